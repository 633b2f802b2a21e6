//! `claudectl send`: one message.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::content::{CONTENT, Content, MODEL};

const ANSWER: &str = "Output of the answer";
const INSTEAD: &str = "Instead of sending";
const VERDICT: &str = "Checks and verdict";

/// A verdict that turns a complete answer into a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// The model declined (exit 21)
    Refusal,
    /// The answer stopped at a limit (exit 20)
    Truncated,
    /// Neither of them
    None,
}

fn finite(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| "write a number, as in 0.7".to_owned())
}

/// Send one message and stream the answer to standard output
///
/// Piped standard input becomes a block before the prompt; without a prompt it is the prompt. The answer goes to standard
/// output as it arrives, everything else to standard error. Exit code 0 means that the whole answer arrived. Scripts that
/// capture the answer want --no-stream or -o: then a cut answer is tried again and leaves no trace.
#[derive(Args, Clone, Debug, Default)]
pub struct Send {
    /// The prompt: words joined by spaces; `-` alone reads standard input; after `--` nothing is an option
    #[arg(value_name = "PROMPT")]
    pub prompt: Vec<String>,

    /// Model and content.
    #[command(flatten)]
    pub content: Content,

    /// Randomness of the answer; current API versions refuse it
    #[arg(
        long,
        value_name = "X",
        help_heading = MODEL,
        value_parser = finite,
        allow_negative_numbers = true,
        hide_short_help = true
    )]
    pub temperature: Option<f64>,

    /// Nucleus sampling; current API versions refuse it
    #[arg(
        long,
        value_name = "X",
        help_heading = MODEL,
        value_parser = finite,
        allow_negative_numbers = true,
        hide_short_help = true
    )]
    pub top_p: Option<f64>,

    /// Sampling among the K likeliest tokens; current API versions refuse it
    #[arg(long, value_name = "K", help_heading = MODEL, allow_negative_numbers = true, hide_short_help = true)]
    pub top_k: Option<i64>,

    /// Take over with this model when the first is overloaded, rate limited or failing; repeatable
    #[arg(long, value_name = "ID", help_heading = MODEL)]
    pub fallback_model: Vec<String>,

    /// Keep the conversation in this file: its messages go before the prompt, and prompt and answer are added to it
    #[arg(
        long,
        value_name = "FILE",
        help_heading = CONTENT,
        value_hint = ValueHint::FilePath,
        conflicts_with = "request"
    )]
    pub chat: Option<PathBuf>,

    /// Send this full request body (- is standard input); options beside it override its fields
    #[arg(
        long,
        value_name = "FILE",
        help_heading = CONTENT,
        value_hint = ValueHint::FilePath,
        conflicts_with_all = ["prompt", "file"]
    )]
    pub request: Option<PathBuf>,

    /// Leave standard input alone
    #[arg(long, help_heading = CONTENT)]
    pub no_stdin: bool,

    /// Write the answer to this file, which appears only when complete
    #[arg(
        short,
        long,
        visible_alias = "output",
        value_name = "FILE",
        help_heading = ANSWER,
        value_hint = ValueHint::FilePath
    )]
    pub out: Option<PathBuf>,

    /// Print the raw events, one JSON object a line
    #[arg(long, help_heading = ANSWER)]
    pub events: bool,

    /// Print nothing until the answer is complete; what $(…) in a script wants
    #[arg(long, help_heading = ANSWER)]
    pub no_stream: bool,

    /// Report tokens and estimated cost on standard error
    #[arg(long, help_heading = ANSWER)]
    pub usage: bool,

    /// Print the request
    #[arg(long, help_heading = INSTEAD, group = "instead")]
    pub dry_run: bool,

    /// Check the request against what is known of the model and the API; offline, without a key
    #[arg(long, help_heading = INSTEAD, group = "instead", conflicts_with = "no_check")]
    pub check: bool,

    /// Count the input tokens; free
    #[arg(long, help_heading = INSTEAD, group = "instead")]
    pub count: bool,

    /// Print the same call as a curl command
    #[arg(long, help_heading = INSTEAD, group = "instead")]
    pub curl: bool,

    /// Send even what the local checks would refuse
    #[arg(long, help_heading = VERDICT)]
    pub no_check: bool,

    /// Verdicts that count as failures: refusal, truncated or none [default: refusal,truncated]
    #[arg(
        long,
        value_name = "LIST",
        help_heading = VERDICT,
        value_delimiter = ',',
        ignore_case = true,
        hide_possible_values = true
    )]
    pub fail_on: Vec<FailOn>,
}

impl Send {
    /// Whether a complete answer with this verdict makes the command fail.
    #[must_use]
    pub fn fails_on(&self, verdict: FailOn) -> bool {
        self.fail_on.is_empty() || self.fail_on.contains(&verdict)
    }
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl send \"Hello\"
  cat error.log | claudectl send \"why?\"
  claudectl send -f page.png -f notes.pdf \"Compare these\"
  claudectl send -m haiku --schema person.json -o person.out \"Invent a person\"
  claudectl send --request body.json --check
  claudectl send -- --this is a prompt, not an option";
