//! How the process ends: the one place that turns a failure into an exit code or a signal.

use std::any::Any;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::process::ExitCode;

use super::patience::briefly;
use super::{Ui, UiOptions, escape, report};
use crate::error::{Error, ErrorKind, Failure, Signal, redact};

/// What holds from the first moment on: a panic is told as a bug, and a write beyond a limit on the size of files
/// (`ulimit -f`) is an error that can be told, not the end of the process.
pub(crate) fn prepare() {
    report_panics();
    // That the signal has a handler is all that is wanted; where it cannot have one, the process ends as ever.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// From here on a panic says in one line that it is a bug of ours; a backtrace comes only where `RUST_BACKTRACE` asks.
fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let mut text = bug(panic);
        if std::env::var_os("RUST_BACKTRACE").is_some_and(|wish| wish != "0") {
            text.push_str(&std::backtrace::Backtrace::force_capture().to_string());
        }
        // Nothing is left to try when even stderr is gone.
        let _ = std::io::stderr().write_all(text.as_bytes());
    }));
}

fn bug(panic: &PanicHookInfo<'_>) -> String {
    let said = panic.payload_as_str().unwrap_or("no message");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let said = redact(said);
    let said = escape::line(&said);
    format!("error[internal]: this is a bug in claudectl, please report it: {said} (at {place})\n")
}

/// How the process ends after a panic, which has been told in a line already; a program is told in its own form too.
#[must_use]
pub(crate) fn after_panic(panic: &(dyn Any + Send), json: bool) -> ExitCode {
    if json {
        report::report(&Ui::new(UiOptions { json, ..UiOptions::default() }), &as_error(panic));
    }
    ExitCode::from(ErrorKind::Internal.exit_code())
}

fn as_error(panic: &(dyn Any + Send)) -> Error {
    let text = panic.downcast_ref::<&str>().copied();
    let said = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    Error::new(ErrorKind::Internal, format!("this is a bug in claudectl, please report it: {said}"))
}

/// Reports a failure and says how the process is to end. Call it last, when everything is cleaned up and dropped:
/// for a signal it does not return, because shells stop their loops only when a command dies by the signal itself.
#[must_use]
pub(crate) fn end(ui: &Ui, failure: Failure) -> ExitCode {
    match failure {
        Failure::Error(error) => {
            report::report(ui, &error);
            ExitCode::from(error.kind.exit_code())
        }
        Failure::Signal(signal) => {
            tidy(ui, signal);
            die(signal)
        }
    }
}

/// Ends the lines that were left open.
fn tidy(ui: &Ui, signal: Signal) {
    let ui = ui.clone();
    ui.still();
    briefly(move || {
        if signal != Signal::Pipe {
            // Whether or not it can be written, the process ends by the signal.
            let _ = ui.out().end_line();
        }
        ui.screen().end_line();
    });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::testing::captured;

    #[test]
    fn a_panic_is_one_object_for_a_program() {
        let panics: [Box<dyn Any + Send>; 3] =
            [Box::new("index out of range"), Box::new("no\nfile".to_owned()), Box::new(7)];
        for (panic, words) in panics.iter().zip(["index out of range", "no file", "no message"]) {
            let (ui, screen) = captured(UiOptions { json: true, ..UiOptions::default() });
            report::report(&ui, &as_error(panic.as_ref()));
            let said = screen.stderr();
            assert_eq!(said.lines().count(), 1, "{said}");
            let value: serde_json::Value = serde_json::from_str(&said).expect("one object");
            assert_eq!(
                (&value["error"]["kind"], &value["error"]["exit_code"]),
                (&"internal".into(), &1.into())
            );
            assert!(value["error"]["message"].as_str().is_some_and(|said| said.ends_with(words)), "{said}");
        }
    }

    #[test]
    fn a_panic_hides_secrets_and_moves_no_cursor() {
        let panic: Box<dyn Any + Send> =
            Box::new("\u{1b}[2J sk-ant-api03-TESTKEYTESTKEYTESTKEY-zz9Q".to_owned());
        let (ui, screen) = captured(UiOptions { json: true, ..UiOptions::default() });
        report::report(&ui, &as_error(panic.as_ref()));
        assert!(!screen.stderr().contains("TESTKEYTEST") && !screen.stderr().contains('\u{1b}'));
    }
}
