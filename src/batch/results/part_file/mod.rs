//! The results of one batch on their way to disk: every line checked, none twice, bytes as they came.

mod seen;
mod sync;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use memchr::memchr;

use super::expected_items::ExpectedItems;
use super::facts::{Facts, FactsReader};
use super::kinds::Kinds;
use crate::batch::check::READ_BYTES;
use crate::batch::store::Durable;
use crate::error::Error;
use seen::Bits;
use writer::PartWriter;

/// A line that cannot belong to these results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bad {
    /// Line of the answer, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub what: String,
    /// Which kind of wrong that is.
    pub flaw: Flaw,
}

/// The ways a line can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It is not JSON, or not all of it.
    Broken,
    /// It is JSON but no result.
    NoResult,
    /// It names an item that was never asked for.
    Foreign,
    /// It names an item that had its line already.
    Twice,
    /// It says that the item succeeded, but there is no answer in it.
    NoAnswer,
}

/// What a piece of the answer did.
pub(super) type Fed = Result<Result<(), Bad>, Error>;

/// Who takes note of the lines that are kept; begun anew when they are all forgotten.
pub(crate) trait Notes: Default + Send + 'static {
    /// A line was kept; `number` counts from 1.
    fn line(&mut self, facts: &Facts, number: u64);
}

impl Notes for () {
    fn line(&mut self, _facts: &Facts, _number: u64) {}
}

/// The `.part` file of a batch's results, and what is in it.
pub(crate) struct PartFile<N = ()> {
    items: ExpectedItems,
    file: PartWriter,
    reader: FactsReader,
    kept: Bits,
    kinds: Kinds,
    notes: N,
    lines: Arc<AtomicU64>,
    good: u64,
    /// Whether anything but blanks came in the line being read.
    begun: bool,
    /// Whether the last line kept has no newline.
    unterminated: bool,
    /// Whether a success without an answer is kept as what it is, since it stays so.
    unanswered: bool,
    reading: Reading,
}

/// One reading of the answer from some point on.
struct Reading {
    /// Ids of this reading, while it starts over and lines may be there already.
    seen: Option<Bits>,
    line: u64,
}

/// What to do with a line that ended.
enum Line {
    Keep,
    PassOver,
}

