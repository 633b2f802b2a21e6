//! Whether the model exists, and for how long; and the limits and switches that differ from model to model.

use serde_json::{Map, Value};

use super::super::finding::{Basis, Finding};
use super::{Mode, Report};
use crate::api::models::{self, FAST_BETA, Fast, Known, Lifecycle};

/// With this beta a batch item may ask for [`LONG_OUTPUT`] tokens.
const LONG_OUTPUT_BETA: &str = "output-300k-";
const LONG_OUTPUT: u64 = 300_000;

pub(super) fn check(request: &Map<String, Value>, report: &mut Report<'_>) {
    name(report);
    max_tokens(request, report);
    speed(request, report);
    geo(request, report);
}

fn name(report: &mut Report<'_>) {
    let Some(name) = report.facts.name else { return };
    if let Some(live) = report.facts.live {
        let until = live.retires_at.as_deref().map_or(String::new(), |day| format!(", it retires at {day}"));
        match live.lifecycle.as_deref() {
            Some("retired") => {
                report.add_on(Basis::Live, Finding::error("model", format!("{name} is retired")));
            }
            Some("deprecated") => {
                report.add_on(Basis::Live, Finding::warning("model", format!("{name} is deprecated{until}")));
            }
            _ => {}
        }
        return;
    }
    if models::ALIASES.iter().any(|(alias, _)| *alias == name) {
        let words = format!("`{name}` is a short name of claudectl, which the API does not know");
        let fix = format!("write {}, or leave it to -m {name}", models::id_of(name));
        report.add_on(Basis::Table, Finding::error("model", words).fix(fix));
        return;
    }
    if let Some(finding) = by_table(name, report.facts.known) {
        report.add_on(Basis::Table, finding);
    } else if report.facts.known == Known::Unknown && !report.rules.live.is_empty() {
        report.add_on(
            Basis::Live,
            Finding::error("model", format!("the API does not list {name} for this key")),
        );
    } else if report.facts.known == Known::Unknown && report.deep && report.rules.mode == Mode::Message {
        let words =
            format!("{name} is not in the built-in table, so nothing that depends on the model was checked");
        report.add_on(Basis::Table, Finding::warning("model", words));
    }
}

fn by_table(name: &str, known: Known) -> Option<Finding> {
    match known {
        Known::Model(model) if model.lifecycle == Lifecycle::Deprecated => {
            let until = model.retires.map_or(String::new(), |day| format!(" and retires on {day}"));
            let newest = models::newest(model.line).map(|newest| format!("move to {}", newest.id));
            let finding = Finding::warning("model", format!("{name} is deprecated{until}"));
            Some(newest.into_iter().fold(finding, Finding::fix))
        }
        Known::Model(_) => None,
        Known::Retired(retired) => {
            let since = retired.on.map_or(String::new(), |day| format!(" since {day}"));
            let finding = Finding::error("model", format!("{name} is retired{since}; calls fail"));
            Some(finding.fix(format!("use {}", retired.replacement)))
        }
        Known::Unknown => {
            let nearest = models::nearest_known(name)?;
            let finding = Finding::error("model", format!("{name} is not a model this version knows"));
            Some(
                finding
                    .fix(format!("did you mean {nearest}? claudectl models list shows what the key can use")),
            )
        }
    }
}

fn max_tokens(request: &Map<String, Value>, report: &mut Report<'_>) {
    let Some(asked) = request.get("max_tokens").and_then(Value::as_u64) else { return };
    let Some((most, basis)) = report.facts.max_output() else { return };
    let long = report.rules.mode == Mode::Batch && report.has_beta(LONG_OUTPUT_BETA);
    let most = if long { most.max(LONG_OUTPUT) } else { most };
    if asked > most {
        let words = format!("{asked} is more than the {most} output tokens {} can write", named(report));
        report.add_on(basis, Finding::error("max_tokens", words).fix(format!("--max-tokens {most}")));
    }
}

fn speed(request: &Map<String, Value>, report: &mut Report<'_>) {
    if request.get("speed").and_then(Value::as_str) != Some("fast") {
        return;
    }
    let Some(model) = report.facts.row() else { return };
    let finding = match model.fast {
        Fast::Offered => return,
        Fast::Preview if report.has_beta(FAST_BETA) => return,
        Fast::Preview => Finding::error("speed", format!("fast mode on {} needs a beta header", model.id))
            .fix(format!("--beta {FAST_BETA}")),
        Fast::Ignored => {
            Finding::warning("speed", format!("{} has no fast mode and answers as usual", model.id))
        }
        Fast::Refused => {
            Finding::error("speed", format!("{} has no fast mode", model.id)).fix("leave out `speed`")
        }
    };
    report.add_on(Basis::Table, finding);
}

fn geo(request: &Map<String, Value>, report: &mut Report<'_>) {
    if request.get("inference_geo").is_some_and(Value::is_string)
        && let Some(model) = report.facts.row().filter(|model| !model.geo)
    {
        let finding = Finding::error("inference_geo", format!("{} does not take it", model.id));
        report
            .add_on(Basis::Table, finding.fix("leave it out, or use a model of the 4.6 generation or newer"));
    }
}

/// What the model is called in messages.
pub(super) fn named<'a>(report: &Report<'a>) -> &'a str {
    report.facts.name.unwrap_or("this model")
}
