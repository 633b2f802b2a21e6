//! What follows a call: the item has its outcome, is tried again, or shows that no call can succeed.

use std::time::Duration;

use super::call::Ended;
use super::queue::Item;
use super::result::{errored, succeeded};
use super::{MaxErrors, RETRY_BUDGET, Run};
use crate::bulk::event::{Event, Stopped};
use crate::bulk::journal;
use crate::bulk::limiter::{Settled, Ticket};
use crate::bulk::money::cost;
use crate::client::messages::Answer;
use crate::error::{Error, ErrorKind};
use crate::transport::retry::{
    Action, Budget, Failed, Operation, Outcome, Phase, Stop, decide, dice, may_be_billed, reason,
};

/// Points for another attempt after a failure that may pass.
const RETRY: u32 = 10;
/// Points after 503 and 529: the server refused before it did any work.
const RETRY_REFUSED: u32 = 5;
/// A kept connection that was closed meanwhile shows within this time.
const STALE: Duration = Duration::from_secs(1);
/// Failures in a hundred mean nothing before this many items are done.
const ENOUGH: u64 = 20;

impl Run<'_> {
    /// Takes the end of a call.
    pub(super) fn settle(&mut self, ended: Ended) -> Result<(), Error> {
        let Ended { mut item, ticket, result } = ended;
        self.calls += 1;
        item.tries.calls += 1;
        let most = item.request.cost.map_or(0, |cost| cost.most);
        self.purse.reserved = self.purse.reserved.saturating_sub(most);
        match result {
            Ok(answer) => self.answered(&item, &ticket, &answer),
            Err(failed) => self.failed(item, &ticket, failed),
        }?;
        if self.shared.limiter.borrow_mut().outage_began() {
            self.queue.forgive();
        }
        self.purse.spent = self.opened.journal.state().spent;
        Ok(())
    }

    #[allow(clippy::cast_precision_loss, reason = "tokens of one answer")]
    fn answered(&mut self, item: &Item, ticket: &Ticket, answer: &Answer) -> Result<(), Error> {
        let head = &answer.message.head;
        let usage = &head.usage;
        let counted = usage.input_tokens + usage.cache_creation_input_tokens;
        let settled = Settled::Answered(counted as f64, usage.output_tokens as f64);
        self.shared.limiter.borrow_mut().settle(self.now(), ticket, settled);
        self.points = (self.points + 1).min(RETRY_BUDGET);
        let Some(line) = succeeded(&item.request.custom_id, answer) else {
            return Err(Error::new(ErrorKind::Internal, "an answer without a form"));
        };
        let model = answer.message.served_by().unwrap_or(&item.request.model);
        self.opened.journal.ended(journal::Ended {
            item: item.request.place,
            ok: true,
            kind: None,
            retryable: false,
            attempts: item.tries.calls,
            possibly_billed: item.tries.billed,
            stop_reason: head.stop_reason.as_ref().map(|reason| reason.as_str().to_owned()),
            model: Some(model.to_owned()),
            usage: Some(usage.clone()),
            cost: cost(model, usage, self.options.price),
            line: &line,
        })
    }

    fn failed(&mut self, mut item: Item, ticket: &Ticket, failed: Failed) -> Result<(), Error> {
        let stale = !item.tries.stale && self.is_stale(&failed);
        let how = if stale { Settled::Dropped } else { settled(&failed) };
        self.shared.limiter.borrow_mut().settle(self.now(), ticket, how);
        let billed = may_be_billed(Operation::Generate, &failed);
        item.tries.billed += u32::from(billed);
        self.opened.journal.again(item.request.place, billed)?;
        if let Settled::Limited { .. } = how {
            self.reason = reason(&failed.error);
            if self.waits_too_long(&failed) {
                self.halt(Stopped::Fatal(failed.error));
            } else {
                self.queue.again(item, self.now());
            }
            return Ok(());
        }
        if is_fatal(&failed) {
            self.halt(Stopped::Fatal(failed.error));
            return Ok(());
        }
        if stale {
            item.tries.stale = true;
            self.queue.again(item, self.now());
            return Ok(());
        }
        self.again_or_over(item, failed)
    }

    /// A connection that had been kept, and that the server closed just before it was used again.
    fn is_stale(&self, failed: &Failed) -> bool {
        let lost = failed.outcome == Outcome::Lost && failed.phase <= Phase::Sent;
        lost && failed.error.kind == ErrorKind::ConnectionLost
            && failed.timings.total < STALE
            && self.opened.journal.state().succeeded > 0
            && !self.shared.limiter.borrow().in_outage()
    }

    fn waits_too_long(&self, failed: &Failed) -> bool {
        let most = self.ports.client.limits.max_wait;
        failed.error.evidence.retry_after.is_some_and(|wait| wait > most)
    }

    fn again_or_over(&mut self, mut item: Item, failed: Failed) -> Result<(), Error> {
        let in_outage = self.shared.limiter.borrow().in_outage();
        match failed.outcome {
            Outcome::Status { code: 409, .. } => item.tries.conflicts += 1,
            Outcome::NotTheApi => item.tries.strangers += 1,
            _ => {}
        }
        item.tries.attempts += u32::from(!in_outage);
        let budget = Budget {
            attempts: item.tries.attempts.max(1),
            conflicts: item.tries.conflicts,
            strangers: item.tries.strangers,
            asked: failed.error.evidence.retry_after,
            jitter: dice(),
            ..Budget::default()
        };
        let limits = &self.ports.client.limits;
        let action = decide(Operation::Generate, failed.phase, failed.outcome, limits, &budget);
        if let Action::GiveUp(Stop::Pointless) = action
            && failed.outcome == Outcome::NotTheApi
        {
            self.halt(Stopped::Fatal(failed.error));
            return Ok(());
        }
        self.reason = reason(&failed.error);
        item.last = errored(&item.request.custom_id, &failed.error);
        let Action::Retry { delay, .. } = action else { return self.over(item) };
        item.points = match failed.outcome {
            _ if in_outage => 0,
            Outcome::Status { code: 503 | 529, .. } => RETRY_REFUSED,
            _ => RETRY,
        };
        let due = self.now() + if in_outage { Duration::ZERO } else { delay };
        self.queue.again(item, due);
        Ok(())
    }

    /// Whether the run can afford another attempt of an item; takes the points if so.
    pub(super) fn affords(&mut self, item: &Item) -> bool {
        match self.points.checked_sub(item.points) {
            Some(left) => {
                self.points = left;
                true
            }
            None => false,
        }
    }

    /// An item has failed for good.
    pub(super) fn over(&mut self, item: Item) -> Result<(), Error> {
        let Some(last) = item.last else { return Ok(()) };
        self.opened.journal.ended(journal::Ended {
            item: item.request.place,
            ok: false,
            kind: Some(last.kind.to_owned()),
            retryable: last.retryable,
            attempts: item.tries.calls,
            possibly_billed: item.tries.billed,
            stop_reason: None,
            model: None,
            usage: None,
            cost: None,
            line: &last.line,
        })?;
        self.tell(Event::Failed { custom_id: item.request.custom_id, what: last.what });
        self.count_errors();
        Ok(())
    }

    fn count_errors(&mut self) {
        let state = self.opened.journal.state();
        let (failed, done) = (state.failed, state.done());
        #[allow(clippy::cast_precision_loss, reason = "numbers of items")]
        let (too_many, typed) = match self.options.max_errors {
            None => return,
            Some(MaxErrors::Count(most)) => (failed > most, most.to_string()),
            Some(MaxErrors::Percent(most)) => {
                (done >= ENOUGH && failed as f64 * 100.0 > most * done as f64, format!("{most}%"))
            }
        };
        if too_many {
            self.halt(Stopped::Errors(typed));
        }
    }
}

