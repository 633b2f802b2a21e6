//! Create calls that are refused, lost, or mistaken for others.

use super::*;

#[test]
fn a_lost_reply_is_looked_for_and_never_sent_again_blindly() {
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::LostAfter]);
    stage.run().expect("ends well");
    stage.whole();
    assert_eq!(stage.api.creates.get(), 2);
    assert_eq!(stage.told(|event| matches!(event, Event::Adopted { .. })), 1);

    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::LostBefore]);
    stage.run().expect("ends well");
    stage.whole();
    assert_eq!(stage.api.creates.get(), 3);
    assert_eq!(stage.told(|event| matches!(event, Event::Absent { .. })), 1);
    assert!(stage.api.clock.elapsed() >= Duration::from_mins(1), "absence takes the whole search");
}

#[test]
fn two_look_alikes_are_left_to_a_person() {
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::LostAfter]);
    let error = stage
        .with(&Dying::after(u64::MAX), async |run| {
            let name = ShardName { round: 1, shard: 1 };
            run.create(name).await?;
            stage.api.hold((0..4).map(|number| format!("other-{number}")).collect());
            run.drive(None).await
        })
        .expect_err("cannot be told");
    assert_eq!(error.kind, ErrorKind::Unknown);
    let candidates = error.evidence.facts.iter().filter(|fact| fact.0 == "candidate").count();
    assert_eq!(candidates, 2);
    assert_eq!(stage.run().expect_err("still").kind, ErrorKind::Unknown);
    assert_eq!(stage.api.creates.get(), 1);

    let wrong = stage.settle(Say::Adopt("msgbatch_999".to_owned())).expect_err("no such batch");
    assert_eq!(wrong.kind, ErrorKind::NotFound);
    let adopted = stage.settle(Say::Adopt("msgbatch_001".to_owned())).expect("is taken");
    assert_eq!(adopted, Settled::Adopted("msgbatch_001".to_owned()));
    stage.run().expect("ends well");
    stage.whole();
}

#[test]
fn a_batch_taken_for_ours_is_given_back_when_its_results_are_not() {
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::LostBefore]);
    let error = stage
        .with(&Dying::after(u64::MAX), async |run| {
            run.create(ShardName { round: 1, shard: 1 }).await?;
            stage.api.hold((0..4).map(|number| format!("other-{number}")).collect());
            run.drive(None).await
        })
        .expect_err("not ours");
    assert_eq!(error.kind, ErrorKind::Unknown, "{error}");
    assert!(error.to_string().contains("msgbatch_001 turned out not to be batch 1 of 2"), "{error}");
    assert!(!stage.out().exists());
    let creates = stage.api.creates.get();
    assert_eq!(stage.settle(Say::Look).expect_err("still open").kind, ErrorKind::Unknown);
    assert_eq!(stage.api.creates.get(), creates, "a look sends nothing");
    let sent = stage.settle(Say::Resubmit).expect("is sent");
    assert_eq!(sent, Settled::Sent("msgbatch_003".to_owned()));
    stage.run().expect("ends well");
    stage.whole();
}

#[test]
fn while_the_list_is_down_nothing_is_decided() {
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::LostAfter]);
    let error = stage
        .with(&Dying::after(u64::MAX), async |run| {
            run.create(ShardName { round: 1, shard: 1 }).await?;
            stage.api.list_fails.set(4);
            run.drive(None).await
        })
        .expect_err("cannot be told");
    assert_eq!(error.kind, ErrorKind::Unknown);
    assert!(error.evidence.fixes[0].to_string().contains("batches reconcile"), "{:?}", error.evidence.fixes);
    assert_eq!(stage.settle(Say::Look).expect("is found"), Settled::Adopted("msgbatch_001".to_owned()));
    assert_eq!(stage.settle(Say::Look).expect("is settled"), Settled::Nothing);
    stage.run().expect("ends well");
    assert_eq!(stage.api.creates.get(), 2);
}

#[test]
fn a_reply_that_is_lost_every_time_ends_the_run() {
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::LostBefore; 9]);
    let error = stage.run().expect_err("gives up");
    assert_eq!(error.kind, ErrorKind::ConnectionLost);
    assert_eq!(stage.api.creates.get(), 3);
}

#[test]
fn a_refused_batch_stops_the_run_and_can_be_sent_later() {
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::Refuse(ErrorKind::Billing)]);
    let error = stage.run().expect_err("is refused");
    assert_eq!(error.kind, ErrorKind::Billing);
    assert!(error.to_string().starts_with("batch 1 of 2 was not created"), "{error}");
    stage.run().expect("ends well");
    stage.whole();
}

