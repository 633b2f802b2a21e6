//! A log as plain text: colours of a terminal and broken bytes taken out, the encoding of Windows shells undone.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};

use crate::text::html::QUOTES;

const ESCAPE: char = '\u{1b}';

/// The reader as UTF-8. Windows shells redirect output as UTF-16 with a byte order mark.
pub(crate) fn text<'a>(mut reader: impl Read + 'a) -> io::Result<Box<dyn Read + 'a>> {
    let mut mark = Vec::new();
    reader.by_ref().take(2).read_to_end(&mut mark)?;
    Ok(match mark.as_slice() {
        [0xFF, 0xFE] => {
            Box::new(Utf16 { reader, read: u16::from_le_bytes, out: Vec::new(), at: 0, half: None })
        }
        [0xFE, 0xFF] => {
            Box::new(Utf16 { reader, read: u16::from_be_bytes, out: Vec::new(), at: 0, half: None })
        }
        _ => Box::new(Cursor::new(mark).chain(reader)),
    })
}

/// Turns UTF-16 into UTF-8 as it streams by.
struct Utf16<R> {
    reader: R,
    read: fn([u8; 2]) -> u16,
    out: Vec<u8>,
    at: usize,
    /// The first half of a character outside the basic plane.
    half: Option<u16>,
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.out.len() {
            let mut raw = Vec::new();
            self.reader.by_ref().take(32 * 1024).read_to_end(&mut raw)?;
            let mut units: Vec<u16> = self.half.take().into_iter().collect();
            units.extend(raw.chunks_exact(2).map(|pair| (self.read)([pair[0], pair[1]])));
            self.half = units.pop_if(|last| (0xD800..0xDC00).contains(last) && !raw.is_empty());
            self.out = String::from_utf16_lossy(&units).into_bytes();
            self.at = 0;
        }
        let count = buffer.len().min(self.out.len() - self.at);
        buffer[..count].copy_from_slice(&self.out[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// The line without escape sequences, and with plain quotation marks where an object
/// has those of a chat or of XML.
pub(crate) fn line(raw: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(raw);
    let text = if text.contains(ESCAPE) { Cow::Owned(without_escapes(&text)) } else { text };
    let text = if holds_colours(&text) { Cow::Owned(without_colours(&text)) } else { text };
    let text =
        if text.contains('&') && holds_entities(&text) { Cow::Owned(without_entities(&text)) } else { text };
    // All of the other quotation marks lie outside of ASCII, and few lines do.
    if text.is_ascii() {
        return text;
    }
    let text = if is_typographic(&text) { Cow::Owned(text.replace(DOUBLE, "\"")) } else { text };
    if text.contains('{') && text.contains(SINGLE) { Cow::Owned(with_plain_quotes(&text)) } else { text }
}

/// How the escape character before a colour looks where it was printed as text or lost, as in logs of CI copied out of
/// a browser; the longest first.
const LOST: [&str; 6] = ["\\u001b", "\\x1b", "\\033", "\\e", "^[", "\u{241b}"];

/// Whether there is a colour whose escape character was lost: `[36;1m`.
fn holds_colours(text: &str) -> bool {
    memchr::memchr_iter(b'[', text.as_bytes()).any(|at| colour(&text.as_bytes()[at..]).is_some())
}

/// The length of a colour at the start of a text, without its escape character. `rate(x[5m])` is none.
fn colour(text: &[u8]) -> Option<usize> {
    let length =
        1 + text[1..].iter().take(10).take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
    let ends = text.get(length) == Some(&b'm') && text.get(length + 1) != Some(&b']');
    (ends && length > 1).then_some(length + 1)
}

fn without_colours(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let Some(length) = colour(&rest.as_bytes()[at..]) else {
            out.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            continue;
        };
        out.push_str(&rest[..at]);
        let lost = LOST.iter().find(|lost| out.ends_with(**lost)).map_or(0, |lost| lost.len());
        out.truncate(out.len() - lost);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

fn holds_entities(text: &str) -> bool {
    text.contains("&quot;") || text.contains("&#") || text.contains("&apos;")
}

/// Double quotation marks as chats and word processors write them.
const DOUBLE: [char; 3] = ['\u{201c}', '\u{201d}', '\u{201e}'];
/// The single ones.
const SINGLE: [char; 3] = ['\u{2018}', '\u{2019}', '\u{201a}'];

/// Test reports and pages quote whole bodies; their line ends are entities too.
fn without_entities(text: &str) -> String {
    let entities = QUOTES.iter().chain(&[("&#10;", "\n")]);
    entities.fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

/// Whether an object had all its quotation marks made typographic; among plain ones they belong to what is told.
fn is_typographic(text: &str) -> bool {
    text.contains(DOUBLE)
        && !text.contains('"')
        && (text.contains('{') || text.contains("\u{201d}:") || text.contains("\u{201c}:"))
}

fn with_plain_quotes(text: &str) -> String {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        // Between letters it is an apostrophe, and stays.
        let inside = before.is_alphanumeric() && chars.peek().is_some_and(|next| next.is_alphanumeric());
        out.push(if SINGLE.contains(&c) && !inside { '\'' } else { c });
        before = c;
    }
    out
}

fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != ESCAPE {
            out.push(c);
            continue;
        }
        match chars.next() {
            // A control sequence ends with a letter or one of a few marks.
            Some('[') => {
                chars.by_ref().find(|c| ('\u{40}'..='\u{7e}').contains(c));
            }
            // A system command, such as a hyperlink, ends with a bell or a terminator.
            Some(']') => {
                while let Some(c) = chars.next() {
                    if c == '\u{7}' || c == ESCAPE && chars.next_if_eq(&'\\').is_some() {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_shells_write_is_read() {
        let bytes: Vec<u8> =
            "\u{feff}fehler \u{1f600}\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut read = String::new();
        text(bytes.as_slice()).and_then(|mut reader| reader.read_to_string(&mut read)).expect("reads");
        assert_eq!(read, "fehler \u{1f600}\r\n");
        let mut read = String::new();
        text(&b"x"[..]).and_then(|mut reader| reader.read_to_string(&mut read)).expect("reads");
        assert_eq!(read, "x");
    }

    #[test]
    fn colours_and_links_go() {
        assert_eq!(line(b"\x1b[1;31mError\x1b[0m: x"), "Error: x");
        assert_eq!(line(b"\x1b]8;;https://x\x07here\x1b]8;;\x1b\\ y"), "here y");
        assert_eq!(line(b"plain \xff"), "plain \u{fffd}");
        for lost in ["", "^[", "\\u001b", "\\x1b", "\u{241b}"] {
            assert_eq!(line(format!("{lost}[36;1mError{lost}[0m: x").as_bytes()), "Error: x", "{lost}");
        }
        assert_eq!(line(b"rate(x[5m]) [12] [m"), "rate(x[5m]) [12] [m");
    }

    #[test]
    fn objects_get_plain_quotation_marks_and_what_they_tell_keeps_its_own() {
        for (told, plain) in [
            ("{“type”: “error”}", r#"{"type": "error"}"#),
            ("„{“a“: „b“}“", r#""{"a": "b"}""#),
            ("  “message”: “Overloaded”", r#"  "message": "Overloaded""#),
            ("{‚type‘: ‚it’s‘}", "{'type': 'it’s'}"),
            (r#"{"message": "use “auto”"}"#, r#"{"message": "use “auto”"}"#),
            ("he said “no”", "he said “no”"),
            ("x {&quot;a&quot;:&#39;b&#x27;}", r#"x {"a":'b'}"#),
        ] {
            assert_eq!(line(told.as_bytes()), plain);
        }
    }
}
