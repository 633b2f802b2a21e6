//! Request bodies that the server does not take, or not all of, or only slowly.

use std::io::{ErrorKind, Write};
use std::time::{Duration, Instant};

use super::client::{Answer, End, connect, connect_briefly, hello, receive, request, server};
use crate::sandbox::Server;

/// Announces `size` bytes and sends them until the server's buffers are full; then reads what came back.
fn upload(server: &Server, size: usize) -> Answer {
    let mut stream = connect_briefly(server);
    stream.set_write_timeout(Some(Duration::from_millis(300))).expect("a timeout");
    let head = request("POST", "/v1/messages", b"", "").len();
    let bytes = request("POST", "/v1/messages", &vec![b' '; size], "");
    assert!(bytes.len() > head + size - 8);
    for part in bytes.chunks(64 << 10) {
        match stream.write_all(part) {
            Ok(()) => {}
            Err(error) => {
                assert!(matches!(
                    error.kind(),
                    ErrorKind::WouldBlock
                        | ErrorKind::TimedOut
                        | ErrorKind::BrokenPipe
                        | ErrorKind::ConnectionReset
                ));
                break;
            }
        }
    }
    receive(&mut stream)
}

#[test]
fn a_body_over_the_limit_is_refused_before_it_is_read() {
    let server = server("");
    let answer = upload(&server, 33 << 20);
    assert_eq!((answer.status, answer.json()["error"]["type"].as_str()), (413, Some("request_too_large")));
    let recorded = server.recorded().remove(0);
    assert!(!recorded.complete && recorded.body_len == 0);
}

#[test]
fn an_early_answer_comes_while_the_body_is_on_its_way() {
    let server = server("413:html:early=1MB");
    let answer = upload(&server, 8 << 20);
    assert_eq!(
        (answer.status, answer.header("content-type"), answer.header("connection")),
        (413, Some("text/html"), Some("close"))
    );
    let recorded = server.recorded().remove(0);
    assert_eq!((recorded.complete, recorded.body_len), (false, 1_000_000));
}

#[test]
fn the_connection_can_break_while_the_body_is_on_its_way() {
    let server = server("reset=upload/1MB,close=upload/10kB");
    assert_eq!(upload(&server, 8 << 20).status, 0);
    assert_eq!(upload(&server, 8 << 20).status, 0);
    let lengths: Vec<_> =
        server.recorded().iter().map(|request| (request.body_len, request.complete)).collect();
    assert_eq!(lengths, [(1_000_000, false), (10_000, false)]);
}

#[test]
fn a_server_can_stop_reading_and_go_on_later() {
    let server = server("stall=upload/1MB");
    let answer = upload(&server, 30 << 20);
    assert_eq!((answer.status, answer.end), (0, End::Open));
    let start = Instant::now();
    while server.recorded()[0].body_len < 1_000_000 && start.elapsed() < Duration::from_secs(5) {
        std::thread::yield_now();
    }
    assert_eq!(server.recorded()[0].body_len, 1_000_000);
    let server = super::client::server("stall=upload/10B:for=50ms");
    let start = Instant::now();
    assert_eq!(super::client::send(&server).status, 200);
    assert!(start.elapsed() >= Duration::from_millis(50));
}

#[test]
fn a_body_can_be_read_slowly() {
    let server = server("read-rate=1kB");
    let start = Instant::now();
    assert_eq!(super::client::send(&server).status, 200);
    assert!(start.elapsed() >= Duration::from_millis(100));
}

#[test]
fn chunked_bodies_and_expectations_are_understood() {
    let server = server("");
    let mut stream = connect(&server);
    let body = hello(false).to_string();
    let (first, second) = body.split_at(20);
    let head = "POST /v1/messages HTTP/1.1\r\nx-api-key: sk-ant-api03-x\r\nanthropic-version: 2026-10-21\r\ncontent-type: application/json\r\nconnection: close\r\n";
    stream
        .write_all(
            format!("{head}transfer-encoding: chunked\r\n\r\n{:x};ext=1\r\n{first}\r\n", first.len())
                .as_bytes(),
        )
        .expect("sent");
    std::thread::sleep(Duration::from_millis(5));
    stream
        .write_all(format!("{:X}\r\n{second}\r\n0\r\ntrailer: x\r\n\r\n", second.len()).as_bytes())
        .expect("sent");
    assert_eq!(receive(&mut stream).status, 200);

    let mut stream = connect(&server);
    stream
        .write_all(format!("{head}expect: 100-continue\r\ncontent-length: {}\r\n\r\n", body.len()).as_bytes())
        .expect("sent");
    let mut line = [0; 25];
    std::io::Read::read_exact(&mut stream, &mut line).expect("an interim answer");
    assert_eq!(&line, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(body.as_bytes()).expect("sent");
    assert_eq!(receive(&mut stream).status, 200);
}
