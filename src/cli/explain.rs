//! `claudectl explain`: cause and fix of a failure, offline.

use std::path::PathBuf;

use clap::{Args, ValueHint};

/// Explain an error, offline: cause, fix, whether to try again
///
/// Paste what you have: a code, a name, an error body, a traceback, a whole log. Several errors are grouped and counted.
/// Arguments are never read as file names; numbers below 200 are exit codes, others HTTP statuses.
#[derive(Args, Clone, Debug, Default)]
pub struct Explain {
    /// Exit code, HTTP status, error type or code, SDK exception, or message text; piped input is read too
    #[arg(value_name = "WHAT")]
    pub what: Vec<String>,

    /// Read bodies, logs or tracebacks from this file; - is standard input
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "what")]
    pub file: Option<PathBuf>,

    /// Show the place in this request file that an API message points to
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub request: Option<PathBuf>,

    /// List everything that can be explained, one line each
    #[arg(long, conflicts_with_all = ["what", "file", "request", "all", "exit_codes"])]
    pub list: bool,

    /// Explain everything
    #[arg(long, conflicts_with_all = ["what", "file", "request", "exit_codes"])]
    pub all: bool,

    /// Print the table of exit codes
    #[arg(long, conflicts_with_all = ["what", "file", "request"])]
    pub exit_codes: bool,
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl explain 49
  claudectl explain 529
  claudectl explain RateLimitError
  claudectl explain \"prompt is too long: 208310 tokens > 200000 maximum\"
  claudectl explain -f ci.log";
