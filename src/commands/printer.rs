//! Lines for standard error, written by a thread of its own: a reader who stops reading holds up neither the work nor a
//! signal.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc as std_mpsc;

use tokio::sync::{mpsc, oneshot};

use crate::error::{Error, ErrorKind};
use crate::output::{PATIENCE, Ui};

/// So much may wait for a reader; what comes on top is counted and left out, so that memory stays bounded.
const WAITING: usize = 8192;

type Print = Box<dyn FnOnce(&Ui) + Send>;

/// Where lines are handed in.
pub(super) struct Printer {
    waiting: mpsc::Sender<Print>,
    left_out: Arc<AtomicU64>,
}

impl Printer {
    /// # Errors
    /// `internal` when the system gives no thread.
    pub(super) fn start(ui: &Ui) -> Result<Self, Error> {
        let (waiting, mut coming) = mpsc::channel::<Print>(WAITING);
        let left_out = Arc::new(AtomicU64::new(0));
        let (ui, missing) = (ui.clone(), Arc::clone(&left_out));
        let printing = move || {
            while let Some(print) = coming.blocking_recv() {
                let missing = missing.swap(0, Ordering::Relaxed);
                if missing > 0 {
                    ui.warn(&format!("{missing} calls are left out here: standard error was not read"));
                }
                print(&ui);
            }
        };
        std::thread::Builder::new().name("printer".into()).spawn(printing).map_err(|error| {
            Error::new(ErrorKind::Internal, "no thread could be started").caused_by(error)
        })?;
        Ok(Self { waiting, left_out })
    }

    /// Prints when it is its turn.
    pub(super) fn print(&self, print: impl FnOnce(&Ui) + Send + 'static) {
        if self.waiting.try_send(Box::new(print)).is_err() {
            self.left_out.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Prints as the last thing, and resolves when everything has been written.
    pub(super) async fn end(&self, print: impl FnOnce(&Ui) + Send + 'static) {
        let (done, written) = oneshot::channel();
        let last: Print = Box::new(move |ui| {
            print(ui);
            let _ = done.send(());
        });
        // Both fail only when the thread is gone, and with it everything that could be waited for.
        let _ = self.waiting.send(last).await;
        let _ = written.await;
    }

    /// The same where a signal or `--timeout` ends the process: whether everything was written in a moment.
    pub(super) fn end_briefly(&self, print: impl FnOnce(&Ui) + Send + 'static) -> bool {
        let (done, written) = std_mpsc::channel();
        self.print(move |ui| {
            print(ui);
            let _ = done.send(());
        });
        written.recv_timeout(PATIENCE).is_ok()
    }
}
