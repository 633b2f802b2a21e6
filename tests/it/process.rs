//! What the process is given by whoever starts it: descriptors, limits, folders, bytes that are no text, impatience.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::raw::{Do, Raw, whole};
use crate::support::{KEY, Stage};

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn server() -> Raw {
    Raw::start(vec![vec![Do::Read, Do::Send(whole("hello"))]])
}

/// The binary's environment, for any command that runs it.
fn surround<'a>(command: &'a mut Command, stage: &Stage, url: &str) -> &'a mut Command {
    command
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", url)
        .env("BIN", env!("CARGO_BIN_EXE_claudectl"))
        .current_dir(stage.path("."))
        .stdin(Stdio::null())
}

/// Runs a line of shell in which `$BIN` is the binary.
fn shell(stage: &Stage, url: &str, line: &str) -> Output {
    surround(Command::new("/bin/sh").args(["-c", line]), stage, url).output().expect("a shell")
}

/// Whatever happened, it was no bug.
fn assert_tidy(output: &Output, way: &str) {
    let stderr = text(&output.stderr);
    assert!(!stderr.contains("bug in claudectl") && !stderr.contains("panicked"), "{way}\n{stderr}");
    assert!(!matches!(output.status.code(), Some(1 | 101 | 134)), "{way}\n{stderr}");
    assert!(output.status.code().is_some(), "{way}: {:?}\n{stderr}", output.status);
    assert!(!stderr.contains(KEY), "{way}");
}

fn object(stderr: &[u8]) -> Value {
    let stderr = text(stderr);
    let last = stderr.lines().last().unwrap_or_default();
    assert_eq!(stderr.lines().filter(|line| line.starts_with("{\"error\"")).count(), 1, "{stderr}");
    let mut value: Value = serde_json::from_str(last).unwrap_or_else(|_| panic!("no object: {stderr}"));
    value["error"].take()
}

#[test]
fn closed_streams_are_survived() {
    let (stage, server) = (Stage::new(), server());
    for (line, code, stdout) in [
        ("$BIN send Hi 2>&-", 0, "hello\n"),
        ("$BIN send Hi <&-", 0, "hello\n"),
        ("$BIN send <&-", 4, ""),
        ("$BIN sned 2>&-", 2, ""),
        ("$BIN send Hi -o answer <&- >&- 2>&-; code=$?; cat answer; exit $code", 0, "hello"),
        ("$BIN send Hi </", 4, ""),
        ("$BIN send Hi 1</dev/null", 5, ""),
        ("$BIN send Hi --usage 2</dev/null", 0, "hello\n"),
    ] {
        let output = shell(&stage, &server.url(), line);
        assert_tidy(&output, line);
        assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(code), stdout), "{line}");
    }
}

#[test]
fn too_few_descriptors_are_no_bug() {
    let (stage, server) = (Stage::new(), server());
    for limit in 5..24 {
        let line = format!("ulimit -n {limit}; exec $BIN send Hi");
        let output = shell(&stage, &server.url(), &line);
        assert_tidy(&output, &line);
        if output.status.success() {
            assert_eq!(text(&output.stdout), "hello\n", "{line}");
        } else {
            assert!(text(&output.stderr).contains("oo many open files"), "{line}: {}", text(&output.stderr));
        }
    }
    let output = shell(&stage, &server.url(), "ulimit -n 9; exec $BIN send Hi --json");
    let error = object(&output.stderr);
    assert_eq!(error["kind"], "config");
    assert!(error["fix"][0].as_str().is_some_and(|fix| fix.contains("ulimit -n")), "{error}");
}

#[test]
fn a_limit_on_the_size_of_files_is_a_full_disk() {
    let (stage, server) = (Stage::new(), server());
    stage.file("old", "old");
    for line in ["$BIN send Hi -o old", "$BIN send Hi >out", "$BIN send Hi --json >out"] {
        let output = shell(&stage, &server.url(), &format!("ulimit -f 0; {line}"));
        assert_eq!(output.status.code(), Some(5), "{line}: {:?} {}", output.status, text(&output.stderr));
    }
    assert_eq!(std::fs::read_to_string(stage.path("old")).expect("there"), "old");
}

#[test]
fn no_folder_of_ones_own_is_needed() {
    let (stage, server) = (Stage::new(), server());
    stage.file("plain", "");
    for line in [
        "unset HOME; exec $BIN send Hi",
        "HOME= exec $BIN send Hi",
        "HOME=some/where exec $BIN send Hi",
        "HOME=/nonexistent exec $BIN send Hi",
        "HOME=$PWD/plain exec $BIN send Hi",
        "mkdir gone; cd gone; rmdir ../gone; exec $BIN send Hi",
        "PATH= exec $BIN send Hi",
    ] {
        let output = shell(&stage, &server.url(), line);
        assert_eq!(text(&output.stdout), "hello\n", "{line}: {}", text(&output.stderr));
    }
    for line in [
        "unset HOME ANTHROPIC_API_KEY; exec $BIN send Hi",
        "unset ANTHROPIC_API_KEY; mkdir gone; cd gone; rmdir ../gone; exec $BIN send Hi",
    ] {
        let output = shell(&stage, &server.url(), line);
        assert_eq!(output.status.code(), Some(3), "{line}: {}", text(&output.stderr));
        assert!(text(&output.stderr).contains("no API key was found"), "{line}");
    }
}

