//! Rows C: what goes wrong inside a stream.

use super::*;

#[test]
fn c1_c2_an_error_before_any_text_is_retried() {
    row("C1", &[], vec![says(with(stream_head(), error_event("overloaded_error"))), good()])
        .requests(2)
        .play();
    row("C2", &[], vec![says(with(stream_of(2), error_event("overloaded_error"))), good()])
        .requests(2)
        .play();
    row(
        "C1 persistent",
        &["--max-retries", "1"],
        vec![says(with(stream_head(), error_event("overloaded_error")))],
    )
    .requests(2)
    .fails(59, "", &["error[overloaded]", "req_stream"])
    .play();
}

#[test]
fn c3_c5_c6_c7_c19_a_cut_after_text_keeps_it_and_never_repeats_it() {
    let cut_chunk =
        b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    let events = events_but_stop(TEXT)[..5].concat();
    let chunked = [cut_chunk.as_slice(), format!("{:x}\r\n", events.len() + 50).as_bytes(), &events].concat();
    let cases: Vec<(&str, Vec<Do>, &str)> = vec![
        ("C3", says(with(stream_of(5), error_event("overloaded_error"))), "one two \n"),
        ("C5", says(stream_of(5)), "one two \n"),
        ("C6", says(stream_of(8)), "one two three\n"),
        ("C7 chunk", says(chunked), "one two \n"),
        (
            "C7 reset",
            vec![Do::Read, Do::Send(stream_of(5)), Do::Pause(Duration::from_millis(300)), Do::Reset],
            "one two \n",
        ),
        (
            "C19",
            says(with(stream_of(8), b"event: message_stop\ndata: {\"type\":\"message_stop\"}\n".to_vec())),
            "one two three\n",
        ),
    ];
    for (id, script, text) in cases {
        row(id, &[], vec![script.clone(), good()])
            .fails(6, text, &["error[incomplete]", "the answer is incomplete"])
            .play();
        row(id, &["--no-stream"], vec![script, good()]).requests(2).play();
    }
}

#[test]
fn c4_an_error_of_the_request_inside_a_stream_is_final() {
    row("C4", &[], vec![says(with(stream_head(), error_event("invalid_request_error")))])
        .fails(40, "", &["error[invalid_request]", "from the stream"])
        .play();
}

#[test]
fn c8_c9_nothing_after_the_end_matters() {
    row("C8", &[], vec![vec![Do::Read, Do::Send(whole(TEXT)), Do::Reset]]).play();
    row("C9", &[], vec![says(with(whole(TEXT), error_event("api_error")))]).play();
    row("junk", &[], vec![says(with(whole(TEXT), b"\xff\xff garbage".to_vec()))]).play();
}

