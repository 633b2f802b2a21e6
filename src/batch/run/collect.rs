//! Brings the results of one batch to disk: read, verified, read again where that helps.

use std::sync::Arc;
use std::time::Duration;

use super::{Ports, Run};
use crate::api::batch::MessageBatch;
use crate::batch::clock::Clock;
use crate::batch::event::Event;
use crate::batch::index::ShardIndex;
use crate::batch::poll;
use crate::batch::port::BatchApi;
use crate::batch::results::{Download, ExpectedItems, Failed, PartFile, Stopped};
use crate::batch::state::{Counts, ShardName, Step};
use crate::batch::steps::{gone, led_away};
use crate::batch::store::failed;
use crate::error::{Error, ErrorKind};

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// Collects one batch, or notes why it cannot be.
    pub(super) async fn collect(&mut self, name: ShardName) -> Result<(), Error> {
        let shard = self.shard(name)?;
        let (plan, etag, adopted) = (shard.plan, shard.etag.clone(), shard.adopted);
        let id = shard.batch_id.clone().unwrap_or_default();
        let Some(batch) = self.present(name, &id).await? else { return Ok(()) };
        if let Some(error) = self.archived(&batch) {
            self.memo.stranded.insert(name, error);
            return Ok(());
        }
        let counted = Counts::from(batch.request_counts);
        let expected = counted.total();
        if expected != plan.count {
            let what = format!("{id} counts {expected} requests, but {} were sent", plan.count);
            return Err(Error::new(ErrorKind::NotTheApi, what).fix(self.resume_by("then").afterwards()));
        }
        let index = Arc::new(ShardIndex::read(&self.folder.index(name.round), &plan)?);
        let results = self.folder.results(name.round, name.shard);
        let part = results.with_extension("jsonl.part");
        let part_file: PartFile = PartFile::open(&part, ExpectedItems::Known(Arc::clone(&index)))?;
        self.step(name, Step::Fetching { etag: etag.clone() })?;
        let Ports { api, clock, observer, .. } = self.ports;
        let grace = self.pace.not_found_grace();
        let download = Download { api, clock, observer, id: &id, counted, grace };
        let mut note = |etag: Option<&str>| self.step(name, Step::Fetching { etag: etag.map(str::to_owned) });
        let filled = download.fill(part_file, etag, &mut note).await;
        let (part_file, filled) = filled.map_err(|error| self.once_more(error))?;
        match filled {
            Ok(()) => {}
            // One foreign line is a damaged download; a batch of which no line is ours is someone else's.
            Err(Stopped::Foreign(bad)) if adopted && download.holds_any(&index).await == Some(false) => {
                std::fs::remove_file(&part).map_err(|error| failed("remove", &part, error))?;
                return Err(self.disown(name, &id, &bad.what)?);
            }
            Err(Stopped::Foreign(bad)) => {
                let error = Failed::Bad(bad).into_error(&part, part_file.lines(), expected);
                return Err(error.fix(self.resume_by("then").afterwards()));
            }
            Err(Stopped::Failed(error)) => {
                let error = led_away(error, &batch, &self.manifest.identity.base_url);
                return Err(self.once_more(error));
            }
        }
        let (lines, bytes) = (part_file.lines(), part_file.bytes());
        part_file.finish(&results, self.ports.disk)?;
        self.step(name, Step::Collected { lines, bytes })?;
        self.tell(Event::Collected { shard: name, lines });
        Ok(())
    }

    fn once_more(&self, error: Error) -> Error {
        error.fix(self.resume_by("try again, nothing is paid twice"))
    }

    /// The batch as it is now; `None` once it is known to be out of reach.
    async fn present(&mut self, name: ShardName, id: &str) -> Result<Option<MessageBatch>, Error> {
        let began = self.ports.clock.elapsed();
        let grace = self.pace.not_found_grace();
        let mut looks = 0;
        loop {
            match self.ports.api.get(id).await {
                Ok(batch) => {
                    self.memo.reached = true;
                    return Ok(Some(batch));
                }
                Err(error) if error.kind == ErrorKind::NotFound => {
                    if self.ports.clock.elapsed().saturating_sub(began) >= grace {
                        let error = self.gone(name, id, error);
                        self.memo.stranded.insert(name, error);
                        return Ok(None);
                    }
                    self.tell(Event::LookFailed { what: error.to_string() });
                    self.ports.clock.sleep((grace / 10).max(Duration::from_millis(20))).await;
                }
                Err(error) => {
                    self.failed_look(error)?;
                    let chance = self.ports.clock.chance();
                    let pause = poll::interval(looks, Duration::ZERO, self.pace.poll_interval, chance);
                    self.ports.clock.sleep(pause).await;
                    looks += 1;
                }
            }
        }
    }

    /// The error of a batch whose results are gone for good.
    fn archived(&self, batch: &MessageBatch) -> Option<Error> {
        let error = gone(batch)?;
        let folder = self.folder.name();
        Some(
            error
                .fact("other results", format!("what was collected in time is in {folder}"))
                .fix("run the file again and pay anew: claudectl batches run FILE -o OUT --again"),
        )
    }

    /// Gives an adopted batch back; the error says where that leaves us.
    fn disown(&mut self, name: ShardName, batch_id: &str, why: &str) -> Result<Error, Error> {
        self.step(name, Step::Disowned { batch_id: batch_id.to_owned() })?;
        self.tell(Event::Disowned { shard: name, batch_id: batch_id.to_owned() });
        let what = format!("{batch_id} turned out not to be {}: {why}", self.called(name));
        Ok(Error::new(ErrorKind::Unknown, what)
            .why("it had been found in the list after a reply was lost; whether ours exists is open again")
            .fix(self.settle_by(&[], "look again"))
            .fix(self.settle_by(&["--resubmit"], "or, if you are sure that it does not exist")))
    }
}
