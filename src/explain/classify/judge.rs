//! From facts to the entry that explains them: names first, wording only where there is nothing better.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use crate::error::ErrorKind;
use crate::explain::by::By;
use crate::explain::catalogue::{self, Class, Entry};
use crate::explain::classify::kind_of::{Answer, kind_of};
use crate::explain::classify::pattern::{Found, Pattern, Prepared};
use crate::explain::classify::words::Words;
use crate::explain::observation::Facts;
use crate::explain::read::page;

/// What explains an error, and how that is known.
pub(crate) struct Verdict {
    pub entry: &'static Entry,
    /// The kind the error counts as; it may differ from the entry's where a gateway changed the status.
    pub kind: Option<ErrorKind>,
    pub by: By,
    /// Values the wording holds.
    pub values: Vec<(&'static str, String)>,
}

impl Verdict {
    pub(crate) fn new(entry: &'static Entry, by: By) -> Self {
        Self { entry, kind: entry.kind(), by, values: Vec::new() }
    }
}

/// How sure it is that a text speaks of the Claude API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// It says so; common phrases count.
    Sure,
    /// It is asked about and names no one else; a common phrase counts if it is nearly all there is.
    Asked,
    /// It does not say; only wording that nobody else uses counts.
    None,
}

/// A common phrase must make up this share of a text that is merely asked about, in percent.
const NEARLY_ALL: usize = 60;

/// Every pattern with the entry it points to, and an index of the words without which none can match.
struct Patterns {
    all: Vec<(&'static Entry, Pattern)>,
    index: Words<usize>,
    /// Patterns whose words are too short for the index.
    short: Vec<usize>,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let compiled =
        |entry: &'static Entry| entry.says.iter().filter_map(move |says| Some((entry, Pattern::new(says)?)));
    let all: Vec<(&'static Entry, Pattern)> = catalogue::all().flat_map(compiled).collect();
    let needles = all.iter().enumerate();
    let needles =
        needles.flat_map(|(at, (_, pattern))| pattern.needles.iter().map(move |needle| (needle.clone(), at)));
    let index = Words::new(needles);
    let short = (0..all.len()).filter(|at| all[*at].1.needles.is_empty()).collect();
    Patterns { all, index, short }
});

impl Patterns {
    /// The patterns that may match a text, in the order of the catalogue.
    fn candidates(&self, text: &Prepared) -> impl Iterator<Item = &(&'static Entry, Pattern)> {
        let mut found = self.short.clone();
        self.index.each(text.folded.as_bytes(), |at| {
            found.push(at);
            ControlFlow::Continue(())
        });
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.all[at])
    }
}

/// Explains an error by what is known of it.
pub(crate) fn judge(facts: &Facts, ground: Ground) -> Option<Verdict> {
    by_known(facts)
        .or_else(|| by_names(facts))
        .or_else(|| by_own_kind(facts))
        .or_else(|| by_plain_text(facts, ground))
        .or_else(|| by_class(facts))
        .or_else(|| by_status(facts, ground))
}

fn by_known(facts: &Facts) -> Option<Verdict> {
    let (entry, by) = facts.known?;
    let mut verdict = Verdict::new(entry, by);
    if let (By::Page, Some(status)) = (by, facts.status) {
        let kind = kind_of(&Answer { status: Some(status), ..Answer::default() });
        verdict.kind = Some(kind);
    }
    Some(verdict)
}

/// By code, type and status of an error object, and by its wording where the code is silent.
pub(crate) fn by_names(facts: &Facts) -> Option<Verdict> {
    if facts.api_type.is_none() && facts.error_code.is_none() {
        return None;
    }
    let class_status = facts.class.and_then(Class::status);
    let kind = kind_of(&Answer {
        status: facts.status.or(class_status),
        api_type: facts.api_type.as_deref(),
        error_code: facts.error_code.as_deref(),
        message: facts.message.as_deref(),
        json: true,
    });
    let mut verdict = named(facts, kind);
    if verdict.by != By::ErrorCode
        && let Some(worded) =
            by_text(facts.message.as_deref().unwrap_or(&facts.text), Ground::Sure, Some(kind))
    {
        // Wording that says no more than the names do adds nothing to how it is known.
        if !std::ptr::eq(worded.entry, verdict.entry) {
            verdict = worded;
        }
    }
    verdict.kind = Some(kind);
    Some(verdict)
}

fn named(facts: &Facts, kind: ErrorKind) -> Verdict {
    if let Some(entry) = facts.error_code.as_deref().and_then(catalogue::of_code) {
        let mut verdict = Verdict::new(entry, By::ErrorCode);
        verdict.values = own_values(entry, &Prepared::new(facts.message.as_deref().unwrap_or_default()));
        return verdict;
    }
    let fits = |entry: &&'static Entry| entry.kind() == Some(kind);
    let by_type = facts.api_type.as_deref().and_then(catalogue::of_type).filter(fits);
    if let Some(entry) = by_type {
        return Verdict::new(entry, By::Type);
    }
    if let Some(entry) = facts.status.and_then(catalogue::of_status).filter(fits) {
        return Verdict::new(entry, By::Status);
    }
    let by = if kind == ErrorKind::Billing { By::Message } else { By::Type };
    Verdict::new(catalogue::of_kind(kind), by)
}

