//! Another program's calls, one line each, and all of them together.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::{Value, json};

use super::number::grouped;
use super::{Ui, span};
use crate::api::models::Cost;
use crate::error::{Command, EntryId, Error, Fix};
use crate::explain;
use crate::trace::call::{Call, CallEnd};
use crate::trace::summary::{self, BadManner, Summary};

/// Things to do about one failed call; a trace is read while it runs.
const FIXES: usize = 2;

/// Tells one call.
pub(crate) fn call(ui: &Ui, number: u64, call: &Call, attempt: u32) {
    if ui.json() {
        return ui.note(&machine(number, call, attempt).to_string());
    }
    let mut lines = format!("[{number}] {}", line(call, attempt));
    if let Some(error) = &call.error {
        lines.push_str(&failure(error));
    }
    ui.note(&lines);
}

/// Tells that the API could not be reached.
pub(crate) fn unreachable(ui: &Ui, error: &Error) {
    if ui.json() {
        return ui.note(
            &json!({"unreachable": {"kind": error.kind.name(), "message": error.to_string()}}).to_string(),
        );
    }
    ui.note(&format!("[-] the program called, and the API could not be reached{}", failure(error)));
}

/// The lines below that of a call; they go out together with it, since the program writes to the same place.
fn failure(error: &Error) -> String {
    let explained = explain::evidence(error);
    let mut lines = format!("\n    {}: {}", error.kind.name(), super::report::one_line(&error.to_string()));
    let own = error.evidence.fixes.iter().chain(explained.fixes.iter().filter(|fix| is_for_any_client(fix)));
    for fix in own.take(FIXES) {
        let _ = write!(lines, "\n    fix: {fix}");
    }
    lines
}

/// Whether a fix helps someone whose program is not claudectl.
fn is_for_any_client(fix: &Fix) -> bool {
    let again = matches!(&fix.command, Some(Command::Again(_)));
    !again && !fix.say.contains("--") && !fix.say.contains("claudectl")
}

fn line(call: &Call, attempt: u32) -> String {
    let mut line = format!("{} {}", call.method, call.path);
    if let Some(model) = &call.model {
        let _ = write!(line, " {model}");
    }
    line.push_str(": ");
    match call.status {
        Some(status) => {
            let _ = write!(line, "{status} in {}", span::human(call.total));
        }
        None => {
            let _ = write!(line, "no answer after {}", span::human(call.total));
        }
    }
    if let Some(first) = call.first_byte {
        let _ = write!(line, " (first byte {})", span::human(first));
    }
    if let Some(usage) = &call.usage {
        let _ = write!(
            line,
            ", {} tokens in, {} out",
            grouped(usage.total_input()),
            grouped(usage.output_tokens)
        );
        if usage.cache_read_input_tokens > 0 {
            let _ = write!(line, " ({} from the cache)", grouped(usage.cache_read_input_tokens));
        }
    }
    if let Some(cost) = summary::cost(call) {
        let _ = write!(line, ", about {}", dollars(cost));
    }
    if let Some(reason) = call.stop_reason.as_deref().filter(|reason| *reason != "end_turn") {
        let _ = write!(line, ", stop reason {reason}");
    }
    if attempt > 1 {
        let _ = write!(line, ", attempt {attempt}");
    }
    if let Some(wait) = call.retry_after {
        let _ = write!(line, ", retry after {}", span::human(wait));
    }
    if call.end == CallEnd::Abandoned {
        line.push_str(", the program closed the connection");
    }
    if let Some(coding) = &call.unread {
        let _ = write!(line, ", compressed with {coding}: tokens unknown");
    }
    line
}

