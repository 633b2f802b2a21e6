//! Reads JSON byte by byte and knows where it is; keeps nothing but a small buffer.

use std::io::{self, Read};

/// Where a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Bytes from the start of the document.
    pub offset: u64,
    /// Line, from 1.
    pub line: u64,
    /// Column in characters, from 1.
    pub column: u64,
}

/// What ends a scan early.
#[derive(Debug)]
pub(super) enum Stop {
    /// The document is not JSON from here on, or ends.
    NotJson,
    /// Reading failed.
    Io(io::Error),
}

pub(super) type Scan<T> = Result<T, Stop>;

/// A reader that looks one byte ahead.
pub(super) struct Scanner<R> {
    reader: R,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    mark: Mark,
}

/// Longer keys than this are no field of a request; they are skipped without being kept.
const LONGEST_KEY: usize = 512;

impl<R: Read> Scanner<R> {
    pub(super) fn new(reader: R) -> Self {
        let mark = Mark { offset: 0, line: 1, column: 1 };
        Self { reader, buffer: vec![0; 64 * 1024], at: 0, filled: 0, mark }
    }

    pub(super) fn mark(&self) -> Mark {
        self.mark
    }

    /// The next byte without taking it; `None` at the end.
    pub(super) fn peek(&mut self) -> Scan<Option<u8>> {
        if self.at == self.filled {
            self.at = 0;
            self.filled = loop {
                match self.reader.read(&mut self.buffer) {
                    Ok(count) => break count,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => {
                        self.filled = 0;
                        return Err(Stop::Io(error));
                    }
                }
            };
        }
        Ok((self.at < self.filled).then(|| self.buffer[self.at]))
    }

    /// Takes the byte that `peek` showed.
    fn take(&mut self, byte: u8) {
        self.at += 1;
        self.mark.offset += 1;
        match byte {
            b'\n' => {
                self.mark.line += 1;
                self.mark.column = 1;
            }
            0x80..=0xBF => {}
            _ => self.mark.column += 1,
        }
    }

    pub(super) fn next(&mut self) -> Scan<u8> {
        let byte = self.peek()?.ok_or(Stop::NotJson)?;
        self.take(byte);
        Ok(byte)
    }

    pub(super) fn expect(&mut self, wanted: u8) -> Scan<()> {
        if self.next()? == wanted { Ok(()) } else { Err(Stop::NotJson) }
    }

    /// Skips blanks, and a byte order mark at the very start, which counts as no column.
    pub(super) fn blanks(&mut self) -> Scan<()> {
        if self.mark.offset == 0 && self.peek()? == Some(0xEF) {
            for _ in 0..3 {
                self.next()?;
            }
            self.mark.column = 1;
        }
        while let Some(byte @ (b' ' | b'\t' | b'\r' | b'\n')) = self.peek()? {
            self.take(byte);
        }
        Ok(())
    }

    /// Reads a string after its opening quote; `None` when it is too long to be worth keeping.
    pub(super) fn string(&mut self) -> Scan<Option<String>> {
        let mut raw = vec![b'"'];
        loop {
            let byte = self.next()?;
            if raw.len() <= LONGEST_KEY {
                raw.push(byte);
            }
            match byte {
                b'"' => break,
                b'\\' => {
                    let escaped = self.next()?;
                    if raw.len() <= LONGEST_KEY {
                        raw.push(escaped);
                    }
                }
                _ => {}
            }
        }
        Ok(serde_json::from_slice(&raw).ok())
    }

    /// Skips one value of any size and depth.
    pub(super) fn skip_value(&mut self) -> Scan<()> {
        let mut depth = 0_u64;
        loop {
            self.blanks()?;
            match self.next()? {
                b'"' => self.skip_string()?,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.checked_sub(1).ok_or(Stop::NotJson)?,
                b',' | b':' if depth > 0 => continue,
                byte if byte.is_ascii_alphanumeric() || byte == b'-' => self.skip_scalar()?,
                _ => return Err(Stop::NotJson),
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn skip_string(&mut self) -> Scan<()> {
        loop {
            match self.next()? {
                b'"' => return Ok(()),
                b'\\' => {
                    self.next()?;
                }
                _ => {}
            }
        }
    }

    fn skip_scalar(&mut self) -> Scan<()> {
        while let Some(byte) = self.peek()? {
            if !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')) {
                break;
            }
            self.take(byte);
        }
        Ok(())
    }
}
