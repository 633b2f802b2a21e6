//! The log and `-v`: every event with its fields, bodies only when asked for, and never a key.

use std::process::{Command, Stdio};

use serde_json::Value;

use super::*;

fn entries(stage: &Stage) -> Vec<Value> {
    let text = std::fs::read_to_string(stage.path("log")).expect("log");
    assert!(!text.contains(KEY) && !text.contains("TESTKEYTEST"), "the key is in the log\n{text}");
    text.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

fn named<'a>(entries: &'a [Value], name: &str) -> Vec<&'a Value> {
    entries.iter().filter(|entry| entry["event"] == name).collect()
}

#[test]
fn l1_every_event_says_which_call_and_all_that_is_known() {
    let stage = Stage::new();
    let body = r#"{"type":"error","error":{"type":"rate_limit_error","message":"x","details":{"error_code":"ramp_limit_exceeded"}}}"#;
    let headers = [("content-type", "application/json"), ("request-id", "req_1"), ("retry-after-ms", "50")];
    let server = Raw::start(vec![says(answer("429 Too Many", &headers, body)), good()]);
    send(&stage, &server.url(), &["--log-file", "log"]).ends(0);
    let entries = entries(&stage);
    let names: Vec<_> = entries.iter().map(|entry| entry["event"].as_str().expect("a name")).collect();
    assert_eq!(
        names,
        ["start", "headers", "attempt", "wait", "retry", "start", "headers", "attempt", "done"]
    );
    let url = format!("{}/v1/messages", server.url());
    for entry in &entries {
        assert!(entry["time"].as_str().is_some_and(|time| time.ends_with('Z')), "{entry}");
        assert!(["debug", "info", "warn", "error"].contains(&entry["level"].as_str().unwrap_or_default()));
        assert_eq!((&entry["method"], &entry["url"]), (&"POST".into(), &url.clone().into()), "{entry}");
        assert!(entry["attempt"].is_u64(), "{entry}");
    }
    let attempts = named(&entries, "attempt");
    for (field, value) in [
        ("attempt", Value::from(1)),
        ("status", 429.into()),
        ("api_type", "rate_limit_error".into()),
        ("error_code", "ramp_limit_exceeded".into()),
        ("request_id", "req_1".into()),
        ("kind", "rate_limit".into()),
        ("possibly_billed", false.into()),
    ] {
        assert_eq!(attempts[0][field], value, "{field}");
    }
    for phase in ["connect_ms", "first_byte_ms", "total_ms"] {
        assert!(attempts[0][phase].is_u64() && attempts[1][phase].is_u64(), "{phase}");
    }
    let wait = named(&entries, "wait")[0];
    for (field, value) in [
        ("delay_ms", Value::from(50)),
        ("asked", true.into()),
        ("next_attempt", 2.into()),
        ("of", 5.into()),
        ("error_code", "ramp_limit_exceeded".into()),
        ("request_id", "req_1".into()),
    ] {
        assert_eq!(wait[field], value, "{field}");
    }
    assert_eq!(named(&entries, "retry")[0]["reason"], "HTTP 429 ramp_limit_exceeded");
    for (field, value) in [("input_tokens", 10), ("output_tokens", 7), ("attempt", 2), ("status", 200)] {
        assert_eq!(attempts[1][field], value, "{field}");
    }
    let done = named(&entries, "done")[0];
    for (field, value) in
        [("exit_code", 0), ("attempts", 2), ("waited_ms", 50), ("possibly_billed", 0), ("output_tokens", 7)]
    {
        assert_eq!(done[field], value, "{field}");
    }
    assert!(done["elapsed_ms"].as_u64().is_some_and(|elapsed| elapsed >= 50), "{done}");
    assert_eq!(done["request_id"], "req_stream");
}

#[test]
fn l2_a_failure_a_fallback_and_a_lost_answer_are_logged() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Read, Do::Reset], says(overloaded(&[])), says(overloaded(&[]))]);
    let args = ["--log-file", "log", "--max-retries", "1", "--fallback-model", "sonnet", "--timeout", "30s"];
    send(&stage, &server.url(), &args).ends(59);
    let entries = entries(&stage);
    let first = named(&entries, "attempt")[0];
    assert_eq!((&first["kind"], &first["possibly_billed"]), (&"connection_lost".into(), &true.into()));
    assert_eq!(named(&entries, "wait")[0]["possibly_billed"], true);
    let fallback = named(&entries, "fallback")[0];
    assert_eq!(
        (&fallback["from"], &fallback["to"]),
        (&"claude-opus-5-5".into(), &"claude-sonnet-5-5".into())
    );
    let done = named(&entries, "done")[0];
    for (field, value) in [
        ("level", Value::from("error")),
        ("exit_code", 59.into()),
        ("kind", "overloaded".into()),
        ("status", 529.into()),
        ("possibly_billed", 1.into()),
    ] {
        assert_eq!(done[field], value, "{field}");
    }
}

#[test]
fn l3_bodies_are_logged_only_when_asked_for() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(api_error("500 Error", "api_error", "secret words")), good()]);
    let quick = ["--log-file", "log", "--timeout", "30s"];
    send(&stage, &server.url(), &quick).ends(0);
    let text = std::fs::read_to_string(stage.path("log")).expect("log");
    assert!(!text.contains("Hello") && !text.contains("one two") && !text.contains("secret words"), "{text}");
    std::fs::remove_file(stage.path("log")).expect("there");
    let server = Raw::start(vec![says(api_error("500 Error", "api_error", "secret words")), good()]);
    send(&stage, &server.url(), &[&quick[..], &["--log-bodies"]].concat()).ends(0);
    let entries = entries(&stage);
    let bodies = named(&entries, "body");
    let directions: Vec<_> = bodies.iter().map(|body| &body["direction"]).collect();
    assert_eq!(directions, ["request", "answer", "answer"]);
    let text = |at: usize| bodies[at]["body"].as_str().expect("text");
    assert!(text(0).contains("Hello") && text(1).contains("secret words"));
    let message: Value = serde_json::from_str(text(2)).expect("the whole message");
    assert_eq!(message["content"][0]["text"], TEXT);
}

