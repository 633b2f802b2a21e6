//! Runs a command's future to its end on one thread: signals end it at once, and what it holds is dropped first.

use std::future::Future;
#[cfg(unix)]
use std::sync::Arc;
#[cfg(unix)]
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
#[cfg(unix)]
use std::time::Instant;

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
    /// Signals that came up to then were seen in here, in milliseconds since the listening began.
    #[cfg(unix)]
    seen: Arc<AtomicU64>,
    #[cfg(unix)]
    begun: Instant,
}

/// How long a signal may go unseen. The work and the waiting for signals share a thread, and a write to a standard error
/// that nobody reads blocks it.
#[cfg(unix)]
const UNSEEN: Duration = Duration::from_secs(1);

/// By how much the work may have seen a signal before the thread that watches over it, in milliseconds.
#[cfg(unix)]
const HEAD_START: u64 = 500;

#[cfg(unix)]
fn millis(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// Ends the process by the first signal that is not seen in time. What is on disk is what a kill at any moment leaves.
#[cfg(unix)]
fn end_unseen(seen: &Arc<AtomicU64>, begun: Instant) {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    let seen = Arc::clone(seen);
    // Without a thread signals are still seen wherever nothing blocks.
    let _ = std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let came = millis(begun);
            std::thread::sleep(UNSEEN);
            if seen.load(Ordering::Relaxed) < came {
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        }
    });
}

#[cfg(unix)]
impl Stops {
    /// Listens from now on.
    fn listen() -> Self {
        use tokio::signal::unix::{SignalKind, signal};
        let both = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
        let (seen, begun) = (Arc::new(AtomicU64::new(0)), Instant::now());
        end_unseen(&seen, begun);
        Self {
            listening: if let (Ok(interrupt), Ok(terminate)) = both {
                Some((interrupt, terminate))
            } else {
                None
            },
            seen,
            begun,
        }
    }

    /// The next one.
    pub(crate) async fn next(&mut self) -> Signal {
        let Some((interrupt, terminate)) = &mut self.listening else { return std::future::pending().await };
        let signal = tokio::select! {
            _ = interrupt.recv() => Signal::Interrupt,
            _ = terminate.recv() => Signal::Terminate,
        };
        self.seen.store(millis(self.begun) + HEAD_START, Ordering::Relaxed);
        signal
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
