//! The local state: killed, torn, damaged, changed, in use (matrix rows D1 to D9).

use super::*;

const RUN: &str = "batches run in.jsonl -o out.jsonl --poll-interval 40ms --reconcile-wait 400ms";

fn kill(mut child: Child) {
    child.kill().expect("killed");
    child.wait().expect("ended");
}

#[test]
fn d2_killed_before_the_first_byte() {
    let play = Play::new(3, "batches.create:stall=head");
    let child = play.spawn(RUN);
    eventually("a create call", || play.seen("POST", "/batches") == 1);
    kill(child);
    play.run("").ends(0).says(&["it does not exist"]);
    play.whole(3);
    assert_eq!(play.batches().len(), 1);
}

#[test]
fn d3_killed_after_the_last_byte_and_before_the_reply() {
    let play = Play::new(3, "batches.create:stall=reply");
    let child = play.spawn(RUN);
    eventually("a batch", || play.batches().len() == 1);
    kill(child);
    play.run("").ends(0).says(&["it exists"]);
    play.whole(3);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn d4_killed_while_waiting() {
    let play = Play::new(3, "batch-time=700ms");
    let child = play.spawn(RUN);
    eventually("a look", || play.batches().len() == 1 && play.seen("GET", &play.batches()[0].id) > 0);
    kill(child);
    play.run("").ends(0).says(&["going on with the run"]);
    play.whole(3);
    assert_eq!(play.bodies(), 1);
}

/// A run that stopped after its batch was acknowledged.
fn pending(lasts: &str) -> (Play, PathBuf) {
    let play = Play::new(3, &format!("batch-time={lasts}"));
    play.run("--timeout 500ms").ends(8);
    let journal = play.folder().join("journal.jsonl");
    (play, journal)
}

#[test]
fn d6_a_torn_last_line_is_dropped() {
    let (play, journal) = pending("3s");
    let text = std::fs::read(&journal).expect("a journal");
    for cut in [1, 2, 30] {
        std::fs::write(&journal, &text[..text.len() - cut]).expect("torn");
        play.run("--timeout 450ms").ends(8).says(&["it exists"]);
    }
    std::fs::write(&journal, [&text[..], b"{\"seq\":4,\"at\":\"20"].concat()).expect("torn");
    play.run("").ends(0);
    play.whole(3);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn d7_damage_before_the_last_line_is_refused() {
    let (play, journal) = pending("900ms");
    let text = std::fs::read_to_string(&journal).expect("a journal");
    std::fs::write(&journal, text.replacen("intent", "Intent", 1)).expect("damaged");
    let done = play.run("").ends(5).says(&["journal.jsonl:2: the journal is damaged"]);
    assert!(done.stderr.contains("checksum"), "{}", done.stderr);
    let lines: Vec<&str> = text.lines().collect();
    std::fs::write(&journal, format!("{}\n{}\n", lines[0], lines[2])).expect("damaged");
    play.run("").ends(5).says(&["journal.jsonl:2: "]).says(&["missing"]);
    assert_eq!(play.bodies(), 1);
    std::fs::write(&journal, text).expect("restored");
    play.run("").ends(0);
    play.whole(3);
}

#[test]
fn d8_a_changed_input_is_refused() {
    let (play, _) = pending("900ms");
    let before = std::fs::read_to_string(play.stage.path("in.jsonl")).expect("the input");
    play.stage.file("in.jsonl", before.replace("Say id-2", "Say ID-2"));
    play.run("").ends(4).says(&["changed since the run began"]).says(&["--again"]);
    play.go(&format!("batches resume {}", play.folder().display())).ends(4);
    play.stage.file("in.jsonl", &before);
    play.run("").ends(0);
    play.whole(3);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn d8_a_file_that_changes_after_its_check_is_not_sent() {
    let play = Play::new(3, "");
    play.stage.file("other.jsonl", request("other", ""));
    play.go("batches create other.jsonl").ends(0);
    // Another process is creating a batch for as long as its lock is held.
    let state = play.stage.path("home/.local/state/claudectl/batches");
    let names = std::fs::read_dir(&state).expect("the state").map(|entry| entry.expect("an entry").path());
    let lock = names.into_iter().find(|path| path.extension().is_some_and(|end| end == "lock"));
    let lock = std::fs::File::open(lock.expect("a lock")).expect("opens");
    lock.lock().expect("is free");
    let child = play.spawn(RUN);
    eventually("a run that was checked", || play.folders().len() == 2);
    let before = std::fs::read_to_string(play.stage.path("in.jsonl")).expect("the input");
    play.stage.file("in.jsonl", before.replace("Say id-2", "Say ID-2"));
    lock.unlock().expect("is held");
    finish(child).ends(4).says(&["in.jsonl changed since it was checked", "claudectl batches resume"]);
    assert_eq!(play.bodies(), 1, "that of the other file");
    play.stage.file("in.jsonl", &before);
    play.run("").ends(0);
    assert_eq!(ids(&play.out()), ["id-1", "id-2", "id-3"]);
    assert_eq!(play.bodies(), 2);
}

#[test]
fn d8_or_left_behind_when_told_so() {
    let (play, _) = pending("900ms");
    play.stage.file("in.jsonl", request("other", ""));
    let id = play.batches()[0].id.clone();
    play.run("--again").ends(0).says(&["leaving the run"]).says(&[&id]);
    assert_eq!(ids(&play.out()), ["other"]);
}

#[test]
fn d9_a_second_process_is_refused() {
    let play = Play::new(3, "batch-time=1500ms");
    let child = play.spawn(RUN);
    eventually("a batch", || play.batches().len() == 1);
    let pid = child.id();
    let folder = play.folder();
    let word = format!("in use by process {pid}");
    play.run("").ends(5).says(&[&word]);
    play.go(&format!("batches resume {}", folder.display())).ends(5).says(&[&word]);
    play.go(&format!("batches reconcile {}", folder.display())).ends(5).says(&[&word]);
    finish(child).ends(0);
    play.whole(3);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn two_runs_of_one_machine_do_not_mistake_each_others_batches() {
    let play = Play::new(3, "batches.create:lost-reply,batches.create:lost-reply");
    play.stage.file("other.jsonl", std::fs::read(play.stage.path("in.jsonl")).expect("the input"));
    let other =
        play.spawn("batches run other.jsonl -o other.out --poll-interval 40ms --reconcile-wait 400ms");
    let done = play.run("");
    finish(other).ends(0);
    done.ends(0);
    assert_eq!(play.bodies(), 2);
    assert_eq!(play.batches().len(), 2);
    assert_eq!(ids(&play.out()).len(), 3);
}
