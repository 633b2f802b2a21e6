//! The files a run leaves: results, and beside them what failed. They appear only complete.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::batch::store::{Durable, failed, fresh_part, part_is_ours};
use crate::error::{Error, ErrorKind};

/// The files of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outputs {
    /// The results: one line for each request that has a message.
    pub results: PathBuf,
    /// The requests that have none, to be fed back.
    pub failed_requests: PathBuf,
    /// The result lines that say why.
    pub failed_results: PathBuf,
}

/// The names beside `out`: `results.jsonl`, `results.failed.jsonl`, `results.errors.jsonl`. Beside a pipe or a device
/// there is no place for files; there they lie in the run's folder.
#[must_use]
pub(crate) fn outputs(out: &Path, folder: &Path) -> Outputs {
    if !plain(out) {
        let inside = |name| folder.join(name);
        return Outputs {
            results: out.to_owned(),
            failed_requests: inside("failed.jsonl"),
            failed_results: inside("errors.jsonl"),
        };
    }
    let beside = |word: &str| {
        let stem = out.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let end = out.extension().map_or("jsonl".into(), |end| end.to_string_lossy().into_owned());
        out.with_file_name(format!("{stem}.{word}.{end}"))
    };
    Outputs { results: out.to_owned(), failed_requests: beside("failed"), failed_results: beside("errors") }
}

/// Makes sure, before anything is paid for, that the output can be written and nobody's file is lost.
///
/// # Errors
/// Kind `output`.
pub(crate) fn check(out: &Path, replace: bool) -> Result<(), Error> {
    if !plain(out) {
        return Ok(());
    }
    let taken = std::fs::metadata(out).is_ok_and(|meta| meta.len() > 0);
    if taken && !replace {
        return Err(Error::new(ErrorKind::Output, format!("{} exists", out.display()))
            .why("it was not written by this run")
            .fix("choose another name, or replace it: --force"));
    }
    let part = part(out);
    fresh_part(&part).map_err(|error| failed("write", &part, error))?;
    // Only a trial; one that stays behind is dropped at the end.
    let _ = std::fs::remove_file(&part);
    let Outputs { failed_requests, failed_results, .. } = outputs(out, Path::new(""));
    for other in [failed_requests, failed_results].map(|path| self::part(&path)) {
        part_is_ours(&other).map_err(|error| failed("write", &other, error))?;
    }
    Ok(())
}

/// Whether a path is, or can become, a regular file.
fn plain(path: &Path) -> bool {
    std::fs::metadata(path).map_or(true, |meta| meta.is_file())
}

fn part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// One file being written; its name appears with [`Output::publish`].
pub(crate) struct Output {
    path: PathBuf,
    part: Option<PathBuf>,
    file: BufWriter<File>,
    pub(crate) lines: u64,
}

impl Output {
    /// Begins one. What is no regular file, such as a pipe, is written directly.
    pub(crate) fn create(path: &Path) -> Result<Self, Error> {
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let part = plain(&path).then(|| part(&path));
        let target = part.as_deref().unwrap_or(&path);
        let file = match &part {
            Some(part) => fresh_part(part),
            None => OpenOptions::new().write(true).open(target),
        };
        let file = file.map_err(|error| failed("write", target, error))?;
        Ok(Self { file: BufWriter::new(file), path, part, lines: 0 })
    }

    /// Writes one line through `copy`, which writes its newline too.
    pub(crate) fn line(&mut self, copy: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
        self.lines += 1;
        copy(&mut self.file)
            .map_err(|error| failed("write", self.part.as_deref().unwrap_or(&self.path), error))
    }

    /// Everything is written: waits until it is on disk.
    pub(crate) fn sync(&mut self, disk: &dyn Durable) -> Result<(), Error> {
        let flushed = self.file.flush();
        let synced = flushed.and_then(|()| match self.part {
            Some(_) => disk.sync(self.file.get_ref()),
            None => Ok(()),
        });
        synced.map_err(|error| failed("write", self.part.as_deref().unwrap_or(&self.path), error))
    }

    /// Gives it its name; an empty one is dropped unless `even_empty`.
    pub(crate) fn publish(self, disk: &dyn Durable, even_empty: bool) -> Result<(), Error> {
        let Some(part) = &self.part else { return Ok(()) };
        if self.lines == 0 && !even_empty {
            return std::fs::remove_file(part).map_err(|error| failed("remove", part, error));
        }
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let renamed = disk.rename(part, &self.path);
        renamed
            .and_then(|()| disk.sync_folder(folder.unwrap_or(Path::new("."))))
            .map_err(|error| failed("write", &self.path, error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beside_the_output() {
        let names = |out: &str| {
            let Outputs { failed_requests, failed_results, .. } = outputs(Path::new(out), Path::new("/f"));
            (failed_requests.display().to_string(), failed_results.display().to_string())
        };
        assert_eq!(names("/d/r.jsonl"), ("/d/r.failed.jsonl".into(), "/d/r.errors.jsonl".into()));
        assert_eq!(names("r"), ("r.failed.jsonl".into(), "r.errors.jsonl".into()));
        assert_eq!(names("/dev/null"), ("/f/failed.jsonl".into(), "/f/errors.jsonl".into()));
    }
}
