//! The cut rows in every form an answer can take: into a file, as one object, as raw events, all or nothing.

use super::*;

/// The ways to cut an answer after `one two ` that rows C3 to C7 and C11 stand for.
fn cuts() -> Vec<(&'static str, Vec<Do>)> {
    let idle = vec![Do::Read, Do::Send(stream_of(5)), Do::Hold];
    let reset = vec![Do::Read, Do::Send(stream_of(5)), Do::Pause(Duration::from_millis(200)), Do::Reset];
    vec![
        ("C3", says(with(stream_of(5), error_event("overloaded_error")))),
        ("C5", says(stream_of(5))),
        ("C7", reset),
        ("C11", idle),
        ("C17", says(with(stream_of(5), event("content_block_delta", "{\"type\":\"content_blo")))),
    ]
}

const QUICK: [&str; 4] = ["--idle-timeout", "300ms", "--max-retries", "1"];

#[test]
fn c3_c5_c7_c11_c17_a_file_appears_only_whole_and_a_retry_leaves_no_trace() {
    for (id, cut) in cuts() {
        let stage = Stage::new();
        let server = Raw::start(vec![cut.clone(), good()]);
        let ran = send(&stage, &server.url(), &[&QUICK[..], &["-o", "answer"]].concat());
        let ran = ran.ends(0);
        assert_eq!(ran.stdout, "", "{id}");
        assert_eq!(server.seen().len(), 2, "{id}");
        assert_eq!(std::fs::read(stage.path("answer")).expect("whole"), TEXT.as_bytes(), "{id}");
        assert!(!stage.path("answer.part").exists(), "{id}");
    }
}

#[test]
fn c3_c5_c7_c11_c17_a_cut_that_lasts_leaves_the_file_alone_and_keeps_the_part() {
    for (id, cut) in cuts() {
        let stage = Stage::new();
        let old = stage.file("answer", "old");
        let server = Raw::start(vec![cut]);
        let ran = send(&stage, &server.url(), &[&QUICK[..], &["-o", "answer"]].concat());
        let code = match id {
            "C3" => 59,
            "C11" => 12,
            _ => 6,
        };
        ran.ends(code).says(&["kept: what arrived is in answer.part", "attempts: 2"]);
        assert_eq!(server.seen().len(), 2, "{id}");
        assert_eq!(std::fs::read(old).expect("there"), b"old", "{id}");
        assert_eq!(std::fs::read(stage.path("answer.part")).expect("kept"), b"one two ", "{id}");
    }
}

#[test]
fn c3_c5_c7_c11_c17_one_object_comes_whole_or_not_at_all() {
    for (id, cut) in cuts() {
        let stage = Stage::new();
        let server = Raw::start(vec![cut.clone(), good()]);
        let ran = send(&stage, &server.url(), &[&QUICK[..], &["--json"]].concat());
        let ran = ran.ends(0);
        let message: serde_json::Value = serde_json::from_str(&ran.stdout).expect("one object");
        assert_eq!(message["content"][0]["text"], TEXT, "{id}");
        assert_eq!(ran.stdout.lines().count(), 1, "{id}");

        let server = Raw::start(vec![cut]);
        let ran = send(&stage, &server.url(), &[&QUICK[..], &["--json"]].concat());
        assert_eq!(ran.stdout, "", "{id}");
        let error = ran.error();
        assert_eq!((&error["attempts"], &error["possibly_billed"]), (&2.into(), &2.into()), "{id}");
        assert_eq!(error["exit_code"], ran.code.expect("a code"), "{id}");
        assert_eq!(error["request_id"], "req_stream", "{id}");
    }
}

#[test]
fn c3_c5_c7_c11_c17_raw_events_are_never_printed_twice() {
    for (id, cut) in cuts() {
        let stage = Stage::new();
        let server = Raw::start(vec![cut, good()]);
        let ran = send(&stage, &server.url(), &[&QUICK[..], &["--events"]].concat());
        let ran = ran.ends(6);
        assert_eq!(server.seen().len(), 1, "{id}");
        assert_eq!(kinds(&ran.stdout)[..5], STARTED, "{id}");
    }
}

#[test]
fn c1_c2_raw_events_of_an_attempt_that_showed_nothing_are_taken_back() {
    for events in [0, 1, 2] {
        let stage = Stage::new();
        let cut = says(with(stream_of(events), error_event("overloaded_error")));
        let server = Raw::start(vec![cut, good()]);
        let ran = send(&stage, &server.url(), &["--events"]);
        let ran = ran.ends(0);
        assert_eq!(server.seen().len(), 2);
        let kinds = kinds(&ran.stdout);
        assert_eq!(kinds.iter().filter(|kind| *kind == "message_start").count(), 1, "{kinds:?}");
        assert_eq!(kinds.last().map(String::as_str), Some("message_stop"));
    }
}

