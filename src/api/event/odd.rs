//! What stands in a stream that is no event of the API: errors in the dress of gateways, another vendor's format, and
//! words that damage has made of known ones.

use serde_json::Value;

use super::{EVENTS, Event};
use crate::api::error_body::ErrorBody;

/// How an error begins inside an event that broke off before it.
const GLUED: [&str; 4] = ["{\"type\":\"error\"", "{\"type\": \"error\"", "{\"error\":", "{\"error\" :"];

/// What data that is not JSON says all the same.
pub(super) fn not_json<'a>(name: &str, data: &str) -> Option<Event<'a>> {
    if data.trim() == "[DONE]" {
        return Some(Event::EndMark);
    }
    let lines = data.lines().chain(GLUED.iter().filter_map(|start| data.rfind(start).map(|at| &data[at..])));
    let glued =
        lines.filter_map(|text| serde_json::from_str(text).ok()).find_map(|value| error(name, &value));
    glued.map(Event::Error).or_else(|| {
        let said = (!data.trim().is_empty()).then(|| data.trim().to_owned());
        (name == "error").then(|| Event::Error(ErrorBody { message: said, ..ErrorBody::default() }))
    })
}

/// The error or the other format that JSON is, if it is no event of the API.
pub(super) fn other_than_ours<'a>(name: &str, value: &Value) -> Option<Event<'a>> {
    if name == "error" {
        return Some(Event::Error(ErrorBody::from_value(value).unwrap_or_default()));
    }
    if let Some(body) = error(name, value) {
        return Some(Event::Error(body));
    }
    other_format(value).map(Event::OtherFormat)
}

/// An error that says so itself: by its type, or by a field `error` in what is no event of ours.
fn error(name: &str, value: &Value) -> Option<ErrorBody> {
    let kind = value.get("type").and_then(Value::as_str).unwrap_or_default();
    if kind == "error" {
        return Some(ErrorBody::from_value(value).unwrap_or_default());
    }
    let is_event = EVENTS.contains(&kind) || EVENTS.contains(&name) && kind.is_empty();
    let bare = kind.ends_with("_error") && value.get("message").is_some_and(Value::is_string);
    let says = value.get("error").is_some_and(|error| error.is_object() || error.is_string());
    ((says || bare) && !is_event).then(|| ErrorBody::from_value(value).unwrap_or_default())
}

/// The vendor whose format JSON has, where it is not that of this API.
#[must_use]
pub(crate) fn other_format(value: &Value) -> Option<&'static str> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let kind = text("type");
    if EVENTS.contains(&kind) || kind == "message" {
        return None;
    }
    let list = |name: &str| value.get(name).is_some_and(Value::is_array);
    let openai = list("choices")
        || ["chat.completion", "text_completion"].iter().any(|object| text("object").starts_with(object))
        || kind.starts_with("response.")
        || text("object") == "response";
    if openai {
        return Some("OpenAI");
    }
    list("candidates").then_some("Gemini")
}

/// Whether a word is one letter beside one of `known`, as a damaged byte leaves it.
pub(super) fn resembles(word: &str, known: &[&str]) -> bool {
    let near = |known: &&str| known.len().abs_diff(word.len()) <= 3 && strsim::levenshtein(known, word) == 1;
    !known.contains(&word) && known.iter().any(near)
}
