//! What a run brought: counts, tokens, cost, and why items failed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::api::models::{self, Terms};
use crate::api::usage::Usage;
use crate::batch::results::{Facts, Notes};

/// Input lines that are named for each cause; the rest is counted.
const LINES_NAMED: usize = 20;
/// The reasons to stop that leave an answer short, in the API's words and in those of gateways.
const TRUNCATED: [&str; 4] = ["max_tokens", "pause_turn", "model_context_window_exceeded", "length"];
/// Those that mean that the model declined.
const REFUSED: [&str; 2] = ["refusal", "content_filter"];
/// Different models or causes that are told apart; more would be noise.
const KINDS: usize = 64;

/// Why some items failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cause {
    /// How many.
    pub count: u64,
    /// The first of their lines in the input.
    pub lines: Vec<u64>,
    /// The message of the first one.
    pub message: Option<String>,
    /// Whether another try may help.
    pub retryable: bool,
}

impl Cause {
    fn add(&mut self, line: u64) {
        self.count += 1;
        if self.lines.len() < LINES_NAMED {
            self.lines.push(line);
        }
    }
}

/// Which complete answers count as failures of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FailOn {
    /// Those that were cut.
    pub truncated: bool,
    /// Those in which the model declined.
    pub refusal: bool,
}

/// The run in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// What a person types for the run.
    pub run: String,
    /// Requests of the input.
    pub requests: u64,
    /// Those with a message.
    pub succeeded: u64,
    /// Those without.
    pub failed: u64,
    /// Those of the failed that the API counts as succeeded, so that they are paid for.
    pub unanswered: u64,
    /// Those of the failed that another try may help.
    pub retryable: u64,
    /// Every batch that was created.
    pub batches: Vec<String>,
    /// Rounds, the first one included.
    pub rounds: u32,
    /// Why items failed.
    pub causes: BTreeMap<String, Cause>,
    /// Answers by the reason they stopped.
    pub stop_reasons: BTreeMap<String, u64>,
    /// Answers that were cut: `max_tokens` and its like.
    pub truncated: Cause,
    /// Answers in which the model declined.
    pub refused: Cause,
    /// Tokens by model.
    pub usage: BTreeMap<String, Usage>,
    /// Estimated cost in billionths of a dollar, over the models with a known price.
    pub cost: u64,
    /// Answers whose model has no known price.
    pub unpriced: u64,
    /// Where the results are.
    pub output: Option<PathBuf>,
    /// Where the failed requests are, to be fed back.
    pub failed_requests: Option<PathBuf>,
    /// Where the lines are that say why.
    pub failed_results: Option<PathBuf>,
    /// Whether the run had been finished before.
    pub already_finished: bool,
}

impl Summary {
    /// Takes in the last word on one item; `line` is its line of the input.
    pub(crate) fn item(&mut self, facts: &Facts, line: u64) {
        self.requests += 1;
        if facts.succeeded() {
            self.success(facts, line);
            return;
        }
        self.failed += 1;
        self.unanswered += u64::from(facts.paid());
        let retryable = facts.worth_another_try();
        self.retryable += u64::from(retryable);
        let name = bounded(&self.causes, facts.cause());
        let cause = self.causes.entry(name).or_default();
        cause.add(line);
        cause.retryable = retryable;
        if cause.message.is_none() {
            cause.message.clone_from(&facts.message);
        }
    }

    fn success(&mut self, facts: &Facts, line: u64) {
        self.succeeded += 1;
        let reason = facts.stop_reason.clone().unwrap_or_else(|| "none".to_owned());
        if TRUNCATED.contains(&&*reason) {
            self.truncated.add(line);
        } else if REFUSED.contains(&&*reason) {
            self.refused.add(line);
        }
        *self.stop_reasons.entry(bounded(&self.stop_reasons, reason)).or_default() += 1;
        let model = facts.model.clone().unwrap_or_else(|| "unknown".to_owned());
        let terms = Terms { batch: true, ..Terms::of(&facts.usage) };
        match models::model(&model).and_then(|model| models::cost(&facts.usage, model, terms)) {
            Some(cost) => self.cost = self.cost.saturating_add(cost.nanodollars),
            None => self.unpriced += 1,
        }
        let sum = self.usage.entry(bounded(&self.usage, model)).or_default();
        let add = |sum: &mut u64, more: u64| *sum = sum.saturating_add(more);
        add(&mut sum.input_tokens, facts.usage.input_tokens);
        add(&mut sum.output_tokens, facts.usage.output_tokens);
        add(&mut sum.cache_creation_input_tokens, facts.usage.cache_creation_input_tokens);
        add(&mut sum.cache_read_input_tokens, facts.usage.cache_read_input_tokens);
    }
}

/// The lines of one batch, numbered as they stand in its results.
impl Notes for Summary {
    fn line(&mut self, facts: &Facts, number: u64) {
        self.item(facts, number);
    }
}

/// The name, or a common one when there are too many different ones.
fn bounded<T>(map: &BTreeMap<String, T>, name: String) -> String {
    if map.len() < KINDS || map.contains_key(&name) { name } else { "others".to_owned() }
}
