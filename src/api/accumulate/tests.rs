//! The order of events: what becomes a message, what is refused, and that nothing ever panics.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn event(value: Value) -> Event<'static> {
    Event::from_value("", value).expect("an event")
}

fn start() -> Value {
    json!({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m",
        "content":[],"stop_reason":null,"usage":{"input_tokens":10,"output_tokens":1,"speed":"standard"},"new":1}})
}

fn block(index: u64, block: &Value) -> Value {
    json!({"type":"content_block_start","index":index,"content_block":block})
}

fn delta(index: u64, delta: &Value) -> Value {
    json!({"type":"content_block_delta","index":index,"delta":delta})
}

fn text(index: u64, text: &str) -> Value {
    delta(index, &json!({"type":"text_delta","text":text}))
}

fn input(index: u64, json: &str) -> Value {
    delta(index, &json!({"type":"input_json_delta","partial_json":json}))
}

fn end(index: u64) -> Value {
    json!({"type":"content_block_stop","index":index})
}

fn reason(reason: &str) -> Value {
    json!({"type":"message_delta","delta":{"stop_reason":reason,"stop_sequence":null},
        "usage":{"output_tokens":7,"input_tokens":null}})
}

fn stop() -> Value {
    json!({"type":"message_stop"})
}

fn empty_text() -> Value {
    json!({"type":"text","text":""})
}

fn whole() -> Vec<Value> {
    vec![
        start(),
        json!({"type":"ping"}),
        block(0, &json!({"type":"thinking","thinking":"","signature":""})),
        delta(0, &json!({"type":"thinking_delta","thinking":"hm"})),
        delta(0, &json!({"type":"signature_delta","signature":"sig"})),
        end(0),
        block(1, &empty_text()),
        text(1, "Hel"),
        delta(1, &json!({"type":"citations_delta","citation":{"cited_text":"x"}})),
        json!({"type":"aurora"}),
        text(1, "lo"),
        end(1),
        block(2, &json!({"type":"tool_use","id":"t","name":"n","input":{}})),
        input(2, ""),
        input(2, "{\"a\":"),
        input(2, "[1]}"),
        end(2),
        reason("tool_use"),
        stop(),
    ]
}

/// Runs events until the first refusal.
fn run(events: Vec<Value>) -> Result<Step<'static>, Broken> {
    let mut accumulator = Accumulator::default();
    let mut last = Step::Quiet;
    for value in events {
        last = accumulator.push(event(value))?;
    }
    Ok(last)
}

#[test]
fn a_whole_stream_becomes_the_message() {
    let Ok(Step::Done(message)) = run(whole()) else { panic!("a message") };
    assert_eq!(
        message.raw,
        json!({"id":"msg_1","type":"message","role":"assistant","model":"m","content":[
            {"type":"thinking","thinking":"hm","signature":"sig"},
            {"type":"text","text":"Hello","citations":[{"cited_text":"x"}]},
            {"type":"tool_use","id":"t","name":"n","input":{"a":[1]}}],
            "stop_reason":"tool_use","stop_sequence":null,"new":1,
            "usage":{"input_tokens":10,"output_tokens":7,"speed":"standard"}})
    );
}

#[test]
fn text_is_given_out_once_and_counted() {
    let mut accumulator = Accumulator::default();
    let mut seen = String::new();
    for value in whole() {
        if let Step::Text(text) = accumulator.push(event(value)).expect("in order") {
            seen.push_str(&text);
        }
    }
    assert_eq!(seen, "Hello");
    assert_eq!(accumulator.counts(), Counts { text: 5, thinking: 2, blocks: 3 });
    assert!(accumulator.is_done());
    let late = accumulator.push(event(json!({"type":"error","error":{"message":"x"}})));
    assert_eq!(late, Ok(Step::Late));
}

