//! Holds the advice of the catalogue to what exists: commands, options, placeholders.

use std::collections::BTreeSet;

use claudectl::for_tests::catalogue;
use claudectl::for_tests::cli;

use crate::support::fixes;

/// Options of other programs that the advice may name.
const FOREIGN: [&str; 14] = [
    "--dns",
    "--shutdown",
    "--decrypt",
    "--password",
    "--split-pages",
    "--enable",
    "--help",
    "--version",
    "--user",
    "--now",
    "--max-time",
    "--speed-time",
    "--ssl-revoke-best-effort",
    "--by-provider",
];

/// Every long option of the command line.
fn options() -> BTreeSet<String> {
    let mut options = BTreeSet::new();
    let mut commands = vec![cli::command()];
    while let Some(command) = commands.pop() {
        let longs = command
            .get_arguments()
            .flat_map(|argument| argument.get_long_and_visible_aliases().unwrap_or_default());
        options.extend(longs.map(|long| format!("--{long}")));
        commands.extend(command.get_subcommands().cloned());
    }
    options
}

fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    catalogue::all().flat_map(|entry| {
        entry.fixes.iter().chain([&entry.cause, &entry.retry]).map(|text| (entry.id, *text))
    })
}

#[test]
fn every_option_in_the_advice_exists() {
    let options = options();
    for (id, text) in texts() {
        for word in text.split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ')' | '(' | '=' | '.' | ':' | '`' | '"')
        }) {
            let known = options.contains(word) || FOREIGN.contains(&word) || word == "--";
            assert!(!word.starts_with("--") || known, "{id}: {word} in {text}");
        }
    }
}

#[test]
fn every_command_in_the_advice_exists() {
    let command = cli::command();
    let commands: Vec<&str> = command.get_subcommands().map(clap_name).collect();
    for (id, text) in texts() {
        for (at, name) in text.match_indices("claudectl ") {
            // Elsewhere the name is the subject of a sentence.
            if !text[..at].ends_with(": ") && !text[..at].ends_with('`') {
                continue;
            }
            let word =
                text[at + name.len()..].split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next();
            let word = word.unwrap_or_default();
            assert!(word.starts_with('-') || commands.contains(&word), "{id}: claudectl {word} in {text}");
        }
    }
}

fn clap_name(command: &clap::Command) -> &str {
    command.get_name()
}

#[test]
fn every_placeholder_is_read_by_a_pattern_or_worked_out() {
    const WORKED_OUT: [&str; 23] = [
        "host",
        "gateway",
        "over",
        "over_percent",
        "fits",
        "time_left",
        "nearest_model",
        "retired",
        "more",
        "recommended_model",
        "path",
        "request_id",
        "ray_id",
        "retry_after",
        "appeal_url",
        "unsupported",
        "title",
        "server",
        "location",
        "deny_reason",
        "scales",
        "paths",
        "max_side",
    ];
    for entry in catalogue::all() {
        for fix in entry.fixes {
            for inside in fix.split('{').skip(1) {
                let Some((name, _)) = inside.split_once('}') else { continue };
                if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                    continue;
                }
                let read = entry.patterns.iter().any(|says| says.contains(&format!("{{{name}:")));
                assert!(
                    read || WORKED_OUT.contains(&name) || name == "model",
                    "{}: {{{name}}} in {fix}",
                    entry.id
                );
            }
        }
    }
}

#[test]
fn advice_reads_like_advice() {
    for entry in catalogue::all() {
        for fix in entry.fixes {
            for wording in fix.split(" || ") {
                assert!(wording.len() < 240, "{}: long: {wording}", entry.id);
                let first = wording.chars().next().expect("not empty");
                assert!(
                    first.is_uppercase()
                        || first == '{'
                        || wording.starts_with("nginx")
                        || wording.starts_with("claudectl"),
                    "{}: {wording}",
                    entry.id
                );
            }
        }
        assert!(entry.title.len() < 90, "{}: {}", entry.id, entry.title);
        assert!(entry.cause.len() < 420, "{}: {}", entry.id, entry.cause.len());
        assert!(
            !entry.cause.contains('{') || entry.cause.contains("\": "),
            "{}: causes have no values",
            entry.id
        );
    }
}

#[test]
fn every_command_in_the_advice_parses_as_it_stands() {
    let mut problems = Vec::new();
    for entry in catalogue::all() {
        for wording in entry.fixes.iter().flat_map(|fix| fix.split(" || ")) {
            let filled = filled(wording);
            if let Some(problem) = fixes::problem(&filled) {
                problems.push(format!("{}: {problem}: {filled}", entry.id));
            }
        }
    }
    assert!(problems.is_empty(), "{}\n{}", problems.len(), problems.join("\n"));
}

/// A wording with a number for every value.
fn filled(wording: &str) -> String {
    let mut out = String::new();
    let mut rest = wording;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        match behind.split_once('}') {
            Some((name, behind)) if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => {
                out.push('7');
                rest = behind;
            }
            _ => {
                out.push('{');
                rest = behind;
            }
        }
    }
    out + rest
}
