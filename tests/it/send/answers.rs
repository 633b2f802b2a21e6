//! Whatever a server makes of an answer: all of it is delivered, or a line says what was not, and nothing is asked for
//! twice without need.

use super::*;
use crate::support::raw::{answer, event, events_but_stop, stop, stream_head};

const START: &str = r#"{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-5-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":5,"output_tokens":1}}}"#;

fn start() -> Vec<u8> {
    event("message_start", START)
}

fn block(index: u32, block: &str) -> Vec<u8> {
    let data = format!(r#"{{"type":"content_block_start","index":{index},"content_block":{block}}}"#);
    event("content_block_start", &data)
}

fn delta(index: u32, delta: &str) -> Vec<u8> {
    let data = format!(r#"{{"type":"content_block_delta","index":{index},"delta":{delta}}}"#);
    event("content_block_delta", &data)
}

fn end(index: u32) -> Vec<u8> {
    event("content_block_stop", &format!(r#"{{"type":"content_block_stop","index":{index}}}"#))
}

fn text(text: &str) -> Vec<u8> {
    let first = block(0, r#"{"type":"text","text":""}"#);
    [first, delta(0, &format!(r#"{{"type":"text_delta","text":"{text}"}}"#)), end(0)].concat()
}

fn reason(reason: &str) -> Vec<u8> {
    let data = format!(
        r#"{{"type":"message_delta","delta":{{"stop_reason":{reason}}},"usage":{{"output_tokens":9}}}}"#
    );
    event("message_delta", &data)
}

/// A whole answer with these events between its start and its stop reason.
fn whole_with(events: &[Vec<u8>], why: &str) -> Vec<u8> {
    [stream_head(), start(), events.concat(), reason(why), stop()].concat()
}

/// A stream that is nothing but this.
fn stream(parts: &[&[u8]]) -> Vec<u8> {
    [stream_head(), parts.concat()].concat()
}

/// Runs `send hi` with these words against a server that always answers so, and tells how often it was asked.
fn asked(bytes: Vec<u8>, words: &[&str]) -> (Ran, usize) {
    let stage = Stage::new();
    let server = answering(bytes);
    let ran = send(&stage, &server.url(), &[&["hi", "--no-stdin"], words].concat(), "");
    let requests = server.seen().len();
    (ran, requests)
}

fn warnings(ran: &Ran) -> Vec<&str> {
    ran.stderr.lines().filter(|line| line.starts_with("warning:")).collect()
}

/// One request, this code, this standard output; every one of `said` on stderr, and one warning for each of them if
/// the answer is a success.
fn once(bytes: Vec<u8>, code: i32, stdout: &str, said: &[&str]) {
    let (ran, requests) = asked(bytes, &[]);
    let ran = ran.ends(code).says(said);
    assert_eq!((ran.stdout.as_str(), requests), (stdout, 1), "{}", ran.stderr);
    if code == 0 {
        assert_eq!(warnings(&ran).len(), said.len(), "{}", ran.stderr);
    }
}

#[test]
fn a_call_inside_message_start_is_delivered() {
    let call = r#"{"type":"tool_use","id":"toolu_9","name":"query","input":{"q":"x"}}"#;
    let first = START
        .replace("\"content\":[]", &format!("\"content\":[{{\"type\":\"text\",\"text\":\"Hi\"}},{call}]"));
    let bytes = stream(&[&event("message_start", &first), &reason("\"tool_use\""), &stop()]);
    once(bytes.clone(), 0, &format!("Hi\n{call}\n"), &[]);
    let (ran, _) = asked(bytes, &["--json"]);
    assert_eq!(ran.ends(0).json()["content"][1]["id"], "toolu_9");
}

#[test]
fn a_call_that_the_model_wrote_wrongly_is_delivered_once_as_it_is() {
    let call = r#"{"type":"tool_use","id":"toolu_1","name":"f","input":{}}"#;
    for input in [r#"{\"a\": 1,}"#, r#"{\"a\": \"\n\"}"#, "nonsense"] {
        let piece = format!(r#"{{"type":"input_json_delta","partial_json":"{input}"}}"#);
        let bytes = whole_with(&[block(0, call), delta(0, &piece), end(0)], "\"tool_use\"");
        let shown = call.replace("{}", &format!("\"{input}\""));
        once(bytes.clone(), 0, &format!("{shown}\n"), &["tool call `f`: the model wrote invalid JSON"]);
        let (ran, requests) = asked(bytes, &["--json"]);
        assert!(ran.ends(0).json()["content"][0]["input"].is_string());
        assert_eq!(requests, 1);
    }
}

#[test]
fn what_gateways_give_as_a_reason_counts_like_the_apis_own() {
    for (why, code, first) in [
        ("\"length\"", 20, "error[truncated]: the answer was cut at a limit on its length"),
        ("\"content_filter\"", 21, "error[refusal]: a content filter ended the answer"),
        ("\"error\"", 6, "error[incomplete]: the server ended the answer (stop reason `error`)"),
        ("null", 6, "error[incomplete]: the answer ended without a stop reason"),
        ("5", 6, "error[incomplete]: the answer ended without a stop reason"),
    ] {
        let bytes = whole_with(&[text("half")], why);
        once(bytes.clone(), code, "half\n", &[first]);
        for words in [&["--no-stream"][..], &["--events"], &["--json"]] {
            let (ran, requests) = asked(bytes.clone(), words);
            let ran = ran.ends(code);
            assert!(ran.stdout.contains("half"), "what was paid for is delivered: {why} {words:?}");
            assert_eq!(requests, 1);
        }
        let whole = format!(
            r#"{{"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-5-5","content":[{{"type":"text","text":"half"}}],"stop_reason":{why},"usage":{{"output_tokens":4}}}}"#
        );
        once(answer("200 OK", &[("content-type", "application/json")], &whole), code, "half\n", &[first]);
    }
    for none in ["--fail-on=none", "-q"] {
        let (ran, _) = asked(whole_with(&[text("half")], "\"error\""), &[none]);
        ran.ends(6);
    }
    once(whole_with(&[text("ok")], "\"eos\""), 0, "ok\n", &["a reason claudectl does not know: `eos`"]);
}

#[test]
fn an_answer_that_failed_at_its_server_keeps_its_part_file() {
    for (why, whole) in [("\"error\"", false), ("null", false), ("\"length\"", true)] {
        let stage = Stage::new();
        let server = answering(whole_with(&[text("half")], why));
        let ran = send(&stage, &server.url(), &["hi", "--no-stdin", "-o", "answer"], "");
        assert!([Some(6), Some(20)].contains(&ran.code), "{}", ran.stderr);
        let name = if whole { "answer" } else { "answer.part" };
        assert_eq!(std::fs::read_to_string(stage.path(name)).expect("kept"), "half");
        assert_eq!(stage.path("answer").exists(), whole);
        assert!(whole || ran.stderr.contains("what arrived is in answer.part"), "{}", ran.stderr);
    }
}

#[test]
fn a_bare_error_inside_a_success_is_the_error() {
    let done = b"data: [DONE]\n\n".as_slice();
    let bare = br#"data: {"error": {"message": "messages[0].content must be a string", "type": "invalid_request_error", "code": "upstream_bad_request", "param": ""}}"#;
    for tail in [&b"\n\n"[..], b"\n", b""] {
        let end = if tail.len() == 2 { done } else { b"" };
        once(stream(&[bare, tail, end]), 40, "", &["messages[0].content must be a string"]);
    }
    let (ran, requests) = asked(
        stream(&[b"event: error\ndata: upstream connect error or disconnect/reset before headers\n\n"]),
        &["--max-retries=1"],
    );
    ran.says(&["upstream connect error or disconnect/reset before headers"]);
    assert_eq!(requests, 2);
}

#[test]
fn an_error_that_is_glued_to_a_delta_is_the_cause() {
    let error = r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#;
    let cut = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"del";
    let begun = [
        start(),
        block(0, r#"{"type":"text","text":""}"#),
        delta(0, r#"{"type":"text_delta","text":"half "}"#),
    ]
    .concat();
    for between in ["\ndata: ", "", "\nevent: error\ndata: "] {
        for tail in ["\n\n", "\n", ""] {
            let glued = format!("{cut}{between}{error}{tail}");
            once(stream(&[&begun, glued.as_bytes()]), 6, "half \n", &["error[incomplete]", "Overloaded"]);
        }
        // Where nothing was shown it is an error of the server, and worth another attempt.
        let (ran, requests) = asked(
            stream(&[&begun, format!("{cut}{between}{error}\n\n").as_bytes()]),
            &["--no-stream", "--max-retries=1"],
        );
        assert_eq!((ran.ends(59).stdout.as_str(), requests), ("", 2));
    }
}

#[test]
fn another_vendors_format_is_named_and_hardly_repeated() {
    let chunks = b"data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\ndata: [DONE]\n\n";
    let whole = r#"{"id":"chatcmpl-1","object":"chat.completion","choices":[{"message":{"content":"Hi"}}]}"#;
    let responses = event("response.created", r#"{"type":"response.created","response":{}}"#);
    let json = answer("200 OK", &[("content-type", "application/json")], whole);
    for bytes in [stream(&[chunks]), json, stream(&[&responses])] {
        let (ran, requests) = asked(bytes, &[]);
        let ran = ran.ends(16).says(&["speaks the OpenAI format"]);
        assert!(requests <= 2, "{requests}");
        assert_eq!(ran.stdout, "");
    }
}

#[test]
fn an_answer_without_anything_to_read_says_so() {
    once(whole_with(&[], "\"end_turn\""), 0, "", &["warning: the answer holds no text and no tool call"]);
    let thinking = [
        block(0, r#"{"type":"thinking","thinking":"","signature":""}"#),
        delta(0, r#"{"type":"thinking_delta","thinking":"hmm"}"#),
        end(0),
    ];
    let (ran, _) = asked(whole_with(&thinking, "\"max_tokens\""), &[]);
    let ran = ran.ends(20);
    assert_eq!(warnings(&ran), ["warning: the answer holds no text and no tool call, only thinking"]);
    // A refusal says so itself.
    let (ran, _) = asked(whole_with(&[], "\"refusal\""), &[]);
    assert_eq!(warnings(&ran.ends(21)), [""; 0]);
}

#[test]
fn what_nobody_knows_is_skipped_with_a_word() {
    let hologram = [block(0, r#"{"type":"hologram","x":"the answer"}"#), end(0)].concat();
    once(
        whole_with(std::slice::from_ref(&hologram), "\"end_turn\""),
        0,
        "",
        &["a block of an unknown type was skipped: hologram"],
    );
    let odd = [
        block(0, r#"{"type":"text","text":""}"#),
        delta(0, r#"{"type":"text_delta","text":"ok"}"#),
        delta(0, r#"{"type":"aroma_delta","aroma":"x"}"#),
        end(0),
        event("aurora", r#"{"type":"aurora"}"#),
    ];
    once(whole_with(&odd, "\"end_turn\""), 0, "ok\n", &["skipped: delta `aroma_delta`, event `aurora`"]);
    let (ran, _) = asked(whole_with(&odd, "\"end_turn\""), &["--events"]);
    let ran = ran.ends(0);
    assert_eq!(warnings(&ran), [""; 0]);
    assert!(ran.stdout.contains("aroma_delta") && ran.stdout.contains("aurora"));
    // Blocks of server tools are known: they are part of the message, not of what is read.
    let known = [
        block(0, r#"{"type":"web_search_tool_result","content":[]}"#),
        end(0),
        block(1, r#"{"type":"text","text":"ok"}"#),
        end(1),
    ];
    once(whole_with(&known, "\"end_turn\""), 0, "ok\n", &[]);
}

#[test]
fn another_model_than_the_one_asked_is_said_once() {
    let other = START.replace("claude-opus-5-5", "claude-haiku-4-5");
    let bytes = stream(&[&event("message_start", &other), &text("ok"), &reason("\"end_turn\""), &stop()]);
    once(bytes.clone(), 0, "ok\n", &["claude-haiku-4-5 answered, but claude-opus-5-5 was asked"]);
    for (asks, warned) in
        [("claude-haiku-4-5-20251001", false), ("my-alias", false), ("claude-sonnet-5-5", true)]
    {
        let (ran, _) = asked(bytes.clone(), &["-m", asks, "--no-check"]);
        let ran = ran.ends(0);
        assert_eq!(ran.stderr.contains("answered, but"), warned, "{asks}: {}", ran.stderr);
    }
    let renamed = START.replace("claude-opus-5-5", "us.anthropic.Claude-Opus-4-5-v1:0");
    once(
        stream(&[&event("message_start", &renamed), &text("ok"), &reason("\"end_turn\""), &stop()]),
        0,
        "ok\n",
        &[],
    );
}

/// The third event of an answer in two deltas, damaged in one of many ways.
fn damaged() -> Vec<Vec<u8>> {
    let good = delta(0, r#"{"type":"text_delta","text":"two"}"#);
    let with = |from: &str, to: &[u8]| {
        let at = good.windows(from.len()).position(|part| part == from.as_bytes()).expect("there");
        [&good[..at], to, &good[at + from.len()..]].concat()
    };
    let named = |name: &str, data: &str| format!("event: {name}\ndata: {data}\n\n").into_bytes();
    vec![
        with("data:", b"da\xffta:"),
        with("data:", b"dat\x80:"),
        with("data:", b"dada:"),
        with("data:", b":ata:"),
        with("event:", b"ev\0nt:"),
        with("\"two\"", b"\"t\xffo\""),
        with("\"two\"", b"\"t\0o\""),
        with("\"two\"", br#""\ud83d""#),
        with("\"two\"", b"5"),
        with("\"two\"", b"null"),
        with("\"text\"", b"\"tex\""),
        with("text_delta", b"text_delt"),
        with("\"index\":0", b"\"index\":\"0\""),
        with("\"index\":0", b"\"index\":1"),
        with("\"type\":\"content_block_delta\"", b"\"type\":\"ping\""),
        with("\"type\":\"content_block_delta\"", b"\"type\":7"),
        with("event: content_block_delta", b"event: ping"),
        named("content_block_delta", ""),
        named("content_block_delta", "   "),
        named("content_block_delta", "42"),
        named("message_delta", ""),
        named("message_novelty", ""),
        named("content_block_novelty", ""),
        b"event: content_block_delta\n\n".to_vec(),
        b"data: {}\n\n".to_vec(),
        b"data: {\"typ\":\"content_block_delta\"}\n\n".to_vec(),
        b"{\"type\":\"content_block_delta\",\"index\":0}\n\n".to_vec(),
        start(),
        block(1, r#"{"type":"text","text":""}"#),
        delta(1, r#"{"type":"text_delta","text":"x"}"#),
        delta(0, r#"{"type":"input_json_delta","partial_json":"{}"}"#),
        named("message_stop", "{}"),
        named("message_stop", "42"),
        named("message_stop", r#"{"type":"message_sto"}"#),
        b"data: [DONE]\n\n".to_vec(),
    ]
}

#[test]
fn damage_on_the_way_is_never_taken_for_an_answer() {
    let head = [
        stream_head(),
        start(),
        block(0, r#"{"type":"text","text":""}"#),
        delta(0, r#"{"type":"text_delta","text":"one "}"#),
    ]
    .concat();
    let tail = [end(0), reason("\"end_turn\""), stop()].concat();
    let good = [head.clone(), tail.clone()].concat();
    for bad in damaged() {
        let shown = String::from_utf8_lossy(&bad).into_owned();
        let bytes = [head.clone(), bad, tail.clone()].concat();
        let stage = Stage::new();
        let server =
            Raw::start(vec![vec![Do::Read, Do::Send(bytes.clone())], vec![Do::Read, Do::Send(good.clone())]]);
        let ran = send(&stage, &server.url(), &["hi", "--no-stdin"], "");
        assert_eq!(
            (ran.code, ran.stdout.as_str(), server.seen().len()),
            (Some(6), "one \n", 1),
            "{shown}: {}",
            ran.stderr
        );
        let server =
            Raw::start(vec![vec![Do::Read, Do::Send(bytes)], vec![Do::Read, Do::Send(good.clone())]]);
        let ran = send(&stage, &server.url(), &["hi", "--no-stdin", "--no-stream"], "");
        assert_eq!(
            (ran.code, ran.stdout.as_str(), server.seen().len()),
            (Some(0), "one \n", 2),
            "{shown}: {}",
            ran.stderr
        );
        assert!(ran.stderr.contains("may have been billed"), "the retry is said: {}", ran.stderr);
    }
}

#[test]
fn oddities_that_are_no_damage_change_nothing() {
    let plain = [start(), text("ok"), reason("\"end_turn\""), stop()].concat();
    let plain = String::from_utf8(plain).expect("text");
    let without_names: String =
        plain.split_inclusive('\n').filter(|line| !line.starts_with("event:")).collect();
    let mixed: String = plain
        .split_inclusive("\n\n")
        .enumerate()
        .map(|(number, event)| match number % 3 {
            0 => event.replace('\n', "\r\n"),
            1 => event.replace('\n', "\r"),
            _ => event.to_owned(),
        })
        .collect();
    for odd in [
        without_names.clone(),
        without_names.replace("data: ", "data:"),
        plain.replace("event: ", "id: 7\nretry: 100\nx-trace: abc\n: comment\nevent: "),
        plain.replace('\n', "\r"),
        plain.replace('\n', "\r\n"),
        mixed,
        format!("\u{feff}{plain}"),
        format!("\n\n:\n\n{plain}"),
        plain.replace(r#"{"type":"text_delta","text":"ok"}"#, r#"{"text":"\u006fk","type":"text_delta"}"#),
        plain.replace("{\"type\":\"content_block_delta\",", "{\ndata: \"type\":\n data: \"content_block_delta\",\ndata: ").replace("\n data:", "\ndata:"),
        plain.replace("event: message_stop", "event: ping\ndata: {}\n\nevent: ping\n\nevent: message_stop"),
        plain.replace("event: message_delta", "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":null},\"usage\":{}}\n\nevent: message_delta"),
        plain.replace("event: message_stop", "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":null},\"usage\":{}}\n\nevent: message_stop"),
    ] {
        once(stream(&[odd.as_bytes()]), 0, "ok\n", &[]);
    }
}

#[test]
fn a_tool_input_that_comes_whole_in_its_start_is_delivered() {
    let call = r#"{"type":"tool_use","id":"t","name":"f","input":{"a":1}}"#;
    once(whole_with(&[block(0, call), end(0)], "\"tool_use\""), 0, &format!("{call}\n"), &[]);
}

#[test]
fn the_stop_sequence_is_part_of_the_message() {
    let mut events = events_but_stop("ok");
    let last = events.len() - 1;
    events[last] = event(
        "message_delta",
        r#"{"type":"message_delta","delta":{"stop_reason":"stop_sequence","stop_sequence":"END"},"usage":{"output_tokens":7}}"#,
    );
    let (ran, _) = asked(stream(&[&events.concat(), &stop()]), &["--json"]);
    let message = ran.ends(0).json();
    assert_eq!(
        (&message["stop_reason"], &message["stop_sequence"]),
        (&"stop_sequence".into(), &"END".into())
    );
}
