//! The grammar of a JSON number, byte by byte.

/// More digits than any id, count or limit has.
const LONGEST: usize = 32;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Minus,
    Zero,
    Integer,
    Point,
    Fraction,
    Exponent,
    Sign,
    Power,
}

/// A number being read.
#[derive(Debug, Default)]
pub(super) struct Number {
    part: Part,
    digits: [u8; LONGEST],
    length: usize,
}

impl Number {
    pub(super) fn start(&mut self, byte: u8) {
        self.length = 0;
        self.part = match byte {
            b'-' => Part::Minus,
            b'0' => Part::Zero,
            _ => Part::Integer,
        };
        self.keep(byte);
    }

    /// Whether `byte` can stand here; anything else ends the number.
    pub(super) fn takes(&self, byte: u8) -> bool {
        self.next(byte).is_some()
    }

    pub(super) fn push(&mut self, byte: u8) {
        if let Some(part) = self.next(byte) {
            self.part = part;
            self.keep(byte);
        }
    }

    pub(super) fn complete(&self) -> bool {
        matches!(self.part, Part::Zero | Part::Integer | Part::Fraction | Part::Power)
    }

    pub(super) fn text(&self) -> Option<&str> {
        let digits = self.digits.get(..self.length)?;
        std::str::from_utf8(digits).ok()
    }

    fn keep(&mut self, byte: u8) {
        if let Some(slot) = self.digits.get_mut(self.length) {
            *slot = byte;
        }
        self.length = (self.length + 1).min(LONGEST + 1);
    }

    fn next(&self, byte: u8) -> Option<Part> {
        Some(match (self.part, byte) {
            (Part::Minus, b'0') => Part::Zero,
            (Part::Minus | Part::Integer, b'0'..=b'9') => Part::Integer,
            (Part::Zero | Part::Integer, b'.') => Part::Point,
            (Part::Point | Part::Fraction, b'0'..=b'9') => Part::Fraction,
            (Part::Zero | Part::Integer | Part::Fraction, b'e' | b'E') => Part::Exponent,
            (Part::Exponent, b'+' | b'-') => Part::Sign,
            (Part::Exponent | Part::Sign | Part::Power, b'0'..=b'9') => Part::Power,
            _ => return None,
        })
    }
}
