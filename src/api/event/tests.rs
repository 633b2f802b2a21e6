//! What is an event, what is none, and that the quick reader never disagrees with the thorough one.

use proptest::prelude::*;

use super::*;

fn read(data: &str) -> Event<'_> {
    Event::parse("", data).expect("an event")
}

#[test]
fn known_events_and_deltas() {
    assert_eq!(read(r#"{"type":"ping","extra":1}"#), Event::Ping);
    assert_eq!(
        read(r#"{"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"é"}}"#),
        Event::BlockDelta { index: 2, delta: Delta::Text("é".into()) }
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
    assert_eq!(Event::parse("aurora", "42").expect("an event"), Event::Unknown("aurora".to_owned()));
    assert_eq!(
        read(r#"{"type":"content_block_delta","index":0,"delta":{"type":"smell_delta"}}"#),
        Event::BlockDelta { index: 0, delta: Delta::Unknown("smell_delta".to_owned()) }
    );
}

#[test]
fn the_sse_name_helps_when_the_data_has_no_type() {
    assert_eq!(Event::parse("ping", "{}").expect("an event"), Event::Ping);
    assert_eq!(Event::parse("ping", "[]").expect("an event"), Event::Ping);
    assert_eq!(
        Event::parse("content_block_stop", r#"{"index":0}"#).expect("an event"),
        Event::BlockStop { index: 0 }
    );
    // Some servers give all events one name of their own, or none.
    assert_eq!(Event::parse("message", r#"{"type":"message_stop"}"#).expect("an event"), Event::MessageStop);
}

#[test]
fn name_and_type_have_to_agree() {
    let delta = r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"}}"#;
    for (name, data) in [
        ("content_block_delta", r#"{"type":"ping"}"#),
        ("ping", delta),
        ("message_stop", delta),
        ("content_block_delta", r#"{"type":"message_stop"}"#),
        ("message_novelty", delta),
        ("content_block_delta", r#"{"type":"content_block_d3lta"}"#),
    ] {
        let error = Event::parse(name, data).expect_err("no agreement");
        assert!(matches!(error, EventError::Disagree { .. }), "{name} {data}: {error}");
    }
}

#[test]
fn the_end_has_to_say_so_itself() {
    for data in ["{}", "42", "null", "[]", "\"message_stop\"", r#"{"type":null}"#, r#"{"type":7}"#] {
        let event = Event::parse("message_stop", data);
        assert!(matches!(event, Err(EventError::Field { field: "type", .. })), "{data}: {event:?}");
    }
}

#[test]
fn what_is_nearly_known_is_damaged() {
    for data in [
        r#"{"type":"content_block_delte","index":0}"#,
        r#"{"type":"message_sto"}"#,
        r#"{"type":"content_block_start","index":0,"content_block":{"type":"texd","text":""}}"#,
        r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delt","text":"x"}}"#,
    ] {
        let error = Event::parse("", data).expect_err("damaged");
        assert!(matches!(error, EventError::Misspelt(_)), "{data}: {error}");
    }
    for data in ["{}", "[]", "42", r#"{"tipe":"ping"}"#, r#"{"type":7}"#] {
        assert!(matches!(Event::parse("", data), Err(EventError::Nameless)), "{data}");
    }
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
fn errors_in_the_dress_of_gateways_are_errors() {
    let glued = r#"{"type":"content_block_delta","index":0,"del"#;
    let whole = r#"{"type":"error","error":{"type":"overloaded_error","message":"m"}}"#;
    for (name, data) in [
        ("", r#"{"error":{"message":"m","type":"invalid_request_error"}}"#.to_owned()),
        ("", r#"{"error":{"message":"m","type":"None","param":"None","code":"400"}}"#.to_owned()),
        ("", r#"{"error":"m"}"#.to_owned()),
        ("message", r#"{"type":"None","error":{"message":"m"}}"#.to_owned()),
        ("", r#"{"type":"overloaded_error","message":"m"}"#.to_owned()),
        ("error", "m".to_owned()),
        ("error", " m\n".to_owned()),
        ("error", "\"m\"".to_owned()),
        ("error", r#"{"type":"overloaded_error","message":"m"}"#.to_owned()),
        ("content_block_delta", whole.to_owned()),
        ("content_block_delta", format!("{glued}\n{whole}")),
        ("content_block_delta", format!("{glued}{whole}")),
        ("error", format!("{glued}\n{whole}")),
    ] {
        let event = Event::parse(name, &data).unwrap_or_else(|error| panic!("{name} {data}: {error}"));
        let Event::Error(body) = event else { panic!("{name} {data}: {event:?}") };
        assert_eq!(body.message.as_deref(), Some("m"), "{name} {data}");
    }
}

#[test]
fn another_vendors_format_is_named() {
    for (data, vendor) in [
        (r#"{"object":"chat.completion.chunk","choices":[{"delta":{"content":"Hi"}}]}"#, "OpenAI"),
        (r#"{"id":"x","choices":[]}"#, "OpenAI"),
        (r#"{"type":"response.output_text.delta","delta":"Hi"}"#, "OpenAI"),
        (r#"{"candidates":[{"content":{}}]}"#, "Gemini"),
    ] {
        assert_eq!(read(data), Event::OtherFormat(vendor), "{data}");
    }
    assert_eq!(read("[DONE]"), Event::EndMark);
    assert_eq!(read(r#"{"type":"ping","choices":[]}"#), Event::Ping);
}

#[test]
fn malformed_known_events_name_the_field() {
    for (data, field) in [
        (r#"{"type":"content_block_stop"}"#, "index"),
        (r#"{"type":"content_block_stop","index":-1}"#, "index"),
        (r#"{"type":"content_block_stop","index":"0"}"#, "index"),
        (r#"{"type":"message_start","message":[]}"#, "message"),
        (r#"{"type":"content_block_start","index":0,"content_block":{"text":"x"}}"#, "content_block.type"),
        (r#"{"type":"content_block_start","index":0,"content_block":{"type":5}}"#, "content_block.type"),
        (r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta"}}"#, "text"),
        (r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":5}}"#, "text"),
        (r#"{"type":"content_block_delta","index":0,"delta":{"type":7,"text":"x"}}"#, "delta.type"),
    ] {
        let error = Event::parse("", data).expect_err("malformed").to_string();
        assert!(error.contains(&format!("`{field}`")), "{error}");
    }
    for data in ["{\"type\":", "", "{\"type\":\"ping\"} x", "{\"type\":\"ping\",\"x\":\"\\ud800\"}"] {
        assert!(matches!(Event::parse("message_delta", data), Err(EventError::Json(_))), "{data}");
    }
}

/// Pieces of deltas, good and bad.
fn data() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "type",
        "index",
        "delta",
        "text",
        "partial_json",
        "thinking",
        "extra",
        "\\u0074ext",
    ]);
    let value = prop::sample::select(vec![
        "\"content_block_delta\"",
        "\"text_delta\"",
        "\"input_json_delta\"",
        "\"thinking_delta\"",
        "\"signature_delta\"",
        "0",
        "7",
        "-1",
        "1.0",
        "18446744073709551616",
        "null",
        "true",
        "\"x\"",
        "\"\\n é \\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "[]",
        "\"a\u{1}\"",
    ]);
    let inner = prop::collection::vec((key.clone(), value.clone()), 0..4);
    let inner =
        inner.prop_map(|fields| object(fields.into_iter().map(|(key, value)| (key, value.to_owned()))));
    let outer = prop::collection::vec((key, prop_oneof![value.prop_map(str::to_owned), inner.clone()]), 0..4);
    let usual = inner
        .prop_map(|delta| format!("{{\"type\": \"content_block_delta\", \"index\": 0, \"delta\": {delta}}}"));
    prop_oneof![usual, outer.prop_map(|fields| object(fields.into_iter()))]
}

fn object<'a>(fields: impl Iterator<Item = (&'a str, String)>) -> String {
    let fields: Vec<_> = fields.map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_quick_reader_reads_what_the_thorough_one_reads(data in data(), named in any::<bool>()) {
        let name = if named { "content_block_delta" } else { "" };
        if let Some(quick) = hot::delta(name, &data) {
            let value = serde_json::from_str(&data).expect("it is JSON");
            prop_assert_eq!(Event::from_value(name, value).expect("an event"), quick);
        }
    }

    #[test]
    fn text_is_read_as_it_was_written(text in any::<String>(), index in any::<u64>()) {
        let delta = serde_json::json!({"type":"text_delta","text":text});
        let data = serde_json::json!({"type":"content_block_delta","index":index,"delta":delta}).to_string();
        let expected = Event::BlockDelta { index, delta: Delta::Text(text.into()) };
        prop_assert_eq!(hot::delta("content_block_delta", &data), Some(expected));
    }
}