#[test]
fn widths_of_any_kind_do_no_harm() {
    let stage = Stage::new();
    for columns in ["0", "1", "2", "99999", "-1", "wide", ""] {
        for args in
            [&["send", "--help"][..], &["sned"], &["--sandbox=529x*", "send", "Hi", "--max-retries", "0"]]
        {
            let output = stage.bare().env("COLUMNS", columns).args(args).output().expect("the binary runs");
            assert_tidy(&output, &format!("COLUMNS={columns} {args:?}"));
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_named_or_taken_as_they_are() {
    let (stage, server) = (Stage::new(), server());
    let bad = || OsString::from_vec(b"\xff\xfe/x".to_vec());
    for (args, code) in [
        (vec![OsString::from("send"), bad()], 2),
        (vec![bad()], 2),
        (vec!["--json".into(), bad()], 2),
        (vec!["send".into(), "Hi".into(), "-f".into(), bad()], 4),
        (vec!["send".into(), "Hi".into(), "--config".into(), bad()], 3),
        (vec!["send".into(), "Hi".into(), "--api-key-file".into(), bad()], 3),
        (vec!["send".into(), "Hi".into(), "--ca-file".into(), bad()], 3),
        (vec!["send".into(), "Hi".into(), "--log-file".into(), bad()], 5),
    ] {
        let output = stage.claudectl(&server.url()).args(&args).output().expect("the binary runs");
        assert_tidy(&output, &format!("{args:?}"));
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", text(&output.stderr));
        assert!(!text(&output.stderr).contains("send ''"), "no advice to send nothing");
    }
    for (name, code) in [
        ("ANTHROPIC_API_KEY", 3),
        ("ANTHROPIC_BASE_URL", 3),
        ("CLAUDECTL_MODEL", 3),
        ("CLAUDECTL_COLOR", 3),
        ("HTTPS_PROXY", 3),
        ("TERM", 0),
        ("LANG", 0),
        ("NO_COLOR", 0),
        ("XDG_CONFIG_HOME", 0),
        ("SOMEBODY_ELSES", 0),
    ] {
        let output =
            stage.claudectl(&server.url()).env(name, bad()).args(["send", "Hi"]).output().expect("runs");
        assert_eq!(output.status.code(), Some(code), "{name}: {}", text(&output.stderr));
        assert!(code == 0 || text(&output.stderr).contains(&format!("{name} is not valid UTF-8")), "{name}");
    }
    assert!(server.seen().iter().all(|seen| seen.header("x-api-key") == Some(KEY)));
}

#[test]
fn variables_about_the_look_hold_where_the_words_make_no_sense() {
    let stage = Stage::new();
    let run = |vars: &[(&str, &str)], args: &[&str]| {
        let output = stage.bare().envs(vars.iter().copied()).args(args).output().expect("the binary runs");
        assert!(args == ["-h"] || output.status.code() == Some(2), "{vars:?} {args:?}");
        output
    };
    assert_eq!(object(&run(&[("CLAUDECTL_JSON", "1")], &["sned"]).stderr)["kind"], "usage");
    assert_eq!(object(&run(&[("CLAUDECTL_JSON", "yes")], &["--api-key=x", "send"]).stderr)["exit_code"], 2);
    let broken = [("CLAUDECTL_JSON", "true"), ("CLAUDECTL_COLOR", "blue"), ("CLAUDECTL_QUIET", "?")];
    assert_eq!(object(&run(&broken, &["sned"]).stderr)["kind"], "usage", "one bad variable hides no other");
    assert!(text(&run(&[("CLAUDECTL_JSON", "0")], &["sned"]).stderr).starts_with("error[usage]"));
    let always = [("CLAUDECTL_COLOR", "always")];
    assert!(run(&always, &["sned"]).stderr.contains(&0x1b));
    assert!(run(&always, &["-h"]).stdout.contains(&0x1b));
    assert!(!run(&always, &["--color", "never", "sned"]).stderr.contains(&0x1b), "what was typed wins");
    let output = stage.bare().envs(broken).args(["--sandbox", "send", "Hi"]).output().expect("runs");
    assert_eq!(object(&output.stderr)["kind"], "config", "{}", text(&output.stderr));
}

/// A named pipe in the stage.
fn pipe(stage: &Stage) {
    let made = Command::new("mkfifo").arg(stage.path("pipe")).status().expect("mkfifo runs");
    assert!(made.success());
}

#[test]
fn a_named_pipe_is_written_when_somebody_reads_it() {
    let (stage, server) = (Stage::new(), server());
    pipe(&stage);
    let output = shell(&stage, &server.url(), "cat pipe & $BIN send Hi -o pipe; code=$?; wait; exit $code");
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(0), "hello"), "{output:?}");
}

#[test]
fn a_named_pipe_that_nobody_reads_keeps_neither_a_signal_nor_the_clock() {
    let (stage, server) = (Stage::new(), server());
    pipe(&stage);
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claudectl"));
        surround(command.args(["send", "Hi", "-o", "pipe", "-v"]).args(more), &stage, &server.url())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs")
    };
    let mut child = run(&[]);
    // The credential is told just before the output is opened.
    let mut said = Vec::new();
    let stderr = child.stderr.as_mut().expect("piped");
    while !text(&said).contains("credential:") {
        let mut byte = [0];
        std::io::Read::read_exact(stderr, &mut byte).expect("it says what it uses");
        said.push(byte[0]);
    }
    std::thread::sleep(Duration::from_millis(100));
    let begun = Instant::now();
    let kill = format!("kill -INT {}", child.id());
    assert!(Command::new("/bin/sh").args(["-c", &kill]).status().expect("a shell").success());
    let status = child.wait().expect("ends");
    assert_eq!(status.signal(), Some(2));
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());

    let output = run(&["--timeout", "300ms"]).wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(12), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("--timeout ran out after 300ms"), "{}", text(&output.stderr));
    assert!(server.seen().is_empty(), "nothing is paid for that nobody reads");
}
