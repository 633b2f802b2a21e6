//! Looks for many words at once, in any case, in one pass over raw bytes.

use std::ops::ControlFlow;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Bytes of a word below which it is too common to be worth looking for.
pub(crate) const SHORTEST: usize = 5;

/// Many words, each with what it stands for.
pub(crate) struct Words<T> {
    finder: AhoCorasick,
    meanings: Vec<T>,
}

/// What a search is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Built {
    /// A few short texts: quick to build.
    Soon,
    /// Many texts, with little memory.
    Small,
    /// Gigabytes: quick to search, at the price of memory.
    Fast,
}

impl<T: Copy> Words<T> {
    /// Takes words in any case.
    ///
    /// # Panics
    /// Never: only more states than 32 bits can number are refused.
    pub(crate) fn new(words: impl Iterator<Item = (String, T)>, built: Built) -> Self {
        let (words, meanings): (Vec<String>, Vec<T>) = words.unzip();
        let kind = match built {
            Built::Soon => AhoCorasickKind::NoncontiguousNFA,
            Built::Small => AhoCorasickKind::ContiguousNFA,
            Built::Fast => AhoCorasickKind::DFA,
        };
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(kind))
            .build(&words)
            .expect("some thousand states are far from what 32 bits can number");
        Self { finder, meanings }
    }

    /// Calls `found` with the meaning of every word in `text` and where it ends, until it says to stop.
    pub(crate) fn each(&self, text: &[u8], mut found: impl FnMut(T, usize) -> ControlFlow<()>) {
        for hit in self.finder.find_overlapping_iter(text) {
            if found(self.meanings[hit.pattern().as_usize()], hit.end()).is_break() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn it_agrees_with_looking_word_by_word(text in "[a-cA-C ]{0,60}") {
            let list = ["abcab", "bcabc", "aaaaa", "cabbaa", "abcabc", "ccc a b"];
            let folded = text.to_ascii_lowercase();
            let slow = (0..list.len()).filter(|index| folded.contains(list[*index])).collect();
            for built in [Built::Soon, Built::Small, Built::Fast] {
                let words = list.iter().enumerate().map(|(index, word)| ((*word).to_owned(), index));
                let mut fast = std::collections::BTreeSet::new();
                Words::new(words, built).each(text.as_bytes(), |index, _| {
                    fast.insert(index);
                    ControlFlow::Continue(())
                });
                assert_eq!(fast, slow, "{text}");
            }
        }
    }
}
