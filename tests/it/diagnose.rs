//! `diagnose` through the real binary: one root cause for each fault, and the exit code that `send` gives for it.
//!
//! Faults of resolvers, routes, proxies and certificates need real ones; `tests/lab` has them.

use std::process::Output;

use claudectl::for_tests::{Keep, Options, Server, Spec};
use serde_json::Value;

use crate::support::raw::{Do, Raw, answer, api_error};
use crate::support::{KEY, Stage};

/// What a run said.
struct Said {
    exit: i32,
    report: Value,
    everything: String,
}

impl Said {
    fn of(output: &Output) -> Self {
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        let report =
            serde_json::from_str(&stdout).unwrap_or_else(|error| panic!("{error}: {stdout}{stderr}"));
        Self { exit: output.status.code().expect("not killed"), report, everything: stdout + &stderr }
    }

    fn verdict(&self, field: &str) -> &str {
        self.report["verdict"][field].as_str().unwrap_or_default()
    }

    fn check(&self, id: &str) -> &Value {
        let checks = self.report["checks"].as_array().expect("a list");
        checks.iter().find(|check| check["id"] == id).unwrap_or_else(|| panic!("no {id}"))
    }

    fn status(&self, id: &str) -> &str {
        self.check(id)["status"].as_str().expect("a word")
    }
}

/// Diagnoses a server, with timers short enough for a test.
fn diagnosed(url: &str, args: &[&str]) -> Said {
    let stage = Stage::new();
    let mut command = stage.claudectl(url);
    command.args(["diagnose", "--json", "--headers-timeout", "1s", "--connect-timeout", "2s"]).args(args);
    let said = Said::of(&command.output().expect("runs"));
    assert!(!said.everything.contains(KEY), "{}", said.everything);
    said
}

/// The exit code of `send` at the same server.
fn sent(url: &str) -> i32 {
    let stage = Stage::new();
    let mut command = stage.claudectl(url);
    command.args([
        "send",
        "Hello",
        "--max-retries",
        "0",
        "--headers-timeout",
        "1s",
        "--connect-timeout",
        "2s",
    ]);
    command.output().expect("runs").status.code().expect("not killed")
}

fn sandbox(spec: &str) -> Server {
    let spec = Spec::parse(spec).expect("a spec");
    Server::start(Options { spec, keep: Keep::Heads, ..Options::default() }).expect("starts")
}

/// One fault: its cause by kind, a phrase of the verdict, and the check that fails.
fn row(spec: &str, kind: &str, phrase: &str, failed: &str) {
    let server = sandbox(spec);
    let said = diagnosed(&server.base_url(), &[]);
    assert_eq!(said.verdict("kind"), kind, "{spec}: {}", said.report["verdict"]);
    assert!(said.verdict("summary").contains(phrase), "{spec}: {}", said.verdict("summary"));
    assert_eq!(said.status(failed), "fail", "{spec}: {}", said.check(failed));
    assert_eq!(i64::from(said.exit), said.report["verdict"]["exit_code"], "{spec}");
    assert_eq!(said.exit, sent(&sandbox(spec).base_url()), "{spec}: send ends otherwise");
}

#[test]
fn a_healthy_server_gives_no_alarm() {
    let server = sandbox("");
    let said = diagnosed(&server.base_url(), &["--live"]);
    assert_eq!((said.exit, said.verdict("status")), (0, "ok"), "{}", said.report["verdict"]);
    assert_eq!(said.report["verdict"]["kind"], Value::Null);
    assert_eq!(said.report["schema_version"], 1);
    for id in ["api.answer", "key.models", "key.model", "account.bulk", "account.beta", "live.stream"] {
        assert_eq!(said.status(id), "pass", "{id}: {}", said.check(id));
    }
    assert!(said.check("local.key")["evidence"]["fingerprint"].as_str().expect("shown").ends_with("zz9Q"));
}

