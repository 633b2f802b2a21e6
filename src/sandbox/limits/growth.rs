//! The ramp limit: traffic may grow, but only by so many requests a second from one second to the next.

use std::time::Duration;

/// How many requests passed in this second and in the one before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Growth {
    second: u64,
    now: u64,
    before: u64,
}

impl Growth {
    /// How long the next request has to wait when every second may have `more` requests than the one before.
    pub(super) fn wait(&mut self, more: u64, now: Duration) -> Option<Duration> {
        self.turn(now);
        let left = Duration::from_secs(1).saturating_sub(Duration::from_nanos(now.subsec_nanos().into()));
        (self.now >= self.before.saturating_add(more)).then_some(left)
    }

    pub(super) fn count(&mut self, now: Duration) {
        self.turn(now);
        self.now += 1;
    }

    fn turn(&mut self, now: Duration) {
        let second = now.as_secs();
        if second != self.second {
            self.before = if second == self.second + 1 { self.now } else { 0 };
            self.now = 0;
            self.second = second;
        }
    }
}
