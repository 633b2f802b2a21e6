//! The few operations after which something is known to be on disk.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::text::error_text;

/// What makes writes outlast the process and the power. A value, so that tests can let each of them fail.
pub(crate) trait Durable {
    /// Waits until the file's content is on disk.
    ///
    /// # Errors
    /// When the system cannot promise that.
    fn sync(&self, file: &File) -> io::Result<()>;

    /// Puts `from` in the place of `to` in one step.
    ///
    /// # Errors
    /// When the system refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Waits until the names in a folder are on disk.
    ///
    /// # Errors
    /// When the system cannot promise that.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The real disk.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Disk;

impl Durable for Disk {
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Only Unix lets a folder be opened; elsewhere the rename itself is as much as there is.
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }
}

/// A file that only its owner can read, created or emptied.
pub(crate) fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    owner_only(&mut options);
    options.open(path)
}

/// Begins the file that grows beside a user's output. What an earlier run left there is dropped; a symlink or anything
/// else that is no plain file is not followed and not touched.
pub(crate) fn fresh_part(path: &Path) -> io::Result<File> {
    part_is_ours(path)?;
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Whether there is nothing at `path`, or a plain file.
///
/// # Errors
/// When something else is there.
pub(crate) fn part_is_ours(path: &Path) -> io::Result<()> {
    match std::fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => {
            Err(io::Error::other("it is a symbolic link, which this run did not make"))
        }
        Ok(meta) if !meta.is_file() => Err(io::Error::other("it is no plain file")),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// New files get mode 0600.
pub(crate) fn owner_only(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _ = options;
}

/// Writes a whole file so that a crash leaves either the old or the new one.
///
/// # Errors
/// Kind `output`, naming the file.
pub(crate) fn replace(disk: &dyn Durable, path: &Path, content: &[u8]) -> Result<(), Error> {
    let new = path.with_extension("new");
    let write = || {
        let mut file = private(&new)?;
        file.write_all(content)?;
        disk.sync(&file)?;
        disk.rename(&new, path)?;
        disk.sync_folder(path.parent().unwrap_or(Path::new(".")))
    };
    write().map_err(|error| failed("write", path, error))
}

/// The error of something that could not be done to a file.
#[must_use]
pub(crate) fn failed(doing: &str, path: &Path, error: io::Error) -> Error {
    let what = format!("cannot {doing} {}: {}", path.display(), error_text(&error));
    let fix = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room on that disk, then run the same command again"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "give yourself the right to write there, then run the same command again"
        }
        _ => "mend the disk or choose another place, then run the same command again",
    };
    Error::new(ErrorKind::Output, what)
        .why("nothing that had been paid for is lost: the run goes on from what is on disk")
        .fix(fix)
        .caused_by(error)
}

#[cfg(test)]
pub(crate) mod testing {
    //! A disk that dies at a chosen operation, and stays dead.

    use std::cell::Cell;

    use super::*;

    /// Lets `left` operations through; every later one fails.
    #[derive(Debug)]
    pub(crate) struct Dying {
        pub(crate) left: Cell<u64>,
        pub(crate) dead: Cell<bool>,
    }

    impl Dying {
        pub(crate) fn after(left: u64) -> Self {
            Self { left: Cell::new(left), dead: Cell::new(false) }
        }

        pub(crate) fn step(&self) -> io::Result<()> {
            let left = self.left.get();
            if left == 0 {
                self.dead.set(true);
                return Err(io::Error::other("the disk is gone"));
            }
            self.left.set(left - 1);
            Ok(())
        }
    }

    impl Durable for Dying {
        fn sync(&self, _file: &File) -> io::Result<()> {
            self.step()
        }

        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.step()?;
            std::fs::rename(from, to)
        }

        fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
            self.step()
        }
    }
}
