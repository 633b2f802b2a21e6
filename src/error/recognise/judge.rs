//! From facts to the entry that explains them: names first, wording only where there is nothing better.

use std::sync::LazyLock;

use super::By;
use super::facts::Facts;
use super::kind_of::{Answer, kind_of};
use super::pattern::{Found, Pattern, Prepared};
use crate::error::ErrorKind;
use crate::error::catalogue::{self, Entry};

/// What explains an error, and how that is known.
pub(super) struct Verdict {
    pub entry: &'static Entry,
    /// The kind the error counts as; it may differ from the entry's where a gateway changed the status.
    pub kind: Option<ErrorKind>,
    pub by: By,
    /// Values the wording holds.
    pub values: Vec<(&'static str, String)>,
}

impl Verdict {
    pub fn new(entry: &'static Entry, by: By) -> Self {
        Self { entry, kind: entry.kind(), by, values: Vec::new() }
    }
}

/// How sure it is that a text speaks of the Claude API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// It says so; common phrases count.
    Sure,
    /// It is asked about and names no one else; a common phrase counts if it is nearly all there is.
    Asked,
    /// It does not say; only wording that nobody else uses counts.
    None,
}

/// A common phrase must make up this share of a text that is merely asked about, in percent.
const NEARLY_ALL: usize = 60;

/// Every pattern with the entry it points to.
static PATTERNS: LazyLock<Vec<(&'static Entry, Pattern)>> = LazyLock::new(|| {
    catalogue::all()
        .flat_map(|entry| entry.says.iter().filter_map(move |says| Some((entry, Pattern::new(says)?))))
        .collect()
});

/// Explains an error by what is known of it.
pub(super) fn judge(facts: &Facts, ground: Ground) -> Option<Verdict> {
    by_known(facts)
        .or_else(|| by_names(facts))
        .or_else(|| by_own_kind(facts))
        .or_else(|| by_text(&facts.text, ground, None))
        .or_else(|| by_class(facts))
        .or_else(|| by_status(facts, ground))
}

fn by_known(facts: &Facts) -> Option<Verdict> {
    let (entry, by) = facts.known?;
    let mut verdict = Verdict::new(entry, by);
    if let (By::Page, Some(status)) = (by, facts.status) {
        let kind = kind_of(&Answer { status: Some(status), ..Answer::default() });
        verdict.kind = Some(kind);
        // The page says one thing, its status another: the status decides.
        if entry.kind() != Some(kind) && entry.kind() != Some(ErrorKind::NotTheApi) {
            verdict.entry = catalogue::of_kind(kind);
        }
    }
    Some(verdict)
}

/// By code, type and status of an error object, and by its wording where the code is silent.
pub(super) fn by_names(facts: &Facts) -> Option<Verdict> {
    if facts.api_type.is_none() && facts.error_code.is_none() {
        return None;
    }
    let class_status = facts.class.and_then(|class| class.statuses.first().copied());
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
        verdict = worded;
    }
    verdict.kind = Some(kind);
    Some(verdict)
}

fn named(facts: &Facts, kind: ErrorKind) -> Verdict {
    if let Some(entry) = facts.error_code.as_deref().and_then(catalogue::of_code) {
        let mut verdict = Verdict::new(entry, By::ErrorCode);
        verdict.values = own_values(entry, facts.message.as_deref().unwrap_or_default());
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
fn own_values(entry: &'static Entry, message: &str) -> Vec<(&'static str, String)> {
    let text = Prepared::new(message);
    PATTERNS
        .iter()
        .filter(|(owner, _)| std::ptr::eq(*owner, entry))
        .find_map(|(_, pattern)| pattern.find(&text))
        .map(|found| found.values)
        .unwrap_or_default()
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

/// By wording alone, or within the bounds of a `kind` that is already certain.
pub(super) fn by_text(text: &str, ground: Ground, kind: Option<ErrorKind>) -> Option<Verdict> {
    if text.trim().is_empty() {
        return None;
    }
    let text = Prepared::new(text);
    let mut best: Option<(&'static Entry, &Pattern, Found)> = None;
    for (entry, pattern) in PATTERNS.iter() {
        if kind.is_some() && entry.kind() != kind || pattern.weak && ground == Ground::None {
            continue;
        }
        if best.as_ref().is_some_and(|(_, known, _)| known.weight >= pattern.weight) {
            continue;
        }
        let enough = |found: &Found| {
            found.at_boundary && (!pattern.weak || ground == Ground::Sure || found.covers >= NEARLY_ALL)
        };
        if let Some(found) = pattern.find(&text).filter(enough) {
            best = Some((entry, pattern, found));
        }
    }
    let (entry, _, found) = best?;
    let mut verdict = Verdict::new(entry, By::Message);
    verdict.values = found.values;
    Some(verdict)
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

fn by_status(facts: &Facts, ground: Ground) -> Option<Verdict> {
    let status = facts.status.filter(|_| ground != Ground::None && facts.status_reported)?;
    catalogue::of_status(status).map(|entry| Verdict::new(entry, By::Status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles_and_finds_its_own_entry_first() {
        let written: usize = catalogue::all().map(|entry| entry.says.len()).sum();
        assert_eq!(PATTERNS.len(), written, "a pattern is malformed");
    }
}
