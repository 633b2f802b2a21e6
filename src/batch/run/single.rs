//! Single steps on a run folder: one batch created, or a lost one looked for.

use serde_json::Value;

use super::Run;
use super::next::{Action, next};
use crate::batch::clock::{Clock, Limit, within};
use crate::batch::port::BatchApi;
use crate::batch::state::ShardName;
use crate::error::{Error, ErrorKind};

/// What the user says about a lost batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Say {
    /// Nothing: look for it.
    Look,
    /// It is this one.
    Adopt(String),
    /// It does not exist: send it again.
    Resubmit,
}

/// What is known after a reconciliation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    /// No reply was lost, or it had been settled before.
    Nothing,
    /// The batch exists and is ours.
    Adopted(String),
    /// It does not exist, so the run can send it.
    Absent,
    /// It was sent again.
    Sent(String),
}

/// A batch that exists now.
#[derive(Debug)]
pub(crate) struct Made {
    /// `msgbatch_…`
    pub id: String,
    /// What the API answered, if this very process created it.
    pub reply: Option<Value>,
}

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// Creates the one batch of this folder, and looks for it if the reply is lost.
    ///
    /// # Errors
    /// As [`Run::drive`].
    pub(crate) async fn create_one(&mut self, limit: Option<Limit>) -> Result<Made, Error> {
        let clock = self.ports.clock;
        let ended = within(clock, limit, self.until_it_exists()).await;
        let id = self.in_time(ended, limit)?;
        Ok(Made { id, reply: self.memo.reply.take() })
    }

    async fn until_it_exists(&mut self) -> Result<String, Error> {
        loop {
            if let Some(id) = self.state().shards().find_map(|(_, shard)| shard.batch_id.clone()) {
                return Ok(id);
            }
            match next(self.state(), false, &std::collections::BTreeSet::new()) {
                Action::Reconcile(name) => self.reconcile(name).await?,
                Action::Create(name) => self.create(name).await?,
                _ => return Err(Error::new(ErrorKind::Internal, "a create that has nothing to create")),
            }
        }
    }

    /// Settles whether a lost batch exists.
    ///
    /// # Errors
    /// Kind `unknown` when it cannot be told; `input` when the batch that is named cannot be it.
    pub(crate) async fn settle(&mut self, say: Say) -> Result<Settled, Error> {
        let Some(name) = self.state().unknown() else { return Ok(Settled::Nothing) };
        match say {
            Say::Look => self.reconcile(name).await?,
            Say::Adopt(id) => {
                self.can_be(name, &id).await?;
                self.adopt(name, id)?;
            }
            Say::Resubmit => {
                self.absent(name, true)?;
                self.create(name).await?;
                if self.state().unknown().is_some() {
                    self.reconcile(name).await?;
                }
                let shard = self.shard(name)?;
                return Ok(shard.batch_id.clone().map_or(Settled::Absent, Settled::Sent));
            }
        }
        let shard = self.shard(name)?;
        Ok(shard.batch_id.clone().map_or(Settled::Absent, Settled::Adopted))
    }

    /// Refuses a batch that cannot be the lost one.
    async fn can_be(&self, name: ShardName, id: &str) -> Result<(), Error> {
        let batch = self.ports.api.get(id).await?;
        let (theirs, ours) = (batch.request_counts.total(), self.shard(name)?.plan.count);
        // A batch that counts nothing says nothing; its results will.
        let why = if theirs != ours && theirs != 0 {
            format!("it has {theirs} requests, the lost one {ours}")
        } else if self.taken().contains(id) {
            "it belongs to a run of this machine already".to_owned()
        } else {
            return Ok(());
        };
        Err(Error::new(ErrorKind::Input, format!("{id} cannot be {}: {why}", self.called(name)))
            .fix(self.settle_by(&[], "look for it")))
    }
}
