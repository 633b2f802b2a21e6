//! Brings a file to the disk in groups, on a thread of its own: a call never waits for the disk.

use std::fs::File;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// What comes within this time goes to the disk together. Twice that is the most that a power cut can take.
const GROUP: Duration = Duration::from_millis(25);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    dirty: bool,
    over: bool,
    failed: Option<io::Error>,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Syncs one file until it is dropped.
#[derive(Debug)]
pub(super) struct Syncer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Syncer {
    /// # Errors
    /// When there is no thread to be had.
    pub(super) fn start(file: File) -> io::Result<Self> {
        let shared = Arc::<Shared>::default();
        let ours = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("journal".into()).spawn(move || work(&ours, &file))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Something was written.
    ///
    /// # Errors
    /// What an earlier sync failed with.
    pub(super) fn touch(&self) -> io::Result<()> {
        let mut state = self.shared.lock();
        if let Some(error) = state.failed.take() {
            return Err(error);
        }
        if !state.dirty {
            state.dirty = true;
            self.shared.changed.notify_one();
        }
        Ok(())
    }
}

impl Drop for Syncer {
    fn drop(&mut self) {
        self.shared.lock().over = true;
        self.shared.changed.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work(shared: &Shared, file: &File) {
    loop {
        let mut state = shared.lock();
        while !state.dirty && !state.over {
            state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if !state.over {
            state = shared
                .changed
                .wait_timeout_while(state, GROUP, |state| !state.over)
                .map_or_else(|poisoned| poisoned.into_inner().0, |(state, _)| state);
        }
        let (dirty, over) = (std::mem::take(&mut state.dirty), state.over);
        drop(state);
        if dirty && let Err(error) = file.sync_data() {
            shared.lock().failed = Some(error);
        }
        if over {
            return;
        }
    }
}
