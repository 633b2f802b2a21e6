//! What only a real message shows: the limits in force, and whether a stream arrives as it is written.

use std::time::{Duration, Instant};

use super::failure::{failed, words};
use super::recorder::Recorded;
use crate::api::accumulate::Step;
use crate::api::headers::RATE_LIMIT_PREFIX;
use crate::client::messages::Sink;
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::error::{Error, ErrorKind, Failure};

/// A longer silence inside a short answer is worth a look.
const LONG_GAP: Duration = Duration::from_secs(10);
/// Fewer pieces than this say nothing about buffering.
const FEW: usize = 5;
/// A stream that is over sooner has not waited anywhere.
const QUICK: Duration = Duration::from_secs(1);

/// Takes a stream's events and notes when each came.
#[derive(Clone, Debug)]
pub(crate) struct Arrivals {
    begun: Instant,
    /// When each piece of text came, since the request began.
    pub pieces: Vec<Duration>,
    /// When each event came, since the request began.
    pub events: Vec<Duration>,
}

impl Default for Arrivals {
    fn default() -> Self {
        Self { begun: Instant::now(), pieces: Vec::new(), events: Vec::new() }
    }
}

impl Sink for Arrivals {
    fn take(&mut self, _raw: &str, step: &Step<'_>) {
        let at = self.begun.elapsed();
        self.events.push(at);
        if matches!(step, Step::Text(_) | Step::Thinking(_)) {
            self.pieces.push(at);
        }
    }

    fn is_visible(&self) -> bool {
        false
    }

    async fn restart(&mut self) -> Result<(), Failure> {
        *self = Self::default();
        Ok(())
    }
}

/// What the rate-limit headers say, one line per limit: `requests: 999 of 1000 left until …`.
#[must_use]
pub(crate) fn limits(recorded: &Recorded) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (name, limit) in &recorded.headers {
        let lower = name.to_ascii_lowercase();
        let Some(what) = lower.strip_prefix(RATE_LIMIT_PREFIX).and_then(|rest| rest.strip_suffix("-limit"))
        else {
            continue;
        };
        let part = |part: &str| recorded.header(&format!("{RATE_LIMIT_PREFIX}{what}-{part}")).unwrap_or("?");
        let left = format!("{} of {limit} left, full again at {}", part("remaining"), part("reset"));
        found.push((what.replace('-', " "), left));
    }
    found
}

/// The check `live.message`.
#[must_use]
pub(crate) fn message(model: &str, outcome: Result<(), &Error>, recorded: &Recorded) -> Check {
    let id = CheckId::LiveMessage;
    let limits = limits(recorded);
    let check = match outcome {
        Ok(()) if limits.is_empty() => Check::pass(id, format!("{model} answers; no limits are announced")),
        Ok(()) => {
            let requests = limits.iter().find(|(what, _)| what == "requests");
            let said = requests.map(|(_, left)| left.split(',').next().unwrap_or_default().to_owned());
            let said = said.map(|said| format!("; requests per minute: {said}")).unwrap_or_default();
            Check::pass(id, format!("{model} answers{said}"))
        }
        Err(error) => failed(id, error, words(error)),
    };
    limits.into_iter().fold(check, |check, (what, left)| check.with(&what, left))
}

/// The check `live.stream`.
#[must_use]
pub(crate) fn stream(outcome: Result<(), &Error>, arrivals: &Arrivals) -> Check {
    let id = CheckId::LiveStream;
    let check = match outcome {
        Ok(()) => classify(arrivals),
        Err(error) if error.kind == ErrorKind::Incomplete => {
            let after = arrivals.events.last().copied().unwrap_or_default();
            let round = after.as_secs() >= 10 && after.as_secs().is_multiple_of(5);
            let hint = if round {
                "; such a round time is a time limit of a proxy, gateway or firewall"
            } else {
                ""
            };
            failed(id, error, format!("the stream is cut after {}: {}{hint}", seconds(after), words(error)))
                .by(Who::Network)
        }
        Err(error) => failed(id, error, words(error)),
    };
    let first = arrivals.events.first().copied();
    check
        .with_some("first event", first.map(seconds))
        .with("events", arrivals.events.len())
        .with_some("longest gap", gap(arrivals).map(seconds))
        .with_some("last event", arrivals.events.last().copied().map(seconds))
}

