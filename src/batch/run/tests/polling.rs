//! How often is looked, for how long, and at what: for a batch that is lost, for its results, for a turn to create.

use super::*;
use crate::batch::store::{Taken, lock};

const FIRST: ShardName = ShardName { round: 1, shard: 1 };

#[test]
fn only_the_last_look_for_a_lost_batch_reads_the_list_to_its_end() {
    let mut stage = Stage::new();
    stage.api.on_a_page = 1;
    for number in 0..3 {
        stage.api.hold(vec![format!("other-{number}")]);
    }
    stage.api.on_create.borrow_mut().extend([OnCreate::LostBefore]);
    let lists = stage.with(&Dying::after(u64::MAX), async |run| {
        run.create(FIRST).await?;
        let before = stage.api.lists.get();
        run.reconcile(FIRST).await?;
        Ok(stage.api.lists.get() - before)
    });
    assert_eq!(lists.expect("is absent"), 3 + 3);
    assert_eq!(stage.api.clock.elapsed(), Duration::from_mins(1));
}

#[test]
fn batches_of_every_run_of_this_machine_are_taken() {
    let mut stage = Stage::new();
    stage.run().expect("ends well");
    stage.again = true;
    let taken = stage.with(&Dying::after(u64::MAX), async |run| {
        let before = run.taken();
        run.create(FIRST).await?;
        Ok((before, run.taken()))
    });
    let (before, after) = taken.expect("opens");
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(before, names(&["msgbatch_001", "msgbatch_002"]));
    assert_eq!(after, names(&["msgbatch_001", "msgbatch_002", "msgbatch_003"]));
}

#[test]
fn another_process_that_creates_is_waited_for_and_told_once() {
    let stage = Stage::new();
    let turn = stage.with(&Dying::after(u64::MAX), async |run| {
        let path = run.shelf.create_lock(&run.manifest.identity.place(), run.ports.disk)?;
        let Taken::Held(held) = lock(&path)? else { panic!("nobody else creates") };
        let others = async {
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            drop(held);
        };
        let (turn, ()) = tokio::join!(run.turn(), others);
        turn.map(drop)
    });
    turn.expect("its turn comes");
    let own = std::process::id();
    assert_eq!(stage.told(|event| *event == Event::Queued { pid: Some(own) }), 1);
    assert!(stage.api.clock.elapsed() >= Duration::from_millis(1_500));
}

#[test]
fn a_file_that_changes_while_its_run_is_under_way_is_not_sent() {
    let changed = |before: u32| {
        let stage = Stage::new();
        let text = stage.file("in.jsonl");
        let write = |text: &str| std::fs::write(stage.scratch.path("in.jsonl"), text).expect("is written");
        let ended = stage.with(&Dying::after(u64::MAX), async |run| {
            for shard in 1..=before {
                run.create(ShardName { round: 1, shard }).await?;
            }
            // As many lines and bytes as before.
            write(&text.replace("max_tokens\":9", "max_tokens\":8"));
            run.drive(None).await
        });
        let error = ended.expect_err("changed");
        assert_eq!(error.kind, ErrorKind::Input);
        assert!(error.to_string().ends_with("in.jsonl changed since it was checked"), "{error}");
        assert_eq!(stage.api.creates.get(), before);
        // Written anew with what it held before, it is what was checked.
        write(&text);
        stage.run().expect("ends well");
        stage.whole();
        assert_eq!(stage.api.creates.get(), 2);
    };
    changed(0);
    changed(1);
}

/// How long collecting the first batch takes while these looks at it fail.
fn collected(fails: &[ErrorKind]) -> Duration {
    let mut stage = Stage::new();
    stage.api.looks = 0;
    let took = stage.with(&Dying::after(u64::MAX), async |run| {
        run.create(FIRST).await?;
        run.step(FIRST, Step::Ended { counts: crate::batch::state::Counts::default() })?;
        stage.api.get_fails.borrow_mut().extend(fails);
        run.collect(FIRST).await?;
        assert!(run.memo.stranded.is_empty());
        Ok(stage.api.clock.elapsed())
    });
    assert_eq!(stage.told(|event| matches!(event, Event::Collected { .. })), 1);
    took.expect("is collected")
}

#[test]
fn looks_that_fail_while_collecting_come_at_the_pace_of_their_kind() {
    assert_eq!(collected(&[]), Duration::ZERO);
    assert_eq!(collected(&[ErrorKind::NotFound; 3]), Duration::from_secs(36), "a tenth of two minutes");
    let growing = Duration::from_millis(5_000 + 7_500 + 11_250);
    assert_eq!(collected(&[ErrorKind::Overloaded; 3]), growing);
}

#[test]
fn a_batch_that_was_found_is_not_given_back_for_one_damaged_line() {
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::LostAfter]);
    stage.api.on_results.borrow_mut().extend([OnResults::Foreign; 9]);
    let error = stage.run().expect_err("stays wrong");
    assert_eq!(error.kind, ErrorKind::NotTheApi, "{error}");
    assert_eq!(stage.told(|event| matches!(event, Event::Disowned { .. })), 0);
    stage.api.on_results.borrow_mut().clear();
    stage.run().expect("ends well");
    stage.whole();
}

#[test]
fn the_last_request_of_a_file_without_a_last_newline_is_tried_again_like_any() {
    let mut stage = Stage::new();
    stage.keep_lines(7);
    stage.api.fate = Rc::new(|id, batch| match (id, batch) {
        ("id-5" | "id-7", 2) => json!({"type":"expired"}),
        _ => json!({"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"}}),
    });
    stage.run().expect("ends well");
    stage.whole();
    assert_eq!(stage.api.batches.borrow()[2].ids, ["id-5", "id-7"]);
}

#[test]
fn a_success_without_an_answer_is_paid_for_and_not_offered_to_be_sent_again() {
    let mut stage = Stage::new();
    stage.api.fate = Rc::new(|id, _| match id {
        "id-2" => json!({"type":"succeeded","message":{"content":[]}}),
        _ => json!({"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"}}),
    });
    let summary = stage.run().expect("ends").summary;
    assert_eq!((summary.failed, summary.unanswered, summary.failed_requests), (1, 1, None));
    let results = summary.failed_results.expect("they are kept");
    assert!(std::fs::read_to_string(results).expect("is there").contains("id-2"));
    assert!(!stage.scratch.path("out.failed.jsonl").exists());
}
