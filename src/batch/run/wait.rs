//! Looks from time to time whether batches have ended. No failed look ends a run: the batches go on anyway.

use std::time::Duration;

use super::Run;
use crate::api::batch::{MessageBatch, ProcessingStatus};
use crate::batch::clock::Clock;
use crate::batch::event::Event;
use crate::batch::poll;
use crate::batch::port::BatchApi;
use crate::batch::state::{Counts, ShardName, Step};
use crate::error::{Error, ErrorKind};

/// The most the list gives on one page.
const PAGE: u32 = 1000;
/// When a create call is tried again although no batch has ended that would make room.
const FULL: Duration = Duration::from_mins(5);

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// Sleeps as the schedule says, then looks once.
    pub(super) async fn wait(&mut self) -> Result<(), Error> {
        let now = self.ports.clock.elapsed();
        let (since, looks) = self.memo.waiting.unwrap_or((now, 0));
        let running = self.running();
        if looks > 0 {
            let waited = now.saturating_sub(since);
            let chance = self.ports.clock.chance();
            let next = poll::interval(looks - 1, waited, self.pace.poll_interval, chance);
            let requests =
                running.iter().filter_map(|(name, _)| self.shard(*name).ok()).map(|s| s.plan.count).sum();
            self.tell(Event::Waiting { batches: running.len() as u64, requests, waited, next });
            self.ports.clock.sleep(next).await;
        }
        self.memo.waiting = Some((since, looks.saturating_add(1)));
        let full_since = self.memo.full.as_ref().map(|full| full.since);
        if full_since.is_some_and(|since| self.ports.clock.elapsed().saturating_sub(since) >= FULL) {
            self.memo.full = None;
        }
        self.look(&running).await
    }

    fn running(&self) -> Vec<(ShardName, String)> {
        let running = self
            .state()
            .shards()
            .filter(|(name, shard)| shard.stage.running() && !self.memo.stranded.contains_key(name));
        running.filter_map(|(name, shard)| Some((name, shard.batch_id.clone()?))).collect()
    }

    /// One list call covers all of them; what it does not show is asked for one by one.
    async fn look(&mut self, running: &[(ShardName, String)]) -> Result<(), Error> {
        let mut listed = Vec::new();
        if running.len() > 1 {
            match self.ports.api.list(None, PAGE).await {
                Ok(page) => listed = page.batches,
                Err(error) => return self.failed_look(error),
            }
        }
        for (name, id) in running {
            let found = match listed.iter().find(|batch| batch.id == *id) {
                Some(batch) => Ok(batch.clone()),
                None => self.ports.api.get(id).await,
            };
            match found {
                Ok(batch) => {
                    self.memo.reached = true;
                    self.take_look(*name, &batch)?;
                }
                Err(error) if error.kind == ErrorKind::NotFound => self.not_found(*name, id, error),
                Err(error) => return self.failed_look(error),
            }
        }
        Ok(())
    }

    fn take_look(&mut self, name: ShardName, batch: &MessageBatch) -> Result<(), Error> {
        match &batch.processing_status {
            ProcessingStatus::Ended => {
                let counts = Counts::from(batch.request_counts);
                self.step(name, Step::Ended { counts })?;
                self.memo.full = None;
                self.tell(Event::Ended { batch_id: batch.id.clone(), counts });
            }
            ProcessingStatus::Other(status) => {
                if self.memo.odd.insert(status.clone()) {
                    let (batch_id, status) = (batch.id.clone(), status.clone());
                    self.tell(Event::OddStatus { batch_id, status });
                }
            }
            ProcessingStatus::InProgress | ProcessingStatus::Canceling => {}
        }
        Ok(())
    }

    /// A batch the API does not know: too new, or of another workspace, or gone.
    fn not_found(&mut self, name: ShardName, id: &str, error: Error) {
        let since = *self.memo.begun.entry(name).or_insert(Duration::ZERO);
        let age = self.ports.clock.elapsed().saturating_sub(since);
        if age < self.pace.not_found_grace() {
            self.tell(Event::LookFailed { what: format!("{id} is not known yet: {error}") });
            return;
        }
        let error = self.gone(name, id, error);
        self.tell(Event::LookFailed { what: error.to_string() });
        self.memo.stranded.insert(name, error);
    }

    /// The error of a batch that the API no longer knows.
    pub(super) fn gone(&self, name: ShardName, id: &str, mut error: Error) -> Error {
        error.evidence.what = format!("{} ({id}) is not there: {}", self.called(name), error.evidence.what);
        error
            .why("batches belong to a workspace: a key of another one does not see them; or it was deleted")
            .fix("use a key of the workspace that the batch was created in, or name it with --workspace")
            .fix(self.resume_by("then").afterwards())
    }

    /// A look that failed: a reason to stop only where no later one can fare better.
    pub(super) fn failed_look(&mut self, error: Error) -> Result<(), Error> {
        if poll::ends_the_wait(&error, self.memo.reached) {
            return Err(error
                .fact("batches", "they go on at the API")
                .fix(self.resume_by("then").afterwards()));
        }
        self.tell(Event::LookFailed { what: error.to_string() });
        Ok(())
    }
}
