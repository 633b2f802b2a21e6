//! The root of the command line: the commands, and one line understood.

use clap::{Args, Parser, Subcommand};

use super::batches::{self, Batches};
use super::bulk::{self, Bulk};
use super::completions::{self, Completions, Man, Values};
use super::diagnose::{self, Diagnose};
use super::explain::{self, Explain};
use super::global::Global;
use super::models::{self, Models};
use super::sandbox::{self, Sandbox};
use super::send::{self, Send};
use super::trace::{self, Trace};
use super::usage::{self, Usage};

/// One command line, understood.
#[derive(Clone, Debug)]
pub struct Cli {
    /// Options that work with every command, wherever they were typed.
    pub global: Global,
    /// The command itself.
    pub command: Command,
    /// The word after a `--sandbox` without a value, which may have been meant as its value.
    pub after_sandbox: Option<String>,
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
    #[command(after_help = bulk::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Bulk(Box<Bulk>),
    #[command(after_help = usage::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Usage(Usage),
    #[command(after_help = diagnose::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Diagnose(Diagnose),
    #[command(after_help = explain::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Explain(Explain),
    #[command(after_help = trace::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Trace(Trace),
    #[command(after_help = sandbox::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Sandbox(Sandbox),
    #[command(after_help = completions::EXAMPLES)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Completions(Completions),
    #[command(hide = true)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Man(Man),
    #[command(hide = true)]
    #[allow(missing_docs, reason = "the help text is that of the struct")]
    Values(Values),
}

impl Command {
    /// The declaration of one command, without the examples in its help. Building all of them takes longer than a small
    /// call needs otherwise.
    pub(super) fn declared(name: &str) -> Option<clap::Command> {
        let augment = match name {
            "batches" => Batches::augment_args,
            "bulk" => Bulk::augment_args,
            "completions" => Completions::augment_args,
            "diagnose" => Diagnose::augment_args,
            "explain" => Explain::augment_args,
            "man" => Man::augment_args,
            "models" => Models::augment_args,
            "sandbox" => Sandbox::augment_args,
            "send" => Send::augment_args,
            "trace" => Trace::augment_args,
            "usage" => Usage::augment_args,
            "values" => Values::augment_args,
            _ => return None,
        };
        Some(augment(clap::Command::new(name.to_owned())))
    }
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
pub(super) struct Root {
    #[command(subcommand)]
    pub(super) command: Command,
}

const ROOT_NOTE: &str = "\
Examples:
  claudectl send \"Hello\"
  claudectl --sandbox send \"Hello\"    no key needed
  claudectl diagnose

Each of these options can also be set in the environment as CLAUDECTL_<NAME>,
for example CLAUDECTL_MAX_RETRIES=0. Durations are written 500ms, 30s, 5m, 24h;
a bare number is seconds. Exit codes: claudectl explain --exit-codes";
