//! What happens during a run, as plain data for whoever shows it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

pub(crate) use super::limiter::Held;
use crate::api::usage::Usage;
pub(crate) use crate::batch::check::{Gravity, Problem};
use crate::error::Error;

/// One thing that happened.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The input has a problem.
    Problem(Problem),
    /// So much of the input has been checked.
    Checking {
        /// Bytes so far.
        bytes: u64,
        /// Bytes in all.
        total: u64,
    },
    /// The run folder is ours; from now on the same command goes on.
    Opened {
        /// The folder.
        run: String,
        /// Items of an earlier process that are done, if there was one.
        resumed: Option<u64>,
        /// Calls of an earlier process that were in flight when it ended.
        lost: u64,
    },
    /// An unfinished run is left behind for a new one, because the user said so.
    LeftBehind {
        /// Its folder.
        run: String,
    },
    /// Where the run stands.
    Progress(Progress),
    /// An item failed for good.
    Failed {
        /// Its id.
        custom_id: String,
        /// What failed, in one line.
        what: String,
    },
    /// Everything is held back.
    Held {
        /// For how long.
        time: Duration,
        /// Why.
        why: Held,
        /// What the server said last.
        reason: String,
    },
    /// No further call starts; those in flight are waited for.
    Draining {
        /// Calls in flight.
        in_flight: usize,
        /// Why, in a few words.
        why: String,
        /// The longest wait for them.
        within: Option<Duration>,
    },
}

/// Where a run stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Items.
    pub total: u64,
    /// Items that are final.
    pub done: u64,
    /// Those of them that failed.
    pub failed: u64,
    /// Calls in flight.
    pub in_flight: usize,
    /// Most of them there may be just now.
    pub limit: usize,
    /// 429s so far.
    pub limited: u64,
    /// What was spent so far, in billionths of a dollar; `None` without a price.
    pub spent: Option<u64>,
}

/// Receives every event, in order.
pub(crate) type Observer<'a> = &'a dyn Fn(Event);

/// Why items failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cause {
    /// How many.
    pub count: u64,
    /// What one of them said.
    pub message: Option<String>,
    /// Whether another attempt can help.
    pub retryable: bool,
}

/// How a run ended.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// The run folder.
    pub run: String,
    /// Items of the input.
    pub requests: u64,
    /// Items with a message.
    pub succeeded: u64,
    /// Items that failed for good.
    pub failed: u64,
    /// Those of them that another attempt can help.
    pub retryable: u64,
    /// Items without an outcome.
    pub left: u64,
    /// Items that `--limit` left for later.
    pub beyond_limit: u64,
    /// Calls made by this process.
    pub calls: u64,
    /// 429s of this process.
    pub limited: u64,
    /// Calls that may have been billed without an answer, over all processes.
    pub possibly_billed: u64,
    /// Why items failed, by the name of the error.
    pub causes: BTreeMap<String, Cause>,
    /// Why answers stopped.
    pub stop_reasons: BTreeMap<String, u64>,
    /// Tokens by model.
    pub usage: BTreeMap<String, Usage>,
    /// Billionths of a dollar, over all processes; calls that may have been billed count with the most they can cost.
    pub spent: u64,
    /// Answers without a known price.
    pub unpriced: u64,
    /// The last failure of a call whose item has no outcome yet; absent when nothing is left.
    pub last_failure: Option<String>,
    /// How long this process worked.
    pub elapsed: Duration,
    /// The results.
    pub output: PathBuf,
    /// The requests that failed, to be fed back; absent when there are none.
    pub failed_requests: Option<PathBuf>,
    /// Why they failed.
    pub failed_results: Option<PathBuf>,
    /// Whether the run was over before this process began.
    pub already_finished: bool,
    /// What stopped it before its end.
    pub stopped: Option<Stopped>,
}

/// What stopped a run before its end.
#[derive(Debug)]
pub(crate) enum Stopped {
    /// A signal.
    Signal,
    /// The command's own time limit.
    Timeout,
    /// `--max-cost`, in billionths of a dollar.
    Budget(u64),
    /// `--max-errors`, as it was typed.
    Errors(String),
    /// Something no further call would escape.
    Fatal(Error),
}
