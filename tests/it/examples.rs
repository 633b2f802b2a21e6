//! The examples do what their first lines say.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::raw::{Do, Raw, answer};
use crate::support::{KEY, Stage, has_tool};

const BIN: &str = env!("CARGO_BIN_EXE_claudectl");

/// The path of an example.
fn example(name: &str) -> String {
    format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A program in a stage's folder that finds this claudectl, with the sandbox as `fault` says.
fn run(stage: &Stage, fault: &str, program: &[&str]) -> Output {
    let folder = Path::new(BIN).parent().expect("a folder").to_str().expect("UTF-8");
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new(program[0]);
    command.args(&program[1..]).env_clear().env("HOME", stage.path("home")).env("PATH", path);
    command.env("CLAUDECTL_SANDBOX", fault).env("CLAUDECTL_MAX_RETRIES", "0").env("PATIENCE", "30s");
    command.current_dir(stage.path("")).output().expect("runs")
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_script_answers_queues_or_stops() {
    let script = example("ask-or-queue.sh");
    for (fault, code, said) in [
        ("say=yes", 0, "yes\n"),
        ("529x*", 75, "queued in queue.txt"),
        ("429x*", 75, "queued in queue.txt"),
        ("messages:cut=2x*", 75, "queued in queue.txt"),
        ("401x*", 1, "the key"),
        ("400:billingx*", 1, "out of credit"),
        ("messages:stop=refusal", 1, "the model declined"),
        ("messages:stop=max_tokens", 1, "raise --max-tokens"),
        ("404x*", 1, "not_found"),
    ] {
        let stage = Stage::new();
        let output = run(&stage, fault, &["bash", &script, "Is it?"]);
        let said_there = words(&output.stdout) + &words(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{fault}: {said_there}");
        assert!(said_there.contains(said), "{fault}: {said_there}");
        assert_eq!(stage.path("queue.txt").exists(), code == 75, "{fault}");
    }
}

#[test]
fn a_nightly_batch_is_finished_by_calling_it_again() {
    let stage = Stage::new();
    let line = |id: u32| {
        format!(
            r#"{{"custom_id":"r{id}","params":{{"model":"claude-opus-5-5","max_tokens":9,"messages":[{{"role":"user","content":"hi"}}]}}}}"#
        )
    };
    stage.file("in.jsonl", (1..4).map(|id| line(id) + "\n").collect::<String>());
    let script = example("nightly-batch.sh");
    let busy = run(&stage, "batches.create:529x*", &["bash", &script, "in.jsonl", "out.jsonl"]);
    assert_eq!(busy.status.code(), Some(75), "{}", words(&busy.stderr));
    let done = run(&stage, "batch-time=200ms", &["bash", &script, "in.jsonl", "out.jsonl"]);
    assert_eq!(done.status.code(), Some(0), "{}", words(&done.stderr));
    assert_eq!(std::fs::read_to_string(stage.path("out.jsonl")).expect("results").lines().count(), 3);
    stage.file("bad.jsonl", "{\"custom_id\":1}\n");
    let bad = run(&stage, "ok", &["bash", &script, "bad.jsonl", "other.jsonl"]);
    assert_eq!(bad.status.code(), Some(2), "{}", words(&bad.stderr));
}

#[test]
fn a_gate_tells_their_fault_from_ours() {
    let stage = Stage::new();
    for (fault, code, said) in [("ok", 0, ""), ("529x*", 78, "skipped: "), ("401x*", 1, "failed: ")] {
        let output = run(&stage, fault, &["bash", &example("ci-gate.sh")]);
        let text = words(&output.stdout);
        assert_eq!(output.status.code(), Some(code), "{fault}: {text}{}", words(&output.stderr));
        assert!(text.starts_with(said) && !text.contains("exit code"), "{fault}: {text}");
    }
}

#[test]
fn a_reported_failure_is_replayed() {
    let stage = Stage::new();
    let report = example("report-a-failure.sh");
    let page = "<html><head><title>502 Bad Gateway</title></head></html>";
    let server = Raw::start(vec![vec![
        Do::Read,
        Do::Send(answer("502 Bad Gateway", &[("content-type", "text/html")], page)),
    ]]);
    let folder = Path::new(BIN).parent().expect("a folder").to_str().expect("UTF-8");
    let output = Command::new("bash")
        .args([&report, "send", "--max-retries", "0", "Hello"])
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("PATH", format!("{folder}:{}", std::env::var("PATH").unwrap_or_default()))
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", server.url())
        .current_dir(stage.path(""))
        .output()
        .expect("runs");
    let text = words(&output.stdout) + &words(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("bad_gateway") && text.contains("attach failed.jsonl"), "{text}");
}

/// The two clients, with the interpreters that are there.
fn clients() -> Vec<(&'static str, String)> {
    let all = [("python3", "ask.py"), ("node", "ask.mjs")];
    all.into_iter()
        .filter(|(interpreter, _)| has_tool(interpreter, "--version"))
        .map(|(interpreter, name)| (interpreter, example(name)))
        .collect()
}

#[test]
fn the_clients_are_seen_by_trace() {
    for (interpreter, program) in clients() {
        let stage = Stage::new();
        let output = run(&stage, "529,say=yes", &[BIN, "trace", "--", interpreter, &program, "Is it?"]);
        let told = words(&output.stderr);
        assert_eq!((output.status.code(), words(&output.stdout).as_str()), (Some(0), "yes\n"), "{told}");
        assert!(told.contains("[1] POST /v1/messages claude-opus-5-5: 529 in "), "{told}");
        assert!(told.contains("attempt 2\n") && told.contains("2 calls, 1 failed, 1 retry"), "{told}");
    }
}

#[test]
fn the_clients_behave_whatever_fails() {
    let trials = ["rate-limit", "outage", "no-money", "wrong-key", "portal", "cut", "error-event"];
    let trials: Vec<&str> = trials.iter().flat_map(|trial| ["--trial", trial]).collect();
    std::thread::scope(|scope| {
        for (interpreter, program) in clients() {
            let trials = &trials;
            scope.spawn(move || {
                let stage = Stage::new();
                let mut command = stage.bare();
                command.args(["sandbox", "--judge", "-q"]).args(trials).args(["--", interpreter, &program]);
                let output = command.output().expect("runs");
                let report = words(&output.stdout);
                assert_eq!(output.status.code(), Some(0), "{report}{}", words(&output.stderr));
                assert!(report.contains("the client behaved in all 8 trials"), "{report}");
            });
        }
    });
}
