//! Reads the results of one batch into a sheet until they are whole, or will not become so.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::mpsc::{Receiver, channel};

use super::facts::FactsReader;
use super::sheet::{Bad, Fed, Flaw, Notes, Sheet};
use super::tries::{Next, Read, Tries};
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
    /// Fills the sheet and gives it back. `etag` is the version that the lines in it belong to; `note` keeps a new one.
    ///
    /// # Errors
    /// [`Stopped`]; what arrived stays in the sheet's file.
    pub(crate) async fn fill<N: Notes>(
        &self,
        mut sheet: Sheet<N>,
        mut etag: Option<String>,
        note: &mut dyn FnMut(Option<&str>) -> Result<(), Error>,
    ) -> Result<(Sheet<N>, Result<(), Stopped>), Error> {
        let mut tries = Tries::default();
        let mut from_start = false;
        let begun = self.clock.elapsed();
        loop {
            let before = sheet.lines();
            let read;
            (sheet, read) = self.read(sheet, &mut etag, from_start, note).await?;
            if self.not_there_yet(&read, begun).await {
                continue;
            }
            // Whether the server's bytes can be trusted to go on where ours end.
            from_start = !matches!(read, Read::Cut(_));
            let unanswered = matches!(&read, Read::Bad(bad) if bad.flaw == Flaw::NoAnswer);
            let why = word(&read);
            match tries.after(read, sheet.lines().saturating_sub(before)) {
                Next::Keep => return Ok((sheet, Ok(()))),
                Next::Again { pause, discard } => {
                    if discard {
                        sheet.discard()?;
                    }
                    if unanswered {
                        sheet.keep_unanswered();
                    }
                    (self.observer)(Event::ReadAgain {
                        batch_id: self.id.to_owned(),
                        what: why,
                        wait: pause,
                    });
                    self.clock.sleep(pause).await;
                }
                Next::Foreign(bad) => return Ok((sheet, Err(Stopped::Foreign(bad)))),
                Next::Fail(failed) => {
                    let error = failed.into_error(sheet.path(), sheet.lines(), self.counted.total());
                    return Ok((sheet, Err(error.into())));
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
        mut sheet: Sheet<N>,
        etag: &mut Option<String>,
        from_start: bool,
        note: &mut dyn FnMut(Option<&str>) -> Result<(), Error>,
    ) -> Result<(Sheet<N>, Read), Error> {
        let from = etag.clone().filter(|_| sheet.bytes() > 0 && !from_start);
        let from = from.map(|etag| ResumePoint { at: sheet.bytes(), etag });
        let answer = match self.api.results(self.id, from.as_ref()).await {
            Ok(answer) => answer,
            Err(error) => return Ok((sheet, Read::Refused(error))),
        };
        if answer.resumed && from.is_some() {
            sheet.go_on()?;
        } else {
            sheet.start_over()?;
        }
        if answer.etag != *etag {
            etag.clone_from(&answer.etag);
            note(etag.as_deref())?;
        }
        let (mut sheet, fed, end) = self.receive(sheet, answer.chunks, answer.length).await?;
        let all = sheet.lines() == self.counted.total();
        let read = match (fed?, end) {
            (Err(bad), _) => Read::Bad(bad),
            (Ok(()), Ok(())) => self.ended(&mut sheet)?,
            // Cut after the last line: nothing is missing.
            (Ok(()), Err(_)) if all => {
                sheet.go_on()?;
                self.whole(&sheet)
            }
            (Ok(()), Err(error)) => Read::Cut(error),
        };
        Ok((sheet, read))
    }

    /// Takes what arrives while another thread checks it and writes it down: what that thread met, and how the
    /// answer ended.
    async fn receive<N: Notes>(
        &self,
        mut sheet: Sheet<N>,
        mut chunks: A::Results,
        length: Option<u64>,
    ) -> Result<(Sheet<N>, Fed, Result<(), Error>), Error> {
        let lines = sheet.counter();
        let (hand_over, arriving) = channel(WAITING);
        let work = tokio::task::spawn_blocking(move || {
            let fed = take_all(&mut sheet, arriving);
            (sheet, fed)
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
        let (sheet, fed) = work.await.map_err(|error| {
            Error::new(ErrorKind::Internal, "checking the results ended early").caused_by(error)
        })?;
        Ok((sheet, fed, end))
    }

    /// What an answer was that ended as an answer should.
    fn ended<N: Notes>(&self, sheet: &mut Sheet<N>) -> Result<Read, Error> {
        let end = sheet.end()?;
        sheet.flush()?;
        Ok(match end {
            Err(bad) => Read::Bad(bad),
            Ok(true) if sheet.lines() == self.counted.total() => self.whole(sheet),
            Ok(true) => Read::Short,
            Ok(false) => {
                let what = format!("{} ended inside a line", self.id);
                Read::Cut(Error::new(ErrorKind::ConnectionLost, what))
            }
        })
    }

    /// What an answer is that has as many lines as it must.
    fn whole<N: Notes>(&self, sheet: &Sheet<N>) -> Read {
        sheet.kinds().against(self.counted).map_or(Read::Whole, Read::Differs)
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

/// Feeds the sheet until nothing more comes, or a line does not belong. Ends with everything given to the system.
fn take_all<N: Notes>(sheet: &mut Sheet<N>, mut arriving: Receiver<impl AsRef<[u8]>>) -> Fed {
    while let Some(chunk) = arriving.blocking_recv() {
        if let Err(bad) = sheet.feed(chunk.as_ref())? {
            sheet.flush()?;
            return Ok(Err(bad));
        }
    }
    sheet.flush()?;
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
