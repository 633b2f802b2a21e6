//! The events of a streamed answer, one JSON object each. Unknown events and deltas are kept apart, never an error.

use serde_json::{Map, Value};

use super::error_body::ErrorBody;

/// One event of the stream.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The message begins: no content yet, first usage.
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
        delta: Delta,
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
    /// An event of a type this program does not know.
    Unknown(String),
}

/// What a block delta adds.
#[derive(Clone, Debug, PartialEq)]
pub enum Delta {
    /// Text.
    Text(String),
    /// A piece of the JSON of a tool's input.
    InputJson(String),
    /// Thinking.
    Thinking(String),
    /// The signature of a thinking block.
    Signature(String),
    /// One citation of a text block.
    Citation(Value),
    /// Fields of a compaction block, which replace what was there (beta).
    Compaction(Map<String, Value>),
    /// A delta of a type this program does not know.
    Unknown(String),
}

impl Delta {
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
}

impl Event {
    /// Reads one event. `name` is the SSE event name, used only when the data names no type of its own.
    ///
    /// # Errors
    /// When the data is not JSON, or a known event is malformed.
    pub fn parse(name: Option<&str>, data: &str) -> Result<Self, EventError> {
        Self::from_value(name, serde_json::from_str(data)?)
    }

    /// As [`Event::parse`], for data already read as JSON.
    ///
    /// # Errors
    /// When a known event is malformed.
    pub fn from_value(name: Option<&str>, value: Value) -> Result<Self, EventError> {
        let kind = value.get("type").and_then(Value::as_str).or(name).unwrap_or_default().to_owned();
        if kind == "error" {
            return Ok(Self::Error(ErrorBody::from_value(&value).unwrap_or_default()));
        }
        let mut fields =
            Fields { kind, object: if let Value::Object(object) = value { object } else { Map::new() } };
        Ok(match fields.kind.as_str() {
            "message_start" => Self::MessageStart(fields.map("message")?),
            "content_block_start" => {
                Self::BlockStart { index: fields.index()?, block: fields.map("content_block")? }
            }
            "content_block_delta" => Self::BlockDelta { index: fields.index()?, delta: fields.delta()? },
            "content_block_stop" => Self::BlockStop { index: fields.index()? },
            "message_delta" => {
                let delta = fields.map("delta")?;
                let usage = fields.map("usage").unwrap_or_default();
                fields.object.remove("type");
                Self::MessageDelta { delta, usage, rest: fields.object }
            }
            "message_stop" => Self::MessageStop,
            "ping" => Self::Ping,
            _ => Self::Unknown(fields.kind),
        })
    }
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

    fn delta(&mut self) -> Result<Delta, EventError> {
        let mut delta = self.map("delta")?;
        let kind = delta.remove("type");
        let kind = kind.as_ref().and_then(Value::as_str).ok_or_else(|| self.missing("delta.type"))?;
        let mut text = |field: &'static str| match delta.remove(field) {
            Some(Value::String(text)) => Ok(text),
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
            _ => Delta::Unknown(kind.to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(data: &str) -> Event {
        Event::parse(None, data).expect("an event")
    }

    #[test]
    fn known_events_and_deltas() {
        assert_eq!(read(r#"{"type":"ping","extra":1}"#), Event::Ping);
        assert_eq!(
            read(r#"{"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"é"}}"#),
            Event::BlockDelta { index: 2, delta: Delta::Text("é".to_owned()) }
        );
        let Event::MessageDelta { delta, usage, rest } = read(
            r#"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5},
                "context_management":{"applied_edits":[]}}"#,
        ) else {
            panic!("a message_delta");
        };
        assert_eq!((delta.len(), usage.len(), rest.len()), (1, 1, 1));
    }

    #[test]
    fn unknown_events_and_deltas_are_no_error() {
        assert_eq!(read(r#"{"type":"aurora","index":"x"}"#), Event::Unknown("aurora".to_owned()));
        assert_eq!(
            read(r#"{"type":"content_block_delta","index":0,"delta":{"type":"smell_delta"}}"#),
            Event::BlockDelta { index: 0, delta: Delta::Unknown("smell_delta".to_owned()) }
        );
    }

    #[test]
    fn the_sse_name_helps_when_the_data_has_no_type() {
        assert_eq!(Event::parse(Some("ping"), "{}").expect("an event"), Event::Ping);
        assert_eq!(Event::parse(Some("ping"), "[]").expect("an event"), Event::Ping);
    }

    #[test]
    fn an_error_event_keeps_its_facts() {
        let Event::Error(body) =
            read(r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#)
        else {
            panic!("an error");
        };
        assert_eq!(body.kind.as_deref(), Some("overloaded_error"));
        assert_eq!(read(r#"{"type":"error"}"#), Event::Error(ErrorBody::default()));
    }

    #[test]
    fn malformed_known_events_name_the_field() {
        for (data, field) in [
            (r#"{"type":"content_block_stop"}"#, "index"),
            (r#"{"type":"content_block_stop","index":-1}"#, "index"),
            (r#"{"type":"message_start","message":[]}"#, "message"),
            (r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta"}}"#, "text"),
        ] {
            let error = Event::parse(None, data).expect_err("malformed").to_string();
            assert!(error.contains(&format!("`{field}`")), "{error}");
        }
        assert!(matches!(Event::parse(None, "{\"type\":"), Err(EventError::Json(_))));
    }
}
