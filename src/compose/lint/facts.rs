//! What is known about the model of a request: live data first, then the built-in table, each answer with its ground.

use super::super::finding::{Basis, Finding};
use super::Rules;
use crate::api::model::ModelInfo;
use crate::api::models::{self, AS_OF, Known, Model};

/// After this many days the table is old: the API adds and retires models every few months.
const FRESH_DAYS: i32 = 90;

/// A fact and its ground.
type Grounded<T> = Option<(T, Basis)>;

/// What is known about one model.
pub(super) struct Facts<'a> {
    /// The name in the request.
    pub name: Option<&'a str>,
    /// What the table says.
    pub known: Known,
    /// What the API says.
    pub live: Option<&'a ModelInfo>,
    /// Whether the table is old.
    pub stale: bool,
    days: i32,
}

impl<'a> Facts<'a> {
    pub(super) fn of(name: Option<&'a str>, rules: &Rules<'a>) -> Self {
        let live = rules.live.iter().find(|model| Some(model.id.as_str()) == name);
        let days = AS_OF.parse().map_or(0, |then: jiff::civil::Date| (rules.today - then).get_days());
        Self { name, known: name.map_or(Known::Unknown, models::find), live, stale: days > FRESH_DAYS, days }
    }

    /// The row of the table, if the model can be called.
    pub(super) fn row(&self) -> Option<&'static Model> {
        if let Known::Model(model) = self.known { Some(model) } else { None }
    }

    fn table<T>(&self, fact: impl Fn(&'static Model) -> T) -> Grounded<T> {
        self.row().map(|model| (fact(model), Basis::Table))
    }

    fn live_fact<T>(&self, fact: impl Fn(&ModelInfo) -> Option<T>) -> Grounded<T> {
        self.live.and_then(fact).map(|fact| (fact, Basis::Live))
    }

    /// The most output tokens.
    pub(super) fn max_output(&self) -> Grounded<u64> {
        self.live_fact(|live| live.max_tokens).or_else(|| self.table(|model| model.max_output))
    }

    /// The context window in tokens.
    pub(super) fn context(&self) -> Grounded<u64> {
        self.live_fact(|live| live.max_input_tokens).or_else(|| self.table(|model| model.context))
    }

    /// Whether a last message of the assistant is continued.
    pub(super) fn prefill(&self) -> Grounded<bool> {
        self.table(|model| model.prefill)
    }

    /// Whether the use of a tool can be forced.
    pub(super) fn forced_tools(&self) -> Grounded<bool> {
        self.table(|model| model.forced_tools)
    }

    /// Whether a `thinking.type` is taken.
    pub(super) fn takes_thinking(&self, kind: &str) -> Grounded<bool> {
        self.live_fact(|live| live.supports(&["thinking", "types", kind]))
            .or_else(|| self.table(|model| model.thinking.takes(kind)))
    }

    /// Whether an effort level is taken.
    pub(super) fn takes_effort(&self, level: &str) -> Grounded<bool> {
        self.live_fact(|live| {
            let any = live.supports(&["effort"]);
            if any == Some(false) { any } else { live.supports(&["effort", level]) }
        })
        .or_else(|| self.table(|model| model.efforts.contains(&level)))
    }

    /// How old the table is, as a finding.
    pub(super) fn age(&self) -> Finding {
        let words =
            format!("the built-in model table is {} days old ({AS_OF}), so it may be wrong", self.days);
        Finding::warning("", words)
            .on(Basis::Table)
            .fix("claudectl models list shows what the API says today")
    }
}
