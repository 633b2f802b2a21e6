//! A message in its two forms on the wire: one JSON object, or a stream of events.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::answer::{Block, Message, Usage};
use crate::sandbox::http::{Mark, Piece};
use crate::sandbox::spec::Fault;

/// The signature of thoughts that nobody thought.
const SIGNATURE: &str = "c2FuZGJveC1zaWduYXR1cmU=";

/// The complete message object.
pub(crate) fn object(message: &Message, fault: &Fault) -> String {
    let content: Vec<String> = blocks(message, fault).iter().map(|block| whole(*block)).collect();
    let stop = format!(
        "\"stop_reason\":{},\"stop_sequence\":{},\"stop_details\":{}",
        quoted(&message.stop_reason),
        optional(message.stop_sequence.as_deref()),
        details(message)
    );
    frame(message, &content.join(","), &stop, message.usage.output)
}

/// Room for what a message has beside its content.
const USUAL_FRAME: usize = 768;

/// The object around content and stop reason: what a whole message and `message_start` have in common.
fn frame(message: &Message, content: &str, stop: &str, output: u64) -> String {
    let diagnostics =
        if message.diagnosed { "{\"cache_miss_reason\":{\"type\":\"unavailable\"}}" } else { "null" };
    let beta = if message.beta { "\"context_management\":null," } else { "" };
    let mut frame = String::with_capacity(content.len() + stop.len() + USUAL_FRAME);
    let _ = write!(
        frame,
        "{{\"id\":\"{}\",\"type\":\"message\",\"role\":\"assistant\",\"model\":{},\"content\":[{content}],{stop},\
         \"container\":null,\"diagnostics\":{diagnostics},{beta}\"usage\":",
        message.id,
        quoted(&message.model),
    );
    usage(&mut frame, message, output, true);
    frame.push('}');
    frame
}

/// The events of the message, in order.
pub(crate) fn events(message: &Message, fault: &Fault) -> Vec<Piece> {
    let none = "\"stop_reason\":null,\"stop_sequence\":null,\"stop_details\":null";
    let start = format!("\"message\":{}", frame(message, "", none, 1));
    let mut events = vec![event(Mark::MessageStart, "message_start", &start)];
    for (index, block) in blocks(message, fault).into_iter().enumerate() {
        let opened = format!("\"index\":{index},\"content_block\":{}", opened(block));
        events.push(event(Mark::Other, "content_block_start", &opened));
        if index == 0 {
            events.push(Piece::new(Mark::Other, PING));
        }
        if let Some(block) = block {
            deltas(block, fault.deltas, |mark, delta| {
                events.push(event(
                    mark,
                    "content_block_delta",
                    &format!("\"index\":{index},\"delta\":{delta}"),
                ));
            });
        }
        events.push(event(Mark::Other, "content_block_stop", &format!("\"index\":{index}")));
    }
    let mut delta = String::with_capacity(USUAL_FRAME);
    let _ = write!(
        delta,
        "\"delta\":{{\"stop_reason\":{},\"stop_sequence\":{},\"stop_details\":{},\"container\":null}},{}\"usage\":",
        quoted(&message.stop_reason),
        optional(message.stop_sequence.as_deref()),
        details(message),
        if message.beta { "\"context_management\":null," } else { "" },
    );
    usage(&mut delta, message, message.usage.output, false);
    events.push(event(Mark::MessageDelta, "message_delta", &delta));
    events.push(Piece::new(Mark::MessageStop, STOP));
    events
}

pub(super) const PING: &str = "event: ping\ndata: {\"type\":\"ping\"}\n\n";
const STOP: &str = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

/// The blocks of the answer; none stands for a kind of block that no client knows.
fn blocks<'a>(message: &'a Message, fault: &Fault) -> Vec<Option<&'a Block>> {
    let unknown = fault.unknown_block.then_some(None);
    unknown.into_iter().chain(message.content.iter().map(Some)).collect()
}

fn event(mark: Mark, name: &str, fields: &str) -> Piece {
    Piece::new(mark, format!("event: {name}\ndata: {{\"type\":\"{name}\",{fields}}}\n\n"))
}

fn whole(block: Option<&Block>) -> String {
    match block {
        None => "{\"type\":\"sandbox_block\",\"note\":\"a client must pass over this\"}".into(),
        Some(Block::Text(text)) => text_block(text),
        Some(Block::Thinking(text)) => thinking_block(text, SIGNATURE),
        Some(Block::ToolUse { id, name, input }) => tool_block(id, name, &input.to_string()),
    }
}

/// A block as its start event shows it.
fn opened(block: Option<&Block>) -> String {
    match block {
        Some(Block::Text(_)) => text_block(""),
        Some(Block::Thinking(_)) => thinking_block("", ""),
        Some(Block::ToolUse { id, name, .. }) => tool_block(id, name, "{}"),
        None => whole(None),
    }
}

/// The published schema wants `citations`, null or a list; some clients take no null.
fn text_block(text: &str) -> String {
    format!("{{\"type\":\"text\",\"text\":{},\"citations\":[]}}", quoted(text))
}

