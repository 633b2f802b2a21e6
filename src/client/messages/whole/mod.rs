//! An answer that comes as one JSON object although events were asked for: taken if it is a whole message.

use serde_json::Value;

use super::super::{Client, failure};
use super::{Ended, Sink, answer};
use crate::api::accumulate::{Accumulator, Step};
use crate::api::event::other_format;
use crate::api::message::{Block, Message};
use crate::transport::Response;
use crate::transport::retry::{Attempt, Failed};

/// Most bytes of a message that arrives as plain JSON; far more than any model can say.
const CAP: usize = 16_777_216;

impl Client<'_> {
    /// Reads the rest of the object after its `first` bytes.
    pub(super) async fn whole(
        &self,
        response: &mut Response,
        attempt: Attempt,
        sink: &mut impl Sink,
        first: Vec<u8>,
    ) -> Result<Ended, Failed> {
        let mut body = first;
        let limit = self.http.config().timers.semantic_idle;
        if let Err(cut) = response.collect(&mut body, CAP, limit, self.observer).await {
            return Err(self.cut(response, cut));
        }
        let json = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&body);
        let value = serde_json::from_slice::<Value>(json).ok();
        let vendor = value.as_ref().and_then(other_format);
        let Some(Ok(message)) = value.map(Message::from_value) else {
            self.report_body("answer", &body);
            return Err(vendor.map_or_else(
                || failure::from_body(None, response, &body, &self.access),
                |vendor| failure::other_format(vendor, response, &self.access),
            ));
        };
        let mut read = Accumulator::default();
        hand_over(&message, &mut read, sink);
        if let Err(failure) = sink.flush().await {
            return Ok(Err(failure));
        }
        Ok(Ok(answer(message, response, attempt, &read)))
    }
}

/// Hands a whole message over as if it had been streamed.
fn hand_over(message: &Message, read: &mut Accumulator, sink: &mut impl Sink) {
    for (index, block) in message.blocks().enumerate() {
        let step = match block {
            Block::Text(text) => Step::Text(text.into()),
            Block::Thinking(text) => Step::Thinking(text.into()),
            _ => Step::Quiet,
        };
        read.note(&step);
        sink.take("", &step);
        sink.take("", &Step::Block(index));
    }
    let raw = message.raw.to_string();
    sink.take(&raw, &Step::Done(Box::new(message.clone())));
}

#[cfg(test)]
mod tests;
