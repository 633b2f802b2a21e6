//! What is generated from the code is committed, and is what would be generated now.
//!
//! `CLAUDECTL_BLESS=1 cargo test --test it generated` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use claudectl::for_tests::NODES;
use claudectl::for_tests::TABLE;
use claudectl::for_tests::table;
use claudectl::for_tests::{Shell, cli};
use claudectl::for_tests::{completions, man};

use crate::architecture;
use crate::faults::{rules, table as faults};

const HOW: &str = "run: CLAUDECTL_BLESS=1 cargo test --test it generated";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn blessing() -> bool {
    std::env::var_os("CLAUDECTL_BLESS").is_some()
}

/// Compares a folder with what belongs there, or makes it so.
fn assert_folder_holds(folder: &str, expected: &BTreeMap<String, Vec<u8>>) {
    let folder = root().join(folder);
    if blessing() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("folder");
        for (name, content) in expected {
            fs::write(folder.join(name), content).expect("file");
        }
    }
    let entries = fs::read_dir(&folder).unwrap_or_else(|_| panic!("{} is missing; {HOW}", folder.display()));
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("entry").file_name().into_string().expect("name")).collect();
    names.sort();
    assert_eq!(names, expected.keys().cloned().collect::<Vec<_>>(), "{}; {HOW}", folder.display());
    for (name, content) in expected {
        let committed = fs::read(folder.join(name)).expect("file");
        assert!(committed == *content, "{} is out of date; {HOW}", folder.join(name).display());
    }
}

#[test]
fn completions_are_those_of_the_command_line() {
    let scripts = [
        ("_claudectl", Shell::Zsh),
        ("_claudectl.ps1", Shell::PowerShell),
        ("claudectl.bash", Shell::Bash),
        ("claudectl.elv", Shell::Elvish),
        ("claudectl.fish", Shell::Fish),
    ];
    let scripts = scripts.map(|(name, shell)| (name.to_owned(), completions::script(shell).into_bytes()));
    assert_folder_holds("completions", &scripts.into());
}

#[test]
fn man_pages_are_those_of_the_command_line() {
    let pages = man::pages().into_iter().map(|page| (page.file, page.roff.into_bytes())).collect();
    assert_folder_holds("man", &pages);
}

#[test]
fn tables_in_the_documents_are_those_of_the_code() {
    let blocks = [
        ("exit-codes", exit_codes as fn() -> String),
        ("commands", commands),
        ("arrows", architecture::table_as_markdown),
        ("settings", settings),
        ("timers", rules::timers),
        ("decisions", rules::decisions),
        ("faults", faults::as_markdown),
        ("checks", checks),
    ];
    for document in documents() {
        let committed = fs::read_to_string(&document).expect("document");
        let current =
            blocks.iter().fold(committed.clone(), |text, (name, table)| filled(&text, name, &table()));
        if blessing() && current != committed {
            fs::write(&document, &current).expect("document");
        } else {
            assert_eq!(committed, current, "{} is out of date; {HOW}", document.display());
        }
    }
}

#[test]
fn the_readme_holds_the_tables_people_look_for() {
    // The prose comes last; until there is a README there is nothing to look in.
    let Ok(readme) = fs::read_to_string(root().join("README.md")) else { return };
    for table in ["commands", "exit-codes"] {
        assert!(readme.contains(&format!("<!-- {table} -->\n")), "no <!-- {table} --> in README.md");
    }
}

#[test]
fn a_stale_table_is_found() {
    let stale = "a\n<!-- t -->\nold\n<!-- /t -->\nb\n";
    assert_eq!(filled(stale, "t", "new\n"), "a\n<!-- t -->\nnew\n<!-- /t -->\nb\n");
    assert_eq!(filled(stale, "other", "new\n"), stale);
}

/// The documents that may hold generated tables.
fn documents() -> Vec<PathBuf> {
    let top = ["README.md", "CONTRIBUTING.md"].map(|name| root().join(name));
    let docs =
        fs::read_dir(root().join("docs")).into_iter().flatten().map(|entry| entry.expect("entry").path());
    let markdown =
        |path: &PathBuf| path.is_file() && path.extension().is_some_and(|extension| extension == "md");
    top.into_iter().chain(docs).filter(markdown).collect()
}

/// The text with what stands between the markers of `name` replaced.
fn filled(text: &str, name: &str, table: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let Some((before, rest)) = text.split_once(&open) else { return text.to_owned() };
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("{open} is never closed by {close}"));
    format!("{before}{open}{table}{close}{after}")
}

fn exit_codes() -> String {
    let mut table =
        "| Code | Kind | Meaning | Try again? |\n| --- | --- | --- | --- |\n| 0 | | done | |\n".to_owned();
    for row in &TABLE {
        let _ = writeln!(table, "| {} | `{}` | {} | {} |", row.code, row.name, row.meaning, row.retry);
    }
    table.push_str(
        "| 130 / 143 / 141 | | ended by SIGINT / by SIGTERM / because the reader of stdout went away | |\n",
    );
    table
}

fn checks() -> String {
    let mut table = "| Check | Asks | Needs |\n| --- | --- | --- |\n".to_owned();
    for node in &NODES {
        let needs: Vec<_> = node.needs.iter().map(|need| format!("`{}`", need.name())).collect();
        let _ = writeln!(table, "| `{}` | {} | {} |", node.name, node.asks, needs.join(", "));
    }
    table
}

fn settings() -> String {
    let mut rows =
        "| In the file | Option | Variables | What it does | Default |\n| --- | --- | --- | --- | --- |\n"
            .to_owned();
    let code = |text: &str| if text.is_empty() { "–".to_owned() } else { format!("`{text}`") };
    for setting in table::ALL {
        let key = code(if setting.in_file { setting.key } else { "" });
        let variables: Vec<_> = setting.variables.iter().map(|name| code(name)).collect();
        let variables = if variables.is_empty() { code("") } else { variables.join(", ") };
        let (flag, meaning, default) = (code(setting.flag), setting.meaning, setting.default);
        let _ = writeln!(rows, "| {key} | {flag} | {variables} | {meaning} | {default} |");
    }
    rows
}

fn commands() -> String {
    let mut root = cli::command().disable_help_subcommand(true);
    root.build();
    let mut table = "| Command | Does |\n| --- | --- |\n".to_owned();
    leaves(&root, &mut table);
    table
}

fn leaves(command: &clap::Command, table: &mut String) {
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        if inner.is_subcommand_required_set() {
            leaves(inner, table);
        } else {
            let usage = inner.clone().render_usage().to_string();
            let usage = usage.trim_start_matches("Usage: ").replace(" [OPTIONS]", "").replace('|', "\\|");
            let about = inner.get_about().map(ToString::to_string).unwrap_or_default();
            let _ = writeln!(table, "| `{usage}` | {about} |");
            leaves(inner, table);
        }
    }
}
