//! A limit that was met, as the API words it, and what a message costs.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use super::ORGANIZATION;
use super::catalogue::Model;
use super::error::ApiError;
use super::messages::{Message, Usage};
use crate::sandbox::limits::Refused;
use crate::sandbox::spec::Period;

/// The error for a request that may not pass; `model` is known where the request names one.
pub(super) fn error(refused: Refused, model: Option<&str>, now: Timestamp) -> ApiError {
    match refused {
        Refused::Overloaded => ApiError::new(529, "Overloaded"),
        Refused::MonthlyCap => ApiError {
            code: Some("enforced_spend_limit_reached".into()),
            ..ApiError::new(
                429,
                format!(
                    "You have reached your API usage limits: your organization has crossed its monthly API usage \
                     threshold, and access is paused. You will regain access on {} at 00:00 UTC.",
                    next_month(now)
                ),
            )
        },
        Refused::Ramp { wait } => ApiError {
            code: Some("ramp_limit_exceeded".into()),
            retry_after: Some(whole(wait)),
            ..ApiError::new(429, "Your usage is growing too fast. Please ramp up traffic more gradually.")
        },
        Refused::Limit { what, rate, wait } => {
            let period = if rate.per == Period::Second { "second" } else { "minute" };
            let count = grouped(rate.count);
            let model = model.map(|model| format!(", model: {model}")).unwrap_or_default();
            ApiError {
                retry_after: Some(whole(wait)),
                ..ApiError::new(
                    429,
                    format!(
                        "This request would exceed your organization's rate limit of {count} {what} per {period} (org: \
                         {ORGANIZATION}{model})."
                    ),
                )
            }
        }
    }
}

/// What a message costs, in billionths of a dollar. What goes into the cache costs a quarter more, or twice as much for an
/// hour; what comes from it costs a tenth.
pub(super) fn cost(message: &Message, model: &Model) -> u64 {
    let (input, output) = model.price;
    let Usage { input: plain, cache_5m, cache_1h, cache_read, output: written, .. } = message.usage;
    plain * input
        + cache_5m * input * 5 / 4
        + cache_1h * input * 2
        + cache_read * input / 10
        + written * output
}

/// Whole seconds, so that waiting that long is enough.
fn whole(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

fn next_month(now: Timestamp) -> Date {
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    today.first_of_month().checked_add(jiff::Span::new().months(1)).unwrap_or(today)
}

/// `2,000,000`
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let first = digits.len() % 3;
    let (head, tail) = digits.split_at(first);
    let groups = tail.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    std::iter::once(head.to_owned())
        .filter(|head| !head.is_empty())
        .chain(groups)
        .collect::<Vec<_>>()
        .join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_months() {
        assert_eq!(
            (grouped(50), grouped(1000), grouped(2_000_000)),
            ("50".into(), "1,000".into(), "2,000,000".into())
        );
        let december: Timestamp = "2026-12-31T23:59:59Z".parse().expect("valid");
        assert_eq!(next_month(december).to_string(), "2027-01-01");
        assert_eq!(whole(Duration::from_millis(20)), 1);
        assert_eq!(whole(Duration::from_secs(3)), 3);
    }
}
