//! Hands the events of a stream to their view. Writing may wait as long as the reader does, so it happens on a thread
//! of its own: the program stays awake for signals, and no timer of the network runs meanwhile.

use crate::api::accumulate::Step;
use crate::api::message::{Block, Message};
use crate::client::messages::Sink;
use crate::commands::thread::on_a_thread;
use crate::error::Failure;
use crate::output::stream::Answer;

/// What the answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Text, then tool calls.
    Text,
    /// Raw events, one JSON object a line.
    Events,
    /// The one complete message object.
    Message,
}

/// The receiver of one answer.
pub(super) struct StreamSink {
    /// Absent only while a thread writes with it.
    answer: Option<Answer>,
    form: Form,
    /// Raw events before the first content: a retry must be able to take them back.
    early: Vec<String>,
    /// What arrived together goes out together: one trip to the writing thread instead of thousands.
    pending: Vec<Piece>,
}

/// Something that waits to be written.
enum Piece {
    Text(String),
    Line(String),
}

impl Piece {
    fn write(&self, answer: &mut Answer) -> Result<(), Failure> {
        match self {
            Self::Text(text) => answer.text(text),
            Self::Line(line) => answer.json_line(line),
        }
    }
}

impl StreamSink {
    /// A sink that has received nothing.
    pub(super) fn new(answer: Answer, form: Form) -> Self {
        Self { answer: Some(answer), form, early: Vec::new(), pending: Vec::new() }
    }

    /// The view, unless a thread was lost with it.
    pub(super) fn into_answer(self) -> Option<Answer> {
        self.answer
    }

    async fn write(
        &mut self,
        act: impl FnOnce(&mut Answer) -> Result<(), Failure> + Send + 'static,
    ) -> Result<(), Failure> {
        let Some(mut answer) = self.answer.take() else { return Ok(()) };
        if !answer.is_live() {
            let done = act(&mut answer);
            self.answer = Some(answer);
            return done;
        }
        let writing = on_a_thread(move || {
            let done = act(&mut answer);
            (answer, done)
        });
        let (answer, done) = writing.await;
        self.answer = Some(answer);
        done
    }

    fn raw(&mut self, raw: &str, step: &Step) {
        if raw.is_empty() {
            return;
        }
        // Valid JSON has line breaks only between its parts, so one line is the same value.
        self.early.push(raw.replace(['\n', '\r'], " "));
        if self.is_visible() || !self.pending.is_empty() || !matches!(step, Step::Quiet) {
            self.pending.extend(self.early.drain(..).map(Piece::Line));
        }
    }

    async fn text(&mut self, step: &Step) -> Result<(), Failure> {
        match step {
            Step::Text(text) => {
                if let Some(Piece::Text(before)) = self.pending.last_mut() {
                    before.push_str(text);
                } else {
                    self.pending.push(Piece::Text(text.clone()));
                }
                Ok(())
            }
            Step::Thinking(text) => {
                self.flush().await?;
                if let Some(answer) = &mut self.answer {
                    answer.thinking(text);
                }
                Ok(())
            }
            Step::Done(message) => {
                for call in tool_calls(message) {
                    if let Some(answer) = &mut self.answer {
                        answer.tool_use(call);
                    }
                }
                Ok(())
            }
            Step::Quiet | Step::Block(_) | Step::Late => Ok(()),
        }
    }
}

impl Sink for StreamSink {
    async fn take(&mut self, raw: &str, step: &Step) -> Result<(), Failure> {
        match (self.form, step) {
            (Form::Events, _) => self.raw(raw, step),
            (Form::Text, _) | (Form::Message, Step::Thinking(_)) => self.text(step).await?,
            (Form::Message, Step::Done(message)) => self.pending.push(Piece::Line(message.raw.to_string())),
            (Form::Message, _) => {}
        }
        Ok(())
    }

    async fn flush(&mut self) -> Result<(), Failure> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let pieces = std::mem::take(&mut self.pending);
        self.write(move |answer| pieces.iter().try_for_each(|piece| piece.write(answer))).await
    }

    fn is_visible(&self) -> bool {
        self.answer.as_ref().is_none_or(Answer::visible)
    }

    async fn restart(&mut self) -> Result<(), Failure> {
        self.early.clear();
        self.pending.clear();
        self.answer.as_mut().map_or(Ok(()), Answer::restart)
    }
}

/// Every call of a client tool, as one line of JSON.
fn tool_calls(message: &Message) -> impl Iterator<Item = String> {
    message.blocks().filter_map(|block| match block {
        Block::ToolUse(raw) => Some(raw.to_string()),
        _ => None,
    })
}