#[test]
fn streams_that_make_no_sense_are_refused() {
    let first = || vec![start(), block(0, &empty_text()), text(0, "a"), end(0)];
    let with = |more: Vec<Value>| run(first().into_iter().chain(more).collect()).expect_err("refused");
    assert_eq!(with(vec![start()]), Broken::SecondStart);
    assert_eq!(with(vec![block(2, &empty_text())]), Broken::WrongBlock { got: 2, expected: 1 });
    assert_eq!(with(vec![block(0, &empty_text())]), Broken::WrongBlock { got: 0, expected: 1 });
    assert_eq!(with(vec![block(1, &empty_text()), block(2, &empty_text())]), Broken::Overlap(2));
    assert_eq!(with(vec![text(0, "b")]), Broken::AfterStop(0));
    assert_eq!(with(vec![end(0)]), Broken::AfterStop(0));
    assert_eq!(with(vec![text(1, "b")]), Broken::NeverBegan(1));
    assert_eq!(with(vec![reason("end_turn"), block(1, &empty_text())]), Broken::AfterReason);
    assert_eq!(with(vec![block(1, &empty_text()), reason("end_turn")]), Broken::Inside(1));
    let misfit = vec![block(1, &empty_text()), input(1, "{}")];
    assert_eq!(with(misfit), Broken::Misfit { delta: "input", block: "text".to_owned() });
    for early in [block(0, &empty_text()), text(0, "a"), end(0), reason("end_turn"), stop()] {
        assert!(matches!(run(vec![early]), Err(Broken::BeforeStart(_))));
    }
}

#[test]
fn unknown_blocks_and_deltas_pass_and_stay() {
    let strange = json!({"type":"hologram","x":1});
    let smell = delta(0, &json!({"type":"smell_delta","s":1}));
    let events = vec![start(), block(0, &strange), smell, end(0), reason("end_turn"), stop()];
    let Ok(Step::Done(message)) = run(events) else { panic!("a message") };
    assert_eq!(message.raw["content"], json!([{"type":"hologram","x":1}]));
}

/// The message that a good stream makes.
fn message(events: Vec<Value>) -> Value {
    match run(events) {
        Ok(Step::Done(message)) => message.raw,
        other => panic!("a message, not {other:?}"),
    }
}

#[test]
fn a_tool_input_that_is_no_json_stays_as_the_model_wrote_it() {
    let call = json!({"type":"tool_use","id":"t","name":"n","input":{}});
    for why in ["tool_use", "max_tokens"] {
        for text in ["{\"a\"", "{\"a\": 1,}", "{\"a\": \"\n\"}"] {
            let events = vec![start(), block(0, &call), input(0, text), end(0), reason(why), stop()];
            assert_eq!(message(events)["content"][0]["input"], json!(text), "{why}");
        }
    }
    let none = vec![start(), block(0, &call), input(0, ""), end(0), reason("tool_use"), stop()];
    assert_eq!(message(none)["content"][0]["input"], json!({}));
}

#[test]
fn a_tool_input_may_come_whole_in_the_start_of_its_block() {
    for (given, kept) in [
        (json!({"q":"x"}), json!({"q":"x"})),
        (json!("{\"q\":\"x\"}"), json!("{\"q\":\"x\"}")),
        (json!([1]), json!([1])),
        (json!({}), json!({})),
        (json!(""), json!({})),
        (json!(null), json!({})),
    ] {
        for kind in ["tool_use", "server_tool_use", "mcp_tool_use"] {
            let call = json!({"type":kind,"id":"t","name":"n","input":given});
            let events = vec![start(), block(0, &call), end(0), reason("tool_use"), stop()];
            assert_eq!(message(events)["content"][0]["input"], kept, "{kind} {given}");
        }
    }
}

