//! Whether the prompt fits into the context window, judged by its size, since only the API counts tokens.

use serde_json::Value;

use super::super::finding::Finding;
use super::Report;
use super::model::named;

/// Bytes of text that a token stands for, rather too many than too few.
const TOKEN: u64 = 4;

pub(super) fn check(request: &serde_json::Map<String, Value>, report: &mut Report<'_>) {
    let Some((window, basis)) = report.facts.context() else { return };
    let parts = ["system", "tools", "messages"];
    let bytes: u64 = parts.iter().filter_map(|part| request.get(*part)).map(text).sum();
    let tokens = bytes / TOKEN / 1_000 * 1_000;
    if tokens > window {
        let words =
            format!("the prompt has about {tokens} tokens by its size, {} reads {window}", named(report));
        let fix =
            "count them: claudectl send --count …; then send less, or take a model with a larger window";
        report.add_on(basis, Finding::warning("", words).fix(fix));
    }
}

/// The bytes of all texts in a value; what is base64 is paid for by its size in pixels or pages.
fn text(value: &Value) -> u64 {
    match value {
        Value::String(text) => text.len() as u64,
        Value::Array(values) => values.iter().map(text).sum(),
        Value::Object(fields) if fields.get("type").is_some_and(|kind| kind == "base64") => 0,
        Value::Object(fields) => fields.values().map(text).sum(),
        _ => 0,
    }
}
