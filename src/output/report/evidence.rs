//! Turns an error's facts into labelled lines: where, with what, how often, how long.

use std::time::Duration;

use super::summary::one_line;
use crate::error::{ApiBody, Error, Evidence};
use crate::output::escape::foreign_line;
use crate::output::span;

/// A label and its value, ready to show.
pub(super) type Fact = (&'static str, String);

/// The facts in the order in which they help: what the server said, where, who, how often.
pub(super) fn facts(error: &Error, point: &str) -> Vec<Fact> {
    let evidence = &*error.evidence;
    let mut facts = Vec::new();
    let mut add = |label, value: Option<String>| facts.extend(value.map(|value| (label, value)));
    add("server said", said(evidence, point));
    add("error code", evidence.error_code.as_deref().map(foreign_line));
    add("parameter", evidence.param.as_deref().map(foreign_line));
    add("url", evidence.url.as_deref().map(foreign_line));
    add("request id", evidence.request_id.as_deref().map(foreign_line));
    add("credential", evidence.credential.as_deref().map(foreign_line));
    add("organization", evidence.organization.as_deref().map(foreign_line));
    add("workspace", evidence.workspace.as_deref().map(foreign_line));
    add("appeal", evidence.appeal_url.as_deref().map(foreign_line));
    add("retry after", evidence.retry_after.map(span::human));
    add("attempts", attempts(evidence));
    facts.extend(evidence.kept.as_deref().map(|place| ("kept", one_line(place))));
    facts.extend(evidence.facts.iter().map(|(label, value)| (*label, one_line(value))));
    facts
}

/// The server's own words, unless the first line holds them already.
fn said(evidence: &Evidence, point: &str) -> Option<String> {
    let text = match (&evidence.message, &evidence.body) {
        (Some(message), _) if !message.trim().is_empty() => one_line(message),
        (_, ApiBody::Text(text)) if !text.trim().is_empty() => one_line(text),
        (_, ApiBody::Json(value)) => one_line(&value.to_string()),
        _ => return None,
    };
    (!point.contains(&text)).then_some(text)
}

/// `5 in 34.2s, 31s of it waiting; 1 may have been billed`.
fn attempts(evidence: &Evidence) -> Option<String> {
    if evidence.attempts == 0 {
        return None;
    }
    let elapsed = evidence.elapsed.map(|elapsed| format!(" in {}", span::human(elapsed)));
    let waited = (evidence.waited > Duration::ZERO)
        .then(|| format!(", {} of it waiting", span::human(evidence.waited)));
    let billed = (evidence.possibly_billed > 0)
        .then(|| format!("; {} may have been billed", evidence.possibly_billed));
    let parts = [elapsed, waited, billed].into_iter().flatten();
    Some(evidence.attempts.to_string() + &parts.collect::<String>())
}
