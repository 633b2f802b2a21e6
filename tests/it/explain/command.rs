//! The command through the real binary: what can be asked, in which ways, and what comes back.

use std::process::Output;

use serde_json::Value;

use crate::support::Stage;

fn run(stage: &Stage, line: &[&str], stdin: &str) -> Output {
    stage.bare().args(line).write_stdin(stdin).output().expect("the binary runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// The matches of a line that recognises something.
fn matches(line: &[&str], stdin: &str) -> Vec<Value> {
    let stage = Stage::new();
    let output = run(&stage, &[&["--json", "explain"], line].concat(), stdin);
    assert_eq!(output.status.code(), Some(0), "{line:?}: {}", stderr(&output));
    assert!(output.stderr.is_empty(), "{line:?}: {}", stderr(&output));
    let value: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    value["matches"].as_array().expect("a list").clone()
}

const BODY: &str = r#"{"type":"error","error":{"type":"invalid_request_error","message":"messages.1.content.0.text: text content blocks must be non-empty"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}"#;

#[test]
fn a_match_has_exactly_the_promised_shape() {
    let found = matches(&[], BODY);
    insta::assert_snapshot!(serde_json::to_string_pretty(&found).expect("JSON prints"), @r#"
    [
      {
        "entry": "text_empty",
        "kind": "invalid_request",
        "exit_code": 40,
        "retryable": false,
        "by": "message",
        "count": 1,
        "values": {
          "request_id": "req_011CSHoEeqs5C35K2UUqR7Fy",
          "path": "messages.1.content.0.text"
        },
        "fix": [
          "Look at messages.1.content.0.text in the request and leave the block out or fill it.",
          "See what is sent: --dry-run"
        ]
      }
    ]
    "#);
}

#[test]
fn the_same_text_may_come_as_argument_file_or_pipe() {
    let stage = Stage::new();
    let file = stage.file("body.json", BODY);
    let file = file.to_str().expect("UTF-8");
    let asked: Vec<Vec<Value>> = vec![
        matches(&[BODY], ""),
        matches(&["-f", file], ""),
        matches(&["-f", "-"], BODY),
        matches(&[], BODY),
    ];
    assert!(asked.windows(2).all(|pair| pair[0] == pair[1]), "{asked:?}");
}

#[test]
fn names_and_numbers_stand_for_entries() {
    for (what, entry, kind, code, by) in [
        ("49", "rate_limit", "rate_limit", 49, "exit_code"),
        ("429", "rate_limit", "rate_limit", 49, "status"),
        ("16", "not_the_api", "not_the_api", 16, "exit_code"),
        ("529", "overloaded", "overloaded", 59, "status"),
        ("overloaded_error", "overloaded", "overloaded", 59, "type"),
        ("ramp_limit_exceeded", "ramp_limit_exceeded", "rate_limit", 49, "error_code"),
        ("enforced_spend_limit_reached", "enforced_spend_limit_reached", "billing", 42, "error_code"),
        ("APIResponseValidationError", "APIResponseValidationError", "not_the_api", 16, "class"),
        ("anthropic.NotFoundError", "NotFoundError", "not_found", 44, "class"),
        ("connection_lost", "connection_lost", "connection_lost", 15, "kind"),
    ] {
        let found = matches(&[what], "");
        assert_eq!(found.len(), 1, "{what}");
        assert_eq!(
            (&found[0]["entry"], &found[0]["kind"], &found[0]["exit_code"], &found[0]["by"]),
            (&entry.into(), &kind.into(), &code.into(), &by.into()),
            "{what}"
        );
    }
}

#[test]
fn several_words_are_several_questions_or_one_message() {
    let entries = |line: &[&str]| -> Vec<String> {
        matches(line, "").iter().map(|one| one["entry"].as_str().expect("text").to_owned()).collect()
    };
    assert_eq!(entries(&["529", "RateLimitError"]), ["overloaded", "RateLimitError"]);
    assert_eq!(
        entries(&["prompt", "is", "too", "long:", "5", "tokens", ">", "4", "maximum"]),
        ["prompt_too_long"]
    );
    assert_eq!(entries(&["exit", "code", "42"]), ["billing"]);
}

#[test]
fn endings_that_are_no_failure_have_no_kind() {
    for (what, code) in [("0", 0), ("130", 130), ("141", 141), ("143", 143)] {
        let found = matches(&[what], "");
        assert_eq!((&found[0]["kind"], &found[0]["exit_code"]), (&Value::Null, &code.into()));
    }
}

#[test]
fn what_is_unknown_ends_with_4_and_names_the_nearest() {
    let stage = Stage::new();
    let output = run(&stage, &["--json", "explain", "rate_limit_eror"], "");
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(stdout(&output), "{\"matches\":[]}\n");
    let error: Value = serde_json::from_slice(&output.stderr).expect("one JSON object");
    assert_eq!(error["error"]["kind"], "input");
    assert!(error["error"]["fix"][0].as_str().expect("text").ends_with("claudectl explain rate_limit_error"));

    let output = run(&stage, &["explain", "rate_limit_eror"], "");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(4), ""));
    assert!(stderr(&output).starts_with("error[input]: "), "{}", stderr(&output));
    assert!(stderr(&output).contains("claudectl explain rate_limit_error"), "{}", stderr(&output));
    for text in ["", "hello\n", "\0\u{1}\n"] {
        let output = run(&stage, &["explain"], text);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(4), ""), "{text:?}");
    }
}

