//! `claudectl batches`: many messages at half price, in hours; the whole life and the single steps.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum, ValueHint};

use super::{FailOn, duration};

/// Run batches of messages: checked, durable, complete
///
/// A batch costs half and takes up to a day. `run` does everything and can be killed at any moment: the same command
/// goes on where it stopped, and nothing is paid twice. The other commands are its single steps.
#[derive(Args, Clone, Debug)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Batches {
    /// Which step.
    #[command(subcommand)]
    pub command: BatchesCommand,
}

/// The steps of `batches`.
#[derive(Subcommand, Clone, Debug)]
pub enum BatchesCommand {
    /// Check a file offline and report every problem as FILE:LINE:COLUMN
    Check(BatchesCheck),
    /// Run a file from check to merged results; killed or not, the same command goes on
    Run(BatchesRun),
    /// Go on with a run after a crash or Ctrl-C
    Resume(BatchesResume),
    /// Find out whether a batch whose reply was lost exists
    Reconcile(BatchesReconcile),
    /// Create one batch and print it
    Create(BatchesCreate),
    /// List the batches of the workspace
    List,
    /// Show one batch
    Show(BatchId),
    /// Wait until batches have ended
    Wait(BatchesWait),
    /// Download the results of one batch, verified
    Results(BatchesResults),
    /// Cancel one batch
    Cancel(BatchId),
    /// Delete one batch that has ended, with its results
    Delete(BatchId),
}

/// The order of merged results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// As in the input file
    Input,
    /// As they come
    #[default]
    Any,
}

/// A batch by its id.
#[derive(Args, Clone, Debug)]
pub struct BatchId {
    /// Batch id, as in msgbatch_01…
    pub id: String,
}

/// The requests of a batch.
#[derive(Args, Clone, Debug)]
pub struct BatchInput {
    /// Requests as JSONL: {"custom_id": …, "params": …}; with --template, rows as CSV or JSONL
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,

    /// Fill this request template from the rows of FILE
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub template: Option<PathBuf>,
}

/// How a run waits.
#[derive(Args, Clone, Debug, Default)]
pub struct Pace {
    /// Look for the end of a batch this often [default: 5s, growing to 1m, then 5m]
    #[arg(long, value_name = "DUR", value_parser = duration::parse_nonzero)]
    pub poll_interval: Option<Duration>,

    /// Look this long for a batch whose reply was lost [default: 1m]
    #[arg(long, value_name = "DUR", value_parser = duration::parse)]
    pub reconcile_wait: Option<Duration>,
}

/// Options of `batches check`.
#[derive(Args, Clone, Debug)]
pub struct BatchesCheck {
    /// What to check.
    #[command(flatten)]
    pub input: BatchInput,
}

/// Options of `batches run`.
#[derive(Args, Clone, Debug)]
pub struct BatchesRun {
    /// What to run.
    #[command(flatten)]
    pub input: BatchInput,

    /// Write the results to this file, which appears only when complete
    #[arg(short, long, visible_alias = "output", value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,

    /// Order of the results
    #[arg(long, value_enum, default_value_t)]
    pub order: Order,

    /// Keep the state of the run here [default: under the XDG state folder]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub run_dir: Option<PathBuf>,

    /// How to wait.
    #[command(flatten)]
    pub pace: Pace,

    /// Run a finished run anew and pay anew
    #[arg(long)]
    pub again: bool,

    /// Replace an OUT that exists
    #[arg(long)]
    pub force: bool,

    /// Answers that count as failures (exit 7): truncated, refusal or none [default: none]
    #[arg(long, value_name = "LIST", value_delimiter = ',', ignore_case = true, hide_possible_values = true)]
    pub fail_on: Vec<FailOn>,
}

/// Options of `batches resume`.
#[derive(Args, Clone, Debug)]
pub struct BatchesResume {
    /// Run folder, or its name under the XDG state folder
    #[arg(value_name = "RUN", value_hint = ValueHint::DirPath)]
    pub run: PathBuf,

    /// How to wait.
    #[command(flatten)]
    pub pace: Pace,

    /// Replace an output file that exists
    #[arg(long)]
    pub force: bool,

    /// Answers that count as failures (exit 7): truncated, refusal or none [default: none]
    #[arg(long, value_name = "LIST", value_delimiter = ',', ignore_case = true, hide_possible_values = true)]
    pub fail_on: Vec<FailOn>,
}

/// Options of `batches reconcile`.
#[derive(Args, Clone, Debug)]
pub struct BatchesReconcile {
    /// Run folder, or its name under the XDG state folder
    #[arg(value_name = "RUN", value_hint = ValueHint::DirPath)]
    pub run: PathBuf,

    /// Take this batch for the lost one
    #[arg(long, value_name = "ID", conflicts_with = "resubmit")]
    pub adopt: Option<String>,

    /// Take the lost one for never created, and allow it to be sent again
    #[arg(long)]
    pub resubmit: bool,

    /// Look this long for a batch whose reply was lost [default: 1m]
    #[arg(long, value_name = "DUR", value_parser = duration::parse)]
    pub reconcile_wait: Option<Duration>,
}

/// Options of `batches create`.
#[derive(Args, Clone, Debug)]
pub struct BatchesCreate {
    /// What to create; one batch at most.
    #[command(flatten)]
    pub input: BatchInput,

    /// Keep the state here [default: under the XDG state folder]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub run_dir: Option<PathBuf>,

    /// Look this long for a batch whose reply was lost [default: 1m]
    #[arg(long, value_name = "DUR", value_parser = duration::parse)]
    pub reconcile_wait: Option<Duration>,
}

/// Options of `batches wait`.
#[derive(Args, Clone, Debug)]
pub struct BatchesWait {
    /// Batch ids
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,

    /// Look this often [default: 5s, growing to 1m, then 5m]
    #[arg(long, value_name = "DUR", value_parser = duration::parse_nonzero)]
    pub poll_interval: Option<Duration>,
}

/// Options of `batches results`.
#[derive(Args, Clone, Debug)]
pub struct BatchesResults {
    /// Batch id, as in msgbatch_01…
    pub id: String,

    /// Write the results to this file, which appears only when complete [default: standard output]
    #[arg(short, long, visible_alias = "output", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: Option<PathBuf>,
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl batches check requests.jsonl
  claudectl batches run requests.jsonl -o results.jsonl
  claudectl batches run rows.csv --template request.json -o results.jsonl
  claudectl batches wait msgbatch_01AbC --timeout 24h
  claudectl batches results msgbatch_01AbC -o results.jsonl";
