//! One content block while it grows: which deltas fit which block, and what the block is at its end.

use serde_json::{Map, Value};

use super::{Broken, Step};
use crate::api::event::Delta;

/// A block that has begun and not ended.
#[derive(Debug)]
pub(super) struct Open {
    fields: Map<String, Value>,
    /// The pieces of a tool's input, joined.
    input: String,
}

impl Open {
    pub(super) fn new(fields: Map<String, Value>) -> Self {
        Self { fields, input: String::new() }
    }

    /// What the block shows as it begins; gateways put the first text there.
    pub(super) fn first_step(&self) -> Step {
        let text = |name: &str| self.fields.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        match self.kind() {
            "text" => shown(Step::Text, text("text")),
            "thinking" => shown(Step::Thinking, text("thinking")),
            _ => Step::Quiet,
        }
    }

    /// Adds a delta. In blocks and for deltas of unknown type nothing is examined.
    pub(super) fn grow(&mut self, delta: Delta) -> Result<Step, Broken> {
        if !fits(self.kind(), &delta) {
            return Err(Broken::Misfit { delta: name(&delta), block: self.kind().to_owned() });
        }
        let is_text = self.kind() == "text";
        Ok(match delta {
            Delta::Text(text) => {
                self.append("text", &text);
                if is_text { shown(Step::Text, text) } else { Step::Quiet }
            }
            Delta::Thinking(text) => {
                self.append("thinking", &text);
                shown(Step::Thinking, text)
            }
            Delta::Signature(text) => {
                self.append("signature", &text);
                Step::Quiet
            }
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

    /// The block as it ends, and whether its tool input is whole. An input that is no JSON stays as its text.
    pub(super) fn close(mut self) -> (Value, bool) {
        let mut whole = true;
        if !self.input.trim().is_empty() {
            let input = serde_json::from_str(&self.input).unwrap_or_else(|_| {
                whole = false;
                Value::String(self.input)
            });
            self.fields.insert("input".to_owned(), input);
        } else if is_call(self.kind()) && !self.fields.get("input").is_some_and(Value::is_object) {
            self.fields.insert("input".to_owned(), Value::Object(Map::new()));
        }
        (Value::Object(self.fields), whole)
    }

    fn kind(&self) -> &str {
        self.fields.get("type").and_then(Value::as_str).unwrap_or_default()
    }

    fn append(&mut self, field: &str, text: &str) {
        match self.fields.get_mut(field) {
            Some(Value::String(known)) => known.push_str(text),
            _ => {
                self.fields.insert(field.to_owned(), Value::String(text.to_owned()));
            }
        }
    }
}

fn shown(step: fn(String) -> Step, text: String) -> Step {
    if text.is_empty() { Step::Quiet } else { step(text) }
}

fn is_call(kind: &str) -> bool {
    matches!(kind, "tool_use" | "server_tool_use" | "mcp_tool_use")
}

/// Which delta goes with which block; unknown blocks take anything.
fn fits(kind: &str, delta: &Delta) -> bool {
    match kind {
        _ if matches!(delta, Delta::Unknown(_)) => true,
        "text" => matches!(delta, Delta::Text(_) | Delta::Citation(_)),
        "thinking" => matches!(delta, Delta::Thinking(_) | Delta::Signature(_)),
        "redacted_thinking" => false,
        kind if is_call(kind) => matches!(delta, Delta::InputJson(_)),
        _ => true,
    }
}

fn name(delta: &Delta) -> &'static str {
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