#[test]
fn faults_of_the_server_have_one_cause_each() {
    row("any:500x*", "server_error", "HTTP 500", "key.models");
    row("any:529x*", "overloaded", "HTTP 529", "key.models");
    row("any:502:htmlx*", "bad_gateway", "127.0.0.1: HTTP 502", "api.answer");
    row("any:portalx*", "not_the_api", "a login page of this network answers", "api.answer");
    row(
        "any:302:location='http://portal.example/'x*",
        "not_the_api",
        "redirect to http://portal.example/",
        "api.answer",
    );
    row("any:garbagex*", "not_the_api", "does not speak HTTP", "api.answer");
    row("any:closex*", "connection_lost", "closed after the request was sent", "api.answer");
    row("any:resetx*", "connection_lost", "reset after the request was sent", "api.answer");
    row("any:stallx*", "timeout", "did not begin to answer within 1s", "api.answer");
}

#[test]
fn faults_of_key_and_account_have_one_cause_each() {
    let keyed = |word: &str| format!("models@2:{word}x*,messages:{word}x*");
    row(&keyed("401"), "authentication", "the key is not accepted", "key.models");
    row(&keyed("403"), "permission", "HTTP 403", "key.models");
    row("count_tokens:creditx*,messages:creditx*", "billing", "credit balance is too low", "account.count");
    row("count_tokens:spend-limitx*,messages:spend-limitx*", "billing", "API usage limits", "account.count");
    row("count_tokens:429x*,messages:429x*", "rate_limit", "HTTP 429", "account.count");
    row(
        "count_tokens:disabledx*,messages:disabledx*",
        "invalid_request",
        "has been disabled",
        "account.count",
    );
}

#[test]
fn what_stops_only_large_requests_is_found_for_free() {
    let server = sandbox("count_tokens@2:413:htmlx*");
    let said = diagnosed(&server.base_url(), &[]);
    assert_eq!(said.verdict("kind"), "request_too_large", "{}", said.report["verdict"]);
    assert!(said.verdict("summary").contains("a body of 32 kB is too large"));
    let server = sandbox("count_tokens@2:stallx*");
    let said = diagnosed(&server.base_url(), &[]);
    assert_eq!(said.verdict("kind"), "timeout", "{}", said.report["verdict"]);
    assert!(said.verdict("summary").contains("32 kB get stuck"), "{}", said.verdict("summary"));
}

#[test]
fn a_stream_that_is_cut_is_found_live() {
    let server = sandbox("messages@2:cutx*");
    let said = diagnosed(&server.base_url(), &["--live", "--max-retries", "0"]);
    assert_eq!((said.verdict("kind"), said.exit), ("incomplete", 6), "{}", said.report["verdict"]);
    assert_eq!(said.status("live.message"), "pass");
}

#[test]
fn one_transient_failure_is_no_fault() {
    let server = sandbox("models:529");
    let said = diagnosed(&server.base_url(), &[]);
    assert_eq!((said.exit, said.verdict("status")), (0, "warn"), "{}", said.report["verdict"]);
    assert!(said.check("api.answer")["summary"].as_str().expect("text").contains("only after HTTP 529"));
}

#[test]
fn a_fault_of_the_sandbox_lasts_as_long_as_the_diagnosis() {
    let stage = Stage::new();
    for (spec, exit) in [
        ("401", 41),
        ("credit", 42),
        ("403", 43),
        ("429", 49),
        ("500", 50),
        ("529", 59),
        ("portal", 16),
        ("reset", 15),
        ("messages:529,models:403", 59),
        ("529x1", 0),
        ("", 0),
    ] {
        let sandbox = format!("--sandbox={spec}");
        let output = stage.bare().args([&sandbox, "diagnose", "--json"]).output().expect("runs");
        let said = Said::of(&output);
        assert_eq!(said.exit, exit, "{spec}: {}", said.report["verdict"]);
    }
}

#[test]
fn a_model_that_is_not_there_has_a_near_miss() {
    let server = sandbox("");
    let stage = Stage::new();
    let mut command = stage.claudectl(&server.base_url());
    command.env("CLAUDECTL_MODEL", "claude-opus-55").args(["diagnose", "--json"]);
    let said = Said::of(&command.output().expect("runs"));
    assert_eq!(said.exit, 44, "{}", said.report["verdict"]);
    let fixes = said.report["verdict"]["fix"].to_string();
    assert!(fixes.contains("CLAUDECTL_MODEL=claude-opus-5-5"), "{fixes}");
}

