//! The error of a command's own time limit.

use std::time::Duration;

use crate::error::{EntryId, Error, ErrorKind, span};

/// The error of the command's own time `limit`, which ran out during what `doing` says.
#[must_use]
pub(crate) fn deadline_error(limit: Duration, doing: &str) -> Error {
    Error::new(ErrorKind::Timeout, format!("--timeout ran out after {} while {doing}", span(limit)))
        .entry(EntryId::TIMEOUT_TOTAL)
}
