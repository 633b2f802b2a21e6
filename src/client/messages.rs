//! One message, streamed: events become a whole message or an error, and never an error that looks like success.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::failure;
use super::{Client, json::Reply};
use crate::api::accumulate::{Accumulator, Broken, Step};
use crate::api::endpoint::Endpoint;
use crate::api::event::Event as ApiEvent;
use crate::api::message::{Block, Message};
use crate::error::{Error, ErrorKind, Failure, Result, span};
use crate::transport::decode::{Decoder, Event as Sse};
use crate::transport::event::{Event, Timings};
use crate::transport::retry::{Attempt, Failed, Operation, Outcome, Phase, run};
use crate::transport::{Method, Recipe, Request, Response};

/// Most bytes of one event; the largest real ones are complete tool results of a few MiB.
const EVENT_CAP: usize = 32 * 1024 * 1024;
/// Most bytes of a message that arrives as plain JSON.
const JSON_CAP: usize = 256 * 1024 * 1024;

/// Takes what a stream brings, as it arrives.
#[allow(async_fn_in_trait, reason = "used on one thread, never behind dyn")]
pub trait Sink {
    /// Takes one event: its raw JSON and what it brought.
    ///
    /// # Errors
    /// When the output cannot be written; ends the call at once, without a retry.
    async fn take(&mut self, raw: &str, step: &Step) -> std::result::Result<(), Failure>;
    /// Whether a byte of the model's output has left the process.
    fn is_visible(&self) -> bool;
    /// Forgets what a failed attempt left behind, before the next one.
    ///
    /// # Errors
    /// When the output cannot be reset.
    async fn restart(&mut self) -> std::result::Result<(), Failure>;
}

/// A whole message with the facts of its answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The message.
    pub message: Message,
    /// `request-id`.
    pub request_id: Option<String>,
    /// Attempts made.
    pub attempts: u32,
    /// Phases of the attempt that succeeded.
    pub timings: Timings,
}

/// How one attempt ended well, or was ended by its reader.
type Ended = std::result::Result<Answer, Failure>;

impl Client<'_> {
    /// Sends `body` to `/v1/messages` and hands every event to `sink`.
    ///
    /// # Errors
    /// Every network and API failure, after retries; `incomplete` once the sink has shown something.
    pub async fn message(
        &self,
        body: Arc<[u8]>,
        query: &[(&str, &str)],
        sink: &mut impl Sink,
    ) -> std::result::Result<Answer, Failure> {
        let request = Request {
            method: Method::Post,
            url: self.access.url(Endpoint::Messages.path(), query),
            headers: self.access.headers(true),
            body: Recipe::Bytes(body),
        };
        let ended = run(&self.retrier(Operation::Generate), async |attempt| {
            if attempt.number > 1
                && let Err(failure) = sink.restart().await
            {
                return Ok(Err(failure));
            }
            self.attempt_message(&request, attempt, sink).await
        })
        .await;
        ended.unwrap_or_else(|error| Err(error.into()))
    }

    /// Counts the input tokens of a message; free.
    ///
    /// # Errors
    /// Every network and API failure, after retries.
    pub async fn count_tokens(&self, body: Arc<[u8]>) -> Result<Reply> {
        let path = Endpoint::CountTokens.path();
        self.json(Operation::Read, Method::Post, path, &[], Recipe::Bytes(body)).await
    }

    async fn attempt_message(
        &self,
        request: &Request,
        attempt: Attempt,
        sink: &mut impl Sink,
    ) -> std::result::Result<Ended, Failed> {
        let mut response = self
            .http
            .send(request, attempt, self.observer)
            .await
            .map_err(|failed| self.with_credential(failed))?;
        if !(200..300).contains(&response.status()) {
            return Err(failure::refused(response, &self.access, self.observer).await);
        }
        let ended = match form(&response) {
            Form::Events => Reading::new(self, attempt).events(&mut response, None, sink).await,
            Form::Whole => self.whole(&mut response, attempt, sink, Vec::new()).await,
            Form::Unclear => self.sniff(&mut response, attempt, sink).await,
        };
        if let Ok(Ok(answer)) = &ended {
            let usage = &answer.message.head.usage;
            self.observer.event(&Event::Done {
                attempts: attempt.number,
                tokens: Some((usage.total_input(), usage.output_tokens)),
                request_id: answer.request_id.clone(),
                timings: answer.timings,
            });
        }
        ended
    }

    /// A gateway stripped the content type: the first byte tells events from JSON.
    async fn sniff(
        &self,
        response: &mut Response,
        attempt: Attempt,
        sink: &mut impl Sink,
    ) -> std::result::Result<Ended, Failed> {
        let first = loop {
            match response.chunk(self.observer).await {
                Ok(Some(chunk)) if chunk.is_empty() => {}
                Ok(Some(chunk)) => break chunk.to_vec(),
                Ok(None) => return Err(failure::from_body(response, b"", &self.access)),
                Err(cut) => return Err(self.cut(response, cut)),
            }
        };
        let text = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&first);
        if [b"event:".as_slice(), b"data:", b":"].iter().any(|start| text.starts_with(start)) {
            Reading::new(self, attempt).events(response, Some(first), sink).await
        } else {
            self.whole(response, attempt, sink, first).await
        }
    }

    /// A server that answers with one JSON object although events were asked for.
    async fn whole(
        &self,
        response: &mut Response,
        attempt: Attempt,
        sink: &mut impl Sink,
        mut body: Vec<u8>,
    ) -> std::result::Result<Ended, Failed> {
        match response.collect(JSON_CAP - body.len(), self.observer).await {
            Ok(rest) => body.extend_from_slice(&rest),
            Err((_, cut)) => return Err(self.cut(response, cut)),
        }
        let message = serde_json::from_slice::<Value>(&body).ok().map(Message::from_value);
        let Some(Ok(message)) = message else {
            return Err(failure::from_body(response, &body, &self.access));
        };
        for (index, block) in message.blocks().enumerate() {
            let shown = match block {
                Block::Text(text) => sink.take("", &Step::Text(text.to_owned())).await,
                Block::Thinking(text) => sink.take("", &Step::Thinking(text.to_owned())).await,
                _ => Ok(()),
            };
            let closed = match shown {
                Ok(()) => sink.take("", &Step::Block(index)).await,
                Err(failure) => Err(failure),
            };
            if let Err(failure) = closed {
                return Ok(Err(failure));
            }
        }
        let raw = message.raw.to_string();
        let answer = answer(message, response, attempt);
        let done = Step::Done(Box::new(answer.message.clone()));
        Ok(sink.take(&raw, &done).await.map(|()| answer))
    }
}

