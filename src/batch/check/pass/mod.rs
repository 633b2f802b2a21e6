//! The one pass: bytes in, problems out, and at the end the plan.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::item::Item;
use super::{Entry, Gravity, IdSet, Planner, Problem, Report, Rules, Watch, cost, locate};
use crate::batch::clock::breathe;
use crate::batch::limits::DEEP_CHECK_BYTES;
use crate::error::{Error, ErrorKind};
use crate::text::json::scanner::Scanner;

const BOM: &[u8] = b"\xEF\xBB\xBF";
/// How much is read from the disk at a time.
pub(crate) const READ_BYTES: usize = 64 * 1024;

/// Checks a file from its first byte to its last.
///
/// # Errors
/// If the file cannot be read (kind `input`), or if `watch` cannot note an entry (kind `output`).
/// Problems in the file are no error here; they are told to `watch` and counted.
pub(crate) async fn file(path: &Path, rules: Rules<'_>, watch: &mut dyn Watch) -> Result<Report, Error> {
    let unreadable = |error: std::io::Error| {
        Error::new(ErrorKind::Input, format!("cannot read {}: {error}", path.display())).caused_by(error)
    };
    let mut file = File::open(path).map_err(unreadable)?;
    let mut pass = Pass::new(rules, watch);
    let mut buffer = vec![0; READ_BYTES];
    loop {
        let length = file.read(&mut buffer).map_err(unreadable)?;
        if length == 0 {
            return pass.finish();
        }
        pass.feed(&buffer[..length])?;
        breathe().await;
    }
}

/// The pass over one file.
pub(crate) struct Pass<'a> {
    rules: Rules<'a>,
    watch: &'a mut dyn Watch,
    scanner: Scanner,
    item: Item,
    ids: IdSet,
    planner: Planner,
    hash: Sha256,
    report: Report,
    line: Line,
}

/// The line being read.
struct Line {
    /// As the user counts it.
    number: u64,
    /// Whether anything but blanks has come.
    begun: bool,
    broken: bool,
    /// First byte that is not blank.
    start: u64,
    /// Next byte.
    at: u64,
    /// The line itself, as long as it is short enough for the deeper check.
    kept: Vec<u8>,
    /// Columns something was said about.
    columns: Vec<u64>,
    /// How much of a byte order mark has been passed.
    mark: usize,
}

impl<'a> Pass<'a> {
    /// A pass that has seen nothing yet.
    pub(crate) fn new(rules: Rules<'a>, watch: &'a mut dyn Watch) -> Self {
        Self {
            rules,
            watch,
            scanner: Scanner::default(),
            item: Item::default(),
            ids: IdSet::default(),
            planner: Planner::new(rules.limits),
            hash: Sha256::new(),
            report: Report::default(),
            line: Line {
                number: 1,
                begun: false,
                broken: false,
                start: 0,
                at: 0,
                kept: Vec::new(),
                columns: Vec::new(),
                mark: 0,
            },
        }
    }

    /// Says that the next bytes stand for this line of what the user wrote, where the two differ.
    pub(crate) fn at_line(&mut self, number: u64) {
        self.line.number = number;
    }

