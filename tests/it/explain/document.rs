//! `docs/errors.md` and the listing of `explain --all` are those of the catalogue.
//!
//! `CLAUDECTL_BLESS=1 cargo test --test it explain::document` writes the document anew.

use std::fmt::Write as _;
use std::path::Path;

use claudectl::for_tests::{Entry, catalogue};

use crate::support::Stage;

fn document() -> String {
    let mut text = String::from(
        "# Every failure claudectl can explain\n\n\
         Made from the catalogue in `src/explain/catalogue`; `claudectl explain ID` prints the same with the values of your\n\
         case filled in. A name in braces stands for such a value.\n",
    );
    for family in catalogue::FAMILIES {
        write!(text, "\n## {}\n", family.title).expect("a string takes all");
        for entry in family.entries {
            section(&mut text, entry);
        }
    }
    text
}

fn section(text: &mut String, entry: &Entry) {
    let kind = entry.kind().map_or("no failure", claudectl::for_tests::ErrorKind::name);
    write!(text, "\n### {}\n\n`{}`, {kind} (exit code {})", entry.title, entry.id, entry.exit_code())
        .expect("a string");
    let names: Vec<String> = entry
        .statuses
        .iter()
        .map(|status| format!("HTTP {status}"))
        .chain(entry.types.iter().chain(entry.codes).map(|name| format!("`{name}`")))
        .collect();
    if !names.is_empty() {
        write!(text, ", known as {}", names.join(", ")).expect("a string");
    }
    if let Some(class) = entry.class {
        let line: Vec<&str> = catalogue::lineage(class).iter().map(|class| class.name).collect();
        write!(text, ", {}", line.join(" > ")).expect("a string");
    }
    write!(text, "\n\n{}\n\n", entry.cause).expect("a string");
    for (index, fix) in entry.fixes.iter().enumerate() {
        let (wording, _) = fix.split_once(" || ").unwrap_or((fix, ""));
        writeln!(text, "{}. {}", index + 1, wording.replace('<', "\\<")).expect("a string");
    }
    write!(text, "\nTry again? {}\nSource: {}.\n", entry.retry, entry.source).expect("a string");
}

#[test]
fn the_document_is_that_of_the_catalogue() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/errors.md");
    let current = document();
    if std::env::var_os("CLAUDECTL_BLESS").is_some() {
        std::fs::write(&file, &current).expect("the document");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == current,
        "docs/errors.md is out of date; run: CLAUDECTL_BLESS=1 cargo test --test it explain::document"
    );
}

#[test]
fn the_listing_of_everything_is_known() {
    let output = Stage::new().bare().args(["explain", "--all"]).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    insta::with_settings!({ prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("explain_all", text);
    });
    for entry in catalogue::all() {
        assert!(text.contains(&format!("\n{}: {}\n", entry.id, entry.title)), "{}", entry.id);
    }
}

#[test]
fn the_list_has_every_entry_on_a_line_of_its_own() {
    let stage = Stage::new();
    let list = stage.bare().args(["explain", "--list"]).output().expect("runs");
    assert!(list.status.success());
    let list = String::from_utf8(list.stdout).expect("text");
    let ids: Vec<&str> = list.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    let known: Vec<&str> = catalogue::all().map(|entry| entry.id).collect();
    assert_eq!(ids, known);
    let json = |option: &str| stage.bare().args(["explain", option, "--json"]).output().expect("runs").stdout;
    assert_eq!(json("--list"), json("--all"));
}
