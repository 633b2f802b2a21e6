//! The server's clock, which a spec can set wrong, and the forms in which an API writes the time.

use jiff::Timestamp;

/// A clock that is off by a fixed time.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock {
    offset_ms: i64,
}

impl Clock {
    pub(super) fn new(offset_ms: i64) -> Self {
        Self { offset_ms }
    }

    /// The time this server believes it is.
    pub(super) fn now(self) -> Timestamp {
        let now = Timestamp::now();
        now.checked_add(jiff::SignedDuration::from_millis(self.offset_ms)).unwrap_or(now)
    }
}

/// `2026-11-20T10:15:00.123456Z`, as in the fields of objects.
pub(super) fn rfc3339(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// `2026-11-20T10:15:00Z`, as in headers.
pub(super) fn rfc3339_seconds(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// `Fri, 20 Nov 2026 10:15:00 GMT`, as in `Date` and `Retry-After`.
pub(super) fn http_date(time: Timestamp) -> String {
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
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
        let ahead = Clock::new(3_600_000).now().duration_since(Clock::default().now());
        assert!((ahead.as_secs() - 3600).abs() <= 1);
    }
}
