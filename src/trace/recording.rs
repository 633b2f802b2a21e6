//! What a recorder is told of the calls that pass, where there is one.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::call::CallEnd;
use super::head;
use crate::capture::{self, CaptureEnd, Record, Recording};
use crate::error::Error;

/// Takes failing calls, and the attempt that went well after them.
pub(super) struct Recorder {
    inner: Arc<dyn Record>,
    /// Requests whose last attempt failed.
    failed: Mutex<HashSet<u64>>,
}

impl Recorder {
    pub(super) fn new(inner: Arc<dyn Record>) -> Self {
        Self { inner, failed: Mutex::default() }
    }

    /// Begins to record the call with this head.
    pub(super) fn begin(&self, method: &str, path: &str, host: &str, head: &[u8]) -> Recording {
        let request = capture::Request {
            attempt: None,
            method: method.to_owned(),
            path: path.to_owned(),
            host: host.to_owned(),
            headers: head::request_headers(head),
        };
        Recording::begin(Arc::clone(&self.inner), request)
    }

    /// The program called, and no connection could be made.
    pub(super) fn unreachable(&self, first: &[u8], host: &str, error: &Error) {
        let Some(end) = head::end(first) else { return };
        let Some(read) = head::request(&first[..end], host, "") else { return };
        let mut recording = self.begin(&read.method, &read.path, host, &first[..end]);
        recording.ended(CaptureEnd::Unreached);
        recording.failed(error);
    }

    /// A call has ended.
    pub(super) fn finish(
        &self,
        mut recording: Recording,
        identity: u64,
        end: CallEnd,
        error: Option<&Error>,
    ) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        match (error, end) {
            (Some(error), _) => {
                failed.insert(identity);
                recording.failed(error);
            }
            (None, CallEnd::Abandoned) => {
                failed.insert(identity);
                recording.left_by_client();
            }
            (None, _) if failed.remove(&identity) => recording.wanted(),
            _ => {}
        }
    }
}