fn thinking_block(text: &str, signature: &str) -> String {
    format!("{{\"type\":\"thinking\",\"thinking\":{},\"signature\":\"{signature}\"}}", quoted(text))
}

fn tool_block(id: &str, name: &str, input: &str) -> String {
    format!(
        "{{\"type\":\"tool_use\",\"id\":\"{id}\",\"name\":{},\"input\":{input},\"caller\":{{\"type\":\"direct\"}}}}",
        quoted(name)
    )
}

/// Hands on the deltas of a block. Only what a reader sees is counted; a signature is no part of the text.
fn deltas(block: &Block, count: Option<u64>, mut hand_on: impl FnMut(Mark, String)) {
    let mut counted = |kind: &str, field: &str, part: &str| {
        hand_on(Mark::Counted, format!("{{\"type\":\"{kind}\",\"{field}\":{}}}", quoted(part)));
    };
    match block {
        Block::Text(text) => parts(text, count).for_each(|part| counted("text_delta", "text", part)),
        Block::Thinking(text) => {
            parts(text, None).for_each(|part| counted("thinking_delta", "thinking", part));
            hand_on(Mark::Other, format!("{{\"type\":\"signature_delta\",\"signature\":\"{SIGNATURE}\"}}"));
        }
        Block::ToolUse { input, .. } => {
            let input = if *input == json!({}) { String::new() } else { input.to_string() };
            counted("input_json_delta", "partial_json", "");
            parts(&input, None).for_each(|part| counted("input_json_delta", "partial_json", part));
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

/// The counts; the final ones of a stream lack what only the beginning says.
fn usage(usage: &mut String, message: &Message, output: u64, complete: bool) {
    let Usage { input, cache_5m, cache_1h, cache_read, thinking, .. } = message.usage;
    let _ = write!(
        usage,
        "{{\"input_tokens\":{input},\"cache_creation_input_tokens\":{},\"cache_read_input_tokens\":{cache_read},\
         \"output_tokens\":{output},\"output_tokens_details\":{{\"thinking_tokens\":{thinking}}},\"server_tool_use\":null",
        cache_5m + cache_1h
    );
    if complete {
        let _ = write!(
            usage,
            ",\"cache_creation\":{{\"ephemeral_5m_input_tokens\":{cache_5m},\"ephemeral_1h_input_tokens\":{cache_1h}}},\
             \"service_tier\":\"{}\",\"inference_geo\":{},\"speed\":{}",
            message.tier,
            optional(message.geo.as_deref()),
            optional(message.speed)
        );
    }
    if message.beta {
        usage.push_str(",\"iterations\":null,\"fallback_credit\":null");
    }
    usage.push('}');
}

fn details(message: &Message) -> String {
    message.stop_details.as_ref().map_or_else(|| "null".into(), Value::to_string)
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "null".into(), quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message {
            id: "msg_1".into(),
            model: "claude-opus-5-5".into(),
            content: vec![
                Block::Thinking("hm".into()),
                Block::Text("Grüße aus dem Sandkasten, immer wieder gern".into()),
            ],
            stop_reason: "end_turn".into(),
            stop_sequence: None,
            stop_details: None,
            usage: Usage { input: 9, output: 12, thinking: 1, ..Usage::default() },
            tier: "standard",
            geo: None,
            speed: None,
            beta: false,
            diagnosed: false,
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

    fn read(message: &Message, fault: &Fault) -> Value {
        serde_json::from_str(&object(message, fault)).expect("JSON")
    }

    #[test]
    fn the_keys_that_the_schema_requires_are_there_as_null() {
        let whole = read(&message(), &Fault::default());
        for key in ["container", "diagnostics", "stop_details", "stop_sequence"] {
            assert_eq!(whole.get(key), Some(&Value::Null), "{key}");
        }
        assert_eq!(whole["content"][1].get("citations"), Some(&json!([])));
        for key in ["inference_geo", "server_tool_use", "speed"] {
            assert_eq!(whole["usage"].get(key), Some(&Value::Null), "{key}");
        }
        let beta = read(&Message { beta: true, ..message() }, &Fault::default());
        assert_eq!(beta.get("context_management"), Some(&Value::Null));
        assert_eq!(beta["usage"].get("iterations"), Some(&Value::Null));
    }

    #[test]
    fn the_events_add_up_to_the_object() {
        let message = message();
        let events: Vec<_> = events(&message, &Fault::default()).iter().map(data).collect();
        let names: Vec<_> = events.iter().map(|event| event["type"].as_str().expect("a type")).collect();
        assert_eq!(names[..4], ["message_start", "content_block_start", "ping", "content_block_delta"]);
        assert_eq!(names[names.len() - 3..], ["content_block_stop", "message_delta", "message_stop"]);
        let text: String = events.iter().filter_map(|event| event["delta"]["text"].as_str()).collect();
        let whole = read(&message, &Fault::default());
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
        assert_eq!(read(&message(), &fault)["content"][0]["type"], "sandbox_block");
        assert_eq!(data(&events(&message(), &fault)[1])["content_block"]["type"], "sandbox_block");
    }
}
