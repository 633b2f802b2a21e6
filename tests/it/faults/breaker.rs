//! The breaker that processes share through a file: when it opens, what it answers meanwhile, and who may probe.

use std::process::{Child, Command, Stdio};

use super::*;

fn through(stage: &Stage, url: &str, args: &[&str]) -> Ran {
    let always = ["--breaker", "state", "--breaker-cooldown", "700ms", "--max-retries", "0"];
    send(stage, url, &[&always[..], args].concat())
}

/// A child of its own that goes through the breaker.
fn spawn(stage: &Stage, url: &str, args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", url)
        .current_dir(stage.path("."))
        .args(["send", "Hello", "--breaker", "state", "--max-retries", "0"])
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs")
}

fn state(stage: &Stage) -> serde_json::Value {
    let text = std::fs::read_to_string(stage.path("state")).expect("state");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn k1_it_opens_refuses_probes_once_and_closes() {
    let stage = Stage::new();
    let busy = || says(overloaded(&[]));
    let server = Raw::start(vec![busy(), busy(), busy(), busy(), good()]);
    let args = ["--breaker-threshold", "3"];
    for _ in 0..3 {
        through(&stage, &server.url(), &args).ends(59);
    }
    let refused = through(&stage, &server.url(), &[&args[..], &["--json"]].concat());
    let error = refused.ends(59).error();
    assert_eq!(server.seen().len(), 3, "nothing was sent");
    assert_eq!((&error["kind"], &error["attempts"]), (&"overloaded".into(), &0.into()));
    assert_eq!((&error["retryable"], &error["possibly_billed"]), (&true.into(), &0.into()));
    let wait = error["retry_after_s"].as_f64().expect("until the next probe");
    assert!(wait > 0.0 && wait <= 0.7, "{wait}");
    std::thread::sleep(Duration::from_millis(800));
    // The probe fails: open for another cool-down.
    through(&stage, &server.url(), &args).ends(59);
    assert_eq!(server.seen().len(), 4);
    through(&stage, &server.url(), &args).ends(59).says(&["not sent", "next probe in", "breaker: state"]);
    assert_eq!(server.seen().len(), 4);
    std::thread::sleep(Duration::from_millis(800));
    // The probe succeeds: closed.
    through(&stage, &server.url(), &args).ends(0);
    through(&stage, &server.url(), &args).ends(0);
    assert_eq!((server.seen().len(), &state(&stage)["failures"]), (6, &0.into()));
}

#[test]
fn k2_the_default_is_five_failures_and_a_minute() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[]))]);
    let args = ["--breaker", "state", "--max-retries", "0"];
    for _ in 0..5 {
        send(&stage, &server.url(), &args).ends(59);
    }
    let error = send(&stage, &server.url(), &[&args[..], &["--json"]].concat()).ends(59).error();
    let wait = error["retry_after_s"].as_f64().expect("a wait");
    assert!(wait > 50.0 && wait <= 60.0, "{wait}");
    assert_eq!(server.seen().len(), 5);
}

#[test]
fn k3_it_ends_with_the_kind_that_opened_it() {
    for (script, exit) in [
        (says(api_error("503 Unavailable", "api_error", "down")), 53),
        (says(limited(&[])), 49),
        (vec![Do::Read, Do::Reset], 15),
    ] {
        let stage = Stage::new();
        let server = Raw::start(vec![script]);
        through(&stage, &server.url(), &["--breaker-threshold", "1"]).ends(exit);
        through(&stage, &server.url(), &["--breaker-threshold", "1"]).ends(exit).says(&["not sent"]);
        assert_eq!(server.seen().len(), 1);
    }
}

#[test]
fn k4_errors_of_the_request_close_it_and_local_ones_tell_nothing() {
    let stage = Stage::new();
    let busy = || says(overloaded(&[]));
    let bad = says(api_error("400 Bad", "invalid_request_error", "no"));
    let portal = || says(answer("200 OK", &[("content-type", "text/html")], HTML));
    let server = Raw::start(vec![busy(), bad, busy(), portal(), busy()]);
    for (exit, failures) in [(59, 1), (40, 0), (59, 1), (16, 1), (59, 2)] {
        through(&stage, &server.url(), &["--breaker-threshold", "9"]).ends(exit);
        assert_eq!(state(&stage)["failures"], failures, "after {exit}");
    }
    through(&stage, &server.url(), &["-o", "/no/such/folder/file"]).ends(5);
    assert_eq!(state(&stage)["failures"], 2);
}

#[test]
fn k5_models_and_counts_go_through_it_as_well() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[]))]);
    through(&stage, &server.url(), &["--breaker-threshold", "1"]).ends(59);
    through(&stage, &server.url(), &["--count"]).ends(59).says(&["not sent"]);
    for args in [&["models"][..], &["models", "show", "opus"]] {
        let mut command = stage.claudectl(&server.url());
        ran(command.args(args).args(["--breaker", "state"])).ends(59).says(&["not sent"]);
    }
    assert_eq!(server.seen().len(), 1);
}

