//! Runs a command's future to its end on one thread: signals end it at once, and what it holds is dropped first.

use std::future::Future;
use std::time::Duration;

use super::context::Context;
use crate::cli::Global;
use crate::error::{Error, ErrorKind, Failure, Signal};
use crate::output::Ui;
use crate::settings::Facts;
use crate::transport::deadline::deadline_error;

/// How long after the command's own time limit it is ended from outside, if nothing inside noticed.
const GRACE: Duration = Duration::from_millis(250);

/// Free file descriptors without which nothing can be done.
#[cfg(unix)]
const DESCRIPTORS: usize = 8;

/// Makes the context of a command and runs it in it, under its own time limit.
///
/// # Errors
/// Whatever ends the command, `timeout` when nothing inside it ended it in time.
pub(crate) fn run<T>(
    global: &Global,
    facts: Facts,
    ui: &Ui,
    work: impl AsyncFnOnce(&Context) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let context = Context::new(global, facts, ui)?;
    let ended = block_on(async {
        let working = work(&context);
        match context.deadline().zip(context.limit()) {
            None => working.await,
            Some((deadline, limit)) => tokio::time::timeout_at(deadline + GRACE, working)
                .await
                .unwrap_or_else(|_| Err(deadline_error(limit, "working").into())),
        }
    });
    // Also after a signal: the log says how every command ended.
    context.watch.ended(ended.as_ref().err());
    ended
}

/// Makes the context of a command and runs it in it. The work itself deals with signals and with its time limit.
///
/// # Errors
/// Whatever ends the command.
pub(crate) fn run_in_good_order<T>(
    global: &Global,
    facts: Facts,
    ui: &Ui,
    work: impl AsyncFnOnce(&Context, &mut Stops) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let context = Context::new(global, facts, ui)?;
    let ended = until(
        async {
            let mut stops = Stops::listen();
            work(&context, &mut stops).await
        },
        std::future::pending(),
    );
    context.watch.ended(ended.as_ref().err());
    ended
}

/// Runs `work`, which waits for a command of the user's: an interrupt is the command's to answer, so only a request to
/// stop ends this from outside.
///
/// # Errors
/// Whatever ends the work, or the signal.
pub(crate) fn block_on_command<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    until(work, terminated())
}

/// Runs `work` until it ends or a signal does.
///
/// # Errors
/// Whatever ends the work, or the signal.
pub(crate) fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    until(work, stopped())
}

fn until<T>(
    work: impl Future<Output = Result<T, Failure>>,
    stopped: impl Future<Output = Signal>,
) -> Result<T, Failure> {
    look_for_room()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| {
        Error::new(ErrorKind::Internal, "the runtime could not be started").caused_by(error)
    })?;
    let ended = runtime.block_on(async {
        tokio::select! {
            biased;
            signal = stopped => Err(Failure::Signal(signal)),
            ended = work => ended,
        }
    });
    // A write that blocks on a reader which will never read must not keep the process.
    runtime.shutdown_background();
    ended
}

/// Makes sure that there are descriptors for the runtime, for signals and for a connection: where there is none, the
/// runtime does not say so but panics.
fn look_for_room() -> Result<(), Error> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        let stdin = std::io::stdin();
        let tried: std::io::Result<Vec<_>> =
            (0..DESCRIPTORS).map(|_| stdin.as_fd().try_clone_to_owned()).collect();
        tried.map_err(|error| {
            Error::new(ErrorKind::Config, format!("this process may not open enough files: {error}"))
                .why("connections and signals need file descriptors, and the limit on them is reached")
                .fix("raise the limit: ulimit -n 256")
                .caused_by(error)
        })?;
    }
    Ok(())
}

/// Resolves with the first signal that asks the process to stop.
async fn stopped() -> Signal {
    Stops::listen().next().await
}

/// The signals that ask the process to stop, one after the other.
pub(crate) struct Stops {
    #[cfg(unix)]
    listening: Option<(tokio::signal::unix::Signal, tokio::signal::unix::Signal)>,
}

#[cfg(unix)]
impl Stops {
    /// Listens from now on.
    fn listen() -> Self {
        use tokio::signal::unix::{SignalKind, signal};
        let both = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
        Self {
            listening: if let (Ok(interrupt), Ok(terminate)) = both {
                Some((interrupt, terminate))
            } else {
                None
            },
        }
    }

    /// The next one.
    pub(crate) async fn next(&mut self) -> Signal {
        let Some((interrupt, terminate)) = &mut self.listening else { return std::future::pending().await };
        tokio::select! {
            _ = interrupt.recv() => Signal::Interrupt,
            _ = terminate.recv() => Signal::Terminate,
        }
    }
}

#[cfg(not(unix))]
impl Stops {
    /// Listens from now on.
    fn listen() -> Self {
        Self {}
    }

    /// The next one.
    pub(crate) async fn next(&mut self) -> Signal {
        match tokio::signal::ctrl_c().await {
            Ok(()) => Signal::Interrupt,
            Err(_) => std::future::pending().await,
        }
    }
}

/// Resolves when the process is asked to stop by something other than its terminal.
#[cfg(unix)]
async fn terminated() -> Signal {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    terminate.recv().await;
    Signal::Terminate
}

#[cfg(not(unix))]
async fn terminated() -> Signal {
    std::future::pending().await
}
