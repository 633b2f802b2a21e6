//! What is bounded: memory for whatever a server sends, and time for however many pieces it sends it in.

use std::io::Read;
use std::process::{Command, Stdio};

use super::*;

/// The most memory a run may take, far below what hostile servers send.
const MOST_KIB: u64 = 64 * 1024;

/// Runs `send` and returns how it ended and the most memory it had, in KiB.
#[cfg(target_os = "linux")]
fn measured(script: Vec<Do>, args: &[&str]) -> (Option<i32>, String, u64) {
    let stage = Stage::new();
    let server = Raw::start(vec![script]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", server.url())
        .current_dir(stage.path("."))
        .args(["send", "Hello", "--max-retries", "0"])
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    // The high-water mark only grows, so the last look before the end is the figure.
    let code = loop {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let mark = text
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(mark.unwrap_or(0));
        if let Some(status) = child.try_wait().expect("waits") {
            break status.code();
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let mut stderr = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut stderr).expect("text");
    (code, stderr, most)
}

#[cfg(target_os = "linux")]
#[test]
fn c22_b26_memory_is_bounded_whatever_arrives() {
    let megabyte = |byte: u8, times| Do::Repeat(vec![byte; 1024 * 1024], times);
    let line =
        vec![Do::Read, Do::Send(stream_of(5)), Do::Send(b"data: ".to_vec()), megabyte(b'x', 64), Do::Hold];
    let comment =
        vec![Do::Read, Do::Send(stream_of(5)), Do::Send(b":".to_vec()), megabyte(b'x', 40), Do::Hold];
    let lines =
        vec![Do::Read, Do::Send(stream_of(5)), Do::Repeat(b"data: xxxxxxxx\n".repeat(65_536), 64), Do::Hold];
    let blanks = vec![Do::Read, Do::Send(stream_of(5)), megabyte(b'\n', 40)];
    let head = b"HTTP/1.1 500 Oops\r\ncontent-length: 1073741824\r\n\r\n".to_vec();
    let error = vec![Do::Read, Do::Send(head), megabyte(b'x', 1024)];
    let whole = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{\"a\":\"".to_vec();
    let object = vec![Do::Read, Do::Send(whole), megabyte(b'x', 40), Do::Hold];
    for (name, script, exit) in [
        ("one line of 64 MiB", line, 6),
        ("one comment of 40 MiB", comment, 6),
        ("60 MiB of lines of one event", lines, 6),
        ("40 MiB of blank lines", blanks, 6),
        ("an error body of 1 GiB", error, 50),
        ("an object of 40 MiB", object, 16),
    ] {
        let (code, stderr, most) = measured(script, &[]);
        assert_eq!(code, Some(exit), "{name}\n{stderr}");
        assert!(most > 0 && most < MOST_KIB, "{name}: {most} KiB");
    }
}

#[test]
fn c14_a_hundred_thousand_pieces_take_seconds_not_minutes() {
    let delta = event(
        "content_block_delta",
        r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"}}"#,
    );
    let all = events_but_stop("");
    let bytes = [stream_head(), all[..3].concat(), delta.repeat(100_000), all[3..].concat(), stop()].concat();
    for args in [&[][..], &["--events"], &["-o", "answer"]] {
        let stage = Stage::new();
        let server = Raw::start(vec![says(bytes.clone())]);
        let ran = send(&stage, &server.url(), args);
        let ran = ran.ends(0);
        let text = match args {
            ["-o", _] => std::fs::read_to_string(stage.path("answer")).expect("whole"),
            _ => ran.stdout,
        };
        assert!(text.len() >= 100_000, "{args:?}: {}", text.len());
        assert!(ran.took < Duration::from_secs(15), "{args:?}: {:?}", ran.took);
    }
}

#[test]
fn h14_numbers_and_depths_that_no_model_sends_are_an_error_not_a_crash() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let huge = r#"{"type":"content_block_delta","index":99999999999999999999999,"delta":{"type":"text_delta","text":"x"}}"#;
    for data in [
        deep.as_str(),
        huge,
        r#"{"type":"content_block_delta","index":1e400,"delta":{}}"#,
        "null",
        "[]",
        "\"x\"",
    ] {
        let script = says([stream_of(5), event("content_block_delta", data)].concat());
        let stage = Stage::new();
        let server = Raw::start(vec![script]);
        let ran = send(&stage, &server.url(), &[]);
        let ran = ran.ends(6);
        assert_eq!(ran.stdout, "one two \n");
    }
}
