//! The small language message texts are recognised by, tolerant of quoting, case and blanks.
//!
//! A pattern is plain text with holes: `{name:n}` reads a number, `{name:w}` a word, `{name:d}` a date, `{name:t}`
//! some text up to what follows, `{name:tokens}`, `{name:requests}` and `{name:units}` what a limit counts, `{name:minute}`,
//! `{name:hour}` and `{name:day}` the time it counts over; `*` passes over a little text, `$` is the end of a quotation, `[…]` is optional, `(a|b)` is a choice, `\` makes
//! the next character plain. A pattern that begins with `~` is too common a phrase to count by itself: it needs a
//! sign of the Claude API beside it. With `~~` and `~~~` it also says little and gives way to any other.
//! `^` stands for the beginning of the message.
//!
//! These are not compiled to regular expressions: a plain part passes over marks between any two of its letters. With the
//! `regex` crate the 1,045 patterns took 0.3 s to compile instead of 0.5 ms, and nine times as long to match
//! (60 ms instead of 6.6 ms for the 10,683 pairs of a text of the corpus and a pattern that its words call up).

mod prepared;
mod run;
mod source;

use prepared::is_mark;
pub(crate) use prepared::{Prepared, is_call};
use source::{Piece, Source};

/// A compiled pattern.
pub(crate) struct Pattern {
    pieces: Vec<Piece>,
    /// Whether it needs a sign of the Claude API beside it.
    pub weak: bool,
    /// Whether it stands for a whole message.
    pub at_start: bool,
    /// Letters that must match: the more, the surer.
    pub weight: usize,
    /// Plain parts in lower case, one of which any matching text holds; empty when there is no such.
    pub needles: Vec<String>,
    /// The bytes a match can begin with, if they are few.
    firsts: Option<Vec<u8>>,
}

/// What a pattern read out, and where it stood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Values by name, in the order of the pattern.
    pub values: crate::error::Values,
    /// Whether it began where a message can begin.
    pub at_boundary: bool,
    /// How much of the text it makes up, in percent.
    pub covers: usize,
}

impl Pattern {
    /// Compiles a pattern; `None` when it is malformed.
    pub(crate) fn new(source: &'static str) -> Option<Self> {
        let rest = source.trim_start_matches('~');
        let vagueness = source.len() - rest.len();
        let (at_start, rest) = rest.strip_prefix('^').map_or((false, rest), |rest| (true, rest));
        let mut reader = Source { text: rest, at: 0 };
        let pieces = reader.choices(None)?.pop()?;
        if reader.at < rest.len() {
            return None;
        }
        // A phrase that says little gives way to anything that says more.
        let weight = if vagueness > 1 { 4 - vagueness.min(3) } else { source::weight(&pieces) };
        let (needles, firsts) = (source::needles(&pieces), source::firsts(&pieces));
        Some(Self { pieces, weak: vagueness > 0, at_start, weight, needles, firsts })
    }

    /// Finds the pattern in `text`, at a message boundary if there is one.
    pub(crate) fn find(&self, text: &Prepared) -> Option<Found> {
        let bytes = text.text.as_bytes();
        let last = if self.at_start { first_letter(bytes) } else { bytes.len() };
        let mut inside = None;
        for start in 0..=last.min(bytes.len()) {
            if !text.text.is_char_boundary(start)
                || bytes.get(start).is_some_and(|byte| is_mark(*byte))
                || self.cannot_start(bytes, start)
            {
                continue;
            }
            let mut values = Vec::new();
            let Some(end) = run::pieces(&self.pieces, bytes, start, &mut values) else { continue };
            // A quotation of which something is said is a mention.
            if text.is_spoken_of(end) {
                continue;
            }
            // Nor does one end inside a name: `overloaded` is not told by `overloaded_error`.
            if text.is_argument(start) || bytes.get(end) == Some(&b'_') {
                continue;
            }
            let found = Found {
                at_boundary: self.begins_with_a_mark() || text.is_boundary(start),
                covers: (end - start) * 100 / bytes.len().max(1),
                values: values.iter().map(|value| (value.name, run::read(bytes, value))).collect(),
            };
            if found.at_boundary {
                return Some(found);
            }
            inside.get_or_insert(found);
        }
        inside
    }

