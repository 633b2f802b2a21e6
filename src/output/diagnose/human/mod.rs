//! The diagnosis for people: a line for each stage that passed, what is wrong with its evidence, and the verdict last, so
//! that it is still on the screen when the command ends.

mod full;

use std::time::Duration;

use console::measure_text_width;
use serde_json::Value;

use crate::diagnose::finding::{Check, CheckId, Health, Report, Stage, Status};
use crate::output::style::{Paint, Style};
use crate::output::wrap::{self, Prose};
use crate::output::{escape, span};

/// Lines of a report on which something is wrong; a small terminal has 24, and the prompt needs its own.
const MOST_LINES: usize = 22;
/// Fixes of the verdict that are shown; the rest is in the JSON form and in `-v`.
const MOST_FIXES: usize = 3;
/// Width of a stage's name; the longest has seven characters.
const NAME: usize = 8;
/// Where the summary of a stage begins: behind mark, name and duration.
const COLUMN: usize = 2 + NAME + 7 + 2;
/// Terminals narrower than this get more lines rather than cut ones.
const NARROW: usize = 60;

/// How it is to look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ViewOptions {
    /// The colours of stdout.
    pub paint: Paint,
    /// Where lines end, if anywhere.
    pub width: Option<usize>,
    /// Whether the terminal shows more than ASCII.
    pub utf8: bool,
    /// Whether to show every check with its evidence.
    pub verbose: bool,
}

/// The whole text, with a final newline.
#[must_use]
pub(crate) fn text(report: &Report, options: ViewOptions) -> String {
    let (mut lines, verdict) = if options.verbose {
        (options.every_check(report), options.verdict(report, usize::MAX))
    } else {
        options.within_limits(report)
    };
    lines.push(String::new());
    lines.extend(verdict);
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// What is shown of one check, or of a stage that passed.
struct Shown<'a> {
    check: &'a Check,
    lines: Vec<String>,
}

/// The check whose summary stands for its stage when all of it passed.
fn headline(stage: Stage) -> CheckId {
    match stage {
        Stage::Local => CheckId::LocalKey,
        Stage::Dns => CheckId::DnsLookup,
        Stage::Tcp => CheckId::TcpV4,
        Stage::Proxy => CheckId::ProxyConnect,
        Stage::Tls => CheckId::TlsHandshake,
        Stage::Api => CheckId::ApiAnswer,
        Stage::Key => CheckId::KeyModels,
        Stage::Account => CheckId::AccountCount,
        Stage::Live => CheckId::LiveMessage,
        Stage::Context => CheckId::ContextStatus,
    }
}

impl ViewOptions {
    /// Stages and verdict, shortened until they fit: fixes beyond the first, then stages that passed, then warnings.
    fn within_limits(self, report: &Report) -> (Vec<String>, Vec<String>) {
        let mut shown = self.stages(report);
        let limited = self.width.is_some_and(|width| width >= NARROW);
        let count = |shown: &[Shown<'_>]| shown.iter().map(|one| one.lines.len()).sum::<usize>();
        let room = |shown: &[Shown<'_>]| {
            if limited { MOST_LINES.saturating_sub(1 + count(shown)) } else { usize::MAX }
        };
        let verdict = (1..=MOST_FIXES).rev().map(|fixes| self.verdict(report, fixes));
        let verdict = verdict.reduce(|long, short| if long.len() <= room(&shown) { long } else { short });
        let verdict = verdict.unwrap_or_default();
        for dispensable in [Status::Pass, Status::Warn] {
            while verdict.len() > room(&shown) {
                let Some(at) = shown.iter().rposition(|one| one.check.status == dispensable) else { break };
                shown.remove(at);
            }
        }
        let mut left = if self.width.is_some() && !limited { 0 } else { room(&shown) - verdict.len() };
        // The failures' own evidence comes first.
        for wanted in [Status::Fail, Status::Warn] {
            for one in shown.iter_mut().filter(|one| one.check.status == wanted) {
                let mut facts = self.evidence(one.check);
                facts.truncate(left);
                left -= facts.len();
                one.lines.extend(facts);
            }
        }
        (shown.into_iter().flat_map(|one| one.lines).collect(), verdict)
    }

    /// A line for each stage that passed, and for each check that found something.
    fn stages(self, report: &Report) -> Vec<Shown<'_>> {
        let mut shown = Vec::new();
        for stage in report.checks.chunk_by(|one, next| one.stage == next.stage) {
            let wrong = stage.iter().filter(|check| matches!(check.status, Status::Warn | Status::Fail));
            let before = shown.len();
            shown.extend(wrong.map(|check| Shown { check, lines: self.alarm(check) }));
            if shown.len() == before {
                shown.extend(self.passed(stage));
            }
        }
        shown
    }

