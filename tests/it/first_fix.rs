//! The first fix is the one that solves it: for every fault that the sandbox can play, and for those of names, connections,
//! TLS, proxies and timers.

use std::collections::BTreeSet;

use claudectl::for_tests::vocabulary;
use serde_json::Value;

use crate::support::raw::{Do, Raw, answer, whole};
use crate::support::tls::{Certificate, Goodbye, Tls};
use crate::support::{Ran, Stage, each, fixes, ran};

/// What `send` meets, and words of the fix that solves it.
#[rustfmt::skip]
const OF_SEND: &[(&str, &str)] = &[
    // Statuses.
    ("400", "Read the field named"),
    ("401", "which source it came from"),
    ("402", "settings/billing"),
    ("403", "organization and workspace"),
    ("404", "List the models"),
    ("405", "Look at the base URL"),
    ("408", "Try again"),
    ("409", "Look at the present state"),
    ("413", "size"),
    ("422", "names the field"),
    ("425", "Try again"),
    ("429", "Wait"),
    ("451", "supported country"),
    ("500", "Try again"),
    ("501", "Look at the base URL"),
    ("502", "Try again"),
    ("503", "Try again"),
    ("504", "Try again"),
    ("520", "Try again"),
    ("529", "Wait"),
    // The same by name.
    ("invalid_request", "Read the field named"),
    ("authentication", "which source it came from"),
    ("billing", "Add credit"),
    ("permission", "organization and workspace"),
    ("not_found", "List the models"),
    ("conflict", "Look at the present state"),
    ("request_too_large", "size"),
    ("unprocessable", "names the field"),
    ("client_error", "Explain the status"),
    ("rate_limit", "Wait"),
    ("server_error", "Try again"),
    ("server_other", "Try again"),
    ("bad_gateway", "Try again"),
    ("unavailable", "Try again"),
    ("deadline_exceeded", "Try again"),
    ("overloaded", "Wait"),
    ("not_the_api", "who answers"),
    ("connection_lost", "Run it again"),
    ("connect", "Run it again"),
    ("timeout", "give it longer"),
    ("incomplete", "Run it again"),
    ("proxy", "user and password"),
    ("unknown", "Run it again"),
    // The words of HTTP, and of people.
    ("bad_request", "Read the field named"),
    ("unauthorized", "which source it came from"),
    ("auth", "which source it came from"),
    ("payment_required", "settings/billing"),
    ("too_large", "size"),
    ("too_many_requests", "Wait"),
    ("ratelimit", "Wait"),
    ("throttled", "Wait"),
    ("internal_server_error", "Try again"),
    ("service_unavailable", "Try again"),
    ("gateway_timeout", "Try again"),
    ("down", "Run it again"),
    ("offline", "Run it again"),
    ("hang", "give it longer"),
    ("max_tokens", "--max-tokens 128000"),
    ("invalid_request_error", "Read the field named"),
    ("authentication_error", "which source it came from"),
    ("billing_error", "settings/billing"),
    ("permission_error", "organization and workspace"),
    ("not_found_error", "List the models"),
    ("conflict_error", "Look at the present state"),
    ("rate_limit_error", "Wait"),
    ("api_error", "Try again"),
    ("timeout_error", "Try again"),
    ("overloaded_error", "Wait"),
    // Codes of the API.
    ("organization_on_hold", "Appeal at https://"),
    ("claude_code_key_creator_not_member", "Create a new key"),
    ("claude_code_version_too_old", "claude update"),
    ("cmek_key_disabled", "Enable the key"),
    ("cmek_key_network_blocked", "160.79.104.0/21"),
    ("image_dimensions_too_large", "Scale the images"),
    ("thread_already_continued", "newest response id"),
    ("thread_continue_in_flight", "Wait for the other one"),
    ("thread_not_found", "Send the whole history again"),
    ("linked_organization_billing_unavailable", "billing page"),
    ("linked_organization_spend_limit_reached", "raise its limit"),
    ("user_profile_billing_not_authorized", "authorize billing"),
    ("user_profile_not_billable", "belongs to this organization"),
    ("enforced_spend_limit_reached", "higher tier"),
    ("contract_spend_limit_reached", "raise the limit"),
    ("ramp_limit_exceeded", "Wait 1 s"),
    ("cmek_key_unreachable", "Try again"),
    ("cmek_context_unavailable", "Try again"),
    ("compaction_unavailable", "Try again"),
    // Errors without a code.
    ("credit", "Add credit"),
    ("spend-limit", "Raise or remove the limit"),
    ("workspace-limit", "Raise the limit"),
    ("disabled", "which source the key came from"),
    ("too-long", "cut 8310 tokens"),
    ("forbidden", "supported country"),
    ("extra-usage", "Switch on extra usage"),
    // Answers that are not the API's.
    ("html", "who answers"),
    ("portal", "log in"),
    ("302:location='http://portal.example/'", "http://portal.example/"),
    ("plain", "ends before /v1"),
    ("empty", "who answers"),
    ("invalid-json", "Look at the log of 127.0.0.1"),
    ("garbage", "host and port"),
    ("half-headers", "Run it again"),
    ("endless-headers", "host and port"),
    ("body=2MiB", "who answered"),
    // Time and the wire.
    ("cut", "Run it again"),
    ("close", "Run it again"),
    ("reset", "Run it again"),
    ("stall", "give it longer"),
    ("stall=2", "Run it again"),
    ("lost-reply", "Run it again"),
    ("no-stop", "Run it again"),
    // Events of a stream.
    ("error", "Wait"),
    ("error=api_error", "Try again"),
    ("pings", "Run it again"),
    ("bad-json", "Run it again"),
    ("bad-utf8", "Run it again"),
    ("second-start", "Run it again"),
    ("wrong-index", "Run it again"),
    ("late-delta", "Run it again"),
    ("huge-line", "Run it again"),
    ("unterminated", "Run it again"),
    // How an answer stops.
    ("truncated", "--max-tokens 128000"),
    ("stop=length", "--max-tokens 128000"),
    ("stop=pause_turn", "Send the conversation again"),
    ("stop=model_context_window_exceeded", "Shorten the prompt"),
    ("stop=error", "Send it again"),
    ("refusal", "leave out the part"),
];

