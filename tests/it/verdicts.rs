//! What gateways and damaged answers are: exit code, requests made, first line and first fix, by `send` and `explain`.

use std::process::Output;

use serde_json::Value;

use crate::support::raw::{Do, Raw, answer};
use crate::support::{Stage, fixes};

/// One answer and what must come of it.
struct Row {
    what: &'static str,
    status: &'static str,
    body: &'static str,
    exit: i32,
    /// Words of the first line.
    point: &'static str,
    /// Words of the first fix.
    fix: &'static str,
    /// Words that must not occur.
    never: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        what: "a gateway's budget",
        status: "400 Bad Request",
        body: r#"{"error":{"message":"Budget has been exceeded! Current cost: 10.2, Max budget: 10.0","type":"budget_exceeded","param":null,"code":"400"}}"#,
        exit: 42,
        point: "error[billing]: Budget has been exceeded! Current cost: 10.2, Max budget: 10.0 (HTTP 400 budget_exceeded)",
        fix: "gateway",
        never: "Read the field",
    },
    Row {
        what: "a quota that is money",
        status: "429 Too Many Requests",
        body: r#"{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"#,
        exit: 42,
        point: "error[billing]: You exceeded your current quota",
        fix: "raise",
        never: "platform.claude.com",
    },
    Row {
        what: "credits of a router",
        status: "402 Payment Required",
        body: r#"{"error":{"message":"This request requires more credits, or fewer max_tokens. You requested up to 32000 tokens, but can only afford 2210. To increase, visit https://openrouter.ai/settings/credits","code":402}}"#,
        exit: 42,
        point: "error[billing]: This request requires more credits, or fewer max_tokens.",
        fix: "--max-tokens ",
        never: "platform.claude.com",
    },
    Row {
        what: "a limit per day",
        status: "429 Too Many Requests",
        body: r#"{"message":"Too many tokens per day, please wait before trying again."}"#,
        exit: 49,
        point: "error[rate_limit]: Too many tokens per day, please wait before trying again. (HTTP 429)",
        fix: "next day",
        never: "per minute",
    },
    Row {
        what: "the API's error in a gateway's envelope",
        status: "400 Bad Request",
        body: r#"{"type":"error","error":{"type":"request_fail","upstream_error":{"type":"error","error":{"type":"invalid_request_error","message":"messages.3.content.0: Invalid `signature` in `thinking` block"},"request_id":"req_011CWtest00000000000001"}}}"#,
        exit: 40,
        point: "error[invalid_request]: messages.3.content.0: Invalid `signature` in `thinking` block (HTTP 400 invalid_request_error)",
        fix: "Send the block back exactly as it came",
        never: "request_fail",
    },
    Row {
        what: "a gateway's own login",
        status: "401 Unauthorized",
        body: r#"{"success":false,"result":[],"messages":[],"error":[{"code":2009,"message":"Unauthorized"}]}"#,
        exit: 41,
        point: "error[authentication]: Unauthorized (HTTP 401)",
        fix: "Use the key that 127.0.0.1",
        never: "platform.claude.com",
    },
    Row {
        what: "a cloud's model",
        status: "404 Not Found",
        body: r#"{"error":{"code":404,"message":"Publisher Model `projects/acme/locations/us-east5/publishers/anthropic/models/claude-sonnet-4-5@20250929` was not found or your project does not have access to it.","status":"NOT_FOUND"}}"#,
        exit: 44,
        point: "error[not_found]: Publisher Model `projects/acme",
        fix: "project acme",
        never: "workspace has no access",
    },
    Row {
        what: "an error that is a plain string",
        status: "400 Bad Request",
        body: r#"{"error":"no such thing"}"#,
        exit: 40,
        point: "error[invalid_request]: no such thing (HTTP 400)",
        fix: "",
        never: "something other than the API",
    },
    Row {
        what: "a status as the code, and no type",
        status: "403 Forbidden",
        body: r#"{"error":{"message":"model not open to this key","type":"None","param":"None","code":"403"}}"#,
        exit: 43,
        point: "error[permission]: model not open to this key (HTTP 403)",
        fix: "Ask whoever runs 127.0.0.1",
        never: "None",
    },
    Row {
        what: "a body that breaks off",
        status: "400 Bad Request",
        body: r#"{"type":"error","error":{"type":"invalid_request_error","message":"max_tok"#,
        exit: 40,
        point: "error[invalid_request]: max_tok… (HTTP 400 invalid_request_error)",
        fix: "",
        never: "not the API",
    },
    Row {
        what: "nothing at all",
        status: "401 Unauthorized",
        body: "{}",
        exit: 41,
        point: "error[authentication]: The gateway did not accept the credential (HTTP 401)",
        fix: "Use the key that 127.0.0.1",
        never: "HTTP 401: ",
    },
];

