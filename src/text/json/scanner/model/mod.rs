//! The scanner's model for tests: the same judgement, one byte at a time and with nothing clever in it.

mod number;
mod text;

pub(crate) use text::Text;

use number::Number;
use text::TextReader;

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

/// Where a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    /// Characters from the start of the line, from 1.
    pub column: u64,
    /// How many objects and arrays are open around it.
    pub depth: usize,
}

/// Why the text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
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

/// Reads one JSON value, fed in pieces.
#[derive(Debug)]
pub(crate) struct Scanner {
    state: State,
    nests: Vec<Nest>,
    column: u64,
    start: u64,
    text: TextReader,
    number: Number,
}

impl Default for Scanner {
    fn default() -> Self {
        Self {
            state: State::Value,
            nests: Vec::new(),
            column: 0,
            start: 0,
            text: TextReader::default(),
            number: Number::default(),
        }
    }
}

impl Scanner {
    /// Column of an escape that names half a character, which the API refuses though it is JSON.
    #[must_use]
    pub(crate) fn lone_surrogate(&self) -> Option<u64> {
        self.text.lone_surrogate
    }

    /// Reads on.
    ///
    /// # Errors
    /// The first place where the text cannot be JSON.
    pub(crate) fn feed(&mut self, bytes: &[u8], sink: &mut dyn FnMut(At, Token<'_>)) -> Result<(), Fault> {
        let mut rest = bytes;
        while let Some(&byte) = rest.first() {
            match self.state {
                State::Text { key } => {
                    let (taken, closed) = self.text.feed(rest, &mut self.column)?;
                    rest = &rest[taken..];
                    if closed {
                        self.close_text(key, sink);
                    }
                    continue;
                }
                State::Number if self.number.takes(byte) => {
                    self.column += 1;
                    self.number.push(byte);
                }
                State::Number => {
                    self.end_number(sink)?;
                    continue;
                }
                State::Word { word, at } => self.word(word, at, byte, sink)?,
                _ => self.structure(byte, sink)?,
            }
            rest = &rest[1..];
        }
        Ok(())
    }

    /// The line is over.
    ///
    /// # Errors
    /// If the value is not complete.
    pub(crate) fn finish(&mut self, sink: &mut dyn FnMut(At, Token<'_>)) -> Result<(), Fault> {
        if self.state == State::Number {
            self.end_number(sink)?;
        }
        let what = match self.state {
            State::Done => return Ok(()),
            State::Value if self.nests.is_empty() => "nothing but blanks".to_owned(),
            State::Text { .. } => {
                format!("the line ends inside the string that begins at column {}", self.start)
            }
            _ => match self.nests.last() {
                Some(Nest::Object) => "the line ends before an object is closed with `}`".to_owned(),
                Some(Nest::Array) => "the line ends before an array is closed with `]`".to_owned(),
                None => "the line ends inside a value".to_owned(),
            },
        };
        Err(Fault { column: self.column + 1, what })
    }

    fn at(&self) -> At {
        At { column: self.start, depth: self.nests.len() }
    }

    fn structure(&mut self, byte: u8, sink: &mut dyn FnMut(At, Token<'_>)) -> Result<(), Fault> {
        if byte & 0xC0 != 0x80 {
            self.column += 1;
        }
        self.start = self.column;
        match (self.state, byte) {
            (_, b' ' | b'\t' | b'\r' | b'\n') => {}
            (State::Colon, b':') => self.state = State::Value,
            (State::AfterValue, b',') => self.state = self.next_in_nest(),
            (State::FirstKey | State::NextKey, b'"') => self.open_text(true),
            (State::FirstKey, b'}') => self.close(Nest::Object, sink),
            (State::FirstElement, b']') => self.close(Nest::Array, sink),
            (State::AfterValue, b'}') if self.nests.last() == Some(&Nest::Object) => {
                self.close(Nest::Object, sink);
            }
            (State::AfterValue, b']') if self.nests.last() == Some(&Nest::Array) => {
                self.close(Nest::Array, sink);
            }
            (State::Value | State::FirstElement, _) => return self.value(byte, sink),
            _ => return Err(self.unexpected(byte)),
        }
        Ok(())
    }

    fn next_in_nest(&self) -> State {
        match self.nests.last() {
            Some(Nest::Object) => State::NextKey,
            _ => State::Value,
        }
    }

    fn value(&mut self, byte: u8, sink: &mut dyn FnMut(At, Token<'_>)) -> Result<(), Fault> {
        match byte {
            b'{' => self.open(Nest::Object, State::FirstKey, sink)?,
            b'[' => self.open(Nest::Array, State::FirstElement, sink)?,
            b'"' => self.open_text(false),
            b'-' | b'0'..=b'9' => {
                self.number.start(byte);
                self.state = State::Number;
            }
            b't' => self.state = State::Word { word: "true", at: 1 },
            b'f' => self.state = State::Word { word: "false", at: 1 },
            b'n' => self.state = State::Word { word: "null", at: 1 },
            _ => return Err(self.unexpected(byte)),
        }
        Ok(())
    }

    fn open(&mut self, nest: Nest, then: State, sink: &mut dyn FnMut(At, Token<'_>)) -> Result<(), Fault> {
        if self.nests.len() == DEEPEST {
            return Err(Fault { column: self.start, what: "nested too deeply".to_owned() });
        }
        sink(self.at(), Token::Open(nest));
        self.nests.push(nest);
        self.state = then;
        Ok(())
    }

    fn close(&mut self, nest: Nest, sink: &mut dyn FnMut(At, Token<'_>)) {
        self.nests.pop();
        sink(self.at(), Token::Close(nest));
        self.after();
    }

    fn after(&mut self) {
        self.state = if self.nests.is_empty() { State::Done } else { State::AfterValue };
    }

    fn open_text(&mut self, key: bool) {
        self.text.start();
        self.state = State::Text { key };
    }

    fn close_text(&mut self, key: bool, sink: &mut dyn FnMut(At, Token<'_>)) {
        let at = self.at();
        if key {
            sink(at, Token::Key(self.text.text()));
            self.state = State::Colon;
        } else {
            sink(at, Token::Text(self.text.text()));
            self.after();
        }
    }

    fn end_number(&mut self, sink: &mut dyn FnMut(At, Token<'_>)) -> Result<(), Fault> {
        if !self.number.complete() {
            return Err(Fault { column: self.start, what: "a number that is not complete".to_owned() });
        }
        sink(self.at(), Token::Number(self.number.text()));
        self.after();
        Ok(())
    }

    fn word(
        &mut self,
        word: &'static str,
        at: usize,
        byte: u8,
        sink: &mut dyn FnMut(At, Token<'_>),
    ) -> Result<(), Fault> {
        if word.as_bytes()[at] != byte {
            return Err(Fault { column: self.start, what: format!("expected `{word}`") });
        }
        self.column += 1;
        self.state = State::Word { word, at: at + 1 };
        if at + 1 == word.len() {
            let token = if word == "null" { Token::Null } else { Token::Bool(word == "true") };
            sink(self.at(), token);
            self.after();
        }
        Ok(())
    }

    fn unexpected(&self, byte: u8) -> Fault {
        let wanted = match self.state {
            State::Value => "a value",
            State::FirstElement => "a value or `]`",
            State::FirstKey => "a field name in double quotes or `}`",
            State::NextKey => "a field name in double quotes",
            State::Colon => "`:`",
            State::AfterValue if self.nests.last() == Some(&Nest::Object) => "`,` or `}`",
            State::AfterValue => "`,` or `]`",
            _ => "the end of the line",
        };
        let found = match byte {
            0x21..=0x7E => format!("`{}`", char::from(byte)),
            _ => format!("byte 0x{byte:02X}"),
        };
        Fault { column: self.start, what: format!("expected {wanted}, found {found}") }
    }
}
