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
    /// The status the body repeats, which counts only where the answer has none of its own.
    pub status: Option<u16>,
    /// `error.details` as it came.
    pub details: Option<Value>,
}

/// How deep an envelope may be nested: a batch line holds a result, which holds a body, which holds the error.
const DEPTH: usize = 6;

/// The values of `error.type` that the API documents, and the one of the edge before it. Source: the errors page; user
/// reports of "Request not allowed".
pub(crate) const TYPES: [&str; 12] = [
    "forbidden",
    "invalid_request_error",
    "authentication_error",
    "billing_error",
    "permission_error",
    "not_found_error",
    "conflict_error",
    "request_too_large",
    "rate_limit_error",
    "api_error",
    "timeout_error",
    "overloaded_error",
];

impl ErrorBody {
    /// Reads an error out of JSON; `None` when nothing in it looks like one.
    ///
    /// Gateways put the API's error into envelopes of their own: the innermost error with a type of the API is the
    /// truth, also where it stands as text inside a message.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        Self::read(value, DEPTH)
    }

    /// Reads an error out of the bytes of a body; `None` when they are not JSON or no error.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        Self::from_value(&serde_json::from_slice(bytes).ok()?)
    }

    /// Whether its type is one of the API's.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.kind.as_deref().is_some_and(|kind| TYPES.contains(&kind))
    }

    fn read(value: &Value, depth: usize) -> Option<Self> {
        let deeper = depth.checked_sub(1)?;
        match value {
            Value::Object(object) => Self::object(object, deeper),
            Value::Array(items) => Self::read(items.first()?, deeper),
            Value::String(text) if !text.is_empty() => {
                Some(Self { message: Some(text.clone()), ..Self::default() })
            }
            _ => None,
        }
    }

    fn object(object: &Map<String, Value>, depth: usize) -> Option<Self> {
        let own = Self::fields(object);
        let named = inner(object).and_then(|inner| Self::read(inner, depth));
        let found = match named {
            Some(named) if named.is_known() => named,
            named => match Self::wrapped(object, &own, depth) {
                Some(wrapped) => wrapped,
                None => named.map_or_else(|| own.clone(), |named| named.or_words_of(&own)),
            },
        };
        let found = Self {
            request_id: found.request_id.or(own.request_id),
            status: found.status.or(own.status),
            ..found
        };
        (found.kind.is_some() || found.message.is_some()).then_some(found)
    }

    fn or_words_of(self, outer: &Self) -> Self {
        Self { message: self.message.or_else(|| outer.message.clone()), ..self }
    }

    /// What this object itself says.
    fn fields(object: &Map<String, Value>) -> Self {
        let text = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
        let details = object.get("details").filter(|details| !details.is_null()).cloned();
        let detail =
            |name: &str| details.as_ref().and_then(|details| details[name].as_str()).map(str::to_owned);
        let kind = text("type").or(text("__type"));
        Self {
            message: MESSAGE_FIELDS.iter().find_map(|name| text(name)),
            kind: kind.filter(|kind| {
                !["error", "errored"].contains(&kind.as_str()) && !EMPTY.contains(&kind.as_str())
            }),
            param: text("param").filter(|param| !EMPTY.contains(&param.as_str())),
            error_code: detail("error_code").or(text("error_code")).or(text("code").filter(|code| {
                !EMPTY.contains(&code.as_str()) && status(&Value::from(code.as_str())).is_none()
            })),
            appeal_url: detail("appeal_url"),
            request_id: text("request_id").or(text("requestId")),
            status: STATUS_FIELDS.iter().filter_map(|name| object.get(*name)).find_map(status),
            details,
        }
    }

    /// An error of the API anywhere inside, as an object or as JSON text. Beside a type of the API only a complete
    /// envelope counts, and nothing that a message about a field of the request quotes.
    fn wrapped(object: &Map<String, Value>, own: &Self, depth: usize) -> Option<Self> {
        let quotes = own.message.as_deref().is_some_and(crate::text::json::begins_with_a_field);
        if quotes {
            return None;
        }
        let inside = |value: &Value| match value {
            Value::Object(_) | Value::Array(_) if !own.is_known() => Self::read(value, depth),
            Value::String(text) => {
                let json = text.get(text.find('{')?..)?;
                let value = serde_json::Deserializer::from_str(json).into_iter::<Value>().next()?.ok()?;
                (!own.is_known() || value["type"] == "error").then(|| Self::read(&value, depth))?
            }
            _ => None,
        };
        let skipped = |name: &str| matches!(name, "content" | "details" | "messages" | "request");
        object
            .iter()
            .filter(|(name, _)| !skipped(name))
            .find_map(|(_, value)| inside(value).filter(Self::is_known))
    }
}

/// Where servers put the words: the API, then Python web frameworks, then cloud gateways.
const MESSAGE_FIELDS: [&str; 5] = ["message", "msg", "Message", "detail", "error_description"];
/// How some gateways print that they have nothing to say.
const EMPTY: [&str; 3] = ["None", "null", ""];
/// Where servers repeat the status, as a number or as text.
const STATUS_FIELDS: [&str; 4] = ["code", "status", "status_code", "statusCode"];

/// A status that is no success.
fn status(value: &Value) -> Option<u16> {
    let number = value.as_u64().or_else(|| value.as_str()?.parse().ok())?;
    u16::try_from(number).ok().filter(|status| (400..600).contains(status))
}

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
    fn the_innermost_error_of_the_api_counts() {
        let inner =
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"m"},"request_id":"req_1"}"#;
        let quoted = Value::from(inner).to_string();
        let prefixed = Value::from(format!("Provider said: {inner} (2 tries)")).to_string();
        for text in [
            format!(r#"{{"type":"error","error":{{"type":"request_fail","upstream_error":{inner}}}}}"#),
            format!(
                r#"{{"error":{{"message":"Provider returned error","code":400,"metadata":{{"raw":{quoted}}}}}}}"#
            ),
            format!(r#"{{"error":{{"message":{prefixed},"type":"None","code":"400"}}}}"#),
            format!(r#"{{"type":"error","error":{{"type":"api_error","message":{prefixed}}}}}"#),
        ] {
            let body = read(&text);
            assert_eq!(body.kind.as_deref(), Some("invalid_request_error"), "{text}");
            assert_eq!(
                (body.message.as_deref(), body.request_id.as_deref()),
                (Some("m"), Some("req_1")),
                "{text}"
            );
        }
        let quote = Value::from(format!("messages.0.content: bad {inner}")).to_string();
        let own =
            read(&format!(r#"{{"type":"error","error":{{"type":"permission_error","message":{quote}}}}}"#));
        assert_eq!(own.kind.as_deref(), Some("permission_error"), "what a message quotes is the user's");
    }

    #[test]
    fn a_status_in_the_body_is_no_code() {
        let body = read(r#"{"error":{"message":"m","type":"None","param":"None","code":"429"}}"#);
        assert_eq!((body.kind, body.error_code, body.status), (None, None, Some(429)));
        assert_eq!(read(r#"{"error":{"message":"m","code":402}}"#).status, Some(402));
    }

    #[test]
    fn what_is_no_error_is_none() {
        for text in ["", "<html>", "null", "{}", "[]", "7", r#"{"id":"x","content":[]}"#] {
            assert_eq!(ErrorBody::parse(text.as_bytes()), None, "{text}");
        }
    }
}
