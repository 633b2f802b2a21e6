//! The append-only journal of a run: what was sent, and every outcome with its result. What is not in it did not happen.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::sync::Syncer;
use crate::api::usage::Usage;
use crate::batch::journal::line::{may_be_torn, seal, unseal};
use crate::batch::store::{failed, owner_only};
use crate::error::{Error, ErrorKind};

/// Where an item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Standing {
    /// It has no outcome.
    #[default]
    Open,
    /// It has a message.
    Succeeded,
    /// It failed for good.
    Failed,
    /// It failed, and another attempt can help.
    Retryable,
}

/// The outcome of an item.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Ended<'a> {
    pub(super) item: u32,
    pub(super) ok: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<String>,
    #[serde(default)]
    pub(super) retryable: bool,
    pub(super) attempts: u32,
    #[serde(default)]
    pub(super) possibly_billed: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) stop_reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) model: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) usage: Option<Usage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cost: Option<u64>,
    /// The line of the results.
    #[serde(borrow)]
    pub(super) line: &'a RawValue,
}

/// One line, of which one field is set.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Line<'a> {
    /// A process began to work, at this time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opened: Option<String>,
    /// A call is about to be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent: Option<u32>,
    /// The most it can cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    most: Option<u64>,
    /// A call ended without an outcome for its item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    again: Option<u32>,
    /// Whether that call may be billed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    billed: Option<bool>,
    /// An item has its outcome.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    ended: Option<Ended<'a>>,
    /// What failed is tried again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reopened: Option<u32>,
    /// The outputs were written; whether no item was left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    written: Option<bool>,
}

/// What a journal comes to.
#[derive(Debug, Default)]
pub(super) struct State {
    standing: Vec<Standing>,
    /// Where the newest outcome of each item stands, counted from 1; 0 for none.
    at: Vec<u64>,
    /// Calls that have not ended, and the most each can cost.
    open: HashMap<u32, u64>,
    /// Calls that may have been billed without an answer.
    pub(super) lost: u64,
    /// Billionths of a dollar: what answers did cost, and what lost calls can have.
    pub(super) spent: u64,
    pub(super) succeeded: u64,
    pub(super) failed: u64,
    pub(super) retryable: u64,
    /// Whether outputs of this run were written.
    pub(super) wrote: bool,
    /// Whether no item was left when they were.
    pub(super) finished: bool,
}

impl State {
    /// Where an item stands.
    pub(super) fn standing(&self, item: u32) -> Standing {
        self.standing.get(item as usize).copied().unwrap_or_default()
    }

    /// Where the outcome of an item stands in the journal.
    pub(super) fn place(&self, item: u32) -> Option<u64> {
        self.at.get(item as usize).copied().filter(|at| *at > 0).map(|at| at - 1)
    }

    /// Whether an outcome at this place of the journal is an item's newest.
    pub(super) fn is_newest(&self, item: u32, at: u64) -> bool {
        self.place(item) == Some(at)
    }

    /// Items with an outcome.
    pub(super) fn done(&self) -> u64 {
        self.succeeded + self.failed
    }

    /// Calls that may have been billed without an answer, those without an end included.
    pub(super) fn in_doubt(&self) -> u64 {
        self.lost + self.open.len() as u64
    }

    fn put(&mut self, item: u32, standing: Standing, at: u64) {
        let index = item as usize;
        if self.standing.len() <= index {
            self.standing.resize(index + 1, Standing::Open);
            self.at.resize(index + 1, 0);
        }
        let before = std::mem::replace(&mut self.standing[index], standing);
        self.at[index] = at;
        for (standing, sign) in [(before, false), (standing, true)] {
            let change = |count: &mut u64| *count = if sign { *count + 1 } else { *count - 1 };
            match standing {
                Standing::Open => {}
                Standing::Succeeded => change(&mut self.succeeded),
                Standing::Failed => change(&mut self.failed),
                Standing::Retryable => {
                    change(&mut self.failed);
                    change(&mut self.retryable);
                }
            }
        }
    }

    /// Takes calls that never ended for lost.
    fn lose(&mut self, item: u32) {
        if let Some(most) = self.open.remove(&item) {
            self.lost += 1;
            self.spent = self.spent.saturating_add(most);
        }
    }

    fn apply(&mut self, line: &Line<'_>, at: u64) {
        if line.opened.is_some() {
            let open: Vec<u32> = self.open.keys().copied().collect();
            for item in open {
                self.lose(item);
            }
        }
        if let Some(item) = line.sent {
            self.lose(item);
            self.open.insert(item, line.most.unwrap_or(0));
            self.finished = false;
        }
        if let Some(item) = line.again {
            if line.billed == Some(true) {
                self.lose(item);
            }
            self.open.remove(&item);
        }
        if let Some(ended) = &line.ended {
            self.open.remove(&ended.item);
            self.spent = self.spent.saturating_add(ended.cost.unwrap_or(0));
            let standing = match (ended.ok, ended.retryable) {
                (true, _) => Standing::Succeeded,
                (false, true) => Standing::Retryable,
                (false, false) => Standing::Failed,
            };
            self.put(ended.item, standing, at + 1);
        }
        if let Some(item) = line.reopened {
            self.finished = false;
            let kept = self.at.get(item as usize).copied().unwrap_or(0);
            self.put(item, Standing::Open, kept);
        }
        if let Some(finished) = line.written {
            (self.wrote, self.finished) = (true, finished);
        }
    }
}

