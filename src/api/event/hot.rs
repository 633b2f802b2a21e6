//! The event that comes by the hundred thousand, a growing block, read without a tree: text is borrowed where it lies.
//!
//! It reads only what leaves no doubt. Everything else, odd or damaged, is left to the reader that knows why.

use std::borrow::Cow;

use serde::Deserialize;

use super::{Delta, Event};

const NAME: &str = "content_block_delta";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outer<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    index: u64,
    #[serde(borrow)]
    delta: Inner<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inner<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    partial_json: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    thinking: Option<Cow<'a, str>>,
}

/// The event, if it is such a one in its usual form.
pub(super) fn delta<'a>(name: &str, data: &'a str) -> Option<Event<'a>> {
    // An unnamed event says its type early; nobody wants to look for it in megabytes.
    if name != NAME && !(name.is_empty() && data.get(..64).is_some_and(|start| start.contains(NAME))) {
        return None;
    }
    let Outer { kind: NAME, index, delta } = serde_json::from_str(data).ok()? else { return None };
    let delta = match delta {
        Inner { kind: "text_delta", text: Some(text), partial_json: None, thinking: None } => {
            Delta::Text(text)
        }
        Inner { kind: "input_json_delta", text: None, partial_json: Some(json), thinking: None } => {
            Delta::InputJson(json)
        }
        Inner { kind: "thinking_delta", text: None, partial_json: None, thinking: Some(text) } => {
            Delta::Thinking(text)
        }
        _ => return None,
    };
    Some(Event::BlockDelta { index, delta })
}
