//! Which run a command means: a new one, one to go on with, or one that is over.

use std::path::{Path, PathBuf};

use super::prepare::{Content, Lint, prepare};
use super::{Memo, Pace, Ports, Run, output};
use crate::batch::body::Stamp;
use crate::batch::check::Report;
use crate::batch::clock::Clock;
use crate::batch::event::Event;
use crate::batch::journal::{Journal, peek};
use crate::batch::port::BatchApi;
use crate::batch::state::{Record, RunState};
use crate::batch::store::{
    Folder, Held, Identity, Manifest, Mode, Shelf, Taken, TemplateOf, VERSION, failed, lock,
};
use crate::batch::template::{TYPED, Template};
use crate::error::{Error, ErrorKind, Fix};

/// What was asked for.
pub(crate) struct Start<'a> {
    /// Paths made absolute, and where it goes.
    pub identity: Identity,
    /// Requests are made of the rows of the input with this.
    pub template: Option<&'a Template>,
    /// The whole life, or one batch.
    pub mode: Mode,
    /// A folder of the user's own for the state.
    pub run_dir: Option<PathBuf>,
    /// Results in the order of the input.
    pub input_order: bool,
    /// Pay anew, whatever there was.
    pub again: bool,
    /// Replace an output that exists.
    pub force: bool,
    /// The deeper check.
    pub lint: Lint<'a>,
}

/// What to do with the folder that is there.
enum Choice {
    GoOn,
    Fresh { left_behind: bool },
}

impl<'a, A: BatchApi, C: Clock> Run<'a, A, C> {
    /// Begins a run, or goes on with the same one.
    ///
    /// # Errors
    /// Kind `input`: problems in the file, or it changed under an unfinished run. `output`: another process
    /// has the run, its state is damaged, or something cannot be written.
    pub(crate) async fn start(
        start: &Start<'_>,
        shelf: &'a Shelf,
        ports: Ports<'a, A, C>,
        pace: Pace,
    ) -> Result<Self, Error> {
        let (old, mut fresh) = match &start.run_dir {
            Some(dir) => (Some(Folder::at(dir)), Folder::at(dir)),
            None => shelf.find(&start.identity),
        };
        for folder in old.iter().chain([&fresh]) {
            shelf.check(folder)?;
        }
        if let Some(folder) = old {
            match folder.manifest()? {
                None => fresh = folder,
                Some(manifest) => {
                    let lock = take(&folder)?;
                    let stamp = Stamp::of(&manifest.identity.input);
                    match choose(start, &folder, &manifest).await? {
                        Choice::GoOn => {
                            return Self::open(folder, manifest, lock, shelf, ports, pace, stamp);
                        }
                        Choice::Fresh { left_behind } => {
                            if left_behind {
                                leave(&folder, &ports);
                            }
                            if folder == fresh {
                                return Err(occupied(&folder));
                            }
                        }
                    }
                }
            }
        }
        Self::begin(start, fresh, shelf, ports, pace).await
    }

    /// Goes on with the run in a folder.
    ///
    /// # Errors
    /// As [`Run::start`]; `config` when the run belongs to another address or workspace.
    pub(crate) async fn resume(
        folder: Folder,
        access: &Identity,
        shelf: &'a Shelf,
        ports: Ports<'a, A, C>,
        pace: Pace,
        force: bool,
    ) -> Result<Self, Error> {
        shelf.check(&folder)?;
        let lock = take(&folder)?;
        let missing = || Error::new(ErrorKind::Input, format!("{} holds no run", folder.name()));
        let mut manifest = folder.manifest()?.ok_or_else(missing)?;
        same_place(&manifest, access)?;
        let over = peek(&folder.journal()).finished.is_some();
        let stamp = Stamp::of(&manifest.identity.input).filter(|_| !over);
        if !over && let Some(changed) = changed(&manifest, None).await? {
            return Err(refused(&changed, &peek(&folder.journal()), &folder));
        }
        manifest.replace |= force;
        Self::open(folder, manifest, lock, shelf, ports, pace, stamp)
    }

    /// `stamp`: that of the input, if its content was just compared.
    fn open(
        folder: Folder,
        manifest: Manifest,
        lock: Held,
        shelf: &'a Shelf,
        ports: Ports<'a, A, C>,
        pace: Pace,
        stamp: Option<Stamp>,
    ) -> Result<Self, Error> {
        let journal = Journal::open(&folder.journal(), ports.disk)?;
        let running = journal.state().shards().filter(|(_, shard)| shard.stage.running());
        let batches = running.filter_map(|(_, shard)| shard.batch_id.clone()).collect();
        let highest_cost = manifest.highest_cost;
        (ports.observer)(Event::Opened { run: folder.name(), resumed: true, highest_cost, batches });
        let memo = Memo { stamp, ..Memo::default() };
        Ok(Self { ports, shelf, pace, folder, manifest, journal, memo, _lock: lock })
    }

