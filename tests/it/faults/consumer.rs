//! Rows C23 to C28: whoever reads our output stops, leaves, has no room, or ends the command.

use std::io::Read;
use std::process::{Child, Command, Stdio};

use super::*;

/// The real binary as a plain child, where streams and signals are under test.
fn child(stage: &Stage, server: &Raw, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claudectl"));
    command
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", server.url())
        .current_dir(stage.path("."))
        .args(["send", "Hello"])
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Sends a signal by its name.
#[cfg(unix)]
fn signal(child: &Child, name: &str) {
    let kill = format!("kill -{name} {}", child.id());
    assert!(Command::new("/bin/sh").args(["-c", &kill]).status().expect("a shell").success());
}

/// A stream of one long text, many times what a pipe holds.
fn long_text() -> String {
    format!("{} ", "word".repeat(250)).repeat(400)
}

#[test]
fn c23_a_reader_that_pauses_is_no_stall_of_the_server() {
    let stage = Stage::new();
    let text = long_text();
    let bytes = whole(&text);
    let (first, rest) = bytes.split_at(bytes.len() / 2);
    let script = vec![
        Do::Read,
        Do::Send(first.to_vec()),
        Do::Pause(Duration::from_millis(100)),
        Do::Send(rest.to_vec()),
    ];
    let server = Raw::start(vec![script]);
    let mut child = child(&stage, &server, &["--idle-timeout", "400ms"]).spawn().expect("runs");
    let mut stdout = child.stdout.take().expect("piped");
    let mut shown = vec![0; 5];
    stdout.read_exact(&mut shown).expect("the text begins");
    std::thread::sleep(Duration::from_millis(1_200));
    stdout.read_to_end(&mut shown).expect("the text goes on");
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(shown).expect("text"), format!("{text}\n"));
}

#[cfg(unix)]
#[test]
fn c24_a_reader_that_leaves_ends_it_quietly() {
    use std::os::unix::process::ExitStatusExt;
    let stage = Stage::new();
    let endless = event(
        "content_block_delta",
        r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"line\n"}}"#,
    );
    let script = vec![Do::Read, Do::Send(stream_of(3)), Do::Repeat(endless, 1_000_000)];
    let server = Raw::start(vec![script]);
    let mut child = child(&stage, &server, &[]).spawn().expect("runs");
    let mut stdout = child.stdout.take().expect("piped");
    let mut shown = [0; 5];
    stdout.read_exact(&mut shown).expect("the text begins");
    drop(stdout);
    let left = Instant::now();
    let output = child.wait_with_output().expect("ends");
    assert!(left.elapsed() < Duration::from_secs(5), "it stops and does not read on");
    assert_eq!(&shown, b"line\n");
    assert_eq!(output.status.signal(), Some(13), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn c25_no_room_behind_stdout_is_an_output_error() {
    let stage = Stage::new();
    for args in [&[][..], &["--no-stream"], &["--json"], &["--events"]] {
        let server = Raw::start(vec![good()]);
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("linux has it");
        let output = child(&stage, &server, args).stdout(full).output().expect("runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(5), "{args:?}: {stderr}");
        assert!(stderr.contains("No space left on device"), "{args:?}: {stderr}");
        assert_eq!(server.seen().len(), 1, "a full disk is no reason to ask again");
    }
}

#[cfg(unix)]
#[test]
fn c26_ctrl_c_in_the_middle_keeps_what_was_shown_and_ends_at_once() {
    use std::os::unix::process::ExitStatusExt;
    for (name, number) in [("INT", 2), ("TERM", 15)] {
        let stage = Stage::new();
        let server = Raw::start(vec![vec![Do::Read, Do::Send(stream_of(5)), Do::Hold]]);
        let mut child = child(&stage, &server, &[]).spawn().expect("runs");
        let mut stdout = child.stdout.take().expect("piped");
        let mut shown = vec![0; "one two ".len()];
        stdout.read_exact(&mut shown).expect("the text begins");
        let sent = Instant::now();
        signal(&child, name);
        stdout.read_to_end(&mut shown).expect("the rest");
        let output = child.wait_with_output().expect("ends");
        // 200 ms is the promise; the rest is for a busy machine.
        assert!(sent.elapsed() < Duration::from_secs(3), "{:?}", sent.elapsed());
        assert_eq!(output.status.signal(), Some(number), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&shown), "one two \n");
    }
}

#[cfg(unix)]
#[test]
fn c26_ctrl_c_keeps_what_a_file_received_and_leaves_the_old_one() {
    use std::os::unix::process::ExitStatusExt;
    let stage = Stage::new();
    let old = stage.file("answer", "old");
    let server = Raw::start(vec![vec![Do::Read, Do::Send(stream_of(5)), Do::Hold]]);
    let child = child(&stage, &server, &["-o", "answer"]).spawn().expect("runs");
    let part = stage.path("answer.part");
    let begun = Instant::now();
    while std::fs::read_to_string(&part).unwrap_or_default() != "one two " {
        assert!(begun.elapsed() < Duration::from_secs(10), "the part file fills as the answer arrives");
        std::thread::sleep(Duration::from_millis(10));
    }
    signal(&child, "INT");
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.signal(), Some(2));
    assert_eq!(std::fs::read_to_string(&part).expect("kept"), "one two ");
    assert_eq!(std::fs::read_to_string(old).expect("there"), "old");
}

