//! What happens on the wire as entries of the log file: level, name and fields.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::error::Failure;
use crate::output::log::Level;
use crate::transport::event::{Event, Timings};

type Fields = Map<String, Value>;

/// The entry for an event; `None` for what only a screen can use.
pub(super) fn of(event: &Event) -> Option<(Level, &'static str, Fields)> {
    Some(match event {
        Event::Attempt { method, url, attempt, body_bytes, .. } => (
            Level::Info,
            "attempt",
            fields(json!({"method": method, "url": url, "attempt": attempt, "body_bytes": body_bytes})),
        ),
        Event::Headers { status, request_id, timings, .. } => {
            let entry = fields(json!({"status": status, "request_id": request_id}));
            (Level::Info, "headers", timed(entry, timings))
        }
        Event::Failed { .. } => (Level::Warn, "failed", failed(event)),
        Event::Wait { .. } => (Level::Warn, "wait", wait(event)),
        Event::WaitEnded => (Level::Info, "retry", Fields::new()),
        Event::Silence { since } => (Level::Info, "silence", fields(json!({"since_ms": millis(*since)}))),
        Event::Fallback { from, to, reason } => {
            (Level::Warn, "fallback", fields(json!({"from": from, "to": to, "reason": reason})))
        }
        Event::Note { text } => (Level::Debug, "note", fields(json!({"text": text}))),
        Event::Done { attempts, tokens, request_id, timings } => {
            let (input, output) = tokens.unzip();
            let entry = fields(json!({
                "attempts": attempts,
                "input_tokens": input,
                "output_tokens": output,
                "request_id": request_id,
            }));
            (Level::Info, "done", timed(entry, timings))
        }
        Event::Waiting { .. } | Event::Uploaded { .. } => return None,
    })
}

/// The end of the command.
pub(super) fn exit(code: u8, failure: Option<&Failure>) -> Fields {
    let mut entry = fields(json!({"exit_code": code}));
    if let Some(Failure::Error(error)) = failure {
        let evidence = &error.evidence;
        entry.extend(fields(json!({
            "kind": error.kind.name(),
            "what": evidence.what,
            "status": evidence.http_status,
            "api_type": evidence.api_type,
            "error_code": evidence.error_code,
            "request_id": evidence.request_id,
            "attempts": evidence.attempts,
            "elapsed_ms": evidence.elapsed.map(millis),
            "possibly_billed": evidence.possibly_billed,
        })));
    }
    entry
}

fn failed(event: &Event) -> Fields {
    let Event::Failed {
        attempt,
        kind,
        status,
        api_type,
        error_code,
        request_id,
        what,
        possibly_billed,
        timings,
    } = event
    else {
        return Fields::new();
    };
    let entry = fields(json!({
        "attempt": attempt,
        "kind": kind,
        "status": status,
        "api_type": api_type,
        "error_code": error_code,
        "request_id": request_id,
        "what": what,
        "possibly_billed": possibly_billed,
    }));
    timed(entry, timings)
}

fn wait(event: &Event) -> Fields {
    let Event::Wait { delay, asked, next_attempt, of, reason, request_id, .. } = event else {
        return Fields::new();
    };
    fields(json!({
        "delay_ms": millis(*delay),
        "asked": asked,
        "next_attempt": next_attempt,
        "of": of,
        "reason": reason,
        "request_id": request_id,
    }))
}

fn timed(mut entry: Fields, timings: &Timings) -> Fields {
    entry.extend(fields(json!({
        "dns_ms": timings.dns.map(millis),
        "connect_ms": timings.connect.map(millis),
        "first_byte_ms": timings.first_byte.map(millis),
        "total_ms": millis(timings.total),
    })));
    entry
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// The object that `json!` made, as a map.
fn fields(value: Value) -> Fields {
    if let Value::Object(fields) = value { fields } else { Fields::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, ErrorKind};

    #[test]
    fn an_attempt_that_fails_says_all_that_is_known() {
        let event = Event::Failed {
            attempt: 2,
            kind: "overloaded",
            status: Some(529),
            api_type: Some("overloaded_error".into()),
            error_code: None,
            request_id: Some("req_1".into()),
            what: "the API is overloaded".into(),
            possibly_billed: false,
            timings: Timings { total: Duration::from_millis(1_500), ..Timings::default() },
        };
        let (level, name, entry) = of(&event).expect("logged");
        assert_eq!((level, name), (Level::Warn, "failed"));
        assert_eq!(entry["status"], 529);
        assert_eq!(entry["total_ms"], 1500);
        assert!(entry["error_code"].is_null() && entry["dns_ms"].is_null());
    }

    #[test]
    fn the_end_says_the_exit_code_and_what_failed() {
        assert_eq!(Value::Object(exit(0, None)), json!({"exit_code": 0}));
        let failure = Failure::Error(Error::new(ErrorKind::Dns, "no such host"));
        let entry = exit(10, Some(&failure));
        assert_eq!((&entry["exit_code"], &entry["kind"]), (&json!(10), &json!("dns")));
    }
}
