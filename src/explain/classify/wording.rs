//! From the wording of a message to the entry it points to, and the values it holds.

use std::ops::ControlFlow;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use memchr::memmem;

use crate::error::{ErrorKind, ValueName, Values};
use crate::explain::catalogue::{self, Entry};
use crate::explain::classify::pattern::{Found, Pattern, Prepared};
use crate::explain::classify::words::{Built, Words};
use crate::explain::observation::Certainty;
use crate::explain::read::speaks::is_own_host;

/// A common phrase must make up this share of a text that is merely asked about, in percent.
const NEARLY_ALL: usize = 60;

/// From this length on a text is searched for all words at once, in bytes: building that search costs more than
/// looking for each word in a short text.
const LONG: usize = 8 * 1024;

/// So many short texts are searched word by word before the search for all words is built.
const FEW: u32 = 16;

/// How many short texts were searched so far.
static ASKED: AtomicU32 = AtomicU32::new(0);

/// Every pattern with the entry it points to, and an index of the words without which none can match.
struct Patterns {
    all: Vec<(&'static Entry, Pattern)>,
    index: LazyLock<Words<usize>>,
    /// Patterns whose words are too short for the index.
    short: Vec<usize>,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let compiled = |entry: &'static Entry| {
        entry.patterns.iter().filter_map(move |says| Some((entry, Pattern::new(says)?)))
    };
    let all: Vec<(&'static Entry, Pattern)> = catalogue::all().flat_map(compiled).collect();
    let short = (0..all.len()).filter(|at| all[*at].1.needles.is_empty()).collect();
    Patterns { all, index: LazyLock::new(index), short }
});

/// The words of all patterns, each with the number of its pattern.
fn index() -> Words<usize> {
    let needles = PATTERNS.all.iter().enumerate();
    let needles =
        needles.flat_map(|(at, (_, pattern))| pattern.needles.iter().map(move |needle| (needle.clone(), at)));
    Words::new(needles, Built::Soon)
}

impl Patterns {
    /// The patterns that may match a text, in the order of the catalogue.
    fn candidates(&self, text: &Prepared) -> impl Iterator<Item = &(&'static Entry, Pattern)> {
        let mut found = self.short.clone();
        let folded = text.folded.as_bytes();
        if folded.len() < LONG && ASKED.fetch_add(1, Ordering::Relaxed) < FEW {
            let holds = |needle: &String| memmem::find(folded, needle.as_bytes()).is_some();
            found.extend((0..self.all.len()).filter(|at| self.all[*at].1.needles.iter().any(holds)));
        } else {
            self.index.each(folded, |at, _| {
                found.push(at);
                ControlFlow::Continue(())
            });
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.all[at])
    }
}

/// The values an entry's own patterns read, whatever pointed to it.
pub(crate) fn own_values(entry: &'static Entry, text: &str) -> Values {
    values_in(entry, &Prepared::new(text))
}

fn values_in(entry: &'static Entry, text: &Prepared) -> Values {
    let own = PATTERNS.candidates(text).filter(|(owner, _)| std::ptr::eq(*owner, entry));
    let mut values = Values::default();
    own.filter_map(|(_, pattern)| pattern.find(text)).for_each(|found| values.join(found.values));
    values
}

/// By wording alone, or within the bounds of a `kind` that is already certain.
pub(crate) fn by_text(
    text: &str,
    certainty: Certainty,
    kind: Option<ErrorKind>,
) -> Option<(&'static Entry, Values)> {
    if text.trim().is_empty() {
        return None;
    }
    let text = Prepared::new(text);
    let mut best: Option<(&'static Entry, &Pattern, Found)> = None;
    for (entry, pattern) in PATTERNS.candidates(&text) {
        if kind.is_some() && entry.kind() != kind || pattern.weak && certainty == Certainty::None {
            continue;
        }
        if best.as_ref().is_some_and(|(_, known, _)| known.weight >= pattern.weight) {
            continue;
        }
        let enough = |found: &Found| {
            let elsewhere =
                |found: &Found| found.values.get(ValueName::HOST).is_some_and(|host| !is_own_host(host));
            if certainty == Certainty::Asked && elsewhere(found) {
                return false;
            }
            if pattern.at_start && kind.is_none() && found.covers < NEARLY_ALL {
                return false;
            }
            let placed = found.at_boundary || kind.is_some() || !pattern.weak && certainty >= Certainty::Sure;
            placed && (!pattern.weak || certainty >= Certainty::Sure || found.covers >= NEARLY_ALL)
        };
        if let Some(found) = pattern.find(&text).filter(enough) {
            best = Some((entry, pattern, found));
        }
    }
    let (entry, _, found) = best?;
    let mut values = found.values;
    values.join(values_in(entry, &text));
    Some((entry, values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles_and_finds_its_own_entry_first() {
        let written: usize = catalogue::all().map(|entry| entry.patterns.len()).sum();
        assert_eq!(PATTERNS.all.len(), written, "a pattern is malformed");
        let slow: Vec<&str> = PATTERNS.short.iter().map(|at| PATTERNS.all[*at].0.id).collect();
        assert!(slow.len() < 8, "too many patterns cannot be looked up by a word: {slow:?}");
    }
}
