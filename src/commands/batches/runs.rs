//! `batches runs`: the runs of this machine, where each stands, and how to go on. Nothing is sent.

use serde_json::{Value, json};

use super::stage;
use crate::batch::journal::peek;
use crate::batch::reconcile::seconds;
use crate::batch::state::RunState;
use crate::batch::state::Stage;
use crate::batch::store::{Folder, Manifest, Mode};
use crate::commands::context::Context;
use crate::error::Failure;
use crate::output::batches::{self as view, LocalRun};

/// Lists them, the newest first.
pub(super) fn run(context: &Context) -> Result<(), Failure> {
    let shelf = stage::shelf(context)?;
    let read = |folder: Folder| {
        let manifest = folder.manifest().ok().flatten()?;
        let state = peek(&folder.journal());
        Some((folder, manifest, state))
    };
    let mut runs: Vec<(Folder, Manifest, RunState)> = shelf.all().into_iter().filter_map(read).collect();
    runs.sort_by(|one, other| other.1.created_at.cmp(&one.1.created_at));
    let ui = &context.ui;
    if ui.json() {
        let all: Vec<Value> =
            runs.iter().map(|(folder, manifest, state)| object(folder, manifest, state)).collect();
        return ui.out().json_line(&Value::Array(all).to_string());
    }
    if runs.is_empty() {
        ui.note("this machine has no batch runs");
        return Ok(());
    }
    let now = context.facts.now;
    let shown: Vec<LocalRun> =
        runs.iter().map(|(folder, manifest, state)| line(folder, manifest, state, now)).collect();
    ui.out().print(&view::runs(&shown).render(ui.stdout_width(), ui.stdout_paint(), ui.options().utf8))?;
    if let Some(line) = shown.iter().map(|run| &run.next).find(|next| !next.is_empty()) {
        ui.note(&format!("the beginning of a name is enough; to go on with one: {line}"));
    }
    Ok(())
}

/// Where a run stands, in a word or two.
pub(crate) fn stands(manifest: &Manifest, state: &RunState) -> &'static str {
    let any = |wanted: fn(Stage) -> bool| state.shards().any(|(_, shard)| wanted(shard.stage));
    match &state.finished {
        Some(finish) if finish.failed > 0 => "finished, some failed",
        Some(_) => "finished",
        None if state.unknown().is_some() => "reply lost",
        None if manifest.mode == Mode::Create && state.acknowledged() => "created",
        None if any(Stage::running) => "running",
        None if any(Stage::collectable) => "results not fetched",
        None if any(Stage::sendable) => "not sent",
        None => "results fetched",
    }
}

/// A run in a line, for a list that offers it.
pub(crate) fn about(manifest: &Manifest, state: &RunState) -> String {
    let input = manifest.identity.input.file_name().map(|name| name.to_string_lossy().into_owned());
    let items = items(state);
    let noun = if items == 1 { "item" } else { "items" };
    format!("{}, {items} {noun} of {}", stands(manifest, state), input.unwrap_or_default())
}

/// The command that goes on with a run; none for one that has nothing left to do.
fn next(folder: &Folder, manifest: &Manifest, state: &RunState) -> Option<String> {
    let name = folder.short_name();
    match stands(manifest, state) {
        "finished" => None,
        "reply lost" => Some(format!("claudectl batches reconcile {name}")),
        "created" => {
            let id = state.batch_ids().next().unwrap_or_default();
            Some(format!("claudectl batches wait {id}"))
        }
        _ => Some(format!("claudectl batches resume {name}")),
    }
}

fn items(state: &RunState) -> u64 {
    state.rounds.first().map_or(0, |round| round.shards.iter().map(|shard| shard.plan.count).sum())
}

fn line(folder: &Folder, manifest: &Manifest, state: &RunState, now: i64) -> LocalRun {
    let begun = seconds(&manifest.created_at);
    LocalRun {
        name: folder.short_name(),
        state: stands(manifest, state),
        items: items(state),
        age: begun.and_then(|begun| u64::try_from(now.saturating_sub(begun)).ok()),
        output: manifest.identity.output.as_ref().map(|path| path.display().to_string()).unwrap_or_default(),
        next: next(folder, manifest, state).unwrap_or_default(),
    }
}

fn object(folder: &Folder, manifest: &Manifest, state: &RunState) -> Value {
    json!({
        "run": folder.short_name(),
        "folder": folder.path(),
        "state": stands(manifest, state),
        "items": items(state),
        "created_at": manifest.created_at,
        "input": manifest.identity.input,
        "output": manifest.identity.output,
        "base_url": manifest.identity.base_url,
        "workspace": manifest.identity.workspace,
        "batches": state.batch_ids().collect::<Vec<_>>(),
        "next": next(folder, manifest, state),
    })
}
