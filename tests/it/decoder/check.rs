//! What must hold for any bytes a server may send; the fuzzer and the test suite call the same function.

use claudectl::for_tests::Accumulator;
use claudectl::for_tests::ApiEvent;
use claudectl::for_tests::{Decoder, Event, Problem};

/// Small, so that the limit is met often.
const CAP: usize = 512;

/// Reads `data` as one stream, whole and in pieces. Its first byte says how long the pieces are.
///
/// # Panics
/// When a piece more or less changes what is read, or more is held or given out than came in.
pub(super) fn stream(data: &[u8]) {
    let Some((&length, bytes)) = data.split_first() else { return };
    let whole = decode(std::iter::once(bytes));
    let pieces = decode(bytes.chunks(usize::from(length) + 1));
    assert_eq!(whole, pieces, "the same stream in pieces of {}", usize::from(length) + 1);
    let (events, problem) = whole;
    let given: usize = events.iter().map(|event| event.name.len() + event.data.len()).sum();
    assert!(given <= bytes.len(), "more came out than went in");
    for event in &events {
        assert!(event.name.len() + event.data.len() <= CAP + bytes.len().min(CAP), "the limit was passed");
    }
    if problem.is_none() {
        put_together(&events);
    }
}

fn decode<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<Event>, Option<Problem>) {
    let mut decoder = Decoder::new(CAP);
    let mut events = Vec::new();
    for piece in pieces {
        if let Err(problem) = decoder.feed(piece, &mut events) {
            return (events, Some(problem));
        }
    }
    (events, None)
}

/// Whatever order events come in, the message is whole at most once and nothing after it counts.
fn put_together(events: &[Event]) {
    let mut accumulator = Accumulator::default();
    let mut text = 0;
    for event in events {
        let Ok(event) = ApiEvent::parse(Some(&event.name), &event.data) else { return };
        let done = accumulator.is_done();
        if accumulator.push(event).is_err() {
            return;
        }
        let counts = accumulator.counts();
        assert!(counts.text >= text, "text was taken back");
        assert!(!done || counts.text == text, "text after the end");
        text = counts.text;
    }
}
