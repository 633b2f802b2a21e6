//! Fallback models: which failures hand over, which do not, and whose error is reported in the end.

use super::*;

/// A whole answer of another model.
fn good_of(model: &str) -> Vec<Do> {
    let text = String::from_utf8(whole(TEXT)).expect("text");
    vec![Do::Read, Do::Send(text.replace("claude-opus-5-5", model).into_bytes())]
}

/// The models that were asked, in order.
fn asked(server: &Raw) -> Vec<String> {
    let model = |body: &[u8]| -> String {
        let value: serde_json::Value = serde_json::from_slice(body).expect("a request");
        value["model"].as_str().expect("a model").to_owned()
    };
    server.seen().iter().map(|seen| model(&seen.body)).collect()
}

const TO_SONNET: [&str; 4] = ["--max-retries", "0", "--fallback-model", "sonnet"];

#[test]
fn f1_overload_rate_limits_and_server_errors_hand_over() {
    for (status, kind) in [
        ("529 Overloaded", "overloaded_error"),
        ("429 Too Many Requests", "rate_limit_error"),
        ("500 Error", "api_error"),
        ("502 Bad Gateway", "api_error"),
        ("503 Unavailable", "api_error"),
        ("504 Timeout", "timeout_error"),
        ("520 Unknown", "api_error"),
    ] {
        let stage = Stage::new();
        let server = Raw::start(vec![says(api_error(status, kind, "busy")), good_of("claude-sonnet-5-5")]);
        let ran = send(&stage, &server.url(), &TO_SONNET);
        let ran = ran.ends(0).says(&[
            "claude-opus-5-5 failed",
            &status[..3],
            "asking claude-sonnet-5-5 instead",
            "answered by claude-sonnet-5-5",
        ]);
        assert_eq!(ran.stdout, "one two three\n");
        assert_eq!(asked(&server), ["claude-opus-5-5", "claude-sonnet-5-5"], "{status}");
    }
}

#[test]
fn f1_an_overload_inside_the_stream_hands_over_too() {
    let stage = Stage::new();
    let cut = says(with(stream_of(2), error_event("overloaded_error")));
    let server = Raw::start(vec![cut, good_of("claude-sonnet-5-5")]);
    send(&stage, &server.url(), &TO_SONNET).ends(0).says(&["asking claude-sonnet-5-5 instead"]);
}

#[test]
fn f1_a_rate_limit_that_asks_for_too_long_a_wait_hands_over_at_once() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(limited(&[("retry-after", "3600")])), good_of("claude-sonnet-5-5")]);
    let ran = send(&stage, &server.url(), &["--fallback-model", "sonnet"]);
    let ran = ran.ends(0);
    assert!(ran.took < Duration::from_secs(5), "{:?}", ran.took);
    assert_eq!(server.seen().len(), 2);
}

#[test]
fn f1_every_model_has_its_own_attempts() {
    let stage = Stage::new();
    let busy = || says(overloaded(&[("retry-after-ms", "5")]));
    let server = Raw::start(vec![busy(), busy(), busy(), good_of("claude-sonnet-5-5")]);
    send(&stage, &server.url(), &["--max-retries", "1", "--fallback-model", "sonnet"]).ends(0);
    assert_eq!(asked(&server)[..3], ["claude-opus-5-5", "claude-opus-5-5", "claude-sonnet-5-5"]);
}

#[test]
fn f2_what_is_the_requests_own_fault_does_not_hand_over() {
    for (status, kind, exit) in [
        ("400 Bad", "invalid_request_error", 40),
        ("401 Unauthorized", "authentication_error", 41),
        ("402 Payment", "billing_error", 42),
        ("403 Forbidden", "permission_error", 43),
        ("404 Not Found", "not_found_error", 44),
        ("413 Large", "request_too_large", 46),
        ("422 Unprocessable", "invalid_request_error", 47),
    ] {
        let stage = Stage::new();
        let server = Raw::start(vec![says(api_error(status, kind, "no")), good()]);
        send(&stage, &server.url(), &TO_SONNET).ends(exit);
        assert_eq!(server.seen().len(), 1, "{status}");
    }
    let spent = r#"{"type":"error","error":{"type":"rate_limit_error","message":"x","details":{"error_code":"enforced_spend_limit_reached"}}}"#;
    for script in [
        vec![Do::Read, Do::Reset],
        says(answer("429 Too Many", &[("content-type", "application/json")], spent)),
        says(answer("200 OK", &[("content-type", "text/html")], HTML)),
    ] {
        let stage = Stage::new();
        let server = Raw::start(vec![script, good()]);
        let ran = send(&stage, &server.url(), &TO_SONNET);
        assert!(matches!(ran.code, Some(15 | 16 | 42)), "{:?}\n{}", ran.code, ran.stderr);
        assert_eq!(server.seen().len(), 1);
    }
}

