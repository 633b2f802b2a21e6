//! Every command in the README and in docs/ that the sandbox can serve is run, whether or not its output is shown.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use claudectl::for_tests::{Options, Server, Spec};

use super::documents;
use crate::support::{KEY, Stage};

/// What cannot be run, with the reason. A line that holds one of these is left out.
const NOT_RUN: [(&str, &str); 7] = [
    ("--judge", "plays faults for a minute; tests/it/judge.rs runs it"),
    ("cargo ", "builds or removes programs of this machine"),
    ("rustup ", "installs a toolchain"),
    ("apt-get ", "installs packages"),
    ("rm -r ", "removes the state of real runs"),
    ("export ANTHROPIC_API_KEY=", "the key of the tests is set already"),
    ("node app.mjs", "a program of the reader's own"),
];

/// What is put in the place of something that takes too long or lies outside the home of a test.
const INSTEAD: [(&str, &str); 7] = [
    ("expired:every=3'", "expired:every=3' -- true"),
    ("--watch 30s", "--watch 1s --timeout 1s"),
    ("/etc/claudectl/", ""),
    ("/var/log/", ""),
    ("/srv/", ""),
    ("/tmp/", ""),
    ("0 6 * * *  ", ""),
];

/// Exit codes other than 0, by a part of the command.
const ENDS: [(&str, i32); 4] = [
    ("--sandbox=401", 41),
    ("--replay failed.jsonl", 41),
    ("--sandbox=overloaded", 59),
    ("[[sandbox:refusal]]", 21),
];

/// A line or a whole block, as it is to be run.
struct Script {
    place: String,
    text: String,
}

/// The fenced blocks that a shell could run, and what is between backticks in the prose.
fn scripts() -> Vec<Script> {
    let mut scripts = Vec::new();
    for file in documents().iter().filter(|file| !file.ends_with("errors.md")) {
        let text = fs::read_to_string(file).expect("document");
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let mut prose = String::new();
        let mut block: Option<(String, Vec<&str>)> = None;
        for (number, line) in text.lines().enumerate() {
            match (&mut block, line.strip_prefix("```")) {
                (None, Some(language)) => block = Some((language.to_owned(), Vec::new())),
                (Some((language, lines)), Some(_)) => {
                    let place = format!("{name}:{}", number - lines.len());
                    scripts.extend(
                        of_block(language, lines)
                            .into_iter()
                            .map(|text| Script { place: place.clone(), text }),
                    );
                    block = None;
                }
                (Some((_, lines)), None) => lines.push(line),
                (None, None) => {
                    prose.push_str(line);
                    prose.push('\n');
                }
            }
        }
        for inline in prose.split('`').skip(1).step_by(2) {
            let text = inline.split_whitespace().collect::<Vec<_>>().join(" ");
            scripts.push(Script { place: name.clone(), text });
        }
    }
    scripts.retain(|script| calls_it(&script.text));
    scripts
}

/// Whether claudectl is called with something, not only named.
fn calls_it(text: &str) -> bool {
    text.match_indices("claudectl ").any(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '\t']);
        let begins = before.is_empty()
            || before.ends_with(['\n', '|', '(', ';', '!', '{', '&', '1', '\'', '-'])
            || before.ends_with("=$(");
        begins && !before.ends_with("uninstall")
    })
}

fn of_block(language: &str, lines: &[&str]) -> Vec<String> {
    match language {
        "sh" | "" => {
            let commands: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("$ ")).collect();
            let lines = if commands.is_empty() { lines.to_vec() } else { commands };
            // Blocks without a language have words of explanation beside their commands.
            let whole = lines.iter().map(|line| {
                if language.is_empty() { line.split("    ").next().unwrap_or(line) } else { line }
            });
            let whole: Vec<&str> = whole.collect();
            let compound =
                |line: &&str| ["for ", "while ", "if ", "case "].iter().any(|word| line.starts_with(word));
            if whole.iter().any(compound) || whole.iter().any(|line| line.ends_with(['\\', '|'])) {
                vec![whole.join("\n")]
            } else {
                whole.into_iter().map(str::to_owned).collect()
            }
        }
        "yaml" => {
            let text = lines.join("\n");
            let run = text.split_once("run: |\n").map(|(_, run)| run.to_owned());
            let items = || {
                lines.iter().filter_map(|line| line.trim().strip_prefix("- ")).map(str::to_owned).collect()
            };
            run.map_or_else(items, |run| vec![run])
        }
        "make" => vec![format!("printf '%s\\n' '{}' >Makefile && make", lines.join("\n"))],
        _ => Vec::new(),
    }
}

