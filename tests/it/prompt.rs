//! What `send` sends for what was typed, piped and attached; and what it refuses before anything is sent.

use std::process::Stdio;

use assert_cmd::Command;
use serde_json::{Value, json};

use crate::support::Stage;

/// Where nothing listens: whatever gets this far has passed the local checks.
const NOWHERE: &str = "http://127.0.0.1:9";

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0";

fn send(stage: &Stage, words: &[&str]) -> Command {
    let mut command = stage.claudectl(NOWHERE);
    command.arg("send").args(words);
    command
}

fn body_of(command: &mut Command) -> Value {
    let output = command.arg("--dry-run").assert().success();
    serde_json::from_slice(&output.get_output().stdout).expect("one JSON object on stdout")
}

fn content(command: &mut Command) -> Value {
    body_of(command)["messages"][0]["content"].take()
}

/// Exit code, and what stands on stderr; stdout must be empty.
fn refused(command: &mut Command) -> (i32, String) {
    let output = command.output().expect("runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    (output.status.code().expect("a code"), String::from_utf8(output.stderr).expect("UTF-8"))
}

#[test]
fn words_are_joined_and_piped_input_comes_before_them() {
    let stage = Stage::new();
    assert_eq!(content(&mut send(&stage, &["why", "so?"])), json!("why so?"));
    assert_eq!(content(send(&stage, &["hi"]).write_stdin("")), json!("hi"));
    assert_eq!(
        content(send(&stage, &["why?"]).write_stdin("a log\n")),
        json!([{"type":"text","text":"a log\n"},{"type":"text","text":"why?"}])
    );
    assert_eq!(content(send(&stage, &["why?", "--no-stdin"]).write_stdin("a log\n")), json!("why?"));
    assert_eq!(content(send(&stage, &["-"]).write_stdin("all of it")), json!("all of it"));
    assert_eq!(content(send(&stage, &[]).write_stdin("all of it")), json!("all of it"));
    assert_eq!(content(send(&stage, &["what?"]).write_stdin(PNG))[0]["type"], "image");
}

#[test]
fn after_a_double_dash_nothing_is_an_option() {
    let stage = Stage::new();
    let output = send(&stage, &["--dry-run", "--", "--not-an-option", "-x"]).assert().success();
    let stdout = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(stdout.contains("\"content\":\"--not-an-option -x\""), "{stdout}");
}

#[test]
fn without_words_the_command_says_how_to_give_some() {
    let stage = Stage::new();
    let (code, stderr) = refused(send(&stage, &[]).write_stdin(""));
    assert_eq!(code, 4);
    assert!(
        stderr.starts_with("error[input]: standard input was empty, so there is no prompt\n"),
        "{stderr}"
    );
    for words in [&["  "][..], &[""], &["", "--no-stdin"]] {
        let (code, stderr) = refused(send(&stage, words).write_stdin("a log"));
        assert_eq!(code, 4, "{stderr}");
        assert!(stderr.contains("the prompt is blank"), "{stderr}");
    }
    let (code, stderr) = refused(&mut send(&stage, &["--no-stdin"]));
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.contains("claudectl send 'Why is the sky blue?'"), "{stderr}");
    let (code, _) = refused(&mut send(&stage, &["-", "--no-stdin"]));
    assert_eq!(code, 2);
}

#[test]
fn a_loop_over_a_file_keeps_its_lines() {
    let stage = Stage::new();
    stage.file("list", "one\ntwo\nthree\n");
    let claudectl = env!("CARGO_BIN_EXE_claudectl");
    let script =
        format!("while read -r line; do '{claudectl}' --sandbox send --dry-run \"$line\"; done < list");
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(stage.path(""))
        .env("HOME", stage.path("home"))
        .output()
        .expect("a shell");
    let stdout = String::from_utf8(output.stdout).expect("UTF-8");
    let prompts: Vec<&str> = ["one", "two", "three"]
        .into_iter()
        .filter(|line| stdout.contains(&format!("\"content\":\"{line}\"")))
        .collect();
    assert_eq!(prompts, ["one", "two", "three"], "{stdout}");
    assert_eq!(stdout.lines().count(), 3);
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(stderr.lines().all(|line| line.contains("--no-stdin")), "{stderr}");
    // A shell that gives back what it read ahead leaves nothing after the last line, so that one is quiet.
    assert!(stderr.lines().count() <= 2, "{stderr}");
}

