//! Finds the parts of a large text that may tell of a failure, so that gigabytes of other lines are only passed over.
//!
//! A word that tells by itself, or one that speaks of Claude near one that tells of a failure, makes the lines around it
//! worth reading; the lines between such parts are counted and nothing more.

use std::io::{self, Read};
use std::ops::Range;

use memchr::{memchr, memchr_iter, memrchr};

use crate::explain::read::prefilter::{self, EVIDENCE, SIGN};

/// What is read at once, in bytes; a longer line goes on in pieces.
const BLOCK: usize = 128 * 1024;
/// How far a record may reach before and behind a word of interest, in bytes; what is longer has more such words.
const AROUND: usize = 4 * 1024;
/// How far a word that tells of a failure may stand from one that speaks of Claude, in bytes: in the same line or a few
/// lines on.
const NEAR: usize = 1024;

/// A part of at least so many bytes has words of interest all over: it is likely that its lines are like one another.
const LONG: usize = 4 * AROUND;

/// By so much of a block it is judged whether all of it is worth reading, in bytes.
const SAMPLE: usize = 4 * 1024;
/// Fewer lines in it say nothing about the others.
const FEWEST: usize = 4;

/// A part of a text, in order.
pub(crate) enum Part<'a> {
    /// Lines that may tell of something.
    Read(&'a [u8]),
    /// Lines most of which may tell of something, one like the other.
    Dense(&'a [u8]),
    /// So many lines that do not.
    Skip(u64),
}

/// Hands out a text part by part. What was read of it already is `begun`.
///
/// # Errors
/// Those of reading.
pub(crate) fn each(begun: Vec<u8>, mut reader: impl Read, mut part: impl FnMut(Part)) -> io::Result<()> {
    let mut buffer = begun;
    buffer.reserve_exact(BLOCK + 2 * AROUND);
    // Up to here the text in the buffer has been handed out; the rest before it is kept for what it may begin.
    let mut done = 0;
    loop {
        let room = BLOCK.saturating_sub(buffer.len() - done.min(buffer.len())).max(1) as u64;
        let whole = reader.by_ref().take(room).read_to_end(&mut buffer)? == 0;
        let end = if whole { buffer.len() } else { whole_lines(&buffer, done) };
        if end == 0 {
            continue;
        }
        let look = Look::at(&buffer[done..end]);
        let dense = look == Look::Dense;
        let decided = if whole || dense { end } else { decided(&buffer[..end], done) };
        if dense {
            part(Part::Dense(&buffer[done..end]));
        } else {
            hand_out(&buffer[..end], done..decided, look, &mut part);
        }
        if whole {
            return Ok(());
        }
        let keep = line_start(&buffer, decided.saturating_sub(AROUND));
        buffer.drain(..keep);
        done = decided - keep;
    }
}

/// How a text is best searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Few lines are of interest.
    Sparse,
    /// Line after line speaks of Claude, and few tell of a failure.
    Signed,
    /// So many lines are worth reading that looking for the others is wasted.
    Dense,
}

impl Look {
    /// Judges a text by its beginning.
    fn at(text: &[u8]) -> Self {
        let sample = &text[..text.len().min(SAMPLE)];
        let (mut signed, mut last) = (0, 0);
        prefilter::strong(sample, |_, at| {
            if signed == 0 || line_start(sample, at) >= last {
                signed += 1;
                last = at;
            }
        });
        let all = memchr_iter(b'\n', sample).count();
        if all < FEWEST || 2 * signed <= all {
            return Self::Sparse;
        }
        let lines = sample.split(|byte| *byte == b'\n');
        // One is enough: the lines around it are as much as this text.
        let mut worth = lines.filter(|line| prefilter::is_worth_reading(prefilter::classes(line, 0)));
        if worth.next().is_some() { Self::Dense } else { Self::Signed }
    }
}

/// Where the whole lines of the buffer end; all of it when it is one endless line.
fn whole_lines(buffer: &[u8], done: usize) -> usize {
    match memrchr(b'\n', &buffer[done..]) {
        Some(at) => done + at + 1,
        None if buffer.len() - done >= BLOCK => buffer.len(),
        None => 0,
    }
}

/// Up to where it is known what is worth reading: a word behind the end may still reach back.
fn decided(text: &[u8], done: usize) -> usize {
    let start = line_start(text, text.len().saturating_sub(AROUND).max(done));
    if start > done { start } else { text.len() }
}

fn line_start(text: &[u8], at: usize) -> usize {
    memrchr(b'\n', &text[..at]).map_or(0, |newline| newline + 1)
}

fn line_end(text: &[u8], at: usize) -> usize {
    memchr(b'\n', &text[at..]).map_or(text.len(), |newline| at + newline + 1)
}

fn hand_out(text: &[u8], range: Range<usize>, look: Look, part: &mut impl FnMut(Part)) {
    let mut at = range.start;
    let regions = if look == Look::Signed { regions_at_once(text) } else { regions(text) };
    for region in regions {
        let from = line_start(text, region.start).max(at);
        let to = line_end(text, region.end).min(range.end);
        if from >= to {
            continue;
        }
        skip(&text[at..from], part);
        let lines = &text[from..to];
        part(if lines.len() < LONG { Part::Read(lines) } else { Part::Dense(lines) });
        at = to;
    }
    skip(&text[at..range.end.max(at)], part);
}

fn skip(lines: &[u8], part: &mut impl FnMut(Part)) {
    if !lines.is_empty() {
        part(Part::Skip(memchr_iter(b'\n', lines).count() as u64));
    }
}