    /// A new run: checked first, and only then is there a manifest, so that a folder without one means nothing.
    async fn begin(
        start: &Start<'_>,
        folder: Folder,
        shelf: &'a Shelf,
        ports: Ports<'a, A, C>,
        pace: Pace,
    ) -> Result<Self, Error> {
        let replace = start.force || wrote_before(start, shelf);
        if let Some(out) = &start.identity.output {
            if *out == start.identity.input {
                return Err(Error::new(ErrorKind::Input, "the results would replace the requests")
                    .fix("name another file with -o"));
            }
            output::check(out, replace)?;
        }
        let existed = folder.path().exists();
        folder.create(ports.disk)?;
        shelf.check(&folder)?;
        let lock = take(&folder)?;
        let stamp = Stamp::of(&start.identity.input).filter(|_| start.template.is_none());
        let (report, manifest) = match prepared(start, &folder, &ports, &pace).await {
            Ok((report, manifest)) => (report, Manifest { replace, ..manifest }),
            Err(error) => {
                if !existed {
                    // Nothing was sent and nothing is known: the folder would only be in the way.
                    let _ = std::fs::remove_dir_all(folder.path());
                }
                return Err(error);
            }
        };
        let mut journal = Journal::open(&folder.journal(), ports.disk)?;
        let planned =
            Record::Planned { round: 1, own_file: start.template.is_some(), shards: report.shards.clone() };
        journal.add(&planned, &ports.clock.date())?;
        folder.write_manifest(&manifest, ports.disk)?;
        let highest_cost = manifest.highest_cost;
        let batches = Vec::new();
        (ports.observer)(Event::Opened { run: folder.name(), resumed: false, highest_cost, batches });
        (ports.observer)(Event::Planned {
            round: 1,
            requests: report.requests,
            shards: report.shards.len() as u64,
            highest_cost,
        });
        let memo = Memo { stamp, body: report.body, ..Memo::default() };
        Ok(Self { ports, shelf, pace, folder, manifest, journal, memo, _lock: lock })
    }
}

async fn prepared<A, C: Clock>(
    start: &Start<'_>,
    folder: &Folder,
    ports: &Ports<'_, A, C>,
    pace: &Pace,
) -> Result<(Report, Manifest), Error> {
    let journal = folder.journal();
    if journal.exists() {
        std::fs::remove_file(&journal).map_err(|error| failed("remove", &journal, error))?;
    }
    let input = &start.identity.input;
    let report = prepare(input, start.template, folder, start.lint, ports, pace).await?;
    if start.mode == Mode::Create && report.shards.len() > 1 {
        let what = format!("{} needs {} batches; `create` makes one", input.display(), report.shards.len());
        let run = Fix::run(["batches", "run", &*input.to_string_lossy(), "-o", "OUT"]);
        return Err(Error::new(ErrorKind::Input, what).fix(run));
    }
    let content = match start.template {
        None => Content { bytes: report.bytes, fingerprint: report.fingerprint.clone() },
        Some(_) => Content::new(input).await?,
    };
    let template = match start.template {
        None => None,
        Some(template) => {
            let sha256 = match template.file() {
                Some(path) => Content::new(path).await?.fingerprint,
                None => Content::of_text(&template.content(), None),
            };
            Some(TemplateOf { path: template.path().to_owned(), sha256 })
        }
    };
    let manifest = Manifest {
        version: VERSION,
        created_at: ports.clock.date(),
        mode: start.mode,
        identity: start.identity.clone(),
        input_bytes: content.bytes,
        input_sha256: content.fingerprint,
        highest_cost: (report.unpriced == 0).then_some(report.highest_cost),
        requests_sha256: start.template.is_some().then(|| report.fingerprint.clone()),
        template,
        input_order: start.input_order,
        replace: start.force,
    };
    Ok((report, manifest))
}

/// What a command means, given what is there already.
async fn choose(start: &Start<'_>, folder: &Folder, manifest: &Manifest) -> Result<Choice, Error> {
    if manifest.identity != start.identity || manifest.mode != start.mode {
        return Err(occupied(folder));
    }
    let state = peek(&folder.journal());
    let untouched = state.shards().all(|(_, shard)| shard.stage.sendable() && shard.sent == 0);
    let finished = state.finished.is_some() || (start.mode == Mode::Create && state.acknowledged());
    if start.mode == Mode::Create && state.unknown().is_some() && !start.again {
        return Err(unsettled(folder));
    }
    if start.identity.sandbox && !finished {
        // Its batches ended with the process that played the API, and none of them cost anything.
        return Ok(Choice::Fresh { left_behind: false });
    }
    if finished && start.mode == Mode::Create {
        return Ok(Choice::Fresh { left_behind: false });
    }
    let anew = Choice::Fresh { left_behind: !finished && !untouched };
    let Some(changed) = changed(manifest, Some(start)).await? else {
        return Ok(if start.again { anew } else { Choice::GoOn });
    };
    // An output that a run paid for is not overwritten by one that pays anew, unless both are asked for.
    if start.again && (start.force || !state.wrote) {
        return Ok(anew);
    }
    if nothing_exists(&state) && !state.wrote {
        return Ok(Choice::Fresh { left_behind: false });
    }
    Err(refused(&changed, &state, folder))
}

