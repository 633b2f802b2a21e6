//! How many calls may be in flight where no header says how fast they may come, and how far to hold back otherwise.

use std::time::Duration;

/// Calls in flight at the beginning.
const FIRST: f64 = 4.0;
/// What is left of the limit after a 429.
const AFTER_429: f64 = 0.7;
/// What is left of everything after a ramp limit.
const AFTER_RAMP: f64 = 0.85;
/// What is left after 529.
const AFTER_529: f64 = 0.5;
/// At most one cut in this time: those in flight together are rejected together.
const ONE_CUT: Duration = Duration::from_secs(2);
/// By how much holding back wears off in a second.
const RECOVERY: f64 = 0.02;
/// However much was cut, this share stays.
const LEAST: f64 = 0.05;

#[derive(Debug)]
pub(super) struct Window {
    most: f64,
    limit: f64,
    /// No rejection yet: it doubles with each round.
    doubling: bool,
    cut: Option<Duration>,
    /// Calls up to this one started before the last cut.
    before_cut: u64,
    /// The share of rate and calls that is used after ramp limits and overload.
    ease: f64,
    calm: f64,
    eased: Duration,
}

impl Window {
    pub(super) fn new(most: usize) -> Self {
        let most = f64::from(u32::try_from(most).unwrap_or(u32::MAX)).max(1.0);
        Self {
            most,
            limit: FIRST.min(most),
            doubling: true,
            cut: None,
            before_cut: 0,
            ease: 1.0,
            calm: 1.0,
            eased: Duration::ZERO,
        }
    }

    /// Most calls in flight.
    pub(super) fn limit(&mut self, now: Duration) -> usize {
        self.recover(now);
        whole(self.limit * self.calm)
    }

    /// Most calls in flight where the buckets govern.
    pub(super) fn eased(&mut self, now: Duration, most: usize) -> usize {
        self.recover(now);
        whole(f64::from(u32::try_from(most).unwrap_or(u32::MAX)) * self.calm)
    }

    /// The share of every rate that is used.
    pub(super) fn ease(&mut self, now: Duration) -> f64 {
        self.recover(now);
        self.ease
    }

    fn recover(&mut self, now: Duration) {
        let by = now.saturating_sub(self.eased).as_secs_f64() * RECOVERY;
        self.eased = self.eased.max(now);
        self.ease = (self.ease + by).min(1.0);
        self.calm = (self.calm + by).min(1.0);
    }

    pub(super) fn answered(&mut self, order: u64) {
        if order > self.before_cut {
            self.limit += if self.doubling { 1.0 } else { 1.0 / self.limit };
            self.limit = self.limit.min(self.most);
        }
    }

    fn may_cut(&mut self, now: Duration) -> bool {
        let may = self.cut.is_none_or(|cut| now >= cut + ONE_CUT);
        if may {
            self.cut = Some(now);
        }
        may
    }

    pub(super) fn rejected(&mut self, now: Duration, newest: u64) {
        self.doubling = false;
        if self.may_cut(now) {
            self.before_cut = newest;
            self.limit = (self.limit * AFTER_429).max(1.0);
        }
    }

    pub(super) fn ramp(&mut self, now: Duration) {
        self.doubling = false;
        if self.may_cut(now) {
            self.recover(now);
            self.ease = (self.ease * AFTER_RAMP).max(LEAST);
            self.calm = (self.calm * AFTER_RAMP).max(LEAST);
            self.limit = (self.limit * AFTER_RAMP).max(1.0);
        }
    }

    pub(super) fn overloaded(&mut self, now: Duration, newest: u64, order: u64) {
        if order > self.before_cut && self.may_cut(now) {
            self.before_cut = newest;
            self.halve(now);
        }
    }

    /// Half of everything, after an outage too.
    pub(super) fn halve(&mut self, now: Duration) {
        self.recover(now);
        self.calm = (self.calm * AFTER_529).max(LEAST);
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and the number asked for"
)]
fn whole(limit: f64) -> usize {
    (limit.round() as usize).max(1)
}
