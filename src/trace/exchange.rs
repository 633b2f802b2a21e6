//! One request and its answer while they pass: what is known so far, until it becomes a [`Call`].

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::Instant;

use serde_json::Value;

use super::Upstream;
use super::call::{Call, CallEnd};
use super::head::{RequestHead, ResponseHead};
use super::response::BodyReader;
use crate::api::headers as names;
use crate::capture::{CaptureEnd, Recording};
use crate::error::{Error, ErrorKind};
use crate::explain::{End, HttpAnswer, Observation, classify};
use crate::transport::retry::server_wait;

/// Most bytes of a request's body in which the model is looked for; SDKs write it among the first fields or the last,
/// and a conversation that is longer than this has it in its first part.
const LOOKED_AT: usize = 256 * 1024;

/// What has passed of one request and its answer.
pub(super) struct Exchange {
    method: String,
    path: String,
    begun: Instant,
    identity: DefaultHasher,
    start: Vec<u8>,
    sent: u64,
    answer: Option<Answer>,
    recording: Option<Recording>,
}

struct Answer {
    head: ResponseHead,
    after: std::time::Duration,
    reader: BodyReader,
    unread: Option<String>,
    received: u64,
}

impl Exchange {
    pub(super) fn new(head: &RequestHead, recording: Option<Recording>) -> Self {
        let mut identity = DefaultHasher::new();
        (&head.method, &head.path).hash(&mut identity);
        Self {
            method: head.method.clone(),
            path: head.path.clone(),
            begun: Instant::now(),
            identity,
            start: Vec::new(),
            sent: 0,
            answer: None,
            recording,
        }
    }

    pub(super) fn method(&self) -> &str {
        &self.method
    }

    /// The next bytes of the request's body.
    pub(super) fn request_body(&mut self, bytes: &[u8]) {
        self.identity.write(bytes);
        self.sent += bytes.len() as u64;
        if let Some(recording) = &mut self.recording {
            recording.request_body(bytes);
        }
        let room = LOOKED_AT - self.start.len();
        self.start.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    /// The head of the answer.
    pub(super) fn answered(&mut self, head: ResponseHead) {
        if let Some(recording) = &mut self.recording {
            recording.answered(head.status, head.headers.clone());
        }
        let text = |name: &str| header(&head, name).unwrap_or_default();
        let (reader, unread) = BodyReader::new(&text("content-type"), &text("content-encoding"));
        self.answer = Some(Answer { head, after: self.begun.elapsed(), reader, unread, received: 0 });
    }

    /// The next bytes of the answer's body.
    pub(super) fn response_body(&mut self, bytes: &[u8]) {
        if let Some(answer) = &mut self.answer {
            answer.received += bytes.len() as u64;
            answer.reader.feed(bytes);
        }
        if let Some(recording) = &mut self.recording {
            recording.piece(bytes, 0);
        }
    }

    /// How much of the chunk that is passing is still to come.
    pub(super) fn left_of_chunk(&mut self, left: u64) {
        if let Some(recording) = &mut self.recording {
            recording.left_of_chunk(left);
        }
    }

    /// How the connection ended below this.
    pub(super) fn ended(&mut self, end: CaptureEnd) {
        if let Some(recording) = &mut self.recording {
            recording.ended(end);
        }
    }

    /// What became of it.
    pub(super) fn finish(mut self, end: CallEnd, upstream: &Upstream) -> Call {
        let host = &upstream.authority;
        let model = self.model();
        let mut answer = self.answer.take();
        if let Some(answer) = &mut answer {
            answer.reader.finish();
        }
        let end = match &answer {
            None if end != CallEnd::Abandoned => CallEnd::Unanswered,
            Some(answer) if end == CallEnd::Whole && answer.is_cut() => CallEnd::Cut,
            _ => end,
        };
        let error = answer.as_ref().and_then(|answer| answer.error(host, model.as_deref(), end));
        let status = answer.as_ref().map(|answer| answer.head.status);
        let path = self.path;
        let identity = self.identity.finish();
        let error = error.or_else(|| lost(end)).map(|error| addressed(error, status, &path));
        if let Some((recording, recorder)) = self.recording.zip(upstream.recorder.as_ref()) {
            recorder.finish(recording, identity, end, error.as_ref());
        }
        Call {
            method: self.method,
            path,
            model,
            identity,
            begun: self.begun,
            first_byte: answer.as_ref().map(|answer| answer.after),
            total: self.begun.elapsed(),
            sent: self.sent,
            received: answer.as_ref().map_or(0, |answer| answer.received),
            status,
            retry_after: answer.as_ref().and_then(Answer::wait),
            unread: answer.as_ref().and_then(|answer| answer.unread.clone()),
            stop_reason: answer.as_ref().and_then(|answer| answer.reader.said.stop_reason.clone()),
            usage: answer.and_then(|answer| answer.reader.said.usage),
            end,
            error,
        }
    }

    /// The model that is asked: from the whole body, or from the first part of a longer one.
    fn model(&self) -> Option<String> {
        if let Ok(body) = serde_json::from_slice::<Value>(&self.start) {
            return body["model"].as_str().map(str::to_owned);
        }
        let text = String::from_utf8_lossy(&self.start);
        let rest = text.split_once("\"model\"")?.1.trim_start().strip_prefix(':')?.trim_start();
        rest.strip_prefix('"')?.split('"').next().map(str::to_owned)
    }
}

impl Answer {
    fn wait(&self) -> Option<std::time::Duration> {
        let text = |name| header(&self.head, name);
        server_wait(
            text(names::RETRY_AFTER_MS).as_deref(),
            text(names::RETRY_AFTER).as_deref(),
            text("date").as_deref(),
        )
    }