/// What surrounds the words of interest, joined where it overlaps.
fn regions(text: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut signs: Vec<Range<usize>> = Vec::new();
    prefilter::strong(text, |class, at| {
        let into = if class & EVIDENCE == 0 { &mut signs } else { &mut found };
        let reach = if class & EVIDENCE == 0 { NEAR } else { AROUND };
        add(into, around(at, reach, text.len()));
    });
    let mut weak = Vec::new();
    for sign in signs {
        prefilter::failures(&text[sign.clone()], |at| {
            add(&mut weak, around(sign.start + at, AROUND, text.len()));
        });
    }
    joined(found, weak)
}

/// The same with one search for all words, which takes more memory and half the time where there are many signs.
fn regions_at_once(text: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut signs: Vec<Range<usize>> = Vec::new();
    let mut failures: Vec<usize> = Vec::new();
    prefilter::all(text, |class, at| match class {
        EVIDENCE => add(&mut found, around(at, AROUND, text.len())),
        SIGN => add(&mut signs, around(at, NEAR, text.len())),
        _ => failures.push(at),
    });
    let mut weak = Vec::new();
    let mut signs = signs.into_iter().peekable();
    for at in failures {
        while signs.next_if(|sign| sign.end < at).is_some() {}
        if signs.peek().is_some_and(|sign| sign.start < at) {
            add(&mut weak, around(at, AROUND, text.len()));
        }
    }
    joined(found, weak)
}

/// Both lists as one; each is in order, but one may begin anywhere in the other.
fn joined(mut found: Vec<Range<usize>>, weak: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.extend(weak);
    found.sort_unstable_by_key(|region| region.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for region in found {
        add(&mut joined, region);
    }
    joined
}

fn around(at: usize, reach: usize, length: usize) -> Range<usize> {
    at.saturating_sub(reach)..(at + reach).min(length)
}

/// Adds a region that begins no earlier than the last one.
fn add(all: &mut Vec<Range<usize>>, region: Range<usize>) {
    match all.last_mut() {
        Some(last) if region.start <= last.end => last.end = last.end.max(region.end),
        _ => all.push(region),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that are handed out to be read, and how many lines there are in all.
    fn read(text: &str, begun: usize) -> (String, u64) {
        let (mut read, mut lines) = (String::new(), 0);
        let (first, rest) = text.as_bytes().split_at(begun.min(text.len()));
        each(first.to_vec(), rest, |part| match part {
            Part::Read(bytes) | Part::Dense(bytes) => {
                lines += memchr_iter(b'\n', bytes).count() as u64;
                read.push_str(std::str::from_utf8(bytes).expect("whole lines"));
            }
            Part::Skip(count) => lines += count,
        })
        .expect("text in memory reads");
        (read, lines)
    }

    #[test]
    fn lines_far_from_anything_are_only_counted() {
        let plain = "2026-11-20T10:00:01Z INFO a line like any other\n";
        let error = "2026-11-20T10:00:02Z ERROR claude failed: overloaded_error\n";
        for count in [0, 10, 1_000, 2_700, 20_000] {
            let text = format!("{}{error}{}", plain.repeat(count), plain.repeat(count));
            for begun in [0, 100, 17_000] {
                let (read, lines) = read(&text, begun);
                assert!(read.contains(error), "{count}");
                assert_eq!(lines, 2 * count as u64 + 1);
                assert!(read.len() <= 2 * AROUND + 4 * plain.len() + error.len(), "{count}: {}", read.len());
            }
        }
    }

    #[test]
    fn every_line_is_handed_out_once_and_in_order() {
        #[allow(clippy::format_collect, reason = "a test's text")]
        let text: String = (0..40_000)
            .map(|number| {
                let word = if number % 7 == 0 { "anthropic: error" } else { "plain" };
                format!("{number} {word}\n")
            })
            .collect();
        let (read, lines) = read(&text, 0);
        assert_eq!((read.len(), lines), (text.len(), 40_000));
        assert_eq!(read, text);
    }

    proptest::proptest! {
        #[test]
        fn one_search_finds_what_two_find(
            words in proptest::collection::vec(
                proptest::sample::select(vec![
                    "claude ", "anthropic ", "failed ", "denied\n", "overloaded_error\" ", "status 429 ", "status 200 ", "plain text ",
                    "a rather long run of words that say nothing at all, so that what is near and what is far differ ",
                ]),
                0..200,
            ),
            repeats in 1..40usize,
        ) {
            let text = words.iter().map(|word| if word.len() > 40 { word.repeat(repeats) } else { (*word).to_owned() });
            let text: String = text.collect();
            let (two, one) = (regions(text.as_bytes()), regions_at_once(text.as_bytes()));
            // A word may stand across the border of what is near.
            let covered = |all: &[Range<usize>], part: &Range<usize>| {
                all.iter().any(|region| region.start <= part.start && part.end <= region.end)
            };
            proptest::prop_assert!(two.iter().all(|region| covered(&one, region)), "{:?} {:?}", two, one);
        }
    }

    #[test]
    fn an_error_told_by_two_words_is_found_before_one_told_by_a_single_word() {
        let plain = "2026-11-20T10:00:01Z INFO a line like any other\n".repeat(600);
        let text = format!("{plain}claude request failed\n{plain}overloaded_error\" x\n{plain}");
        let (read, _) = read(&text, 0);
        assert!(read.contains("claude request failed") && read.contains("overloaded_error"));
    }

    #[test]
    fn a_line_longer_than_a_block_is_searched_in_pieces() {
        let text = format!("{}overloaded_error\" {}", "x".repeat(3 * BLOCK), "y".repeat(3 * BLOCK));
        assert!(read(&text, 0).0.contains("overloaded_error"));
    }
}
