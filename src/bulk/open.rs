//! Which run a command means: a new one, one to go on with, or one that is over.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::event::{Event, Observer};
use super::journal::{self, Journal, peek};
use super::prepare::{Lint, Source, made, prepare, sha256};
use crate::batch::run::output;
use crate::batch::run::shell;
use crate::batch::store::{Disk, Folder, Held, Identity, Shelf, Taken, failed, lock, replace};
use crate::error::{Error, ErrorKind};

/// The form of manifest and journal; a later one is refused, not guessed at.
const VERSION: u32 = 1;

/// What was asked for.
pub(crate) struct Start<'a> {
    /// Paths made absolute, and where it goes.
    pub identity: Identity,
    /// What the requests are made of.
    pub source: &'a Source,
    /// The file of the template, if one was named.
    pub template: Option<PathBuf>,
    /// The options that are in every request, as text: only compared.
    pub options: String,
    /// A folder of the user's own for the state.
    pub run_dir: Option<PathBuf>,
    /// Pay anew, whatever there was.
    pub again: bool,
    /// Replace an output that exists.
    pub force: bool,
    /// Take up what failed.
    pub retry_errors: bool,
    /// The deeper check.
    pub lint: Lint<'a>,
}

/// `manifest.json`: what a run is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    version: u32,
    /// RFC 3339, by the local clock; for people only.
    created_at: String,
    #[serde(flatten)]
    identity: Identity,
    requests: u64,
    requests_sha256: String,
    input_sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    template_sha256: Option<String>,
    options: String,
}

/// A run, open and locked.
pub(crate) struct Opened {
    /// Its folder.
    pub folder: Folder,
    /// The file its requests stand in.
    pub requests: PathBuf,
    /// How many there are.
    pub count: u64,
    /// Where the results go.
    pub output: PathBuf,
    /// Whether no item was left when it was opened.
    pub finished: bool,
    pub(super) journal: Journal,
    _lock: Held,
}

/// Begins a run, or goes on with the same one.
///
/// # Errors
/// Kind `input`: problems in the file, or it changed. `output`: another process has the run, its state is damaged, or
/// something cannot be written.
pub(crate) async fn open(
    start: &Start<'_>,
    shelf: &Shelf,
    date: &str,
    observer: Observer<'_>,
) -> Result<Opened, Error> {
    let (old, mut fresh) = match &start.run_dir {
        Some(dir) => (Some(Folder::at(dir)), Folder::at(dir)),
        None => shelf.find(&start.identity),
    };
    if let Some(folder) = old {
        shelf.check(&folder)?;
        match manifest(&folder)? {
            // Nothing was sent from a folder without a manifest.
            None => fresh = folder,
            Some(manifest) => {
                let lock = take(&folder)?;
                if manifest.identity != start.identity {
                    return Err(occupied(&folder));
                }
                if !start.again {
                    return go_on(start, folder, &manifest, lock, date, observer).await;
                }
                leave(start, &folder, &manifest, observer).await?;
                if folder == fresh {
                    return Err(occupied(&folder));
                }
            }
        }
    }
    begin(start, shelf, fresh, date, observer).await
}

/// Makes sure that a run may be left for a new one.
async fn leave(
    start: &Start<'_>,
    folder: &Folder,
    manifest: &Manifest,
    observer: Observer<'_>,
) -> Result<(), Error> {
    if !start.force {
        let trial = made(folder.path()).with_extension("new");
        let changed = unchanged(start, folder, manifest, &trial, observer).await;
        let _ = std::fs::remove_file(&trial);
        changed?;
    }
    if !peek(&folder.journal()).finished {
        observer(Event::LeftBehind { run: folder.name() });
    }
    Ok(())
}

async fn go_on(
    start: &Start<'_>,
    folder: Folder,
    manifest: &Manifest,
    lock: Held,
    date: &str,
    observer: Observer<'_>,
) -> Result<Opened, Error> {
    let trial = made(folder.path()).with_extension("new");
    let same = unchanged(start, &folder, manifest, &trial, observer).await;
    let _ = std::fs::remove_file(&trial);
    same?;
    let mut journal = Journal::open(&folder.journal())?;
    journal.opened(date)?;
    if start.retry_errors {
        reopen(&mut journal, manifest.requests)?;
    }
    journal.sync()?;
    let state = journal.state();
    observer(Event::Opened { run: folder.name(), resumed: Some(state.done()), lost: state.lost });
    let replace = start.force || state.wrote;
    if let Some(out) = &start.identity.output {
        output::check(out, replace)?;
    }
    Ok(Opened {
        requests: requests(start, &folder),
        count: manifest.requests,
        output: start.identity.output.clone().unwrap_or_default(),
        finished: state.finished && state.done() == manifest.requests,
        folder,
        journal,
        _lock: lock,
    })
}

fn reopen(journal: &mut Journal, requests: u64) -> Result<(), Error> {
    use journal::Standing;
    for item in 0..u32::try_from(requests).unwrap_or(u32::MAX) {
        if matches!(journal.state().standing(item), Standing::Failed | Standing::Retryable) {
            journal.reopened(item)?;
        }
    }
    Ok(())
}

