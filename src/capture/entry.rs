//! The lines of a capture file as they are written and read: version 1 of the format.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the first line calls the format.
pub(super) const FORMAT: &str = "claudectl-capture";
/// The version that is written, and the only one that is read.
pub(super) const VERSION: u64 = 1;

/// What became of the text in bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Bodies {
    /// Model text is filler of equal length, and quoted request text too.
    Masked,
    /// Text is as it was, credentials excepted.
    Kept,
}

/// How a client finds the end of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Framing {
    /// `content-length`.
    Length,
    /// Chunks.
    Chunked,
    /// The end of the connection.
    Close,
}

/// How an exchange ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum End {
    /// The answer came to its end.
    Whole,
    /// The connection was closed before that.
    Closed,
    /// The connection was reset.
    Reset,
    /// What came was not HTTP.
    Garbled,
    /// Nothing more came until the client gave up.
    Silent,
    /// The client left while the answer was coming.
    Left,
    /// No connection was made, so that no server has seen the request.
    Unreached,
}

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FirstLine {
    pub format: String,
    pub version: u64,
    pub bodies: Bodies,
    #[serde(default)]
    pub program: String,
    #[serde(default)]
    pub note: String,
}

/// The last line of a run in which something failed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LastLine {
    /// How many requests of a kind began, repetitions not counted.
    pub requests: BTreeMap<String, u64>,
}

/// Every other line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    pub at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nth: Option<u64>,
    pub request: RequestEntry,
    pub answer: Option<AnswerEntry>,
    pub end: End,
    #[serde(default)]
    pub end_ms: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorEntry>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RequestEntry {
    pub method: String,
    pub path: String,
    #[serde(default)]
    pub host: String,
    /// No value: left out, because it is or may be secret.
    #[serde(default)]
    pub headers: Vec<(String, Option<String>)>,
    #[serde(default)]
    pub body_bytes: u64,
    /// Only where bodies are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Content>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AnswerEntry {
    pub status: u16,
    #[serde(default)]
    pub headers: Vec<(String, Option<String>)>,
    /// From the end of the request to the head.
    #[serde(default)]
    pub head_ms: f64,
    pub framing: Framing,
    #[serde(default)]
    pub pieces: Vec<PieceEntry>,
    /// Bytes after the pieces that were not kept.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_out: u64,
    /// The compression that was taken off so that text could be masked, and put on again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recoded: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PieceEntry {
    /// Since the piece before it, or the head.
    pub ms: f64,
    #[serde(flatten)]
    pub content: Content,
    /// How much of its chunk was still to come.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left: u64,
}

/// Bytes, as text where they are text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Content {
    Text(String),
    Base64(String),
}

/// What was made of the exchange: the fields of `--json` that concern it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ErrorEntry {
    pub kind: String,
    pub exit_code: u8,
    pub http_status: Option<u16>,
    pub api_type: Option<String>,
    pub error_code: Option<String>,
    #[serde(default)]
    pub entry: Option<String>,
    pub message: String,
    pub request_id: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}