fn classify(arrivals: &Arrivals) -> Check {
    let id = CheckId::LiveStream;
    let pieces = &arrivals.pieces;
    let (first, last) = match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => return Check::pass(id, "whole, but without text"),
    };
    let spread = last.saturating_sub(first);
    if pieces.len() >= FEW && last > QUICK && spread * 10 < last {
        return Check::warn(
            id,
            format!(
                "all {} pieces came at once, {} after the request: something buffers the stream",
                pieces.len(),
                seconds(last)
            ),
        )
        .by(Who::Network)
        .fix(
            "switch buffering off in the proxy or gateway (nginx: proxy_buffering off; or header X-Accel-Buffering: no)",
        );
    }
    if let Some(gap) = gap(arrivals).filter(|gap| *gap > LONG_GAP) {
        return Check::warn(id, format!("whole, but nothing came for {}", seconds(gap)));
    }
    Check::pass(
        id,
        format!("first text after {}, {} pieces over {}", seconds(first), pieces.len(), seconds(spread)),
    )
}

fn gap(arrivals: &Arrivals) -> Option<Duration> {
    arrivals.events.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).max()
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::finding::Status;

    fn arrivals(millis: &[u64]) -> Arrivals {
        let at: Vec<Duration> = millis.iter().copied().map(Duration::from_millis).collect();
        Arrivals { pieces: at.clone(), events: at, ..Arrivals::default() }
    }

    #[test]
    fn a_buffered_stream_is_told_from_a_fast_one() {
        let buffered = stream(Ok(()), &arrivals(&[3_000, 3_001, 3_001, 3_002, 3_002, 3_003]));
        assert_eq!(buffered.status, Status::Warn);
        assert!(
            buffered.summary.starts_with("all 6 pieces came at once, 3.00 s after"),
            "{}",
            buffered.summary
        );
        assert_eq!(stream(Ok(()), &arrivals(&[5, 5, 6, 6, 6, 7])).status, Status::Pass, "a local server");
        assert_eq!(
            stream(Ok(()), &arrivals(&[2_000, 2_100, 2_200, 2_300, 2_400, 2_500])).status,
            Status::Pass
        );
        assert_eq!(stream(Ok(()), &arrivals(&[2_000, 2_001])).status, Status::Pass, "too few to say");
    }

    #[test]
    fn a_cut_stream_is_incomplete_and_round_times_are_suspicious() {
        let cut = Error::new(ErrorKind::Incomplete, "the stream ended early");
        let check = stream(Err(&cut), &arrivals(&[1_000, 60_100]));
        assert_eq!((check.status, check.kind), (Status::Fail, Some(ErrorKind::Incomplete)));
        assert!(check.summary.contains("round time"), "{}", check.summary);
    }

    #[test]
    fn long_silence_is_a_warning() {
        assert_eq!(stream(Ok(()), &arrivals(&[100, 15_000])).status, Status::Warn);
    }

    #[test]
    fn limits_are_read_from_the_headers() {
        let headers = [
            ("anthropic-ratelimit-requests-limit", "1000"),
            ("anthropic-ratelimit-requests-remaining", "999"),
            ("anthropic-ratelimit-requests-reset", "2026-11-20T10:15:00Z"),
            ("anthropic-ratelimit-input-tokens-limit", "2000000"),
        ];
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let check = message("m", Ok(()), &Recorded { headers, ..Recorded::default() });
        assert_eq!(check.summary, "m answers; requests per minute: 999 of 1000 left");
        assert_eq!(check.evidence["input tokens"], "? of 2000000 left, full again at ?");
    }
}
