//! The two streams of the real binary: what a pipe, a full disk, a missing stderr and a terminal's wishes do to it.

use std::process::{Command, Stdio};

use crate::support::{KEY, Stage};

/// The real binary as a plain command, where the streams themselves are under test.
fn plain(stage: &Stage, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claudectl"));
    command.env_clear().env("HOME", stage.path("home")).current_dir(stage.path(".")).args(args);
    command
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_ends_the_command_quietly_by_the_signal() {
    use std::os::unix::process::ExitStatusExt;
    let stage = Stage::new();
    let mut child = plain(&stage, &["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.signal(), Some(13), "SIGPIPE, so that a shell sees 141");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_exit_5() {
    let stage = Stage::new();
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("linux has it");
    let output = plain(&stage, &["completions", "bash"]).stdout(full()).output().expect("runs");
    assert_eq!(output.status.code(), Some(5));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.starts_with("error[output]: cannot write to standard output: No space left on device\n"),
        "{stderr}"
    );

    let json = plain(&stage, &["--json", "completions", "bash"]).stdout(full()).output().expect("runs");
    let stderr = String::from_utf8(json.stderr).expect("text");
    let last = stderr.lines().last().expect("an object");
    let value: serde_json::Value = serde_json::from_str(last).expect("one object on the last line");
    assert_eq!(value["error"]["exit_code"], 5);
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_depends_on_stderr() {
    let stage = Stage::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("linux has it");
    let status = plain(&stage, &["--no-such-option"]).stderr(full).status().expect("runs");
    assert_eq!(status.code(), Some(2));
}

#[test]
fn colour_follows_flag_then_variables() {
    let stage = Stage::new();
    let colored = |args: &[&str], vars: &[(&str, &str)]| {
        let output = plain(&stage, args).envs(vars.iter().copied()).output().expect("runs");
        assert_eq!(output.status.code(), Some(2));
        output.stderr.contains(&0x1b)
    };
    let bad = ["--no-such-option"];
    assert!(!colored(&bad, &[]));
    assert!(colored(&["--color", "always", "--no-such-option"], &[("NO_COLOR", "1")]));
    assert!(colored(&bad, &[("FORCE_COLOR", "1")]));
    assert!(colored(&bad, &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&bad, &[("CLICOLOR_FORCE", "0")]));
    assert!(!colored(&bad, &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never", "--no-such-option"], &[("FORCE_COLOR", "1")]));
}

#[test]
fn a_key_typed_by_mistake_is_not_echoed() {
    let stage = Stage::new();
    for args in [vec![KEY], vec!["--no-such-option", KEY], vec!["models", KEY]] {
        for json in [false, true] {
            let mut command = plain(&stage, &args);
            if json {
                command.arg("--json");
            }
            let output = command.output().expect("runs");
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(!stderr.contains("TESTKEYTEST"), "{args:?}: {stderr}");
        }
    }
}
