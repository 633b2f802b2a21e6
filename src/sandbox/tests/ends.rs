//! The ways in which a reply comes to an untimely end, as they look on the wire.

use std::io::Write;
use std::time::{Duration, Instant};

use super::client::{End, connect, get, hello, post, receive, request, send, send_briefly, server};

fn deltas(spec: &str) -> (usize, bool, End) {
    let server = server(spec);
    let answer = if spec.starts_with("stall") { send_briefly(&server) } else { send(&server) };
    assert_eq!(answer.status, 200, "{spec}");
    (answer.events().iter().filter(|event| *event == "content_block_delta").count(), answer.whole, answer.end)
}

#[test]
fn cut_close_reset_and_stall_after_two_deltas() {
    assert_eq!(deltas("cut=2"), (2, true, End::Closed));
    assert_eq!(deltas("close=2"), (2, false, End::Closed));
    assert_eq!(deltas("reset=2"), (2, false, End::Reset));
    assert_eq!(deltas("stall=2"), (2, false, End::Open));
}

#[test]
fn a_close_delimited_body_ends_with_the_connection() {
    let answer = send(&server("cut=2:framing=close"));
    assert!(answer.header("transfer-encoding").is_none() && answer.header("content-length").is_none());
    assert_eq!((answer.end, answer.header("connection")), (End::Closed, Some("close")));
    let answer = send(&server("close=2:framing=length"));
    assert_eq!((answer.whole, answer.end), (false, End::Closed));
    assert!(send(&server("framing=length")).whole);
}

#[test]
fn an_answer_can_be_complete_but_for_its_framing() {
    for (spec, end) in [
        ("close=message_stop", End::Closed),
        ("reset=message_stop", End::Reset),
        ("stall=message_stop", End::Open),
    ] {
        let answer = send_briefly(&server(spec));
        assert_eq!(
            (answer.events().last().map(String::as_str), answer.whole, answer.end),
            (Some("message_stop"), false, end),
            "{spec}"
        );
    }
    let answer = send(&server("reset=end"));
    assert_eq!((answer.whole, answer.end), (true, End::Reset));
    let answer = send(&server("no-stop"));
    assert_eq!((answer.events().last().map(String::as_str), answer.whole), (Some("message_delta"), true));
    let answer = send(&server("cut=headers"));
    assert_eq!((answer.status, answer.body.len(), answer.whole), (200, 0, true));
}

#[test]
fn an_event_can_be_cut_in_its_middle() {
    let answer = send(&server("cut=2.5"));
    assert!(answer.whole && !answer.text().ends_with('\n'));
    let answer = send(&server("cut=100B"));
    assert_eq!(answer.body.len(), 100);
}

#[test]
fn nothing_comes_before_the_end() {
    for (spec, end) in [
        ("reset", End::Reset),
        ("close", End::Closed),
        ("stall", End::Open),
        ("reset=head", End::Reset),
        ("close=reply", End::Closed),
        ("lost-reply", End::Reset),
    ] {
        let server = server(spec);
        let answer = send_briefly(&server);
        assert_eq!((answer.status, answer.end), (0, end), "{spec}");
        assert_eq!(send(&server).status, 200, "{spec} is for one request only");
    }
}

#[test]
fn a_connection_can_end_before_it_is_read() {
    for (spec, end) in [("reset=accept", End::Reset), ("close=accept", End::Closed)] {
        let server = server(spec);
        assert_eq!(super::client::rest(&mut connect(&server)), (vec![], end));
        assert!(server.recorded().is_empty());
        assert_eq!(send(&server).status, 200);
    }
}

#[test]
fn a_kept_connection_can_be_closed_at_the_next_request() {
    let server = server("ok,close");
    let mut stream = connect(&server);
    let one = request("GET", "/v1/models/claude-opus-5", b"", "");
    stream.write_all(&one).expect("sent");
    assert_eq!(receive(&mut stream).status, 200);
    stream.write_all(&one).expect("sent");
    assert_eq!(super::client::rest(&mut stream), (vec![], End::Closed));
}

#[test]
fn delays_and_stalls_with_a_time_pass() {
    let start = Instant::now();
    assert_eq!(send(&server("delay=80ms")).status, 200);
    assert!(start.elapsed() >= Duration::from_millis(80));
    let start = Instant::now();
    assert!(send(&server("stall=1:for=80ms")).whole);
    assert!(start.elapsed() >= Duration::from_millis(80));
}

#[test]
fn bodies_in_one_piece_can_be_cut_too() {
    let whole = post(&server(""), "/v1/messages", &hello(false)).body.len();
    let answer = post(&server("cut"), "/v1/messages", &hello(false));
    assert_eq!((answer.body.len(), answer.whole), (whole / 2, true));
    let answer = post(&server("close=2"), "/v1/messages", &hello(false));
    assert_eq!((answer.body.len(), answer.whole, answer.end), (whole / 2, false, End::Closed));
}

#[test]
fn a_fault_can_wait_for_its_operation_and_its_turn() {
    let server = server("messages:529x2,models@2:500");
    assert_eq!(get(&server, "/v1/models").status, 200);
    assert_eq!([send(&server).status, send(&server).status, send(&server).status], [529, 529, 200]);
    assert_eq!(get(&server, "/v1/models").status, 500);
    assert_eq!(get(&server, "/v1/models").status, 200);
}
