//! A quick look at raw bytes for words without which no error is told, so that gigabytes of other text cost little.
//!
//! Wu and Manber's way of looking for many words at once: the last two bytes of a window say how far it may move.

use std::sync::LazyLock;

use crate::error::catalogue;

/// What a word found in a text may lead to.
pub(super) const EVIDENCE: u8 = 1;
/// The text speaks of Claude.
pub(super) const SIGN: u8 = 2;
/// Something failed; counts together with a sign.
pub(super) const FAILURE: u8 = 4;

/// Whether a record with these words is worth reading.
pub(super) fn is_worth_reading(seen: u8) -> bool {
    seen & EVIDENCE != 0 || seen & (SIGN | FAILURE) == SIGN | FAILURE
}

/// Bytes of a word that are looked at when deciding how far to move; no word is shorter.
const WINDOW: usize = 5;
/// Runs of patterns shorter than this are too common to be worth a look.
const SHORTEST_RUN: usize = 9;

const WORDS: [(&str, u8); 46] = [
    ("anthropic", SIGN),
    ("claude", SIGN),
    ("_error\"", EVIDENCE),
    ("_error'", EVIDENCE),
    ("_error\\", EVIDENCE),
    ("_error,", EVIDENCE),
    ("_error}", EVIDENCE),
    ("_error:", FAILURE),
    ("_error)", FAILURE),
    ("request_too_large", EVIDENCE),
    ("error[", EVIDENCE),
    ("exit_code", EVIDENCE),
    ("req_0", EVIDENCE),
    ("<html", EVIDENCE),
    ("<!doctype", EVIDENCE),
    ("<title", EVIDENCE),
    ("stop_reason", EVIDENCE),
    ("custom_id", EVIDENCE),
    ("message_batch\"", EVIDENCE),
    ("api_type", EVIDENCE),
    ("exception", FAILURE),
    ("failed", FAILURE),
    ("failure", FAILURE),
    (" error", FAILURE),
    ("error:", FAILURE),
    ("error code", FAILURE),
    ("error_code", FAILURE),
    ("error (", FAILURE),
    ("timeout", FAILURE),
    ("timed out", FAILURE),
    ("refused", FAILURE),
    ("reset by", FAILURE),
    ("closed", FAILURE),
    ("http/1.1\" 4", FAILURE),
    ("http/1.1 4", FAILURE),
    ("http/1.1 5", FAILURE),
    ("http/1.1 3", FAILURE),
    ("http/2 4", FAILURE),
    ("http/2 5", FAILURE),
    ("http/2 3", FAILURE),
    ("http/2.0 4", FAILURE),
    ("http/2.0 5", FAILURE),
    ("status", FAILURE),
    ("s\": 4", FAILURE),
    ("s\": 5", FAILURE),
    ("could not", FAILURE),
];

static FILTER: LazyLock<Filter> = LazyLock::new(|| {
    let runs = catalogue::all().flat_map(|entry| entry.says).filter_map(|says| {
        let run = plain_runs(says).max_by_key(|run| run.len()).filter(|run| run.len() >= SHORTEST_RUN)?;
        Some((run.to_ascii_lowercase(), if says.starts_with('~') { FAILURE } else { EVIDENCE }))
    });
    Filter::new(WORDS.iter().map(|(word, class)| ((*word).to_owned(), *class)).chain(runs))
});

/// The parts of a pattern that stand in a text byte for byte.
fn plain_runs(says: &str) -> impl Iterator<Item = &str> {
    // What is optional or one of several need not occur, so only parts outside of brackets count.
    let mut depth = 0_i32;
    says.split(move |c| {
        match c {
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => depth -= 1,
            _ => {}
        }
        depth > 0 || "[](){}*~^\\`\"'|".contains(c)
    })
    .map(str::trim)
}

/// The classes of the words in `text` beside those `seen` before; stops once the record is worth reading.
pub(super) fn classes(text: &[u8], seen: u8) -> u8 {
    FILTER.classes(text, seen)
}

struct Filter {
    /// How far the window may move when it ends in these two bytes; 0 when a word may begin at its start.
    shifts: Vec<u8>,
    /// Which of `words` have these two bytes at the end of their window, from 1; 0 for none.
    buckets: Vec<u16>,
    words: Vec<Vec<(Vec<u8>, u8)>>,
}

impl Filter {
    fn new(words: impl Iterator<Item = (String, u8)>) -> Self {
        let most = u8::try_from(WINDOW - 1).unwrap_or(u8::MAX);
        let mut filter =
            Self { shifts: vec![most; 1 << 16], buckets: vec![0; 1 << 16], words: vec![Vec::new()] };
        for (word, class) in words {
            let word = word.into_bytes();
            debug_assert!(word.len() >= WINDOW, "too short to look for");
            for end in 1..WINDOW {
                let shift = u8::try_from(WINDOW - 1 - end).unwrap_or(0);
                let key = key(word[end - 1], word[end]);
                filter.shifts[key] = filter.shifts[key].min(shift);
            }
            let last = key(word[WINDOW - 2], word[WINDOW - 1]);
            if filter.buckets[last] == 0 {
                filter.buckets[last] = u16::try_from(filter.words.len()).unwrap_or(0);
                filter.words.push(Vec::new());
            }
            filter.words[usize::from(filter.buckets[last])].push((word, class));
        }
        filter
    }

    fn classes(&self, text: &[u8], mut seen: u8) -> u8 {
        let mut at = WINDOW - 1;
        while at < text.len() {
            let key = key(text[at - 1].to_ascii_lowercase(), text[at].to_ascii_lowercase());
            let shift = self.shifts[key];
            if shift > 0 {
                at += usize::from(shift);
                continue;
            }
            let from = at + 1 - WINDOW;
            for (word, class) in &self.words[usize::from(self.buckets[key])] {
                if seen & class == 0
                    && text.get(from..from + word.len()).is_some_and(|there| there.eq_ignore_ascii_case(word))
                {
                    seen |= class;
                    if is_worth_reading(seen) {
                        return seen;
                    }
                }
            }
            at += 1;
        }
        seen
    }
}

fn key(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand() {
        for (text, class) in [
            ("x ANTHROPIC y", SIGN),
            ("{\"type\": \"overloaded_error\"", EVIDENCE),
            ("error[dns]", EVIDENCE),
            ("it failed", FAILURE),
            ("claude failed", SIGN | FAILURE),
            ("nothing to see", 0),
            ("", 0),
            ("erro", 0),
        ] {
            let seen = classes(text.as_bytes(), 0);
            assert!(seen & class == class && (class != 0 || seen == 0), "{text}");
        }
    }

    #[test]
    fn runs_of_patterns_leave_out_what_is_optional() {
        let runs: Vec<&str> = plain_runs("~prompt is [far] too long: {n:n} (a|b) 'tail'")
            .filter(|run| !run.is_empty())
            .collect();
        assert_eq!(runs, ["prompt is", "too long:", "tail"]);
    }

    proptest::proptest! {
        #[test]
        fn it_agrees_with_looking_word_by_word(text in "[a-f_ <=:rostpicn\"]{0,60}") {
            let slow = WORDS.iter().filter(|(word, _)| text.contains(word)).fold(0, |seen, (_, class)| seen | class);
            let fast = classes(text.as_bytes(), 0);
            assert!(is_worth_reading(fast) || fast & slow == slow, "{text}");
            assert!(is_worth_reading(fast) || !is_worth_reading(slow), "{text}");
        }
    }
}
