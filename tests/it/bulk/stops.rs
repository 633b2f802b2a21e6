//! D33 and the other ways to stop before the end: signals, time, too many errors.

use std::os::unix::process::ExitStatusExt;
use std::process::Child;
use std::time::{Duration, Instant};

use super::{Play, ids, request, signal};

/// Waits for a child; the signal or code it ended by, and what it said.
fn ended(child: Child) -> (Option<i32>, Option<i32>, String) {
    let output = child.wait_with_output().expect("it ended");
    (output.status.signal(), output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn d33_the_first_interrupt_waits_for_calls_in_flight() {
    let play = Play::new(50, "messages:delay=300msx*");
    let child = play.start(&["-j", "4"]);
    play.wait_for(6);
    signal(&child, "-INT");
    let (by, _, said) = ended(child);
    assert_eq!(by, Some(2), "{said}");
    assert!(said.contains("in flight"), "{said}");
    let sent = play.server.recorded().len();
    assert!(sent <= 12, "{sent}");
    // Every call that was made has its answer in the output.
    assert_eq!(play.ids("out.jsonl"), ids(u32::try_from(sent).expect("small")));
    play.run(&[]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(50));
    assert_eq!(play.server.recorded().len(), 50);
}

#[test]
fn d33_the_second_interrupt_stops_at_once() {
    let play = Play::new(20, "messages:okx2,messages:stall=headersx*");
    let child = play.start(&["-j", "4"]);
    play.wait_for(5);
    signal(&child, "-INT");
    std::thread::sleep(Duration::from_millis(200));
    let begun = Instant::now();
    signal(&child, "-INT");
    let (by, _, said) = ended(child);
    assert_eq!(by, Some(2), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    assert_eq!(play.ids("out.jsonl"), ids(2));
}

#[test]
fn calls_that_do_not_end_are_given_up_after_the_drain() {
    let play = Play::new(20, "messages:okx2,messages:stall=headersx*");
    let child = play.start(&["-j", "4", "--drain", "300ms"]);
    play.wait_for(5);
    signal(&child, "-TERM");
    let begun = Instant::now();
    let (by, _, said) = ended(child);
    assert_eq!(by, Some(15), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(4));
    assert_eq!(play.ids("out.jsonl"), ids(2));
}

#[test]
fn the_time_limit_leaves_a_run_that_goes_on() {
    let play = Play::new(60, "messages:delay=100msx*");
    play.run(&["-j", "2", "--timeout", "1500ms"]).ends(8).says(&["--timeout ran out"]).says(&["goes on"]);
    let sent = play.server.recorded().len();
    assert!((5..60).contains(&sent), "{sent}");
    play.run(&[]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(60));
    assert_eq!(play.server.recorded().len(), 60, "nothing was paid twice");
}

#[test]
fn too_many_errors_stop_it() {
    let lines: Vec<String> =
        (1..=40).map(|number| request(&format!("id-{number}"), "claude-no-such-model")).collect();
    for (most, within) in [("3", 6), ("50%", 24)] {
        let play = Play::with(&lines, "");
        play.run(&["-j", "2", "--max-errors", most]).ends(8).says(&["items failed (--max-errors)"]);
        assert!(play.server.recorded().len() <= within, "{most}: {}", play.server.recorded().len());
    }
    let play = Play::with(&lines[..4], "");
    play.run(&["--max-errors", "10"]).ends(7);
}
