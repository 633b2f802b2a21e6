//! Output files that appear only complete: bytes go to `FILE.part`, which takes the name of `FILE` at the very end.
//!
//! What cannot be replaced by a rename (a pipe, a device) is written directly instead.

mod advice;
mod target;
#[cfg(all(test, unix))]
mod tests;

use std::fs::{self, File};
use std::io::{self, IsTerminal, Seek, SeekFrom};
use std::path::{Path, PathBuf};

pub(crate) use target::is_stdout;
use target::{Place, locate, open_part};

use super::escape::Chunks;
use super::write::write;
use crate::error::{Error, ErrorKind, Failure, Signal};
use crate::text::error_text;

/// One output file being written. Dropping it keeps what was written in `FILE.part`.
pub(crate) struct OutputFile {
    kind: Kind,
    /// The path as the user typed it, for messages.
    named: PathBuf,
    written: u64,
}

enum Kind {
    /// A pipe or a device.
    Direct { file: File, terminal: Option<Chunks> },
    /// A regular file, or a name that is still free.
    Part(Part),
}

struct Part {
    file: File,
    path: PathBuf,
    target: PathBuf,
    /// The `.part` file did not exist before, so an empty one may go again.
    fresh: bool,
    /// Whether what an earlier run left in it was cleared away.
    cleared: bool,
    done: bool,
}

impl OutputFile {
    /// Makes sure the file can be written, before anything is paid for. An existing target and what an earlier run
    /// left in `FILE.part` stay untouched until the first byte. Opening a named pipe waits for its reader.
    ///
    /// # Errors
    /// Kind `output` with the path and what to do.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let kind = match locate(path)? {
            Place::Direct(file) => {
                let terminal = file.is_terminal().then(Chunks::default);
                Kind::Direct { file, terminal }
            }
            Place::Replace { target, mode } => {
                let (file, part, fresh) = open_part(&target, mode)?;
                Kind::Part(Part { file, path: part, target, fresh, cleared: false, done: false })
            }
        };
        Ok(Self { kind, named: path.to_owned(), written: 0 })
    }

    /// Whether bytes leave the process as they are written, so that they cannot be taken back.
    #[must_use]
    pub(crate) fn is_direct(&self) -> bool {
        matches!(self.kind, Kind::Direct { .. })
    }

    /// Appends bytes.
    ///
    /// # Errors
    /// Kind `output`; `Signal::Pipe` when the target is a pipe whose reader went away.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let done = match &mut self.kind {
            Kind::Direct { file, terminal: None } => write(file, bytes),
            Kind::Direct { file, terminal: Some(chunks) } => write(file, chunks.push(bytes).as_bytes()),
            Kind::Part(part) => part.clear_once().and_then(|()| write(&mut part.file, bytes)),
        };
        self.written += bytes.len() as u64;
        done.map_err(|error| self.failure(error))
    }

    /// Takes back everything that was written, for another attempt; a direct target cannot.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn restart(&mut self) -> Result<(), Failure> {
        if let Kind::Part(part) = &mut self.kind {
            let cleared = if part.cleared { part.clear() } else { Ok(()) };
            self.written = 0;
            cleared.map_err(|error| self.failure(error))?;
        }
        Ok(())
    }

    /// The answer is whole: everything goes to the disk, then the file takes its name.
    ///
    /// # Errors
    /// Kind `output`; the target is then untouched and the bytes are in `FILE.part`.
    pub(crate) fn complete(mut self) -> Result<(), Failure> {
        let done = match &mut self.kind {
            Kind::Direct { .. } => self.end_terminal(),
            Kind::Part(part) => part.publish(),
        };
        done.map_err(|error| self.failure(error))
    }

    /// The answer was cut: says where the bytes that arrived are, if any did.
    ///
    /// # Errors
    /// Kind `output` when they could not be brought to the disk.
    pub(crate) fn keep(mut self) -> Result<Option<PathBuf>, Failure> {
        let kept = match &mut self.kind {
            Kind::Part(part) if self.written > 0 => sync(&part.file).map(|()| Some(part.path.clone())),
            Kind::Part(_) => Ok(None),
            Kind::Direct { .. } => self.end_terminal().map(|()| None),
        };
        kept.map_err(|error| self.failure(error))
    }

    /// Shows what is left of a character that the end has cut.
    fn end_terminal(&mut self) -> io::Result<()> {
        match &mut self.kind {
            Kind::Direct { file, terminal: Some(chunks) } => write(file, chunks.finish().as_bytes()),
            _ => Ok(()),
        }
    }

    fn failure(&self, error: io::Error) -> Failure {
        let (name, kept) = match &self.kind {
            Kind::Direct { .. } if error.kind() == io::ErrorKind::BrokenPipe => {
                return Failure::Signal(Signal::Pipe);
            }
            Kind::Direct { .. } => (self.named.as_path(), None),
            Kind::Part(part) => (part.target.as_path(), (self.written > 0).then_some(part.path.as_path())),
        };
        let what = format!("cannot write {}: {}", name.display(), error_text(&error));
        let mut report = Error::new(ErrorKind::Output, what).fix(advice::advice(&error, name));
        if let Some(part) = kept {
            report = report.kept(format!("what was written is in {}", part.display()));
        }
        report.caused_by(error).into()
    }
}

impl Part {
    fn clear_once(&mut self) -> io::Result<()> {
        if self.cleared { Ok(()) } else { self.clear() }
    }

    fn clear(&mut self) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.seek(SeekFrom::Start(0))?;
        self.cleared = true;
        Ok(())
    }

    fn publish(&mut self) -> io::Result<()> {
        self.clear_once()?;
        sync(&self.file)?;
        fs::rename(&self.path, &self.target)?;
        self.done = true;
        sync_folder(&self.target);
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let ours = self.fresh || self.cleared;
        if !self.done && ours && self.file.metadata().is_ok_and(|found| found.len() == 0) {
            // Nothing arrived: leave no trace. If it cannot go, an empty file does no harm.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Brings a file to the disk. Some file systems have no such call; they do what they can without it.
fn sync(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        other => other,
    }
}

/// Makes the rename last through a power cut. Some file systems cannot, and the file is complete either way.
fn sync_folder(target: &Path) {
    if let Some(folder) = target.parent()
        && let Ok(folder) = File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
    {
        let _ = folder.sync_all();
    }
}