/// What a success answer claims to be.
enum Form {
    Events,
    Whole,
    Unclear,
}

fn form(response: &Response) -> Form {
    let content_type = response.header("content-type").unwrap_or_default().to_ascii_lowercase();
    match content_type.split(';').next().unwrap_or_default().trim() {
        "text/event-stream" => Form::Events,
        "" | "application/octet-stream" | "text/plain" => Form::Unclear,
        _ => Form::Whole,
    }
}

fn answer(message: Message, response: &Response, attempt: Attempt) -> Answer {
    Answer {
        message,
        request_id: response.header("request-id").map(str::to_owned),
        attempts: attempt.number,
        timings: response.timings(),
    }
}

/// One stream being read.
struct Reading<'a> {
    client: &'a Client<'a>,
    attempt: Attempt,
    decoder: Decoder,
    accumulator: Accumulator,
    meaningful: Instant,
}

/// What ended the reading of a batch of events.
enum Turn {
    Done(Box<Message>),
    Stopped(Failure),
}

impl<'a> Reading<'a> {
    fn new(client: &'a Client<'_>, attempt: Attempt) -> Self {
        Self {
            client,
            attempt,
            decoder: Decoder::new(EVENT_CAP),
            accumulator: Accumulator::default(),
            meaningful: Instant::now(),
        }
    }

    async fn events(
        mut self,
        response: &mut Response,
        first: Option<Vec<u8>>,
        sink: &mut impl Sink,
    ) -> std::result::Result<Ended, Failed> {
        let mut chunk = first;
        loop {
            if let Some(bytes) = &chunk {
                match self.take(bytes, response, sink).await {
                    Ok(None) => {}
                    Ok(Some(Turn::Done(message))) => {
                        return Ok(Ok(answer(*message, response, self.attempt)));
                    }
                    Ok(Some(Turn::Stopped(failure))) => return Ok(Err(failure)),
                    Err(failed) => return Err(self.verdict(failed, sink)),
                }
            }
            chunk = match self.next(response).await {
                Ok(Some(bytes)) => Some(bytes),
                Ok(None) => {
                    let failed = self.ended_early(response);
                    return Err(self.verdict(failed, sink));
                }
                Err(failed) => return Err(self.verdict(failed, sink)),
            };
        }
    }

