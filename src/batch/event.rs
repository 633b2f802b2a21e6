//! What happens during a run, as plain data for whoever shows it.

use std::path::PathBuf;
use std::time::Duration;

pub(crate) use super::check::{Gravity, Problem, Report};
pub(crate) use super::run::{Cause, Summary};
pub(crate) use super::state::{Counts, ShardName};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    /// The run folder is ours; from now on the run can be resumed by it.
    Opened {
        /// What a person types for it.
        run: String,
        /// Whether an earlier process had begun it.
        resumed: bool,
        /// The most its requests can cost once, in billionths of a dollar, where all prices are known.
        highest_cost: Option<u64>,
        /// Its batches that have not ended.
        batches: Vec<String>,
    },
    /// An unfinished run is left behind for a new one, because the user said so.
    LeftBehind {
        /// What a person types for it.
        run: String,
        /// Its batches, which go on at the API.
        batches: Vec<String>,
        /// Whether one more may exist whose reply was lost.
        unknown: bool,
    },
    /// So much of the input has been checked.
    Checking {
        /// Bytes so far.
        bytes: u64,
        /// Bytes in all.
        total: u64,
    },
    /// The input has a problem.
    Problem(Problem),
    /// A round is cut into batches.
    Planned {
        /// From 1; later ones are retries.
        round: u32,
        /// Requests in it.
        requests: u64,
        /// Batches in it.
        shards: u64,
        /// The most the first round can cost, in billionths of a dollar.
        highest_cost: Option<u64>,
    },
    /// Another process of this machine creates a batch; ours waits for its turn.
    Queued {
        /// Its process id, if known.
        pid: Option<u32>,
    },
    /// A batch is about to be sent.
    Creating {
        /// Which.
        shard: ShardName,
        /// Of how many in its round.
        of: u64,
        /// Requests in it.
        requests: u64,
        /// Bytes of its body.
        bytes: u64,
    },
    /// A batch exists.
    Created {
        /// Which.
        shard: ShardName,
        /// Its id.
        batch_id: String,
    },
    /// The API takes no further batch for now; those that run come first.
    Full {
        /// Which one was refused.
        shard: ShardName,
        /// What the API said.
        what: String,
    },
    /// The reply to a create call was lost.
    Lost {
        /// Which.
        shard: ShardName,
        /// How.
        what: String,
    },
    /// The list is searched for a lost batch.
    Looking {
        /// Which.
        shard: ShardName,
        /// How long the search can take in all.
        within: Duration,
    },
    /// It was found.
    Adopted {
        /// Which.
        shard: ShardName,
        /// Its id.
        batch_id: String,
    },
    /// It does not exist.
    Absent {
        /// Which.
        shard: ShardName,
    },
    /// What had been found is someone else's.
    Disowned {
        /// Which.
        shard: ShardName,
        /// Its id.
        batch_id: String,
    },
    /// Nothing to do but wait.
    Waiting {
        /// Batches that run.
        batches: u64,
        /// Requests in them.
        requests: u64,
        /// Since the wait began.
        waited: Duration,
        /// Until the next look.
        next: Duration,
    },
    /// A look failed; the batches go on all the same.
    LookFailed {
        /// What failed.
        what: String,
    },
    /// A batch has a status this program does not know; it counts as running.
    OddStatus {
        /// Its id.
        batch_id: String,
        /// The status.
        status: String,
    },
    /// A batch is over.
    Ended {
        /// Its id.
        batch_id: String,
        /// How its items ended.
        counts: Counts,
    },
    /// Its results arrive.
    Downloading {
        /// Whose.
        batch_id: String,
        /// Bytes so far.
        bytes: u64,
        /// Bytes in all, if known.
        total: Option<u64>,
        /// Sound lines so far.
        lines: u64,
        /// Lines in all.
        of: u64,
    },
    /// Results are read again.
    ReadAgain {
        /// Whose.
        batch_id: String,
        /// Why.
        what: String,
        /// The pause before.
        wait: Duration,
    },
    /// Results are complete and on disk.
    Collected {
        /// Which.
        shard: ShardName,
        /// Lines of them.
        lines: u64,
    },
    /// The results of all batches are put together.
    Merging,
    /// The output is in place.
    Written {
        /// The file.
        path: PathBuf,
        /// Lines of it.
        lines: u64,
    },
}

/// Who is told.
pub(crate) type Observer<'a> = &'a dyn Fn(Event);
