//! Holds that a failure is the same by whichever door it comes: every body of the corpus through every one that fits.

use serde_json::{Value, json};

use super::answer::{HttpAnswer, of_error};
use super::classify::{Verdict, classify};
use super::pasted::read_text;
use crate::api::error_body::ErrorBody;
use crate::error::ErrorKind;

/// What every door has to agree on.
type Outcome = (Option<ErrorKind>, &'static str, bool);

/// A body of the corpus with the status it comes with.
struct Case {
    name: String,
    status: u16,
    body: Value,
}

fn cases() -> Vec<Case> {
    let text = include_str!("../../tests/fixtures/corpus/bodies.txt");
    let case = |case: &str| {
        let (head, body) = case.split_once("\n---\n").expect("a body");
        let status = head.lines().find_map(|line| line.strip_prefix("status: ")).expect("a status");
        Case {
            name: head.lines().next().unwrap_or_default().to_owned(),
            status: status.trim().parse().expect("a number"),
            body: serde_json::from_str(body).expect("JSON"),
        }
    };
    text.split("\n=== ").skip(1).map(case).collect()
}

fn said(verdict: &Verdict) -> Outcome {
    (verdict.kind, verdict.entry.id, verdict.retryable)
}

fn answered(status: u16, body: &Value) -> Outcome {
    let header = |name: &str| (name == "content-type").then(|| "application/json".to_owned());
    let body = body.to_string();
    let host = "api.anthropic.com";
    let answer = HttpAnswer { status, header: &header, body: body.as_bytes(), host, model: None };
    said(&classify(&answer.read().seen).expect("certain"))
}

fn within(body: &Value) -> Outcome {
    let read = ErrorBody::from_value(body).expect("an error");
    said(&classify(&of_error(&read)).expect("certain"))
}

fn pasted(text: &str) -> Option<Outcome> {
    let found = read_text(text, None);
    found.first().filter(|_| found.len() == 1).map(|found| (found.kind, found.entry.id, found.retryable))
}

/// A gateway's envelope around a body, as an object and as text.
fn wrapped(body: &Value) -> [Value; 3] {
    [
        json!({"type": "error", "error": {"type": "request_fail", "upstream_error": body}}),
        json!({"error": {"message": "Provider returned error", "metadata": {"raw": body.to_string()}}}),
        json!({"type": "error", "error": {"type": "upstream_error", "message": format!("Provider said {body}")}}),
    ]
}

#[test]
fn every_body_is_the_same_failure_by_every_door() {
    let cases = cases();
    assert!(cases.len() > 80, "{}", cases.len());
    let mut complaints = Vec::new();
    let mut check = |name: &str, door: &str, expected: Outcome, found: Option<Outcome>| {
        if found != Some(expected) {
            complaints.push(format!("{name}, {door}: {found:?} instead of {expected:?}"));
        }
    };
    for Case { name, status, body } in &cases {
        let expected = answered(*status, body);
        check(name, "pasted", expected, pasted(&format!("API Error: {status} {body}\n")));
        for outer in wrapped(body) {
            check(name, "answered through a gateway", expected, Some(answered(*status, &outer)));
        }
        let quoted = json!({"error": {"message": format!("Provider said {body}"), "type": "None"}});
        check(name, "inside a message", expected, Some(answered(*status, &quoted)));
        // Where no status stands beside it, its names stand for the one they usually come with.
        let inside = within(body);
        let usual = answered(inside.0.and_then(ErrorKind::status).unwrap_or(*status), body);
        check(name, "a stream or a batch line", usual, Some(inside));
        let line = json!({"custom_id": "a", "result": {"type": "errored", "error": body}});
        check(name, "a batch line", inside, Some(within(&line)));
        check(name, "a pasted batch line", inside, pasted(&format!("{line}\n")));
        check(name, "a pasted event", inside, pasted(&format!("event: error\ndata: {body}\n\n")));
    }
    assert!(complaints.is_empty(), "{}\n{}", complaints.len(), complaints.join("\n"));
}
