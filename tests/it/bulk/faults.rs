//! D30 to D35 and B12: what goes wrong in the middle of a run.

use std::time::{Duration, Instant};

use super::{Play, ids, request};

#[test]
fn d30_a_refused_key_stops_new_calls_and_leaves_a_run_that_goes_on() {
    let play = Play::new(30, "messages:okx10,messages:401");
    let done = play.run(&["-j", "1", "--json"]).ends(41);
    assert!(done.stderr.contains("\"kind\":\"authentication\""), "{}", done.stderr);
    assert_eq!(play.server.recorded().len(), 11);
    assert_eq!(play.ids("out.jsonl"), ids(10));
    play.run(&[]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(30));
    assert_eq!(play.server.recorded().len(), 31);
}

#[test]
fn billing_and_an_account_on_hold_stop_it_too() {
    for (fault, code) in [("402", 42), ("credit", 42), ("403", 43), ("400/organization_on_hold", 40)] {
        let play = Play::new(60, &format!("messages:okx20,messages:{fault}x*"));
        play.run(&["-j", "4"]).ends(code).says(&["run the same command again"]);
        assert!(play.server.recorded().len() <= 24, "{fault}: {}", play.server.recorded().len());
        assert_eq!(play.ids("out.jsonl"), ids(20), "{fault}");
    }
}

#[test]
fn d31_an_outage_pauses_everything_and_burns_no_attempts() {
    let play = Play::new(100, "messages:okx30,messages:503x34");
    let done = play
        .run(&["-j", "16", "--outage-pause", "100ms", "--max-retries", "2", "--json"])
        .ends(0)
        .says(&["most calls fail"]);
    assert_eq!(play.ids("out.jsonl"), ids(100));
    assert_eq!(done.json()["failed"], 0);
}

#[test]
fn d34_a_poison_item_is_recorded_and_the_others_go_on() {
    let mut lines: Vec<String> =
        (1..=20).map(|number| request(&format!("id-{number}"), "claude-opus-5-5")).collect();
    lines[4] = request("id-5", "claude-no-such-model");
    let play = Play::with(&lines, "");
    let done = play.run(&["--json"]).ends(7);
    assert_eq!(play.ids("out.jsonl"), ids(20));
    assert_eq!(play.lines("out.jsonl")[4]["result"]["type"], "errored");
    assert_eq!(play.lines("out.jsonl")[4]["result"]["error"]["error"]["type"], "not_found_error");
    assert_eq!(play.ids("out.failed.jsonl"), ["id-5"]);
    assert_eq!(play.lines("out.failed.jsonl")[0]["params"]["model"], "claude-no-such-model");
    let why = &play.lines("out.errors.jsonl")[0];
    assert_eq!((&why["kind"], &why["retryable"]), (&"not_found".into(), &false.into()));
    assert_eq!(done.json()["failures"][0]["count"], 1);
    // Over and over: nothing new is paid for.
    play.run(&[]).ends(7).says(&["finished before"]);
    assert_eq!(play.server.recorded().len(), 20);
}

#[test]
fn d35_without_points_for_retries_failures_are_final_but_can_be_tried_again() {
    // Two of five fail, for good: the breaker stays closed, and 50 retries are all there are.
    let steps = "messages:okx3,messages:500x2,".repeat(60);
    let play = Play::new(200, steps.trim_end_matches(','));
    let done = play.run(&["-j", "4", "--max-retries", "1", "--json"]);
    let object = done.json();
    assert!(matches!(done.code, Some(0 | 7)), "{}", done.stderr);
    let failed = object["failed"].as_u64().expect("a number");
    assert_eq!(object["retryable"], failed, "{object}");
    assert!(failed > 0, "{object}");
    assert_eq!(done.code, Some(7));
    play.run(&["--retry-errors"]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(200));
    assert!(play.lines("out.jsonl").iter().all(|line| line["result"]["type"] == "succeeded"));
    assert!(!play.stage.path("out.errors.jsonl").exists() && !play.stage.path("out.failed.jsonl").exists());
}

#[test]
fn b12_a_ramp_limit_holds_everybody_back_and_takes_no_attempt() {
    let play = Play::new(40, "messages:okx10,messages:429/ramp_limit_exceeded:retry-after=1x3");
    let begun = Instant::now();
    play.run(&["-j", "4", "--max-retries", "0"]).ends(0);
    assert!(begun.elapsed() >= Duration::from_secs(1));
    assert_eq!(play.ids("out.jsonl"), ids(40));
    let seen = play.server.recorded();
    // After the calls that were in flight nothing comes for a second.
    let gap = seen.windows(2).map(|two| two[1].monotonic - two[0].monotonic).max().expect("some");
    assert!(gap >= Duration::from_millis(980), "{gap:?}");
}

#[test]
fn transient_failures_are_tried_again_and_counted_where_they_may_be_billed() {
    let play = Play::new(6, "messages:500,messages:reset=reply,messages:cut=2,messages:529");
    let done = play.run(&["-j", "1", "--json"]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(6));
    let object = done.json();
    assert_eq!((&object["calls"], &object["possibly_billed"]), (&10.into(), &2.into()), "{object}");
}

#[test]
fn a_kept_connection_that_was_closed_is_replaced_at_once() {
    let play = Play::new(6, "messages:okx3,messages:close=request");
    let begun = Instant::now();
    play.run(&["-j", "1", "--max-retries", "0"]).ends(0);
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(play.server.recorded().len(), 7);
}
