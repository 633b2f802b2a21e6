//! The rules themselves: the table of arrows, what a room must not know, and the shape of a file.

use std::fmt::Write as _;
use std::path::Path;

use super::source::{climbs, code, crate_paths, names};

/// A room of the house.
struct Room {
    name: &'static str,
    /// Rooms, or parts of rooms, whose items it may use.
    may_import: &'static [&'static str],
    /// Crates and names it must not use.
    must_not_know: &'static [&'static str],
}

const TERMINAL: [&str; 3] = ["console", "indicatif", "IsTerminal"];

/// Who may call whom. Change it in the commit that needs the change, and say why there.
#[rustfmt::skip]
const ROOMS: [Room; 18] = [
    Room { name: "text", may_import: &[], must_not_know: &["reqwest", "tokio", "clap"] },
    Room { name: "cli", may_import: &[], must_not_know: &["reqwest", "tokio", "serde", "serde_json", "toml", "url", "clap_complete", "clap_mangen", "console", "indicatif"] },
    Room { name: "api", may_import: &["text"], must_not_know: &["reqwest", "tokio", "clap"] },
    Room { name: "error", may_import: &["text"], must_not_know: &["reqwest", "clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "explain", may_import: &["error", "api", "text"], must_not_know: &["reqwest", "tokio", "clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "settings", may_import: &["cli", "error", "api", "text"], must_not_know: &["reqwest", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "compose", may_import: &["api", "error", "explain", "text"], must_not_know: &["reqwest", "clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    // The format of a capture, and no I/O: transport and trace hand it what passed, commands write it.
    Room { name: "capture", may_import: &["error", "text"], must_not_know: &["reqwest", "tokio", "clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "transport", may_import: &["capture", "error", "text"], must_not_know: &["clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "client", may_import: &["api", "transport", "error", "explain", "text"], must_not_know: &["clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "batch", may_import: &["client", "api", "transport", "error", "explain", "text"], must_not_know: &["clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "bulk", may_import: &["client", "api", "transport", "error", "explain", "text", "batch"], must_not_know: &["clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "diagnose", may_import: &["client", "transport", "api", "settings", "error", "explain", "text"], must_not_know: &["clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "output", may_import: &["api", "error", "explain", "text", "diagnose::finding", "batch::event", "bulk::event", "transport::event", "trace::call", "trace::summary", "usage"], must_not_know: &["reqwest", "clap"] },
    Room { name: "trace", may_import: &["capture", "transport", "api", "error", "explain", "text"], must_not_know: &["reqwest", "clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "usage", may_import: &["error", "text"], must_not_know: &["reqwest", "tokio", "clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "sandbox", may_import: &[], must_not_know: &["reqwest", "clap", TERMINAL[0], TERMINAL[1], TERMINAL[2]] },
    Room { name: "commands", may_import: &["cli", "api", "error", "explain", "text", "settings", "compose", "transport", "client", "batch", "bulk", "diagnose", "trace", "output", "sandbox", "usage", "capture"], must_not_know: &["reqwest"] },
];

const MOST_LINES: usize = 500;
const PRINTING: [&str; 5] = ["print!", "println!", "eprint!", "eprintln!", "dbg!"];

/// The room a file under `src` belongs to; the two roots belong to none.
fn room(file: &Path) -> Result<Option<&'static Room>, String> {
    let first = file.iter().next().and_then(|part| part.to_str()).unwrap_or_default();
    if first == "main.rs" || first == "lib.rs" {
        return Ok(None);
    }
    let name = first.trim_end_matches(".rs");
    let room = ROOMS.iter().find(|room| room.name == name);
    room.map(Some).ok_or_else(|| format!("no room called {name} in the table of arrows"))
}

/// Imports that are not in the table.
pub(super) fn arrows(file: &Path, text: &str) -> Vec<String> {
    let room = match room(file) {
        Ok(Some(room)) => room,
        Ok(None) => return Vec::new(),
        Err(problem) => return vec![problem],
    };
    let allowed = |path: &str| {
        std::iter::once(&room.name)
            .chain(room.may_import)
            .any(|part| path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with("::")))
    };
    let depth = file.iter().count() - usize::from(file.ends_with("mod.rs"));
    let foreign = crate_paths(text).into_iter().filter(|path| !allowed(path));
    let climbing = climbs(text, depth)
        .into_iter()
        .map(|line| format!("line {line}: say crate:: instead of climbing to the root"));
    foreign.map(|path| format!("{} must not use crate::{path}", room.name)).chain(climbing).collect()
}

/// Crates that the room must not know.
pub(super) fn knowledge(file: &Path, text: &str) -> Vec<String> {
    let Ok(Some(room)) = room(file) else { return Vec::new() };
    code(text)
        .flat_map(|(number, line)| {
            let known =
                room.must_not_know.iter().filter(move |word| names(line, word) && !is_quoted(line, word));
            known.map(move |word| format!("line {number}: {} must not know {word}", room.name))
        })
        .collect()
}

fn is_quoted(line: &str, word: &str) -> bool {
    line.find(word).is_some_and(|at| line[..at].matches('"').count() % 2 == 1)
}

/// A first sentence, and not too many lines.
pub(super) fn shape(_: &Path, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    if !text.starts_with("//!") {
        problems.push("the first line does not say what the file owns (//!)".to_owned());
    }
    let lines = text.lines().count();
    if lines > MOST_LINES {
        problems.push(format!("{lines} lines; the limit is {MOST_LINES}"));
    }
    problems
}

/// Printing outside the output room, and unwrapping outside tests.
pub(super) fn words(file: &Path, text: &str) -> Vec<String> {
    let may_print = file.starts_with("output");
    let is_test = file.ends_with("tests.rs") || file.iter().any(|part| part == "tests");
    let body = code(text).take_while(|(_, line)| !is_test && !line.starts_with("#[cfg(test)]"));
    body.flat_map(|(number, line)| {
        let printing = PRINTING.iter().filter(move |word| !may_print && prints(line, word));
        let unwrapping = line.contains(".unwrap()").then(|| format!("line {number}: .unwrap()"));
        printing.map(move |word| format!("line {number}: {word} outside the output room")).chain(unwrapping)
    })
    .collect()
}

fn prints(line: &str, word: &str) -> bool {
    names(line, word.trim_end_matches('!')) && line.contains(word)
}

/// The table of arrows as CONTRIBUTING shows it.
pub(crate) fn table_as_markdown() -> String {
    let list = |names: &[&str]| match names {
        [] => "nothing of ours".to_owned(),
        names => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
    };
    let mut table = "| Room | May import | Must not know |\n| --- | --- | --- |\n".to_owned();
    for room in &ROOMS {
        let _ =
            writeln!(table, "| `{}` | {} | {} |", room.name, list(room.may_import), list(room.must_not_know));
    }
    table
}

#[test]
fn a_forbidden_arrow_is_found_however_it_is_written() {
    for text in [
        "use crate::cli::Cli;",
        "use crate::{error::Error, cli};",
        "fn f(x: crate::settings::Settings) {}",
        "use super::super::cli::Cli;",
    ] {
        assert_eq!(arrows(Path::new("transport/timer.rs"), text).len(), 1, "{text}");
    }
    assert_eq!(
        arrows(Path::new("output/x.rs"), "use crate::batch::event::E;\nuse crate::batch::shard;").len(),
        1
    );
    assert_eq!(
        arrows(Path::new("transport/timer.rs"), "use crate::error::Error;\nuse super::Config;"),
        [""; 0]
    );
    assert_eq!(arrows(Path::new("helpers/mod.rs"), "").len(), 1, "an unknown room");
}

#[test]
fn forbidden_knowledge_is_found() {
    assert_eq!(knowledge(Path::new("api/mod.rs"), "//! ok\nuse reqwest::Client;\n").len(), 1);
    assert_eq!(
        knowledge(Path::new("api/mod.rs"), "//! reqwest is not used here\nlet x = \"reqwest\";\n"),
        [""; 0]
    );
}

#[test]
fn a_badly_built_file_is_found() {
    assert_eq!(shape(Path::new("x.rs"), "use std::fs;\n").len(), 1);
    assert_eq!(shape(Path::new("x.rs"), &format!("//! x\n{}", "\n".repeat(MOST_LINES))).len(), 1);
    assert_eq!(words(Path::new("api/x.rs"), "println!(\"x\");\nx.unwrap();\n").len(), 2);
    assert_eq!(
        words(Path::new("output/x.rs"), "println!(\"x\");\n#[cfg(test)]\nmod t { x.unwrap(); }\n"),
        [""; 0]
    );
}
