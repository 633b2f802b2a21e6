//! One process at a time: a lock the system takes back when the process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;

use super::disk::{failed, owner_only};
use crate::error::Error;

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(crate) struct Held {
    _file: File,
}

/// What came of trying.
#[derive(Debug)]
pub(crate) enum Taken {
    /// It is ours.
    Held(Held),
    /// Another process has it: its id, if it could be read.
    By(Option<u32>),
}

/// Tries to take the lock at `path`, and leaves our process id in it.
///
/// # Errors
/// Kind `output` when the file cannot be opened or locks do not work there.
pub(crate) fn lock(path: &Path) -> Result<Taken, Error> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    owner_only(&mut options);
    let mut file = options.open(path).map_err(|error| failed("open the lock", path, error))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut text = String::new();
            // The owner's id is a courtesy; without it the refusal still stands.
            let _ = file.read_to_string(&mut text);
            return Ok(Taken::By(text.trim().parse().ok()));
        }
        Err(TryLockError::Error(error)) => return Err(failed("lock", path, error)),
    }
    let write = |file: &mut File| {
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{}", std::process::id())
    };
    write(&mut file).map_err(|error| failed("write the lock", path, error))?;
    Ok(Taken::Held(Held { _file: file }))
}
