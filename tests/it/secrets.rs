//! Secrets of every kind through every form of output, good ends and bad ones: none may be written anywhere.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::support::raw::{Do, Raw, answer, event, events_but_stop, stream_head, whole};
use crate::support::{KEY, Stage};

/// A password in an address, as it is written there and as it is sent.
const PASSWORD: [&str; 2] = ["pass%40word-9x%2Fhunter", "pass@word-9x/hunter"];
/// The value of a further header, as a gateway's token looks.
const HEADER: &str = "gw-7f3a9c2e5b8d1046";
const TOKEN: &str = "sk-ant-oat01-TOKENTOKENTOKENTOKENTOKENTOKENTO-xx7O";
/// What a gateway hands out, without any shape.
const SHAPELESS: &str = "open-sesame-of-the-gateway";

/// The middle of every secret of each run here: it must not even be half there.
fn middles() -> Vec<&'static str> {
    let mut all = vec!["TESTKEYTEST", "TOKENTOKEN", "sesame-of-the", &HEADER[4..16]];
    all.extend(PASSWORD.map(|password| &password[5..]));
    all
}

fn assert_clean(text: &str, way: &str) {
    for middle in middles() {
        assert!(!text.contains(middle), "{way}: {middle} was written\n{text}");
    }
}

/// Everything below a folder that was written by the run; what the test itself laid there is named `given`.
fn assert_files_clean(folder: &Path, way: &str) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            assert_files_clean(&path, way);
        } else if !entry.file_name().to_string_lossy().starts_with("given") {
            let text = String::from_utf8_lossy(&fs::read(&path).expect("a file")).into_owned();
            assert_clean(&text, &format!("{way}: {}", path.display()));
        }
    }
}

fn check(stage: &Stage, output: &Output, way: &str) {
    assert_clean(&String::from_utf8_lossy(&output.stdout), way);
    assert_clean(&String::from_utf8_lossy(&output.stderr), way);
    assert_files_clean(&stage.path("."), way);
}

/// All secrets as a server might throw them back. A text without a shape is a secret only in the run that uses it.
fn echo(credential: &str) -> String {
    let [written, sent] = PASSWORD;
    format!(
        "invalid header value: b'Bearer {KEY}' x-api-key: {KEY} Authorization: Bearer {TOKEN} ({credential}) \
         x-team-token: {HEADER} via http://me:{written}@proxy:3128 said {sent} {KEY}"
    )
}

/// Answers of every kind that repeat what they were sent.
fn answers(credential: &str) -> Vec<(&'static str, Vec<u8>)> {
    let echo = || echo(credential);
    let said = serde_json::json!({
        "type": "error",
        "error": {"type": "invalid_request_error", "message": echo(), "details": {"error_code": KEY}},
        "request_id": KEY,
    });
    let json = [("content-type", "application/json"), ("request-id", KEY), ("server", HEADER), ("via", KEY)];
    let html = [("content-type", "text/html"), ("cf-ray", KEY)];
    let page = format!("<html><title>{}</title></html>", echo());
    let moved = format!("https://elsewhere.example/?api_key={KEY}&token={TOKEN}");
    let begun = [stream_head(), events_but_stop("one two")[..4].concat()].concat();
    vec![
        ("good", whole("hello")),
        ("400", answer("400 Bad", &json, &said.to_string())),
        ("401", answer("401 No", &json, &said.to_string())),
        ("429", answer("429 Slow", &json, &said.to_string())),
        ("529 text", answer("529 Busy", &json[..1], &echo())),
        ("array", answer("404 No", &json, &serde_json::json!([said]).to_string())),
        ("string", answer("404 No", &json, &serde_json::json!(echo()).to_string())),
        ("page", answer("502 Bad", &html, &page)),
        ("portal", answer("200 OK", &html, &page)),
        ("redirect", answer("307 Moved", &[("location", moved.as_str())], "")),
        ("no HTTP", echo().into_bytes()),
        ("event", [stream_head(), event("error", &said.to_string())].concat()),
        ("late event", [begun.clone(), event("error", &said.to_string())].concat()),
        ("cut", begun),
    ]
}

