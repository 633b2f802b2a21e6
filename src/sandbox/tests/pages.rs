//! Answers that are errors, or not the API's, or not HTTP at all.

use std::io::Read;
use std::io::Write;

use super::client::{End, connect, hello, post, request, rest, send, server};

#[test]
fn the_example_of_the_contract() {
    let server = server("529x2");
    let answer = send(&server);
    assert_eq!((answer.status, answer.json()["error"]["type"].as_str()), (529, Some("overloaded_error")));
    assert_eq!(answer.json()["request_id"].as_str(), answer.header("request-id"));
    assert_eq!([send(&server).status, send(&server).status], [529, 200]);
}

#[test]
fn errors_with_codes_and_headers() {
    let answer = send(&server(
        "429/ramp_limit_exceeded:retry-after=2:retry-after-ms=300:x-should-retry=false:message='slow, please'",
    ));
    assert_eq!(answer.json()["error"]["details"]["error_code"], "ramp_limit_exceeded");
    assert_eq!(answer.json()["error"]["message"], "slow, please");
    for (name, value) in [("retry-after", "2"), ("retry-after-ms", "300"), ("x-should-retry", "false")] {
        assert_eq!(answer.header(name), Some(value));
    }
    let answer = send(&server("credit"));
    assert_eq!(
        (
            answer.status,
            answer.json()["error"]["message"].as_str().is_some_and(|text| text.contains("credit balance"))
        ),
        (400, true)
    );
    let answer = send(&server("401"));
    assert!(answer.header("anthropic-workspace-id").is_none());
    let answer = send(&server("503:no-header=request-id:header.x-deny-reason=host_not_allowed"));
    assert_eq!(
        (answer.header("request-id"), answer.header("x-deny-reason")),
        (None, Some("host_not_allowed"))
    );
}

#[test]
fn a_date_to_retry_after_follows_the_servers_own_clock() {
    let answer = send(&server("clock=+1h,429:retry-after-date=90s"));
    let time =
        |name| jiff::fmt::rfc2822::parse(answer.header(name).expect(name)).expect("a date").timestamp();
    let wait = time("retry-after").duration_since(time("date"));
    assert_eq!(wait.as_secs(), 90);
    assert!(time("date").duration_since(jiff::Timestamp::now()).as_mins() >= 59);
}

#[test]
fn pages_that_are_not_the_apis() {
    let answer = send(&server("502:html"));
    assert_eq!(
        (answer.status, answer.header("content-type"), answer.header("request-id")),
        (502, Some("text/html"), None)
    );
    assert!(answer.text().contains("<title>502 Bad Gateway</title>"));
    assert_eq!(send(&server("portal")).status, 200);
    assert_eq!(send(&server("404:plain")).text(), "404 page not found\n");
    assert_eq!(send(&server("json='[1,2]'")).text(), "[1,2]");
    let answer = send(&server("empty"));
    assert_eq!((answer.status, answer.header("content-length"), answer.body.len()), (200, Some("0"), 0));
    let answer = send(&server("204"));
    assert_eq!((answer.status, answer.header("content-length"), answer.body.len()), (204, None, 0));
    assert!(serde_json::from_str::<serde_json::Value>(&send(&server("invalid-json")).text()).is_err());
    let answer = send(&server("307:location='http://127.0.0.1:9/x'"));
    assert_eq!((answer.status, answer.header("location")), (307, Some("http://127.0.0.1:9/x")));
    assert!(send(&server("302")).header("location").is_some());
}

#[test]
fn things_that_are_not_http() {
    let raw = |spec: &str| {
        let server = server(spec);
        let mut stream = connect(&server);
        stream
            .write_all(&request("POST", "/v1/messages", hello(true).to_string().as_bytes(), ""))
            .expect("sent");
        rest(&mut stream)
    };
    assert_eq!(raw("garbage"), (b"SSH-2.0-OpenSSH_9.9\r\n".to_vec(), End::Closed));
    assert_eq!(
        raw("half-headers"),
        (b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nrequest-i".to_vec(), End::Closed)
    );
}

/// Reads `wanted` bytes, and leaves the rest to the wire.
fn first_bytes(spec: &str, wanted: u64) -> String {
    let server = server(spec);
    let mut stream = connect(&server);
    stream.write_all(&request("POST", "/v1/messages", hello(true).to_string().as_bytes(), "")).expect("sent");
    let mut text = vec![];
    stream.take(wanted).read_to_end(&mut text).expect("so much at least");
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn giants_are_made_while_they_are_sent() {
    let start = first_bytes("500:body=1GiB", 1 << 20);
    assert!(start.starts_with("HTTP/1.1 500") && start.contains("content-length: 1073741824\r\n"));
    let start = first_bytes("endless-headers", 1 << 20);
    assert!(start.contains("x-filler-") && !start.contains("\r\n\r\n"));
}

#[test]
fn a_request_can_be_carried_out_although_the_answer_says_otherwise() {
    let server = server("502:html:done");
    assert_eq!(post(&server, "/v1/messages", &hello(false)).status, 502);
}

#[test]
fn a_prompt_can_ask_for_its_own_fault() {
    let server = server("");
    let mut body = hello(false);
    body["messages"][0]["content"] = "please [[sandbox:529x1]]".into();
    assert_eq!(post(&server, "/v1/messages", &body).status, 529);
    assert_eq!(post(&server, "/v1/messages", &body).status, 200);
    body["messages"][0]["content"] = "[[sandbox:refusl]]".into();
    let answer = post(&server, "/v1/messages", &body);
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("did you mean \\\"refusal\\\""));
}
