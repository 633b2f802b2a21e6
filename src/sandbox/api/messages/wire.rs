//! A message in its two forms on the wire: one JSON object, or a stream of events.

use serde_json::{Value, json};

use super::answer::{Block, Message};
use crate::sandbox::http::{Mark, Piece};
use crate::sandbox::spec::Fault;

/// The signature of thoughts that nobody thought.
const SIGNATURE: &str = "c2FuZGJveC1zaWduYXR1cmU=";

/// The complete message object.
pub(crate) fn object(message: &Message, fault: &Fault) -> Value {
    let content: Vec<Value> = blocks(message, fault).iter().map(|block| whole(*block)).collect();
    let mut object = json!({
        "id": message.id,
        "type": "message",
        "role": "assistant",
        "model": message.model,
        "content": content,
        "stop_reason": message.stop_reason,
        "stop_sequence": message.stop_sequence,
    });
    if let Some(details) = &message.stop_details {
        object["stop_details"] = details.clone();
    }
    object["usage"] = usage(message, message.output_tokens);
    object
}

/// The events of the message, in order.
pub(crate) fn events(message: &Message, fault: &Fault) -> Vec<Piece> {
    let mut start =
        object(&Message { content: vec![], stop_details: None, ..message.clone() }, &Fault::default());
    start["stop_reason"] = Value::Null;
    start["stop_sequence"] = Value::Null;
    start["usage"] = usage(message, 1);
    let mut events = vec![event(Mark::MessageStart, "message_start", json!({"message": start}))];
    for (index, block) in blocks(message, fault).into_iter().enumerate() {
        let opened = json!({"index": index, "content_block": opened(block)});
        events.push(event(Mark::Other, "content_block_start", opened));
        if index == 0 {
            events.push(event(Mark::Other, "ping", json!({})));
        }
        let deltas = block.map(|block| deltas(block, fault.deltas)).unwrap_or_default();
        events.extend(deltas.into_iter().map(|delta| {
            // Only what a reader sees is counted; a signature is no part of the text.
            let mark = if delta["type"] == "signature_delta" { Mark::Other } else { Mark::Counted };
            event(mark, "content_block_delta", json!({"index": index, "delta": delta}))
        }));
        events.push(event(Mark::Other, "content_block_stop", json!({"index": index})));
    }
    let mut delta = json!({"stop_reason": message.stop_reason, "stop_sequence": message.stop_sequence});
    if let Some(details) = &message.stop_details {
        delta["stop_details"] = details.clone();
    }
    let end = json!({"delta": delta, "usage": usage(message, message.output_tokens)});
    events.push(event(Mark::MessageDelta, "message_delta", end));
    events.push(event(Mark::MessageStop, "message_stop", json!({})));
    events
}

/// The blocks of the answer; none stands for a kind of block that no client knows.
fn blocks<'a>(message: &'a Message, fault: &Fault) -> Vec<Option<&'a Block>> {
    let unknown = fault.unknown_block.then_some(None);
    unknown.into_iter().chain(message.content.iter().map(Some)).collect()
}

fn event(mark: Mark, name: &str, fields: Value) -> Piece {
    let mut data = json!({"type": name});
    if let (Value::Object(data), Value::Object(fields)) = (&mut data, fields) {
        data.extend(fields);
    }
    Piece::new(mark, format!("event: {name}\ndata: {data}\n\n"))
}

fn whole(block: Option<&Block>) -> Value {
    match block {
        None => json!({"type": "sandbox_block", "note": "a client must pass over this"}),
        Some(Block::Text(text)) => json!({"type": "text", "text": text}),
        Some(Block::Thinking(text)) => json!({"type": "thinking", "thinking": text, "signature": SIGNATURE}),
        Some(Block::ToolUse { id, name, input }) => {
            json!({"type": "tool_use", "id": id, "name": name, "input": input})
        }
    }
}

/// A block as its start event shows it.
fn opened(block: Option<&Block>) -> Value {
    match block {
        Some(Block::Text(_)) => json!({"type": "text", "text": ""}),
        Some(Block::Thinking(_)) => json!({"type": "thinking", "thinking": "", "signature": ""}),
        Some(Block::ToolUse { id, name, .. }) => {
            json!({"type": "tool_use", "id": id, "name": name, "input": {}})
        }
        None => whole(None),
    }
}

