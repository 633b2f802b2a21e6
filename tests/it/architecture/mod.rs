//! The house rules that no compiler checks: who may call whom, and how a file is built.

mod circles;
mod rules;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use rules::table_as_markdown;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `folder`, in a stable order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn problems_under(folder: &str, judge: impl Fn(&Path, &str) -> Vec<String>) -> Vec<String> {
    let folder = root().join(folder);
    files(&folder)
        .into_iter()
        .flat_map(|path| {
            let text = fs::read_to_string(&path).expect("source");
            let inside = path.strip_prefix(&folder).expect("inside").to_owned();
            judge(&inside, &text).into_iter().map(move |problem| format!("{}: {problem}", path.display()))
        })
        .collect()
}

#[test]
fn rooms_call_only_whom_they_may() {
    let problems = problems_under("src", rules::arrows);
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let folder = root().join("src");
    let of_tests =
        |path: &str| path.ends_with("tests.rs") || path.contains("/tests/") || path.ends_with("testing.rs");
    let files = files(&folder).into_iter().map(|path| {
        let name = path.strip_prefix(&folder).expect("inside").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("source"))
    });
    let circles = circles::Modules::new(files.filter(|(name, _)| !of_tests(name))).circles();
    assert!(circles.is_empty(), "{} circles:\n{}", circles.len(), circles.join("\n"));
}

#[test]
fn rooms_know_only_what_they_should() {
    let problems = problems_under("src", rules::knowledge);
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn files_are_short_and_say_what_they_own() {
    let mut problems = problems_under("src", rules::shape);
    problems.extend(problems_under("tests", rules::shape));
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn only_the_output_room_prints_and_nothing_unwraps() {
    let problems = problems_under("src", rules::words);
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn every_decision_stands_where_the_page_says() {
    let page = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let (_, table) = page.split_once("## Where is it decided?").expect("the table");
    let (table, _) = table.split_once("\n## ").expect("a chapter after it");
    let mut rows = 0;
    for row in table.lines().filter(|line| line.starts_with("| ") && line.contains(".rs")) {
        let cells: Vec<&str> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let (file, item) = (cells[2], cells[3]);
        let text = fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let held = ["fn", "const", "static", "struct", "enum"].iter().any(|word| {
            text.match_indices(&format!("{word} {item}")).any(|(at, found)| {
                !text[at + found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
            })
        });
        assert!(held, "{file} does not define {item}");
        rows += 1;
    }
    assert!(rows >= 20, "{rows} questions");
}

#[test]
fn dependencies_are_few_and_each_has_a_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("manifest");
    let reasons = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let manifest: toml::Table = manifest.parse().expect("TOML");
    let names = |table: &str| manifest[table].as_table().expect("table").keys().cloned().collect::<Vec<_>>();
    let direct = names("dependencies");
    assert!(direct.len() <= 32, "{} direct dependencies; the limit is 32", direct.len());
    let without: Vec<_> = direct
        .into_iter()
        .chain(names("dev-dependencies"))
        .filter(|name| !reasons.contains(&format!("| `{name}` |")))
        .collect();
    assert!(without.is_empty(), "no reason in CONTRIBUTING.md for {without:?}");
}
