//! The fault table of `send`: what the server must have received, what reached stdout, what stderr says, how it ended.
//!
//! Each row is named as in `docs/resilience.md`. Rows come in two forms where the outcome depends on it: live, with
//! text going out as it arrives, and held, with `--no-stream`.

use std::time::Duration;

use crate::support::raw::{Do, Raw, answer, api_error, event, events_but_stop, stop, stream_head, whole};
use crate::support::{KEY, Stage};

const TEXT: &str = "one two three";

/// One row of the table.
struct Row {
    id: &'static str,
    args: &'static [&'static str],
    scripts: Vec<Vec<Do>>,
    exit: i32,
    stdout: &'static str,
    stderr: &'static [&'static str],
    requests: usize,
}

fn row(id: &'static str, args: &'static [&'static str], scripts: Vec<Vec<Do>>) -> Row {
    Row { id, args, scripts, exit: 0, stdout: "one two three\n", stderr: &[], requests: 1 }
}

impl Row {
    fn requests(mut self, requests: usize) -> Self {
        self.requests = requests;
        self
    }

    fn fails(mut self, exit: i32, stdout: &'static str, stderr: &'static [&'static str]) -> Self {
        self.exit = exit;
        self.stdout = stdout;
        self.stderr = stderr;
        self
    }

    fn says(mut self, stderr: &'static [&'static str]) -> Self {
        self.stderr = stderr;
        self
    }

    fn play(self) {
        let stage = Stage::new();
        let server = Raw::start(self.scripts);
        let output = stage
            .claudectl(&server.url())
            .args(["send", "Hello"])
            .args(self.args)
            .output()
            .expect("the binary runs");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        let id = self.id;
        assert_eq!(output.status.code(), Some(self.exit), "{id}: exit\n{stderr}");
        assert_eq!(stdout, self.stdout, "{id}: stdout\n{stderr}");
        for wanted in self.stderr {
            assert!(stderr.contains(wanted), "{id}: stderr lacks {wanted:?}\n{stderr}");
        }
        let seen = server.seen();
        assert_eq!(seen.len(), self.requests, "{id}: requests\n{stderr}");
        for one in &seen {
            assert_eq!(one.body, seen[0].body, "{id}: every attempt sends the same body");
        }
        assert!(!stderr.contains(KEY) && !stdout.contains(KEY), "{id}: the key leaked\n{stderr}");
    }
}

fn good() -> Vec<Do> {
    vec![Do::Read, Do::Send(whole(TEXT))]
}

fn says(bytes: Vec<u8>) -> Vec<Do> {
    vec![Do::Read, Do::Send(bytes)]
}

/// A stream that stops after `events` events of a whole answer.
fn stream_of(events: usize) -> Vec<u8> {
    let all = events_but_stop(TEXT);
    [stream_head(), all[..events].concat()].concat()
}

fn with(mut bytes: Vec<u8>, more: Vec<u8>) -> Vec<u8> {
    bytes.extend(more);
    bytes
}

fn error_event(kind: &str) -> Vec<u8> {
    event("error", &format!(r#"{{"type":"error","error":{{"type":"{kind}","message":"from the stream"}}}}"#))
}

fn limited(headers: &[(&str, &str)]) -> Vec<u8> {
    let body = r#"{"type":"error","error":{"type":"rate_limit_error","message":"slow down"}}"#;
    let mut all = vec![("content-type", "application/json"), ("request-id", "req_limit")];
    all.extend_from_slice(headers);
    answer("429 Too Many Requests", &all, body)
}

fn overloaded(headers: &[(&str, &str)]) -> Vec<u8> {
    let body = r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#;
    let mut all = vec![("content-type", "application/json"), ("request-id", "req_busy")];
    all.extend_from_slice(headers);
    answer("529 Overloaded", &all, body)
}

const HTML: &str = "<html><head><title>Sign in to Wi-Fi</title></head><body>secret markup</body></html>";

#[test]
fn a8_reset_after_the_whole_body_is_retried_and_counted() {
    row("A8", &[], vec![vec![Do::Read, Do::Reset], good()]).requests(2).says(&["retrying"]).play();
}

#[test]
fn a8_reset_for_ever_says_what_may_be_billed() {
    row("A8 persistent", &["--max-retries", "1"], vec![vec![Do::Read, Do::Reset]])
        .requests(2)
        .fails(15, "", &["error[connection_lost]", "billed", "2"])
        .play();
}

#[test]
fn a9_a_connection_closed_before_the_headers_is_retried() {
    row("A9", &[], vec![vec![Do::Read], good()]).requests(2).play();
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
        .fails(12, "", &["error[timeout]", "headers timeout", "300ms"])
        .play();
}

#[test]
fn b1_b2_what_is_the_requests_own_fault_is_asked_once() {
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
        let begun = std::time::Instant::now();
        let output =
            stage.claudectl(&server.url()).args(["send", "Hello"]).args(args).output().expect("runs");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(49), "{stderr}");
        assert!(begun.elapsed() < Duration::from_secs(5), "no sleep");
        assert!(stderr.contains("2m 51s"), "says what was asked\n{stderr}");
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
fn b11_b16_b20_what_may_pass_is_tried_again() {
    let page = |status: &str| says(answer(status, &[("content-type", "text/html")], HTML));
    for (id, script) in [
        ("B11", says(limited(&[]))),
        ("B16", says(overloaded(&[]))),
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
fn c3_to_c7_a_cut_after_text_keeps_it_and_never_repeats_it() {
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
    let pings = Do::Drip(b": x\n\n".repeat(400), Duration::from_millis(5));
    let script = vec![Do::Read, Do::Send(stream_of(5)), pings];
    row("C13", &["--semantic-idle-timeout", "400ms"], vec![script])
        .fails(6, "one two \n", &["semantic idle timeout"])
        .play();
}

#[test]
fn c14_c15_delivery_byte_by_byte_changes_nothing() {
    let text = "héllo€ 😀 fin";
    let stage = Stage::new();
    let bytes = whole(text).split_off(stream_head().len());
    let script = vec![Do::Read, Do::Send(stream_head()), Do::Drip(bytes, Duration::from_micros(50))];
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
