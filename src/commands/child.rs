//! A command that runs beside a local server: its Ctrl-C is its own to answer, its exit code is ours.

use std::ffi::OsString;
use std::process::ExitStatus;

use tokio::process::{Child, Command};

use crate::error::{Error, ErrorKind, Failure};

/// Runs `command` with `prepare`d surroundings and waits for its end.
///
/// # Errors
/// `usage` when it cannot be run.
pub(crate) async fn run(command: &[OsString], prepare: impl FnOnce(&mut Command)) -> Result<u8, Failure> {
    let Some((program, rest)) = command.split_first() else { return Ok(0) };
    let mut command = Command::new(program);
    command.args(rest).kill_on_drop(true);
    prepare(&mut command);
    // Before the command exists: from its first moment on, Ctrl-C must not end us.
    let interrupts = Interrupts::listen();
    let child = command.spawn().map_err(|error| {
        Error::new(ErrorKind::Usage, format!("cannot run {}: {error}", program.display()))
            .fix("check the name of the command after --")
    })?;
    let status = finished(child, interrupts).await.map_err(|error| {
        Error::new(ErrorKind::Internal, "the command's end could not be waited for").caused_by(error)
    })?;
    Ok(code(status))
}

/// Waits for the command. Ctrl-C reaches it as it reaches us, and only it knows what that means; the next one is final.
async fn finished(mut child: Child, mut interrupts: Interrupts) -> std::io::Result<ExitStatus> {
    let mut patient = true;
    loop {
        tokio::select! {
            status = child.wait() => return status,
            () = interrupts.next() => if patient { patient = false } else { child.start_kill()? },
        }
    }
}

/// Ctrl-C, listened to from the moment this is made.
struct Interrupts {
    #[cfg(unix)]
    signals: Option<tokio::signal::unix::Signal>,
}

impl Interrupts {
    fn listen() -> Self {
        Self {
            #[cfg(unix)]
            signals: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt()).ok(),
        }
    }

    #[cfg(unix)]
    async fn next(&mut self) {
        match &mut self.signals {
            Some(signals) => drop(signals.recv().await),
            None => std::future::pending().await,
        }
    }

    #[cfg(not(unix))]
    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}

/// The exit code of a command as shells tell it: its own, or 128 and the signal that ended it.
fn code(status: ExitStatus) -> u8 {
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status).map(|signal| 128 + signal);
    #[cfg(not(unix))]
    let signal = None;
    status.code().or(signal).and_then(|code| u8::try_from(code).ok()).unwrap_or(u8::MAX)
}
