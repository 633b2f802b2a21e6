//! Reads a text of any size as it streams by and counts the errors in it.
//!
//! Memory is bounded: one record, the groups found so far (no more than the catalogue has entries), and a ring of
//! request ids, by which an error that was written twice is known.

use std::io;
use std::ops::Range;

use jiff::Timestamp;
use memchr::memchr_iter;

use crate::error::ValueName;
use crate::explain::classify::classify;
use crate::explain::known::{ErrorSummary, Known, Shapes};
use crate::explain::read::extract::{self, Trust};
use crate::explain::read::plain;
use crate::explain::read::prefilter;
use crate::explain::read::records::{Form, Segmenter};
use crate::explain::read::regions::{self, Part};
use crate::explain::read::shape::{self, Shape};
use crate::explain::read::speaks;
use crate::explain::read::wrapped;
use crate::explain::tally::{Match, Tally};

/// A record is never kept longer than this, in bytes; what is longer is no report of an error.
const LONGEST_RECORD: usize = 256 * 1024;
/// A text no longer than this is taken as asked about as a whole when nothing else is found in it, in bytes.
const LONGEST_QUESTION: usize = 16 * 1024;
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
pub fn read_log(reader: impl io::Read, now: Option<Timestamp>) -> io::Result<Vec<Match>> {
    read_input(reader, now).map(|reading| reading.matches)
}

