//! A stream of events being read: exit 0 needs its end, and what was seen decides what a failure means.

use std::fmt::Write as _;
use std::time::Duration;

use hyper::body::Bytes;
use tokio::time::Instant;

use super::super::{Client, failure};
use super::{Ended, Sink, answer};
use crate::api::accumulate::{Accumulator, Broken, Step};
use crate::api::event::{Event as ApiEvent, EventError, is_part};
use crate::api::message::Message;
use crate::error::{ErrorKind, Failure, span};
use crate::explain::End;
use crate::transport::Response;
use crate::transport::decode::{Decoder, Event as Sse, Problem};
use crate::transport::retry::{Attempt, Failed, Outcome, Phase};

/// Most bytes of one event; the largest real ones are complete tool results of a few MiB.
const EVENT_CAP: usize = 33_554_432;

/// As long as more is at hand, output is put aside until it is this large: one write instead of thousands.
const WRITE_SIZE: usize = 65_536;

/// One stream being read.
pub(super) struct Reading<'a> {
    client: &'a Client<'a>,
    attempt: Attempt,
    decoder: Decoder,
    accumulator: Accumulator,
    /// When something other than a ping last arrived; time in which our own output was blocked does not count.
    meaningful: Instant,
}

/// What ends the reading.
enum Halt {
    Done(Box<Message>),
    Broken(Broken),
    Unreadable(String),
}

impl From<Problem> for Halt {
    fn from(problem: Problem) -> Self {
        Self::Unreadable(problem.to_string())
    }
}

impl From<EventError> for Halt {
    fn from(problem: EventError) -> Self {
        Self::Unreadable(problem.to_string())
    }
}

