//! Where a request's body goes while it arrives: into memory, or into a batch; and on record if one is kept.

use super::api::{Api, ApiError, BATCH_LIMIT, Collector, MESSAGE_LIMIT, Operation, Payload};
use super::http::Head;
use super::seen::fingerprint;

/// The body of one request, as far as it has come.
#[derive(Debug)]
pub(super) struct Intake {
    place: Place,
    /// The most bytes this body may have.
    limit: u64,
    received: u64,
    too_large: bool,
    /// The beginning of a batch's body, for the record.
    copy: Option<Vec<u8>>,
}

#[derive(Debug)]
enum Place {
    Memory(Vec<u8>),
    Batch(Box<Collector>),
}

/// So much of a batch's body goes on record.
const COPIED: usize = 32 << 20;

impl Intake {
    pub(super) fn new(operation: &Operation, head: &Head, recording: bool, api: &Api) -> Self {
        let (place, limit) = match operation {
            Operation::BatchesCreate => {
                (Place::Batch(Box::new(Collector::new(api.caller(head)))), BATCH_LIMIT)
            }
            _ => (Place::Memory(vec![]), MESSAGE_LIMIT),
        };
        Self { place, limit, received: 0, too_large: false, copy: recording.then(Vec::new) }
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
            return;
        }
        match &mut self.place {
            Place::Memory(bytes) => bytes.extend_from_slice(part),
            Place::Batch(collector) => {
                collector.push(part);
                if let Some(copy) = &mut self.copy {
                    let room = COPIED.saturating_sub(copy.len());
                    copy.extend_from_slice(&part[..part.len().min(room)]);
                }
            }
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

    /// A number that stands for the body.
    pub(super) fn fingerprint(&self) -> u64 {
        match &self.place {
            Place::Memory(bytes) => fingerprint(bytes),
            Place::Batch(collector) => collector.fingerprint(),
        }
    }

    pub(super) fn payload(&mut self) -> Payload<'_> {
        match &mut self.place {
            Place::Memory(bytes) => Payload::Bytes(bytes),
            Place::Batch(collector) => Payload::Batch(collector),
        }
    }

    /// What goes on record.
    pub(super) fn copy(&self) -> &[u8] {
        match &self.place {
            Place::Memory(bytes) => bytes,
            Place::Batch(_) => self.copy.as_deref().unwrap_or_default(),
        }
    }
}
