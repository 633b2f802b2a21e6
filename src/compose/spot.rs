//! Turns an offset in a file that is in memory into the place a reader of the file would look at.

use std::ops::Range;
use std::path::Path;

use crate::text::Place;

/// Characters shown before and after the caret; requests are often one line of megabytes.
const BEFORE: usize = 40;
const AFTER: usize = 60;

/// The place of some bytes of a text. Offsets beyond the text mean its end.
#[must_use]
pub(super) fn place(file: &Path, text: &[u8], span: &Range<usize>) -> Place {
    let start = span.start.min(text.len());
    let line_start = text[..start].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line_end = text[start..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| start + at);
    let before = String::from_utf8_lossy(&text[line_start..start]);
    let before = if line_start == 0 { before.trim_start_matches('\u{feff}') } else { &before };
    let after = String::from_utf8_lossy(&text[start..line_end]);
    let marked = String::from_utf8_lossy(&text[start..span.end.clamp(start, line_end)]);
    let column = before.chars().count();
    let shown_before: String = before.chars().skip(column.saturating_sub(BEFORE)).collect();
    let shown_after: String = after.trim_end_matches('\r').chars().take(AFTER).collect();
    Place {
        file: file.to_owned(),
        line: text[..start].split(|byte| *byte == b'\n').count() as u64,
        column: column as u64 + 1,
        caret: shown_before.chars().count(),
        width: marked.chars().count().clamp(1, AFTER),
        text: shown_before + &shown_after,
    }
}

/// The offset of a line and column as `serde_json` counts them: from 1, the column in bytes.
#[must_use]
pub(super) fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let line_start = match line {
        0 | 1 => 0,
        _ => text
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n')
            .nth(line - 2)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    (line_start + column.saturating_sub(1)).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_in_characters_from_one() {
        let text = "{\n  \"ä\": nope\r\n}".as_bytes();
        let at = text.windows(4).position(|window| window == b"nope").expect("in the text");
        let place = place(Path::new("r.json"), text, &(at..at + 4));
        assert_eq!((place.line, place.column, place.caret, place.width), (2, 8, 7, 4));
        assert_eq!(place.text, "  \"ä\": nope");
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let text = "x".repeat(5_000);
        let place = place(Path::new("r.json"), text.as_bytes(), &(3_000..3_005));
        assert_eq!((place.line, place.column), (1, 3_001));
        assert_eq!((place.caret, place.text.len()), (BEFORE, BEFORE + AFTER));
    }

    #[test]
    fn the_end_of_a_text_has_a_place_too() {
        let place = place(Path::new("r.json"), b"{\n", &(99..99));
        assert_eq!((place.line, place.column, place.width), (2, 1, 1));
    }

    #[test]
    fn lines_and_columns_become_offsets() {
        let text = b"ab\ncd\n";
        assert_eq!(offset(text, 1, 1), 0);
        assert_eq!(offset(text, 2, 2), 4);
        assert_eq!(offset(text, 3, 0), 6);
        assert_eq!(offset(text, 9, 9), 6);
    }
}