#[test]
fn arguments_are_never_paths() {
    let stage = Stage::new();
    stage.file("529", "nothing");
    stage.file("body.json", BODY);
    let output = run(&stage, &["explain", "529"], "");
    assert!(stdout(&output).starts_with("overloaded: "), "{}", stdout(&output));
    let output = run(&stage, &["explain", "body.json"], "");
    assert_eq!(output.status.code(), Some(4));
    assert!(stderr(&output).contains("claudectl explain -f body.json"), "{}", stderr(&output));
}

#[test]
fn a_file_that_cannot_be_read_ends_with_4() {
    let stage = Stage::new();
    let output = run(&stage, &["explain", "-f", "missing.log"], "");
    assert_eq!(output.status.code(), Some(4));
    assert!(
        stderr(&output).starts_with("error[input]: cannot read missing.log: No such file or directory\n")
    );
    let output = run(&stage, &["explain", "--request", "missing.json"], BODY);
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
}

#[test]
fn a_person_reads_cause_fix_and_source() {
    let stage = Stage::new();
    let output = run(&stage, &["explain", "prompt is too long: 208310 tokens > 200000 maximum"], "");
    insta::assert_snapshot!(stdout(&output), @"
    prompt_too_long: The prompt has more tokens than the context window
      kind:           invalid_request (exit code 40)
      sdk raises:     BadRequestError
      known by:       message
      used:           208310
      max:            200000
      over:           8310
      over percent:   4
      source:         Claude API documentation
    why: System prompt, tools, history and files together are larger than what the model can read at once.
    what to do:
      1. It has 208310 tokens and 200000 fit: cut 8310 tokens (about 4%).
      2. Use a model with a larger window (claudectl models shows them): -m opus
      3. Leave out old turns, or have them summarised first.
    try again? No. Make it shorter first.
    ");
    let output = run(&stage, &["explain", "OverloadedError"], "");
    insta::assert_snapshot!(stdout(&output), @"
    OverloadedError: HTTP 529: the whole service is busy
      kind:           overloaded (exit code 59)
      hierarchy:      AnthropicError > APIError > APIStatusError > OverloadedError
      http status:    529
      source:         official SDK source, exception classes
    why: Too many people use the API at this moment. Neither your limits nor your key are the reason.
    what to do:
      1. Wait and try again with growing pauses.
      2. Let another model take over: --fallback-model sonnet
      3. Look at status.claude.com.
    try again? Yes, with growing pauses.
    ");
}

#[test]
fn a_log_is_grouped_and_counted() {
    let stage = Stage::new();
    let overloaded = |id: &str| {
        format!(
            "2026-11-20T10:00:01Z ERROR 529 {{\"type\":\"error\",\"error\":{{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}},\"request_id\":\"req_011Caaaaaaaaaaaaaaaa{id}\"}}\n"
        )
    };
    let log =
        ["0001", "0002", "0003"].map(overloaded).concat() + "2026-11-20T10:00:09Z INFO fine\n" + BODY + "\n";
    let output = run(&stage, &["explain"], &log);
    let lines: Vec<String> = stdout(&output).lines().map(str::to_owned).collect();
    assert_eq!(lines[0], "4 errors of 2 sorts, the most frequent first");
    assert_eq!(lines[2], "3x overloaded: The whole service is busy");
    assert!(lines.contains(&"  known by:       type, first in line 1".to_owned()), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("text_empty: ")), "{lines:#?}");
}

const REQUEST: &str = "{\n  \"model\": \"claude-opus-5-5\",\n  \"max_tokens\": 100,\n  \"messages\": [\n    {\"role\": \"user\", \"content\": \"hi\"},\n    {\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"\"}]}\n  ]\n}\n";

#[test]
fn the_place_in_the_request_is_shown() {
    let stage = Stage::new();
    stage.file("request.json", REQUEST);
    let output = run(&stage, &["explain", "--request", "request.json"], BODY);
    assert!(
        stdout(&output).contains(
            " --> request.json:6:59\n  |\n6 | \", \"content\": [{\"type\": \"text\", \"text\": \"\"}]}\n  |                                         ^^\n"
        ),
        "{}",
        stdout(&output)
    );
    let output = run(&stage, &["--json", "explain", "--request", "request.json"], BODY);
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["matches"][0]["values"]["place"], "request.json:6:59");
}

