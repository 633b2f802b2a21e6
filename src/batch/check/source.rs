//! The bytes of an input: a file, or what has no size, such as a pipe, which is read on a thread of its own so that
//! signals and limits of time have their turn while nothing comes.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::READ_BYTES;
use crate::batch::clock::breathe;
use crate::error::{Error, ErrorKind};
use crate::text::error_text;

/// A pipe gives little at a time; so much is enough to tell what it gives.
const HEAD_BYTES: usize = 64 * 1024;

/// An input being read.
pub(super) struct Source {
    path: PathBuf,
    from: From,
}

enum From {
    File(File),
    Elsewhere(Receiver<io::Result<Vec<u8>>>),
}

impl Source {
    /// Opens it.
    ///
    /// # Errors
    /// Kind `input`.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let regular = std::fs::metadata(path).map_err(|error| unreadable(path, error))?.is_file();
        let from = if regular {
            From::File(File::open(path).map_err(|error| unreadable(path, error))?)
        } else {
            From::Elsewhere(elsewhere(path)?)
        };
        Ok(Self { path: path.to_owned(), from })
    }

    /// Reads the first bytes, as many as tell what the file is; says whether that is all of it.
    ///
    /// # Errors
    /// Kind `input`.
    pub(super) async fn head(&mut self, buffer: &mut Vec<u8>) -> Result<bool, Error> {
        self.read(buffer).await?;
        let mut more = Vec::new();
        while buffer.len() < HEAD_BYTES {
            self.read(&mut more).await?;
            if more.is_empty() {
                return Ok(true);
            }
            buffer.append(&mut more);
        }
        Ok(false)
    }

    /// Puts the next bytes in the place of those in the buffer; none at the end.
    ///
    /// # Errors
    /// Kind `input`.
    pub(super) async fn read(&mut self, buffer: &mut Vec<u8>) -> Result<(), Error> {
        let read = match &mut self.from {
            From::File(file) => {
                breathe().await;
                buffer.resize(READ_BYTES, 0);
                file.read(buffer).map(|length| buffer.truncate(length))
            }
            From::Elsewhere(arriving) => match arriving.recv().await {
                None => {
                    buffer.clear();
                    Ok(())
                }
                Some(read) => read.map(|bytes| *buffer = bytes),
            },
        };
        read.map_err(|error| unreadable(&self.path, error))
    }
}

/// Reads on a thread that nobody waits for: opening a pipe can take for ever too.
fn elsewhere(path: &Path) -> Result<Receiver<io::Result<Vec<u8>>>, Error> {
    let (hand_over, arriving) = channel(2);
    let owned = path.to_owned();
    let started =
        std::thread::Builder::new().name("input".to_owned()).spawn(move || pump(&owned, &hand_over));
    started.map_err(|error| unreadable(path, error))?;
    Ok(arriving)
}

fn pump(path: &Path, to: &Sender<io::Result<Vec<u8>>>) {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return drop(to.blocking_send(Err(error))),
    };
    loop {
        let mut buffer = vec![0; READ_BYTES];
        let read = match file.read(&mut buffer) {
            Ok(0) => return,
            Ok(length) => {
                buffer.truncate(length);
                Ok(buffer)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => Err(error),
        };
        if to.blocking_send(read).is_err() {
            return;
        }
    }
}

/// Refuses what cannot be read twice.
///
/// # Errors
/// Kind `input`.
pub(crate) fn rereadable(path: &Path) -> Result<(), Error> {
    let meta = std::fs::metadata(path).map_err(|error| unreadable(path, error))?;
    if meta.is_file() {
        return Ok(());
    }
    let what = if meta.is_dir() { "a folder" } else { "a pipe or a device" };
    Err(Error::new(ErrorKind::Input, format!("{} is {what}, not a file", path.display()))
        .why("it is read more than once: to check it, to send it, and to know it again")
        .fix("save what it gives to a file first"))
}

fn unreadable(path: &Path, error: io::Error) -> Error {
    let what = format!("cannot read {}: {}", path.display(), error_text(&error));
    Error::new(ErrorKind::Input, what).caused_by(error)
}
