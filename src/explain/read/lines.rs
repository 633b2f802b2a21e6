//! Reads what stands outside of objects: status lines, headers, request ids and the names of exceptions.

use crate::error::ErrorKind;
use crate::explain::catalogue;
use crate::explain::classify::pattern::is_call;
use crate::explain::observation::Observation;
use crate::explain::read::exception;
use crate::explain::read::mentions;
use crate::explain::read::names;
use crate::explain::read::status;

/// Reads the lines of a text into one set of facts. `signed` says that the text speaks of the Claude API.
pub(crate) fn read(text: &str, signed: bool) -> Observation {
    let mut facts = Observation::default();
    for line in text.lines() {
        own_headline(line, &mut facts);
        header(line, &mut facts);
        ids(line, &mut facts);
        if let Some((status, report)) = status::read(line).filter(|_| !facts.status_reported) {
            facts.status = if report { Some(status) } else { facts.status.or(Some(status)) };
            facts.status_reported = report;
        }
        if let Some(class) = exception::read(line, signed) {
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
fn own_headline(line: &str, facts: &mut Observation) {
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
fn header(line: &str, facts: &mut Observation) {
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
fn ids(line: &str, facts: &mut Observation) {
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

/// An `error.type` or `error_code` named in a line the way an error is reported.
pub(crate) fn named(text: &str, facts: &mut Observation) {
    for line in text.lines().filter(|line| line.len() < 2_000 && !mentions::lists_types(line)) {
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
    if facts.api_type.is_some() && facts.message.is_none() {
        facts.message = text.lines().find_map(yaml_message);
    }
}

/// The message of an error object in YAML: `message: 'model: x'`.
fn yaml_message(line: &str) -> Option<String> {
    let told = line.trim_start().strip_prefix("message: ")?.trim();
    Some(told.trim_matches(['\'', '"']).to_owned())
}

/// A name in a report stands beside a status, a colon, an equals sign or in parentheses.
fn stands_out(before: &str, after: &str) -> bool {
    let head = before.trim_end_matches(['"', '\'', '`', ' ']);
    let last = head.rsplit(' ').next().unwrap_or_default();
    if ["==", "!="].iter().any(|compared| head.ends_with(compared))
        || is_setting(head)
        || is_argument(before)
        || is_condition(head)
    {
        return false;
    }
    // `error_code=x status=429`: the next field of a log that writes its fields this way.
    if head.ends_with('=') && after.strip_prefix(' ').is_some_and(begins_a_field) {
        return true;
    }
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

/// Whether a setting says what to do about an error: `on_error = "rate_limit_error"`, `retry_on: overloaded_error`.
fn is_setting(before: &str) -> bool {
    const NAMES: [&str; 6] = ["on_", "retry", "fallback", "ignore", "except", "skip"];
    let name =
        before.trim_end_matches([':', '=', ' ']).rsplit([' ', '{', ',', '"']).next().unwrap_or_default();
    before.ends_with(" =") || NAMES.iter().any(|begin| name.starts_with(begin))
}

/// Whether a sentence says what would happen: `If the key is missing, requests fail with 401 authentication_error.`
fn is_condition(before: &str) -> bool {
    let folded = before.to_ascii_lowercase();
    ["if ", "when ", "unless "]
        .iter()
        .any(|word| folded.match_indices(word).any(|(at, _)| at == 0 || folded[..at].ends_with([' ', '('])))
}

/// Whether a quotation follows that is an argument in code: `retry("`.
fn is_argument(before: &str) -> bool {
    before.strip_suffix(['"', '\'']).is_some_and(|before| before.ends_with('(') && is_call(before))
}

/// Whether `name=` stands at the beginning.
fn begins_a_field(text: &str) -> bool {
    let name = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')));
    name.is_some_and(|length| length > 0 && text[length..].starts_with('='))
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
        assert_eq!(facts.values.named("request_id"), Some("req_011CSHoEeqs5C35K2UUqR7Fy"));
        assert_eq!(facts.values.named("ray_id"), Some("8f2a1b3c4d5e6f70-FRA"));
        assert_eq!(facts.values.named("retry_after"), Some("17"));
        let facts =
            read("Cloudflare Ray ID: <strong class=\"font-semibold\">8f2a1b3c4d5e6f70</strong>", true);
        assert_eq!(facts.values.named("ray_id"), Some("8f2a1b3c4d5e6f70"));
    }

    #[test]
    fn names_count_where_an_error_is_reported() {
        let type_in = |line: &str| {
            let mut facts = Observation::default();
            named(line, &mut facts);
            facts.api_type
        };
        for line in [
            "overloaded_error: Overloaded",
            "529 overloaded_error",
            "failed (overloaded_error)",
            "type=overloaded_error, x",
            "level=error type=overloaded_error attempt=3",
        ] {
            assert_eq!(type_in(line).as_deref(), Some("overloaded_error"), "{line}");
        }
        for line in [
            "An overloaded_error means that the service is busy",
            "handle overloaded_error with care",
            "src/retry.py:88: if error.type == \"overloaded_error\":",
            "if kind != overloaded_error: x",
            "case 529: return retry(\"overloaded_error\");",
        ] {
            assert_eq!(type_in(line), None, "{line}");
        }
    }
}
