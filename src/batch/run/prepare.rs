//! The first pass over the input of a run: checked, indexed, and with a template made into requests.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::{Pace, Ports};
use crate::batch::check::{
    self, Entry, Finding, Gravity, Limits, Pass, Problem, READ_BYTES, Report, Rules, Watch, rereadable,
};
use crate::batch::clock::breathe;
use crate::batch::event::{Event, Observer};
use crate::batch::fingerprint::Fingerprint;
use crate::batch::index::IndexWriter;
use crate::batch::store::{Folder, failed, private};
use crate::batch::template::{Row, Template, each_row};
use crate::error::{Error, ErrorKind, Fix};

/// How many bytes pass between two words about progress.
const WORD_EVERY: u64 = 4 * 1024 * 1024;

/// A deeper check of the params of each request.
pub(crate) type Lint<'a> = &'a dyn Fn(&serde_json::Value) -> Vec<Finding>;

/// Size of a file, and what it is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) bytes: u64,
    pub(super) fingerprint: String,
}

impl Content {
    /// What a text is known by, in the form of what was `recorded`.
    pub(super) fn of_text(text: &str, recorded: Option<&str>) -> String {
        let mut hash = recorded.map_or_else(Fingerprint::fast, Fingerprint::like);
        hash.update(text.as_bytes());
        hash.finish()
    }

    /// Reads the whole file once, and takes of it what it can be known by in the form of what was `recorded`.
    pub(super) async fn of(path: &Path, recorded: &str) -> Result<Self, Error> {
        Self::read(path, Fingerprint::like(recorded)).await
    }

    /// Reads the whole file once.
    pub(super) async fn new(path: &Path) -> Result<Self, Error> {
        Self::read(path, Fingerprint::fast()).await
    }

    async fn read(path: &Path, mut hash: Fingerprint) -> Result<Self, Error> {
        rereadable(path)?;
        let unreadable = |error: io::Error| {
            Error::new(ErrorKind::Input, format!("cannot read {}: {error}", path.display())).caused_by(error)
        };
        let mut file = std::fs::File::open(path).map_err(unreadable)?;
        let mut buffer = vec![0; READ_BYTES];
        let mut bytes = 0;
        loop {
            let length = io::Read::read(&mut file, &mut buffer).map_err(unreadable)?;
            if length == 0 {
                return Ok(Self { bytes, fingerprint: hash.finish() });
            }
            hash.update(&buffer[..length]);
            bytes += length as u64;
            breathe().await;
        }
    }
}

/// Checks the input and writes the index, and the requests if they are made from a template.
///
/// # Errors
/// Kind `input` when there are problems, all of which were told before; `output` when the folder cannot be written.
pub(super) async fn prepare<A, C>(
    input: &Path,
    template: Option<&Template>,
    folder: &Folder,
    lint: Lint<'_>,
    ports: &Ports<'_, A, C>,
    pace: &Pace,
) -> Result<Report, Error> {
    let rules = Rules { lint, limits: pace.limits, fingerprint: Some(Fingerprint::fast) };
    rereadable(input)?;
    let index = IndexWriter::create(&folder.index(1))?;
    let mut notes = Notes::new(input, Some(index), ports.observer, template.is_some());
    let report = match template {
        None => check::file(input, rules, &mut notes).await?,
        Some(template) => {
            let path = folder.requests(1);
            let unwritable = |error| failed("write", &path, error);
            let mut out = BufWriter::new(private(&path).map_err(unwritable)?);
            let report = make(input, template, &mut out, &path, rules, &mut notes).await?;
            let file = out.into_inner().map_err(io::IntoInnerError::into_error).map_err(unwritable)?;
            ports.disk.sync(&file).map_err(unwritable)?;
            report
        }
    };
    if let Some(index) = notes.index {
        index.finish(ports.disk)?;
    }
    sound(input, &report)?;
    Ok(report)
}

