//! Puts the events of a stream together into the one complete message, and refuses streams that make no sense.
//!
//! Strict on purpose: exit 0 promises a whole answer, so an order of events that leaves doubt ends the answer as
//! incomplete. Only what the API may add later (unknown events, deltas, blocks, fields) passes unexamined.

mod block;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::error_body::ErrorBody;
use super::event::{Delta, Event};
use super::message::{Message, NotAMessage};
use super::stop::StopReason;
use super::usage::Usage;
use block::Open;

/// What an event brought that someone may want to see at once.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Nothing to show.
    Quiet,
    /// More text for the reader.
    Text(String),
    /// More thinking.
    Thinking(String),
    /// A block is complete, at this place in `content`.
    Block(usize),
    /// The message is complete.
    Done(Box<Message>),
    /// The answer was complete already; whatever this was changes nothing.
    Late,
}

/// Why a stream cannot become a message.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Broken {
    /// The API ended it with an error of its own.
    #[error("the API ended the stream with an error")]
    Api(Box<ErrorBody>),
    /// A second `message_start`.
    #[error("a second message_start arrived inside one answer")]
    SecondStart,
    /// Something before `message_start`.
    #[error("{0} arrived before message_start")]
    BeforeStart(&'static str),
    /// A block out of order, or one begun while another is open.
    #[error("content block {got} began where block {expected} was due")]
    WrongBlock {
        /// The index that came.
        got: u64,
        /// The index that was due.
        expected: usize,
    },
    /// A block begun before the one before it ended.
    #[error("content block {0} began before the one before it ended")]
    Overlap(u64),
    /// A delta or stop for a block that is complete.
    #[error("content block {0} changed after it had ended")]
    AfterStop(u64),
    /// A delta or stop for a block that never began.
    #[error("content block {0} changed before it began")]
    NeverBegan(u64),
    /// A delta that does not go with the type of its block.
    #[error("a {delta} delta arrived for a `{block}` block")]
    Misfit {
        /// What the delta holds.
        delta: &'static str,
        /// The block's type.
        block: String,
    },
    /// The joined input of a tool call is not JSON although the answer was not cut.
    #[error("the input of the tool call in block {0} is not valid JSON")]
    ToolInput(usize),
    /// Content after the stop reason.
    #[error("content arrived after the stop reason")]
    AfterReason,
    /// The stop reason or the end arrived while a block was open.
    #[error("the answer ended inside content block {0}")]
    Inside(usize),
    /// `message_stop` without a stop reason before it, or no message at all.
    #[error("the answer ended, but {0}")]
    NotWhole(#[from] NotAMessage),
    /// More than a message can hold.
    #[error("the answer is larger than {MAX_BYTES} bytes")]
    TooLarge,
}

/// What has arrived so far; for messages about a cut answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Characters of text.
    pub text: usize,
    /// Characters of thinking.
    pub thinking: usize,
    /// Complete blocks.
    pub blocks: usize,
}

/// The most bytes of content kept: far above 300,000 output tokens, far below what would hurt.
const MAX_BYTES: usize = 256 * 1024 * 1024;

/// The state of one answer. Feed it every event with [`Accumulator::push`].
#[derive(Debug, Default)]
pub struct Accumulator {
    message: Option<Map<String, Value>>,
    blocks: Vec<Value>,
    open: Option<Open>,
    cut_input: Option<usize>,
    counts: Counts,
    bytes: usize,
    done: bool,
}

impl Accumulator {
    /// What has arrived so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The tokens reported so far, if any were.
    #[must_use]
    pub fn usage(&self) -> Option<Usage> {
        Usage::deserialize(self.message.as_ref()?.get("usage")?).ok()
    }

    /// Whether `message_stop` has arrived.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Takes one event.
    ///
    /// # Errors
    /// When the stream is over without a whole message; nothing more should be pushed then.
    pub fn push(&mut self, event: Event) -> Result<Step, Broken> {
        if self.done {
            return Ok(Step::Late);
        }
        match event {
            Event::Ping | Event::Unknown(_) => Ok(Step::Quiet),
            Event::Error(body) => Err(Broken::Api(Box::new(body))),
            Event::MessageStart(message) => self.start(message),
            Event::BlockStart { index, block } => self.block_start(index, block),
            Event::BlockDelta { index, delta } => self.block_delta(index, delta),
            Event::BlockStop { index } => self.block_stop(index),
            Event::MessageDelta { delta, usage, rest } => self.message_delta(delta, usage, rest),
            Event::MessageStop => self.stop(),
        }
    }