impl<N: Notes> PartFile<N> {
    /// Opens the part file and takes in the whole, sound lines it has; the rest of it is cut off.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn open(path: &Path, items: ExpectedItems) -> Result<Self, Error> {
        let kept = Bits::none(items.count());
        let mut part_file = Self {
            items,
            file: PartWriter::open(path)?,
            reader: FactsReader::default(),
            kept,
            kinds: Kinds::default(),
            notes: N::default(),
            lines: Arc::default(),
            good: 0,
            begun: false,
            unterminated: false,
            unanswered: false,
            reading: Reading { seen: None, line: 0 },
        };
        part_file.take_in()?;
        Ok(part_file)
    }

    /// Sound lines so far.
    #[must_use]
    pub(crate) fn lines(&self) -> u64 {
        self.lines.load(Ordering::Relaxed)
    }

    /// The same number, to be seen from elsewhere while lines are added.
    #[must_use]
    pub(super) fn counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.lines)
    }

    /// How the items of those lines ended.
    #[must_use]
    pub(super) fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// What was noted of those lines.
    #[must_use]
    pub(crate) fn notes(&self) -> &N {
        &self.notes
    }

    /// The file they are in until they are whole.
    #[must_use]
    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Bytes of those lines.
    #[must_use]
    pub(crate) fn bytes(&self) -> u64 {
        self.good
    }

    /// From now on a success without an answer is kept: it came so twice.
    pub(super) fn keep_unanswered(&mut self) {
        self.unanswered = true;
    }

    /// The next bytes continue where the sound lines end.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn go_on(&mut self) -> Result<(), Error> {
        self.cut_back()?;
        self.reading = Reading { seen: None, line: self.lines() };
        Ok(())
    }

    /// The next bytes are the answer from its start; lines that are here already are passed over.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn start_over(&mut self) -> Result<(), Error> {
        self.cut_back()?;
        if std::mem::take(&mut self.unterminated) {
            self.file.add(b"\n")?;
            self.good = self.file.end();
        }
        self.reading = Reading { seen: Some(Bits::none(self.items.count())), line: 0 };
        Ok(())
    }

    /// Forgets everything.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn discard(&mut self) -> Result<(), Error> {
        (self.good, self.unterminated) = (0, false);
        self.lines.store(0, Ordering::Relaxed);
        (self.kinds, self.notes) = (Kinds::default(), N::default());
        self.kept = Bits::none(self.items.count());
        self.start_over()
    }

    /// Takes the next bytes of the answer.
    ///
    /// # Errors
    /// Kind `output` outside; inside, the line that does not belong.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Fed {
        // Of these bytes: the first one that the file does not have, and the first one of the line being read.
        let (mut from, mut start) = (0, 0);
        while start < bytes.len() {
            let end = memchr(b'\n', &bytes[start..]).map(|length| start + length);
            let before = start;
            let judged = match (self.part(&bytes[start..end.unwrap_or(bytes.len())]), end) {
                (Err(bad), _) => Err(bad),
                (Ok(()), None) => break,
                (Ok(()), Some(_)) => self.end_line(),
            };
            start = end.map_or(bytes.len(), |end| end + 1);
            match judged {
                Ok(Line::Keep) => self.good = self.file.end() + (start - from) as u64,
                Ok(Line::PassOver) | Err(_) => {
                    // The line may have begun before these bytes; then some of it is in the file.
                    self.file.add(&bytes[from..before.max(from)])?;
                    self.cut_back()?;
                    from = start;
                }
            }
            if let Err(bad) = judged {
                return Ok(Err(bad));
            }
        }
        self.file.add(&bytes[from..])?;
        Ok(Ok(()))
    }

    /// Gives the file all that was fed.
    ///
    /// # Errors
    /// Kind `output`.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        self.file.flush()
    }

    /// The answer ended as an answer should. A last line without newline counts if it is whole.
    ///
    /// # Errors
    /// As [`PartFile::feed`]; `Ok(Ok(false))` if it ended inside a line.
    pub(crate) fn end(&mut self) -> Result<Result<bool, Bad>, Error> {
        if !self.begun {
            return Ok(Ok(true));
        }
        let ended = self.end_line();
        if let Ok(Line::Keep) = ended {
            (self.good, self.unterminated) = (self.file.end(), true);
            return Ok(Ok(true));
        }
        self.cut_back()?;
        match ended {
            Ok(_) => Ok(Ok(true)),
            Err(bad) if bad.flaw == Flaw::Broken => Ok(Ok(false)),
            Err(bad) => Ok(Err(bad)),
        }
    }

    /// Puts the results in their final place.
    ///
    /// # Errors
    /// Kind `output`; the part file stays.
    pub(crate) fn finish(self, to: &Path, disk: &dyn Durable) -> Result<(), Error> {
        self.file.finish(to, disk)
    }

    /// Reads what the file has, up to the first line that is not sound.
    fn take_in(&mut self) -> Result<(), Error> {
        let mut buffer = vec![0; READ_BYTES];
        'file: loop {
            let read = self.file.end();
            let length = self.file.take_in(&mut buffer)?;
            if length == 0 {
                break;
            }
            let mut start = 0;
            while start < length {
                let end = memchr(b'\n', &buffer[start..length]).map(|found| start + found);
                if self.part(&buffer[start..end.unwrap_or(length)]).is_err() {
                    break 'file;
                }
                let Some(end) = end else { break };
                if !matches!(self.end_line(), Ok(Line::Keep)) {
                    break 'file;
                }
                start = end + 1;
                self.good = read + start as u64;
            }
        }
        self.cut_back()
    }

    fn part(&mut self, bytes: &[u8]) -> Result<(), Bad> {
        self.begun |= bytes.iter().any(|byte| !byte.is_ascii_whitespace());
        let line = self.reading.line + 1;
        self.reader.feed(bytes).map_err(|fault| Bad {
            line,
            what: format!("not JSON at column {}: {}", fault.column, fault.what),
            flaw: Flaw::Broken,
        })
    }

    /// Judges the line that just ended, and makes ready for the next.
    fn end_line(&mut self) -> Result<Line, Bad> {
        self.reading.line += 1;
        let judged = if std::mem::take(&mut self.begun) { self.judge() } else { Ok(Line::PassOver) };
        self.reader.reset();
        judged
    }

    fn judge(&mut self) -> Result<Line, Bad> {
        let line = self.reading.line;
        let bad = |what: String, flaw| Bad { line, what, flaw };
        let facts = self.reader.finish().map_err(|fault| {
            bad(format!("not JSON at column {}: {}", fault.column, fault.what), Flaw::Broken)
        })?;
        let Some(id) = &facts.custom_id else {
            return Err(bad("it has no `custom_id`".to_owned(), Flaw::NoResult));
        };
        if facts.outcome.is_none() {
            return Err(bad(format!("`{id}` has no `result.type`"), Flaw::NoResult));
        }
        let Some(place) = facts.digest().and_then(|digest| self.items.place(digest)) else {
            return Err(bad(format!("`{id}` is not among the requests of this batch"), Flaw::Foreign));
        };
        if self.reading.seen.as_mut().is_some_and(|seen| !seen.set(place)) {
            return Err(bad(format!("`{id}` comes twice"), Flaw::Twice));
        }
        if let Some(missing) = facts.missing().filter(|_| !self.unanswered) {
            return Err(bad(format!("`{id}` is said to have succeeded, but {missing}"), Flaw::NoAnswer));
        }
        if !self.kept.set(place) {
            return match self.reading.seen {
                Some(_) => Ok(Line::PassOver),
                None => Err(bad(format!("`{id}` comes twice"), Flaw::Twice)),
            };
        }
        self.kinds.add(facts);
        self.notes.line(facts, self.lines.fetch_add(1, Ordering::Relaxed) + 1);
        Ok(Line::Keep)
    }

    /// Drops what follows the last sound line.
    fn cut_back(&mut self) -> Result<(), Error> {
        self.reader.reset();
        self.begun = false;
        self.file.cut_back(self.good)
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) mod testing {
    //! Small shards for tests.

    use crate::batch::check::{Digest, Entry, Shard};
    use crate::batch::index::{IndexWriter, ShardIndex};
    use crate::batch::store::Disk;
    use crate::batch::testing::Scratch;

    pub(crate) fn index_of(scratch: &Scratch, ids: &[&str]) -> ShardIndex {
        let path = scratch.path("test.idx");
        let mut writer = IndexWriter::create(&path).expect("begins");
        for (line, id) in (1..).zip(ids) {
            writer.add(&Entry { digest: Digest::of(id), line, start: 0 }).expect("is written");
        }
        writer.finish(&Disk).expect("is on disk");
        let shard = Shard { count: ids.len() as u64, ..Shard::default() };
        ShardIndex::read(&path, &shard).expect("is read")
    }

    pub(crate) fn line(id: &str) -> String {
        let message = "{\"content\":[],\"stop_reason\":\"end_turn\"}";
        format!("{{\"custom_id\":\"{id}\",\"result\":{{\"type\":\"succeeded\",\"message\":{message}}}}}")
    }
}
