//! Streamed answers: `/deltas/N` is a text in N pieces, `/text/N` one of N megabytes in pieces of 16 KiB.

use super::Answer;

/// How many deltas one block holds.
const BLOCK: usize = 1_000;

const START: &str = r#"{"type":"message_start","message":{"id":"msg_bench","type":"message","role":"assistant","model":"claude-opus-5-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":10,"output_tokens":1}}}"#;
const BEGIN: &str = r#"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#;
const END: &str = r#"{"type":"content_block_stop","index":0}"#;
const REASON: &str = r#"{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":7}}"#;
const STOP: &str = r#"{"type":"message_stop"}"#;

/// The answer of a case, if it is one of a stream.
pub(crate) fn answer(case: &str, count: usize) -> Option<Answer> {
    let (block, times) = match case {
        "deltas" => (deltas(BLOCK.min(count), " some words"), count.div_ceil(BLOCK)),
        "text" => (deltas(64, &"x".repeat(16 * 1024)), count),
        _ => return None,
    };
    let head = [event("message_start", START), event("content_block_start", BEGIN)].concat();
    let tail =
        [event("content_block_stop", END), event("message_delta", REASON), event("message_stop", STOP)];
    Some(Answer { content_type: "text/event-stream", head, block, times, tail: tail.concat() })
}

/// A whole answer to somebody who asks again on the same connection: `count` deltas, each in a chunk of its own.
pub(crate) fn chunked(count: usize) -> Vec<u8> {
    let mut all =
        b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    let ends = [("content_block_stop", END), ("message_delta", REASON), ("message_stop", STOP)];
    let begins = [("message_start", START), ("content_block_start", BEGIN)];
    let begins = begins.into_iter().map(|(name, data)| event(name, data));
    let deltas = std::iter::repeat_n(deltas(1, " some words"), count);
    for event in begins.chain(deltas).chain(ends.into_iter().map(|(name, data)| event(name, data))) {
        all.extend_from_slice(format!("{:x}\r\n", event.len()).as_bytes());
        all.extend_from_slice(&event);
        all.extend_from_slice(b"\r\n");
    }
    all.extend_from_slice(b"0\r\n\r\n");
    all
}

fn deltas(count: usize, text: &str) -> Vec<u8> {
    let data = format!(
        r#"{{"type":"content_block_delta","index":0,"delta":{{"type":"text_delta","text":"{text}"}}}}"#
    );
    event("content_block_delta", &data).repeat(count)
}

fn event(name: &str, data: &str) -> Vec<u8> {
    format!("event: {name}\ndata: {data}\n\n").into_bytes()
}
