//! The rate at which calls start where no header tells it: measured from one rejection to the next.
//!
//! A bucket is empty whenever it rejects. So what was accepted between two rejections, over the time between them, is
//! what flows into it.

use std::time::Duration;

/// Accepted calls below this are too few to measure a rate by.
const ENOUGH: u32 = 8;
/// What is used of a measured rate.
const USED: f64 = 0.97;
/// What is left of the rate of late, the first time, when nothing has been measured.
const FIRST_CUT: f64 = 0.3;
/// The share of what was accepted of late that surely flows in too.
const LATE: f64 = 0.65;
/// What is left of it after a ramp limit.
const AFTER_RAMP: f64 = 0.85;
/// By how much it grows in a second without a rejection: once it was measured, and before.
const GROWTH: (f64, f64) = (0.01, 0.15);
/// How much of the bucket's content is used at once after a wait, in seconds of its rate.
const BURST: f64 = 1.0;
/// The slowest rate, in calls a second.
const SLOWEST: f64 = 0.05;

#[derive(Debug, Default)]
pub(super) struct Pace {
    rate: Option<f64>,
    level: f64,
    at: Duration,
    grown: Duration,
    /// When the bucket was last seen empty, and what was accepted since.
    empty: Option<Duration>,
    accepted: u32,
    /// What was accepted since the last rejection.
    between: u32,
    /// Whether the rate was measured, not guessed.
    measured: bool,
    /// What was accepted in this second and in the one before, and which second it is.
    seconds: (u64, u32, u32),
}

impl Pace {
    fn refill(&mut self, now: Duration, ease: f64) {
        let Some(rate) = self.rate else { return };
        let grown = now.saturating_sub(self.grown).as_secs_f64();
        let growth = if self.measured { GROWTH.0 } else { GROWTH.1 };
        let rate = rate * (1.0 + growth * grown);
        self.grown = now;
        self.rate = Some(rate);
        let flowed = now.saturating_sub(self.at).as_secs_f64() * rate * ease;
        self.level = (self.level + flowed).min((rate * BURST).max(1.0));
        self.at = now;
    }

    /// Seconds until a call may start.
    pub(super) fn wait(&mut self, now: Duration, ease: f64) -> f64 {
        self.refill(now, ease);
        match self.rate {
            Some(rate) if self.level < 1.0 => (1.0 - self.level) / (rate * ease),
            _ => 0.0,
        }
    }

    pub(super) fn take(&mut self) {
        if self.rate.is_some() {
            self.level -= 1.0;
        }
    }

    pub(super) fn accepted(&mut self, now: Duration) {
        self.accepted = self.accepted.saturating_add(1);
        self.between = self.between.saturating_add(1);
        self.turn(now);
        self.seconds.1 += 1;
    }

    fn turn(&mut self, now: Duration) {
        let (second, this, _) = self.seconds;
        if now.as_secs() > second {
            let before = if now.as_secs() == second + 1 { this } else { 0 };
            self.seconds = (now.as_secs(), 0, before);
        }
    }

    /// What was accepted in a second of late.
    fn late(&mut self, now: Duration) -> f64 {
        self.turn(now);
        f64::from(self.seconds.1.max(self.seconds.2))
    }

    /// The server says that the rate grows too fast.
    pub(super) fn ramp(&mut self, now: Duration) {
        let late = self.late(now);
        let rate = self.rate.map_or(late, |rate| rate.min(late.max(1.0)));
        self.rate = Some((rate * AFTER_RAMP).max(SLOWEST));
        self.measured = true;
        (self.level, self.at, self.grown) = (0.0, now, now);
    }

    /// The bucket was found empty. `explained`: its header says so too, and how fast it fills; that is believed for as long
    /// as rejections stay few.
    pub(super) fn exhausted(&mut self, now: Duration, explained: bool) {
        let needed = !explained || (self.empty.is_some() && self.between < ENOUGH);
        self.between = 0;
        let since = now.saturating_sub(self.empty.unwrap_or_default()).as_secs_f64();
        let measured = (self.accepted >= ENOUGH && since > 0.2).then(|| f64::from(self.accepted) / since);
        let next = match (measured, self.empty, self.rate) {
            // All of them came after the bucket was empty: what was accepted is what flowed in.
            // Where it ran over meanwhile that is too little; what came of late is too much.
            (Some(measured), Some(_), _) => Some((measured * USED).max(self.late(now) * LATE)),
            // The bucket may have been full before: the rate is lower than what was accepted.
            (Some(measured), None, _) => Some(measured * FIRST_CUT),
            (None, _, Some(rate)) => Some(rate * 0.7),
            (None, _, None) => None,
        };
        // Too few to measure by go on being counted: it was as empty then as it is now.
        if measured.is_some() || self.empty.is_none() {
            self.empty = Some(now);
            self.accepted = 0;
        }
        if needed || self.rate.is_some() {
            self.measured = self.rate.is_some();
            self.rate = next.map(|rate| rate.max(SLOWEST)).or(self.rate);
            self.level = 0.0;
            self.at = now;
            self.grown = now;
        }
    }
}

/// The user's own share of a limit: a bucket of one second's worth, never more than was named in a minute.
#[derive(Debug)]
pub(super) struct Share {
    rate: f64,
    level: f64,
    at: Duration,
}

impl Share {
    pub(super) fn new(rate: f64) -> Self {
        Self { rate, level: rate.max(1.0), at: Duration::ZERO }
    }

    fn level(&self, now: Duration) -> f64 {
        let flowed = now.saturating_sub(self.at).as_secs_f64() * self.rate;
        (self.level + flowed).min(self.rate.max(1.0))
    }

    /// Seconds until `amount` can be taken; more than a whole bucket is let through when it is full.
    pub(super) fn wait(&self, now: Duration, amount: f64) -> f64 {
        let missing = amount.min(self.rate.max(1.0)) - self.level(now);
        if missing <= 0.0 { 0.0 } else { missing / self.rate }
    }

    pub(super) fn take(&mut self, now: Duration, amount: f64) {
        self.level = self.level(now) - amount;
        self.at = now;
    }
}
