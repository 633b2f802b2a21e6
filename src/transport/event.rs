//! What happens on the wire, as plain data for whoever watches: the log, the terminal, a progress bar.

use std::time::Duration;

/// Receives every event of every request, in order.
pub(crate) trait Observe {
    /// Called at once when something happens; must not block.
    fn event(&self, event: &Event);

    /// Whether [`Event::Body`] is worth making: bodies are large, and mostly nobody looks.
    fn wants_bodies(&self) -> bool {
        false
    }
}

/// How long each phase of one attempt took, as far as it could be told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Timings {
    /// Name resolution.
    pub dns: Option<Duration>,
    /// TCP, proxy and TLS together, after name resolution; known when a body was uploaded.
    pub connect: Option<Duration>,
    /// From the start of the attempt to the response headers.
    pub first_byte: Option<Duration>,
    /// From the start of the attempt to its end.
    pub total: Duration,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    /// An attempt starts.
    Attempt {
        /// HTTP method.
        method: &'static str,
        /// Full URL, without credentials.
        url: String,
        /// Number of this attempt, from 1.
        attempt: u32,
        /// Names of the request headers and the values that are no secret.
        headers: Vec<(String, String)>,
        /// Length of the body in bytes.
        body_bytes: u64,
    },
    /// Response headers arrived.
    Headers {
        /// HTTP status.
        status: u16,
        /// `request-id` of the answer.
        request_id: Option<String>,
        /// Response headers, values of secrets left out.
        headers: Vec<(String, String)>,
        /// Since the start of the attempt.
        timings: Timings,
    },
    /// An attempt failed; what follows is a wait or the end.
    Failed {
        /// Number of the attempt, from 1.
        attempt: u32,
        /// Name of the error kind.
        kind: &'static str,
        /// HTTP status, if one arrived.
        status: Option<u16>,
        /// `error.type` of the API.
        api_type: Option<String>,
        /// `error.details.error_code` of the API.
        error_code: Option<String>,
        /// `request-id` of the answer.
        request_id: Option<String>,
        /// What failed, in one line.
        what: String,
        /// Whether the attempt may be billed all the same.
        possibly_billed: bool,
        /// Input and output tokens the attempt had reported before it ended.
        tokens: Option<(u64, u64)>,
        /// Phases of this attempt.
        timings: Timings,
    },
    /// A wait before the next attempt begins.
    Wait {
        /// How long.
        delay: Duration,
        /// Whether the server asked for it.
        asked: bool,
        /// The attempt that will follow, from 2.
        next_attempt: u32,
        /// The most attempts there can be.
        of: u32,
        /// Why, in a few words.
        reason: String,
        /// `request-id` of the answer that caused it.
        request_id: Option<String>,
        /// Whether the attempt before it may be billed all the same.
        possibly_billed: bool,
        /// True if nothing had been sent and the wait is at most a second.
        quiet: bool,
    },
    /// A wait goes on; about once a second.
    Waiting {
        /// Time left.
        left: Duration,
    },
    /// A wait is over.
    WaitEnded,
    /// No byte has arrived for a while.
    Silence {
        /// For how long.
        since: Duration,
    },
    /// Bytes of the request body were handed to the network.
    Uploaded {
        /// So far.
        bytes: u64,
        /// In all.
        total: u64,
    },
    /// Another model takes over.
    Fallback {
        /// The model that failed.
        from: String,
        /// The model that is asked next.
        to: String,
        /// Why, in a few words.
        reason: String,
    },
    /// A body, whole; only for who [wants](Observe::wants_bodies) them.
    Body {
        /// `request` or `answer`.
        direction: &'static str,
        /// The body as text; what is not UTF-8 is replaced.
        text: String,
    },
    /// What the answer used; right before [`Event::Done`].
    Used {
        /// The model that answered.
        model: String,
        /// Input tokens written to the cache, and read from it.
        cached: (u64, u64),
        /// About what it cost, in billionths of a dollar, where a price is known.
        cost: Option<u64>,
    },
    /// A request ended well.
    Done {
        /// Attempts made.
        attempts: u32,
        /// How many of the attempts before it may be billed all the same.
        possibly_billed: u32,
        /// Input and output tokens, when the answer says.
        tokens: Option<(u64, u64)>,
        /// `request-id` of the answer.
        request_id: Option<String>,
        /// Phases of the last attempt.
        timings: Timings,
    },
}
