//! The one JSON scanner: takes bytes in any cut, keeps none of them, and names the place of every token and fault.
//!
//! A text may be longer than memory. Of a string only the beginning is handed out, which is enough for ids, types and
//! names whatever the size of the text around them. Columns count characters, as editors do.

mod number;
mod plain;
mod string;

pub(crate) use string::Text;

use number::Number;
use string::StringReader;

/// Deeper nesting is refused; `serde_json` draws the line at the same place.
const DEEPEST: usize = 127;

/// One thing met in the text.
#[derive(Debug, PartialEq)]
pub(crate) enum Token<'a> {
    /// `{` or `[`
    Open(Nest),
    /// `}` or `]`
    Close(Nest),
    /// The name of a field.
    Key(Text<'a>),
    /// A string.
    Text(Text<'a>),
    /// A number as it is written; `None` if it has more digits than any number needs.
    Number(Option<&'a str>),
    /// `true` or `false`
    Bool(bool),
    /// `null`
    Null,
}

/// What can hold other values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nest {
    /// `{…}`
    Object,
    /// `[…]`
    Array,
}

/// Where a token stands: its first byte for a value, the bracket itself for a close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    /// Bytes from the start of the text.
    pub offset: u64,
    /// Just after its last byte.
    pub end: u64,
    /// Line, from 1.
    pub line: u64,
    /// Characters from the start of the line, from 1.
    pub column: u64,
    /// How many objects and arrays are open around it.
    pub depth: usize,
}

/// Why the text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Line, from 1.
    pub line: u64,
    /// Characters from the start of the line, from 1.
    pub column: u64,
    /// What is wrong there.
    pub what: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Value,
    FirstElement,
    FirstKey,
    NextKey,
    Colon,
    AfterValue,
    Text { key: bool },
    Number,
    Word { word: &'static str, at: usize },
    Done,
}

/// Which objects and arrays are open: one bit for each level, set for an object, the innermost lowest.
#[derive(Clone, Copy, Debug, Default)]
struct Nests {
    objects: u128,
    depth: usize,
}

impl Nests {
    fn push(&mut self, nest: Nest) {
        self.objects = self.objects << 1 | u128::from(nest == Nest::Object);
        self.depth += 1;
    }

    fn pop(&mut self) {
        self.objects >>= 1;
        self.depth = self.depth.saturating_sub(1);
    }

    fn innermost(self) -> Option<Nest> {
        let nest = if self.objects & 1 == 1 { Nest::Object } else { Nest::Array };
        (self.depth > 0).then_some(nest)
    }
}

/// Where the scanner is, and where the token it is in began.
#[derive(Clone, Copy, Debug)]
struct Position {
    /// Offset of the first byte of the piece being read.
    piece: u64,
    line: u64,
    /// What an offset must be less by to be a column counted from 0: where the line begins, and every byte on it that
    /// continues a character.
    before: u64,
    start: Start,
}

#[derive(Clone, Copy, Debug)]
struct Start {
    offset: u64,
    line: u64,
    column: u64,
}

impl Position {
    const BEGIN: Self = Self { piece: 0, line: 1, before: 0, start: Start { offset: 0, line: 1, column: 1 } };

    fn column(&self, at: usize) -> u64 {
        (self.piece + at as u64 + 1).saturating_sub(self.before)
    }

    fn begin(&mut self, at: usize) {
        self.start = Start { offset: self.piece + at as u64, line: self.line, column: self.column(at) };
    }
}

/// Reads one JSON value, fed in pieces.
#[derive(Debug)]
pub(crate) struct Scanner {
    state: State,
    nests: Nests,
    position: Position,
    string: StringReader,
    number: Number,
}

impl Default for Scanner {
    fn default() -> Self {
        Self {
            state: State::Value,
            nests: Nests::default(),
            position: Position::BEGIN,
            string: StringReader::default(),
            number: Number::default(),
        }
    }
}

impl Scanner {
    /// Makes it ready for the next text.
    pub(crate) fn reset(&mut self) {
        self.state = State::Value;
        self.nests = Nests::default();
        self.position = Position::BEGIN;
        self.string.lone_surrogate = None;
    }

    /// Column of an escape that names half a character, which the API refuses though it is JSON.
    #[must_use]
    pub(crate) fn lone_surrogate(&self) -> Option<u64> {
        self.string.lone_surrogate
    }

    /// Whether the value is complete, so that only blanks can follow.
    #[must_use]
    pub(crate) fn is_done(&self) -> bool {
        self.state == State::Done
    }

