//! Looks for a batch whose reply was lost. Only reads, so it can be repeated.

use std::collections::BTreeSet;
use std::time::Duration;

use super::Run;
use crate::batch::clock::Clock;
use crate::batch::event::Event;
use crate::batch::journal::peek;
use crate::batch::port::BatchApi;
use crate::batch::reconcile::{Lost, Reading, Shown, Unclear, schedule};
use crate::batch::state::{ShardName, Step};
use crate::error::{Error, ErrorKind, Fix};

/// Batches on a page of the list: the most the API gives, because the last look reads all of it.
const PAGE: u32 = 1000;

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
        let (mut failure, mut doubt) = (None, None);
        for (number, at) in looks.iter().enumerate() {
            self.sleep_until(began + *at).await;
            let last = number + 1 == looks.len();
            match self.read_list(name, last).await {
                Err(error) => failure = Some(error),
                Ok(shown) => {
                    self.memo.reached = true;
                    failure = None;
                    match shown {
                        Shown::One(batch_id) => return self.adopt(name, batch_id),
                        Shown::Several(ids) => return Err(self.ambiguous(name, &ids)),
                        Shown::Unclear(unclear) => doubt = Some(unclear),
                        Shown::Nothing => {}
                    }
                }
            }
        }
        match (failure, doubt) {
            (Some(failure), _) => Err(self.undecided(name, failure)),
            (None, Some(doubt)) => Err(self.unclear(name, &doubt)),
            (None, None) if !self.shard(name)?.disowned.is_empty() => Err(self.given_back(name)),
            (None, None) => self.absent(name, false),
        }
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
        let clock = self.ports.clock;
        clock.sleep(moment.saturating_sub(clock.elapsed())).await;
    }

    /// Reads the list: to its end when `all` is wanted, else as far as the batches that were there before.
    async fn read_list(&self, name: ShardName, all: bool) -> Result<Shown, Error> {
        let shard = self.shard(name)?;
        let taken = self.taken();
        let mut reading = Reading::of(Lost { intent: &shard.intent, count: shard.plan.count, taken: &taken });
        let mut after = None;
        loop {
            reading.page(&self.ports.api.list(after.as_deref(), PAGE).await?);
            after = reading.goes_on(all);
            if after.is_none() {
                return Ok(reading.shown());
            }
        }
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
        let mut error = self.unknown(name).why(format!(
            "{} batches in the list are new and may be it: it cannot be told which is ours",
            ids.len()
        ));
        for id in ids {
            error = error.fact("candidate", id.clone());
        }
        error
            .fix(self.settle_by(&["--adopt", "ID"], "if one of them is yours"))
            .fix(self.settle_by(&["--resubmit"], "if none is"))
    }

    /// The list can be read, and cannot be relied on.
    fn unclear(&self, name: ShardName, doubt: &Unclear) -> Error {
        let mut error = self
            .unknown(name)
            .why(format!("the list of batches does not settle whether it exists: {}", doubt.why));
        for id in &doubt.unexplained {
            error = error.fact("unexplained batch", id.clone());
        }
        if let Some(id) = doubt.unexplained.first() {
            error = error
                .fix(Fix::run(["batches", "show", id]).to("look at what is unexplained"))
                .fix(self.settle_by(&["--adopt", id], "if it is yours"));
        } else {
            error = error.fix(self.settle_by(&[], "look again"));
        }
        error.fix(self.settle_by(&["--resubmit"], "if you are sure that yours does not exist"))
    }

    /// The list shows nothing more, but a batch taken for this one was not it: that is no proof of absence.
    fn given_back(&self, name: ShardName) -> Error {
        self.unknown(name)
            .why("a batch that had been taken for it turned out to be someone else's, and the list shows no other")
            .fix(self.settle_by(&["--adopt", "ID"], "if claudectl batches list shows yours"))
            .fix(self.settle_by(&["--resubmit"], "if you are sure that yours does not exist"))
    }

    fn undecided(&self, name: ShardName, cause: Error) -> Error {
        let mut error = self.unknown(name);
        error.evidence.why = Some(format!("the list of batches cannot be read: {cause}"));
        let from = cause.evidence;
        error.evidence.http_status = from.http_status;
        error.evidence.request_id = from.request_id;
        error.evidence.api_type = from.api_type;
        error.evidence.message = from.message;
        error.evidence.url = from.url;
        error.source = cause.source;
        error.fix(self.settle_by(&[], "when the network is back"))
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