    /// One line for a stage without trouble; none for one that was not looked at.
    fn passed(self, stage: &[Check]) -> Option<Shown<'_>> {
        let passed = || stage.iter().filter(|check| check.status == Status::Pass);
        let chosen = passed().find(|check| check.id == headline(check.stage)).or_else(|| passed().next());
        let check = chosen?;
        let began = passed().map(|check| check.begun_ms).min().unwrap_or(0);
        let ended = passed().map(|check| check.begun_ms + check.ms).max().unwrap_or(0);
        let took = (check.stage != Stage::Local).then(|| Duration::from_millis(ended - began));
        let mark = if self.utf8 { "✓" } else { "+" };
        Some(Shown { check, lines: self.line(mark, Style::Good, check.stage.name(), took, &check.summary) })
    }

    /// One line for a check that found something.
    fn alarm(self, check: &Check) -> Vec<String> {
        let (mark, style) = match check.status {
            Status::Fail => (if self.utf8 { "✗" } else { "x" }, Style::Bad),
            _ => ("!", Style::Caution),
        };
        let took = (check.stage != Stage::Local).then(|| Duration::from_millis(check.ms));
        let word = if check.status == Status::Fail { "FAIL" } else { "WARN" };
        let summary = format!("{word} {}: {}", check.id.name(), check.summary);
        self.line(mark, style, check.stage.name(), took, &summary)
    }

    fn line(
        self,
        mark: &str,
        style: Style,
        name: &str,
        took: Option<Duration>,
        summary: &str,
    ) -> Vec<String> {
        let took = took.map(span::human).unwrap_or_default();
        let mark = self.paint.paint(style, mark);
        let lead = format!("{mark} {name:NAME$}{took:>7}  ");
        let summary = safe(summary);
        match self.width {
            Some(width) if width >= NARROW => {
                vec![lead + &clipped(&summary, width.saturating_sub(COLUMN))]
            }
            Some(_) => {
                let mut lines = vec![format!("{mark} {name} {took}").trim_end().to_owned()];
                self.prose("  ", 2, &summary, Prose::Text, &mut lines);
                lines
            }
            None => vec![lead + &summary],
        }
    }

    fn evidence(self, check: &Check) -> Vec<String> {
        let mut lines = Vec::new();
        for (name, value) in &check.evidence {
            let text = match value {
                Value::String(text) => safe(text),
                other => other.to_string(),
            };
            let lead = format!("{}{}: ", " ".repeat(COLUMN), safe(name));
            let width = self.width.unwrap_or(usize::MAX).saturating_sub(measure_text_width(&lead));
            lines.push(self.paint.paint(Style::Dim, &lead) + &clipped(&text, width));
        }
        lines
    }

    fn verdict(self, report: &Report, fixes: usize) -> Vec<String> {
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
        let mut dim = Vec::new();
        self.prose("      ", 6, &facts.join(", "), Prose::Text, &mut dim);
        lines.extend(dim.iter().map(|line| self.paint.paint(Style::Dim, line)));
        for (at, fix) in verdict.fix.iter().take(fixes).enumerate() {
            self.prose(&format!("  {}.  ", at + 1), 6, &safe(fix), Prose::Fix, &mut lines);
        }
        lines
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

/// As many whole words as fit into `width` columns, with a mark where some are missing.
fn clipped(text: &str, width: usize) -> String {
    if measure_text_width(text) <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split(' ') {
        let blank = usize::from(!out.is_empty());
        if measure_text_width(&out) + blank + measure_text_width(word) + 2 > width {
            break;
        }
        if blank == 1 {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.push_str(" …");
    out
}

/// Checks hold words of servers and certificates; a terminal must not obey them.
fn safe(text: &str) -> String {
    escape::text(text).into_owned()
}

#[cfg(test)]
mod tests;
