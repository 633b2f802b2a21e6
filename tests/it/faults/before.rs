//! Rows A: what goes wrong before an answer, over plain TCP.

use super::*;

/// A port on which nothing listens, at least for the moment.
fn closed_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("bound").port()
}

#[test]
fn a1_a_refused_connection_is_tried_again_in_silence() {
    let stage = Stage::new();
    let port = closed_port();
    let log = stage.path("log");
    let logged = log.clone();
    let server = std::thread::spawn(move || {
        let begun = Instant::now();
        while !std::fs::read_to_string(&logged).unwrap_or_default().contains("\"event\":\"wait\"") {
            assert!(begun.elapsed() < Duration::from_secs(20), "the first attempt is refused");
            std::thread::sleep(Duration::from_millis(5));
        }
        Raw::start_on(port, vec![good()])
    });
    let log = log.to_str().expect("text");
    let ran = send(&stage, &format!("http://127.0.0.1:{port}"), &["--log-file", log]);
    let ran = ran.ends(0);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("one two three\n", ""));
    assert_eq!(server.join().expect("started").seen().len(), 1);
}

#[test]
fn a2_a_port_that_always_refuses_is_named() {
    let stage = Stage::new();
    let port = closed_port();
    let url = format!("http://127.0.0.1:{port}");
    let ran = send(&stage, &url, &["--json", "--max-retries", "2"]);
    let ran = ran.ends(11);
    assert_eq!(ran.stdout, "");
    let error = ran.error();
    assert_eq!((&error["kind"], &error["exit_code"]), (&"connect".into(), &11.into()));
    assert_eq!((&error["attempts"], &error["possibly_billed"]), (&3.into(), &0.into()));
    let message = error["message"].as_str().expect("text");
    assert!(message.contains(&format!("127.0.0.1:{port}")) && message.contains("refused"), "{message}");
    assert_eq!(error["url"], format!("{url}/v1/messages"));
}

#[test]
fn a8_reset_after_the_whole_body_is_retried_and_counted() {
    row("A8", &[], vec![vec![Do::Read, Do::Reset], good()])
        .requests(2)
        .says(&["retrying", "connection reset", "the attempt may have been billed"])
        .play();
}

#[test]
fn a8_reset_for_ever_says_what_may_be_billed() {
    row("A8 persistent", &["--max-retries", "1"], vec![vec![Do::Read, Do::Reset]])
        .requests(2)
        .fails(15, "", &["error[connection_lost]", "2 may have been billed"])
        .play();
}

#[test]
fn a9_a_connection_closed_before_the_headers_is_retried() {
    row("A9", &[], vec![vec![Do::Read], good()]).requests(2).play();
}

#[test]
fn a9_no_connection_is_used_twice() {
    let stage = Stage::new();
    let body = r#"{"data":[{"id":"a","type":"model"}],"has_more":true,"last_id":"a"}"#;
    let last = r#"{"data":[{"id":"b","type":"model"}],"has_more":false,"last_id":"b"}"#;
    let json = [("content-type", "application/json")];
    let server = Raw::start(vec![says(answer("200 OK", &json, body)), says(answer("200 OK", &json, last))]);
    ran(stage.claudectl(&server.url()).args(["models", "--json"])).ends(0);
    assert_eq!((server.seen().len(), server.connections()), (2, 2));
}

#[test]
fn a10_garbage_is_retried_and_then_named() {
    let garbage = || says(b"SSH-2.0-OpenSSH_9.6\r\n\r\n".to_vec());
    row("A10", &[], vec![garbage(), good()]).requests(2).play();
    row("A10 persistent", &["--max-retries", "1"], vec![garbage()])
        .requests(2)
        .fails(16, "", &["error[not_the_api]", "HTTP"])
        .play();
    row("A10 half a header", &[], vec![says(b"HTTP/1.1 200 OK\r\ncontent-ty".to_vec()), good()])
        .requests(2)
        .play();
}

#[test]
fn a11_headers_that_never_come_are_a_timeout() {
    row("A11", &["--headers-timeout", "300ms", "--max-retries", "1"], vec![vec![Do::Read, Do::Hold]])
        .requests(2)
        .fails(12, "", &["error[timeout]", "headers timeout", "300ms", "2 may have been billed"])
        .play();
}

#[test]
fn a11_headers_byte_by_byte_are_no_headers() {
    let drip = Do::Drip(b"HTTP/1.1 200 OK\r\nx-slow: ".repeat(50), Duration::from_millis(20));
    row("A11 drip", &["--headers-timeout", "300ms", "--max-retries", "0"], vec![vec![Do::Read, drip]])
        .fails(12, "", &["headers timeout"])
        .play();
}
