//! When a download counts as stalled: less than a byte a second over a whole period, after some grace at its start.

use std::time::Duration;

use tokio::time::Instant;

/// The pace of one download. Time in which nobody asks for more bytes does not count.
#[derive(Debug)]
pub(super) struct Stall {
    limit: Duration,
    /// When the present period began.
    begun: Instant,
    /// Bytes of the present period.
    bytes: u64,
    /// When a byte last came.
    last: Instant,
    /// When the reader last turned to other work.
    left: Instant,
}

impl Stall {
    /// Begins; the first period starts after two thirds of the limit, 20 s of 30 s, in which a server may still be
    /// putting the results together.
    pub(super) fn begin(limit: Duration, now: Instant) -> Self {
        let begun = now + limit * 2 / 3;
        Self { limit, begun, bytes: 0, last: begun, left: now }
    }

    /// The reader waits for bytes again; says when to look whether the download has stalled.
    pub(super) fn wait(&mut self, now: Instant) -> Instant {
        let away = now.saturating_duration_since(self.left);
        self.begun += away;
        self.last += away;
        self.left = now;
        self.begun + self.limit
    }

    /// So many bytes came.
    pub(super) fn arrived(&mut self, bytes: usize, now: Instant) {
        if now >= self.begun {
            self.bytes = self.bytes.saturating_add(bytes as u64);
        }
        self.last = self.last.max(now);
        self.left = now;
    }

    /// Whether it has stalled; if not, the next period begins once this one is over.
    pub(super) fn is_over(&mut self, now: Instant) -> bool {
        self.left = now;
        if now >= self.last + self.limit {
            return true;
        }
        if now < self.begun + self.limit {
            return false;
        }
        let over = self.bytes < self.limit.as_secs();
        self.begun = now;
        self.bytes = 0;
        over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Duration = Duration::from_secs(30);

    fn after(begin: Instant, seconds: u64) -> Instant {
        begin + Duration::from_secs(seconds)
    }

    #[test]
    fn silence_ends_it_after_the_grace_and_the_limit() {
        let begin = Instant::now();
        let mut stall = Stall::begin(LIMIT, begin);
        assert_eq!(stall.wait(begin), after(begin, 50));
        assert!(!stall.is_over(after(begin, 49)));
        assert!(stall.is_over(after(begin, 50)));
    }

    #[test]
    fn a_byte_now_and_then_is_not_enough_and_a_byte_a_second_is() {
        for (bytes, over) in [(2, true), (10, false)] {
            let begin = Instant::now();
            let mut stall = Stall::begin(LIMIT, begin);
            for second in (0..50).step_by(10) {
                stall.is_over(after(begin, second));
                stall.arrived(bytes, after(begin, second));
                stall.wait(after(begin, second));
            }
            assert_eq!(stall.is_over(after(begin, 50)), over, "{bytes}");
        }
    }

    #[test]
    fn time_spent_elsewhere_does_not_count() {
        let begin = Instant::now();
        let mut stall = Stall::begin(LIMIT, begin);
        stall.arrived(1000, after(begin, 21));
        assert_eq!(stall.wait(after(begin, 500)), after(begin, 50 + 479));
        assert!(!stall.is_over(after(begin, 505)));
    }
}
