//! The file that results are written to while they arrive: large writes, and an end that can be taken back.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::sync::Background;
use crate::batch::store::{Durable, failed, owner_only};
use crate::error::Error;

/// Bytes that are collected before they are written.
const WRITE_BYTES: usize = 256 * 1024;

/// A `.part` file, written from its end on.
pub(super) struct PartWriter {
    path: PathBuf,
    file: File,
    /// Bytes behind those that the system has.
    waiting: Vec<u8>,
    /// Bytes that the system has.
    given: u64,
    background: Background,
}

impl PartWriter {
    /// Opens it; what is in it stays.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        owner_only(&mut options);
        let file = options.open(path).map_err(|error| failed("open", path, error))?;
        let background = Background::default();
        Ok(Self { path: path.to_owned(), file, waiting: Vec::new(), given: 0, background })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes from its start to where the next ones go.
    pub(super) fn end(&self) -> u64 {
        self.given + self.waiting.len() as u64
    }

    /// Reads what the file holds already, as far as the end is.
    pub(super) fn take_in(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        let length = self.file.read(buffer).map_err(|error| failed("read", &self.path, error))?;
        self.given += length as u64;
        Ok(length)
    }

    /// Adds bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if self.waiting.len() + bytes.len() > WRITE_BYTES {
            self.flush()?;
        }
        if bytes.len() >= WRITE_BYTES {
            return self.write(bytes);
        }
        self.waiting.extend_from_slice(bytes);
        Ok(())
    }

    /// Gives everything to the system.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        let waiting = std::mem::take(&mut self.waiting);
        let written = if waiting.is_empty() { Ok(()) } else { self.write(&waiting) };
        self.waiting = waiting;
        self.waiting.clear();
        written
    }

    /// Makes `end` the end again.
    pub(super) fn cut_back(&mut self, end: u64) -> Result<(), Error> {
        if end >= self.given {
            let kept = usize::try_from(end - self.given).unwrap_or(usize::MAX);
            self.waiting.truncate(kept);
            return Ok(());
        }
        self.waiting.clear();
        self.given = end;
        let cut = self.file.set_len(end).and_then(|()| self.file.seek(SeekFrom::Start(end)));
        cut.map(|_| ()).map_err(|error| failed("write", &self.path, error))
    }

    /// Puts it in its final place once it is on disk; the part file stays where that fails.
    pub(super) fn finish(mut self, to: &Path, disk: &dyn Durable) -> Result<(), Error> {
        self.flush()?;
        self.background.end();
        disk.sync(&self.file).map_err(|error| failed("write", &self.path, error))?;
        disk.rename(&self.path, to).map_err(|error| failed("write", to, error))?;
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        disk.sync_folder(folder).map_err(|error| failed("write", to, error))
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let write = |file: &mut File| -> io::Result<()> { file.write_all(bytes) };
        write(&mut self.file).map_err(|error| failed("write", &self.path, error))?;
        self.given += bytes.len() as u64;
        self.background.wrote(&self.file, self.given);
        Ok(())
    }
}
