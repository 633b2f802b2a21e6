//! All calls of a run together: attempts that belong to one request, what was wasted, and bad manners.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::call::{Call, CallEnd};
use crate::api::models::{self, Terms};
use crate::error::ErrorKind;

/// A repeat that begins this much before the end of the wait that was asked for is too early: clocks and schedulers
/// differ by less.
const TOLERANCE: Duration = Duration::from_millis(50);

/// Something a client should not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum BadManner {
    /// It asked again before the server's `retry-after` was over.
    TooEarly,
    /// It repeated what cannot work.
    Hopeless,
    /// It sent a batch again whose reply was lost.
    BatchAgain,
    /// Three attempts within a second.
    Hammered,
}

impl BadManner {
    /// In words, for a sentence that begins with a count.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::TooEarly => "asked again before retry-after was over",
            Self::Hopeless => "repeated a request that cannot work",
            Self::BatchAgain => "sent a batch again although the first may exist",
            Self::Hammered => "asked again without a pause",
        }
    }
}

/// One request as the program made it: the last attempt so far.
struct Attempts {
    count: u32,
    ended: Instant,
    last_kind: Option<ErrorKind>,
    retryable: bool,
    asked: Option<Duration>,
    end: CallEnd,
}

/// Counts over a run.
#[derive(Default)]
pub(crate) struct Summary {
    /// Calls that ended.
    pub calls: u64,
    /// Those that did not bring what was asked for.
    pub failed: u64,
    /// Attempts after the first of a request.
    pub retries: u64,
    pub input: u64,
    pub output: u64,
    /// Input tokens read from the cache.
    pub cached: u64,
    /// Tokens of answers that broke off.
    pub wasted: u64,
    /// In billionths of a dollar, of the calls whose model has a price.
    pub nanodollars: u64,
    /// Calls whose cost is not known.
    pub unpriced: u64,
    /// Calls whose answer is compressed in a way that is not read.
    pub unread: u64,
    /// Connections that could not be made.
    pub unreachable: u64,
    pub manners: HashMap<BadManner, u64>,
    open: HashMap<u64, Attempts>,
}

impl Summary {
    /// Counts a call and says which attempt of its request it was.
    pub(crate) fn add(&mut self, call: &Call) -> u32 {
        self.calls += 1;
        let attempt = self.attempt(call);
        if let Some(usage) = &call.usage {
            self.input += usage.total_input();
            self.output += usage.output_tokens;
            self.cached += usage.cache_read_input_tokens;
            if call.end != CallEnd::Whole || call.error.is_some() {
                self.wasted += usage.total_input() + usage.output_tokens;
            }
        }
        match cost(call) {
            Some(nanodollars) => self.nanodollars += nanodollars,
            None if call.usage.is_some() => self.unpriced += 1,
            None => {}
        }
        if !call.is_good() {
            self.failed += 1;
        }
        if call.unread.is_some() {
            self.unread += 1;
        }
        attempt
    }

    fn attempt(&mut self, call: &Call) -> u32 {
        let ended = call.begun + call.total;
        let before = if call.method == "GET" { None } else { self.open.remove(&call.identity) };
        let count = before.as_ref().map_or(1, |before| before.count + 1);
        if let Some(before) = before {
            self.retries += 1;
            let pause = call.begun.saturating_duration_since(before.ended);
            for manner in manners(&before, pause, call) {
                *self.manners.entry(manner).or_default() += 1;
            }
        }
        if !call.is_good() {
            let error = call.error.as_ref();
            self.open.insert(
                call.identity,
                Attempts {
                    count,
                    ended,
                    last_kind: error.map(|error| error.kind),
                    retryable: error.is_none_or(crate::error::Error::retryable),
                    asked: call.retry_after,
                    end: call.end,
                },
            );
        }
        count
    }
}

fn manners(before: &Attempts, pause: Duration, call: &Call) -> Vec<BadManner> {
    let mut found = Vec::new();
    if before.asked.is_some_and(|asked| pause + TOLERANCE < asked) {
        found.push(BadManner::TooEarly);
    } else if before.count > 1 && pause < Duration::from_millis(200) {
        found.push(BadManner::Hammered);
    }
    if !before.retryable && before.last_kind.is_some() {
        found.push(BadManner::Hopeless);
    }
    if call.creates_a_batch() && matches!(before.end, CallEnd::Unanswered | CallEnd::Cut) {
        found.push(BadManner::BatchAgain);
    }
    found
}

/// What a call cost, in billionths of a dollar, where its model has a price.
pub(crate) fn cost(call: &Call) -> Option<u64> {
    let (usage, model) = (call.usage.as_ref()?, models::model(call.model.as_deref()?)?);
    models::cost(usage, model, Terms::of(usage)).map(|cost| cost.nanodollars)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn call(begun: Instant, error: Option<ErrorKind>, retry_after: Option<u64>) -> Call {
        Call {
            method: "POST".into(),
            path: "/v1/messages".into(),
            model: Some("claude-opus-5-5".into()),
            identity: 7,
            begun,
            first_byte: None,
            total: Duration::from_millis(10),
            sent: 1,
            received: 1,
            status: Some(if error.is_some() { 429 } else { 200 }),
            usage: None,
            stop_reason: None,
            retry_after: retry_after.map(Duration::from_secs),
            unread: None,
            end: CallEnd::Whole,
            error: error.map(|kind| Error::new(kind, "x")),
        }
    }

    #[test]
    fn attempts_of_one_request_are_counted_and_judged() {
        let begun = Instant::now();
        let later = |seconds: u64| begun + Duration::from_secs(seconds);
        let mut summary = Summary::default();
        assert_eq!(summary.add(&call(begun, Some(ErrorKind::RateLimit), Some(5))), 1);
        assert_eq!(summary.add(&call(later(1), Some(ErrorKind::InvalidRequest), None)), 2);
        assert_eq!(summary.add(&call(later(60), None, None)), 3);
        assert_eq!(summary.add(&call(later(61), None, None)), 1, "the request before had ended well");
        assert_eq!((summary.calls, summary.failed, summary.retries), (4, 2, 2));
        assert_eq!(summary.manners.get(&BadManner::TooEarly), Some(&1));
        assert_eq!(summary.manners.get(&BadManner::Hopeless), Some(&1));
    }
}
