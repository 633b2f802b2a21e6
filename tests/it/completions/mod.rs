//! Completion in real shells: what a person gets after TAB, values that only this machine knows included.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Stage, has_tool};

/// A home with a run, its batch and two profiles; the binary is on the PATH.
struct Desk {
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// The shells that are there.
fn shells() -> Vec<Shell> {
    let known = [(Shell::Bash, "bash"), (Shell::Zsh, "zsh"), (Shell::Fish, "fish")];
    known.into_iter().filter(|(_, name)| has_tool(name, "--version")).map(|(shell, _)| shell).collect()
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

impl Desk {
    fn new() -> Self {
        let stage = Stage::new();
        std::fs::create_dir_all(stage.path("scratch")).expect("folder");
        Self { stage }
    }

    /// With what only this machine knows.
    fn used() -> Self {
        let desk = Self::new();
        let stage = &desk.stage;
        stage.file("home/.config/claudectl/config.toml", "[profiles.gateway]\nmodel = 'haiku'\n");
        stage.file("home/.config/anthropic/configs/work.json", "{}");
        stage.file("home/.config/anthropic/configs/$(touch x).json", "{}");
        let request =
            r#"{"model":"claude-haiku-4-5","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}"#;
        let input = stage.file("rows.jsonl", format!("{{\"custom_id\":\"a\",\"params\":{request}}}\n"));
        // Half done: the batch exists, and the wait for it is bounded.
        let run = stage
            .bare()
            .args(["--sandbox=batch-time=1h", "--timeout=1s", "batches", "run"])
            .arg(input)
            .args(["-o", "out.jsonl"])
            .output()
            .expect("the binary runs");
        assert_eq!(run.status.code(), Some(8), "{}", String::from_utf8_lossy(&run.stderr));
        desk
    }

    /// What is offered for a line that is being typed, in this order.
    fn offered(&self, shell: Shell, line: &str) -> Vec<String> {
        let drive = |name: &str| folder("tests/it/completions").join(name);
        let mut command = match shell {
            Shell::Bash => {
                let mut command = Command::new("bash");
                command.args(["--norc", "--noprofile"]).arg(drive("drive.bash"));
                command.arg(folder("completions/claudectl.bash"));
                command
            }
            Shell::Zsh => {
                let mut command = Command::new("zsh");
                let scratch = self.stage.path("scratch/offered");
                let _ = std::fs::remove_file(&scratch);
                command.arg("-f").arg(drive("drive.zsh")).arg(folder("completions")).arg(scratch);
                command
            }
            Shell::Fish => {
                let mut command = Command::new("fish");
                command.args(["--no-config", "-c", "source $argv[1]; complete -C $argv[2]"]);
                command.arg(folder("completions/claudectl.fish"));
                command
            }
        };
        let bin = Path::new(env!("CARGO_BIN_EXE_claudectl")).parent().expect("a folder");
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
        let output = command
            .arg(line)
            .env_clear()
            .env("HOME", self.stage.path("home"))
            .env("PATH", path)
            .env("TERM", "xterm")
            .current_dir(self.stage.path("scratch"))
            .output()
            .expect("the shell runs");
        assert!(output.status.success(), "{shell:?}: {}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        text.lines().map(|line| line.split('\t').next().unwrap_or_default().trim().to_owned()).collect()
    }

    fn holds(&self, line: &str, wanted: &[&str]) {
        for shell in shells() {
            let offered = self.offered(shell, line);
            for word in wanted {
                // Fish repeats the option before its value, which the others have on the line already.
                let there = offered.iter().any(|it| it == word || it.ends_with(&format!("={word}")));
                assert!(there, "{shell:?}: `{line}`: {word} is not in {offered:?}");
            }
        }
    }

    fn lacks(&self, line: &str, unwanted: &[&str]) {
        for shell in shells() {
            let offered = self.offered(shell, line);
            let found: Vec<&String> =
                offered.iter().filter(|it| unwanted.iter().any(|word| it.contains(word))).collect();
            assert!(found.is_empty(), "{shell:?}: `{line}`: {found:?} is offered");
        }
    }
}

const COMMANDS: [&str; 10] =
    ["send", "models", "batches", "bulk", "usage", "diagnose", "explain", "trace", "sandbox", "completions"];

#[test]
fn commands_are_offered_and_options_only_behind_a_dash() {
    let desk = Desk::new();
    desk.holds("claudectl ", &COMMANDS);
    desk.holds("claudectl --json batches ", &["check", "run", "resume", "reconcile", "runs", "wait"]);
    for line in ["claudectl ", "claudectl batches "] {
        desk.lacks(line, &["--"]);
    }
    desk.holds("claudectl send --", &["--model", "--json", "--timeout", "--chat"]);
    desk.holds("claudectl --", &["--base-url", "--sandbox"]);
}

#[test]
fn what_is_hidden_or_refused_is_not_offered() {
    let desk = Desk::new();
    for shell in shells() {
        let commands = desk.offered(shell, "claudectl ");
        assert!(!commands.iter().any(|it| ["man", "values", "help"].contains(&it.as_str())), "{commands:?}");
        for line in ["claudectl --", "claudectl send --"] {
            let options = desk.offered(shell, line);
            assert!(!options.contains(&"--api-key".to_owned()), "{shell:?}: {options:?}");
        }
    }
}

#[test]
fn values_from_the_tables_are_offered() {
    let desk = Desk::new();
    desk.holds("claudectl send --model ", &["opus", "haiku", "claude-opus-5-5"]);
    desk.holds("claudectl send --fail-on ", &["refusal", "truncated", "none"]);
    desk.holds("claudectl models show ", &["sonnet", "claude-haiku-5-5"]);
    desk.holds("claudectl explain rate", &["rate_limit"]);
    desk.holds("claudectl --color ", &["auto", "always", "never"]);
    desk.holds("claudectl sandbox --scenario ", &["outage", "recovery"]);
    desk.holds("claudectl completions ", &["bash", "zsh", "fish"]);
    desk.holds("claudectl send --sandbox=", &["401", "529", "credit"]);
    desk.holds("claudectl --sandbox=5", &["500", "529"]);
}

#[test]
fn runs_and_batches_of_this_machine_are_offered() {
    let desk = Desk::used();
    let runs = desk.stage.bare().args(["--sandbox", "--json", "batches", "runs"]).output().expect("runs");
    let runs: serde_json::Value = serde_json::from_slice(&runs.stdout).expect("JSON");
    let (run, batch) =
        (runs[0]["run"].as_str().expect("a name"), runs[0]["batches"][0].as_str().expect("an id"));
    for command in ["resume", "reconcile"] {
        desk.holds(&format!("claudectl --sandbox batches {command} "), &[run]);
        desk.holds(
            &format!("claudectl --sandbox batches {command} --reconcile-wait 5 {}", &run[..4]),
            &[run],
        );
        // Runs of the sandbox and of the API are never mixed up.
        desk.lacks(&format!("claudectl batches {command} "), &[run]);
    }
    for command in ["show", "wait", "results", "cancel", "delete"] {
        desk.holds(&format!("claudectl --sandbox batches {command} "), &[batch]);
    }
}

#[test]
fn profiles_of_both_kinds_are_offered() {
    let desk = Desk::used();
    for line in ["claudectl --profile ", "claudectl send --profile "] {
        desk.holds(line, &["gateway", "work"]);
        desk.lacks(line, &["touch"]);
    }
    assert!(!desk.stage.path("scratch/x").exists(), "a name was run as a command");
    desk.stage.file("scratch/other.toml", "[profiles.elsewhere]\n");
    desk.holds("claudectl --config other.toml send --profile ", &["elsewhere"]);
}

#[test]
fn files_are_offered_where_a_file_belongs() {
    let desk = Desk::new();
    desk.stage.file("scratch/rows.jsonl", "");
    for shell in shells() {
        // Bash completes file names by itself when nothing is offered.
        let files = |line: &str| match (shell, desk.offered(shell, line).as_slice()) {
            (Shell::Bash, [] | [_]) => !desk.offered(shell, line).concat().contains("(no files)"),
            (_, offered) => offered.iter().any(|it| it.ends_with("rows.jsonl")),
        };
        for line in
            ["claudectl batches check ", "claudectl bulk ", "claudectl send -f ", "claudectl --config "]
        {
            assert!(files(line), "{shell:?}: `{line}`");
        }
        for line in ["claudectl --max-retries ", "claudectl --timeout "] {
            assert!(!files(line) || shell != Shell::Bash, "{shell:?}: `{line}`");
        }
    }
}