/// The values an entry's own patterns read, whatever pointed to it.
fn own_values(entry: &'static Entry, text: &Prepared) -> Vec<(&'static str, String)> {
    let own = PATTERNS.candidates(text).filter(|(owner, _)| std::ptr::eq(*owner, entry));
    let mut values: Vec<(&'static str, String)> = Vec::new();
    for (name, value) in own.filter_map(|(_, pattern)| pattern.find(text)).flat_map(|found| found.values) {
        if !values.iter().any(|(known, _)| *known == name) {
            values.push((name, value));
        }
    }
    values
}

fn by_own_kind(facts: &Facts) -> Option<Verdict> {
    let kind = facts.kind?;
    let mut verdict = Verdict::new(catalogue::of_kind(kind), By::Kind);
    let text = facts.message.as_deref().unwrap_or(&facts.text);
    if let Some(worded) = by_text(text, Ground::Sure, Some(kind)) {
        verdict = worded;
    }
    verdict.kind = Some(kind);
    Some(verdict)
}

/// By the wording of a text without names. Wording that only repeats the status is known by the status.
fn by_plain_text(facts: &Facts, ground: Ground) -> Option<Verdict> {
    let worded = by_text(&facts.text, ground, None)?;
    let same = |other: &Verdict| std::ptr::eq(other.entry, worded.entry);
    Some(by_status(facts, ground).filter(same).unwrap_or(worded))
}

/// By wording alone, or within the bounds of a `kind` that is already certain.
pub(crate) fn by_text(text: &str, ground: Ground, kind: Option<ErrorKind>) -> Option<Verdict> {
    if text.trim().is_empty() {
        return None;
    }
    let text = Prepared::new(text);
    let mut best: Option<(&'static Entry, &Pattern, Found)> = None;
    for (entry, pattern) in PATTERNS.candidates(&text) {
        if kind.is_some() && entry.kind() != kind || pattern.weak && ground == Ground::None {
            continue;
        }
        if best.as_ref().is_some_and(|(_, known, _)| known.weight >= pattern.weight) {
            continue;
        }
        let enough = |found: &Found| {
            let elsewhere = |(name, host): &(&str, String)| *name == "host" && !is_own_host(host);
            if ground == Ground::Asked && found.values.iter().any(elsewhere) {
                return false;
            }
            if pattern.at_start && kind.is_none() && found.covers < NEARLY_ALL {
                return false;
            }
            let placed = found.at_boundary || kind.is_some() || !pattern.weak && ground == Ground::Sure;
            placed && (!pattern.weak || ground == Ground::Sure || found.covers >= NEARLY_ALL)
        };
        if let Some(found) = pattern.find(&text).filter(enough) {
            best = Some((entry, pattern, found));
        }
    }
    let (entry, _, found) = best?;
    let mut verdict = Verdict::new(entry, By::Message);
    verdict.values = found.values;
    for (name, value) in own_values(entry, &text) {
        if !verdict.values.iter().any(|(known, _)| *known == name) {
            verdict.values.push((name, value));
        }
    }
    Some(verdict)
}

/// Whether a host is that of the API or a gateway on this machine.
fn is_own_host(host: &str) -> bool {
    ["anthropic", "claude", "localhost", "127.0.0.1"].iter().any(|own| host.contains(own))
}

fn by_class(facts: &Facts) -> Option<Verdict> {
    let class = facts.class?;
    let status = facts.status.filter(|status| *status >= 400);
    if let Some(entry) = status.and_then(catalogue::of_status) {
        return Some(Verdict::new(entry, By::Status));
    }
    let entry = catalogue::all().find(|entry| entry.class.is_some_and(|known| known.name == class.name))?;
    Some(Verdict::new(entry, By::Class))
}

/// By status alone. A text that is merely asked about must show headers of an answer; headers that announce no JSON
/// are those of a page.
fn by_status(facts: &Facts, ground: Ground) -> Option<Verdict> {
    let content = facts.read("content_type");
    let headers = content.is_some()
        || facts.read("request_id").is_some()
        || facts.text.trim_start().starts_with("curl: (22) The requested URL returned error");
    let enough = ground == Ground::Sure || ground == Ground::Asked && headers;
    let status = facts.status.filter(|_| enough && facts.status_reported)?;
    if content.is_some_and(|content| !content.contains("json")) && facts.read("request_id").is_none() {
        let mut verdict = Verdict::new(page::of_status(status)?, By::Page);
        verdict.kind = Some(kind_of(&Answer { status: Some(status), ..Answer::default() }));
        return Some(verdict);
    }
    catalogue::of_status(status).map(|entry| Verdict::new(entry, By::Status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles_and_finds_its_own_entry_first() {
        let written: usize = catalogue::all().map(|entry| entry.says.len()).sum();
        assert_eq!(PATTERNS.all.len(), written, "a pattern is malformed");
        let slow: Vec<&str> = PATTERNS.short.iter().map(|at| PATTERNS.all[*at].0.id).collect();
        assert!(slow.len() < 8, "too many patterns cannot be looked up by a word: {slow:?}");
    }
}
