//! The `anthropic-ratelimit-*` headers: true ones, and the untrue ones that a spec asks for.

use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::{Limits, Standing};
use crate::sandbox::clock::rfc3339_seconds;
use crate::sandbox::http::Reply;
use crate::sandbox::spec::Told;

/// Token counts are rounded to thousands, as the API does it, where the limit is large enough for that.
const ROUNDED: u64 = 100_000;

/// Sets the headers for a key whose buckets stand like this.
pub(crate) fn headers(limits: &Limits, standing: [Standing; 3], now: Timestamp, reply: &mut Reply) {
    let told = limits.set.headers.unwrap_or_default();
    let turn = limits.told.fetch_add(1, Ordering::Relaxed) % 3;
    let told = match (told, turn) {
        (Told::Changing, 0) => Told::True,
        (Told::Changing, 1) => Told::Absent,
        (told, _) => told,
    };
    if told == Told::Absent {
        reply.headers.retain(|(name, _)| name != "retry-after");
        return;
    }
    if told == Told::Full && reply.headers.iter().any(|(name, _)| name == "retry-after") {
        reply.set("retry-after", "0");
    }
    let [requests, input, output] = standing.map(|standing| said(standing, told));
    let tokens = if input.left / share(input) <= output.left / share(output) { input } else { output };
    // Set on a reply that has none of them yet, so there is nothing to replace.
    let mut set = |name: &'static str, value: String| reply.headers.push((name.into(), value));
    for ([limit, remaining, reset], standing) in NAMES.into_iter().zip([requests, tokens, input, output]) {
        let counts_tokens = limit != NAMES[0][0];
        let left = left(standing, counts_tokens);
        let full = now.checked_add(whole_seconds(standing.until_full)).unwrap_or(now);
        set(limit, standing.limit.to_string());
        set(remaining, left.to_string());
        set(reset, rfc3339_seconds(full));
    }
}

/// The names of the headers: requests, tokens together, input, output; each with limit, what remains, when it is full.
const NAMES: [[&str; 3]; 4] = [
    [
        "anthropic-ratelimit-requests-limit",
        "anthropic-ratelimit-requests-remaining",
        "anthropic-ratelimit-requests-reset",
    ],
    [
        "anthropic-ratelimit-tokens-limit",
        "anthropic-ratelimit-tokens-remaining",
        "anthropic-ratelimit-tokens-reset",
    ],
    [
        "anthropic-ratelimit-input-tokens-limit",
        "anthropic-ratelimit-input-tokens-remaining",
        "anthropic-ratelimit-input-tokens-reset",
    ],
    [
        "anthropic-ratelimit-output-tokens-limit",
        "anthropic-ratelimit-output-tokens-remaining",
        "anthropic-ratelimit-output-tokens-reset",
    ],
];

/// What is said of a bucket.
fn said(true_one: Standing, told: Told) -> Standing {
    let limit = true_one.limit;
    match told {
        Told::True | Told::Absent => true_one,
        Told::Full => Standing { left: super::exact(limit), until_full: Duration::ZERO, ..true_one },
        Told::Empty => Standing { left: 0.0, until_full: Duration::from_mins(1), ..true_one },
        Told::Double => Standing { limit: limit.saturating_mul(2), left: true_one.left * 2.0, ..true_one },
        Told::Half => Standing { limit: (limit / 2).max(1), left: true_one.left / 2.0, ..true_one },
        Told::Changing => Standing { limit: (limit / 10).max(1), left: true_one.left / 10.0, ..true_one },
    }
}

fn share(standing: Standing) -> f64 {
    super::exact(standing.limit.max(1))
}

/// Whole requests and tokens, never more than are really there; large numbers of tokens to the nearest thousand.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count that is not negative")]
fn left(standing: Standing, tokens: bool) -> u64 {
    if tokens && standing.limit >= ROUNDED {
        (standing.left / 1000.0).round() as u64 * 1000
    } else {
        // The slack of the buckets: 49.9999999 requests are 50.
        (standing.left + 1e-6).floor() as u64
    }
}

/// The headers know whole seconds only, and waiting until then must be enough.
fn whole_seconds(time: Duration) -> SignedDuration {
    let seconds = time.as_secs() + u64::from(time.subsec_nanos() > 0);
    SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX / 2))
}
