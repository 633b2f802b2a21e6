//! `claudectl bulk`: many calls now, one for each line or row of a file.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueHint};

use super::batches::Order;
use super::content::{CONTENT, Rows};
use super::duration;

const LIMITS: &str = "Limits";
const RUN: &str = "The run";

/// How many failures a run bears.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MaxErrors {
    /// That many items.
    Count(u64),
    /// That many of a hundred.
    Percent(f64),
}

fn max_errors(text: &str) -> Result<MaxErrors, String> {
    let how = || "write a number or a percentage, as in 10 or 5%".to_owned();
    match text.strip_suffix('%') {
        Some(percent) => {
            let percent = percent.trim().parse().ok().filter(|percent| (0.0..=100.0).contains(percent));
            percent.map(MaxErrors::Percent).ok_or_else(how)
        }
        None => text.parse().map(MaxErrors::Count).map_err(|_| how()),
    }
}

/// Make many calls now: one for each line or row of a file, within the rate limits
///
/// FILE holds requests as `batches` takes them, or rows (.csv, .jsonl) that fill {{column}} in PROMPT or a template, or
/// lines of text that are prompts. Calls are made as fast as the limits allow, never over them for long. Killed at any
/// moment, the same command goes on, and no answer is paid twice. Half the price, but up to a day: claudectl batches run.
#[derive(Args, Clone, Debug)]
pub struct Bulk {
    /// Requests as JSONL, or rows as .csv or .jsonl, or lines of .txt
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub input: PathBuf,

    /// Prompt for each row, with {{column}} where a cell goes; {{line}} for a line of text
    #[arg(value_name = "PROMPT")]
    pub prompt: Vec<String>,

    /// Write the results to this file: JSONL as batches give it, or a table if its name ends in .csv
    #[arg(
        short,
        long,
        visible_alias = "output",
        value_name = "OUT",
        value_hint = ValueHint::FilePath,
        required_unless_present = "dry_run"
    )]
    pub out: Option<PathBuf>,

    /// Column that holds the id of each row [default: custom_id, or row-000001 and so on]
    #[arg(long, value_name = "NAME", help_heading = CONTENT)]
    pub id_column: Option<String>,

    /// What the rows fill, or what every request has besides PROMPT.
    #[command(flatten)]
    pub rows: Rows,

    /// Most calls in flight
    #[arg(
        short = 'j',
        long,
        value_name = "N",
        help_heading = LIMITS,
        default_value_t = 64,
        value_parser = clap::value_parser!(u16).range(1..=1024)
    )]
    pub max_concurrency: u16,

    /// Send no more requests than this in a minute
    #[arg(long, value_name = "N", help_heading = LIMITS, value_parser = clap::value_parser!(u64).range(1..))]
    pub max_requests_per_minute: Option<u64>,

    /// Send no more input tokens than this in a minute
    #[arg(long, value_name = "N", help_heading = LIMITS, value_parser = clap::value_parser!(u64).range(1..))]
    pub max_input_tokens_per_minute: Option<u64>,

    /// Ask for no more output tokens than this in a minute
    #[arg(long, value_name = "N", help_heading = LIMITS, value_parser = clap::value_parser!(u64).range(1..))]
    pub max_output_tokens_per_minute: Option<u64>,

    /// Hold nothing back but for --max-concurrency and what the server asks for
    #[arg(long, help_heading = LIMITS)]
    pub no_limits: bool,

    /// First pause when most calls fail; it doubles, and one call then asks whether the API is back
    #[arg(
        long,
        value_name = "DUR",
        help_heading = LIMITS,
        default_value = "15s",
        value_parser = duration::parse_nonzero
    )]
    pub outage_pause: Duration,

    /// Order of the results; a table is always as its input
    #[arg(long, value_enum, default_value_t = Order::Input, help_heading = RUN)]
    pub order: Order,

    /// Only the first N items, for a first look; without it the same command goes on
    #[arg(long, value_name = "N", help_heading = RUN, value_parser = clap::value_parser!(u64).range(1..))]
    pub limit: Option<u64>,

    /// Stop once more than N items, or P% of those that are done, have failed
    #[arg(long, value_name = "N|P%", help_heading = RUN, value_parser = max_errors)]
    pub max_errors: Option<MaxErrors>,

    /// Try the items again that failed
    #[arg(long, help_heading = RUN)]
    pub retry_errors: bool,

    /// Wait this long after Ctrl-C for the calls in flight; a second Ctrl-C stops at once
    #[arg(
        long,
        value_name = "DUR",
        help_heading = RUN,
        default_value = "10s",
        value_parser = duration::parse
    )]
    pub drain: Duration,

    /// Keep the state of the run here [default: under the XDG state folder]
    #[arg(long, value_name = "DIR", help_heading = RUN, value_hint = ValueHint::DirPath)]
    pub run_dir: Option<PathBuf>,

    /// Run a finished run anew and pay anew
    #[arg(long, help_heading = RUN, conflicts_with = "retry_errors")]
    pub again: bool,

    /// Replace an OUT that exists
    #[arg(long, help_heading = RUN)]
    pub force: bool,

    /// Check everything and say what it comes to: calls, tokens, cost and time at most
    #[arg(long, help_heading = RUN)]
    pub dry_run: bool,
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl bulk requests.jsonl -o results.jsonl
  claudectl bulk rows.csv \"Classify this complaint: {{text}}\" -o answers.csv
  claudectl bulk questions.txt -m haiku -o answers.jsonl --max-cost 5
  claudectl bulk rows.csv --template request.json -o results.jsonl --limit 20
  claudectl bulk rows.csv \"Translate: {{text}}\" --dry-run";
