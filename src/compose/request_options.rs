//! What the user asked for, as plain data; filled from the command line and the settings by whoever calls.

use std::fmt;
use std::path::PathBuf;

use crate::api::headers::DEFAULT_VERSION;
use crate::api::model::ModelInfo;
use crate::api::models::DEFAULT_MODEL;

/// Where a value came from, as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Typed on this command line: it overrides a field of `--request` too.
    Typed,
    /// Configured somewhere, named here for the user: `CLAUDECTL_MODEL`, a config file.
    Configured(String),
    /// Written in the file of `--request`.
    Request,
    /// Nobody said anything.
    BuiltIn,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Typed => "as typed",
            Self::Configured(place) => place,
            Self::Request => "from the request file",
            Self::BuiltIn => "the default",
        })
    }
}

/// A value and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice<T> {
    /// The value.
    pub value: T,
    /// Its origin.
    pub origin: Origin,
}

/// `--thinking`, before it is translated for a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thinking {
    /// As the model sees fit.
    On,
    /// Not at all.
    Off,
    /// Up to this many tokens.
    Tokens(u32),
}

/// What the request is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A message.
    #[default]
    Message,
    /// The number of its input tokens.
    Count,
}

/// How much is checked before sending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Checks {
    /// Nothing: `--no-check`.
    None,
    /// What would surely fail, and what the model table doubts.
    #[default]
    Sending,
    /// Everything that is known: `--check`.
    All,
}

/// Everything that decides what is sent.
#[derive(Clone, Debug)]
pub(crate) struct RequestOptions {
    /// The words of the prompt; `-` alone is standard input.
    pub prompt: Vec<String>,
    /// Leave standard input alone.
    pub no_stdin: bool,
    /// Files to attach.
    pub files: Vec<PathBuf>,
    /// The file of the conversation that the prompt belongs to.
    pub chat: Option<PathBuf>,
    /// A whole request to send; `-` is standard input.
    pub request: Option<PathBuf>,
    /// The model, an alias allowed.
    pub model: Choice<String>,
    /// The longest answer in tokens, if anyone said.
    pub max_tokens: Option<Choice<i64>>,
    /// The system prompt: text, or `@FILE`.
    pub system: Option<String>,
    /// A file with a JSON schema for the answer.
    pub schema: Option<PathBuf>,
    /// A file with tools.
    pub tools: Option<PathBuf>,
    /// The effort level.
    pub effort: Option<String>,
    /// Whether and how much to think.
    pub thinking: Option<Thinking>,
    /// Ask for thinking that can be read, where thinking was asked for at all.
    pub show_thinking: bool,
    /// Custom stop sequences.
    pub stop: Vec<String>,
    /// Sampling, which only older API versions take.
    pub temperature: Option<f64>,
    /// Sampling, which only older API versions take.
    pub top_p: Option<f64>,
    /// Sampling, which only older API versions take.
    pub top_k: Option<i64>,
    /// What the request is for.
    pub purpose: Purpose,
    /// How much is checked.
    pub checks: Checks,
    /// The API version it will be sent under.
    pub api_version: String,
    /// Beta features that will be sent along.
    pub betas: Vec<String>,
    /// Today in UTC, to tell how old the built-in table is.
    pub today: jiff::civil::Date,
    /// What the API lists, if it was asked; it wins over the built-in table.
    pub live: Vec<ModelInfo>,
}

impl RequestOptions {
    /// Nothing asked but that it be today.
    #[must_use]
    pub(crate) fn new(today: jiff::civil::Date) -> Self {
        Self {
            prompt: Vec::new(),
            no_stdin: false,
            files: Vec::new(),
            chat: None,
            request: None,
            model: Choice { value: DEFAULT_MODEL.to_owned(), origin: Origin::BuiltIn },
            max_tokens: None,
            system: None,
            schema: None,
            tools: None,
            effort: None,
            thinking: None,
            show_thinking: false,
            stop: Vec::new(),
            temperature: None,
            top_p: None,
            top_k: None,
            purpose: Purpose::default(),
            checks: Checks::default(),
            api_version: DEFAULT_VERSION.to_owned(),
            betas: Vec::new(),
            today,
            live: Vec::new(),
        }
    }
}
