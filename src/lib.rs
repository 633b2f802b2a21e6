//! claudectl calls the Claude API and, when that fails, says what is wrong, whose fault it is and what to do.
//!
//! The rooms, in the order data flows through them; `CONTRIBUTING.md` has the map and the arrows.

mod api;
mod batch;
mod bulk;
mod capture;
mod cli;
mod client;
mod commands;
mod compose;
mod diagnose;
mod error;
mod explain;
mod output;
mod sandbox;
mod settings;
mod text;
mod trace;
mod transport;
mod usage;

/// What the integration tests and the fuzzers use besides the binary. Nobody else may: it changes without notice.
#[doc(hidden)]
pub mod for_tests {
    pub use crate::api::accumulate::{Accumulator, Step};
    pub use crate::api::event::Event as ApiEvent;
    pub use crate::cli::Shell;
    pub use crate::diagnose::finding::NODES;
    pub use crate::error::{ErrorKind, TABLE};
    pub use crate::explain::catalogue::Entry;
    pub use crate::explain::{Match, read_log};
    pub use crate::sandbox::{BatchSeen, Keep, Options, Recorded, SCENARIOS, Server, Spec, vocabulary};
    pub use crate::transport::decode::{Decoder, Event, Problem};
    pub use crate::transport::retry::{Action, Budget, Limits, Operation, Outcome, Phase, decide};
    pub use crate::transport::tls::provider;

    pub mod cli {
        pub use crate::cli::*;
    }
    pub mod completions {
        pub use crate::commands::completions::*;
    }
    pub mod man {
        pub use crate::commands::man::*;
    }
    pub mod catalogue {
        pub use crate::explain::catalogue::*;
    }
    pub mod table {
        pub use crate::settings::table::*;
    }
}

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use error::Failure;
use output::{Ui, UiOptions, ending};
use settings::{Facts, Screen};

/// Runs one command line, the program's name first, and says how the process is to end.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    ending::prepare();
    let args: Vec<OsString> = args.into_iter().collect();
    let facts = Facts::from_process();
    let json = commands::ui_options::is_json(&args, &facts);
    catch_unwind(AssertUnwindSafe(|| start(args, facts)))
        .unwrap_or_else(|panic| ending::after_panic(panic.as_ref(), json))
}

fn start(args: Vec<OsString>, facts: Facts) -> ExitCode {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let call = explain::Call::new(&args, cli::options_of, is_set);
    let streams = UiOptions { call, ..UiOptions::detect(|name| std::env::var_os(name)) };
    let (ui, outcome) = match cli::parse(args, settings::table::shown_default) {
        Ok(cli) => obey(cli, facts, streams),
        Err(stop) => {
            let ui = Ui::new(commands::ui_options::worded(&stop, &facts, streams));
            let outcome = commands::misuse::tell(stop, &ui).map(|()| ExitCode::SUCCESS);
            (ui, outcome)
        }
    };
    outcome.unwrap_or_else(|failure| ending::end(&ui, failure))
}

fn obey(cli: cli::Cli, facts: Facts, streams: UiOptions) -> (Ui, Result<ExitCode, Failure>) {
    let (screen, problem) = Screen::understood(&cli.global, &facts);
    let ui = Ui::new(commands::ui_options::wanted(&screen, streams));
    let outcome = match problem {
        None => commands::dispatch(cli, facts, &ui),
        Some(error) => Err(error.into()),
    };
    (ui, outcome)
}
