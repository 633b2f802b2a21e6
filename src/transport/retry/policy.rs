//! The vocabulary of a retry: what was asked, how far it got, how it went, and what there is left to spend.

use std::time::Duration;

/// What kind of call it is; decides what a repeat may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Reads something; repeating is free.
    Read,
    /// Generates an answer; repeating is possible but may be billed.
    Generate,
    /// Creates something that lasts and costs; repeating makes a second one.
    Create,
    /// Cancels or deletes; a repeat changes nothing more.
    Stop,
}

/// How far an attempt got before it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Name resolution, TCP, proxy and TLS: nothing of the request was sent.
    Connect,
    /// The body was being sent and its last byte had not been handed over.
    Upload,
    /// All was handed over and no answer had begun.
    Sent,
    /// The status is known.
    Answered,
    /// The answer streams; the user has seen nothing of it.
    Hidden,
    /// Some of the answer has left the process.
    Visible,
}

/// How an attempt ended, as far as the decision needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The name does not resolve; `temporary` when the resolver itself failed.
    Dns {
        /// Whether the resolver may answer later.
        temporary: bool,
    },
    /// Refused, unreachable, or no connection in time.
    Connect,
    /// The certificate or the handshake was not acceptable.
    Tls,
    /// The proxy refused for good: a login, a policy, an unknown scheme.
    ProxyRefused,
    /// The proxy could not reach the other side just now (502 to 504 on CONNECT), or is down.
    ProxyDown,
    /// The connection ended or a timer fired before an answer.
    Lost,
    /// What came back is not HTTP.
    Garbage,
    /// An HTTP status other than success.
    Status {
        /// The status, or the one an error event in a stream stands for.
        code: u16,
        /// Whether the body was the API's error envelope.
        envelope: bool,
        /// Whether trying again can help, as the classifier has it: the server's own word and the cause included.
        retryable: bool,
    },
    /// A success status with a body that is not the API's.
    NotTheApi,
    /// The answer was cut, stalled or garbled after it had begun.
    Broken,
    /// Nothing can change by trying again, for example a local disk that is full.
    Final,
}

/// The limits of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most retries after the first attempt.
    pub max_retries: u32,
    /// Longest single wait accepted from a server.
    pub max_wait: Duration,
    /// No attempt after a backoff of our own starts later than this after the first one.
    pub retry_max_time: Duration,
}

/// What has been spent so far, and what is left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Budget {
    /// Attempts made, at least 1 when a decision is asked for.
    pub attempts: u32,
    /// How many of them ended in a conflict (409).
    pub conflicts: u32,
    /// How many of them ended with something that is not the API.
    pub strangers: u32,
    /// How many of them were sent whole and brought no answer.
    pub lost: u32,
    /// Since the first attempt began, waits the server asked for not counted.
    pub spent: Duration,
    /// Until the command's own time limit.
    pub left: Option<Duration>,
    /// What the server asked for.
    pub asked: Option<Duration>,
    /// A number in 0..1 that spreads our own waits.
    pub jitter: f64,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Try again after `delay`.
    Retry {
        /// How long to wait first.
        delay: Duration,
        /// Whether the server asked for that wait.
        asked: bool,
    },
    /// Stop and report.
    GiveUp(Stop),
    /// Whether it was created is not known: find out before anything else.
    Reconcile,
}

/// Why no further attempt is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Another attempt would fare the same.
    Pointless,
    /// Part of the answer has been seen; a second one would repeat it.
    Visible,
    /// All attempts are used up.
    Attempts,
    /// The time for retries is used up.
    Time,
    /// The server asks for a longer wait than `--max-wait` allows.
    WaitTooLong(Duration),
    /// The wait does not fit the time that `--timeout` leaves.
    WaitDoesNotFit(Duration),
}
