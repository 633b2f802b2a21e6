//! What a stream is worth, decided in the simplest way there is: the whole of it at once, every event as a tree, one
//! rule after the other. Nothing here is shared with the program.

use serde_json::Value;

use crate::decoder::model::{decode_within, one_edit};

/// What becomes of a stream.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Worth {
    /// An answer: its text, its calls of tools as lines, its stop reason.
    Whole { text: String, calls: Vec<String>, reason: Option<String> },
    /// Damaged or cut after this text.
    Broken { text: String },
    /// Ended by an error of this type after this text.
    Failed { text: String, kind: String },
    /// Another vendor's.
    Foreign { text: String },
}

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
const DELTAS: [&str; 6] = [
    "text_delta",
    "input_json_delta",
    "thinking_delta",
    "signature_delta",
    "citations_delta",
    "compaction_delta",
];
const BLOCKS: [&str; 4] = ["text", "thinking", "tool_use", "server_tool_use"];

/// Larger than any stream that is made here.
const CAP: usize = 1024 * 1024;

#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one fact of a simple model")]
struct Reader {
    started: bool,
    /// It says that it is a message, or says nothing and has what only a message has.
    is_message: bool,
    may_be_message: bool,
    hints: bool,
    reason: Option<String>,
    blocks: usize,
    open: Option<(Value, String)>,
    text: String,
    calls: Vec<String>,
}

/// Why reading ends before the end.
enum End {
    Whole,
    Broken,
    Failed(String),
    Foreign,
}

pub(crate) fn worth(stream: &[u8]) -> Worth {
    let (events, problem) = decode_within(stream, CAP);
    let mut reader = Reader::default();
    let end = events.iter().find_map(|(name, data)| reader.event(name, data).err());
    let end = end.unwrap_or_else(|| match problem {
        Some(_) => End::Broken,
        None => unfinished(stream),
    });
    let Reader { text, calls, reason, .. } = reader;
    match end {
        End::Whole => Worth::Whole { text, calls, reason },
        End::Broken => Worth::Broken { text },
        End::Failed(kind) => Worth::Failed { text, kind },
        End::Foreign => Worth::Foreign { text },
    }
}

/// An error that the end of the stream has cut says why it ended.
fn unfinished(stream: &[u8]) -> End {
    let closed = [stream, b"\n\n"].concat();
    let before = decode_within(stream, CAP).0.len();
    let (events, _) = decode_within(&closed, CAP);
    match events.get(before) {
        Some((name, data)) if !data.is_empty() => match error(name, data) {
            Some(kind) => End::Failed(kind),
            None => End::Broken,
        },
        _ => End::Broken,
    }
}

/// The types that the API gives its errors.
const TYPES: [&str; 11] = [
    "invalid_request_error",
    "authentication_error",
    "billing_error",
    "permission_error",
    "not_found_error",
    "conflict_error",
    "request_too_large",
    "rate_limit_error",
    "timeout_error",
    "api_error",
    "overloaded_error",
];

/// The innermost type of the API in an object, whatever the fields around it are called.
fn innermost(value: &Value) -> Option<String> {
    let object = value.as_object()?;
    let own = object.get("type").and_then(Value::as_str).filter(|kind| TYPES.contains(kind));
    object.values().find_map(innermost).or_else(|| own.map(str::to_owned))
}

/// The type of the error that an event is; empty when it has none.
fn error(name: &str, data: &str) -> Option<String> {
    let of = |value: &Value| {
        let nested = ["error", "result", "errors", "detail"].iter().find(|field| value[**field].is_object());
        let inner = nested.map_or(value, |field| &value[*field]);
        let kind = inner["type"].as_str().unwrap_or_default();
        innermost(value).unwrap_or_else(|| if kind == "error" { String::new() } else { kind.to_owned() })
    };
    let is_error = |value: &Value| {
        let kind = value["type"].as_str().unwrap_or_default();
        let ours = EVENTS.contains(&kind) && kind != "error" || kind.is_empty() && EVENTS.contains(&name);
        let says = value["error"].is_object() || value["error"].is_string();
        kind == "error" || !ours && (says || kind.ends_with("_error") && value["message"].is_string())
    };
    match serde_json::from_str::<Value>(data) {
        Ok(value) => (name == "error" || is_error(&value)).then(|| of(&value)),
        Err(_) if data.trim() == "[DONE]" => None,
        Err(_) => {
            let starts = ["{\"type\":\"error\"", "{\"error\":"];
            let tails = starts.iter().filter_map(|start| data.rfind(start).map(|at| &data[at..]));
            let inside =
                data.lines().chain(tails).filter_map(|text| serde_json::from_str::<Value>(text).ok());
            let found = inside.filter(is_error).map(|value| of(&value)).next();
            found.or_else(|| (name == "error").then(String::new))
        }
    }
}

fn resembles(word: &str, known: &[&str]) -> bool {
    !known.contains(&word) && known.iter().any(|known| one_edit(known.as_bytes(), word.as_bytes()))
}

