//! Holds every text of the corpus against what is expected of it. The files and their form: tests/fixtures/corpus.

use std::path::{Path, PathBuf};

use claudectl::for_tests::{Match, read_log};

/// The present moment of the corpus; dates in it are read against this.
pub(super) const NOW: &str = "2026-11-20T12:00:00Z";

/// One text with what is expected of it.
#[derive(Debug, Default)]
pub(super) struct Case {
    pub name: String,
    /// The status of a bare body, for those who print one around it.
    pub status: u16,
    /// The entries expected, each with its count, in order.
    pub entries: Vec<(String, u64)>,
    pub kind: Option<String>,
    pub by: Option<String>,
    pub retryable: Option<bool>,
    pub values: Vec<(String, String)>,
    pub fixes: Vec<String>,
    pub text: String,
}

pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus")
}

/// The cases of every file in a folder.
pub(super) fn cases(folder: &Path) -> Vec<Case> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the corpus")
        .map(|file| file.expect("an entry").path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    files.iter().flat_map(|file| cases_of(file)).collect()
}

pub(super) fn cases_of(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).expect("a corpus file");
    let stem = file.file_stem().expect("a name").to_string_lossy();
    text.split("\n=== ").skip(1).map(|case| parse(&stem, case)).collect()
}

fn parse(file: &str, case: &str) -> Case {
    let (head, text) = case.split_once("\n---\n").unwrap_or_else(|| panic!("{file}: no --- in {case}"));
    let mut lines = head.lines();
    let mut parsed =
        Case { name: format!("{file}: {}", lines.next().unwrap_or_default()), ..Case::default() };
    parsed.text = text.trim_end_matches('\n').to_owned() + "\n";
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("{}: {line}", parsed.name));
        let value = value.trim().to_owned();
        match name {
            "status" => parsed.status = value.parse().expect("a status"),
            "entry" => {
                let (entry, count) = value.split_once(" x").unwrap_or((&value, "1"));
                parsed.entries.push((entry.to_owned(), count.parse().expect("a count")));
            }
            "kind" => parsed.kind = Some(value),
            "by" => parsed.by = Some(value),
            "retryable" => parsed.retryable = Some(value == "yes"),
            "value" => {
                let (name, value) = value.split_once('=').expect("name=value");
                parsed.values.push((name.to_owned(), value.to_owned()));
            }
            "fix" => parsed.fixes.push(value),
            other => panic!("{}: {other}", parsed.name),
        }
    }
    parsed
}

pub(super) fn explain(text: &str) -> Vec<Match> {
    read_log(text.as_bytes(), NOW.parse().ok()).expect("text in memory reads")
}

/// What is wrong with the matches of a case, if anything.
pub(super) fn complaint(case: &Case, found: &[Match]) -> Option<String> {
    let entries: Vec<(String, u64)> =
        found.iter().map(|found| (found.entry.id.to_owned(), found.count)).collect();
    let only_kind = case.entries.is_empty() && entries.len() == 1;
    if entries != case.entries && !only_kind {
        return Some(format!("{}: {entries:?} instead of {:?}", case.name, case.entries));
    }
    let Some(first) = found.first() else {
        return case.kind.is_some().then(|| format!("{}: nothing was recognised", case.name));
    };
    let kind = first.kind.map_or("", claudectl::for_tests::ErrorKind::name);
    if case.kind.as_deref().is_some_and(|expected| expected != kind) {
        return Some(format!("{}: kind {kind}", case.name));
    }
    if case.by.as_deref().is_some_and(|expected| expected != first.by.name()) {
        return Some(format!("{}: by {}", case.name, first.by.name()));
    }
    if case.retryable.is_some_and(|expected| expected != first.retryable) {
        return Some(format!("{}: retryable {}", case.name, first.retryable));
    }
    for (name, value) in &case.values {
        let read = first.values.named(name);
        if read != Some(value.as_str()) {
            return Some(format!("{}: {name} is {read:?} instead of {value}", case.name));
        }
    }
    for fix in &case.fixes {
        if !first.advice().iter().any(|given| given.contains(fix)) {
            return Some(format!("{}: no fix says {fix}: {:?}", case.name, first.advice()));
        }
    }
    None
}

#[test]
fn every_failure_is_recognised() {
    let cases = cases(&folder());
    assert!(cases.len() >= 200, "only {} cases", cases.len());
    let complaints: Vec<String> =
        cases.iter().filter_map(|case| complaint(case, &explain(&case.text))).collect();
    assert!(complaints.is_empty(), "{} of {}\n{}", complaints.len(), cases.len(), complaints.join("\n"));
}

#[test]
fn nothing_else_is() {
    let cases = cases(&folder().join("negative"));
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    let mut complaints = Vec::new();
    for case in &cases {
        for text in [case.text.clone(), case.text.repeat(3), format!("before\n{}after\n", case.text)] {
            let found = explain(&text);
            if let Some(found) = found.first() {
                complaints.push(format!("{}: {} by {}", case.name, found.entry.id, found.by.name()));
                break;
            }
        }
    }
    assert!(complaints.is_empty(), "{} of {}\n{}", complaints.len(), cases.len(), complaints.join("\n"));
}
