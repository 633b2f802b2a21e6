//! Finds the HTTP status in a line, as status lines, libraries and logs print it.

use crate::explain::read::names;

/// Words before a status that are only used to report an answer.
const REPORTS: [&str; 33] = [
    "http error response ",
    "http error ",
    "client error ",
    "server error ",
    "resulted in a ",
    "responded with status ",
    "responded with a status of ",
    "failed with status code ",
    "unexpected status code: ",
    "returned an error: ",
    "clientresponseerror: ",
    " code=",
    "http/1.1 ",
    "http/1.0 ",
    "http/2 ",
    "http/2.0 ",
    "http/3 ",
    "error code: ",
    "status code: ",
    "status_code: ",
    "status: ",
    "status=",
    "status_code=",
    "statuscode: ",
    "api error: ",
    "returned error: ",
    "returned an error: (",
    "kind: status",
    "awaiting response... ",
    "request rejected ",
    "response code ",
    "error_status=",
    "indicate success: ",
];
/// Words before a status that prose uses too.
const MENTIONS: [&str; 5] = ["error code ", "status code ", "status ", "api error ", "http "];
/// The longest of these words, in bytes.
const LONGEST_LEAD: usize = 32;

/// A status behind words that announce one, and whether those words are only used to report an answer.
pub(crate) fn read(line: &str) -> Option<(u16, bool)> {
    let mut mention = None;
    for (at, number) in numbers(line) {
        let Some(status) = names::status(number) else { continue };
        let mut from = at.saturating_sub(LONGEST_LEAD);
        while !line.is_char_boundary(from) {
            from += 1;
        }
        let lead = line[from..at].trim_end_matches(['(', '\'', '"', '`']).to_ascii_lowercase();
        let ends = |words: &&&str| {
            lead.strip_suffix(**words).is_some_and(|before| {
                !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
            })
        };
        let behind = &line[at + 3..];
        if [" Client Error", " Server Error", " status code (no body)"]
            .iter()
            .any(|words| behind.starts_with(words))
        {
            return Some((status, true));
        }
        if is_behind_an_address(&line[..at], behind)
            || REPORTS.iter().any(|words| ends(&words))
            || lead.ends_with("\": ") && line[..at].contains("://")
        {
            return Some((status, true));
        }
        if MENTIONS.iter().any(|words| ends(&words)) {
            mention.get_or_insert((status, false));
        }
    }
    mention
}

/// Whether a status stands behind an address of the API: `POST https://api.anthropic.com/v1/messages [401]`.
fn is_behind_an_address(before: &str, behind: &str) -> bool {
    let before = before.trim_end_matches(['[', '(', ' ', ':', '-', '>', '→', '"', '\'']);
    let last = before.rsplit([' ', '"', '\'']).next().unwrap_or_default();
    let ends = behind.is_empty() || behind.starts_with([' ', ']', ')', ',', '"', ';']);
    ends && last.starts_with("https://api.anthropic.com/")
}

/// The runs of digits in a line that may be a status, and where they begin.
fn numbers(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = line.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
            let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            at = start + length;
            if length == 3 {
                return Some((start, &line[start..]));
            }
        }
        None
    })
}