#[test]
fn closed_input_is_no_input() {
    let stage = Stage::new();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"));
    command.args(["--sandbox", "send", "--dry-run", "hi"]).env_clear().env("HOME", stage.path("home"));
    let output = command.stdin(Stdio::null()).output().expect("runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"content\":\"hi\""));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn files_are_attached_by_what_is_in_them() {
    let stage = Stage::new();
    stage.file("notes.png", "not a picture");
    stage.file("picture.txt", PNG);
    stage.file("paper.bin", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n");
    let words = ["-f", "notes.png", "-f", "picture.txt", "--file", "paper.bin", "compare"];
    let content = content(&mut send(&stage, &words));
    assert_eq!(
        content[0],
        json!({"type":"document","title":"notes.png",
            "source":{"type":"text","media_type":"text/plain","data":"not a picture"}})
    );
    assert_eq!(content[1]["source"]["media_type"], "image/png");
    assert_eq!(content[2]["source"]["media_type"], "application/pdf");
    assert_eq!(content[3], json!({"type":"text","text":"compare"}));
}

#[test]
fn files_that_cannot_be_sent_are_named() {
    let stage = Stage::new();
    stage.file("folder/inside", "x");
    stage.file("empty.txt", "");
    stage.file("latin1.txt", b"one\ncaf\xe9\n");
    stage.file("report.docx", b"PK\x03\x04\x14\0\x06\0\x08\0");
    stage.file("noise", b"\0\x01\x02\x03");
    for (file, words) in [
        ("missing.txt", "missing.txt does not exist"),
        ("folder", "folder is a directory, not a file"),
        ("empty.txt", "empty.txt is empty"),
        ("latin1.txt", "latin1.txt is not valid UTF-8: byte 0xe9 at offset 7\n --> latin1.txt:2:4\n"),
        ("report.docx", "report.docx looks like a ZIP archive, which the API does not read"),
        ("noise", "noise looks like binary data"),
    ] {
        let (code, stderr) = refused(&mut send(&stage, &["-f", file, "hi"]));
        assert_eq!(code, 4, "{file}: {stderr}");
        assert!(stderr.starts_with(&format!("error[input]: {words}")), "{stderr}");
    }
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let stage = Stage::new();
    let file = std::fs::File::create(stage.path("huge.txt")).expect("a file");
    file.set_len(1 << 40).expect("a hole of a tebibyte");
    let (code, stderr) = refused(&mut send(&stage, &["-f", "huge.txt", "hi"]));
    assert_eq!(code, 4, "{stderr}");
    // Its head is a hole, which is binary; text of that size is refused by its size.
    assert!(stderr.contains("huge.txt"), "{stderr}");
    let text = stage.file("large.txt", "x".repeat(600));
    std::fs::File::options().append(true).open(&text).expect("a file").set_len(1 << 40).expect("a hole");
    let (code, stderr) = refused(&mut send(&stage, &["-f", "large.txt", "hi"]));
    assert_eq!(code, 4, "{stderr}");
    assert!(
        stderr.contains("large.txt does not fit into a request, which may have 32 MiB at most"),
        "{stderr}"
    );
}

#[test]
fn a_request_file_is_sent_as_it_is_but_for_stream() {
    let stage = Stage::new();
    let text = "{ \"model\":\"m\",\n \"max_tokens\": 0, \"stream\":false,\"x\":1.00,\n\
                \"messages\":[{\"role\":\"user\",\"content\":\"\\u00e9\"}]}";
    stage.file("request.json", text);
    let expected = format!("{}\n", text.replace("false", "true"));
    for (words, input) in [(["--request", "request.json"], ""), (["--request", "-"], text)] {
        let mut command = send(&stage, &words);
        let output = command.arg("--dry-run").write_stdin(input).assert().success();
        assert_eq!(String::from_utf8_lossy(&output.get_output().stdout), expected);
    }
    let over = ["--request", "request.json", "-m", "haiku", "--max-tokens", "7", "--effort", "low"];
    let body = body_of(&mut send(&stage, &over));
    assert_eq!((&body["model"], &body["max_tokens"]), (&json!("claude-haiku-5-5"), &json!(7)));
    assert_eq!(body["output_config"], json!({"effort":"low"}));
    let configured = body_of(send(&stage, &["--request", "request.json"]).env("CLAUDECTL_MODEL", "sonnet"));
    assert_eq!(configured["model"], "m");
    assert_eq!(refused(&mut send(&stage, &["--request", "request.json", "hi"])).0, 2);
}

#[test]
fn broken_requests_are_shown_where_they_break() {
    let stage = Stage::new();
    stage.file("request.json", "{\n  \"model\": \"m\",\n  \"max_tokens\": 9,\n}\n");
    let (code, stderr) = refused(&mut send(&stage, &["--request", "request.json"]));
    assert_eq!(code, 4);
    assert!(
        stderr.starts_with(
            "error[input]: request.json is not valid JSON: trailing comma\n --> request.json:4:1\n"
        ),
        "{stderr}"
    );
    let (code, stderr) = refused(send(&stage, &["--request", "-"]).write_stdin("{\"a\":1,\n\"a\":2}"));
    assert_eq!(code, 4);
    assert!(stderr.contains("has the key \"a\" twice") && stderr.contains("--> <stdin>:2:1"), "{stderr}");
    let (code, stderr) = refused(send(&stage, &["--request", "-"]).write_stdin("{\"model\":\"m\"}"));
    assert_eq!(code, 4);
    assert!(stderr.contains("the request has no `max_tokens`"), "{stderr}");
}

#[test]
fn what_cannot_succeed_is_refused_and_can_be_sent_all_the_same() {
    let stage = Stage::new();
    for words in
        [&["--max-tokens", "0", "hi"][..], &["--max-tokens", "-5", "hi"], &["--temperature", "0.5", "hi"]]
    {
        let (code, stderr) = refused(&mut send(&stage, words));
        assert_eq!(code, 4, "{words:?}: {stderr}");
        assert!(stderr.contains(words[0].trim_start_matches('-')), "{stderr}");
        body_of(send(&stage, words).arg("--no-check"));
    }
    let older = ["--api-version", "2023-06-01", "-m", "claude-sonnet-4-6", "--temperature", "0.5", "hi"];
    assert_eq!(body_of(&mut send(&stage, &older))["temperature"], 0.5);
}

#[test]
fn doubts_of_the_model_table_are_warnings() {
    let stage = Stage::new();
    for (words, doubt) in [
        (&["-m", "claude-opus-5.5"][..], "did you mean claude-opus-5-5?"),
        (&["-m", "claude-3-opus-20240229"], "is retired since 2026-01-05"),
        (&["--max-tokens", "500000"], "more than the 128000 output tokens"),
        (&["--thinking", "off"], "does not take `disabled`"),
    ] {
        let mut command = send(&stage, words);
        let output = command.args(["hi", "--dry-run"]).assert().success();
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.starts_with("warning: ") && stderr.contains(doubt), "{stderr}");
    }
}

