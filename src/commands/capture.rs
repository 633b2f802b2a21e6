//! The file of `--capture`: opened before anything is sent, private to its owner, appended to exchange by exchange.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::capture::{self, Bodies, Exchange, Outcome, Record, Selection, Writer};
use crate::error::{Error, ErrorKind};
use crate::output::Ui;
use crate::text::error_text;

/// A first line that is longer is none of ours.
const LONGEST_FIRST_LINE: u64 = 64 * 1024;

/// Appends exchanges to an open file.
struct Recorder {
    file: File,
    writer: Writer,
    selection: Mutex<Selection>,
    ui: Ui,
    broken: AtomicBool,
}

/// Opens the file of a capture: a new one, or one that a run with the same choice of bodies has begun. `prefix` is the
/// path of the base URL.
///
/// # Errors
/// `output` when it cannot be written or holds something else, before anything was sent.
pub(super) fn open(path: &Path, bodies: bool, prefix: String, ui: &Ui) -> Result<Arc<dyn Record>, Error> {
    let bodies = if bodies { Bodies::Kept } else { Bodies::Masked };
    let file = begun(path, bodies)?;
    Ok(Arc::new(Recorder {
        file,
        writer: Writer { bodies, prefix },
        selection: Mutex::default(),
        ui: ui.clone(),
        broken: AtomicBool::new(false),
    }))
}

fn begun(path: &Path, bodies: Bodies) -> Result<File, Error> {
    let cannot = |error: std::io::Error| {
        let what = format!("cannot write the capture {}: {}", path.display(), error_text(&error));
        Error::new(ErrorKind::Output, what)
            .fix("choose a file you may write to with `--capture`, or leave the option out")
            .caused_by(error)
    };
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(cannot)?;
    let mut first = Vec::new();
    BufReader::new(&file).take(LONGEST_FIRST_LINE).read_until(b'\n', &mut first).map_err(cannot)?;
    if first.is_empty() {
        file.write_all(capture::first_line(bodies).as_bytes()).map_err(cannot)?;
        return Ok(file);
    }
    fits(&String::from_utf8_lossy(&first), path, bodies)?;
    // A run that was killed may have left half a line.
    let mut last = [b'\n'];
    file.seek(SeekFrom::End(-1)).and_then(|_| file.read_exact(&mut last)).map_err(cannot)?;
    if last != *b"\n" {
        file.write_all(b"\n").map_err(cannot)?;
    }
    Ok(file)
}

/// Whether exchanges of this run may be appended to a file that begins so.
fn fits(first: &str, path: &Path, bodies: Bodies) -> Result<(), Error> {
    let file = path.display();
    let refused = |what: String| {
        Err(Error::new(ErrorKind::Output, what).fix("name another file with `--capture`; nothing was sent"))
    };
    match capture::bodies_of(first) {
        Ok(there) if there == bodies => Ok(()),
        Ok(Bodies::Kept) => {
            refused(format!("{file} is a capture with bodies, and this run masks them (no --capture-bodies)"))
        }
        Ok(Bodies::Masked) => {
            refused(format!("{file} is a capture with masked bodies, and --capture-bodies would keep them"))
        }
        Err(problem) => refused(format!("{file} holds something else and is not overwritten: {problem}")),
    }
}

impl Record for Recorder {
    fn begun(&self, method: &str, path: &str) -> Option<u64> {
        self.selection().begun(method, path)
    }

    fn record(&self, exchange: Exchange, outcome: Outcome) {
        let lines = match outcome {
            Outcome::Succeeded => self.selection().passed(&exchange, || self.writer.line(&exchange)),
            Outcome::Failed => {
                let line = self.writer.line(&exchange);
                self.selection().failed(&line)
            }
        };
        self.append(&lines);
    }
}

impl Recorder {
    fn selection(&self) -> MutexGuard<'_, Selection> {
        self.selection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One write for whole lines: several runs may append to the same file.
    fn append(&self, lines: &str) {
        if let Err(error) = (&self.file).write_all(lines.as_bytes())
            && !self.broken.swap(true, Ordering::Relaxed)
        {
            self.ui.warn(&format!("the capture is not complete: {}", error_text(&error)));
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        let lines = self.selection().ended();
        self.append(&lines);
    }
}
