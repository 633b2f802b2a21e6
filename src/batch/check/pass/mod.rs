//! The one pass: bytes in, problems out, and at the end the plan.

use std::path::Path;

use memchr::memchr;
use serde_json::Value;

use super::cost::Prices;
use super::form::{WrongForm, wrong_form};
use super::item::Item;
use super::shape::Shapes;
use super::source::Source;
use super::{Entry, Gravity, IdSet, Planner, Problem, Report, Rules, Watch};
use crate::batch::fingerprint::Fingerprint;
use crate::batch::joined::Joined;
use crate::batch::limits::{DEEP_CHECK_BYTES, ENVELOPE};
use crate::error::{Error, ErrorKind};
use crate::text::json::column_in_item;
use crate::text::json::scanner::Scanner;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Checks a file from its first byte to its last.
///
/// # Errors
/// If the file cannot be read (kind `input`), or if `watch` cannot note an entry (kind `output`).
/// Problems in the file are no error here; they are told to `watch` and counted.
pub(crate) async fn file(path: &Path, rules: Rules<'_>, watch: &mut dyn Watch) -> Result<Report, Error> {
    let mut source = Source::open(path)?;
    let mut buffer = Vec::new();
    let whole = source.head(&mut buffer).await?;
    if let Some(WrongForm { what, command }) = wrong_form(path, &buffer, whole) {
        let how = command.as_ref().map(|command| format!("; convert it: {command}")).unwrap_or_default();
        let what = format!("{what}{how}");
        watch.problem(Problem { line: 1, column: 1, what, gravity: Gravity::Fault });
        return Ok(Report { faults: 1, conversion: command, ..Report::default() });
    }
    let mut pass = Pass::new(rules, watch);
    while !buffer.is_empty() {
        pass.feed(&buffer)?;
        source.read(&mut buffer).await?;
    }
    pass.finish()
}

/// The pass over one file.
pub(crate) struct Pass<'a> {
    rules: Rules<'a>,
    watch: &'a mut dyn Watch,
    scanner: Scanner,
    item: Item,
    shapes: Shapes,
    prices: Prices,
    ids: IdSet,
    planner: Planner,
    fingerprint: Option<Fingerprint>,
    body: Option<OneBody>,
    report: Report,
    line: Line,
}

/// The body that the file becomes if it fits into one batch.
struct OneBody {
    hash: Fingerprint,
    lines: Joined,
}

impl OneBody {
    fn new() -> Self {
        let mut hash = Fingerprint::fast();
        hash.update(ENVELOPE.0);
        Self { hash, lines: Joined::default() }
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.lines.feed(bytes, |bytes| self.hash.update(bytes));
    }

    fn finish(mut self) -> String {
        self.hash.update(ENVELOPE.1);
        self.hash.finish()
    }
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
    /// What came of the line before the bytes at hand, as long as it is short enough for the deeper check.
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
            shapes: Shapes::default(),
            prices: Prices::default(),
            ids: IdSet::default(),
            planner: Planner::new(rules.limits),
            fingerprint: rules.fingerprint.map(|begin| begin()),
            body: rules.fingerprint.map(|_| OneBody::new()),
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
        if let Some(fingerprint) = &mut self.fingerprint {
            fingerprint.update(bytes);
        }
        self.report.bytes += bytes.len() as u64;
        let mut rest = self.past_the_mark(bytes);
        self.body = self.body.take().filter(|_| self.planner.is_one());
        if let Some(body) = &mut self.body {
            body.feed(rest);
        }
        while !rest.is_empty() {
            let end = memchr(b'\n', rest);
            let part = &rest[..end.unwrap_or(rest.len())];
            self.part(part);
            let Some(end) = end else {
                self.keep(part);
                break;
            };
            if self.line.kept.is_empty() {
                self.end_line(part)?;
            } else {
                self.keep(part);
                let kept = std::mem::take(&mut self.line.kept);
                self.end_line(&kept)?;
                self.line.kept = kept;
                self.line.kept.clear();
            }
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
        let kept = std::mem::take(&mut self.line.kept);
        self.end_line(&kept)?;
        self.report.shards = self.planner.finish();
        self.report.body = self.body.filter(|_| self.report.shards.len() == 1).map(OneBody::finish);
        self.report.fingerprint = self.fingerprint.map(Fingerprint::finish).unwrap_or_default();
        Ok(self.report)
    }