const CREDENTIALS: [(&str, &str); 3] =
    [("ANTHROPIC_API_KEY", KEY), ("ANTHROPIC_AUTH_TOKEN", TOKEN), ("ANTHROPIC_API_KEY", SHAPELESS)];

#[test]
fn no_answer_brings_a_secret_back_into_any_form_of_output() {
    const FORMS: [&[&str]; 7] = [
        &[],
        &["-vv"],
        &["--json", "-vv"],
        &["--events"],
        &["--no-stream", "-v"],
        &["-o", "answer"],
        &["-vv", "--log-file", "log", "--log-bodies"],
    ];
    let header = format!("X-Team-Token: {HEADER}");
    let [password, _] = PASSWORD;
    let proxy = format!("http://me:{password}@proxy.example:3128");
    for (at, (form, (name, value))) in
        FORMS.iter().flat_map(|form| CREDENTIALS.map(|credential| (form, credential))).enumerate()
    {
        // Every form with every credential, every answer with several of them.
        for (kind, bytes) in answers(value).into_iter().skip(at % 3).step_by(3) {
            let args = form;
            let server = Raw::start(vec![vec![Do::Read, Do::Send(bytes)]]);
            let stage = Stage::new();
            let output = stage
                .bare()
                .env(name, value)
                .env("ANTHROPIC_BASE_URL", server.url())
                .env("HTTPS_PROXY", &proxy)
                .args(["send", "Hello", "--max-retries", "1", "--max-wait", "1ms", "--header", &header])
                .args(["--retry-max-time", "1ms"])
                .args(*args)
                .output()
                .expect("the binary runs");
            check(&stage, &output, &format!("{kind} {args:?} {name}"));
            assert!(server.seen()[0].head.contains(HEADER), "the header went out");
        }
    }
}

#[test]
fn what_is_printed_instead_of_sending_holds_no_secret() {
    let header = format!("X-Team-Token: {HEADER}");
    for (name, value) in CREDENTIALS {
        for args in [&["--curl"][..], &["--dry-run"], &["--check"], &["--curl", "-vv"], &["--count", "-vv"]] {
            let stage = Stage::new();
            let server = Raw::start(vec![vec![Do::Read, Do::Send(answer("400 Bad", &[], &echo(value)))]]);
            let output = stage
                .bare()
                .env(name, value)
                .env("ANTHROPIC_BASE_URL", server.url())
                .env("HTTPS_PROXY", format!("http://me:{}@proxy.example:3128", PASSWORD[0]))
                .args(["send", "Hello", "--max-retries", "0", "--header", &header])
                .args(args)
                .output()
                .expect("the binary runs");
            check(&stage, &output, &format!("{args:?} {name}"));
        }
    }
}

#[test]
fn other_commands_and_mistakes_hold_no_secret_either() {
    let said = format!("x-api-key: {KEY} Authorization: Bearer {TOKEN} b'{KEY}'");
    let server = Raw::start(vec![vec![Do::Read, Do::Send(answer("401 No", &[], &said))]]);
    let [password, _] = PASSWORD;
    let proxy = format!("http://me:{password}@127.0.0.1:9");
    let odd_proxy = format!("http://me:{password}@127.0.0.1:99999");
    let login = format!("https://me:{password}@127.0.0.1:9");
    let header = format!("X-Api-Key: {HEADER}");
    for args in [
        vec!["models", "-vv"],
        vec!["models", "show", "x", "--json"],
        vec!["batches", "list", "-vv"],
        vec!["diagnose", "-v", "--timeout", "5s"],
        vec!["diagnose", "--json", "--timeout", "5s"],
        vec![
            "send",
            "Hello",
            "--base-url",
            "https://gw.example",
            "--proxy",
            &proxy,
            "--max-retries",
            "0",
            "-vv",
        ],
        vec!["diagnose", "--base-url", "https://gw.example", "--proxy", &proxy, "--timeout", "5s"],
        vec!["send", "Hello", "--proxy", &odd_proxy],
        vec!["send", "Hello", "--base-url", &login],
        vec!["send", "Hello", "--header", &header],
        vec!["--api-key", KEY, "send", "Hello"],
        vec![KEY],
        vec!["send", "--no-such-option", KEY],
        vec!["models", "show", KEY, "--json"],
    ] {
        let stage = Stage::new();
        let output = stage.claudectl(&server.url()).args(&args).output().expect("the binary runs");
        assert_ne!(output.status.code(), Some(0), "{args:?}");
        check(&stage, &output, &format!("{args:?}"));
    }
    let stage = Stage::new();
    let output = stage.bare().args(["explain", &said]).output().expect("the binary runs");
    check(&stage, &output, "explain");
}