    /// Whether a stream ended without saying so.
    fn is_cut(&self) -> bool {
        let said = &self.reader.said;
        self.head.status < 300 && self.reader.is_stream() && !said.has_ended && said.error.is_none()
    }

    /// The error that the answer is, judged as one of our own calls would be.
    fn error(&self, host: &str, model: Option<&str>, end: CallEnd) -> Option<Error> {
        let in_stream = self.reader.said.error.as_deref();
        let status = self.head.status;
        if status < 300 && in_stream.is_none() {
            return (end == CallEnd::Cut).then(|| lost(end)).flatten();
        }
        let body = in_stream.map_or_else(|| self.reader.whole(), str::as_bytes);
        let read = HttpAnswer { status, header: &|name| header(&self.head, name), body, host, model }.read();
        let verdict = classify(&read.seen)?;
        let kind = verdict.kind.unwrap_or(ErrorKind::NotTheApi);
        let said = read.seen.message.clone().unwrap_or_else(|| verdict.entry.title.to_owned());
        let mut error = Error::new(kind, said);
        let evidence = &mut error.evidence;
        evidence.http_status = Some(status);
        evidence.api_type.clone_from(&read.said.kind);
        evidence.error_code.clone_from(&read.said.error_code);
        evidence.message = read.seen.message;
        evidence.request_id = header(&self.head, names::REQUEST_ID);
        verdict.record(&mut error);
        Some(error)
    }
}

/// Says what is wrong with the address, where the path shows it: clients differ in whether they add `/v1` themselves.
fn addressed(error: Error, status: Option<u16>, path: &str) -> Error {
    if status != Some(404) {
        return error;
    }
    if path.starts_with("/v1/v1/") {
        return error.fix("this client adds /v1 by itself: give it the base URL without /v1");
    }
    if ["/messages", "/models", "/complete"].iter().any(|end| path.starts_with(end)) {
        return error.fix(
            "this client does not add /v1, as Vercel's provider: give it the address with /v1 at its end: claudectl trace -- \
             sh -c 'ANTHROPIC_BASE_URL=$ANTHROPIC_BASE_URL/v1 exec COMMAND'",
        );
    }
    error
}

/// The error of a call that has no whole answer.
fn lost(end: CallEnd) -> Option<Error> {
    match end {
        CallEnd::Cut => {
            let what = "the answer broke off before the end of the message";
            let mut error = Error::new(ErrorKind::Incomplete, what);
            classify(&Observation::ended(End::Cut))?.record(&mut error);
            Some(error)
        }
        CallEnd::Unanswered => {
            Some(Error::new(ErrorKind::ConnectionLost, "the connection ended before an answer"))
        }
        CallEnd::Whole | CallEnd::Abandoned => None,
    }
}

fn header(head: &ResponseHead, name: &str) -> Option<String> {
    head.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
}
