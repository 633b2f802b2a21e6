//! `claudectl trace`: another program's calls, watched.

use std::ffi::OsString;

use clap::{Args, ValueHint};

/// Run any program that calls the API and see each of its calls
///
/// Its base URL is set to an address on this machine that passes every byte through unchanged. Each call is told on
/// standard error as it ends: what was asked, what came, what it cost, and why it failed. Standard output and exit code
/// are the program's. Keys pass through and are never stored.
#[derive(Args, Clone, Debug, Default)]
pub struct Trace {
    /// Stay up on this port of the loopback address instead of running a command
    #[arg(long, value_name = "N", conflicts_with = "command", required_unless_present = "command")]
    pub port: Option<u16>,

    /// The program to run, with its arguments
    #[arg(last = true, value_name = "COMMAND", value_hint = ValueHint::CommandWithArguments)]
    pub command: Vec<OsString>,
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl trace -- python app.py
  claudectl trace --port 8788          then: export ANTHROPIC_BASE_URL=http://127.0.0.1:8788
  claudectl --sandbox=529x2 trace -- node app.js";
