//! Rows A3 and A4: names that do not resolve. The system's resolver is bent in a mount namespace of its own, where the
//! test may have one; elsewhere it says so and relies on the classification's own tests in `transport::resolve`.
#![cfg(target_os = "linux")]

use std::fmt::Write as _;
use std::process::{Command, Stdio};

use super::*;

/// Whether this machine lets a test have its own mounts.
fn may_bend() -> bool {
    let may = Command::new("unshare").args(["-Urm", "true"]).stderr(Stdio::null()).status();
    let may = may.is_ok_and(|status| status.success());
    if !may {
        let why = b"skipped: no mount namespaces here, so the system's resolver cannot be bent\n";
        let _ = std::io::Write::write_all(&mut std::io::stderr(), why);
    }
    may
}

/// Runs `send` where `/etc/nsswitch.conf`, `/etc/resolv.conf` and `/etc/hosts` are the stage's own.
fn bent(stage: &Stage, url: &str, sources: &str, args: &[&str]) -> Command {
    stage.file("nsswitch.conf", format!("hosts: {sources}\n"));
    // Nothing answers there, so the resolver itself fails, and at once.
    stage.file("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
    if !stage.path("hosts").exists() {
        stage.file("hosts", "127.0.0.1 localhost\n");
    }
    let mut mounts = String::new();
    for name in ["nsswitch.conf", "resolv.conf", "hosts"] {
        let ours = stage.path(name);
        let _ = write!(mounts, "mount --bind '{}' \"$(readlink -f /etc/{name})\" && ", ours.display());
    }
    let mut command = Command::new("unshare");
    command
        .args(["-Urm", "sh", "-c", &format!("{mounts} exec \"$@\""), "sh", env!("CARGO_BIN_EXE_claudectl")])
        .args(["send", "Hello", "--base-url", url, "--allow-http"])
        .args(args)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", stage.path("home"))
        .env("ANTHROPIC_API_KEY", KEY)
        .current_dir(stage.path("."))
        .stdin(Stdio::null());
    command
}

#[test]
fn a3_a_name_that_does_not_exist_is_not_asked_for_again() {
    if !may_bend() {
        return;
    }
    let stage = Stage::new();
    let output = bent(&stage, "http://no.such.host", "files", &[]).output().expect("runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(10), "{stderr}");
    holds(&stderr, &["error[dns]", "no.such.host does not resolve", "attempts: 1", "base URL"]);
}

#[test]
fn a4_a_resolver_that_fails_once_is_asked_again() {
    if !may_bend() {
        return;
    }
    let stage = Stage::new();
    let server = Raw::start(vec![good()]);
    let hosts = stage.file("hosts", "127.0.0.1 localhost\n");
    let url = format!("http://soon.example:{}", server.port());
    let log = stage.path("log");
    let args = ["--log-file", log.to_str().expect("text")];
    let child = bent(&stage, &url, "files dns", &args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let begun = Instant::now();
    while !std::fs::read_to_string(&log).unwrap_or_default().contains("\"event\":\"wait\"") {
        assert!(begun.elapsed() < Duration::from_secs(20), "the first look-up fails");
        std::thread::sleep(Duration::from_millis(5));
    }
    std::fs::write(hosts, "127.0.0.1 localhost soon.example\n").expect("written");
    let output = child.wait_with_output().expect("ends");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert_eq!(output.stdout, b"one two three\n");
    let log = std::fs::read_to_string(log).expect("log");
    assert!(log.contains("could not be looked up"), "{log}");
}

#[test]
fn a4_a_resolver_that_keeps_failing_is_said_to_fail() {
    if !may_bend() {
        return;
    }
    let stage = Stage::new();
    let args = ["--max-retries", "1"];
    let output = bent(&stage, "http://soon.example", "files dns", &args).output().expect("runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(10), "{stderr}");
    holds(&stderr, &["could not be looked up", "attempts: 2"]);
}
