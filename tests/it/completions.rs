//! Completion in real shells: what a person gets after TAB.

use std::path::Path;
use std::process::Command;

use crate::support::has_tool;

/// What bash offers for a command line whose last word is being typed.
fn bash(line: &[&str]) -> Vec<String> {
    let script = r#"
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        _claudectl claudectl "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}""#;
    offered(
        Command::new("bash")
            .args(["--norc", "--noprofile", "-c", script, "bash", &file("claudectl.bash")])
            .args(line),
    )
}

/// The same for fish.
fn fish(line: &str) -> Vec<String> {
    let script = format!("source {}; complete -C '{line}'", file("claudectl.fish"));
    let offered = offered(Command::new("fish").args(["--no-config", "-c", &script]));
    offered.iter().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

fn file(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(name).display().to_string()
}

fn offered(command: &mut Command) -> Vec<String> {
    let output = command.output().expect("the shell runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8").lines().map(str::to_owned).collect()
}

fn holds(offered: &[String], wanted: &[&str]) {
    for word in wanted {
        assert!(offered.iter().any(|line| line == word), "{word} is not in {offered:?}");
    }
}

#[test]
fn bash_completes_commands_options_and_values() {
    if !has_tool("bash", "--version") {
        return;
    }
    holds(
        &bash(&["claudectl", ""]),
        &["send", "models", "batches", "diagnose", "explain", "trace", "sandbox"],
    );
    holds(&bash(&["claudectl", "send", "--model", ""]), &["opus", "haiku", "claude-opus-5-5"]);
    holds(&bash(&["claudectl", "send", "--fail-on", ""]), &["refusal", "truncated", "none"]);
    holds(&bash(&["claudectl", "explain", "bil"]), &["billing"]);
    holds(&bash(&["claudectl", "sandbox", "--scenario", ""]), &["outage", "recovery"]);
    holds(&bash(&["claudectl", "completions", ""]), &["bash", "zsh", "fish"]);
    let options = bash(&["claudectl", "send", "--"]);
    holds(&options, &["--model", "--json", "--timeout"]);
    assert!(!options.iter().any(|option| option == "--api-key"), "a refused option is offered: {options:?}");
    assert!(!bash(&["claudectl", ""]).contains(&"man".to_owned()), "a hidden command is offered");
}

#[test]
fn fish_completes_commands_and_values() {
    if !has_tool("fish", "--version") {
        return;
    }
    holds(&fish("claudectl "), &["send", "batches", "explain"]);
    holds(&fish("claudectl send --model "), &["opus", "claude-haiku-5-5"]);
    holds(&fish("claudectl explain rate"), &["rate_limit"]);
    assert!(!fish("claudectl ").contains(&"man".to_owned()), "a hidden command is offered");
}

#[test]
fn zsh_loads_its_completion() {
    if !has_tool("zsh", "--version") {
        return;
    }
    let folder = file("");
    let script = format!(
        "fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D; print -r -- $_comps[claudectl]; \
         autoload +X _claudectl && print loaded"
    );
    holds(&offered(Command::new("zsh").args(["-f", "-c", &script])), &["_claudectl", "loaded"]);
}
