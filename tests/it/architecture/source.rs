//! Just enough reading of Rust source to see which paths a file names.

/// The code lines of a file with their numbers, comments left out.
pub(super) fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(index, line)| (index + 1, line))
}

/// The paths that start at the crate's root, without `crate::`, groups spelled out: `error::Error`, `api`.
pub(super) fn crate_paths(text: &str) -> Vec<String> {
    let code: String = code(text).flat_map(|(_, line)| [line, "\n"]).collect();
    let mut paths = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if !code[..at].ends_with(is_word) {
            expand("", &code[at + "crate::".len()..], &mut paths);
        }
    }
    paths
}

/// Adds every path of the use tree at the start of `text` and returns what follows the tree.
fn expand<'a>(prefix: &str, text: &'a str, paths: &mut Vec<String>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = expand(prefix, rest, paths).trim_start();
            match rest.strip_prefix(',') {
                Some(next) if !next.trim_start().starts_with('}') => rest = next,
                Some(next) => return next.trim_start().get(1..).unwrap_or_default(),
                None => return rest.get(1..).unwrap_or_default(),
            }
        }
    }
    let end = text.find(|c| !is_word(c) && c != '*').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let path = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}::{name}") };
    if let Some(inner) = rest.strip_prefix("::") {
        return expand(&path, inner, paths);
    }
    paths.push(path);
    match rest.strip_prefix(" as ") {
        Some(alias) => &alias[alias.find(|c| !is_word(c)).unwrap_or(alias.len())..],
        None => rest,
    }
}

/// Every path that a statement names: a `use` tree spelled out, and paths in code that start at a module.
pub(crate) fn expand_all(statement: &str) -> Vec<String> {
    let mut paths = Vec::new();
    if let Some(at) = statement.find("use ").filter(|at| {
        let before = statement[..*at].lines().next_back().unwrap_or_default().trim_start();
        before.is_empty() || before.starts_with("pub")
    }) {
        expand("", &statement[at + "use ".len()..], &mut paths);
        return paths;
    }
    for root in ["crate::", "super::", "self::"] {
        for (at, _) in statement.match_indices(root) {
            if !statement[..at].ends_with(|c: char| is_word(c) || c == ':') {
                expand("", &statement[at..], &mut paths);
            }
        }
    }
    // Paths in code that begin with a child: `child::function(…)`.
    let mut rest = statement;
    while let Some(at) = rest.find("::") {
        let word = rest[..at].rfind(|c: char| !is_word(c)).map_or(0, |start| start + 1);
        if !rest[..word].ends_with("::") && word < at {
            let mut found = Vec::new();
            expand("", &rest[word..], &mut found);
            paths.append(&mut found);
        }
        rest = &rest[at + 2..];
    }
    paths
}

/// The code of a file without comments and without its unit tests.
pub(crate) fn without_tests(text: &str) -> String {
    let lines = code(text).map(|(_, line)| line).take_while(|line| !line.starts_with("#[cfg(test)]"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The lines that climb to the crate's root with `super::`, from a file `depth` modules below it.
pub(super) fn climbs(text: &str, depth: usize) -> Vec<usize> {
    let mut nested = 0;
    let mut lines = Vec::new();
    for (number, line) in code(text) {
        if line.starts_with("mod ") && line.ends_with('{') {
            nested = 1;
        } else if line == "}" {
            nested = 0;
        }
        if line.contains(&"super::".repeat(depth + nested)) {
            lines.push(number);
        }
    }
    lines
}

/// Whether `word` stands in `line` as a word of its own.
pub(super) fn names(line: &str, word: &str) -> bool {
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(is_word) && !line[at + word.len()..].starts_with(is_word))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn trees_are_spelled_out() {
    let text = "\
        //! not [`crate::a`]\n\
        use crate::api;\n\
        use crate::error::{Error, kind::{self, ErrorKind as K}, Place};\n\
        use crate::{\n    batch::event::Event,\n    output::*,\n};\n\
        fn f() -> crate::cli::Cli { my_crate::x() }\n";
    assert_eq!(
        crate_paths(text),
        [
            "api",
            "error::Error",
            "error::kind::self",
            "error::kind::ErrorKind",
            "error::Place",
            "batch::event::Event",
            "output::*",
            "cli::Cli"
        ]
    );
}

#[test]
fn a_climb_to_the_root_is_seen_and_one_inside_the_room_is_not() {
    assert_eq!(climbs("use super::Global;\nuse super::super::error::Error;\n", 2), [2]);
    assert_eq!(climbs("use super::Global;\nmod tests {\n    use super::super::Global;\n}\n", 2), [0; 0]);
}

#[test]
fn words_are_whole() {
    assert!(names("use reqwest::Client;", "reqwest"));
    assert!(!names("let prereqwested = 1;", "reqwest"));
}