#[test]
fn a_redirect_and_a_tunnel_get_no_credential() {
    let elsewhere = Raw::start(vec![vec![Do::Read, Do::Send(whole("stolen"))]]);
    let location = [("location", elsewhere.url())];
    let headers: Vec<(&str, &str)> = location.iter().map(|(name, url)| (*name, url.as_str())).collect();
    for status in ["301 Moved", "302 Found", "303 Other", "307 Moved", "308 Moved"] {
        let server = Raw::start(vec![vec![Do::Read, Do::Send(answer(status, &headers, ""))]]);
        let stage = Stage::new();
        let output = stage
            .claudectl(&server.url())
            .args(["send", "Hello", "--max-retries", "0"])
            .output()
            .expect("runs");
        assert_eq!(output.status.code(), Some(16), "{status}");
    }
    assert!(elsewhere.seen().is_empty(), "nobody goes there");
}

/// The command line of a process, blanks for NULs; empty when it is gone.
fn command_line(pid: &str) -> String {
    fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default().replace('\0', " ")
}

/// The processes that descend from `parent`, itself included.
fn family(parent: u32) -> Vec<String> {
    let mut family = vec![parent.to_string()];
    let processes: Vec<(String, String)> = fs::read_dir("/proc")
        .expect("linux has it")
        .flatten()
        .filter_map(|entry| {
            let pid = entry.file_name().to_string_lossy().into_owned();
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
            let after_name = stat.rsplit_once(')')?.1.to_owned();
            Some((pid, after_name.split_whitespace().nth(1)?.to_owned()))
        })
        .collect();
    for _ in 0..3 {
        for (pid, of) in &processes {
            if family.contains(of) && !family.contains(pid) {
                family.push(pid.clone());
            }
        }
    }
    family
}

#[cfg(target_os = "linux")]
#[test]
fn no_process_of_ours_shows_a_secret_in_its_arguments() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Read, Do::Hold]]);
    let key = stage.file("given-key", format!("{KEY}\n"));
    fs::set_permissions(&key, PermissionsExt::from_mode(0o600)).expect("permissions");
    let command = format!("key_command = 'cat {}; sleep 1'", key.display());
    stage.file("home/.config/claudectl/config.toml", command);
    for file in ["home/.config/claudectl/config.toml", "home/.config/claudectl"] {
        let mode = if file.ends_with("toml") { 0o600 } else { 0o700 };
        fs::set_permissions(stage.path(file), PermissionsExt::from_mode(mode)).expect("permissions");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("ANTHROPIC_BASE_URL", server.url())
        .env("ANTHROPIC_CUSTOM_HEADERS", format!("X-Team-Token: {HEADER}"))
        .args(["send", "Hello", "-vv", "--log-file", "log"])
        .current_dir(stage.path("."))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let begun = Instant::now();
    let mut most = 0;
    while server.seen().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it asks in the end");
        let family = family(child.id());
        most = most.max(family.len());
        for pid in family {
            assert_clean(&command_line(&pid), "arguments");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(most > 1, "the command was seen while it ran");
    assert_clean(&command_line(&child.id().to_string()), "arguments while it waits");
    assert_eq!(server.seen()[0].header("x-api-key"), Some(KEY));
    child.kill().expect("still waiting");
    let output = child.wait_with_output().expect("ends");
    check(&stage, &output, "key_command");
}
