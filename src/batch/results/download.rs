//! Reads the results of one batch into a part file until they are whole, or will not become so.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::mpsc::{Receiver, channel};

use super::attempts::{Attempts, Next, Read};
use super::facts::FactsReader;
use super::part_file::{Bad, Fed, Flaw, Notes, PartFile};
use crate::batch::clock::Clock;
use crate::batch::event::{Event, Observer};
use crate::batch::index::ShardIndex;
use crate::batch::port::{BatchApi, Chunks, ResumePoint};
use crate::batch::state::Counts;
use crate::error::{Error, ErrorKind};

/// Between two looks for results that are not there yet.
const SHORTEST_PAUSE: Duration = Duration::from_millis(20);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// How many bytes pass between two words about progress.
const WORD_EVERY: u64 = 256 * 1024;
/// Pieces that may wait to be checked while further ones arrive; each has at most some hundred kilobytes.
const WAITING: usize = 2;

/// One batch whose results are wanted.
pub(crate) struct Download<'a, A, C> {
    /// The API.
    pub api: &'a A,
    /// Time.
    pub clock: &'a C,
    /// Who is told.
    pub observer: Observer<'a>,
    /// Id of the batch.
    pub id: &'a str,
    /// How its items ended, by the API's counters; it must have so many lines of each kind.
    pub counted: Counts,
    /// How long results may still be unknown although the batch has ended.
    pub grace: Duration,
}

/// Why results did not become whole.
#[derive(Debug)]
pub(crate) enum Stopped {
    /// They hold an item of someone else.
    Foreign(Bad),
    /// They cannot be had.
    Failed(Error),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl<A: BatchApi, C: Clock> Download<'_, A, C> {
    /// Fills the part file and gives it back. `etag` is the version that the lines in it belong to; `note` keeps a new one.
    ///
    /// # Errors
    /// [`Stopped`]; what arrived stays in the part file.
    pub(crate) async fn fill<N: Notes>(
        &self,
        mut part_file: PartFile<N>,
        mut etag: Option<String>,
        note: &mut dyn FnMut(Option<&str>) -> Result<(), Error>,
    ) -> Result<(PartFile<N>, Result<(), Stopped>), Error> {
        let mut attempts = Attempts::default();
        let mut from_start = false;
        let begun = self.clock.elapsed();
        loop {
            let before = part_file.lines();
            let read;
            (part_file, read) = self.read(part_file, &mut etag, from_start, note).await?;
            if self.not_there_yet(&read, begun).await {
                continue;
            }
            // Whether the server's bytes can be trusted to go on where ours end.
            from_start = !matches!(read, Read::Cut(_));
            let unanswered = matches!(&read, Read::Bad(bad) if bad.flaw == Flaw::NoAnswer);
            let why = word(&read);
            match attempts.after(read, part_file.lines().saturating_sub(before)) {
                Next::Keep => return Ok((part_file, Ok(()))),
                Next::Again { pause, discard } => {
                    if discard {
                        part_file.discard()?;
                    }
                    if unanswered {
                        part_file.keep_unanswered();
                    }
                    (self.observer)(Event::ReadAgain {
                        batch_id: self.id.to_owned(),
                        what: why,
                        wait: pause,
                    });
                    self.clock.sleep(pause).await;
                }
                Next::Foreign(bad) => return Ok((part_file, Err(Stopped::Foreign(bad)))),
                Next::Fail(failed) => {
                    let error = failed.into_error(part_file.path(), part_file.lines(), self.counted.total());
                    return Ok((part_file, Err(error.into())));
                }
            }
        }
    }

    /// Waits a little where the results of a batch that has ended are not known everywhere yet.
    async fn not_there_yet(&self, read: &Read, begun: Duration) -> bool {
        let Read::Refused(error) = read else { return false };
        let waited = self.clock.elapsed().saturating_sub(begun);
        if error.kind != ErrorKind::NotFound || waited >= self.grace {
            return false;
        }
        let wait = (self.grace / 10).clamp(SHORTEST_PAUSE, LONGEST_PAUSE);
        (self.observer)(Event::ReadAgain { batch_id: self.id.to_owned(), what: word(read), wait });
        self.clock.sleep(wait).await;
        true
    }

    /// Whether the results, read whole once more, hold any item of `index`; `None` if they cannot be read whole.
    pub(crate) async fn holds_any(&self, index: &Arc<ShardIndex>) -> Option<bool> {
        let mut answer = self.api.results(self.id, None).await.ok()?;
        let (mut reader, mut lines, mut blank) = (FactsReader::default(), 0u64, true);
        loop {
            let chunk = answer.chunks.next().await.ok()?;
            let bytes = chunk.as_ref().map_or(&b"\n"[..], AsRef::as_ref);
            for part in bytes.split_inclusive(|byte| *byte == b'\n') {
                blank &= part.iter().all(u8::is_ascii_whitespace);
                reader.feed(part).ok()?;
                if !part.ends_with(b"\n") {
                    continue;
                }
                if !std::mem::replace(&mut blank, true) {
                    lines += 1;
                    let digest = reader.finish().ok()?.digest();
                    if digest.is_some_and(|digest| index.place(digest).is_some()) {
                        return Some(true);
                    }
                }
                reader.reset();
            }
            if chunk.is_none() {
                return (lines == self.counted.total()).then_some(false);
            }
        }
    }

