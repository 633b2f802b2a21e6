//! From a byte range in a text to the line, column and caret that people look for.

use std::ops::Range;
use std::path::Path;

use crate::error::redact;
use crate::text::Place;

/// Longer lines are cut around the caret.
const WIDEST: usize = 160;

/// The place of `span` in `text`. The line shown holds no secrets, even if the file does.
pub(super) fn place(file: &Path, text: &str, span: &Range<usize>) -> Place {
    let at = text.floor_char_boundary(span.start.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = text[start..end].trim_end_matches('\r');
    let column = text[start..at].chars().count();
    let span_end = text.floor_char_boundary(span.end.clamp(at, end));
    let width = text[at..span_end].chars().count().max(1);
    // Secrets are values and stand after the key, so that redacting does not move what stands before them.
    let shown: String = redact(line).chars().take(WIDEST.max(column + 1)).collect();
    let room = shown.chars().count().saturating_sub(column).max(1);
    Place {
        file: file.to_owned(),
        line: text[..at].matches('\n').count() as u64 + 1,
        column: column as u64 + 1,
        text: shown,
        caret: column,
        width: width.min(room),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = "a = 1\r\né = \"ü\"\r\n";
        let at = text.find('=').and_then(|first| text[first + 1..].find('=').map(|next| first + 1 + next));
        let at = at.expect("a second =");
        let place = place(Path::new("c.toml"), text, &(at..at + 1));
        assert_eq!((place.line, place.column, place.width), (2, 3, 1));
        assert_eq!(place.text, "é = \"ü\"");
    }

    #[test]
    fn a_key_in_the_line_is_not_shown() {
        let text = "api_key = \"sk-ant-api03-ABCDEFGHIJKLMNOPQRSTUVWX\"";
        let place = place(Path::new("c.toml"), text, &(0..7));
        assert_eq!((place.caret, place.width), (0, 7));
        assert!(!place.text.contains("ABCDEFGH"), "{}", place.text);
    }

    #[test]
    fn the_end_of_the_file_is_a_place_too() {
        let place = place(Path::new("c.toml"), "a = \n", &(5..5));
        assert_eq!((place.line, place.column, place.width), (2, 1, 1));
    }
}
