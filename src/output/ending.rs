//! How the process ends: the one place that turns a failure into an exit code or a signal.

use std::process::ExitCode;

use super::{Ui, report};
use crate::error::{Failure, Signal};

/// Reports a failure and says how the process is to end. Call it last, when everything is cleaned up and dropped:
/// for a signal it does not return, because shells stop their loops only when a command dies by the signal itself.
#[must_use]
pub fn end(ui: &Ui, failure: Failure) -> ExitCode {
    match failure {
        Failure::Error(error) => {
            report::report(ui, &error);
            ExitCode::from(error.kind.exit_code())
        }
        Failure::Signal(signal) => {
            ui.screen().end_running();
            die(signal)
        }
    }
}

/// Ends the process by the signal's own default action.
fn die(signal: Signal) -> ExitCode {
    let (number, shell_code) = match signal {
        Signal::Interrupt => (signal_hook::consts::SIGINT, 130),
        Signal::Terminate => (signal_hook::consts::SIGTERM, 143),
        #[cfg(unix)]
        Signal::Pipe => (signal_hook::consts::SIGPIPE, 141),
        #[cfg(not(unix))]
        Signal::Pipe => return ExitCode::from(141),
    };
    // It comes back only where the platform has no such action; then the shells' number has to do.
    let _ = signal_hook::low_level::emulate_default_handler(number);
    ExitCode::from(shell_code)
}