    async fn next(&self, response: &mut Response) -> std::result::Result<Option<Vec<u8>>, Failed> {
        let limit = self.client.http.config().timers.semantic_idle;
        let read = response.chunk(self.client.observer);
        match tokio::time::timeout_at(self.meaningful + limit, read).await {
            Ok(Ok(chunk)) => Ok(chunk.map(|bytes| bytes.to_vec())),
            Ok(Err(cut)) => Err(self.client.cut(response, cut)),
            Err(_) => Err(self.only_pings(response, limit)),
        }
    }

    async fn take(
        &mut self,
        bytes: &[u8],
        response: &Response,
        sink: &mut impl Sink,
    ) -> std::result::Result<Option<Turn>, Failed> {
        let mut events = Vec::new();
        let decoded = self.decoder.feed(bytes, &mut events);
        for sse in &events {
            match self.event(sse, response, sink).await? {
                None => {}
                turn => return Ok(turn),
            }
        }
        decoded.map(|()| None).map_err(|problem| self.garbled(response, &problem.to_string()))
    }

    async fn event(
        &mut self,
        sse: &Sse,
        response: &Response,
        sink: &mut impl Sink,
    ) -> std::result::Result<Option<Turn>, Failed> {
        let name = Some(sse.name.as_str()).filter(|name| !name.is_empty());
        let event = ApiEvent::parse(name, &sse.data)
            .map_err(|problem| self.garbled(response, &problem.to_string()))?;
        let is_ping = event == ApiEvent::Ping;
        let step = match self.accumulator.push(event) {
            Ok(step) => step,
            Err(Broken::Api(body)) => return Err(failure::from_event(*body, response, &self.client.access)),
            Err(broken) => return Err(self.garbled(response, &broken.to_string())),
        };
        if let Err(failure) = sink.take(&sse.data, &step).await {
            return Ok(Some(Turn::Stopped(failure)));
        }
        if !is_ping {
            self.meaningful = Instant::now();
        }
        Ok(match step {
            Step::Done(message) => Some(Turn::Done(message)),
            _ => None,
        })
    }

    fn broken(&self, response: &Response, error: Error) -> Failed {
        let mut error = error;
        failure::fill_from_headers(&mut error, response, &self.client.access);
        error.evidence.http_status = Some(response.status());
        error.evidence.retry_after = None;
        Failed { phase: Phase::Hidden, outcome: Outcome::Broken, error, timings: response.timings() }
    }

    fn garbled(&self, response: &Response, problem: &str) -> Failed {
        let what = format!("the stream is damaged: {problem}");
        self.broken(response, Error::new(ErrorKind::Incomplete, what).entry("stream_out_of_order"))
    }

    fn ended_early(&self, response: &Response) -> Failed {
        let how = if self.decoder.is_mid_event() { "in the middle of an event" } else { "early" };
        let what = format!("the stream ended {how}, before the end of the message");
        self.broken(response, Error::new(ErrorKind::Incomplete, what).entry("stream_cut"))
    }

    fn only_pings(&self, response: &Response, limit: Duration) -> Failed {
        let what = format!("only pings arrived for {} (semantic idle timeout)", span(limit));
        let error = Error::new(ErrorKind::Timeout, what)
            .entry("timeout_semantic_idle")
            .fix("try again, or wait longer for a slow answer: --semantic-idle-timeout 30m");
        self.broken(response, error)
    }

    /// Once part of the answer was seen, every failure but the command's own limit means: incomplete.
    fn verdict(&self, mut failed: Failed, sink: &impl Sink) -> Failed {
        let counts = self.accumulator.counts();
        let arrived = format!("{} characters of text", counts.text);
        let took = span(failed.timings.total);
        failed.error.evidence.facts.push(("arrived", format!("{arrived} in {took}")));
        if !sink.is_visible() {
            return failed;
        }
        failed.phase = Phase::Visible;
        if failed.outcome == Outcome::Final {
            return failed;
        }
        let cause = std::mem::take(&mut failed.error.evidence.what);
        failed.error.kind = ErrorKind::Incomplete;
        failed.error.evidence.what = format!("the answer is incomplete: {cause}");
        failed.error.evidence.retryable = None;
        failed
    }
}
