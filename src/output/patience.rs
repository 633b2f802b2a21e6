//! Writing at the end of a process, when a signal has come: a reader that has stopped reading must not keep it.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Longest wait for a stream that nobody reads before a signal ends the process; well below the 200 ms it may take.
pub(crate) const PATIENCE: Duration = Duration::from_millis(50);

/// Does `work`, which may block, on a thread that is waited for only a moment.
pub(super) fn briefly(work: impl FnOnce() + Send + 'static) {
    let (done, waiting) = mpsc::channel();
    let working = thread::Builder::new().spawn(move || {
        work();
        let _ = done.send(());
    });
    if working.is_ok() {
        let _ = waiting.recv_timeout(PATIENCE);
    }
}