fn deltas(block: &Block, count: Option<u64>) -> Vec<Value> {
    match block {
        Block::Text(text) => {
            parts(text, count).map(|part| json!({"type": "text_delta", "text": part})).collect()
        }
        Block::Thinking(text) => {
            let thoughts = parts(text, None).map(|part| json!({"type": "thinking_delta", "thinking": part}));
            thoughts.chain([json!({"type": "signature_delta", "signature": SIGNATURE})]).collect()
        }
        Block::ToolUse { input, .. } => {
            let input = if *input == json!({}) { String::new() } else { input.to_string() };
            let first = [json!({"type": "input_json_delta", "partial_json": ""})];
            let parts =
                parts(&input, None).map(|part| json!({"type": "input_json_delta", "partial_json": part}));
            first.into_iter().chain(parts).collect()
        }
    }
}

/// A text in parts of about equal size that never tear a character; about three words each unless told.
fn parts(text: &str, count: Option<u64>) -> impl Iterator<Item = &str> {
    /// About three words.
    const USUAL: usize = 16;
    let count =
        count.and_then(|count| usize::try_from(count).ok()).unwrap_or_else(|| text.len().div_ceil(USUAL));
    let mut rest = text;
    (0..count).map_while(move |index| {
        let wanted = rest.len().div_ceil(count - index);
        let (part, left) = rest.split_at(rest.ceil_char_boundary(wanted));
        rest = left;
        (!part.is_empty()).then_some(part)
    })
}

fn usage(message: &Message, output: u64) -> Value {
    json!({
        "input_tokens": message.input_tokens,
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": 0,
        "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0},
        "output_tokens": output,
        "output_tokens_details": {"thinking_tokens": message.thinking_tokens},
        "service_tier": message.tier,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message {
            id: "msg_1".into(),
            model: "claude-opus-5-5",
            content: vec![
                Block::Thinking("hm".into()),
                Block::Text("Grüße aus dem Sandkasten, immer wieder gern".into()),
            ],
            stop_reason: "end_turn".into(),
            stop_sequence: None,
            stop_details: None,
            input_tokens: 9,
            output_tokens: 12,
            thinking_tokens: 1,
            tier: "standard",
        }
    }

    fn data(piece: &Piece) -> Value {
        let text = String::from_utf8(piece.bytes.clone()).expect("UTF-8");
        let (event, data) = text.split_once('\n').expect("two lines");
        let data: Value =
            serde_json::from_str(data.strip_prefix("data: ").expect("data").trim_end()).expect("JSON");
        assert_eq!(event, format!("event: {}", data["type"].as_str().expect("a type")));
        data
    }

    #[test]
    fn the_events_add_up_to_the_object() {
        let message = message();
        let events: Vec<_> = events(&message, &Fault::default()).iter().map(data).collect();
        let names: Vec<_> = events.iter().map(|event| event["type"].as_str().expect("a type")).collect();
        assert_eq!(names[..4], ["message_start", "content_block_start", "ping", "content_block_delta"]);
        assert_eq!(names[names.len() - 3..], ["content_block_stop", "message_delta", "message_stop"]);
        let text: String = events.iter().filter_map(|event| event["delta"]["text"].as_str()).collect();
        let whole = object(&message, &Fault::default());
        assert_eq!(whole["content"][1]["text"], text);
        assert_eq!(events[0]["message"]["stop_reason"], Value::Null);
        assert_eq!(events[events.len() - 2]["usage"]["output_tokens"], 12);
    }

    #[test]
    fn the_number_of_deltas_can_be_chosen() {
        for count in [1, 2, 3, 7, 20] {
            let fault = Fault { deltas: Some(count), ..Fault::default() };
            let message =
                Message { content: vec![Block::Text("äbcdefghijklmnopqrstuvwxyz".into())], ..message() };
            let counted =
                events(&message, &fault).iter().filter(|piece| piece.mark == Mark::Counted).count() as u64;
            assert_eq!(counted, count);
        }
    }

    #[test]
    fn an_unknown_block_comes_first_in_both_forms() {
        let fault = Fault { unknown_block: true, ..Fault::default() };
        assert_eq!(object(&message(), &fault)["content"][0]["type"], "sandbox_block");
        assert_eq!(data(&events(&message(), &fault)[1])["content_block"]["type"], "sandbox_block");
    }
}
