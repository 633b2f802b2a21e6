//! The single steps on batches that exist: list, show, wait, results, cancel, delete.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::left::Left;
use super::stage;
use crate::api::batch::MessageBatch;
use crate::batch::clock::{Clock as _, SystemClock};
use crate::batch::event::Event;
use crate::batch::journal::peek;
use crate::batch::live::{self, Live};
use crate::batch::run::{Ending, FailOn, Summary};
use crate::batch::steps::{self, Wait, Wanted};
use crate::batch::store::{Disk, Folder, Mode, Shelf};
use crate::cli::{BatchesResults, BatchesWait};
use crate::client::Client;
use crate::commands::context::Context;
use crate::error::{Error, ErrorKind, Failure, Fix};
use crate::output::batch_run::{self, Reporter};
use crate::output::batches as view;
use crate::output::file::{OutputFile, is_stdout};
use crate::settings::Work;

/// Lists every batch of the workspace.
pub(super) async fn list(context: &Context) -> Result<(), Failure> {
    let client = context.client(Work::Call).await?;
    table(client.batches().await?, context)
}

fn table(found: Vec<Value>, context: &Context) -> Result<(), Failure> {
    let ui = &context.ui;
    if ui.json() {
        return ui.out().json_line(&Value::Array(found).to_string());
    }
    let batches = found.into_iter().map(live::batch).collect::<Result<Vec<MessageBatch>, _>>()?;
    if batches.is_empty() {
        ui.note("this workspace has no batches");
        return Ok(());
    }
    ui.out().print(&view::list(&batches).render(ui.stdout_width(), ui.stdout_paint(), ui.options().utf8))
}

/// Shows one batch.
pub(super) async fn show(id: &str, context: &Context) -> Result<(), Failure> {
    let client = context.client(Work::Call).await?;
    let value = patiently(id, context, async || Ok(client.batch(id).await?.value)).await?;
    object(value, context)
}

fn object(value: Value, context: &Context) -> Result<(), Failure> {
    let ui = &context.ui;
    if ui.json() {
        return ui.out().json_line(&value.to_string());
    }
    ui.out().print(&view::show(&live::batch(value)?, ui.stdout_width(), ui.stdout_paint()))
}

/// Waits until batches have ended, then shows them.
pub(super) async fn wait(args: &BatchesWait, context: &Context) -> Result<(), Failure> {
    let client = context.client(Work::Batch).await?;
    let shelf = stage::shelf(context)?;
    let grace = |id: &str| steps::grace(&shelf, id, context.facts.now);
    let left = Left::new(&context.ui, &shelf, &args.ids);
    let reporter = Reporter::new(&context.ui, "");
    let observer = |event: Event| {
        left.note(&event);
        reporter.tell(&event);
    };
    let wanted = Wait {
        ids: &args.ids,
        poll_interval: args.poll_interval,
        limit: stage::limit(context),
        grace: &grace,
        observer: &observer,
    };
    let ended = steps::wait(&Live(&client), &SystemClock::start(), &wanted).await;
    left.disarm();
    ended?;
    drop(reporter);
    let mut found = Vec::new();
    for id in &args.ids {
        found.push(client.batch(id).await?.value);
    }
    table(found, context)
}

/// Downloads the results of one batch.
pub(super) async fn results(args: &BatchesResults, context: &Context) -> Result<(), Failure> {
    let client = context.client(Work::Batch).await?;
    let direct = args.out.as_deref().is_none_or(|out| is_stdout(out) || !plain(out));
    let spool = Spool::new(args.out.as_deref().filter(|_| !direct), &args.id, context)?;
    let reporter = Reporter::new(&context.ui, "");
    let observer = |event: Event| reporter.tell(&event);
    let base_url = stage::base_url(context);
    let wanted = Wanted {
        id: &args.id,
        to: &spool.path,
        base_url: &base_url,
        grace: grace(&args.id, context)?,
        observer: &observer,
    };
    let fetched = steps::fetch(&Live(&client), &SystemClock::start(), &Disk, &wanted).await?;
    drop(reporter);
    if direct {
        copy(&spool.path, args.out.as_deref(), context)?;
    }
    let run = owner(&stage::shelf(context)?, &args.id);
    let summary = Summary { run: run.unwrap_or_default(), ..fetched.summary };
    for line in batch_run::lines(&summary) {
        context.ui.note(&line);
    }
    let ending = Ending { summary };
    ending.error(FailOn::default()).map_or(Ok(()), |error| Err(error.into()))
}

/// The run of this machine that a batch is part of, if there is one that can be gone on with.
fn owner(shelf: &Shelf, batch_id: &str) -> Option<String> {
    let of = |folder: &Folder| peek(&folder.journal()).batch_ids().any(|id| id == batch_id);
    let folder = shelf.all().into_iter().find(of)?;
    let manifest = folder.manifest().ok().flatten()?;
    (manifest.mode == Mode::Run).then(|| folder.name())
}