/// The journal of one run, open for more.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    syncer: Syncer,
    /// Lines that are written together.
    pending: String,
    /// Bytes written, the pending ones included.
    length: u64,
    state: State,
}

impl Journal {
    /// Opens the journal and replays it; a last line that was cut by a crash is dropped.
    ///
    /// # Errors
    /// Kind `output`: it cannot be read, or a line other than the last is damaged.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        owner_only(&mut options);
        let mut file = options.open(path).map_err(|error| failed("open", path, error))?;
        let (state, length) = replay(path)?;
        let prepared = file.set_len(length).and_then(|()| file.seek(SeekFrom::Start(length)));
        prepared.map_err(|error| failed("repair", path, error))?;
        let started = file.sync_all().and_then(|()| file.try_clone()).and_then(Syncer::start);
        let syncer = started.map_err(|error| failed("write", path, error))?;
        Ok(Self { path: path.to_owned(), file, syncer, pending: String::new(), length, state })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn state(&self) -> &State {
        &self.state
    }

    fn add(&mut self, line: &Line<'_>) -> Result<(), Error> {
        let text = serde_json::to_string(line)
            .map_err(|error| Error::new(ErrorKind::Internal, "a record without a form").caused_by(error))?;
        let sealed = seal(text);
        self.state.apply(line, self.length);
        self.length += sealed.len() as u64;
        self.pending.push_str(&sealed);
        Ok(())
    }

    /// A process begins to work.
    pub(super) fn opened(&mut self, at: &str) -> Result<(), Error> {
        self.add(&Line { opened: Some(at.to_owned()), ..Line::default() })
    }

    /// A call is about to be made; [`Journal::flush`] before it is.
    pub(super) fn sent(&mut self, item: u32, most: Option<u64>) -> Result<(), Error> {
        self.add(&Line { sent: Some(item), most, ..Line::default() })
    }

    /// A call ended without an outcome for its item.
    pub(super) fn again(&mut self, item: u32, billed: bool) -> Result<(), Error> {
        self.add(&Line { again: Some(item), billed: billed.then_some(true), ..Line::default() })
    }

    /// An item has its outcome.
    pub(super) fn ended(&mut self, ended: Ended<'_>) -> Result<(), Error> {
        self.add(&Line { ended: Some(ended), ..Line::default() })
    }

    /// What failed is tried again.
    pub(super) fn reopened(&mut self, item: u32) -> Result<(), Error> {
        self.add(&Line { reopened: Some(item), ..Line::default() })
    }

    /// The outputs were written.
    pub(super) fn written(&mut self, finished: bool) -> Result<(), Error> {
        self.add(&Line { written: Some(finished), ..Line::default() })
    }

    /// Hands everything to the system: from now on it outlasts the process, and soon the power.
    ///
    /// # Errors
    /// Kind `output`.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let written = self.file.write_all(self.pending.as_bytes());
        self.pending.clear();
        written.and_then(|()| self.syncer.touch()).map_err(|error| failed("write", &self.path, error))
    }

    /// Waits until everything is on disk.
    ///
    /// # Errors
    /// Kind `output`.
    pub(super) fn sync(&mut self) -> Result<(), Error> {
        self.flush()?;
        self.file.sync_data().map_err(|error| failed("write", &self.path, error))
    }
}

/// What a journal comes to, if it can be read.
#[must_use]
pub(super) fn peek(path: &Path) -> State {
    replay(path).map(|(state, _)| state).unwrap_or_default()
}

fn replay(path: &Path) -> Result<(State, u64), Error> {
    let mut state = State::default();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((state, 0)),
        Err(error) => return Err(failed("read", path, error)),
    };
    let mut lines = Lines::new(file);
    let mut number = 0u64;
    while let Some((at, line)) = lines.next().map_err(|error| failed("read", path, error))? {
        number += 1;
        let whole = line.strip_suffix(b"\n");
        let object = unseal(whole.unwrap_or(line));
        let read = match (&object, whole) {
            (Ok(object), Some(_)) => serde_json::from_slice::<Line<'_>>(object)
                .map_err(|_| "it holds no record this program knows"),
            (Err(what), _) => Err(*what),
            (Ok(_), None) => Err("it has no newline"),
        };
        match read {
            Ok(line) => state.apply(&line, at),
            Err(what) => {
                let torn = may_be_torn(line);
                let last = lines.is_at_end().map_err(|error| failed("read", path, error))?;
                if last && torn {
                    return Ok((state, at));
                }
                return Err(damaged(path, number, what));
            }
        }
    }
    Ok((state, lines.at))
}

