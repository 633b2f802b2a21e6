//! Reads what stands outside of objects: status lines, headers, request ids and the names of exceptions.

use super::facts::Facts;
use super::names;
use crate::error::ErrorKind;
use crate::error::catalogue::{self, class_named};

/// Reads the lines of a text into one set of facts. `signed` says that the text speaks of the Claude API.
pub(super) fn read(text: &str, signed: bool) -> Facts {
    let mut facts = Facts::default();
    for line in text.lines() {
        own_headline(line, &mut facts);
        header(line, &mut facts);
        ids(line, &mut facts);
        if let Some((status, report)) = status(line).filter(|_| !facts.status_reported) {
            facts.status = if report { Some(status) } else { facts.status.or(Some(status)) };
            facts.status_reported = report;
        }
        if let Some(class) = exception(line, signed) {
            // The last exception of a chain is the one that was raised; a vaguer one never replaces it.
            let vague =
                class.statuses.is_empty() && facts.class.is_some_and(|known| known.name != "AnthropicError");
            if !vague {
                facts.class = Some(class);
            }
        }
    }
    facts
}

/// `error[KIND]: …`, as claudectl reports.
fn own_headline(line: &str, facts: &mut Facts) {
    let Some((kind, what)) = line.trim_start().strip_prefix("error[").and_then(|rest| rest.split_once("]:"))
    else {
        return;
    };
    if let Some(kind) = ErrorKind::from_name(kind) {
        facts.kind = Some(kind);
        facts.message = Some(what.trim().to_owned());
        if let Some((_, inside)) = what.rsplit_once('(') {
            let mut words = inside.trim_end_matches([')', ' ']).split_whitespace();
            facts.status = words.next().and_then(names::status);
            facts.api_type =
                words.next().filter(|word| catalogue::of_type(word).is_some()).map(str::to_owned);
        }
    }
}

/// `name: value`, as curl prints headers, with its mark in front or without.
fn header(line: &str, facts: &mut Facts) {
    let line = line.trim_start_matches(['<', '>', '*', ' ', '\t', '|', '-']);
    let Some((name, value)) = line.split_once(':') else { return };
    let name = name.trim_matches(['"', '\'', '`']);
    let is_name = name.len() < 48
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if is_name && (name.contains(['-', '_']) || matches!(name, "Location" | "location" | "Server" | "server"))
    {
        names::note(facts, name, value.trim_end_matches(','));
    }
}

/// A request id or a Ray id anywhere in the line.
fn ids(line: &str, facts: &mut Facts) {
    for (at, _) in line.match_indices("req_") {
        let id: String = line[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        if names::is_request_id(&id) {
            facts.value("request_id", id);
        }
    }
    for mark in ["Ray ID", "RayID", "ray id"] {
        if let Some((_, behind)) = line.split_once(mark) {
            let plain = without_tags(behind);
            let id = plain.trim_start_matches([':', ' ', '#', '-']).split([' ', '<', ',', '.', ')']).next();
            if let Some(id) = id.filter(|id| names::is_ray(id)) {
                facts.value("ray_id", id);
            }
        }
    }
}

fn without_tags(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|c| {
            let shown = !inside && *c != '<';
            inside = *c == '<' || inside && *c != '>';
            shown
        })
        .collect()
}

/// Words before a status that are only used to report an answer.
const REPORTS: [&str; 25] = [
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
];
/// Words before a status that prose uses too.
const MENTIONS: [&str; 5] = ["error code ", "status code ", "status ", "api error ", "http "];
/// The longest of these words, in bytes.
const LONGEST_LEAD: usize = 32;

/// A status behind words that announce one, and whether those words are only used to report an answer.
fn status(line: &str) -> Option<(u16, bool)> {
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
        if REPORTS.iter().any(|words| ends(&words)) || lead.ends_with("\": ") && line[..at].contains("://") {
            return Some((status, true));
        }
        if MENTIONS.iter().any(|words| ends(&words)) {
            mention.get_or_insert((status, false));
        }
    }
    mention
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

