//! Which batch of the list, if any, is the one whose reply was lost. Pure; the run asks and decides by this.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::api::batch::MessageBatch;

use super::state::Intent;

/// Slack for a server whose list and whose `date` header come from two clocks.
const CLOCK_SLACK_SECONDS: i64 = 2;

/// When to look, as parts of the whole wait in sixtieths: 2, 10, 30 and 60 s of a minute.
const LOOKS: [u32; 4] = [2, 10, 30, 60];

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

impl Lost<'_> {
    /// Whether the list is read far enough with this batch: what comes after it is older than the request.
    #[must_use]
    pub(crate) fn older(&self, batch: &MessageBatch) -> bool {
        self.intent.newest.as_deref() == Some(batch.id.as_str()) || self.too_old(batch)
    }

    /// Whether it can be the lost one.
    #[must_use]
    pub(crate) fn fits(&self, batch: &MessageBatch) -> bool {
        batch.request_counts.total() == self.count && !self.taken.contains(&batch.id) && !self.older(batch)
    }

    fn too_old(&self, batch: &MessageBatch) -> bool {
        let created = batch.created_at.as_deref().and_then(seconds);
        matches!((created, self.intent.server_time), (Some(created), Some(sent)) if created < sent - CLOCK_SLACK_SECONDS)
    }
}

/// The seconds since 1970 of an RFC 3339 time.
#[must_use]
pub(crate) fn seconds(time: &str) -> Option<i64> {
    time.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second)
}

/// What follows from the candidates of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is this one, as far as a list can tell; its results will prove it.
    Adopt(String),
    /// It is not there yet: look again.
    LookAgain,
    /// It is not there after the last look.
    Absent,
    /// There are several, and a person must choose.
    Ambiguous(Vec<String>),
}

/// Decides after a look that found `candidates`; `last` is true for the last one.
#[must_use]
pub(crate) fn decide(mut candidates: Vec<String>, last: bool) -> Verdict {
    match (candidates.len(), last) {
        (0, false) => Verdict::LookAgain,
        (0, true) => Verdict::Absent,
        (1, _) => Verdict::Adopt(candidates.swap_remove(0)),
        _ => Verdict::Ambiguous(candidates),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::batch::RequestCounts;

    fn batch(id: &str, count: u64, created_at: Option<&str>) -> MessageBatch {
        MessageBatch {
            id: id.to_owned(),
            request_counts: RequestCounts { processing: count, ..RequestCounts::default() },
            created_at: created_at.map(str::to_owned),
            ..MessageBatch::default()
        }
    }

    #[test]
    fn a_candidate_has_the_size_is_new_and_is_nobody_elses() {
        let taken = BTreeSet::from(["msgbatch_mine".to_owned()]);
        let intent = Intent {
            newest: Some("msgbatch_before".to_owned()),
            server_time: seconds("2026-11-20T10:00:00Z"),
            ..Intent::default()
        };
        let lost = Lost { intent: &intent, count: 3, taken: &taken };
        assert!(lost.fits(&batch("msgbatch_x", 3, Some("2026-11-20T10:00:01Z"))));
        assert!(lost.fits(&batch("msgbatch_x", 3, Some("2026-11-20T09:59:58Z"))));
        assert!(lost.fits(&batch("msgbatch_x", 3, None)), "a gateway may leave it out");
        assert!(!lost.fits(&batch("msgbatch_x", 4, Some("2026-11-20T10:00:01Z"))));
        assert!(!lost.fits(&batch("msgbatch_x", 3, Some("2026-11-20T09:59:57Z"))));
        assert!(!lost.fits(&batch("msgbatch_mine", 3, Some("2026-11-20T10:00:01Z"))));
        assert!(lost.older(&batch("msgbatch_before", 9, Some("2026-11-20T11:00:00Z"))));
    }

    #[test]
    fn without_a_server_clock_the_cursor_alone_decides() {
        let taken = BTreeSet::new();
        let intent = Intent::default();
        let lost = Lost { intent: &intent, count: 1, taken: &taken };
        assert!(lost.fits(&batch("msgbatch_x", 1, Some("1999-01-01T00:00:00Z"))));
    }

    #[test]
    fn absence_needs_the_last_look() {
        assert_eq!(decide(vec![], false), Verdict::LookAgain);
        assert_eq!(decide(vec![], true), Verdict::Absent);
        assert_eq!(decide(vec!["a".into()], false), Verdict::Adopt("a".into()));
        assert_eq!(
            decide(vec!["a".into(), "b".into()], false),
            Verdict::Ambiguous(vec!["a".into(), "b".into()])
        );
        assert_eq!(schedule(Duration::from_mins(1)).map(|look| look.as_secs()), [2, 10, 30, 60]);
        assert_eq!(schedule(Duration::from_secs(1))[3], Duration::from_secs(1));
    }
}
