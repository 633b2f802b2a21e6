//! What the server does when nothing is to go wrong.

use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::json;

use super::client::{End, call, connect, connect_briefly, get, hello, post, receive, request, send, server};

#[test]
fn a_streamed_message_has_every_event_and_header() {
    let server = server("");
    let answer = send(&server);
    assert_eq!((answer.status, answer.whole), (200, true));
    assert_eq!(answer.header("content-type"), Some("text/event-stream; charset=utf-8"));
    let events = answer.events();
    assert_eq!(events.first().map(String::as_str), Some("message_start"));
    assert_eq!(events.last().map(String::as_str), Some("message_stop"));
    assert!(events.iter().filter(|event| *event == "content_block_delta").count() >= 3);
    for name in [
        "request-id",
        "date",
        "anthropic-organization-id",
        "anthropic-workspace-id",
        "anthropic-ratelimit-input-tokens-remaining",
    ] {
        assert!(answer.header(name).is_some(), "{name}");
    }
}

#[test]
fn a_whole_message_and_a_count_agree() {
    let server = server("");
    let answer = post(&server, "/v1/messages?beta=true", &hello(false)).json();
    assert_eq!(
        (answer["type"].as_str(), answer["stop_reason"].as_str()),
        (Some("message"), Some("end_turn"))
    );
    let count = post(
        &server,
        "/v1/messages/count_tokens",
        &json!({"model": "claude-opus-5-5", "messages": [{"role": "user", "content": "Hello"}]}),
    );
    assert_eq!(count.json()["input_tokens"], answer["usage"]["input_tokens"]);
}

#[test]
fn errors_carry_the_same_request_id_twice_and_never_the_same_again() {
    let server = server("");
    let mut seen = std::collections::HashSet::new();
    for path in ["/v1/models/nope", "/v1/nothing", "/v1/messages", "/v1/models?limit=0"] {
        let answer = get(&server, path);
        assert!(answer.status >= 400, "{path}");
        let body = answer.json();
        assert_eq!(body["type"], "error");
        assert_eq!(body["request_id"].as_str(), answer.header("request-id"));
        assert!(seen.insert(answer.header("request-id").map(str::to_owned)));
    }
}

#[test]
fn a_caller_without_a_key_is_told_so_and_no_workspace_is_named() {
    let server = server("");
    let mut stream = connect(&server);
    stream.write_all(b"GET /v1/models HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").expect("sent");
    let answer = receive(&mut stream);
    assert_eq!((answer.status, answer.json()["error"]["type"].as_str()), (401, Some("authentication_error")));
    assert!(answer.header("request-id").is_some() && answer.header("anthropic-workspace-id").is_none());
}

#[test]
fn models_come_in_pages() {
    let server = server("page-size=6");
    let mut ids = vec![];
    let mut after = String::new();
    loop {
        let page = get(&server, &format!("/v1/models?limit=1000{after}")).json();
        ids.extend(
            page["data"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|model| model["id"].as_str().expect("an id").to_owned()),
        );
        if page["has_more"] != true {
            break;
        }
        after = format!("&after_id={}", page["last_id"].as_str().expect("an id"));
    }
    assert_eq!(ids.len(), 15);
    assert_eq!(server.recorded().len(), 3);
}

#[test]
fn a_connection_is_kept_and_takes_requests_back_to_back() {
    let server = server("");
    let mut stream = connect_briefly(&server);
    let one = request("GET", "/v1/models/claude-opus-5", b"", "");
    stream.write_all(&[one.clone(), one].concat()).expect("sent");
    let (bytes, end) = super::client::rest(&mut stream);
    assert_eq!(end, End::Open);
    assert_eq!(String::from_utf8_lossy(&bytes).matches("HTTP/1.1 200 OK").count(), 2);
    let recorded = server.recorded();
    assert_eq!((recorded.len(), recorded[0].connection), (2, recorded[1].connection));
}

#[test]
fn what_arrived_is_recorded() {
    let server = server("");
    send(&server);
    assert!(server.wait_for(1, Duration::from_secs(1)));
    let recorded = server.recorded().remove(0);
    assert_eq!(
        (recorded.method.as_str(), recorded.path(), recorded.complete),
        ("POST", "/v1/messages", true)
    );
    assert_eq!(recorded.json()["messages"][0]["content"], "Hello");
    assert_eq!(recorded.header("anthropic-version"), Some("2026-10-21"));
    assert_eq!(recorded.body_len, recorded.body.len() as u64);
}

#[test]
fn requests_of_any_shape_get_an_answer_and_never_a_panic() {
    let server = server("");
    for bytes in [
        &b"\x16\x03\x01\x00\xa5\x01\x00\x00"[..],
        b"GET\r\n\r\n",
        b"POST /v1/messages HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"POST /v1/messages HTTP/1.1\r\ncontent-length: 99999999999999999999\r\n\r\n",
        b"POST /v1/messages HTTP/1.1\r\ncontent-length: 5\r\n\r\n\xff",
        b"DELETE / HTTP/1.0\r\n\r\n",
    ] {
        let mut stream = connect(&server);
        stream.write_all(bytes).expect("sent");
        stream.shutdown(std::net::Shutdown::Write).expect("finished");
        receive(&mut stream);
    }
    for body in [
        &b""[..],
        b"null",
        b"[]",
        b"{\"messages\": 5",
        b"\xff\xfe",
        b"{\"model\":\"claude-opus-5\",\"max_tokens\":1e3,\"messages\":[{}]}",
    ] {
        assert_eq!(call(&server, "POST", "/v1/messages", body).status, 400);
    }
    assert_eq!(send(&server).status, 200);
}

#[test]
fn starting_takes_next_to_no_time() {
    let start = Instant::now();
    for _ in 0..20 {
        drop(server(""));
    }
    // Generous: the machine may be busy. Alone, one takes well under a millisecond.
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}
