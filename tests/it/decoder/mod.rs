//! The decoder and what follows it, against every cut of a whole stream and against bytes nobody would send: the checks
//! of the fuzzer, as far as a test suite has time for them.

mod check;
pub(crate) mod model;

use std::path::Path;

use claudectl::for_tests::ApiEvent;
use claudectl::for_tests::{Accumulator, Decoder, Problem, Step};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::raw::{events_but_stop, stop};

/// The seeds of the fuzzer, the length of the pieces left out; one that is always there, and none of the others where
/// only the program's own package was unpacked.
fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus/sse");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let seeds = entries.map(|entry| std::fs::read(entry.expect("an entry").path()).expect("a seed"));
    seeds.map(|seed| seed[1..].to_vec()).chain([stream()]).collect()
}

/// What a reader of this stream ends up with: all text as it was shown, and the whole message.
fn read<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (String, Option<Value>) {
    let mut decoder = Decoder::new(1024 * 1024);
    let mut accumulator = Accumulator::default();
    let mut shown = String::new();
    let mut whole = None;
    for piece in pieces {
        let fed = decoder.feed(piece, |event| {
            let event = ApiEvent::parse(event.name, event.data).expect("a good event");
            match accumulator.push(event).expect("in order") {
                Step::Text(text) => shown.push_str(&text),
                Step::Done(message) => whole = Some(message.raw.clone()),
                _ => {}
            }
            Ok::<(), Problem>(())
        });
        fed.expect("a good stream");
    }
    (shown, whole)
}

fn stream() -> Vec<u8> {
    [events_but_stop("héllo€ 😀 and a \u{301}combining end").concat(), stop()].concat()
}

#[test]
fn every_cut_of_a_whole_stream_gives_the_same_message() {
    let bytes = stream();
    let whole = read(std::iter::once(bytes.as_slice()));
    assert!(whole.1.is_some());
    for at in 0..=bytes.len() {
        let (first, second) = bytes.split_at(at);
        assert_eq!(read([first, second].into_iter()), whole, "cut at {at}");
    }
    for length in 1..64 {
        assert_eq!(read(bytes.chunks(length)), whole, "pieces of {length}");
    }
}

#[test]
fn the_corpus_holds() {
    for seed in corpus() {
        for length in [0, 1, 2, 6, 63, 255] {
            check::stream(&[&[length], seed.as_slice()].concat());
        }
    }
}

/// A stream made of parts that mean something to the decoder, so that random ones get past its door.
fn parts() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::sample::select(
        [
            &b"data:"[..],
            b"event:",
            b"\n",
            b"\r",
            b"\r\n",
            b"\n\n",
            b": ",
            b"\xef\xbb\xbf",
            b"{}",
            b"\xff",
            b"id: 1\n",
        ]
        .map(<[u8]>::to_vec)
        .to_vec(),
    );
    let slice = (prop::sample::select(corpus()), any::<prop::sample::Index>(), any::<prop::sample::Index>())
        .prop_map(|(seed, from, to)| {
            let (from, to) = (from.index(seed.len() + 1), to.index(seed.len() + 1));
            seed[from.min(to)..from.max(to)].to_vec()
        });
    let noise = prop::collection::vec(any::<u8>(), 0..40);
    let part = prop_oneof![4 => words, 3 => slice, 1 => noise];
    prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cut_of_a_whole_stream_gives_the_same_message(
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..20)
    ) {
        let bytes = stream();
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.index(bytes.len())).chain([0, bytes.len()]).collect();
        cuts.sort_unstable();
        let pieces = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]);
        prop_assert_eq!(read(pieces), read(std::iter::once(bytes.as_slice())));
    }

    #[test]
    fn whatever_arrives_is_read_alike_and_within_the_limit(length in any::<u8>(), bytes in parts()) {
        check::stream(&[&[length], bytes.as_slice()].concat());
    }
}
