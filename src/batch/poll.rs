//! How often to look whether a batch has ended.

use std::time::Duration;

use crate::error::{Error, ErrorKind};

/// The first wait: small batches can end within seconds.
const FIRST: Duration = Duration::from_secs(5);
/// The longest wait of the first hour, in which most batches end.
const LONGEST: Duration = Duration::from_mins(1);
/// The wait after that hour.
const LATER: Duration = Duration::from_mins(5);
/// When the later wait begins.
const HOUR: Duration = Duration::from_hours(1);
/// How far chance moves a wait either way, so that many runs do not ask at once.
const SPREAD: f64 = 0.2;

/// The wait before the look number `looks` (from 0), `waited` after the first one; `chance` is from 0 to 1.
#[must_use]
pub(crate) fn interval(looks: u32, waited: Duration, fixed: Option<Duration>, chance: f64) -> Duration {
    if let Some(fixed) = fixed {
        return fixed;
    }
    let plain = if waited >= HOUR {
        LATER
    } else {
        let growth = 1.5f64.powi(i32::try_from(looks.min(20)).unwrap_or(20));
        FIRST.mul_f64(growth).min(LONGEST)
    };
    plain.mul_f64(1.0 - SPREAD + 2.0 * SPREAD * chance.clamp(0.0, 1.0))
}

/// Whether a look that failed is a reason to stop looking: it was refused, or the API was never `reached` and
/// trying again cannot help. Anything else passes, and the batches go on meanwhile.
#[must_use]
pub(crate) fn ends_the_wait(error: &Error, reached: bool) -> bool {
    let refused = matches!(
        error.kind,
        ErrorKind::Authentication | ErrorKind::Permission | ErrorKind::Billing | ErrorKind::InvalidRequest
    );
    refused || (!reached && !error.retryable())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_to_a_minute_and_after_an_hour_to_five() {
        let seconds: Vec<u64> =
            (0..9).map(|looks| interval(looks, Duration::ZERO, None, 0.5).as_secs()).collect();
        assert_eq!(seconds, [5, 7, 11, 16, 25, 37, 56, 60, 60]);
        assert_eq!(interval(1_000_000, HOUR, None, 0.5), LATER);
        assert_eq!(interval(0, Duration::ZERO, None, 0.0), Duration::from_secs(4));
        assert_eq!(interval(0, Duration::ZERO, None, 1.0), Duration::from_secs(6));
        let fixed = Duration::from_millis(3);
        assert_eq!(interval(7, HOUR, Some(fixed), 1.0), fixed);
    }
}
