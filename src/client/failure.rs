//! An answer that is no success becomes one error: kind, words and evidence, and the outcome the retry layer decides on.

use std::time::Duration;

use serde_json::Value;

use crate::api::error_body::ErrorBody;
use crate::api::headers as names;
use crate::error::{ApiBody, Error, ErrorKind};
use crate::explain::{self, Answer};
use crate::transport::Response;
use crate::transport::event::Observe;
use crate::transport::response::BODY_CAP;
use crate::transport::retry::{Failed, Outcome, Phase, server_wait};

use super::access::Access;

/// Most characters of a body that is not JSON that are kept for people.
const TEXT_CAP: usize = 2_000;

/// Longest time for the body of an error: its status is known, and words alone are not worth more.
const BODY_TIME: Duration = Duration::from_secs(10);

/// The body of an answer that is no success, as far as it came.
pub(super) async fn body(response: &mut Response, observer: &dyn Observe) -> Vec<u8> {
    let mut body = Vec::new();
    // However it ended, what came of it is evidence.
    let _ = response.collect(&mut body, BODY_CAP, BODY_TIME, observer).await;
    body
}

/// Whether the body is compressed, which no request of ours allows.
pub(super) fn is_encoded(response: &Response) -> bool {
    encoding(response).is_some()
}

fn encoding(response: &Response) -> Option<String> {
    let word = response.header("content-encoding")?.trim().to_ascii_lowercase();
    Some(word).filter(|word| !word.is_empty() && word != "identity")
}

/// What a complete body says that is not the answer asked for.
#[must_use]
pub(super) fn from_body(response: &Response, body: &[u8], access: &Access) -> Failed {
    let status = response.status();
    let encoding = encoding(response);
    let (kept, said) =
        if encoding.is_some() { <_>::default() } else { understand(body, says_json(response)) };
    let json = matches!(kept, ApiBody::Json(_));
    // Fields of an object that is no error are not those of one, whatever they are called.
    let said = if (200..300).contains(&status) && !claims_error(&kept) { <_>::default() } else { said };
    let text = match &kept {
        ApiBody::Text(text) => Some(headline(text)),
        _ => None,
    };
    let message = said.message.clone().or(text);
    let kind = explain::kind_of(&Answer {
        status: Some(status),
        api_type: said.kind.as_deref(),
        error_code: said.error_code.as_deref(),
        message: message.as_deref(),
        // The API never redirects, so a redirect is somebody else's whatever its body claims.
        json: json && !(300..400).contains(&status),
    });
    // An error in the API's own envelope inside a 200, of a type that is newer than this program: the list of types may
    // grow, and inside a stream such an error counts as a fault of the server too.
    let newer = kind == ErrorKind::NotTheApi && (200..300).contains(&status) && said.kind.is_some();
    let kind = if newer { ErrorKind::ServerError } else { kind };
    let mut error = Error::new(kind, what(kind, status, &said, json, body.is_empty()));
    if let Some(encoding) = encoding {
        error = error
            .fact("content encoding", format!("{encoding}, although the request asks for none"))
            .fix("let the proxy or gateway on the way pass answers through unchanged");
    }
    let evidence = &mut error.evidence;
    evidence.http_status = Some(status);
    evidence.message = message;
    evidence.body = kept;
    fill(&mut error, said);
    fill_from_headers(&mut error, response, access);
    let money = kind == ErrorKind::Billing;
    let should_retry = response.header(names::SHOULD_RETRY).and_then(|word| word.trim().parse().ok());
    let outcome = if (200..300).contains(&status) {
        if json && kind != ErrorKind::NotTheApi { in_stream(kind) } else { Outcome::NotTheApi }
    } else {
        Outcome::Status {
            code: status,
            envelope: json && error.evidence.api_type.is_some(),
            money,
            should_retry,
        }
    };
    let retryable = match (status, should_retry) {
        _ if money => false,
        (401..=403, _) => false,
        (_, Some(word)) => word,
        (408 | 425, _) => true,
        (501 | 505, _) => false,
        _ => kind.row().retryable,
    };
    error.evidence.retryable = Some(retryable);
    Failed { phase: Phase::Answered, outcome, error, tokens: None, timings: response.timings() }
}

