//! Brings the results of one batch to disk: read, verified, read again where that helps.

use std::time::Duration;

use super::Run;
use super::fetch::{Next, Read, Tries};
use crate::api::batch::MessageBatch;
use crate::batch::clock::Clock;
use crate::batch::event::Event;
use crate::batch::index::ShardIndex;
use crate::batch::poll;
use crate::batch::port::{BatchApi, Chunks, ResumePoint};
use crate::batch::results::{Sheet, elsewhere};
use crate::batch::state::{Counts, ShardName, Step};
use crate::batch::store::failed;
use crate::error::{Error, ErrorKind};

/// How many bytes pass between two words about progress.
const WORD_EVERY: u64 = 256 * 1024;

/// One batch whose results are being read.
struct Target {
    name: ShardName,
    id: String,
    expected: u64,
    etag: Option<String>,
}

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// Collects one batch, or notes why it cannot be.
    pub(super) async fn collect(&mut self, name: ShardName) -> Result<(), Error> {
        let shard = self.shard(name)?;
        let (plan, etag, adopted) = (shard.plan, shard.etag.clone(), shard.adopted);
        let id = shard.batch_id.clone().unwrap_or_default();
        let Some(batch) = self.present(name, &id).await? else { return Ok(()) };
        if let Some(error) = self.archived(name, &batch) {
            self.memo.stranded.insert(name, error);
            return Ok(());
        }
        self.at_home(&batch)?;
        let expected = Counts::from(batch.request_counts).total();
        if expected != plan.count {
            let what = format!("{id} counts {expected} requests, but {} were sent", plan.count);
            return Err(Error::new(ErrorKind::NotTheApi, what).fix(self.resume_command()));
        }
        let index = ShardIndex::read(&self.folder.index(name.round), &plan)?;
        let results = self.folder.results(name.round, name.shard);
        let part = results.with_extension("jsonl.part");
        let mut sheet = Sheet::open(&part, &index)?;
        let mut target = Target { name, id, expected, etag };
        self.step(name, Step::Fetching { etag: target.etag.clone() })?;
        let mut tries = Tries::default();
        let mut from_start = false;
        loop {
            let before = sheet.lines();
            let read = self.read(&mut target, &mut sheet, from_start).await?;
            // Whether the server's bytes can be trusted to go on where ours end.
            from_start = !matches!(read, Read::Cut(_));
            let why = word(&read);
            match tries.after(read, sheet.lines().saturating_sub(before)) {
                Next::Keep => break,
                Next::Again { pause, discard } => {
                    if discard {
                        sheet.discard()?;
                    }
                    self.tell(Event::ReadAgain { shard: name, what: why, wait: pause });
                    self.ports.clock.sleep(pause).await;
                }
                Next::Foreign(bad) if adopted => {
                    std::fs::remove_file(&part).map_err(|error| failed("remove", &part, error))?;
                    return Err(self.disown(name, &target.id, &bad.what)?);
                }
                Next::Foreign(bad) => {
                    let error = super::fetch::Failed::Bad(bad).into_error(&part, sheet.lines(), expected);
                    return Err(error.fix(self.resume_command()));
                }
                Next::Fail(failed) => {
                    let error = failed.into_error(&part, sheet.lines(), expected);
                    return Err(
                        error.fix(format!("try again, nothing is paid twice: {}", self.resume_command()))
                    );
                }
            }
        }
        let (lines, bytes) = (sheet.lines(), sheet.bytes());
        sheet.finish(&results, self.ports.disk)?;
        self.step(name, Step::Collected { lines, bytes })?;
        self.tell(Event::Collected { shard: name, lines });
        Ok(())
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
    fn archived(&self, name: ShardName, batch: &MessageBatch) -> Option<Error> {
        let when = batch.archived_at.as_ref()?;
        let what = format!("the results of {} ({}) are gone since {when}", self.called(name), batch.id);
        let days = crate::batch::limits::RESULTS_KEPT_DAYS;
        let error = Error::new(ErrorKind::NotFound, what)
            .why(format!("results can be downloaded for {days} days after a batch was created"))
            .fact("other results", format!("what was collected in time is in {}", self.folder.name()))
            .fix("run the file again and pay anew: claudectl batches run FILE -o OUT --again");
        Some(error)
    }

    /// Refuses results that are said to be at another address.
    fn at_home(&self, batch: &MessageBatch) -> Result<(), Error> {
        let base = &self.manifest.identity.base_url;
        let Some(url) = batch.results_url.as_deref().filter(|url| elsewhere(base, url)) else {
            return Ok(());
        };
        let mut error =
            Error::new(ErrorKind::NotTheApi, format!("the results of {} are said to be elsewhere", batch.id))
                .why("the key is sent to the configured address only, so nothing was fetched from there")
                .fact("results_url", url)
                .fix("check what answers under the base URL: claudectl diagnose")
                .fix(format!("then: {}", self.resume_command()));
        error.evidence.url = Some(base.clone());
        Err(error)
    }

    async fn read(
        &mut self,
        target: &mut Target,
        sheet: &mut Sheet<'_>,
        from_start: bool,
    ) -> Result<Read, Error> {
        let from = target.etag.clone().filter(|_| sheet.bytes() > 0 && !from_start);
        let from = from.map(|etag| ResumePoint { at: sheet.bytes(), etag });
        let mut download = match self.ports.api.results(&target.id, from.as_ref()).await {
            Ok(download) => download,
            Err(error) => return Ok(Read::Refused(error)),
        };
        if download.resumed && from.is_some() {
            sheet.go_on()?;
        } else {
            sheet.start_over()?;
        }
        if download.etag != target.etag {
            target.etag.clone_from(&download.etag);
            self.step(target.name, Step::Fetching { etag: download.etag.clone() })?;
        }
        let (mut bytes, mut told) = (0u64, 0u64);
        let total = download.length;
        loop {
            match download.chunks.next().await {
                Ok(Some(chunk)) => {
                    let chunk = chunk.as_ref();
                    bytes += chunk.len() as u64;
                    if let Err(bad) = sheet.feed(chunk)? {
                        return Ok(Read::Bad(bad));
                    }
                    if bytes - told >= WORD_EVERY {
                        told = bytes;
                        let (lines, of) = (sheet.lines(), target.expected);
                        self.tell(Event::Downloading { shard: target.name, bytes, total, lines, of });
                    }
                }
                Ok(None) => return ended(target, sheet),
                // Cut after the last line: nothing is missing.
                Err(_) if sheet.lines() == target.expected => return sheet.go_on().map(|()| Read::Whole),
                Err(error) => return Ok(Read::Cut(error)),
            }
        }
    }

    /// Gives an adopted batch back; the error says where that leaves us.
    fn disown(&mut self, name: ShardName, batch_id: &str, why: &str) -> Result<Error, Error> {
        self.step(name, Step::Disowned { batch_id: batch_id.to_owned() })?;
        self.tell(Event::Disowned { shard: name, batch_id: batch_id.to_owned() });
        let what = format!("{batch_id} turned out not to be {}: {why}", self.called(name));
        let run = super::shell(&self.folder.name());
        Ok(Error::new(ErrorKind::Unknown, what)
            .why("it had been found in the list after a reply was lost; whether ours exists is open again")
            .fix(format!("look again: claudectl batches reconcile {run}"))
            .fix(format!(
                "or, if you are sure that it does not exist: claudectl batches reconcile {run} --resubmit"
            )))
    }
}

/// Why results are read again, in a few words.
fn word(read: &Read) -> String {
    match read {
        Read::Whole => String::new(),
        Read::Short => "lines are missing".to_owned(),
        Read::Cut(error) | Read::Refused(error) => error.to_string(),
        Read::Bad(bad) => format!("line {}: {}", bad.line, bad.what),
    }
}

/// What an answer was that ended as an answer should.
fn ended(target: &Target, sheet: &mut Sheet<'_>) -> Result<Read, Error> {
    Ok(match sheet.end()? {
        Err(bad) => Read::Bad(bad),
        Ok(true) if sheet.lines() == target.expected => Read::Whole,
        Ok(true) => Read::Short,
        Ok(false) => {
            let what = format!("{} ended inside a line", target.id);
            Read::Cut(Error::new(ErrorKind::ConnectionLost, what))
        }
    })
}
