//! Every exit code, reached through the real binary: the code, the words, the machine form, and that stdout stays
//! empty and the key unseen.

use std::collections::BTreeSet;
use std::process::Output;

use claudectl::for_tests::{ErrorKind, TABLE};
use serde_json::Value;

use crate::support::raw::{Do, Raw, answer, api_error, events_but_stop, stop, stream_head, whole};
use crate::support::tls::{Certificate, Goodbye, Tls};
use crate::support::{KEY, Stage};

/// Codes that need a batch or a bug.
const ELSEWHERE: [ErrorKind; 4] =
    [ErrorKind::Internal, ErrorKind::Partial, ErrorKind::Pending, ErrorKind::Unknown];

/// What one way to a code must show.
struct Seen {
    kind: ErrorKind,
    request_id: Option<&'static str>,
    stdout: &'static str,
}

fn check(way: &str, seen: &Seen, run: impl Fn(&[&str]) -> Output) -> ErrorKind {
    let human = run(&[]);
    let stderr = String::from_utf8_lossy(&human.stderr).into_owned();
    let code = i32::from(seen.kind.exit_code());
    assert_eq!(human.status.code(), Some(code), "{way}\n{stderr}");
    assert_eq!(String::from_utf8_lossy(&human.stdout), seen.stdout, "{way}: stdout");
    let headline = format!("error[{}]: ", seen.kind.name());
    assert!(stderr.lines().any(|line| line.starts_with(&headline)), "{way}: headline\n{stderr}");
    assert!(stderr.contains("what to do:"), "{way}: a way out\n{stderr}");
    assert!(
        stderr.trim_end().ends_with(&format!("claudectl explain {}", seen.kind.name())),
        "{way}\n{stderr}"
    );
    assert!(!stderr.contains(KEY), "{way}: the key leaked\n{stderr}");
    if let Some(id) = seen.request_id {
        assert!(stderr.contains(id), "{way}: request id\n{stderr}");
    }
    let machine = run(&["--json"]);
    let stderr = String::from_utf8_lossy(&machine.stderr).into_owned();
    assert_eq!(machine.status.code(), Some(code), "{way} --json\n{stderr}");
    let last = stderr.lines().last().unwrap_or_default();
    let value: Value = serde_json::from_str(last).unwrap_or_else(|_| panic!("{way}: not JSON: {last}"));
    let error = &value["error"];
    assert_eq!(error["kind"], seen.kind.name(), "{way}");
    assert_eq!(error["exit_code"], code, "{way}");
    assert_eq!(error["request_id"].as_str(), seen.request_id, "{way}");
    assert!(error["fix"].as_array().is_some_and(|fixes| !fixes.is_empty()), "{way}: {last}");
    let advice: Vec<String> = serde_json::from_value(error["fix"].clone()).expect("texts");
    crate::support::fixes::check(way, &advice);
    let fields: Vec<_> = error.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(fields, FIELDS, "{way}");
    assert!(!stderr.contains(KEY), "{way}: the key leaked\n{stderr}");
    let quiet = run(&["-q"]);
    let stderr = String::from_utf8_lossy(&quiet.stderr).into_owned();
    let first = stderr.lines().next().unwrap_or_default();
    assert!(first.chars().count() <= 200, "{way} -q: {first}");
    let message = error["message"].as_str().expect("a message");
    let behind = first.strip_prefix(&format!("{headline}{message}"));
    let behind = behind.unwrap_or_else(|| panic!("{way}: first line {first:?}, message {message:?}"));
    let aside = behind.is_empty() || behind.starts_with(" (") && behind.ends_with(')');
    assert!(aside, "{way}: {behind:?} behind the message in {first}");
    seen.kind
}

const FIELDS: [&str; 16] = [
    "kind",
    "exit_code",
    "retryable",
    "http_status",
    "api_type",
    "error_code",
    "param",
    "entry",
    "message",
    "request_id",
    "retry_after_s",
    "attempts",
    "elapsed_ms",
    "possibly_billed",
    "url",
    "fix",
];

/// A server that answers every request with `bytes`.
fn server(bytes: Vec<u8>) -> Raw {
    Raw::start(vec![vec![Do::Read, Do::Send(bytes)]])
}

fn send(stage: &Stage, base: &str, more: &[&str], last: &[&str]) -> Output {
    let mut command = stage.claudectl(base);
    command.args(["send", "Hello", "--max-retries", "0"]).args(more).args(last);
    command.output().expect("the binary runs")
}

#[test]
fn every_status_has_its_code() {
    for (status, api_type) in [
        ("400 Bad Request", "invalid_request_error"),
        ("401 Unauthorized", "authentication_error"),
        ("402 Payment Required", "billing_error"),
        ("403 Forbidden", "permission_error"),
        ("404 Not Found", "not_found_error"),
        ("405 Not Allowed", "invalid_request_error"),
        ("408 Timeout", "timeout_error"),
        ("409 Conflict", "conflict_error"),
        ("413 Too Large", "request_too_large"),
        ("422 Unprocessable", "invalid_request_error"),
        ("429 Too Many", "rate_limit_error"),
        ("431 Fields Too Large", "invalid_request_error"),
        ("500 Error", "api_error"),
        ("501 Not Implemented", "api_error"),
        ("502 Bad Gateway", "api_error"),
        ("503 Unavailable", "api_error"),
        ("504 Timeout", "timeout_error"),
        ("520 Unknown", "api_error"),
        ("529 Overloaded", "overloaded_error"),
    ] {
        let code: u16 = status[..3].parse().expect("a status");
        let kind = ErrorKind::from_status(code).expect("an error status");
        let stage = Stage::new();
        let server = server(api_error(status, api_type, "as told"));
        let seen = Seen { kind, request_id: Some("req_test"), stdout: "" };
        check(status, &seen, |last| send(&stage, &server.url(), &[], last));
    }
}