/// An error event inside a stream whose status was 200.
#[must_use]
pub(super) fn from_event(said: ErrorBody, response: &Response, access: &Access) -> Failed {
    let kind = explain::kind_of(&Answer {
        status: Some(response.status()),
        api_type: said.kind.as_deref(),
        error_code: said.error_code.as_deref(),
        message: said.message.as_deref(),
        json: true,
    });
    let kind = if kind == ErrorKind::NotTheApi { ErrorKind::ServerError } else { kind };
    let named = said.kind.clone().unwrap_or_else(|| "an error without a type".into());
    let mut error = Error::new(kind, format!("the API ended the stream with {named}"));
    error.evidence.http_status = Some(response.status());
    error.evidence.message.clone_from(&said.message);
    fill(&mut error, said);
    fill_from_headers(&mut error, response, access);
    let timings = response.timings();
    Failed { phase: Phase::Hidden, outcome: in_stream(kind), error, tokens: None, timings }
}

/// An error inside a 200 stands for the status its kind normally has.
fn in_stream(kind: ErrorKind) -> Outcome {
    let code = match kind {
        ErrorKind::Overloaded => 529,
        kind if kind.exit_code() >= 50 => 450 + u16::from(kind.exit_code()),
        ErrorKind::RateLimit => 429,
        ErrorKind::Conflict => 409,
        kind => 360 + u16::from(kind.exit_code()),
    };
    Outcome::Status { code, envelope: true, money: kind == ErrorKind::Billing, should_retry: None }
}

/// Adds what the headers say: request id, organization, workspace, the wait asked for.
pub(super) fn fill_from_headers(error: &mut Error, response: &Response, access: &Access) {
    let evidence = &mut error.evidence;
    let text = |name: &str| response.header(name).filter(|text| !text.is_empty()).map(str::to_owned);
    evidence.request_id = text(names::REQUEST_ID).or(evidence.request_id.take());
    evidence.organization = text(names::ORGANIZATION);
    evidence.workspace = text(names::WORKSPACE);
    evidence.credential = access.credential().map(str::to_owned);
    evidence.url = Some(response.url().to_string());
    evidence.retry_after = server_wait(
        response.header(names::RETRY_AFTER_MS),
        response.header(names::RETRY_AFTER),
        response.header("date"),
    );
    for (name, label) in [
        ("cf-ray", "Ray ID"),
        ("x-deny-reason", "deny reason"),
        ("server", "server"),
        ("via", "via"),
        ("content-type", "content type"),
    ] {
        let telling = name == "cf-ray" || name == "x-deny-reason" || evidence.request_id.is_none();
        if let Some(value) = text(name).filter(|_| telling) {
            evidence.facts.push((label, value));
        }
    }
    if (300..400).contains(&response.status())
        && let Some(target) = text("location")
    {
        evidence.facts.push(("redirects to", target));
    }
}

fn fill(error: &mut Error, said: ErrorBody) {
    let evidence = &mut error.evidence;
    evidence.api_type = said.kind;
    evidence.error_code = said.error_code;
    evidence.param = said.param;
    evidence.appeal_url = said.appeal_url;
    evidence.request_id = said.request_id;
    if let Some(Value::Array(items)) = said.details.as_ref().and_then(|details| details.get("unsupported")) {
        let names: Vec<_> = items.iter().filter_map(Value::as_str).collect();
        evidence.facts.push(("unsupported", names.join(", ")));
    }
}

/// Whether a body is the API's envelope of an error, which is what it is inside a 200.
fn claims_error(body: &ApiBody) -> bool {
    let ApiBody::Json(value) = body else { return false };
    value["type"] == "error" && value["error"].is_object()
}

/// Whether the answer claims to be JSON.
fn says_json(response: &Response) -> bool {
    let kind = response.header("content-type").unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind == "application/json" || kind.ends_with("+json")
}

