//! Reduces whatever a server sent to one readable line: a page to its title, a text to its beginning.

use std::borrow::Cow;

use crate::output::escape;

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

/// Whether this is a page meant for a browser.
pub(super) fn is_page(text: &str) -> bool {
    let start: String =
        text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).chars().take(200).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<title", "<center", "<h1", "<!--"]
            .iter()
            .any(|tag| start.contains(tag))
}

fn page_title(text: &str) -> Option<String> {
    if !is_page(text) {
        return None;
    }
    let title = between(text, "<title").or_else(|| between(text, "<h1")).unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(if title.is_empty() {
        "an HTML page without a title".to_owned()
    } else {
        format!("an HTML page titled \"{}\"", unescape(&title))
    })
}

/// The text inside the first element that starts with `tag`.
fn between<'a>(text: &'a str, tag: &str) -> Option<&'a str> {
    let lower = text.to_ascii_lowercase();
    let open = lower.find(tag)?;
    let start = open + lower[open..].find('>')? + 1;
    let end = start + lower[start..].find('<')?;
    Some(&text[start..end]).filter(|title| !title.trim().is_empty())
}

/// The few entities that occur in titles.
fn unescape(text: &str) -> String {
    [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
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