#[cfg(unix)]
#[test]
fn c26_ctrl_c_ends_it_even_while_nobody_reads() {
    use std::os::unix::process::ExitStatusExt;
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Read, Do::Send(whole(&long_text())), Do::Hold]]);
    let mut child = child(&stage, &server, &[]).spawn().expect("runs");
    let mut stdout = child.stdout.take().expect("piped");
    stdout.read_exact(&mut [0; 5]).expect("the text begins");
    std::thread::sleep(Duration::from_millis(300));
    let sent = Instant::now();
    signal(&child, "INT");
    let status = child.wait().expect("ends");
    assert!(sent.elapsed() < Duration::from_secs(3), "{:?}", sent.elapsed());
    assert_eq!(status.signal(), Some(2));
}

#[cfg(unix)]
#[test]
fn c27_ctrl_c_ends_a_wait_at_once() {
    use std::os::unix::process::ExitStatusExt;
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[("retry-after", "30")]))]);
    let mut child = child(&stage, &server, &[]).spawn().expect("runs");
    let mut stderr = child.stderr.take().expect("piped");
    let mut said = Vec::new();
    while !said.ends_with(b"\n") {
        let mut byte = [0];
        stderr.read_exact(&mut byte).expect("the wait is announced");
        said.push(byte[0]);
    }
    let said = String::from_utf8(said).expect("text");
    assert!(
        said.starts_with("waiting 30s, as the server asked (attempt 2 of 5): HTTP 529 overloaded_error"),
        "{said}"
    );
    assert!(said.ends_with(" (request id req_busy)\n"), "{said}");
    let sent = Instant::now();
    signal(&child, "INT");
    let status = child.wait().expect("ends");
    assert!(sent.elapsed() < Duration::from_secs(3), "{:?}", sent.elapsed());
    assert_eq!(status.signal(), Some(2));
    assert_eq!(server.seen().len(), 1);
}

#[cfg(unix)]
#[test]
fn c28_a_process_that_slept_through_its_limit_ends_when_it_wakes() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Read, Do::Hold]]);
    let child = child(&stage, &server, &["--timeout", "700ms"]).spawn().expect("runs");
    std::thread::sleep(Duration::from_millis(200));
    signal(&child, "STOP");
    std::thread::sleep(Duration::from_millis(900));
    signal(&child, "CONT");
    let woken = Instant::now();
    let output = child.wait_with_output().expect("ends");
    assert!(woken.elapsed() < Duration::from_secs(3), "{:?}", woken.elapsed());
    assert_eq!(output.status.code(), Some(12), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn text_reaches_a_pipe_as_it_arrives() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Read, Do::Send(stream_of(4)), Do::Hold]]);
    let mut child = child(&stage, &server, &[]).spawn().expect("runs");
    let mut shown = [0; 4];
    child.stdout.take().expect("piped").read_exact(&mut shown).expect("before the answer is whole");
    assert_eq!(&shown, b"one ");
    child.kill().expect("still running");
    child.wait().expect("ends");
}
