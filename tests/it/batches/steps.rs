//! The single steps: create, list, show, wait, results, cancel, delete (with B25).

use super::*;

fn created(play: &Play) -> String {
    let done = play.go("batches create in.jsonl --json").ends(0);
    let batch: Value = serde_json::from_str(&done.stdout).expect("JSON");
    batch["id"].as_str().expect("an id").to_owned()
}

#[test]
fn create_makes_one_batch_and_keeps_a_folder() {
    let play = Play::new(3, "");
    let id = created(&play);
    assert_eq!(play.batches()[0].id, id);
    assert_eq!(
        play.server.recorded().len(),
        2,
        "a look at the list, and the create: its reply is what is shown"
    );
    let journal = std::fs::read_to_string(play.folder().join("journal.jsonl")).expect("a journal");
    assert!(journal.contains(&id));
    let second = created(&play);
    assert_ne!(id, second, "each create is a batch of its own");
}

#[test]
fn create_finds_a_lost_batch_or_names_its_folder() {
    let play = Play::new(3, "batches.create:lost-reply");
    let done = play.go("batches create in.jsonl --reconcile-wait 400ms").ends(0);
    assert!(done.stdout.contains(&play.batches()[0].id), "{}", done.stdout);

    let play = Play::new(3, "batches.create:lost-reply,batches.list@2:503x4");
    let create = "batches create in.jsonl --reconcile-wait 200ms --max-retries 0";
    let folder = |play: &Play| play.folder().display().to_string();
    let done = play.go(create).ends(9);
    assert!(done.stderr.contains(&folder(&play)), "{}", done.stderr);
    // Nothing is sent while that is open.
    play.go(create).ends(9).says(&["batches reconcile"]);
    assert_eq!(play.bodies(), 1);
    let done = play.go(&format!("batches reconcile {}", folder(&play))).ends(0);
    assert!(done.stdout.contains(&play.batches()[0].id));

    let play = Play::new(3, "batches.create:reset=request");
    play.go("batches create in.jsonl --reconcile-wait 200ms").ends(0);
    assert_eq!(play.batches().len(), 1);
}

#[test]
fn create_takes_what_fits_one_batch() {
    let play = Play::new(100_001, "");
    play.go("batches create in.jsonl").ends(4).says(&["needs 2 batches"]).says(&["batches run"]);
    assert!(play.server.recorded().is_empty() && play.folders().is_empty());
}

#[test]
fn list_and_show() {
    let play = Play::new(3, "page-size=2,batches.list@2:529");
    let made: Vec<String> = (0..5).map(|_| created(&play)).collect();
    let done = play.go("batches list --json").ends(0);
    let list: Value = serde_json::from_str(&done.stdout).expect("JSON");
    let mut listed: Vec<&str> =
        list.as_array().expect("an array").iter().filter_map(|batch| batch["id"].as_str()).collect();
    listed.reverse();
    assert_eq!(listed, made);
    let done = play.go("batches list").ends(0);
    assert!(made.iter().all(|id| done.stdout.contains(id)), "{}", done.stdout);
    let done = play.go(&format!("batches show {}", made[0])).ends(0);
    assert!(done.stdout.contains(&made[0]) && done.stdout.contains('3'), "{}", done.stdout);
    let done = play.go(&format!("batches show {} --json", made[0])).ends(0);
    let batch: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(batch["request_counts"].as_object().map(serde_json::Map::len), Some(5));
    play.go("batches show msgbatch_nowhere").ends(44).says(&["batches list"]);
    play.go("batches show ..").ends(4);
}

#[test]
fn a_batch_that_was_just_created_may_be_unknown_for_a_while() {
    let play = Play::new(3, "batches.get:404,batches.get@2:404");
    let id = created(&play);
    play.go(&format!("batches show {id}")).ends(0).says(&["not known yet"]);
}

#[test]
fn wait_for_several() {
    let play = Play::new(3, "batch-time=300ms,batches.get@3:529,batches.list:529");
    let ids = [created(&play), created(&play)];
    let line = format!("batches wait {} {} --poll-interval 50ms --json", ids[0], ids[1]);
    let done = play.go(&line).ends(0);
    let batches: Value = serde_json::from_str(&done.stdout).expect("JSON");
    for batch in batches.as_array().expect("an array") {
        assert_eq!(batch["processing_status"], "ended");
    }
    assert_eq!(batches.as_array().map(Vec::len), Some(2));
}