    /// Reads on.
    ///
    /// # Errors
    /// The first place where the text cannot be JSON.
    #[inline]
    pub(crate) fn feed(&mut self, bytes: &[u8], mut sink: impl FnMut(At, Token<'_>)) -> Result<(), Fault> {
        let mut at = 0;
        while at < bytes.len() {
            at = match self.state {
                State::Text { key } => self.text(bytes, at, key, &mut sink)?,
                State::Number => self.number(bytes, at, &mut sink)?,
                State::Word { word, at: passed } => self.word(word, passed, bytes, at, &mut sink)?,
                _ => self.structure(bytes, at, &mut sink)?,
            };
        }
        self.position.piece += bytes.len() as u64;
        Ok(())
    }

    /// The text is over.
    ///
    /// # Errors
    /// If the value is not complete.
    pub(crate) fn finish(&mut self, mut sink: impl FnMut(At, Token<'_>)) -> Result<(), Fault> {
        if self.state == State::Number {
            self.end_number(0, &mut sink)?;
        }
        let what = match self.state {
            State::Done => return Ok(()),
            State::Value if self.nests.depth == 0 => "nothing but blanks".to_owned(),
            State::Text { .. } => {
                format!(
                    "the line ends inside the string that begins at column {}",
                    self.position.start.column
                )
            }
            _ => match self.nests.innermost() {
                Some(Nest::Object) => "the line ends before an object is closed with `}`".to_owned(),
                Some(Nest::Array) => "the line ends before an array is closed with `]`".to_owned(),
                None => "the line ends inside a value".to_owned(),
            },
        };
        Err(Fault { line: self.position.line, column: self.position.column(0), what })
    }

    /// The place of the token that ends before `end` of the piece being read.
    #[inline]
    fn at(&self, end: usize) -> At {
        let Start { offset, line, column } = self.position.start;
        At { offset, end: self.position.piece + end as u64, line, column, depth: self.nests.depth }
    }

    /// One byte between tokens, with the blanks before it.
    #[inline]
    fn structure(
        &mut self,
        bytes: &[u8],
        mut at: usize,
        sink: &mut impl FnMut(At, Token<'_>),
    ) -> Result<usize, Fault> {
        let byte = loop {
            match bytes.get(at) {
                Some(b' ' | b'\t' | b'\r') => at += 1,
                Some(b'\n') => {
                    at += 1;
                    self.position.line += 1;
                    self.position.before = self.position.piece + at as u64;
                }
                Some(byte) => break *byte,
                None => return Ok(at),
            }
        };
        match (self.state, byte) {
            (State::Colon, b':') => self.state = State::Value,
            (State::AfterValue, b',') => {
                let object = self.nests.innermost() == Some(Nest::Object);
                self.state = if object { State::NextKey } else { State::Value };
            }
            (State::FirstKey | State::NextKey, b'"') => return Ok(self.open_text(bytes, at, true, sink)),
            (State::Value | State::FirstElement, b'"') => return Ok(self.open_text(bytes, at, false, sink)),
            (State::FirstKey, b'}') => self.close(at, Nest::Object, sink),
            (State::FirstElement, b']') => self.close(at, Nest::Array, sink),
            (State::AfterValue, b'}') if self.nests.innermost() == Some(Nest::Object) => {
                self.close(at, Nest::Object, sink);
            }
            (State::AfterValue, b']') if self.nests.innermost() == Some(Nest::Array) => {
                self.close(at, Nest::Array, sink);
            }
            (State::Value | State::FirstElement, _) => self.value(at, byte, sink)?,
            _ => return Err(self.unexpected(at, byte)),
        }
        Ok(at + 1)
    }

    fn value(&mut self, at: usize, byte: u8, sink: &mut impl FnMut(At, Token<'_>)) -> Result<(), Fault> {
        match byte {
            b'{' => return self.open(at, Nest::Object, State::FirstKey, sink),
            b'[' => return self.open(at, Nest::Array, State::FirstElement, sink),
            b'-' | b'0'..=b'9' => {
                self.number.start(byte);
                self.state = State::Number;
            }
            b't' => self.state = State::Word { word: "true", at: 1 },
            b'f' => self.state = State::Word { word: "false", at: 1 },
            b'n' => self.state = State::Word { word: "null", at: 1 },
            _ => return Err(self.unexpected(at, byte)),
        }
        self.position.begin(at);
        Ok(())
    }

    fn open(
        &mut self,
        at: usize,
        nest: Nest,
        then: State,
        sink: &mut impl FnMut(At, Token<'_>),
    ) -> Result<(), Fault> {
        self.position.begin(at);
        if self.nests.depth == DEEPEST {
            return Err(self.fault_at_start("nested too deeply"));
        }
        sink(self.at(at + 1), Token::Open(nest));
        self.nests.push(nest);
        self.state = then;
        Ok(())
    }

    fn close(&mut self, at: usize, nest: Nest, sink: &mut impl FnMut(At, Token<'_>)) {
        self.position.begin(at);
        self.nests.pop();
        sink(self.at(at + 1), Token::Close(nest));
        self.after();
    }

    #[inline]
    fn after(&mut self) {
        self.state = if self.nests.depth == 0 { State::Done } else { State::AfterValue };
    }

    /// A string begins at `at`; one that ends in this piece and needs no work is handed out where it lies.
    #[inline]
    fn open_text(
        &mut self,
        bytes: &[u8],
        at: usize,
        key: bool,
        sink: &mut impl FnMut(At, Token<'_>),
    ) -> usize {
        self.position.begin(at);
        let start = at + 1;
        let end = start + plain::run(&bytes[start..]);
        if bytes.get(end) == Some(&b'"') {
            sink(self.at(end + 1), string_token(key, Text::of(&bytes[start..end])));
            self.after_text(key);
            return end + 1;
        }
        self.string.start();
        self.state = State::Text { key };
        start
    }

    fn text(
        &mut self,
        bytes: &[u8],
        from: usize,
        key: bool,
        sink: &mut impl FnMut(At, Token<'_>),
    ) -> Result<usize, Fault> {
        let (end, closed) = self.string.feed(bytes, from, &mut self.position)?;
        if closed {
            sink(self.at(end), string_token(key, self.string.text()));
            self.after_text(key);
        }
        Ok(end)
    }

    #[inline]
    fn after_text(&mut self, key: bool) {
        if key {
            self.state = State::Colon;
        } else {
            self.after();
        }
    }

    fn number(
        &mut self,
        bytes: &[u8],
        from: usize,
        sink: &mut impl FnMut(At, Token<'_>),
    ) -> Result<usize, Fault> {
        let mut at = from;
        while let Some(&byte) = bytes.get(at) {
            if !self.number.push(byte) {
                self.end_number(at, sink)?;
                break;
            }
            at += 1;
        }
        Ok(at)
    }

    fn end_number(&mut self, end: usize, sink: &mut impl FnMut(At, Token<'_>)) -> Result<(), Fault> {
        if !self.number.complete() {
            return Err(self.fault_at_start("a number that is not complete"));
        }
        sink(self.at(end), Token::Number(self.number.text()));
        self.after();
        Ok(())
    }

    fn word(
        &mut self,
        word: &'static str,
        passed: usize,
        bytes: &[u8],
        from: usize,
        sink: &mut impl FnMut(At, Token<'_>),
    ) -> Result<usize, Fault> {
        let wanted = &word.as_bytes()[passed..];
        let here = wanted.len().min(bytes.len() - from);
        if bytes[from..from + here] != wanted[..here] {
            return Err(self.fault_at_start(&format!("expected `{word}`")));
        }
        self.state = State::Word { word, at: passed + here };
        if here == wanted.len() {
            let token = if word == "null" { Token::Null } else { Token::Bool(word == "true") };
            sink(self.at(from + here), token);
            self.after();
        }
        Ok(from + here)
    }

    fn fault_at_start(&self, what: &str) -> Fault {
        let Start { line, column, .. } = self.position.start;
        Fault { line, column, what: what.to_owned() }
    }

    fn unexpected(&mut self, at: usize, byte: u8) -> Fault {
        let wanted = match self.state {
            State::Value => "a value",
            State::FirstElement => "a value or `]`",
            State::FirstKey => "a field name in double quotes or `}`",
            State::NextKey => "a field name in double quotes",
            State::Colon => "`:`",
            State::AfterValue if self.nests.innermost() == Some(Nest::Object) => "`,` or `}`",
            State::AfterValue => "`,` or `]`",
            _ => "the end of the line",
        };
        let found = match byte {
            0x21..=0x7E => format!("`{}`", char::from(byte)),
            _ => format!("byte 0x{byte:02X}"),
        };
        // A stray byte from the middle of a character takes no column of its own.
        self.position.before += u64::from(byte & 0xC0 == 0x80);
        let column = self.position.column(at);
        Fault { line: self.position.line, column, what: format!("expected {wanted}, found {found}") }
    }
}

#[inline]
fn string_token(key: bool, text: Text<'_>) -> Token<'_> {
    if key { Token::Key(text) } else { Token::Text(text) }
}

#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;
