//! One gate for everybody: after a 429 nothing starts until the server's wait is over, and then not all at once.

use std::time::Duration;

use super::Ticket;

/// How long it takes after the wait until as many calls have started as may be in flight.
const STAGGER: Duration = Duration::from_millis(500);
/// First wait where the server named none; doubles with every further rejection in a row.
const FIRST: Duration = Duration::from_millis(500);
/// Longest wait of our own.
const LONGEST: Duration = Duration::from_secs(30);

#[derive(Debug, Default)]
pub(super) struct Gate {
    /// Closed until then.
    until: Duration,
    /// The next call after the wait may start then.
    next: Duration,
    /// Rejections in a row without a wait named.
    unnamed: u32,
    /// Calls that started before this say nothing new when they are rejected too.
    closed_at: Duration,
}

impl Gate {
    /// When the next call may start, if that is later than now.
    pub(super) fn closed_until(&self, now: Duration) -> Option<Duration> {
        let at = self.until.max(self.next);
        (at > now).then_some(at)
    }

    /// Until when the server's wait goes on.
    pub(super) fn shut(&self, now: Duration) -> Option<Duration> {
        (self.until > now).then_some(self.until)
    }

    /// A call started: the next one after a wait follows a moment later.
    pub(super) fn passed(&mut self, now: Duration, limit: usize) {
        if self.until > Duration::ZERO && now < self.until + STAGGER {
            let limit = u32::try_from(limit.max(1)).unwrap_or(u32::MAX);
            self.next = now + STAGGER / limit;
        }
    }

    /// A call was rejected. Whether it is the first of those that were in flight together.
    pub(super) fn close(&mut self, now: Duration, after: Option<Duration>, ticket: &Ticket) -> bool {
        let fresh = ticket.at >= self.closed_at;
        let wait = after.unwrap_or_else(|| {
            if fresh {
                self.unnamed += 1;
            }
            (FIRST * (1 << self.unnamed.saturating_sub(1).min(6))).min(LONGEST)
        });
        self.until = self.until.max(now + wait);
        self.next = self.next.max(self.until);
        if fresh {
            self.closed_at = now;
        }
        fresh
    }

    /// A call succeeded.
    pub(super) fn cleared(&mut self) {
        self.unnamed = 0;
    }
}
