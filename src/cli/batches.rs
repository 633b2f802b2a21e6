//! `claudectl batches`: many messages at half price, in hours; the whole life and the single steps.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum, ValueHint};

use super::content::Rows;
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
    #[command(after_help = examples::CHECK)]
    Check(BatchesCheck),
    /// Run a file from check to merged results; killed or not, the same command goes on
    #[command(after_help = examples::RUN)]
    Run(BatchesRun),
    /// Go on with a run after a crash or Ctrl-C
    #[command(after_help = examples::RESUME)]
    Resume(BatchesResume),
    /// Find out whether a batch whose reply was lost exists
    #[command(after_help = examples::RECONCILE)]
    Reconcile(BatchesReconcile),
    /// Create one batch and print it
    #[command(after_help = examples::CREATE)]
    Create(BatchesCreate),
    /// List the runs of this machine and how to go on with each
    #[command(after_help = examples::RUNS)]
    Runs,
    /// List the batches of the workspace
    #[command(after_help = examples::LIST)]
    List,
    /// Show one batch
    #[command(after_help = examples::SHOW)]
    Show(BatchId),
    /// Wait until batches have ended
    #[command(after_help = examples::WAIT)]
    Wait(BatchesWait),
    /// Download the results of one batch, verified
    #[command(after_help = examples::RESULTS)]
    Results(BatchesResults),
    /// Cancel one batch
    #[command(after_help = examples::CANCEL)]
    Cancel(BatchId),
    /// Delete one batch that has ended, with its results
    #[command(after_help = examples::DELETE)]
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
    /// Requests as JSONL: {"custom_id": …, "params": …}; with PROMPT or --template, rows as CSV or JSONL
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub input: PathBuf,

    /// Prompt for each row, with {{column}} where a cell goes
    #[arg(value_name = "PROMPT")]
    pub prompt: Vec<String>,

    /// What the rows fill, or what every request has besides PROMPT.
    #[command(flatten)]
    pub rows: Rows,
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
    /// Run folder, its name as in `batches runs`, or the beginning of it
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
    /// Run folder, its name as in `batches runs`, or the beginning of it
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

/// Examples under the help text of each step.
mod examples {
    pub(super) const CHECK: &str = "\
Examples:
  claudectl batches check requests.jsonl
  claudectl batches check rows.csv --template request.json";
    pub(super) const RUN: &str = "\
Examples:
  claudectl batches run requests.jsonl -o results.jsonl
  claudectl batches run rows.csv --template request.json -o results.jsonl
  claudectl batches run requests.jsonl -o results.jsonl --fail-on truncated
  claudectl --sandbox batches run requests.jsonl -o results.jsonl    no key needed";
    pub(super) const RESUME: &str = "\
Examples:
  claudectl batches runs
  claudectl batches resume requests-1a2b3c4d
  claudectl batches resume req    the beginning of the name is enough";
    pub(super) const RECONCILE: &str = "\
Examples:
  claudectl batches reconcile requests-1a2b3c4d
  claudectl batches reconcile requests-1a2b3c4d --adopt msgbatch_01AbC
  claudectl batches reconcile requests-1a2b3c4d --resubmit";
    pub(super) const RUNS: &str = "\
Examples:
  claudectl batches runs
  claudectl batches runs --json";
    pub(super) const CREATE: &str = "\
Examples:
  claudectl batches create requests.jsonl
  claudectl batches create requests.jsonl --json";
    pub(super) const LIST: &str = "\
Examples:
  claudectl batches list
  claudectl batches list --json";
    pub(super) const SHOW: &str = "\
Examples:
  claudectl batches show msgbatch_01AbC
  claudectl batches show msgbatch_01AbC --json";
    pub(super) const WAIT: &str = "\
Examples:
  claudectl batches wait msgbatch_01AbC
  claudectl batches wait msgbatch_01AbC msgbatch_02DeF --timeout 24h";
    pub(super) const RESULTS: &str = "\
Examples:
  claudectl batches results msgbatch_01AbC -o results.jsonl
  claudectl batches results msgbatch_01AbC";
    pub(super) const CANCEL: &str = "\
Examples:
  claudectl batches cancel msgbatch_01AbC";
    pub(super) const DELETE: &str = "\
Examples:
  claudectl batches delete msgbatch_01AbC";
}
