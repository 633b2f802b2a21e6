//! The judge is honest: every planted sin is found, and nothing else; two clients without sin go free.

#![allow(clippy::print_stderr, reason = "a test that does nothing has to say so")]

use std::process::Command;

use serde_json::Value;

use crate::support::Stage;

/// Whether the clients can run; where they cannot, that is said aloud.
fn python() -> bool {
    let found = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("SKIPPED: no python3, so the judge is not put to the test");
    }
    found
}

/// Runs the judge on one of the clients of `tests/clients/sins`; exit code and report.
fn judged(client: &str, options: &[&str]) -> (Option<i32>, Value) {
    let stage = Stage::new();
    let script = format!("{}/tests/clients/sins/{client}.py", env!("CARGO_MANIFEST_DIR"));
    let mut command = stage.bare();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("PYTHONDONTWRITEBYTECODE", "1");
    command.args(["sandbox", "--judge", "--json", "-q"]).args(options).args(["--", "python3", &script]);
    let output = command.output().expect("runs");
    let report = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{client}: {error}: {}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code(), report)
}

/// The findings of a report as `trial: sin`.
fn sins(report: &Value) -> Vec<String> {
    let trials = report["trials"].as_array().expect("trials");
    let of = |trial: &Value| {
        let findings = trial["findings"].as_array().cloned().unwrap_or_default();
        let name = trial["trial"].as_str().unwrap_or_default().to_owned();
        findings
            .into_iter()
            .map(move |finding| format!("{name}: {}", finding["sin"].as_str().unwrap_or_default()))
    };
    trials.iter().flat_map(of).collect()
}

#[test]
fn every_planted_sin_is_found_and_no_other() {
    if !python() {
        return;
    }
    let planted = [
        ("early", "rate-limit", "retried_too_early"),
        ("deaf", "rate-limit", "ignored_retry_after"),
        ("stubborn", "wrong-key", "retried_what_cannot_work"),
        ("stubborn", "wrong-request", "retried_what_cannot_work"),
        ("moneyless", "no-money", "retried_what_cannot_work"),
        ("hammer", "outage", "hammered_without_backoff"),
        ("flat", "outage", "hammered_without_backoff"),
        ("endless", "outage", "hung"),
        ("credulous", "cut", "took_a_cut_answer_for_a_success"),
        ("blind", "error-event", "took_a_cut_answer_for_a_success"),
        ("liar", "outage", "took_a_failure_for_a_success"),
        ("believer", "portal", "took_a_failure_for_a_success"),
        ("waiter", "stall", "hung"),
        ("hasty", "slow", "paid_twice"),
        ("resender", "lost-batch", "resent_a_batch"),
    ];
    std::thread::scope(|scope| {
        for (client, trial, sin) in planted {
            scope.spawn(move || {
                let patience = if trial == "slow" { "30s" } else { "10s" };
                let (code, report) = judged(client, &["--trial", trial, "--timeout", patience]);
                assert_eq!(sins(&report), [format!("{trial}: {sin}")], "{client}: {report}");
                assert_eq!(code, Some(7), "{client}");
            });
        }
        scope.spawn(|| {
            let (code, report) = judged("doubler", &["--trial", "all-is-well"]);
            assert_eq!((sins(&report), code), (vec!["all-is-well: paid_twice".to_owned()], Some(7)));
        });
    });
}

#[test]
fn clients_without_sin_go_free() {
    if !python() {
        return;
    }
    std::thread::scope(|scope| {
        for (client, trials) in [("good", 12), ("good_batch", 2)] {
            scope.spawn(move || {
                let (code, report) = judged(client, &["--timeout", "60s"]);
                assert_eq!((sins(&report), code), (vec![], Some(0)), "{client}: {report}");
                assert_eq!(report["trials"].as_array().map(Vec::len), Some(trials), "{client}");
            });
        }
    });
}

#[test]
fn a_report_has_three_forms_and_a_client_is_needed() {
    let stage = Stage::new();
    let judge = |line: &[&str]| {
        let output = stage.bare().args(["sandbox", "--judge"]).args(line).output().expect("runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, _, stderr) = judge(&["--", "true"]);
    assert!(code == Some(4) && stderr.contains("error[input]: the command sent nothing"), "{stderr}");
    assert_eq!(judge(&[]).0, Some(2));
    assert_eq!(judge(&["--trial", "nonsense", "--", "true"]).0, Some(2));
    let report = stage.path("judge.xml");
    // Fails when all is well: there is no such model.
    let client = [env!("CARGO_BIN_EXE_claudectl"), "send", "hi", "-m", "claude-none-1"];
    let options = [&["--junit", report.to_str().expect("UTF-8"), "--"][..], &client].concat();
    let (code, stdout, stderr) = judge(&options);
    assert_eq!(code, Some(7), "{stderr}");
    assert!(stdout.starts_with("FAIL all-is-well: nothing goes wrong (1 request, exit 44)\n"), "{stdout}");
    assert!(stderr.contains("error[partial]: the client misbehaved in 1 of 1 trials"), "{stderr}");
    let xml = std::fs::read_to_string(report).expect("written");
    assert!(xml.contains("tests=\"1\" failures=\"1\""), "{xml}");
}
