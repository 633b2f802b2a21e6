//! The results of one batch on their way to disk: every line checked, none twice, bytes as they came.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::facts::FactsReader;
use super::roster::Roster;
use crate::batch::check::READ_BYTES;
use crate::batch::store::{Durable, failed, owner_only};
use crate::error::Error;

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
}

/// What a piece of the answer did.
pub(super) type Fed = Result<Result<(), Bad>, Error>;

/// One bit for each request of a shard.
#[derive(Clone, Debug)]
struct Bits(Vec<u64>);

impl Bits {
    fn none(count: u64) -> Self {
        Self(vec![0; usize::try_from(count.div_ceil(64)).unwrap_or(0)])
    }

    /// Sets a bit; says whether it was clear.
    fn set(&mut self, place: u32) -> bool {
        let (word, bit) = (place as usize / 64, 1 << (place % 64));
        let clear = self.0[word] & bit == 0;
        self.0[word] |= bit;
        clear
    }
}

/// The `.part` file of a batch's results, and what is in it.
pub(crate) struct Sheet<'a> {
    roster: Roster<'a>,
    path: PathBuf,
    file: File,
    reader: FactsReader,
    kept: Bits,
    lines: u64,
    good: u64,
    written: u64,
    begun: bool,
    unterminated: bool,
    pass: Pass,
}

/// One reading of the answer from some point on.
struct Pass {
    /// Ids of this reading, while it starts over and lines may be there already.
    seen: Option<Bits>,
    line: u64,
}

