//! `claudectl usage`: what calls used, from the log files.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

/// What rows are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// The day, in UTC
    Day,
    /// The model that answered
    Model,
    /// The last characters of the key
    Key,
    /// What --tag said
    Tag,
}

/// Add up tokens, cost and failures from the log files
///
/// Reads what --log-file wrote, rotated files beside it included (LOG.1, LOG.2.gz). Nothing is sent.
#[derive(Args, Clone, Debug, Default)]
pub struct Usage {
    /// Log files [default: that of --log-file]
    #[arg(value_name = "LOG", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,

    /// From this day, moment or time ago on: 2026-11-20, 2026-11-20T14:00:00Z, 24h
    #[arg(long, value_name = "WHEN")]
    pub since: Option<String>,

    /// Up to this day, moment or time ago
    #[arg(long, value_name = "WHEN")]
    pub until: Option<String>,

    /// What the rows are about, as a list: day, model, key, tag [default: day,model]
    #[arg(long, value_name = "LIST", value_delimiter = ',', hide_possible_values = true)]
    pub by: Vec<By>,

    /// Print CSV
    #[arg(long)]
    pub csv: bool,
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl usage calls.log
  claudectl usage calls.log --since 24h --by key,tag
  CLAUDECTL_LOG_FILE=calls.log claudectl send --tag docs \"Hello\"
  claudectl usage calls.log --csv > usage.csv";
