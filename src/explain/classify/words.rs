//! Looks for many words at once, in any case, in one pass over raw bytes.
//!
//! Wu and Manber's way: the last two bytes of a window say how far it may move.

/// Bytes of a word that are looked at when deciding how far to move; no word is shorter.
pub(crate) const WINDOW: usize = 5;

/// Many words, each with what it stands for.
pub(crate) struct Words<T> {
    /// How far the window may move when it ends in these two bytes; 0 when a word may begin at its start.
    shifts: Vec<u8>,
    /// Which of `lists` have these two bytes at the end of their window, from 1; 0 for none.
    buckets: Vec<u16>,
    lists: Vec<Vec<(Vec<u8>, T)>>,
}

impl<T: Copy> Words<T> {
    /// Takes words in lower case, none shorter than the window.
    pub(crate) fn new(words: impl Iterator<Item = (String, T)>) -> Self {
        let most = u8::try_from(WINDOW - 1).unwrap_or(u8::MAX);
        let mut all =
            Self { shifts: vec![most; 1 << 16], buckets: vec![0; 1 << 16], lists: vec![Vec::new()] };
        for (word, meaning) in words {
            let word = word.into_bytes();
            debug_assert!(word.len() >= WINDOW, "too short to look for");
            for end in 1..WINDOW {
                let shift = u8::try_from(WINDOW - 1 - end).unwrap_or(0);
                let key = key(word[end - 1], word[end]);
                all.shifts[key] = all.shifts[key].min(shift);
            }
            let last = key(word[WINDOW - 2], word[WINDOW - 1]);
            if all.buckets[last] == 0 {
                all.buckets[last] = u16::try_from(all.lists.len()).unwrap_or(0);
                all.lists.push(Vec::new());
            }
            all.lists[usize::from(all.buckets[last])].push((word, meaning));
        }
        all
    }

    /// Calls `found` with the meaning of every word in `text`, until it says to stop.
    pub(crate) fn each(&self, text: &[u8], mut found: impl FnMut(T) -> std::ops::ControlFlow<()>) {
        let mut at = WINDOW - 1;
        while at < text.len() {
            let key = key(text[at - 1].to_ascii_lowercase(), text[at].to_ascii_lowercase());
            let shift = self.shifts[key];
            if shift > 0 {
                at += usize::from(shift);
                continue;
            }
            let from = at + 1 - WINDOW;
            let first = text[from].to_ascii_lowercase();
            for (word, meaning) in &self.lists[usize::from(self.buckets[key])] {
                if word[0] != first {
                    continue;
                }
                let there = text.get(from..from + word.len());
                if there.is_some_and(|there| there.eq_ignore_ascii_case(word)) && found(*meaning).is_break() {
                    return;
                }
            }
            at += 1;
        }
    }
}

fn key(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::ControlFlow;

    proptest::proptest! {
        #[test]
        fn it_agrees_with_looking_word_by_word(text in "[a-cA-C ]{0,60}") {
            let list = ["abcab", "bcabc", "aaaaa", "cabbaa", "abcabc", "ccc a b"];
            let words = Words::new(list.iter().enumerate().map(|(index, word)| ((*word).to_owned(), index)));
            let mut fast = std::collections::BTreeSet::new();
            words.each(text.as_bytes(), |index| {
                fast.insert(index);
                ControlFlow::Continue(())
            });
            let folded = text.to_ascii_lowercase();
            let slow = (0..list.len()).filter(|index| folded.contains(list[*index])).collect();
            assert_eq!(fast, slow, "{text}");
        }
    }
}
