//! Waiting, reading results, and trying again what may fare better.

use super::*;

#[test]
fn failed_looks_do_not_end_a_run() {
    let mut stage = Stage::new();
    stage.api.looks = 30;
    stage.api.get_fails.borrow_mut().extend([ErrorKind::Overloaded; 20]);
    stage.run().expect("ends well");
    stage.whole();
}

#[test]
fn a_key_that_is_refused_while_waiting_does() {
    let mut stage = Stage::new();
    stage.api.looks = 3;
    stage.api.get_fails.borrow_mut().push_back(ErrorKind::Authentication);
    let mut with_one = stage.pace();
    with_one.limits.requests = 100;
    let error = stage
        .with(&Dying::after(u64::MAX), async |run| {
            run.pace = with_one;
            run.drive(None).await
        })
        .expect_err("is refused");
    assert_eq!(error.kind, ErrorKind::Authentication);
    stage.run().expect("ends well");
    assert_eq!(stage.api.creates.get(), 2);
}

#[test]
fn a_batch_the_api_forgets_fails_only_itself_and_only_after_a_while() {
    let mut stage = Stage::new();
    stage.api.looks = 2;
    let error = stage
        .with(&Dying::after(u64::MAX), async |run| {
            run.create(ShardName { round: 1, shard: 1 }).await?;
            stage.api.change(0, |held| held.forgotten = true);
            run.drive(None).await
        })
        .expect_err("is gone");
    assert_eq!(error.kind, ErrorKind::NotFound);
    assert!(stage.api.clock.elapsed() >= Duration::from_mins(2));
    let collected = stage.told(|event| matches!(event, Event::Collected { .. }));
    assert_eq!(collected, 1, "the other one was collected");
    stage.api.change(0, |held| held.forgotten = false);
    stage.run().expect("ends well");
    stage.whole();
    assert_eq!(stage.api.creates.get(), 2);
}

#[test]
fn results_that_are_gone_are_not_fetched_and_those_said_to_be_elsewhere_come_from_home() {
    let stage = Stage::new();
    let error = stage
        .with(&Dying::after(u64::MAX), async |run| {
            run.create(ShardName { round: 1, shard: 1 }).await?;
            stage.api.change(0, |held| held.archived = true);
            run.drive(None).await
        })
        .expect_err("cannot be fetched");
    assert_eq!(error.kind, ErrorKind::NotFound);
    assert!(!stage.out().exists());

    let stage = Stage::new();
    let ended = stage.with(&Dying::after(u64::MAX), async |run| {
        run.create(ShardName { round: 1, shard: 1 }).await?;
        stage.api.change(0, |held| held.results_url = Some("https://evil.example/x".to_owned()));
        run.drive(None).await
    });
    ended.expect("ends well");
    stage.whole();
}

#[test]
fn one_missing_answer_while_collecting_strands_nothing() {
    let stage = Stage::new();
    stage.api.on_results.borrow_mut().extend([OnResults::Refuse(ErrorKind::NotFound); 3]);
    stage.run().expect("ends well");
    stage.whole();
    assert_eq!(stage.told(|event| matches!(event, Event::ReadAgain { .. })), 3);
    let stage = Stage::new();
    stage.api.get_fails.borrow_mut().extend([ErrorKind::NotFound; 2]);
    stage.run().expect("ends well");
    stage.whole();
}

#[test]
fn cut_short_and_wrong_results_are_read_again() {
    for (ranges, script) in [
        (true, vec![OnResults::Cut(300), OnResults::Cut(301), OnResults::Cut(450)]),
        (false, vec![OnResults::Cut(300), OnResults::Cut(301), OnResults::Cut(450)]),
        (true, vec![OnResults::Short(2)]),
        (true, vec![OnResults::Twice]),
        (true, vec![OnResults::Foreign]),
        (true, vec![OnResults::Garbage]),
        (true, vec![OnResults::Refuse(ErrorKind::Overloaded), OnResults::Cut(0)]),
    ] {
        let mut stage = Stage::new();
        stage.api.ranges = ranges;
        let what = format!("{script:?}");
        stage.api.on_results.borrow_mut().extend(script.iter().copied());
        stage.run().expect(&what);
        stage.whole();
        let cuts = script.iter().filter(|one| matches!(one, OnResults::Cut(at) if *at > 0)).count();
        assert_eq!(stage.api.resumed.get() as usize, if ranges { cuts } else { 0 }, "{what}");
    }
}

