//! The answer of a model on its way out: text as it arrives, or all at once where only a whole answer is wanted.
//!
//! It knows whether anything of the answer has left the process, which is what decides if a retry is still honest.

use std::path::PathBuf;

use super::activity::Working;
use super::file::OutputFile;
use super::{Ui, escape};
use crate::error::Failure;

/// Where an answer goes.
pub(crate) enum Destination {
    /// Standard output, as it arrives.
    Stdout,
    /// Standard output, once it is whole.
    Held,
    /// A file.
    File(OutputFile),
}

/// What became of an answer that was cut.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Whether some of it was shown.
    pub shown: bool,
    /// The file that holds what arrived.
    pub kept: Option<PathBuf>,
}

/// One answer. It can be moved between threads, because writing waits as long as the reader does.
pub(crate) struct Answer {
    ui: Ui,
    destination: Destination,
    held: Vec<u8>,
    thoughts: String,
    calls: Vec<String>,
    working: Option<Working>,
    last: Option<u8>,
    visible: bool,
    text_bytes: u64,
}

impl Answer {
    /// An answer that has not begun.
    #[must_use]
    pub(crate) fn new(ui: &Ui, destination: Destination) -> Self {
        Self {
            ui: ui.clone(),
            destination,
            held: Vec::new(),
            thoughts: String::new(),
            calls: Vec::new(),
            working: None,
            last: None,
            visible: false,
            text_bytes: 0,
        }
    }

    /// Shows at a terminal that the model is working, until the first text is shown or [`Answer::idle`].
    pub(crate) fn waiting(&mut self, what: &str) {
        if !self.visible {
            self.working = Some(self.ui.working(what));
        }
    }

    /// Whether a byte of the model's output has left the process, text or thinking.
    #[must_use]
    pub(crate) fn visible(&self) -> bool {
        self.visible
    }

    /// Whether output leaves the process as it arrives; otherwise every failure can still be retried.
    #[must_use]
    pub(crate) fn is_live(&self) -> bool {
        match &self.destination {
            Destination::Stdout => true,
            Destination::Held => false,
            Destination::File(file) => file.is_direct(),
        }
    }