#[test]
fn only_deltas_that_fit_grow_a_block() {
    let thinking = json!({"type":"thinking_delta","thinking":"x"});
    let signature = json!({"type":"signature_delta","signature":"x"});
    let text = json!({"type":"text_delta","text":"x"});
    let json = json!({"type":"input_json_delta","partial_json":"{}"});
    let citation = json!({"type":"citations_delta","citation":{}});
    let novelty = json!({"type":"smell_delta"});
    for (kind, fitting) in [
        ("text", vec![&text, &citation, &novelty]),
        ("thinking", vec![&thinking, &signature, &novelty]),
        ("redacted_thinking", vec![&novelty]),
        ("tool_use", vec![&json, &novelty]),
        ("server_tool_use", vec![&json, &novelty]),
        ("mcp_tool_use", vec![&json, &novelty]),
        ("hologram", vec![&text, &thinking, &signature, &json, &citation, &novelty]),
    ] {
        for one in [&text, &thinking, &signature, &json, &citation, &novelty] {
            let grown = run(vec![start(), block(0, &json!({"type":kind})), delta(0, one)]);
            assert_eq!(grown.is_ok(), fitting.contains(&one), "{one} in a {kind} block: {grown:?}");
        }
    }
}

#[test]
fn blocks_in_message_start_are_content() {
    let call = json!({"type":"tool_use","id":"t","name":"n","input":{"q":"x"}});
    let said = json!({"type":"text","text":"Hi "});
    let with = |content: Value| {
        let mut value = start();
        value["message"]["content"] = content;
        value
    };
    let first = |value: Value| Accumulator::default().push(event(value));
    assert_eq!(first(with(json!([said, call]))), Ok(Step::Text("Hi ".into())));
    for bad in [json!("Hi"), json!([1]), json!({"a":1})] {
        assert_eq!(first(with(bad)), Err(Broken::NotWhole(NotAMessage::Content)));
    }
    let alone = message(vec![with(json!([call])), reason("tool_use"), stop()]);
    assert_eq!(alone["content"], json!([call]));
    // What follows goes on counting, or counts anew.
    for index in [0, 2] {
        let events = vec![
            with(json!([said, call])),
            block(index, &empty_text()),
            text(index, "b"),
            end(index),
            block(index + 1, &empty_text()),
            end(index + 1),
            reason("end_turn"),
            stop(),
        ];
        let content = json!([said, call, {"type":"text","text":"b"}, {"type":"text","text":""}]);
        assert_eq!(message(events)["content"], content, "from {index}");
    }
    let wrong = run(vec![with(json!([said, call])), block(1, &empty_text())]);
    assert_eq!(wrong, Err(Broken::WrongBlock { got: 1, expected: 2 }));
    // A place that was only reserved is filled.
    let reserved = vec![
        with(json!([empty_text()])),
        block(0, &empty_text()),
        text(0, "b"),
        end(0),
        reason("end_turn"),
        stop(),
    ];
    assert_eq!(message(reserved)["content"], json!([{"type":"text","text":"b"}]));
    // And so it is with the last event that can bring some.
    let mut late = reason("tool_use");
    late["delta"]["content"] = json!([call]);
    assert_eq!(message(vec![start(), late.clone(), stop()])["content"], json!([call]));
    let mut accumulator = Accumulator::default();
    for value in [start(), block(0, &empty_text()), end(0), late] {
        accumulator.push(event(value)).expect("in order");
    }
    assert_eq!(accumulator.skipped(), ["field `content of message_delta`"]);
}

#[test]
fn blocks_that_came_whole_are_kept_whatever_follows() {
    let with = |content: Value| {
        let mut value = start();
        value["message"]["content"] = content;
        value
    };
    let call = json!({"type":"tool_use","id":"t","name":"n","input":{"q":"x"}});
    for kept in [call.clone(), json!({"type":"text","text":"Hi"}), json!({"type":"thinking","thinking":"hm"})]
    {
        let events = vec![
            with(json!([kept])),
            block(0, &empty_text()),
            text(0, "b"),
            end(0),
            reason("end_turn"),
            stop(),
        ];
        assert_eq!(message(events)["content"], json!([kept, {"type":"text","text":"b"}]));
    }
    // The index that equals the number of blocks that came whole is met again further on.
    let mut events = vec![with(json!([call, call]))];
    for index in 0..4 {
        events.extend([block(index, &empty_text()), text(index, "b"), end(index)]);
    }
    events.extend([reason("end_turn"), stop()]);
    assert_eq!(message(events)["content"].as_array().map(Vec::len), Some(6));
}

