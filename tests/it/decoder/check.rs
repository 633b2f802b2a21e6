//! What must hold for any bytes a server may send; the fuzzer and the test suite call the same function.

use claudectl::for_tests::Accumulator;
use claudectl::for_tests::ApiEvent;
use claudectl::for_tests::{Decoder, Problem};

use super::model::{self, CAP};

/// Reads `data` as one stream, whole and in pieces. Its first byte says how long the pieces are.
///
/// # Panics
/// When a piece more or less changes what is read, when the simple decoder reads something else, or when more is held
/// or given out than came in.
pub(super) fn stream(data: &[u8]) {
    let Some((&length, bytes)) = data.split_first() else { return };
    let whole = decode(std::iter::once(bytes));
    let pieces = decode(bytes.chunks(usize::from(length) + 1));
    assert_eq!(whole, pieces, "the same stream in pieces of {}", usize::from(length) + 1);
    assert_eq!(whole, model::decode(bytes), "the simple decoder reads something else");
    let (events, problem) = whole;
    let given: usize = events.iter().map(|(name, data)| name.len() + data.len()).sum();
    assert!(given <= bytes.len(), "more came out than went in");
    for (name, data) in &events {
        assert!(name.len() + data.len() <= CAP + bytes.len().min(CAP), "the limit was passed");
    }
    if problem.is_none() {
        put_together(&events);
    }
}

fn decode<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<model::Event>, Option<Problem>) {
    let mut decoder = Decoder::new(CAP);
    let mut events = Vec::new();
    for piece in pieces {
        let fed = decoder.feed(piece, |event| {
            events.push((event.name.to_owned(), event.data.to_owned()));
            Ok::<(), Problem>(())
        });
        if let Err(problem) = fed {
            return (events, Some(problem));
        }
    }
    (events, None)
}

/// Whatever order events come in, the message is whole at most once and nothing after it counts. What is read quickly
/// is what is read thoroughly.
fn put_together(events: &[model::Event]) {
    let mut accumulator = Accumulator::default();
    let mut text = 0;
    for (name, data) in events {
        let Ok(event) = ApiEvent::parse(name, data) else { return };
        if let Ok(value) = serde_json::from_str(data) {
            assert_eq!(ApiEvent::from_value(name, value).ok().as_ref(), Some(&event), "{name}: {data}");
        }
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