#[test]
fn the_place_of_a_batch_item_is_found_by_its_id() {
    let stage = Stage::new();
    let item = |id: &str, text: &str| {
        format!(
            "{{\"custom_id\":\"{id}\",\"params\":{{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{{\"role\":\"user\",\"content\":\"{text}\"}}]}}}}\n"
        )
    };
    stage.file("requests.jsonl", item("a", "hi") + &item("b", ""));
    let error = BODY.replace("messages.1.content.0.text", "messages.0.content.0.text");
    let result = format!("{{\"custom_id\":\"b\",\"result\":{{\"type\":\"errored\",\"error\":{error}}}}}\n");
    let output = run(&stage, &["--json", "explain", "--request", "requests.jsonl"], &result);
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["matches"][0]["values"]["place"], "requests.jsonl:2:92");
    assert_eq!(value["matches"][0]["values"]["custom_id"], "b");
}

#[test]
fn everything_can_be_listed() {
    let stage = Stage::new();
    let output = run(&stage, &["explain", "--exit-codes"], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("59  overloaded"), "{}", stdout(&output));
    assert!(matches(&["--all"], "").len() > 250);
    assert_eq!(matches(&["--exit-codes"], "").len(), 34);
}

#[test]
fn keys_in_a_text_are_not_repeated() {
    let stage = Stage::new();
    let text = "anthropic.AuthenticationError: Error code: 401 - {'type': 'error', 'error': {'type': 'authentication_error', 'message': 'invalid x-api-key sk-ant-api03-TESTKEYTESTKEYTESTKEY-zz9Q'}}";
    for line in [&["explain"][..], &["--json", "explain"]] {
        let output = run(&stage, line, text);
        assert_eq!(output.status.code(), Some(0));
        assert!(
            !stdout(&output).contains("TESTKEY") && !stderr(&output).contains("TESTKEY"),
            "{}",
            stdout(&output)
        );
    }
}

#[test]
fn nothing_asked_at_a_terminal_cannot_be_tried_here_but_clashes_can() {
    let stage = Stage::new();
    for line in [
        &["explain", "429", "-f", "x"][..],
        &["explain", "--all", "429"],
        &["explain", "--all", "--exit-codes"],
    ] {
        assert_eq!(run(&stage, line, "").status.code(), Some(2), "{line:?}");
    }
}
