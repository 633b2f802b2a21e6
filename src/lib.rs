//! claudectl calls the Claude API and, when that fails, says what is wrong, whose fault it is and what to do.
//!
//! The rooms, in the order data flows through them; `CONTRIBUTING.md` has the map and the arrows.

pub mod api;
pub mod batch;
pub mod cli;
pub mod client;
pub mod commands;
pub mod diagnose;
pub mod error;
pub mod output;
pub mod sandbox;
pub mod settings;
pub mod transport;

use std::ffi::OsString;
use std::process::ExitCode;

use output::{Ui, UiOptions, ending};

/// Runs one command line, the program's name first, and says how the process is to end.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let facts = UiOptions::detect(|name| std::env::var_os(name));
    let (ui, outcome) = match cli::parse(args) {
        Ok(cli) => {
            let ui = Ui::new(commands::look::wanted(&cli.global, facts));
            let outcome = commands::dispatch(cli, &ui);
            (ui, outcome)
        }
        Err(stop) => {
            let ui = Ui::new(commands::look::worded(&stop, facts));
            let outcome = commands::misuse::tell(stop, &ui);
            (ui, outcome)
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => ending::end(&ui, failure),
    }
}
