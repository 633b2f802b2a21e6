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
    /// Raw events before the first content, one a line: a retry must be able to take them back.
    early: String,
    /// What arrived together goes out together: one trip to the writing thread instead of thousands.
    pending: Vec<Piece>,
    pending_bytes: usize,
    shows_thinking: bool,
    /// Whether the message is needed whole behind the text that has gone out.
    keeps_text: bool,
}

/// Something that waits to be written.
struct Piece {
    kind: Kind,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Thinking,
    /// Whole lines of JSON.
    Lines,
}

impl Piece {
    fn write(&self, answer: &mut Answer) -> Result<(), Failure> {
        match self.kind {
            Kind::Text => answer.text(&self.text),
            Kind::Thinking => {
                answer.thinking(&self.text);
                Ok(())
            }
            Kind::Lines => answer.json_lines(&self.text),
        }
    }
}

impl StreamSink {
    /// A sink that has received nothing.
    pub(super) fn new(answer: Answer, form: Form, keeps_text: bool) -> Self {
        let shows_thinking = answer.shows_thinking();
        Self {
            answer: Some(answer),
            form,
            early: String::new(),
            pending: Vec::new(),
            pending_bytes: 0,
            shows_thinking,
            keeps_text: keeps_text || form == Form::Message,
        }
    }

    /// The view, unless a thread was lost with it.
    pub(super) fn into_answer(self) -> Option<Answer> {
        self.answer
    }

    /// The form of the answer.
    pub(super) fn form(&self) -> Form {
        self.form
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

    fn raw(&mut self, raw: &str, step: &Step<'_>) {
        if raw.is_empty() {
            return;
        }
        // Valid JSON has line breaks only between its parts, so one line is the same value.
        if memchr::memchr2(b'\n', b'\r', raw.as_bytes()).is_some() {
            self.early.push_str(&raw.replace(['\n', '\r'], " "));
        } else {
            self.early.push_str(raw);
        }
        self.early.push('\n');
        if self.is_visible() || !self.pending.is_empty() || !matches!(step, Step::Quiet) {
            let lines = std::mem::take(&mut self.early);
            self.put_aside(Kind::Lines, &lines);
        }
    }

    fn text(&mut self, step: &Step<'_>) {
        match step {
            Step::Text(text) => self.put_aside(Kind::Text, text),
            Step::Thinking(text) if self.shows_thinking => self.put_aside(Kind::Thinking, text),
            Step::Done(message) => {
                for call in tool_calls(message) {
                    if let Some(answer) = &mut self.answer {
                        answer.tool_use(call);
                    }
                }
            }
            _ => {}
        }
    }

    /// Adds to what waits, in one piece with what waits last if that is of the same kind.
    fn put_aside(&mut self, kind: Kind, text: &str) {
        self.pending_bytes += text.len();
        match self.pending.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(text),
            _ => self.pending.push(Piece { kind, text: text.to_owned() }),
        }
    }
}

impl Sink for StreamSink {
    fn take(&mut self, raw: &str, step: &Step<'_>) {
        match (self.form, step) {
            (Form::Events, _) => self.raw(raw, step),
            (Form::Text, _) | (Form::Message, Step::Thinking(_)) => self.text(step),
            (Form::Message, Step::Done(message)) => {
                self.put_aside(Kind::Lines, &format!("{}\n", message.raw));
            }
            (Form::Message, _) => {}
        }
    }

    fn pending(&self) -> usize {
        self.pending_bytes
    }

    async fn flush(&mut self) -> Result<(), Failure> {
        let pieces = std::mem::take(&mut self.pending);
        self.pending_bytes = 0;
        if pieces.is_empty() {
            return Ok(());
        }
        self.write(move |answer| pieces.iter().try_for_each(|piece| piece.write(answer))).await
    }

    fn keeps_text(&self) -> bool {
        self.keeps_text
    }

    fn is_visible(&self) -> bool {
        self.answer.as_ref().is_none_or(Answer::visible)
    }

    async fn restart(&mut self) -> Result<(), Failure> {
        self.early.clear();
        self.pending.clear();
        self.pending_bytes = 0;
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
