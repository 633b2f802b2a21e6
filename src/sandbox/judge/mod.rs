//! The judge: trials that a client is put through, and what is said of how it behaved, from what the server saw and the exit
//! code alone.

mod manners;
mod report;
mod trials;

pub(crate) use report::{json, junit, text};
pub(crate) use trials::{Expected, TRIALS, Trial};

use std::time::Duration;

use super::seen::Seen;

/// How one run of the client under one trial went.
#[derive(Debug)]
pub(crate) struct Run {
    pub seen: Vec<Seen>,
    /// The exit code of the command; none when it had to be stopped.
    pub exit: Option<i32>,
    /// After which time it was stopped.
    pub patience: Duration,
}

/// Something a client should not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sin {
    FailsWhenAllIsWell,
    IgnoredRetryAfter,
    RetriedTooEarly,
    RetriedInVain,
    Hammered,
    ResentBatch,
    CutForWhole,
    FalseSuccess,
    Hung,
    PaidTwice,
}

impl Sin {
    /// All of them, in the order of the documentation.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 10] = [
        Self::FailsWhenAllIsWell,
        Self::IgnoredRetryAfter,
        Self::RetriedTooEarly,
        Self::RetriedInVain,
        Self::Hammered,
        Self::ResentBatch,
        Self::CutForWhole,
        Self::FalseSuccess,
        Self::Hung,
        Self::PaidTwice,
    ];

    /// The name in machine form.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::FailsWhenAllIsWell => "fails_when_all_is_well",
            Self::IgnoredRetryAfter => "ignored_retry_after",
            Self::RetriedTooEarly => "retried_too_early",
            Self::RetriedInVain => "retried_what_cannot_work",
            Self::Hammered => "hammered_without_backoff",
            Self::ResentBatch => "resent_a_batch",
            Self::CutForWhole => "took_a_cut_answer_for_a_success",
            Self::FalseSuccess => "took_a_failure_for_a_success",
            Self::Hung => "hung",
            Self::PaidTwice => "paid_twice",
        }
    }
}

/// One sin with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub sin: Sin,
    pub evidence: String,
}

/// What a client did in one trial.
#[derive(Debug)]
pub(crate) struct Judged {
    pub trial: Trial,
    pub requests: usize,
    pub exit: Option<i32>,
    pub findings: Vec<Finding>,
}

impl Judged {
    pub(crate) fn of(trial: &Trial, run: &Run) -> Self {
        let findings = manners::findings(trial, run);
        Self { trial: trial.clone(), requests: run.seen.len(), exit: run.exit, findings }
    }
}

/// Whether the client misbehaved in any trial.
pub(crate) fn misbehaved(judged: &[Judged]) -> bool {
    judged.iter().any(|judged| !judged.findings.is_empty())
}
