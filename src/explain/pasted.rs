//! Reads a text of any size as it streams by and counts the errors in it.
//!
//! Memory is bounded: one record, the groups found so far (no more than the catalogue has entries), and a ring of
//! request ids, by which an error that was written twice is known.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read};

use jiff::Timestamp;

use crate::error::{ErrorKind, Fix, ValueName, Values};
use crate::explain::advice;
use crate::explain::by::By;
use crate::explain::catalogue::{Class, Entry};
use crate::explain::classify::{Verdict, classify};
use crate::explain::observation::Observation;
use crate::explain::read::extract::{self, Trust};
use crate::explain::read::plain;
use crate::explain::read::prefilter;
use crate::explain::read::records::Segmenter;
use crate::explain::read::regions::{self, Part};
use crate::explain::read::speaks;
use crate::text::json::begins_with_a_field;

/// One kind of error found in a text.
#[derive(Clone, Debug)]
pub struct Match {
    /// What explains it.
    pub entry: &'static Entry,
    /// The kind it counts as; `None` when it is no failure.
    pub kind: Option<ErrorKind>,
    /// How that is known.
    pub by: By,
    /// How often it occurs.
    pub count: u64,
    /// Values read out of its first occurrence.
    pub values: Values,
    /// What to do, with the values filled in.
    pub(crate) fixes: Vec<Fix>,
    /// Whether trying the same thing again can help.
    pub retryable: bool,
    /// The API's message at the first occurrence.
    pub message: Option<String>,
    /// The line of the first occurrence, from 1; 0 when it was asked for by name.
    pub line: u64,
}

impl Match {
    /// An entry that was asked for by name.
    #[must_use]
    pub fn named(entry: &'static Entry, by: By) -> Self {
        let values = Values::default();
        let fixes = advice::fixes(entry.fixes, &values);
        let retryable = entry.retryable();
        Self { entry, kind: entry.kind(), by, count: 1, values, fixes, retryable, message: None, line: 0 }
    }

    /// The exit code a command ends with that meets this.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        self.kind.map_or_else(|| self.entry.exit_code(), ErrorKind::exit_code)
    }

    /// What to do, as text.
    #[must_use]
    pub fn advice(&self) -> Vec<String> {
        self.fixes.iter().map(ToString::to_string).collect()
    }
}

/// A record is never kept longer than this, in bytes; what is longer is no report of an error.
const LONGEST_RECORD: usize = 256 * 1024;
/// A text no longer than this is taken as asked about as a whole when nothing else is found in it, in bytes.
const LONGEST_QUESTION: usize = 16 * 1024;
/// Request ids remembered.
const IDS: usize = 8192;
/// What says less about an error just told stands no further behind it, in lines.
const NEAR_AFTER: u64 = 4;
/// A status in an access log and the exception it led to stand no further apart, in lines.
const NEAR: u64 = 60;

/// What a text holds.
pub(crate) struct Reading {
    /// The errors in it, the most frequent first.
    pub matches: Vec<Match>,
    /// Whether there was nothing but blanks.
    pub empty: bool,
    /// A host named in a short text without any error of the API.
    pub other_host: Option<String>,
}

/// Finds the errors in a text as it streams by, the most frequent first.
///
/// # Errors
/// Those of reading.
pub fn read_log(reader: impl Read, now: Option<Timestamp>) -> io::Result<Vec<Match>> {
    read_input(reader, now).map(|reading| reading.matches)
}

/// The same, and what to say of a text that holds no error.
///
/// # Errors
/// Those of reading.
pub(crate) fn read_input(reader: impl Read, now: Option<Timestamp>) -> io::Result<Reading> {
    let mut log = Log::new(now);
    let mut reader = plain::text(reader)?;
    let mut begun = Vec::new();
    reader.by_ref().take(LONGEST_QUESTION as u64 + 1).read_to_end(&mut begun)?;
    let empty = begun.iter().all(u8::is_ascii_whitespace);
    let mut other_host = None;
    if begun.len() <= LONGEST_QUESTION {
        other_host = speaks::other_host(&String::from_utf8_lossy(&begun));
        log.lines(&begun);
        log.question = begun;
    } else {
        regions::each(begun, reader, |part| match part {
            Part::Read(lines) => log.lines(lines),
            Part::Skip(lines) => log.skip(lines),
        })?;
    }
    let matches = log.finish();
    other_host = other_host.filter(|_| matches.is_empty());
    Ok(Reading { matches, empty, other_host })
}

/// Finds the errors in a text that someone asks about.
#[must_use]
pub(crate) fn read_text(text: &str, now: Option<Timestamp>) -> Vec<Match> {
    let mut log = Log::new(now);
    if text.len() <= LONGEST_QUESTION {
        log.question = text.as_bytes().to_vec();
    }
    log.lines(text.as_bytes());
    log.finish()
}

/// Whether little more is known than that something failed, so that a line nearby may tell the same error better.
fn is_vague(facts: &Observation, verdict: &Verdict) -> bool {
    const VAGUE: [&str; 4] = ["APIConnectionError", "APITimeoutError", "connection_error", "timeout_sdk"];
    !facts.envelope && (matches!(verdict.by, By::Status | By::Class) || VAGUE.contains(&verdict.entry.id))
}

/// Whether it is about the way to the API.
fn is_network(verdict: &Verdict) -> bool {
    verdict.kind.is_some_and(|kind| (10..=16).contains(&kind.exit_code()))
}