#[test]
fn c3_c5_c7_c11_c17_events_held_back_are_retried() {
    for (id, cut) in cuts() {
        let stage = Stage::new();
        for form in [&["--events", "--no-stream"][..], &["--events", "-o", "events"]] {
            let server = Raw::start(vec![cut.clone(), good()]);
            let ran = send(&stage, &server.url(), &[&QUICK[..], form].concat());
            let ran = ran.ends(0);
            let file = std::fs::read_to_string(stage.path("events")).unwrap_or_default();
            let kinds = kinds(&(ran.stdout + &file));
            assert_eq!(kinds.iter().filter(|kind| *kind == "message_start").count(), 1, "{id} {kinds:?}");
            std::fs::remove_file(stage.path("events")).unwrap_or_default();
        }
    }
}

#[test]
fn c3_the_error_of_a_cut_answer_says_what_and_how_much() {
    let stage = Stage::new();
    let script = says(with(stream_of(5), error_event("overloaded_error")));
    let server = Raw::start(vec![script.clone()]);
    send(&stage, &server.url(), &[]).ends(6).says(&[
        "error[incomplete]: the answer is incomplete: the API ended the stream with overloaded_error",
        "arrived: 8 characters of text",
        "10 input and 1 output tokens",
        "request id: req_stream",
    ]);
    // With `--json` nothing is shown, so the code is the error's own.
    let server = Raw::start(vec![script]);
    let ran = send(&stage, &server.url(), &["--json", "--max-retries", "0"]);
    let error = ran.ends(59).error();
    assert_eq!(error["api_type"], "overloaded_error");
    assert_eq!(error["http_status"], 200);
}

#[test]
fn c29_thinking_that_was_shown_counts_as_an_answer() {
    let stage = Stage::new();
    let thinking = [
        event(
            "content_block_start",
            r#"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}"#,
        ),
        event(
            "content_block_delta",
            r#"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm, well"}}"#,
        ),
    ]
    .concat();
    let cut = says([stream_head(), events_but_stop(TEXT)[0].clone(), thinking].concat());
    let server = Raw::start(vec![cut.clone(), good()]);
    let ran = send(&stage, &server.url(), &["-v"]);
    let ran = ran.ends(6).says(&["hm, well", "the answer is incomplete"]);
    assert_eq!((ran.stdout.as_str(), server.seen().len()), ("", 1));
    // Nobody saw it without `-v`, nor where the whole answer is awaited.
    for args in [&[][..], &["-v", "--no-stream"], &["-v", "-o", "answer"]] {
        let server = Raw::start(vec![cut.clone(), good()]);
        let ran = send(&stage, &server.url(), args);
        let ran = ran.ends(0);
        assert!(!ran.stderr.contains("hm, well"), "{}", ran.stderr);
        assert_eq!(server.seen().len(), 2, "{args:?}");
    }
}

#[test]
fn c21_a_truncated_or_refused_answer_is_whole_all_the_same() {
    for (reason, exit) in [("max_tokens", 20), ("refusal", 21)] {
        let stage = Stage::new();
        let mut all = events_but_stop(TEXT);
        let delta = format!(
            r#"{{"type":"message_delta","delta":{{"stop_reason":"{reason}"}},"usage":{{"output_tokens":7}}}}"#
        );
        all[7] = event("message_delta", &delta);
        let script = says([stream_head(), all.concat(), stop()].concat());
        let server = Raw::start(vec![script.clone()]);
        send(&stage, &server.url(), &["-o", "answer"]).ends(exit);
        assert_eq!(std::fs::read(stage.path("answer")).expect("whole"), TEXT.as_bytes(), "{reason}");
        let server = Raw::start(vec![script]);
        let ran = send(&stage, &server.url(), &["--json"]);
        let ran = ran.ends(exit);
        let message: serde_json::Value = serde_json::from_str(&ran.stdout).expect("one object");
        assert_eq!(message["stop_reason"], reason);
        assert_eq!(ran.error()["exit_code"], exit);
        assert_eq!(server.seen().len(), 1);
    }
}

const STARTED: [&str; 5] =
    ["message_start", "ping", "content_block_start", "content_block_delta", "content_block_delta"];

/// The types of raw events, one a line.
fn kinds(stdout: &str) -> Vec<String> {
    stdout
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).expect("JSON a line");
            value["type"].as_str().unwrap_or_default().to_owned()
        })
        .collect()
}
