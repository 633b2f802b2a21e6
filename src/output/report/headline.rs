//! The first line of an error: the point, in the server's words where it gave any. It alone must do for a CI annotation.

use crate::error::{Error, ErrorKind, Evidence};
use crate::output::escape::foreign_line;
use crate::text::html;

use super::summary::one_line;

/// Most characters of the whole line. Source: the public form of an error.
const LONGEST: usize = 200;

/// Bytes that a cut gives up so as not to go through a word.
const NEAR: usize = 24;

/// The first line in its parts.
pub(super) struct Headline {
    /// `error[KIND]:`.
    pub label: String,
    /// What failed; also the `message` of the JSON form.
    pub point: String,
    /// Status and type in parentheses with a blank before them, or nothing.
    pub aside: String,
}

/// The first line of an error; `title` stands in where an answer came without a word.
pub(super) fn of(error: &Error, title: &str) -> Headline {
    let label = format!("error[{}]:", error.kind.name());
    let point = words(error, title);
    let aside = aside(&error.evidence, &point).map(|aside| format!(" ({aside})")).unwrap_or_default();
    let taken = label.chars().count() + 1 + aside.chars().count();
    Headline { point: cut(point, LONGEST.saturating_sub(taken)), label, aside }
}

/// The server's words where it refused; ours, with the server's behind them, where they say what it did not know.
fn words(error: &Error, title: &str) -> String {
    let evidence = &*error.evidence;
    let what = on_one_line(&evidence.what);
    let said = evidence.message.as_deref().map(on_one_line).filter(|said| !said.is_empty());
    let answered = error.kind.exit_code() >= ErrorKind::InvalidRequest.exit_code();
    match said {
        Some(said) if answered => said,
        Some(said) if CAUSED.contains(&error.kind) && !what.contains(&said) => format!("{what}: {said}"),
        // Nothing but the status, which stands in the parentheses.
        None if answered && what.starts_with("HTTP ") || is_bare_status(&what) => title.to_owned(),
        _ => what,
    }
}

fn is_bare_status(what: &str) -> bool {
    what.strip_prefix("HTTP ").is_some_and(|status| status.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Kinds that are ours to name although a server's words may have caused them.
const CAUSED: [ErrorKind; 3] = [ErrorKind::Incomplete, ErrorKind::Unknown, ErrorKind::NotTheApi];

fn on_one_line(text: &str) -> String {
    if html::is_page(text) {
        return one_line(text);
    }
    foreign_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The HTTP status and the type. A success status says nothing of a failure.
fn aside(evidence: &Evidence, point: &str) -> Option<String> {
    let new = |status: &u16| *status >= 300 && !point.contains(&format!("HTTP {status}"));
    let status = evidence.http_status.filter(new).map(|status| format!("HTTP {status}"));
    let api_type = evidence.api_type.as_deref().filter(|name| !point.contains(*name));
    let api_type = api_type.map(|name| cut(foreign_line(name), 60));
    match (status, api_type) {
        (Some(status), Some(name)) => Some(format!("{status} {name}")),
        (status, name) => status.or(name),
    }
}

fn cut(text: String, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text;
    }
    let kept: String = text.chars().take(longest.saturating_sub(1)).collect();
    // Between two words, where one ends near enough.
    let end = kept.rfind(' ').filter(|end| kept.len() - end < NEAR).unwrap_or(kept.len());
    format!("{}…", kept[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(error: &Error) -> String {
        let Headline { label, point, aside } = of(error, "The request failed");
        format!("{label} {point}{aside}")
    }

    #[test]
    fn the_servers_words_with_status_and_type() {
        let mut error = Error::new(ErrorKind::Billing, "the request was refused");
        error.evidence.http_status = Some(400);
        error.evidence.api_type = Some("invalid_request_error".to_owned());
        error.evidence.message = Some("your credit balance\nis too low".to_owned());
        assert_eq!(
            line(&error),
            "error[billing]: your credit balance is too low (HTTP 400 invalid_request_error)"
        );
    }

    proptest::proptest! {
        #[test]
        fn one_line_of_at_most_200_characters(said in "(\\PC|[\\x00-\\x20\u{1b}\u{202e}]){0,400}", name in "\\PC{0,200}") {
            for kind in ErrorKind::ALL {
                let mut error = Error::new(kind, said.clone());
                error.evidence.http_status = Some(500);
                error.evidence.message = Some(said.clone());
                error.evidence.api_type = Some(name.clone());
                let line = line(&error);
                proptest::prop_assert!(line.chars().count() <= LONGEST, "{line}");
                proptest::prop_assert!(!line.contains(['\n', '\u{1b}', '\u{202e}']), "{line}");
            }
        }
    }
}
