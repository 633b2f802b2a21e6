//! A line of a log as plain text: colours of a terminal and broken bytes taken out.

use std::borrow::Cow;

const ESCAPE: char = '\u{1b}';

/// The line without escape sequences.
pub(super) fn line(raw: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(raw);
    if text.contains(ESCAPE) { Cow::Owned(without_escapes(&text)) } else { text }
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
    fn colours_and_links_go() {
        assert_eq!(line(b"\x1b[1;31mError\x1b[0m: x"), "Error: x");
        assert_eq!(line(b"\x1b]8;;https://x\x07here\x1b]8;;\x1b\\ y"), "here y");
        assert_eq!(line(b"plain \xff"), "plain \u{fffd}");
    }
}
