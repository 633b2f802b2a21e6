//! Compiles the text of a pattern into pieces.

use crate::explain::classify::words::SHORTEST;

#[derive(Debug)]
pub(crate) enum Piece {
    /// Plain text in lower case.
    Plain(String),
    /// A value to read out.
    Hole(&'static str, Hole),
    /// Some text that does not matter.
    Gap,
    /// The end of a quotation or of the text.
    End,
    /// One of several.
    Choice(Vec<Vec<Piece>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hole {
    Number,
    Word,
    Date,
    Text,
    /// One of a few texts, with what each stands for.
    OneOf(&'static [(&'static str, &'static str)]),
}

/// What limits of tokens count.
const TOKENS: &[(&str, &str)] = &[
    ("input tokens", "input tokens"),
    ("output tokens", "output tokens"),
    ("prompt tokens", "prompt tokens"),
    ("request tokens", "request tokens"),
    ("tokens", "tokens"),
];
/// What limits of requests count.
const REQUESTS: &[(&str, &str)] = &[("requests", "requests")];
/// What any limit counts.
const UNITS: &[(&str, &str)] = &[
    ("input tokens", "input tokens"),
    ("output tokens", "output tokens"),
    ("tokens", "tokens"),
    ("requests", "requests"),
];
/// The times that limits count over.
const MINUTE: &[(&str, &str)] = &[("minute", "minute"), ("second", "second")];
const HOUR: &[(&str, &str)] = &[("hour", "hour")];
const DAY: &[(&str, &str)] = &[("day", "day"), ("daily", "day"), ("24 hours", "day")];

/// The text of a pattern being compiled.
pub(crate) struct Source {
    pub text: &'static str,
    pub at: usize,
}

impl Source {
    fn next(&mut self) -> Option<char> {
        let next = self.text[self.at..].chars().next()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Reads alternatives up to `closing`.
    pub(super) fn choices(&mut self, closing: Option<char>) -> Option<Vec<Vec<Piece>>> {
        let mut choices = Vec::new();
        let mut pieces = Vec::new();
        let mut plain = String::new();
        loop {
            let next = self.next();
            if next.is_none_or(|c| "{*[(|])$".contains(c)) && !plain.is_empty() {
                pieces.push(Piece::Plain(std::mem::take(&mut plain)));
            }
            match next {
                None if closing.is_none() => break,
                Some(c) if Some(c) == closing => break,
                None | Some(']' | ')') => return None,
                Some('|') => choices.push(std::mem::take(&mut pieces)),
                Some('*') => {
                    // `a * b` also stands for `a b`: the blank belongs to the gap.
                    if let Some(Piece::Plain(text)) = pieces.last_mut() {
                        text.truncate(text.trim_end().len());
                    }
                    pieces.push(Piece::Gap);
                }
                Some('$') => pieces.push(Piece::End),
                Some('{') => pieces.push(self.hole()?),
                Some('(') => pieces.push(Piece::Choice(self.choices(Some(')'))?)),
                Some('[') => {
                    let mut choices = self.choices(Some(']'))?;
                    choices.push(Vec::new());
                    pieces.push(Piece::Choice(choices));
                }
                Some('\\') => plain.push(self.next()?.to_ascii_lowercase()),
                Some('`' | '"' | '\'') => {}
                Some(c) => plain.push(c.to_ascii_lowercase()),
            }
        }
        choices.push(pieces);
        Some(choices)
    }

    fn hole(&mut self) -> Option<Piece> {
        let inside = &self.text[self.at..];
        let inside = &inside[..inside.find('}')?];
        self.at += inside.len() + 1;
        let (name, hole) = inside.split_once(':')?;
        let hole = match hole {
            "n" => Hole::Number,
            "w" => Hole::Word,
            "d" => Hole::Date,
            "t" => Hole::Text,
            "tokens" => Hole::OneOf(TOKENS),
            "requests" => Hole::OneOf(REQUESTS),
            "units" => Hole::OneOf(UNITS),
            "minute" => Hole::OneOf(MINUTE),
            "hour" => Hole::OneOf(HOUR),
            "day" => Hole::OneOf(DAY),
            _ => return None,
        };
        Some(Piece::Hole(name, hole))
    }
}

/// The letters that must match.
pub(crate) fn weight(pieces: &[Piece]) -> usize {
    let of = |piece: &Piece| match piece {
        Piece::Plain(text) => text.len(),
        Piece::Choice(choices) => choices.iter().map(|choice| weight(choice)).min().unwrap_or(0),
        Piece::Hole(..) | Piece::Gap | Piece::End => 1,
    };
    pieces.iter().map(of).sum()
}

/// Plain parts of which any matching text holds one, each long enough to look for; empty when there are none.
pub(crate) fn needles(pieces: &[Piece]) -> Vec<String> {
    let plain =
        |piece: &Piece| if let Piece::Plain(text) = piece { text.trim().to_owned() } else { String::new() };
    let longest = pieces.iter().map(plain).max_by_key(String::len).unwrap_or_default();
    if longest.len() >= SHORTEST {
        return vec![longest];
    }
    let of_choice = |piece: &Piece| {
        let Piece::Choice(choices) = piece else { return None };
        let needles: Vec<Vec<String>> = choices.iter().map(|choice| needles(choice)).collect();
        needles.iter().all(|found| !found.is_empty()).then(|| needles.concat())
    };
    pieces.iter().find_map(of_choice).unwrap_or_default()
}

/// The bytes a match can begin with, in lower case; `None` when it can be any.
pub(crate) fn firsts(pieces: &[Piece]) -> Option<Vec<u8>> {
    let (first, rest) = pieces.split_first()?;
    match first {
        Piece::Plain(text) => text.as_bytes().first().map(|byte| vec![*byte]),
        Piece::Hole(_, Hole::Number) => Some((b'0'..=b'9').collect()),
        Piece::Hole(..) | Piece::Gap | Piece::End => None,
        Piece::Choice(choices) => {
            let of = |choice: &Vec<Piece>| if choice.is_empty() { firsts(rest) } else { firsts(choice) };
            choices.iter().map(of).collect::<Option<Vec<_>>>().map(|all| all.concat())
        }
    }
}
