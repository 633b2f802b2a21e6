//! How one run of the binary ended: exit code, standard output and standard error, compared one by one or as one block.

use std::fmt;
use std::process::Output;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::KEY;
use super::holes::all_match;

#[derive(Debug)]
pub(crate) struct Ran {
    /// `None` after a signal.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) took: Duration,
}

/// Runs a command to its end. Whatever it was, it must not print the key.
#[track_caller]
pub(crate) fn ran(command: &mut assert_cmd::Command) -> Ran {
    let begun = Instant::now();
    let output = command.output().expect("the binary runs");
    Ran { took: begun.elapsed(), ..Ran::from(output) }
}

impl From<Output> for Ran {
    #[track_caller]
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let (stdout, stderr) = (text(output.stdout), text(output.stderr));
        assert!(!stdout.contains(KEY) && !stderr.contains(KEY), "the key leaked\n{stdout}\n{stderr}");
        Self { code: output.status.code(), stdout, stderr, took: Duration::ZERO }
    }
}

/// The block that `shows` compares and that every failed assertion prints.
impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => writeln!(f, "exit {code}")?,
            None => writeln!(f, "ended by a signal")?,
        }
        write!(f, "----- stdout -----\n{}----- stderr -----\n{}", ended(&self.stdout), ended(&self.stderr))
    }
}

/// The text with a line end, so that the next heading begins a line.
fn ended(text: &str) -> String {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "[no newline]\n" };
    format!("{text}{end}")
}

impl Ran {
    /// It must have ended with `code`.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "\n{self}");
        self
    }

    /// Standard error must hold all of this; how far apart labels and values stand does not matter.
    #[track_caller]
    pub(crate) fn says(self, wanted: &[&str]) -> Self {
        holds(&self.stderr, wanted);
        self
    }

    /// All of it must be this block, in which `[..]` stands for what differs from run to run and a line of `…` for lines
    /// left out.
    #[track_caller]
    pub(crate) fn shows(self, block: &str) -> Self {
        let shown = self.to_string();
        let wanted: Vec<String> = block.trim().lines().map(|line| line.trim_start().to_owned()).collect();
        let lines: Vec<&str> = shown.trim_end().lines().map(str::trim_start).collect();
        assert!(all_match(&wanted, &lines), "expected\n{}\n\nbut it was\n{shown}", wanted.join("\n"));
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{self}"))
    }

    /// The one object that `--json` puts last on standard error.
    #[track_caller]
    pub(crate) fn error(&self) -> Value {
        let last = self.stderr.lines().last().unwrap_or_default();
        let value: Value = serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}\n{self}"));
        value["error"].clone()
    }

    /// The word behind this text on standard error.
    #[track_caller]
    pub(crate) fn word_after(&self, text: &str) -> String {
        let (_, after) =
            self.stderr.split_once(text).unwrap_or_else(|| panic!("{text:?} is missing in\n{self}"));
        after.split_whitespace().next().expect("a word").to_owned()
    }
}

/// Fails the test unless `text` holds all of this; how far apart labels and values stand does not matter.
#[track_caller]
pub(crate) fn holds(text: &str, wanted: &[&str]) {
    let squeeze = |text: &str| {
        let lines = text
            .lines()
            .map(|line| line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
        lines.collect::<Vec<_>>().join("\n")
    };
    let squeezed = squeeze(text);
    for wanted in wanted {
        assert!(text.contains(wanted) || squeezed.contains(wanted), "{wanted:?} is missing in\n{text}");
    }
}
