//! A quick look at raw bytes for words without which no error is told, so that gigabytes of other text cost little.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use crate::explain::catalogue;
use crate::explain::classify::words::{Built, Words};

/// What a word found in a text may lead to.
pub(crate) const EVIDENCE: u8 = 1;
/// The text speaks of Claude.
pub(crate) const SIGN: u8 = 2;
/// Something failed; counts together with a sign.
pub(crate) const FAILURE: u8 = 4;
/// Something failed if a status that is no success stands right behind it.
const STATUS: u8 = 8;

/// Whether a record with these words is worth reading.
pub(crate) fn is_worth_reading(seen: u8) -> bool {
    seen & EVIDENCE != 0 || seen & (SIGN | FAILURE) == SIGN | FAILURE
}

/// Runs of patterns shorter than this are too common to be worth a look.
const SHORTEST_RUN: usize = 9;
/// What is looked for of a longer run, in bytes.
const TELLING: usize = 10;
/// A status stands no further behind the word that announces it, in bytes.
const FAR: usize = 20;

const WORDS: [(&str, u8); 76] = [
    ("anthropic", SIGN),
    ("claude", SIGN),
    ("_error\"", EVIDENCE),
    ("_error'", EVIDENCE),
    ("_error\\", EVIDENCE),
    ("_error,", EVIDENCE),
    ("_error}", EVIDENCE),
    ("_error&", EVIDENCE),
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
    ("api error", EVIDENCE),
    ("is_error", EVIDENCE),
    ("error_status", EVIDENCE),
    ("please run /login", EVIDENCE),
    ("double press esc", EVIDENCE),
    ("unable to connect to api", EVIDENCE),
    ("\"code\":200", FAILURE),
    ("denied", FAILURE),
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
    ("status", STATUS),
    ("error\n", FAILURE),
    ("s\": 4", FAILURE),
    ("s\": 5", FAILURE),
    ("could not", FAILURE),
    ("invalid", FAILURE),
    ("unable", FAILURE),
    ("cannot", FAILURE),
    ("unexpected", FAILURE),
    ("too many", FAILURE),
    ("too long", FAILURE),
    ("too large", FAILURE),
    ("certificate", FAILURE),
    ("required", FAILURE),
    ("unknown", FAILURE),
    ("missing", FAILURE),
    ("expired", FAILURE),
    ("unreachable", FAILURE),
    ("exceed", FAILURE),
    ("no such", FAILURE),
    ("revoked", FAILURE),
    ("disabled", FAILURE),
    ("blocked", FAILURE),
    ("reset", FAILURE),
    ("not found", FAILURE),
];

/// The words for which a text is searched first: those that tell by themselves, and those that speak of Claude.
static STRONG: LazyLock<Words<u8>> =
    LazyLock::new(|| words(|class| class & (FAILURE | STATUS) == 0, Built::Fast));

/// The words that count beside one that speaks of Claude; looked for only where there is one.
static WEAK: LazyLock<Words<u8>> =
    LazyLock::new(|| words(|class| class & (FAILURE | STATUS) != 0, Built::Small));

/// All of them at once, for a text that speaks of Claude in line after line.
static ALL: LazyLock<Words<u8>> = LazyLock::new(|| words(|_| true, Built::Fast));

fn words(wanted: fn(u8) -> bool, built: Built) -> Words<u8> {
    let runs = catalogue::all().flat_map(|entry| entry.patterns).filter_map(|says| {
        let run = plain_runs(says).max_by_key(|run| run.len()).filter(|run| run.len() >= SHORTEST_RUN)?;
        let class = if says.starts_with('~') { FAILURE } else { EVIDENCE };
        (class == EVIDENCE || !is_covered(run)).then(|| (telling(run), class))
    });
    let all = WORDS.iter().map(|(word, class)| ((*word).to_owned(), *class)).chain(runs);
    let mut wanted: Vec<(String, u8)> = all.filter(|(_, class)| wanted(*class)).collect();
    wanted.sort();
    wanted.dedup();
    Words::new(wanted.into_iter(), built)
}

/// Whether one of the words is part of a run anyway, or the run is too common a word to tell anything.
fn is_covered(run: &str) -> bool {
    const COMMON: [&str; 6] =
        ["connection", "assistant", "organization", "authentication", "parameters", "concurrent"];
    let run = run.to_ascii_lowercase();
    COMMON.contains(&run.as_str())
        || WORDS.iter().any(|(word, class)| class & FAILURE != 0 && run.contains(word))
}

/// The part of a run that is rarest in other text; a shorter word makes a smaller search.
fn telling(run: &str) -> String {
    const COMMON: &str = "etaoinshrdlu ";
    let run = run.to_ascii_lowercase();
    let bytes = run.as_bytes();
    let rare = |window: &&[u8]| window.iter().filter(|byte| !COMMON.as_bytes().contains(byte)).count();
    let best = bytes.windows(TELLING).filter(|window| window.is_ascii()).max_by_key(rare);
    best.map_or_else(|| run.clone(), |window| String::from_utf8_lossy(window).into_owned())
}

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
pub(crate) fn classes(text: &[u8], seen: u8) -> u8 {
    let mut seen = seen;
    STRONG.each(text, |class, _| {
        seen |= class;
        if is_worth_reading(seen) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if !is_worth_reading(seen) && seen & FAILURE == 0 {
        WEAK.each(text, |class, end| {
            if !counts(class, &text[end..]) {
                return ControlFlow::Continue(());
            }
            seen |= FAILURE;
            ControlFlow::Break(())
        });
    }
    seen
}

/// Whether a weak word counts with what stands behind it.
fn counts(class: u8, behind: &[u8]) -> bool {
    class != STATUS || {
        let near = &behind[..behind.len().min(FAR)];
        near.windows(3).enumerate().any(|(at, digits)| {
            matches!(digits[0], b'3'..=b'5')
                && digits[1..].iter().all(u8::is_ascii_digit)
                && (at == 0 || !near[at - 1].is_ascii_digit())
        })
    }
}

/// Where the strong words of `text` end, each with its class.
pub(crate) fn strong(text: &[u8], mut found: impl FnMut(u8, usize)) {
    STRONG.each(text, |class, end| {
        found(class, end);
        ControlFlow::Continue(())
    });
}

/// Where all words of `text` end that count, each with its class.
pub(crate) fn all(text: &[u8], mut found: impl FnMut(u8, usize)) {
    ALL.each(text, |class, end| {
        if counts(class, &text[end..]) {
            found(if class == STATUS { FAILURE } else { class }, end);
        }
        ControlFlow::Continue(())
    });
}

/// Where the words of `text` end that tell of a failure beside one that speaks of Claude.
pub(crate) fn failures(text: &[u8], mut found: impl FnMut(usize)) {
    WEAK.each(text, |class, end| {
        if counts(class, &text[end..]) {
            found(end);
        }
        ControlFlow::Continue(())
    });
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
