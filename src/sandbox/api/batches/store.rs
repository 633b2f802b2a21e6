//! The batches of one server: how far each has come by now, in counters that stay at zero until the end.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::item::{Item, Kind};
use crate::sandbox::clock::rfc3339;
use crate::sandbox::spec::Fault;

/// How long the end of a canceled batch takes at most.
const CANCELING: Duration = Duration::from_millis(50);

/// One batch.
#[derive(Debug)]
pub(super) struct Batch {
    pub id: String,
    pub items: Arc<Vec<Item>>,
    /// What goes wrong with its items.
    pub plan: Arc<Fault>,
    pub created: Timestamp,
    pub begun: Instant,
    pub lasts: Duration,
    pub canceled: Option<Instant>,
    /// Nobody created it; it was put there to be mistaken for another.
    pub lookalike: bool,
}

/// The counters, in the order in which the API shows them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub processing: usize,
    pub succeeded: usize,
    pub errored: usize,
    pub canceled: usize,
    pub expired: usize,
}

impl Batch {
    /// When it ends or has ended.
    fn end(&self) -> Instant {
        let whole = self.begun + self.lasts;
        self.canceled.map_or(whole, |canceled| whole.min(canceled + CANCELING))
    }

    pub(super) fn is_ended(&self) -> bool {
        Instant::now() >= self.end()
    }

    /// How many items, in the order of creation, were through when the batch was canceled.
    pub(super) fn finished(&self) -> usize {
        let Some(canceled) = self.canceled else { return self.items.len() };
        let share = (canceled - self.begun).as_secs_f64() / self.lasts.as_secs_f64().max(f64::MIN_POSITIVE);
        // A share of a count is a count; both are small.
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "see above"
        )]
        let finished = (self.items.len() as f64 * share.clamp(0.0, 1.0)) as usize;
        finished
    }

    /// How one of its items ends.
    pub(super) fn kind(&self, index: usize, finished: usize) -> Kind {
        if index < finished { self.items[index].kind(index, &self.plan) } else { Kind::Canceled }
    }

    pub(super) fn counts(&self, ended: bool) -> Counts {
        if !ended {
            return Counts { processing: self.items.len(), ..Counts::default() };
        }
        let mut counts = Counts::default();
        let finished = self.finished();
        for index in 0..self.items.len() {
            *match self.kind(index, finished) {
                Kind::Succeeded => &mut counts.succeeded,
                Kind::Errored => &mut counts.errored,
                Kind::Canceled => &mut counts.canceled,
                Kind::Expired => &mut counts.expired,
            } += 1;
        }
        counts
    }

    pub(super) fn status(&self, ended: bool) -> &'static str {
        match (ended, self.canceled) {
            (true, _) => "ended",
            (false, Some(_)) => "canceling",
            (false, None) => "in_progress",
        }
    }

    /// The object of the API; the fault may show it otherwise than it is.
    pub(super) fn view(&self, base: &str, fault: &Fault) -> Value {
        // Looked at once: the end may come while the view is made.
        let ended = self.is_ended();
        let counts = self.counts(ended);
        let after = |time: Duration| {
            let time = SignedDuration::try_from(time).unwrap_or_default();
            rfc3339(self.created.checked_add(time).unwrap_or(self.created))
        };
        let results_url = fault
            .results_url
            .clone()
            .unwrap_or_else(|| format!("{base}/v1/messages/batches/{}/results", self.id));
        json!({
            "id": self.id,
            "type": "message_batch",
            "processing_status": fault.batch_status.as_deref().unwrap_or_else(|| self.status(ended)),
            "request_counts": {
                "processing": counts.processing,
                "succeeded": counts.succeeded,
                "errored": counts.errored,
                "canceled": counts.canceled,
                "expired": counts.expired,
            },
            "created_at": rfc3339(self.created),
            "expires_at": after(Duration::from_hours(24)),
            "ended_at": ended.then(|| after(self.end() - self.begun)),
            "cancel_initiated_at": self.canceled.map(|canceled| after(canceled - self.begun)),
            "archived_at": fault.archived.then(|| after(Duration::from_hours(29 * 24))),
            "results_url": (ended && !fault.archived).then_some(results_url),
        })
    }
}
