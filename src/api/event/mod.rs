//! The events of a streamed answer, one JSON object each. Unknown events and deltas are kept apart, never an error;
//! what claims to be part of the answer and cannot be read is one.

mod hot;
mod odd;

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::error_body::ErrorBody;
pub(crate) use odd::other_format;
use odd::resembles;

/// One event of the stream.
#[derive(Clone, Debug, PartialEq)]
pub enum Event<'a> {
    /// The message begins: mostly without content, with its first usage.
    MessageStart(Map<String, Value>),
    /// A content block begins.
    BlockStart {
        /// Its place in `content`.
        index: u64,
        /// The block so far.
        block: Map<String, Value>,
    },
    /// A content block grows.
    BlockDelta {
        /// Its place in `content`.
        index: u64,
        /// What is added.
        delta: Delta<'a>,
    },
    /// A content block is complete.
    BlockStop {
        /// Its place in `content`.
        index: u64,
    },
    /// Facts about the whole message.
    MessageDelta {
        /// Fields to set on the message: stop reason and its company.
        delta: Map<String, Value>,
        /// Cumulative usage: it replaces what was known.
        usage: Map<String, Value>,
        /// Further fields of the event, which belong to the message (betas put them here).
        rest: Map<String, Value>,
    },
    /// The message is complete.
    MessageStop,
    /// A sign of life.
    Ping,
    /// The stream is over with an error.
    Error(ErrorBody),
    /// `[DONE]`, with which servers of another format end every stream, cut or not.
    EndMark,
    /// An event in another vendor's format, whose name this is.
    OtherFormat(&'static str),
    /// An event of a type this program does not know.
    Unknown(String),
}

/// What a block delta adds.
#[derive(Clone, Debug, PartialEq)]
pub enum Delta<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A piece of the JSON of a tool's input.
    InputJson(Cow<'a, str>),
    /// Thinking.
    Thinking(Cow<'a, str>),
    /// The signature of a thinking block.
    Signature(Cow<'a, str>),
    /// One citation of a text block.
    Citation(Value),
    /// Fields of a compaction block, which replace what was there (beta).
    Compaction(Map<String, Value>),
    /// A delta of a type this program does not know.
    Unknown(String),
}

impl Delta<'_> {
    /// Bytes of text it adds; other deltas count as nothing, they are bounded by the size of an event.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Text(text) | Self::InputJson(text) | Self::Thinking(text) | Self::Signature(text) => {
                text.len()
            }
            Self::Citation(_) | Self::Compaction(_) | Self::Unknown(_) => 0,
        }
    }
}

/// Why the data of an event could not be read.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// The data is not JSON.
    #[error("an event of the stream is not valid JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A known event lacks a field or has one of the wrong type.
    #[error("a `{event}` event of the stream has no valid `{field}`")]
    Field {
        /// The event's type.
        event: String,
        /// The field.
        field: &'static str,
    },
    /// The name on the event's own line and the type inside its data are not the same.
    #[error("an event named `{name}` holds one of type `{kind}`")]
    Disagree {
        /// The name.
        name: String,
        /// The type.
        kind: String,
    },
    /// Nothing says what it is.
    #[error("an event of the stream has neither a name nor a type")]
    Nameless,
    /// A type one letter beside a known one.
    #[error("`{0}` is no type of an event, block or delta, but nearly one")]
    Misspelt(String),
}

/// Every event the API has.
const EVENTS: [&str; 8] = [
    "message_start",
    "content_block_start",
    "content_block_delta",
    "content_block_stop",
    "message_delta",
    "message_stop",
    "ping",
    "error",
];

/// Every delta the API has.
const DELTAS: [&str; 6] = [
    "text_delta",
    "input_json_delta",
    "thinking_delta",
    "signature_delta",
    "citations_delta",
    "compaction_delta",
];

/// The blocks that hold what people read or programs run.
const BLOCKS: [&str; 4] = ["text", "thinking", "tool_use", "server_tool_use"];

/// Whether a name is that of a part of the answer, today's or a later one.
#[must_use]
pub(crate) fn is_part(name: &str) -> bool {
    name.starts_with("message_") || name.starts_with("content_block_")
}

impl<'a> Event<'a> {
    /// Reads one event. `name` is the SSE event name, empty when there was none.
    ///
    /// # Errors
    /// When the data is not JSON, or what claims to be part of an answer is malformed.
    pub fn parse(name: &str, data: &'a str) -> Result<Self, EventError> {
        if let Some(event) = hot::delta(name, data) {
            return Ok(event);
        }
        match serde_json::from_str(data) {
            Ok(value) => Self::from_value(name, value),
            Err(problem) => odd::not_json(name, data).ok_or(EventError::Json(problem)),
        }
    }