/// Whether no batch of the run can exist.
fn nothing_exists(state: &RunState) -> bool {
    state.shards().all(|(_, shard)| shard.stage.sendable())
}

/// Whether an earlier run of the same command finished and wrote the output that is there.
fn wrote_before(start: &Start<'_>, shelf: &Shelf) -> bool {
    let (old, _) = shelf.find(&start.identity);
    old.is_some_and(|folder| peek(&folder.journal()).wrote)
}

fn leave<A, C>(folder: &Folder, ports: &Ports<'_, A, C>) {
    let state = peek(&folder.journal());
    let batches = state.batch_ids().map(str::to_owned).collect();
    let unknown = state.unknown().is_some();
    (ports.observer)(Event::LeftBehind { run: folder.name(), batches, unknown });
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

/// What differs from what the run was begun with, in a few words; `None` if nothing does. Without a command only the
/// files are looked at.
async fn changed(manifest: &Manifest, start: Option<&Start<'_>>) -> Result<Option<String>, Error> {
    let input = &manifest.identity.input;
    if Content::of(input, &manifest.input_sha256).await?.fingerprint != manifest.input_sha256 {
        return Ok(Some(format!("{} changed", input.display())));
    }
    let asked = start.map(|start| start.template);
    let named = |path: &Path| {
        let typed = path == Path::new(TYPED);
        if typed { "the prompt".to_owned() } else { format!("the template {}", path.display()) }
    };
    Ok(match (&manifest.template, asked) {
        (None, None | Some(None)) => None,
        (None, Some(Some(asked))) => Some(format!("{} was added", named(asked.path()))),
        (Some(made_with), Some(None)) => Some(format!("{} was left out", named(&made_with.path))),
        (Some(made_with), Some(Some(asked)))
            if asked.path() != made_with.path && both_files(made_with, asked) =>
        {
            Some(format!(
                "the template changed from {} to {}",
                made_with.path.display(),
                asked.path().display()
            ))
        }
        (Some(made_with), Some(Some(asked))) if asked.path() != made_with.path => {
            Some(format!("{} was replaced by {}", named(&made_with.path), named(asked.path())))
        }
        (Some(made_with), Some(Some(asked))) if asked.file().is_none() => {
            let same = Content::of_text(&asked.content(), Some(&made_with.sha256)) == made_with.sha256;
            (!same).then(|| "the prompt or an option that is in every request changed".to_owned())
        }
        // The requests are kept: without the command there is no prompt to compare.
        (Some(made_with), None) if made_with.path == Path::new(TYPED) => None,
        (Some(made_with), _) => {
            let same = Content::of(&made_with.path, &made_with.sha256).await?.fingerprint == made_with.sha256;
            (!same).then(|| format!("{} changed", made_with.path.display()))
        }
    })
}

fn both_files(made_with: &TemplateOf, asked: &Template) -> bool {
    made_with.path != Path::new(TYPED) && asked.file().is_some()
}

/// The refusal of a command whose input is not what its run was begun with.
fn refused(changed: &str, state: &RunState, folder: &Folder) -> Error {
    let resume = Fix::run(["batches", "resume", &folder.name()]);
    let error = |since: &str, why: &str| {
        let what = format!("{changed} since the run {since}");
        Error::new(ErrorKind::Input, what).why(why).fact("run", folder.name())
    };
    if state.finished.is_some() {
        return error("began, which has finished", "its results are paid for and would be overwritten")
            .fix("name another output with -o")
            .fix(Fix::again(["--again", "--force"]).to("or pay anew and replace them"));
    }
    let again: &[&str] = if state.wrote { &["--again", "--force"] } else { &["--again"] };
    error("began", "part of what it held then is being worked on and paid for")
        .fix(resume.to("restore it as it was, then"))
        .fix(Fix::again(again.iter().copied()).to("or leave that run behind and pay anew"))
}

fn same_place(manifest: &Manifest, access: &Identity) -> Result<(), Error> {
    let own = &manifest.identity;
    let shown = |identity: &Identity| match &identity.workspace {
        Some(workspace) => format!("{} (workspace {workspace})", identity.base_url),
        None => identity.base_url.clone(),
    };
    if own.base_url == access.base_url && own.workspace == access.workspace && own.sandbox == access.sandbox {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Config, "the run belongs to another address or workspace")
        .fact("the run's", shown(own))
        .fact("configured", shown(access))
        .fix("use the settings it was begun with: --base-url, --workspace, --sandbox"))
}

fn occupied(folder: &Folder) -> Error {
    Error::new(ErrorKind::Input, format!("{} holds another run", folder.name()))
        .fix("name another folder with --run-dir, or leave the option out")
}

fn unsettled(folder: &Folder) -> Error {
    Error::new(ErrorKind::Unknown, "a batch of this file may exist whose reply was lost; nothing was sent")
        .fact("run", folder.name())
        .fix(Fix::run(["batches", "reconcile", &folder.name()]).to("find out first"))
}