/// The message of the API about a place in a request that a text holds without an object around it.
fn about_a_place(text: &str) -> Option<String> {
    let rests = text.lines().flat_map(|line| {
        let starts =
            line.match_indices(": ").chain(line.match_indices(". ")).map(|(at, mark)| at + mark.len());
        std::iter::once(0).chain(starts).map(move |start| line[start..].trim())
    });
    let mut found = rests.filter(|rest| begins_with_a_field(rest));
    found.next().map(str::to_owned)
}

struct Log {
    now: Option<Timestamp>,
    segmenter: Segmenter,
    record: Vec<u8>,
    record_line: u64,
    /// Classes of words in the record.
    seen: u8,
    lines: u64,
    /// A text short enough to be a question as a whole.
    question: Vec<u8>,
    groups: Vec<Match>,
    ids: VecDeque<u64>,
    /// An error known only by its status, until it is clear whether the next lines tell of the same one.
    pending: Option<(Observation, Verdict, u64)>,
    /// Status, whether it was about the network, and line of the last error that was counted.
    last: Option<(Option<u16>, bool, u64)>,
}

impl Log {
    fn new(now: Option<Timestamp>) -> Self {
        Self {
            now,
            segmenter: Segmenter::default(),
            record: Vec::new(),
            record_line: 1,
            seen: 0,
            lines: 0,
            question: Vec::new(),
            groups: Vec::new(),
            ids: VecDeque::new(),
            pending: None,
            last: None,
        }
    }

    /// Passes over lines that hold nothing of interest; a record never reaches across them.
    fn skip(&mut self, lines: u64) {
        self.flush();
        self.segmenter = Segmenter::default();
        self.lines += lines;
    }

    fn lines(&mut self, lines: &[u8]) {
        lines.split_inclusive(|byte| *byte == b'\n').for_each(|line| self.line(line));
    }

    fn line(&mut self, raw: &[u8]) {
        self.lines += 1;
        let line = plain::line(raw);
        if self.segmenter.begins(&line, &self.record) || self.record.len() + line.len() > LONGEST_RECORD {
            self.flush();
            self.record_line = self.lines;
        }
        if !prefilter::is_worth_reading(self.seen) {
            self.seen = prefilter::classes(line.as_bytes(), self.seen);
        }
        self.record.extend_from_slice(line.as_bytes());
        if !line.ends_with('\n') {
            self.record.push(b'\n');
        }
    }

    fn flush(&mut self) {
        if prefilter::is_worth_reading(self.seen) {
            let text = String::from_utf8_lossy(&self.record).into_owned();
            self.read(&text, Trust::Found);
        }
        self.record.clear();
        self.seen = 0;
    }

    fn read(&mut self, text: &str, trust: Trust) {
        for facts in extract::read(text, trust) {
            if let Some(verdict) = classify(&facts) {
                self.add(facts, verdict);
            }
        }
    }

    fn add(&mut self, facts: Observation, verdict: Verdict) {
        if facts.read(ValueName::REQUEST_ID).is_some_and(|id| self.is_known(id)) {
            return;
        }
        let line = self.record_line;
        let status = facts.status.or_else(|| facts.class.and_then(Class::status));
        let network = is_network(&verdict);
        if is_vague(&facts, &verdict) {
            let told = self.last.is_some_and(|(known, was_network, at)| {
                line - at <= NEAR_AFTER && (network && was_network || status.is_some() && known == status)
            }) || self
                .pending
                .as_ref()
                .is_some_and(|(_, of, at)| line - at <= NEAR_AFTER && network && is_network(of));
            if !told {
                self.settle();
                self.pending = Some((facts, verdict, line));
            }
            return;
        }
        let same = self.pending.as_ref().is_some_and(|(vague, of, at)| {
            line - at <= NEAR && (vague.status == status || is_network(of) && network)
        });
        if same {
            self.pending = None;
        }
        self.settle();
        self.last = Some((status, network, line));
        self.count(facts, verdict, line);
    }

    /// Counts the error that was only known by its status; nothing more was told of it.
    fn settle(&mut self) {
        if let Some((facts, verdict, line)) = self.pending.take() {
            self.count(facts, verdict, line);
        }
    }

    fn count(&mut self, facts: Observation, verdict: Verdict, line: u64) {
        let same =
            |group: &&mut Match| std::ptr::eq(group.entry, verdict.entry) && group.kind == verdict.kind;
        if let Some(group) = self.groups.iter_mut().find(same) {
            group.count += 1;
            return;
        }
        let message = facts.message.or_else(|| about_a_place(&facts.text));
        let mut read = verdict.values;
        advice::derive(&mut read, message.as_deref(), self.now);
        self.groups.push(Match {
            entry: verdict.entry,
            kind: verdict.kind,
            by: verdict.by,
            count: 1,
            fixes: advice::fixes(verdict.entry.fixes, &read),
            values: read,
            retryable: verdict.retryable,
            message,
            line,
        });
    }

    fn is_known(&mut self, id: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        let hash = hasher.finish();
        if self.ids.contains(&hash) {
            return true;
        }
        if self.ids.len() == IDS {
            self.ids.pop_front();
        }
        self.ids.push_back(hash);
        false
    }

    fn finish(mut self) -> Vec<Match> {
        self.flush();
        self.settle();
        if self.groups.is_empty() && !self.question.is_empty() {
            let text: String = String::from_utf8_lossy(&self.question)
                .lines()
                .map(|line| plain::line(line.as_bytes()).into_owned() + "\n")
                .collect();
            self.record_line = 1;
            self.read(text.trim(), Trust::Asked);
            self.settle();
        }
        self.groups.sort_by(|a, b| b.count.cmp(&a.count).then(a.line.cmp(&b.line)));
        self.groups
    }
}
