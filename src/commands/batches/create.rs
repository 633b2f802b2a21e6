//! `batches create`: one batch, created once; its folder knows what came of it.

use super::run::with;
use super::stage;
use crate::batch::run::{Run, Start};
use crate::batch::store::Mode;
use crate::cli::BatchesCreate;
use crate::commands::context::Context;
use crate::error::Failure;
use crate::output::batches as view;
use crate::settings::Work;

/// Creates the batch and prints it.
pub(super) async fn run(args: &BatchesCreate, context: &Context) -> Result<(), Failure> {
    let identity = stage::identity(context, &args.input.file, None)?;
    let template = args.input.template.as_deref().map(stage::absolute).transpose()?;
    let lint = stage::lint(context);
    let start = Start {
        identity,
        template,
        mode: Mode::Create,
        run_dir: args.run_dir.as_deref().map(stage::absolute_new).transpose()?,
        input_order: false,
        again: false,
        force: false,
        lint: &lint,
    };
    let shown = args.input.file.display().to_string();
    let id = with(context, &shown, async |ports| {
        let shelf = stage::shelf(context)?;
        let mut run = Run::start(&start, &shelf, ports, stage::pace(None, args.reconcile_wait)).await?;
        run.create_one(stage::limit(context)).await
    })
    .await?;
    created(&id, context).await
}

/// Prints a batch that was just created. That it exists is known; how it looks is a courtesy.
pub(super) async fn created(id: &str, context: &Context) -> Result<(), Failure> {
    let ui = &context.ui;
    let client = context.client(Work::Batch).await?;
    let seen = client.batch(id).await;
    if ui.json() {
        let object =
            seen.map_or_else(|_| serde_json::json!({"id": id, "type": "message_batch"}), |reply| reply.value);
        return ui.out().json_line(&object.to_string());
    }
    match seen.map(|reply| crate::batch::live::batch(reply.value)) {
        Ok(Ok(batch)) => ui.out().print(&view::show(&batch, ui.stdout_paint())),
        _ => ui.out().print(&format!("{id}\n")),
    }
}
