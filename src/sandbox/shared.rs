//! What all connections of one server share: the API's state, the steps to come, the log, the record file.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc::Sender;

use super::api::{Api, Operation};
use super::http::Head;
use super::intake::Intake;
use super::marker::Markers;
use super::options::Options;
use super::record::{Log, line};
use super::seen::Seen;
use super::spec::{Fault, Queue, Spec, SpecError};

/// The state of one server; cloning shares it.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    pub log: Log,
    pub api: Arc<Api>,
    queue: Arc<Mutex<Queue>>,
    markers: Arc<Mutex<Markers>>,
    record: Option<Arc<Mutex<File>>>,
    pub watch: Option<Sender<Seen>>,
}

impl Shared {
    pub(super) fn new(options: Options, watch: Option<Sender<Seen>>) -> io::Result<Self> {
        let append = |path| OpenOptions::new().create(true).append(true).open(path);
        let record = options.record.map(append).transpose()?;
        let seed = options.spec.settings.seed.unwrap_or(0);
        Ok(Self {
            log: Log::new(options.keep),
            api: Arc::new(Api::new(options.spec.settings)),
            queue: Arc::new(Mutex::new(Queue::new(options.spec.steps, seed))),
            markers: Arc::default(),
            record: record.map(|file| Arc::new(Mutex::new(file))),
            watch,
        })
    }

    pub(super) fn inject(&self, spec: Spec) {
        lock(&self.queue).extend(spec.steps);
    }

    pub(super) fn take(&self, operation: &'static str) -> Option<Fault> {
        lock(&self.queue).take(operation, self.api.time())
    }

    pub(super) fn take_at_accept(&self) -> Option<Fault> {
        lock(&self.queue).take_at_accept()
    }

    pub(super) fn take_marker(&self, body: &[u8]) -> Result<Option<Fault>, SpecError> {
        lock(&self.markers).take(body)
    }

    pub(super) fn intake(&self, operation: &Operation, head: &Head) -> Intake {
        Intake::new(operation, head, self.record.is_some(), &self.api)
    }

    /// Appends a request to the record file, where there is one.
    pub(super) fn write_down(&self, head: &Head, intake: &Intake, complete: bool) {
        if let Some(file) = &self.record {
            let line = line(head, intake.copy(), intake.received(), complete, self.api.clock.now());
            // A full disk must not change how the server behaves towards its client.
            let _ = lock(file).write_all(line.as_bytes());
        }
    }
}

/// None of what is shared can be half changed by a panic: each is changed by single calls.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
