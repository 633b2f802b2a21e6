//! Counts the errors of a text, each kind once, with what its first occurrence says.

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::Timestamp;

use crate::error::{ErrorKind, Fix, ValueName, Values};
use crate::explain::advice;
use crate::explain::by::By;
use crate::explain::catalogue::{Class, Entry};
use crate::explain::classify::Verdict;
use crate::explain::known::ErrorSummary;
use crate::explain::observation::Observation;
use crate::text::json::begins_with_a_field;

/// One kind of error found in a text.
#[derive(Clone, Debug)]
pub struct Match {
    /// What explains it.
    pub entry: &'static Entry,
    /// The kind it counts as; `None` when it is no failure.
    pub kind: Option<ErrorKind>,
    /// How that is known.
    pub by: By,
    /// How often it occurs.
    pub count: u64,
    /// Values read out of its first occurrence.
    pub values: Values,
    /// What to do, with the values filled in.
    pub(crate) fixes: Vec<Fix>,
    /// Whether trying the same thing again can help.
    pub retryable: bool,
    /// The API's message at the first occurrence.
    pub message: Option<String>,
    /// The line of the first occurrence, from 1; 0 when it was asked for by name.
    pub line: u64,
}

impl Match {
    /// An entry that was asked for by name.
    #[must_use]
    pub fn named(entry: &'static Entry, by: By) -> Self {
        let values = Values::default();
        let fixes = advice::fixes(entry.fixes, &values);
        let retryable = entry.retryable();
        Self { entry, kind: entry.kind(), by, count: 1, values, fixes, retryable, message: None, line: 0 }
    }

    /// The exit code a command ends with that meets this.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        self.kind.map_or_else(|| self.entry.exit_code(), ErrorKind::exit_code)
    }

    /// What to do, as text.
    #[must_use]
    pub fn advice(&self) -> Vec<String> {
        self.fixes.iter().map(ToString::to_string).collect()
    }
}

/// Request ids remembered.
const IDS: usize = 8192;
/// What says less about an error just told stands no further behind it, in lines.
const NEAR_AFTER: u64 = 4;
/// A status in an access log and the exception it led to stand no further apart, in lines.
const NEAR: u64 = 60;

/// Whether little more is known than that something failed, so that a line nearby may tell the same error better.
fn is_vague(facts: &Observation, verdict: &Verdict) -> bool {
    const VAGUE: [&str; 4] = ["APIConnectionError", "APITimeoutError", "connection_error", "timeout_sdk"];
    !facts.envelope && (matches!(verdict.by, By::Status | By::Class) || VAGUE.contains(&verdict.entry.id))
}

/// Whether it is about the way to the API.
fn is_network(verdict: &Verdict) -> bool {
    verdict.kind.is_some_and(|kind| (10..=16).contains(&kind.exit_code()))
}

/// The message of the API about a place in a request that a text holds without an object around it.
fn about_a_place(text: &str) -> Option<String> {
    let rests = text.lines().flat_map(|line| {
        let starts =
            line.match_indices(": ").chain(line.match_indices(". ")).map(|(at, mark)| at + mark.len());
        std::iter::once(0).chain(starts).map(move |start| line[start..].trim())
    });
    let mut found = rests.filter(|rest| begins_with_a_field(rest));
    found.next().map(str::to_owned)
}

impl ErrorSummary {
    /// What matters of an error.
    pub(super) fn of(facts: &Observation, verdict: &Verdict) -> Self {
        Self {
            entry: verdict.entry,
            kind: verdict.kind,
            status: facts.status.or_else(|| facts.class.and_then(Class::status)),
            read_status: facts.status,
            network: is_network(verdict),
            vague: is_vague(facts, verdict),
            has_id: facts.read(ValueName::REQUEST_ID).is_some(),
        }
    }

    fn is_of(&self, group: &Match) -> bool {
        std::ptr::eq(group.entry, self.entry) && group.kind == self.kind
    }
}

