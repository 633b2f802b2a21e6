//! `models`: what the key can use, as the API says it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use super::context::Context;
use super::guard;
use crate::api::model::ModelInfo;
use crate::api::models::{self, Known};
use crate::cli::{Models, ModelsCommand};
use crate::client::Client;
use crate::error::{Error, ErrorKind, Failure};
use crate::output::models as view;
use crate::settings::Work;
use crate::transport::retry::Limits;

/// Lists the models or shows one.
///
/// # Errors
/// Every failure of settings, network and API.
pub(crate) async fn run(args: Models, context: &Context) -> Result<(), Failure> {
    let client = context.client(Work::Call).await?;
    match args.command {
        None | Some(ModelsCommand::List) => list(context, client).await,
        Some(ModelsCommand::Show(show_args)) => show(context, client, &show_args.id).await,
    }
}

async fn list(context: &Context, client: Client<'_>) -> Result<(), Failure> {
    let found = guard::call(context, client.models(&[])).await?;
    let ui = &context.ui;
    if ui.json() {
        return ui.out().json_line(&Value::Array(found).to_string());
    }
    let infos: Vec<ModelInfo> = found.iter().filter_map(|value| ModelInfo::deserialize(value).ok()).collect();
    if infos.is_empty() {
        ui.note("this key can use no model");
        return Ok(());
    }
    let table = view::list(&infos, today(context));
    ui.out().print(&table.render(ui.stdout_width(), ui.stdout_paint(), ui.options().utf8))?;
    ui.note(&view::price_note());
    Ok(())
}

async fn show(context: &Context, client: Client<'_>, name: &str) -> Result<(), Failure> {
    let id = models::id_of(name);
    let value = match guard::call(context, client.model(id)).await {
        Ok(reply) => reply.value,
        Err(Failure::Error(error)) if error.kind == ErrorKind::NotFound => {
            return Err(unknown(client, id, error).await.into());
        }
        Err(failure) => return Err(failure),
    };
    let ui = &context.ui;
    if ui.json() {
        return ui.out().json_line(&value.to_string());
    }
    let info = ModelInfo::deserialize(&value).map_err(|problem| {
        Error::new(ErrorKind::NotTheApi, "the answer is not a model of the API").caused_by(problem)
    })?;
    ui.out().print(&view::show(&info, today(context), ui.stdout_width(), ui.stdout_paint()))
}

/// Adds the nearest id the key can use, or the one that took over from a retired model. The list costs nothing, but a
/// mere suggestion is not worth waiting for.
async fn unknown(client: Client<'_>, id: &str, error: Error) -> Error {
    if let Known::Retired(gone) = models::find(id) {
        let when = gone.on.map(|day| format!(" on {day}")).unwrap_or_default();
        let next = gone.replacement;
        return error
            .why(format!("{} was retired{when}; calls to it fail", gone.stem))
            .fix(format!("take {next}, which is its successor: claudectl models show {next}"));
    }
    let client = Client { limits: Limits { max_retries: 0, ..client.limits }, ..client };
    let listed = client.models(&[]).await.unwrap_or_default();
    let live = listed.iter().filter_map(|model| model["id"].as_str());
    let message = error.evidence.message.as_deref().unwrap_or_default();
    // Whoever has no list and does not speak of a model was probably reached under a wrong path.
    let is_about_it = !listed.is_empty() || message.contains(id) || message.starts_with("model");
    match models::nearest(id, live).or_else(|| models::nearest_known(id)) {
        _ if !is_about_it => error,
        Some(near) => error.fix(format!("did you mean {near}? claudectl models show {near}")),
        None => error.fix("see what there is: claudectl models"),
    }
}

/// Today in UTC, the clock that retirement dates are in.
#[must_use]
pub(crate) fn today(context: &Context) -> Date {
    let now = Timestamp::from_second(context.facts.now).unwrap_or(Timestamp::UNIX_EPOCH);
    now.to_zoned(jiff::tz::TimeZone::UTC).date()
}
