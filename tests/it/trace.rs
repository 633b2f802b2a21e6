//! `claudectl trace`: every byte passes unchanged, and each call is told.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Stdio};

use crate::support::pipe::full_pipe;
use crate::support::raw::{Do, Raw, answer, api_error, events_but_stop, stream_head, whole};
use crate::support::{KEY, Stage};

/// A trace that stays up, and its address.
struct Up {
    child: Child,
    address: String,
}

impl Up {
    fn start(stage: &Stage, upstream: &str, more: &[&str]) -> Self {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
            .env_clear()
            .env("HOME", stage.path("home"))
            .args(["--base-url", upstream, "--timeout", "10s", "trace", "--port", "0"])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("an address");
        Self { child, address: line.trim().trim_start_matches("http://").to_owned() }
    }

    /// Sends these bytes and returns all that comes back.
    fn exchange(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.address).expect("connects");
        stream.write_all(request).expect("written");
        stream.shutdown(Shutdown::Write).expect("shut down");
        let mut back = Vec::new();
        // A reset after the last byte is how some servers end.
        let _ = stream.read_to_end(&mut back);
        back
    }

    /// What it told up to the line that says `last`, or up to its own end after ten seconds.
    fn told(mut self, last: &str) -> String {
        let stderr = self.child.stderr.take().expect("piped");
        let mut text = String::new();
        for line in BufReader::new(stderr).lines() {
            text.push_str(&line.expect("UTF-8"));
            text.push('\n');
            if text.contains(last) {
                break;
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        text
    }
}

fn post(body: &str) -> Vec<u8> {
    format!(
        "POST /v1/messages?beta=true HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: {KEY}\r\nX-Odd:  two  blanks \r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// What a traced `send` leaves.
fn traced(stage: &Stage, upstream: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = stage
        .claudectl(upstream)
        .args(["trace", "--", env!("CARGO_BIN_EXE_claudectl")])
        .args(arguments)
        .output()
        .expect("runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn bytes_pass_unchanged_but_for_the_host() {
    let chunked =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nTransfer-Encoding: chunked\r\nX-A:  b\r\n\r\n\
        4;x=1\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\nTrailer: t\r\n\r\n";
    let upstream = Raw::start(vec![vec![Do::Read, Do::Drip(chunked.to_vec(), std::time::Duration::ZERO)]]);
    let stage = Stage::new();
    let up = Up::start(&stage, &format!("{}/gw", upstream.url()), &[]);
    let body = r#"{"model":"claude-haiku-5-5","x":1}"#;
    assert_eq!(up.exchange(&post(body)), chunked);
    let seen = &upstream.seen()[0];
    assert_eq!(seen.body, body.as_bytes());
    let expected = format!(
        "POST /gw/v1/messages?beta=true HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nX-Api-Key: {KEY}\r\nX-Odd:  two  blanks \r\n\
         Content-Length: {}",
        upstream.port(),
        body.len()
    );
    assert_eq!(seen.head.trim_end(), expected);
}

#[test]
fn a_program_runs_as_it_would_alone_and_its_call_is_told() {
    let upstream = Raw::start(vec![vec![Do::Read, Do::Send(whole("hi"))]]);
    let stage = Stage::new();
    let (code, stdout, stderr) = traced(&stage, &upstream.url(), &["send", "hello"]);
    assert_eq!((code, stdout.as_str()), (Some(0), "hi\n"), "{stderr}");
    assert!(stderr.contains("[1] POST /v1/messages claude-opus-5-5: 200 in "), "{stderr}");
    assert!(stderr.contains(" tokens in, "), "{stderr}");
    assert!(stderr.contains("\n1 call; "), "{stderr}");
    assert!(!stderr.contains("zz9Q") && !stderr.contains(KEY), "{stderr}");
}

#[test]
fn failures_are_explained_attempts_counted_and_the_exit_code_is_the_programs() {
    let busy = Do::Send(api_error("529 Overloaded", "overloaded_error", "Overloaded"));
    let bad = Do::Send(api_error("400 Bad Request", "invalid_request_error", "max_tokens: Field required"));
    let upstream = Raw::start(vec![vec![Do::Read, busy], vec![Do::Read, bad]]);
    let stage = Stage::new();
    let (code, _, stderr) = traced(&stage, &upstream.url(), &["-q", "send", "hello"]);
    assert_eq!(code, Some(40), "{stderr}");
    assert!(stderr.contains(": 529 in ") && stderr.contains("\n    overloaded: Overloaded\n"), "{stderr}");
    assert!(stderr.contains(": 400 in ") && stderr.contains(", attempt 2"), "{stderr}");
    assert!(stderr.contains("\n    invalid_request: max_tokens: Field required\n"), "{stderr}");
    assert!(stderr.contains("\n2 calls, 2 failed, 1 retry\n"), "{stderr}");
    assert!(!stderr.contains("--fallback-model"), "advice for claudectl's own options: {stderr}");
}

#[test]
fn an_answer_that_breaks_off_is_passed_on_and_said() {
    let mut cut = stream_head();
    cut.extend(events_but_stop("part").concat());
    let upstream = Raw::start(vec![vec![Do::Read, Do::Send(cut.clone())]]);
    let stage = Stage::new();
    let up = Up::start(&stage, &upstream.url(), &[]);
    assert_eq!(up.exchange(&post(r#"{"model":"m"}"#)), cut);
    let last = "\n    incomplete: the answer broke off before the end of the message\n";
    let told = up.told(last);
    assert!(told.contains(last), "{told}");
}

#[test]
fn one_connection_carries_many_calls() {
    let page = answer("200 OK", &[("content-type", "application/json")], "{}");
    let upstream = Raw::start(vec![vec![Do::Read, Do::Send(page.clone()), Do::Read, Do::Send(page.clone())]]);
    let stage = Stage::new();
    let up = Up::start(&stage, &upstream.url(), &["--json"]);
    let both = [post(r#"{"model":"a"}"#), post(r#"{"model":"b"}"#)].concat();
    assert_eq!(up.exchange(&both), [page.clone(), page].concat());
    assert_eq!(upstream.connections(), 1);
    let told = up.told(r#""model":"b""#);
    let models: Vec<_> = told
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|line| line["call"]["model"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(models, ["a", "b"], "{told}");
}

#[test]
fn a_large_upload_passes_and_an_early_answer_comes_back() {
    let early = api_error("413 Payload Too Large", "request_too_large", "too large");
    let upstream = Raw::start(vec![
        vec![Do::Read, Do::Send(answer("200 OK", &[], "{}"))],
        vec![Do::ReadSome(1000), Do::Send(early.clone())],
    ]);
    let stage = Stage::new();
    let up = Up::start(&stage, &upstream.url(), &[]);
    let body = format!(r#"{{"model":"m","x":"{}"}}"#, "y".repeat(20 * 1024 * 1024));
    assert!(up.exchange(&post(&body)).ends_with(b"{}"));
    assert_eq!(upstream.seen()[0].body.len(), body.len());
    assert_eq!(up.exchange(&post(r#"{"model":"m"}"#)), early);
}

#[test]
fn no_call_and_no_connection_are_said_aloud() {
    let stage = Stage::new();
    let output = stage.bare().args(["--sandbox", "trace", "--", "true"]).output().expect("runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0));
    let rehearsal = ["--sandbox", "trace", "--", env!("CARGO_BIN_EXE_claudectl"), "send", "-q", "hi"];
    let rehearsed = stage.bare().args(rehearsal).output().expect("runs");
    assert_eq!(rehearsed.status.code(), Some(0), "the sandbox brings a key");
    assert!(stderr.starts_with("warning: the program made no call that passed here."), "{stderr}");

    let (code, _, stderr) = traced(&stage, "http://127.0.0.1:1", &["-q", "--max-retries", "0", "send", "hi"]);
    assert_eq!(code, Some(15), "the program sees a connection that ends");
    assert!(
        stderr
            .contains("could not be reached\n    connect: cannot connect to 127.0.0.1:1: Connection refused"),
        "{stderr}"
    );
}

#[test]
fn a_doubled_v1_is_explained() {
    let upstream = Raw::start(vec![vec![
        Do::Read,
        Do::Send(api_error("404 Not Found", "not_found_error", "Not Found")),
    ]]);
    let stage = Stage::new();
    let up = Up::start(&stage, &upstream.url(), &[]);
    up.exchange(b"POST /v1/v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    let last = "fix: this client adds /v1 by itself: give it the base URL without /v1";
    let told = up.told(last);
    assert!(told.contains(last), "{told}");
}

/// The lines of `--json` on standard error.
fn machine(told: &str) -> Vec<serde_json::Value> {
    told.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

#[test]
fn a_call_and_the_summary_have_every_field_for_machines() {
    let busy = answer(
        "529 Overloaded",
        &[("content-type", "application/json"), ("request-id", "req_busy"), ("retry-after", "1")],
        r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
    );
    let upstream = Raw::start(vec![vec![Do::Read, Do::Send(busy)], vec![Do::Read, Do::Send(whole("hi"))]]);
    let stage = Stage::new();
    let output = stage
        .claudectl(&upstream.url())
        .args(["--json", "trace", "--", env!("CARGO_BIN_EXE_claudectl"), "send", "-q", "hello"])
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(0));
    let lines = machine(&String::from_utf8_lossy(&output.stderr));
    let [first, second, last] = &lines[..] else { panic!("{lines:?}") };
    let call = &first["call"];
    assert_eq!(
        (&call["number"], &call["method"], &call["path"]),
        (&1.into(), &"POST".into(), &"/v1/messages".into())
    );
    assert_eq!((&call["model"], &call["status"]), (&"claude-opus-5-5".into(), &529.into()));
    assert_eq!((&call["kind"], &call["message"]), (&"overloaded".into(), &"Overloaded".into()));
    assert_eq!((&call["request_id"], &call["retry_after_s"]), (&"req_busy".into(), &1.0.into()));
    assert_eq!(
        (&call["whole"], &call["attempt"], &call["cost_usd"]),
        (&true.into(), &1.into(), &serde_json::Value::Null)
    );
    assert_eq!(call["request_bytes"].as_u64(), Some(upstream.seen()[0].body.len() as u64));
    let call = &second["call"];
    assert_eq!(
        (&call["attempt"], &call["stop_reason"], &call["kind"]),
        (&2.into(), &"end_turn".into(), &serde_json::Value::Null)
    );
    assert!(call["input_tokens"].as_u64() > Some(0) && call["output_tokens"].as_u64() > Some(0), "{call}");
    assert!(call["cost_usd"].is_string() && call["answer_bytes"].as_u64() > Some(100), "{call}");
    assert!(call["first_byte_ms"].as_u64() <= call["total_ms"].as_u64(), "{call}");
    let summary = &last["summary"];
    let counts =
        ["calls", "failed", "retries", "unreachable", "wasted_tokens", "calls_unread", "calls_without_price"];
    assert_eq!(counts.map(|name| summary[name].as_u64()), [2, 1, 1, 0, 0, 0, 0].map(Some), "{summary}");
    assert_eq!(summary["input_tokens"], call["input_tokens"]);
    assert_eq!(summary["cost_usd"], call["cost_usd"]);
    assert!(summary["bad_manners"].as_object().is_some_and(serde_json::Map::is_empty), "{summary}");
}

#[test]
fn bad_manners_are_counted_as_the_judge_names_them() {
    let busy = answer(
        "429 Too Many Requests",
        &[("retry-after", "30")],
        r#"{"error":{"type":"rate_limit_error","message":"slow"}}"#,
    );
    let upstream = Raw::start(vec![vec![Do::Read, Do::Send(busy)]]);
    let stage = Stage::new();
    let up = Up::start(&stage, &upstream.url(), &["--json"]);
    for _ in 0..2 {
        up.exchange(&post(r#"{"model":"m"}"#));
    }
    let pid = up.child.id().to_string();
    std::process::Command::new("kill").args(["-INT", &pid]).status().expect("signal");
    let told = up.told("\"summary\"");
    let summary = machine(&told).into_iter().find(|line| line["summary"].is_object()).expect("a summary");
    assert_eq!(summary["summary"]["bad_manners"]["asked again before retry-after was over"], 1, "{summary}");
}

#[test]
fn a_proxy_carries_the_calls_and_sees_no_key_of_a_tunnel() {
    // For plain addresses too: what passes must not change, and a proxy that reads requests changes them.
    let tunnel = Do::Send(b"HTTP/1.1 200 Connection established\r\n\r\n".to_vec());
    let proxy = Raw::start(vec![vec![Do::Read, tunnel, Do::Read, Do::Send(whole("through"))]]);
    let stage = Stage::new();
    let url = proxy.url().replace("http://", "http://me:hunter2@");
    let output = stage
        .claudectl("http://claude.example")
        .args(["--allow-http", "--proxy", &url, "trace", "--", env!("CARGO_BIN_EXE_claudectl"), "send", "hi"])
        .output()
        .expect("runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "through\n", "{told}");
    assert!(told.contains(": 200 in ") && !told.contains("hunter2"), "{told}");
    let [connect, call] = &proxy.seen()[..] else { panic!("{:?}", proxy.seen()) };
    assert!(connect.head.starts_with("CONNECT claude.example:80 HTTP/1.1\r\n"), "{}", connect.head);
    assert!(connect.header("proxy-authorization").is_some() && !connect.head.contains(KEY));
    assert!(call.head.starts_with("POST /v1/messages HTTP/1.1\r\n"), "{}", call.head);
    assert_eq!((call.header("host"), call.header("x-api-key")), (Some("claude.example"), Some(KEY)));
    assert_eq!(call.header("proxy-authorization"), None);
}

#[test]
fn a_proxy_that_refuses_is_named() {
    let proxy =
        Raw::start(vec![vec![Do::Read, Do::Send(answer("407 Proxy Authentication Required", &[], ""))]]);
    let stage = Stage::new();
    let mut command = stage.claudectl("https://claude.example");
    command.args(["--proxy", &proxy.url(), "trace", "--", env!("CARGO_BIN_EXE_claudectl")]);
    let output = command.args(["send", "-q", "--max-retries", "0", "hi"]).output().expect("runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("the API could not be reached\n    proxy: ") && told.contains("407"), "{told}");
}

#[test]
fn a_compression_that_is_not_read_is_said_and_its_bytes_pass() {
    let bytes = [
        &b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: br\r\ncontent-length: 5\r\n\r\n"[..],
        &[0x0b, 0x02, 0x80, 0xff, 0x00],
    ]
    .concat();
    let upstream = Raw::start(vec![vec![Do::Read, Do::Send(bytes.clone())]]);
    let stage = Stage::new();
    let up = Up::start(&stage, &upstream.url(), &[]);
    assert_eq!(up.exchange(&post(r#"{"model":"m"}"#)), bytes);
    let told = up.told("tokens unknown");
    assert!(told.contains(", compressed with br: tokens unknown\n"), "{told}");
}

#[test]
fn a_client_without_v1_and_claude_codes_own_settings_are_explained() {
    let missing = Do::Send(answer("404 Not Found", &[("content-type", "text/plain")], "Not Found"));
    let upstream = Raw::start(vec![vec![Do::Read, missing]]);
    let stage = Stage::new();
    let up = Up::start(&stage, &upstream.url(), &[]);
    up.exchange(b"POST /messages HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    let told = up.told("exec COMMAND");
    assert!(told.contains("fix: this client does not add /v1, as Vercel's provider"), "{told}");

    stage.file("home/.claude/settings.json", r#"{"env":{"ANTHROPIC_BASE_URL":"https://gw.example"}}"#);
    let program = stage.file("claude", "#!/bin/sh\nexit 0\n");
    std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("set");
    let output = stage.bare().args(["--sandbox", "trace", "--"]).arg(&program).output().expect("runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("settings.json sets ANTHROPIC_BASE_URL to https://gw.example"), "{told}");
}

/// A traced shell whose trace has nobody to read its standard error, after it has made two calls.
fn unread(stage: &Stage, upstream: &Raw, more: &[&str]) -> (Child, std::io::PipeReader, usize) {
    let (reader, writer, filled) = full_pipe();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"));
    let call = format!("{} send -q hi </dev/null 2>/dev/null", env!("CARGO_BIN_EXE_claudectl"));
    let mut child = command
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("ANTHROPIC_API_KEY", KEY)
        .args(["--base-url", &upstream.url()])
        .args(more)
        .args(["trace", "--", "sh", "-c", &format!("{call}; {call}; exec cat")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(writer)
        .spawn()
        .expect("starts");
    let mut said = [0; 6];
    child.stdout.as_mut().expect("piped").read_exact(&mut said).expect("calls pass while nobody reads");
    assert_eq!(&said, b"hi\nhi\n");
    (child, reader, filled)
}

fn two_answers() -> Raw {
    Raw::start(vec![vec![Do::Read, Do::Send(whole("hi"))], vec![Do::Read, Do::Send(whole("hi"))]])
}

#[test]
fn nobody_reads_standard_error_and_calls_pass_and_a_signal_ends_it() {
    let (stage, upstream) = (Stage::new(), two_answers());
    let (mut child, _unread, _) = unread(&stage, &upstream, &[]);
    let kill = ["-TERM", &child.id().to_string()];
    std::process::Command::new("kill").args(kill).status().expect("signal");
    assert_eq!(child.wait().expect("ends").signal(), Some(15));
    let mut rest = Vec::new();
    child.stdout.take().expect("piped").read_to_end(&mut rest).expect("the program has ended too");
}

#[test]
fn nobody_reads_standard_error_and_the_time_limit_ends_it() {
    let (stage, upstream) = (Stage::new(), two_answers());
    let (mut child, _unread, _) = unread(&stage, &upstream, &["--timeout", "2s"]);
    assert_eq!(child.wait().expect("ends").code(), Some(12));
    // The program may have ended: its end does not wait for a reader either.
    let (mut child, _unread, _) = unread(&stage, &two_answers(), &["--timeout", "2s"]);
    drop(child.stdin.take());
    assert_eq!(child.wait().expect("ends").code(), Some(12));
}

#[test]
fn lines_that_are_read_late_are_all_there() {
    let (stage, upstream) = (Stage::new(), two_answers());
    let (mut child, mut late, filled) = unread(&stage, &upstream, &[]);
    drop(child.stdin.take());
    let mut told = Vec::new();
    late.read_to_end(&mut told).expect("read");
    let told = String::from_utf8_lossy(&told[filled..]);
    assert_eq!(child.wait().expect("ends").code(), Some(0));
    assert!(told.starts_with("[1] ") && told.contains("\n[2] ") && told.contains("\n2 calls; "), "{told}");
}

#[test]
fn a_trace_that_stays_up_ends_by_a_signal_though_nobody_reads_it() {
    let stage = Stage::new();
    let upstream = Raw::start(vec![vec![Do::Read, Do::Send(whole("hi"))]]);
    let (_unread, writer, _) = full_pipe();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .args(["--base-url", &upstream.url(), "trace", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(writer)
        .spawn()
        .expect("starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("an address");
    let up = Up { child, address: line.trim().trim_start_matches("http://").to_owned() };
    assert!(up.exchange(&post(r#"{"model":"m"}"#)).ends_with(b"\n\n"), "calls pass");
    let Up { mut child, .. } = up;
    std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("signal");
    assert_eq!(child.wait().expect("ends").signal(), Some(15));
}
