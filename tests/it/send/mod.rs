//! `send` sentence by sentence, as the contract has it: what goes in, what is checked, what comes out.

use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::support::raw::{Do, Raw, whole};
use crate::support::{KEY, Ran, Stage, ran};

mod answers;
mod chat;
mod check;
mod input;
mod output;
mod preview;
mod volume;

/// Where nothing listens: whatever gets this far has passed the local checks.
const NOWHERE: &str = "http://127.0.0.1:9";

/// Runs `send` with these words and this standard input.
fn send(stage: &Stage, url: &str, words: &[&str], input: impl Into<Vec<u8>>) -> Ran {
    ran(stage.claudectl(url).arg("send").args(words).write_stdin(input))
}

/// What `send` would send for these words and this standard input.
fn body(stage: &Stage, words: &[&str], input: impl Into<Vec<u8>>) -> Value {
    send(stage, NOWHERE, &[words, &["--dry-run"]].concat(), input).ends(0).json()
}

/// A server that answers every request with this stream.
fn answering(events: Vec<u8>) -> Raw {
    Raw::start(vec![vec![Do::Read, Do::Send(events)]])
}

/// The real binary as a plain child, where streams and signals are under test.
fn child(stage: &Stage, url: &str, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claudectl"));
    command
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", url)
        .current_dir(stage.path("."))
        .arg("send")
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Sends a signal by its name.
fn signal(child: &Child, name: &str) {
    let kill = format!("kill -{name} {}", child.id());
    assert!(Command::new("/bin/sh").args(["-c", &kill]).status().expect("a shell").success());
}