/// The same, and what to say of a text that holds no error.
///
/// # Errors
/// Those of reading.
pub(crate) fn read_input(reader: impl io::Read, now: Option<Timestamp>) -> io::Result<Reading> {
    use std::io::Read as _;

    let mut log = Log::new(now);
    let mut reader = plain::text(reader)?;
    let mut begun = Vec::new();
    reader.by_ref().take(LONGEST_QUESTION as u64 + 1).read_to_end(&mut begun)?;
    let empty = begun.iter().all(u8::is_ascii_whitespace);
    let mut other_host = None;
    if begun.len() <= LONGEST_QUESTION {
        let text = String::from_utf8_lossy(&begun);
        other_host = speaks::other_host(&text);
        log.ask(&text);
    } else {
        regions::each(begun, reader, |part| match part {
            Part::Read(lines) => log.lines(lines),
            Part::Dense(lines) => log.dense(lines),
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
        log.ask(text);
    } else {
        log.lines(text.as_bytes());
    }
    log.finish()
}

struct Log {
    errors: Tally,
    segmenter: Segmenter,
    record: Vec<u8>,
    record_line: u64,
    /// Classes of words in the record.
    seen: u8,
    lines: u64,
    /// A text short enough to be a question as a whole.
    question: String,
    /// What lines of a shape tell; only a long text with line after line of interest fills it.
    shapes: Shapes,
    /// What the record tells, a single line of a known shape, and where its request id stands.
    known: Option<(Known, Option<Range<usize>>)>,
    /// The shape and form of the record, a single line whose shape is not known yet.
    learning: Option<(Shape, Form)>,
    scratch: Vec<u8>,
}

impl Log {
    fn new(now: Option<Timestamp>) -> Self {
        Self {
            errors: Tally::new(now),
            segmenter: Segmenter::default(),
            record: Vec::new(),
            record_line: 1,
            seen: 0,
            lines: 0,
            question: String::new(),
            shapes: Shapes::default(),
            known: None,
            learning: None,
            scratch: Vec::new(),
        }
    }

    /// Passes over lines that hold nothing of interest; a record never reaches across them.
    fn skip(&mut self, lines: u64) {
        self.flush();
        self.segmenter = Segmenter::default();
        self.lines += lines;
    }

    /// Takes a whole text that is short enough to be a question.
    fn ask(&mut self, text: &str) {
        let plain: String =
            text.lines().map(|line| plain::line(line.as_bytes()).into_owned() + "\n").collect();
        self.question = wrapped::joined(&wrapped::unquoted(&plain)).into_owned();
        self.lines(self.question.clone().as_bytes());
    }

    fn lines(&mut self, lines: &[u8]) {
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            self.line(line);
        }
    }

    /// The same for lines that tell the same few things over and over: each thing is read once.
    fn dense(&mut self, lines: &[u8]) {
        let mut from = 0;
        for end in memchr_iter(b'\n', lines).map(|newline| newline + 1).chain([lines.len()]) {
            let raw = &lines[from..end];
            from = end;
            if raw.is_empty() {
                continue;
            }
            let shape = shape::of(raw, &mut self.scratch);
            let known = shape.as_ref().and_then(|shape| self.shapes.get(shape.hash));
            let last = self.known.as_ref().map(|(last, _)| last.form);
            match (known, shape, last) {
                (Some(known), Some(shape), Some(last)) if known.form.begins_behind(last) => {
                    self.begin(known, shape.request_id, raw);
                }
                (known, shape, _) => {
                    let alone = self.line(raw);
                    let shape = shape.filter(|_| alone);
                    self.known =
                        known.zip(shape.as_ref()).map(|(known, shape)| (known, shape.request_id.clone()));
                    let form = || Form::of(&plain::line(raw));
                    self.learning =
                        shape.filter(|_| known.is_none()).and_then(|shape| Some((shape, form()?)));
                }
            }
        }
    }

    /// Begins a record with a line of a known shape.
    fn begin(&mut self, known: Known, request_id: Option<Range<usize>>, raw: &[u8]) {
        self.flush();
        self.lines += 1;
        self.record_line = self.lines;
        self.segmenter = known.form.into();
        self.known = Some((known, request_id));
        self.record.extend_from_slice(raw);
        if !raw.ends_with(b"\n") {
            self.record.push(b'\n');
        }
    }

    /// Takes a line and says whether a record begins with it.
    fn line(&mut self, raw: &[u8]) -> bool {
        self.lines += 1;
        let line = plain::line(raw);
        let begins =
            self.segmenter.begins(&line, &self.record) || self.record.len() + line.len() > LONGEST_RECORD;
        if begins {
            self.flush();
            self.record_line = self.lines;
        }
        if self.known.take().is_some() {
            self.seen = prefilter::classes(&self.record, 0);
        }
        self.learning = None;
        let line = if begins { &*line } else { self.segmenter.added(&line) };
        if !prefilter::is_worth_reading(self.seen) {
            self.seen = prefilter::classes(line.as_bytes(), self.seen);
        }
        self.record.extend_from_slice(line.as_bytes());
        if !line.ends_with('\n') {
            self.record.push(b'\n');
        }
        begins
    }

    fn flush(&mut self) {
        let learning = self.learning.take();
        let known = self.known.take();
        if !known.is_some_and(|(known, id)| self.is_told(known, id)) {
            let told = if prefilter::is_worth_reading(self.seen) {
                let text = String::from_utf8_lossy(&self.record).into_owned();
                self.read(&text, Trust::Found)
            } else {
                Read::Nothing
            };
            if let Some((shape, form)) = learning {
                self.learn(&shape, form, told);
            }
        }
        self.record.clear();
        self.seen = 0;
    }

    /// Counts what a line of a known shape tells; false if it has to be read.
    fn is_told(&mut self, known: Known, id: Option<Range<usize>>) -> bool {
        let Some(told) = known.error else { return true };
        let id = id.and_then(|id| std::str::from_utf8(&self.record[id]).ok());
        if self.errors.again(told, id, self.record_line) {
            return true;
        }
        self.seen = prefilter::classes(&self.record, 0);
        false
    }

    fn learn(&mut self, shape: &Shape, form: Form, read: Read) {
        let told = match read {
            Read::Nothing => None,
            Read::One(told, id) => {
                let stands = shape.request_id.clone().map(|at| &self.record[at]);
                if id.is_some() && stands != id.as_ref().map(String::as_bytes) {
                    return;
                }
                Some(told)
            }
            Read::Several => return,
        };
        self.shapes.put(shape.hash, Known { form, error: told });
    }

    fn read(&mut self, text: &str, trust: Trust) -> Read {
        let mut read = Read::Nothing;
        for facts in extract::read(text, trust) {
            let Some(verdict) = classify(&facts) else { continue };
            read = match read {
                Read::Nothing => Read::One(
                    ErrorSummary::of(&facts, &verdict),
                    facts.read(ValueName::REQUEST_ID).map(str::to_owned),
                ),
                _ => Read::Several,
            };
            self.errors.add(facts, verdict, self.record_line);
        }
        read
    }

    fn finish(mut self) -> Vec<Match> {
        self.flush();
        self.errors.settle();
        if self.errors.is_empty() && !self.question.is_empty() {
            let text = std::mem::take(&mut self.question);
            self.record_line = 1;
            self.read(text.trim(), Trust::Asked);
        }
        self.errors.finish()
    }
}

/// What was found in a record.
enum Read {
    Nothing,
    /// One error, and its request id.
    One(ErrorSummary, Option<String>),
    Several,
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// Lines of a log; `{t}`, `{n}` and `{id}` are another in every line.
    const LINES: [&str; 29] = [
        "{t} INFO httpx HTTP Request: POST https://api.anthropic.com/v1/messages \"HTTP/1.1 200 OK\" timeout={n}",
        "{t} INFO httpx HTTP Request: POST https://api.anthropic.com/v1/messages \"HTTP/1.1 429 Too Many Requests\"",
        "{t} ERROR app anthropic.RateLimitError: Error code: 429 - {'type': 'error', 'error': {'type': 'rate_limit_error', 'message': 'This request would exceed your organization\\'s rate limit of 50 requests per minute'}, 'request_id': '{id}'}",
        "{t} ERROR app anthropic.InternalServerError: Error code: 529 - {'type': 'error', 'error': {'type': 'overloaded_error', 'message': 'Overloaded'}, 'request_id': '{id}'}",
        "{t} WARN claude prompt is too long: {n} tokens > 200000 maximum",
        "{t} INFO claude-opus-5-5 took {n} ms, {n} input tokens",
        "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"Internal server error\"},\"request_id\":\"{id}\"}",
        "Traceback (most recent call last):",
        "  File \"x.py\", line {n}, in <module>",
        "anthropic.APIConnectionError: Connection error.",
        "POST \"https://api.anthropic.com/v1/messages\": 500 Internal Server Error",
        "{t} ERROR claude unexpected status 503 Service Unavailable (request {id})",
        "error[dns]: api.anthropic.com does not resolve",
        "request id {id} and {id} of anthropic failed",
        "10.0.{s}.17 - - [20/Nov/2026:10:00:01 +0000] \"POST /v1/messages HTTP/1.1\" 529 {s} \"-\" rt={s}.{s}",
        "10.0.{s}.17 - - \"POST /v1/messages HTTP/1.1\" {s} {s} \"anthropic/python 0.{s}\"",
        "ip-10-0-{s}-17 app[{s}]: anthropic.APIConnectionError: Connection error. elapsed={s}.{s}s",
        "{t} [pod/worker-{h}-x2k4z] ERROR anthropic overloaded_error after {s}.{s}s (attempt {s} of 5)",
        "{t} ERROR [{h}] claude: {s} rate_limit_error retry in {s}.{s} seconds",
        "{\"ts\":{n}.{s},\"err\":\"anthropic.InternalServerError: Error code: {s}\",\"dur\":{s}.{s},\"user\":\"u{n}\"}",
        "{t} WARN claude timeout after {s}s for user {s} job={s}, slot {s} busy",
        "{t} ERROR claude exited with {s}: curl: ({s}) failed, os error {s}, [Errno {s}]",
        "{t} ERROR claude {s} {s}: anthropic call failed, HTTP {s}, status {s}",
        "error[{s}]: claudectl send: exit {s}",
        "{t} ERROR anthropic api answered {s}",
        "{t} ERROR POST https://api.anthropic.com/v1/messages {s} {s} Overloaded",
        "{",
        "}",
        "",
    ];

    fn shown(matches: &[Match]) -> Vec<String> {
        matches.iter().map(|found| format!("{found:?}")).collect()
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(8))]
        #[test]
        fn reading_each_shape_once_finds_what_reading_each_line_finds(
            order in proptest::collection::vec((0..LINES.len(), 1_u32..16), 20..60),
            seed in 0_u64..1_000_000,
        ) {
            let mut text = String::new();
            let mut count = seed;
            for (line, times) in order {
                for _ in 0..times {
                    count = count.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let id = format!("req_011CS{:016x}", count / 7 * u64::from(count % 3 != 0));
                    let time = format!("2026-11-20T10:{:02}:{:02}.{:03}Z", count % 60, count / 64 % 60, count % 1000);
                    let mut line = LINES[line].replace("{t}", &time).replace("{id}", &id);
                    line = line.replace("{n}", &(count % 1_000_000).to_string());
                    line = line.replace("{h}", &format!("{:08x}", count / 11 % (1 << 32)));
                    for spread in 1.. {
                        if !line.contains("{s}") {
                            break;
                        }
                        // Up to three digits, statuses and exit codes among them.
                        let dice = count.rotate_right(3 * spread);
                        let small = match dice % 4 {
                            0 => [400, 401, 413, 429, 500, 503, 529, 200][usize::try_from(dice / 4 % 8).expect("small")],
                            1 => dice / 4 % 60,
                            _ => dice / 4 % 1000,
                        };
                        line = line.replacen("{s}", &small.to_string(), 1);
                    }
                    writeln!(text, "{line}").expect("a string");
                }
            }
            let mut model = Log::new(None);
            model.lines(text.as_bytes());
            let mut log = Log::new(None);
            log.dense(text.as_bytes());
            proptest::prop_assert_eq!(shown(&log.finish()), shown(&model.finish()));
        }
    }
}
