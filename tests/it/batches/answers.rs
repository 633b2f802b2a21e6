//! Result lines that say "succeeded" without an answer, and counters that say something else than the lines.

use super::*;
use crate::support::raw::{Do, Raw};

const ANSWER: &str =
    r#"{"type":"succeeded","message":{"content":[{"type":"text","text":"hi"}],"stop_reason":"end_turn"}}"#;

fn line(id: &str, result: &str) -> String {
    format!("{{\"custom_id\":\"{id}\",\"result\":{result}}}\n")
}

fn reply(body: &str) -> Vec<Do> {
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nrequest-id: req_1\r\nconnection: close\r\n";
    vec![Do::Read, Do::Send(format!("{head}content-length: {}\r\n\r\n{body}", body.len()).into_bytes())]
}

/// A batch that has ended with these counters.
fn batch(succeeded: u32, errored: u32) -> Vec<Do> {
    reply(
        &json!({
            "id": "msgbatch_1", "type": "message_batch", "processing_status": "ended",
            "request_counts": {"processing": 0, "succeeded": succeeded, "errored": errored, "canceled": 0, "expired": 0},
            "created_at": "2026-11-27T08:00:00Z", "results_url": null,
        })
        .to_string(),
    )
}

/// `batches results` against a batch with these counters, whose results are read as often as there are texts.
fn results(counters: (u32, u32), readings: &[&str]) -> (Stage, Ran, usize) {
    let stage = Stage::new();
    let mut scripts = vec![batch(counters.0, counters.1)];
    scripts.extend(readings.iter().map(|text| reply(text)));
    let server = Raw::start(scripts);
    let output =
        stage.claudectl(&server.url()).args(["batches", "results", "msgbatch_1", "-o", "r.jsonl"]).output();
    let done = Ran::from(output.expect("runs"));
    let asked = server.seen().iter().filter(|seen| seen.head.contains("/results")).count();
    (stage, done, asked)
}

#[test]
fn a_success_without_an_answer_is_read_once_more() {
    let whole = line("a", ANSWER) + &line("b", ANSWER);
    for empty in [
        r#"{"type":"succeeded"}"#,
        r#"{"type":"succeeded","message":null}"#,
        r#"{"type":"succeeded","message":{"stop_reason":"end_turn"}}"#,
        r#"{"type":"succeeded","message":{"content":null,"stop_reason":"end_turn"}}"#,
        r#"{"type":"succeeded","message":{"content":[],"stop_reason":null}}"#,
    ] {
        let first = line("a", ANSWER) + &line("b", empty);
        let (stage, done, asked) = results((2, 0), &[&first, &whole]);
        done.ends(0);
        assert_eq!(asked, 2, "{empty}");
        assert_eq!(std::fs::read_to_string(stage.path("r.jsonl")).expect("results"), whole);
    }
}

#[test]
fn one_that_stays_so_is_a_failed_item_and_the_others_are_kept() {
    let text =
        line("a", ANSWER) + &line("b", r#"{"type":"succeeded","message":{"content":[],"stop_reason":null}}"#);
    let (stage, done, asked) = results((2, 0), &[&text, &text]);
    done.ends(7).says(&["succeeded without an answer on line 2"]);
    assert_eq!(asked, 2);
    assert_eq!(std::fs::read_to_string(stage.path("r.jsonl")).expect("results"), text);
}

#[test]
fn lines_of_other_kinds_than_the_counters_are_read_once_more_and_then_refused() {
    let expired = line("a", ANSWER) + &line("b", r#"{"type":"expired"}"#);
    let errored = line("a", ANSWER)
        + &line(
            "b",
            r#"{"type":"errored","error":{"error":{"type":"invalid_request_error","message":"m"}}}"#,
        );
    let (_, done, asked) = results((1, 1), &[&expired, &errored]);
    done.ends(7).says(&["invalid_request_error"]);
    assert_eq!(asked, 2);
    let (stage, done, asked) = results((1, 1), &[&expired, &expired]);
    done.ends(16)
        .says(&["do not agree with the counters"])
        .says(&["0 lines are `errored`, the batch counts 1"]);
    assert_eq!(asked, 2);
    assert!(!stage.path("r.jsonl").exists());
}

/// In a run, such an item has been paid for, so its request is not among those to be sent again.
#[test]
fn what_was_paid_for_is_not_offered_to_be_paid_again() {
    let stage = Stage::new();
    stage.file("in.jsonl", request("a", "") + "\n" + &request("b", "") + "\n");
    let text = line("a", ANSWER) + &line("b", r#"{"type":"succeeded"}"#);
    let list = r#"{"data":[],"has_more":false,"first_id":null,"last_id":null}"#;
    let ended = batch(2, 0);
    let server =
        Raw::start(vec![reply(list), ended.clone(), ended.clone(), ended, reply(&text), reply(&text)]);
    let run = ["batches", "run", "in.jsonl", "-o", "out.jsonl", "--poll-interval", "20ms"];
    let output = stage.claudectl(&server.url()).args(run).output().expect("runs");
    let done = Ran::from(output).ends(7).says(&["succeeded without an answer on line 2"]);
    assert!(!done.stderr.contains("failed.jsonl"), "{}", done.stderr);
    let text = |name: &str| std::fs::read_to_string(stage.path(name)).unwrap_or_default();
    assert_eq!(ids(&text("out.jsonl")), ["a"]);
    assert_eq!(ids(&text("out.errors.jsonl")), ["b"]);
    assert!(!stage.path("out.failed.jsonl").exists());
    assert_eq!(server.seen().iter().filter(|seen| seen.head.starts_with("POST")).count(), 1);
}