/// An error as it was found; all that was read of it is known unless there is one of its kind already.
struct Found {
    told: ErrorSummary,
    read: Option<(Observation, Verdict)>,
    line: u64,
}

/// The errors found so far.
pub(super) struct Tally {
    now: Option<Timestamp>,
    groups: Vec<Match>,
    /// The request ids in the order they came, and the same to be looked up.
    order: VecDeque<u64>,
    ids: HashSet<u64>,
    /// An error known only by its status, until it is clear whether the next lines tell of the same one.
    pending: Option<Found>,
    /// Status, whether it was about the network, and line of the last error that was counted.
    last: Option<(Option<u16>, bool, u64)>,
}

impl Tally {
    pub(super) fn new(now: Option<Timestamp>) -> Self {
        let (order, ids) = (VecDeque::new(), HashSet::new());
        Self { now, groups: Vec::new(), order, ids, pending: None, last: None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Takes an error that was read in a record beginning at `line`.
    pub(super) fn add(&mut self, facts: Observation, verdict: Verdict, line: u64) {
        if facts.read(ValueName::REQUEST_ID).is_some_and(|id| self.is_known(id)) {
            return;
        }
        let told = ErrorSummary::of(&facts, &verdict);
        self.take(Found { told, read: Some((facts, verdict)), line });
    }

    /// Takes an error like one before; false if there is none of its kind yet, so that it has to be read.
    pub(super) fn again(&mut self, told: ErrorSummary, id: Option<&str>, line: u64) -> bool {
        if !self.groups.iter().any(|group| told.is_of(group)) {
            return false;
        }
        if !(told.has_id && id.is_some_and(|id| self.is_known(id))) {
            self.take(Found { told, read: None, line });
        }
        true
    }

    fn take(&mut self, found: Found) {
        let (line, ErrorSummary { status, network, vague, .. }) = (found.line, found.told);
        if vague {
            let told = self.last.is_some_and(|(known, was_network, at)| {
                line - at <= NEAR_AFTER && (network && was_network || status.is_some() && known == status)
            }) || self
                .pending
                .as_ref()
                .is_some_and(|of| line - of.line <= NEAR_AFTER && network && of.told.network);
            if !told {
                self.settle();
                self.pending = Some(found);
            }
            return;
        }
        let same = self.pending.as_ref().is_some_and(|vague| {
            line - vague.line <= NEAR && (vague.told.read_status == status || vague.told.network && network)
        });
        if same {
            self.pending = None;
        }
        self.settle();
        self.last = Some((status, network, line));
        self.count(found);
    }

    /// Counts the error that was only known by its status; nothing more was told of it.
    pub(super) fn settle(&mut self) {
        if let Some(found) = self.pending.take() {
            self.count(found);
        }
    }

    fn count(&mut self, found: Found) {
        if let Some(group) = self.groups.iter_mut().find(|group| found.told.is_of(group)) {
            group.count += 1;
            return;
        }
        let Some((facts, verdict)) = found.read else { return };
        let message = facts.message.or_else(|| about_a_place(&facts.text));
        let mut read = verdict.values;
        advice::derive(&mut read, message.as_deref(), self.now);
        self.groups.push(Match {
            entry: verdict.entry,
            kind: verdict.kind,
            by: verdict.by,
            count: 1,
            fixes: advice::fixes(verdict.entry.fixes, &read),
            values: read,
            retryable: verdict.retryable,
            message,
            line: found.line,
        });
    }

    fn is_known(&mut self, id: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        let hash = hasher.finish();
        if !self.ids.insert(hash) {
            return true;
        }
        if self.order.len() == IDS
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
        self.order.push_back(hash);
        false
    }

    /// The most frequent first.
    pub(super) fn finish(mut self) -> Vec<Match> {
        self.settle();
        self.groups.sort_by(|a, b| b.count.cmp(&a.count).then(a.line.cmp(&b.line)));
        self.groups
    }
}
