//! Everything that can be typed: one file per command, declared with clap and turned into plain values.
//!
//! Nothing is decided here but whether the words make sense together.

#![allow(clippy::doc_markdown, reason = "doc comments are help texts here, read at a terminal")]
#![allow(clippy::struct_excessive_bools, reason = "an option without value is a bool")]

mod batches;
mod completions;
mod diagnose;
pub(crate) mod duration;
mod explain;
mod global;
mod misuse;
mod models;
mod sandbox;
mod send;
mod tree;
mod words;

use std::ffi::OsString;

use clap::{FromArgMatches, Parser, Subcommand};

pub(crate) use batches::{
    Batches, BatchesCheck, BatchesCommand, BatchesCreate, BatchesReconcile, BatchesResults, BatchesResume,
    BatchesRun, BatchesWait, Order, Pace,
};
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use completions::Shell;
pub(crate) use completions::{Completions, Man};
pub(crate) use diagnose::Diagnose;
pub(crate) use explain::Explain;
pub(crate) use global::{Color, Global};
pub(crate) use misuse::{Misuse, Text};
pub(crate) use models::{Models, ModelsCommand};
pub(crate) use sandbox::Sandbox;
pub(crate) use send::{FailOn, Send, Thinking};
pub(crate) use tree::EVERYWHERE;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use tree::{command, documented};
use words::Words;

/// One command line, understood.
#[derive(Clone, Debug)]
pub struct Cli {
    /// Options that work with every command, wherever they were typed.
    pub global: Global,
    /// The command itself.
    pub command: Command,
}

/// Why there is no command to run, with what the words said about how to tell it.
#[derive(Clone, Debug)]
pub struct Stop {
    /// What is to be told.
    pub why: Why,
    /// Whether `--json` was among the words.
    pub json: bool,
    /// The last `--color` among the words.
    pub color: Option<Color>,
}

/// The two reasons to stop before anything was tried.
#[derive(Clone, Debug)]
pub enum Why {
    /// Help or the version was asked for: goes to standard output, exit 0.
    Text(Text),
    /// The words make no sense: goes to standard error, exit 2.
    Misuse(Box<Misuse>),
}

/// The commands.
#[derive(Subcommand, Clone, Debug)]
pub enum Command {
    #[command(after_help = send::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Send(Box<Send>),
    #[command(after_help = models::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Models(Models),
    #[command(after_help = batches::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Batches(Batches),
    #[command(after_help = diagnose::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Diagnose(Diagnose),
    #[command(after_help = explain::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Explain(Explain),
    #[command(after_help = sandbox::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Sandbox(Sandbox),
    #[command(after_help = completions::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Completions(Completions),
    #[command(hide = true)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Man(Man),
}

/// Call the Claude API and, when that fails, learn what is wrong, whose fault it is and what to do
#[derive(Parser, Debug)]
#[command(
    name = "claudectl",
    bin_name = "claudectl",
    version,
    max_term_width = 80,
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = ROOT_NOTE
)]
struct Root {
    #[command(subcommand)]
    command: Command,
}

const ROOT_NOTE: &str = "\
Examples:
  claudectl send \"Hello\"
  claudectl --sandbox send \"Hello\"    no key needed
  claudectl diagnose

Each of these options can also be set in the environment as CLAUDECTL_<NAME>,
for example CLAUDECTL_MAX_RETRIES=0. Durations are written 500ms, 30s, 5m, 24h;
a bare number is seconds. Exit codes: claudectl explain --exit-codes";

/// Understands one command line; the first argument is the program's name. Help shows the default that `default_of`
/// gives for an option.
///
/// # Errors
/// [`Stop`] for help and version, and for words that make no sense.
pub fn parse(
    args: impl IntoIterator<Item = OsString>,
    default_of: fn(&str) -> Option<String>,
) -> Result<Cli, Stop> {
    let words = Words::new(args);
    let understood = match misuse::key_on_command_line(&words) {
        Some(misuse) => Err(Why::Misuse(Box::new(misuse))),
        None => understand(&words).map_err(|error| {
            // Defaults are only worth their time when somebody reads them.
            let error = if is_help(&error) { help(&words, default_of).unwrap_or(error) } else { error };
            misuse::why(error, &words)
        }),
    };
    understood.map_err(|why| Stop { why, json: words.json(), color: words.color() })
}

/// Whether `--json` is among the words, the program's name first, even if they make no sense together.
#[must_use]
pub fn wants_json(args: &[OsString]) -> bool {
    Words::new(args.iter().cloned()).json()
}

fn is_help(error: &clap::Error) -> bool {
    use clap::error::ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand};
    matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand)
}

fn help(words: &Words, default_of: fn(&str) -> Option<String>) -> Option<clap::Error> {
    documented(default_of).try_get_matches_from(words.all()).err()
}

fn understand(words: &Words) -> Result<Cli, clap::Error> {
    let matches = command().try_get_matches_from(words.all())?;
    let root = Root::from_arg_matches(&matches)?;
    let global = tree::global(&matches)?;
    misuse::refuse_contradictions(&root.command, &global)?;
    Ok(Cli { global, command: root.command })
}

#[cfg(test)]
mod tests;
