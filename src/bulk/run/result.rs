//! The lines of the results, in the form that batches have.

use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::client::messages::Answer;
use crate::error::{ApiBody, Error};

/// How an attempt failed, as it would stand in the results.
#[derive(Debug)]
pub(super) struct Last {
    pub(super) line: Box<RawValue>,
    pub(super) kind: &'static str,
    pub(super) retryable: bool,
    pub(super) what: String,
}

/// The line of an item that has a message.
pub(super) fn succeeded(custom_id: &str, answer: &Answer) -> Option<Box<RawValue>> {
    let id = Value::from(custom_id);
    let raw = &answer.message.raw;
    let line = format!("{{\"custom_id\":{id},\"result\":{{\"type\":\"succeeded\",\"message\":{raw}}}}}");
    RawValue::from_string(line).ok()
}

/// What a failure would stand as.
pub(super) fn errored(custom_id: &str, error: &Error) -> Option<Last> {
    let line = json!({"custom_id": custom_id, "result": {"type": "errored", "error": body(error)}});
    Some(Last {
        line: RawValue::from_string(line.to_string()).ok()?,
        kind: error.kind.name(),
        retryable: error.retryable(),
        what: error.evidence.what.clone(),
    })
}

/// The API's own envelope as it came; where there was none, one in its form.
fn body(error: &Error) -> Value {
    let evidence = &error.evidence;
    if let ApiBody::Json(value) = &evidence.body
        && value["type"] == "error"
        && value["error"]["type"].is_string()
    {
        return value.clone();
    }
    let kind = evidence.api_type.as_deref().unwrap_or(error.kind.name());
    let message = evidence.message.as_ref().unwrap_or(&evidence.what);
    json!({
        "type": "error",
        "error": {"type": kind, "message": message},
        "request_id": evidence.request_id,
    })
}
