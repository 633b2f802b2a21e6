//! Matches the pieces of a pattern against prepared text.

use super::prepared::QUOTE;
use super::source::{Hole, Piece};

/// What `*` passes over at most, in bytes.
const WIDEST_GAP: usize = 120;
/// What `{name:t}` reads at most, in bytes.
const LONGEST_TEXT: usize = 240;

pub(super) type Values = Vec<(&'static str, usize, usize)>;

/// Matches all pieces at `at` and returns where they end.
pub(super) fn pieces(all: &[Piece], text: &[u8], at: usize, values: &mut Values) -> Option<usize> {
    let Some((piece, rest)) = all.split_first() else { return Some(at) };
    match piece {
        Piece::Plain(wanted) => pieces(rest, text, plain(wanted.as_bytes(), text, at)?, values),
        Piece::Gap => {
            let most = text.len().min(at + WIDEST_GAP);
            (at..=most).find_map(|next| pieces(rest, text, next, values))
        }
        Piece::Choice(choices) => choices.iter().find_map(|choice| {
            let kept = values.len();
            // Choices are short and rarely nest, so trying each to its end first is good enough.
            let found = pieces(choice, text, at, values).and_then(|next| pieces(rest, text, next, values));
            if found.is_none() {
                values.truncate(kept);
            }
            found
        }),
        Piece::Hole(name, hole) => fill(name, *hole, rest, text, at, values),
    }
}

fn fill(
    name: &'static str,
    hole: Hole,
    rest: &[Piece],
    text: &[u8],
    at: usize,
    values: &mut Values,
) -> Option<usize> {
    let from = at + text[at..].iter().take_while(|byte| **byte == QUOTE).count();
    let kept = values.len();
    let mut attempt = |to: usize| {
        values.truncate(kept);
        values.push((name, from, to));
        let found = pieces(rest, text, to, values);
        if found.is_none() {
            values.truncate(kept);
        }
        found
    };
    match hole {
        Hole::Number => attempt(from + number(&text[from..])?),
        Hole::Date => attempt(from + date(&text[from..])?),
        Hole::Word => {
            let length = word(&text[from..])?;
            // A word may stand before punctuation that belongs to the pattern.
            (1..=length).rev().find_map(|length| attempt(from + length))
        }
        Hole::Text if rest.is_empty() => attempt(from + sentence(&text[from..])),
        Hole::Text => (from + 1..=text.len().min(from + LONGEST_TEXT)).find_map(attempt),
    }
}

/// Matches plain text at `at`, passing over quotation marks, and returns where it ends.
fn plain(wanted: &[u8], text: &[u8], mut at: usize) -> Option<usize> {
    for byte in wanted {
        while text.get(at) == Some(&QUOTE) {
            at += 1;
        }
        if text.get(at)?.to_ascii_lowercase() != *byte {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Digits with separators of thousands.
fn number(text: &[u8]) -> Option<usize> {
    let length = text.iter().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'_')).count();
    let length = text[..length].iter().rposition(u8::is_ascii_digit)? + 1;
    text[0].is_ascii_digit().then_some(length)
}

fn word(text: &[u8]) -> Option<usize> {
    let length = text.iter().take_while(|byte| !matches!(**byte, b' ' | QUOTE)).count();
    let trimmed = text[..length].iter().rposition(|byte| !b".,;:)]}>".contains(byte))? + 1;
    Some(trimmed)
}

/// `2025-06-01`, with ` at 00:00 UTC`, `T00:00:00Z` or the like behind it.
fn date(text: &[u8]) -> Option<usize> {
    const DAY: &[u8; 10] = b"0000-00-00";
    let is_day = text.len() >= DAY.len()
        && DAY
            .iter()
            .zip(text)
            .all(|(form, byte)| if *form == b'0' { byte.is_ascii_digit() } else { form == byte });
    if !is_day {
        return None;
    }
    let behind = &text[DAY.len()..];
    let skipped = [&b" at "[..], b"t", b"T", b" "].into_iter().find(|start| behind.starts_with(start));
    let time = skipped.map_or(0, |start| {
        let clock = behind[start.len()..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))
            .count();
        let zone = behind[start.len() + clock..]
            .iter()
            .take_while(|byte| matches!(byte, b'Z' | b'U' | b'T' | b'C' | b' ' | b'+'))
            .count();
        if clock < 4 { 0 } else { start.len() + clock + zone }
    });
    let length = DAY.len() + time;
    text[..length].iter().rposition(|byte| !matches!(byte, b' ' | b'.')).map(|last| last + 1)
}

/// Up to the end of the sentence.
fn sentence(text: &[u8]) -> usize {
    let most = text.len().min(LONGEST_TEXT);
    let end = text[..most].windows(2).position(|pair| pair == b". ").unwrap_or(most);
    let mut end = end - usize::from(end > 0 && text[end - 1] == b'.');
    while end > 0 && std::str::from_utf8(&text[..end]).is_err() {
        end -= 1;
    }
    end
}

/// The text of a value, without marks.
pub(super) fn read(bytes: &[u8], from: usize, to: usize) -> String {
    let kept: Vec<u8> = bytes[from..to].iter().copied().filter(|byte| *byte != QUOTE).collect();
    String::from_utf8_lossy(&kept).trim().to_owned()
}
