//! What a run says, in a pipe and at a terminal.

use std::time::Duration;

use super::super::UiOptions;
use super::super::testing::captured;
use super::*;
use crate::batch::event::{Cause, Counts, ShardName, Summary};

fn told(options: UiOptions, events: &[Event]) -> String {
    let (ui, screen) = captured(options);
    let reporter = Reporter::new(&ui, "in.jsonl");
    for event in events {
        reporter.tell(event);
    }
    drop(reporter);
    assert_eq!(screen.stdout(), "");
    screen.stderr()
}

fn life() -> Vec<Event> {
    let shard = ShardName { round: 1, shard: 1 };
    let id = || "msgbatch_01".to_owned();
    let waiting = |waited| Event::Waiting {
        batches: 1,
        requests: 7,
        waited: Duration::from_secs(waited),
        next: Duration::from_secs(5),
    };
    vec![
        Event::Opened { run: "/s/in-1".to_owned(), resumed: false, highest_cost: None, batches: Vec::new() },
        Event::Planned { round: 1, requests: 7, shards: 1, highest_cost: Some(1_200_000_000) },
        Event::Creating { shard, of: 1, requests: 7, bytes: 2048 },
        Event::Lost { shard, what: "the reply was lost: reset".to_owned() },
        Event::Looking { shard, within: Duration::from_mins(1) },
        Event::Adopted { shard, batch_id: id() },
        waiting(0),
        waiting(5),
        Event::LookFailed { what: "HTTP 529".to_owned() },
        Event::LookFailed { what: "HTTP 529".to_owned() },
        Event::Ended { batch_id: id(), counts: Counts { succeeded: 6, expired: 1, ..Counts::default() } },
        Event::Planned { round: 2, requests: 1, shards: 1, highest_cost: None },
        Event::Written { path: "out.jsonl".into(), lines: 7 },
    ]
}

#[test]
fn a_pipe_gets_one_line_for_each_change() {
    let text = told(UiOptions::default(), &life());
    insta::assert_snapshot!(text.replace(crate::api::models::AS_OF, "DAY"));
}

#[test]
fn a_terminal_sees_the_wait_move() {
    let options = UiOptions { stderr_tty: true, columns: Some(100), ..UiOptions::default() };
    let text = told(options, &life());
    assert!(text.contains("waiting for 1 batch with 7 requests, 5s so far, next look in 5s"), "{text:?}");
    let line = text.split(['\r', '\n']).find(|line| line.contains("so far")).unwrap_or_default();
    assert_eq!(
        line.matches("5s so far").count() + line.matches("0s so far").count(),
        1,
        "one time, not two: {line:?}"
    );
}

#[test]
fn quiet_keeps_only_faults() {
    let fault = |gravity| Event::Problem(Problem { line: 3, column: 9, what: "odd".to_owned(), gravity });
    let mut events = life();
    events.extend([fault(Gravity::Fault), fault(Gravity::Doubt)]);
    let text = told(UiOptions { quiet: true, ..UiOptions::default() }, &events);
    assert_eq!(text, "in.jsonl:3:9: odd\n");
}

#[test]
fn the_numbers_at_the_end() {
    let mut summary =
        Summary { requests: 7, succeeded: 5, failed: 2, cost: 12_340_000, ..Summary::default() };
    let cause = Cause { count: 2, lines: vec![2, 4], message: Some("m".to_owned()), retryable: false };
    summary.causes.insert("invalid_request_error".to_owned(), cause);
    summary.stop_reasons.insert("refusal".to_owned(), 1);
    summary.refused = Cause { count: 1, lines: vec![3], ..Cause::default() };
    insta::assert_snapshot!(lines(&summary).join("\n").replace(crate::api::models::AS_OF, "DAY"));
    insta::assert_snapshot!(json(&summary).to_string());
}