    /// Whether it begins with punctuation, which is a boundary itself.
    fn begins_with_a_mark(&self) -> bool {
        matches!(self.pieces.first(), Some(Piece::Plain(text)) if !text.starts_with(|c: char| c.is_alphanumeric()))
    }

    /// A quick look at the first byte, so that most starts cost nothing; words are not entered in the middle.
    fn cannot_start(&self, bytes: &[u8], start: usize) -> bool {
        let Some(firsts) = &self.firsts else { return false };
        let Some(byte) = bytes.get(start).map(u8::to_ascii_lowercase) else { return true };
        !firsts.contains(&byte)
            || byte.is_ascii_alphanumeric() && start > 0 && bytes[start - 1].is_ascii_alphanumeric()
    }
}

fn first_letter(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !is_mark(*byte)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pattern: &'static str, text: &str) -> Option<Vec<(&'static str, String)>> {
        Pattern::new(pattern)
            .expect("well-formed")
            .find(&Prepared::new(text))
            .map(|found| found.values.iter().map(|(name, value)| (name, value.to_owned())).collect())
    }

    #[allow(clippy::unnecessary_wraps, reason = "compared with what may be none")]
    fn pairs(pairs: &[(&'static str, &str)]) -> Option<Vec<(&'static str, String)>> {
        Some(pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    }

    #[test]
    fn numbers_words_dates_and_text_are_read() {
        assert_eq!(
            values(
                "prompt is too long: {used:n} tokens > {max:n} maximum",
                "Prompt is too  long: 208,310 tokens > 200000 maximum"
            ),
            pairs(&[("used", "208,310"), ("max", "200000")])
        );
        assert_eq!(
            values("regain access on {date:d}", "will regain access on 2025-06-01 at 00:00 UTC."),
            pairs(&[("date", "2025-06-01 at 00:00 UTC")])
        );
        assert_eq!(
            values("model: {model:w}", "model: `claude-3.5-haiku`."),
            pairs(&[("model", "claude-3.5-haiku")])
        );
        assert_eq!(
            values("values {names:t} for the", "Values `a, b` for the header"),
            pairs(&[("names", "a, b")])
        );
        assert_eq!(
            values("because {why:t}", "no, because it is late. Bye."),
            pairs(&[("why", "it is late")])
        );
    }

    #[test]
    fn quoting_case_and_blanks_do_not_matter() {
        for text in [
            "\"thinking.type.enabled\" is not supported",
            "\\\"thinking.type.enabled\\\" is not supported",
            "`Thinking.type.enabled` is   NOT\nsupported",
            "“thinking.type.enabled” is not supported",
        ] {
            assert!(values("\"thinking.type.enabled\" is not supported", text).is_some(), "{text}");
        }
    }

    #[test]
    fn choices_options_and_gaps() {
        let pattern = "(dimensions|size) exceed[s] * max[imum]";
        assert!(values(pattern, "image dimensions exceed the maximum").is_some());
        assert!(values(pattern, "size exceeds our max").is_some());
        assert!(values(pattern, "weight exceeds our max").is_none());
        assert!(values("[(a|b) ]c", "b c").is_some());
    }

    #[test]
    fn a_message_begins_at_a_boundary() {
        let at = |text: &str| {
            Pattern::new("overloaded")
                .expect("well-formed")
                .find(&Prepared::new(text))
                .map(|found| found.at_boundary)
        };
        assert_eq!(at("Overloaded"), Some(true));
        assert_eq!(at("error: Overloaded"), Some(true));
        assert_eq!(at("(\"Overloaded\")"), Some(true));
        assert_eq!(at("the ship was overloaded"), Some(false));
        assert_eq!(at("nonoverloaded"), None);
        assert!(values("^overloaded", "is overloaded").is_none());
        assert!(values("^overloaded", "'overloaded'").is_some());
    }

    #[test]
    fn malformed_patterns_are_refused() {
        for pattern in ["a)", "(a", "[a", "{x", "{x:z}", "a]"] {
            assert!(Pattern::new(pattern).is_none(), "{pattern}");
        }
        assert!(Pattern::new("value\\(s\\)").is_some());
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,200}") {
            for pattern in ["{a:n} > {b:n}", "x * {t:t} y", "{d:d}", "{t:t}", "*", "[a|é]{w:w}:"] {
                let _ = values(pattern, &text);
            }
        }
    }
}
