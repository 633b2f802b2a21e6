//! How a run ended: the numbers, and the error that the exit code comes from.

use std::time::Duration;

use crate::bulk::event::{Stopped, Summary};
use crate::bulk::money::dollars;
use crate::cli::Bulk;
use crate::commands::context::Context;
use crate::error::{Error, ErrorKind, Failure, Fix, Signal, span};
use crate::output::bulk as view;

/// Prints the numbers.
pub(super) fn tell(summary: &Summary, args: &Bulk, context: &Context) -> Result<(), Failure> {
    let ui = &context.ui;
    if ui.json() {
        return ui.out().json_line(&view::json(summary).to_string());
    }
    for line in view::lines(summary) {
        ui.note(&line);
    }
    if summary.beyond_limit > 0
        && let Some(limit) = args.limit
    {
        ui.note(&format!("these were the first {limit}; the same command without --limit does the rest"));
    }
    Ok(())
}

/// What the command ends with; `signal` is the one that stopped it, if one did, `limit` the command's own.
pub(super) fn of(summary: Summary, signal: Signal, limit: Option<Duration>) -> Result<(), Failure> {
    let left = summary.left;
    let pending = |what: String, fix: &str| {
        let why = "Nothing is lost: what was answered is kept and not paid again.";
        let error = Error::new(ErrorKind::Pending, what).why(why).fact("run", summary.run.clone());
        let last = summary.last_failure.iter().cloned();
        last.fold(error, |error, last| error.fact("last failure", last)).fix(fix.to_owned())
    };
    let error = match summary.stopped {
        Some(Stopped::Signal) => return Err(Failure::Signal(signal)),
        Some(Stopped::Fatal(error)) => error
            .fact("left", format!("{left} of {} items; what was answered is kept", summary.requests))
            .fact("run", summary.run.clone())
            .fix(Fix::from("then run the same command again: it goes on where it stopped").afterwards()),
        Some(Stopped::Timeout) => pending(
            format!(
                "--timeout ran out after {} with {left} items left",
                span(limit.unwrap_or(summary.elapsed))
            ),
            "run the same command again: it goes on where it stopped",
        ),
        Some(Stopped::Budget(budget)) => pending(
            format!("the budget of {} is used up with {left} items left", dollars(budget)),
            "run the same command with a higher --max-cost: it goes on where it stopped",
        )
        .fact("spent", dollars(summary.spent)),
        Some(Stopped::Errors(most)) => pending(
            format!("more than {most} items failed (--max-errors); {left} items are left"),
            "look at why they failed, then run the same command with a higher --max-errors",
        ),
        None if summary.failed > 0 => partial(&summary),
        None => return Ok(()),
    };
    Err(error.into())
}

fn partial(summary: &Summary) -> Error {
    let what = format!("{} of {} items failed", summary.failed, summary.requests);
    let mut error = Error::new(ErrorKind::Partial, what).fact("run", summary.run.clone());
    if let Some(path) = &summary.failed_results {
        error = error.fact("why they failed", path.display().to_string());
    }
    if let Some(path) = &summary.failed_requests {
        error = error.fact("the requests", path.display().to_string());
    }
    if summary.retryable > 0 {
        let many = format!("{} of them may succeed now", summary.retryable);
        error = error.fix(format!("{many}: the same command with --retry-errors"));
    } else {
        error = error.fix("correct them and run the file of the requests, or try again with --retry-errors");
    }
    error
}
