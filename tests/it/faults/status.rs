//! Rows B: answers that are no success, and what their headers ask for.

use super::*;

#[test]
fn b1_b2_b18_what_is_the_requests_own_fault_is_asked_once() {
    for (status, kind, exit) in [
        ("400 Bad Request", "invalid_request_error", 40),
        ("401 Unauthorized", "authentication_error", 41),
        ("402 Payment Required", "billing_error", 42),
        ("403 Forbidden", "permission_error", 43),
        ("404 Not Found", "not_found_error", 44),
        ("413 Too Large", "request_too_large", 46),
        ("422 Unprocessable", "invalid_request_error", 47),
        ("418 Teapot", "invalid_request_error", 48),
        ("501 Not Implemented", "api_error", 51),
        ("505 Version", "api_error", 51),
    ] {
        row(kind, &[], vec![says(api_error(status, kind, "no"))]).fails(exit, "", &["req_test"]).play();
    }
}

#[test]
fn b3_money_is_asked_once() {
    for (status, kind, message) in [
        (
            "400 Bad Request",
            "invalid_request_error",
            "Your credit balance is too low to access the Anthropic API.",
        ),
        (
            "400 Bad Request",
            "invalid_request_error",
            "You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.",
        ),
    ] {
        row("B3", &[], vec![says(api_error(status, kind, message))])
            .fails(42, "", &["error[billing]"])
            .play();
    }
    let body = r#"{"type":"error","error":{"type":"rate_limit_error","message":"You have reached your API usage limits","details":{"error_code":"enforced_spend_limit_reached"}}}"#;
    row("B3 code", &[], vec![says(answer("429 Too Many", &[("content-type", "application/json")], body))])
        .fails(42, "", &["enforced_spend_limit_reached"])
        .play();
}

#[test]
fn b4_an_organization_on_hold_shows_where_to_appeal() {
    let body = r#"{"type":"error","error":{"type":"invalid_request_error","message":"on hold","details":{"error_code":"organization_on_hold","appeal_url":"https://appeal.example/1"}}}"#;
    row("B4", &[], vec![says(answer("400 Bad", &[("content-type", "application/json")], body))])
        .fails(40, "", &["https://appeal.example/1"])
        .play();
}

#[test]
fn b5_b10_the_servers_wait_is_kept() {
    for (headers, least) in
        [(vec![("retry-after", "1")], 1000), (vec![("retry-after-ms", "300"), ("retry-after", "9")], 300)]
    {
        let stage = Stage::new();
        let server = Raw::start(vec![says(limited(&headers)), good()]);
        let output = stage.claudectl(&server.url()).args(["send", "Hello"]).output().expect("runs");
        assert_eq!(output.status.code(), Some(0));
        let seen = server.seen();
        let gap = seen[1].at - seen[0].at;
        assert!(gap >= Duration::from_millis(least), "{headers:?}: {gap:?}");
        assert!(gap < Duration::from_millis(least + 900), "{headers:?}: {gap:?}");
    }
}

#[test]
fn b6_b7_a_wait_that_does_not_fit_fails_at_once() {
    for args in [&["--timeout", "60"] as &[&str], &["--max-wait", "60s"]] {
        let stage = Stage::new();
        let server = Raw::start(vec![says(limited(&[("retry-after", "171")]))]);
        let begun = Instant::now();
        let output =
            stage.claudectl(&server.url()).args(["send", "Hello"]).args(args).output().expect("runs");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(49), "{stderr}");
        assert!(begun.elapsed() < Duration::from_secs(5), "no sleep");
        assert!(stderr.contains("2m51s"), "says what was asked\n{stderr}");
        assert!(stderr.contains(args[0]), "says which limit\n{stderr}");
        assert_eq!(server.seen().len(), 1);
    }
}

#[test]
fn b8_hostile_waits_are_ignored() {
    for value in ["0", "-5", "nan", "inf", "1e9", "soon", "5s", "", "99999999999"] {
        let stage = Stage::new();
        let server = Raw::start(vec![says(limited(&[("retry-after", value)])), good()]);
        let output = stage.claudectl(&server.url()).args(["send", "Hello"]).output().expect("runs");
        assert_eq!(output.status.code(), Some(0), "{value}");
        let seen = server.seen();
        let gap = seen[1].at - seen[0].at;
        assert!(gap >= Duration::from_millis(200) && gap < Duration::from_secs(2), "{value:?}: {gap:?}");
    }
}

#[test]
fn b9_a_date_counts_against_the_servers_clock() {
    let headers =
        [("retry-after", "Fri, 20 Nov 2099 11:00:01 GMT"), ("date", "Fri, 20 Nov 2099 11:00:00 GMT")];
    let stage = Stage::new();
    let server = Raw::start(vec![says(limited(&headers)), good()]);
    stage.claudectl(&server.url()).args(["send", "Hello"]).assert().success();
    let seen = server.seen();
    let gap = seen[1].at - seen[0].at;
    assert!(gap >= Duration::from_secs(1) && gap < Duration::from_secs(3), "{gap:?}");
}

