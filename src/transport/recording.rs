//! What the transport tells a recorder of an exchange, where there is one.

use std::sync::Arc;

use reqwest::header::HeaderMap;

use super::config::Config;
use super::http::USER_AGENT;
use super::request::Request;
use super::retry::{Attempt, Failed, Outcome, Phase};
use super::source_chain;
use super::upload::{Progress, Recipe};
use crate::capture::{self, CaptureEnd, Recording};
use crate::error::ErrorKind;

/// Begins to record an attempt.
pub(super) fn begin(config: &Config, request: &Request, attempt: Attempt) -> Option<Recording> {
    let recorder = Arc::clone(config.recorder.as_ref()?);
    let mut headers: Vec<_> = request
        .headers_with_length()
        .iter()
        .map(|(name, value)| {
            let value =
                (!value.is_sensitive()).then(|| String::from_utf8_lossy(value.as_bytes()).into_owned());
            (name.as_str().to_owned(), value)
        })
        .collect();
    headers.push(("user-agent".to_owned(), Some(USER_AGENT.to_owned())));
    let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut recording = Recording::begin(
        recorder,
        capture::Request {
            attempt: Some(attempt.number),
            method: request.method.name().to_owned(),
            path: format!("{}{query}", request.url.path()),
            host: source_chain::origin(&request.url),
            headers,
        },
    );
    match &request.body {
        Recipe::Bytes(body) => recording.request_body(body),
        body => recording.request_length(body.length()),
    }
    Some(recording)
}

/// The head of an answer came.
pub(super) fn answered(recording: &mut Option<Recording>, reply: &reqwest::Response, progress: &Progress) {
    let Some(recording) = recording else { return };
    if let Some(sent) = progress.last() {
        recording.connected_at(sent);
    }
    recording.answered(reply.status().as_u16(), plain(reply.headers()));
}

/// No answer came.
pub(super) fn unanswered(recording: Option<Recording>, failed: &Failed) {
    let Some(mut recording) = recording else { return };
    let end = match failed.phase {
        Phase::Connect => CaptureEnd::Unreached,
        _ if failed.outcome == Outcome::Garbage => CaptureEnd::Garbled,
        _ if failed.error.kind == ErrorKind::Timeout => CaptureEnd::Silent,
        _ => cut(&failed.error.evidence.facts),
    };
    recording.ended(end);
    recording.failed(&failed.error);
}

/// How a connection ended, by what the library said of it.
pub(super) fn cut(facts: &[(&str, String)]) -> CaptureEnd {
    if facts.iter().any(|(_, said)| said.contains("reset")) { CaptureEnd::Reset } else { CaptureEnd::Closed }
}

fn plain(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes()))).collect()
}
