//! Cuts a file into batches within the limits, each of a different size.
//!
//! When the reply to a create call is lost, the size is what a batch in the list can be told by. So no two
//! shards of a run share one, as far as the limits allow it: the second full shard has one request less.

use std::collections::{BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use crate::batch::limits::{ENVELOPE, MOST_BODY_BYTES, MOST_REQUESTS};

/// What one batch can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Most requests.
    pub requests: u64,
    /// Most bytes of the body, envelope included.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { requests: MOST_REQUESTS, bytes: MOST_BODY_BYTES }
    }
}

/// One batch to be: a range of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Shard {
    /// Index of its first request, from 0.
    pub first: u64,
    /// Number of requests.
    pub count: u64,
    /// First byte of its first line.
    pub start: u64,
    /// First byte after its last line.
    pub end: u64,
    /// Bytes of the body, envelope included.
    pub body_bytes: u64,
}

/// One line of the file.
#[derive(Clone, Copy, Debug)]
struct Line {
    start: u64,
    end: u64,
}

impl Line {
    /// With the comma before it.
    fn bytes(self) -> u64 {
        self.end - self.start + 1
    }
}

/// The envelope, less the comma that the first line does not have.
fn empty_body() -> u64 {
    (ENVELOPE.0.len() + ENVELOPE.1.len()) as u64 - 1
}

/// Plans while the file is read.
#[derive(Debug)]
pub(crate) struct Planner {
    limits: Limits,
    open: Shard,
    recent: VecDeque<Line>,
    sizes: BTreeSet<u64>,
    done: Vec<Shard>,
}

impl Planner {
    /// Nothing planned yet.
    #[must_use]
    pub(crate) fn new(limits: Limits) -> Self {
        let open = Shard { body_bytes: empty_body(), ..Shard::default() };
        Self { limits, open, recent: VecDeque::new(), sizes: BTreeSet::new(), done: Vec::new() }
    }

    /// Whether a line of this many bytes fits into a batch at all.
    #[must_use]
    pub(crate) fn fits(&self, bytes: u64) -> bool {
        empty_body() + bytes < self.limits.bytes
    }

    /// Whether one batch has held all so far.
    #[must_use]
    pub(crate) fn is_one(&self) -> bool {
        self.done.is_empty()
    }

    /// Adds the next line: its first byte, and the first after it.
    pub(crate) fn add(&mut self, start: u64, end: u64) {
        let line = Line { start, end };
        while self.open.count > 0 && !self.has_room(line) {
            self.close();
        }
        self.take(line);
    }

    fn has_room(&self, line: Line) -> bool {
        self.open.count < self.limits.requests && self.open.body_bytes + line.bytes() <= self.limits.bytes
    }

    /// Closes what is open and hands out the plan.
    #[must_use]
    pub(crate) fn finish(mut self) -> Vec<Shard> {
        while self.open.count > 0 {
            self.close();
        }
        self.done
    }

    fn take(&mut self, line: Line) {
        if self.open.count == 0 {
            self.open.start = line.start;
        }
        self.open.count += 1;
        self.open.end = line.end;
        self.open.body_bytes += line.bytes();
        self.recent.push_back(line);
        if self.recent.len() > self.sizes.len() + 1 {
            self.recent.pop_front();
        }
    }

    /// Closes the open shard at the largest size that is still free; what is cut off begins the next one.
    fn close(&mut self) {
        let size = (1..=self.open.count).rev().find(|size| !self.sizes.contains(size));
        let size = size.unwrap_or(self.open.count);
        let kept = self.recent.len() - usize::try_from(self.open.count - size).unwrap_or(0);
        let rest = self.recent.split_off(kept);
        let mut shard = self.open;
        shard.count = size;
        shard.end = self.recent.back().map_or(shard.end, |line| line.end);
        shard.body_bytes -= rest.iter().map(|line| line.bytes()).sum::<u64>();
        self.sizes.insert(size);
        self.done.push(shard);
        self.recent.clear();
        self.open = Shard { first: shard.first + size, body_bytes: empty_body(), ..Shard::default() };
        for line in rest {
            self.take(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plan(lines: &[u64], limits: Limits) -> Vec<Shard> {
        let mut planner = Planner::new(limits);
        let mut at = 0;
        for length in lines {
            planner.add(at, at + length);
            at += length + 1;
        }
        planner.finish()
    }

    fn sizes(shards: &[Shard]) -> Vec<u64> {
        shards.iter().map(|shard| shard.count).collect()
    }

    #[test]
    fn sizes_differ_so_that_a_lost_batch_can_be_told() {
        let limits = Limits { requests: 10, bytes: 1_000_000 };
        assert_eq!(sizes(&plan(&[5; 9], limits)), [9]);
        assert_eq!(sizes(&plan(&[5; 30], limits)), [10, 9, 8, 3]);
        assert_eq!(sizes(&plan(&[5; 20], limits)), [10, 9, 1]);
        assert_eq!(sizes(&plan(&[5; 29], limits)), [10, 9, 8, 2]);
        assert_eq!(sizes(&plan(&[5; 19 + 9], limits)), [10, 9, 8, 1]);
    }

    #[test]
    fn where_too_few_sizes_exist_they_repeat() {
        let limits = Limits { requests: 2, bytes: 1_000_000 };
        assert_eq!(sizes(&plan(&[5; 7], limits)), [2, 1, 2, 2]);
    }

    #[test]
    fn ten_million_lines_make_more_than_a_hundred_shards() {
        let shards = {
            let mut planner = Planner::new(Limits::default());
            (0..10_000_000u64).for_each(|n| planner.add(n * 100, n * 100 + 99));
            planner.finish()
        };
        assert_eq!(shards.len(), 101);
        assert_eq!(shards.iter().map(|shard| shard.count).sum::<u64>(), 10_000_000);
        let distinct: BTreeSet<u64> = shards.iter().map(|shard| shard.count).collect();
        assert_eq!(distinct.len(), shards.len());
    }

    proptest! {
        #[test]
        fn every_line_is_in_one_shard_within_the_limits(
            lines in prop::collection::vec(1..60u64, 0..200), requests in 1..40u64, bytes in 80..400u64,
        ) {
            let limits = Limits { requests, bytes };
            let shards = plan(&lines, limits);
            let mut at = 0usize;
            let mut offset = 0;
            for shard in &shards {
                prop_assert_eq!(shard.first, at as u64);
                let count = usize::try_from(shard.count).unwrap();
                let body: u64 = lines[at..at + count].iter().map(|length| length + 1).sum::<u64>() + 14;
                prop_assert_eq!(shard.body_bytes, body);
                prop_assert!(shard.count <= requests && shard.body_bytes <= bytes);
                prop_assert_eq!(shard.start, offset);
                offset += lines[at..at + count].iter().map(|length| length + 1).sum::<u64>();
                prop_assert_eq!(shard.end + 1, offset);
                at += count;
            }
            prop_assert_eq!(at, lines.len());
        }
    }
}
