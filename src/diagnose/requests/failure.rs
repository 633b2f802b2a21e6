//! A failed request as a check: in the error's own words, with the catalogue's advice.

use crate::diagnose::finding::{Check, CheckId};
use crate::error::{Command, Error, ErrorKind, Fix};
use crate::explain;

/// A failed check with everything the error knows.
pub(super) fn failed(id: CheckId, error: &Error, what: impl Into<String>) -> Check {
    let check = Check::fail(id, error.kind, what);
    let check = facts(check, error);
    advice(error).into_iter().fold(check, Check::fix)
}

/// The same without the catalogue's advice, where the check has better.
pub(super) fn bare(id: CheckId, error: &Error, what: impl Into<String>) -> Check {
    facts(Check::fail(id, error.kind, what), error)
}

/// What failed, with what the server said about it.
pub(super) fn words(error: &Error) -> String {
    let evidence = &error.evidence;
    match evidence.message.as_deref().map(str::trim).filter(|message| !message.is_empty()) {
        Some(message) if !evidence.what.contains(message) => {
            // Servers like to repeat the status: "502 Bad Gateway".
            let status = evidence.http_status.map(|status| format!("{status} ")).unwrap_or_default();
            format!("{}: {}", evidence.what, short(message.strip_prefix(&status).unwrap_or(message)))
        }
        _ => evidence.what.clone(),
    }
}

/// One line, not longer than a person reads.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 240;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST).chain(['…']).collect() }
}

/// The error's facts as evidence.
pub(super) fn facts(check: Check, error: &Error) -> Check {
    let evidence = &error.evidence;
    let check = check
        .with_some("status", evidence.http_status)
        .with_some("type", evidence.api_type.clone())
        .with_some("error code", evidence.error_code.clone())
        .with_some("request id", evidence.request_id.clone())
        .with_some("server said", evidence.message.as_deref().map(short))
        .with_some("organization", evidence.organization.clone())
        .with_some("workspace", evidence.workspace.clone())
        .with_some("retry after", evidence.retry_after.map(|wait| format!("{} s", wait.as_secs_f64())))
        .with_some("url", evidence.url.clone());
    evidence.facts.iter().fold(check, |check, (label, value)| check.with(label, short(value)))
}

/// What to do, but for the advice to run what is running.
fn advice(error: &Error) -> Vec<Fix> {
    let known = explain::evidence(error);
    let mut fixes = error.evidence.fixes.clone();
    if fixes.is_empty() || known.entry.id != error.kind.name() {
        fixes.extend(known.fixes);
    }
    fixes.retain(|fix| !matches!(&fix.command, Some(Command::Own(args)) if *args == ["diagnose"]));
    fixes.dedup();
    fixes
}

/// Whether an answer means that this server does not have the path, rather than anything about us.
pub(super) fn no_such_path(error: &Error) -> bool {
    matches!(error.evidence.http_status, Some(404 | 405 | 501))
        || (error.kind == ErrorKind::NotTheApi
            && error.evidence.http_status.is_some_and(|status| status < 300))
}
