//! How a run stops before its end: no further call starts, and those in flight are waited for.

use std::time::Duration;

use super::Run;
use crate::bulk::event::{Event, Stopped};

/// The share of the command's time limit that is kept for calls in flight, and the most of it.
const KEPT: (u32, Duration) = (10, Duration::from_secs(10));
/// Time that is left for writing the outputs.
const LAST_WORD: Duration = Duration::from_millis(50);

/// A run that stops.
#[derive(Debug)]
pub(super) struct Stopping {
    pub(super) why: Stopped,
    /// Calls in flight are given up then.
    pub(super) until: Option<Duration>,
}

impl Run<'_> {
    /// Stops because of something other than time.
    pub(super) fn halt(&mut self, why: Stopped) {
        if self.stop.is_none() {
            let words = match &why {
                Stopped::Fatal(error) => error.evidence.what.clone(),
                Stopped::Budget(_) => "the budget (--max-cost) is used up".to_owned(),
                Stopped::Errors(most) => format!("more than {most} items failed (--max-errors)"),
                Stopped::Signal | Stopped::Timeout => String::new(),
            };
            self.stop = Some(Stopping { why, until: None });
            self.draining(words, None);
        }
    }

    fn draining(&self, why: String, within: Option<Duration>) {
        let in_flight = self.shared.limiter.borrow_mut().view(self.now()).in_flight;
        if in_flight > 0 {
            self.tell(Event::Draining { in_flight, why, within });
        }
    }

    /// A signal asks to stop. Whether to stop at once, because it is the second one.
    pub(super) fn signal(&mut self) -> bool {
        if matches!(self.stop, Some(Stopping { why: Stopped::Signal, .. })) {
            return true;
        }
        let within = self.options.drain;
        self.stop = Some(Stopping { why: Stopped::Signal, until: Some(self.now() + within) });
        self.draining("stopping; once more stops at once".to_owned(), Some(within));
        false
    }

    /// Looks whether a time is over. Whether to stop at once.
    pub(super) fn out_of_time(&mut self) -> bool {
        let now = self.now();
        if let Some((stop_at, end)) = self.times()
            && now >= stop_at
            && self.stop.is_none()
        {
            self.stop = Some(Stopping { why: Stopped::Timeout, until: Some(end) });
            self.draining("--timeout is nearly over".to_owned(), Some(end.saturating_sub(now)));
        }
        self.stop.as_ref().and_then(|stop| stop.until).is_some_and(|until| now >= until)
    }

    /// When no further call may start, and when those in flight are given up.
    fn times(&self) -> Option<(Duration, Duration)> {
        let (deadline, limit) = self.options.deadline?;
        let end = deadline.saturating_duration_since(self.shared.begun).saturating_sub(LAST_WORD);
        let kept = (limit / KEPT.0).min(KEPT.1);
        Some((end.saturating_sub(kept), end))
    }

    /// The next moment at which a time is over.
    pub(super) fn next_end(&self) -> Option<Duration> {
        match &self.stop {
            Some(stop) => stop.until,
            None => self.times().map(|(stop_at, _)| stop_at),
        }
    }
}
