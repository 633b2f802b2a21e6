//! One token bucket: filled continuously, emptied by what is taken, honest about when it will be full again.

use std::time::Duration;

/// A bucket, as it stood at the last look at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bucket {
    level: f64,
    at: Duration,
}

/// What a bucket may hold, and how fast it fills.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Size {
    pub most: f64,
    pub per_second: f64,
}

impl Bucket {
    pub(super) fn full(size: Size, now: Duration) -> Self {
        Self { level: size.most, at: now }
    }

    /// Lets what has come since the last look run in. A bucket that was made smaller meanwhile spills over.
    pub(super) fn refill(&mut self, size: Size, now: Duration) {
        let since = now.saturating_sub(self.at).as_secs_f64();
        self.level = (self.level + since * size.per_second).min(size.most);
        self.at = now;
    }

    /// What is left; never less than nothing, although output may have overdrawn it.
    pub(super) fn left(&self) -> f64 {
        self.level.max(0.0)
    }

    /// How long until `need` is there; none when it is. More than fits never is, and waits for a full bucket.
    pub(super) fn wait(&self, size: Size, need: f64) -> Option<Duration> {
        // A millionth of a request is no reason to wait: the sums are binary fractions.
        const SLACK: f64 = 1e-6;
        if need > size.most {
            return Some(seconds((size.most - self.level) / size.per_second).max(Duration::from_mins(1)));
        }
        (self.level + SLACK < need).then(|| seconds((need - self.level) / size.per_second))
    }

    /// How long until it is full.
    pub(super) fn until_full(&self, size: Size) -> Duration {
        seconds((size.most - self.level) / size.per_second)
    }

    /// Takes what is needed, into debt if it has to be.
    pub(super) fn take(&mut self, need: f64) {
        self.level -= need;
    }
}

fn seconds(seconds: f64) -> Duration {
    // A limit of next to nothing would otherwise wait longer than a duration can be.
    Duration::try_from_secs_f64(seconds.clamp(0.0, 1e9)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { most: 10.0, per_second: 5.0 };

    #[test]
    fn it_empties_and_fills_again() {
        let mut bucket = Bucket::full(SIZE, Duration::ZERO);
        for _ in 0..10 {
            assert_eq!(bucket.wait(SIZE, 1.0), None);
            bucket.take(1.0);
        }
        assert_eq!(bucket.wait(SIZE, 1.0), Some(Duration::from_millis(200)));
        assert_eq!(bucket.until_full(SIZE), Duration::from_secs(2));
        bucket.refill(SIZE, Duration::from_millis(200));
        assert_eq!(bucket.wait(SIZE, 1.0), None);
        bucket.refill(SIZE, Duration::from_mins(1));
        assert!((bucket.left() - 10.0).abs() < 1e-9);
    }

    #[test]
    fn debt_is_paid_before_anything_is_left() {
        let mut bucket = Bucket::full(SIZE, Duration::ZERO);
        bucket.take(20.0);
        assert!(bucket.left().abs() < f64::EPSILON);
        assert_eq!(bucket.wait(SIZE, 1.0), Some(Duration::from_millis(2200)));
    }

    #[test]
    fn more_than_fits_never_passes() {
        let bucket = Bucket::full(SIZE, Duration::ZERO);
        assert_eq!(bucket.wait(SIZE, 11.0), Some(Duration::from_mins(1)));
    }
}
