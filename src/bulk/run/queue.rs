//! What is still to be done: requests of the file in order, and before them those that are due again.

use std::path::Path;
use std::time::Duration;

use super::result::Last;
use crate::bulk::journal::{Standing, State};
use crate::bulk::money::Price;
use crate::bulk::requests::{Request, Requests};
use crate::error::Error;

/// How often an item was tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tries {
    /// Calls, whatever came of them.
    pub(super) calls: u32,
    /// Those of them that count as attempts.
    pub(super) attempts: u32,
    pub(super) conflicts: u32,
    pub(super) strangers: u32,
    /// Calls that may have been billed without an answer.
    pub(super) billed: u32,
    /// Whether a connection that had been kept turned out to be closed.
    pub(super) stale: bool,
}

/// A request and what came of it so far.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) request: Request,
    pub(super) tries: Tries,
    /// How the last attempt failed; the end, if there is no further one.
    pub(super) last: Option<Last>,
    /// Points that the next attempt takes from those of the run.
    pub(super) points: u32,
    due: Duration,
}

/// What is still to be done.
#[derive(Debug)]
pub(super) struct Queue {
    requests: Requests,
    limit: u32,
    fresh: Option<Item>,
    over: bool,
    /// Never more than may be in flight, so looking through it is quick.
    waiting: Vec<Item>,
}

impl Queue {
    pub(super) fn open(path: &Path, price: Option<Price>, limit: Option<u64>) -> Result<Self, Error> {
        let limit = limit.map_or(u32::MAX, |limit| u32::try_from(limit).unwrap_or(u32::MAX));
        let requests = Requests::open(path, price)?;
        Ok(Self { requests, limit, fresh: None, over: false, waiting: Vec::new() })
    }

    /// Whether nothing waits; meaningful once [`Queue::next`] has found nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.over && self.fresh.is_none() && self.waiting.is_empty()
    }

    /// When the next item is due again.
    pub(super) fn due(&self) -> Option<Duration> {
        self.waiting.iter().map(|item| item.due).min()
    }

    /// Takes the next item that may be tried now.
    pub(super) fn next(&mut self, now: Duration, state: &State) -> Result<Option<Item>, Error> {
        let due = self.waiting.iter().enumerate().filter(|(_, item)| item.due <= now);
        if let Some((index, _)) = due.min_by_key(|(_, item)| (item.due, item.request.place)) {
            return Ok(Some(self.waiting.swap_remove(index)));
        }
        if let Some(item) = self.fresh.take() {
            return Ok(Some(item));
        }
        if self.over {
            return Ok(None);
        }
        let limit = self.limit;
        let wanted = |place| place >= limit || state.standing(place) == Standing::Open;
        let request = self.requests.next(wanted)?.filter(|request| request.place < limit);
        self.over = request.is_none();
        Ok(request.map(|request| Item {
            request,
            tries: Tries::default(),
            last: None,
            points: 0,
            due: Duration::ZERO,
        }))
    }

    /// Gives an item back that could not be started.
    pub(super) fn put_back(&mut self, item: Item) {
        if item.last.is_none() && item.tries.calls == 0 {
            self.fresh = Some(item);
        } else {
            self.waiting.push(item);
        }
    }

    /// An item is to be tried again.
    pub(super) fn again(&mut self, mut item: Item, due: Duration) {
        item.due = due;
        self.waiting.push(item);
    }

    /// What failed of late failed because of an outage: it counts for nothing.
    pub(super) fn forgive(&mut self) {
        for item in &mut self.waiting {
            item.tries.attempts = 0;
            item.points = 0;
        }
    }
}