    /// As [`Event::parse`], for data already read as JSON.
    ///
    /// # Errors
    /// When what claims to be part of an answer is malformed.
    pub fn from_value(name: &str, value: Value) -> Result<Self, EventError> {
        if let Some(odd) = odd::other_than_ours(name, &value) {
            return Ok(odd);
        }
        let kind = kind(name, &value)?;
        let mut fields =
            Fields { kind, object: if let Value::Object(object) = value { object } else { Map::new() } };
        Ok(match fields.kind.as_str() {
            "message_start" => Self::MessageStart(fields.map("message")?),
            "content_block_start" => Self::BlockStart { index: fields.index()?, block: fields.block()? },
            "content_block_delta" => Self::BlockDelta { index: fields.index()?, delta: fields.delta()? },
            "content_block_stop" => Self::BlockStop { index: fields.index()? },
            "message_delta" => {
                let delta = fields.map("delta")?;
                let usage = fields.map("usage").unwrap_or_default();
                fields.object.remove("type");
                Self::MessageDelta { delta, usage, rest: fields.object }
            }
            // The one event without another field that would prove it undamaged.
            "message_stop" if fields.object.get("type").is_some_and(Value::is_string) => Self::MessageStop,
            "message_stop" => return Err(fields.missing("type")),
            "ping" => Self::Ping,
            "" => return Err(EventError::Nameless),
            kind if resembles(kind, &EVENTS) => return Err(EventError::Misspelt(fields.kind)),
            _ => Self::Unknown(fields.kind),
        })
    }
}

/// What an event is, by its type and its name, which have to agree where either is one of the API's.
fn kind(name: &str, value: &Value) -> Result<String, EventError> {
    let ours = |word: &str| EVENTS.contains(&word) || is_part(word);
    let kind = match value.get("type") {
        Some(Value::String(kind)) => kind.as_str(),
        None | Some(Value::Null) => name,
        Some(_) if ours(name) => return Err(EventError::Field { event: name.to_owned(), field: "type" }),
        Some(_) => return Err(EventError::Nameless),
    };
    // Servers that name their events in a way of their own say so by the type alone.
    if kind != name && ours(name) {
        return Err(EventError::Disagree { name: name.to_owned(), kind: kind.to_owned() });
    }
    Ok(kind.to_owned())
}

/// The fields of an event, taken out one by one.
struct Fields {
    kind: String,
    object: Map<String, Value>,
}

impl Fields {
    fn missing(&self, field: &'static str) -> EventError {
        EventError::Field { event: self.kind.clone(), field }
    }

    fn index(&self) -> Result<u64, EventError> {
        self.object.get("index").and_then(Value::as_u64).ok_or_else(|| self.missing("index"))
    }

    fn map(&mut self, field: &'static str) -> Result<Map<String, Value>, EventError> {
        match self.object.remove(field) {
            Some(Value::Object(map)) => Ok(map),
            _ => Err(self.missing(field)),
        }
    }

    fn block(&mut self) -> Result<Map<String, Value>, EventError> {
        let block = self.map("content_block")?;
        match block.get("type") {
            Some(Value::String(kind)) if resembles(kind, &BLOCKS) => Err(EventError::Misspelt(kind.clone())),
            Some(Value::String(kind)) if !kind.is_empty() => Ok(block),
            _ => Err(self.missing("content_block.type")),
        }
    }

    fn delta<'a>(&mut self) -> Result<Delta<'a>, EventError> {
        let mut delta = self.map("delta")?;
        let kind = delta.remove("type");
        let kind = kind.as_ref().and_then(Value::as_str).ok_or_else(|| self.missing("delta.type"))?;
        let mut text = |field: &'static str| match delta.remove(field) {
            Some(Value::String(text)) => Ok(Cow::Owned(text)),
            _ => Err(self.missing(field)),
        };
        Ok(match kind {
            "text_delta" => Delta::Text(text("text")?),
            "input_json_delta" => Delta::InputJson(text("partial_json")?),
            "thinking_delta" => Delta::Thinking(text("thinking")?),
            "signature_delta" => Delta::Signature(text("signature")?),
            "citations_delta" => {
                Delta::Citation(delta.remove("citation").ok_or_else(|| self.missing("citation"))?)
            }
            "compaction_delta" => Delta::Compaction(delta),
            kind if resembles(kind, &DELTAS) => return Err(EventError::Misspelt(kind.to_owned())),
            _ => Delta::Unknown(kind.to_owned()),
        })
    }
}

#[cfg(test)]
mod tests;
