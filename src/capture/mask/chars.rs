//! Characters of a text with the bytes they are written in, so that what is found in the text can be hidden in the bytes.

use std::ops::Range;

/// One character and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spelled {
    pub char: char,
    pub bytes: Range<usize>,
}

/// The characters of plain text; what is not UTF-8 counts as one character a stretch.
pub(super) fn of_text(bytes: &[u8]) -> Vec<Spelled> {
    let mut all = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        for char in chunk.valid().chars() {
            all.push(Spelled { char, bytes: at..at + char.len_utf8() });
            at += char.len_utf8();
        }
        let invalid = chunk.invalid().len();
        if invalid > 0 {
            all.push(Spelled { char: char::REPLACEMENT_CHARACTER, bytes: at..at + invalid });
            at += invalid;
        }
    }
    all
}

/// The characters of the inside of a JSON string, escapes resolved.
pub(super) fn of_json(bytes: &[u8]) -> Vec<Spelled> {
    let mut all = Vec::with_capacity(bytes.len());
    let mut plain = of_text(bytes).into_iter().peekable();
    while let Some(one) = plain.next() {
        if one.char != '\\' {
            all.push(one);
            continue;
        }
        let Some(escaped) = plain.next() else {
            all.push(one);
            break;
        };
        let mut end = escaped.bytes.end;
        let char = match escaped.char {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' | 'f' => ' ',
            'u' => {
                let digits = bytes.get(end..end + 4).and_then(|digits| std::str::from_utf8(digits).ok());
                let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                if value.is_some() {
                    end += 4;
                    plain.nth(3);
                }
                // Half of a pair stands for itself: it is hidden with its other half or not at all.
                value.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            other => other,
        };
        all.push(Spelled { char, bytes: one.bytes.start..end });
    }
    all
}

/// The text they are.
pub(super) fn text(chars: &[Spelled]) -> String {
    chars.iter().map(|one| one.char).collect()
}