/// What a failure says about the API.
fn settled(failed: &Failed) -> Settled {
    match failed.outcome {
        Outcome::Status { code: 429, retryable: true, .. } => Settled::Limited {
            after: failed.error.evidence.retry_after,
            ramp: failed.error.evidence.error_code.as_deref() == Some("ramp_limit_exceeded"),
        },
        Outcome::Status { code: 529, .. } => Settled::Overloaded,
        Outcome::Status { code: 500..=599 | 408, .. }
        | Outcome::Lost
        | Outcome::Broken
        | Outcome::Garbage
        | Outcome::Connect
        | Outcome::ProxyDown
        | Outcome::Dns { temporary: true } => Settled::Down,
        Outcome::Status { .. } => Settled::Refused,
        _ => Settled::Dropped,
    }
}

/// Whether every further call would fail the same way: credential, money, account, network.
fn is_fatal(failed: &Failed) -> bool {
    let kind = failed.error.kind;
    let on_hold = failed.error.evidence.error_code.as_deref().is_some_and(|code| code.ends_with("on_hold"))
        || failed.error.evidence.appeal_url.is_some();
    let local = matches!(
        failed.outcome,
        Outcome::Tls | Outcome::ProxyRefused | Outcome::Final | Outcome::Dns { temporary: false }
    );
    local || on_hold || matches!(kind, ErrorKind::Authentication | ErrorKind::Billing | ErrorKind::Permission)
}