    async fn read<N: Notes>(
        &self,
        mut part_file: PartFile<N>,
        etag: &mut Option<String>,
        from_start: bool,
        note: &mut dyn FnMut(Option<&str>) -> Result<(), Error>,
    ) -> Result<(PartFile<N>, Read), Error> {
        let from = etag.clone().filter(|_| part_file.bytes() > 0 && !from_start);
        let from = from.map(|etag| ResumePoint { at: part_file.bytes(), etag });
        let answer = match self.api.results(self.id, from.as_ref()).await {
            Ok(answer) => answer,
            Err(error) => return Ok((part_file, Read::Refused(error))),
        };
        if answer.resumed && from.is_some() {
            part_file.go_on()?;
        } else {
            part_file.start_over()?;
        }
        if answer.etag != *etag {
            etag.clone_from(&answer.etag);
            note(etag.as_deref())?;
        }
        let (mut part_file, fed, end) = self.receive(part_file, answer.chunks, answer.length).await?;
        let all = part_file.lines() == self.counted.total();
        let read = match (fed?, end) {
            (Err(bad), _) => Read::Bad(bad),
            (Ok(()), Ok(())) => self.ended(&mut part_file)?,
            // Cut after the last line: nothing is missing.
            (Ok(()), Err(_)) if all => {
                part_file.go_on()?;
                self.whole(&part_file)
            }
            (Ok(()), Err(error)) => Read::Cut(error),
        };
        Ok((part_file, read))
    }

    /// Takes what arrives while another thread checks it and writes it down: what that thread met, and how the
    /// answer ended.
    async fn receive<N: Notes>(
        &self,
        mut part_file: PartFile<N>,
        mut chunks: A::Results,
        length: Option<u64>,
    ) -> Result<(PartFile<N>, Fed, Result<(), Error>), Error> {
        let lines = part_file.counter();
        let (hand_over, arriving) = channel(WAITING);
        let work = tokio::task::spawn_blocking(move || {
            let fed = take_all(&mut part_file, arriving);
            (part_file, fed)
        });
        let (mut bytes, mut told) = (0u64, 0u64);
        let end = loop {
            match chunks.next().await {
                Ok(Some(chunk)) => {
                    bytes += chunk.as_ref().len() as u64;
                    if hand_over.send(chunk).await.is_err() {
                        break Ok(());
                    }
                    if bytes - told >= WORD_EVERY {
                        told = bytes;
                        self.word(lines.load(Ordering::Relaxed), bytes, length);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        drop(hand_over);
        let (part_file, fed) = work.await.map_err(|error| {
            Error::new(ErrorKind::Internal, "checking the results ended early").caused_by(error)
        })?;
        Ok((part_file, fed, end))
    }

    /// What an answer was that ended as an answer should.
    fn ended<N: Notes>(&self, part_file: &mut PartFile<N>) -> Result<Read, Error> {
        let end = part_file.end()?;
        part_file.flush()?;
        Ok(match end {
            Err(bad) => Read::Bad(bad),
            Ok(true) if part_file.lines() == self.counted.total() => self.whole(part_file),
            Ok(true) => Read::Short,
            Ok(false) => {
                let what = format!("{} ended inside a line", self.id);
                Read::Cut(Error::new(ErrorKind::ConnectionLost, what))
            }
        })
    }

    /// What an answer is that has as many lines as it must.
    fn whole<N: Notes>(&self, part_file: &PartFile<N>) -> Read {
        part_file.kinds().against(self.counted).map_or(Read::Whole, Read::Differs)
    }

    fn word(&self, lines: u64, bytes: u64, total: Option<u64>) {
        (self.observer)(Event::Downloading {
            batch_id: self.id.to_owned(),
            bytes,
            total,
            lines,
            of: self.counted.total(),
        });
    }
}

/// Feeds the part file until nothing more comes, or a line does not belong. Ends with everything given to the system.
fn take_all<N: Notes>(part_file: &mut PartFile<N>, mut arriving: Receiver<impl AsRef<[u8]>>) -> Fed {
    while let Some(chunk) = arriving.blocking_recv() {
        if let Err(bad) = part_file.feed(chunk.as_ref())? {
            part_file.flush()?;
            return Ok(Err(bad));
        }
    }
    part_file.flush()?;
    Ok(Ok(()))
}

/// Why results are read again, in a few words.
fn word(read: &Read) -> String {
    match read {
        Read::Whole => String::new(),
        Read::Short => "lines are missing".to_owned(),
        Read::Cut(error) | Read::Refused(error) => error.to_string(),
        Read::Bad(bad) => format!("line {}: {}", bad.line, bad.what),
        Read::Differs(what) => what.clone(),
    }
}
