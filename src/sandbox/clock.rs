//! The server's clock, which a spec can set wrong, and the forms in which an API writes the time.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

/// A clock that may be off by a fixed time, and may run faster than the world.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    begun: (Timestamp, Instant),
    offset_ms: i64,
    speed: u32,
}

impl Clock {
    pub(super) fn new(offset_ms: i64, speed: u32) -> Self {
        Self { begun: (Timestamp::now(), Instant::now()), offset_ms, speed: speed.max(1) }
    }

    /// How long it has been running, by itself.
    pub(super) fn elapsed(self) -> Duration {
        self.begun.1.elapsed().saturating_mul(self.speed)
    }

    /// The time this server believes it is.
    pub(super) fn now(self) -> Timestamp {
        let ran = SignedDuration::try_from(self.elapsed()).unwrap_or_default();
        let off = SignedDuration::from_millis(self.offset_ms).saturating_add(ran);
        self.begun.0.checked_add(off).unwrap_or(self.begun.0)
    }
}

/// `2026-11-20T10:15:00.123456Z`, as in the fields of objects.
pub(super) fn rfc3339(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// `2026-11-20T10:15:00Z`, as in headers.
pub(super) fn rfc3339_seconds(time: Timestamp) -> String {
    thread_local! {
        // Four headers of every answer say when a bucket is full: mostly at the same second.
        static LAST: RefCell<(i64, String)> = const { RefCell::new((i64::MIN, String::new())) };
    }
    LAST.with_borrow_mut(|(second, text)| {
        if *second != time.as_second() {
            *second = time.as_second();
            *text = Timestamp::from_second(*second).unwrap_or(time).to_string();
        }
        text.clone()
    })
}

/// `Fri, 20 Nov 2026 10:15:00 GMT`, as in `Date` and `Retry-After`.
pub(super) fn http_date(time: Timestamp) -> String {
    thread_local! {
        // Every answer has a date, and thousands of answers have the same one.
        static LAST: RefCell<(i64, String)> = const { RefCell::new((i64::MIN, String::new())) };
    }
    LAST.with_borrow_mut(|(second, text)| {
        if *second != time.as_second() {
            *second = time.as_second();
            *text = time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        }
        text.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_forms() {
        let time: Timestamp = "2026-11-20T10:15:00.25Z".parse().expect("valid");
        assert_eq!(rfc3339(time), "2026-11-20T10:15:00.250000Z");
        assert_eq!(rfc3339_seconds(time), "2026-11-20T10:15:00Z");
        assert_eq!(http_date(time), "Fri, 20 Nov 2026 10:15:00 GMT");
    }

    #[test]
    fn a_wrong_clock_is_wrong_by_what_was_asked() {
        let ahead = Clock::new(3_600_000, 1).now().duration_since(Clock::new(0, 1).now());
        assert!((ahead.as_secs() - 3600).abs() <= 1);
    }
}
