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

fn deltas(count: usize, text: &str) -> Vec<u8> {
    let data = format!(
        r#"{{"type":"content_block_delta","index":0,"delta":{{"type":"text_delta","text":"{text}"}}}}"#
    );
    event("content_block_delta", &data).repeat(count)
}

fn event(name: &str, data: &str) -> Vec<u8> {
    format!("event: {name}\ndata: {data}\n\n").into_bytes()
}
