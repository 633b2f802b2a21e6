//! Puts the events of a stream together into the one complete message, and refuses streams that make no sense.
//!
//! Strict on purpose: exit 0 promises a whole answer, so an order of events that leaves doubt ends the answer as
//! incomplete. Only what the API may add later (unknown events, deltas, blocks, fields) passes unexamined, and
//! [`Accumulator::skipped`] says what of it could be content.

mod block;

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::error_body::ErrorBody;
use super::event::{Delta, Event};
use super::message::{Message, NotAMessage};
use super::usage::Usage;
use block::Open;

/// What an event brought that someone may want to see at once.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<'a> {
    /// Nothing to show.
    Quiet,
    /// More text for the reader.
    Text(Cow<'a, str>),
    /// More thinking.
    Thinking(Cow<'a, str>),
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
    /// It is another vendor's.
    #[error("the server speaks the {0} format")]
    OtherFormat(&'static str),
    /// `[DONE]` before `message_stop`.
    #[error("[DONE] arrived before message_stop")]
    EndMark,
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
    /// Content after the stop reason.
    #[error("content arrived after the stop reason")]
    AfterReason,
    /// The stop reason or the end arrived while a block was open.
    #[error("the answer ended inside content block {0}")]
    Inside(usize),
    /// `message_stop`, but no message.
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
const MAX_BYTES: usize = 268_435_456;

/// How many different things that were skipped are remembered, and how much of each name.
const MOST_SKIPPED: usize = 8;
const LONGEST_NAME: usize = 64;

/// The state of one answer. Feed it every event with [`Accumulator::push`].
#[derive(Debug, Default)]
pub struct Accumulator {
    message: Option<Map<String, Value>>,
    blocks: Vec<Value>,
    open: Option<Open>,
    /// How many blocks came before those that have events and are counted anew from 0.
    shift: usize,
    has_reason: bool,
    skipped: Vec<String>,
    counts: Counts,
    bytes: usize,
    done: bool,
    forgets_text: bool,
}

impl Accumulator {
    /// One whose message will hold everything but text and thinking, for readers that take those as they arrive: an
    /// answer may be larger than memory.
    #[must_use]
    pub fn forgetting_text() -> Self {
        Self { forgets_text: true, ..Self::default() }
    }

    /// What has arrived so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// What was passed over because its type is not known, and may have been content.
    #[must_use]
    pub fn skipped(&self) -> &[String] {
        &self.skipped
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
    pub fn push<'a>(&mut self, event: Event<'a>) -> Result<Step<'a>, Broken> {
        if self.done {
            return Ok(Step::Late);
        }
        match event {
            Event::Ping => Ok(Step::Quiet),
            Event::Unknown(kind) => Ok(self.skip("event", &kind)),
            Event::Error(body) => Err(Broken::Api(Box::new(body))),
            Event::OtherFormat(vendor) => Err(Broken::OtherFormat(vendor)),
            Event::EndMark => Err(Broken::EndMark),
            Event::MessageStart(message) => self.start(message),
            Event::BlockStart { index, block } => self.block_start(index, block),
            Event::BlockDelta { index, delta } => self.block_delta(index, delta),
            Event::BlockStop { index } => self.block_stop(index),
            Event::MessageDelta { delta, usage, rest } => self.message_delta(delta, usage, rest),
            Event::MessageStop => self.stop(),
        }
    }

    fn start(&mut self, mut message: Map<String, Value>) -> Result<Step<'static>, Broken> {
        if self.message.is_some() {
            return Err(Broken::SecondStart);
        }
        let content = message.insert("content".to_owned(), Value::Array(Vec::new()));
        self.has_reason = has_reason(&message);
        self.message = Some(message);
        self.adopt(content)
    }

    /// Takes blocks that came whole, outside the events of blocks: servers do that after server-side tools.
    fn adopt(&mut self, content: Option<Value>) -> Result<Step<'static>, Broken> {
        let blocks = match content {
            None | Some(Value::Null) => return Ok(Step::Quiet),
            Some(Value::Array(blocks)) => blocks,
            Some(_) => return Err(NotAMessage::Content.into()),
        };
        let mut text = String::new();
        for mut block in blocks {
            let fields = block.as_object_mut().ok_or(NotAMessage::Content)?;
            let step = block::whole_step(fields, !self.forgets_text);
            self.count(&step);
            if let Step::Text(more) = step {
                text.push_str(&more);
            }
            self.blocks.push(block);
        }
        self.shift = self.blocks.len();
        Ok(if text.is_empty() { Step::Quiet } else { Step::Text(text.into()) })
    }

    fn block_start(&mut self, index: u64, block: Map<String, Value>) -> Result<Step<'static>, Broken> {
        self.content_may_follow("content_block_start")?;
        if self.open.is_some() {
            return Err(Broken::Overlap(index));
        }
        if self.blocks.len() == self.shift {
            self.find_shift(index);
        }
        let expected = self.blocks.len();
        if self.place(index) != expected {
            return Err(Broken::WrongBlock { got: index, expected });
        }
        let mut open = Open::new(block, !self.forgets_text);
        let step = open.first_step();
        self.open = Some(open);
        self.count(&step);
        Ok(step)
    }

    /// The first block with events after blocks without: it is counted from theirs on, or anew, or it fills the place
    /// that one of them only reserved.
    fn find_shift(&mut self, index: u64) {
        if index == self.shift as u64 {
            self.shift = 0;
        } else if index == 0 && self.blocks.iter().all(is_placeholder) {
            self.blocks.clear();
            self.shift = 0;
        }
    }

    fn block_delta<'a>(&mut self, index: u64, delta: Delta<'a>) -> Result<Step<'a>, Broken> {
        let is_kept = !self.forgets_text || !matches!(delta, Delta::Text(_) | Delta::Thinking(_));
        self.bytes = self.bytes.saturating_add(if is_kept { delta.len() } else { 0 });
        if self.bytes > MAX_BYTES {
            return Err(Broken::TooLarge);
        }
        if let Delta::Unknown(kind) = &delta {
            self.skip("delta", kind);
        }
        let step = self.open_at(index, "content_block_delta")?.grow(delta)?;
        self.count(&step);
        Ok(step)
    }

    fn block_stop(&mut self, index: u64) -> Result<Step<'static>, Broken> {
        self.open_at(index, "content_block_stop")?;
        let Some(open) = self.open.take() else { return Err(Broken::NeverBegan(index)) };
        let place = self.blocks.len();
        self.blocks.push(open.close());
        self.counts.blocks += 1;
        Ok(Step::Block(place))
    }

    fn message_delta(
        &mut self,
        mut delta: Map<String, Value>,
        usage: Map<String, Value>,
        rest: Map<String, Value>,
    ) -> Result<Step<'static>, Broken> {
        let open = self.open.is_some().then_some(self.blocks.len());
        let message = self.message.as_mut().ok_or(Broken::BeforeStart("message_delta"))?;
        let content = delta.shift_remove("content");
        // There may be several; one that has nothing to say takes nothing back.
        let news = |message: &Map<String, Value>, name: &str, value: &Value| {
            !value.is_null() || !message.contains_key(name)
        };
        for (name, value) in delta.into_iter().chain(rest) {
            if news(message, &name, &value) {
                message.insert(name, value);
            }
        }
        let known = message.entry("usage").or_insert_with(|| Value::Object(Map::new()));
        if let Some(known) = known.as_object_mut() {
            known.extend(usage.into_iter().filter(|(_, value)| !value.is_null()));
        }
        self.has_reason = has_reason(message);
        match open {
            Some(place) if self.has_reason => Err(Broken::Inside(place)),
            None if self.blocks.is_empty() => self.adopt(content),
            _ => Ok(content.map_or(Step::Quiet, |_| self.skip("field", "content of message_delta"))),
        }
    }

    fn stop(&mut self) -> Result<Step<'static>, Broken> {
        if self.open.is_some() {
            return Err(Broken::Inside(self.blocks.len()));
        }
        let mut message = self.message.take().ok_or(Broken::BeforeStart("message_stop"))?;
        message.insert("content".to_owned(), Value::Array(std::mem::take(&mut self.blocks)));
        let mut message = Message::from_value(Value::Object(message))?;
        if let Some(model) = message.served_by().map(str::to_owned) {
            message.raw["model"] = Value::String(model.clone());
            message.head.model = Some(model);
        }
        self.done = true;
        Ok(Step::Done(Box::new(message)))
    }

    fn content_may_follow(&self, event: &'static str) -> Result<(), Broken> {
        match self.message {
            None => Err(Broken::BeforeStart(event)),
            Some(_) if self.has_reason => Err(Broken::AfterReason),
            Some(_) => Ok(()),
        }
    }

    fn open_at(&mut self, index: u64, event: &'static str) -> Result<&mut Open, Broken> {
        self.content_may_follow(event)?;
        let place = self.place(index);
        if place < self.blocks.len() {
            return Err(Broken::AfterStop(index));
        }
        self.open.as_mut().filter(|_| place == self.blocks.len()).ok_or(Broken::NeverBegan(index))
    }

    /// The place in `content` that an index means.
    fn place(&self, index: u64) -> usize {
        usize::try_from(index).ok().and_then(|index| index.checked_add(self.shift)).unwrap_or(usize::MAX)
    }

    /// Counts what came without events.
    pub fn note(&mut self, step: &Step<'_>) {
        self.count(step);
    }

    fn count(&mut self, step: &Step<'_>) {
        match step {
            Step::Text(text) => self.counts.text += text.chars().count(),
            Step::Thinking(text) => self.counts.thinking += text.chars().count(),
            _ => {}
        }
    }

    fn skip(&mut self, what: &str, kind: &str) -> Step<'static> {
        if self.skipped.len() < MOST_SKIPPED {
            let kind: String = kind.chars().take(LONGEST_NAME).collect();
            let line = format!("{what} `{kind}`");
            if !self.skipped.contains(&line) {
                self.skipped.push(line);
            }
        }
        Step::Quiet
    }
}

fn has_reason(message: &Map<String, Value>) -> bool {
    message.get("stop_reason").is_some_and(Value::is_string)
}

/// Whether a block in `message_start` only says that there will be one.
fn is_placeholder(block: &Value) -> bool {
    let kind = block["type"].as_str().unwrap_or_default();
    matches!(kind, "text" | "thinking") && block[kind].as_str().unwrap_or_default().is_empty()
}

#[cfg(test)]
mod tests;
