//! The loop: ask what comes next, do it, until the run is over or its time is.

use std::collections::BTreeSet;
use std::time::Duration;

use super::next::{Action, next};
use super::{FailOn, Run, Summary};
use crate::batch::clock::{Clock, Limit, within};
use crate::batch::port::BatchApi;
use crate::batch::state::Record;
use crate::batch::state::ShardName;
use crate::error::{EntryId, Error, ErrorKind, Fix, span};

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    /// The run in numbers.
    pub summary: Summary,
}

impl Ending {
    /// The error of a run that finished but not wholly well; `None` if every request has its message, and none of them is
    /// one that `fail_on` names.
    #[must_use]
    pub(crate) fn error(&self, fail_on: FailOn) -> Option<Error> {
        let Summary { failed, requests, truncated, refused, .. } = &self.summary;
        let cut = if fail_on.truncated { truncated.count } else { 0 };
        let declined = if fail_on.refusal { refused.count } else { 0 };
        let parts = [(*failed, "failed"), (cut, "cut short"), (declined, "refused by the model")];
        let mut parts = parts.iter().filter(|(count, _)| *count > 0);
        let (first, what) = parts.next()?;
        let noun = if *what == "failed" { "requests" } else { "answers were" };
        let mut text = format!("{first} of {requests} {noun} {what}");
        for (count, what) in parts {
            text = format!("{text}, {count} {what}");
        }
        let mut error = Error::new(ErrorKind::Partial, text);
        if *failed > 0 {
            error = self.failed_again(error);
        }
        if cut > 0 {
            error = error
                .fix("raise max_tokens of the requests that were cut, and run them in a file of their own");
        }
        if cut + declined > 0 {
            error = error.fix("or take such answers as they are: the same command without --fail-on");
        }
        Some(error)
    }

    /// Adds how what failed can be sent once more.
    fn failed_again(&self, mut error: Error) -> Error {
        let Summary { retryable, unanswered, failed_requests, run, .. } = &self.summary;
        if *unanswered > 0 {
            let what = format!("{unanswered}; the API counts them as succeeded, so they are not sent again");
            error = error.fact("without an answer", what);
        }
        if let Some(path) = failed_requests {
            error = error.fact("failed requests", path.display().to_string());
            let again = path.with_extension("results.jsonl");
            let (path, again) = (path.to_string_lossy(), again.to_string_lossy());
            error = error.fix(
                Fix::run(["batches", "run", &*path, "-o", &*again])
                    .to("fix them if they need it, then run them alone"),
            );
        }
        if run.is_empty() {
            return error.fix(
                Fix::run(["batches", "run", "FILE", "-o", "OUT"])
                    .to("put the requests of the failed custom_ids into a file of their own and run it"),
            );
        }
        if *retryable > 0 {
            let say = format!("{retryable} of them may fare better another time");
            error = error.fix(Fix::run(["batches", "resume", run]).to(say));
        }
        error
    }
}

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// Runs to the end, or until `limit` is over.
    ///
    /// # Errors
    /// Kind `pending` when the time is over and batches go on, `unknown` when it cannot be told whether one
    /// exists, `timeout` when nothing was created yet; and whatever a step ends with. The run can be resumed
    /// after every one of them.
    pub(crate) async fn drive(&mut self, limit: Option<Limit>) -> Result<Ending, Error> {
        let clock = self.ports.clock;
        let ended = within(clock, limit, self.go()).await;
        self.in_time(ended, limit)
    }

    async fn go(&mut self) -> Result<Ending, Error> {
        loop {
            let stranded: BTreeSet<ShardName> = self.memo.stranded.keys().copied().collect();
            match next(self.state(), self.memo.full.is_some(), &stranded) {
                Action::Reconcile(name) => self.reconcile(name).await?,
                Action::Create(name) => self.create(name).await?,
                Action::Collect(name) => self.collect(name).await?,
                Action::Wait => self.wait().await?,
                Action::Blocked(name) => return Err(self.blocked(name)),
                Action::Stranded(name) => return Err(self.stranded(name)),
                Action::Complete => {
                    if !self.another_round().await? {
                        return Ok(Ending { summary: self.merge().await? });
                    }
                }
                Action::Done => {
                    let summary =
                        if self.output()?.exists() { self.summary().await? } else { self.merge().await? };
                    return Ok(Ending { summary: Summary { already_finished: true, ..summary } });
                }
            }
        }
    }

    /// Lets a finished run try again what may fare better; for `resume`, which asks for it.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn reopen(&mut self) -> Result<(), Error> {
        if self.state().finished.as_ref().is_some_and(|finish| finish.retryable > 0) {
            self.record(&Record::Reopened)?;
        }
        Ok(())
    }

    /// What a limited piece of work came to. A call that the limit cut off says less than where the run stands.
    pub(super) fn in_time<T>(
        &self,
        ended: Option<Result<T, Error>>,
        limit: Option<Limit>,
    ) -> Result<T, Error> {
        match ended {
            Some(Err(error)) if error.evidence.entry == Some(EntryId::TIMEOUT_TOTAL) => {
                Err(self.out_of_time(limit.unwrap_or_default().typed))
            }
            Some(ended) => ended,
            None => Err(self.out_of_time(limit.unwrap_or_default().typed)),
        }
    }

    /// The error for a limit of time that is over, by what exists.
    #[must_use]
    pub(crate) fn out_of_time(&self, limit: Duration) -> Error {
        let state = self.state();
        let limited = span(limit);
        let (kind, what) = if let Some(name) = state.unknown() {
            let what = format!("{} may have been created; --timeout ran out first", self.called(name));
            (ErrorKind::Unknown, what)
        } else if state.acknowledged() {
            (ErrorKind::Pending, format!("--timeout ran out after {limited}; the batches go on"))
        } else {
            (ErrorKind::Timeout, format!("--timeout ran out after {limited}; no batch was created"))
        };
        let mut error = Error::new(kind, what).fact("run", self.folder.name());
        error.evidence.elapsed = Some(limit);
        error.fix(self.resume_by("go on without paying twice"))
    }

    fn blocked(&mut self, name: ShardName) -> Error {
        let error = self.memo.full.take().map(|full| full.error);
        let error =
            error.unwrap_or_else(|| Error::new(ErrorKind::RateLimit, "the API takes no further batch"));
        self.not_sent(name, error)
    }

    fn stranded(&mut self, name: ShardName) -> Error {
        let missing = || Error::new(ErrorKind::NotFound, "the batch is not there");
        self.memo.stranded.remove(&name).unwrap_or_else(missing)
    }
}
