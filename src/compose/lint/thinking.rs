//! The rules of thinking and effort, which differ from model to model more than anything else.

use serde_json::{Map, Value};

use super::super::finding::{Basis, Finding};
use super::super::thinking::LEAST_BUDGET;
use super::Report;
use super::model::named;
use crate::api::models::THINKING_TYPES;

const EFFORTS: [&str; 5] = ["low", "medium", "high", "xhigh", "max"];

pub(super) fn check(request: &Map<String, Value>, report: &mut Report<'_>) {
    let effort = request.get("output_config").and_then(|config| config.get("effort"));
    let effort = effort.filter(|effort| !effort.is_null());
    if let Some(effort) = effort {
        level(effort, report);
    }
    let Some(thinking) = request.get("thinking").filter(|thinking| !thinking.is_null()) else { return };
    let Some(kind) = thinking.get("type").and_then(Value::as_str) else {
        let words = format!("it needs a `type`: {}", THINKING_TYPES.join(", "));
        report.add(Finding::error("thinking", words));
        return;
    };
    mode(kind, report);
    if kind == "enabled" {
        budget(thinking, request, report);
    }
    if matches!(kind, "disabled" | "between_tools") {
        off(kind, effort.and_then(Value::as_str), report);
    }
}

fn level(effort: &Value, report: &mut Report<'_>) {
    const PATH: &str = "output_config.effort";
    let Some(level) = effort.as_str().filter(|level| EFFORTS.contains(level)) else {
        report.add(Finding::error(PATH, format!("{effort} is no effort level: {}", EFFORTS.join(", "))));
        return;
    };
    if let Some((false, basis)) = report.facts.takes_effort(level) {
        let levels = report.facts.row().map_or(&[][..], |model| model.efforts);
        let name = named(report);
        let finding = if levels.is_empty() {
            Finding::error(PATH, format!("{name} takes no effort level")).fix("leave out --effort")
        } else {
            let words = format!("{name} does not take effort {level}");
            Finding::error(PATH, words).fix(format!("it takes {}", levels.join(", ")))
        };
        report.add_on(basis, finding);
    }
}

fn mode(kind: &str, report: &mut Report<'_>) {
    if !THINKING_TYPES.contains(&kind) {
        let words = format!("`{kind}` is no kind of thinking: {}", THINKING_TYPES.join(", "));
        report.add(Finding::error("thinking.type", words));
        return;
    }
    let name = named(report);
    match report.facts.takes_thinking(kind) {
        Some((false, basis)) => {
            let finding = Finding::error("thinking.type", format!("{name} does not take `{kind}`"));
            report.add_on(basis, finding.fix(instead(kind, report)));
        }
        Some((true, Basis::Table))
            if kind == "enabled"
                && report.facts.row().is_some_and(|model| model.thinking.budget_deprecated) =>
        {
            let words = format!("thinking budgets are on their way out on {name}");
            report.add_on(Basis::Table, Finding::warning("thinking.type", words).fix(ADAPTIVE));
        }
        _ => {}
    }
}

const ADAPTIVE: &str = r#"{"type": "adaptive"} with output_config.effort (--thinking on --effort LEVEL)"#;

/// What to write instead of a mode the model does not take.
fn instead(kind: &str, report: &Report<'_>) -> String {
    let takes = |kind: &str| report.facts.takes_thinking(kind).is_some_and(|(takes, _)| takes);
    match kind {
        "enabled" => ADAPTIVE.to_owned(),
        "disabled" if takes("between_tools") => r#"{"type": "between_tools"}"#.to_owned(),
        "between_tools" if takes("disabled") => r#"{"type": "disabled"}"#.to_owned(),
        "adaptive" => r#"{"type": "enabled", "budget_tokens": N} (--thinking N)"#.to_owned(),
        _ => "leave `thinking` out: this model always thinks; a lower effort costs less (--effort low)"
            .to_owned(),
    }
}

fn budget(thinking: &Value, request: &Map<String, Value>, report: &mut Report<'_>) {
    const PATH: &str = "thinking.budget_tokens";
    let Some(budget) = thinking.get("budget_tokens").and_then(Value::as_u64) else {
        report.add(Finding::error("thinking", "`enabled` needs a number of `budget_tokens`"));
        return;
    };
    if budget < LEAST_BUDGET {
        let finding = Finding::error(PATH, format!("{budget} is less than the least budget, {LEAST_BUDGET}"));
        report.add(finding.fix(format!("--thinking {LEAST_BUDGET}, or --thinking off")));
    }
    if let Some(most) = request.get("max_tokens").and_then(Value::as_u64).filter(|most| *most <= budget) {
        let finding = Finding::error(PATH, format!("{budget} does not fit into max_tokens, which is {most}"));
        report
            .add(finding.fix(format!("--max-tokens {}, or a smaller budget", budget.saturating_add(4_096))));
    }
}

fn off(kind: &str, effort: Option<&str>, report: &mut Report<'_>) {
    let Some(level @ ("xhigh" | "max")) = effort else { return };
    let Some(model) = report.facts.row() else { return };
    if model.thinking.off_needs_low_effort && model.thinking.takes(kind) {
        let words = format!("{} does not take effort {level} without thinking", model.id);
        let finding = Finding::error("output_config.effort", words);
        report.add_on(Basis::Table, finding.fix("--effort high or lower, or --thinking on"));
    }
}
