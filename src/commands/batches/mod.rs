//! `batches`: the whole life of a file of requests, and the single steps.

mod check;
mod create;
mod created;
mod input;
mod left;
mod run;
pub(crate) mod runs;
mod single;
pub(super) mod stage;

use super::context::Context;
use crate::cli::BatchesCommand;
use crate::error::Failure;

/// Runs one step.
///
/// # Errors
/// Every failure of input, settings, network and API.
pub(crate) async fn run(command: BatchesCommand, context: &Context) -> Result<(), Failure> {
    match command {
        BatchesCommand::Check(args) => check::run(&args, context).await,
        BatchesCommand::Run(args) => run::run(&args, context).await,
        BatchesCommand::Resume(args) => run::resume(&args, context).await,
        BatchesCommand::Reconcile(args) => run::reconcile(&args, context).await,
        BatchesCommand::Create(args) => create::run(&args, context).await,
        BatchesCommand::Runs => runs::run(context),
        BatchesCommand::List => single::list(context).await,
        BatchesCommand::Show(args) => single::show(&args.id, context).await,
        BatchesCommand::Wait(args) => single::wait(&args, context).await,
        BatchesCommand::Results(args) => single::results(&args, context).await,
        BatchesCommand::Cancel(args) => single::cancel(&args.id, context).await,
        BatchesCommand::Delete(args) => single::delete(&args.id, context).await,
    }
}
