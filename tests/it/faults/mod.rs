//! The fault table of `send`: what the server must have received, what reached stdout, what stderr says, how it ended.
//!
//! Each row is named as in `docs/resilience.md`. Rows come in two forms where the outcome depends on it: live, with
//! text going out as it arrives, and held, with `--no-stream`.

use std::time::{Duration, Instant};

use crate::support::ran::holds;
use crate::support::raw::{Do, Raw, answer, api_error, event, events_but_stop, stop, stream_head, whole};
use crate::support::{KEY, Ran, Stage, ran};

const TEXT: &str = "one two three";

mod before;
mod breaker;
mod consumer;
mod fallback;
mod forms;
mod hostile;
mod limits;
mod log;
mod names;
mod proxy;
mod reads;
pub(crate) mod rules;
mod status;
mod stream;
pub(crate) mod table;
mod time;
mod tls;

/// Runs `send Hello` with `args` against `url`.
fn send(stage: &Stage, url: &str, args: &[&str]) -> Ran {
    ran(stage.claudectl(url).args(["send", "Hello"]).args(args))
}

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
        let Ran { code, stdout, stderr, .. } = send(&stage, &server.url(), self.args);
        let id = self.id;
        assert_eq!(code, Some(self.exit), "{id}: exit\n{stderr}");
        table::check(id, self.exit);
        assert_eq!(stdout, self.stdout, "{id}: stdout\n{stderr}");
        for wanted in self.stderr {
            assert!(stderr.contains(wanted), "{id}: stderr lacks {wanted:?}\n{stderr}");
        }
        let seen = server.seen();
        assert_eq!(seen.len(), self.requests, "{id}: requests\n{stderr}");
        for one in &seen {
            assert_eq!(one.body, seen[0].body, "{id}: every attempt sends the same body");
        }
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
