//! The inside of a JSON string: escapes, UTF-8 over the cuts, and its first bytes.

use super::{Fault, Position, plain};

/// How much of a string is handed out: more than ids, types and messages need to be shown.
const KEPT: usize = 512;

/// A string, as far as it is handed out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text<'a> {
    /// Its beginning, without escapes: whole characters of UTF-8.
    pub start: &'a [u8],
    /// Whether that is all of it.
    pub whole: bool,
}

impl<'a> Text<'a> {
    /// A string that lies in the text as it is.
    #[inline]
    pub(super) fn of(ascii: &'a [u8]) -> Self {
        Self { start: &ascii[..ascii.len().min(KEPT)], whole: ascii.len() <= KEPT }
    }

    /// Its beginning, for people and for comparison with text.
    #[must_use]
    pub(crate) fn str(self) -> &'a str {
        std::str::from_utf8(self.start).unwrap_or_default()
    }
}

impl std::fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text").field("start", &self.str()).field("whole", &self.whole).finish()
    }
}

#[derive(Debug, Default)]
enum Escape {
    #[default]
    None,
    Backslash,
    Hex {
        digits: u8,
        value: u32,
    },
}

/// Reads strings that have more in them than plain ASCII, or go over a cut.
#[derive(Debug, Default)]
pub(super) struct StringReader {
    kept: Vec<u8>,
    dropped: bool,
    escape: Escape,
    /// The first half of a surrogate pair, and its column.
    high: Option<(u32, u64)>,
    /// A character of which some bytes are still to come.
    partial: u32,
    wanted: u8,
    lowest: u8,
    highest: u8,
    pub(super) lone_surrogate: Option<u64>,
}

impl StringReader {
    pub(super) fn start(&mut self) {
        self.kept.clear();
        self.dropped = false;
        self.escape = Escape::None;
        self.high = None;
        self.wanted = 0;
    }

