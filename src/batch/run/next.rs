//! What a run does next: one pure function of where it stands.

use std::collections::BTreeSet;

use crate::batch::state::{RunState, ShardName};

/// The next thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Find out whether this batch exists.
    Reconcile(ShardName),
    /// Send this one.
    Create(ShardName),
    /// Read the results of this one.
    Collect(ShardName),
    /// Wait for those that run.
    Wait,
    /// This one could not be sent and nothing runs that would make room.
    Blocked(ShardName),
    /// This one can no longer be reached, and nothing else is left to do.
    Stranded(ShardName),
    /// The round is complete: another one, or the end.
    Complete,
    /// The run is over.
    Done,
}

/// Decides. `full` while the API takes no further batch; `stranded` are shards it no longer knows.
pub(super) fn next(state: &RunState, full: bool, stranded: &BTreeSet<ShardName>) -> Action {
    if state.finished.is_some() {
        return Action::Done;
    }
    if let Some(name) = state.unknown() {
        return Action::Reconcile(name);
    }
    let find = |wanted: &dyn Fn(&crate::batch::state::ShardState) -> bool| {
        let mut shards = state.shards().filter(|(name, _)| !stranded.contains(name));
        shards.find(|(_, shard)| wanted(shard)).map(|(name, _)| name)
    };
    let unsent = find(&|shard| shard.stage.sendable());
    if let Some(name) = unsent.filter(|_| !full) {
        return Action::Create(name);
    }
    if let Some(name) = find(&|shard| shard.stage.collectable()) {
        return Action::Collect(name);
    }
    if find(&|shard| shard.stage.running()).is_some() {
        return Action::Wait;
    }
    match (unsent, stranded.first()) {
        (Some(name), _) => Action::Blocked(name),
        (None, Some(name)) => Action::Stranded(*name),
        (None, None) => Action::Complete,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::check::Shard;
    use crate::batch::state::{Counts, Finish, Intent, Record, Step};

    fn state(shards: &[&[Step]]) -> RunState {
        let mut state = RunState::default();
        let plans = vec![Shard::default(); shards.len()];
        state.apply(&Record::Planned { round: 1, own_file: false, shards: plans }).expect("a plan");
        for (number, steps) in (1..).zip(shards) {
            for step in *steps {
                let name = ShardName { round: 1, shard: number };
                state.apply(&Record::Shard { name, step: step.clone() }).expect("a step");
            }
        }
        state
    }

    fn name(shard: u32) -> ShardName {
        ShardName { round: 1, shard }
    }

    #[test]
    fn one_thing_after_the_other() {
        let intent = || Step::Intent(Intent::default());
        let ack = |id: &str| Step::Acknowledged { batch_id: id.to_owned(), request_id: None };
        let ended = || Step::Ended { counts: Counts::default() };
        let fetching = || Step::Fetching { etag: None };
        let collected = || Step::Collected { lines: 0, bytes: 0 };
        let lost = || Step::Unknown { why: String::new() };
        let rejected = || Step::Rejected { why: String::new() };
        let none = BTreeSet::new();
        let go = |shards: &[&[Step]], full| next(&state(shards), full, &none);

        assert_eq!(go(&[&[], &[]], false), Action::Create(name(1)));
        assert_eq!(go(&[&[intent()], &[]], false), Action::Reconcile(name(1)));
        assert_eq!(go(&[&[intent(), lost()], &[]], false), Action::Reconcile(name(1)));
        assert_eq!(go(&[&[intent(), ack("a")], &[]], false), Action::Create(name(2)));
        assert_eq!(go(&[&[intent(), rejected()]], false), Action::Create(name(1)));
        assert_eq!(go(&[&[intent(), ack("a")], &[]], true), Action::Wait);
        assert_eq!(go(&[&[intent(), ack("a"), ended()], &[]], true), Action::Collect(name(1)));
        let all = [intent(), ack("a"), ended(), fetching(), collected()];
        assert_eq!(go(&[&all, &[]], true), Action::Blocked(name(2)));
        assert_eq!(go(&[&all, &[intent(), ack("b")]], false), Action::Wait);
        assert_eq!(go(&[&all], false), Action::Complete);

        let gone = BTreeSet::from([name(1)]);
        let running = [intent(), ack("a")];
        assert_eq!(next(&state(&[&running, &running]), false, &gone), Action::Wait);
        assert_eq!(next(&state(&[&running, &all]), false, &gone), Action::Stranded(name(1)));

        let mut over = state(&[&all]);
        over.apply(&Record::Finished(Finish::default())).expect("an end");
        assert_eq!(next(&over, false, &none), Action::Done);
    }
}