impl<'a> Sheet<'a> {
    /// Opens the part file and takes in the whole, sound lines it has; the rest of it is cut off.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn open(path: &Path, roster: Roster<'a>) -> Result<Self, Error> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        owner_only(&mut options);
        let file = options.open(path).map_err(|error| failed("open", path, error))?;
        let kept = Bits::none(roster.count());
        let mut sheet = Self {
            roster,
            path: path.to_owned(),
            file,
            reader: FactsReader::default(),
            kept,
            lines: 0,
            good: 0,
            written: 0,
            begun: false,
            unterminated: false,
            pass: Pass { seen: None, line: 0 },
        };
        sheet.take_in().map_err(|error| failed("read", path, error))?;
        Ok(sheet)
    }

    /// Sound lines so far.
    #[must_use]
    pub(crate) fn lines(&self) -> u64 {
        self.lines
    }

    /// The file they are in until they are whole.
    #[must_use]
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes of those lines.
    #[must_use]
    pub(crate) fn bytes(&self) -> u64 {
        self.good
    }

    /// The next bytes continue where the sound lines end.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn go_on(&mut self) -> Result<(), Error> {
        self.cut_back()?;
        self.pass = Pass { seen: None, line: self.lines };
        Ok(())
    }

    /// The next bytes are the answer from its start; lines that are here already are passed over.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn start_over(&mut self) -> Result<(), Error> {
        self.cut_back()?;
        if std::mem::take(&mut self.unterminated) {
            self.write(b"\n").map_err(|error| failed("write", &self.path, error))?;
            self.good = self.written;
        }
        self.pass = Pass { seen: Some(Bits::none(self.roster.count())), line: 0 };
        Ok(())
    }

    /// Forgets everything.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn discard(&mut self) -> Result<(), Error> {
        (self.lines, self.good, self.unterminated) = (0, 0, false);
        self.kept = Bits::none(self.roster.count());
        self.start_over()
    }

    /// Takes the next bytes of the answer.
    ///
    /// # Errors
    /// Kind `output` outside; inside, the line that does not belong.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Fed {
        let mut rest = bytes;
        while !rest.is_empty() {
            let end = rest.iter().position(|byte| *byte == b'\n');
            let part = &rest[..end.map_or(rest.len(), |end| end + 1)];
            self.write(part).map_err(|error| failed("write", &self.path, error))?;
            if let Err(bad) = self.part(part) {
                return Ok(Err(bad));
            }
            if end.is_some()
                && let Err(bad) = self.end_line()?
            {
                return Ok(Err(bad));
            }
            rest = &rest[part.len()..];
        }
        Ok(Ok(()))
    }

    /// The answer ended as an answer should. A last line without newline counts if it is whole.
    ///
    /// # Errors
    /// As [`Sheet::feed`]; `Ok(Ok(false))` if it ended inside a line.
    pub(crate) fn end(&mut self) -> Result<Result<bool, Bad>, Error> {
        if !self.begun {
            return Ok(Ok(true));
        }
        let before = self.lines;
        match self.end_line()? {
            Ok(()) => {
                self.unterminated = self.lines > before;
                Ok(Ok(true))
            }
            Err(bad) if bad.flaw == Flaw::Broken => self.cut_back().map(|()| Ok(false)),
            Err(bad) => Ok(Err(bad)),
        }
    }

    /// Puts the results in their final place.
    ///
    /// # Errors
    /// Kind `output`; the part file stays.
    pub(crate) fn finish(self, to: &Path, disk: &dyn Durable) -> Result<(), Error> {
        disk.sync(&self.file).map_err(|error| failed("write", &self.path, error))?;
        disk.rename(&self.path, to).map_err(|error| failed("write", to, error))?;
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        disk.sync_folder(folder).map_err(|error| failed("write", to, error))
    }

    fn take_in(&mut self) -> io::Result<()> {
        let mut buffer = vec![0; READ_BYTES];
        'file: loop {
            let length = self.file.read(&mut buffer)?;
            if length == 0 {
                break;
            }
            let mut rest = &buffer[..length];
            while !rest.is_empty() {
                let end = rest.iter().position(|byte| *byte == b'\n');
                let part = &rest[..end.map_or(rest.len(), |end| end + 1)];
                self.written += part.len() as u64;
                if self.part(part).is_err() || (end.is_some() && self.note_line().is_err()) {
                    break 'file;
                }
                rest = &rest[part.len()..];
            }
        }
        self.truncate()
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.written += bytes.len() as u64;
        Ok(())
    }

    fn part(&mut self, bytes: &[u8]) -> Result<(), Bad> {
        self.begun |= bytes.iter().any(|byte| !byte.is_ascii_whitespace());
        let line = self.pass.line + 1;
        self.reader.feed(bytes).map_err(|fault| Bad {
            line,
            what: format!("not JSON at column {}: {}", fault.column, fault.what),
            flaw: Flaw::Broken,
        })
    }

    /// The end of a line that was written: keeps it, passes over it, or says why it does not belong.
    fn end_line(&mut self) -> Result<Result<(), Bad>, Error> {
        match self.note_line() {
            Ok(true) => Ok(Ok(())),
            Ok(false) => self.cut_back().map(Ok),
            Err(bad) => Ok(Err(bad)),
        }
    }

    /// Whether the line that just ended is to be kept.
    fn note_line(&mut self) -> Result<bool, Bad> {
        self.pass.line += 1;
        if !std::mem::take(&mut self.begun) {
            self.reader.reset();
            return Ok(false);
        }
        let line = self.pass.line;
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
        let Some(place) = facts.digest().and_then(|digest| self.roster.place(digest)) else {
            return Err(bad(format!("`{id}` is not among the requests of this batch"), Flaw::Foreign));
        };
        if self.pass.seen.as_mut().is_some_and(|seen| !seen.set(place)) {
            return Err(bad(format!("`{id}` comes twice"), Flaw::Twice));
        }
        if !self.kept.set(place) {
            return match self.pass.seen {
                Some(_) => Ok(false),
                None => Err(bad(format!("`{id}` comes twice"), Flaw::Twice)),
            };
        }
        self.reader.reset();
        self.lines += 1;
        self.good = self.written;
        Ok(true)
    }

    /// Drops what follows the last sound line.
    fn cut_back(&mut self) -> Result<(), Error> {
        self.truncate().map_err(|error| failed("write", &self.path, error))
    }

    fn truncate(&mut self) -> io::Result<()> {
        self.reader.reset();
        self.begun = false;
        if self.written != self.good {
            self.file.set_len(self.good)?;
        }
        self.file.seek(SeekFrom::Start(self.good))?;
        self.written = self.good;
        Ok(())
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
        format!(
            "{{\"custom_id\":\"{id}\",\"result\":{{\"type\":\"succeeded\",\"message\":{{\"content\":[]}}}}}}"
        )
    }
}