#[test]
fn k6_a_damaged_file_is_refused_before_anything_is_sent() {
    let stage = Stage::new();
    let server = Raw::start(vec![good()]);
    for damage in ["{\"failures\":", "not JSON", "{\"failures\":1,\"unknown\":2}", "{\"failures\":-1}"] {
        stage.file("state", damage);
        let ran = through(&stage, &server.url(), &[]);
        ran.ends(5).says(&["error[output]", "the breaker file state cannot be used", "rm state"]);
        assert_eq!(std::fs::read_to_string(stage.path("state")).expect("there"), damage, "left as it is");
    }
    assert!(server.seen().is_empty());
    stage.file("state", "");
    through(&stage, &server.url(), &[]).ends(0);
    let ran = send(&stage, &server.url(), &["--breaker", "no/such/folder/state"]);
    ran.ends(5).says(&["No such file or directory"]);
    assert_eq!(server.seen().len(), 1);
}

#[test]
fn k7_a_lock_that_is_never_given_back_ends_as_in_use() {
    let stage = Stage::new();
    let server = Raw::start(vec![good()]);
    let file = std::fs::File::create(stage.path("state")).expect("made");
    file.lock().expect("locked");
    let ran = through(&stage, &server.url(), &["--timeout", "500ms"]);
    ran.ends(12).says(&["--timeout ran out after 500ms", "breaker"]);
    let ran = through(&stage, &server.url(), &[]);
    let ran = ran.ends(5).says(&["another process keeps it locked"]);
    assert!(ran.took < Duration::from_secs(6), "{:?}", ran.took);
    assert!(server.seen().is_empty());
}

#[test]
fn k8_a_breaker_that_breaks_afterwards_does_not_spoil_the_answer() {
    let stage = Stage::new();
    let slow = vec![Do::Read, Do::Pause(Duration::from_millis(600)), Do::Send(whole(TEXT))];
    let server = Raw::start(vec![slow]);
    let child = spawn(&stage, &server.url(), &["-o", "answer"]);
    let begun = Instant::now();
    while server.seen().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(5));
    }
    stage.file("state", "damaged meanwhile");
    let output = child.wait_with_output().expect("ends");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    holds(&stderr, &["warning:", "the breaker file state cannot be used"]);
    assert_eq!(std::fs::read(stage.path("answer")).expect("whole"), TEXT.as_bytes());
}

#[test]
fn k9_twenty_at_once_lose_no_count_and_send_one_probe() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[]))]);
    let all = |args: &[&str]| -> Vec<Option<i32>> {
        let children: Vec<_> = (0..20).map(|_| spawn(&stage, &server.url(), args)).collect();
        children.into_iter().map(|child| child.wait_with_output().expect("ends").status.code()).collect()
    };
    let many = ["--breaker-threshold", "21", "--breaker-cooldown", "1500ms"];
    assert_eq!(all(&many), [Some(59); 20]);
    assert_eq!((server.seen().len(), &state(&stage)["failures"]), (20, &20.into()), "no count was lost");
    send(&stage, &server.url(), &[&["--breaker", "state", "--max-retries", "0"][..], &many].concat())
        .ends(59);
    assert!(state(&stage)["opened_ms"].is_u64(), "{}", state(&stage));
    let before = server.seen().len();
    assert_eq!(all(&many), [Some(59); 20]);
    // On a slow machine the cool-down may end while the twenty start; then one of them is the probe.
    assert!(server.seen().len() - before <= 1, "open means refused");
    std::thread::sleep(Duration::from_millis(1600));
    let before = server.seen().len();
    // The probe fails at once and opens it anew, for longer than the others need.
    assert_eq!(all(&["--breaker-threshold", "21", "--breaker-cooldown", "1500ms"]), [Some(59); 20]);
    let probes = server.seen().len() - before;
    assert!((1..=2).contains(&probes), "{probes} probes");
}

#[cfg(unix)]
#[test]
fn k10_a_probe_that_ctrl_c_ended_leaves_room_for_the_next() {
    let stage = Stage::new();
    stage.file("state", "{\"failures\":5,\"opened_ms\":1,\"kind\":\"overloaded\"}");
    let server = Raw::start(vec![vec![Do::Read, Do::Hold], good()]);
    let mut child = spawn(&stage, &server.url(), &["--breaker-cooldown", "10m"]);
    let begun = Instant::now();
    while server.seen().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(5));
    }
    let kill = format!("kill -INT {}", child.id());
    assert!(Command::new("/bin/sh").args(["-c", &kill]).status().expect("a shell").success());
    child.wait().expect("ends");
    assert!(state(&stage)["probe_ms"].is_null(), "{}", state(&stage));
    send(&stage, &server.url(), &["--breaker", "state", "--breaker-cooldown", "10m"]).ends(0);
    assert_eq!(state(&stage)["failures"], 0);
}
