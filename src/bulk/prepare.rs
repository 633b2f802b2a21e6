//! From the input to a file of requests, checked completely: one line each, as `batches` takes them.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::event::{Event, Observer};
use crate::batch::check::{
    self, Entry, Finding, Gravity, Limits, Pass, Problem, READ_BYTES, Report, Rules, Watch,
};
use crate::batch::clock::breathe;
use crate::batch::fingerprint::Fingerprint;
use crate::batch::store::{failed, private};
use crate::batch::template::{Row, Template, each_row};
use crate::error::{Error, ErrorKind};
use crate::text::hex;

/// How many bytes pass between two words about progress.
const WORD_EVERY: u64 = 4 * 1024 * 1024;

/// What the requests are made of.
#[derive(Debug)]
pub(crate) enum Source {
    /// The file holds requests.
    Requests,
    /// Each row of the file fills the template.
    Rows {
        /// The request with gaps.
        template: Template,
        /// The column that holds ids.
        id_column: Option<String>,
    },
    /// Each line of the file is the cell `line` of a row.
    Lines {
        /// The request with gaps.
        template: Template,
    },
}

/// The column that a line of text fills.
const LINE: &str = "line";
/// What made ids begin with; the number of the row follows.
const ROW: &str = "row";

/// A deeper check of the params of each request.
pub(crate) type Lint<'a> = &'a dyn Fn(&Value) -> Vec<Finding>;

/// Checks the input; where requests are made, they are written to `to`.
///
/// # Errors
/// Kind `input` when there are problems, all of which were told before; `output` when `to` cannot be written.
pub(crate) async fn prepare(
    input: &Path,
    source: &Source,
    to: Option<&Path>,
    lint: Lint<'_>,
    observer: Observer<'_>,
) -> Result<Report, Error> {
    let rules = Rules { lint, limits: Limits::default(), fingerprint: Some(Fingerprint::sha256) };
    let total = std::fs::metadata(input).map_or(0, |meta| meta.len());
    let made = !matches!(source, Source::Requests);
    let mut notes = Notes { observer, total, told: 0, made };
    if !made {
        let report = check::file(input, rules, &mut notes).await?;
        return sound(input, report);
    }
    let mut out: Box<dyn Write> = match to {
        Some(to) => Box::new(BufWriter::new(private(to).map_err(|error| failed("write", to, error))?)),
        None => Box::new(io::sink()),
    };
    let report = make(input, source, &mut out, to.unwrap_or(input), rules, &mut notes).await?;
    out.flush().map_err(|error| failed("write", to.unwrap_or(input), error))?;
    sound(input, report)
}

fn sound(input: &Path, report: Report) -> Result<Report, Error> {
    if report.faults > 0 {
        let count =
            if report.faults == 1 { "1 problem".into() } else { format!("{} problems", report.faults) };
        let what = format!("{count} in {}; nothing was sent", input.display());
        return Err(Error::new(ErrorKind::Input, what)
            .fix("correct the lines named above, then run the same command again"));
    }
    if report.requests == 0 {
        return Err(Error::new(ErrorKind::Input, format!("{} holds no request", input.display()))
            .fix("one request, row or line of text each: claudectl bulk --help has examples"));
    }
    Ok(report)
}

async fn make(
    input: &Path,
    source: &Source,
    out: &mut dyn Write,
    path: &Path,
    rules: Rules<'_>,
    notes: &mut Notes<'_>,
) -> Result<Report, Error> {
    let observer = notes.observer;
    let (mut number, mut odd) = (0, 0);
    let mut pass = Pass::new(rules, notes);
    let (template, id_column) = match source {
        Source::Rows { template, id_column } => (template, id_column.as_deref()),
        Source::Lines { template } => (template, None),
        Source::Requests => return pass.finish(),
    };
    let mut each = async |line: u64, row: Result<Row, String>| {
        number += 1;
        breathe().await;
        match row.and_then(|row| template.request(&with_id(row, id_column)?, ROW, number)) {
            Ok(request) => {
                pass.at_line(line);
                pass.feed(request.as_bytes())?;
                pass.feed(b"\n")?;
                writeln!(out, "{request}").map_err(|error| failed("write", path, error))
            }
            Err(what) => {
                odd += 1;
                observer(Event::Problem(Problem { line, column: 1, what, gravity: Gravity::Fault }));
                Ok(())
            }
        }
    };
    if matches!(source, Source::Lines { .. }) {
        template.expect(&[LINE.to_owned()], input)?;
        each_line(input, &mut each).await?;
    } else {
        each_row(input, template, &mut each).await?;
    }
    let mut report = pass.finish()?;
    report.faults += odd;
    Ok(report)
}

