//! Recorded streams: which is whole, what is shown of the others, and what each of them is reported as.

use super::*;
use crate::client::messages::testing::{Notes, Read, STREAM, read_until, stream};
use crate::error::{EntryId, Signal};
use crate::transport::testing::Piece;

const START: &str = r#"{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"usage":{"input_tokens":10,"output_tokens":1}}}"#;
const BLOCK: &str = r#"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#;
const BLOCK_STOP: &str = r#"{"type":"content_block_stop","index":0}"#;
const REASON: &str =
    r#"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":7}}"#;
const STOP: &str = r#"{"type":"message_stop"}"#;
const PING: &str = r#"{"type":"ping"}"#;
const OVERLOADED: &str =
    r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_2"}"#;

fn said(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
    format!("event: {}\ndata: {json}\n\n", value["type"].as_str().expect("a type"))
}

fn text(text: &str) -> String {
    let delta =
        serde_json::json!({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":text}});
    said(&delta.to_string())
}

/// The beginning of a message, one piece.
fn begun() -> Piece {
    format!("{}{}{}", said(START), said(BLOCK), text("Hello")).into()
}

fn ended() -> Piece {
    [BLOCK_STOP, REASON, STOP].map(said).concat().into()
}

fn minutes(count: u64) -> Piece {
    Piece::Pause(Duration::from_mins(count))
}

#[test]
fn a_whole_stream_is_handed_over_in_order_and_written_once_where_nothing_is_waited_for() {
    let Read { ended: read, notes } = stream(vec![begun(), text(", world").into(), ended()]);
    assert_eq!(notes.taken, "Hello, world[0].|");
    assert_eq!(notes.raw[0], START);
    assert_eq!(notes.raw.last().map(String::as_str), Some(STOP));
    let answer = Read { ended: read, notes }.answer();
    assert_eq!((answer.attempts, answer.possibly_billed, answer.lost_tokens), (3, 1, (5, 2)));
    assert_eq!((answer.counts.text, answer.counts.blocks), (12, 1));
    assert_eq!(answer.request_id.as_deref(), Some("req_1"));
    assert_eq!(answer.message.head.usage.output_tokens, 7);
}

#[test]
fn what_came_is_written_before_more_is_waited_for_and_when_enough_is_put_aside() {
    let notes = stream(vec![begun(), minutes(1), text(", world").into(), ended()]).notes;
    assert_eq!(notes.taken, "Hello|, world[0].|");
    // An event without text gives nothing to write.
    let start = format!("{}{}", said(START), said(BLOCK));
    let notes = stream(vec![start.into(), minutes(1), text("Hi").into(), minutes(1), ended()]).notes;
    assert_eq!(notes.taken, "Hi|[0].");
    for (bytes, taken) in [
        (WRITE_SIZE - 6, "Hello65530 bytes!|[0]."),
        (WRITE_SIZE - 5, "Hello65531 bytes|![0].|"),
        (WRITE_SIZE, "Hello65536 bytes|![0].|"),
    ] {
        let long = text(&"x".repeat(bytes)).into();
        let notes = stream(vec![begun(), long, text("!").into(), ended()]).notes;
        assert_eq!(notes.taken, taken);
    }
}

#[test]
fn bytes_after_the_end_change_nothing() {
    let late = [text("late"), said(OVERLOADED), "event: x\ndata: {\n\n".to_owned()].map(Piece::from);
    for pieces in [late.to_vec(), vec![minutes(9), late[0].clone()], vec![Piece::Break]] {
        let shown = format!("{pieces:?}");
        let read = stream([vec![begun(), ended()], pieces].concat());
        assert_eq!(read.notes.taken, "Hello[0].|", "{shown}");
        assert_eq!(read.answer().counts.text, 5, "{shown}");
    }
}

/// What ends a stream, and what it is then reported as where nothing of it was shown.
struct Row {
    end: Vec<Piece>,
    kind: ErrorKind,
    outcome: Outcome,
    entry: EntryId,
    what: &'static str,
}

impl Row {
    fn cut(end: Vec<Piece>, what: &'static str) -> Self {
        let (kind, outcome) = (ErrorKind::Incomplete, Outcome::Broken);
        Self { end, kind, outcome, entry: EntryId::STREAM_CUT, what }
    }

    fn damaged(end: &str, what: &'static str) -> Self {
        Self { entry: EntryId::STREAM_OUT_OF_ORDER, ..Self::cut(vec![end.into()], what) }
    }

    fn overloaded(end: &str) -> Self {
        Self {
            end: vec![end.into()],
            kind: ErrorKind::Overloaded,
            outcome: Outcome::Status { code: 529, envelope: true, retryable: true },
            entry: EntryId::listed("overloaded"),
            what: "the API ended the stream with overloaded_error",
        }
    }
}

fn rows() -> [Row; 11] {
    let early = "the stream ended early, before the end of the message";
    let chat = "data: {\"object\":\"chat.completion.chunk\",\"choices\":[]}\n\n";
    [
        Row::cut(vec![], early),
        Row::cut(vec!["data: [DONE]\n\n".into()], early),
        Row::cut(
            vec!["event: content_block_delta\ndata: {".into()],
            "the stream ended in the middle of an event, before the end of the message",
        ),
        Row::cut(vec![minutes(1), Piece::Break], "the connection was reset before the end of the answer"),
        Row::overloaded(&said(OVERLOADED)),
        Row::overloaded(said(OVERLOADED).trim_end()),
        Row::damaged("event: content_block_delta\ndata: {]\n\n", "the stream is damaged: "),
        Row::damaged("event: content_block_delta\ndata:\n\n", "the stream is damaged: "),
        Row::damaged(&said(START), "the stream is damaged: a second message_start arrived inside one answer"),
        Row {
            end: vec![chat.into()],
            kind: ErrorKind::NotTheApi,
            outcome: Outcome::NotTheApi,
            entry: EntryId::PAGE_WRONG_SHAPE,
            what: "the server speaks the OpenAI format, not the one of the Claude API",
        },
        Row {
            kind: ErrorKind::Timeout,
            entry: EntryId::TIMEOUT_IDLE,
            ..Row::cut(vec![minutes(3)], "nothing arrived for 2m (idle timeout)")
        },
    ]
}

#[test]
fn a_stream_without_its_end_is_named_by_what_ended_it() {
    for Row { end, kind, outcome, entry, what } in rows() {
        // A pause before it, and none.
        for pause in [vec![], vec![minutes(1)]] {
            let pieces = [vec![begun()], pause, end.clone()].concat();
            let hidden =
                read_until(None, STREAM, pieces.clone(), Notes { is_hidden: true, ..Notes::default() });
            let failed = hidden.failed();
            let evidence = &failed.error.evidence;
            assert!(evidence.what.starts_with(what), "{what}: {}", evidence.what);
            assert_eq!((failed.phase, failed.outcome), (Phase::Hidden, outcome), "{what}");
            assert_eq!((failed.error.kind, evidence.entry), (kind, Some(entry)), "{what}");
            let shown = stream(pieces);
            assert_eq!(shown.notes.taken, "Hello|", "{what}: what came is written all the same");
            let failed = shown.failed();
            assert_eq!((failed.phase, failed.outcome), (Phase::Visible, outcome), "{what}");
            assert_eq!(failed.error.kind, ErrorKind::Incomplete, "{what}");
            let evidence = &failed.error.evidence;
            assert!(evidence.what.starts_with(&format!("the answer is incomplete: {what}")), "{what}");
            assert_eq!((evidence.retryable, evidence.http_status), (None, Some(200)), "{what}");
        }
    }
}

#[test]
fn a_failure_says_what_had_arrived_and_what_it_cost() {
    let read = stream(vec![begun(), Piece::Pause(Duration::from_secs(90))]);
    let failed = read.failed();
    assert_eq!(failed.tokens, Some((10, 1)));
    let facts = &failed.error.evidence.facts;
    let arrived = "5 characters of text in 1m30s, reported so far: 10 input and 1 output tokens";
    assert!(facts.contains(&("arrived", arrived.to_owned())), "{facts:?}");
    assert_eq!(failed.error.evidence.request_id.as_deref(), Some("req_1"));
    let failed = stream(vec![": hello\n\n".into()]).failed();
    assert_eq!(failed.tokens, None);
    let facts = &failed.error.evidence.facts;
    assert!(facts.contains(&("arrived", "0 characters of text in 0ms".to_owned())), "{facts:?}");
}

#[test]
fn the_limit_of_the_command_stays_a_timeout_whatever_was_shown() {
    let limit = Some(Duration::from_secs(30));
    for (pieces, phase) in
        [(vec![begun(), minutes(1)], Phase::Visible), (vec![said(START).into(), minutes(1)], Phase::Hidden)]
    {
        let failed = read_until(limit, STREAM, pieces, Notes::default()).failed();
        assert_eq!((failed.phase, failed.outcome), (phase, Outcome::Final));
        assert_eq!(failed.error.kind, ErrorKind::Timeout);
        assert!(!failed.error.evidence.what.contains("incomplete"), "{}", failed.error.evidence.what);
    }
}

#[test]
fn pings_keep_nothing_alive_and_content_does() {
    let with = |between: &str, count: usize| {
        let mut pieces = vec![begun()];
        for _ in 0..count {
            pieces.extend([minutes(1), between.to_owned().into()]);
        }
        pieces.push(ended());
        stream(pieces)
    };
    assert_eq!(with(&said(PING), 4).answer().counts.text, 5);
    assert_eq!(with(&text("."), 9).answer().counts.text, 14);
    // Unknown events may be content of a kind that is not known.
    assert_eq!(with("event: new\ndata: {\"type\":\"new\"}\n\n", 9).answer().counts.text, 5);
    for nothing in [said(PING), ": comment\n\n".to_owned(), "event: keep-alive\ndata:\n\n".to_owned()] {
        let failed = with(&nothing, 9).failed();
        let evidence = &failed.error.evidence;
        assert_eq!(
            evidence.what,
            "the answer is incomplete: only pings arrived for 5m (semantic idle timeout)"
        );
        assert_eq!(evidence.entry, Some(EntryId::TIMEOUT_SEMANTIC_IDLE));
        assert_eq!((failed.outcome, failed.phase), (Outcome::Broken, Phase::Visible), "{nothing}");
    }
    // Content and a ping in one piece are content.
    assert_eq!(with(&format!("{}{}", text("."), said(PING)), 9).answer().counts.text, 14);
}

#[test]
fn time_in_which_our_own_output_was_blocked_does_not_count_as_silence() {
    let pings = |count: usize| (0..count).flat_map(|_| [minutes(1), said(PING).into()]);
    let pieces: Vec<Piece> =
        [vec![begun(), minutes(1), text(".").into()], pings(4).collect(), vec![ended()]].concat();
    let slow = Notes { blocks_for: Duration::from_mins(4), ..Notes::default() };
    assert_eq!(read_until(None, STREAM, pieces, slow).answer().counts.text, 6);
}

#[test]
fn a_reader_that_goes_away_ends_the_call_without_a_failure_of_the_server() {
    for pieces in [vec![begun(), ended()], vec![begun()], vec![begun(), minutes(1), Piece::Break]] {
        let closed = Notes { is_closed: true, ..Notes::default() };
        let read = read_until(None, STREAM, pieces, closed);
        assert_eq!(read.notes.taken.matches('|').count(), 1);
        assert!(matches!(read.ended, Ok(Err(Failure::Signal(Signal::Pipe)))));
    }
}

#[test]
fn only_an_event_that_holds_nothing_and_is_no_part_of_a_message_is_passed_over() {
    for (name, data, nothing) in [
        ("", "", true),
        ("keep-alive", " \n", true),
        ("ping", "", true),
        ("keep-alive", "{}", false),
        ("", "x", false),
        ("message_stop", "", false),
        ("content_block_delta", "", false),
        ("error", "", false),
    ] {
        assert_eq!(is_nothing(Sse { name, data }), nothing, "{name:?} {data:?}");
    }
}

#[test]
fn only_an_error_that_says_what_it_is_ends_a_cut_stream() {
    let error = r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#;
    assert!(matches!(error_in(Sse { name: "error", data: error }), Some(Halt::Broken(Broken::Api(_)))));
    assert!(error_in(Sse { name: "error", data: "" }).is_none());
    assert!(
        error_in(Sse { name: "error", data: "{\"type\":\"err" }).is_some(),
        "cut, but it says that it is one"
    );
    assert!(error_in(Sse { name: "ping", data: r#"{"type":"ping"}"# }).is_none());
}