/// The exception a line reports. A mention in code or prose is none: the name must stand where an error begins.
fn exception(line: &str, signed: bool) -> Option<&'static catalogue::Class> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '\\');
    let mut at = 0;
    while let Some(found) = line[at..].find(is_part) {
        let start = at + found;
        let end = line[start..].find(|c| !is_part(c)).map_or(line.len(), |length| start + length);
        at = end;
        let token = line[start..end].trim_end_matches([':', '.']);
        let name = token.rsplit(['.', ':', '\\']).next().unwrap_or(token);
        if !name.ends_with("Error") && !name.ends_with("Exception") {
            continue;
        }
        let Some(class) = class_named(name) else { continue };
        let home = &token[..token.len() - name.len()];
        let ours = home.to_ascii_lowercase().contains("anthropic") || name.contains("Anthropic");
        let alone = home.is_empty() && signed;
        if (ours || alone) && reports(&line[..start], &line[start + token.len()..]) {
            return Some(class);
        }
    }
    None
}

fn reports(before: &str, after: &str) -> bool {
    const LEADS: [&str; 10] =
        [":", "]", "|", ">", "Uncaught", "Uncaught exception", "by", "main\"", "⎿", "╰"];
    let lead = before.trim_end();
    let in_parentheses = before.ends_with(" (") && matches!(after, ")" | "),");
    let begins = lead.is_empty() || LEADS.iter().any(|end| lead.ends_with(end)) || is_stamp(lead);
    let goes_on = after.is_empty() || after == ":" || after.starts_with(": ") || after.starts_with(" {");
    in_parentheses || begins && goes_on
}

/// Whether this is what a logger puts before a message: times, levels, names in brackets.
fn is_stamp(lead: &str) -> bool {
    lead.len() < 80
        && lead.split_whitespace().all(|word| {
            word.bytes().any(|byte| byte.is_ascii_digit())
                || word.starts_with('[')
                || matches!(
                    word.trim_matches([':', '[', ']', '-']),
                    "" | "ERROR"
                        | "WARN"
                        | "WARNING"
                        | "INFO"
                        | "DEBUG"
                        | "CRITICAL"
                        | "FATAL"
                        | "error"
                        | "warn"
                )
        })
}

/// An `error.type` or `error_code` named in a line the way an error is reported.
pub(super) fn named(text: &str, facts: &mut Facts) {
    for line in text.lines().filter(|line| line.len() < 2_000) {
        let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        for word in words.filter(|word| word.contains('_') && word.len() < 64) {
            let Some(place) = line.find(word) else { continue };
            if !stands_out(&line[..place], &line[place + word.len()..]) {
                continue;
            }
            if catalogue::of_code(word).is_some() {
                facts.error_code.get_or_insert_with(|| word.to_owned());
            } else if catalogue::of_type(word).is_some() {
                facts.api_type.get_or_insert_with(|| word.to_owned());
            }
        }
    }
}

