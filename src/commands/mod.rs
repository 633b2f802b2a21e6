//! One file per command: settings to client to view. No policy, no printing.

pub mod completions;
pub mod look;
pub mod man;
pub mod misuse;

use crate::cli::{Cli, Command};
use crate::error::{Error, ErrorKind, Failure};
use crate::output::Ui;

/// Runs the command that was typed.
///
/// # Errors
/// Whatever ends it other than well.
pub fn dispatch(cli: Cli, ui: &Ui) -> Result<(), Failure> {
    match cli.command {
        Command::Completions(args) => completions::run(&args, ui),
        Command::Man(args) => man::run(&args),
        _ => Err(Error::new(ErrorKind::Internal, "this command is not built yet").into()),
    }
}
