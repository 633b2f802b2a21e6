//! The inside of a JSON string: escapes, UTF-8 over the cuts, and its first bytes.

use super::Fault;

/// How much of a string is kept: more than ids, types and messages need to be shown.
const KEPT: usize = 512;

/// A string, as far as it was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Text<'a> {
    /// Its beginning, without escapes.
    pub start: &'a str,
    /// Whether that is all of it.
    pub whole: bool,
}

/// The bytes that stand for themselves in a string: ASCII but for controls, the quote and the backslash.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0x20;
    while byte < 0x80 {
        plain[byte] = byte != b'"' as usize && byte != b'\\' as usize;
        byte += 1;
    }
    plain
};

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

/// Reads strings one after the other.
#[derive(Debug, Default)]
pub(super) struct TextReader {
    kept: String,
    dropped: bool,
    escape: Escape,
    high: Option<(u32, u64)>,
    partial: u32,
    wanted: u8,
    lowest: u8,
    highest: u8,
    pub(super) lone_surrogate: Option<u64>,
}

impl TextReader {
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

    /// Reads up to the closing quote; returns how many bytes it took and whether the quote was among them.
    pub(super) fn feed(&mut self, bytes: &[u8], column: &mut u64) -> Result<(usize, bool), Fault> {
        let mut at = 0;
        while at < bytes.len() {
            let plain = self.plain_run(&bytes[at..]);
            if plain > 0 {
                self.lonely();
                self.keep_ascii(&bytes[at..at + plain]);
                *column += plain as u64;
                at += plain;
                continue;
            }
            let byte = bytes[at];
            at += 1;
            if byte & 0xC0 != 0x80 {
                *column += 1;
            }
            if self.step(byte, *column)? {
                return Ok((at, true));
            }
        }
        Ok((at, false))
    }

    /// How many bytes from here are ordinary ASCII, so that long text is passed in runs.
    fn plain_run(&self, bytes: &[u8]) -> usize {
        if self.wanted > 0 || !matches!(self.escape, Escape::None) {
            return 0;
        }
        let mut length = 0;
        while length < bytes.len() && PLAIN[bytes[length] as usize] {
            length += 1;
        }
        length
    }

    fn step(&mut self, byte: u8, column: u64) -> Result<bool, Fault> {
        if self.wanted > 0 {
            return self.continuation(byte, column).map(|()| false);
        }
        match self.escape {
            Escape::Backslash => self.escaped(byte, column)?,
            Escape::Hex { digits, value } => self.hex(byte, digits, value, column)?,
            Escape::None => match byte {
                b'"' => {
                    self.lonely();
                    return Ok(true);
                }
                b'\\' => self.escape = Escape::Backslash,
                0x80.. => {
                    self.lonely();
                    self.lead(byte, column)?;
                }
                _ => {
                    return Err(Fault {
                        column,
                        what: format!("control character 0x{byte:02X} in a string; write it as an escape"),
                    });
                }
            },
        }
        Ok(false)
    }

    fn escaped(&mut self, byte: u8, column: u64) -> Result<(), Fault> {
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
                return Ok(());
            }
            _ => return Err(Fault { column, what: "a backslash escape that JSON does not have".to_owned() }),
        };
        self.lonely();
        self.keep(character);
        Ok(())
    }

    fn hex(&mut self, byte: u8, digits: u8, value: u32, column: u64) -> Result<(), Fault> {
        let Some(digit) = char::from(byte).to_digit(16) else {
            return Err(Fault { column, what: "`\\u` wants four hexadecimal digits".to_owned() });
        };
        let value = value * 16 + digit;
        if digits < 3 {
            self.escape = Escape::Hex { digits: digits + 1, value };
            return Ok(());
        }
        self.escape = Escape::None;
        match (self.high.take(), value) {
            (Some((high, _)), 0xDC00..=0xDFFF) => {
                let point = 0x1_0000 + ((high - 0xD800) << 10) + (value - 0xDC00);
                self.keep(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
                return Ok(());
            }
            (Some((_, place)), _) => self.note_lone(place),
            (None, 0xDC00..=0xDFFF) => self.note_lone(column.saturating_sub(5)),
            (None, _) => {}
        }
        if (0xD800..=0xDBFF).contains(&value) {
            self.high = Some((value, column.saturating_sub(5)));
        } else {
            self.keep(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Ok(())
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
    fn lead(&mut self, byte: u8, column: u64) -> Result<(), Fault> {
        (self.wanted, self.lowest, self.highest) = match byte {
            0xC2..=0xDF => (1, 0x80, 0xBF),
            0xE0 => (2, 0xA0, 0xBF),
            0xED => (2, 0x80, 0x9F),
            0xE1..=0xEF => (2, 0x80, 0xBF),
            0xF0 => (3, 0x90, 0xBF),
            0xF1..=0xF3 => (3, 0x80, 0xBF),
            0xF4 => (3, 0x80, 0x8F),
            _ => return Err(not_utf8(column)),
        };
        self.partial = u32::from(byte & (0x3F >> self.wanted));
        Ok(())
    }

    fn continuation(&mut self, byte: u8, column: u64) -> Result<(), Fault> {
        if !(self.lowest..=self.highest).contains(&byte) {
            return Err(not_utf8(column));
        }
        (self.lowest, self.highest) = (0x80, 0xBF);
        self.partial = self.partial << 6 | u32::from(byte & 0x3F);
        self.wanted -= 1;
        if self.wanted == 0 {
            self.keep(char::from_u32(self.partial).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Ok(())
    }

    fn keep(&mut self, character: char) {
        if !self.dropped && self.kept.len() + character.len_utf8() <= KEPT {
            self.kept.push(character);
        } else {
            self.dropped = true;
        }
    }

    fn keep_ascii(&mut self, run: &[u8]) {
        if self.dropped {
            return;
        }
        let room = (KEPT - self.kept.len()).min(run.len());
        self.kept.push_str(std::str::from_utf8(&run[..room]).unwrap_or_default());
        self.dropped = room < run.len();
    }
}

fn not_utf8(column: u64) -> Fault {
    Fault { column, what: "not UTF-8; save the file as UTF-8".to_owned() }
}
