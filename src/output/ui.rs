//! The handle through which commands speak: results to stdout, words about the work to stderr.

use std::io::{self, Write};
use std::sync::Arc;

use super::activity::{self, Working};
use super::escape;
use super::options::{UiOptions, measured_columns};
use super::patience::briefly;
use super::screen::Screen;
use super::stdout::{Out, process_stdout};
use super::style::{Paint, Style};
use super::terminal::DEFAULT_COLUMNS;
use super::wrap::{self, Prose};
use crate::error::{Failure, redact};

/// The streams of this process and how they look. Cheap to clone; clones share the streams.
#[derive(Clone)]
pub struct Ui {
    options: Arc<UiOptions>,
    out: Out,
    screen: Screen,
}

impl Ui {
    /// The real standard output and standard error.
    #[must_use]
    pub fn new(options: UiOptions) -> Self {
        let fixed = options.columns;
        let columns = move || measured_columns().or(fixed);
        Self::build(options, process_stdout(), Box::new(io::stderr()), columns)
    }

    /// Any two writers in place of the process's streams.
    #[must_use]
    pub fn with_streams(
        options: UiOptions,
        stdout: Box<dyn Write + Send>,
        stderr: Box<dyn Write + Send>,
    ) -> Self {
        let fixed = options.columns;
        Self::build(options, stdout, stderr, move || fixed)
    }

    fn build(
        options: UiOptions,
        stdout: Box<dyn Write + Send>,
        stderr: Box<dyn Write + Send>,
        columns: impl Fn() -> Option<u16> + Send + Sync + 'static,
    ) -> Self {
        let shared = options.stdout_tty && options.stderr_tty;
        let screen = Screen::new(stderr, options.live(), shared, columns);
        let out = Out::new(stdout, screen.clone(), options.stdout_tty);
        Self { options: Arc::new(options), out, screen }
    }

    /// The facts this was built from.
    #[must_use]
    pub fn options(&self) -> &UiOptions {
        &self.options
    }

    /// Whether `--json` was given.
    #[must_use]
    pub fn json(&self) -> bool {
        self.options.json
    }

    /// Standard output.
    #[must_use]
    pub fn out(&self) -> &Out {
        &self.out
    }

    /// The look of standard output.
    #[must_use]
    pub fn stdout_paint(&self) -> Paint {
        Paint::new(self.options.colored(self.options.stdout_tty))
    }

    /// The look of standard error.
    #[must_use]
    pub fn stderr_paint(&self) -> Paint {
        Paint::new(self.options.colored(self.options.stderr_tty))
    }

    /// Where to wrap what goes to stdout; `None` where lines stay as long as they are, in pipes and files.
    #[must_use]
    pub fn stdout_width(&self) -> Option<usize> {
        self.options.stdout_tty.then(|| self.columns())
    }

    /// Where to wrap what goes to stderr; `None` in pipes and files.
    #[must_use]
    pub fn stderr_width(&self) -> Option<usize> {
        self.options.stderr_tty.then(|| self.columns())
    }

    fn columns(&self) -> usize {
        usize::from(self.options.columns.unwrap_or(DEFAULT_COLUMNS))
    }

    /// Says something useful about the work; silenced by `-q`. Foreign text in it is escaped and redacted.
    pub fn note(&self, text: &str) {
        if !self.options.quiet {
            self.screen.lines(&self.fitted(&safe(text)));
        }
    }

    /// Says something while the process ends by a signal: nobody may be reading, and then it ends all the same.
    pub(crate) fn parting(&self, lines: Vec<String>) {
        let ui = self.clone();
        briefly(move || {
            ui.still();
            for line in &lines {
                ui.note(line);
            }
        });
    }

    /// Warns of something that does not stop the work; silenced by `-q`.
    pub fn warn(&self, text: &str) {
        if !self.options.quiet {
            let label = self.stderr_paint().paint(Style::Caution, "warning:");
            let shown = self.fitted(&format!("warning: {}", safe(text)));
            self.screen.lines(&shown.replacen("warning:", &label, 1));
        }
    }

    /// Says something that only `-v` (`level` 1) or `-vv` (`level` 2) wants to know.
    pub fn verbose(&self, level: u8, text: &str) {
        if self.is_verbose(level) {
            self.screen.lines(&self.stderr_paint().paint(Style::Dim, &self.fitted(&safe(text))));
        }
    }

    /// Whether [`Ui::verbose`] at this level says anything.
    #[must_use]
    pub fn is_verbose(&self, level: u8) -> bool {
        !self.options.quiet && self.options.verbosity >= level
    }

    /// One plain line that not even `-q` silences. Errors as values go through [`super::report::report`].
    pub fn error(&self, text: &str) {
        self.screen.lines(&self.fitted(&safe(text)));
    }

