//! One call of the watched program, as it was seen.

use std::time::{Duration, Instant};

use crate::api::usage::Usage;
use crate::error::Error;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallEnd {
    /// The answer came whole.
    Whole,
    /// The answer broke off.
    Cut,
    /// The connection ended before an answer.
    Unanswered,
    /// The program closed the connection before the answer had ended.
    Abandoned,
}

/// One request and what became of it.
#[derive(Debug)]
pub(crate) struct Call {
    /// `POST`.
    pub method: String,
    /// Path and query, as the program sent them.
    pub path: String,
    /// The model that was asked.
    pub model: Option<String>,
    /// A hash of method, path and body: equal for a repeated request.
    pub identity: u64,
    /// When the request began.
    pub begun: Instant,
    /// From the first byte of the request to the status.
    pub first_byte: Option<Duration>,
    /// From the first byte of the request to the end.
    pub total: Duration,
    /// Bytes of the request's body.
    pub sent: u64,
    /// Bytes of the answer's body.
    pub received: u64,
    /// HTTP status.
    pub status: Option<u16>,
    /// Tokens, as far as the answer says.
    pub usage: Option<Usage>,
    /// Why the model stopped.
    pub stop_reason: Option<String>,
    /// How long the server asked to wait.
    pub retry_after: Option<Duration>,
    /// A compression that is not read, so that tokens are unknown.
    pub unread: Option<String>,
    /// How it ended.
    pub end: CallEnd,
    /// What was wrong, if anything was.
    pub error: Option<Error>,
}

impl Call {
    /// Whether the program got what it asked for.
    pub(crate) fn is_good(&self) -> bool {
        self.end == CallEnd::Whole && self.error.is_none() && self.status.is_some_and(|status| status < 400)
    }

    /// The path without its query.
    pub(crate) fn route(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }

    /// Whether this creates a batch, which a repeat would do once more.
    pub(crate) fn creates_a_batch(&self) -> bool {
        self.method == "POST" && self.route().ends_with("/v1/messages/batches")
    }
}
