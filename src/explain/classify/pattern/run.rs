//! Matches the pieces of a pattern against prepared text.

use super::prepared::{LINE, is_mark};
use super::source::{Hole, Piece};

/// What `*` passes over at most, in bytes.
const WIDEST_GAP: usize = 120;
/// What `{name:t}` reads at most, in bytes.
const LONGEST_TEXT: usize = 240;

/// Beginnings of the months.
const MONTHS: [&[u8]; 12] =
    [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];

/// Where a value stands, and what it is called where that is not what stands there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value {
    pub name: &'static str,
    from: usize,
    to: usize,
    means: Option<&'static str>,
}

pub(crate) type Values = Vec<Value>;

/// Matches all pieces at `at` and returns where they end.
pub(crate) fn pieces(all: &[Piece], text: &[u8], at: usize, values: &mut Values) -> Option<usize> {
    let Some((piece, rest)) = all.split_first() else { return Some(at) };
    match piece {
        Piece::Plain(wanted) => pieces(rest, text, plain(wanted.as_bytes(), text, at)?, values),
        Piece::End => {
            let ends = text.get(at).is_none_or(|byte| is_mark(*byte));
            ends.then(|| pieces(rest, text, at, values)).flatten()
        }
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
    let from = at + text[at..].iter().take_while(|byte| is_mark(**byte)).count();
    let kept = values.len();
    let mut attempt = |to: usize, means: Option<&'static str>| {
        values.truncate(kept);
        values.push(Value { name, from, to, means });
        let found = pieces(rest, text, to, values);
        if found.is_none() {
            values.truncate(kept);
        }
        found
    };
    match hole {
        Hole::Number => attempt(from + number(&text[from..])?, None),
        Hole::Date => attempt(from + date(&text[from..])?, None),
        Hole::Word => {
            let length = word(&text[from..])?;
            // A word may stand before punctuation that belongs to the pattern.
            (1..=length).rev().find_map(|length| attempt(from + length, None))
        }
        Hole::Text if rest.is_empty() => attempt(from + sentence(&text[from..]), None),
        Hole::Text => (from + 1..=text.len().min(from + LONGEST_TEXT)).find_map(|to| attempt(to, None)),
        Hole::OneOf(all) => all.iter().find_map(|(written, means)| {
            plain(written.as_bytes(), text, from).and_then(|to| attempt(to, Some(means)))
        }),
    }
}

/// Matches plain text at `at`, passing over quotation marks, and returns where it ends.
fn plain(wanted: &[u8], text: &[u8], mut at: usize) -> Option<usize> {
    for byte in wanted {
        while text.get(at).is_some_and(|byte| is_mark(*byte)) {
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
    let length = text.iter().take_while(|byte| **byte != b' ' && !is_mark(**byte)).count();
    let trimmed = text[..length].iter().rposition(|byte| !b".,;:)]}>".contains(byte))? + 1;
    Some(trimmed)
}

/// A date in figures or in words, with a time behind it.
fn date(text: &[u8]) -> Option<usize> {
    figures(text).or_else(|| words(text))
}

/// `December 1, 2026` or `Dec 1, 2026`, with ` at 00:00 UTC` behind it.
fn words(text: &[u8]) -> Option<usize> {
    let month = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = |from: usize| {
        text.get(from..).map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count())
    };
    let known = (3..=9).contains(&month) && MONTHS.iter().any(|name| text[..3].eq_ignore_ascii_case(name));
    let day = digits(month + 1);
    let year = month + 1 + day + 2;
    let separated = text.get(month) == Some(&b' ') && text.get(month + 1 + day..year) == Some(b", ");
    if !known || !(1..=2).contains(&day) || !separated || digits(year) != 4 {
        return None;
    }
    Some(year + 4 + clock(&text[year + 4..]))
}

/// `2025-06-01`, with ` at 00:00 UTC`, `T00:00:00Z` or the like behind it.
fn figures(text: &[u8]) -> Option<usize> {
    const DAY: &[u8; 10] = b"0000-00-00";
    let is_day = text.len() >= DAY.len()
        && DAY
            .iter()
            .zip(text)
            .all(|(form, byte)| if *form == b'0' { byte.is_ascii_digit() } else { form == byte });
    if !is_day {
        return None;
    }
    Some(DAY.len() + clock(&text[DAY.len()..]))
}

/// The length of a time behind a date: ` at 00:00 UTC`, `T00:00:00Z`.
fn clock(text: &[u8]) -> usize {
    let Some(start) = [&b" at "[..], b"t", b"T", b" "].into_iter().find(|start| text.starts_with(start))
    else {
        return 0;
    };
    let is_clock = |byte: &&u8| byte.is_ascii_digit() || matches!(**byte, b':' | b'.');
    let is_zone = |byte: &&u8| matches!(**byte, b'Z' | b'U' | b'T' | b'C' | b' ' | b'+');
    let clock = text[start.len()..].iter().take_while(is_clock).count();
    if clock < 4 {
        return 0;
    }
    let zone = text[start.len() + clock..].iter().take_while(is_zone).count();
    let end = start.len() + clock + zone;
    text[..end].iter().rposition(|byte| !matches!(byte, b' ' | b'.')).map_or(0, |last| last + 1)
}

/// Up to the end of the sentence or line.
fn sentence(text: &[u8]) -> usize {
    let most = text.len().min(LONGEST_TEXT);
    let most = text[..most].iter().position(|byte| *byte == LINE).unwrap_or(most);
    let end = text[..most].windows(2).position(|pair| pair == b". ").unwrap_or(most);
    let mut end = end - usize::from(end > 0 && text[end - 1] == b'.');
    while end > 0 && std::str::from_utf8(&text[..end]).is_err() {
        end -= 1;
    }
    end
}

/// The text of a value, without marks.
pub(crate) fn read(bytes: &[u8], value: &Value) -> String {
    let Value { from, to, means: None, .. } = *value else {
        return value.means.unwrap_or_default().to_owned();
    };
    let kept: Vec<u8> = bytes[from..to].iter().copied().filter(|byte| !is_mark(*byte)).collect();
    String::from_utf8_lossy(&kept).trim().to_owned()
}
