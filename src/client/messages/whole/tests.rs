//! Answers in one piece: which is a message, what of it is handed over, and what the others are reported as.

use std::time::Duration;

use super::*;
use crate::client::messages::testing::{Notes, Read, read_until};
use crate::error::{EntryId, ErrorKind, Failure, Signal};
use crate::transport::retry::{Outcome, Phase};
use crate::transport::testing::Piece;

const JSON: &[(&str, &str)] = &[("content-type", "application/json"), ("request-id", "req_1")];

const MESSAGE: &str = r#"{"type":"message","role":"assistant","model":"m","stop_reason":"end_turn","content":[
    {"type":"thinking","thinking":"hm","signature":"s"},{"type":"text","text":"Hello"},
    {"type":"tool_use","id":"t","name":"n","input":{}},{"type":"text","text":", world"}],
    "usage":{"input_tokens":10,"output_tokens":7}}"#;

fn whole(pieces: Vec<Piece>) -> Read {
    read_until(None, JSON, pieces, Notes::default())
}

#[test]
fn a_message_in_one_piece_is_handed_over_as_if_it_had_been_streamed() {
    for pieces in [
        vec![MESSAGE.into()],
        vec![MESSAGE[..50].into(), Piece::Pause(Duration::from_mins(1)), MESSAGE[50..].into()],
        vec!["\u{feff}".into(), MESSAGE.into()],
    ] {
        let read = whole(pieces);
        assert_eq!(read.notes.taken, "(hm)[0]Hello[1][2], world[3].|");
        let last: Value = serde_json::from_str(read.notes.raw.last().expect("the message")).expect("JSON");
        assert_eq!(last["content"][1]["text"], "Hello", "--json shows the message as it came");
        assert!(read.notes.raw.iter().rev().skip(1).all(String::is_empty), "and nothing before it");
        let answer = read.answer();
        assert_eq!((answer.counts.text, answer.counts.thinking), (12, 2));
        assert_eq!((answer.attempts, answer.request_id.as_deref()), (3, Some("req_1")));
        assert_eq!(answer.message.head.usage.output_tokens, 7);
    }
}

#[test]
fn what_is_no_message_is_never_taken_for_one() {
    let api_error =
        r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_2"}"#;
    let busy = Outcome::Status { code: 529, envelope: true, retryable: true };
    let chat = r#"{"object":"chat.completion","choices":[{"message":{"content":"Hello"}}]}"#;
    let other = Outcome::NotTheApi;
    for (body, kind, outcome, what) in [
        (api_error, ErrorKind::Overloaded, busy, "HTTP 200 overloaded_error"),
        (
            chat,
            ErrorKind::NotTheApi,
            other,
            "the server speaks the OpenAI format, not the one of the Claude API",
        ),
        (&MESSAGE[..200], ErrorKind::NotTheApi, other, "the answer was cut: invalid JSON"),
        ("", ErrorKind::NotTheApi, other, "the answer was empty"),
        (
            r#"{"type":"message","content":"Hello"}"#,
            ErrorKind::NotTheApi,
            other,
            "something answered with JSON that is not the API's",
        ),
        ("<html>Hello</html>", ErrorKind::NotTheApi, other, "something other than the API answered"),
    ] {
        let read = whole(vec![body.into()]);
        assert_eq!(read.notes.taken, "", "{body}");
        let failed = read.failed();
        assert_eq!((failed.error.kind, failed.outcome), (kind, outcome), "{body}");
        assert_eq!(failed.error.evidence.what, what, "{body}");
        assert_eq!(failed.error.evidence.http_status, Some(200), "{body}");
    }
}

#[test]
fn a_message_that_breaks_off_is_incomplete_and_nothing_of_it_is_shown() {
    let cut = vec![MESSAGE.into(), Piece::Break];
    let silent = vec![MESSAGE.into(), Piece::Pause(Duration::from_mins(3))];
    for (pieces, kind, entry) in [
        (cut, ErrorKind::Incomplete, EntryId::STREAM_CUT),
        (silent, ErrorKind::Timeout, EntryId::TIMEOUT_IDLE),
    ] {
        let read = whole(pieces);
        assert_eq!(read.notes.taken, "");
        let failed = read.failed();
        assert_eq!((failed.error.kind, failed.error.evidence.entry), (kind, Some(entry)));
        assert_eq!((failed.phase, failed.outcome), (Phase::Hidden, Outcome::Broken));
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_call() {
    let closed = Notes { is_closed: true, ..Notes::default() };
    let read = read_until(None, JSON, vec![MESSAGE.into()], closed);
    assert!(matches!(read.ended, Ok(Err(Failure::Signal(Signal::Pipe)))));
}
