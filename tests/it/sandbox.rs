//! `claudectl sandbox` and `--sandbox`, as a person or a script meets them.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::support::Stage;

/// Runs a shell line against a sandbox with these options; exit code, stdout and stderr.
fn shell(options: &[&str], line: &str) -> (Option<i32>, String, String) {
    let stage = Stage::new();
    let output =
        stage.bare().arg("sandbox").args(options).args(["--", "sh", "-c", line]).output().expect("runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_command_runs_with_the_address_and_a_key_and_its_exit_code_is_ours() {
    let (code, stdout, stderr) =
        shell(&[], "echo $ANTHROPIC_BASE_URL; echo ${ANTHROPIC_API_KEY%%-*}; echo oops >&2; exit 7");
    assert_eq!(code, Some(7));
    assert!(stdout.starts_with("http://127.0.0.1:") && stdout.ends_with("\nsk\n"), "{stdout}");
    assert_eq!(stderr, "oops\n");
}

#[test]
fn a_command_that_a_signal_ends_counts_as_shells_count_it() {
    assert_eq!(shell(&[], "kill -TERM $$").0, Some(143));
}

#[test]
fn an_interrupt_is_the_commands_to_answer_and_a_request_to_stop_is_ours() {
    assert_eq!(shell(&[], "kill -INT $PPID; sleep 0.05; exit 5").0, Some(5));
    // No exit code: the signal itself ended it, long before the command would have.
    assert_eq!(shell(&[], "kill -TERM $PPID; exec sleep 20").0, None);
    assert_eq!(shell(&["--timeout", "100ms"], "exec sleep 20").0, Some(12));
}

#[test]
fn a_command_sees_no_credential_of_the_callers() {
    let stage = Stage::new();
    let mut command = stage.bare();
    command
        .env("ANTHROPIC_AUTH_TOKEN", "secret")
        .env("ANTHROPIC_API_KEY", "sk-ant-api03-mine")
        .args(["sandbox", "--", "sh", "-c", "env"]);
    let seen = String::from_utf8(command.output().expect("runs").stdout).expect("UTF-8");
    assert!(!seen.contains("ANTHROPIC_AUTH_TOKEN") && !seen.contains("sk-ant-api03-mine"));
}

#[test]
fn it_stays_up_and_says_how_to_reach_it() {
    let stage = Stage::new();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .arg("sandbox")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let mut url = String::new();
    BufReader::new(child.stdout.take().expect("piped")).read_line(&mut url).expect("a line");
    let address = url.trim().strip_prefix("http://").expect("a URL").to_owned();
    std::net::TcpStream::connect(address).expect("it listens");
    let stderr = BufReader::new(child.stderr.take().expect("piped"));
    let exports: Vec<_> = stderr.lines().take(2).collect::<Result<_, _>>().expect("UTF-8");
    child.kill().expect("killed");
    child.wait().expect("ended");
    assert_eq!(exports[0], format!("export ANTHROPIC_BASE_URL={}", url.trim()));
    assert!(exports[1].starts_with("export ANTHROPIC_API_KEY=sk-ant-api03-"));
}

#[test]
fn requests_go_on_record_without_the_key() {
    let stage = Stage::new();
    let record = stage.path("record.jsonl");
    let binary = env!("CARGO_BIN_EXE_claudectl");
    let mut command = stage.bare();
    command.args(["sandbox", "--record"]).arg(&record).args([
        "--",
        binary,
        "models",
        "show",
        "claude-opus-5",
        "--json",
    ]);
    let output = command.output().expect("runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let line = std::fs::read_to_string(record).expect("written");
    let line: serde_json::Value = serde_json::from_str(line.trim_end()).expect("one JSON object");
    assert_eq!(
        (line["method"].as_str(), line["path"].as_str()),
        (Some("GET"), Some("/v1/models/claude-opus-5"))
    );
    assert_eq!(line["headers"]["x-api-key"], "[redacted]");
}

#[test]
fn a_fault_that_is_not_understood_is_named_with_its_column() {
    let stage = Stage::new();
    for (line, said) in [
        (
            &["sandbox", "--fault", "ok,stal=2"][..],
            "column 4: unknown word \"stal\"; did you mean \"stall\"?",
        ),
        (&["--sandbox=ok,stal=2", "models"], "column 4: unknown word \"stal\"; did you mean \"stall\"?"),
        (&["sandbox", "--scenario", "outtage"], "there is no scenario \"outtage\"; did you mean \"outage\"?"),
    ] {
        let output = stage.bare().args(line).output().expect("runs");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(output.stdout.is_empty() && stderr.contains(said), "{stderr}");
    }
    let unreadable = stage.bare().args(["sandbox", "--scenario", "./none.toml"]).output().expect("runs");
    assert_eq!(unreadable.status.code(), Some(4));
    let unwritable = stage.bare().args(["sandbox", "--record", "no/such/folder"]).output().expect("runs");
    assert_eq!(unwritable.status.code(), Some(5));
}

#[test]
fn a_fault_that_was_not_joined_to_its_option_is_not_sent_as_a_prompt() {
    let stage = Stage::new();
    for (line, joined) in [
        (&["send", "--sandbox", "401", "hi"][..], "--sandbox=401"),
        (&["send", "--sandbox", "overloaded"], "--sandbox=overloaded"),
        (&["--sandbox", "529x2", "send", "hi"], "--sandbox=529x2"),
        (&["models", "list", "--sandbox", "401"], "--sandbox=401"),
    ] {
        let output = stage.bare().args(line).output().expect("runs");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{line:?}: {stderr}");
        assert!(output.stdout.is_empty() && stderr.contains(joined), "{line:?}: {stderr}");
    }
    for line in [&["send", "--sandbox", "hello", "401"][..], &["send", "--sandbox", "--", "401"]] {
        let output = stage.bare().args(line).output().expect("runs");
        assert_eq!(output.status.code(), Some(0), "{line:?}");
    }
}

#[test]
fn a_failure_by_its_name_ends_with_its_exit_code() {
    let stage = Stage::new();
    for (name, code) in [
        ("overloaded", 59),
        ("rate_limit", 49),
        ("authentication", 41),
        ("billing", 42),
        ("not_the_api", 16),
        ("connection_lost", 15),
        ("bad_gateway", 52),
        ("enforced_spend_limit_reached", 42),
        ("incomplete", 6),
    ] {
        let fault = format!("--sandbox={name}");
        let output = stage.bare().args(["send", "hi", "--max-retries", "0", &fault]).output().expect("runs");
        assert_eq!(output.status.code(), Some(code), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn every_scenario_and_every_word_is_in_the_documentation() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/sandbox.md");
    let page = std::fs::read_to_string(page).expect("the page");
    let missing = |name: &str| !page.contains(&format!("`{name}`")) && !page.contains(&format!("`{name}="));
    let words: Vec<_> = claudectl::for_tests::vocabulary().filter(|word| missing(word)).collect();
    assert!(words.is_empty(), "docs/sandbox.md does not mention {words:?}");
    for scenario in claudectl::for_tests::SCENARIOS {
        let row = format!("| `{}` | {} | `{}` |", scenario.name, scenario.about, scenario.spec);
        assert!(page.contains(&row), "docs/sandbox.md lacks the row\n{row}");
    }
}

#[test]
fn a_slip_in_a_scenario_file_is_told_with_its_line_and_column() {
    let stage = Stage::new();
    for (text, said) in [
        (
            "steps = [\"529x2\"]\n[[rule]]\ndo = \"529\"\nchanse = 0.3\n",
            "own.toml:4:1: unknown field `chanse`",
        ),
        ("[[rule]]\non = \"mesages\"\ndo = \"529\"\n", "own.toml:2:7: unknown word \"mesages\""),
        (
            "[[rule]]\ndo = \"529:retry-after=1:stal\"\n",
            "own.toml:2:25: unknown word \"stal\"; did you mean \"stall\"?",
        ),
    ] {
        stage.file("own.toml", text);
        let output =
            stage.bare().args(["sandbox", "--scenario", "own.toml", "--", "true"]).output().expect("runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(4), "{told}");
        assert!(told.starts_with(&format!("error[input]: {said}")), "{told}");
        assert!(!told.contains("batches check"), "advice about something else: {told}");
    }
}
