//! What is to go wrong, written as one line of text: steps in order, each a handful of words about one request.
//!
//! The grammar stays small on purpose. A step is words joined by colons, steps are joined by commas, and every
//! word of a step is about the same request. `words` holds the whole vocabulary in one table.

mod error;
mod fault;
mod lex;
mod limit;
mod named;
mod parse;
mod point;
mod queue;
mod value;
mod words;

pub(crate) use error::SpecError;
pub(super) use fault::{Edit, EditKind, Ending, EndingKind, Fault, Framing, ItemOutcome, Page};
pub(super) use limit::{Limits, Period, Rate, Told};
pub(super) use point::Point;
pub(super) use queue::{Queue, unit};

use std::time::Duration;

/// Everything one server is asked to do wrong, and the few settings that hold for all of its life.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spec {
    pub(super) settings: Settings,
    pub(super) steps: Vec<Step>,
}

impl Spec {
    /// Reads the line of text that `--sandbox=SPEC` and `--fault SPEC` take.
    ///
    /// # Errors
    /// The column and the nearest valid word, when a word or a value is not understood.
    pub fn parse(text: &str) -> Result<Self, SpecError> {
        parse::spec(text)
    }

    /// This spec, and `next` when its steps are used up; settings of `next` win.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.steps.extend(next.steps);
        self.settings = next.settings.or(self.settings);
        self
    }

    /// The same with faults that last: the last step of each target holds for every request, unless it was typed how
    /// often. For commands that make many requests to find one cause.
    #[must_use]
    pub fn lasting(mut self) -> Self {
        let mut seen = Vec::new();
        for step in self.steps.iter_mut().rev() {
            if !step.repeated && !seen.contains(&step.target) {
                step.repeat = None;
            }
            seen.push(step.target);
        }
        self
    }
}

impl std::str::FromStr for Spec {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        Self::parse(text)
    }
}

/// Every word of the grammar, so that a test can hold the documentation to be complete.
pub fn vocabulary() -> impl Iterator<Item = &'static str> {
    words::WORDS.iter().map(|word| word.name).chain(named::names())
}

/// What holds for every request of a server.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Settings {
    /// How long a batch takes from creation to its end.
    pub batch_time: Option<Duration>,
    /// How far the server's clock is off, in milliseconds; negative is behind.
    pub clock_ms: Option<i64>,
    /// The most entries a page of a list holds, whatever the request asks for.
    pub page_size: Option<usize>,
    /// Models lack the fields that older servers and gateways do not know.
    pub old_models: bool,
    /// Any key, any version, any id and any model will do.
    pub lenient: bool,
    /// How many times faster than the world the server's clock runs.
    pub clock_speed: Option<u32>,
    pub limits: Limits,
    /// How long the first byte of an answer takes: from, to.
    pub latency: Option<(Duration, Duration)>,
    /// How many tokens of an answer come in a second.
    pub token_rate: Option<u64>,
    /// What all chance comes from.
    pub seed: Option<u64>,
}

impl Settings {
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            batch_time: self.batch_time.or(other.batch_time),
            clock_ms: self.clock_ms.or(other.clock_ms),
            page_size: self.page_size.or(other.page_size),
            old_models: self.old_models || other.old_models,
            lenient: self.lenient || other.lenient,
            clock_speed: self.clock_speed.or(other.clock_speed),
            limits: self.limits.or(other.limits),
            latency: self.latency.or(other.latency),
            token_rate: self.token_rate.or(other.token_rate),
            seed: self.seed.or(other.seed),
        }
    }
}

/// One entry of the queue: which requests it is for, how often, and what happens to them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// An operation such as `batches.create`, a family such as `batches`, or none for any.
    pub target: Option<&'static str>,
    /// The request of that operation it begins with, counted from 1.
    pub from: u64,
    /// How many requests it is for; none means all that follow.
    pub repeat: Option<u64>,
    /// Whether the repeat was typed.
    pub repeated: bool,
    pub fault: Fault,
}

/// The operations a step can be limited to; a family stands before its members.
pub(super) const TARGETS: &[&str] = &[
    "any",
    "messages",
    "count_tokens",
    "models",
    "models.list",
    "models.get",
    "batches",
    "batches.create",
    "batches.list",
    "batches.get",
    "batches.results",
    "batches.cancel",
    "batches.delete",
];
