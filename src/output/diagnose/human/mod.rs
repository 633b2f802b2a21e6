//! The diagnosis for people: cause, fixes, then one line a check, in 80 columns.

use std::time::Duration;

use console::{measure_text_width, truncate_str};
use serde_json::Value;

use super::bar;
use crate::diagnose::finding::{Check, Health, Report, Stage, Status};
use crate::output::style::{Paint, Style};
use crate::output::wrap::{self, Prose};
use crate::output::{escape, span};

/// Width of a check's name; the longest has as many characters.
const NAME: usize = 14;
/// Where the lines beneath a check begin.
const INDENT: usize = 7;

/// How it is to look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// The colours of stdout.
    pub paint: Paint,
    /// Where lines end, if anywhere.
    pub width: Option<usize>,
    /// Whether the terminal shows more than ASCII.
    pub utf8: bool,
    /// Whether to show the evidence of checks that passed, too.
    pub verbose: bool,
}

/// The whole text, with a final newline.
#[must_use]
pub(crate) fn text(report: &Report, look: Look) -> String {
    let mut lines = look.verdict(report);
    lines.push(String::new());
    for check in &report.checks {
        look.check(check, report.ms, &mut lines);
    }
    lines.push(String::new());
    lines.join("\n").trim_end().to_owned() + "\n"
}

impl Look {
    fn verdict(self, report: &Report) -> Vec<String> {
        let verdict = &report.verdict;
        let (label, style) = match verdict.status {
            Health::Ok => ("OK", Style::Good),
            Health::Warn => ("WARN", Style::Caution),
            Health::Fail => ("FAIL", Style::Bad),
        };
        let mut lines = Vec::new();
        let lead = format!("{}{}", self.paint.paint(style, label), " ".repeat(6 - label.len()));
        self.prose(&lead, 6, &safe(&verdict.summary), Prose::Text, &mut lines);
        let mut facts: Vec<String> = report.target.iter().map(|target| safe(target)).collect();
        facts.push(span::human(Duration::from_millis(report.ms)));
        if let Some(kind) = verdict.kind {
            facts.push(format!("exit {} ({})", verdict.exit_code, kind.name()));
        }
        lines.push(format!("      {}", self.paint.paint(Style::Dim, &facts.join(", "))));
        if !verdict.fix.is_empty() {
            lines.push(String::new());
            lines.push("what to do:".into());
            for (at, fix) in verdict.fix.iter().enumerate() {
                self.prose(&format!("  {}. ", at + 1), 5, &safe(fix), Prose::Fix, &mut lines);
            }
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
        let alarming = matches!(check.status, Status::Warn | Status::Fail);
        let summary = safe(&check.summary);
        let timed = check.stage != Stage::Local && check.status != Status::Skip;
        let (head, used) = if timed {
            let drawn = bar::draw(bar::extent(check.begun_ms, check.ms, whole_ms), self.utf8);
            let took = span::human(Duration::from_millis(check.ms));
            let bar = self.paint.paint(style, &drawn);
            (
                format!("{status} {:NAME$} {bar} {took:>6}  ", check.id.name()),
                7 + NAME + 1 + bar::CELLS + 1 + 6 + 2,
            )
        } else {
            (format!("{status} {:NAME$} ", check.id.name()), 7 + NAME + 1)
        };
        if alarming && timed {
            lines.push(head.trim_end().to_owned());
            self.prose(&" ".repeat(INDENT), INDENT, &summary, Prose::Text, lines);
        } else if alarming {
            self.prose(&head, used, &summary, Prose::Text, lines);
        }
        if alarming {
            self.evidence(check, lines);
            return;
        }
        let shown = match self.width {
            Some(width) => truncate_str(&summary, width.saturating_sub(used), "…").into_owned(),
            None => summary,
        };
        let shown = if check.status == Status::Skip { self.paint.paint(Style::Dim, &shown) } else { shown };
        lines.push(format!("{head}{shown}").trim_end().to_owned());
        if self.verbose {
            self.evidence(check, lines);
        }
    }

    fn evidence(self, check: &Check, lines: &mut Vec<String>) {
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

    /// Prose behind a lead that is `indent` columns wide, its further lines indented to stand under the first.
    fn prose(self, lead: &str, indent: usize, text: &str, kind: Prose, lines: &mut Vec<String>) {
        let width = self.width.map(|width| width.saturating_sub(indent).max(20));
        for (at, line) in wrap::lines(text, kind, width, self.paint).into_iter().enumerate() {
            let lead = if at == 0 { lead.to_owned() } else { " ".repeat(indent) };
            lines.push(format!("{lead}{line}"));
        }
    }
}

/// Checks hold words of servers and certificates; a terminal must not obey them.
fn safe(text: &str) -> String {
    escape::text(text).into_owned()
}

#[cfg(test)]
mod tests;
