//! An answer that comes as one JSON object although events were asked for: taken if it is a whole message.

use serde_json::Value;

use super::super::{Client, failure};
use super::{Ended, Sink, answer};
use crate::api::accumulate::Step;
use crate::api::message::{Block, Message};
use crate::error::Failure;
use crate::transport::Response;
use crate::transport::retry::{Attempt, Failed};

/// Most bytes of a message that arrives as plain JSON; far more than any model can say.
const CAP: usize = 16 * 1024 * 1024;

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
        let message = serde_json::from_slice::<Value>(json).ok().map(Message::from_value);
        let Some(Ok(message)) = message else {
            self.tell_body("answer", &body);
            return Err(failure::from_body(response, &body, &self.access));
        };
        if let Err(failure) = hand_over(&message, sink).await {
            return Ok(Err(failure));
        }
        Ok(Ok(answer(message, response, attempt)))
    }
}

/// Hands a whole message over as if it had been streamed.
async fn hand_over(message: &Message, sink: &mut impl Sink) -> Result<(), Failure> {
    for (index, block) in message.blocks().enumerate() {
        match block {
            Block::Text(text) => sink.take("", &Step::Text(text.to_owned())).await?,
            Block::Thinking(text) => sink.take("", &Step::Thinking(text.to_owned())).await?,
            _ => {}
        }
        sink.take("", &Step::Block(index)).await?;
    }
    let raw = message.raw.to_string();
    sink.take(&raw, &Step::Done(Box::new(message.clone()))).await?;
    sink.flush().await
}
