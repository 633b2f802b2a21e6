//! The life of one shard, from the plan to verified results, as pure transitions.

use super::record::{Counts, Intent, Step};
use crate::batch::check::Shard;

/// Where a shard stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nothing was sent.
    Planned,
    /// It may be on its way: a process that finds this at its start does not know whether it arrived.
    Intent,
    /// It was certainly not created.
    Rejected,
    /// It was sent and no answer came.
    Unknown,
    /// It was looked for and is not there.
    Absent,
    /// It exists and has an id.
    Running,
    /// The batch is over.
    Ended,
    /// Its results are being read.
    Fetching,
    /// Its results are on disk.
    Collected,
}

impl Stage {
    /// Whether a batch may exist without its id being known.
    #[must_use]
    pub(crate) fn unknown(self) -> bool {
        matches!(self, Self::Intent | Self::Unknown)
    }

    /// Whether it may be sent without the risk of a second one.
    #[must_use]
    pub(crate) fn sendable(self) -> bool {
        matches!(self, Self::Planned | Self::Rejected | Self::Absent)
    }

    /// Whether its batch is being worked on.
    #[must_use]
    pub(crate) fn running(self) -> bool {
        self == Self::Running
    }

    /// Whether its results can be read but are not on disk yet.
    #[must_use]
    pub(crate) fn collectable(self) -> bool {
        matches!(self, Self::Ended | Self::Fetching)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Intent => "being sent",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
            Self::Absent => "absent",
            Self::Running => "running",
            Self::Ended => "ended",
            Self::Fetching => "being fetched",
            Self::Collected => "collected",
        }
    }
}

/// One shard and all that is known of its batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShardState {
    /// Its part of the requests.
    pub plan: Shard,
    /// Where it stands.
    pub stage: Stage,
    /// What was last sent, or was about to be.
    pub intent: Intent,
    /// Its batch.
    pub batch_id: Option<String>,
    /// Whether that batch was found and not acknowledged.
    pub adopted: bool,
    /// Batches that looked like it and were not.
    pub disowned: Vec<String>,
    /// How its items ended.
    pub counts: Counts,
    /// The version of the results that are being read.
    pub etag: Option<String>,
    /// How often it was sent.
    pub sent: u32,
}

impl ShardState {
    /// A shard that is only planned.
    #[must_use]
    pub(crate) fn new(plan: Shard) -> Self {
        Self {
            plan,
            stage: Stage::Planned,
            intent: Intent::default(),
            batch_id: None,
            adopted: false,
            disowned: Vec::new(),
            counts: Counts::default(),
            etag: None,
            sent: 0,
        }
    }

    /// Moves on.
    ///
    /// # Errors
    /// A sentence when the step cannot be taken from here.
    pub(crate) fn apply(&mut self, step: &Step) -> Result<(), String> {
        let next = self.next(step)?;
        match step {
            Step::Intent(intent) => {
                self.intent = intent.clone();
                self.sent += 1;
            }
            Step::Acknowledged { batch_id, .. } => self.batch_id = Some(batch_id.clone()),
            Step::Adopted { batch_id } => {
                self.batch_id = Some(batch_id.clone());
                self.adopted = true;
            }
            Step::Disowned { batch_id } => {
                self.batch_id = None;
                self.adopted = false;
                self.disowned.push(batch_id.clone());
            }
            Step::Ended { counts } => self.counts = *counts,
            Step::Fetching { etag } => self.etag.clone_from(etag),
            Step::Rejected { .. } | Step::Unknown { .. } | Step::Absent { .. } | Step::Collected { .. } => {}
        }
        self.stage = next;
        Ok(())
    }

    fn next(&self, step: &Step) -> Result<Stage, String> {
        let (wanted, word) = match step {
            Step::Intent(_) => (self.stage.sendable().then_some(Stage::Intent), "be sent"),
            Step::Acknowledged { .. } => {
                ((self.stage == Stage::Intent).then_some(Stage::Running), "be acknowledged")
            }
            Step::Rejected { .. } => {
                ((self.stage == Stage::Intent).then_some(Stage::Rejected), "be rejected")
            }
            Step::Unknown { .. } => {
                ((self.stage == Stage::Intent).then_some(Stage::Unknown), "become unknown")
            }
            Step::Adopted { .. } => (self.stage.unknown().then_some(Stage::Running), "be adopted"),
            Step::Absent { .. } => (self.stage.unknown().then_some(Stage::Absent), "be absent"),
            Step::Disowned { .. } => {
                let held = self.adopted && (self.stage.running() || self.stage.collectable());
                (held.then_some(Stage::Unknown), "be given back")
            }
            Step::Ended { .. } => (self.stage.running().then_some(Stage::Ended), "end"),
            Step::Fetching { .. } => (self.stage.collectable().then_some(Stage::Fetching), "be fetched"),
            Step::Collected { .. } => {
                ((self.stage == Stage::Fetching).then_some(Stage::Collected), "be collected")
            }
        };
        wanted.ok_or_else(|| format!("cannot {word} while {}", self.stage.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Vec<(&'static str, Step)> {
        let id = || "msgbatch_1".to_owned();
        vec![
            ("intent", Step::Intent(Intent::default())),
            ("ack", Step::Acknowledged { batch_id: id(), request_id: None }),
            ("rejected", Step::Rejected { why: String::new() }),
            ("unknown", Step::Unknown { why: String::new() }),
            ("adopted", Step::Adopted { batch_id: id() }),
            ("absent", Step::Absent { by_user: false }),
            ("disowned", Step::Disowned { batch_id: id() }),
            ("ended", Step::Ended { counts: Counts::default() }),
            ("fetching", Step::Fetching { etag: None }),
            ("collected", Step::Collected { lines: 0, bytes: 0 }),
        ]
    }

    fn follow(names: &[&str]) -> Result<ShardState, String> {
        let mut shard = ShardState::new(Shard::default());
        for name in names {
            let step = steps().into_iter().find(|step| step.0 == *name).expect("a step").1;
            shard.apply(&step)?;
        }
        Ok(shard)
    }

    #[test]
    fn every_state_takes_just_the_steps_it_should() {
        for (path, allowed) in [
            (&[][..], &["intent"][..]),
            (&["intent"], &["ack", "rejected", "unknown", "adopted", "absent"]),
            (&["intent", "unknown"], &["adopted", "absent"]),
            (&["intent", "rejected"], &["intent"]),
            (&["intent", "absent"], &["intent"]),
            (&["intent", "ack"], &["ended"]),
            (&["intent", "adopted"], &["disowned", "ended"]),
            (&["intent", "adopted", "disowned"], &["adopted", "absent"]),
            (&["intent", "ack", "ended"], &["fetching"]),
            (&["intent", "adopted", "ended"], &["disowned", "fetching"]),
            (&["intent", "ack", "ended", "fetching"], &["fetching", "collected"]),
            (&["intent", "ack", "ended", "fetching", "collected"], &[]),
        ] {
            let shard = follow(path).expect("a path");
            for (name, step) in steps() {
                let taken = shard.clone().apply(&step).is_ok();
                assert_eq!(taken, allowed.contains(&name), "{path:?} then {name}");
            }
        }
    }

    #[test]
    fn a_batch_given_back_is_remembered() {
        let shard = follow(&["intent", "unknown", "adopted", "disowned"]).expect("a path");
        assert_eq!((shard.batch_id, shard.disowned, shard.sent), (None, vec!["msgbatch_1".to_owned()], 1));
    }
}
