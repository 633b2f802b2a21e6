//! `send --chat`: a conversation in a file that grows only by whole answers.

use std::fs;

use serde_json::{Value, json};

use crate::support::Stage;
use crate::support::raw::{Do, Raw, events_but_stop, stream_head, whole};

fn talk(stage: &Stage) -> Value {
    serde_json::from_slice(&fs::read(stage.path("talk.json")).expect("the conversation")).expect("JSON")
}

fn roles(talk: &Value) -> Vec<&str> {
    talk["messages"]
        .as_array()
        .expect("messages")
        .iter()
        .filter_map(|message| message["role"].as_str())
        .collect()
}

#[test]
fn each_prompt_follows_what_was_said_before() {
    let server = Raw::start(vec![
        vec![Do::Read, Do::Send(whole("Paris"))],
        vec![Do::Read, Do::Send(whole("Rome"))],
        vec![Do::Read, Do::Send(whole("as a request"))],
    ]);
    let stage = Stage::new();
    let chat = |more: &[&str]| {
        stage
            .claudectl(&server.url())
            .args(["send", "--chat", "talk.json"])
            .args(more)
            .output()
            .expect("runs")
    };
    let first = chat(&["-s", "Be brief", "-m", "haiku", "--max-tokens", "77", "Capital of France?"]);
    assert_eq!((first.status.code(), first.stdout.as_slice()), (Some(0), b"Paris\n".as_slice()));
    let second = chat(&["and", "of", "Italy?"]);
    assert_eq!(second.stdout, b"Rome\n", "{}", String::from_utf8_lossy(&second.stderr));
    let sent: Value = serde_json::from_slice(&server.seen()[1].body).expect("JSON");
    assert_eq!((&sent["system"], &sent["max_tokens"]), (&json!("Be brief"), &json!(77)));
    assert_eq!(sent["model"], "claude-haiku-5-5", "the conversation keeps its model");
    assert_eq!(
        sent["messages"][1],
        json!({"role": "assistant", "content": [{"type": "text", "text": "Paris"}]})
    );
    assert_eq!(roles(&talk(&stage)), ["user", "assistant", "user", "assistant"]);
    // The same file is a request.
    let mut request = talk(&stage);
    request["messages"].as_array_mut().expect("messages").pop();
    stage.file("request.json", request.to_string());
    let output =
        stage.claudectl(&server.url()).args(["send", "--request", "request.json"]).output().expect("runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_is_cut_or_fails_leaves_the_file_as_it_was() {
    let mut cut = stream_head();
    cut.extend(events_but_stop("half an ans").concat());
    let server = Raw::start(vec![vec![Do::Read, Do::Send(cut)]]);
    let stage = Stage::new();
    let before = r#"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}"#;
    stage.file("talk.json", before);
    let output =
        stage.claudectl(&server.url()).args(["send", "--chat", "talk.json", "c"]).output().expect("runs");
    assert_eq!(output.status.code(), Some(6));
    assert_eq!(fs::read_to_string(stage.path("talk.json")).expect("there"), before);
    let names: Vec<_> = fs::read_dir(stage.path("")).expect("folder").collect();
    assert_eq!(names.len(), 2, "home and the conversation");
}

#[test]
fn a_file_that_holds_something_else_is_refused_and_nothing_is_sent() {
    let server = Raw::start(vec![vec![Do::Read, Do::Send(whole("x"))]]);
    let stage = Stage::new();
    for (text, says) in [
        ("[1]", "holds no conversation"),
        (r#"{"model":"m"}"#, "holds no conversation"),
        (r#"{"messages":["a"]}"#, "holds no conversation"),
        ("not json", "is not valid JSON"),
    ] {
        stage.file("talk.json", text);
        let output =
            stage.claudectl(&server.url()).args(["send", "--chat", "talk.json", "c"]).output().expect("runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(4), "{text}: {stderr}");
        assert!(stderr.contains(says), "{text}: {stderr}");
        assert_eq!(fs::read_to_string(stage.path("talk.json")).expect("there"), text);
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn two_at_once_never_lose_what_the_other_said() {
    let server = Raw::start(vec![vec![Do::Read, Do::Send(whole("first"))]]);
    let stage = Stage::new();
    // The file changes while the answer is on its way: another process was quicker.
    let slow = Raw::start(vec![vec![
        Do::Read,
        Do::Pause(std::time::Duration::from_millis(300)),
        Do::Send(whole("late")),
    ]]);
    let mut late = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("ANTHROPIC_API_KEY", crate::support::KEY)
        .env("ANTHROPIC_BASE_URL", slow.url())
        .current_dir(stage.path(""))
        .args(["send", "-q", "--chat", "talk.json", "late prompt"])
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("starts");
    while slow.seen().is_empty() {
        std::thread::yield_now();
    }
    let quick = stage.claudectl(&server.url()).args(["send", "--chat", "talk.json", "quick prompt"]).output();
    assert_eq!(quick.expect("runs").status.code(), Some(0));
    assert_eq!(late.wait().expect("ends").code(), Some(5));
    let talk = talk(&stage);
    assert_eq!(talk["messages"][0]["content"], "quick prompt");
    assert_eq!(roles(&talk), ["user", "assistant"]);
}
