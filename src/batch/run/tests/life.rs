//! Begin, go on, be over: which run a command means and what it leaves.

use super::*;

#[test]
fn a_run_that_meets_no_trouble() {
    let stage = Stage::new();
    let ending = stage.run().expect("ends well");
    assert!(ending.error(FailOn::default()).is_none());
    stage.whole();
    let summary = &ending.summary;
    assert_eq!((summary.requests, summary.succeeded, summary.failed, summary.rounds), (7, 7, 0, 1));
    assert_eq!(summary.batches, ["msgbatch_001", "msgbatch_002"]);
    assert_eq!((&summary.failed_requests, &summary.failed_results), (&None, &None));
    let run = summary.run.clone();
    assert!(stage.scratch.path("state/batches").join(&run).is_dir(), "{run}");
    let of = |requests| move |event: &Event| matches!(event, Event::Creating { of: 2, requests: said, .. } if *said == requests);
    assert_eq!((stage.told(of(4)), stage.told(of(3))), (1, 1));
    assert_eq!(summary.usage["claude-opus-5-5"].input_tokens, 70);
    assert_eq!(summary.cost, 7 * (10 * 2_000 + 2 * 10_000));
    let sizes: Vec<usize> = stage.api.batches.borrow().iter().map(|held| held.ids.len()).collect();
    assert_eq!(sizes, [4, 3]);
    assert!(!stage.scratch.path("out.jsonl.part").exists());
    assert!(!stage.scratch.path("out.failed.jsonl").exists());
    assert_eq!(stage.run().expect("is over").summary.run, run);
}

#[test]
fn the_same_command_again_says_that_it_is_done_and_pays_nothing() {
    let stage = Stage::new();
    stage.run().expect("ends well");
    let ending = stage.run().expect("is over");
    assert!(ending.summary.already_finished && ending.error(FailOn::default()).is_none());
    assert_eq!(ending.summary.succeeded, 7);
    assert_eq!(stage.api.creates.get(), 2);
    std::fs::remove_file(stage.out()).expect("is removed");
    stage.run().expect("is over");
    stage.whole();
    assert_eq!(stage.api.creates.get(), 2);
}

#[test]
fn a_file_of_failed_items_that_is_not_ours_is_left_alone() {
    let stage = Stage::new();
    let names = ["out.failed.jsonl", "out.errors.jsonl"];
    for name in names {
        std::fs::write(stage.scratch.path(name), "precious").expect("is written");
    }
    stage.run().expect("ends well");
    assert_eq!(names.map(|name| stage.file(name)), ["precious"; 2]);
    std::fs::remove_file(stage.out()).expect("is removed");
    stage.run().expect("is over");
    stage.whole();
}

#[test]
fn again_pays_anew_in_a_folder_of_its_own() {
    let mut stage = Stage::new();
    stage.run().expect("ends well");
    stage.again = true;
    stage.run().expect("ends well");
    assert_eq!(stage.api.creates.get(), 4);
    stage.whole();
}

#[test]
fn results_come_in_the_order_of_the_input_when_asked_for() {
    let mut stage = Stage::new();
    stage.api.fate = Rc::new(|id, batch| match (id, batch) {
        ("id-2" | "id-6", 1 | 2) => json!({"type":"expired"}),
        ("id-4", _) => errored("invalid_request_error"),
        _ => json!({"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"}}),
    });
    stage.input_order = true;
    stage.run().expect("ends");
    assert_eq!(stage.ids(), ["id-1", "id-2", "id-3", "id-5", "id-6", "id-7"]);
}

#[test]
fn changed_input_is_refused_only_while_something_may_be_paid_for() {
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::Refuse(ErrorKind::Billing)]);
    stage.run().expect_err("is refused");
    let input = stage.scratch.path("in.jsonl");
    let text = std::fs::read_to_string(&input).expect("is there").replace("id-7", "id-8");
    std::fs::write(&input, &text).expect("is written");
    stage.api.on_results.borrow_mut().extend([OnResults::Refuse(ErrorKind::Permission)]);
    stage.run().expect_err("is refused later");
    std::fs::write(&input, text.replace("id-8", "id-7")).expect("is written");
    let error = stage.run().expect_err("changed");
    assert_eq!(error.kind, ErrorKind::Input);
    std::fs::write(&input, &text).expect("is restored");
    stage.run().expect("ends well");
    assert_eq!(stage.sorted_ids(), "1 2 3 4 5 6 8");
    assert_eq!(stage.api.creates.get(), 3);
}

#[test]
fn a_second_process_is_refused_with_the_first_ones_id() {
    let stage = Stage::new();
    stage.api.on_create.borrow_mut().extend([OnCreate::Refuse(ErrorKind::Billing)]);
    stage.run().expect_err("is refused");
    let folder = Shelf::below(&stage.scratch.path("state"), None).all().remove(0);
    let held = crate::batch::store::lock(&folder.lock()).expect("is locked");
    let error = stage.run().expect_err("in use");
    drop(held);
    assert_eq!(error.kind, ErrorKind::Output);
    assert!(error.to_string().contains(&format!("process {}", std::process::id())), "{error}");
}

#[test]
fn an_output_of_someone_else_is_not_replaced() {
    let stage = Stage::new();
    std::fs::write(stage.out(), "precious\n").expect("is written");
    assert_eq!(stage.run().expect_err("exists").kind, ErrorKind::Output);
    assert_eq!(stage.file("out.jsonl"), "precious\n");
    assert_eq!(stage.api.creates.get(), 0);
}

#[test]
fn a_file_with_problems_is_told_and_leaves_nothing_behind() {
    let stage = Stage::new();
    std::fs::write(stage.scratch.path("in.jsonl"), "{}\n").expect("is written");
    let error = stage.run().expect_err("problems");
    assert_eq!(error.kind, ErrorKind::Input);
    assert_eq!(stage.told(|event| matches!(event, Event::Problem(_))), 2);
    let left = std::fs::read_dir(stage.scratch.path("state/batches")).expect("the shelf").count();
    assert_eq!(left, 0);
    std::fs::write(stage.scratch.path("in.jsonl"), "\n").expect("is written");
    assert!(stage.run().expect_err("nothing").to_string().contains("holds no request"));
}
