//! `/v1/messages` and `/v1/messages/count_tokens`: check the body, make up an answer, give it its form.

mod answer;
mod check;
mod content;
mod pace;
mod purpose;
mod request;
mod rules;
mod schema;
mod wire;

pub(crate) use answer::{Message, Usage};
pub(crate) use purpose::Purpose;
pub(crate) use request::{Ask, tokens};
pub(crate) use wire::object;

use serde_json::{Value, json};

use super::error::ApiError;
use super::gate::Caller;
use crate::sandbox::http::{Body, Reply};
use crate::sandbox::spec::Fault;

/// What a body asks for, once it has passed every check.
pub(crate) fn checked(body: &Value, caller: &Caller) -> Result<Ask, ApiError> {
    Ask::check(body, Purpose::Create, caller)
}

/// A message on its way out, streamed or whole.
pub(crate) fn reply(message: &Message, stream: bool, fault: &Fault, token_rate: Option<u64>) -> Reply {
    if !stream || fault.unstreamed {
        let mut reply = Reply::new(200, "application/json", object(message, fault));
        reply.delay = token_rate.map(|rate| pace::time(message.usage.output, rate));
        return reply;
    }
    let mut reply = Reply::new(200, "text/event-stream; charset=utf-8", "").with("cache-control", "no-cache");
    let events =
        pace::paced(wire::events(message, fault), token_rate, fault.pace.filter(|_| fault.split.is_none()));
    reply.body = Body::pieces(events.into_iter());
    reply
}

/// Counts the tokens of a message that is not sent.
pub(crate) fn count(body: &Value, caller: &Caller) -> Result<Value, ApiError> {
    let ask = Ask::check(body, Purpose::Count, caller)?;
    let mut count = json!({ "input_tokens": ask.input_tokens });
    if caller.beta {
        count["context_management"] = Value::Null;
    }
    Ok(count)
}