    /// Prints sentences as the result.
    ///
    /// # Errors
    /// As [`Out::print`].
    pub fn result(&self, text: &str) -> Result<(), Failure> {
        let lines = text.lines().map(|line| wrap::hanging(line, Prose::Note, self.stdout_width()) + "\n");
        self.out.print(&lines.collect::<String>())
    }

    /// Text that breaks no word and no command in the window it is read in; elsewhere as it is.
    fn fitted(&self, text: &str) -> String {
        let width = self.stderr_width();
        let paragraphs = text.lines().map(|line| wrap::hanging(line, Prose::Note, width));
        paragraphs.collect::<Vec<_>>().join("\n")
    }

    /// Shows on a terminal that something is going on, until the returned value is dropped or told to stop.
    #[must_use]
    pub fn working(&self, what: &str) -> Working {
        Working::start(&self.screen, &self.options, &escape::foreign_line(what))
    }

    /// Takes away a spinner or countdown, for the last words of a command that was stopped.
    pub fn still(&self) {
        activity::stilled(&self.screen);
    }

    /// Running text beside the result, such as the model's thinking; escaped at a terminal.
    pub fn aside(&self, text: &str) {
        let shown = if self.options.stderr_tty { escape::text(text) } else { text.into() };
        self.screen.running(&self.stderr_paint().paint(Style::Dim, &shown), text.ends_with('\n'));
    }

    /// Ends running text, so that what follows starts a line.
    pub fn end_aside(&self) {
        self.screen.end_running();
    }

    /// Lines that claudectl composed itself, colour included; what is foreign in them is already safe.
    pub fn composed(&self, text: &str) {
        self.screen.lines(text);
    }

    pub(super) fn screen(&self) -> &Screen {
        &self.screen
    }
}

fn safe(text: &str) -> String {
    escape::text(&redact(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::testing::captured;
    use super::*;

    #[test]
    fn quiet_silences_all_but_errors() {
        let (ui, screen) = captured(UiOptions { quiet: true, verbosity: 2, ..UiOptions::default() });
        ui.note("note");
        ui.warn("warning");
        ui.verbose(1, "detail");
        ui.error("error");
        assert_eq!(screen.stderr(), "error\n");
    }

    #[test]
    fn verbosity_has_levels() {
        let (ui, screen) = captured(UiOptions { verbosity: 1, ..UiOptions::default() });
        ui.verbose(1, "one");
        ui.verbose(2, "two");
        assert_eq!(screen.stderr(), "one\n");
    }

    #[test]
    fn what_is_said_is_escaped_and_redacted() {
        let (ui, screen) = captured(UiOptions::default());
        ui.warn("server said \u{1b}[2J and sk-ant-api03-TESTKEYTESTKEYTESTKEY-zz9Q");
        assert_eq!(screen.stderr(), "warning: server said \\x1b[2J and sk-ant-…zz9Q\n");
    }

    #[test]
    fn a_pipe_gets_the_exact_bytes_and_a_terminal_sees_controls() {
        let (ui, screen) = captured(UiOptions::default());
        ui.out().foreign(b"a\x1b[31m\xff\r\n").expect("written");
        assert_eq!(screen.stdout_bytes(), b"a\x1b[31m\xff\r\n");

        let (ui, screen) = captured(UiOptions { stdout_tty: true, ..UiOptions::default() });
        ui.out().foreign(b"\xc2").expect("written");
        ui.out().foreign(b"\x9b1m\n").expect("written");
        assert_eq!(screen.stdout(), "\\x9b1m\n");
    }

    #[test]
    fn json_stays_json_at_a_terminal() {
        let json = "{\"a\":\"\u{9b}\u{202e}\"}";
        for (stdout_tty, shown) in [(false, json), (true, "{\"a\":\"\\u009b\\u202e\"}")] {
            let (ui, screen) = captured(UiOptions { stdout_tty, ..UiOptions::default() });
            ui.out().json_line(json).expect("written");
            assert_eq!(screen.stdout(), format!("{shown}\n"));
        }
    }

    #[test]
    fn a_line_about_the_work_never_continues_a_line_of_text() {
        let both = UiOptions { stdout_tty: true, stderr_tty: true, ..UiOptions::default() };
        let (ui, screen) = captured(both);
        ui.out().foreign(b"half a li").expect("written");
        ui.note("idle");
        ui.note("still idle");
        assert_eq!(screen.stderr(), "\nidle\nstill idle\n");

        let (ui, screen) = captured(UiOptions { stderr_tty: true, ..UiOptions::default() });
        ui.out().foreign(b"half a li").expect("written");
        ui.note("idle");
        assert_eq!(screen.stderr(), "idle\n");
    }
}