fn send(stage: &Stage, bytes: Vec<u8>, more: &[&str]) -> (Output, usize) {
    let server = Raw::start(vec![vec![Do::Read, Do::Send(bytes)]; 5]);
    let output = stage.claudectl(&server.url()).args(["send", "Hello"]).args(more).output();
    let output = output.expect("the binary runs");
    let seen = server.seen().len();
    (output, seen)
}

fn object(output: &Output) -> Value {
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let last = stderr.lines().last().unwrap_or_default();
    serde_json::from_str::<Value>(last).unwrap_or_else(|_| panic!("no object: {stderr}"))["error"].take()
}

#[test]
fn what_a_gateway_or_a_damaged_answer_says_is_said_once_and_asked_once() {
    let stage = Stage::new();
    for row in ROWS {
        let bytes = answer(row.status, &[("content-type", "application/json")], row.body);
        let (output, requests) = send(&stage, bytes.clone(), &["-q"]);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(row.exit), "{}\n{stderr}", row.what);
        assert_eq!(requests, 1, "{}\n{stderr}", row.what);
        let first = stderr.lines().next().unwrap_or_default();
        assert!(first.starts_with(row.point), "{}: {first}", row.what);
        assert!(!stderr.contains(row.never), "{}: {}\n{stderr}", row.what, row.never);
        let (output, _) = send(&stage, bytes, &["--json"]);
        let error = object(&output);
        let advice: Vec<String> = serde_json::from_value(error["fix"].clone()).expect("texts");
        fixes::check(row.what, &advice);
        assert!(advice.first().is_some_and(|fix| fix.contains(row.fix)), "{}: {advice:?}", row.what);
        assert_eq!(error["retryable"], false, "{}", row.what);
    }
}

#[test]
fn explain_says_of_a_body_what_send_says() {
    let stage = Stage::new();
    for row in
        ROWS.iter().filter(|row| !matches!(row.what, "nothing at all" | "an error that is a plain string"))
    {
        let bytes = answer(row.status, &[("content-type", "application/json")], row.body);
        let sent = object(&send(&stage, bytes, &["--json"]).0);
        let status = &row.status[..3];
        let text = format!("API Error: {status} {}\n", row.body);
        let output = stage.bare().args(["explain", "--json"]).write_stdin(text).output();
        let output = output.expect("the binary runs");
        let found: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let found = &found["matches"][0];
        // A pasted text names no host: that a gateway said it is known only where its words say so.
        let of_host = found["entry"] == sent["kind"];
        let fields = ["kind", "exit_code", "retryable", "entry"];
        for field in &fields[..if of_host { 3 } else { 4 }] {
            assert_eq!(found[field], sent[field], "{}: {field}", row.what);
        }
    }
}

#[test]
fn a_long_a_compressed_and_an_endless_body_keep_the_code_of_their_status() {
    let stage = Stage::new();
    let long = format!(
        r#"{{"type":"error","error":{{"type":"invalid_request_error","message":"{}"}}}}"#,
        "x".repeat(1 << 20)
    );
    let json = ("content-type", "application/json");
    let (output, _) = send(&stage, answer("400 Bad Request", &[json], &long), &[]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(40), "{stderr}");
    assert!(stderr.len() < 4_000, "{} bytes for one error", stderr.len());
    let gzip = ("content-encoding", "gzip");
    let (output, _) = send(&stage, answer("400 Bad Request", &[json, gzip], "\u{1f}x"), &[]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(40), "{stderr}");
    assert!(stderr.contains("compressed unasked"), "{stderr}");
}

#[test]
fn a_fix_goes_where_the_call_went() {
    let stage = Stage::new();
    let body = r#"{"type":"error","error":{"type":"not_found_error","message":"model: claude-opus-55"},"request_id":"req_011CWtest00000000000001"}"#;
    let bytes = answer("404 Not Found", &[("content-type", "application/json")], body);
    let server = Raw::start(vec![vec![Do::Read, Do::Send(bytes)]]);
    let url = server.url();
    let output = stage
        .bare()
        .env("ANTHROPIC_API_KEY", crate::support::KEY)
        .args(["--base-url", &url, "--no-proxy", "send", "-m", "claude-opus-55", "Hello", "--json"])
        .output()
        .expect("the binary runs");
    let error = object(&output);
    let advice: Vec<String> = serde_json::from_value(error["fix"].clone()).expect("texts");
    let whole = format!("claudectl --base-url {url} --no-proxy send Hello --json -m claude-opus-5-5");
    assert!(advice[0].ends_with(&whole), "{advice:?}");
    assert!(
        advice.iter().any(|fix| fix.ends_with(&format!("claudectl --base-url {url} --no-proxy models"))),
        "{advice:?}"
    );
    fixes::check("not found", &advice);
}