#[test]
fn a_dead_gateway_is_told_with_the_line_that_names_it() {
    let port = Raw::start(vec![vec![Do::Reset]]).port();
    let url = format!("http://127.0.0.1:{port}");
    let stage = Stage::new();
    stage.file("home/.bashrc", format!("# mine\nexport ANTHROPIC_BASE_URL={url}\n"));
    let said = Said::of(&stage.claudectl(&url).args(["diagnose", "--json"]).output().expect("runs"));
    assert_eq!((said.verdict("kind"), said.exit), ("connect", sent(&url)));
    assert!(said.verdict("summary").contains("nothing listens at 127.0.0.1"), "{}", said.verdict("summary"));
    assert!(said.verdict("summary").contains("ANTHROPIC_BASE_URL"));
    assert!(said.report["verdict"]["fix"].to_string().contains("~/.bashrc:2"), "{}", said.report["verdict"]);
    assert_eq!(said.status("api.answer"), "skip");
    assert_eq!(said.check("api.answer")["summary"], "not tried: needs tcp.v4");
}

#[test]
fn a_missing_key_skips_only_what_needs_one() {
    let server = sandbox("");
    let stage = Stage::new();
    let run = |url: &str| {
        let mut command = stage.bare();
        command.env("ANTHROPIC_BASE_URL", url).args(["diagnose", "--json"]);
        Said::of(&command.output().expect("runs"))
    };
    let said = run(&server.base_url());
    assert_eq!((said.exit, said.verdict("kind")), (3, "config"), "{}", said.report["verdict"]);
    assert_eq!(said.status("api.answer"), "pass");
    assert_eq!(said.status("key.models"), "skip");
    let broken = sandbox("any:portalx*");
    assert_eq!(run(&broken.base_url()).exit, 16, "what else is wrong comes first");
}

#[test]
fn a_server_that_is_not_like_the_api_is_asked_without_the_key_first() {
    let page = || Do::Send(answer("200 OK", &[("content-type", "text/html")], "<title>It works!</title>"));
    let server = Raw::start(vec![vec![Do::Read, page()]]);
    let said = diagnosed(&server.url(), &[]);
    assert_eq!(said.exit, 16, "{}", said.report["verdict"]);
    assert!(said.verdict("summary").contains("It works!"), "{}", said.verdict("summary"));
    let seen = server.seen();
    assert!(seen[0].header("x-api-key").is_none() && seen[0].header("authorization").is_none());
    let keyed = seen.iter().filter(|request| request.header("x-api-key").is_some());
    assert_eq!(keyed.count(), 1, "once, because only that tells whether `send` would work");
}

#[test]
fn odd_answers_without_the_key_are_a_warning_where_messages_are_taken() {
    for odd in [
        "401:plain='no token'",
        "500:plain='oops'",
        "404:plain='not found'",
        "403:html",
        "302:location='https://login.test/'",
        "200:html",
        "200:plain=''",
    ] {
        let spec = format!("models:{odd}x*,count_tokens:404:plain='no'x*");
        let said = diagnosed(&sandbox(&spec).base_url(), &[]);
        assert_eq!(said.exit, 0, "{spec}: {}", said.report["verdict"]);
        assert_eq!(said.status("api.answer"), "warn", "{spec}: {}", said.check("api.answer"));
        assert_eq!(sent(&sandbox(&spec).base_url()), 0, "{spec}");
    }
}

