//! Rows H: servers nobody meant to write, and what must come of them.

use super::*;

fn chunked(head: &[u8], pieces: &[&[u8]], extension: &str, trailer: &str) -> Vec<u8> {
    let mut bytes = head.to_vec();
    for piece in pieces {
        bytes.extend(format!("{:x}{extension}\r\n", piece.len()).into_bytes());
        bytes.extend_from_slice(piece);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend(format!("0\r\n{trailer}\r\n").into_bytes());
    bytes
}

fn body() -> Vec<u8> {
    whole(TEXT).split_off(stream_head().len())
}

fn headed(headers: &str) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{headers}\r\n").into_bytes(), body()].concat()
}

/// Rows that end well although the server is odd; each is also delivered byte by byte.
fn fine(id: &'static str, bytes: &[u8]) {
    row(id, &[], vec![says(bytes.to_vec())]).play();
    let drip = Do::Drip(bytes.to_vec(), Duration::ZERO);
    row(id, &[], vec![vec![Do::Read, drip]]).play();
}

#[test]
fn h1_odd_but_legal_http_is_understood() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    let body = body();
    let pieces: Vec<&[u8]> = body.chunks(7).collect();
    fine("H1 chunked", &chunked(head, &pieces, "", ""));
    fine("H1 extensions", &chunked(head, &pieces, ";name=\"value\"", ""));
    fine("H1 trailers", &chunked(head, &pieces, "", "x-checksum: 1\r\nx-more: 2\r\n"));
    let informed = [
        b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n".to_vec(),
        whole(TEXT),
    ];
    fine("H1 1xx", &informed.concat());
    fine("H1 case", &headed("CoNtEnT-TyPe: TEXT/Event-Stream; Charset=\"UTF-8\"\r\nREQUEST-ID: r\r\n"));
    fine(
        "H1 twice",
        &headed("content-type: text/event-stream\r\ncontent-type: text/event-stream\r\nx-a: 1\r\nx-a: 2\r\n"),
    );
    fine(
        "H1 http/1.0",
        &[b"HTTP/1.0 200 OK\r\ncontent-type: text/event-stream\r\n\r\n".to_vec(), body.clone()].concat(),
    );
    let long = format!("content-type: text/event-stream\r\nx-long: {}\r\n", "v".repeat(60_000));
    row("H1 long value", &[], vec![says(headed(&long))]).play();
    fine("H1 299", &[b"HTTP/1.1 299 Odd\r\ncontent-type: text/event-stream\r\n\r\n".to_vec(), body].concat());
}

#[test]
fn h2_a_lost_or_wrong_content_type_is_seen_through() {
    for header in
        ["", "content-type: application/json\r\n", "content-type: text/plain\r\n", "content-type: \r\n"]
    {
        fine("H2", &headed(header));
    }
    let message = r#"{"id":"m","type":"message","role":"assistant","model":"claude-opus-5-5","content":[{"type":"text","text":"one two three"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":3}}"#;
    for content_type in ["text/event-stream", "application/json; charset=utf-8", "text/plain", ""] {
        fine("H2 object", &answer("200 OK", &[("content-type", content_type)], message));
    }
    fine("H2 mark", &answer("200 OK", &[], &format!("\u{feff}\r\n {message}")));
}

#[test]
fn h3_every_way_to_write_events_is_read() {
    let text = String::from_utf8(body()).expect("text");
    let stream = |text: String| [stream_head(), text.into_bytes()].concat();
    fine("H3 mark", &stream(format!("\u{feff}{text}")));
    fine("H3 crlf", &stream(text.replace('\n', "\r\n")));
    fine("H3 cr", &stream(text.replace('\n', "\r")));
    fine("H3 no blank", &stream(text.replace("data: ", "data:").replace("event: ", "event:")));
    fine("H3 comments", &stream(text.replace("event:", ": a comment\n:\nevent:")));
    fine(
        "H3 empty events",
        &stream(text.replace("event:", "\n\nevent: x\n\ndata\n\nid: 1\nretry: 5\n\nevent:")),
    );
    let nameless: String =
        text.lines().filter(|line| !line.starts_with("event:")).flat_map(|line| [line, "\n"]).collect();
    fine("H3 nameless", &stream(nameless));
    let split = text.replace("data: {\"type\":", "data: {\ndata: \"type\":");
    fine("H3 data over lines", &stream(split));
}

