//! The life of a run: results in order, going on, being over, being refused, being killed.

use std::os::unix::process::ExitStatusExt;
use std::time::Duration;

use super::{Play, ids, request, signal};

#[test]
fn results_come_in_the_order_of_the_input_and_the_form_of_batches() {
    let play = Play::new(40, "messages:delay=30ms,messages:delay=1msx*");
    let done = play.run(&["--json", "-j", "4"]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(40));
    let line = &play.lines("out.jsonl")[6];
    assert_eq!(line["result"]["type"], "succeeded");
    let text = line["result"]["message"]["content"][0]["text"].as_str().expect("text");
    assert!(text.contains("Say id-7."), "{text}");
    let summary = done.json();
    assert_eq!(
        (&summary["succeeded"], &summary["failed"], &summary["calls"]),
        (&40.into(), &0.into(), &40.into())
    );
    assert!(play.asked().values().all(|times| *times == 1));
    assert!(play.server.recorded().iter().all(|request| request.json()["stream"] == true));
    // Connections are used again: far fewer of them than calls.
    let connections: std::collections::BTreeSet<u64> =
        play.server.recorded().iter().map(|request| request.connection).collect();
    assert!(connections.len() <= 8, "{}", connections.len());
}

#[test]
fn the_order_of_arrival_has_every_item_too() {
    let play = Play::new(20, "messages:delay=300ms");
    play.run(&["--order", "any"]).ends(0);
    let mut found = play.ids("out.jsonl");
    assert_ne!(found, ids(20));
    found.sort();
    let mut all = ids(20);
    all.sort();
    assert_eq!(found, all);
}

#[test]
fn a_finished_run_says_so_and_again_pays_anew() {
    let play = Play::new(5, "");
    play.run(&[]).ends(0);
    play.run(&[]).ends(0).says(&["the run was finished before"]);
    assert_eq!(play.server.recorded().len(), 5);
    play.run(&["--again"]).ends(0);
    assert_eq!(play.server.recorded().len(), 10);
}

#[test]
fn a_changed_input_is_refused_and_named() {
    let play = Play::new(5, "");
    play.run(&[]).ends(0);
    play.stage.file("in.jsonl", request("other", "claude-opus-5-5") + "\n");
    play.run(&[]).ends(4).says(&["in.jsonl changed"]).says(&["--again --force"]);
    play.run(&["--again"]).ends(4);
    assert_eq!(play.server.recorded().len(), 5);
    play.run(&["--again", "--force"]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ["other"]);
}

#[test]
fn a_file_that_is_somebody_elses_is_not_replaced() {
    let play = Play::new(2, "");
    play.stage.file("out.jsonl", "mine\n");
    play.run(&[]).ends(5).says(&["out.jsonl exists"]);
    assert_eq!(std::fs::read(play.stage.path("out.jsonl")).expect("there"), b"mine\n");
    assert_eq!(play.server.recorded().len(), 0);
    play.run(&["--force"]).ends(0);
    play.bulk(&["in.jsonl", "-o", "in.jsonl"]).ends(4);
}

#[test]
fn problems_are_placed_and_nothing_is_sent() {
    let play =
        Play::with(&[request("a", "claude-opus-5-5"), "{\"custom_id\":\"a\"".into(), request("a", "m")], "");
    play.run(&[]).ends(4).says(&["in.jsonl:2:"]).says(&["in.jsonl:3:"]).says(&["nothing was sent"]);
    assert_eq!(play.server.recorded().len(), 0);
    assert!(!play.stage.path("out.jsonl").exists());
}

#[test]
fn a_first_look_goes_on_later() {
    let play = Play::new(12, "");
    play.run(&["--limit", "3"]).ends(0).says(&["without --limit"]);
    assert_eq!(play.ids("out.jsonl"), ids(3));
    play.run(&[]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(12));
    assert_eq!(play.server.recorded().len(), 12);
}

#[test]
fn a_second_process_is_refused() {
    let play = Play::new(4, "messages:stall=headersx*");
    let mut first = play.start(&[]);
    play.wait_for(1);
    play.run(&[]).ends(5).says(&[&format!("in use by process {}", first.id())]);
    signal(&first, "-KILL");
    first.wait().expect("it ended");
}

/// D32: killed at any moment, the same command goes on; each id once in the output, and no more is paid twice than
/// what was in flight.
#[test]
fn d32_killed_at_random_nothing_is_lost() {
    const FLYING: usize = 8;
    let play = Play::new(120, "messages:delay=5msx*");
    let mut killed = 0;
    for after in [1, 9, 30, 55, 90, 110] {
        let mut child = play.start(&["-j", "8"]);
        while play.server.recorded().len() < after && child.try_wait().expect("a child").is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        signal(&child, "-KILL");
        killed += usize::from(child.wait().expect("it ended").signal() == Some(9));
    }
    let done = play.run(&["-j", "8", "--json"]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(120));
    let asked = play.asked();
    assert_eq!(asked.len(), 120);
    let again = asked.values().sum::<usize>() - 120;
    assert!(killed > 0 && again <= killed * FLYING, "{again} again after {killed} kills");
    let summary = done.json();
    let doubt = summary["possibly_billed"].as_u64().and_then(|doubt| usize::try_from(doubt).ok());
    assert!(doubt.is_some_and(|doubt| (again..=killed * FLYING).contains(&doubt)), "{summary}");
}

#[test]
fn a_damaged_journal_is_refused() {
    let play = Play::new(3, "");
    play.run(&["--limit", "2"]).ends(0);
    let path = play.folder().join("journal.jsonl");
    let text = std::fs::read_to_string(&path).expect("a journal");
    std::fs::write(&path, text.replacen("\"sent\":0", "\"sent\":1", 1)).expect("written");
    play.run(&[]).ends(5).says(&["journal.jsonl:2: the journal is damaged"]);
    std::fs::write(&path, text + "{\"sent\":2,\"mo").expect("written");
    play.run(&[]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(3));
}
