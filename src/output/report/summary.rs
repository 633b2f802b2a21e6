//! Reduces whatever a server sent to one readable line: a page to its title, a text to its beginning.

use std::borrow::Cow;

use crate::output::escape;
use crate::text::html;

/// Longest excerpt of a foreign text in a report, in characters; enough to recognise it, too short to fill a screen.
const LONGEST: usize = 300;

/// Foreign text on one line: redacted, escaped, and cut; an HTML page is only its title.
#[must_use]
pub(crate) fn one_line(text: &str) -> String {
    let line = match page_title(text) {
        Some(title) => Cow::Owned(title),
        None => Cow::Borrowed(text),
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    cut(&escape::foreign_line(&words.join(" ")))
}

fn page_title(text: &str) -> Option<String> {
    html::is_page(text).then(|| match html::title(text) {
        None => "an HTML page without a title".to_owned(),
        Some(title) => format!("an HTML page titled \"{title}\""),
    })
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{} … ({} characters)", text[..at].trim_end(), text.chars().count()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_its_title() {
        let page =
            "\n<!DOCTYPE html>\n<html><head><TITLE>\n 502 Bad &amp; Gateway</TITLE></head><body>x</body>";
        assert_eq!(one_line(page), "an HTML page titled \"502 Bad & Gateway\"");
        assert_eq!(one_line("<html><body><h1>Sorry</h1>"), "an HTML page titled \"Sorry\"");
        assert_eq!(one_line("<html><title></title>"), "an HTML page without a title");
        assert_eq!(one_line("<b>not a page</b>"), "<b>not a page</b>");
    }

    #[test]
    fn a_text_is_one_safe_line() {
        assert_eq!(one_line("a\n  b\u{1b}[2Jc\r\n"), "a b\\x1b[2Jc");
        let long = one_line(&"x".repeat(1000));
        assert!(long.ends_with("x … (1000 characters)"), "{long}");
    }
}
