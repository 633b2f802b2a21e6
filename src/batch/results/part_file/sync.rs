//! Brings a growing file to disk while it grows, so that the wait at its end is short.

use std::fs::File;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

/// How much is written between two requests to the disk; small files never ask.
const EVERY: u64 = 32 * 1024 * 1024;

/// A thread that waits for the disk. What it meets is no news: the sync at the end is the one that counts.
#[derive(Default)]
pub(super) struct Background {
    worker: Option<(SyncSender<()>, JoinHandle<()>)>,
    asked: u64,
}

impl Background {
    /// The file has so many bytes now.
    pub(super) fn wrote(&mut self, file: &File, bytes: u64) {
        if bytes.saturating_sub(self.asked) < EVERY {
            return;
        }
        self.asked = bytes;
        if self.worker.is_none() {
            self.worker = start(file);
        }
        if let Some((ask, _)) = &self.worker {
            // A disk that is still busy with the last request has enough to do.
            let _ = ask.try_send(());
        }
    }

    /// Lets it end what it is at.
    pub(super) fn end(&mut self) {
        if let Some((ask, thread)) = self.worker.take() {
            drop(ask);
            let _ = thread.join();
        }
    }
}

fn start(file: &File) -> Option<(SyncSender<()>, JoinHandle<()>)> {
    let file = file.try_clone().ok()?;
    let (ask, asked) = sync_channel(1);
    let work = move || {
        while asked.recv().is_ok() {
            let _ = file.sync_data();
        }
    };
    let thread = std::thread::Builder::new().name("sync".to_owned()).spawn(work).ok()?;
    Some((ask, thread))
}
