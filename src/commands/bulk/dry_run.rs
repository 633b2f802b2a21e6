//! `--dry-run`: everything is checked, nothing is sent, and it is said what it would come to.

use serde_json::json;

use super::{Made, Passing, affordable, span};
use crate::api::models;
use crate::batch::store::{Disk, Folder};
use crate::bulk::event::Event;
use crate::bulk::money::dollars;
use crate::bulk::prepare::{Source, prepare};
use crate::bulk::{Survey, survey};
use crate::cli::Bulk;
use crate::commands::batches::stage;
use crate::commands::budget::price;
use crate::commands::context::Context;
use crate::compose::lint::Mode;
use crate::error::Failure;
use crate::output::bulk::Reporter;
use crate::output::number::grouped;

/// Checks the input and says what it comes to.
pub(super) async fn run(args: &Bulk, made: &Made, context: &Context) -> Result<(), Failure> {
    let reporter = Reporter::new(&context.ui, &args.input.display().to_string());
    let observer = |event: Event| reporter.tell(&event);
    let folder = stage::state(context)?.join("bulk");
    Folder::at(&folder).create(&Disk)?;
    let passing = Passing(folder.join(format!("dry-run-{}.jsonl", std::process::id())));
    let lint = stage::lint(context, Mode::Message);
    prepare(&made.input, &made.source, Some(&passing.0), &lint, &observer).await?;
    let requests = if matches!(made.source, Source::Requests) { &made.input } else { &passing.0 };
    let found = survey(requests, price(context), args.limit).await?;
    drop(reporter);
    tell(args, &found, context)?;
    if let Some(budget) = &context.settings.max_cost {
        affordable(&found, budget.value)?;
    }
    Ok(())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an estimate of tokens")]
fn tell(args: &Bulk, found: &Survey, context: &Context) -> Result<(), Failure> {
    let ui = &context.ui;
    let input = found.input.round() as u64;
    let priced = found.unpriced == 0;
    let seconds = seconds(args, found);
    if ui.json() {
        let usd = |sum: u64| priced.then(|| dollars(sum).trim_start_matches('$').to_owned());
        let object = json!({
            "requests": found.requests,
            "input_tokens_estimated": input,
            "output_tokens_at_most": found.output,
            "cost_usd_at_most": usd(found.cost.most),
            "cost_usd_at_least": usd(found.cost.least),
            "prices_of": models::AS_OF,
            "seconds_at_least": seconds,
        });
        return ui.out().json_line(&object.to_string());
    }
    let calls = grouped(found.requests);
    let (read, wrote) = (grouped(input), grouped(found.output));
    let money = match &found.without_price {
        None => {
            let (least, most) = (dollars(found.cost.least), dollars(found.cost.most));
            format!("at most {most}, at least {least}, at the prices of {}", models::AS_OF)
        }
        Some(model) => format!("no price is known for {model}: name it with --price IN,OUT"),
    };
    let time = match seconds {
        Some(seconds) => format!("at least {} at the limits you named", span(seconds)),
        None => "how long it takes is known once the first answer names the limits".to_owned(),
    };
    ui.result(&format!("{calls} calls, about {read} tokens in, at most {wrote} out\n{money}\n{time}"))
}

/// How long it takes at least at the limits that were named.
#[allow(clippy::cast_precision_loss, reason = "an estimate")]
fn seconds(args: &Bulk, found: &Survey) -> Option<f64> {
    let at = |amount: f64, per_minute: Option<u64>| per_minute.map(|share| amount / share as f64 * 60.0);
    [
        at(found.requests as f64, args.max_requests_per_minute),
        at(found.input, args.max_input_tokens_per_minute),
        at(found.output as f64, args.max_output_tokens_per_minute),
    ]
    .into_iter()
    .flatten()
    .reduce(f64::max)
}
