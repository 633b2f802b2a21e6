//! Output: forms of the answer, files and pipes that block, and what a verdict says.

use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::time::{Duration, Instant};

use super::*;
use crate::support::raw::api_error;

/// A stream that says this and stops for this reason.
fn stopped(text: &str, reason: &str) -> Vec<u8> {
    String::from_utf8(whole(text)).expect("text").replace("end_turn", reason).into_bytes()
}

#[test]
fn a_reader_that_stopped_reading_holds_up_neither_signals_nor_the_time_limit() {
    let stage = Stage::new();
    let long = "word".repeat(75_000);
    stage.file("long.txt", &long);
    let server = answering(whole(&long));
    for words in [&["--no-stream", "hi"][..], &["--json", "hi"], &["-f", "long.txt", "--dry-run", "hi"]] {
        let mut running = child(&stage, &server.url(), words).spawn().expect("runs");
        let mut stdout = running.stdout.take().expect("piped");
        stdout.read_exact(&mut [0; 5]).expect("it begins");
        std::thread::sleep(Duration::from_millis(200));
        signal(&running, "INT");
        let sent = Instant::now();
        assert_eq!(running.wait().expect("ends").signal(), Some(2), "{words:?}");
        assert!(sent.elapsed() < Duration::from_secs(2), "{words:?}: {:?}", sent.elapsed());
    }
    let mut late =
        child(&stage, &server.url(), &["--no-stream", "--timeout", "1", "hi"]).spawn().expect("runs");
    assert_eq!(late.wait().expect("ends").code(), Some(12));
}

#[test]
fn events_were_typed_so_a_configured_json_is_about_errors() {
    let stage = Stage::new();
    let server = answering(whole("Hello"));
    let output = stage
        .claudectl(&server.url())
        .env("CLAUDECTL_JSON", "1")
        .args(["send", "--events", "hi"])
        .output()
        .expect("runs");
    let stdout = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(stdout.lines().count() > 3 && stdout.starts_with(r#"{"type":"message_start""#), "{stdout}");
}

#[test]
fn a_verdict_names_what_would_have_helped() {
    let stage = Stage::new();
    let server = answering(stopped("part", "max_tokens"));
    send(&stage, &server.url(), &["hi", "--max-tokens", "9"], "").ends(20).says(&[
        "Allow as much as claude-opus-5-5 can write: claudectl send hi --max-tokens 128000",
        "/v1/messages",
        "req_stream",
    ]);
    let all = send(&stage, &server.url(), &["hi", "--max-tokens", "128000"], "").ends(20);
    assert!(!all.stderr.contains("is the most"), "{}", all.stderr);
}

#[test]
fn a_folder_that_is_missing_is_said_of_the_file_that_was_named() {
    let stage = Stage::new();
    send(&stage, NOWHERE, &["-o", "gone/answer.txt", "hi"], "")
        .ends(5)
        .says(&["cannot write gone/answer.txt: No such file", "mkdir -p gone"]);
}

#[test]
fn a_place_is_shown_only_where_the_file_said_it() {
    let stage = Stage::new();
    let request = "{\"model\":\"claude-opus-5-5\",\n \"max_tokens\":5,\n \"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}";
    stage.file("request.json", request);
    let refusal = api_error("400 Bad Request", "invalid_request_error", "max_tokens: too large");
    let server = answering(refusal);
    let from_file = send(&stage, &server.url(), &["--request", "request.json"], "").ends(40);
    let from_file = from_file.says(&["--> request.json:2:15"]);
    assert!(from_file.stderr.contains("max_tokens: too large"));
    let typed = send(&stage, &server.url(), &["--request", "request.json", "--max-tokens", "9"], "").ends(40);
    assert!(!typed.stderr.contains("-->"), "the file does not say 9: {}", typed.stderr);
}

#[test]
fn a_closed_standard_output_costs_nothing() {
    let stage = Stage::new();
    let server = answering(whole("Hello"));
    let run = |words: &str| {
        let mut command = Command::new("/bin/sh");
        command
            .env_clear()
            .env("HOME", stage.path("home"))
            .env("ANTHROPIC_API_KEY", KEY)
            .env("ANTHROPIC_BASE_URL", server.url())
            .env("C", env!("CARGO_BIN_EXE_claudectl"))
            .current_dir(stage.path("."))
            .args(["-c", &format!("\"$C\" send hi --no-stdin {words}")]);
        let output = command.output().expect("a shell");
        (output.status.code(), String::from_utf8(output.stderr).expect("text"))
    };
    for words in ["", "--json", "--no-stream", "--events", "-o -"] {
        let (code, said) = run(&format!("{words} >&-"));
        assert_eq!(code, Some(5), "{words}: {said}");
        assert!(said.contains("standard output is closed"), "{said}");
        assert_eq!(server.seen().len(), 0, "{words}");
    }
    // Whoever sends it to nowhere, or to a file, means it.
    for words in [">/dev/null", "1<>/dev/null", "-o answer >&-", ">/dev/null 2>&-"] {
        assert_eq!(run(words).0, Some(0), "{words}: {}", run(words).1);
    }
    assert_eq!(std::fs::read_to_string(stage.path("answer")).expect("whole"), "Hello");
    assert_eq!(run("--dry-run >&-").0, Some(5));
}
