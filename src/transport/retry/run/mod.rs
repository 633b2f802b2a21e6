//! The one loop that tries, asks for a decision, and sleeps.

use std::time::Duration;

use tokio::time::Instant;

use super::{Action, Budget, Limits, Operation, Outcome, Phase, Stop, decide};
use crate::error::{EntryId, Error, ErrorKind, span};
use crate::transport::deadline::deadline_error;
use crate::transport::event::{Event, Observe, Timings};

/// What the loop tells each attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attempt {
    /// Number of this attempt, from 1.
    pub number: u32,
    /// How many of the attempts before it may be billed although they brought nothing.
    pub possibly_billed: u32,
    /// Input and output tokens those attempts had reported.
    pub lost_tokens: (u64, u64),
    /// When the command's own time limit ends.
    pub deadline: Option<Instant>,
}

/// An attempt that did not end well.
#[derive(Debug)]
pub(crate) struct Failed {
    /// How far it got.
    pub phase: Phase,
    /// How it ended.
    pub outcome: Outcome,
    /// What to report if no further attempt is made.
    pub error: Error,
    /// Input and output tokens it had reported before it ended.
    pub tokens: Option<(u64, u64)>,
    /// Phases of this attempt.
    pub timings: Timings,
}

impl Failed {
    /// Whether the request was sent whole and no answer to it came, so that it may have been done.
    #[must_use]
    pub(crate) fn reply_lost(&self) -> bool {
        matches!(self.outcome, Outcome::Lost | Outcome::Broken) && self.phase >= Phase::Sent
    }

    /// What an observer is told of it.
    #[must_use]
    pub(crate) fn event(&self, operation: Operation, attempt: u32) -> Event {
        let evidence = &self.error.evidence;
        Event::Failed {
            attempt,
            kind: self.error.kind.name(),
            status: evidence.http_status,
            api_type: evidence.api_type.clone(),
            error_code: evidence.error_code.clone(),
            request_id: evidence.request_id.clone(),
            what: evidence.what.clone(),
            possibly_billed: may_be_billed(operation, self),
            tokens: self.tokens,
            timings: self.timings,
        }
    }

    /// Something of our own went wrong, and would again.
    #[must_use]
    pub(crate) fn locally(error: Error) -> Self {
        Self {
            phase: Phase::Answered,
            outcome: Outcome::Final,
            error,
            tokens: None,
            timings: Timings::default(),
        }
    }
}

/// The retry layer of one request.
pub(crate) struct Retrier<'a> {
    /// What kind of call it is.
    pub operation: Operation,
    /// Its limits.
    pub limits: Limits,
    /// When the command's own time limit ends.
    pub deadline: Option<Instant>,
    /// That limit as it was given, for words.
    pub limit: Option<Duration>,
    /// Who watches.
    pub observer: &'a dyn Observe,
}

/// Runs `attempt` until it succeeds or [`decide`] says to stop.
///
/// # Errors
/// The last attempt's error, completed with attempts, time and what may be billed; for
/// [`Operation::Create`] an error of kind `unknown` when a reply was lost.
pub(crate) async fn run<T>(
    retrier: &Retrier<'_>,
    mut attempt: impl AsyncFnMut(Attempt) -> Result<T, Failed>,
) -> Result<T, Error> {
    let mut course = Course::start();
    loop {
        match attempt(course.next(retrier)).await {
            Ok(value) => return Ok(value),
            Err(failed) => {
                let action = course.after(&failed, retrier);
                retrier.observer.event(&failed.event(retrier.operation, course.budget.attempts));
                match action {
                    Action::Retry { delay, asked } => {
                        course.wait(&failed, delay, asked, retrier).await;
                        // A machine that slept wakes up late: nothing is sent once the time is over.
                        if retrier.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                            return Err(course.out_of_time(failed, retrier));
                        }
                    }
                    Action::GiveUp(stop) => return Err(course.finish(failed, Some(stop))),
                    Action::Reconcile => return Err(course.unknown(failed)),
                }
            }
        }
    }
}

/// What has been spent on one request.
struct Course {
    begun: Instant,
    budget: Budget,
    waited: Duration,
    asked_waits: Duration,
    possibly_billed: u32,
    lost_tokens: (u64, u64),
}

impl Course {
    fn start() -> Self {
        Self {
            begun: Instant::now(),
            budget: Budget::default(),
            waited: Duration::ZERO,
            asked_waits: Duration::ZERO,
            possibly_billed: 0,
            lost_tokens: (0, 0),
        }
    }

    fn next(&mut self, retrier: &Retrier<'_>) -> Attempt {
        self.budget.attempts += 1;
        Attempt {
            number: self.budget.attempts,
            possibly_billed: self.possibly_billed,
            lost_tokens: self.lost_tokens,
            deadline: retrier.deadline,
        }
    }

    fn after(&mut self, failed: &Failed, retrier: &Retrier<'_>) -> Action {
        match failed.outcome {
            Outcome::Status { code: 409, .. } => self.budget.conflicts += 1,
            Outcome::NotTheApi => self.budget.strangers += 1,
            _ if failed.reply_lost() => self.budget.lost += 1,
            _ => {}
        }
        if may_be_billed(retrier.operation, failed) {
            self.possibly_billed += 1;
        }
        let (input, output) = failed.tokens.unwrap_or_default();
        self.lost_tokens = (self.lost_tokens.0 + input, self.lost_tokens.1 + output);
        let now = Instant::now();
        self.budget.spent = (now - self.begun).saturating_sub(self.asked_waits);
        self.budget.left = retrier.deadline.map(|deadline| deadline.saturating_duration_since(now));
        self.budget.asked = failed.error.evidence.retry_after;
        self.budget.jitter = dice();
        decide(retrier.operation, failed.phase, failed.outcome, &retrier.limits, &self.budget)
    }

