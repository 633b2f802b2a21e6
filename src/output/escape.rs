//! Makes text from elsewhere safe to show: a terminal must not obey what a model, a server or a file says.
//!
//! Escaped are the C0 controls but newline and tab, DEL, the C1 controls, and the characters that reorder
//! text (bidirectional overrides and isolates, CVE-2021-42574), because they show a line as what it is not.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::error::redact;

/// Whether a terminal would act on `c` instead of showing it.
#[must_use]
pub(crate) fn is_unsafe(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\t');
    control || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` with unsafe characters as `\x1b` or `\u{202e}`; newlines and tabs stay.
#[must_use]
pub(crate) fn text(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        push(&mut out, c);
    }
    Cow::Owned(out)
}

/// `text` on one line: newlines and tabs are escaped as well.
#[must_use]
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_unsafe(c) || matches!(c, '\n' | '\t')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => push(&mut out, c),
        }
    }
    Cow::Owned(out)
}

/// Text from a server, a file or a library as it may stand in one of our lines: redacted and on one line.
#[must_use]
pub(crate) fn foreign_line(text: &str) -> String {
    line(&redact(text.trim())).into_owned()
}

/// JSON that we print ourselves: controls that JSON allows raw become `\u` escapes, so the data stays the same.
#[must_use]
pub(crate) fn json(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unsafe(c) {
            // All of them lie in the basic plane, so one escape is enough.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn push(out: &mut String, c: char) {
    // Writing to a String cannot fail.
    let _ = match c {
        c if !is_unsafe(c) => {
            out.push(c);
            Ok(())
        }
        c if u32::from(c) < 0x100 => write!(out, "\\x{:02x}", u32::from(c)),
        c => write!(out, "\\u{{{:x}}}", u32::from(c)),
    };
}

/// Escapes a byte stream for a terminal; a character split between two chunks is kept until it is whole.
#[derive(Debug, Default)]
pub(crate) struct Chunks {
    carry: Vec<u8>,
}

impl Chunks {
    /// The safe form of the next chunk.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> String {
        let mut pending = std::mem::take(&mut self.carry);
        pending.extend_from_slice(bytes);
        let mut out = String::with_capacity(pending.len());
        let mut rest = pending.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(valid) => {
                    out.push_str(&text(valid));
                    return out;
                }
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    out.push_str(&text(&String::from_utf8_lossy(valid)));
                    let Some(length) = error.error_len() else {
                        self.carry = after.to_vec();
                        return out;
                    };
                    out.push_str(&bytes_escaped(&after[..length]));
                    rest = &after[length..];
                }
            }
        }
    }

    /// What is left of a character that never became whole.
    pub(crate) fn finish(&mut self) -> String {
        bytes_escaped(&std::mem::take(&mut self.carry))
    }
}

fn bytes_escaped(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "\\x{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn controls_are_shown_and_newline_and_tab_stay() {
        assert_eq!(text("a\u{1b}[31mb\r\n\tc\u{7f}\u{9b}"), "a\\x1b[31mb\\x0d\n\tc\\x7f\\x9b");
        assert_eq!(text("\u{202e}evil\u{2066}"), "\\u{202e}evil\\u{2066}");
        assert!(matches!(text("Grüße, 世界 👍"), Cow::Borrowed(_)));
        assert_eq!(line("two\nlines\tand\u{7}"), "two\\nlines\\tand\\x07");
    }

    #[test]
    fn json_keeps_its_meaning() {
        let raw = "\"a\u{9b}\u{202e}\u{7f}b\"";
        let safe = json(raw);
        assert_eq!(safe, "\"a\\u009b\\u202e\\u007fb\"");
        let read = |text: &str| serde_json::from_str::<String>(text).expect("valid");
        assert_eq!(read(&safe), read(raw));
    }

    #[test]
    fn bytes_that_are_no_text_are_shown() {
        let mut chunks = Chunks::default();
        assert_eq!(chunks.push(b"a\xffb\xc3"), "a\\xffb");
        assert_eq!(chunks.finish(), "\\xc3");
    }

    proptest! {
        #[test]
        fn chunks_do_not_depend_on_where_they_are_split(
            bytes in proptest::collection::vec(any::<u8>(), 0..40),
            at in 0usize..40,
        ) {
            let at = at.min(bytes.len());
            let mut whole = Chunks::default();
            let expected = whole.push(&bytes) + &whole.finish();
            let mut split = Chunks::default();
            let got = split.push(&bytes[..at]) + &split.push(&bytes[at..]) + &split.finish();
            prop_assert!(!got.contains(is_unsafe));
            prop_assert_eq!(got, expected);
        }
    }
}