    /// The next piece of text.
    ///
    /// # Errors
    /// `Signal::Pipe` when the reader went away, kind `output` when it could not be written.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.text_bytes += text.len() as u64;
        self.put(text.as_bytes())
    }

    /// Whether anybody sees the model's thinking.
    #[must_use]
    pub(crate) fn shows_thinking(&self) -> bool {
        self.ui.is_verbose(1)
    }

    /// The next piece of the model's thinking: shown on stderr with `-v`, never on stdout.
    pub(crate) fn thinking(&mut self, text: &str) {
        if text.is_empty() || !self.shows_thinking() {
            return;
        }
        if self.is_live() {
            self.working = None;
            self.visible = true;
            self.ui.aside(text);
        } else {
            self.thoughts.push_str(text);
        }
    }

    /// A call of a tool, as one line of JSON; it goes out after the text.
    pub(crate) fn tool_use(&mut self, json: String) {
        self.calls.push(json);
    }

    /// Whole lines of JSON that go out now: raw events, or the whole message.
    ///
    /// # Errors
    /// As [`Answer::text`].
    pub(crate) fn json_lines(&mut self, json: &str) -> Result<(), Failure> {
        let safe = match self.destination {
            Destination::Stdout | Destination::Held if self.ui.out().is_terminal() => escape::json(json),
            _ => json.into(),
        };
        self.put(safe.as_bytes())
    }

    /// Forgets an attempt that showed nothing, so that another one leaves no trace of it.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn restart(&mut self) -> Result<(), Failure> {
        self.held.clear();
        self.thoughts.clear();
        self.calls.clear();
        self.last = None;
        self.text_bytes = 0;
        match &mut self.destination {
            Destination::File(file) => file.restart(),
            Destination::Stdout | Destination::Held => Ok(()),
        }
    }

    /// The answer is whole: what was held goes out, a missing final newline is added on stdout, tool calls follow,
    /// and a file takes its name.
    ///
    /// # Errors
    /// As [`Answer::text`].
    pub(crate) fn complete(self) -> Result<(), Failure> {
        self.end(true).map(|_| ())
    }

    /// All that the server had to say has arrived, but it is no whole answer: as [`Answer::complete`], but a file keeps
    /// its `.part`.
    ///
    /// # Errors
    /// As [`Answer::text`].
    pub(crate) fn keep(self) -> Result<Cut, Failure> {
        self.end(false)
    }

    fn end(mut self, is_whole: bool) -> Result<Cut, Failure> {
        self.working = None;
        self.ui.end_aside();
        if !self.thoughts.is_empty() {
            self.ui.aside(&self.thoughts);
            self.ui.end_aside();
        }
        let calls = std::mem::take(&mut self.calls);
        let is_file = matches!(self.destination, Destination::File(_));
        if !is_file || !calls.is_empty() {
            self.end_line()?;
        }
        for call in calls {
            self.json_lines(&format!("{call}\n"))?;
        }
        let shown = self.visible;
        match self.destination {
            Destination::Stdout => {}
            Destination::Held => {
                self.ui.out().foreign(&self.held)?;
                self.ui.out().end_foreign()?;
            }
            Destination::File(file) if is_whole => file.complete()?,
            Destination::File(file) => return Ok(Cut { shown, kept: file.keep()? }),
        }
        Ok(Cut { shown, kept: None })
    }

    /// The answer was cut: what was shown ends its line, what was written stays in `FILE.part`, what was held is
    /// dropped.
    ///
    /// # Errors
    /// As [`Answer::text`].
    pub(crate) fn cut(mut self) -> Result<Cut, Failure> {
        self.working = None;
        self.ui.end_aside();
        if matches!(self.destination, Destination::Stdout) {
            self.end_line()?;
        }
        let kept = match self.destination {
            Destination::File(file) => file.keep()?,
            Destination::Stdout | Destination::Held => None,
        };
        Ok(Cut { shown: self.visible, kept })
    }

    fn end_line(&mut self) -> Result<(), Failure> {
        if self.last.is_none_or(|last| last == b'\n') {
            return Ok(());
        }
        match self.destination {
            Destination::Stdout => {
                self.ui.out().end_foreign()?;
                self.ui.out().end_line()
            }
            Destination::Held | Destination::File(_) => self.put(b"\n"),
        }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let Some(&last) = bytes.last() else { return Ok(()) };
        self.last = Some(last);
        if self.is_live() {
            self.working = None;
            self.visible = true;
            self.ui.end_aside();
        }
        match &mut self.destination {
            Destination::Stdout => self.ui.out().foreign(bytes),
            Destination::Held => {
                self.held.extend_from_slice(bytes);
                Ok(())
            }
            Destination::File(file) => file.write(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::UiOptions;
    use super::super::testing::{Captured, captured};
    use super::*;

    fn answer(destination: Destination, verbosity: u8) -> (Answer, Captured) {
        let (ui, screen) = captured(UiOptions { verbosity, ..UiOptions::default() });
        (Answer::new(&ui, destination), screen)
    }

    #[test]
    fn text_leaves_as_it_arrives_and_ends_its_line() {
        let (mut answer, screen) = answer(Destination::Stdout, 0);
        assert!(answer.is_live() && !answer.visible());
        answer.text("").expect("written");
        assert!(!answer.visible());
        answer.text("Hel").expect("written");
        assert_eq!(screen.stdout(), "Hel");
        assert!(answer.visible());
        answer.text("lo").expect("written");
        answer.complete().expect("written");
        assert_eq!(screen.stdout(), "Hello\n");
    }

    #[test]
    fn a_newline_is_added_only_where_one_is_missing() {
        let (mut text, screen) = answer(Destination::Stdout, 0);
        text.text("Hello\n").expect("written");
        text.complete().expect("written");
        assert_eq!(screen.stdout(), "Hello\n");
        let (empty, screen) = answer(Destination::Stdout, 0);
        empty.complete().expect("written");
        assert_eq!(screen.stdout(), "");
    }

    #[test]
    fn a_line_that_stderr_has_ended_is_not_ended_twice() {
        let terminal = UiOptions { stdout_tty: true, stderr_tty: true, ..UiOptions::default() };
        let (ui, screen) = captured(terminal);
        let mut answer = Answer::new(&ui, Destination::Stdout);
        answer.text("Hello").expect("written");
        ui.note("done");
        answer.complete().expect("written");
        assert_eq!((screen.stdout().as_str(), screen.stderr().as_str()), ("Hello", "\ndone\n"));
    }

    #[test]
    fn tool_calls_follow_the_text_one_a_line() {
        let (mut answer, screen) = answer(Destination::Stdout, 0);
        answer.tool_use(r#"{"a":1}"#.to_owned());
        answer.text("Let me look").expect("written");
        answer.tool_use(r#"{"b":2}"#.to_owned());
        answer.complete().expect("written");
        assert_eq!(screen.stdout(), "Let me look\n{\"a\":1}\n{\"b\":2}\n");
    }

    #[test]
    fn what_is_held_shows_nothing_until_it_is_whole() {
        let (mut held, screen) = answer(Destination::Held, 1);
        held.thinking("hm");
        held.text("first try").expect("held");
        held.tool_use("{}".to_owned());
        assert!(!held.is_live() && !held.visible());
        held.restart().expect("restarted");
        held.thinking("aha");
        held.text("second").expect("held");
        assert_eq!((screen.stdout(), screen.stderr()), (String::new(), String::new()));
        held.complete().expect("written");
        assert_eq!((screen.stdout(), screen.stderr()), ("second\n".to_owned(), "aha\n".to_owned()));

        let (mut held, screen) = answer(Destination::Held, 0);
        held.text("half").expect("held");
        assert_eq!(held.cut().expect("cut"), Cut::default());
        assert_eq!(screen.stdout(), "");
    }

    #[test]
    fn a_cut_answer_stays_and_ends_its_line() {
        let (mut answer, screen) = answer(Destination::Stdout, 0);
        answer.text("half an ans").expect("written");
        answer.tool_use("{\"cut\":true}".to_owned());
        assert_eq!(answer.cut().expect("cut"), Cut { shown: true, kept: None });
        assert_eq!(screen.stdout(), "half an ans\n");
    }

    #[test]
    fn thinking_goes_to_stderr_with_v_and_counts_as_shown() {
        let (mut quiet, screen) = answer(Destination::Stdout, 0);
        quiet.thinking("hm");
        assert!(!quiet.visible());
        assert_eq!(screen.stderr(), "");

        let (mut loud, screen) = answer(Destination::Stdout, 1);
        loud.thinking("let me ");
        loud.thinking("see");
        assert!(loud.visible());
        loud.text("42").expect("written");
        loud.complete().expect("written");
        assert_eq!(screen.stderr(), "let me see\n");
        assert_eq!(screen.stdout(), "42\n");
    }

    #[test]
    fn a_character_that_the_end_has_cut_is_shown_at_a_terminal() {
        for held in [false, true] {
            for whole in [false, true] {
                let (ui, screen) = captured(UiOptions { stdout_tty: true, ..UiOptions::default() });
                let place = if held { Destination::Held } else { Destination::Stdout };
                let mut answer = Answer::new(&ui, place);
                answer.put(b"caf\xc3").expect("written");
                if whole {
                    answer.complete().expect("written");
                } else {
                    answer.cut().expect("cut");
                }
                let expected = if held && !whole { "" } else { "caf\\xc3" };
                assert_eq!(screen.stdout().trim_end(), expected);
            }
        }
    }

    #[test]
    fn an_answer_can_be_written_from_another_thread() {
        fn movable<T: Send>(_: &T) {}
        let (answer, _screen) = answer(Destination::Stdout, 0);
        movable(&answer);
    }
}
