//! Makes streams: a good answer, then what may happen to it on the way or at its server.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// One event: its name, and its data as a tree or as it is.
#[derive(Clone, Debug)]
struct Made {
    name: String,
    data: String,
}

/// Something that happens to a stream.
#[derive(Clone, Debug)]
enum Harm {
    /// One byte becomes another.
    Byte(Index, u8),
    /// One byte is lost, or one is added.
    Lost(Index),
    Added(Index, u8),
    /// The end is missing.
    Cut(Index),
    /// Events are lost, come twice, or change places.
    Drop(Index),
    Double(Index),
    Swap(Index, Index),
    /// An event has another name, or none.
    Name(Index, &'static str),
    /// A field of an event's data has another value, or is lost.
    Field(Index, Index, Option<Value>),
    /// Another event comes in between.
    Insert(Index, &'static str, &'static str),
}

fn event(data: &Value) -> Made {
    Made { name: data["type"].as_str().unwrap_or_default().to_owned(), data: data.to_string() }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-z]{1,6} ?", 1 => "[ -~]{1,8}", 1 => "[é€😀\\\\\"\\n\\t]{1,4}"]
}

/// One block: how it begins, and its deltas.
fn block() -> impl Strategy<Value = (Value, Vec<Value>)> {
    let texts = prop::collection::vec(text(), 0..4);
    let said = texts.prop_map(|texts| {
        let deltas = texts.iter().map(|text| json!({"type":"text_delta","text":text})).collect();
        (json!({"type":"text","text":""}), deltas)
    });
    let thought = prop::collection::vec(text(), 0..3).prop_map(|texts| {
        let deltas = texts.iter().map(|text| json!({"type":"thinking_delta","thinking":text}));
        let signature = json!({"type":"signature_delta","signature":"c2ln"});
        (json!({"type":"thinking","thinking":"","signature":""}), deltas.chain([signature]).collect())
    });
    let input =
        prop::sample::select(vec!["", "{\"a\": 1}", "{\"a\": 1,}", "{\"city\":\"Zürich\",\"n\":[1,2]}"]);
    let call = (input, any::<Index>()).prop_map(|(input, at)| {
        let mut at = at.index(input.len() + 1);
        while !input.is_char_boundary(at) {
            at -= 1;
        }
        let piece = |json: &str| json!({"type":"input_json_delta","partial_json":json});
        let start = json!({"type":"tool_use","id":"toolu_1","name":"f","input":{}});
        (start, vec![piece(&input[..at]), piece(&input[at..])])
    });
    let novelty = Just((json!({"type":"hologram","x":1}), vec![json!({"type":"aroma_delta","aroma":"x"})]));
    prop_oneof![5 => said, 1 => thought, 2 => call, 1 => novelty]
}

fn answer() -> impl Strategy<Value = Vec<Made>> {
    let reason =
        prop::sample::select(vec!["end_turn", "end_turn", "end_turn", "tool_use", "max_tokens", "length"]);
    (prop::collection::vec(block(), 0..4), reason).prop_map(|(blocks, reason)| {
        let mut events = vec![
            json!({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",
                "model":"claude-opus-5-5","content":[],"stop_reason":null,"usage":{"input_tokens":1,"output_tokens":1}}}),
            json!({"type":"ping"}),
        ];
        for (index, (start, deltas)) in blocks.into_iter().enumerate() {
            events.push(json!({"type":"content_block_start","index":index,"content_block":start}));
            events.extend(deltas.iter().map(|delta| json!({"type":"content_block_delta","index":index,"delta":delta})));
            events.push(json!({"type":"content_block_stop","index":index}));
        }
        events.push(json!({"type":"message_delta","delta":{"stop_reason":reason},"usage":{"output_tokens":9}}));
        events.push(json!({"type":"message_stop"}));
        events.iter().map(event).collect()
    })
}