/// A new run: checked first, and only then is there a manifest, so that a folder without one means nothing.
async fn begin(
    start: &Start<'_>,
    shelf: &Shelf,
    folder: Folder,
    date: &str,
    observer: Observer<'_>,
) -> Result<Opened, Error> {
    let replace = start.force || wrote_before(start, shelf);
    if let Some(out) = &start.identity.output {
        if *out == start.identity.input {
            return Err(Error::new(ErrorKind::Input, "the results would replace the input")
                .fix("name another file with -o"));
        }
        output::check(out, replace)?;
    }
    let existed = folder.path().exists();
    folder.create(&Disk)?;
    let lock = take(&folder)?;
    let written = write(start, &folder, date, observer).await;
    let manifest = match written {
        Ok(manifest) => manifest,
        Err(error) => {
            if !existed {
                // Nothing was sent and nothing is known: the folder would only be in the way.
                let _ = std::fs::remove_dir_all(folder.path());
            }
            return Err(error);
        }
    };
    let mut journal = Journal::open(&folder.journal())?;
    journal.opened(date)?;
    journal.sync()?;
    observer(Event::Opened { run: folder.name(), resumed: None, lost: 0 });
    Ok(Opened {
        requests: requests(start, &folder),
        count: manifest.requests,
        output: start.identity.output.clone().unwrap_or_default(),
        finished: false,
        folder,
        journal,
        _lock: lock,
    })
}

async fn write(
    start: &Start<'_>,
    folder: &Folder,
    date: &str,
    observer: Observer<'_>,
) -> Result<Manifest, Error> {
    let journal = folder.journal();
    if journal.exists() && !journal::is_empty(&journal) {
        std::fs::remove_file(&journal).map_err(|error| failed("remove", &journal, error))?;
    }
    let to = made(folder.path());
    let report = prepare(&start.identity.input, start.source, Some(&to), start.lint, observer).await?;
    let manifest = Manifest {
        version: VERSION,
        created_at: date.to_owned(),
        identity: start.identity.clone(),
        requests: report.requests,
        requests_sha256: report.fingerprint,
        input_sha256: sha256(&start.identity.input).await?,
        template_sha256: template(start).await?,
        options: start.options.clone(),
    };
    let mut text = serde_json::to_vec_pretty(&manifest)
        .map_err(|error| Error::new(ErrorKind::Internal, "a manifest without a form").caused_by(error))?;
    text.push(b'\n');
    replace(&Disk, &folder.manifest_path(), &text)?;
    Ok(manifest)
}

async fn template(start: &Start<'_>) -> Result<Option<String>, Error> {
    match &start.template {
        Some(path) => sha256(path).await.map(Some),
        None => Ok(None),
    }
}

/// The file the requests stand in: the input itself, or what was made of it.
fn requests(start: &Start<'_>, folder: &Folder) -> PathBuf {
    match start.source {
        Source::Requests => start.identity.input.clone(),
        _ => made(folder.path()),
    }
}

/// Makes sure that the same requests would be made as when the run began.
async fn unchanged(
    start: &Start<'_>,
    folder: &Folder,
    manifest: &Manifest,
    trial: &Path,
    observer: Observer<'_>,
) -> Result<(), Error> {
    let made = prepare(&start.identity.input, start.source, Some(trial), start.lint, observer).await;
    if made.as_ref().is_ok_and(|report| report.fingerprint == manifest.requests_sha256) {
        return Ok(());
    }
    let input = start.identity.input.display();
    let what = if sha256(&start.identity.input).await? != manifest.input_sha256 {
        format!("{input} changed")
    } else if template(start).await? != manifest.template_sha256 {
        "the template changed".to_owned()
    } else if start.options != manifest.options {
        "the prompt or the options that are in every request changed".to_owned()
    } else {
        made?;
        "what the requests are made of changed".to_owned()
    };
    Err(Error::new(ErrorKind::Input, format!("{what} since the run began; nothing was sent"))
        .why("the output holds answers to what was asked then, and they were paid for")
        .fact("run", folder.name())
        .fix("restore it as it was, then run the same command again")
        .fix("or write to another file: -o OTHER")
        .fix("or leave that run behind and pay anew: the same command with --again --force"))
}

/// Whether an earlier run of the same command wrote the output that is there.
fn wrote_before(start: &Start<'_>, shelf: &Shelf) -> bool {
    let (old, _) = shelf.find(&start.identity);
    old.is_some_and(|folder| peek(&folder.journal()).wrote)
}

fn take(folder: &Folder) -> Result<Held, Error> {
    match lock(&folder.lock())? {
        Taken::Held(held) => Ok(held),
        Taken::By(pid) => {
            let by = pid.map_or("another process".to_owned(), |pid| format!("process {pid}"));
            let error = Error::new(ErrorKind::Output, format!("the run {} is in use by {by}", folder.name()))
                .why("two processes on one run would pay for it twice")
                .fix("let it finish, or stop it and run the same command again");
            Err(match pid {
                Some(pid) => error.fact("process", pid.to_string()),
                None => error,
            })
        }
    }
}

fn manifest(folder: &Folder) -> Result<Option<Manifest>, Error> {
    let path = folder.manifest_path();
    let text = match std::fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed("read", &path, error)),
    };
    let damaged = |what: String| {
        Error::new(ErrorKind::Output, format!("{} {what}", path.display()))
            .fix("restore the file, or start over in another folder with --run-dir")
    };
    let manifest: Manifest =
        serde_json::from_slice(&text).map_err(|error| damaged(format!("is damaged: {error}")))?;
    if manifest.version != VERSION {
        return Err(damaged(format!("has version {}, this program reads {VERSION}", manifest.version)));
    }
    Ok(Some(manifest))
}

fn occupied(folder: &Folder) -> Error {
    Error::new(ErrorKind::Input, format!("{} holds another run", shell(&folder.name())))
        .fix("name another folder with --run-dir, or leave the option out")
}
