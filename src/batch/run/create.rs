//! Sends one batch: intent on disk first, then the call, then what came of it on disk.

use std::path::Path;
use std::time::Duration;

use super::Run;
use super::prepare::Content;
use crate::batch::body::{Body, Stamp};
use crate::batch::check::Shard;
use crate::batch::clock::Clock;
use crate::batch::event::Event;
use crate::batch::port::{BatchApi, Creation};
use crate::batch::state::{Intent, ShardName, Step};
use crate::batch::store::{Held, Taken, lock};
use crate::error::{EntryId, Error, ErrorKind};

/// How often to ask whether another process is done with creating.
const TURN: Duration = Duration::from_millis(500);
/// A batch that is lost and found absent this often will fare the same again.
const MOST_SENDS: u32 = 3;

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// Creates one batch.
    pub(super) async fn create(&mut self, name: ShardName) -> Result<(), Error> {
        self.not_too_often(name)?;
        let _turn = self.turn().await?;
        let plan = self.shard(name)?.plan;
        let body = self.body(name, plan).await?;
        let newest = self.ports.api.list(None, 1).await.map_err(|error| self.not_sent(name, error))?;
        self.memo.reached = true;
        let intent = Intent {
            body_fingerprint: body.fingerprint().to_owned(),
            newest: newest.batches.first().map(|batch| batch.id.clone()),
            server_time: newest.server_time,
            account: newest.account,
            unsure: newest.batches.is_empty() && newest.flaw.is_some(),
        };
        self.step(name, Step::Intent(intent))?;
        *self.memo.sends.entry(name).or_default() += 1;
        let of =
            self.state().rounds.get(name.round as usize - 1).map_or(0, |round| round.shards.len() as u64);
        self.tell(Event::Creating { shard: name, of, requests: plan.count, bytes: plan.body_bytes });
        match self.ports.api.create(&body).await {
            Creation::Created { batch, value, request_id } => {
                let batch_id = batch.id;
                self.step(name, Step::Acknowledged { batch_id: batch_id.clone(), request_id })?;
                self.memo.begun.insert(name, self.ports.clock.elapsed());
                self.memo.waiting = None;
                self.memo.reply = Some(value);
                self.tell(Event::Created { shard: name, batch_id });
                Ok(())
            }
            Creation::Rejected(error) => self.rejected(name, error),
            Creation::Unknown(error) => {
                self.step(name, Step::Unknown { why: error.to_string() })?;
                if error.evidence.entry == Some(EntryId::TIMEOUT_TOTAL) {
                    return Err(error);
                }
                self.tell(Event::Lost { shard: name, what: error.to_string() });
                self.memo.loss = Some(error);
                Ok(())
            }
        }
    }

    /// The body of a batch. It is read for what it is known by only where the check did not just do so.
    async fn body(&mut self, name: ShardName, plan: Shard) -> Result<Body, Error> {
        let path = self.requests(name.round);
        let is_input = path == self.manifest.identity.input;
        if is_input {
            self.as_checked(&path).await?;
        }
        match self.memo.body.as_deref().filter(|_| is_input) {
            Some(fingerprint) => Ok(Body::known(&path, plan, fingerprint)),
            None => Body::measure(&path, plan).await.map_err(|error| self.changed(error)),
        }
    }

    /// The input may be written to while the batches before this one run: then its content is compared.
    async fn as_checked(&mut self, input: &Path) -> Result<(), Error> {
        let stamp = Stamp::of(input);
        if stamp.is_some() && stamp == self.memo.stamp {
            return Ok(());
        }
        let checked = &self.manifest.input_sha256;
        let content = Content::of(input, checked).await.map_err(|error| self.changed(error))?;
        if content.fingerprint != *checked {
            let what = format!("{} changed since it was checked", input.display());
            return Err(self.changed(Error::new(ErrorKind::Input, what)));
        }
        self.memo.stamp = stamp;
        Ok(())
    }

    /// Waits until no other process of this machine is creating at the same place.
    pub(super) async fn turn(&self) -> Result<Held, Error> {
        let path = self.shelf.create_lock(&self.manifest.identity.place(), self.ports.disk)?;
        let mut told = false;
        loop {
            match lock(&path)? {
                Taken::Held(held) => return Ok(held),
                Taken::By(pid) => {
                    if !std::mem::replace(&mut told, true) {
                        self.tell(Event::Queued { pid });
                    }
                    self.ports.clock.sleep(TURN).await;
                }
            }
        }
    }

    fn rejected(&mut self, name: ShardName, error: Error) -> Result<(), Error> {
        self.step(name, Step::Rejected { why: error.to_string() })?;
        let running = self.state().shards().any(|(_, shard)| shard.stage.running());
        if error.kind == ErrorKind::RateLimit && running {
            self.tell(Event::Full { shard: name, what: error.to_string() });
            self.memo.full = Some(super::Full { since: self.ports.clock.elapsed(), error });
            return Ok(());
        }
        Err(self.not_sent(name, error))
    }

    /// Adds to an error that this batch does not exist, and what does.
    pub(super) fn not_sent(&self, name: ShardName, mut error: Error) -> Error {
        let what = format!("{} was not created", self.called(name));
        error.evidence.what = format!("{what}: {}", error.evidence.what);
        // The first line of the report has the API's words, where it gave any.
        if error.evidence.message.is_some() {
            error = error.fact("run", what);
        }
        if self.state().acknowledged() {
            error = error.fact("already created", "the batches before it go on");
        }
        if error.kind == ErrorKind::RequestTooLarge {
            error = error
                .why("something between here and the API takes smaller requests than the API itself")
                .fix("split the file and run the parts one by one");
        }
        error.fix(self.resume_by("then go on without paying twice").afterwards())
    }

    fn changed(&self, error: Error) -> Error {
        error
            .why("only what was checked is ever sent")
            .fix(self.resume_by("restore the file as it was, then"))
    }

    fn not_too_often(&self, name: ShardName) -> Result<(), Error> {
        if self.memo.sends.get(&name).copied().unwrap_or(0) < MOST_SENDS {
            return Ok(());
        }
        let what =
            format!("{} was sent {MOST_SENDS} times, and each time the reply was lost", self.called(name));
        let loss = self.memo.loss.as_ref();
        let status = loss.and_then(|error| error.evidence.http_status);
        let kind = status.and_then(ErrorKind::from_status).unwrap_or(ErrorKind::ConnectionLost);
        let mut error = Error::new(kind, what).why("none of them exists, so nothing was paid for");
        if let Some(loss) = loss {
            error = error.fact("last reply", loss.to_string());
        }
        Err(error.fix(self.resume_by("look at the network, then")))
    }
}