#[test]
fn text_deltas_grow_blocks_of_unknown_type_too() {
    let strange = json!({"type":"hologram"});
    let events =
        vec![start(), block(0, &strange), text(0, "a"), text(0, "b"), end(0), reason("end_turn"), stop()];
    assert_eq!(message(events)["content"], json!([{"type":"hologram","text":"ab"}]));
}

#[test]
fn usage_may_arrive_inside_a_block_and_a_reason_may_not() {
    let mut early = reason("x");
    early["delta"] = json!({});
    let mut accumulator = Accumulator::default();
    assert_eq!(accumulator.usage(), None);
    for value in [start(), block(0, &empty_text()), text(0, ""), early] {
        assert_eq!(accumulator.push(event(value)), Ok(Step::Quiet));
    }
    let usage = accumulator.usage().expect("usage");
    assert_eq!((usage.input_tokens, usage.output_tokens), (10, 7));
    assert_eq!(accumulator.push(event(reason("end_turn"))), Err(Broken::Inside(0)));
}

#[test]
fn what_came_without_events_counts() {
    let mut accumulator = Accumulator::default();
    accumulator.note(&Step::Text("äö".into()));
    accumulator.note(&Step::Thinking("hm.".into()));
    assert_eq!(accumulator.counts(), Counts { text: 2, thinking: 3, blocks: 0 });
}

#[test]
fn only_what_is_kept_counts_towards_the_most_that_is_kept() {
    let call = json!({"type":"tool_use","id":"t","name":"n","input":{}});
    for (forgets, kind, more, refused) in [
        (false, &empty_text(), text(0, "abc"), false),
        (false, &empty_text(), text(0, "abcd"), true),
        (true, &empty_text(), text(0, "abcd"), false),
        (true, &call, input(0, "abc"), false),
        (true, &call, input(0, "abcd"), true),
    ] {
        let mut accumulator = if forgets { Accumulator::forgetting_text() } else { Accumulator::default() };
        for value in [start(), block(0, kind)] {
            accumulator.push(event(value)).expect("in order");
        }
        accumulator.bytes = MAX_BYTES - 3;
        let step = accumulator.push(event(more.clone()));
        assert_eq!(step == Err(Broken::TooLarge), refused, "{more}: {step:?}");
    }
}

#[test]
fn several_message_deltas_add_up() {
    let more = json!({"type":"message_delta","delta":{"stop_reason":null,"stop_sequence":null},"usage":{"output_tokens":9}});
    let mut first = reason("stop_sequence");
    first["delta"]["stop_sequence"] = json!("END");
    let whole = message(vec![start(), first, more, stop()]);
    assert_eq!(whole["stop_reason"], "stop_sequence");
    assert_eq!(whole["stop_sequence"], "END");
    assert_eq!(whole["usage"]["output_tokens"], 9);
}

#[test]
fn a_message_without_a_stop_reason_is_left_to_its_reader() {
    for why in [json!(null), json!(5)] {
        let mut last = reason("x");
        last["delta"]["stop_reason"] = why;
        let Ok(Step::Done(message)) = run(vec![start(), last, stop()]) else { panic!("a message") };
        assert_eq!(message.head.stop_reason, None);
    }
}

#[test]
fn what_is_skipped_is_remembered_but_not_without_end() {
    let mut accumulator = Accumulator::default();
    let smell = |number: usize| delta(0, &json!({"type":format!("smell_{number}"),"s":1}));
    accumulator.push(event(start())).expect("in order");
    accumulator.push(event(block(0, &empty_text()))).expect("in order");
    for value in [json!({"type":"aurora"}), json!({"type":"aurora"}), smell(1)] {
        accumulator.push(event(value)).expect("passes");
    }
    assert_eq!(accumulator.skipped(), ["event `aurora`", "delta `smell_1`"]);
    for number in 0..100 {
        accumulator.push(event(smell(number))).expect("passes");
    }
    accumulator.push(event(json!({"type":"x".repeat(1_000)}))).expect("passes");
    assert_eq!(accumulator.skipped().len(), MOST_SKIPPED);
}