/// What `batches run` meets.
#[rustfmt::skip]
const OF_BATCHES: &[(&str, &str)] = &[
    ("batches.create:529x*", "Wait"),
    ("batches.create:creditx*", "Add credit"),
    ("batches.create:errored=invalid_request_error", "run them alone"),
    ("batches.create:expiredx*", "run them alone"),
    ("batches.create:canceled", "run them alone"),
    ("partial", "run them alone"),
    ("batches.results:bad-jsonx*", "nothing is paid twice"),
    ("batches.results:duplicatex*", "nothing is paid twice"),
];

/// Words that are no faults by themselves: when a fault happens and how it looks, good answers in unusual forms, what
/// only the looks of a batch differ in, and settings of the server.
#[rustfmt::skip]
const NO_FAULTS: &[&str] = &[
    "chance", "after", "until", "ok", "type", "message", "retry-after", "retry-after-ms", "retry-after-date",
    "x-should-retry", "no-header", "done", "json", "delay", "pace", "split", "bytewise", "read-rate", "early", "for",
    "framing", "unknown-event", "unknown-delta", "unknown-block", "after-stop", "crlf", "duplicate", "foreign-id", "at",
    "say", "deltas", "think", "tool", "unstreamed", "every", "lookalikes", "status", "archived", "results-url",
    "no-range", "other-etag", "batch-time", "clock", "page-size", "old-models", "latency", "token-rate", "seed",
    "lenient", "clock-speed", "rpm", "rps", "itpm", "itps", "otpm", "otps", "ramp", "monthly-cap", "overload",
    "limit-headers",
];