impl Reader {
    fn event(&mut self, name: &str, data: &str) -> Result<(), End> {
        let part = |word: &str| word.starts_with("message_") || word.starts_with("content_block_");
        if data.trim_matches(|c: char| c.is_ascii_whitespace()).is_empty() && !part(name) && name != "error" {
            return Ok(());
        }
        if let Some(kind) = error(name, data) {
            return Err(End::Failed(kind));
        }
        let value: Value = serde_json::from_str(data).map_err(|_| End::Broken)?;
        let kind = value["type"].as_str().unwrap_or_default();
        let chat = value["object"].as_str().unwrap_or_default().starts_with("chat.completion");
        if !EVENTS.contains(&kind) && kind != "message" && (value["choices"].is_array() || chat) {
            return Err(End::Foreign);
        }
        let ours = EVENTS.contains(&name) || part(name);
        let kind = match &value["type"] {
            Value::String(kind) if ours && kind != name => return Err(End::Broken),
            Value::String(kind) => kind.as_str(),
            Value::Null => name,
            _ => return Err(End::Broken),
        };
        match kind {
            "ping" => Ok(()),
            "message_start" => self.start(&value["message"]),
            "content_block_start" => self.block(&value),
            "content_block_delta" => self.delta(&value),
            "content_block_stop" => self.close(&value),
            "message_delta" => self.reason(&value["delta"]),
            "message_stop" if value["type"].is_string() && self.is_whole() => Err(End::Whole),
            "message_stop" | "" => Err(End::Broken),
            other if resembles(other, &EVENTS) => Err(End::Broken),
            _ => Ok(()),
        }
    }

    fn start(&mut self, message: &Value) -> Result<(), End> {
        let content = message["content"].is_null() || message["content"] == serde_json::json!([]);
        let typed = message.get("type");
        self.is_message = typed.is_some_and(|kind| kind == "message");
        self.may_be_message = typed.is_none();
        self.hints = ["role", "stop_reason"].iter().any(|field| message.get(*field).is_some());
        if self.started || !message.is_object() || !content {
            return Err(End::Broken);
        }
        self.started = true;
        self.reason = message["stop_reason"].as_str().map(str::to_owned);
        Ok(())
    }

    fn is_whole(&self) -> bool {
        let is_message = self.is_message || self.may_be_message && self.hints;
        self.started && self.open.is_none() && is_message
    }

    fn at(&self, value: &Value) -> Result<(), End> {
        let index = value["index"].as_u64().ok_or(End::Broken)?;
        let due = self.started && self.reason.is_none() && index == self.blocks as u64;
        if due { Ok(()) } else { Err(End::Broken) }
    }

    fn block(&mut self, value: &Value) -> Result<(), End> {
        self.at(value)?;
        let block = &value["content_block"];
        let kind = block["type"].as_str().unwrap_or_default();
        if self.open.is_some() || kind.is_empty() || resembles(kind, &BLOCKS) {
            return Err(End::Broken);
        }
        if kind == "text" {
            self.text.push_str(block["text"].as_str().unwrap_or_default());
        }
        self.open = Some((block.clone(), String::new()));
        Ok(())
    }

    fn delta(&mut self, value: &Value) -> Result<(), End> {
        self.at(value)?;
        let Some((block, input)) = &mut self.open else { return Err(End::Broken) };
        let block = block["type"].as_str().unwrap_or_default();
        let delta = &value["delta"];
        let kind = delta["type"].as_str().ok_or(End::Broken)?;
        let (field, fits) = match kind {
            "text_delta" => ("text", block == "text"),
            "thinking_delta" => ("thinking", block == "thinking"),
            "signature_delta" => ("signature", block == "thinking"),
            "input_json_delta" => {
                ("partial_json", ["tool_use", "server_tool_use", "mcp_tool_use"].contains(&block))
            }
            "citations_delta" => ("citation", block == "text"),
            kind if resembles(kind, &DELTAS) => return Err(End::Broken),
            _ => return Ok(()),
        };
        let known = ["text", "thinking", "redacted_thinking", "tool_use", "server_tool_use", "mcp_tool_use"];
        let piece = match (&delta[field], kind) {
            (Value::String(piece), _) => piece.as_str(),
            (_, "citations_delta") if delta.get(field).is_some() => "",
            _ => return Err(End::Broken),
        };
        match kind {
            _ if known.contains(&block) && !fits => return Err(End::Broken),
            "text_delta" if block == "text" => self.text.push_str(piece),
            "input_json_delta" => input.push_str(piece),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, value: &Value) -> Result<(), End> {
        self.at(value)?;
        let (mut block, input) = self.open.take().ok_or(End::Broken)?;
        self.blocks += 1;
        if block["type"] == "tool_use" {
            if !input.trim().is_empty() {
                block["input"] = serde_json::from_str(&input).unwrap_or(Value::String(input));
            } else if block["input"].is_null()
                || block["input"].as_str().is_some_and(|text| text.trim().is_empty())
            {
                block["input"] = serde_json::json!({});
            }
            self.calls.push(block.to_string());
        }
        Ok(())
    }

    fn reason(&mut self, delta: &Value) -> Result<(), End> {
        if !self.started || !delta.is_object() {
            return Err(End::Broken);
        }
        self.hints |= delta.get("stop_reason").is_some();
        match &delta["stop_reason"] {
            Value::Null => {}
            reason => self.reason = reason.as_str().map(str::to_owned),
        }
        if self.reason.is_some() && self.open.is_some() { Err(End::Broken) } else { Ok(()) }
    }
}
