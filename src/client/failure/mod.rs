//! An answer that is no success becomes one error: kind, words and evidence, and the outcome the retry layer decides on.

use std::time::Duration;

use crate::api::error_body::ErrorBody;
use crate::api::headers as names;
use crate::error::{Error, ErrorKind, ValueName};
use crate::explain::{self, Body, End, HttpAnswer, Marks, Observation, ReadAnswer, Verdict};
use crate::text::shortened;
use crate::transport::event::Observe;
use crate::transport::response::BODY_CAP;
use crate::transport::retry::{Failed, Outcome, Phase, server_wait};
use crate::transport::{Recipe, Request, Response};

use super::access::Access;

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

/// The model that a request asks for; only a failure needs it.
fn model_of(request: &Request) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Asked {
        model: Option<String>,
    }
    let Recipe::Bytes(body) = &request.body else { return None };
    serde_json::from_slice::<Asked>(body).ok()?.model
}

/// What a complete body says that is not the answer asked for; with the `request`, if what it asked for may matter.
#[must_use]
pub(super) fn from_body(
    request: Option<&Request>,
    response: &Response,
    body: &[u8],
    access: &Access,
) -> Failed {
    let status = response.status();
    let header = |name: &str| response.header(name).map(str::to_owned);
    let model = request.and_then(model_of);
    let answer = HttpAnswer { status, header: &header, body, host: &host(response), model: model.as_deref() };
    let ReadAnswer { seen, said, kept, encoding } = answer.read();
    let verdict = explain::classify(&seen).expect("an answer that is no success is certain to be a failure");
    let kind = verdict.kind.unwrap_or(ErrorKind::NotTheApi);
    let mut error = Error::new(kind, what(kind, &seen, body.is_empty()));
    let unchanged = "let the proxy or gateway in between pass answers through unchanged";
    match (seen.body, encoding) {
        (_, Some(encoding)) => {
            let fact = format!("{encoding}, although the request asks for none: compressed unasked");
            error = error.fact("content encoding", fact).fix(unchanged);
        }
        (Body::CutJson, _) => {
            error = error
                .fact("body", format!("the body was cut: {} bytes of JSON that does not end", body.len()));
        }
        _ => {}
    }
    error.evidence.http_status = Some(status);
    error.evidence.message.clone_from(&seen.message);
    error.evidence.body = kept;
    fill(&mut error, said, &seen);
    fill_from_headers(&mut error, response, access);
    let outcome = match status {
        200..300 if kind == ErrorKind::NotTheApi => Outcome::NotTheApi,
        200..300 => in_stream(&seen, &verdict),
        _ => Outcome::Status {
            code: status,
            envelope: seen.is_json() && error.evidence.api_type.is_some(),
            retryable: verdict.retryable,
        },
    };
    verdict.record(&mut error);
    Failed { phase: Phase::Answered, outcome, error, tokens: None, timings: response.timings() }
}

/// An error event inside a stream whose status was 200.
#[must_use]
pub(super) fn from_event(said: ErrorBody, response: &Response, access: &Access) -> Failed {
    let mut seen = explain::of_error(&said);
    let request_id = response.header(names::REQUEST_ID).is_some() || said.request_id.is_some();
    let marks = Marks { request_id, error: said.is_known() };
    seen.server = explain::server(&host(response), marks);
    let verdict = explain::classify(&seen).expect("an error event is certain to be a failure");
    let kind = verdict.kind.unwrap_or(ErrorKind::ServerError);
    let named = seen.api_type.as_deref().unwrap_or("an error without a type");
    let mut error = Error::new(kind, format!("the API ended the stream with {named}"));
    error.evidence.http_status = Some(response.status());
    error.evidence.message.clone_from(&seen.message);
    fill(&mut error, said, &seen);
    fill_from_headers(&mut error, response, access);
    let outcome = in_stream(&seen, &verdict);
    verdict.record(&mut error);
    Failed { phase: Phase::Hidden, outcome, error, tokens: None, timings: response.timings() }
}

/// An answer in another vendor's format. A gateway that sends it may have been set up wrongly only in part, so it is
/// asked once more, as with every answer that is not the API's.
#[must_use]
pub(super) fn other_format(vendor: &str, response: &Response, access: &Access) -> Failed {
    let what = format!("the server speaks the {vendor} format, not the one of the Claude API");
    let error = of_end(End::OtherFormat, what, response, access);
    let timings = response.timings();
    Failed { phase: Phase::Hidden, outcome: Outcome::NotTheApi, error, tokens: None, timings }
}

/// An answer that began well and did not end so.
#[must_use]
pub(super) fn of_end(end: End, what: String, response: &Response, access: &Access) -> Error {
    let verdict = explain::classify(&Observation::ended(end)).expect("none of these ends well");
    let mut error = Error::new(verdict.kind.unwrap_or(ErrorKind::Incomplete), what);
    verdict.record(&mut error);
    fill_from_headers(&mut error, response, access);
    error.evidence.http_status = Some(response.status());
    error.evidence.retry_after = None;
    error
}

/// The host that was called, with its port where that is not the scheme's own.
fn host(response: &Response) -> String {
    let url = response.url();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}{port}", url.host_str().unwrap_or_default())
}

/// An error inside a 200 stands for the status the body repeats or its kind normally has.
fn in_stream(seen: &Observation, verdict: &Verdict) -> Outcome {
    let of_kind = verdict.kind.and_then(ErrorKind::status);
    let code = seen.body_status.or(of_kind).unwrap_or(500);
    Outcome::Status { code, envelope: true, retryable: verdict.retryable }
}

/// Adds what the headers say: request id, organization, workspace, the wait asked for.
pub(super) fn fill_from_headers(error: &mut Error, response: &Response, access: &Access) {
    let evidence = &mut error.evidence;
    let text = |name: &str| response.header(name).filter(|text| !text.is_empty()).map(shortened);
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

fn fill(error: &mut Error, said: ErrorBody, seen: &Observation) {
    let evidence = &mut error.evidence;
    evidence.api_type.clone_from(&seen.api_type);
    evidence.error_code.clone_from(&seen.error_code);
    evidence.param = said.param;
    evidence.appeal_url = said.appeal_url;
    evidence.request_id = said.request_id;
    if let Some(names) = seen.read(ValueName::UNSUPPORTED) {
        evidence.facts.push(("unsupported", names.to_owned()));
    }
}

/// What failed, without a word of the server's: those stand beside it and are not for every log.
fn what(kind: ErrorKind, seen: &Observation, empty: bool) -> String {
    let status = seen.status.unwrap_or_default();
    if kind == ErrorKind::NotTheApi {
        let what = match status {
            300..=399 => "something answered with a redirect, which the API never does",
            _ if empty => "the answer was empty",
            _ if seen.body == Body::BrokenJson => "the answer was cut: invalid JSON",
            _ if seen.is_json() => "something answered with JSON that is not the API's",
            _ => "something other than the API answered",
        };
        return what.to_owned();
    }
    match seen.error_code.as_deref().or(seen.api_type.as_deref()) {
        Some(named) => format!("HTTP {status} {named}"),
        None => format!("HTTP {status}"),
    }
}

#[cfg(test)]
mod tests;
