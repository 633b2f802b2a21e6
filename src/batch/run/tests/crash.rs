//! A process that dies at any durable operation.

use super::*;

/// Dies at the `after`-th durable operation of each life, until a life comes through.
fn sweep(after: u64, faults: &[OnCreate]) {
    let mut stage = Stage::new();
    stage.api.fate = Rc::new(|id, batch| match (id, batch) {
        ("id-2", 1) | ("id-6", 2) => json!({"type":"expired"}),
        _ => json!({"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"}}),
    });
    stage.api.on_create.borrow_mut().extend(faults.iter().copied());
    let mut lives = 0;
    let ending = loop {
        lives += 1;
        assert!(lives < 60, "dying at {after} it never ends");
        // The first life dies early, later ones a little later each.
        let disk = Rc::new(Dying::after(after + lives * 3));
        stage.api.disk = Some(Rc::clone(&disk));
        match stage.run_on(&*disk) {
            Ok(ending) => break ending,
            Err(error) => assert_eq!(error.kind, ErrorKind::Output, "{error}"),
        }
    };
    stage.whole();
    assert!(ending.error(FailOn::default()).is_none());
    let held = stage.api.batches.borrow();
    let mut sent: Vec<&str> = held.iter().flat_map(|held| &held.ids).map(String::as_str).collect();
    sent.sort_unstable();
    let expected = ["id-1", "id-2", "id-2", "id-3", "id-4", "id-5", "id-6", "id-6", "id-7"];
    assert_eq!(sent, expected, "dying at {after}: every batch was created once");
}

#[test]
fn a_crash_at_any_durable_operation_changes_nothing() {
    for after in 0..60 {
        sweep(after, &[]);
        if after % 4 == 0 {
            sweep(after, &[OnCreate::LostAfter, OnCreate::LostBefore]);
        }
    }
}
