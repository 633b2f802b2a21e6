//! Long answers: memory does not grow with them, and what arrives together is written together.

use std::io::Read;
use std::process::ChildStdout;

use super::*;
use crate::support::raw::{event, events_but_stop, stop, stream_head};

/// What plain `send` may take, whatever the length of the answer.
const MOST_MIB: u64 = 32;

/// Bytes of text in one delta, and deltas in one answer: 64 MB.
const TEXT: usize = 16 * 1024;
const DELTAS: usize = 4_000;

/// Reads this many bytes and looks at none.
fn read_past(stdout: &mut ChildStdout, mut count: usize) {
    let mut buffer = vec![0; 256 * 1024];
    while count > 0 {
        let most = count.min(buffer.len());
        let read = stdout.read(&mut buffer[..most]).expect("text");
        assert!(read > 0, "{count} bytes are missing");
        count -= read;
    }
}

/// The highest resident size so far, in MiB.
#[cfg(target_os = "linux")]
fn peak(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it runs");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("there");
    let kib: u64 = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number");
    kib / 1024
}

fn delta(text: &str) -> Vec<u8> {
    let delta = format!(r#"{{"type":"text_delta","text":"{text}"}}"#);
    event("content_block_delta", &format!(r#"{{"type":"content_block_delta","index":0,"delta":{delta}}}"#))
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_of_64_megabytes_is_never_in_memory() {
    let events = events_but_stop("");
    let begun = [stream_head(), events[..3].concat()].concat();
    let long = delta(&"x".repeat(TEXT));
    for words in [&["hi"][..], &["hi", "--usage", "-v"], &["hi", "-o", "/dev/stdout"]] {
        let stage = Stage::new();
        let script =
            vec![Do::Read, Do::Send(begun.clone()), Do::Repeat(long.repeat(4), DELTAS / 4), Do::Hold];
        let server = Raw::start(vec![script]);
        let mut running = child(&stage, &server.url(), words).spawn().expect("runs");
        let mut stdout = running.stdout.take().expect("piped");
        read_past(&mut stdout, TEXT * DELTAS);
        let mib = peak(&running);
        running.kill().expect("still running");
        running.wait().expect("ends");
        assert!(mib <= MOST_MIB, "{words:?} took {mib} MiB");
    }
}

#[test]
fn a_hundred_thousand_deltas_in_every_form_are_all_there() {
    let events = events_but_stop("");
    let begun = [stream_head(), events[..3].concat()].concat();
    let ended = [events[events.len() - 2..].concat(), stop()].concat();
    let many = delta("some words ").repeat(1_000);
    let text = "some words ".repeat(100_000);
    let script = vec![Do::Read, Do::Send(begun), Do::Repeat(many, 100), Do::Send(ended)];
    let stage = Stage::new();
    let server = Raw::start(vec![script]);
    let plain = send(&stage, &server.url(), &["hi"], "").ends(0);
    assert!(plain.stdout == format!("{text}\n"), "{} bytes", plain.stdout.len());
    let json = send(&stage, &server.url(), &["hi", "--json"], "").ends(0).json();
    assert!(json["content"][0]["text"] == text.as_str());
    let lines = send(&stage, &server.url(), &["hi", "--events"], "").ends(0).stdout;
    assert_eq!(lines.lines().count(), 100_000 + 6);
    assert!(lines.lines().all(|line| line.starts_with(r#"{"type":""#)));
    send(&stage, &server.url(), &["hi", "-o", "answer"], "").ends(0);
    assert!(std::fs::read_to_string(stage.path("answer")).expect("whole") == text);
}
