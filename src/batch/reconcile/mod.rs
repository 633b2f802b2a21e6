//! Whether a batch whose reply was lost exists, by what the list of batches shows. Pure; the run asks and acts by this.
//!
//! Two questions, answered apart. *Is it this one?* needs one batch that fits. *Is it certainly absent?* needs a list
//! that is complete and consistent, and in it nothing new that is unexplained. Everything else cannot be told, and then
//! nothing is sent: a second batch would be paid for, a stop costs one command.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;

use super::port::Listing;
use super::state::Intent;
use crate::api::batch::MessageBatch;

/// Slack for a server whose list and whose `date` header come from two clocks.
const CLOCK_SLACK_SECONDS: i64 = 2;

/// When to look, as parts of the whole wait in sixtieths: 2, 10, 30 and 60 s of a minute.
const LOOKS: [u32; 4] = [2, 10, 30, 60];

/// More batches than a workspace has; a list that goes on beyond them is not believed, and memory stays bounded.
const MOST_BATCHES: usize = 200_000;

/// Batches named in an answer; more would hide the point.
const MOST_NAMED: usize = 10;

/// The times of the looks, counted from the loss.
#[must_use]
pub(crate) fn schedule(wait: Duration) -> [Duration; 4] {
    LOOKS.map(|part| wait * part / 60)
}

/// What is known of the batch that is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lost<'a> {
    /// What was written before it was sent.
    pub intent: &'a Intent,
    /// How many requests it has.
    pub count: u64,
    /// Batches that belong to something else: every id in any journal of this machine.
    pub taken: &'a BTreeSet<String>,
}

/// How well a batch that is not explained otherwise fits the lost one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// Size and date are those of the lost one.
    Whole,
    /// It says too little, or one thing speaks against it: it may be the lost one all the same.
    Partial,
    /// It has another size.
    No,
}

impl Lost<'_> {
    fn fit(&self, batch: &MessageBatch) -> Fit {
        let size = batch.request_counts.total();
        if size != self.count && size != 0 {
            return Fit::No;
        }
        let whole = size == self.count && batch.archived_at.is_none() && self.created_since(batch);
        if whole { Fit::Whole } else { Fit::Partial }
    }

    /// Whether its date says that it was not there before the lost one was sent.
    fn created_since(&self, batch: &MessageBatch) -> bool {
        let sent = self.intent.server_time.unwrap_or(i64::MIN);
        created(batch).is_some_and(|created| created.as_second() >= sent.saturating_sub(CLOCK_SLACK_SECONDS))
    }
}

fn created(batch: &MessageBatch) -> Option<Timestamp> {
    batch.created_at.as_deref()?.parse().ok()
}

/// The seconds since 1970 of an RFC 3339 time.
#[must_use]
pub(crate) fn seconds(time: &str) -> Option<i64> {
    time.parse::<Timestamp>().ok().map(Timestamp::as_second)
}

/// What one reading of the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// One batch fits and nothing else can be it; its results will prove it.
    One(String),
    /// Several may be it, and a person must choose.
    Several(Vec<String>),
    /// Nothing that may be it, and no reason to doubt the part of the list that was read.
    Nothing,
    /// It cannot be told.
    Unclear(Unclear),
}

/// Why it cannot be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unclear {
    /// What is wrong with the list, or what in it is unexplained.
    pub why: String,
    /// Batches that are new and belong to no run of this machine.
    pub unexplained: Vec<String>,
}

/// One reading of the list, page by page.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    lost: Lost<'a>,
    ids: BTreeSet<String>,
    /// Whether the batch that was the newest before the lost one was sent has come.
    met: bool,
    /// The date of the batch before, which the next one may not exceed.
    before: Option<Timestamp>,
    whole: Vec<String>,
    partial: Vec<String>,
    unexplained: Vec<String>,
    doubt: Option<String>,
    next: Option<String>,
    ended: bool,
}

