//! What a request may not say inside a batch.

use serde_json::{Map, Value};

use super::super::finding::Finding;
use super::Report;

/// Fields a batch item may not have at all.
const REFUSED: [(&str, &str); 7] = [
    ("speed", "batches have no fast mode"),
    ("store", "batches do not store"),
    ("previous_thread_event_id", "batches keep no threads"),
    ("thread", "batches keep no threads"),
    ("cache_hint", "batches take no hints"),
    ("context_hint", "batches take no hints"),
    ("fallbacks", "batches have no fallback models"),
];

pub(super) fn check(params: &Map<String, Value>, report: &mut Report<'_>) {
    let sent = |name: &str| params.get(name).filter(|value| !value.is_null());
    for (name, why) in REFUSED.iter().filter(|(name, _)| sent(name).is_some()) {
        report.add(Finding::error(name, *why).fix(format!("remove `{name}`")));
    }
    if sent("stream") == Some(&Value::Bool(true)) {
        report.add(Finding::error("stream", "a batch does not stream").fix("remove `stream`"));
    }
    if sent("max_tokens").and_then(Value::as_u64) == Some(0) {
        report.add(Finding::error("max_tokens", "0 only warms the cache, which a batch does not do"));
    }
    if sent("research_preview_2026_02").is_some_and(|value| value == "active") {
        report.add(Finding::error("research_preview_2026_02", "batches do not take it").fix("remove it"));
    }
}
