//! What a bulk run says while it goes, and its numbers at the end.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use super::batch_run::problem;
use super::escape::foreign_line;
use super::number::grouped;
use super::progress::{Items, Transfer};
use super::{Ui, span};
use crate::api::models::{self, Cost};
use crate::api::usage::Usage;
use crate::bulk::event::{Event, Gravity, Held, Problem, Progress, Summary};

/// Doubts and remarks that are shown before they are only counted.
const MOST_DOUBTS: u64 = 20;
/// Items whose failure is told one by one.
const MOST_FAILURES: u64 = 10;
/// Elsewhere than at a terminal it is said this often where the run stands.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// Tells the events of one run.
pub(crate) struct Reporter {
    ui: Ui,
    /// The input as the user named it.
    input: String,
    transfer: RefCell<Option<Transfer>>,
    items: RefCell<Option<Items>>,
    said: Cell<Option<Instant>>,
    doubts: Cell<u64>,
    failures: Cell<u64>,
}

impl Reporter {
    /// Tells `ui`; problems are placed in `input`.
    #[must_use]
    pub(crate) fn new(ui: &Ui, input: &str) -> Self {
        Self {
            ui: ui.clone(),
            input: input.to_owned(),
            transfer: RefCell::default(),
            items: RefCell::default(),
            said: Cell::new(None),
            doubts: Cell::new(0),
            failures: Cell::new(0),
        }
    }

    /// Tells one event.
    pub(crate) fn tell(&self, event: &Event) {
        match event {
            Event::Checking { bytes, total } => {
                let mut transfer = self.transfer.borrow_mut();
                transfer
                    .get_or_insert_with(|| Transfer::start(&self.ui, "checking", Some(*total)))
                    .set(*bytes);
            }
            Event::Problem(problem) => self.problem(problem),
            Event::Opened { run, resumed, lost } => {
                *self.transfer.borrow_mut() = None;
                self.opened(run, *resumed, *lost);
            }
            Event::LeftBehind { run } => {
                self.ui.warn(&format!("an unfinished run is left behind: {run}"));
            }
            Event::Progress(progress) => self.progress(progress),
            Event::Failed { custom_id, what } => self.failed(custom_id, what),
            Event::Held { time, why, reason } => self.held(*time, *why, reason),
            Event::Draining { in_flight, why, within } => {
                let within =
                    within.map(|time| format!(", for up to {}", span::human(time))).unwrap_or_default();
                let calls = counted(*in_flight as u64, "call");
                self.ui.note(&format!("{why}: waiting for {calls} in flight{within}"));
            }
        }
    }

    fn problem(&self, problem: &Problem) {
        let shown = self::problem(&self.input, problem);
        if problem.gravity == Gravity::Fault {
            return self.ui.error(&shown);
        }
        self.doubts.set(self.doubts.get() + 1);
        match self.doubts.get() {
            ..=MOST_DOUBTS => self.ui.warn(&shown),
            count if count == MOST_DOUBTS + 1 => self.ui.warn("and more like these"),
            _ => {}
        }
    }

    fn opened(&self, run: &str, resumed: Option<u64>, lost: u64) {
        let Some(done) = resumed else { return self.ui.verbose(1, &format!("run: {run}")) };
        self.ui.note(&format!("{} done before by the run {run}", counted(done, "item")));
        if lost > 0 {
            let calls = counted(lost, "call");
            self.ui.warn(&format!("{calls} of it ended without an answer and may have been billed"));
        }
    }

    fn failed(&self, custom_id: &str, what: &str) {
        self.failures.set(self.failures.get() + 1);
        match self.failures.get() {
            ..=MOST_FAILURES => {
                self.ui.note(&format!("{custom_id} failed: {}", foreign_line(what)));
            }
            count if count == MOST_FAILURES + 1 => {
                self.ui.note("and more; all of them are in the file of errors");
            }
            _ => {}
        }
    }

    fn held(&self, time: Duration, why: Held, reason: &str) {
        let time = span::human(time);
        let reason = if reason.is_empty() { String::new() } else { format!(": {}", foreign_line(reason)) };
        self.ui.note(&match why {
            Held::RateLimit => format!("waiting {time}, as the server asked{reason}"),
            Held::Outage => format!("most calls fail{reason}; pausing for {time}, then one asks again"),
        });
    }

    fn progress(&self, progress: &Progress) {
        let live = self.ui.options().live();
        let now = Instant::now();
        let since = self.said.get().get_or_insert(now).elapsed();
        if self.said.get().is_none() {
            self.said.set(Some(now));
        }
        if !live && since < LINE_EVERY {
            return;
        }
        self.said.set(Some(now));
        let mut items = self.items.borrow_mut();
        items
            .get_or_insert_with(|| Items::start(&self.ui, "calling", progress.total))
            .set(progress.done, &detail(progress));
    }
}