    /// What follows a byte order mark, which may itself be cut.
    fn past_the_mark<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let mut rest = bytes;
        while self.line.at < BOM.len() as u64 && self.line.mark as u64 == self.line.at {
            match rest.split_first() {
                Some((byte, after)) if *byte == BOM[self.line.mark] => {
                    (self.line.mark, self.line.at, rest) = (self.line.mark + 1, self.line.at + 1, after);
                }
                _ => break,
            }
        }
        rest
    }

    /// Keeps a part of a line of which more is to come, unless the line is too long anyway.
    fn keep(&mut self, part: &[u8]) {
        if self.line.kept.len() <= DEEP_CHECK_BYTES {
            self.line.kept.extend_from_slice(part);
        }
    }

    /// Some bytes of one line.
    fn part(&mut self, bytes: &[u8]) {
        if !self.line.begun {
            let blank = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
            self.line.begun = blank < bytes.len();
            self.line.start = self.line.at + blank as u64;
        }
        self.line.at += bytes.len() as u64;
        if !self.line.broken {
            let Self { scanner, item, .. } = self;
            if let Err(fault) = scanner.feed(bytes, |at, token| item.take(at, &token)) {
                self.line.broken = true;
                self.fault(fault.column, format!("not JSON: {}", fault.what));
            }
        }
    }

    fn end_line(&mut self, line: &[u8]) -> Result<(), Error> {
        if self.line.begun {
            self.end_item(line)?;
            self.item.clear();
        }
        self.scanner.reset();
        self.line.begun = false;
        self.line.broken = false;
        self.line.columns.clear();
        Ok(())
    }

    fn end_item(&mut self, line: &[u8]) -> Result<(), Error> {
        self.report.requests += 1;
        let length = self.line.at - self.line.start;
        if !self.planner.fits(length) {
            let most = self.rules.limits.bytes;
            self.fault(1, format!("this request alone has {length} bytes; a batch takes {most}"));
        }
        self.planner.add(self.line.start, self.line.at);
        if !self.line.broken {
            self.whole_item(line, length);
        }
        let entry = Entry {
            digest: self.item.id.map_or_else(|| super::Digest::of(""), |(digest, _)| digest),
            line: self.line.number,
            start: self.line.start,
        };
        self.watch.entry(&entry).map_err(|error| {
            Error::new(ErrorKind::Output, format!("cannot write the index of the run: {error}"))
                .caused_by(error)
        })
    }

    /// The line is complete; what follows needs all of it.
    fn whole_item(&mut self, line: &[u8], length: u64) {
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
        self.deep(line, length);
        self.price(length);
    }

    fn complain(&mut self) {
        if self.item.complaints.is_empty() {
            return;
        }
        for (column, what, gravity) in std::mem::take(&mut self.item.complaints) {
            self.say(column, what, gravity);
        }
    }

    fn deep(&mut self, line: &[u8], length: u64) {
        if self.item.params.is_none() || self.shapes.known(&self.item.shape, length) {
            return;
        }
        if line.len() > DEEP_CHECK_BYTES {
            self.report.shallow += 1;
            return;
        }
        let Ok(request) = serde_json::from_slice::<Value>(line) else { return };
        let findings = request.get("params").map(|params| (self.rules.lint)(params)).unwrap_or_default();
        if findings.is_empty() {
            return self.shapes.note(&self.item.shape, length);
        }
        let known = self.line.columns.len();
        for finding in findings {
            let column = column_in_item(line, &finding.path);
            if self.line.columns[..known].contains(&column) || self.item.unknown.contains(&finding.path) {
                // Something was said of this very place already.
                continue;
            }
            let place = if finding.path.is_empty() { String::new() } else { format!("{}: ", finding.path) };
            self.say(column, format!("{place}{}", finding.what), finding.gravity);
        }
    }

    fn price(&mut self, length: u64) {
        let (false, Some(tokens)) = (self.item.model.is_empty(), self.item.max_tokens) else { return };
        let report = &mut self.report;
        if let Some(cost) = self.prices.highest(&self.item.model, length, tokens) {
            report.highest_cost = report.highest_cost.saturating_add(cost);
        } else {
            report.unpriced += 1;
            report.unpriced_bytes += length;
            report.unpriced_tokens = report.unpriced_tokens.saturating_add(tokens);
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

#[cfg(test)]
mod tests;
