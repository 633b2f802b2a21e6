//! Texts as they come after a terminal, a chat or a cut-off log has mangled them: nothing panics, and nothing is claimed
//! of a text that told of nothing before.

use proptest::prelude::*;

use super::corpus::{Case, cases, cases_of, explain, folder};

fn texts() -> Vec<Case> {
    let mut all = cases(&folder());
    all.extend(cases(&folder().join("negative")));
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let text = String::from_utf8_lossy(&bytes);
        explain(&format!("anthropic error {text}"));
        explain(&text);
    }

    #[test]
    fn no_structure_panics(text in "[{}\\[\\]()'\"\\\\:=>,<!\n a-f_eror0-9]{0,200}") {
        explain(&format!("claude failed: {{\"type\":\"error\",{text}"));
    }

    #[test]
    fn a_text_cut_or_broken_anywhere_does_not_panic(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let all = texts();
        let text = all[which.index(all.len())].text.as_bytes();
        let cut = at.index(text.len());
        let mut broken = text.to_vec();
        broken[cut] = byte;
        explain(&String::from_utf8_lossy(&broken));
        explain(&String::from_utf8_lossy(&text[cut..]));
        explain(&String::from_utf8_lossy(&text[..cut]));
    }
}

#[test]
fn prose_cut_in_the_middle_tells_of_nothing() {
    // The errors of other vendors name them only at the end, so they stay whole.
    for case in cases_of(&folder().join("negative/prose.txt")) {
        for (at, _) in case.text.match_indices(' ').step_by(3) {
            let found = explain(&case.text[..at]);
            assert!(found.is_empty(), "{} cut at {at}: {}", case.name, found[0].entry.id);
        }
    }
}

#[test]
fn windows_line_ends_and_indents_change_nothing() {
    for case in cases(&folder()) {
        let windows = explain(&case.text.replace('\n', "\r\n"));
        let plain = explain(&case.text);
        let entries: Vec<&str> = windows.iter().map(|found| found.entry.id).collect();
        let expected: Vec<&str> = plain.iter().map(|found| found.entry.id).collect();
        assert_eq!(entries, expected, "{}", case.name);
    }
}

#[test]
fn a_large_log_is_counted_to_the_last_line() {
    let line = |number: u32| {
        format!("2026-11-20T10:00:01Z INFO request {number} took {number} ms and went well, as always\n")
    };
    let error = "2026-11-20T10:00:02Z ERROR 529 {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n";
    let mut log = String::new();
    for number in 0..40_000 {
        log.push_str(&line(number));
        if number % 4_000 == 3_999 {
            log.push_str(error);
        }
    }
    let found = explain(&log);
    assert_eq!((found.len(), found[0].count, found[0].line), (1, 10, 4_001));
    let one_line = format!("{}{}", "x".repeat(3_000_000), error);
    assert_eq!(explain(&one_line).len(), 1);
}
