//! Every check with its evidence, as a waterfall: the form of `-v`.

use std::time::Duration;

use console::measure_text_width;
use serde_json::Value;

use super::{ViewOptions, safe};
use crate::diagnose::finding::{Check, Report, Stage, Status};
use crate::output::diagnose::bar;
use crate::output::span;
use crate::output::style::Style;
use crate::output::wrap::Prose;

/// Width of a check's name; the longest has as many characters.
const NAME: usize = 14;
/// Where the lines beneath a check begin.
const INDENT: usize = 7;

impl ViewOptions {
    pub(super) fn every_check(self, report: &Report) -> Vec<String> {
        let mut lines = Vec::new();
        for check in &report.checks {
            self.check(check, report.ms, &mut lines);
        }
        lines
    }

    fn check(self, check: &Check, whole_ms: u64, lines: &mut Vec<String>) {
        let (mark, word, style) = match check.status {
            Status::Pass => (if self.utf8 { "✓" } else { "+" }, "PASS", Style::Good),
            Status::Warn => ("!", "WARN", Style::Caution),
            Status::Fail => (if self.utf8 { "✗" } else { "x" }, "FAIL", Style::Bad),
            Status::Skip => ("-", "SKIP", Style::Dim),
        };
        let status = self.paint.paint(style, &format!("{mark} {word}"));
        let summary = safe(&check.summary);
        let timed = check.stage != Stage::Local && check.status != Status::Skip;
        let head = if timed {
            let drawn = bar::draw(bar::extent(check.begun_ms, check.ms, whole_ms), self.utf8);
            let took = span::human(Duration::from_millis(check.ms));
            format!("{status} {:NAME$} {} {took:>6}", check.id.name(), self.paint.paint(style, &drawn))
        } else {
            format!("{status} {}", check.id.name())
        };
        lines.push(head);
        self.prose(&" ".repeat(INDENT), INDENT, &summary, Prose::Text, lines);
        self.every_fact(check, lines);
    }

    fn every_fact(self, check: &Check, lines: &mut Vec<String>) {
        let column = check.evidence.keys().map(|name| measure_text_width(name) + 1).max().unwrap_or(0);
        for (name, value) in &check.evidence {
            let text = match value {
                Value::String(text) => safe(text),
                other => other.to_string(),
            };
            let lead = format!("{}{:column$} ", " ".repeat(INDENT + 2), format!("{}:", safe(name)));
            let lead_width = measure_text_width(&lead);
            self.prose(&self.paint.paint(Style::Dim, &lead), lead_width, &text, Prose::Text, lines);
        }
    }
}