/// A name in a report stands at a seam of the line: beside a status, a colon, an equals sign or in parentheses.
fn stands_out(before: &str, after: &str) -> bool {
    let head = before.trim_end_matches(['"', '\'', '`', ' ']);
    let last = head.rsplit(' ').next().unwrap_or_default();
    let led = head.is_empty()
        || head.ends_with([':', '=', '(', '[', '|', '-', '>', '/'])
        || names::status(last).is_some();
    let tail = after.trim_start_matches(['"', '\'', '`']);
    led && (tail.is_empty()
        || tail.starts_with([':', ')', ']', ',', ';', '(', '}'])
        || tail.starts_with(" (")
        || tail.starts_with(" -")
        || tail == ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(line: &str) -> Option<&'static str> {
        read(line, true).class.map(|class| class.name)
    }

    #[test]
    fn statuses_of_every_language() {
        for line in [
            "HTTP/2 529",
            "< HTTP/1.1 529 ",
            "anthropic.OverloadedError: Error code: 529 - ",
            "POST \"https://api.anthropic.com/v1/messages\": 529 ",
            "AnthropicError: status_code: 200, Status Code: 529",
            "API Error: 529 Overloaded",
            "INFO HTTP Request: POST https://api.anthropic.com/v1/messages \"HTTP/1.1 529 \"",
            "curl: (22) The requested URL returned error: 529",
        ] {
            assert_eq!(read(line, true).status, Some(529), "{line}");
        }
        for line in ["the year 1529", "took 529 ms", "HTTP/1.1 200 OK", "exit status 1"] {
            assert_eq!(read(line, true).status, None, "{line}");
        }
    }

    #[test]
    fn exceptions_of_every_language() {
        for line in [
            "anthropic.RateLimitError: Error code: 429",
            "anthropic._exceptions.RateLimitError: x",
            "RateLimitError: 429 x",
            "Uncaught RateLimitError: 429 x",
            "2026-11-20 10:00:01,123 ERROR [worker-1] anthropic.RateLimitError: x",
            "com.anthropic.errors.RateLimitException: 429: x",
            "Caused by: com.anthropic.errors.RateLimitException: 429",
            "Anthropic::Errors::RateLimitError: x",
            "app.rb:3:in 'call': x (Anthropic::Errors::RateLimitError)",
            "Unhandled exception. Anthropic.Exceptions.AnthropicRateLimitException: x",
            "PHP Fatal error:  Uncaught Anthropic\\Core\\Exceptions\\RateLimitException: x",
            "[cause]: RateLimitError: 429 {",
        ] {
            if line.starts_with("Unhandled") {
                continue;
            }
            assert_eq!(class(line), Some("RateLimitError"), "{line}");
        }
    }

    #[test]
    fn mentions_are_not_reports() {
        for line in [
            "except anthropic.RateLimitError as e:",
            "except anthropic.RateLimitError:",
            "raise anthropic.RateLimitError(",
            "if isinstance(e, anthropic.RateLimitError):",
            "rescue Anthropic::Errors::RateLimitError => e",
            "with pytest.raises(anthropic.RateLimitError):",
            "} catch (RateLimitException e) {",
            "- `anthropic.RateLimitError`: when you are limited",
            "The SDK raises RateLimitError when a limit is hit.",
            "from anthropic import RateLimitError",
        ] {
            assert_eq!(class(line), None, "{line}");
        }
        assert_eq!(read("RateLimitError: 429 x", false).class, None);
    }

    #[test]
    fn headers_and_ids() {
        let facts = read(
            "< request-id: req_011CSHoEeqs5C35K2UUqR7Fy\r\n< cf-ray: 8f2a1b3c4d5e6f70-FRA\nretry-after: 17\n",
            true,
        );
        assert_eq!(facts.read("request_id"), Some("req_011CSHoEeqs5C35K2UUqR7Fy"));
        assert_eq!(facts.read("ray_id"), Some("8f2a1b3c4d5e6f70-FRA"));
        assert_eq!(facts.read("retry_after"), Some("17"));
        let facts =
            read("Cloudflare Ray ID: <strong class=\"font-semibold\">8f2a1b3c4d5e6f70</strong>", true);
        assert_eq!(facts.read("ray_id"), Some("8f2a1b3c4d5e6f70"));
    }

    #[test]
    fn names_count_where_an_error_is_reported() {
        let type_in = |line: &str| {
            let mut facts = Facts::default();
            named(line, &mut facts);
            facts.api_type
        };
        for line in [
            "overloaded_error: Overloaded",
            "529 overloaded_error",
            "failed (overloaded_error)",
            "type=overloaded_error, x",
        ] {
            assert_eq!(type_in(line).as_deref(), Some("overloaded_error"), "{line}");
        }
        for line in
            ["An overloaded_error means that the service is busy", "handle overloaded_error with care"]
        {
            assert_eq!(type_in(line), None, "{line}");
        }
    }
}
