//! A stream of events being read: exit 0 needs its end, and what was seen decides what a failure means.

use std::fmt::Write as _;
use std::time::Duration;

use tokio::time::Instant;

use super::super::{Client, failure};
use super::{Ended, Sink, answer};
use crate::api::accumulate::{Accumulator, Broken, Step};
use crate::api::event::Event as ApiEvent;
use crate::api::message::Message;
use crate::error::{EntryId, Error, ErrorKind, Failure, span};
use crate::transport::Response;
use crate::transport::decode::{Decoder, Event as Sse};
use crate::transport::retry::{Attempt, Failed, Outcome, Phase};

/// Most bytes of one event; the largest real ones are complete tool results of a few MiB.
const EVENT_CAP: usize = 32 * 1024 * 1024;

/// One stream being read.
pub(super) struct Reading<'a> {
    client: &'a Client<'a>,
    attempt: Attempt,
    decoder: Decoder,
    accumulator: Accumulator,
    /// When something other than a ping last arrived; time in which our own output was blocked does not count.
    meaningful: Instant,
}

/// What ended the reading of a batch of events.
enum Turn {
    Done(Box<Message>),
    Stopped(Failure),
}

impl<'a> Reading<'a> {
    pub(super) fn new(client: &'a Client<'_>, attempt: Attempt) -> Self {
        Self {
            client,
            attempt,
            decoder: Decoder::new(EVENT_CAP),
            accumulator: Accumulator::default(),
            meaningful: Instant::now(),
        }
    }

    /// Reads to the end of the message; `first` holds the bytes that were read already.
    pub(super) async fn events(
        mut self,
        response: &mut Response,
        first: Vec<u8>,
        sink: &mut impl Sink,
    ) -> Result<Ended, Failed> {
        let mut chunk = Some(first);
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

    async fn next(&self, response: &mut Response) -> Result<Option<Vec<u8>>, Failed> {
        let limit = self.client.http.config().timers.semantic_idle;
        let read = response.chunk(self.client.observer);
        match tokio::time::timeout_at(self.meaningful + limit, read).await {
            Ok(Ok(chunk)) => Ok(chunk.map(|bytes| bytes.to_vec())),
            Ok(Err(cut)) => Err(self.client.cut(response, cut)),
            Err(_) => Err(self.only_pings(response, limit)),
        }
    }

    /// Takes a piece of the stream. What it brought is out before anything else is decided.
    async fn take(
        &mut self,
        bytes: &[u8],
        response: &Response,
        sink: &mut impl Sink,
    ) -> Result<Option<Turn>, Failed> {
        let mut events = Vec::new();
        let decoded = self.decoder.feed(bytes, &mut events);
        let mut turn = Ok(None);
        for sse in &events {
            turn = self.event(sse, response, sink).await;
            if !matches!(turn, Ok(None)) {
                break;
            }
        }
        let begun = Instant::now();
        let flushed = sink.flush().await;
        self.meaningful += begun.elapsed();
        match (turn, flushed) {
            (Ok(Some(Turn::Stopped(failure))), _) | (_, Err(failure)) => Ok(Some(Turn::Stopped(failure))),
            (Ok(None), Ok(())) => {
                decoded.map(|()| None).map_err(|problem| self.garbled(response, &problem.to_string()))
            }
            (turn, Ok(())) => turn,
        }
    }

    async fn event(
        &mut self,
        sse: &Sse,
        response: &Response,
        sink: &mut impl Sink,
    ) -> Result<Option<Turn>, Failed> {
        if is_nothing(sse) {
            return Ok(None);
        }
        let name = Some(sse.name.as_str()).filter(|name| !name.is_empty());
        let event = ApiEvent::parse(name, &sse.data)
            .map_err(|problem| self.garbled(response, &problem.to_string()))?;
        if event != ApiEvent::Ping {
            self.meaningful = Instant::now();
        }
        let step = match self.accumulator.push(event) {
            Ok(step) => step,
            Err(Broken::Api(body)) => return Err(failure::from_event(*body, response, &self.client.access)),
            Err(broken) => return Err(self.garbled(response, &broken.to_string())),
        };
        let begun = Instant::now();
        let taken = sink.take(&sse.data, &step).await;
        self.meaningful += begun.elapsed();
        Ok(match (taken, step) {
            (Err(failure), _) => Some(Turn::Stopped(failure)),
            (Ok(()), Step::Done(message)) => Some(Turn::Done(message)),
            _ => None,
        })
    }

    fn broken(&self, response: &Response, error: Error) -> Failed {
        let mut error = error;
        failure::fill_from_headers(&mut error, response, &self.client.access);
        error.evidence.http_status = Some(response.status());
        error.evidence.retry_after = None;
        let timings = response.timings();
        Failed { phase: Phase::Hidden, outcome: Outcome::Broken, error, tokens: None, timings }
    }

    fn garbled(&self, response: &Response, problem: &str) -> Failed {
        let what = format!("the stream is damaged: {problem}");
        self.broken(response, Error::new(ErrorKind::Incomplete, what).entry(EntryId::STREAM_OUT_OF_ORDER))
    }

    fn ended_early(&self, response: &Response) -> Failed {
        let how = if self.decoder.is_mid_event() { "in the middle of an event" } else { "early" };
        let what = format!("the stream ended {how}, before the end of the message");
        self.broken(response, Error::new(ErrorKind::Incomplete, what).entry(EntryId::STREAM_CUT))
    }

    fn only_pings(&self, response: &Response, limit: Duration) -> Failed {
        let what = format!("only pings arrived for {} (semantic idle timeout)", span(limit));
        let error = Error::new(ErrorKind::Timeout, what).entry(EntryId::TIMEOUT_SEMANTIC_IDLE);
        self.broken(response, error)
    }

    /// Once part of the answer was seen, every failure but the command's own limit means: incomplete.
    fn verdict(&self, mut failed: Failed, sink: &impl Sink) -> Failed {
        let counts = self.accumulator.counts();
        let took = span(failed.timings.total);
        let mut arrived = format!("{} characters of text in {took}", counts.text);
        failed.tokens = self.accumulator.usage().map(|usage| (usage.total_input(), usage.output_tokens));
        if let Some((input, output)) = failed.tokens {
            let _ = write!(arrived, ", reported so far: {input} input and {output} output tokens");
        }
        failed.error.evidence.facts.push(("arrived", arrived));
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

/// Gateways keep connections open with events that hold nothing. One that claims to be part of the message does not
/// pass for such.
fn is_nothing(sse: &Sse) -> bool {
    let part =
        sse.name.starts_with("message_") || sse.name.starts_with("content_block_") || sse.name == "error";
    !part && sse.data.trim().is_empty()
}
