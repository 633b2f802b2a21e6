//! The append-only journal: every change of state, on disk before anything rests on it.

pub(crate) mod line;

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::state::{Record, RunState, Step};
use super::store::{Durable, failed};
use crate::error::{Error, ErrorKind};

/// The journal of one run, open for more.
pub(crate) struct Journal<'a> {
    disk: &'a dyn Durable,
    path: PathBuf,
    file: File,
    next: u64,
    state: RunState,
    broken: bool,
}

impl<'a> Journal<'a> {
    /// Opens the journal and replays it. A last line that was cut by a crash is dropped: nothing was
    /// done yet that rests on it.
    ///
    /// # Errors
    /// Kind `output`: it cannot be read, or a line other than the last is damaged.
    pub(crate) fn open(path: &Path, disk: &'a dyn Durable) -> Result<Self, Error> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        super::store::owner_only(&mut options);
        let mut file = options.open(path).map_err(|error| failed("open", path, error))?;
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(|error| failed("read", path, error))?;
        let replayed = replay(&text, path)?;
        if replayed.good < text.len() as u64 {
            let cut = file.set_len(replayed.good).and_then(|()| disk.sync(&file));
            cut.map_err(|error| failed("repair", path, error))?;
        }
        file.seek(SeekFrom::Start(replayed.good)).map_err(|error| failed("read", path, error))?;
        if text.is_empty() {
            disk.sync_folder(path.parent().unwrap_or(Path::new(".")))
                .map_err(|error| failed("sync the folder of", path, error))?;
        }
        let Replayed { next, state, .. } = replayed;
        Ok(Self { disk, path: path.to_owned(), file, next, state, broken: false })
    }

    /// Where the run stands.
    #[must_use]
    pub(crate) fn state(&self) -> &RunState {
        &self.state
    }

    /// Adds a record and waits until it is on disk.
    ///
    /// # Errors
    /// Kind `output` when that fails; from then on every further record is refused, because what is on
    /// disk is no longer known. Kind `internal` for a record that cannot follow.
    pub(crate) fn add(&mut self, record: &Record, at: &str) -> Result<(), Error> {
        if self.broken {
            return Err(failed("write", &self.path, io::Error::other("an earlier write failed")));
        }
        let mut state = self.state.clone();
        state.apply(record).map_err(|what| Error::new(ErrorKind::Internal, what))?;
        let line = line::write(self.next, at, record)
            .map_err(|error| Error::new(ErrorKind::Internal, "a record without a form").caused_by(error))?;
        let written = self.file.write_all(line.as_bytes()).and_then(|()| self.disk.sync(&self.file));
        if let Err(error) = written {
            self.broken = true;
            return Err(failed("write", &self.path, error));
        }
        self.next += 1;
        self.state = state;
        Ok(())
    }
}

/// Reads the journal of a run that may be under way elsewhere, as far as it is sound.
#[must_use]
pub(crate) fn peek(path: &Path) -> RunState {
    let text = std::fs::read(path).unwrap_or_default();
    let mut state = RunState::default();
    for line in text.split(|byte| *byte == b'\n') {
        match line::read(line) {
            Ok((_, record)) if state.apply(&record).is_ok() => {}
            _ => break,
        }
    }
    state
}

/// When, by the local clock, a journal took note that a batch exists; RFC 3339.
#[must_use]
pub(crate) fn noted_at(path: &Path, batch_id: &str) -> Option<String> {
    let text = std::fs::read(path).ok()?;
    text.split(|byte| *byte == b'\n').find_map(|line| {
        let (_, record) = line::read(line).ok()?;
        let ours = match record {
            Record::Shard {
                step: Step::Acknowledged { batch_id: id, .. } | Step::Adopted { batch_id: id },
                ..
            } => id == batch_id,
            _ => false,
        };
        let line: serde_json::Value = serde_json::from_slice(line).ok()?;
        ours.then(|| line["at"].as_str().map(str::to_owned))?
    })
}

struct Replayed {
    state: RunState,
    next: u64,
    good: u64,
}

fn replay(text: &[u8], path: &Path) -> Result<Replayed, Error> {
    let mut replayed = Replayed { state: RunState::default(), next: 1, good: 0 };
    let mut rest = text;
    let mut number = 0u64;
    while !rest.is_empty() {
        number += 1;
        let end = rest.iter().position(|byte| *byte == b'\n');
        let (line, after) = match end {
            Some(end) => (&rest[..end], &rest[end + 1..]),
            None => (rest, &rest[rest.len()..]),
        };
        let record = match line::read(line) {
            Ok(record) if end.is_some() => record,
            _ if after.is_empty() && line::may_be_torn(line) => return Ok(replayed),
            read => return Err(damaged(path, number, read.err().unwrap_or("it has no newline"))),
        };
        let (seq, record) = record;
        if seq != replayed.next {
            return Err(damaged(path, number, "a line before it is missing"));
        }
        replayed.state.apply(&record).map_err(|what| damaged(path, number, &what))?;
        replayed.next += 1;
        replayed.good += line.len() as u64 + 1;
        rest = after;
    }
    Ok(replayed)
}

fn damaged(path: &Path, line: u64, what: &str) -> Error {
    Error::new(ErrorKind::Output, format!("{}:{line}: the journal is damaged: {what}", path.display()))
        .why("what was already paid for can no longer be told from it, so nothing is sent")
        .fix("restore the file from a backup")
        .fix(
            "or fetch what exists by hand: claudectl batches list, then claudectl batches results ID -o FILE",
        )
}

#[cfg(test)]
mod tests;
