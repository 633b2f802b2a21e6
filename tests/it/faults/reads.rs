//! Rows of calls that only read, and B12: lists page by page, counts, and limits on how fast usage grows.

use super::*;

const JSON: [(&str, &str); 2] = [("content-type", "application/json"), ("request-id", "req_page")];

/// One page of a list of models.
fn page(ids: &[&str], more: bool) -> Vec<Do> {
    let data: Vec<_> =
        ids.iter().map(|id| serde_json::json!({"id": id, "type": "model", "display_name": id})).collect();
    let body = serde_json::json!({"data": data, "has_more": more, "first_id": ids[0], "last_id": ids.last()});
    says(answer("200 OK", &JSON, &body.to_string()))
}

#[test]
fn b24_a_page_that_fails_is_repeated_alone() {
    for fault in [
        says(overloaded(&[("retry-after-ms", "10")])),
        vec![Do::Read, Do::Reset],
        says(answer("200 OK", &JSON, r#"{"data":[{"id":"b""#)),
        says(
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"data\":["
                .to_vec(),
        ),
    ] {
        let stage = Stage::new();
        let scripts = vec![page(&["a", "b"], true), fault, page(&["c"], true), page(&["d"], false)];
        let server = Raw::start(scripts);
        let ran = ran(stage.claudectl(&server.url()).args(["models", "list", "--json"]));
        let ran = ran.ends(0);
        let all: serde_json::Value = serde_json::from_str(&ran.stdout).expect("one array");
        let ids: Vec<_> = all.as_array().expect("array").iter().map(|model| &model["id"]).collect();
        assert_eq!(ids, ["a", "b", "c", "d"]);
        let asked: Vec<_> = server
            .seen()
            .iter()
            .map(|seen| seen.head.split(' ').nth(1).unwrap_or_default().to_owned())
            .collect();
        assert_eq!(asked.len(), 4);
        assert!(asked[1].contains("after_id=b") && asked[1] == asked[2], "{asked:?}");
        assert!(asked[3].contains("after_id=c"), "{asked:?}");
        assert!(!ran.stderr.contains("billed"), "reading costs nothing\n{}", ran.stderr);
    }
}

#[test]
fn b24_a_page_that_keeps_failing_prints_nothing() {
    let stage = Stage::new();
    let server = Raw::start(vec![page(&["a"], true), says(overloaded(&[("retry-after-ms", "10")]))]);
    let ran = ran(stage.claudectl(&server.url()).args(["models", "--json", "--max-retries", "2"]));
    let ran = ran.ends(59);
    let error = ran.error();
    assert_eq!((ran.stdout.as_str(), server.seen().len()), ("", 4));
    assert_eq!((&error["attempts"], &error["possibly_billed"]), (&3.into(), &0.into()));
    assert!(error["url"].as_str().expect("url").contains("after_id=a"), "{error}");
}

#[test]
fn b24_a_list_that_never_ends_is_not_believed() {
    let stage = Stage::new();
    let server = Raw::start(vec![page(&["a"], true)]);
    let ran = ran(stage.claudectl(&server.url()).args(["models", "--json"]));
    ran.ends(0);
    assert_eq!(server.seen().len(), 2, "the same page twice is the end");
}

#[test]
fn b12_growing_too_fast_is_waited_out() {
    let body = r#"{"type":"error","error":{"type":"rate_limit_error","message":"too fast","details":{"error_code":"ramp_limit_exceeded"}}}"#;
    let ramp = |wait| {
        let headers =
            [("content-type", "application/json"), ("request-id", "req_ramp"), ("retry-after", wait)];
        says(answer("429 Too Many Requests", &headers, body))
    };
    let stage = Stage::new();
    let server = Raw::start(vec![ramp("1"), good()]);
    let ran = send(&stage, &server.url(), &[]);
    ran.ends(0).says(&["waiting 1s, as the server asked", "ramp_limit_exceeded", "(request id req_ramp)"]);
    let seen = server.seen();
    assert!(seen[1].at - seen[0].at >= Duration::from_secs(1));
    let server = Raw::start(vec![ramp("171")]);
    let ran = send(&stage, &server.url(), &["--json", "--max-wait", "60s"]);
    let error = ran.ends(49).error();
    assert_eq!((&error["error_code"], &error["retry_after_s"]), (&"ramp_limit_exceeded".into(), &171.into()));
}

#[test]
fn b1_b17_a_count_is_retried_as_a_read_is() {
    let stage = Stage::new();
    let count = || says(answer("200 OK", &JSON, r#"{"input_tokens":12}"#));
    let server =
        Raw::start(vec![says(overloaded(&[("retry-after-ms", "10")])), vec![Do::Read, Do::Reset], count()]);
    let ran = send(&stage, &server.url(), &["--count"]);
    let ran = ran.ends(0);
    assert_eq!((ran.stdout.as_str(), server.seen().len()), ("12\n", 3));
    let server = Raw::start(vec![says(api_error("400 Bad", "invalid_request_error", "no"))]);
    send(&stage, &server.url(), &["--count"]).ends(40);
    assert_eq!(server.seen().len(), 1);
}

#[test]
fn a11_the_headers_timer_of_a_read_starts_with_the_connection() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Read, Do::Hold]]);
    let ran = ran(stage.claudectl(&server.url()).args([
        "models",
        "--headers-timeout",
        "300ms",
        "--connect-timeout",
        "20s",
        "--max-retries",
        "0",
    ]));
    let ran = ran.ends(12).says(&["headers timeout", "300ms"]);
    assert!(ran.took < Duration::from_secs(5), "{:?}", ran.took);
}
