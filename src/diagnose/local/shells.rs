//! Where a variable is probably set: the line of a shell's start-up file, so that a stale one can be found.

use crate::settings::Facts;

/// The files that login and interactive shells read.
const FILES: [&str; 9] = [
    ".bashrc",
    ".bash_profile",
    ".bash_login",
    ".profile",
    ".zshrc",
    ".zshenv",
    ".zprofile",
    ".config/fish/config.fish",
    ".envrc",
];

/// `~/.bashrc:12` for each line that sets `name`.
pub(super) fn lines_setting(facts: &Facts, name: &str) -> Vec<String> {
    let Some(home) = &facts.home else { return Vec::new() };
    let mut found = Vec::new();
    for file in FILES {
        let Ok(text) = std::fs::read_to_string(home.join(file)) else { continue };
        let lines = text.lines().enumerate().filter(|(_, line)| sets(line, name));
        found.extend(lines.map(|(at, _)| format!("~/{file}:{}", at + 1)));
    }
    found
}

fn sets(line: &str, name: &str) -> bool {
    let line = line.trim_start();
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        ["export", rest, ..] => rest.strip_prefix(name).is_some_and(|rest| rest.starts_with('=')),
        ["set", .., variable, _] if line.starts_with("set -") => *variable == name,
        _ => line.strip_prefix(name).is_some_and(|rest| rest.starts_with('=')),
    }
}

/// How to get rid of a variable: now, and for good where its line was found.
pub(super) fn unset(facts: &Facts, name: &str) -> String {
    let lines = lines_setting(facts, name);
    if lines.is_empty() {
        format!("unset {name}")
    } else {
        format!("unset {name}; it is set in {}", lines.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::sets;

    #[test]
    fn assignments_are_found_and_mentions_are_not() {
        for line in [
            "export ANTHROPIC_BASE_URL=http://localhost:4000",
            "  ANTHROPIC_BASE_URL='x'",
            "set -gx ANTHROPIC_BASE_URL http://localhost:4000",
        ] {
            assert!(sets(line, "ANTHROPIC_BASE_URL"), "{line}");
        }
        for line in [
            "# export ANTHROPIC_BASE_URL=x",
            "echo $ANTHROPIC_BASE_URL",
            "export ANTHROPIC_BASE_URL_OLD=x",
            "unset ANTHROPIC_BASE_URL",
        ] {
            assert!(!sets(line, "ANTHROPIC_BASE_URL"), "{line}");
        }
    }
}
