//! One content block while it grows: which deltas fit which block, and what the block is at its end.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{Broken, Step};
use crate::api::event::Delta;

/// A block that has begun and not ended.
#[derive(Debug)]
pub(super) struct Open {
    kind: String,
    fields: Map<String, Value>,
    /// What its deltas added to its text or thinking; stays empty where the text is not kept.
    grown: String,
    /// The pieces of a tool's input, joined.
    input: String,
    keeps_text: bool,
}

impl Open {
    pub(super) fn new(fields: Map<String, Value>, keeps_text: bool) -> Self {
        let kind = fields.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        Self { kind, fields, grown: String::new(), input: String::new(), keeps_text }
    }

    /// What the block shows as it begins; gateways put the first text there.
    pub(super) fn first_step(&mut self) -> Step<'static> {
        let Some(field) = text_field(&self.kind) else { return Step::Quiet };
        let Some(Value::String(text)) = self.fields.get_mut(field) else { return Step::Quiet };
        let text = if self.keeps_text { text.clone() } else { std::mem::take(text) };
        shown(&self.kind, text.into())
    }

    /// Adds a delta. In blocks of unknown type nothing is examined.
    pub(super) fn grow<'a>(&mut self, delta: Delta<'a>) -> Result<Step<'a>, Broken> {
        if !fits(&self.kind, &delta) {
            return Err(Broken::Misfit { delta: name(&delta), block: self.kind.clone() });
        }
        Ok(match delta {
            Delta::Text(text) | Delta::Thinking(text) if text_field(&self.kind).is_some() => {
                if self.keeps_text {
                    self.grown.push_str(&text);
                }
                shown(&self.kind, text)
            }
            Delta::Text(text) => self.append("text", &text),
            Delta::Thinking(text) => self.append("thinking", &text),
            Delta::Signature(text) => self.append("signature", &text),
            Delta::InputJson(piece) => {
                self.input.push_str(&piece);
                Step::Quiet
            }
            Delta::Citation(citation) => {
                let known = self.fields.entry("citations").or_insert(Value::Null);
                match known {
                    Value::Array(citations) => citations.push(citation),
                    other => *other = Value::Array(vec![citation]),
                }
                Step::Quiet
            }
            Delta::Compaction(fields) => {
                self.fields.extend(fields);
                Step::Quiet
            }
            Delta::Unknown(_) => Step::Quiet,
        })
    }

    /// The block as it ends. A tool's input that is no JSON stays as its text: the model wrote it so.
    pub(super) fn close(mut self) -> Value {
        if let Some(field) = text_field(&self.kind).filter(|_| !self.grown.is_empty()) {
            let grown = std::mem::take(&mut self.grown);
            self.append(field, &grown);
        }
        if !self.input.trim().is_empty() {
            let input = serde_json::from_str(&self.input).unwrap_or(Value::String(self.input));
            self.fields.insert("input".to_owned(), input);
        } else if is_call(&self.kind) && is_nothing(self.fields.get("input")) {
            self.fields.insert("input".to_owned(), Value::Object(Map::new()));
        }
        Value::Object(self.fields)
    }

    fn append(&mut self, field: &str, text: &str) -> Step<'static> {
        match self.fields.get_mut(field) {
            Some(Value::String(known)) => known.push_str(text),
            _ => {
                self.fields.insert(field.to_owned(), Value::String(text.to_owned()));
            }
        }
        Step::Quiet
    }
}

/// The text or thinking of a block that came whole; taken out of it where it is not kept.
pub(super) fn whole_step(block: &mut Map<String, Value>, keeps_text: bool) -> Step<'static> {
    let mut open = Open::new(std::mem::take(block), keeps_text);
    let step = open.first_step();
    *block = open.fields;
    step
}

/// The field that holds what a block says.
fn text_field(kind: &str) -> Option<&'static str> {
    match kind {
        "text" => Some("text"),
        "thinking" => Some("thinking"),
        _ => None,
    }
}

fn shown<'a>(kind: &str, text: Cow<'a, str>) -> Step<'a> {
    match kind {
        _ if text.is_empty() => Step::Quiet,
        "text" => Step::Text(text),
        _ => Step::Thinking(text),
    }
}

fn is_call(kind: &str) -> bool {
    matches!(kind, "tool_use" | "server_tool_use" | "mcp_tool_use")
}

/// Whether an input says no more than that there is none. An object or a text in its place came whole.
fn is_nothing(input: Option<&Value>) -> bool {
    match input {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(_) => false,
    }
}

/// Which delta goes with which block; unknown blocks take anything.
fn fits(kind: &str, delta: &Delta<'_>) -> bool {
    match kind {
        _ if matches!(delta, Delta::Unknown(_)) => true,
        "text" => matches!(delta, Delta::Text(_) | Delta::Citation(_)),
        "thinking" => matches!(delta, Delta::Thinking(_) | Delta::Signature(_)),
        "redacted_thinking" => false,
        kind if is_call(kind) => matches!(delta, Delta::InputJson(_)),
        _ => true,
    }
}

fn name(delta: &Delta<'_>) -> &'static str {
    match delta {
        Delta::Text(_) => "text",
        Delta::InputJson(_) => "input",
        Delta::Thinking(_) => "thinking",
        Delta::Signature(_) => "signature",
        Delta::Citation(_) => "citation",
        Delta::Compaction(_) => "compaction",
        Delta::Unknown(_) => "unknown",
    }
}
