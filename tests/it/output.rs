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

mod files {
    //! `-o FILE`: it appears only complete, and nothing is paid for when it cannot be written.

    use std::fs;

    use crate::support::raw::{Do, Raw, events_but_stop, stop, stream_head, whole};
    use crate::support::{KEY, Stage};

    fn answers(bytes: Vec<u8>) -> Raw {
        Raw::start(vec![vec![Do::Read, Do::Send(bytes)]])
    }

    fn cut() -> Vec<u8> {
        [stream_head(), events_but_stop("one two three")[..5].concat()].concat()
    }

    #[test]
    fn the_exact_bytes_appear_only_complete() {
        let stage = Stage::new();
        let server = answers(whole("one \\u001b[31m two"));
        stage
            .claudectl(&server.url())
            .args(["send", "Hello", "-o", "answer"])
            .assert()
            .success()
            .stdout("")
            .stderr("");
        assert_eq!(fs::read(stage.path("answer")).expect("there"), b"one \x1b[31m two");
        assert!(!stage.path("answer.part").exists());
    }

    #[test]
    fn a_cut_answer_stays_in_the_part_and_the_old_file_as_it_was() {
        let stage = Stage::new();
        let old = stage.file("answer", "old");
        let server = answers(cut());
        let assert = stage
            .claudectl(&server.url())
            .args(["send", "Hello", "-o", "answer", "--max-retries", "0"])
            .assert()
            .code(6)
            .stdout("");
        let stderr = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(stderr.contains("answer.part"), "it says where the rest is: {stderr}");
        assert_eq!(fs::read_to_string(old).expect("there"), "old");
        assert_eq!(fs::read_to_string(stage.path("answer.part")).expect("kept"), "one two ");
    }

    #[test]
    fn a_failed_attempt_leaves_no_trace_in_the_file() {
        let stage = Stage::new();
        let whole = [stream_head(), events_but_stop("all of it").concat(), stop()].concat();
        let server = Raw::start(vec![vec![Do::Read, Do::Send(cut())], vec![Do::Read, Do::Send(whole)]]);
        stage.claudectl(&server.url()).args(["send", "Hello", "-o", "answer"]).assert().success();
        assert_eq!(fs::read_to_string(stage.path("answer")).expect("there"), "all of it");
        assert_eq!(server.seen().len(), 2);
    }

    #[test]
    fn what_cannot_be_written_is_refused_before_anything_is_sent() {
        let stage = Stage::new();
        stage.file("folder/x", "");
        for target in ["no/such/folder/answer", "folder", "folder/"] {
            let server = answers(whole("paid for"));
            let assert = stage
                .claudectl(&server.url())
                .args(["send", "Hello", "-o", target])
                .assert()
                .code(5)
                .stdout("");
            let stderr = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
            assert!(stderr.starts_with("error[output]: "), "{target}: {stderr}");
            assert!(stderr.contains("\n  1. "), "{target}: {stderr}");
            assert!(server.seen().is_empty(), "{target}: nothing was sent");
        }
    }

    #[test]
    fn a_dash_is_stdout_and_a_device_is_written_directly() {
        let stage = Stage::new();
        for target in ["-", "/dev/stdout"] {
            let server = answers(whole("hello"));
            stage
                .claudectl(&server.url())
                .args(["send", "Hello", "-o", target])
                .assert()
                .success()
                .stdout("hello\n");
        }
        let server = answers(whole("hello"));
        stage
            .claudectl(&server.url())
            .args(["send", "Hello", "-o", "/dev/null"])
            .assert()
            .success()
            .stdout("");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_is_exit_5() {
        let stage = Stage::new();
        let server = answers(whole("hello"));
        let assert =
            stage.claudectl(&server.url()).args(["send", "Hello", "-o", "/dev/full"]).assert().code(5);
        let stderr = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(stderr.contains("cannot write /dev/full: No space left on device"), "{stderr}");
    }

    #[test]
    fn the_log_holds_every_event_and_no_key() {
        let stage = Stage::new();
        let server = answers(whole("hello"));
        stage
            .claudectl(&server.url())
            .args(["send", "Hello", "--log-file", "log", "--log-bodies"])
            .assert()
            .success()
            .stderr("");
        let log = fs::read_to_string(stage.path("log")).expect("there");
        assert!(!log.contains(KEY) && !log.contains("TESTKEYTEST"), "{log}");
        let names: Vec<String> = log
            .lines()
            .map(|line| {
                let event: serde_json::Value = serde_json::from_str(line).expect("one object a line");
                assert!(event["time"].as_str().is_some_and(|time| time.ends_with('Z') && time.len() == 24));
                assert!(event["level"].is_string());
                event["event"].as_str().expect("a name").to_owned()
            })
            .collect();
        for wanted in ["start", "headers", "attempt", "body", "done"] {
            assert!(names.iter().any(|name| name == wanted), "{wanted} is missing: {names:?}");
        }
    }

    #[test]
    fn a_log_that_cannot_be_written_is_refused_before_anything_is_sent() {
        let stage = Stage::new();
        let server = answers(whole("paid for"));
        stage
            .claudectl(&server.url())
            .args(["send", "Hello", "--log-file", "no/such/folder/log"])
            .assert()
            .code(5)
            .stdout("");
        assert!(server.seen().is_empty());
    }
}