#[test]
fn b11_b20_what_may_pass_is_tried_again() {
    let page = |status: &str| says(answer(status, &[("content-type", "text/html")], HTML));
    for (id, script) in [
        ("B11", says(limited(&[]))),
        ("529", says(overloaded(&[]))),
        ("B20", page("502 Bad Gateway")),
        ("408", says(api_error("408 Timeout", "timeout_error", "late"))),
        ("409", says(api_error("409 Conflict", "conflict_error", "twice"))),
        ("500", says(api_error("500 Error", "api_error", "oops"))),
        ("503", page("503 Unavailable")),
        ("504", says(api_error("504 Timeout", "timeout_error", "late"))),
        ("520", page("520 Unknown")),
    ] {
        row(id, &[], vec![script, good()]).requests(2).play();
    }
}

#[test]
fn b13_b14_the_server_may_overrule() {
    let retry = answer(
        "400 Bad",
        &[("content-type", "application/json"), ("x-should-retry", "true")],
        r#"{"type":"error","error":{"type":"invalid_request_error","message":"again"}}"#,
    );
    row("B13", &[], vec![says(retry), good()]).requests(2).play();
    row("B14", &[], vec![says(overloaded(&[("x-should-retry", "false")]))])
        .fails(59, "", &["error[overloaded]", "req_busy"])
        .play();
}

#[test]
fn b17_what_lasts_ends_with_its_own_code() {
    row("B17", &["--max-retries", "1"], vec![says(overloaded(&[]))])
        .requests(2)
        .fails(59, "", &["HTTP 529", "overloaded_error", "req_busy", "2"])
        .play();
}

#[test]
fn b19_redirects_are_never_followed() {
    let other = Raw::start(vec![good()]);
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let target = format!("{}/v1/messages", other.url());
        let stage = Stage::new();
        let server = Raw::start(vec![says(answer(status, &[("location", &target)], ""))]);
        let output = stage.claudectl(&server.url()).args(["send", "Hello"]).output().expect("runs");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(16), "{stderr}");
        assert!(stderr.contains(&target), "{stderr}");
        assert_eq!(server.seen().len(), 1);
    }
    assert!(other.seen().is_empty(), "nothing may reach the other place");
}

#[test]
fn b21_b23_something_else_is_tried_twice_and_named() {
    let portal = || says(answer("200 OK", &[("content-type", "text/html")], HTML));
    row("B21 once", &[], vec![portal(), good()]).requests(2).play();
    row("B21", &[], vec![portal()])
        .requests(2)
        .fails(16, "", &["error[not_the_api]", "Sign in to Wi-Fi"])
        .play();
    for (id, reply) in [
        ("B23 empty", answer("200 OK", &[], "")),
        ("B23 204", b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()),
        ("other JSON", answer("200 OK", &[("content-type", "application/json")], r#"{"hello":"world"}"#)),
        ("broken JSON", answer("200 OK", &[("content-type", "application/json")], r#"{"type":"mess"#)),
    ] {
        row(id, &[], vec![says(reply)]).requests(2).fails(16, "", &["error[not_the_api]"]).play();
    }
    row("403 page", &[], vec![says(answer("403 Forbidden", &[("cf-ray", "8f1-AMS")], HTML))])
        .fails(16, "", &["8f1-AMS"])
        .play();
}

#[test]
fn b22_a_whole_message_instead_of_a_stream_is_taken() {
    let body = r#"{"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-5-5","content":[{"type":"text","text":"one two three"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":3}}"#;
    let whole = || says(answer("200 OK", &[("content-type", "application/json")], body));
    row("B22", &[], vec![whole()]).play();
    row("B22 held", &["--no-stream"], vec![whole()]).play();
}

#[test]
fn b26_a_huge_error_body_is_read_only_in_part() {
    let head =
        b"HTTP/1.1 500 Oops\r\ncontent-type: text/plain\r\ncontent-length: 1073741824\r\n\r\n".to_vec();
    let script = vec![Do::Read, Do::Send(head), Do::Repeat(vec![b'x'; 65536], 16384)];
    row("B26", &["--max-retries", "0"], vec![script]).fails(50, "", &["error[server_error]"]).play();
    let endless = vec![
        Do::Read,
        Do::Send(b"HTTP/1.1 200 OK\r\n".to_vec()),
        Do::Repeat(b"x-filler: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n".to_vec(), 200_000),
    ];
    row("B26 headers", &["--max-retries", "0"], vec![endless]).fails(16, "", &["error[not_the_api]"]).play();
}
