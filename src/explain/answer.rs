//! From an HTTP answer that is no success, an error event or a line of batch results to an observation.

use serde_json::Value;

use super::observation::{Body, Certainty, Observation, Server};
use super::read::{body, loose, names, objects, page};
use crate::api::error_body::ErrorBody;
use crate::api::headers;
use crate::error::{ApiBody, Error, ValueName};
use crate::explain::by::By;
use crate::text::html;

/// Most characters of a message or of a text that is not JSON that are kept: more than people read, less than a page.
const LONGEST: usize = 2_000;
/// As much of a body that cannot be read whole is looked at for an error, in bytes.
const BEGINNING: usize = 64 * 1024;
/// Headers that say who answered and what to do.
const TELLING: [&str; 10] = [
    headers::REQUEST_ID,
    headers::RETRY_AFTER,
    headers::SHOULD_RETRY,
    headers::ORGANIZATION,
    headers::WORKSPACE,
    "cf-ray",
    "x-deny-reason",
    "location",
    "server",
    "content-type",
];

/// An HTTP answer as it came.
pub(crate) struct HttpAnswer<'a> {
    /// The status.
    pub status: u16,
    /// A header by its name.
    pub header: &'a dyn Fn(&str) -> Option<String>,
    /// The body, as far as it was read.
    pub body: &'a [u8],
    /// The host that was called, with its port where that is not the scheme's own.
    pub host: &'a str,
    /// The model that was asked.
    pub model: Option<&'a str>,
}

/// An answer, read.
pub(crate) struct ReadAnswer {
    /// What was observed.
    pub seen: Observation,
    /// The error its body holds.
    pub said: ErrorBody,
    /// The body as evidence.
    pub kept: ApiBody,
    /// How the body was compressed, although no request allows that.
    pub encoding: Option<String>,
}

impl HttpAnswer<'_> {
    /// Reads the answer. A failure is certain: what is no error of the API is something else that answered.
    pub(crate) fn read(&self) -> ReadAnswer {
        let encoding = self.encoding();
        let (body, kept, said) = match &encoding {
            Some(_) if self.claims_json() => (Body::Compressed, ApiBody::None, ErrorBody::default()),
            Some(_) => (Body::Text, ApiBody::None, ErrorBody::default()),
            None => self.understand(),
        };
        let success = (200..300).contains(&self.status);
        let envelope = matches!(&kept, ApiBody::Json(value) if is_envelope(value, &said));
        // Fields of an object that is no error are not those of one, whatever they are called.
        let said = if success && !envelope { ErrorBody::default() } else { said };
        let mut seen = if let ApiBody::Text(text) = &kept {
            let line = headline(text);
            let read = page::read(text, true).unwrap_or_default();
            let known = read.known.or_else(|| Some((page::of_headline(&line)?, By::Page)));
            Observation { message: Some(line), text: text.clone(), status: None, known, ..read }
        } else {
            of_error(&said)
        };
        if let (Body::CutJson, Some(message)) = (body, &mut seen.message) {
            message.push('…');
        }
        seen.certainty = Certainty::Certain;
        seen.body = body;
        seen.status = Some(self.status);
        seen.envelope = envelope || !success && said.kind.is_some();
        seen.model = self.model.map(str::to_owned);
        for name in TELLING {
            if let Some(value) = (self.header)(name).filter(|value| !value.trim().is_empty()) {
                names::note(&mut seen, name, &value);
            }
        }
        seen.should_retry = (self.header)(headers::SHOULD_RETRY).and_then(|word| word.trim().parse().ok());
        let marks = Marks {
            request_id: seen.read(ValueName::REQUEST_ID).is_some(),
            error: envelope && said.is_known(),
        };
        seen.server = server(self.host, marks);
        seen.value("host", self.host);
        if let Server::Gateway(host) = &seen.server {
            seen.value("gateway", host.clone());
        }
        ReadAnswer { seen, said, kept, encoding }
    }

    /// The compression the answer names or its first bytes show.
    fn encoding(&self) -> Option<String> {
        let named = (self.header)("content-encoding").map(|word| word.trim().to_ascii_lowercase());
        let named = named.filter(|word| !word.is_empty() && word != "identity");
        named.or_else(|| self.body.starts_with(b"\x1f\x8b").then(|| "gzip".to_owned()))
    }

    /// Whether the answer says that it is JSON.
    fn says_json(&self) -> bool {
        let kind = (self.header)("content-type").unwrap_or_default().to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_owned();
        kind == "application/json" || kind.ends_with("+json")
    }

    /// Whether a body that cannot be read may be taken for JSON.
    fn claims_json(&self) -> bool {
        self.says_json() || (self.header)(headers::REQUEST_ID).is_some_and(|id| names::is_request_id(&id))
    }

    /// JSON if it is JSON or begins as an error object, else text, else nothing. A bare word such as `404` is JSON
    /// only where the answer says so.
    fn understand(&self) -> (Body, ApiBody, ErrorBody) {
        if self.body.iter().all(u8::is_ascii_whitespace) {
            return (Body::Unknown, ApiBody::None, ErrorBody::default());
        }
        let plain = self.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(self.body);
        let whole =
            |value: &Value| self.says_json() || value.is_object() || value.is_array() || value.is_string();
        let read = |value: Value, body| {
            let said = ErrorBody::from_value(&value).map(shortened).unwrap_or_default();
            (body, ApiBody::Json(value), said)
        };
        if let Some(value) = serde_json::from_slice::<Value>(plain).ok().filter(whole) {
            return read(value, Body::Json);
        }
        // The error stands at the beginning, whatever its size.
        let begun = String::from_utf8_lossy(&plain[..plain.len().min(BEGINNING)]);
        if begun.trim_start().starts_with('{')
            && let Some((node, _)) = loose::read(begun.trim_start())
            && let value = node.to_json()
            && (value["type"] == "error" || value.get("error").is_some())
        {
            return read(value, Body::CutJson);
        }
        if begun.trim_start().starts_with(['{', '[']) {
            return (Body::BrokenJson, ApiBody::Text(text(self.body)), ErrorBody::default());
        }
        (Body::Text, ApiBody::Text(text(self.body)), ErrorBody::default())
    }
}

