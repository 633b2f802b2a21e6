//! The mistreatment of one request, as plain data: what the words of a step add up to.

use std::time::Duration;

use super::Point;

/// How one request is mistreated; what is left empty is done as the API does it.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each is one word of the grammar, on or off")]
pub(crate) struct Fault {
    // When it happens at all, as far as the step says more than for which requests.
    pub chance: Option<f64>,
    pub after: Option<Duration>,
    pub until: Option<Duration>,
    // The answer as a whole.
    pub status: Option<u16>,
    pub code: Option<String>,
    pub error_type: Option<String>,
    pub message: Option<String>,
    pub page: Option<Page>,
    pub headers: Vec<(String, String)>,
    pub without: Vec<String>,
    /// The request is carried out although its answer is replaced.
    pub done: bool,
    pub retry_after_date: Option<Duration>,
    // Time and framing.
    pub delay: Option<Duration>,
    pub pace: Option<Duration>,
    pub split: Option<u64>,
    pub read_rate: Option<u64>,
    pub early: Option<u64>,
    pub ending: Option<Ending>,
    pub hold: Option<Duration>,
    pub framing: Option<Framing>,
    // What is done to single events or lines.
    pub edits: Vec<Edit>,
    pub at: Option<Point>,
    // The answer of the model.
    pub say: Option<String>,
    pub deltas: Option<u64>,
    pub stop_reason: Option<String>,
    pub refusal: Option<String>,
    pub think: bool,
    pub tool: bool,
    pub unstreamed: bool,
    pub unknown_block: bool,
    // Batches.
    pub item: Option<ItemOutcome>,
    pub every: Option<u64>,
    pub lookalikes: u64,
    pub batch_status: Option<String>,
    pub archived: bool,
    pub results_url: Option<String>,
    pub ignore_range: bool,
    pub other_etag: bool,
}

/// A body that the API would not send, in place of its answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Page {
    Html,
    Portal,
    Plain(String),
    Json(String),
    Empty,
    InvalidJson,
    /// These bytes and nothing else: not even a status line.
    Garbage(String),
    HalfHeaders,
    EndlessHeaders,
    /// So many bytes, made while they are sent.
    Filler(u64),
}

/// The end that a request or its reply comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    pub kind: EndingKind,
    pub point: Point,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EndingKind {
    /// The body ends early, and its framing says that this is all.
    Cut,
    /// The connection is closed as if by a server that went away.
    Close,
    /// The connection is reset.
    Reset,
    /// Nothing moves any more, in either direction.
    Stall,
}

/// How the end of a reply's body is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    Chunked,
    Length,
    Close,
}

/// One change to the sequence of events or lines.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edit {
    pub kind: EditKind,
    /// Where it happens unless the step says `at=`.
    pub point: Point,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EditKind {
    /// An `error` event; the text is `TYPE` or `TYPE/CODE`.
    Error(String),
    /// Pings without end, with this pause between them.
    Pings(Duration),
    BadJson,
    BadUtf8,
    SecondStart,
    WrongIndex,
    LateDelta,
    UnknownEvent,
    UnknownDelta,
    AfterStop,
    HugeLine(u64),
    CrLf,
    Unterminated,
    Duplicate,
    ForeignId,
}

/// How an item of a batch ends when it does not simply succeed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ItemOutcome {
    /// `TYPE` or `TYPE/CODE`.
    Errored(String),
    Expired,
    Canceled,
}
