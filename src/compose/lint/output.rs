//! `output_config` and its neighbours in `thinking`: fields that need a beta, and the bounds of a task budget.

use serde_json::{Map, Value};

use super::super::finding::Finding;
use super::Report;

/// The least `total` of a task budget.
const LEAST_TASK: u64 = 20_000;

const TASK_BETA: &str = "task-budgets-";
const BINDING_BETA: &str = "thinking-binding-controls-";
const UPDATES_BETA: &str = "thinking-display-updates-";

pub(super) fn check(request: &Map<String, Value>, report: &mut Report<'_>) {
    if let Some(config) = request.get("output_config").and_then(Value::as_object) {
        unknown("output_config", config, &["effort", "format", "task_budget"], report);
        if let Some(budget) = config.get("task_budget").filter(|budget| !budget.is_null()) {
            task_budget(budget, report);
        }
    }
    if let Some(thinking) = request.get("thinking").and_then(Value::as_object) {
        unknown("thinking", thinking, &["type", "budget_tokens", "display", "block_binding"], report);
        if thinking.contains_key("block_binding") {
            needs_beta("thinking.block_binding", BINDING_BETA, "2026-08-01", report);
        }
        display(thinking.get("display").unwrap_or(&Value::Null), report);
    }
}

/// Fields nobody knows. A beta sent along may well bring some of its own.
fn unknown(path: &str, fields: &Map<String, Value>, known: &[&str], report: &mut Report<'_>) {
    if !report.rules.betas.is_empty() {
        return;
    }
    for key in fields.keys().filter(|key| !known.contains(&key.as_str())) {
        report.add(Finding::error(&format!("{path}.{key}"), "the API knows no such field"));
    }
}

fn needs_beta(path: &str, beta: &str, date: &str, report: &mut Report<'_>) {
    if !report.has_beta(beta) {
        report.add(Finding::error(path, "it needs a beta header").fix(format!("--beta {beta}{date}")));
    }
}

fn task_budget(budget: &Value, report: &mut Report<'_>) {
    const PATH: &str = "output_config.task_budget";
    needs_beta(PATH, TASK_BETA, "2026-03-13", report);
    if let Some(total) = budget["total"].as_u64().filter(|total| *total < LEAST_TASK) {
        let words = format!("{total} is less than the least budget of a task, {LEAST_TASK}");
        report.add(Finding::error(&format!("{PATH}.total"), words));
    }
}

fn display(display: &Value, report: &mut Report<'_>) {
    const PATH: &str = "thinking.display";
    match display.as_str() {
        Some("updates") => needs_beta(PATH, UPDATES_BETA, "2026-08-18", report),
        Some("summarized" | "omitted") => {}
        None if display.is_null() => {}
        _ => report.add(Finding::error(PATH, "it must be \"summarized\" or \"omitted\"")),
    }
}
