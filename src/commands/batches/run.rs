//! `batches run`, `resume` and `reconcile`: a run from its file, or from its folder.

use super::input;
use super::stage::{self, Reminder};
use crate::batch::clock::SystemClock;
use crate::batch::event::{Event, Summary};
use crate::batch::live::Live;
use crate::batch::run::{Ending, FailOn, Pace, Ports, Run, Say, Settled, Start, check, shell};
use crate::batch::store::{Disk, Mode};
use crate::batch::template::Template;
use crate::cli::{self, BatchesReconcile, BatchesResume, BatchesRun, Order};
use crate::commands::budget;
use crate::commands::context::Context;
use crate::compose::lint;
use crate::error::{Error, Failure};
use crate::output::batch_run::{self, Reporter};
use crate::settings::Work;

/// The whole life of a file.
pub(super) async fn run(args: &BatchesRun, context: &Context) -> Result<(), Failure> {
    let identity = stage::identity(context, &args.input.input, Some(&args.out))?;
    let template = input::template(&["batches", "run"], &args.input, context).await?;
    let lint = stage::lint(context, lint::Mode::Batch);
    let start = Start {
        identity,
        template: template.as_ref(),
        mode: Mode::Run,
        run_dir: args.run_dir.as_deref().map(stage::absolute_new).transpose()?,
        input_order: args.order == Order::Input,
        again: args.again,
        force: args.force,
        lint: &lint,
    };
    affordable(args, template.as_ref(), &lint, context).await?;
    let shown = args.input.input.display().to_string();
    with(context, &shown, async |ports| {
        let shelf = stage::shelf(context)?;
        let mut run = Run::start(&start, &shelf, ports, stage::typed_pace(&args.pace)).await?;
        Box::pin(run.drive(stage::limit(context))).await
    })
    .await
    .and_then(|ending| finish(context, &ending, fail_on(&args.fail_on)))
}

/// Refuses a file that can cost more than the budget. What is wrong with the file is told by the run itself.
async fn affordable(
    args: &BatchesRun,
    template: Option<&Template>,
    lint: &dyn Fn(&serde_json::Value) -> Vec<crate::batch::check::Finding>,
    context: &Context,
) -> Result<(), Error> {
    let Some(budget) = &context.settings.max_cost else { return Ok(()) };
    let report = check(&args.input.input, template, lint, false, &|_| {}).await?;
    if report.faults > 0 {
        return Ok(());
    }
    let mut most = report.highest_cost;
    if report.unpriced > 0 {
        let model = format!("the model of {} requests", report.unpriced);
        let rest = budget::most_of(&model, report.unpriced_bytes, report.unpriced_tokens, context)?;
        most = most.saturating_add(rest);
    }
    let what = format!("{} requests at the batch prices", report.requests);
    budget::within(most, budget.value, &what)
}

/// Goes on with a run.
pub(super) async fn resume(args: &BatchesResume, context: &Context) -> Result<(), Failure> {
    let shelf = stage::shelf(context)?;
    let folder = shelf.named(&args.run)?;
    let pace = stage::typed_pace(&args.pace);
    let ended = with(context, "the input", async |ports| {
        let access = stage::access(context);
        let mut run = Run::resume(folder, &access, &shelf, ports, pace, args.force).await?;
        if run.manifest().mode == Mode::Create {
            return run.create_one(stage::limit(context)).await.map(Err);
        }
        run.reopen()?;
        Box::pin(run.drive(stage::limit(context))).await.map(Ok)
    })
    .await?;
    match ended {
        Ok(ending) => finish(context, &ending, fail_on(&args.fail_on)),
        Err(made) => super::created::created(made, context).await,
    }
}

/// Settles whether a lost batch exists.
pub(super) async fn reconcile(args: &BatchesReconcile, context: &Context) -> Result<(), Failure> {
    let shelf = stage::shelf(context)?;
    let folder = shelf.named(&args.run)?;
    let pace: Pace = stage::pace(None, args.reconcile_wait);
    let say = match &args.adopt {
        Some(id) => Say::Adopt(id.clone()),
        None if args.resubmit => Say::Resubmit,
        None => Say::Look,
    };
    let name = shell(&folder.name());
    let settled = with(context, "the input", async |ports| {
        let access = stage::access(context);
        let mut run = Run::resume(folder, &access, &shelf, ports, pace, false).await?;
        run.settle(say).await
    })
    .await?;
    let ui = &context.ui;
    let (word, id) = match &settled {
        Settled::Nothing => ("nothing", None),
        Settled::Adopted(id) => ("adopted", Some(id)),
        Settled::Absent => ("absent", None),
        Settled::Sent(id) => ("sent", Some(id)),
    };
    if ui.json() {
        let object = serde_json::json!({"result": word, "batch_id": id, "run": name});
        return ui.out().json_line(&object.to_string());
    }
    let line = match (&settled, id) {
        (Settled::Nothing, _) => "no reply of this run was lost".to_owned(),
        (Settled::Absent, _) => "the batch does not exist".to_owned(),
        (Settled::Sent(_), Some(id)) => format!("sent again: {id}"),
        (_, id) => format!("the batch exists: {}", id.map_or("", String::as_str)),
    };
    ui.out().print(&format!("{line}\n"))?;
    ui.note(&format!("go on with: claudectl batches resume {name}"));
    Ok(())
}

/// Runs `work` with everything a run needs, and says how to go on if a signal ends it.
pub(super) async fn with<T>(
    context: &Context,
    input: &str,
    work: impl AsyncFnOnce(Ports<'_, Live<'_>, SystemClock>) -> Result<T, Error>,
) -> Result<T, Failure> {
    let client = context.client(Work::Batch).await?;
    let reporter = Reporter::new(&context.ui, input);
    let reminder = Reminder::new(&context.ui);
    let observer = |event: Event| {
        reminder.note(&event);
        if let Some(text) = batch_run::words(&event) {
            context.watch.batch(&text);
        }
        reporter.tell(&event);
    };
    let api = Live(&client);
    let clock = SystemClock::start();
    let ports = Ports { api: &api, clock: &clock, disk: &Disk, observer: &observer };
    // Boxed: a run's state is large, and every caller's would hold it.
    let done = Box::pin(work(ports)).await;
    reminder.disarm();
    Ok(done?)
}

/// The numbers, and the verdict.
fn finish(context: &Context, ending: &Ending, fail_on: FailOn) -> Result<(), Failure> {
    tell(context, &ending.summary)?;
    ending.error(fail_on).map_or(Ok(()), |error| Err(error.into()))
}

/// Which answers fail the run besides the items that have none; they are counted in the summary in any case.
fn fail_on(asked: &[cli::FailOn]) -> FailOn {
    let on = |verdict| asked.contains(&verdict);
    FailOn { truncated: on(cli::FailOn::Truncated), refusal: on(cli::FailOn::Refusal) }
}

fn tell(context: &Context, summary: &Summary) -> Result<(), Failure> {
    let ui = &context.ui;
    if ui.json() {
        return ui.out().json_line(&batch_run::json(summary).to_string());
    }
    for line in batch_run::lines(summary) {
        ui.note(&line);
    }
    Ok(())
}