    async fn wait(&mut self, failed: &Failed, delay: Duration, asked: bool, retrier: &Retrier<'_>) {
        let evidence = &failed.error.evidence;
        let quiet = failed.phase == Phase::Connect && delay <= Duration::from_secs(1);
        retrier.observer.event(&Event::Wait {
            delay,
            asked,
            next_attempt: self.budget.attempts + 1,
            of: retrier.limits.max_retries + 1,
            reason: reason(&failed.error),
            request_id: evidence.request_id.clone(),
            possibly_billed: may_be_billed(retrier.operation, failed),
            quiet,
        });
        let until = Instant::now() + delay;
        sleep_announced(until, retrier.observer).await;
        retrier.observer.event(&Event::WaitEnded);
        self.waited += delay;
        if asked {
            self.asked_waits += delay;
        }
    }

    fn finish(&self, failed: Failed, stop: Option<Stop>) -> Error {
        let mut error = failed.error;
        let evidence = &mut error.evidence;
        evidence.attempts = self.budget.attempts;
        evidence.elapsed = Some(self.begun.elapsed());
        evidence.waited = self.waited;
        evidence.possibly_billed = self.possibly_billed;
        match stop {
            Some(Stop::WaitTooLong(wait)) => evidence.facts.push((
                "not waited",
                format!("the server asked for {}{}, longer than --max-wait allows", span(wait), until(wait)),
            )),
            Some(Stop::WaitDoesNotFit(wait)) => evidence.facts.push((
                "not waited",
                format!("{}{} does not fit into what is left of --timeout", span(wait), until(wait)),
            )),
            Some(Stop::Time) => {
                evidence.facts.push(("gave up", "the time for retries is used up (--retry-max-time)".into()));
            }
            _ => {}
        }
        error
    }

    /// The command's own limit ran out during a wait that should have fitted.
    fn out_of_time(&self, failed: Failed, retrier: &Retrier<'_>) -> Error {
        let limit = retrier.limit.unwrap_or_else(|| self.begun.elapsed());
        let late = deadline_error(limit, "waiting to try again");
        let mut error = self.finish(failed, None);
        error.kind = late.kind;
        error.evidence.facts.push(("before that", std::mem::take(&mut error.evidence.what)));
        error.evidence.what = late.evidence.what;
        error.evidence.fixes = late.evidence.fixes;
        error.evidence.entry = late.evidence.entry;
        error.evidence.retryable = None;
        error
    }

    fn unknown(&self, failed: Failed) -> Error {
        let cause = self.finish(failed, None);
        let what = format!("the reply was lost and the batch may exist: {}", cause.evidence.what);
        let mut error = Error::new(ErrorKind::Unknown, what);
        let facts = std::mem::take(&mut error.evidence.what);
        error.evidence = cause.evidence;
        error.evidence.what = facts;
        error.evidence.retryable = None;
        // The end of the command's time stays known as such: there is none left to look for the batch.
        error.evidence.entry = error.evidence.entry.filter(|entry| *entry == EntryId::TIMEOUT_TOTAL);
        error.source = cause.source;
        error
    }
}

/// Whether an attempt may have cost something although no usable answer came.
///
/// An error of the API itself costs nothing. A gateway that lost the API's answer knows no more than we do.
pub(crate) fn may_be_billed(operation: Operation, failed: &Failed) -> bool {
    let paid = matches!(operation, Operation::Generate | Operation::Create);
    let reached = match failed.outcome {
        Outcome::Lost | Outcome::Garbage | Outcome::Final => failed.phase >= Phase::Sent,
        Outcome::Broken => true,
        Outcome::Status { code, envelope, .. } => {
            let gateway = matches!(code, 502 | 504 | 520..=527) && !envelope;
            failed.phase >= Phase::Hidden || code == 504 || gateway
        }
        _ => false,
    };
    paid && reached
}

/// When a wait would be over, as a date where the wait is long enough to need one.
fn until(wait: Duration) -> String {
    let over = jiff::Timestamp::now().checked_add(wait);
    over.map(|over| format!(" (until {over:.0})")).unwrap_or_default()
}

/// Sleeps until `until` on the monotonic clock and tells the observer about once a second.
async fn sleep_announced(until: Instant, observer: &dyn Observe) {
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        observer.event(&Event::Waiting { left });
        tokio::time::sleep(left.min(Duration::from_secs(1))).await;
    }
}

/// Why a wait is needed, in the few words a log line has room for.
pub(crate) fn reason(error: &Error) -> String {
    let evidence = &error.evidence;
    match (evidence.http_status, evidence.error_code.as_ref().or(evidence.api_type.as_ref())) {
        (Some(status), Some(kind)) => format!("HTTP {status} {kind}"),
        (Some(status), None) if status >= 300 => format!("HTTP {status}"),
        _ => evidence.what.clone(),
    }
}

/// A number in 0..1 from the hasher the standard library seeds at random.
pub(crate) fn dice() -> f64 {
    use std::hash::{BuildHasher, RandomState};
    let bits = u32::try_from(RandomState::new().hash_one(0u8) >> 32).unwrap_or(0);
    f64::from(bits) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests;
