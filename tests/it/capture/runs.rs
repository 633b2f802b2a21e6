//! Runs of many requests: the same exit code, the same first line and as many failures again.

use std::path::Path;

use serde_json::Value;

use super::{BIN, Ran, entries, replayed, requests};
use crate::support::Stage;

/// So many lines, no two alike: a repetition is known by its body.
fn lines(count: u32) -> String {
    (1..=count).fold(String::new(), |lines, number| lines + &format!("line {number}\n"))
}

/// Captures a run of many requests and plays it: the same exit code and the same first line.
fn runs_again(stage: &Stage, sandbox: &str, run: &[&str], again: &[&str]) -> (Ran, Ran) {
    let mut command = stage.bare();
    command.args([&format!("--sandbox={sandbox}"), "--capture", "failed.jsonl"]).args(run);
    let first = Ran::of(command);
    let second = replayed(stage, again);
    assert_ne!(first.code, Some(0), "{first:?}");
    assert_eq!((first.code, first.point()), (second.code, second.point()), "{first:?}\n{second:?}");
    (first, second)
}

/// The ends of the items in an output, in its order.
fn outcomes(path: &Path) -> Vec<String> {
    let kind = |line: &Value| line["result"]["type"].as_str().unwrap_or_default().to_owned();
    entries(path).iter().map(kind).collect()
}

#[test]
fn a_bulk_run_of_which_some_failed_is_replayed_whole() {
    let stage = Stage::new();
    stage.file("in.txt", lines(40));
    // One goes well at the second attempt, one fails for good.
    let faults = "messages@5:529,messages@9:400";
    let arguments = |out| ["bulk", "in.txt", "-o", out, "-j", "1", "--max-retries", "2", "Say {{line}}"];
    let (first, again) = runs_again(&stage, faults, &arguments("one.jsonl"), &arguments("two.jsonl"));
    assert_eq!(first.code, Some(7));
    let ends = outcomes(&stage.path("one.jsonl"));
    assert_eq!(ends, outcomes(&stage.path("two.jsonl")), "the same items");
    assert_eq!(ends.iter().filter(|end| *end == "errored").count(), 1);
    assert!(
        again.err.contains(
            "replay: 38 requests that succeeded when this was captured got the sandbox's own answer\n"
        ),
        "{again:?}"
    );
    let entries = entries(&stage.path("failed.jsonl"));
    let mut statuses: Vec<_> =
        entries.iter().filter_map(|entry| entry["answer"]["status"].as_u64()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400, 529], "of what went well only the count is kept");
    assert_eq!(requests(&stage.path("failed.jsonl"), "POST /v1/messages"), Some(40));
    // One request more than there was is no replay of this.
    stage.file("in.txt", lines(41));
    let more = replayed(&stage, &arguments("three.jsonl"));
    assert_eq!(more.code, Some(7));
    assert!(more.err.contains("1 request was not in the capture"), "{more:?}");
}

#[test]
fn a_bulk_run_with_many_at_once_fails_as_often_again() {
    let stage = Stage::new();
    stage.file("in.txt", lines(60));
    let arguments = |out| ["bulk", "in.txt", "-o", out, "-j", "8", "Say {{line}}"];
    let faults = "messages@7:400x3,messages@30:529x2";
    let (first, _) = runs_again(&stage, faults, &arguments("one.jsonl"), &arguments("two.jsonl"));
    assert_eq!(first.code, Some(7));
    let errored = |name| outcomes(&stage.path(name)).iter().filter(|end| *end == "errored").count();
    assert_eq!((errored("one.jsonl"), errored("two.jsonl")), (3, 3));
}

#[test]
fn a_run_of_batches_is_replayed_from_its_creation_to_its_results() {
    let body = |n| {
        format!(
            "{{\"custom_id\":\"id-{n}\",\"params\":{{\"model\":\"claude-opus-5-5\",\"max_tokens\":9,\"messages\":[{{\"role\":\"user\",\"content\":\"Hi {n}\"}}]}}}}\n"
        )
    };
    for (faults, code) in [
        // Items that failed, in an answer that went well.
        ("batch-time=300ms,batches.create:errored=invalid_request_error:every=2", 7),
        ("batch-time=300ms,batches.create:529,batches.get:500,batches.results:403", 43),
        ("batch-time=300ms,batches.results:401", 41),
        ("batches.create:400", 40),
    ] {
        let stage = Stage::new();
        stage.file("in.jsonl", (1..=4).map(body).collect::<String>());
        let arguments = |out| ["batches", "run", "in.jsonl", "-o", out, "--poll-interval", "100ms"];
        let (first, _) = runs_again(&stage, faults, &arguments("one.jsonl"), &arguments("two.jsonl"));
        assert_eq!(first.code, Some(code), "{faults}: {first:?}");
        if code == 7 {
            assert_eq!(outcomes(&stage.path("one.jsonl")), outcomes(&stage.path("two.jsonl")));
        }
    }
}

#[test]
fn a_traced_program_fails_again_at_the_same_call() {
    let stage = Stage::new();
    let program = format!("for i in 1 2 3; do {BIN} send -q --max-retries 0 \"$i\" >/dev/null || exit; done");
    let mut command = stage.bare();
    command.args([
        "--sandbox=messages@3:400",
        "--capture",
        "failed.jsonl",
        "trace",
        "--",
        "sh",
        "-c",
        &program,
    ]);
    let first = Ran::of(command);
    assert_eq!(first.code, Some(40), "{first:?}");
    let mut command = stage.bare();
    command.args(["sandbox", "--replay", "failed.jsonl", "--", "sh", "-c", &program]);
    let again = Ran::of(command);
    assert_eq!((again.code, again.point()), (first.code, first.point()), "{again:?}");
    assert!(again.err.contains("replay: 2 requests that succeeded"), "{again:?}");
}
