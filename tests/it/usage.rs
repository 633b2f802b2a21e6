//! What calls used: written by calls into the log, added up by `claudectl usage`; and budgets of single calls.

use claudectl::for_tests::{Options, Server, Spec};
use serde_json::Value;

use crate::support::Stage;

fn server(faults: &str) -> Server {
    let spec = Spec::parse(faults).expect("a spec");
    Server::start(Options { spec, ..Options::default() }).expect("a server")
}

/// Runs the binary: exit code, standard output, standard error.
fn run(stage: &Stage, server: &Server, words: &[&str]) -> (Option<i32>, String, String) {
    let output = stage.claudectl(&server.base_url()).args(words).output().expect("it ran");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn calls_are_added_up_by_model_key_and_tag() {
    let (stage, server) = (Stage::new(), server("messages:529,messages:okx2,messages:400"));
    for (words, code) in [
        (vec!["send", "--no-stdin", "Hi", "--log-file", "calls.log", "--tag", "docs"], 0),
        (vec!["send", "--no-stdin", "Hi", "--log-file", "calls.log", "-m", "haiku"], 0),
        (vec!["send", "--no-stdin", "Hi", "--log-file", "calls.log"], 40),
    ] {
        let (ended, _, stderr) = run(&stage, &server, &words);
        assert_eq!(ended, Some(code), "{stderr}");
    }
    let (code, stdout, stderr) =
        run(&stage, &server, &["usage", "calls.log", "--json", "--by", "key,tag,model"]);
    assert_eq!(code, Some(0), "{stderr}");
    let found: Value = serde_json::from_str(&stdout).expect("JSON");
    let total = &found["total"];
    assert_eq!(
        (&total["calls"], &total["failed"], &total["retries"]),
        (&4.into(), &2.into(), &1.into()),
        "{found}"
    );
    assert_eq!(total["failures"]["overloaded"], 1);
    assert!(total["cost_usd"].as_f64().expect("dollars") > 0.0, "{found}");
    let rows = found["rows"].as_array().expect("rows");
    let docs =
        rows.iter().find(|row| row["tag"] == "docs" && row["model"] == "claude-opus-5-5").expect("a row");
    assert_eq!((&docs["key"], &docs["calls"]), (&"zz9Q".into(), &1.into()), "{found}");
    assert!(docs["output_tokens"].as_u64().expect("tokens") > 0);

    let (_, table, _) = run(&stage, &server, &["usage", "calls.log"]);
    assert!(
        table.starts_with("DAY") && table.contains("claude-haiku-5-5") && table.contains("total"),
        "{table}"
    );
    assert!(table.contains("failures: invalid_request 1, overloaded 1"), "{table}");
    let (_, csv, _) = run(&stage, &server, &["usage", "calls.log", "--csv", "--by", "tag"]);
    assert!(csv.starts_with("tag,calls,failed,") && csv.contains("\ndocs,2,1,"), "{csv}");
    let (code, stdout, _) = run(&stage, &server, &["usage", "calls.log", "--json", "--until", "2020-01-01"]);
    assert_eq!((code, stdout.contains("\"rows\":[]")), (Some(0), true), "{stdout}");
}

#[test]
fn rotated_logs_count_and_nothing_needs_a_key() {
    let stage = Stage::new();
    let line = |day: &str| {
        format!(
            "{{\"time\":\"2026-11-{day}T10:00:00.000Z\",\"level\":\"info\",\"event\":\"attempt\",\"input_tokens\":10}}\n"
        )
    };
    stage.file("a.log", line("03"));
    stage.file("a.log.1", line("02") + "junk\n");
    stage.file("a.log.old", line("01"));
    let output =
        stage.bare().args(["usage", "a.log", "--json", "--since", "2026-11-02"]).output().expect("it ran");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&found["total"]["input_tokens"], &found["odd_lines"]), (&20.into(), &1.into()), "{found}");
    let output = stage.bare().args(["usage"]).output().expect("it ran");
    assert_eq!(output.status.code(), Some(2));
    let output = stage.bare().args(["usage", "none.log"]).output().expect("it ran");
    assert_eq!(output.status.code(), Some(4));
    let output = stage.bare().args(["usage", "a.log", "--since", "soon"]).output().expect("it ran");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn one_message_that_can_cost_more_than_the_budget_is_refused() {
    let (stage, server) = (Stage::new(), server(""));
    let send = |words: &[&str]| run(&stage, &server, &[&["send", "--no-stdin", "Hi"], words].concat());
    let (code, _, stderr) = send(&["--max-cost", "0.01"]);
    assert_eq!(code, Some(4), "{stderr}");
    assert!(stderr.contains("this can cost up to $0.6402, the budget is $0.0100"), "{stderr}");
    let (code, _, stderr) = send(&["--max-cost", "0.01", "-m", "my-own"]);
    assert!(code == Some(4) && stderr.contains("--price IN,OUT"), "{stderr}");
    assert_eq!(server.recorded().len(), 0);
    let (code, _, stderr) = send(&["--max-cost", "0.01", "--max-tokens", "100"]);
    assert_eq!(code, Some(0), "{stderr}");
}

#[test]
fn a_batch_that_can_cost_more_than_the_budget_is_refused() {
    let (stage, server) = (Stage::new(), server("batch-time=10ms"));
    let line = "{\"custom_id\":\"a\",\"params\":{\"model\":\"claude-opus-5-5\",\"max_tokens\":1000,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}}\n";
    stage.file("in.jsonl", line);
    let batch = |most: &str| {
        run(&stage, &server, &["batches", "run", "in.jsonl", "-o", "out.jsonl", "--max-cost", most])
    };
    let (code, _, stderr) = batch("0.005");
    assert!(code == Some(4) && stderr.contains("this can cost up to $0.01"), "{stderr}");
    assert_eq!(server.recorded().len(), 0);
    assert_eq!(batch("1").0, Some(0));
}

#[test]
fn usage_shows_the_headroom_of_the_limits() {
    let (stage, server) = (Stage::new(), server("rpm=50,itpm=30000"));
    let (code, _, stderr) = run(&stage, &server, &["send", "--no-stdin", "Hi", "--usage"]);
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stderr.contains("left of the rate limits: 49 of 50 requests, "), "{stderr}");
    assert!(stderr.contains("of 30,000 input tokens") && stderr.contains("full again at "), "{stderr}");
}