#[test]
fn c10_an_empty_stream_is_no_answer() {
    row("C10", &[], vec![says(stream_head()), good()]).requests(2).play();
    let pings = event("ping", r#"{"type":"ping"}"#);
    row("C10 pings", &["--max-retries", "1"], vec![says(with(stream_head(), pings))])
        .requests(2)
        .fails(6, "", &["error[incomplete]"])
        .play();
}

#[test]
fn c11_c12_silence_is_timed() {
    let silent = |events| vec![Do::Read, Do::Send(stream_of(events)), Do::Hold];
    let idle = &["--idle-timeout", "300ms", "--max-retries", "1"];
    row("C11", idle, vec![silent(5), good()])
        .fails(6, "one two \n", &["error[incomplete]", "idle timeout", "300ms"])
        .play();
    row("C12", idle, vec![silent(0), good()]).requests(2).play();
    row("C12 persistent", idle, vec![silent(0)]).requests(2).fails(12, "", &["idle timeout"]).play();
}

#[test]
fn c13_pings_alone_do_not_keep_a_stream_alive() {
    let real = event("ping", r#"{"type": "ping"}"#);
    for (id, ping) in
        [("C13", b": x\n\n".to_vec()), ("C13 ping", real), ("C13 empty", b"data: \n\n".to_vec())]
    {
        let pings = Do::Drip(ping.repeat(4_000 / ping.len()), Duration::from_millis(2));
        let script = vec![Do::Read, Do::Send(stream_of(5)), pings];
        row(id, &["--semantic-idle-timeout", "400ms"], vec![script])
            .fails(6, "one two \n", &["semantic idle timeout"])
            .play();
    }
}

#[test]
fn c14_c15_delivery_byte_by_byte_changes_nothing() {
    let text = "héllo€ 😀 fin";
    let stage = Stage::new();
    let bytes = whole(text).split_off(stream_head().len());
    let script = vec![Do::Read, Do::Send(stream_head()), Do::Drip(bytes, Duration::from_micros(1))];
    let server = Raw::start(vec![script]);
    stage.claudectl(&server.url()).args(["send", "Hello"]).assert().success().stdout(format!("{text}\n"));
}

#[test]
fn c16_c17_c20_a_garbled_stream_is_incomplete() {
    let start = events_but_stop(TEXT)[0].clone();
    let late = r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"}}"#;
    let wrong = r#"{"type":"content_block_delta","index":7,"delta":{"type":"text_delta","text":"x"}}"#;
    for (id, events, extra, text) in [
        ("C16", 5, b"event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"\xff\"}}\n\n".to_vec(), "one two \n"),
        ("C17", 5, event("content_block_delta", "{\"type\":\"content_blo"), "one two \n"),
        ("C20 start", 5, start, "one two \n"),
        ("C20 index", 5, event("content_block_delta", wrong), "one two \n"),
        ("C20 after stop", 7, event("content_block_delta", late), "one two three\n"),
    ] {
        let script = says(with(stream_of(events), extra));
        row(id, &[], vec![script.clone(), good()]).fails(6, text, &["error[incomplete]"]).play();
        row(id, &["--no-stream"], vec![script, good()]).requests(2).play();
    }
}

#[test]
fn c18_what_is_unknown_is_ignored() {
    let all = events_but_stop(TEXT);
    let odd = [
        event("novelty", r#"{"type":"novelty","x":1}"#),
        event(
            "content_block_delta",
            r#"{"type":"content_block_delta","index":0,"delta":{"type":"odd_delta"}}"#,
        ),
    ]
    .concat();
    let block = [
        event(
            "content_block_start",
            r#"{"type":"content_block_start","index":1,"content_block":{"type":"hologram"}}"#,
        ),
        event("content_block_stop", r#"{"type":"content_block_stop","index":1}"#),
    ]
    .concat();
    let bytes =
        [stream_head(), all[..5].concat(), odd, all[5..7].concat(), block, all[7].clone(), stop()].concat();
    row("C18", &[], vec![says(bytes)]).play();
}

#[test]
fn c21_verdicts_of_a_whole_answer() {
    for (reason, exit) in
        [("max_tokens", 20), ("pause_turn", 20), ("model_context_window_exceeded", 20), ("refusal", 21)]
    {
        let mut all = events_but_stop(TEXT);
        all[7] = event(
            "message_delta",
            &format!(
                r#"{{"type":"message_delta","delta":{{"stop_reason":"{reason}"}},"usage":{{"output_tokens":7}}}}"#
            ),
        );
        let bytes = || [stream_head(), all.concat(), stop()].concat();
        row(reason, &[], vec![says(bytes())]).fails(exit, "one two three\n", &["error["]).play();
        row(reason, &["--fail-on", "none"], vec![says(bytes())]).play();
    }
}

#[test]
fn c22_an_endless_line_is_refused_in_bounded_memory() {
    let script = vec![
        Do::Read,
        Do::Send(stream_of(5)),
        Do::Send(b"data: ".to_vec()),
        Do::Repeat(vec![b'x'; 65536], 1024),
    ];
    row("C22", &[], vec![script]).fails(6, "one two \n", &["error[incomplete]", "MiB"]).play();
}
