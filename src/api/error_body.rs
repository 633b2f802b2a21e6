//! The body of an error, in every shape it is met: the API's envelope, its nested copies, and what gateways make of it.

use serde_json::{Map, Value};

/// What an error body says. All of it may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorBody {
    /// `error.type`, an open string.
    pub kind: Option<String>,
    /// `error.message`; wording is not stable.
    pub message: Option<String>,
    /// `error.details.error_code`, the stable cause.
    pub error_code: Option<String>,
    /// `error.details.appeal_url`, with an organization on hold.
    pub appeal_url: Option<String>,
    /// `error.param`, which only some compatible servers send.
    pub param: Option<String>,
    /// The request id inside the body.
    pub request_id: Option<String>,
    /// `error.details` as it came.
    pub details: Option<Value>,
}

/// How deep an envelope may be nested: a batch line holds a result, which holds a body, which holds the error.
const DEPTH: usize = 6;

impl ErrorBody {
    /// Reads an error out of JSON; `None` when nothing in it looks like one.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        let mut found = Self::default();
        found.descend(value, DEPTH);
        (found.kind.is_some() || found.message.is_some()).then_some(found)
    }

    /// Reads an error out of the bytes of a body; `None` when they are not JSON or no error.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        Self::from_value(&serde_json::from_slice(bytes).ok()?)
    }

    fn descend(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Object(object) => self.object(object, depth),
            Value::Array(items) => {
                if let (Some(first), Some(depth)) = (items.first(), depth.checked_sub(1)) {
                    self.descend(first, depth);
                }
            }
            Value::String(text) if !text.is_empty() => self.message = Some(text.clone()),
            _ => {}
        }
    }

    fn object(&mut self, object: &Map<String, Value>, depth: usize) {
        let text = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
        self.request_id = text("request_id").or(text("requestId")).or(self.request_id.take());
        if let Some(inner) = inner(object) {
            if let Some(depth) = depth.checked_sub(1) {
                self.descend(inner, depth);
            }
            if self.message.is_none() {
                self.message = text("message");
            }
            return;
        }
        self.message = MESSAGE_FIELDS.iter().find_map(|name| text(name)).or(self.message.take());
        self.kind = text("type").or(text("__type")).filter(|kind| kind != "error").or(self.kind.take());
        self.param = text("param");
        self.details = object.get("details").filter(|details| !details.is_null()).cloned();
        let detail =
            |name: &str| self.details.as_ref().and_then(|details| details[name].as_str()).map(str::to_owned);
        self.error_code = detail("error_code").or(text("error_code")).or(text("code"));
        self.appeal_url = detail("appeal_url");
    }
}

/// Where servers put the words: the API, then Python web frameworks, then cloud gateways.
const MESSAGE_FIELDS: [&str; 5] = ["message", "msg", "Message", "detail", "error_description"];

/// The part of an envelope that holds the error, if this object is an envelope.
fn inner(object: &Map<String, Value>) -> Option<&Value> {
    let nested = |name: &str| object.get(name).filter(|value| value.is_object() || value.is_array());
    nested("error")
        .or_else(|| nested("result"))
        .or_else(|| nested("errors"))
        .or_else(|| nested("detail"))
        .or_else(|| object.get("error").filter(|error| error.is_string() && !object.contains_key("message")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> ErrorBody {
        ErrorBody::parse(text.as_bytes()).expect("an error")
    }

    #[test]
    fn the_documented_envelope() {
        let body = read(
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"On hold.","param":"model",
            "details":{"error_code":"organization_on_hold","appeal_url":"https://x"}},"request_id":"req_1"}"#,
        );
        assert_eq!(body.kind.as_deref(), Some("invalid_request_error"));
        assert_eq!(body.message.as_deref(), Some("On hold."));
        assert_eq!(body.error_code.as_deref(), Some("organization_on_hold"));
        assert_eq!(body.appeal_url.as_deref(), Some("https://x"));
        assert_eq!(body.param.as_deref(), Some("model"));
        assert_eq!(body.request_id.as_deref(), Some("req_1"));
    }

    #[test]
    fn nested_copies_of_a_batch() {
        let inner = r#"{"type":"error","error":{"type":"api_error","message":"m"},"request_id":"req_2"}"#;
        for text in [
            format!(r#"{{"type":"errored","error":{inner}}}"#),
            format!(r#"{{"custom_id":"a","result":{{"type":"errored","error":{inner}}}}}"#),
        ] {
            let body = read(&text);
            assert_eq!(body.kind.as_deref(), Some("api_error"), "{text}");
            assert_eq!(body.message.as_deref(), Some("m"));
            assert_eq!(body.request_id.as_deref(), Some("req_2"));
        }
    }

    #[test]
    fn what_gateways_send() {
        for text in [
            r#"{"error":"m"}"#,
            r#"{"error":{"message":"m","code":"c"}}"#,
            r#"{"message":"m"}"#,
            r#"{"message":"m","error":"Bad Gateway","statusCode":502}"#,
            r#"{"detail":"m"}"#,
            r#"{"detail":[{"loc":["body"],"msg":"m","type":"missing"}]}"#,
            r#"{"errors":[{"message":"m"}]}"#,
            r#"{"Message":"m"}"#,
            r#"[{"error":{"message":"m"}}]"#,
            "\u{feff}{\"type\":\"error\",\"message\":\"m\"}",
        ] {
            assert_eq!(read(text).message.as_deref(), Some("m"), "{text}");
        }
    }

    #[test]
    fn what_is_no_error_is_none() {
        for text in ["", "<html>", "null", "{}", "[]", "7", r#"{"id":"x","content":[]}"#] {
            assert_eq!(ErrorBody::parse(text.as_bytes()), None, "{text}");
        }
    }
}