fn damaged(path: &Path, line: u64, what: &str) -> Error {
    Error::new(ErrorKind::Output, format!("{}:{line}: the journal is damaged: {what}", path.display()))
        .why("what was already paid for can no longer be told from it, so nothing is sent")
        .fix("restore the file from a backup, or pay anew: the same command with --again")
}

/// The lines of a file, with their places, in one buffer.
pub(super) struct Lines {
    file: BufReader<File>,
    line: Vec<u8>,
    at: u64,
}

impl Lines {
    pub(super) fn new(file: File) -> Self {
        Self { file: BufReader::with_capacity(64 * 1024, file), line: Vec::new(), at: 0 }
    }

    /// The next line and where it begins.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, &[u8])>> {
        self.line.clear();
        let length = self.file.read_until(b'\n', &mut self.line)?;
        let at = self.at;
        self.at += length as u64;
        Ok((length > 0).then_some((at, self.line.as_slice())))
    }

    fn is_at_end(&mut self) -> io::Result<bool> {
        Ok(self.file.fill_buf()?.is_empty())
    }

    /// The line that begins at a place.
    pub(super) fn at(&mut self, place: u64) -> io::Result<Option<&[u8]>> {
        let ahead = i64::try_from(place).unwrap_or(i64::MAX) - i64::try_from(self.at).unwrap_or(0);
        self.file.seek_relative(ahead)?;
        self.at = place;
        Ok(self.next()?.map(|(_, line)| line))
    }
}

/// The outcome that a line of the journal holds; its object must outlive it.
pub(super) fn outcome(object: &[u8]) -> Option<Ended<'_>> {
    serde_json::from_slice::<Line<'_>>(object).ok()?.ended
}

/// The object of a line as it was read.
pub(super) fn object(line: &[u8]) -> Option<Vec<u8>> {
    unseal(line.strip_suffix(b"\n").unwrap_or(line)).ok()
}

/// Whether the file holds anything.
pub(super) fn is_empty(path: &Path) -> bool {
    File::open(path).and_then(|mut file| file.read(&mut [0])).is_ok_and(|length| length == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::testing::Scratch;

    fn ended(item: u32, ok: bool, line: &RawValue) -> Ended<'_> {
        Ended {
            item,
            ok,
            kind: None,
            retryable: false,
            attempts: 1,
            possibly_billed: 0,
            stop_reason: None,
            model: None,
            usage: None,
            cost: Some(5),
            line,
        }
    }

    #[test]
    fn calls_without_an_end_count_as_lost_once() {
        let scratch = Scratch::new();
        let path = scratch.path("journal.jsonl");
        let result = RawValue::from_string("{}".to_owned()).expect("JSON");
        for process in 1..=3u64 {
            let mut journal = Journal::open(&path).expect("opens");
            journal.opened("now").expect("is added");
            assert_eq!(journal.state().lost, process - 1);
            journal.sent(7, Some(100)).expect("is added");
            journal.flush().expect("is written");
        }
        let mut journal = Journal::open(&path).expect("opens");
        journal.sent(7, Some(100)).expect("is added");
        journal.ended(ended(7, true, &result)).expect("is added");
        assert_eq!((journal.state().lost, journal.state().spent), (3, 305));
        assert_eq!((journal.state().standing(7), journal.state().done()), (Standing::Succeeded, 1));
    }

    #[test]
    fn a_torn_end_is_dropped_and_damage_before_it_refused() {
        let scratch = Scratch::new();
        let path = scratch.path("journal.jsonl");
        let mut journal = Journal::open(&path).expect("opens");
        for item in 0..3 {
            journal.sent(item, None).expect("is added");
        }
        journal.sync().expect("is on disk");
        drop(journal);
        let whole = std::fs::read(&path).expect("is read");
        for cut in 1..25 {
            std::fs::write(&path, &whole[..whole.len() - cut]).expect("is written");
            assert_eq!(Journal::open(&path).expect("opens").state().open.len(), 2, "{cut}");
            assert_eq!(std::fs::metadata(&path).expect("there").len(), whole.len() as u64 / 3 * 2);
        }
        let mut odd = whole.clone();
        odd[10] ^= 1;
        std::fs::write(&path, &odd).expect("is written");
        assert_eq!(Journal::open(&path).expect_err("is damaged").kind, ErrorKind::Output);
    }

    #[test]
    fn the_last_outcome_wins() {
        let scratch = Scratch::new();
        let mut journal = Journal::open(&scratch.path("j")).expect("opens");
        let result = RawValue::from_string("{}".to_owned()).expect("JSON");
        journal.ended(ended(1, false, &result)).expect("is added");
        let first = journal.state().place(1);
        assert_eq!(journal.state().failed, 1);
        journal.reopened(1).expect("is added");
        assert_eq!((journal.state().failed, journal.state().done()), (0, 0));
        journal.ended(ended(1, true, &result)).expect("is added");
        assert_eq!((journal.state().succeeded, journal.state().failed), (1, 0));
        assert_ne!(journal.state().place(1), first);
    }
}
