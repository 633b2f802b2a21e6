//! A run from its first check to its merged results, one journalled step after the other.
//!
//! Every step is chosen from the journal alone, so that a process that was killed is followed by one that
//! does the same thing next.

mod collect;
mod create;
mod drive;
mod merge;
mod next;
mod open;
pub(crate) mod output;
mod prepare;
mod reconcile;
mod retry;
mod single;
mod summary;
mod wait;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;

use super::body::Stamp;
use super::check::Limits;
use super::clock::Clock;
use super::event::{Event, Observer};
use super::journal::Journal;
use super::port::BatchApi;
use super::state::{Record, ShardName, ShardState, Step};
use super::store::{Durable, Folder, Held, Manifest, Shelf};
use crate::error::{Error, ErrorKind, Fix};

pub(crate) use drive::Ending;
pub(crate) use open::Start;
pub(crate) use prepare::check;
pub(crate) use single::{Made, Say, Settled};
pub(crate) use summary::{Cause, FailOn, Summary};

/// What a run works with.
#[derive(Clone, Copy)]
pub(crate) struct Ports<'a, A, C> {
    /// The API.
    pub api: &'a A,
    /// Time and chance.
    pub clock: &'a C,
    /// The disk.
    pub disk: &'a dyn Durable,
    /// Who is told.
    pub observer: Observer<'a>,
}

/// How a run waits and what it tries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// A fixed time between looks.
    pub poll_interval: Option<Duration>,
    /// How long a lost batch is looked for.
    pub reconcile_wait: Duration,
    /// How often items that may fare better are sent again.
    pub rounds_of_retries: u32,
    /// What one batch can hold.
    pub limits: Limits,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            poll_interval: None,
            reconcile_wait: Duration::from_mins(1),
            rounds_of_retries: 3,
            limits: Limits::default(),
        }
    }
}

impl Pace {
    /// How long a batch may answer 404 after its creation; two minutes unless reconciliation is scaled too.
    fn not_found_grace(&self) -> Duration {
        let scale = self.reconcile_wait.as_secs_f64() / 60.0;
        super::limits::NOT_FOUND_GRACE.mul_f64(scale.min(1.0))
    }
}

/// One run, open and locked.
pub(crate) struct Run<'a, A, C> {
    ports: Ports<'a, A, C>,
    shelf: &'a Shelf,
    pace: Pace,
    folder: Folder,
    manifest: Manifest,
    journal: Journal<'a>,
    memo: Memo,
    _lock: Held,
}

/// What this process knows and the journal need not.
#[derive(Debug, Default)]
struct Memo {
    /// Whether the API has answered this process at all.
    reached: bool,
    /// Whether the API takes no further batch for now, and what it said.
    full: Option<Full>,
    /// Batches the API no longer knows, and what it said.
    stranded: BTreeMap<ShardName, Error>,
    /// When this process saw a batch begin.
    begun: BTreeMap<ShardName, Duration>,
    /// When the present wait began, and how often was looked since.
    waiting: Option<(Duration, u32)>,
    /// Odd statuses that were told already.
    odd: BTreeSet<String>,
    /// What the API answered when it created a batch, the last time.
    reply: Option<Value>,
    /// How the last reply was lost.
    loss: Option<Error>,
    /// How often this process sent each shard.
    sends: BTreeMap<ShardName, u32>,
    /// The input as it was when this process checked it or compared it with what had been checked.
    stamp: Option<Stamp>,
    /// What the one body of the input is known by, as this process checked it.
    body: Option<String>,
}

/// The API takes no further batch for now.
#[derive(Debug)]
struct Full {
    since: Duration,
    error: Error,
}

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// What the run is.
    #[must_use]
    pub(crate) fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Where it stands.
    #[must_use]
    pub(crate) fn state(&self) -> &super::state::RunState {
        self.journal.state()
    }

    fn tell(&self, event: Event) {
        (self.ports.observer)(event);
    }

    fn record(&mut self, record: &Record) -> Result<(), Error> {
        self.journal.add(record, &self.ports.clock.date())
    }

    fn step(&mut self, name: ShardName, step: Step) -> Result<(), Error> {
        self.record(&Record::Shard { name, step })
    }

    fn shard(&self, name: ShardName) -> Result<&ShardState, Error> {
        let missing = || Error::new(ErrorKind::Internal, format!("the run has no shard {name}"));
        self.journal.state().shard(name).ok_or_else(missing)
    }

    /// The file a round's requests are in.
    fn requests(&self, round: u32) -> PathBuf {
        let own = self.journal.state().rounds.get(round as usize - 1).is_some_and(|round| round.own_file);
        if own { self.folder.requests(round) } else { self.manifest.identity.input.clone() }
    }

    /// How a person calls a shard: its number among those of its round.
    fn called(&self, name: ShardName) -> String {
        let of =
            self.journal.state().rounds.get(name.round as usize - 1).map_or(0, |round| round.shards.len());
        let retry = if name.round > 1 { format!(" of retry {}", name.round - 1) } else { String::new() };
        format!("batch {} of {of}{retry}", name.shard)
    }

    /// The command that goes on with this run.
    fn resume_by(&self, say: &str) -> Fix {
        Fix::run(["batches", "resume", &self.folder.name()]).to(say)
    }

    /// The command that settles whether a lost batch of this run exists, with `more` options.
    fn settle_by(&self, more: &[&str], say: &str) -> Fix {
        let name = self.folder.name();
        Fix::run(["batches", "reconcile", &name].iter().chain(more).copied()).to(say)
    }
}

/// A word as a shell takes it.
#[must_use]
pub(crate) fn shell(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod fake_api;
#[cfg(test)]
mod tests;
