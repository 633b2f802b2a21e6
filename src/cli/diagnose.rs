//! `claudectl diagnose`: whose fault it is.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueHint};

use super::duration;

/// Find the root cause of a failure: configuration, network, key, account or API
///
/// Uses the same settings, certificates and client as `send`. Shows what passed and what did not, then
/// the verdict with the command that fixes it; -v shows every check with its evidence. The exit code is that of the root cause, the same that `send` would give.
/// Free, unless --live is given.
#[derive(Args, Clone, Debug, Default)]
pub struct Diagnose {
    /// Audit the configuration only; nothing is sent
    #[arg(long, conflicts_with_all = ["live", "watch"])]
    pub offline: bool,

    /// Send a short message too; costs a few tokens
    #[arg(long)]
    pub live: bool,

    /// Write a self-contained, redacted page to attach to a ticket
    #[arg(long, value_name = "FILE.html", value_hint = ValueHint::FilePath, conflicts_with = "watch")]
    pub report: Option<PathBuf>,

    /// Probe again after each DUR and show how errors and latency develop
    #[arg(long, value_name = "DUR", value_parser = duration::parse_nonzero, conflicts_with = "live")]
    pub watch: Option<Duration>,
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl diagnose
  claudectl diagnose --offline
  claudectl diagnose --report ticket.html
  claudectl diagnose --watch 10s";