#[test]
fn a_check_says_everything_and_fails_when_the_api_would_refuse() {
    let stage = Stage::new();
    stage.file(
        "request.json",
        r#"{"model":"claude-opus-5-5","max_tokens":9,"max_token":9,
"messages":[{"role":"user","content":[{"type":"text","text":""}]}]}"#,
    );
    let (code, stderr) = refused(&mut send(&stage, &["--request", "request.json", "--check"]));
    assert_eq!(code, 4);
    assert!(stderr.contains("max_token: the API knows no such field"), "{stderr}");
    assert!(stderr.contains("did you mean `max_tokens`?"), "{stderr}");
    assert!(stderr.contains("request.json:2:61: messages.0.content.0.text"), "{stderr}");
    let (code, stderr) = refused(&mut send(&stage, &["--check", "hi"]));
    assert_eq!(code, 0, "{stderr}");
}

#[test]
fn the_same_call_for_curl_keeps_secrets_in_variables() {
    let stage = Stage::new();
    let words = ["--curl", "--header", "X-Gateway-Token: hush", "it's"];
    let output = send(&stage, &words).assert().success();
    let stdout = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    for line in [
        "curl -sS -N http://127.0.0.1:9/v1/messages \\\n",
        "  -H 'anthropic-version: 2026-10-21' \\\n",
        "  -H 'content-type: application/json' \\\n",
        "  -H \"x-api-key: $ANTHROPIC_API_KEY\" \\\n",
        "  -H \"x-gateway-token: $X_GATEWAY_TOKEN\" \\\n",
        r#""content":"it'\''s"}],"stream":true}'"#,
    ] {
        assert!(stdout.contains(line), "{line} is not in {stdout}");
    }
    assert!(!stdout.contains("hush") && !stdout.contains("TESTKEY"), "{stdout}");
    let without_key = stage.bare().args(["send", "--curl", "hi"]).assert().success();
    let stdout = String::from_utf8_lossy(&without_key.get_output().stdout).into_owned();
    assert!(stdout.contains("-H \"x-api-key: $ANTHROPIC_API_KEY\""), "{stdout}");
    let as_bearer =
        stage.bare().env("CLAUDECTL_AUTH_HEADER", "bearer").args(["send", "--curl", "hi"]).assert().success();
    let stdout = String::from_utf8_lossy(&as_bearer.get_output().stdout).into_owned();
    assert!(stdout.contains("-H \"authorization: Bearer $ANTHROPIC_API_KEY\""), "{stdout}");
}
