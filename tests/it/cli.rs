//! What the real binary says about its own command line.

use std::process::Output;

use serde_json::Value;

use crate::support::Stage;

fn run(line: &[&str]) -> Output {
    Stage::new().bare().args(line).output().expect("the binary runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// The standard error of a line that is refused: exit 2 and nothing on standard output.
fn refused(line: &[&str]) -> String {
    let output = run(line);
    assert_eq!(output.status.code(), Some(2), "{line:?}: {}", stderr(&output));
    assert!(output.stdout.is_empty(), "{line:?}");
    stderr(&output)
}

/// The standard output of a line that asks for text.
fn told(line: &[&str]) -> String {
    let output = run(line);
    assert_eq!(output.status.code(), Some(0), "{line:?}: {}", stderr(&output));
    assert!(output.stderr.is_empty(), "{line:?}");
    stdout(&output)
}

#[test]
fn words_that_make_no_sense_end_with_2() {
    for line in [
        &["Hello"][..],
        &["-v"],
        &["sned"],
        &["send", "--nope"],
        &["send", "-4", "x", "-6"],
        &["--color", "blue", "models"],
        &["batches", "run", "in.jsonl"],
        &["batches", "nope"],
        &["completions"],
        &["help", "nope"],
    ] {
        assert!(refused(line).starts_with("error[usage]: "), "{line:?}");
    }
}

#[test]
fn a_prompt_without_a_command_is_pointed_to_send() {
    let said = refused(&["Why is the sky blue?"]);
    assert!(said.starts_with("error[usage]: unrecognized subcommand 'Why is the sky blue?'\n"), "{said}");
    assert!(said.contains("  1. to send it as a prompt: claudectl send 'Why is the sky blue?'\n"), "{said}");
    assert!(said.contains("  2. see what there is: claudectl --help\n"), "{said}");
}

#[test]
fn a_key_on_the_command_line_is_refused_and_not_repeated() {
    for line in [
        &["send", "--api-key", "sk-ant-api03-SECRETSECRET", "Hello"][..],
        &["--api-key=SECRETSECRET", "send", "Hello"],
        &["--json", "--api-key=SECRETSECRET", "send", "Hello"],
    ] {
        let said = refused(line);
        assert!(!said.contains("SECRET"), "{said}");
        for way in ["ANTHROPIC_API_KEY", "--api-key-file", "key_command"] {
            assert!(said.contains(way), "{said}");
        }
    }
    assert!(!refused(&["sk-ant-api03-SECRETSECRET"]).contains("SECRET"));
    assert!(!refused(&["--apikey=sk-ant-api03-SECRETSECRET", "models"]).contains("SECRET"));
}

#[test]
fn a_program_gets_the_error_as_json() {
    let said = refused(&["send", "--json", "--modle", "x"]);
    let error: Value = serde_json::from_str(said.lines().last().expect("a line")).expect("JSON");
    assert_eq!(error["error"]["kind"], "usage");
    assert_eq!(error["error"]["exit_code"], 2);
    assert_eq!(error["error"]["fix"][0], "did you mean '--model'?");
}

#[test]
fn help_goes_to_standard_output_and_fits_80_columns() {
    let commands = [
        "",
        "send",
        "models",
        "models list",
        "models show",
        "batches",
        "batches check",
        "batches run",
        "batches resume",
        "batches reconcile",
        "batches create",
        "batches list",
        "batches show",
        "batches wait",
        "batches results",
        "batches cancel",
        "batches delete",
        "diagnose",
        "explain",
        "sandbox",
        "completions",
    ];
    for command in commands {
        for help in ["-h", "--help"] {
            let line: Vec<_> = command.split_whitespace().chain([help]).collect();
            let text = told(&line);
            let wide: Vec<_> = text.lines().filter(|line| line.chars().count() > 80).collect();
            assert!(wide.is_empty(), "{line:?}: {wide:#?}");
        }
    }
    assert_eq!(told(&[]), told(&["-h"]));
    assert_eq!(told(&["help", "send"]), told(&["send", "--help"]));
    assert_eq!(told(&["batches"]), told(&["batches", "-h"]));
}

#[test]
fn help_reads_well() {
    insta::assert_snapshot!("help", told(&["-h"]));
    insta::assert_snapshot!("help_send", told(&["send", "-h"]));
    insta::assert_snapshot!("help_send_long", told(&["send", "--help"]));
    insta::assert_snapshot!("help_batches", told(&["batches", "-h"]));
    insta::assert_snapshot!("help_batches_run", told(&["batches", "run", "-h"]));
}

#[test]
fn colour_is_there_when_asked_for() {
    assert!(!told(&["-h"]).contains('\u{1b}'));
    assert!(told(&["--color=always", "-h"]).contains('\u{1b}'));
    assert!(refused(&["--color=always", "nope"]).contains('\u{1b}'));
}

#[test]
fn the_version_is_one_line() {
    assert_eq!(told(&["--version"]), format!("claudectl {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(told(&["completions", shell]).contains("reconcile-wait"), "{shell}");
    }
}

#[test]
fn man_pages_are_written_or_the_reason_is_said() {
    let stage = Stage::new();
    let folder = stage.path("man/pages");
    stage.bare().arg("man").arg(&folder).assert().success().stdout("").stderr("");
    assert!(std::fs::read_to_string(folder.join("claudectl-send.1")).expect("page").contains("fallback"));
    stage.file("taken", "");
    let output = stage.bare().args(["man", "taken"]).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(5));
    assert!(stderr(&output).starts_with("error[output]: cannot write taken"), "{}", stderr(&output));
}
