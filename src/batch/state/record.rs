//! The lines of the journal.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::api::batch::RequestCounts;
use crate::batch::check::Shard;

/// A shard of a run, both numbers from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct ShardName {
    /// The round.
    pub round: u32,
    /// The place in the round.
    pub shard: u32,
}

impl fmt::Display for ShardName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.round, self.shard)
    }
}

/// What is about to be sent, written before the first byte of it goes out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Intent {
    /// SHA-256 of the body.
    #[serde(rename = "body_fingerprint", alias = "body_sha256")]
    pub body_fingerprint: String,
    /// The newest batch that existed just before; what is older cannot be ours.
    pub newest: Option<String>,
    /// The server's clock at that moment, in seconds since 1970.
    pub server_time: Option<i64>,
    /// Whose batches they are, as the server names them: organization and workspace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Whether the list that should have named the newest batch was not to be trusted.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unsure: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the form serde wants")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// A change in the life of one shard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum Step {
    /// It is about to be sent.
    Intent(Intent),
    /// The API said that it exists.
    Acknowledged {
        /// Id of the batch.
        batch_id: String,
        /// Id of the answer.
        request_id: Option<String>,
    },
    /// It was certainly not created.
    Rejected {
        /// Why, in one line.
        why: String,
    },
    /// It was sent and no answer came.
    Unknown {
        /// Why, in one line.
        why: String,
    },
    /// It was found in the list.
    Adopted {
        /// Id of the batch.
        batch_id: String,
    },
    /// It was looked for and is not there, or the user said so.
    Absent {
        /// Whether the user said so.
        by_user: bool,
    },
    /// What had been found turned out to be someone else's.
    Disowned {
        /// Id of the batch.
        batch_id: String,
    },
    /// The batch is over.
    Ended {
        /// How its items ended.
        counts: Counts,
    },
    /// Its results are being read.
    Fetching {
        /// The version of the results, if the server names one.
        etag: Option<String>,
    },
    /// Its results are complete, verified and on disk.
    Collected {
        /// Lines of the file.
        lines: u64,
        /// Bytes of the file.
        bytes: u64,
    },
}

/// Items by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the API's and say it")]
pub(crate) struct Counts {
    pub succeeded: u64,
    pub errored: u64,
    pub canceled: u64,
    pub expired: u64,
}

impl Counts {
    /// All of them.
    #[must_use]
    pub(crate) fn total(&self) -> u64 {
        [self.succeeded, self.errored, self.canceled, self.expired].into_iter().fold(0, u64::saturating_add)
    }
}

impl From<RequestCounts> for Counts {
    fn from(counts: RequestCounts) -> Self {
        let RequestCounts { succeeded, errored, canceled, expired, .. } = counts;
        Self { succeeded, errored, canceled, expired }
    }
}

/// How a run ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Finish {
    /// Items with a message.
    pub succeeded: u64,
    /// Items without.
    pub failed: u64,
    /// How many of those another try may help.
    pub retryable: u64,
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum Record {
    /// A round is cut into shards.
    Planned {
        /// From 1.
        round: u32,
        /// Whether its requests are a file in the run folder.
        own_file: bool,
        /// The shards, in order.
        shards: Vec<Shard>,
    },
    /// A shard changes.
    Shard {
        /// Which.
        #[serde(flatten)]
        name: ShardName,
        /// How.
        #[serde(flatten)]
        step: Step,
    },
    /// The output is about to get its name; what is there from now on is ours.
    Writing,
    /// The output is in place.
    Finished(Finish),
    /// A finished run goes on: what failed is tried again.
    Reopened,
}
