//! Shows a place in the user's file: the line and a caret under it.

use console::measure_text_width;

use crate::error::redact;
use crate::output::escape;
use crate::output::style::{Paint, Style};
use crate::text::Place;

/// The lines that point at `place`, without a final newline. `text` of the place may be anything a file can hold.
#[must_use]
pub(crate) fn excerpt(place: &Place, paint: Paint) -> String {
    let file = escape::foreign_line(&place.file.to_string_lossy());
    let number = place.line.to_string();
    let gutter = " ".repeat(number.len());
    let arrow = format!("{gutter}--> {file}:{}:{}", place.line, place.column);
    if place.text.trim().is_empty() {
        return paint.paint(Style::Dim, &arrow);
    }
    let (text, caret) = safe_line(place);
    let bar = |rest: &str| paint.paint(Style::Dim, &format!("{gutter} |{rest}"));
    let shown = format!("{}{text}", paint.paint(Style::Dim, &format!("{number} | ")));
    let caret_line = format!("{} {}", bar(""), paint.paint(Style::Bad, &caret).trim_end());
    [paint.paint(Style::Dim, &arrow), bar(""), shown, caret_line].join("\n")
}

/// The line as it is shown, and the spaces and carets that go under it.
fn safe_line(place: &Place) -> (String, String) {
    let split = |at: usize| place.text.char_indices().nth(at).map_or(place.text.len(), |(at, _)| at);
    let start = split(place.caret);
    let end = split(place.caret.saturating_add(place.width.max(1)));
    let [before, marked, after] =
        [&place.text[..start], &place.text[start..end], &place.text[end..]].map(shown);
    // A key that straddles the caret shows up only in the whole line.
    let whole = shown(&place.text);
    let text = format!("{before}{marked}{after}");
    let text = if redact(&text) == text { text } else { whole };
    let caret = format!(
        "{}{}",
        " ".repeat(measure_text_width(&before)),
        "^".repeat(measure_text_width(&marked).max(1))
    );
    (text, caret)
}

/// Tabs become single spaces, so that the caret stands where it should at any tab width.
fn shown(text: &str) -> String {
    escape::line(&redact(&text.replace('\t', " "))).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn place(text: &str, caret: usize, width: usize) -> Place {
        Place {
            file: PathBuf::from("request.json"),
            line: 12,
            column: caret as u64 + 1,
            text: text.to_owned(),
            caret,
            width,
        }
    }

    fn plain(place: &Place) -> String {
        excerpt(place, Paint::new(false))
    }

    #[test]
    fn the_caret_stands_under_the_place() {
        insta::assert_snapshot!(plain(&place("\t\"temperature\": 3,", 16, 1)), @r#"
          --> request.json:12:17
           |
        12 |  "temperature": 3,
           |                 ^
        "#);
    }

    #[test]
    fn wide_and_escaped_characters_are_measured_as_shown() {
        insta::assert_snapshot!(plain(&place("世界\u{7} bad", 4, 3)), @r"
          --> request.json:12:5
           |
        12 | 世界\x07 bad
           |          ^^^
        ");
    }

    #[test]
    fn a_caret_behind_the_end_and_an_empty_line_do_no_harm() {
        assert!(plain(&place("short", 99, 9)).ends_with("|      ^"));
        assert_eq!(plain(&place("", 0, 1)), "  --> request.json:12:1");
    }

    #[test]
    fn a_key_in_the_line_is_redacted_even_across_the_caret() {
        let line = "key = sk-ant-api03-TESTKEYTESTKEYTESTKEY-zz9Q";
        for caret in [0, 6, 10, 20] {
            let text = plain(&place(line, caret, 4));
            assert!(!text.contains("TESTKEYTEST"), "{text}");
        }
    }
}
