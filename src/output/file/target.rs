//! What an output path stands for, and its `.part` file: everything that can be known before the first byte.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::advice;
use crate::error::{Error, ErrorKind};
use crate::text::error_text;

/// More links than this in a row are a loop; the limit Linux has.
const MOST_LINKS: usize = 40;

/// Where the bytes of an output path end up.
pub(super) enum Place {
    /// Straight into something that is no regular file.
    Direct(File),
    /// Into a neighbour that replaces this file in the end.
    Replace {
        /// The file itself, links followed.
        target: PathBuf,
        /// The permissions of the file that is there already.
        mode: Option<fs::Permissions>,
    },
}

/// Whether an output path means the standard output this process already has open.
#[must_use]
pub(crate) fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// Finds out what `path` stands for.
pub(super) fn locate(path: &Path) -> Result<Place, Error> {
    if path.as_os_str().is_empty() {
        return Err(Error::new(ErrorKind::Output, "the output path is empty").fix("Name a file after `-o`."));
    }
    // An open descriptor is written through, even where it is a regular file: others hold it open as well.
    if path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd") || path == Path::new("/dev/stderr") {
        return direct(path);
    }
    let target = follow(path)?;
    match fs::metadata(&target) {
        Ok(found) if found.is_dir() => Err(folder(path)),
        Ok(found) if !found.is_file() => direct(path),
        Ok(found) => existing(target, &found),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if ends_with_separator(path) {
                return Err(folder(path));
            }
            Ok(Place::Replace { target, mode: None })
        }
        Err(error) => Err(refuse(path, error)),
    }
}

/// Follows symbolic links to the last name, whether or not there is a file behind it.
fn follow(path: &Path) -> Result<PathBuf, Error> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(link) => target = target.parent().unwrap_or(Path::new("")).join(link),
            Err(_) => return Ok(target),
        }
    }
    let what = format!("cannot write {}: its symbolic links go round in a circle", path.display());
    Err(Error::new(ErrorKind::Output, what).fix("Name the file itself instead of the link."))
}

/// A file that is there must be writable itself: replacing it by a rename must not get round its permissions.
fn existing(target: PathBuf, found: &Metadata) -> Result<Place, Error> {
    match OpenOptions::new().write(true).open(&target) {
        Ok(_) => Ok(Place::Replace { mode: Some(found.permissions()), target }),
        Err(error) => Err(refuse(&target, error)),
    }
}

fn direct(path: &Path) -> Result<Place, Error> {
    let file = OpenOptions::new().append(true).open(path).map_err(|error| refuse(path, error))?;
    Ok(Place::Direct(file))
}

/// Opens `TARGET.part`, which nobody else may be writing; also says whether it is new.
pub(super) fn open_part(
    target: &Path,
    mode: Option<fs::Permissions>,
) -> Result<(File, PathBuf, bool), Error> {
    let mut name = target.file_name().map(OsString::from).ok_or_else(|| folder(target))?;
    name.push(".part");
    let part = target.with_file_name(name);
    loop {
        let before = fs::symlink_metadata(&part);
        if before.as_ref().is_ok_and(|found| !found.is_file()) {
            let what = format!("cannot write {}: {} is in the way", target.display(), part.display());
            return Err(Error::new(ErrorKind::Output, what)
                .fix("Move it away, or choose another path with `-o FILE`."));
        }
        let file = options(mode.as_ref()).open(&part).map_err(|error| refuse(target, error))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(in_use(target, &part)),
            // A file system without locks is no reason not to write.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        // Whoever held it may have renamed it in between; what is locked then is the finished file.
        if !same_file(&file, &part) {
            continue;
        }
        if let Some(mode) = mode {
            file.set_permissions(mode).map_err(|error| refuse(&part, error))?;
        }
        return Ok((file, part, before.is_err()));
    }
}

/// The bytes must never be readable by more people than the file they will replace.
fn options(mode: Option<&fs::Permissions>) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    if let Some(mode) = mode {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        options.mode(mode.mode() & 0o777);
    }
    options
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn same_file(_file: &File, _path: &Path) -> bool {
    true
}

fn ends_with_separator(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

fn folder(path: &Path) -> Error {
    Error::new(ErrorKind::Output, format!("cannot write {}: it is a folder", path.display()))
        .fix("Name a file in it after `-o`.")
}

fn in_use(target: &Path, part: &Path) -> Error {
    let what = format!("cannot write {}: another process is writing it", target.display());
    Error::new(ErrorKind::Output, what)
        .fact("locked", part.display().to_string())
        .fix("Wait for the other claudectl, or choose another path with `-o FILE`.")
}

fn refuse(path: &Path, error: io::Error) -> Error {
    let what = format!("cannot write {}: {}", path.display(), error_text(&error));
    Error::new(ErrorKind::Output, what).fix(advice::advice(&error, path)).caused_by(error)
}