/// Whether a path is, or can become, a regular file.
fn plain(path: &Path) -> bool {
    std::fs::metadata(path).map_or(true, |meta| meta.is_file())
}

/// Where results are until they are complete: the file itself, or one that disappears.
struct Spool {
    path: PathBuf,
    passing: bool,
}

impl Spool {
    fn new(out: Option<&Path>, id: &str, context: &Context) -> Result<Self, Error> {
        if let Some(out) = out {
            let path = std::fs::canonicalize(out).unwrap_or_else(|_| out.to_owned());
            return Ok(Self { path, passing: false });
        }
        let folder = stage::shelf(context)?.spool();
        Folder::at(&folder).create(&Disk)?;
        let name = format!("{}-{}", crate::client::models::segment(id), std::process::id());
        Ok(Self { path: folder.join(name), passing: true })
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        if self.passing {
            let _ = std::fs::remove_file(&self.path);
            let _ = std::fs::remove_file(self.path.with_extension("part"));
        }
    }
}

/// Copies complete results to standard output, or to what is no regular file.
fn copy(from: &Path, to: Option<&Path>, context: &Context) -> Result<(), Failure> {
    use std::io::Read as _;
    let unreadable = |error: std::io::Error| {
        Error::new(ErrorKind::Output, format!("cannot read {}: {error}", from.display())).caused_by(error)
    };
    let mut target = to.filter(|to| !is_stdout(to)).map(OutputFile::open).transpose()?;
    let mut file = std::fs::File::open(from).map_err(unreadable)?;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = file.read(&mut buffer).map_err(unreadable)?;
        match &mut target {
            _ if length == 0 => break,
            Some(target) => target.write(&buffer[..length])?,
            None => context.ui.out().foreign(&buffer[..length])?,
        }
    }
    target.map_or(Ok(()), OutputFile::complete)
}

/// Cancels a batch.
pub(super) async fn cancel(id: &str, context: &Context) -> Result<(), Failure> {
    let client = context.client(Work::Call).await?;
    let value = patiently(id, context, async || client.cancel_batch(id).await).await?;
    object(value, context)
}

/// Deletes a batch that has ended.
pub(super) async fn delete(id: &str, context: &Context) -> Result<(), Failure> {
    let client = context.client(Work::Call).await?;
    let value = match client.delete_batch(id).await {
        Ok(value) => value,
        Err(error) if error.kind == ErrorKind::NotFound => return Err(unknown(error, id, context).into()),
        Err(error) => return Err(running(&client, id, error).await.into()),
    };
    let ui = &context.ui;
    let now = SystemClock::start().date();
    // It is gone; that this cannot be noted only means that a later look will say less.
    if let Err(error) = stage::shelf(context)?.note_deleted(id, &now, &Disk) {
        ui.verbose(1, &error.to_string());
    }
    if ui.json() {
        return ui.out().json_line(&value.to_string());
    }
    ui.out().print(&format!("deleted {id}\n"))
}

/// Says what to do first, where a batch could not be deleted because it has not ended.
async fn running(client: &Client<'_>, id: &str, error: Error) -> Error {
    if !matches!(error.kind, ErrorKind::InvalidRequest | ErrorKind::Conflict) {
        return error;
    }
    match client.batch(id).await.map(|reply| reply.value["processing_status"] == "ended") {
        Ok(false) => error
            .why("only a batch that has ended can be deleted")
            .fix(format!("claudectl batches cancel {id} && claudectl batches wait {id}, then delete it")),
        _ => error,
    }
}

fn grace(id: &str, context: &Context) -> Result<Duration, Error> {
    Ok(steps::grace(&stage::shelf(context)?, id, context.facts.now))
}

/// Makes a call again while a batch that was just created is not known everywhere yet.
async fn patiently(
    id: &str,
    context: &Context,
    call: impl AsyncFnMut() -> Result<Value, Error>,
) -> Result<Value, Error> {
    let said = Cell::new(false);
    let observer = |event: Event| match event {
        Event::LookFailed { what } if !said.replace(true) => context.ui.note(&what),
        _ => {}
    };
    let ended = steps::patiently(&SystemClock::start(), grace(id, context)?, &observer, call).await;
    ended.map_err(|error| if error.kind == ErrorKind::NotFound { unknown(error, id, context) } else { error })
}

/// A batch the API does not know: deleted by this machine, or none of this workspace.
fn unknown(mut error: Error, id: &str, context: &Context) -> Error {
    if let Some(at) = stage::shelf(context).ok().and_then(|shelf| shelf.deleted(id)) {
        let why = format!(
            "{id} was deleted by this machine at {at}, and its results with it; the API keeps neither"
        );
        error = error.why(why);
    }
    error.fix(Fix::run(["batches", "list"]).to("see what there is"))
}
