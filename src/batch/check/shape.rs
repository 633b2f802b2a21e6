//! What the deeper check would see in a request, so that it need not look twice at the same.
//!
//! Most files hold one request a thousand times with other words in it. The deeper check asks of such words only whether
//! they are blank and whether they end in a blank; everything else in `params` counts as it is written. A request whose
//! shape had no findings before has none now.

use std::collections::HashSet;

use crate::text::json::scanner::{Nest, Text, Token};

/// Longer requests are always looked at: their size alone can be a finding.
const LONGEST_LINE: u64 = 64 * 1024;
/// Longer shapes, and more of them, are not worth their memory.
const LONGEST: usize = 8 * 1024;
const MOST: usize = 256;

/// The shape of one request, as far as it has been read.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "four independent facts about the text that has passed")]
pub(super) struct Shape {
    seen: Vec<u8>,
    /// Whether something in it has to be looked at.
    odd: bool,
    /// Whether the value to come is one whose words do not matter.
    words: bool,
    /// Whether some text may end in a blank, which matters in an answer that is to be continued.
    open_end: bool,
    assistant: bool,
}

impl Shape {
    pub(super) fn clear(&mut self) {
        self.seen.clear();
        (self.odd, self.words, self.open_end, self.assistant) = (false, false, false, false);
    }

    /// Takes the next token inside `params`.
    #[inline]
    pub(super) fn take(&mut self, token: &Token<'_>) {
        let words = std::mem::take(&mut self.words);
        match token {
            Token::Open(Nest::Object) => self.seen.push(b'{'),
            Token::Open(Nest::Array) => self.seen.push(b'['),
            Token::Close(_) => self.seen.push(b'}'),
            Token::Key(name) => {
                self.words = matches!(name.start, b"content" | b"text" | b"system");
                self.exactly(b'k', *name);
            }
            Token::Text(text) if words => self.word(*text),
            Token::Text(text) => {
                self.assistant |= text.start == b"assistant";
                self.exactly(b's', *text);
            }
            Token::Number(Some(digits)) => {
                self.seen.push(b'n');
                self.seen.extend_from_slice(digits.as_bytes());
                self.seen.push(b',');
            }
            Token::Number(None) => self.odd = true,
            Token::Bool(value) => self.seen.push(if *value { b'y' } else { b'f' }),
            Token::Null => self.seen.push(b'0'),
        }
        self.odd |= self.seen.len() > LONGEST;
    }

    fn exactly(&mut self, mark: u8, text: Text<'_>) {
        self.odd |= !text.whole;
        self.seen.push(mark);
        self.seen.extend_from_slice(&(text.start.len() as u64).to_le_bytes()[..2]);
        self.seen.extend_from_slice(text.start);
    }

    fn word(&mut self, text: Text<'_>) {
        self.seen.push(b't');
        let visible = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
        self.odd |= !visible(text.start.first()) && text.str().trim().is_empty();
        let ends_well = visible(text.start.last()) || !text.str().ends_with(char::is_whitespace);
        self.open_end |= !text.whole || !ends_well;
    }
}

/// The shapes in which nothing was found.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    clean: HashSet<Vec<u8>>,
    last: Vec<u8>,
}

impl Shapes {
    /// Whether a request of this shape, with a line of so many bytes, is known to have no findings.
    pub(super) fn known(&mut self, shape: &Shape, bytes: u64) -> bool {
        if !certain(shape, bytes) {
            return false;
        }
        if shape.seen == self.last {
            return true;
        }
        let known = self.clean.contains(&shape.seen);
        if known {
            self.last.clone_from(&shape.seen);
        }
        known
    }

    /// Takes note that nothing was found.
    pub(super) fn note(&mut self, shape: &Shape, bytes: u64) {
        if certain(shape, bytes) && self.clean.len() < MOST {
            self.clean.insert(shape.seen.clone());
        }
    }
}

fn certain(shape: &Shape, bytes: u64) -> bool {
    let unclear = shape.odd || shape.assistant && shape.open_end;
    !(unclear || bytes > LONGEST_LINE || shape.seen.is_empty())
}