/// An error of the API in an event of a stream or in a line of batch results, where no status stands beside it.
pub(crate) fn of_error(said: &ErrorBody) -> Observation {
    let mut seen = Observation { certainty: Certainty::Certain, body: Body::Json, ..body::observed(said) };
    unwrap(&mut seen);
    seen
}

/// The API's own marks on an answer. One is enough to take its words for the API's, also behind a gateway; only both
/// prove that the API answered.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Marks {
    /// A request id.
    pub request_id: bool,
    /// An error object with a type of the API.
    pub error: bool,
}

impl Marks {
    /// Those of an answer that became an error.
    pub(crate) fn of(error: &Error) -> Self {
        let evidence = &error.evidence;
        let object = matches!(evidence.body, ApiBody::Json(_));
        Self { request_id: evidence.request_id.is_some(), error: object && evidence.api_type.is_some() }
    }

    /// Whether there is any.
    fn any(self) -> bool {
        self.request_id || self.error
    }

    /// Whether it was the API that answered.
    pub(crate) fn prove_the_api(self) -> bool {
        self.request_id && self.error
    }
}

/// Who a host is: the API's own, or one that answered with the API's marks, or another.
pub(crate) fn server(host: &str, marks: Marks) -> Server {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let own = ["anthropic.com", "claude.com"]
        .into_iter()
        .any(|domain| name == domain || name.strip_suffix(domain).is_some_and(|sub| sub.ends_with('.')));
    if own || marks.any() { Server::Api } else { Server::Gateway(host.to_owned()) }
}

/// A message may hold the API's error as some language prints objects; the innermost known error is the truth.
fn unwrap(seen: &mut Observation) {
    let known =
        seen.api_type.as_deref().is_some_and(|kind| crate::explain::catalogue::of_type(kind).is_some());
    let Some(message) = seen.message.as_deref().filter(|text| !known && text.contains('{')) else { return };
    let inside = objects::read(message, true).facts.into_iter().find(|inner| inner.envelope);
    if let Some(inner) = inside {
        seen.api_type = inner.api_type;
        seen.error_code = inner.error_code.or(seen.error_code.take());
        seen.message = inner.message.or(seen.message.take());
        seen.body_status = inner.body_status.or(seen.body_status);
    }
}

/// Whether a body is an error and not an answer, which is what it has to be inside a 200.
fn is_envelope(value: &Value, said: &ErrorBody) -> bool {
    let typed = value["type"] == "error" && value["error"].is_object();
    typed || value["error"].is_object() && (said.is_known() || said.status.is_some())
}

fn shortened(said: ErrorBody) -> ErrorBody {
    ErrorBody { message: said.message.map(|text| text.chars().take(LONGEST).collect()), ..said }
}

