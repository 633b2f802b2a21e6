//! What a page that is meant for a browser says of itself: its title.

/// Whether this is such a page.
#[must_use]
pub(crate) fn is_page(text: &str) -> bool {
    const BEGINNINGS: [&str; 8] =
        ["<!doctype html", "<html", "<head", "<body", "<title", "<center", "<h1", "<!--"];
    let start: String =
        text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).chars().take(200).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with('<') && BEGINNINGS.iter().any(|tag| start.contains(tag))
}

/// The title of a page, or its first heading, on one line.
#[must_use]
pub(crate) fn title(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    ["<title", "<h1"].into_iter().find_map(|tag| inside(text, &lower, tag))
}

/// The text of the first element that begins with `tag`; `lower` is the same page in lower case.
#[must_use]
pub(crate) fn inside(text: &str, lower: &str, tag: &str) -> Option<String> {
    let open = lower.find(tag)?;
    let start = open + lower[open..].find('>')? + 1;
    let end = start + lower[start..].find("</")?;
    let line = text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then(|| unescape(&line))
}

/// How HTML and XML write quotation marks.
pub(crate) const QUOTES: [(&str, &str); 7] = [
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#x22;", "\""),
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&#x27;", "'"),
    ("&apos;", "'"),
];

/// The few entities that occur in titles.
fn unescape(text: &str) -> String {
    let others = [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")];
    QUOTES.iter().chain(&others).fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_title() {
        assert_eq!(title("<html><head><TITLE>\n Sign  in </TITLE>").as_deref(), Some("Sign in"));
        assert_eq!(title("<h1 class=x>502 Bad &amp; Gateway</h1>").as_deref(), Some("502 Bad & Gateway"));
        assert_eq!(title("<html><title></title><h1>Sorry</h1>").as_deref(), Some("Sorry"));
        assert_eq!(title("<html><title></title>"), None);
        assert!(is_page("\n<!DOCTYPE html>") && !is_page("<b>not a page</b>"));
    }
}