/// What is wrong with the fixes of a run, if anything.
fn complaint(what: &str, run: &Ran, wanted: &str) -> Option<String> {
    let last = run.stderr.lines().last().unwrap_or_default();
    let Ok(value) = serde_json::from_str::<Value>(last) else { return Some(format!("{what}: {run}")) };
    let advice: Vec<String> = serde_json::from_value(value["error"]["fix"].clone()).unwrap_or_default();
    fixes::check(what, &advice);
    let first = advice.first().is_some_and(|first| first.contains(wanted));
    // Nobody set it, so nobody can take it away.
    let unset = advice.iter().any(|fix| fix.contains("unset "));
    (!first || unset).then(|| format!("{what}: {advice:?} does not begin with {wanted:?}"))
}

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_word_of_the_sandbox_has_its_row() {
    let first = |spec: &str| {
        let parts = spec.split([':', '=', ',']);
        let word = parts
            .map(|part| part.trim_end_matches("x*"))
            .find(|part| vocabulary().any(|known| known == *part));
        word.map(str::to_owned)
    };
    let rows = OF_SEND.iter().chain(OF_BATCHES).filter_map(|(spec, _)| first(spec));
    let had: BTreeSet<String> = rows.chain(NO_FAULTS.iter().map(|word| (*word).to_owned())).collect();
    let missing: Vec<&str> = vocabulary().filter(|word| !had.contains(*word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn faults_of_the_server() {
    none(&each(OF_SEND, |(fault, wanted)| {
        let stage = Stage::new();
        let mut command = stage.bare();
        let timers = ["--headers-timeout", "1s", "--idle-timeout", "1s", "--semantic-idle-timeout", "1s"];
        command.args([&format!("--sandbox={fault}x*"), "--max-retries", "0", "--json"]).args(timers);
        complaint(fault, &ran(command.args(["send", "Hello"])), wanted).into_iter().collect()
    }));
}

#[test]
fn faults_of_batches() {
    none(&each(OF_BATCHES, |(fault, wanted)| {
        let stage = Stage::new();
        let line = r#"{"custom_id":"a","params":{"model":"claude-opus-5-5","max_tokens":9,"messages":[{"role":"user","content":"hi"}]}}"#;
        let second = line.replace("\"a\"", "\"b\"");
        let input = stage.file("in.jsonl", format!("{line}\n{second}\n"));
        let mut command = stage.bare();
        command.args([&format!("--sandbox=batch-time=20ms,{fault}"), "--max-retries", "0", "--json"]);
        command.args(["batches", "run", "--poll-interval", "50ms", "--timeout", "20s", "-o"]);
        complaint(fault, &ran(command.arg(stage.path("out.jsonl")).arg(input)), wanted).into_iter().collect()
    }));
}

fn sent(stage: &Stage, url: &str, args: &[&str]) -> Ran {
    let mut command = stage.claudectl(url);
    command.env_remove("ANTHROPIC_BASE_URL").args(["--base-url", url, "--max-retries", "0", "--json"]);
    ran(command.args(args).args(["send", "Hello"]))
}

#[test]
fn faults_of_names_and_connections() {
    let stage = Stage::new();
    let closed = Raw::start(vec![vec![Do::Reset]]).port();
    let silent = Raw::start(vec![vec![Do::Hold]]);
    let held = Raw::start(vec![vec![Do::Read, Do::Hold]]);
    let cases = [
        ("https://no-such-name.invalid".to_owned(), &[][..], "no-such-name.invalid"),
        (format!("http://127.0.0.1:{closed}"), &[], "which base URL is used"),
        (
            format!("https://localhost:{}", silent.port()),
            &["--connect-timeout", "300ms"],
            "Find the slow step",
        ),
        (held.url(), &["--headers-timeout", "300ms"], "give it longer"),
        (held.url(), &["--timeout", "300ms"], "--timeout"),
    ];
    let check =
        |(url, args, wanted): &(String, &[&str], &str)| complaint(url, &sent(&stage, url, args), wanted);
    none(&cases.iter().filter_map(check).collect::<Vec<_>>());
}

#[test]
fn faults_of_tls() {
    let stage = Stage::new();
    let good = |certificate| Tls::start(certificate, whole("hi"), Goodbye::Proper);
    let mut complaints = Vec::new();
    for (certificate, trusted, wanted) in [
        (Certificate::Expired, true, "date -u"),
        (Certificate::NotYetValid, true, "Set the clock"),
        (Certificate::WrongName, true, "whose certificate"),
        (Certificate::Good, false, "who issued the certificate"),
    ] {
        let server = good(certificate);
        let ca = stage.file("ca.pem", server.ca_pem());
        let args = ["--ca-file", ca.to_str().expect("UTF-8")];
        let run = sent(&stage, &server.url(), if trusted { &args } else { &[] });
        complaints.extend(complaint(&format!("{certificate:?}"), &run, wanted));
    }
    let plain = Raw::start(vec![vec![Do::Send(answer("400 Bad", &[], "plain"))]]);
    let run = sent(&stage, &format!("https://localhost:{}", plain.port()), &[]);
    complaints.extend(complaint("no TLS", &run, "http"));
    none(&complaints);
}

#[test]
fn faults_of_proxies() {
    let stage = Stage::new();
    let says = |status: &str| {
        let bytes = answer(status, &[("proxy-authenticate", "Basic realm=\"x\"")], "");
        Raw::start(vec![vec![Do::Read, Do::Send(bytes)]])
    };
    let mut complaints = Vec::new();
    for (status, login, wanted) in [
        ("407 Proxy Authentication Required", "", "user and password"),
        ("407 Proxy Authentication Required", "me:wrong@", "correct user and password"),
        ("403 Forbidden", "", "to be allowed"),
        ("502 Bad Gateway", "", "Try again"),
    ] {
        let proxy = says(status);
        let address = format!("http://{login}127.0.0.1:{}", proxy.port());
        let run = sent(&stage, "https://gw.invalid", &["--proxy", &address]);
        complaints.extend(complaint(&format!("{status} {login}"), &run, wanted));
    }
    let gone = Raw::start(vec![vec![Do::Reset]]).port();
    let run = sent(&stage, "https://gw.invalid", &["--proxy", &format!("http://127.0.0.1:{gone}")]);
    complaints.extend(complaint("no proxy there", &run, "send Hello --no-proxy"));
    none(&complaints);
}

#[test]
fn a_login_of_a_proxy_comes_from_the_environment_when_a_fix_is_pasted() {
    let stage = Stage::new();
    let refused = || answer("403 Forbidden", &[], "");
    let proxy = Raw::start(vec![vec![Do::Read, Do::Send(refused())]]);
    let address = format!("http://me:pa55word@127.0.0.1:{}", proxy.port());
    for typed in [vec!["--proxy".to_owned(), address.clone()], vec![format!("--proxy={address}")]] {
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let run = sent(&stage, "http://gw.invalid", &[&["--allow-http"][..], &typed].concat());
        assert!(!run.stderr.contains("pa55word"), "{run}");
        let fixes: Vec<String> = serde_json::from_value(run.error()["fix"].clone()).expect("texts");
        let pasted = fixes.iter().find_map(|fix| fix.split_once(": claudectl ")).expect("a command").1;
        assert!(pasted.contains("--proxy \"$CLAUDECTL_PROXY\""), "{fixes:?}");
        assert!(fixes.last().is_some_and(|last| last.contains("export it before")), "{fixes:?}");
        let before = proxy.seen().len();
        let line = format!("\"$0\" --connect-timeout 2s --headers-timeout 2s {pasted}");
        let status = std::process::Command::new("sh")
            .args(["-c", &line, env!("CARGO_BIN_EXE_claudectl")])
            .env_clear()
            .env("HOME", stage.path("home"))
            .env("ANTHROPIC_API_KEY", crate::support::KEY)
            .env("CLAUDECTL_PROXY", &address)
            .output()
            .expect("runs");
        let seen = proxy.seen();
        assert!(seen.len() > before, "{pasted}: {}", String::from_utf8_lossy(&status.stderr));
        assert_eq!(seen[before].header("proxy-authorization"), Some("Basic bWU6cGE1NXdvcmQ="), "{pasted}");
    }
}