#[test]
fn f3_if_all_fail_the_first_models_error_is_reported() {
    let stage = Stage::new();
    let scripts = vec![
        says(overloaded(&[])),
        says(api_error("503 Unavailable", "api_error", "down")),
        says(api_error("404 Not Found", "not_found_error", "model: claude-nope")),
    ];
    let server = Raw::start(scripts);
    let args = ["--max-retries", "0", "--fallback-model", "sonnet", "--fallback-model", "claude-nope"];
    let ran = send(&stage, &server.url(), &args);
    ran.ends(59).says(&[
        "error[overloaded]",
        "request id: req_busy",
        "attempts: 3",
        "also failed: claude-sonnet-5-5: HTTP 503",
        "also failed: claude-nope: HTTP 404",
    ]);
    assert_eq!(asked(&server), ["claude-opus-5-5", "claude-sonnet-5-5", "claude-nope"]);
}

#[test]
fn f4_after_visible_text_nobody_takes_over() {
    let cut = || says(with(stream_of(5), error_event("overloaded_error")));
    let stage = Stage::new();
    let server = Raw::start(vec![cut(), good()]);
    let ran = send(&stage, &server.url(), &TO_SONNET);
    let ran = ran.ends(6);
    assert_eq!((ran.stdout.as_str(), server.seen().len()), ("one two \n", 1));
    // Also when it was the fallback model that had begun to speak.
    let server = Raw::start(vec![says(overloaded(&[])), cut(), good()]);
    let ran = send(&stage, &server.url(), &[&TO_SONNET[..], &["--fallback-model", "haiku"]].concat());
    let ran = ran.ends(6).says(&["error[incomplete]", "before that: HTTP 529", "attempts: 2"]);
    assert_eq!((ran.stdout.as_str(), server.seen().len()), ("one two \n", 2));
}

#[test]
fn f4_where_nothing_was_shown_a_cut_answer_leaves_no_trace() {
    let cut = || says(with(stream_of(5), error_event("overloaded_error")));
    let stage = Stage::new();
    let server = Raw::start(vec![cut(), good_of("claude-sonnet-5-5")]);
    let ran = send(&stage, &server.url(), &[&TO_SONNET[..], &["-o", "answer"]].concat());
    ran.ends(0);
    assert_eq!(std::fs::read(stage.path("answer")).expect("whole"), TEXT.as_bytes());
    let server = Raw::start(vec![cut(), good_of("claude-sonnet-5-5")]);
    let ran = send(&stage, &server.url(), &[&TO_SONNET[..], &["--json"]].concat());
    let ran = ran.ends(0);
    let message: serde_json::Value = serde_json::from_str(&ran.stdout).expect("one object");
    assert_eq!(message["model"], "claude-sonnet-5-5", "the object names who answered");
    assert_eq!(message["content"].as_array().map(Vec::len), Some(1));
}

#[test]
fn f5_a_model_that_was_asked_is_not_asked_again() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[]))]);
    let args = ["-m", "opus", "--max-retries", "0", "--fallback-model", "claude-opus-5-5"];
    let ran = send(&stage, &server.url(), &[&args[..], &["--fallback-model", "opus"]].concat());
    let ran = ran.ends(59);
    assert_eq!(server.seen().len(), 1);
    assert!(!ran.stderr.contains("instead"), "{}", ran.stderr);
}

#[test]
fn f6_timeout_bounds_all_models_together() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[])), vec![Do::Read, Do::Hold]]);
    let ran = send(&stage, &server.url(), &[&TO_SONNET[..], &["--timeout", "600ms"]].concat());
    let ran = ran.ends(12).says(&["--timeout ran out after 600ms", "before that: HTTP 529"]);
    assert!(ran.took < Duration::from_secs(2), "{:?}", ran.took);
}

#[test]
fn f7_the_breaker_counts_a_run_and_not_its_models() {
    let stage = Stage::new();
    let args = [&TO_SONNET[..], &["--breaker", "state", "--breaker-threshold", "2"]].concat();
    let server = Raw::start(vec![says(overloaded(&[])), good_of("claude-sonnet-5-5"), says(overloaded(&[]))]);
    send(&stage, &server.url(), &args).ends(0);
    let breaker = || std::fs::read_to_string(stage.path("state")).expect("state");
    assert!(breaker().contains("\"failures\":0"), "{}", breaker());
    send(&stage, &server.url(), &args).ends(59);
    assert!(breaker().contains("\"failures\":1"), "{}", breaker());
    send(&stage, &server.url(), &args).ends(59);
    let before = server.seen().len();
    send(&stage, &server.url(), &args).ends(59).says(&["not sent"]);
    assert_eq!(server.seen().len(), before, "an open breaker lets no model through");
}

#[test]
fn f8_a_fallback_of_a_cut_attempt_counts_what_it_may_have_cost() {
    let stage = Stage::new();
    let cut = says(with(stream_of(5), error_event("overloaded_error")));
    let server = Raw::start(vec![cut, good_of("claude-sonnet-5-5")]);
    let ran = send(&stage, &server.url(), &[&TO_SONNET[..], &["--no-stream", "--usage"]].concat());
    ran.ends(0).says(&["1 failed attempt before it may have been billed too"]);
}