/// `claudectl batches run`, `claudectl trace -- COMMAND`, `claudectl models show <ID>`: names and forms, not commands.
fn is_form(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let placeholder = |word: &&str| {
        word.contains(['<', '[', '…']) && !word.contains("[[")
            || word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase())
            || *word == "N"
    };
    let named =
        words.len() <= 3 && words.iter().all(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    let complete = [
        "claudectl diagnose",
        "claudectl batches runs",
        "claudectl models list",
        "claudectl explain --exit-codes",
    ];
    words.iter().any(placeholder) || named && !complete.contains(&text)
}

/// A home with all that the commands read, and programs of the reader's own on the PATH.
fn prepared() -> Stage {
    let stage = Stage::new();
    let request =
        r#"{"model":"claude-haiku-4-5","max_tokens":90,"messages":[{"role":"user","content":"Hi"}]}"#;
    for (name, content) in [
        ("requests.jsonl", format!("{{\"custom_id\":\"a\",\"params\":{request}}}\n")),
        ("rows.csv", "id,text\n1,Late.\n2,Broken.\n".to_owned()),
        ("invoice.pdf", "%PDF-1.4\n1 0 obj<</Type/Page>>endobj\ntrailer<<>>\n%%EOF\n".to_owned()),
        ("invoice.json", r#"{"type":"object","properties":{"sum":{"type":"number"}},"required":["sum"],"additionalProperties":false}"#.to_owned()),
        ("talk.json", format!("{request}\n")),
        ("ci.log", "Error: 529 overloaded_error\n".to_owned()),
        ("lines.txt", "one\ntwo\n".to_owned()),
        ("report.md", "A report.\n".to_owned()),
        ("app.log", "started\n".to_owned()),
        ("key", format!("{KEY}\n")),
        ("app.py", String::new()),
    ] {
        stage.file(&format!("home/{name}"), content);
    }
    for folder in [".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions"] {
        fs::create_dir_all(stage.path("home").join(folder)).expect("folder");
    }
    let key = stage.path("home/key");
    fs::set_permissions(key, PermissionsExt::from_mode(0o600)).expect("permissions");
    let client = env!("CARGO_BIN_EXE_claudectl");
    for (name, script) in [
        ("python", format!("exec '{client}' send Hello")),
        ("git", "echo '+a line that is new'".to_owned()),
        ("page_somebody", "true".to_owned()),
    ] {
        let path = stage.file(&format!("programs/{name}"), format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(path, PermissionsExt::from_mode(0o755)).expect("permissions");
    }
    let made =
        stage.bare().args(["--sandbox=401", "--capture", "home/failed.jsonl", "send", "Hello"]).output();
    assert_eq!(made.expect("runs").status.code(), Some(41));
    let logged = stage.bare().args(["--sandbox", "--log-file", "home/calls.log", "send", "Hello"]).output();
    assert_eq!(logged.expect("runs").status.code(), Some(0));
    stage
}

fn run(script: &str, stage: &Stage, server: &Server) -> (i32, String) {
    let bin = Path::new(env!("CARGO_BIN_EXE_claudectl")).parent().expect("folder").display();
    let path =
        format!("{}:{bin}:{}", stage.path("programs").display(), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("timeout")
        .args(["30", "sh", "-c", script])
        .stdin(Stdio::null())
        .env_clear()
        .envs([("HOME", stage.path("home"))])
        .envs([
            ("PATH", path.as_str()),
            ("ANTHROPIC_API_KEY", KEY),
            ("text", "It broke."),
            ("question", "Why?"),
        ])
        .env("ANTHROPIC_BASE_URL", server.base_url())
        .current_dir(stage.path("home"))
        .output()
        .expect("sh runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().unwrap_or(-1), said)
}

#[test]
fn every_command_in_the_documents_runs() {
    let server =
        Server::start(Options { spec: Spec::parse("batch-time=0").expect("valid"), ..Options::default() });
    let server = server.expect("a server");
    let stage = prepared();
    let (mut problems, mut ran) = (String::new(), 0);
    for Script { place, text } in scripts() {
        if is_form(&text) || NOT_RUN.iter().any(|(part, _)| text.contains(part)) {
            continue;
        }
        let script = INSTEAD.iter().fold(text.clone(), |text, (from, to)| text.replace(from, to));
        let (code, said) = run(&script, &stage, &server);
        let wanted = ENDS.iter().find(|(part, _)| text.contains(part)).map_or(0, |(_, code)| *code);
        ran += 1;
        if code != wanted {
            let _ = writeln!(problems, "{place}: `{text}` ends with {code}, not {wanted}:\n{said}");
        }
    }
    assert!(problems.is_empty(), "{problems}");
    assert!(ran > 30, "only {ran} commands were run");
}