/// As much of a text as people need; bytes that are none are only counted.
fn text(body: &[u8]) -> String {
    let start = &body[..body.len().min(4 * LONGEST)];
    let control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace() && *byte != 0x1b;
    if start.iter().any(control) {
        return format!("{} bytes that are no text", body.len());
    }
    String::from_utf8_lossy(start).chars().take(LONGEST).collect()
}

/// One line that stands for a text: the title of a page, or its first line with words.
fn headline(text: &str) -> String {
    html::title(text).unwrap_or_else(|| {
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        text.lines().map(words).find(|line| !line.is_empty()).unwrap_or_default().chars().take(200).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::classify::classify;

    fn read(body: &[u8], content_type: &str) -> ReadAnswer {
        let header = |name: &str| (name == "content-type").then(|| content_type.to_owned());
        HttpAnswer { status: 400, header: &header, body, host: "gw.example", model: None }.read()
    }

    #[test]
    fn a_body_is_json_or_text_or_nothing() {
        let form = |body: &[u8], kind| read(body, kind).seen.body;
        assert_eq!(form(b" \n", "application/json"), Body::Unknown);
        assert_eq!(form(b"{\"error\":{\"message\":\"m\"}}", ""), Body::Json);
        assert_eq!(form(b"\"no such model\"", ""), Body::Json);
        assert_eq!(form(b"404", "application/json"), Body::Json);
        assert_eq!(form(b"404", ""), Body::Text);
        assert_eq!(form(b"<html>", "application/json"), Body::Text);
        assert_eq!(form(b"\x1f\x8b\0\x01", "application/json"), Body::Compressed);
        assert_eq!(form(b"\x1f\x8b\0\x01", "text/html"), Body::Text);
        assert_eq!(form(b"{\"type\":\"error\",\"error\":{\"ty", "application/json"), Body::CutJson);
        assert_eq!(form(b"{\"id\":\"msg_1\",\"con", "application/json"), Body::BrokenJson);
        assert_eq!(read(b"\0\x01", "").kept, ApiBody::Text("2 bytes that are no text".into()));
    }

    #[test]
    fn a_header_that_is_not_there_says_nothing() {
        assert!(read(b"", "").seen.known.is_none());
    }

    #[test]
    fn answers_that_are_not_the_apis_are_told_apart() {
        let said = |host: &str, status: u16, headers: &[(&str, &str)], body: &str| {
            let header = |name: &str| {
                headers.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            };
            let answer = HttpAnswer { status, header: &header, body: body.as_bytes(), host, model: None };
            classify(&answer.read().seen).expect("certain").entry.id
        };
        let api = "api.anthropic.com";
        let page = [("content-type", "text/html")];
        let away = [("location", "http://portal.hotel.example/")];
        let ray = [("cf-ray", "8f2a1b3c4d5e6f70-FRA")];
        assert_eq!(said(api, 200, &page, "<title>Hotel Guest Wi-Fi</title>"), "page_portal");
        assert_eq!(said(api, 200, &page, "<title>Sign in</title>"), "page_portal");
        assert_eq!(said(api, 302, &away, ""), "page_portal");
        assert_eq!(said(api, 302, &away, "<html><title>302 Found</title>"), "page_portal");
        assert_eq!(said("gw.example", 302, &away, "<html>Moved</html>"), "page_redirect");
        assert_eq!(said(api, 301, &[("location", "https://api.anthropic.com/")], ""), "page_redirect");
        assert_eq!(said(api, 403, &[], "Access denied: category AI"), "page_blocked_by_filter");
        assert_eq!(said(api, 403, &ray, "no"), "page_cloudflare_block");
        assert_eq!(said(api, 403, &[("x-deny-reason", "host_not_allowed")], "no"), "page_egress_denied");
        assert_eq!(said(api, 200, &[], "{\"data\":[{\"id\":"), "answer_cut");
        assert_eq!(said("gw.example", 404, &[], "{\"detail\": \"no"), "answer_cut");
        assert_eq!(said(api, 200, &[], ""), "page_empty");
        assert_eq!(said("gw.example", 404, &page, "<html>nothing</html>"), "page_base_url_path");
        assert_eq!(said(api, 200, &page, "<title>It works!</title>"), "page_html");
        assert_eq!(said(api, 502, &page, "<title>Access denied</title>"), "page_bad_gateway");
    }

    #[test]
    fn who_answered_is_known_by_host_and_marks() {
        assert_eq!(server("api.anthropic.com", Marks::default()), Server::Api);
        assert_eq!(server("127.0.0.1:8080", Marks { error: true, ..Marks::default() }), Server::Api);
        assert_eq!(server("notanthropic.com", Marks::default()), Server::Gateway("notanthropic.com".into()));
    }
}
