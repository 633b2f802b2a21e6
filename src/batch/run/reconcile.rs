//! Looks for a batch whose reply was lost. Only reads, so it can be repeated.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{Run, shell};
use crate::batch::clock::Clock;
use crate::batch::event::Event;
use crate::batch::journal::peek;
use crate::batch::port::BatchApi;
use crate::batch::reconcile::{Lost, Verdict, decide, schedule};
use crate::batch::state::{ShardName, Step};
use crate::error::{Error, ErrorKind};

/// Batches on a page of the list.
const PAGE: u32 = 100;
/// More pages than a lost batch can be behind; a list that never ends is not believed.
const MOST_PAGES: u32 = 1000;

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// Finds out whether the batch exists, and notes it.
    ///
    /// # Errors
    /// Kind `unknown` when that cannot be told.
    pub(super) async fn reconcile(&mut self, name: ShardName) -> Result<(), Error> {
        let _turn = self.turn().await?;
        let within = self.pace.reconcile_wait;
        self.tell(Event::Looking { shard: name, within });
        let began = self.ports.clock.elapsed();
        let looks = schedule(within);
        let mut failure = None;
        for (number, at) in looks.iter().enumerate() {
            self.sleep_until(began + *at).await;
            let last = number + 1 == looks.len();
            match self.candidates(name).await {
                Err(error) => failure = Some(error),
                Ok(candidates) => {
                    self.memo.reached = true;
                    failure = None;
                    match decide(candidates, last) {
                        Verdict::LookAgain => {}
                        Verdict::Adopt(batch_id) => return self.adopt(name, batch_id),
                        Verdict::Absent => return self.absent(name, false),
                        Verdict::Ambiguous(ids) => return Err(self.ambiguous(name, &ids)),
                    }
                }
            }
        }
        Err(self.undecided(name, failure))
    }

    /// Takes a batch of the list for the lost one.
    pub(super) fn adopt(&mut self, name: ShardName, batch_id: String) -> Result<(), Error> {
        self.step(name, Step::Adopted { batch_id: batch_id.clone() })?;
        self.memo.begun.insert(name, self.ports.clock.elapsed());
        self.memo.waiting = None;
        self.tell(Event::Adopted { shard: name, batch_id });
        Ok(())
    }

    /// Takes the lost one for never created.
    pub(super) fn absent(&mut self, name: ShardName, by_user: bool) -> Result<(), Error> {
        self.step(name, Step::Absent { by_user })?;
        self.tell(Event::Absent { shard: name });
        Ok(())
    }

    async fn sleep_until(&self, moment: Duration) {
        let now = self.ports.clock.elapsed();
        if moment > now {
            self.ports.clock.sleep(moment.saturating_sub(now)).await;
        }
    }

    /// Every batch of the list that can be the lost one.
    async fn candidates(&self, name: ShardName) -> Result<Vec<String>, Error> {
        let shard = self.shard(name)?;
        let taken = self.taken();
        let lost = Lost { intent: &shard.intent, count: shard.plan.count, taken: &taken };
        let mut found = Vec::new();
        let mut after: Option<String> = None;
        for _ in 0..MOST_PAGES {
            let page = self.ports.api.list(after.as_deref(), PAGE).await?;
            for batch in &page.batches {
                if lost.older(batch) {
                    return Ok(found);
                }
                if lost.fits(batch) {
                    found.push(batch.id.clone());
                }
            }
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(found),
            }
        }
        Err(Error::new(ErrorKind::NotTheApi, "the list of batches never ends"))
    }

    /// The batches of every run of this machine.
    pub(super) fn taken(&self) -> BTreeSet<String> {
        let own = self.state().batch_ids().map(str::to_owned).collect::<Vec<_>>();
        let others = self.shelf.all().into_iter().filter(|folder| *folder != self.folder);
        let others = others.map(|folder| peek(&folder.journal()));
        let mut taken: BTreeSet<String> = own.into_iter().collect();
        for state in others {
            taken.extend(state.batch_ids().map(str::to_owned));
        }
        taken
    }

    fn ambiguous(&self, name: ShardName, ids: &[String]) -> Error {
        let run = shell(&self.folder.name());
        let mut error = self.unknown(name).why(format!(
            "{} batches in the list have its size and are new: it cannot be told which is ours",
            ids.len()
        ));
        for id in ids {
            error = error.fact("candidate", id.clone());
        }
        error
            .fix(format!("if one of them is yours: claudectl batches reconcile {run} --adopt ID"))
            .fix(format!("if none is: claudectl batches reconcile {run} --resubmit"))
    }

    fn undecided(&self, name: ShardName, failure: Option<Error>) -> Error {
        let mut error = self.unknown(name);
        if let Some(cause) = failure {
            error.evidence.why = Some(format!("the list of batches cannot be read: {cause}"));
            let from = cause.evidence;
            error.evidence.http_status = from.http_status;
            error.evidence.request_id = from.request_id;
            error.evidence.api_type = from.api_type;
            error.evidence.message = from.message;
            error.evidence.url = from.url;
            error.source = cause.source;
        }
        let run = shell(&self.folder.name());
        error.fix(format!("when the network is back: claudectl batches reconcile {run}"))
    }

    fn unknown(&self, name: ShardName) -> Error {
        let what = format!(
            "{} may have been created, but the reply was lost; nothing was sent again",
            self.called(name)
        );
        let mut error = Error::new(ErrorKind::Unknown, what).fact("run", self.folder.name());
        if let Some(loss) = &self.memo.loss {
            error = error.fact("lost reply", loss.to_string());
            error.evidence.possibly_billed = 1;
        }
        error
    }
}