    fn start(&mut self, message: Map<String, Value>) -> Result<Step, Broken> {
        if self.message.is_some() {
            return Err(Broken::SecondStart);
        }
        self.message = Some(message);
        Ok(Step::Quiet)
    }

    fn block_start(&mut self, index: u64, block: Map<String, Value>) -> Result<Step, Broken> {
        self.content_may_follow("content_block_start")?;
        if self.open.is_some() {
            return Err(Broken::Overlap(index));
        }
        let expected = self.blocks.len();
        if usize::try_from(index) != Ok(expected) {
            return Err(Broken::WrongBlock { got: index, expected });
        }
        let open = Open::new(block);
        let step = open.first_step();
        self.open = Some(open);
        self.count(&step);
        Ok(step)
    }

    fn block_delta(&mut self, index: u64, delta: Delta) -> Result<Step, Broken> {
        self.bytes = self.bytes.saturating_add(delta.len());
        if self.bytes > MAX_BYTES {
            return Err(Broken::TooLarge);
        }
        let step = self.open_at(index, "content_block_delta")?.grow(delta)?;
        self.count(&step);
        Ok(step)
    }

    fn block_stop(&mut self, index: u64) -> Result<Step, Broken> {
        self.open_at(index, "content_block_stop")?;
        let Some(open) = self.open.take() else { return Err(Broken::NeverBegan(index)) };
        let place = self.blocks.len();
        let (block, whole) = open.close();
        if !whole {
            self.cut_input.get_or_insert(place);
        }
        self.blocks.push(block);
        self.counts.blocks += 1;
        Ok(Step::Block(place))
    }

    fn message_delta(
        &mut self,
        delta: Map<String, Value>,
        usage: Map<String, Value>,
        rest: Map<String, Value>,
    ) -> Result<Step, Broken> {
        let open = self.open.is_some().then_some(self.blocks.len());
        let message = self.message.as_mut().ok_or(Broken::BeforeStart("message_delta"))?;
        message.extend(delta);
        message.extend(rest);
        let known = message.entry("usage").or_insert_with(|| Value::Object(Map::new()));
        if let Some(known) = known.as_object_mut() {
            known.extend(usage.into_iter().filter(|(_, value)| !value.is_null()));
        }
        match open {
            Some(place) if has_reason(message) => Err(Broken::Inside(place)),
            _ => Ok(Step::Quiet),
        }
    }

    fn stop(&mut self) -> Result<Step, Broken> {
        if self.open.is_some() {
            return Err(Broken::Inside(self.blocks.len()));
        }
        let mut message = self.message.take().ok_or(Broken::BeforeStart("message_stop"))?;
        message.insert("content".to_owned(), Value::Array(std::mem::take(&mut self.blocks)));
        let mut message = Message::from_value(Value::Object(message))?;
        if let (Some(place), false) = (self.cut_input, may_be_cut(message.head.stop_reason.as_ref())) {
            return Err(Broken::ToolInput(place));
        }
        if let Some(model) = message.served_by().map(str::to_owned) {
            message.raw["model"] = Value::String(model.clone());
            message.head.model = Some(model);
        }
        self.done = true;
        Ok(Step::Done(Box::new(message)))
    }

    fn content_may_follow(&self, event: &'static str) -> Result<(), Broken> {
        let message = self.message.as_ref().ok_or(Broken::BeforeStart(event))?;
        if has_reason(message) { Err(Broken::AfterReason) } else { Ok(()) }
    }

    fn open_at(&mut self, index: u64, event: &'static str) -> Result<&mut Open, Broken> {
        self.content_may_follow(event)?;
        let place = usize::try_from(index).unwrap_or(usize::MAX);
        if place < self.blocks.len() {
            return Err(Broken::AfterStop(index));
        }
        self.open.as_mut().filter(|_| place == self.blocks.len()).ok_or(Broken::NeverBegan(index))
    }

    fn count(&mut self, step: &Step) {
        match step {
            Step::Text(text) => self.counts.text += text.chars().count(),
            Step::Thinking(text) => self.counts.thinking += text.chars().count(),
            _ => {}
        }
    }
}

fn has_reason(message: &Map<String, Value>) -> bool {
    message.get("stop_reason").is_some_and(Value::is_string)
}

/// Whether an answer that ended so may leave the last tool input unfinished.
fn may_be_cut(reason: Option<&StopReason>) -> bool {
    reason.is_some_and(|reason| reason.is_truncated() || *reason == StopReason::Refusal)
}

#[cfg(test)]
mod tests;