/// The row, with its id where requests are given one.
fn with_id(mut row: Row, id_column: Option<&str>) -> Result<Row, String> {
    let Some(column) = id_column else { return Ok(row) };
    let id = row.get(column).cloned().ok_or_else(|| format!("the row has no `{column}` (--id-column)"))?;
    row.insert("custom_id".to_owned(), id);
    Ok(row)
}

/// Reads lines of text; blank ones are none.
async fn each_line(
    input: &Path,
    each: &mut impl AsyncFnMut(u64, Result<Row, String>) -> Result<(), Error>,
) -> Result<(), Error> {
    let unreadable = |error: io::Error| {
        Error::new(ErrorKind::Input, format!("cannot read {}: {error}", input.display())).caused_by(error)
    };
    let mut file = BufReader::new(File::open(input).map_err(unreadable)?);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if file.read_until(b'\n', &mut line).map_err(unreadable)? == 0 {
            break;
        }
        let text = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let row = std::str::from_utf8(text)
            .map(|text| Row::from_iter([(LINE.to_owned(), Value::from(text))]))
            .map_err(|_| "not UTF-8; save the file as UTF-8".to_owned());
        each(number, row).await?;
    }
    Ok(())
}

/// The rows of the input once more, for a table that has them beside the answers.
///
/// # Errors
/// Kind `input`.
pub(super) async fn rows(
    input: &Path,
    source: &Source,
    each: &mut impl AsyncFnMut(Row) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut sound = async |_line: u64, row: Result<Row, String>| match row {
        Ok(row) => each(row).await,
        Err(_) => Ok(()),
    };
    match source {
        Source::Requests => Ok(()),
        Source::Rows { template, .. } => each_row(input, template, &mut sound).await,
        Source::Lines { .. } => each_line(input, &mut sound).await,
    }
}

/// SHA-256 of a file, in hexadecimal.
///
/// # Errors
/// Kind `input`.
pub(super) async fn sha256(path: &Path) -> Result<String, Error> {
    let unreadable = |error: io::Error| {
        Error::new(ErrorKind::Input, format!("cannot read {}: {error}", path.display())).caused_by(error)
    };
    let mut file = File::open(path).map_err(unreadable)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; READ_BYTES];
    loop {
        let length = io::Read::read(&mut file, &mut buffer).map_err(unreadable)?;
        if length == 0 {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(&buffer[..length]);
        breathe().await;
    }
}

/// The file that made requests are written to, in a run folder.
#[must_use]
pub(super) fn made(folder: &Path) -> PathBuf {
    folder.join("requests.jsonl")
}

/// Passes on what is found.
struct Notes<'a> {
    observer: Observer<'a>,
    total: u64,
    told: u64,
    made: bool,
}

impl Watch for Notes<'_> {
    fn problem(&mut self, problem: Problem) {
        // Columns of a made request mean nothing in the row it was made of.
        let column = if self.made { 1 } else { problem.column };
        (self.observer)(Event::Problem(Problem { column, ..problem }));
    }

    fn entry(&mut self, _entry: &Entry) -> io::Result<()> {
        Ok(())
    }

    fn read(&mut self, bytes: u64) {
        if bytes - self.told >= WORD_EVERY {
            self.told = bytes;
            (self.observer)(Event::Checking { bytes, total: self.total.max(bytes) });
        }
    }
}