/// The summary at the end; `ran` is whether a program was run.
pub(crate) fn summary(ui: &Ui, summary: &Summary, ran: bool) {
    if ui.json() {
        return ui.note(&json!({"summary": totals(summary)}).to_string());
    }
    if summary.calls == 0 && summary.unreachable == 0 {
        if ran {
            ui.warn(
                "the program made no call that passed here. It may set its own base URL (Claude Code's settings \
                 file does), or read another variable than ANTHROPIC_BASE_URL",
            );
        }
        return;
    }
    let count =
        |count: u64, what: &str| format!("{} {what}{}", grouped(count), if count == 1 { "" } else { "s" });
    let mut line = count(summary.calls, "call");
    for (number, what) in [(summary.failed, "failed"), (summary.unreachable, "could not connect")] {
        if number > 0 {
            let _ = write!(line, ", {} {what}", grouped(number));
        }
    }
    if summary.retries > 0 {
        let retries = if summary.retries == 1 { "retry" } else { "retries" };
        let _ = write!(line, ", {} {retries}", grouped(summary.retries));
    }
    if summary.input + summary.output > 0 {
        line.push_str(&tokens(summary));
    }
    if summary.unpriced > 0 {
        let _ = write!(line, "; no price is known for the model of {}", count(summary.unpriced, "call"));
    }
    if summary.unread > 0 {
        let _ = write!(line, "; tokens of {} unknown, compressed", count(summary.unread, "call"));
    }
    if summary.wasted > 0 {
        let _ = write!(line, "; {} tokens in answers that failed or broke off", grouped(summary.wasted));
    }
    ui.note(&line);
    for (manner, times) in manners(summary) {
        let times = if times == 1 { "once".to_owned() } else { format!("{times} times") };
        ui.warn(&format!("the program {} ({times})", manner.describe()));
    }
}

/// What the calls used and about what that cost.
fn tokens(summary: &Summary) -> String {
    let mut line = format!("; {} tokens in", grouped(summary.input));
    if summary.input > 0 && summary.cached > 0 {
        let _ = write!(line, " ({} % from the cache)", summary.cached * 100 / summary.input);
    }
    let _ = write!(line, ", {} out", grouped(summary.output));
    if summary.nanodollars > 0 || summary.unpriced == 0 {
        let _ = write!(line, "; about {}", dollars(summary.nanodollars));
    }
    line
}

fn manners(summary: &Summary) -> Vec<(BadManner, u64)> {
    let mut manners: Vec<_> = summary.manners.iter().map(|(manner, times)| (*manner, *times)).collect();
    manners.sort_unstable();
    manners
}

fn machine(number: u64, call: &Call, attempt: u32) -> Value {
    let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    let usage = call.usage.as_ref();
    json!({"call": {
        "number": number,
        "method": call.method,
        "path": call.path,
        "model": call.model,
        "status": call.status,
        "first_byte_ms": call.first_byte.map(millis),
        "total_ms": millis(call.total),
        "request_bytes": call.sent,
        "answer_bytes": call.received,
        "input_tokens": usage.map(crate::api::usage::Usage::total_input),
        "cache_read_input_tokens": usage.map(|usage| usage.cache_read_input_tokens),
        "output_tokens": usage.map(|usage| usage.output_tokens),
        "cost_usd": summary::cost(call).map(|cost| dollars(cost).trim_start_matches('$').to_owned()),
        "stop_reason": call.stop_reason,
        "unread_encoding": call.unread,
        "attempt": attempt,
        "retry_after_s": call.retry_after.map(|wait| wait.as_secs_f64()),
        "whole": call.end == CallEnd::Whole,
        "kind": call.error.as_ref().map(|error| error.kind.name()),
        "entry": call.error.as_ref().and_then(|error| error.evidence.entry).map(EntryId::as_str),
        "retryable": call.error.as_ref().map(Error::retryable),
        "message": call.error.as_ref().map(ToString::to_string),
        "request_id": call.error.as_ref().and_then(|error| error.evidence.request_id.clone()),
    }})
}

fn totals(summary: &Summary) -> Value {
    let manners: serde_json::Map<String, Value> = manners(summary)
        .into_iter()
        .map(|(manner, times)| (manner.describe().to_owned(), Value::from(times)))
        .collect();
    json!({
        "calls": summary.calls,
        "failed": summary.failed,
        "unreachable": summary.unreachable,
        "retries": summary.retries,
        "input_tokens": summary.input,
        "cache_read_input_tokens": summary.cached,
        "output_tokens": summary.output,
        "wasted_tokens": summary.wasted,
        "cost_usd": dollars(summary.nanodollars).trim_start_matches('$'),
        "calls_without_price": summary.unpriced,
        "calls_unread": summary.unread,
        "bad_manners": manners,
    })
}

fn dollars(nanodollars: u64) -> String {
    Cost { nanodollars, caveats: Vec::new() }.to_string()
}
