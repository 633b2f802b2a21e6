//! Where a request's body goes while it arrives: into memory up to the API's limit, and on record if one is kept.

use super::api::{ApiError, MESSAGE_LIMIT, Operation};
use super::http::Head;

/// The body of one request, as far as it has come.
#[derive(Debug)]
pub(super) struct Intake {
    bytes: Vec<u8>,
    limit: u64,
    received: u64,
    too_large: bool,
}

impl Intake {
    pub(super) fn new(operation: &Operation, _head: &Head, _recording: bool) -> Self {
        let _ = operation;
        Self { bytes: vec![], limit: MESSAGE_LIMIT, received: 0, too_large: false }
    }

    /// The most bytes this body may have.
    pub(super) fn limit(&self) -> u64 {
        self.limit
    }

    pub(super) fn received(&self) -> u64 {
        self.received
    }

    pub(super) fn push(&mut self, part: &[u8]) {
        self.received += part.len() as u64;
        if self.received > self.limit {
            self.too_large = true;
        } else {
            self.bytes.extend_from_slice(part);
        }
    }

    /// Whether there is no point in reading on.
    pub(super) fn is_over(&self) -> bool {
        self.too_large
    }

    pub(super) fn mark_over(&mut self, over: bool) {
        self.too_large |= over;
    }

    /// What was wrong with the body as a whole.
    pub(super) fn refusal(&self) -> Option<ApiError> {
        self.too_large.then(|| ApiError::new(413, "Request exceeds the maximum size"))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What goes on record.
    pub(super) fn copy(&self) -> &[u8] {
        &self.bytes
    }
}