#[test]
fn every_kind_can_be_reached() {
    let mut reached = BTreeSet::from(ELSEWHERE);
    reached.extend(before_sending());
    reached.extend(on_the_way());
    reached.extend(in_the_answer());
    let statuses = (400..600).filter_map(ErrorKind::from_status);
    reached.extend(statuses);
    let missing: Vec<_> =
        TABLE.iter().filter(|row| !reached.contains(&row.kind)).map(|row| row.name).collect();
    assert!(missing.is_empty(), "no test reaches {missing:?}");
}

fn before_sending() -> Vec<ErrorKind> {
    let stage = Stage::new();
    let plain = |kind| Seen { kind, request_id: None, stdout: "" };
    let idle = server(whole("never asked"));
    let ways = [
        check("unknown option", &plain(ErrorKind::Usage), |last| {
            stage.bare().args(["send", "--no-such-option"]).args(last).output().expect("runs")
        }),
        check("no key", &plain(ErrorKind::Config), |last| {
            stage.bare().args(["send", "Hello"]).args(last).output().expect("runs")
        }),
        check("blank prompt", &plain(ErrorKind::Input), |last| {
            stage.claudectl(&idle.url()).args(["send", " \n "]).args(last).output().expect("runs")
        }),
        check("no folder for the answer", &plain(ErrorKind::Output), |last| {
            send(&stage, &idle.url(), &["-o", "missing/folder/out"], last)
        }),
    ];
    assert!(idle.seen().is_empty(), "nothing may be sent");
    ways.to_vec()
}

fn on_the_way() -> Vec<ErrorKind> {
    let stage = Stage::new();
    let plain = |kind| Seen { kind, request_id: None, stdout: "" };
    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let refused = format!("http://{}", closed.local_addr().expect("bound"));
    drop(closed);
    let silent = Raw::start(vec![vec![Do::Read, Do::Hold]]);
    let lost = Raw::start(vec![vec![Do::Read, Do::Reset]]);
    let portal = server(answer("200 OK", &[("content-type", "text/html")], "<title>Sign in</title>"));
    let proxy = Raw::start(vec![vec![
        Do::Read,
        Do::Send(answer("407 Login", &[("proxy-authenticate", "Basic realm=x")], "")),
    ]]);
    let tls = Tls::start(Certificate::Good, whole("never trusted"), Goodbye::Proper);
    vec![
        check("a name that cannot exist", &plain(ErrorKind::Dns), |last| {
            send(&stage, "https://no-such-host.invalid", &[], last)
        }),
        check("nobody listens", &plain(ErrorKind::Connect), |last| send(&stage, &refused, &[], last)),
        check("no answer", &plain(ErrorKind::Timeout), |last| {
            send(&stage, &silent.url(), &["--headers-timeout", "200ms"], last)
        }),
        check("nobody vouches for it", &plain(ErrorKind::Tls), |last| send(&stage, &tls.url(), &[], last)),
        check("a proxy that wants a login", &plain(ErrorKind::Proxy), |last| {
            send(&stage, "https://api.example", &["--proxy", &proxy.url()], last)
        }),
        check("a reset", &plain(ErrorKind::ConnectionLost), |last| send(&stage, &lost.url(), &[], last)),
        check("a portal", &plain(ErrorKind::NotTheApi), |last| send(&stage, &portal.url(), &[], last)),
    ]
}

fn in_the_answer() -> Vec<ErrorKind> {
    let stage = Stage::new();
    let ended = |reason: &str| {
        let mut events = events_but_stop("partly");
        let end = events.len() - 1;
        events[end] = crate::support::raw::event(
            "message_delta",
            &format!(
                r#"{{"type":"message_delta","delta":{{"stop_reason":"{reason}"}},"usage":{{"output_tokens":1}}}}"#
            ),
        );
        server([stream_head(), events.concat(), stop()].concat())
    };
    let cut = server([stream_head(), events_but_stop("partly").concat()].concat());
    let (truncated, refused) = (ended("max_tokens"), ended("refusal"));
    [(ErrorKind::Incomplete, &cut), (ErrorKind::Truncated, &truncated), (ErrorKind::Refusal, &refused)]
        .map(|(kind, server)| {
            let human = send(&stage, &server.url(), &[], &[]);
            let stderr = String::from_utf8_lossy(&human.stderr).into_owned();
            assert_eq!(human.status.code(), Some(i32::from(kind.exit_code())), "{stderr}");
            assert_eq!(String::from_utf8_lossy(&human.stdout), "partly\n");
            assert!(stderr.contains(&format!("error[{}]: ", kind.name())), "{stderr}");
            assert!(stderr.contains("req_stream") && !stderr.contains(KEY), "{stderr}");
            kind
        })
        .to_vec()
}
