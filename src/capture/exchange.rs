//! One exchange with a server as it was, before anything is left out of it.

use std::time::Duration;

use jiff::Timestamp;

use super::entry::{End, Framing};
use crate::error::Error;

/// Takes exchanges; given as a value to whoever makes them.
pub(crate) trait Record: Send + Sync {
    /// A request begins that repeats no other: which of its kind it is in this run, where that is counted.
    fn begun(&self, method: &str, path: &str) -> Option<u64>;
    /// Takes one that has ended.
    fn record(&self, exchange: Exchange, outcome: Outcome);
}

/// What an exchange is for the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It failed, or belongs to one that did.
    Failed,
    Succeeded,
}

/// A request, what came back, and how it ended.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    /// When the request began.
    pub at: Timestamp,
    /// Which attempt of its request this is, from 1, where that is known.
    pub attempt: Option<u32>,
    /// Which of the requests of its kind it is in the run, from 1, where that is counted and it is no repetition.
    pub nth: Option<u64>,
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Host and port that were called.
    pub host: String,
    /// Headers of the request; no value where it is secret.
    pub headers: Vec<(String, Option<String>)>,
    /// The request's body, as far as it was kept.
    pub body: Vec<u8>,
    /// Bytes of the request's body in all.
    pub body_length: u64,
    /// `None` when nothing came back.
    pub answer: Option<Answer>,
    pub end: End,
    /// From the last thing that came to the end.
    pub end_after: Duration,
    /// What was made of it.
    pub fault: Option<Fault>,
}

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// From the end of the request to the head.
    pub after: Duration,
    pub framing: Framing,
    pub pieces: Vec<Piece>,
    /// Bytes that came after the pieces, too many to keep.
    pub left_out: u64,
}

/// Bytes of a body that came together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    /// Since the piece before it, or the head.
    pub after: Duration,
    pub bytes: Vec<u8>,
    /// How much of its chunk was still to come, where chunks could be seen.
    pub left: u64,
}

/// Why an exchange counts as failed.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// Name of the error kind.
    pub kind: &'static str,
    pub exit_code: u8,
    pub http_status: Option<u16>,
    pub api_type: Option<String>,
    pub error_code: Option<String>,
    /// Which explanation fits it, where that is known.
    pub entry: Option<&'static str>,
    pub message: String,
    pub request_id: Option<String>,
}

impl Fault {
    pub(crate) fn of(error: &Error) -> Self {
        let evidence = &error.evidence;
        Self {
            kind: error.kind.name(),
            exit_code: error.kind.exit_code(),
            http_status: evidence.http_status,
            api_type: evidence.api_type.clone(),
            error_code: evidence.error_code.clone(),
            entry: evidence.entry.as_ref().map(|entry| entry.as_str()),
            message: evidence.message.as_ref().unwrap_or(&evidence.what).clone(),
            request_id: evidence.request_id.clone(),
        }
    }
}

/// A path without its query.
pub(super) fn route(path: &str) -> &str {
    path.split('?').next().unwrap_or_default()
}
