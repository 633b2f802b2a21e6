//! Checks a request body against everything known about the API and the model, before the API does.
//!
//! Rules of the API's contract are errors. What rests on the built-in model table is an error while the table is
//! fresh and a warning once it is old; what the API itself said about the model today always counts.

mod batch;
mod blocks;
mod facts;
mod media;
mod messages;
mod model;
mod output;
mod pairs;
mod pdf;
mod schema;
mod tally;
mod thinking;
mod tools;
mod top;
mod window;

use jiff::civil::Date;
use serde_json::Value;

use super::finding::{Basis, Finding, Severity};
use crate::api::model::ModelInfo;
use facts::Facts;
use tally::Tally;

/// Where the request is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A message of its own.
    Message,
    /// A token count.
    Count,
    /// One item of a batch.
    Batch,
}

/// What the rules depend on beside the request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules<'a> {
    /// Where it is going.
    pub mode: Mode,
    /// The API version it is sent under.
    pub api_version: &'a str,
    /// The beta features sent along.
    pub betas: &'a [String],
    /// Today in UTC.
    pub today: Date,
    /// What the API says about models, if it was asked; the request's own model is looked up in it.
    pub live: &'a [ModelInfo],
}

/// No request is explained better by more findings than this.
const MOST: usize = 100;

/// Checks one request body. Findings come in the order of the rules, not of the text.
#[must_use]
pub(crate) fn check(body: &Value, rules: &Rules<'_>) -> Vec<Finding> {
    run(body, rules, true)
}

fn run(body: &Value, rules: &Rules<'_>, deep: bool) -> Vec<Finding> {
    let Some(request) = body.as_object() else {
        return vec![Finding::fatal("", "a request must be a JSON object")];
    };
    let name = request.get("model").and_then(Value::as_str);
    let mut report = Report { rules, deep, facts: Facts::of(name, rules), findings: Vec::new() };
    top::check(request, &mut report);
    model::check(request, &mut report);
    thinking::check(request, &mut report);
    output::check(request, &mut report);
    window::check(request, &mut report);
    if rules.mode == Mode::Batch {
        batch::check(request, &mut report);
    }
    let mut tally = Tally::default();
    tools::check(request, &mut report, &mut tally);
    messages::check(request, &mut report, &mut tally);
    tally.judge(request, &mut report);
    report.close()
}

/// The checks that run before every request: what cannot succeed, and, as warnings, what the knowledge about the model
/// doubts, because that knowledge can be older than the API, and what is wrong in a field that `by_options` says was
/// made from what was typed. A request of somebody's own is otherwise left to the API.
#[must_use]
pub(crate) fn check_before_sending(
    body: &Value,
    rules: &Rules<'_>,
    by_options: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut findings = run(body, rules, false);
    findings.retain(|finding| {
        let field = finding.path.split('.').next().unwrap_or_default();
        let typed = finding.severity == Severity::Error && by_options(field);
        typed || finding.severity == Severity::Fatal || finding.basis != Basis::Contract
    });
    for finding in findings.iter_mut().filter(|finding| finding.severity == Severity::Error) {
        finding.severity = Severity::Warning;
    }
    findings
}

/// The findings so far, and what the rules need to make more.
struct Report<'a> {
    rules: &'a Rules<'a>,
    /// Whether images and PDFs are decoded, which takes time on large ones.
    deep: bool,
    facts: Facts<'a>,
    findings: Vec<Finding>,
}

impl Report<'_> {
    fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds what rests on knowledge about the model; an old table only doubts.
    fn add_on(&mut self, basis: Basis, mut finding: Finding) {
        if basis == Basis::Table && self.facts.stale && finding.severity == Severity::Error {
            finding.severity = Severity::Warning;
        }
        self.add(finding.on(basis));
    }

    /// Whether a beta whose name begins so is sent along.
    fn has_beta(&self, prefix: &str) -> bool {
        self.rules.betas.iter().any(|beta| beta.starts_with(prefix))
    }

    fn close(mut self) -> Vec<Finding> {
        let left_out = self.findings.len().saturating_sub(MOST);
        self.findings.truncate(MOST);
        if left_out > 0 {
            self.add(Finding::warning("", format!("{left_out} more findings are not shown")));
        }
        if self.facts.stale && self.findings.iter().any(|finding| finding.basis == Basis::Table) {
            self.add(self.facts.age());
        }
        self.findings
    }
}

#[cfg(test)]
mod tests;
