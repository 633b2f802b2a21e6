//! Streams whose events are wrong, odd, huge or slow.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use super::client::{connect, connect_briefly, get, hello, post, request, rest, send, server};

#[test]
fn an_error_event_comes_where_it_was_asked_for() {
    assert_eq!(send(&server("error")).events(), ["error"]);
    assert_eq!(send(&server("error:at=message_start")).events(), ["message_start", "error"]);
    let answer = send(&server("error=rate_limit_error/ramp_limit_exceeded:at=2"));
    assert_eq!(answer.events().iter().filter(|event| *event == "content_block_delta").count(), 2);
    assert!(answer.text().contains("\"error_code\":\"ramp_limit_exceeded\"") && answer.whole);
    let events = send(&server("error:at=message_stop")).events();
    assert_eq!(events[events.len() - 2..], ["message_stop", "error"]);
}

#[test]
fn pings_go_on_for_ever() {
    let server = server("pings=5ms");
    let mut stream = connect(&server);
    stream.write_all(&request("POST", "/v1/messages", hello(true).to_string().as_bytes(), "")).expect("sent");
    let mut text = vec![];
    (&mut stream).take(4000).read_to_end(&mut text).expect("pings");
    assert!(String::from_utf8_lossy(&text).matches("event: ping").count() > 20);
}

#[test]
fn bytes_come_one_by_one_but_are_the_same_bytes() {
    let plain = send(&server("")).body;
    let stripped = |body: &[u8]| String::from_utf8_lossy(body).replace(char::is_alphanumeric, "");
    for spec in ["bytewise", "split=7", "split=3:pace=1us"] {
        let answer = send(&server(spec));
        assert_eq!(stripped(&answer.body), stripped(&plain), "{spec}");
        assert!(answer.whole);
    }
    let answer = send(&server("crlf"));
    assert_eq!(stripped(&answer.body), stripped(&plain).replace('\n', "\r\n"));
    assert!(send(&server("unterminated")).text().ends_with("}\n"));
}

#[test]
fn single_events_can_be_damaged() {
    let text = |spec: &str| send(&server(spec)).body;
    assert!(std::str::from_utf8(&text("bad-utf8")).is_err());
    let has = |spec: &str, part: &str| String::from_utf8_lossy(&text(spec)).contains(part);
    assert!(has("wrong-index", "\"index\":7"));
    assert!(has("late-delta", "(too late)"));
    assert!(has("unknown-event", "event: sandbox_event"));
    assert!(has("unknown-delta", "\"type\":\"sandbox_delta\""));
    assert!(has("unknown-block", "\"type\":\"sandbox_block\""));
    assert!(has("after-stop", "junk"));
    let damaged = String::from_utf8(text("bad-json")).expect("UTF-8");
    let bad = damaged
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .filter(|data| serde_json::from_str::<serde_json::Value>(data).is_err());
    assert_eq!(bad.count(), 1);
    assert_eq!(
        send(&server("second-start")).events().iter().filter(|event| *event == "message_start").count(),
        2
    );
}

#[test]
fn a_line_of_64_mib_is_made_while_it_is_sent() {
    let server = server("huge-line");
    let mut stream = connect(&server);
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
    stream
        .write_all(&request(
            "POST",
            "/v1/messages",
            hello(true).to_string().as_bytes(),
            "connection: close\r\n",
        ))
        .expect("sent");
    let mut total = 0;
    let mut part = vec![0; 1 << 20];
    loop {
        match stream.read(&mut part).expect("readable") {
            0 => break,
            count => total += count,
        }
    }
    assert!(total > 64 << 20);
}

#[test]
fn the_model_can_stop_for_every_reason() {
    for (spec, reason) in [
        ("refusal", "refusal"),
        ("truncated", "max_tokens"),
        ("stop=pause_turn", "pause_turn"),
        ("stop=model_context_window_exceeded", "model_context_window_exceeded"),
    ] {
        let answer = send(&server(spec));
        assert!(answer.whole && answer.text().contains(&format!("\"stop_reason\":\"{reason}\"")), "{spec}");
        assert_eq!(post(&server(spec), "/v1/messages", &hello(false)).json()["stop_reason"], reason);
    }
    assert!(send(&server("refusal=bio")).text().contains("\"category\":\"bio\""));
    assert!(send(&server("think")).text().contains("thinking_delta"));
    let answer = send(&server("unstreamed"));
    assert_eq!(
        (answer.header("content-type"), answer.json()["type"].as_str()),
        (Some("application/json"), Some("message"))
    );
    assert!(send(&server("say='Hi, you'")).text().contains("Hi, you"));
}

#[test]
fn a_pace_spreads_the_pieces() {
    let start = Instant::now();
    assert!(send(&server("pace=10ms:deltas=5")).whole);
    assert!(start.elapsed() >= Duration::from_millis(50));
}

#[test]
fn a_server_stops_in_the_middle_of_everything() {
    let server = server("messages:stall=1x*");
    let mut streams: Vec<_> = (0..5).map(|_| connect_briefly(&server)).collect();
    for stream in &mut streams {
        stream
            .write_all(&request("POST", "/v1/messages", hello(true).to_string().as_bytes(), ""))
            .expect("sent");
    }
    rest(&mut streams[0]);
    assert_eq!(get(&server, "/v1/models").status, 200);
    let start = Instant::now();
    drop(server);
    assert!(start.elapsed() < Duration::from_secs(1));
}
