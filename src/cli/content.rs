//! What a request is made of, typed: the same options wherever requests are put together.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueHint};

pub(super) const MODEL: &str = "Model";
pub(super) const CONTENT: &str = "Content";

/// How much the model may think before it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thinking {
    /// As the model sees fit.
    On,
    /// Not at all.
    Off,
    /// Up to this many tokens.
    Tokens(u32),
}

pub(super) fn thinking(text: &str) -> Result<Thinking, String> {
    match text {
        "on" => Ok(Thinking::On),
        "off" => Ok(Thinking::Off),
        number => number
            .parse()
            .ok()
            .filter(|tokens| *tokens > 0)
            .map(Thinking::Tokens)
            .ok_or_else(|| "write on, off or a number of tokens, as in --thinking 4096".to_owned()),
    }
}

/// The model, and what it is given besides the prompt.
#[derive(Args, Clone, Debug, Default)]
pub struct Content {
    /// Model id, or opus, sonnet, haiku, fable for the newest of that line [env: CLAUDECTL_MODEL]
    #[arg(short, long, value_name = "ID", help_heading = MODEL)]
    pub model: Option<String>,

    /// Longest answer in tokens
    #[arg(long, value_name = "N", help_heading = MODEL, allow_negative_numbers = true)]
    pub max_tokens: Option<i64>,

    /// How much work the model puts in
    #[arg(
        long,
        value_name = "LEVEL",
        help_heading = MODEL,
        value_parser = PossibleValuesParser::new(["low", "medium", "high", "xhigh", "max"])
    )]
    pub effort: Option<String>,

    /// Thinking before the answer: on, off or a number of tokens
    #[arg(
        long,
        value_name = "on|off|TOKENS",
        help_heading = MODEL,
        value_parser = thinking,
        allow_negative_numbers = true
    )]
    pub thinking: Option<Thinking>,

    /// System prompt: the text itself, or @FILE (@- is standard input)
    #[arg(short, long, value_name = "TEXT|@FILE", help_heading = CONTENT, allow_hyphen_values = true)]
    pub system: Option<String>,

    /// Attach a text file, image or PDF, told apart by content (- is standard input); repeatable
    #[arg(short, long, value_name = "PATH", help_heading = CONTENT, value_hint = ValueHint::FilePath)]
    pub file: Vec<PathBuf>,

    /// Answer as JSON that fits the JSON schema in this file
    #[arg(long, value_name = "FILE", help_heading = CONTENT, value_hint = ValueHint::FilePath)]
    pub schema: Option<PathBuf>,

    /// Offer the tools defined in this JSON file
    #[arg(long, value_name = "FILE", help_heading = CONTENT, value_hint = ValueHint::FilePath)]
    pub tools: Option<PathBuf>,

    /// End the answer where this text would come; repeatable
    #[arg(long, value_name = "SEQ", help_heading = CONTENT, allow_hyphen_values = true)]
    pub stop: Vec<String>,
}

/// What the rows of a file fill: a template, or a prompt with the same content for every request.
#[derive(Args, Clone, Debug, Default)]
pub struct Rows {
    /// Fill this request template from the rows of FILE
    #[arg(
        long,
        value_name = "FILE",
        help_heading = CONTENT,
        value_hint = ValueHint::FilePath,
        conflicts_with = "prompt",
        conflicts_with_all = ALL
    )]
    pub template: Option<PathBuf>,

    /// What every request has besides the prompt.
    #[command(flatten)]
    pub content: Content,
}

impl Content {
    /// The first of these options that was typed.
    #[must_use]
    pub fn first_typed(&self) -> Option<&'static str> {
        let typed = [
            ("--model", self.model.is_some()),
            ("--max-tokens", self.max_tokens.is_some()),
            ("--system", self.system.is_some()),
            ("--file", !self.file.is_empty()),
            ("--schema", self.schema.is_some()),
            ("--tools", self.tools.is_some()),
            ("--effort", self.effort.is_some()),
            ("--thinking", self.thinking.is_some()),
            ("--stop", !self.stop.is_empty()),
        ];
        typed.into_iter().find(|(_, typed)| *typed).map(|(name, _)| name)
    }
}

/// The ids of these options, for what excludes them all.
const ALL: [&str; 9] =
    ["model", "max_tokens", "effort", "thinking", "system", "file", "schema", "tools", "stop"];
