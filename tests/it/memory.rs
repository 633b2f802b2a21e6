//! Memory does not grow with what comes in, but for the ids of a batch. The suite compares a megabyte with sixteen;
//! `CLAUDECTL_MEMORY_MB=2048 cargo test --test it memory` compares it with two gigabytes.

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::support::raw::{Do, Raw, event, events_but_stop, stop, stream_head};
use crate::support::{KEY, Stage};

/// What more input may take beyond what little input takes, whatever its size: buffers that fill later.
const MOST_KIB: u64 = 3 * 1024;
/// What one id of a batch may take, in bytes.
const PER_ID: u64 = 20;

const MEGABYTE: usize = 1_000_000;

/// How much the longer input has, in megabytes.
fn longer() -> usize {
    std::env::var("CLAUDECTL_MEMORY_MB").ok().and_then(|text| text.parse().ok()).unwrap_or(16)
}

fn command(stage: &Stage, url: &str, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claudectl"));
    command
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", url)
        .current_dir(stage.path("."))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// The highest resident size so far, in KiB; `None` once the process is over.
fn peak(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// What a command takes that reads so many lines on its standard input; `exit` is how it is to end.
fn fed(words: &[&str], lines: usize, line: impl Fn(usize) -> String, exit: i32) -> u64 {
    let stage = Stage::new();
    let mut child = command(&stage, "http://127.0.0.1:9", words).spawn().expect("runs");
    let mut stdin = child.stdin.take().expect("piped");
    let mut block = String::new();
    for number in 0..lines {
        block.push_str(&line(number));
        if block.len() > 1 << 18 || number + 1 == lines {
            stdin.write_all(block.as_bytes()).expect("it reads all");
            block.clear();
        }
    }
    // All but what is in the pipe has been read.
    let kib = peak(&child).expect("it waits for more");
    drop(stdin);
    assert_eq!(child.wait().expect("ends").code(), Some(exit), "{words:?}");
    kib
}

/// Holds that a command that reads lines takes as much for a megabyte as for many, or for one in `part` of them.
fn is_flat(words: &[&str], line: fn(usize) -> String, part: usize, ids: bool, exit: i32) {
    let length = line(0).len();
    let lines = |megabytes: usize| megabytes * MEGABYTE / length;
    let little = fed(words, lines(1), line, exit);
    let much = fed(words, lines(longer() / part), line, exit);
    let for_ids = if ids { lines(longer() / part) as u64 * PER_ID / 1024 } else { 0 };
    let (name, first) = (words.join(" "), line(0));
    assert!(much <= little + MOST_KIB + for_ids, "{name}: {little} KiB, then {much} KiB, of {first}");
}

#[test]
fn a_log_of_any_length_and_kind() {
    is_flat(
        &["explain"],
        |number| format!("2026-11-20T10:00:00Z INFO nothing of note {number:09}\n"),
        1,
        false,
        4,
    );
    is_flat(
        &["explain"],
        |number| {
            format!("2026-11-20T10:00:00Z INFO claude-opus-5-5 at api.anthropic.com took {number:09} ms\n")
        },
        1,
        false,
        4,
    );
    is_flat(
        &["explain"],
        |number| {
            let object = "{'type': 'error', 'error': {'type': 'overloaded_error', 'message': 'Overloaded'}}";
            format!(
                "anthropic.InternalServerError: Error code: 529 - {object} req_011CSHoEeqs5C3{number:010}\n"
            )
        },
        1,
        false,
        0,
    );
    is_flat(
        &["explain"],
        |number| format!("no two lines {number:09} of anthropic{number} are of one shape: {number}_error\n"),
        4,
        false,
        4,
    );
}

#[test]
fn a_file_of_requests_of_any_length() {
    fn long(number: usize) -> String {
        one(number, &"x".repeat(2_000))
    }
    fn short(number: usize) -> String {
        one(number, "x")
    }
    fn one(number: usize, text: &str) -> String {
        let messages = format!(r#"[{{"role":"user","content":"{text}"}}]"#);
        let params = format!(r#"{{"model":"claude-opus-5-5","max_tokens":64,"messages":{messages}}}"#);
        format!("{{\"custom_id\":\"id-{number:09}\",\"params\":{params}}}\n")
    }
    is_flat(&["batches", "check", "/dev/stdin"], long, 1, true, 0);
    is_flat(&["batches", "check", "/dev/stdin"], short, 1, true, 0);
}

#[test]
fn an_answer_of_any_length() {
    let events = events_but_stop("");
    let begun = [stream_head(), events[..3].concat()].concat();
    let ended = [events[events.len() - 2..].concat(), stop()].concat();
    let delta =
        r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" some words"}}"#;
    let block = event("content_block_delta", delta).repeat(1_000);
    let taken = |megabytes: usize| {
        let times = megabytes * MEGABYTE / block.len();
        let script = vec![
            Do::Read,
            Do::Send(begun.clone()),
            Do::Repeat(block.clone(), times),
            Do::Send(ended.clone()),
        ];
        watched(&Raw::start(vec![script]), &["send", "--no-stdin", "Hello"])
    };
    let (little, much) = (taken(1), taken(longer()));
    assert!(much <= little + MOST_KIB, "{little} KiB, then {much} KiB");
}

#[test]
fn results_of_any_length() {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    /// A hundred lines, each with an id of its own.
    fn lines() -> Vec<u8> {
        let from = NUMBER.fetch_add(100, Ordering::Relaxed);
        let text = "An answer has some words. ".repeat(30);
        let line = |number: u64| {
            let content = format!(r#"[{{"type":"text","text":"{text}"}}]"#);
            let usage = r#"{"input_tokens":1,"output_tokens":1}"#;
            let message = format!(
                r#"{{"id":"msg_1","type":"message","role":"assistant","model":"m","content":{content},"stop_reason":"end_turn","stop_sequence":null,"usage":{usage}}}"#
            );
            format!(
                "{{\"custom_id\":\"id-{number:09}\",\"result\":{{\"type\":\"succeeded\",\"message\":{message}}}}}\n"
            )
        };
        (from..from + 100).map(line).collect::<String>().into_bytes()
    }
    let length = lines().len();
    let taken = |megabytes: usize| {
        let times = megabytes * MEGABYTE / length;
        let counts =
            format!(r#"{{"processing":0,"succeeded":{},"errored":0,"canceled":0,"expired":0}}"#, 100 * times);
        let batch = format!(
            r#"{{"id":"msgbatch_1","type":"message_batch","processing_status":"ended","request_counts":{counts},"created_at":"2026-11-27T08:00:00Z","ended_at":"2026-11-27T08:00:01Z","expires_at":"2026-11-28T08:00:00Z","archived_at":null,"cancel_initiated_at":null,"results_url":null}}"#
        );
        let whole = |kind: &str, length: usize| {
            format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n").into_bytes()
        };
        let state =
            vec![Do::Read, Do::Send([whole("application/json", batch.len()), batch.into_bytes()].concat())];
        let sheet =
            vec![Do::Read, Do::Send(whole("application/x-jsonl", length * times)), Do::Make(lines, times)];
        let mib = watched(
            &Raw::start(vec![state, sheet]),
            &["batches", "results", "msgbatch_1", "-o", "out.jsonl", "-q"],
        );
        (mib, 100 * times as u64 * PER_ID / 1024)
    };
    let ((little, _), (much, ids)) = (taken(1), taken(longer()));
    assert!(much <= little + MOST_KIB + ids, "{little} KiB, then {much} KiB, of which {ids} for ids");
}

/// What a command takes that a server feeds, looked at again and again until it ends.
fn watched(server: &Raw, words: &[&str]) -> u64 {
    let stage = Stage::new();
    let mut child = command(&stage, &server.url(), words).stdin(Stdio::null()).spawn().expect("runs");
    let mut highest = 0;
    while let Some(kib) = peak(&child) {
        highest = highest.max(kib);
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert_eq!(child.wait().expect("ends").code(), Some(0), "{words:?}");
    highest
}
