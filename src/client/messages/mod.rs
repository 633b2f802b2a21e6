//! One message, streamed: events become a whole message or an error, and never an error that looks like success.

mod form;
mod reading;
#[cfg(test)]
mod testing;
mod whole;

use std::sync::Arc;

use super::{Client, json::Reply};
use crate::api::accumulate::{Accumulator, Counts, Step};
use crate::api::endpoint::Endpoint;
use crate::api::message::Message;
use crate::api::models::{self, Terms};
use crate::error::{Error, ErrorKind, Failure, Result};
use crate::transport::event::{Event, Timings};
use crate::transport::retry::{Attempt, Failed, Operation, run};
use crate::transport::{Method, Recipe, Request, Response};
use form::Form;
use reading::Reading;

/// Takes what a stream brings, as it arrives.
#[allow(async_fn_in_trait, reason = "used on one thread, never behind dyn")]
pub(crate) trait Sink {
    /// Puts one event aside: its raw JSON and what it brought. Nothing leaves the process yet.
    fn take(&mut self, raw: &str, step: &Step<'_>);
    /// How many bytes wait to be written.
    fn pending(&self) -> usize {
        0
    }
    /// Writes what was put aside.
    ///
    /// # Errors
    /// When the output cannot be written; ends the call at once, without a retry.
    async fn flush(&mut self) -> std::result::Result<(), Failure> {
        Ok(())
    }
    /// Whether the text of the answer is wanted at its end once more, inside the message.
    fn keeps_text(&self) -> bool {
        false
    }
    /// Whether a byte of the model's output has left the process.
    fn is_visible(&self) -> bool;
    /// Forgets what a failed attempt left behind, before the next one.
    ///
    /// # Errors
    /// When the output cannot be reset.
    async fn restart(&mut self) -> std::result::Result<(), Failure>;
}

/// Takes nothing while the answer streams: only the whole message is wanted.
struct Unseen;

impl Sink for Unseen {
    fn take(&mut self, _raw: &str, _step: &Step<'_>) {}

    fn keeps_text(&self) -> bool {
        true
    }

    fn is_visible(&self) -> bool {
        false
    }

    async fn restart(&mut self) -> std::result::Result<(), Failure> {
        Ok(())
    }
}

/// A whole message with the facts of its answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// The message; without text and thinking if its [`Sink`] keeps none.
    pub message: Message,
    /// How much text and thinking there was.
    pub counts: Counts,
    /// What was passed over because its type is not known, and may have been content.
    pub skipped: Vec<String>,
    /// `request-id`.
    pub request_id: Option<String>,
    /// Attempts made.
    pub attempts: u32,
    /// How many of the attempts before it may be billed all the same.
    pub possibly_billed: u32,
    /// Input and output tokens those attempts had reported.
    pub lost_tokens: (u64, u64),
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
    pub(crate) async fn message(
        &self,
        body: Arc<[u8]>,
        query: &[(&str, &str)],
        sink: &mut impl Sink,
    ) -> std::result::Result<Answer, Failure> {
        self.report_body("request", &body);
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

    /// Makes one attempt; whether another follows is for the caller to decide.
    ///
    /// # Errors
    /// [`Failed`], with how far it got.
    pub(crate) async fn message_once(
        &self,
        body: Arc<[u8]>,
        attempt: Attempt,
    ) -> std::result::Result<Answer, Failed> {
        self.report_body("request", &body);
        let request = Request {
            method: Method::Post,
            url: self.access.url(Endpoint::Messages.path(), &[]),
            headers: self.access.headers(true),
            body: Recipe::Bytes(body),
        };
        let ended = self.attempt_message(&request, attempt, &mut Unseen).await?;
        ended.map_err(|failure| match failure {
            Failure::Error(error) => Failed::locally(error),
            Failure::Signal(_) => {
                Failed::locally(Error::new(ErrorKind::Internal, "the answer was not taken"))
            }
        })
    }

    /// Counts the input tokens of a message; free.
    ///
    /// # Errors
    /// Every network and API failure, after retries.
    pub(crate) async fn count_tokens(&self, body: Arc<[u8]>) -> Result<Reply> {
        let path = Endpoint::CountTokens.path();
        self.json(Operation::Read, Method::Post, path, &[], Recipe::Bytes(body)).await
    }

    async fn attempt_message(
        &self,
        request: &Request,
        attempt: Attempt,
        sink: &mut impl Sink,
    ) -> std::result::Result<Ended, Failed> {
        let mut response = self.accepted(request, attempt).await?;
        let ended = self.read_message(&mut response, attempt, sink).await;
        match &ended {
            Ok(Ok(answer)) => {
                self.report_done(answer);
                if self.http.keeps_connections() {
                    response.drain().await;
                }
            }
            Ok(Err(_)) => {}
            Err(failed) => response.failed(&failed.error),
        }
        ended
    }

    async fn read_message(
        &self,
        response: &mut Response,
        attempt: Attempt,
        sink: &mut impl Sink,
    ) -> std::result::Result<Ended, Failed> {
        let (form, first) = self.form(response).await?;
        match form {
            Form::Events => {
                let keeps_text = sink.keeps_text() || self.observer.wants_bodies();
                Reading::new(self, attempt, keeps_text).events(response, first, sink).await
            }
            Form::Whole => self.whole(response, attempt, sink, first).await,
        }
    }

    fn report_done(&self, answer: &Answer) {
        let usage = &answer.message.head.usage;
        if let Some(model) = answer.message.served_by() {
            let known = models::model(model).and_then(|known| models::cost(usage, known, Terms::of(usage)));
            self.observer.event(&Event::Used {
                model: model.to_owned(),
                cached: (usage.cache_creation_input_tokens, usage.cache_read_input_tokens),
                cost: known.map(|cost| cost.nanodollars),
            });
        }
        self.observer.event(&Event::Done {
            attempts: answer.attempts,
            possibly_billed: answer.possibly_billed,
            tokens: Some((usage.total_input(), usage.output_tokens)),
            request_id: answer.request_id.clone(),
            timings: answer.timings,
        });
        if self.observer.wants_bodies() {
            self.report_body("answer", answer.message.raw.to_string().as_bytes());
        }
    }
}

fn answer(message: Message, response: &Response, attempt: Attempt, read: &Accumulator) -> Answer {
    Answer {
        message,
        counts: read.counts(),
        skipped: read.skipped().to_vec(),
        request_id: response.header("request-id").map(str::to_owned),
        attempts: attempt.number,
        possibly_billed: attempt.possibly_billed,
        lost_tokens: attempt.lost_tokens,
        timings: response.timings(),
    }
}