fn harm() -> impl Strategy<Value = Harm> {
    let byte = prop_oneof![any::<u8>(), prop::sample::select(b"\r\n:{}[]\" ,0x\\\xff\0".to_vec())];
    let names = vec![
        "",
        "ping",
        "message",
        "message_stop",
        "content_block_delta",
        "content_block_novelty",
        "error",
        "novelty",
    ];
    let values = vec![
        None,
        Some(json!(null)),
        Some(json!(5)),
        Some(json!("x")),
        Some(json!({})),
        Some(json!([])),
        Some(json!("message_stop")),
        Some(json!("ping")),
        Some(json!("text_delta")),
        Some(json!(0)),
        Some(json!(1)),
    ];
    let inserts = vec![
        ("content_block_delta", ""),
        ("message_stop", "{}"),
        ("message_stop", "42"),
        ("", "{}"),
        ("", "[DONE]"),
        ("", ""),
        ("novelty", "{}"),
        ("ping", "{}"),
        ("aurora", "42"),
        ("error", "upstream died"),
        ("content_block_stop", "null"),
        ("error", r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#),
        ("error", r#"{"type":"error","error":{"type":"invalid_request_error","message":"no"}}"#),
        ("", r#"{"error":{"type":"invalid_request_error","message":"no"}}"#),
        (
            "content_block_delta",
            "{\"type\":\"content_block_delta\",\"ind{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"m\"}}",
        ),
        ("", r#"{"object":"chat.completion.chunk","choices":[{"delta":{"content":"Hi"}}]}"#),
        ("message_delta", r#"{"type":"message_delta","delta":{"stop_reason":null},"usage":{}}"#),
        (
            "message_start",
            r#"{"type":"message_start","message":{"type":"message","role":"assistant","content":[]}}"#,
        ),
    ];
    let at = any::<Index>;
    prop_oneof![
        4 => (at(), byte.clone()).prop_map(|(at, byte)| Harm::Byte(at, byte)),
        1 => at().prop_map(Harm::Lost),
        1 => (at(), byte).prop_map(|(at, byte)| Harm::Added(at, byte)),
        1 => at().prop_map(Harm::Cut),
        1 => at().prop_map(Harm::Drop),
        1 => at().prop_map(Harm::Double),
        1 => (at(), at()).prop_map(|(one, other)| Harm::Swap(one, other)),
        2 => (at(), prop::sample::select(names)).prop_map(|(at, name)| Harm::Name(at, name)),
        3 => (at(), at(), prop::sample::select(values)).prop_map(|(at, field, value)| Harm::Field(at, field, value)),
        3 => (at(), prop::sample::select(inserts)).prop_map(|(at, (name, data))| Harm::Insert(at, name, data)),
    ]
}

/// A stream with up to two kinds of harm, in one of the ways to end a line.
pub(super) fn stream() -> impl Strategy<Value = Vec<u8>> {
    let ends = prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "\r"]);
    (answer(), prop::collection::vec(harm(), 0..3), ends).prop_map(|(mut events, harms, end)| {
        for harm in &harms {
            to_events(&mut events, harm);
        }
        let mut stream = Vec::new();
        for Made { name, data } in &events {
            if !name.is_empty() {
                stream.extend(format!("event: {name}{end}").bytes());
            }
            stream.extend(format!("data: {data}{end}{end}").bytes());
        }
        for harm in &harms {
            to_bytes(&mut stream, harm);
        }
        stream
    })
}

fn to_events(events: &mut Vec<Made>, harm: &Harm) {
    let count = events.len();
    match harm {
        _ if events.is_empty() => {}
        Harm::Drop(at) => {
            events.remove(at.index(count));
        }
        Harm::Double(at) => events.insert(at.index(count), events[at.index(count)].clone()),
        Harm::Swap(one, other) => events.swap(one.index(count), other.index(count)),
        Harm::Name(at, name) => (*name).clone_into(&mut events[at.index(count)].name),
        Harm::Insert(at, name, data) => {
            let made = Made { name: (*name).to_owned(), data: (*data).to_owned() };
            events.insert(at.index(count + 1), made);
        }
        Harm::Field(at, field, value) => {
            let event = &mut events[at.index(count)];
            if let Ok(mut tree) = serde_json::from_str::<Value>(&event.data) {
                set(&mut tree, *field, value.as_ref());
                event.data = tree.to_string();
            }
        }
        _ => {}
    }
}

/// Gives one of all fields in a tree another value.
fn set(tree: &mut Value, which: Index, value: Option<&Value>) {
    let mut paths = Vec::new();
    collect(tree, "", &mut paths);
    if paths.is_empty() {
        return;
    }
    let path = &paths[which.index(paths.len())];
    let (parent, name) = path.rsplit_once('/').expect("it begins with one");
    let Some(Value::Object(fields)) = tree.pointer_mut(parent) else { return };
    match value {
        Some(value) => fields.insert(name.to_owned(), value.clone()),
        None => fields.shift_remove(name),
    };
}

fn collect(tree: &Value, at: &str, paths: &mut Vec<String>) {
    for (name, inner) in tree.as_object().into_iter().flatten() {
        let path = format!("{at}/{name}");
        collect(inner, &path, paths);
        paths.push(path);
    }
}

fn to_bytes(stream: &mut Vec<u8>, harm: &Harm) {
    let length = stream.len();
    match harm {
        _ if stream.is_empty() => {}
        Harm::Byte(at, byte) => stream[at.index(length)] = *byte,
        Harm::Lost(at) => {
            stream.remove(at.index(length));
        }
        Harm::Added(at, byte) => stream.insert(at.index(length), *byte),
        Harm::Cut(at) => stream.truncate(at.index(length)),
        _ => {}
    }
}