#[test]
fn a_gateway_that_answers_in_its_own_json_will_do_with_a_warning() {
    let own =
        answer("200 OK", &[("content-type", "application/json")], r#"{"data":[{"id":"claude-opus-5-5"}]}"#);
    let server = Raw::start(vec![vec![Do::Read, Do::Send(own)]]);
    let said = diagnosed(&server.url(), &[]);
    assert_eq!((said.exit, said.status("api.answer")), (0, "warn"), "{}", said.report["verdict"]);
}

#[test]
fn a_gateway_without_model_list_and_counting_still_takes_messages() {
    let spec = "models:404:plain='404 page not found'x*,count_tokens:404:plain='404 page not found'x*";
    let said = diagnosed(&sandbox(spec).base_url(), &[]);
    assert_eq!(said.exit, 0, "{}", said.report["verdict"]);
    assert!(said.check("account.count")["summary"].as_str().expect("text").contains("it takes messages"));
}

#[test]
fn a_base_url_that_leads_nowhere_is_named() {
    let server = Raw::start(vec![vec![
        Do::Read,
        Do::Send(api_error("404 Not Found", "not_found_error", "Not Found")),
    ]]);
    let said = diagnosed(&server.url(), &[]);
    assert_eq!(said.exit, sent(&server.url()), "{}", said.report["verdict"]);
    assert!(said.report["verdict"]["fix"].to_string().contains("before /v1"), "{}", said.report["verdict"]);
}

#[test]
fn a_broken_configuration_is_a_verdict_too() {
    let stage = Stage::new();
    stage.file("home/.config/claudectl/config.toml", "modle = \"opus\"\n");
    let said = Said::of(&stage.bare().args(["diagnose", "--json"]).output().expect("runs"));
    assert_eq!((said.exit, said.status("local.config")), (3, "fail"), "{}", said.report["verdict"]);
    assert!(said.verdict("summary").contains("modle"), "{}", said.verdict("summary"));
    assert!(said.report["checks"].as_array().expect("a list").iter().all(|check| check["stage"] == "local"));
}

#[test]
fn offline_sends_nothing_and_judges_what_can_be_known() {
    let server = Raw::start(vec![vec![Do::Read]]);
    let stage = Stage::new();
    let said = Said::of(
        &stage.claudectl(&server.url()).args(["diagnose", "--offline", "--json"]).output().expect("runs"),
    );
    assert_eq!((said.exit, said.verdict("status")), (0, "ok"), "{}", said.report["verdict"]);
    assert!(server.seen().is_empty());
    assert!(said.report["checks"].as_array().expect("a list").iter().all(|check| check["stage"] == "local"));
    let keyless = Said::of(&stage.bare().args(["diagnose", "--offline", "--json"]).output().expect("runs"));
    assert_eq!(keyless.exit, 3);
}

#[test]
fn the_time_limit_of_the_command_holds_and_is_the_verdict() {
    let server = sandbox("any:stallx*");
    let begun = std::time::Instant::now();
    let stage = Stage::new();
    let mut command = stage.claudectl(&server.base_url());
    let output = command.args(["diagnose", "--json", "--timeout", "500ms"]).output().expect("runs");
    let said = Said::of(&output);
    assert_eq!((said.exit, said.verdict("kind")), (12, "timeout"), "{}", said.report["verdict"]);
    assert!(said.verdict("summary").contains("--timeout"), "{}", said.verdict("summary"));
    assert!(begun.elapsed() < std::time::Duration::from_secs(5));
}

#[test]
fn a_proxy_is_spoken_to_directly() {
    let login = b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n";
    let proxy = Raw::start(vec![vec![Do::Read, Do::Send(login.to_vec())]]);
    let stage = Stage::new();
    let mut command = stage.claudectl("https://gw.invalid");
    command.env("HTTPS_PROXY", format!("http://me:hunter2@127.0.0.1:{}", proxy.port()));
    let said = Said::of(&command.args(["diagnose", "--json"]).output().expect("runs"));
    assert_eq!((said.exit, said.verdict("kind")), (14, "proxy"), "{}", said.report["verdict"]);
    assert!(said.verdict("summary").contains("wants a login (HTTP 407)"), "{}", said.verdict("summary"));
    assert!(said.report["verdict"]["fix"].to_string().contains("px or cntlm"));
    assert!(!said.everything.contains("hunter2"));
}

#[test]
fn the_page_for_a_ticket_has_everything_but_secrets() {
    let server = sandbox("count_tokens:creditx*");
    let stage = Stage::new();
    let page = stage.path("ticket.html");
    let output = stage
        .claudectl(&server.base_url())
        .arg("diagnose")
        .arg("--report")
        .arg(&page)
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(42));
    let html = std::fs::read_to_string(&page).expect("written");
    assert!(html.contains("credit balance is too low") && html.contains("account.count"));
    assert!(!html.contains(KEY) && !html.contains(stage.path("home").to_str().expect("UTF-8")));
    let unwritable =
        stage.claudectl(&server.base_url()).args(["diagnose", "--report", "/no/such/folder/x.html"]).output();
    assert_eq!(unwritable.expect("runs").status.code(), Some(5));
}

