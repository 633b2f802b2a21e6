//! The offline check: one pass over the file that finds every problem, the shards and the highest cost.
//!
//! Bytes go in as they come and nothing is kept but a digest per id, so the size of the file does not matter.

mod cost;
mod form;
mod ids;
mod item;
mod params;
mod pass;
mod plan;
mod shape;
mod source;

use serde_json::Value;

use super::fingerprint::Fingerprint;

pub(crate) use ids::{Digest, IdMap, IdSet};
pub(crate) use params::wants_number;
pub(crate) use pass::{Pass, file};
pub(crate) use plan::{Limits, Planner, Shard};
pub(crate) use source::rereadable;

/// How much is read from the disk at a time.
pub(crate) const READ_BYTES: usize = 256 * 1024;

/// One thing wrong in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Line, from 1.
    pub line: u64,
    /// Column in characters, from 1.
    pub column: u64,
    /// What is wrong, in one line without a final stop.
    pub what: String,
    /// How grave it is.
    pub gravity: Gravity,
}

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gravity {
    /// Worth knowing; the request may well succeed.
    Remark,
    /// The API is believed to refuse it, but may know better: `check` fails, `run` goes on.
    Doubt,
    /// It cannot succeed: nothing is sent.
    Fault,
}

/// What a deeper check found in the `params` of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Where, as the API writes it: `messages.0.content.1.text`.
    pub path: String,
    /// What is wrong, in one line without a final stop.
    pub what: String,
    /// How grave it is.
    pub gravity: Gravity,
}

/// Knowledge from other rooms, as values.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    /// Looks at the `params` of a request.
    pub lint: &'a dyn Fn(&Value) -> Vec<Finding>,
    /// What one batch can hold.
    pub limits: Limits,
    /// What the file is to be known by, if that is wanted.
    pub fingerprint: Option<fn() -> Fingerprint>,
}

/// One sound request of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Stands for its `custom_id`.
    pub digest: Digest,
    /// Its line in the file the user wrote, from 1.
    pub line: u64,
    /// Its first byte in the file that is sent.
    pub start: u64,
}

/// Who is told during the pass.
pub(crate) trait Watch {
    /// A problem was found.
    fn problem(&mut self, problem: Problem);

    /// A request was read, sound or not; in the order of the file.
    ///
    /// # Errors
    /// What goes wrong when it is noted somewhere ends the pass.
    fn entry(&mut self, entry: &Entry) -> std::io::Result<()>;

    /// This many bytes of the file have been read.
    fn read(&mut self, bytes: u64);
}

/// What the pass found out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Report {
    /// Requests in the file.
    pub requests: u64,
    /// Size of the file.
    pub bytes: u64,
    /// What the file is known by; empty if nobody wants it.
    pub fingerprint: String,
    /// How it would be split.
    pub shards: Vec<Shard>,
    /// What the body of the create call is known by, where there is only one and the file's fingerprint is wanted.
    pub body: Option<String>,
    /// Problems with which nothing is sent.
    pub faults: u64,
    /// Problems the API may see otherwise.
    pub doubts: u64,
    /// What is only worth knowing.
    pub remarks: u64,
    /// The most it can cost in billionths of a dollar, over the requests whose model has a known price.
    pub highest_cost: u64,
    /// Requests without a known price, their bytes, and the tokens that their answers may have.
    pub unpriced: u64,
    pub unpriced_bytes: u64,
    pub unpriced_tokens: u64,
    /// Requests too long for the deeper check.
    pub shallow: u64,
    /// The command that converts a file that is wrong as a whole.
    pub conversion: Option<String>,
}
