//! The facts about this run's streams that decide how things look: injected, so that every look can be tested.

use std::ffi::OsString;
use std::io::{IsTerminal, stderr, stdout};

use crate::explain::Call;

/// What was asked for with `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// Colour where it is wanted: see [`UiOptions::colored`].
    #[default]
    Auto,
    /// Colour even into pipes and files.
    Always,
    /// No colour at all.
    Never,
}

/// Plain facts from the command line, the environment and the two streams.
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each from its own source")]
#[derive(Clone, Debug, Default)]
pub struct UiOptions {
    /// `--json`: errors are one JSON object.
    pub json: bool,
    /// `--color`.
    pub color: ColorChoice,
    /// `-q`: nothing but errors.
    pub quiet: bool,
    /// How often `-v` was given.
    pub verbosity: u8,
    /// Standard output is a terminal.
    pub stdout_tty: bool,
    /// Standard error is a terminal.
    pub stderr_tty: bool,
    /// `TERM`.
    pub term: Option<String>,
    /// `NO_COLOR`.
    pub no_color: Option<String>,
    /// `CLICOLOR_FORCE`.
    pub clicolor_force: Option<String>,
    /// `FORCE_COLOR`.
    pub force_color: Option<String>,
    /// Width of the terminal in columns, where it is known.
    pub columns: Option<u16>,
    /// The locale says that the terminal shows UTF-8; without it, ornaments are ASCII.
    pub utf8: bool,
    /// Another claudectl watches this one and writes to the same terminal.
    pub watched: bool,
    /// What was typed, for fixes that repeat it.
    pub call: Call,
}

/// Set for a program whose calls are traced: two programs cannot both redraw a line.
pub(crate) const WATCHED: &str = "CLAUDECTL_WATCHED";

impl UiOptions {
    /// Looks at the two streams and, through `var`, at the environment; the flags are left at their defaults.
    #[must_use]
    pub fn detect(var: impl Fn(&str) -> Option<OsString>) -> Self {
        let text = |name: &str| var(name).map(|value| value.to_string_lossy().into_owned());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(text).find(|v| !v.is_empty());
        let typed_columns = text("COLUMNS").and_then(|value| value.trim().parse().ok());
        Self {
            stdout_tty: stdout().is_terminal(),
            stderr_tty: stderr().is_terminal(),
            term: text("TERM"),
            no_color: text("NO_COLOR"),
            clicolor_force: text("CLICOLOR_FORCE"),
            force_color: text("FORCE_COLOR"),
            columns: typed_columns.or_else(measured_columns).filter(|&columns| columns > 0),
            utf8: locale.is_some_and(|value| {
                let value = value.to_ascii_lowercase();
                value.contains("utf-8") || value.contains("utf8")
            }),
            watched: var(WATCHED).is_some(),
            ..Self::default()
        }
    }

    /// Whether a stream gets colour: the flag first, then `NO_COLOR`, then the two that force it, then the terminal.
    ///
    /// Sources: no-color.org (set and not empty; a flag may override it), bixense.com/clicolors (`NO_COLOR` beats
    /// `CLICOLOR_FORCE`, `0` does not force), force-color.org with Node's reading of `0` and `false` as "off".
    #[must_use]
    pub fn colored(&self, tty: bool) -> bool {
        match self.color {
            ColorChoice::Always => return true,
            ColorChoice::Never => return false,
            ColorChoice::Auto => {}
        }
        if self.no_color.as_deref().is_some_and(|value| !value.is_empty()) {
            return false;
        }
        match self.force_color.as_deref() {
            Some("0" | "false") => return false,
            Some(value) if !value.is_empty() => return true,
            _ => {}
        }
        if self.clicolor_force.as_deref().is_some_and(|value| !value.is_empty() && value != "0") {
            return true;
        }
        tty && !self.dumb()
    }

    /// Whether something may be redrawn in place on stderr: a spinner, a bar, a countdown.
    #[must_use]
    pub fn live(&self) -> bool {
        self.stderr_tty && !self.quiet && !self.watched && !self.dumb()
    }

    fn dumb(&self) -> bool {
        self.term.as_deref() == Some("dumb")
    }
}

/// The width of whichever stream is a terminal, stderr first because reports go there.
pub(super) fn measured_columns() -> Option<u16> {
    [console::Term::stderr(), console::Term::stdout()]
        .into_iter()
        .filter(console::Term::is_term)
        .find_map(|term| term.size_checked())
        .map(|(_rows, columns)| columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_colour_and_a_pipe_does_not() {
        let options = UiOptions::default();
        assert!(options.colored(true));
        assert!(!options.colored(false));
        assert!(!UiOptions { term: Some("dumb".into()), ..options.clone() }.colored(true));
        assert!(UiOptions { term: Some("xterm".into()), ..options }.colored(true));
    }

    #[test]
    fn the_flag_beats_every_variable() {
        let always = UiOptions {
            color: ColorChoice::Always,
            no_color: Some("1".into()),
            term: Some("dumb".into()),
            ..UiOptions::default()
        };
        assert!(always.colored(false));
        let never = UiOptions {
            color: ColorChoice::Never,
            force_color: Some("1".into()),
            clicolor_force: Some("1".into()),
            ..UiOptions::default()
        };
        assert!(!never.colored(true));
    }

    #[test]
    fn no_color_counts_only_when_it_is_not_empty() {
        let options =
            UiOptions { no_color: Some("1".into()), force_color: Some("1".into()), ..UiOptions::default() };
        assert!(!options.colored(true));
        assert!(UiOptions { no_color: Some(String::new()), ..options }.colored(false));
    }

    #[test]
    fn zero_does_not_force() {
        let force = |value: &str| UiOptions { force_color: Some(value.into()), ..UiOptions::default() };
        assert!(force("1").colored(false));
        assert!(force("3").colored(false));
        assert!(!force("0").colored(true));
        assert!(!force("").colored(false));
        let clicolor = |value: &str| UiOptions { clicolor_force: Some(value.into()), ..UiOptions::default() };
        assert!(clicolor("1").colored(false));
        assert!(!clicolor("0").colored(false));
        assert!(clicolor("0").colored(true));
        let dumb = UiOptions { term: Some("dumb".into()), ..clicolor("1") };
        assert!(dumb.colored(true));
    }

    #[test]
    fn the_locale_decides_about_ornaments() {
        let with = |name: &'static str, value: &'static str| {
            UiOptions::detect(move |asked| (asked == name).then(|| value.into())).utf8
        };
        assert!(with("LANG", "de_DE.UTF-8"));
        assert!(with("LC_ALL", "C.utf8"));
        assert!(!with("LANG", "C"));
        assert!(!UiOptions::detect(|_| None).utf8);
    }
}