/// The few words about where a run stands.
fn detail(progress: &Progress) -> String {
    let mut parts = Vec::new();
    if progress.failed > 0 {
        parts.push(format!("{} failed", grouped(progress.failed)));
    }
    parts.push(format!("{} of {} in flight", progress.in_flight, progress.limit));
    if progress.limited > 0 {
        parts.push(format!("{} × 429", grouped(progress.limited)));
    }
    if let Some(spent) = progress.spent {
        parts.push(format!("{} spent", dollars(spent)));
    }
    parts.join(", ")
}

fn dollars(nanodollars: u64) -> String {
    Cost { nanodollars, caveats: Vec::new() }.to_string()
}

fn counted(count: u64, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(count))
}

/// The numbers, for people.
#[must_use]
pub(crate) fn lines(summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    if summary.already_finished {
        lines.push(
            "the run was finished before, and nothing is left to do; --again runs it anew and pays anew"
                .to_owned(),
        );
    }
    let mut parts = vec![format!("{} succeeded", grouped(summary.succeeded))];
    if summary.failed > 0 {
        parts.push(format!("{} failed", grouped(summary.failed)));
    }
    if summary.left > 0 {
        parts.push(format!("{} left", grouped(summary.left)));
    }
    lines.push(format!("{}: {}", counted(summary.requests, "item"), parts.join(", ")));
    for (kind, cause) in &summary.causes {
        let said = cause.message.as_deref().map(|said| format!(": {}", foreign_line(said)));
        lines.push(format!("  {} {kind}{}", grouped(cause.count), said.unwrap_or_default()));
    }
    for (reason, count) in &summary.stop_reasons {
        if !matches!(reason.as_str(), "end_turn" | "stop_sequence" | "tool_use") {
            lines.push(format!("  {} of the answers stopped with {}", grouped(*count), foreign_line(reason)));
        }
    }
    lines.extend(used(summary));
    if summary.possibly_billed > 0 {
        let calls = counted(summary.possibly_billed, "call");
        lines.push(format!("{calls} without an answer may have been billed too"));
    }
    if !summary.already_finished {
        let limited = if summary.limited > 0 {
            format!(", {} × 429", grouped(summary.limited))
        } else {
            String::new()
        };
        let took = span::human(summary.elapsed);
        lines.push(format!(
            "{} in {took}{limited}; results: {}",
            counted(summary.calls, "call"),
            summary.output.display()
        ));
    }
    lines
}

fn used(summary: &Summary) -> Option<String> {
    if summary.usage.is_empty() {
        return None;
    }
    let sum = |pick: fn(&Usage) -> u64| summary.usage.values().map(pick).sum::<u64>();
    let (read, wrote) = (sum(Usage::total_input), sum(|usage| usage.output_tokens));
    let priced = match summary.unpriced {
        0 => format!("; about {} at the prices of {}", dollars(summary.spent), models::AS_OF),
        number => format!("; no price is known for {} of the answers", grouped(number)),
    };
    Some(format!("{} tokens in, {} out{priced}", grouped(read), grouped(wrote)))
}

/// The numbers, for machines.
#[must_use]
pub(crate) fn json(summary: &Summary) -> Value {
    let causes = summary.causes.iter().map(|(kind, cause)| {
        json!({"kind": kind, "count": cause.count, "message": cause.message, "retryable": cause.retryable})
    });
    let usage: Map<String, Value> = summary
        .usage
        .iter()
        .map(|(model, usage)| {
            let tokens = json!({
                "input_tokens": usage.input_tokens,
                "output_tokens": usage.output_tokens,
                "cache_creation_input_tokens": usage.cache_creation_input_tokens,
                "cache_read_input_tokens": usage.cache_read_input_tokens,
            });
            (model.clone(), tokens)
        })
        .collect();
    let usd = (summary.unpriced == 0).then(|| dollars(summary.spent).trim_start_matches('$').to_owned());
    json!({
        "run": summary.run,
        "requests": summary.requests,
        "succeeded": summary.succeeded,
        "failed": summary.failed,
        "retryable": summary.retryable,
        "left": summary.left,
        "calls": summary.calls,
        "rate_limited": summary.limited,
        "possibly_billed": summary.possibly_billed,
        "failures": causes.collect::<Vec<_>>(),
        "stop_reasons": summary.stop_reasons,
        "usage": usage,
        "cost_usd": usd,
        "prices_of": models::AS_OF,
        "elapsed_ms": u64::try_from(summary.elapsed.as_millis()).unwrap_or(u64::MAX),
        "output": summary.output,
        "failed_requests": summary.failed_requests,
        "failed_results": summary.failed_results,
        "already_finished": summary.already_finished,
        "last_failure": summary.last_failure,
    })
}
