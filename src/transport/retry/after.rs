//! How long the server asked us to wait: read with suspicion, since a bad value must neither spin nor sleep for ever.

use std::time::Duration;

use jiff::fmt::rfc2822::DateTimeParser;

/// Longest wait that is taken for one; anything above is junk.
const LONGEST: f64 = 31.0 * 24.0 * 3600.0;

/// Reads `retry-after-ms`, then `retry-after` (seconds or an HTTP date against the answer's own `date`).
///
/// Anything that is not a finite positive number of plain decimal digits, or a date in the future of
/// the server's clock, is ignored: the caller then backs off by itself.
#[must_use]
pub(crate) fn server_wait(
    retry_after_ms: Option<&str>,
    retry_after: Option<&str>,
    date: Option<&str>,
) -> Option<Duration> {
    if let Some(wait) = retry_after_ms.and_then(|text| positive(text, 1000.0)) {
        return Some(wait);
    }
    let text = retry_after?.trim();
    positive(text, 1.0).or_else(|| until(text, date?.trim()))
}

fn positive(text: &str, per_second: f64) -> Option<Duration> {
    let text = text.trim();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !plain || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let seconds = text.parse::<f64>().ok()? / per_second;
    (seconds > 0.0 && seconds <= LONGEST).then(|| Duration::from_secs_f64(seconds))
}

fn until(when: &str, now: &str) -> Option<Duration> {
    let parser = DateTimeParser::new();
    let when = parser.parse_timestamp(when).ok()?;
    let now = parser.parse_timestamp(now).ok()?;
    let seconds = when.as_second().checked_sub(now.as_second())?;
    let wait = Duration::from_secs(u64::try_from(seconds).ok()?);
    (!wait.is_zero() && wait.as_secs_f64() <= LONGEST).then_some(wait)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seconds(text: &str) -> Option<f64> {
        server_wait(None, Some(text), None).map(|wait| wait.as_secs_f64())
    }

    #[test]
    fn milliseconds_win_over_seconds() {
        assert_eq!(server_wait(Some("300"), Some("9"), None), Some(Duration::from_millis(300)));
        assert_eq!(server_wait(Some("0"), Some("9"), None), Some(Duration::from_secs(9)));
        assert_eq!(server_wait(Some("junk"), Some("9"), None), Some(Duration::from_secs(9)));
    }

    #[test]
    fn seconds_may_have_a_fraction() {
        assert_eq!(seconds("2"), Some(2.0));
        assert_eq!(seconds(" 1.5 "), Some(1.5));
        assert_eq!(seconds("302539"), Some(302_539.0));
    }

    #[test]
    fn hostile_values_are_ignored() {
        for text in [
            "0",
            "-5",
            "nan",
            "NaN",
            "inf",
            "1e9",
            "soon",
            "5s",
            "",
            " ",
            ".",
            "1.2.3",
            "99999999999",
            "0x10",
            "+3",
        ] {
            assert_eq!(seconds(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_date_counts_against_the_servers_own_clock() {
        let wait =
            server_wait(None, Some("Fri, 20 Nov 2026 11:00:03 GMT"), Some("Fri, 20 Nov 2026 11:00:00 GMT"));
        assert_eq!(wait, Some(Duration::from_secs(3)));
        let past =
            server_wait(None, Some("Fri, 20 Nov 2026 10:00:00 GMT"), Some("Fri, 20 Nov 2026 11:00:00 GMT"));
        assert_eq!(past, None);
        assert_eq!(server_wait(None, Some("Fri, 20 Nov 2026 11:00:03 GMT"), None), None);
        let now = "Fri, 20 Nov 2026 11:00:00 GMT";
        assert_eq!(server_wait(None, Some(now), Some(now)), None, "no wait at all is none");
        let far = |date: &str| server_wait(None, Some(date), Some(now));
        assert_eq!(far("Mon, 21 Dec 2026 11:00:00 GMT"), Some(Duration::from_hours(31 * 24)));
        assert_eq!(far("Mon, 21 Dec 2026 11:00:01 GMT"), None, "longer than anybody means");
        assert_eq!(server_wait(None, Some("2678400"), None), Some(Duration::from_hours(31 * 24)));
        assert_eq!(server_wait(None, Some("2678401"), None), None);
    }

    proptest! {
        #[test]
        fn whatever_comes_the_wait_is_positive_and_bounded(
            ms in proptest::option::of(".*"), after in proptest::option::of(".*"), date in proptest::option::of(".*")
        ) {
            if let Some(wait) = server_wait(ms.as_deref(), after.as_deref(), date.as_deref()) {
                prop_assert!(wait > Duration::ZERO);
                prop_assert!(wait.as_secs_f64() <= LONGEST);
            }
        }

        #[test]
        fn plain_seconds_are_taken_exactly(whole in 1u32..2_000_000) {
            prop_assert_eq!(seconds(&whole.to_string()), Some(f64::from(whole)));
        }
    }
}