#[test]
fn wait_has_a_limit_and_knows_what_is_hopeless() {
    let play = Play::new(3, "batch-time=20s");
    let id = created(&play);
    play.go(&format!("batches wait {id} --timeout 400ms --poll-interval 50ms"))
        .ends(8)
        .says(&[&format!("claudectl batches wait {id}")]);
    play.go("batches wait msgbatch_nowhere --poll-interval 50ms").ends(44);
    play.inject("batches.get:401");
    play.go(&format!("batches wait {id} --poll-interval 50ms")).ends(41);
}

#[test]
fn results_to_standard_output_or_a_file() {
    let play = Play::new(3, "");
    let id = created(&play);
    play.go(&format!("batches wait {id} --poll-interval 40ms")).ends(0);
    let done = play.go(&format!("batches results {id}")).ends(0);
    assert_eq!(ids(&done.stdout).len(), 3);
    play.go(&format!("batches results {id} -o r.jsonl")).ends(0);
    let kept = std::fs::read_to_string(play.stage.path("r.jsonl")).expect("is there");
    assert_eq!(kept, done.stdout);
    assert!(!play.stage.path("r.jsonl.part").exists());
    play.stage.file("usual", "");
    let rights = |name: &str| std::fs::metadata(play.stage.path(name)).expect("is there").permissions();
    assert_eq!(rights("r.jsonl"), rights("usual"));
    let spool = play.stage.path("home/.local/state/claudectl/batches/spool");
    assert_eq!(std::fs::read_dir(spool).expect("the spool").count(), 0);
}

#[test]
fn results_are_held_to_the_counters() {
    let play = Play::new(3, "batches.results:cut=2:framing=closex*");
    let id = created(&play);
    play.go(&format!("batches wait {id} --poll-interval 40ms")).ends(0);
    let done = play.go(&format!("batches results {id}")).ends(6).says(&["2 of 3 lines"]);
    assert_eq!(done.stdout, "");
    play.go(&format!("batches results {id} -o r.jsonl")).ends(6);
    assert!(!play.stage.path("r.jsonl").exists() && play.stage.path("r.jsonl.part").exists());
}

#[test]
fn results_of_a_batch_that_goes_on_or_failed_in_part() {
    let play = Play::new(3, "batch-time=20s");
    let id = created(&play);
    play.go(&format!("batches results {id}")).ends(8).says(&["has not ended"]).says(&["batches wait"]);

    let play = Play::new(3, "batches.create:errored=invalid_request_error:every=2");
    let id = created(&play);
    play.go(&format!("batches wait {id} --poll-interval 40ms")).ends(0);
    let done = play.go(&format!("batches results {id}")).ends(7);
    assert_eq!(ids(&done.stdout).len(), 3);
}

#[test]
fn the_way_on_from_failed_items_is_a_command_that_exists() {
    let play = Play::new(3, "batches.create:errored=api_error:every=2");
    let id = created(&play);
    play.go(&format!("batches wait {id} --poll-interval 40ms")).ends(0);
    let done = play.go(&format!("batches results {id}")).ends(7).says(&["claudectl batches run"]);
    assert!(!done.stderr.contains("resume"), "{}", done.stderr);
    let play = Play::with(&[("a".to_owned(), "[[sandbox:errored=api_error]]".to_owned())], "");
    play.run("").ends(7);
    let id = play.batches()[0].id.clone();
    play.go(&format!("batches results {id}"))
        .ends(7)
        .says(&["batches resume"])
        .says(&[&play.folder().display().to_string()]);
}