impl<'a> Reading<'a> {
    /// Nothing read yet.
    #[must_use]
    pub(crate) fn of(lost: Lost<'a>) -> Self {
        Self {
            lost,
            ids: BTreeSet::new(),
            met: false,
            before: None,
            whole: Vec::new(),
            partial: Vec::new(),
            unexplained: Vec::new(),
            doubt: None,
            next: None,
            ended: false,
        }
    }

    /// Takes in the next page.
    pub(crate) fn page(&mut self, page: &Listing) {
        if let Some(flaw) = page.flaw {
            self.doubts(flaw.to_owned());
        }
        let (theirs, ours) = (&page.account, &self.lost.intent.account);
        if theirs.is_some() && ours.is_some() && theirs != ours {
            self.doubts(
                "it is the list of another organization or workspace than the batch was sent to".into(),
            );
            self.ended = true;
            return;
        }
        let known = self.ids.len();
        for batch in &page.batches {
            self.batch(batch);
        }
        // A page that brings nothing new is the beginning of a circle.
        self.next = page.next.clone().filter(|_| self.ids.len() > known);
        if self.ids.len() > MOST_BATCHES {
            self.doubts("it does not end".to_owned());
            self.next = None;
        }
        self.ended = self.next.is_none();
    }

    /// Where the next page begins, if reading on can tell more: to the end when `all` is wanted, else as far as the
    /// batches that were there before.
    #[must_use]
    pub(crate) fn goes_on(&self, all: bool) -> Option<String> {
        self.next.clone().filter(|_| !self.ended && (all || !self.met))
    }

    /// What the pages so far show.
    #[must_use]
    pub(crate) fn shown(self) -> Shown {
        let mut candidates = self.whole;
        if let ([_], []) = (&*candidates, &*self.partial) {
            return Shown::One(candidates.swap_remove(0));
        }
        if !candidates.is_empty() {
            candidates.extend(self.partial);
            return Shown::Several(candidates);
        }
        let why = self.doubt.or_else(|| match (&self.lost.intent.newest, self.met) {
            (Some(newest), false) => {
                Some(format!("it lacks {newest}, which was the newest batch before this one was sent"))
            }
            (None, _) if self.lost.intent.unsure => {
                Some("it could not be told which batch was the newest before this one was sent".to_owned())
            }
            _ => None,
        });
        let why = why.or_else(|| {
            let new = self.unexplained.len();
            let batches = if new == 1 { "1 new batch".to_owned() } else { format!("{new} new batches") };
            (new > 0).then(|| format!("it shows {batches} that no run of this machine explains"))
        });
        let Some(why) = why else { return Shown::Nothing };
        let mut unexplained = self.unexplained;
        unexplained.truncate(MOST_NAMED);
        Shown::Unclear(Unclear { why, unexplained })
    }

    fn batch(&mut self, batch: &MessageBatch) {
        let id = &batch.id;
        if !self.ids.insert(id.clone()) {
            self.doubts(format!("it shows {id} twice"));
            return;
        }
        let created = created(batch);
        if created.is_none() {
            self.doubts(format!("{id} has no date of creation in it"));
        }
        if batch.request_counts.total() == 0 {
            self.doubts(format!("{id} has no counts of requests in it"));
        }
        let newer = matches!((self.before, created), (Some(before), Some(created)) if created > before);
        if newer {
            self.doubts(format!("its order is not newest first: {id}"));
        }
        self.before = created.or(self.before);
        let old = self.met;
        self.met |= self.lost.intent.newest.as_ref() == Some(id);
        // Below the batch that was the newest then, all are older, unless the order is broken.
        let settled = self.met && !(old && newer);
        if settled || self.lost.taken.contains(id) {
            return;
        }
        self.unexplained.push(id.clone());
        match self.lost.fit(batch) {
            Fit::Whole if old => self.partial.push(id.clone()),
            Fit::Whole => self.whole.push(id.clone()),
            Fit::Partial => self.partial.push(id.clone()),
            Fit::No => {}
        }
    }

    fn doubts(&mut self, why: String) {
        self.doubt.get_or_insert(why);
    }
}

#[cfg(test)]
mod tests;