#[test]
fn h4_the_end_of_the_message_is_the_end() {
    let held = [b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: keep-alive\r\ntransfer-encoding: chunked\r\n\r\n".to_vec(), {
        let body = body();
        [format!("{:x}\r\n", body.len()).into_bytes(), body, b"\r\n".to_vec()].concat()
    }]
    .concat();
    let begun = Instant::now();
    row("H4 open", &[], vec![vec![Do::Read, Do::Send(held), Do::Hold]]).play();
    assert!(begun.elapsed() < Duration::from_secs(5), "it does not wait for the connection to close");
    let body = body();
    let long = format!("content-type: text/event-stream\r\ncontent-length: {}\r\n", body.len() + 1000);
    row("H4 longer", &[], vec![says(headed(&long))]).play();
    let length = format!("content-type: text/event-stream\r\ncontent-length: {}\r\n", body.len());
    row("H4 more than said", &[], vec![says(with(headed(&length), b"HTTP/1.1 500 Oops\r\n\r\n".to_vec()))])
        .play();
}

#[test]
fn h5_a_length_that_is_too_short_cuts_the_answer() {
    let short = format!("content-type: text/event-stream\r\ncontent-length: {}\r\n", body().len() - 60);
    row("H5", &[], vec![says(headed(&short)), good()])
        .fails(6, "one two three\n", &["error[incomplete]"])
        .play();
    row("H5 held", &["--no-stream"], vec![says(headed(&short)), good()]).requests(2).play();
}

#[test]
fn h6_compression_nobody_asked_for_is_named() {
    let zipped = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03garbage".to_vec();
    let ok = with(
        b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-encoding: gzip\r\n\r\n".to_vec(),
        zipped.clone(),
    );
    row("H6", &["--max-retries", "1"], vec![says(ok.clone())])
        .requests(2)
        .fails(16, "", &["error[not_the_api]", "gzip"])
        .play();
    row("H6 once", &[], vec![says(ok), good()]).requests(2).play();
    let error = with(
        b"HTTP/1.1 529 Busy\r\ncontent-type: application/json\r\ncontent-encoding: br\r\n\r\n".to_vec(),
        zipped,
    );
    row("H6 error", &["--max-retries", "0"], vec![says(error)])
        .fails(59, "", &["error[overloaded]", "content encoding"])
        .play();
    fine("H6 identity", &headed("content-type: text/event-stream\r\ncontent-encoding: identity\r\n"));
}