/// JSON if it is JSON, else text, else nothing. A bare word such as `404` is JSON only where it `says_json`.
fn understand(body: &[u8], says_json: bool) -> (ApiBody, ErrorBody) {
    if body.iter().all(u8::is_ascii_whitespace) {
        return (ApiBody::None, ErrorBody::default());
    }
    let trimmed = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match serde_json::from_slice::<Value>(trimmed) {
        Ok(value) if says_json || value.is_object() || value.is_array() || value.is_string() => {
            let said = ErrorBody::from_value(&value).unwrap_or_default();
            (ApiBody::Json(value), said)
        }
        _ => (ApiBody::Text(text(body)), ErrorBody::default()),
    }
}

/// As much of a text as people need; bytes that are none are only counted.
fn text(body: &[u8]) -> String {
    let start = &body[..body.len().min(4 * TEXT_CAP)];
    let control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace() && *byte != 0x1b;
    if start.iter().any(control) {
        return format!("{} bytes that are no text", body.len());
    }
    String::from_utf8_lossy(start).chars().take(TEXT_CAP).collect()
}

/// One line that stands for a page: its title, or its first line with words.
fn headline(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let tag = |name: &str| {
        let from = lower.find(&format!("<{name}"))?;
        let from = from + lower[from..].find('>')? + 1;
        let to = from + lower[from..].find("</")?;
        Some(words(&text[from..to])).filter(|title| !title.is_empty())
    };
    tag("title").or_else(|| tag("h1")).unwrap_or_else(|| {
        let first = text.lines().map(words).find(|line| !line.is_empty()).unwrap_or_default();
        first.chars().take(200).collect()
    })
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn what(kind: ErrorKind, status: u16, said: &ErrorBody, json: bool, empty: bool) -> String {
    if kind == ErrorKind::NotTheApi {
        return match status {
            300..=399 => {
                format!("something answered with a redirect (HTTP {status}), which the API never does")
            }
            _ if empty => format!("the answer was empty (HTTP {status})"),
            _ if json => format!("something answered with JSON that is not the API's (HTTP {status})"),
            _ => format!("something other than the API answered (HTTP {status})"),
        };
    }
    let named = said.error_code.as_deref().or(said.kind.as_deref());
    match named {
        Some(named) => format!("HTTP {status} {named}"),
        None => format!("HTTP {status}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_title() {
        assert_eq!(headline("<html><head><TITLE>\n Sign  in </TITLE>"), "Sign in");
        assert_eq!(headline("<h1 class=x>502 Bad Gateway</h1>"), "502 Bad Gateway");
        assert_eq!(headline("\n\n404 page not found\nmore"), "404 page not found");
    }

    #[test]
    fn a_stream_error_stands_for_its_usual_status() {
        let code = |kind| match in_stream(kind) {
            Outcome::Status { code, .. } => code,
            _ => 0,
        };
        assert_eq!(code(ErrorKind::Overloaded), 529);
        assert_eq!(code(ErrorKind::ServerError), 500);
        assert_eq!(code(ErrorKind::DeadlineExceeded), 504);
        assert_eq!(code(ErrorKind::InvalidRequest), 400);
        assert_eq!(code(ErrorKind::NotFound), 404);
        assert_eq!(code(ErrorKind::RateLimit), 429);
    }

    #[test]
    fn a_body_is_json_or_text_or_nothing() {
        let kept = |body: &[u8], says_json| understand(body, says_json).0;
        assert_eq!(kept(b" \n", true), ApiBody::None);
        assert!(matches!(kept(b"{\"error\":{\"message\":\"m\"}}", false), ApiBody::Json(_)));
        assert!(matches!(kept(b"\"no such model\"", false), ApiBody::Json(_)));
        assert!(matches!(kept(b"404", true), ApiBody::Json(_)));
        assert_eq!(kept(b"404", false), ApiBody::Text("404".into()));
        assert_eq!(kept(b"<html>", true), ApiBody::Text("<html>".into()));
        assert_eq!(kept(b"\x1f\x8b\0\x01", true), ApiBody::Text("4 bytes that are no text".into()));
    }
}
