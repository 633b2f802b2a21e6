//! `batches create`: one batch, created once; its folder knows what came of it.

use super::run::with;
use super::{input, stage};
use crate::batch::run::{Run, Start};
use crate::batch::store::Mode;
use crate::cli::BatchesCreate;
use crate::commands::context::Context;
use crate::compose::lint;
use crate::error::Failure;

/// Creates the batch and prints it.
pub(super) async fn run(args: &BatchesCreate, context: &Context) -> Result<(), Failure> {
    let identity = stage::identity(context, &args.input.input, None)?;
    let template = input::template(&["batches", "create"], &args.input, context).await?;
    let lint = stage::lint(context, lint::Mode::Batch);
    let start = Start {
        identity,
        template: template.as_ref(),
        mode: Mode::Create,
        run_dir: args.run_dir.as_deref().map(stage::absolute_new).transpose()?,
        input_order: false,
        again: false,
        force: false,
        lint: &lint,
    };
    let shown = args.input.input.display().to_string();
    let made = with(context, &shown, async |ports| {
        let shelf = stage::shelf(context)?;
        let mut run = Run::start(&start, &shelf, ports, stage::pace(None, args.reconcile_wait)).await?;
        run.create_one(stage::limit(context)).await
    })
    .await?;
    super::created::created(made, context).await
}
