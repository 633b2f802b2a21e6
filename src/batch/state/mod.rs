//! Where a run stands: its journal replayed. Pure; nothing here reads or writes.

mod record;
mod shard;

pub(crate) use record::{Counts, Finish, Intent, Record, ShardName, Step};
pub(crate) use shard::{ShardState, Stage};

use crate::batch::check::Shard;

/// One round: the whole input, or the items of it that were worth another try.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Round {
    /// Whether the requests are a file in the run folder; else they are the input itself.
    pub own_file: bool,
    /// Its batches, in the order of the input.
    pub shards: Vec<ShardState>,
}

/// The whole run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RunState {
    /// The rounds, the first one first.
    pub rounds: Vec<Round>,
    /// How it ended, once it has.
    pub finished: Option<Finish>,
    /// Rounds of retries before the run was last reopened; they no longer count.
    pub retries_before: u32,
    /// Whether the output was ever written by this run.
    pub wrote: bool,
}

impl RunState {
    /// Takes one more record into account.
    ///
    /// # Errors
    /// A sentence when the record cannot follow what came before it.
    pub(crate) fn apply(&mut self, record: &Record) -> Result<(), String> {
        match record {
            Record::Planned { round, own_file, shards } => self.plan(*round, *own_file, shards),
            Record::Shard { name, step } => {
                let number = name.to_string();
                let shard = self.shard_mut(*name).ok_or(format!("there is no shard {number}"))?;
                shard.apply(step).map_err(|what| format!("shard {number} {what}"))
            }
            Record::Writing => {
                self.wrote = true;
                Ok(())
            }
            Record::Finished(finish) => {
                self.finished = Some(finish.clone());
                Ok(())
            }
            Record::Reopened => {
                self.finished = None;
                self.retries_before = u32::try_from(self.rounds.len().saturating_sub(1)).unwrap_or(u32::MAX);
                Ok(())
            }
        }
    }

    fn plan(&mut self, round: u32, own_file: bool, shards: &[Shard]) -> Result<(), String> {
        if round as usize != self.rounds.len() + 1 {
            return Err(format!("round {round} cannot follow {} rounds", self.rounds.len()));
        }
        let shards = shards.iter().copied().map(ShardState::new).collect();
        self.rounds.push(Round { own_file, shards });
        Ok(())
    }

    /// One shard by its name.
    #[must_use]
    pub(crate) fn shard(&self, name: ShardName) -> Option<&ShardState> {
        self.rounds
            .get((name.round as usize).checked_sub(1)?)?
            .shards
            .get((name.shard as usize).checked_sub(1)?)
    }

    fn shard_mut(&mut self, name: ShardName) -> Option<&mut ShardState> {
        let round = self.rounds.get_mut((name.round as usize).checked_sub(1)?)?;
        round.shards.get_mut((name.shard as usize).checked_sub(1)?)
    }

    /// Every shard of every round, in order.
    pub(crate) fn shards(&self) -> impl Iterator<Item = (ShardName, &ShardState)> {
        (1u32..).zip(&self.rounds).flat_map(|(round, content)| {
            (1u32..).zip(&content.shards).map(move |(shard, state)| (ShardName { round, shard }, state))
        })
    }

    /// Every batch id this run has ever had to do with, those it gave back included.
    pub(crate) fn batch_ids(&self) -> impl Iterator<Item = &str> {
        self.shards().flat_map(|(_, shard)| shard.batch_id.iter().chain(&shard.disowned)).map(String::as_str)
    }

    /// Whether a batch of this run may exist without its id being known.
    #[must_use]
    pub(crate) fn unknown(&self) -> Option<ShardName> {
        self.shards().find(|(_, shard)| shard.stage.unknown()).map(|(name, _)| name)
    }

    /// Whether some batch of it is known to exist.
    #[must_use]
    pub(crate) fn acknowledged(&self) -> bool {
        self.shards().any(|(_, shard)| shard.batch_id.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_follow_each_other_and_shards_are_counted_from_one() {
        let mut state = RunState::default();
        let planned = |round| Record::Planned { round, own_file: false, shards: vec![Shard::default()] };
        assert!(state.apply(&planned(2)).is_err());
        assert_eq!(state.apply(&planned(1)), Ok(()));
        let name = ShardName { round: 1, shard: 1 };
        assert!(state.shard(name).is_some());
        assert!(state.shard(ShardName { round: 1, shard: 2 }).is_none());
        assert!(state.shard(ShardName { round: 0, shard: 0 }).is_none());
        let step = Step::Unknown { why: "cut".to_owned() };
        let error = state.apply(&Record::Shard { name, step }).expect_err("not sent yet");
        assert_eq!(error, "shard 1.1 cannot become unknown while planned");
    }
}