#[test]
fn a_person_finds_the_verdict_at_the_end() {
    let read = |spec: &str, args: &[&str]| {
        let server = sandbox(spec);
        let stage = Stage::new();
        let output = stage.claudectl(&server.base_url()).arg("diagnose").args(args).output().expect("runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let text = read("count_tokens:creditx*", &[]);
    let verdict = text.rfind("\nFAIL  ").expect("a verdict");
    assert!(text[verdict..].contains("credit balance is too low"), "{text}");
    assert!(text[verdict..].contains("exit 42 (billing)") && text[verdict..].contains("  1.  "), "{text}");
    assert!(text.contains("+ api "), "ASCII without a UTF-8 locale: {text}");
    assert!(text.contains("FAIL account.count: "), "{text}");
    assert!(!text.contains("SKIP"), "{text}");
    let healthy = read("", &[]);
    assert!(healthy.lines().count() <= 12, "{healthy}");
    assert!(healthy.contains("not tested is a real answer: --live"), "{healthy}");
    assert!(read("", &["-v"]).contains("- SKIP live.message"));
}

#[test]
fn watching_shows_an_incident_begin_and_end() {
    let server = sandbox("models:ok,models:ok,models:529x2,models:okx*");
    let stage = Stage::new();
    let watch = |json: bool| {
        let mut command = stage.claudectl(&server.base_url());
        command.args(["diagnose", "--watch", "100ms", "--timeout", "1500ms"]);
        if json {
            command.arg("--json");
        }
        let output = command.output().expect("runs");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    let (exit, text) = watch(false);
    assert_eq!(exit, Some(0), "{text}");
    for words in
        ["it began to fail", "overloaded", "it works again", "probes went well", "2 x overloaded (exit 59)"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    let (exit, lines) = watch(true);
    assert_eq!(exit, Some(0));
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(lines.len() >= 5, "{lines:?}");
    assert_eq!((&lines[0]["ok"], &lines[0]["probe"]), (&Value::Bool(true), &Value::from(1)));
    assert!(!text.contains(KEY));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_a_watch_with_what_it_saw() {
    let server = sandbox("");
    let stage = Stage::new();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", server.base_url())
        .args(["diagnose", "--watch", "50ms"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("runs");
    assert!(server.wait_for(4, std::time::Duration::from_secs(10)), "it probes");
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().expect("kill").success());
    let mut text = String::new();
    std::io::Read::read_to_string(&mut child.stdout.take().expect("piped"), &mut text).expect("UTF-8");
    let status = child.wait().expect("ended");
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(2));
    assert!(text.contains("probes went well (100.0%)"), "{text}");
}

#[test]
fn commands_repeat_what_was_typed() {
    let server = sandbox("");
    let stage = Stage::new();
    let mut command = stage.claudectl(&server.base_url());
    command.env("CLAUDECTL_MODEL", "claude-opus-55").args(["diagnose", "--json"]);
    command.args(["--base-url", &server.base_url()]);
    let said = Said::of(&command.output().expect("runs"));
    let fixes = said.report["verdict"]["fix"].to_string();
    let wanted = format!("claudectl --base-url {} models", server.base_url());
    assert!(fixes.contains(&wanted), "{fixes}");
}

#[test]
fn proxy_variables_that_do_nothing_are_named() {
    let stage = Stage::new();
    let offline = |vars: &[(&str, &str)]| {
        let mut command = stage.claudectl("https://gw.example");
        command.envs(vars.iter().copied()).args(["diagnose", "--offline", "--json"]);
        Said::of(&command.output().expect("runs"))
    };
    let said = offline(&[
        ("HTTPS_PROXY", "http://proxy.test:3128"),
        ("NO_PROXY", "10.*,a.test;b.test,http://c.test"),
    ]);
    assert_eq!(said.status("local.proxy"), "warn", "{}", said.check("local.proxy"));
    assert!(said.verdict("summary").contains("entry 10.* of NO_PROXY never matches"), "{}", said.everything);
    let fixes = said.report["verdict"]["fix"].to_string();
    assert!(fixes.contains("export NO_PROXY=10.0.0.0/8,a.test,b.test,c.test"), "{fixes}");
    let said = offline(&[("Https_Proxy", "http://proxy.test:3128")]);
    assert!(
        said.verdict("summary").contains("Https_Proxy is set, but no program reads it"),
        "{}",
        said.everything
    );
}