    /// Reads on, in any cut.
    ///
    /// # Errors
    /// If `watch` cannot note an entry.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.hash.update(bytes);
        self.report.bytes += bytes.len() as u64;
        let mut rest = bytes;
        while self.line.at < BOM.len() as u64 && self.line.mark as u64 == self.line.at {
            match rest.split_first() {
                Some((byte, after)) if *byte == BOM[self.line.mark] => {
                    (self.line.mark, self.line.at, rest) = (self.line.mark + 1, self.line.at + 1, after);
                }
                _ => break,
            }
        }
        while !rest.is_empty() {
            let end = rest.iter().position(|byte| *byte == b'\n');
            self.part(&rest[..end.unwrap_or(rest.len())]);
            let Some(end) = end else { break };
            self.end_line()?;
            self.line.at += 1;
            self.line.number += 1;
            rest = &rest[end + 1..];
        }
        self.watch.read(self.report.bytes);
        Ok(())
    }

    /// The file is over.
    ///
    /// # Errors
    /// If `watch` cannot note the last entry.
    pub(crate) fn finish(mut self) -> Result<Report, Error> {
        self.end_line()?;
        self.report.shards = self.planner.finish();
        self.report.sha256 = hex(&self.hash.finalize());
        Ok(self.report)
    }

    /// Some bytes of one line.
    fn part(&mut self, bytes: &[u8]) {
        let mut bytes = bytes;
        if !self.line.begun {
            let blank = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
            self.line.at += blank as u64;
            self.skip_columns(&bytes[..blank]);
            bytes = &bytes[blank..];
            if bytes.is_empty() {
                return;
            }
            self.line.begun = true;
            self.line.start = self.line.at;
        }
        self.line.at += bytes.len() as u64;
        if self.line.kept.len() <= DEEP_CHECK_BYTES {
            self.line.kept.extend_from_slice(bytes);
        }
        if !self.line.broken {
            let Self { scanner, item, .. } = self;
            if let Err(fault) = scanner.feed(bytes, |at, token| item.take(at, &token)) {
                self.line.broken = true;
                self.fault(fault.column, format!("not JSON: {}", fault.what));
            }
        }
    }

    /// Blanks before the value count as columns too.
    fn skip_columns(&mut self, blanks: &[u8]) {
        // Blanks are no fault at the start of a value, and no token comes of them.
        let _ = self.scanner.feed(blanks, |_, _| {});
        self.line.kept.extend_from_slice(blanks);
    }

    fn end_line(&mut self) -> Result<(), Error> {
        if self.line.begun {
            self.end_item()?;
        }
        self.scanner.reset();
        self.item = Item::default();
        self.line.begun = false;
        self.line.broken = false;
        self.line.kept.clear();
        self.line.columns.clear();
        Ok(())
    }

    fn end_item(&mut self) -> Result<(), Error> {
        self.report.requests += 1;
        let length = self.line.at - self.line.start;
        if !self.planner.fits(length) {
            let most = self.rules.limits.bytes;
            self.fault(1, format!("this request alone has {length} bytes; a batch takes {most}"));
        }
        self.planner.add(self.line.start, self.line.at);
        if !self.line.broken {
            self.whole_item(length);
        }
        let entry = Entry {
            digest: self.item.id.map_or(super::Digest::of(""), |(digest, _)| digest),
            line: self.line.number,
            start: self.line.start,
        };
        self.watch.entry(&entry).map_err(|error| {
            Error::new(ErrorKind::Output, format!("cannot write the index of the run: {error}"))
                .caused_by(error)
        })
    }

    /// The line is complete; what follows needs all of it.
    fn whole_item(&mut self, length: u64) {
        let Self { scanner, item, .. } = self;
        let end = scanner.finish(|at, token| item.take(at, &token));
        if let Err(fault) = end {
            self.complain();
            return self.fault(fault.column, format!("not JSON: {}", fault.what));
        }
        self.item.finish();
        if let Some(column) = self.scanner.lone_surrogate() {
            self.fault(column, "half of a surrogate pair; the API refuses it".to_owned());
        }
        self.complain();
        if let Some((digest, column)) = self.item.id
            && let Some(first) = self.ids.insert(digest, self.line.number)
        {
            self.fault(column, format!("`custom_id` is the same as on line {first}"));
        }
        self.deep();
        self.price(length);
    }

    fn complain(&mut self) {
        for (column, what, gravity) in std::mem::take(&mut self.item.complaints) {
            self.say(column, what, gravity);
        }
    }

    fn deep(&mut self) {
        if self.item.params.is_none() {
            return;
        }
        if self.line.kept.len() > DEEP_CHECK_BYTES {
            self.report.shallow += 1;
            return;
        }
        let Ok(request) = serde_json::from_slice::<Value>(&self.line.kept) else { return };
        let known = self.line.columns.len();
        for finding in request.get("params").map(|params| (self.rules.lint)(params)).unwrap_or_default() {
            let column = locate::column(&self.line.kept, "params", &finding.path);
            if self.line.columns[..known].contains(&column) || self.item.unknown.contains(&finding.path) {
                // Something was said of this very place already.
                continue;
            }
            let place = if finding.path.is_empty() { String::new() } else { format!("{}: ", finding.path) };
            self.say(column, format!("{place}{}", finding.what), finding.gravity);
        }
    }

    fn price(&mut self, length: u64) {
        let (Some(model), Some(tokens)) = (&self.item.model, self.item.max_tokens) else { return };
        match cost::highest(model, length, tokens) {
            Some(cost) => self.report.highest_cost = self.report.highest_cost.saturating_add(cost),
            None => self.report.unpriced += 1,
        }
    }

    fn fault(&mut self, column: u64, what: String) {
        self.say(column, what, Gravity::Fault);
    }

    fn say(&mut self, column: u64, what: String, gravity: Gravity) {
        let count = match gravity {
            Gravity::Fault => &mut self.report.faults,
            Gravity::Doubt => &mut self.report.doubts,
            Gravity::Remark => &mut self.report.remarks,
        };
        *count += 1;
        self.line.columns.push(column);
        self.watch.problem(Problem { line: self.line.number, column, what, gravity });
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests;
