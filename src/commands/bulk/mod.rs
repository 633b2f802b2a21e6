//! `bulk`: many calls now, from the file to the results.

mod dry_run;
mod source;
mod verdict;

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::batches::stage;
use super::budget::{price, without_price};
use super::context::Context;
use super::runner::Stops;
use crate::api::models;
use crate::batch::store::{Identity, Shelf};
use crate::bulk::limiter::Rules;
use crate::bulk::money::dollars;
use crate::bulk::run::{MaxErrors, Options, Ports, Run};
use crate::bulk::{Opened, Start, Survey, Table, open, survey};
use crate::cli::{self, Bulk, Order};
use crate::compose::lint::Mode;
use crate::error::{Error, ErrorKind, Failure, Signal};
use crate::output::bulk::Reporter;
use crate::settings::Work;
use source::Made;

/// Further attempts of an item after the first, unless the user said otherwise.
const RETRIES: u32 = 8;

/// Makes the calls, or says what they would come to.
///
/// # Errors
/// Every failure of input, settings, network and API; `partial` and `pending` for a run that did not all succeed.
pub(crate) async fn run(args: &Bulk, context: &Context, stops: &mut Stops) -> Result<(), Failure> {
    let made = unless_stopped(stops, source::of(args, context)).await?;
    let Some(out) = &args.out else {
        return unless_stopped(stops, dry_run::run(args, &made, context)).await;
    };
    if args.dry_run {
        return unless_stopped(stops, dry_run::run(args, &made, context)).await;
    }
    let reporter = Reporter::new(&context.ui, &args.input.display().to_string());
    let observer = |event| reporter.tell(&event);
    let client = unless_stopped(stops, async {
        Ok(context.client_keeping(Work::Batch, usize::from(args.max_concurrency)).await?)
    })
    .await?;
    let client = crate::client::Client {
        limits: crate::transport::retry::Limits {
            max_retries: context.settings.retries.wanted().unwrap_or(RETRIES),
            ..client.limits
        },
        ..client
    };
    let opened = unless_stopped(stops, Box::pin(begin(args, &made, out, context, &observer))).await?;
    let table = is_table(out).then(|| Table { input: &made.input, source: &made.source });
    let watch = || Box::new(context.watch.one_of_many()) as Box<dyn crate::transport::event::Observe + '_>;
    let ports = Ports { client: &client, watch: &watch, observer: &observer };
    let run = Run::new(opened, options(args, context), ports)?;
    let mut last = Signal::Interrupt;
    let summary = run.drive(table, async || last = stops.next().await).await?;
    drop(reporter);
    verdict::tell(&summary, args, context)?;
    verdict::of(summary, last, context.limit())
}

/// Does something that a signal or the command's own time limit ends at once.
async fn unless_stopped<T>(
    stops: &mut Stops,
    work: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    tokio::select! {
        biased;
        signal = stops.next() => Err(Failure::Signal(signal)),
        done = work => done,
    }
}

/// Whether the results are a table.
fn is_table(out: &Path) -> bool {
    out.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"))
}

async fn begin(
    args: &Bulk,
    made: &Made,
    out: &Path,
    context: &Context,
    observer: crate::bulk::event::Observer<'_>,
) -> Result<Opened, Failure> {
    let shelf = Shelf::at(stage::state(context)?.join("bulk"), context.facts.user);
    let lint = stage::lint(context, Mode::Message);
    let start = Start {
        identity: identity(args, out, context)?,
        source: &made.source,
        template: made.template.clone(),
        options: made.options.clone(),
        run_dir: args.run_dir.as_deref().map(stage::absolute_new).transpose()?,
        again: args.again,
        force: args.force,
        retry_errors: args.retry_errors,
        lint: &lint,
    };
    let date = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let working = async {
        let opened = open(&start, &shelf, &date, observer).await?;
        if let Some(budget) = &context.settings.max_cost {
            let found = survey(&opened.requests, price(context), args.limit).await?;
            affordable(&found, budget.value)?;
        }
        Ok::<_, Error>(opened)
    };
    Ok(context.within("the input was checked", working).await?)
}

fn identity(args: &Bulk, out: &Path, context: &Context) -> Result<Identity, Error> {
    stage::identity(context, &args.input, Some(out))
}

/// Refuses what cannot fit the budget.
fn affordable(found: &Survey, budget: u64) -> Result<(), Error> {
    if let Some(model) = &found.without_price {
        return Err(without_price(model));
    }
    if found.cost.least > budget {
        let (least, most) = (dollars(found.cost.least), dollars(found.cost.most));
        let what = format!("these requests cost at least {least}, the budget is {}", dollars(budget));
        return Err(Error::new(ErrorKind::Input, what)
            .fact("at most", most)
            .fact("prices of", models::AS_OF)
            .fix("raise --max-cost, or take a part of the input: --limit N")
            .fix("at half the price, within a day: claudectl batches run"));
    }
    Ok(())
}

fn options(args: &Bulk, context: &Context) -> Options {
    let share = |share: Option<u64>| {
        #[allow(clippy::cast_precision_loss, reason = "a rate")]
        let share = share.map(|share| share as f64);
        share
    };
    Options {
        rules: Rules {
            most: usize::from(args.max_concurrency),
            unlimited: args.no_limits,
            shares: [
                share(args.max_requests_per_minute),
                share(args.max_input_tokens_per_minute),
                share(args.max_output_tokens_per_minute),
            ],
            pause: args.outage_pause,
        },
        max_cost: context.settings.max_cost.as_ref().map(|budget| budget.value),
        price: price(context),
        limit: args.limit,
        max_errors: args.max_errors.map(|most| match most {
            cli::MaxErrors::Count(count) => MaxErrors::Count(count),
            cli::MaxErrors::Percent(percent) => MaxErrors::Percent(percent),
        }),
        input_order: args.order == Order::Input,
        drain: args.drain,
        deadline: context.deadline().zip(context.limit()),
    }
}

/// A file for a moment, that disappears.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Minutes as people say them, for a time at known limits.
fn span(seconds: f64) -> String {
    crate::error::span(Duration::from_secs_f64(seconds.clamp(0.0, 1e9).ceil()))
}