impl<'a> Reading<'a> {
    /// Whether `keeps_text` or not, the message has everything else.
    pub(super) fn new(client: &'a Client<'_>, attempt: Attempt, keeps_text: bool) -> Self {
        Self {
            client,
            attempt,
            decoder: Decoder::new(EVENT_CAP),
            accumulator: if keeps_text { Accumulator::default() } else { Accumulator::forgetting_text() },
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
        let mut chunk = Bytes::from(first);
        loop {
            let halt = self.take(&chunk, sink).err();
            if halt.is_none() && sink.pending() < WRITE_SIZE {
                match response.ready().await {
                    Some(Ok(Some(more))) => {
                        chunk = more;
                        continue;
                    }
                    Some(Ok(None)) => return self.ended_early(response, sink).await,
                    Some(Err(cut)) => return self.failed(self.client.cut(response, cut), sink).await,
                    None => {}
                }
            }
            // What came is out before anything else is decided.
            if let Err(failure) = self.flush(sink).await {
                return Ok(Err(failure));
            }
            match halt {
                None => {}
                Some(Halt::Done(message)) => {
                    return Ok(Ok(answer(*message, response, self.attempt, &self.accumulator)));
                }
                Some(halt) => return Err(self.verdict(self.halted(halt, response), sink)),
            }
            chunk = match self.next(response).await {
                Ok(Some(bytes)) => bytes,
                Ok(None) => return self.ended_early(response, sink).await,
                Err(failed) => return self.failed(failed, sink).await,
            };
        }
    }

    /// Waits for the next piece.
    async fn next(&self, response: &mut Response) -> Result<Option<Bytes>, Failed> {
        let limit = self.client.http.config().timers.semantic_idle;
        let read = response.chunk(self.client.observer);
        match tokio::time::timeout_at(self.meaningful + limit, read).await {
            Ok(Ok(chunk)) => Ok(chunk),
            Ok(Err(cut)) => Err(self.client.cut(response, cut)),
            Err(_) => Err(self.only_pings(response, limit)),
        }
    }

    /// Takes a piece of the stream.
    fn take(&mut self, bytes: &[u8], sink: &mut impl Sink) -> Result<(), Halt> {
        let accumulator = &mut self.accumulator;
        let mut is_meaningful = false;
        let taken = self.decoder.feed(bytes, |sse| event(sse, accumulator, sink, &mut is_meaningful));
        if is_meaningful {
            self.meaningful = Instant::now();
        }
        taken
    }

    async fn flush(&mut self, sink: &mut impl Sink) -> Result<(), Failure> {
        if sink.pending() == 0 {
            return Ok(());
        }
        let begun = Instant::now();
        let flushed = sink.flush().await;
        self.meaningful += begun.elapsed();
        flushed
    }

    /// Reading ended without the end of the message: what came before is still to be shown.
    async fn failed(&mut self, failed: Failed, sink: &mut impl Sink) -> Result<Ended, Failed> {
        match self.flush(sink).await {
            Err(failure) => Ok(Err(failure)),
            Ok(()) => Err(self.verdict(failed, sink)),
        }
    }

    /// The body is over. An error that was cut with it says why.
    async fn ended_early(&mut self, response: &Response, sink: &mut impl Sink) -> Result<Ended, Failed> {
        let mid_event = self.decoder.is_mid_event();
        let mut last = None;
        self.decoder.unfinished(|sse| last = error_in(sse));
        let failed = last.map_or_else(
            || self.cut_short(response, if mid_event { "in the middle of an event" } else { "early" }),
            |halt| self.halted(halt, response),
        );
        self.failed(failed, sink).await
    }

    fn halted(&self, halt: Halt, response: &Response) -> Failed {
        match halt {
            Halt::Broken(Broken::Api(body)) => failure::from_event(*body, response, &self.client.access),
            Halt::Broken(Broken::OtherFormat(vendor)) => {
                failure::other_format(vendor, response, &self.client.access)
            }
            Halt::Broken(Broken::EndMark) => self.cut_short(response, "early"),
            Halt::Broken(broken) => self.damaged(response, &broken.to_string()),
            Halt::Unreadable(problem) => self.damaged(response, &problem),
            Halt::Done(_) => self.damaged(response, "it went on after its end"),
        }
    }

    fn damaged(&self, response: &Response, problem: &str) -> Failed {
        self.ended(response, End::Damaged, format!("the stream is damaged: {problem}"))
    }

    fn cut_short(&self, response: &Response, how: &str) -> Failed {
        self.ended(response, End::Cut, format!("the stream ended {how}, before the end of the message"))
    }

    fn only_pings(&self, response: &Response, limit: Duration) -> Failed {
        let what = format!("only pings arrived for {} (semantic idle timeout)", span(limit));
        self.ended(response, End::OnlyPings, what)
    }

    fn ended(&self, response: &Response, end: End, what: String) -> Failed {
        let error = failure::of_end(end, what, response, &self.client.access);
        let timings = response.timings();
        Failed { phase: Phase::Hidden, outcome: Outcome::Broken, error, tokens: None, timings }
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

/// Takes one event of a stream.
fn event(
    sse: Sse<'_>,
    accumulator: &mut Accumulator,
    sink: &mut impl Sink,
    is_meaningful: &mut bool,
) -> Result<(), Halt> {
    if is_nothing(sse) {
        return Ok(());
    }
    let event = ApiEvent::parse(sse.name, sse.data)?;
    *is_meaningful |= event != ApiEvent::Ping;
    let step = accumulator.push(event).map_err(Halt::Broken)?;
    sink.take(sse.data, &step);
    match step {
        Step::Done(message) => Err(Halt::Done(message)),
        _ => Ok(()),
    }
}

/// The error that an event is which the end of the stream cut.
fn error_in(sse: Sse<'_>) -> Option<Halt> {
    match ApiEvent::parse(sse.name, sse.data) {
        Ok(ApiEvent::Error(body)) if !sse.data.is_empty() => Some(Halt::Broken(Broken::Api(Box::new(body)))),
        _ => None,
    }
}

/// Gateways keep connections open with events that hold nothing. One that claims to be part of the message does not
/// pass for such.
fn is_nothing(sse: Sse<'_>) -> bool {
    sse.data.trim_ascii().is_empty() && !is_part(sse.name) && sse.name != "error"
}

#[cfg(test)]
mod tests;