/// Only the check: nothing is written and nothing is sent. Problems are told to `observer` and counted; `hash` says
/// whether the report is to have the SHA-256 of the file.
///
/// # Errors
/// Kind `input` when a file cannot be read.
pub(crate) async fn check(
    input: &Path,
    template: Option<&Template>,
    lint: Lint<'_>,
    hash: bool,
    observer: Observer<'_>,
) -> Result<Report, Error> {
    let rules = Rules { lint, limits: Limits::default(), fingerprint: hash.then_some(Fingerprint::sha256) };
    let mut notes = Notes::new(input, None, observer, template.is_some());
    match template {
        None => check::file(input, rules, &mut notes).await,
        Some(template) => make(input, template, &mut io::sink(), input, rules, &mut notes).await,
    }
}

/// Whether a report lets a run begin.
pub(super) fn sound(input: &Path, report: &Report) -> Result<(), Error> {
    if let Some(command) = &report.conversion {
        let what = format!("{} does not hold one request a line; nothing was sent", input.display());
        return Err(Error::new(ErrorKind::Input, what).fix(Fix::shell(command)));
    }
    if report.faults > 0 {
        let lines =
            if report.faults == 1 { "1 problem".to_owned() } else { format!("{} problems", report.faults) };
        return Err(Error::new(
            ErrorKind::Input,
            format!("{lines} in {}; nothing was sent", input.display()),
        )
        .fix(format!(
            "correct the lines named above, then check again: claudectl batches check {}",
            super::shell(&input.to_string_lossy())
        )));
    }
    if report.requests == 0 {
        return Err(Error::new(ErrorKind::Input, format!("{} holds no request", input.display()))
            .fix("write one JSON object a line: {\"custom_id\": \"…\", \"params\": {…}}"));
    }
    Ok(())
}

/// Fills the template and checks what comes of it, on its way to `out`, whose name is `path`.
async fn make(
    rows: &Path,
    template: &Template,
    out: &mut dyn Write,
    path: &Path,
    rules: Rules<'_>,
    notes: &mut Notes<'_>,
) -> Result<Report, Error> {
    rereadable(rows)?;
    let nonce = nonce();
    let observer = notes.observer;
    let (mut number, mut odd_rows) = (0, 0);
    let mut pass = Pass::new(rules, notes);
    each_row(rows, template, &mut async |line, row: Result<Row, String>| {
        number += 1;
        breathe().await;
        match row.and_then(|row| template.request(&row, &nonce, number)) {
            Ok(request) => {
                pass.at_line(line);
                pass.feed(request.as_bytes())?;
                pass.feed(b"\n")?;
                writeln!(out, "{request}").map_err(|error| failed("write", path, error))
            }
            Err(what) => {
                odd_rows += 1;
                observer(Event::Problem(Problem { line, column: 1, what, gravity: Gravity::Fault }));
                Ok(())
            }
        }
    })
    .await?;
    let mut report = pass.finish()?;
    report.faults += odd_rows;
    Ok(report)
}

/// Eight letters that no other run has, so that a batch can be told by its ids.
fn nonce() -> String {
    use std::hash::{BuildHasher, RandomState};
    format!("{:08x}", RandomState::new().hash_one(std::process::id()) >> 32)
}

/// Writes the index and passes on what is found.
struct Notes<'a> {
    index: Option<IndexWriter>,
    observer: Observer<'a>,
    total: u64,
    told: u64,
    made: bool,
}

impl<'a> Notes<'a> {
    fn new(input: &Path, index: Option<IndexWriter>, observer: Observer<'a>, made: bool) -> Self {
        let total = std::fs::metadata(input).map_or(0, |meta| meta.len());
        Self { index, observer, total, told: 0, made }
    }
}

impl Watch for Notes<'_> {
    fn problem(&mut self, problem: Problem) {
        // Columns of a made request mean nothing in the row it was made of.
        let column = if self.made { 1 } else { problem.column };
        (self.observer)(Event::Problem(Problem { column, ..problem }));
    }

    fn entry(&mut self, entry: &Entry) -> io::Result<()> {
        self.index.as_mut().map_or(Ok(()), |index| index.add(entry))
    }

    fn read(&mut self, bytes: u64) {
        if bytes - self.told >= WORD_EVERY {
            self.told = bytes;
            (self.observer)(Event::Checking { bytes, total: self.total.max(bytes) });
        }
    }
}