#[test]
fn a_look_decides_what_became_of_a_cancellation() {
    let play = Play::new(3, "batch-time=20s,batches.cancel:lost-reply,batches.cancel:409x*");
    let id = created(&play);
    let before = play.server.recorded().len();
    play.go(&format!("batches cancel {id}")).ends(0);
    let calls: Vec<String> =
        play.server.recorded()[before..].iter().map(|seen| seen.method.clone()).collect();
    assert_eq!(calls, ["POST", "POST", "GET"]);
    let play = Play::new(3, "batch-time=20s,batches.cancel:409x*");
    let id = created(&play);
    play.go(&format!("batches cancel {id}")).ends(45);
    assert_eq!(play.seen("POST", "/cancel"), 3, "a conflict passes soon or not at all");
    // It was never cancelled: the look says so.
    let play = Play::new(3, "batch-time=20s,batches.cancel:reset=request,batches.cancel:409x*");
    let id = created(&play);
    play.go(&format!("batches cancel {id}")).ends(45);
}

#[test]
fn a_batch_that_this_machine_deleted_is_known_as_such_at_once() {
    let play = Play::new(3, "");
    let id = created(&play);
    play.go(&format!("batches wait {id} --poll-interval 40ms")).ends(0);
    play.go(&format!("batches delete {id}")).ends(0);
    let began = std::time::Instant::now();
    for step in ["show", "results", "cancel", "delete"] {
        play.go(&format!("batches {step} {id}")).ends(44);
    }
    play.go(&format!("batches show {id}")).ends(44).says(&["was deleted by this machine at"]);
    assert!(began.elapsed() < Duration::from_secs(20), "nobody waits for it to appear");
}

#[test]
fn the_runs_of_this_machine_are_listed_with_the_way_on() {
    let play = Play::new(3, "batch-time=20s");
    let empty = play.go("batches runs").ends(0).says(&["no batch runs"]);
    assert_eq!(empty.stdout, "");
    play.run("--timeout 500ms").ends(8);
    let name = play.folder().file_name().expect("a name").to_string_lossy().into_owned();
    let done = play.go("batches runs").ends(0).says(&["batches resume in-"]);
    assert!(done.stdout.contains(&name) && done.stdout.contains("running"), "{}", done.stdout);
    assert!(done.stdout.contains("out.jsonl"), "{}", done.stdout);
    let list: Value = serde_json::from_str(&play.go("batches runs --json").ends(0).stdout).expect("JSON");
    assert_eq!((&list[0]["items"], &list[0]["state"]), (&json!(3), &json!("running")));
    assert_eq!(list[0]["next"], format!("claudectl batches resume {name}"));
    assert_eq!(list[0]["batches"][0], play.batches()[0].id.as_str());
    let before = play.server.recorded().len();
    for beginning in [&name[..2], &name[..name.len() - 1], &name] {
        play.go(&format!("batches resume {beginning} --timeout 400ms")).ends(8);
    }
    assert!(play.server.recorded().len() > before);
    play.stage.file("in2.jsonl", std::fs::read(play.stage.path("in.jsonl")).expect("the input"));
    play.go("batches run in2.jsonl -o out2.jsonl --timeout 500ms").ends(8);
    play.go("batches resume in").ends(4).says(&["2 runs begin with in"]).says(&[&name]);
    play.go("batches resume nothing").ends(4).says(&["batches runs"]);
}

#[test]
fn only_a_lost_reply_makes_a_missing_batch_a_deleted_one() {
    for fault in ["409", "529", "429:retry-after-ms=50", "500"] {
        let play = Play::new(3, &format!("batches.delete:{fault}"));
        play.go("batches delete msgbatch_never").ends(44);
    }
    let play = Play::new(3, "batches.delete:reset=request");
    play.go("batches delete msgbatch_never").ends(0);
}

#[test]
fn b25_cancel_and_delete_whose_reply_is_lost() {
    let play = Play::new(3, "batch-time=20s,batches.cancel:lost-reply");
    let id = created(&play);
    play.go(&format!("batches delete {id}")).says(&["cancel"]);
    let done = play.go(&format!("batches cancel {id} --json")).ends(0);
    let batch: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(batch["id"], id.as_str());
    play.go(&format!("batches wait {id} --poll-interval 40ms")).ends(0);
    play.inject("batches.delete:lost-reply");
    let done = play.go(&format!("batches delete {id} --json")).ends(0);
    let gone: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(gone["type"], "message_batch_deleted");
    assert!(play.batches().is_empty());
    play.go(&format!("batches delete {id} --max-retries 0")).ends(44);
}
