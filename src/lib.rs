//! claudectl calls the Claude API and, when that fails, says what is wrong, whose fault it is and what to do.
//!
//! The rooms, in the order data flows through them; `CONTRIBUTING.md` has the map and the arrows.

pub mod api;
pub mod batch;
pub mod cli;
pub mod client;
pub mod commands;
pub mod compose;
pub mod diagnose;
pub mod error;
pub mod output;
pub mod sandbox;
pub mod settings;
pub mod transport;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use error::{ErrorKind, Failure};
use output::{Ui, UiOptions, ending};
use settings::{Facts, Screen};

/// Runs one command line, the program's name first, and says how the process is to end.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    ending::report_panics();
    catch_unwind(AssertUnwindSafe(|| start(args)))
        .unwrap_or_else(|_| ExitCode::from(ErrorKind::Internal.exit_code()))
}

fn start(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let streams = UiOptions::detect(|name| std::env::var_os(name));
    let (ui, outcome) = match cli::parse(args) {
        Ok(cli) => obey(cli, streams),
        Err(stop) => {
            let ui = Ui::new(commands::look::worded(&stop, streams));
            let outcome = commands::misuse::tell(stop, &ui).map(|()| ExitCode::SUCCESS);
            (ui, outcome)
        }
    };
    outcome.unwrap_or_else(|failure| ending::end(&ui, failure))
}

fn obey(cli: cli::Cli, streams: UiOptions) -> (Ui, Result<ExitCode, Failure>) {
    let facts = Facts::from_process();
    let (screen, problem) = match Screen::resolve(&cli.global, &facts) {
        Ok(screen) => (screen, None),
        Err(error) => (Screen::typed(&cli.global), Some(error)),
    };
    let ui = Ui::new(commands::look::wanted(&screen, streams));
    let outcome = match problem {
        None => commands::dispatch(cli, facts, &ui),
        Some(error) => Err(error.into()),
    };
    (ui, outcome)
}
