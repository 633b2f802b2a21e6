//! A whole message as the API answered it: the original JSON, with views on the parts this program reads.

use serde::Deserialize;
use serde_json::Value;

use super::lenient;
use super::stop::{StopDetails, StopReason};
use super::usage::Usage;

/// Why JSON is not a complete message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAMessage {
    /// It is no object, or an object of another type.
    #[error("it is no message object")]
    Shape,
    /// `content` is missing or no list of blocks.
    #[error("it has no list of content blocks")]
    Content,
}

/// A complete message. Nothing the API sent is lost: `--json` prints [`Message::raw`].
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Everything but the content, typed.
    pub head: Head,
    /// The object as it came.
    pub raw: Value,
}

/// A message without its content; cheap to read out of a large result line.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Head {
    /// `msg_…`
    #[serde(deserialize_with = "lenient::option")]
    pub id: Option<String>,
    /// The model that answered.
    #[serde(deserialize_with = "lenient::option")]
    pub model: Option<String>,
    /// Why it ended.
    #[serde(deserialize_with = "lenient::option")]
    pub stop_reason: Option<StopReason>,
    /// The custom stop sequence that was hit.
    #[serde(deserialize_with = "lenient::option")]
    pub stop_sequence: Option<String>,
    /// More about a refusal.
    #[serde(deserialize_with = "lenient::option")]
    pub stop_details: Option<StopDetails>,
    /// Tokens used.
    #[serde(deserialize_with = "lenient::or_default")]
    pub usage: Usage,
}

/// One content block, borrowed from the message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Block<'a> {
    /// Text for the reader.
    Text(&'a str),
    /// The model's thinking; empty when the API omits it.
    Thinking(&'a str),
    /// A call of a client tool; the whole block, so that unknown fields reach the caller.
    ToolUse(&'a Value),
    /// The model changed in the middle of the answer (beta).
    Fallback {
        /// The model that gave up.
        from: Option<&'a str>,
        /// The model that went on.
        to: Option<&'a str>,
    },
    /// Anything else, known to the API or not.
    Other {
        /// Its `type`, empty if it has none.
        kind: &'a str,
        /// The whole block.
        raw: &'a Value,
    },
}

impl Message {
    /// Takes a message apart.
    ///
    /// # Errors
    /// When it is not an object of type `message` with content blocks. Whether it has a stop reason is for the reader
    /// to judge: without one it is not known to be whole.
    pub fn from_value(raw: Value) -> Result<Self, NotAMessage> {
        let object = raw.as_object().ok_or(NotAMessage::Shape)?;
        let is_message = match object.get("type") {
            Some(kind) => kind == "message",
            // Some servers leave it out; then something else has to say that this is one.
            None => ["role", "stop_reason"].iter().any(|field| object.contains_key(*field)),
        };
        if !is_message {
            return Err(NotAMessage::Shape);
        }
        let blocks = object.get("content").and_then(Value::as_array).ok_or(NotAMessage::Content)?;
        if !blocks.iter().all(Value::is_object) {
            return Err(NotAMessage::Content);
        }
        let head = Head::deserialize(&raw).map_err(|_| NotAMessage::Shape)?;
        Ok(Self { head, raw })
    }

    /// The content blocks in order.
    pub fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        self.raw["content"].as_array().into_iter().flatten().map(Block::of)
    }

    /// All text blocks, joined as they stand.
    #[must_use]
    pub fn text(&self) -> String {
        self.blocks()
            .filter_map(|block| if let Block::Text(text) = block { Some(text) } else { None })
            .collect()
    }

    /// The model that wrote the end of the answer: the target of the last fallback, else the one named on top.
    #[must_use]
    pub fn served_by(&self) -> Option<&str> {
        let fallback = self.blocks().filter_map(|block| match block {
            Block::Fallback { to, .. } => to,
            _ => None,
        });
        fallback.last().or(self.head.model.as_deref())
    }
}

impl<'a> Block<'a> {
    /// Looks at one raw block.
    #[must_use]
    pub fn of(raw: &'a Value) -> Self {
        let text = |field: &str| raw[field].as_str().unwrap_or_default();
        match text("type") {
            "text" => Self::Text(text("text")),
            "thinking" => Self::Thinking(text("thinking")),
            "tool_use" => Self::ToolUse(raw),
            "fallback" => {
                Self::Fallback { from: raw["from"]["model"].as_str(), to: raw["to"]["model"].as_str() }
            }
            kind => Self::Other { kind, raw },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn unknown_blocks_and_fields_are_kept() {
        let raw = json!({"type":"message","id":"msg_1","model":"claude-opus-5-5","stop_reason":"end_turn",
            "content":[{"type":"text","text":"a"},{"type":"hologram","x":1},{"type":"text","text":"b"},
                {"type":"tool_use","id":"t","name":"n","input":{},"caller":{"type":"direct"}}],
            "usage":{"input_tokens":1,"output_tokens":2},"novelty":true});
        let message = Message::from_value(raw.clone()).expect("a message");
        assert_eq!(message.text(), "ab");
        assert_eq!(message.raw, raw);
        assert_eq!(message.blocks().nth(1), Some(Block::Other { kind: "hologram", raw: &raw["content"][1] }));
        assert_eq!(message.blocks().nth(3), Some(Block::ToolUse(&raw["content"][3])));
        assert_eq!(message.head.usage.output_tokens, 2);
    }

    #[test]
    fn what_is_not_a_whole_message_is_refused() {
        let cases = [
            (json!([]), NotAMessage::Shape),
            (json!({"type":"error","error":{}}), NotAMessage::Shape),
            (json!({"type":"message","content":"hi","stop_reason":"end_turn"}), NotAMessage::Content),
            (json!({"type":"message","content":[1],"stop_reason":"end_turn"}), NotAMessage::Content),
            (json!({"content":[]}), NotAMessage::Shape),
        ];
        for (raw, expected) in cases {
            assert_eq!(Message::from_value(raw).expect_err("refused"), expected);
        }
    }

    #[test]
    fn the_last_fallback_names_the_serving_model() {
        let raw = json!({"type":"message","model":"a","stop_reason":"end_turn","content":[
            {"type":"fallback","from":{"model":"a"},"to":{"model":"b"}},{"type":"text","text":""}]});
        assert_eq!(Message::from_value(raw).expect("a message").served_by(), Some("b"));
    }
}
