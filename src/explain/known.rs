//! What lines of one shape were found to tell, so that the next one need not be read again.

use crate::error::ErrorKind;
use crate::explain::catalogue::Entry;
use crate::explain::read::records::Form;

/// Shapes remembered; a newer one takes the place of an older. A slot has 48 bytes.
const SLOTS: usize = 8192;

/// What a line of a shape tells when it is a record of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Where records begin around it.
    pub form: Form,
    /// The error in it.
    pub error: Option<ErrorSummary>,
}

/// What matters of an error that was explained before.
#[derive(Clone, Copy, Debug)]
pub(super) struct ErrorSummary {
    pub entry: &'static Entry,
    pub kind: Option<ErrorKind>,
    /// The status, if need be that of the exception.
    pub status: Option<u16>,
    /// The status that stands in the text.
    pub read_status: Option<u16>,
    /// Whether it is about the network.
    pub network: bool,
    /// Whether little more is known than that something failed.
    pub vague: bool,
    /// Whether the request id in the line is that of the error.
    pub has_id: bool,
}

/// Shapes by their hash.
#[derive(Default)]
pub(super) struct Shapes(Vec<Option<(u128, Known)>>);

impl Shapes {
    pub(super) fn get(&self, hash: u128) -> Option<Known> {
        let (known, what) = self.0.get(slot(hash))?.as_ref()?;
        (*known == hash).then_some(*what)
    }

    pub(super) fn put(&mut self, hash: u128, known: Known) {
        // Most texts never need them.
        if self.0.is_empty() {
            self.0.resize(SLOTS, None);
        }
        self.0[slot(hash)] = Some((hash, known));
    }
}

fn slot(hash: u128) -> usize {
    usize::try_from(hash % SLOTS as u128).unwrap_or_default()
}
