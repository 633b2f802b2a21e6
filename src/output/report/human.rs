//! An error as a person reads it: what failed, the evidence, why, what to do, where to read more.

use super::explanation::Explained;
use super::headline::Headline;
use super::{evidence, place};
use crate::error::{Error, ErrorKind};
use crate::output::escape::{self, foreign_line};
use crate::output::facts;
use crate::output::style::{Paint, Style};
use crate::output::wrap::{self, NARROWEST, Prose};

/// How a report looks.
pub(super) struct Human {
    /// The colours of stderr.
    pub paint: Paint,
    /// Where to wrap, if at all.
    pub width: Option<usize>,
    /// Whether to show the chain of causes.
    pub verbose: bool,
}

impl Human {
    /// The whole report, without a final newline.
    pub(super) fn text(&self, error: &Error, explained: &Explained) -> String {
        let mut lines = vec![self.headline(error, &explained.headline)];
        self.facts(error, &explained.headline.point, &mut lines);
        if let Some(at) = &error.evidence.place {
            lines.push(place::excerpt(at, self.paint));
        }
        self.prose("why: ", &explained.why, Prose::Text, &mut lines);
        self.fixes(&explained.fixes, &mut lines);
        let command = format!("claudectl explain {}", error.kind.name());
        lines.push(format!("more: {}", self.paint.paint(Style::Command, &command)));
        lines.join("\n")
    }

    fn headline(&self, error: &Error, headline: &Headline) -> String {
        let label = self.paint.paint(Style::Remedy(error.kind.remedy()), &headline.label);
        let whole = format!("{} {}{}", headline.label, headline.point, headline.aside);
        if self.width.is_none_or(|width| console::measure_text_width(&whole) <= width) {
            return format!("{label} {}{}", self.paint.paint(Style::Strong, &headline.point), headline.aside);
        }
        // In a narrow window no word is broken; everywhere else it is one line.
        let filled = wrap::hanging(&whole, Prose::Text, self.width);
        let rest = filled.strip_prefix(&headline.label).unwrap_or(&filled);
        let rest: Vec<String> = rest.lines().map(|line| self.paint.paint(Style::Strong, line)).collect();
        format!("{label}{}", rest.join("\n"))
    }

    fn facts(&self, error: &Error, point: &str, lines: &mut Vec<String>) {
        let mut facts = evidence::facts(error, point);
        if self.verbose || error.kind == ErrorKind::Internal {
            facts.extend(causes(error).into_iter().map(|cause| ("caused by", cause)));
        }
        lines.extend(facts::lines(facts, self.width, self.paint));
    }

    fn fixes(&self, fixes: &[String], lines: &mut Vec<String>) {
        if fixes.is_empty() {
            return;
        }
        lines.push("what to do:".to_owned());
        for (index, fix) in fixes.iter().enumerate() {
            self.prose(&format!("  {}. ", index + 1), fix, Prose::Fix, lines);
        }
    }

    /// Prose behind a lead, its further lines indented to stand under the first.
    fn prose(&self, lead: &str, text: &str, kind: Prose, lines: &mut Vec<String>) {
        let indent = lead.len();
        let safe = escape::text(&crate::error::redact(text)).into_owned();
        let width = self.width.map(|width| width.saturating_sub(indent).max(NARROWEST));
        for (index, line) in wrap::lines(&safe, kind, width, self.paint).into_iter().enumerate() {
            let lead = if index == 0 { lead.to_owned() } else { " ".repeat(indent) };
            lines.push(format!("{lead}{line}"));
        }
    }
}

fn causes(error: &Error) -> Vec<String> {
    let Some(source) = &error.source else { return Vec::new() };
    let mut causes: Vec<String> = source.chain().map(|cause| foreign_line(&cause.to_string())).collect();
    causes.dedup();
    causes
}
