//! What happens on the wire as entries of the log file. Each stands for itself: it says which call it belongs to, so
//! that the lines of many processes can share a file.

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::course::Course;
use crate::error::Failure;
use crate::output::log::Level;
use crate::transport::event::{Event, Timings};

type Fields = Map<String, Value>;

/// The entry for an event; `None` for what only a screen can use. `course` already knows the event.
pub(super) fn of(event: &Event, course: &Course) -> Option<(Level, &'static str, Fields)> {
    let (level, name, own) = match event {
        Event::Attempt { body_bytes, .. } => (Level::Debug, "start", json!({"body_bytes": body_bytes})),
        Event::Headers { timings, .. } => (Level::Debug, "headers", timed(timings)),
        Event::Failed { kind, what, possibly_billed, tokens, timings, .. } => {
            let own = json!({"kind": kind, "what": what, "possibly_billed": possibly_billed});
            (Level::Warn, "attempt", joined([own, counted(*tokens), timed(timings)]))
        }
        Event::Done { tokens, timings, .. } => {
            (Level::Info, "attempt", joined([counted(*tokens), used(course), timed(timings)]))
        }
        Event::Wait { .. } => (Level::Warn, "wait", wait(event)),
        Event::WaitEnded => (Level::Info, "retry", json!({"reason": course.reason})),
        Event::Fallback { from, to, reason } => {
            (Level::Warn, "fallback", json!({"from": from, "to": to, "reason": reason}))
        }
        Event::Silence { since } => (Level::Info, "silence", json!({"since_ms": millis(*since)})),
        Event::Body { direction, text } => {
            (Level::Debug, "body", json!({"direction": direction, "body": text}))
        }
        Event::Waiting { .. } | Event::Uploaded { .. } | Event::Used { .. } => return None,
    };
    Some((level, name, fields(joined([called(course), own]))))
}

/// The end of the command, with what all its calls came to.
pub(super) fn done(code: u8, failure: Option<&Failure>, course: &Course) -> Fields {
    let own = json!({
        "exit_code": code,
        "attempts": course.attempts,
        "waited_ms": millis(course.waited),
        "elapsed_ms": course.begun.map(|begun| millis(begun.elapsed())),
        "possibly_billed": course.possibly_billed,
    });
    let mut entry = joined([called(course), own, counted(course.tokens)]);
    if let Some(Failure::Error(error)) = failure {
        let evidence = &error.evidence;
        let said = json!({
            "kind": error.kind.name(),
            "what": evidence.what,
            "status": evidence.http_status,
            "api_type": evidence.api_type,
            "error_code": evidence.error_code,
            "request_id": evidence.request_id,
        });
        entry = joined([entry, said]);
    }
    fields(entry)
}

/// Which call an entry belongs to, and what is known of its answer.
fn called(course: &Course) -> Value {
    if course.url.is_empty() {
        return json!({});
    }
    json!({
        "method": course.method,
        "url": course.url,
        "attempt": course.attempt,
        "status": course.status,
        "api_type": course.api_type,
        "error_code": course.error_code,
        "request_id": course.request_id,
    })
}

fn wait(event: &Event) -> Value {
    let Event::Wait { delay, asked, next_attempt, of, reason, possibly_billed, .. } = event else {
        return json!({});
    };
    json!({
        "delay_ms": millis(*delay),
        "asked": asked,
        "next_attempt": next_attempt,
        "of": of,
        "reason": reason,
        "possibly_billed": possibly_billed,
    })
}

fn counted(tokens: Option<(u64, u64)>) -> Value {
    let (input, output) = tokens.unzip();
    json!({"input_tokens": input, "output_tokens": output})
}

fn used(course: &Course) -> Value {
    let Some((model, (written, read), cost)) = &course.used else { return json!({}) };
    #[allow(clippy::cast_precision_loss, reason = "far below what a float holds exactly")]
    let dollars = cost.map(|cost| cost as f64 / 1e9);
    json!({
        "model": model,
        "cache_creation_input_tokens": written,
        "cache_read_input_tokens": read,
        "cost_usd": dollars,
    })
}

fn timed(timings: &Timings) -> Value {
    json!({
        "dns_ms": timings.dns.map(millis),
        "connect_ms": timings.connect.map(millis),
        "first_byte_ms": timings.first_byte.map(millis),
        "total_ms": millis(timings.total),
    })
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Objects put together; what a later one says replaces what an earlier one said, and null says nothing.
fn joined<const N: usize>(parts: [Value; N]) -> Value {
    let mut all = Fields::new();
    for part in parts {
        all.extend(fields(part).into_iter().filter(|(_, value)| !value.is_null()));
    }
    Value::Object(all)
}

/// The object that `json!` made, as a map.
fn fields(value: Value) -> Fields {
    if let Value::Object(fields) = value { fields } else { Fields::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, ErrorKind};

    fn attempt() -> Event {
        Event::Attempt {
            method: "POST",
            url: "https://api.example/v1/messages".into(),
            attempt: 2,
            headers: Vec::new(),
            body_bytes: 9,
        }
    }

    fn failed() -> Event {
        Event::Failed {
            attempt: 2,
            kind: "overloaded",
            status: Some(529),
            api_type: Some("overloaded_error".into()),
            error_code: None,
            request_id: Some("req_1".into()),
            what: "the API is overloaded".into(),
            possibly_billed: false,
            tokens: Some((3, 4)),
            timings: Timings { total: Duration::from_millis(1_500), ..Timings::default() },
        }
    }

    #[test]
    fn an_attempt_that_fails_says_all_that_is_known() {
        let mut course = Course::default();
        course.follow(&attempt());
        course.follow(&failed());
        let (level, name, entry) = of(&failed(), &course).expect("logged");
        assert_eq!((level, name), (Level::Warn, "attempt"));
        assert_eq!(
            Value::Object(entry),
            json!({
                "method": "POST",
                "url": "https://api.example/v1/messages",
                "attempt": 2,
                "status": 529,
                "api_type": "overloaded_error",
                "request_id": "req_1",
                "kind": "overloaded",
                "what": "the API is overloaded",
                "possibly_billed": false,
                "input_tokens": 3,
                "output_tokens": 4,
                "total_ms": 1500,
            })
        );
    }

    #[test]
    fn the_end_says_the_exit_code_and_what_failed() {
        let course = Course::default();
        let entry = done(0, None, &course);
        assert_eq!(entry["exit_code"], 0);
        assert!(!entry.contains_key("url") && !entry.contains_key("kind"));
        let failure = Failure::Error(Error::new(ErrorKind::Dns, "no such host"));
        let entry = done(10, Some(&failure), &course);
        assert_eq!((&entry["exit_code"], &entry["kind"]), (&json!(10), &json!("dns")));
    }
}