#[test]
fn l4_a_key_that_a_server_repeats_is_nowhere() {
    let stage = Stage::new();
    let echo =
        format!(r#"{{"type":"error","error":{{"type":"api_error","message":"got x-api-key: {KEY}"}}}}"#);
    let headers =
        [("content-type", "application/json"), ("x-echo", KEY), ("request-id", KEY), ("x-api-key", KEY)];
    let moved = [("location", format!("https://elsewhere.example/?key={KEY}"))];
    let moved: Vec<_> = moved.iter().map(|(name, value)| (*name, value.as_str())).collect();
    for script in [
        says(answer("500 Error", &headers, &echo)),
        says(answer("400 Bad", &headers, &echo)),
        says(answer("502 Bad", &[("content-type", "text/html")], &format!("<title>{KEY}</title>"))),
        says(answer("302 Found", &moved, "")),
        says(with(stream_head(), event("error", &echo))),
    ] {
        for form in [&[][..], &["--json"], &["-vv"], &["-vv", "--json"]] {
            let server = Raw::start(vec![script.clone()]);
            let args = ["--log-file", "log", "--log-bodies", "--max-retries", "0"];
            // `send` and `entries` look for the key in everything that was written.
            let ran = send(&stage, &server.url(), &[&args[..], form].concat());
            assert!(!ran.stderr.contains("TESTKEYTEST"), "{}", ran.stderr);
        }
    }
    entries(&stage);
}

#[test]
fn l5_processes_share_a_log_line_by_line() {
    let stage = Stage::new();
    let server = Raw::start(vec![good()]);
    let prompt = "a prompt of some length ".repeat(400);
    let children: Vec<_> = (0..12)
        .map(|_| {
            Command::new(env!("CARGO_BIN_EXE_claudectl"))
                .env_clear()
                .env("HOME", stage.path("home"))
                .env("ANTHROPIC_API_KEY", KEY)
                .env("ANTHROPIC_BASE_URL", server.url())
                .current_dir(stage.path("."))
                .args(["send", &prompt, "--log-file", "log", "--log-bodies"])
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .spawn()
                .expect("runs")
        })
        .collect();
    for mut child in children {
        assert!(child.wait().expect("ends").success());
    }
    let entries = entries(&stage);
    for (name, count) in [("start", 12), ("attempt", 12), ("done", 12), ("body", 24)] {
        assert_eq!(named(&entries, name).len(), count, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn l6_a_signal_is_an_end_that_the_log_knows() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Read, Do::Hold]]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", server.url())
        .current_dir(stage.path("."))
        .args(["send", "Hello", "--log-file", "log"])
        .stdin(Stdio::null())
        .spawn()
        .expect("runs");
    let begun = Instant::now();
    while server.seen().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(5));
    }
    let kill = format!("kill -TERM {}", child.id());
    assert!(Command::new("/bin/sh").args(["-c", &kill]).status().expect("a shell").success());
    child.wait().expect("ends");
    let gone = Instant::now();
    while server.left().is_empty() {
        assert!(gone.elapsed() < Duration::from_secs(2), "the connection is closed");
        std::thread::sleep(Duration::from_millis(5));
    }
    let entries = entries(&stage);
    assert_eq!(entries.last().expect("an end")["exit_code"], 143);
}

#[test]
fn l7_v_shows_the_course_with_its_phases_and_vv_the_headers() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[("retry-after-ms", "10")])), good()]);
    let ran = send(&stage, &server.url(), &["-v"]);
    let ran = ran.ends(0).says(&[
        &format!("> POST {}/v1/messages attempt=1 body_bytes=", server.url()),
        "< HTTP 529 request_id=req_busy connect=",
        "attempt 1 failed: HTTP 529 overloaded_error kind=overloaded",
        "attempt=2",
        "< HTTP 200 request_id=req_stream",
        "first_byte=",
        "done attempts=2 input_tokens=10 output_tokens=7 request_id=req_stream",
        "total=",
    ]);
    assert!(!ran.stderr.contains("anthropic-version"), "{}", ran.stderr);
    let server = Raw::start(vec![good()]);
    send(&stage, &server.url(), &["-vv", "--header", "x-team: blue"]).ends(0).says(&[
        "> anthropic-version: 2026-10-21",
        "> x-api-key: (not shown)",
        "> x-team: (not shown)",
        "< content-type: text/event-stream",
    ]);
    let ran = send(&stage, &server.url(), &[]);
    assert_eq!(ran.ends(0).stderr, "", "without -v nothing is said about what went well");
}

#[test]
fn l8_only_our_own_headers_are_sent_and_the_body_is_the_same_every_time() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[("retry-after-ms", "5")])), good()]);
    send(&stage, &server.url(), &[]).ends(0);
    let seen = server.seen();
    assert_eq!((seen[0].head.as_str(), &seen[0].body), (seen[1].head.as_str(), &seen[1].body));
    let mut names: Vec<_> = seen[0]
        .head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "accept",
            "accept-encoding",
            "anthropic-version",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-api-key"
        ]
    );
    assert_eq!(seen[0].header("user-agent"), Some(concat!("claudectl/", env!("CARGO_PKG_VERSION"))));
}