    pub(super) fn text(&self) -> Text<'_> {
        Text { start: &self.kept, whole: !self.dropped }
    }

    /// Reads up to the closing quote; returns where it stopped and whether behind the quote.
    pub(super) fn feed(
        &mut self,
        bytes: &[u8],
        from: usize,
        position: &mut Position,
    ) -> Result<(usize, bool), Fault> {
        let mut at = from;
        while at < bytes.len() {
            if self.wanted == 0 && matches!(self.escape, Escape::None) {
                let run = self.run(&bytes[at..], position);
                if run > 0 {
                    at += run;
                    continue;
                }
            }
            let byte = bytes[at];
            position.before += u64::from(byte & 0xC0 == 0x80);
            at += 1;
            if self.step(byte, position.column(at - 1), position.line)? {
                return Ok((at, true));
            }
        }
        Ok((at, false))
    }

    /// Takes the whole characters up to the next byte that needs a closer look; says how many bytes that were.
    fn run(&mut self, bytes: &[u8], position: &mut Position) -> usize {
        let mut end = plain::run(bytes);
        if bytes.get(end).is_some_and(|byte| *byte >= 0x80) {
            end += plain::run_of_any(&bytes[end..]);
            end = match std::str::from_utf8(&bytes[..end]) {
                Ok(_) => end,
                // The step by step reading says what is wrong, or waits for the rest of a character.
                Err(error) => error.valid_up_to(),
            };
            position.before += plain::continuations(&bytes[..end]) as u64;
        }
        if end > 0 {
            self.lonely();
            self.keep_run(&bytes[..end]);
        }
        end
    }

    fn step(&mut self, byte: u8, column: u64, line: u64) -> Result<bool, Fault> {
        let fault = |what: String| Fault { line, column, what };
        if self.wanted > 0 {
            return self.continuation(byte).map(|()| false).ok_or_else(|| fault(NOT_UTF8.to_owned()));
        }
        match self.escape {
            Escape::Backslash => {
                let known = self.escaped(byte);
                known.ok_or_else(|| fault("a backslash escape that JSON does not have".to_owned()))?;
            }
            Escape::Hex { digits, value } => {
                let digit = char::from(byte).to_digit(16);
                let digit = digit.ok_or_else(|| fault("`\\u` wants four hexadecimal digits".to_owned()))?;
                self.hex(digits, value * 16 + digit, column);
            }
            Escape::None => match byte {
                b'"' => {
                    self.lonely();
                    return Ok(true);
                }
                b'\\' => self.escape = Escape::Backslash,
                0x80.. => {
                    self.lonely();
                    self.lead(byte).ok_or_else(|| fault(NOT_UTF8.to_owned()))?;
                }
                _ => {
                    let what = format!("control character 0x{byte:02X} in a string; write it as an escape");
                    return Err(fault(what));
                }
            },
        }
        Ok(false)
    }

    fn escaped(&mut self, byte: u8) -> Option<()> {
        self.escape = Escape::None;
        let character = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.escape = Escape::Hex { digits: 0, value: 0 };
                return Some(());
            }
            _ => return None,
        };
        self.lonely();
        self.keep(character);
        Some(())
    }

    fn hex(&mut self, digits: u8, value: u32, column: u64) {
        if digits < 3 {
            self.escape = Escape::Hex { digits: digits + 1, value };
            return;
        }
        self.escape = Escape::None;
        // The backslash stands five characters before the last digit.
        let place = column.saturating_sub(5);
        match (self.high.take(), value) {
            (Some((high, _)), 0xDC00..=0xDFFF) => {
                let point = 0x1_0000 + ((high - 0xD800) << 10) + (value - 0xDC00);
                self.keep(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
                return;
            }
            (Some((_, lone)), _) => self.note_lone(lone),
            (None, 0xDC00..=0xDFFF) => self.note_lone(place),
            (None, _) => {}
        }
        if (0xD800..=0xDBFF).contains(&value) {
            self.high = Some((value, place));
        } else {
            self.keep(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }

    /// A high surrogate that nothing follows.
    fn lonely(&mut self) {
        if let Some((_, place)) = self.high.take() {
            self.note_lone(place);
            self.keep(char::REPLACEMENT_CHARACTER);
        }
    }

    fn note_lone(&mut self, place: u64) {
        self.lone_surrogate.get_or_insert(place);
    }

    /// The first byte of a character; the ranges of the second keep out overlong forms and surrogates.
    fn lead(&mut self, byte: u8) -> Option<()> {
        (self.wanted, self.lowest, self.highest) = match byte {
            0xC2..=0xDF => (1, 0x80, 0xBF),
            0xE0 => (2, 0xA0, 0xBF),
            0xED => (2, 0x80, 0x9F),
            0xE1..=0xEF => (2, 0x80, 0xBF),
            0xF0 => (3, 0x90, 0xBF),
            0xF1..=0xF3 => (3, 0x80, 0xBF),
            0xF4 => (3, 0x80, 0x8F),
            _ => return None,
        };
        self.partial = u32::from(byte & (0x3F >> self.wanted));
        Some(())
    }

    fn continuation(&mut self, byte: u8) -> Option<()> {
        if !(self.lowest..=self.highest).contains(&byte) {
            return None;
        }
        (self.lowest, self.highest) = (0x80, 0xBF);
        self.partial = self.partial << 6 | u32::from(byte & 0x3F);
        self.wanted -= 1;
        if self.wanted == 0 {
            self.keep(char::from_u32(self.partial).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Some(())
    }

    fn keep(&mut self, character: char) {
        let mut bytes = [0; 4];
        self.keep_run(character.encode_utf8(&mut bytes).as_bytes());
    }

    /// Keeps as many whole characters as there is room for.
    fn keep_run(&mut self, run: &[u8]) {
        if self.dropped {
            return;
        }
        let mut room = KEPT - self.kept.len();
        if room >= run.len() {
            room = run.len();
        } else {
            self.dropped = true;
            while room > 0 && run[room] & 0xC0 == 0x80 {
                room -= 1;
            }
        }
        self.kept.extend_from_slice(&run[..room]);
    }
}

const NOT_UTF8: &str = "not UTF-8; save the file as UTF-8";