#[test]
fn results_that_stay_wrong_end_the_run_and_are_kept() {
    for (fault, kind) in [
        (OnResults::Short(2), ErrorKind::Incomplete),
        (OnResults::Twice, ErrorKind::NotTheApi),
        (OnResults::Foreign, ErrorKind::NotTheApi),
        (OnResults::Garbage, ErrorKind::NotTheApi),
        (OnResults::Cut(0), ErrorKind::Incomplete),
    ] {
        let stage = Stage::new();
        stage.api.on_results.borrow_mut().extend([fault; 9]);
        let error = stage.run().expect_err("stays wrong");
        assert_eq!(error.kind, kind, "{fault:?}: {error}");
        assert!(!stage.out().exists());
        let kept = error.evidence.kept.as_ref().expect("is kept");
        let path = kept.split(" kept in ").nth(1).expect("a path");
        assert!(std::fs::exists(path).expect("can be seen"), "{path}");
        stage.api.on_results.borrow_mut().clear();
        stage.run().expect("ends well");
        stage.whole();
        assert_eq!(stage.api.creates.get(), 2);
    }
}

#[test]
fn what_may_fare_better_is_tried_again_and_no_success_is_sent_twice() {
    let mut stage = Stage::new();
    stage.api.fate = Rc::new(|id, batch| match (id, batch) {
        ("id-1", 1) | ("id-6", 2) => errored("overloaded_error"),
        ("id-2", _) => errored("invalid_request_error"),
        ("id-3", 1) | ("id-5", 3) => json!({"type":"expired"}),
        ("id-5", 1 | 2) => errored("api_error"),
        ("id-7", _) => json!({"type":"canceled"}),
        _ => json!({"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"}}),
    });
    let ending = stage.run().expect("ends");
    assert_eq!(ending.error(FailOn::default()).expect("not wholly well").kind, ErrorKind::Partial);
    assert_eq!(stage.sorted_ids(), "1 3 4 5 6");
    let sent: Vec<Vec<String>> = stage.api.batches.borrow().iter().map(|held| held.ids.clone()).collect();
    assert_eq!(sent[2], ["id-1", "id-3", "id-5", "id-6"]);
    assert_eq!(sent[3], ["id-5"]);
    let summary = &ending.summary;
    assert_eq!((summary.requests, summary.succeeded, summary.failed, summary.retryable), (7, 5, 2, 0));
    assert_eq!(summary.causes["invalid_request_error"].lines, [2]);
    assert_eq!(summary.causes["canceled"].lines, [7]);
    assert_eq!(summary.failed_requests, Some(stage.scratch.path("out.failed.jsonl")));
    let failed = stage.file("out.failed.jsonl");
    assert_eq!(failed.lines().count(), 2);
    assert!(failed.contains("\"custom_id\":\"id-2\",\"params\":{\"model\""), "{failed}");
    let errors = stage.file("out.errors.jsonl");
    assert!(errors.contains("invalid_request_error") && errors.contains("canceled"), "{errors}");
    let again = stage.run().expect("is over");
    assert_eq!(again.error(FailOn::default()).expect("still").kind, ErrorKind::Partial);
    assert_eq!(again.summary.causes, summary.causes);
}

#[test]
fn retries_end_and_a_resume_asks_for_more() {
    let mut stage = Stage::new();
    stage.rounds_of_retries = 1;
    stage.api.fate = Rc::new(|id, batch| match (id, batch) {
        ("id-1", 1..=3) => errored("overloaded_error"),
        _ => json!({"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"}}),
    });
    let ending = stage.run().expect("ends");
    assert_eq!((ending.summary.failed, ending.summary.retryable), (1, 1));
    let ending = stage.run().expect("is over");
    assert!(ending.summary.already_finished);
    assert_eq!(stage.api.creates.get(), 3);
    let ending = stage.with(&Dying::after(u64::MAX), async |run| {
        run.reopen()?;
        run.drive(None).await
    });
    assert!(ending.expect("ends").error(FailOn::default()).is_none());
    stage.whole();
    assert!(!stage.scratch.path("out.failed.jsonl").exists());
    assert!(!stage.scratch.path("out.errors.jsonl").exists());
    assert_eq!(stage.api.creates.get(), 4);
}