#[test]
fn h7_an_error_in_a_200_is_an_error() {
    let body = |kind: &str| format!(r#"{{"type":"error","error":{{"type":"{kind}","message":"inside"}}}}"#);
    let json = [("content-type", "application/json"), ("request-id", "req_in")];
    for (kind, exit) in [("invalid_request_error", 40), ("authentication_error", 41), ("billing_error", 42)] {
        for head in [&json[..], &[("content-type", "text/event-stream")]] {
            row("H7", &[], vec![says(answer("200 OK", head, &body(kind))), good()])
                .fails(exit, "", &["inside"])
                .play();
        }
    }
    row("H7 busy", &[], vec![says(answer("200 OK", &json, &body("overloaded_error"))), good()])
        .requests(2)
        .play();
    row(
        "H7 busy for ever",
        &["--max-retries", "1"],
        vec![says(answer("200 OK", &json, &body("overloaded_error")))],
    )
    .requests(2)
    .fails(59, "", &["error[overloaded]", "req_in"])
    .play();
}

#[test]
fn h8_gateways_that_speak_for_the_api_keep_their_status() {
    let html = [("content-type", "text/html")];
    let json = [("content-type", "application/json")];
    row("H8 429 page", &["--max-retries", "0"], vec![says(answer("429 Slow", &html, HTML))])
        .fails(49, "", &["error[rate_limit]", "Sign in to Wi-Fi"])
        .play();
    for body in [
        r#"{"message":"upstream gone"}"#,
        r#"{"error":"upstream gone"}"#,
        r#"[{"error":{"message":"upstream gone"}}]"#,
    ] {
        row("H8 503 JSON", &["--max-retries", "0"], vec![says(answer("503 Unavailable", &json, body))])
            .fails(53, "", &["error[unavailable]", "upstream gone"])
            .play();
    }
    row("H8 500 empty", &["--max-retries", "0"], vec![says(answer("500 Oops", &[], ""))])
        .fails(50, "", &["error[server_error]", "HTTP 500"])
        .play();
    row("H8 number", &["--max-retries", "0"], vec![says(answer("500 Oops", &json, "17"))])
        .fails(50, "", &[])
        .play();
}

#[test]
fn h9_statuses_that_do_not_exist_are_not_the_api() {
    for status in ["600 Odd", "700 Odd", "999 Odd", "101 Switching Protocols"] {
        let script = says(answer(status, &[("content-type", "text/plain")], "x"));
        row("H9", &["--max-retries", "1"], vec![script]).fails(16, "", &["error[not_the_api]"]).play();
    }
    for line in ["HTTP/1.1 99 Odd", "HTTP/1.1 1000 Odd", "HTTP/1.1 abc Odd", "HTTP/3.0 200 OK", "HTTP/1.1"] {
        let script = says(format!("{line}\r\ncontent-length: 0\r\n\r\n").into_bytes());
        row("H9 line", &["--max-retries", "1"], vec![script])
            .requests(2)
            .fails(16, "", &["error[not_the_api]"])
            .play();
    }
}

#[test]
fn h10_headers_that_are_none_are_not_http() {
    for broken in [
        &b"HTTP/1.1 200 OK\r\nx-nul: a\0b\r\n\r\n"[..],
        b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 9\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999999999999999\r\n\r\n",
    ] {
        row("H10", &["--max-retries", "1"], vec![says(broken.to_vec())])
            .requests(2)
            .fails(16, "", &["error[not_the_api]"])
            .play();
    }
    let many = [b"HTTP/1.1 200 OK\r\n".to_vec(), b"x-a: b\r\n".repeat(5_000), b"\r\n".to_vec()].concat();
    row("H10 many", &["--max-retries", "0"], vec![says(many)]).fails(16, "", &["error[not_the_api]"]).play();
}

#[test]
fn h11_broken_chunks_cut_the_answer() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    let begun = events_but_stop(TEXT)[..5].concat();
    let good_part =
        [head.to_vec(), format!("{:x}\r\n", begun.len()).into_bytes(), begun, b"\r\n".to_vec()].concat();
    for end in [&b"zz\r\nxx\r\n"[..], b"0\r\n\r\n", b"-5\r\n", b"ffffffffffffffffff\r\n", b""] {
        let script = says(with(good_part.clone(), end.to_vec()));
        row("H11", &[], vec![script.clone(), good()]).fails(6, "one two \n", &["error[incomplete]"]).play();
        row("H11 held", &["--no-stream"], vec![script, good()]).requests(2).play();
    }
}

#[test]
fn h12_request_ids_and_messages_cannot_paint_the_terminal() {
    let body = r#"{"type":"error","error":{"type":"api_error\u001b[2J","message":"\u001b]0;owned\u0007 \u202e bad"}}"#;
    let headers = [("content-type", "application/json"), ("request-id", "req\u{1b}[31m")];
    let stage = Stage::new();
    for headers in [&headers[..1], &headers[..]] {
        let server = Raw::start(vec![says(answer("400 Bad", headers, body))]);
        let ran = send(&stage, &server.url(), &["-vv", "--max-retries", "0"]);
        assert!(matches!(ran.code, Some(16 | 40)), "{:?} {}", ran.code, ran.stderr);
        assert!(!ran.stderr.contains('\u{1b}') && !ran.stderr.contains('\u{202e}'), "{:?}", ran.stderr);
    }
}

#[test]
fn h13_a_wait_named_twice_or_with_an_error_that_is_final_changes_nothing() {
    let twice = limited(&[("retry-after", "1"), ("retry-after", "900")]);
    let stage = Stage::new();
    let server = Raw::start(vec![says(twice), good()]);
    let ran = send(&stage, &server.url(), &["--timeout", "20s"]);
    ran.ends(0);
    let bad = answer(
        "401 Unauthorized",
        &[("content-type", "application/json"), ("retry-after", "1"), ("x-should-retry", "true")],
        r#"{"type":"error","error":{"type":"authentication_error","message":"no"}}"#,
    );
    row("H13", &[], vec![says(bad), good()]).fails(41, "", &["error[authentication]"]).play();
}
