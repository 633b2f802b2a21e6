//! One file per command: settings to client to view. No policy, no printing.

pub(crate) mod batches;
mod budget;
mod bulk;
mod capture;
mod child;
mod claude_code;
pub(crate) mod completions;
pub(crate) mod context;
pub(crate) mod diagnose;
pub(crate) mod explain;
mod guard;
pub(crate) mod judge;
pub(crate) mod man;
pub(crate) mod misuse;
pub(crate) mod models;
mod print;
mod printer;
mod replay;
pub(crate) mod rows;
mod runner;
pub(crate) mod sandbox;
pub(crate) mod send;
pub(crate) mod stdin;
mod thread;
pub(crate) mod trace;
pub(crate) mod ui_options;
mod usage;

use std::process::ExitCode;

use crate::cli::{Cli, Command};
use crate::error::Failure;
use crate::output::Ui;
use crate::settings::Facts;

/// Runs the command that was typed; the exit code is another than 0 only where it is the result itself.
///
/// # Errors
/// Whatever ends it other than well.
pub(crate) fn dispatch(cli: Cli, facts: Facts, ui: &Ui) -> Result<ExitCode, Failure> {
    sandbox::refuse_loose_fault(&cli)?;
    let global = cli.global;
    let done = |(): ()| ExitCode::SUCCESS;
    match cli.command {
        Command::Batches(args) => {
            runner::run(&global, facts, ui, async |context| batches::run(args.command, context).await)
                .map(done)
        }
        Command::Bulk(args) => {
            let work = async |context: &_, stops: &mut _| Box::pin(bulk::run(&args, context, stops)).await;
            runner::run_in_good_order(&global, facts, ui, work).map(done)
        }
        Command::Completions(args) => completions::run(&args, ui).map(done),
        Command::Diagnose(args) => diagnose::run(&args, &global, &facts, ui),
        Command::Explain(args) => explain::run(&args, &facts, ui).map(done),
        Command::Values(args) => completions::values::run(&args, &facts, ui).map(done),
        Command::Man(args) => man::run(&args).map(done),
        Command::Models(args) => {
            runner::run(&global, facts, ui, async |context| models::run(args, context).await).map(done)
        }
        Command::Sandbox(args) if args.replay.is_some() => replay::run(&args, &global, facts, ui),
        Command::Sandbox(args) if args.judge => judge::run(&args, &global, ui),
        Command::Usage(args) => usage::run(&args, &global, &facts, ui).map(done),
        Command::Sandbox(args) => sandbox::run(args, &global, facts, ui),
        Command::Trace(args) => trace::run(&args, &global, facts, ui),
        Command::Send(args) => {
            runner::run(&global, facts, ui, async |context| send::run(*args, context).await).map(done)
        }
    }
}
