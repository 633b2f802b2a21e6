//! An error as a machine reads it: one JSON object with the contract's fields in the contract's order.

use std::time::Duration;

use serde::Serialize;
use serde_json::{Number, Value};

use super::explanation::Explained;
use crate::error::{Error, redact};
use crate::output::escape;

#[derive(Serialize)]
struct Envelope<'a> {
    error: Object<'a>,
}

#[derive(Serialize)]
struct Object<'a> {
    kind: &'static str,
    exit_code: u8,
    retryable: bool,
    http_status: Option<u16>,
    api_type: Option<String>,
    error_code: Option<String>,
    param: Option<String>,
    entry: &'static str,
    message: String,
    request_id: Option<String>,
    retry_after_s: Value,
    attempts: u32,
    elapsed_ms: Option<u128>,
    /// How many attempts may have been billed without an answer.
    possibly_billed: u32,
    url: Option<String>,
    fix: &'a [String],
}

/// The object on one line, without a newline.
pub(super) fn line(error: &Error, explained: &Explained) -> String {
    let evidence = &*error.evidence;
    let safe = |text: &Option<String>| text.as_deref().map(|text| redact(text).into_owned());
    let fixes: Vec<String> = explained.fixes.iter().map(|fix| redact(fix).into_owned()).collect();
    let object = Object {
        kind: error.kind.name(),
        exit_code: error.kind.exit_code(),
        retryable: explained.retryable,
        http_status: evidence.http_status,
        api_type: safe(&evidence.api_type),
        error_code: safe(&evidence.error_code),
        param: safe(&evidence.param),
        entry: explained.entry,
        message: explained.headline.point.clone(),
        request_id: safe(&evidence.request_id),
        retry_after_s: evidence.retry_after.map_or(Value::Null, seconds),
        attempts: evidence.attempts,
        elapsed_ms: evidence.elapsed.map(|elapsed| elapsed.as_millis()),
        possibly_billed: evidence.possibly_billed,
        url: safe(&evidence.url),
        fix: &fixes,
    };
    let json = serde_json::to_string(&Envelope { error: object })
        .expect("strings and numbers always have a JSON form");
    escape::json(&json).into_owned()
}

/// Seconds, as a whole number where they are whole.
fn seconds(time: Duration) -> Value {
    if time.subsec_millis() == 0 {
        Value::from(time.as_secs())
    } else {
        Number::from_f64(time.as_secs_f64()).map_or(Value::Null, Value::Number)
    }
}