#[test]
fn text_that_is_not_kept_is_given_out_all_the_same() {
    let (mut lean, mut full) = (Accumulator::forgetting_text(), Accumulator::default());
    let mut events = whole();
    events[6]["content_block"]["text"] = json!("So: ");
    let mut last = None;
    for value in events {
        let (step, expected) = (lean.push(event(value.clone())), full.push(event(value)));
        if let (Ok(Step::Done(lean)), Ok(Step::Done(full))) = (&step, &expected) {
            last = Some((lean.raw["content"].clone(), full.raw["content"].clone()));
        } else {
            assert_eq!(step, expected);
        }
    }
    let (lean_content, full_content) = last.expect("whole");
    assert_eq!((&lean_content[0]["thinking"], &lean_content[1]["text"]), (&json!(""), &json!("")));
    assert_eq!((&full_content[0]["thinking"], &full_content[1]["text"]), (&json!("hm"), &json!("So: Hello")));
    assert_eq!(lean_content[2], full_content[2]);
    assert_eq!(lean.counts(), full.counts());
}

#[test]
fn a_fallback_names_the_model_that_answered() {
    let switch = json!({"type":"fallback","from":{"model":"m"},"to":{"model":"n"}});
    let events = vec![start(), block(0, &switch), end(0), reason("end_turn"), stop()];
    let Ok(Step::Done(message)) = run(events) else { panic!("a message") };
    assert_eq!(message.raw["model"], json!("n"));
}

#[test]
fn no_prefix_of_a_stream_is_a_message() {
    let events = whole();
    for cut in 0..events.len() {
        let mut accumulator = Accumulator::default();
        for value in &events[..cut] {
            let step = accumulator.push(event(value.clone())).expect("in order");
            assert!(!matches!(step, Step::Done(_)), "after {cut} events");
        }
        assert!(!accumulator.is_done(), "after {cut} events");
    }
}

fn any_event() -> impl Strategy<Value = Value> {
    let index = 0..3_u64;
    prop_oneof![
        Just(start()),
        Just(stop()),
        Just(json!({"type":"ping"})),
        Just(json!({"type":"message_delta","delta":{},"usage":{"output_tokens":1}})),
        Just(reason("end_turn")),
        Just(json!({"type":"message_start","message":{"usage":7,"content":"x"}})),
        index.clone().prop_map(end),
        (index.clone(), ".{0,3}").prop_map(|(index, words)| text(index, &words)),
        (index.clone(), "[{}\\[\\]1,]{0,3}").prop_map(|(index, words)| input(index, &words)),
        (index, prop_oneof![Just("text"), Just("tool_use"), Just("thinking"), Just("x")])
            .prop_map(|(index, kind)| block(index, &json!({"type":kind}))),
    ]
}

proptest! {
    #[test]
    fn any_order_of_events_is_taken_or_refused(events in prop::collection::vec(any_event(), 0..24)) {
        let mut accumulator = Accumulator::default();
        let stops = events.iter().filter(|event| event["type"] == "message_stop").count();
        for value in events {
            match accumulator.push(event(value)) {
                Ok(_) => {}
                Err(_) => break,
            }
        }
        prop_assert!(!accumulator.is_done() || stops > 0);
    }

    #[test]
    fn every_split_of_a_tool_input_gives_the_same(cuts in prop::collection::vec(0..30_usize, 0..6)) {
        let json = r#"{"city":"Zürich","n":[1,2,{"x":null}]}"#;
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|cut| json.is_char_boundary(*cut)).collect();
        cuts.extend([0, json.len()]);
        cuts.sort_unstable();
        let mut events = vec![start(), block(0, &json!({"type":"tool_use","id":"t","name":"n","input":{}}))];
        events.extend(cuts.windows(2).map(|pair| input(0, &json[pair[0]..pair[1]])));
        events.extend([end(0), reason("tool_use"), stop()]);
        let Ok(Step::Done(message)) = run(events) else { panic!("a message") };
        prop_assert_eq!(&message.raw["content"][0]["input"], &serde_json::from_str::<Value>(json).expect("JSON"));
    }
}
