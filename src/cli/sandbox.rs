//! `claudectl sandbox`: a local API that misbehaves on request.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueHint};

/// Run a local server that behaves like the API and misbehaves on request
///
/// It listens on loopback only and takes any key that looks like one. The base URL is the first line on standard
/// output, and the exports to paste go to standard error; with a COMMAND, those are set for it, and standard output and
/// exit code are its own.
#[derive(Args, Clone, Debug, Default)]
pub struct Sandbox {
    /// Listen on this port of the loopback address; 0 picks a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,

    /// Fail as told, for example 529x2 or 429:retry-after=5
    #[arg(long, value_name = "SPEC")]
    pub fault: Option<String>,

    /// Play a scenario: a built-in name or a file
    #[arg(long, value_name = "NAME|FILE", value_hint = ValueHint::FilePath)]
    pub scenario: Option<String>,

    /// Append every request to this file, one JSON object a line, without credentials
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub record: Option<PathBuf>,

    /// Answer as captured with --capture, to any client, and fail if it asks for something else
    #[arg(
        long,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        conflicts_with_all = ["fault", "scenario", "record", "judge"]
    )]
    pub replay: Option<PathBuf>,

    /// Run the command once for each of a dozen failures, or the one given, and report how it coped; exit 7 if it misbehaved
    #[arg(long, conflicts_with_all = ["port", "record"])]
    pub judge: bool,

    /// With --judge, play only this trial, by its name in docs/judge.md; may be given several times
    #[arg(long, value_name = "NAME", requires = "judge", conflicts_with_all = ["fault", "scenario"])]
    pub trial: Vec<String>,

    /// With --judge, write the report as JUnit XML to this file too
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "judge")]
    pub junit: Option<PathBuf>,

    /// Run this command against the sandbox and end with its exit code
    #[arg(last = true, value_name = "COMMAND", value_hint = ValueHint::CommandWithArguments)]
    pub command: Vec<OsString>,
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl sandbox --port 8787
  claudectl sandbox --fault 529x2 -- ./script.sh
  claudectl sandbox --judge -- python app.py
  claudectl sandbox --replay failed.jsonl -- python app.py";
