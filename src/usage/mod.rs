//! What calls used, added up from log files: one line after the other, in memory that does not grow with the file.

mod read;

use std::collections::BTreeMap;

pub(crate) use read::{files, read};

/// What rows are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// The day, in UTC.
    Day,
    /// The model that answered.
    Model,
    /// The last characters of the key.
    Key,
    /// What `--tag` said.
    Tag,
}

/// What is wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// RFC 3339 in UTC; entries before it do not count.
    pub since: Option<String>,
    /// Entries from it on do not count.
    pub until: Option<String>,
    /// What the rows are about.
    pub by: Vec<By>,
}

/// The sums of one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sums {
    /// Attempts made.
    pub calls: u64,
    /// Those of them that failed.
    pub failed: u64,
    /// Those of them that were not the first for their request.
    pub retries: u64,
    /// Input tokens, the cached ones included.
    pub input: u64,
    /// Output tokens.
    pub output: u64,
    /// Input tokens written to the cache.
    pub cache_written: u64,
    /// Input tokens read from the cache.
    pub cache_read: u64,
    /// Dollars, where a price is known.
    pub cost: f64,
    /// Answers without a known price.
    pub unpriced: u64,
    /// Failures that may be billed.
    pub possibly_billed: u64,
    /// Milliseconds from the start of attempts to their end.
    pub time_ms: u64,
    /// Milliseconds between attempts.
    pub waited_ms: u64,
    /// Failures by kind.
    pub kinds: BTreeMap<String, u64>,
}

impl Sums {
    /// The share of the input that was read from the cache, in percent.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a percentage")]
    pub(crate) fn cached(&self) -> Option<f64> {
        (self.input > 0).then(|| self.cache_read as f64 * 100.0 / self.input as f64)
    }

    fn add(&mut self, other: &Self) {
        self.calls += other.calls;
        self.failed += other.failed;
        self.retries += other.retries;
        self.input += other.input;
        self.output += other.output;
        self.cache_written += other.cache_written;
        self.cache_read += other.cache_read;
        self.cost += other.cost;
        self.unpriced += other.unpriced;
        self.possibly_billed += other.possibly_billed;
        self.time_ms += other.time_ms;
        self.waited_ms += other.waited_ms;
        for (kind, count) in &other.kinds {
            *self.kinds.entry(kind.clone()).or_default() += count;
        }
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    /// Sums by what the rows are about, in their order.
    pub rows: BTreeMap<Vec<String>, Sums>,
    /// Lines that are no entries of a log.
    pub odd: u64,
}

impl Ledger {
    /// Everything together.
    #[must_use]
    pub(crate) fn total(&self) -> Sums {
        self.rows.values().fold(Sums::default(), |mut total, sums| {
            total.add(sums);
            total
        })
    }
}