#[test]
fn only_a_full_queue_is_waited_for_while_another_batch_runs() {
    for kind in [ErrorKind::InvalidRequest, ErrorKind::Billing, ErrorKind::RequestTooLarge] {
        let stage = Stage::new();
        let ended = stage.with(&Dying::after(u64::MAX), async |run| {
            run.create(ShardName { round: 1, shard: 1 }).await?;
            stage.api.on_create.borrow_mut().extend([OnCreate::Refuse(kind)]);
            run.drive(None).await
        });
        let error = ended.expect_err("is refused");
        assert_eq!(error.kind, kind);
        assert!(error.to_string().starts_with("batch 2 of 2 was not created"), "{error}");
        let split = error.evidence.fixes.iter().any(|fix| fix.to_string().starts_with("split the file"));
        assert_eq!(split, kind == ErrorKind::RequestTooLarge, "{kind:?}");
        assert_eq!(stage.api.creates.get(), 2, "and not sent again");
        assert_eq!(stage.told(|event| matches!(event, Event::Full { .. })), 0);
    }
}

#[test]
fn a_full_queue_waits_for_room() {
    let stage = Stage::new();
    let refuse = OnCreate::Refuse(ErrorKind::RateLimit);
    {
        let mut script = stage.api.on_create.borrow_mut();
        script.push_back(refuse);
    }
    assert_eq!(stage.run().expect_err("nothing runs").kind, ErrorKind::RateLimit);
    let stage = Stage::new();
    let ended = stage.with(&Dying::after(u64::MAX), async |run| {
        run.create(ShardName { round: 1, shard: 1 }).await?;
        stage.api.on_create.borrow_mut().extend([refuse]);
        run.drive(None).await
    });
    ended.expect("ends well");
    stage.whole();
    assert_eq!(stage.told(|event| matches!(event, Event::Full { .. })), 1);
    assert_eq!(stage.api.creates.get(), 3);
}

#[test]
fn a_limit_of_time_says_what_exists() {
    let mut stage = Stage::new();
    stage.limit = Some(Duration::ZERO);
    stage.api.looks = 1_000_000;
    // The pretended clock is never late, so the limit is asked for directly.
    let kind = |stage: &Stage, shards: u32| {
        stage.with(&Dying::after(u64::MAX), async |run| {
            for shard in 1..=shards {
                run.create(ShardName { round: 1, shard }).await?;
            }
            Ok(run.out_of_time(Duration::from_secs(1)).kind)
        })
    };
    assert_eq!(kind(&stage, 0).expect("opens"), ErrorKind::Timeout);
    assert_eq!(kind(&stage, 1).expect("opens"), ErrorKind::Pending);
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::LostAfter]);
    assert_eq!(kind(&stage, 1).expect("opens"), ErrorKind::Unknown);
}

#[test]
fn one_batch_is_created_once() {
    let mut stage = Stage::new();
    stage.mode = Mode::Create;
    let create = |stage: &Stage| {
        stage.with(&Dying::after(u64::MAX), async |run| run.create_one(None).await.map(|made| made.id))
    };
    assert_eq!(create(&stage).expect_err("too many").kind, ErrorKind::Input);
    stage.keep_lines(3);
    stage.api.on_create.borrow_mut().extend([OnCreate::LostAfter]);
    assert_eq!(create(&stage).expect("is found"), "msgbatch_001");
    assert_eq!(create(&stage).expect("a second one was asked for"), "msgbatch_002");
    assert_eq!(stage.api.creates.get(), 2);
}

#[test]
fn a_lost_create_is_settled_before_another() {
    let mut stage = Stage::new();
    stage.mode = Mode::Create;
    stage.keep_lines(3);
    stage.api.on_create.borrow_mut().extend([OnCreate::LostAfter]);
    let create = |fails: u32| {
        stage.with(&Dying::after(u64::MAX), async |run| {
            run.create(ShardName { round: 1, shard: 1 }).await?;
            stage.api.list_fails.set(fails);
            run.create_one(None).await
        })
    };
    assert_eq!(create(4).expect_err("cannot be told").kind, ErrorKind::Unknown);
    let error = create(0).expect_err("refused");
    assert_eq!(error.kind, ErrorKind::Unknown);
    assert_eq!(stage.api.creates.get(), 1);
}
