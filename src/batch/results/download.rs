//! Reads the results of one batch into a sheet until they are whole, or will not become so.

use super::sheet::{Bad, Sheet};
use super::tries::{Next, Read, Tries};
use crate::batch::clock::Clock;
use crate::batch::event::{Event, Observer};
use crate::batch::port::{BatchApi, Chunks, ResumePoint};
use crate::error::{Error, ErrorKind};

/// How many bytes pass between two words about progress.
const WORD_EVERY: u64 = 256 * 1024;

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
    /// Lines it must have.
    pub expected: u64,
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
    /// Fills the sheet. `etag` is the version that the lines in it belong to; `note` keeps a new one.
    ///
    /// # Errors
    /// [`Stopped`]; what arrived stays in the sheet's file.
    pub(crate) async fn fill(
        &self,
        sheet: &mut Sheet<'_>,
        mut etag: Option<String>,
        note: &mut dyn FnMut(Option<&str>) -> Result<(), Error>,
    ) -> Result<(), Stopped> {
        let mut tries = Tries::default();
        let mut from_start = false;
        loop {
            let before = sheet.lines();
            let read = self.read(sheet, &mut etag, from_start, note).await?;
            // Whether the server's bytes can be trusted to go on where ours end.
            from_start = !matches!(read, Read::Cut(_));
            let why = word(&read);
            match tries.after(read, sheet.lines().saturating_sub(before)) {
                Next::Keep => return Ok(()),
                Next::Again { pause, discard } => {
                    if discard {
                        sheet.discard()?;
                    }
                    (self.observer)(Event::ReadAgain {
                        batch_id: self.id.to_owned(),
                        what: why,
                        wait: pause,
                    });
                    self.clock.sleep(pause).await;
                }
                Next::Foreign(bad) => return Err(Stopped::Foreign(bad)),
                Next::Fail(failed) => {
                    let error = failed.into_error(sheet.path(), sheet.lines(), self.expected);
                    return Err(error.into());
                }
            }
        }
    }

    async fn read(
        &self,
        sheet: &mut Sheet<'_>,
        etag: &mut Option<String>,
        from_start: bool,
        note: &mut dyn FnMut(Option<&str>) -> Result<(), Error>,
    ) -> Result<Read, Error> {
        let from = etag.clone().filter(|_| sheet.bytes() > 0 && !from_start);
        let from = from.map(|etag| ResumePoint { at: sheet.bytes(), etag });
        let mut answer = match self.api.results(self.id, from.as_ref()).await {
            Ok(answer) => answer,
            Err(error) => return Ok(Read::Refused(error)),
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
        let (mut bytes, mut told) = (0u64, 0u64);
        loop {
            match answer.chunks.next().await {
                Ok(Some(chunk)) => {
                    let chunk = chunk.as_ref();
                    bytes += chunk.len() as u64;
                    if let Err(bad) = sheet.feed(chunk)? {
                        return Ok(Read::Bad(bad));
                    }
                    if bytes - told >= WORD_EVERY {
                        told = bytes;
                        self.word(sheet, bytes, answer.length);
                    }
                }
                Ok(None) => return self.ended(sheet),
                // Cut after the last line: nothing is missing.
                Err(_) if sheet.lines() == self.expected => return sheet.go_on().map(|()| Read::Whole),
                Err(error) => return Ok(Read::Cut(error)),
            }
        }
    }

    /// What an answer was that ended as an answer should.
    fn ended(&self, sheet: &mut Sheet<'_>) -> Result<Read, Error> {
        Ok(match sheet.end()? {
            Err(bad) => Read::Bad(bad),
            Ok(true) if sheet.lines() == self.expected => Read::Whole,
            Ok(true) => Read::Short,
            Ok(false) => {
                let what = format!("{} ended inside a line", self.id);
                Read::Cut(Error::new(ErrorKind::ConnectionLost, what))
            }
        })
    }

    fn word(&self, sheet: &Sheet<'_>, bytes: u64, total: Option<u64>) {
        (self.observer)(Event::Downloading {
            batch_id: self.id.to_owned(),
            bytes,
            total,
            lines: sheet.lines(),
            of: self.expected,
        });
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
