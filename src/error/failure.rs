//! The one error value of the program: a kind, the evidence for it, and the library error behind it.

use std::time::Duration;

use super::{EntryId, ErrorKind, Fix, Values};
use crate::text::Place;

/// What a fallible step returns when nothing but an error can end it.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

/// How a command ends when it does not end well.
#[derive(Debug)]
pub enum Failure {
    /// Something went wrong; it is reported and becomes an exit code.
    Error(Error),
    /// A signal, or a reader that went away, ended it; nothing is reported.
    Signal(Signal),
}

/// The signals that end a command by the signal itself, so that shells stop their loops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Ctrl-C, seen by a shell as 130.
    Interrupt,
    /// A request to stop, seen by a shell as 143.
    Terminate,
    /// The reader of standard output went away, seen by a shell as 141.
    Pipe,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// One error: what failed, how it is known, and what caused it.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.evidence.what)]
pub struct Error {
    /// Which row of the exit-code table this is.
    pub kind: ErrorKind,
    /// Everything known about it; boxed so that results stay small.
    pub evidence: Box<Evidence>,
    /// The library error behind it, for `-v` and for `internal`.
    #[source]
    pub source: Option<anyhow::Error>,
}

/// The body of an error answer, kept as far as it could be understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ApiBody {
    /// There was none, or it was empty.
    #[default]
    None,
    /// It was JSON.
    Json(serde_json::Value),
    /// It was something else; cut to a readable length.
    Text(String),
}

/// The facts of one error. Absent facts stay `None`; nothing here ever holds a credential.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// What failed, in one line without a final stop.
    pub what: String,
    /// HTTP status, if an answer arrived.
    pub http_status: Option<u16>,
    /// `error.type` of the API.
    pub api_type: Option<String>,
    /// `error.details.error_code` of the API.
    pub error_code: Option<String>,
    /// `error.message` of the API, or what a gateway said.
    pub message: Option<String>,
    /// `error.param`, which some compatible servers send.
    pub param: Option<String>,
    /// `error.details.appeal_url`, sent with an account on hold.
    pub appeal_url: Option<String>,
    /// The `request-id` header, or the one in the body.
    pub request_id: Option<String>,
    /// The body as it came.
    pub body: ApiBody,
    /// The URL that was called, without credentials.
    pub url: Option<String>,
    /// Where the credential came from and its last four characters.
    pub credential: Option<String>,
    /// `anthropic-organization-id` of the answer.
    pub organization: Option<String>,
    /// `anthropic-workspace-id` of the answer.
    pub workspace: Option<String>,
    /// How long the server asked to wait.
    pub retry_after: Option<Duration>,
    /// Attempts made, the first included; 0 when nothing was sent.
    pub attempts: u32,
    /// Time since the command's first attempt.
    pub elapsed: Option<Duration>,
    /// Time spent waiting between attempts.
    pub waited: Duration,
    /// Attempts that reached the API without an answer and may be billed.
    pub possibly_billed: u32,
    /// Overrides the kind's own answer to "try again?", for example for 408 or 501.
    pub retryable: Option<bool>,
    /// The place in the user's file that the error is about.
    pub place: Option<Box<Place>>,
    /// Where the part that arrived is kept.
    pub kept: Option<String>,
    /// Further facts, as label and value, in the order they should be read.
    pub facts: Vec<(&'static str, String)>,
    /// Why it happened, when the place that made the error knows better than the catalogue.
    pub why: Option<String>,
    /// What to do, when the place that made the error knows better than the catalogue; printed first.
    pub fixes: Vec<Fix>,
    /// The catalogue entry to explain it by, when already known.
    pub entry: Option<EntryId>,
    /// Values that fill the fixes of that entry, by name.
    pub values: Values,
}

impl Error {
    /// An error of `kind` that says what failed.
    #[must_use]
    pub fn new(kind: ErrorKind, what: impl Into<String>) -> Self {
        let evidence = Evidence { what: what.into(), ..Evidence::default() };
        Self { kind, evidence: Box::new(evidence), source: None }
    }

    /// Adds why it happened.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.evidence.why = Some(why.into());
        self
    }

    /// Adds one thing to do about it, with the exact command where there is one.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Fix>) -> Self {
        self.evidence.fixes.push(fix.into());
        self
    }

    /// Adds one more fact to the evidence.
    #[must_use]
    pub fn fact(mut self, label: &'static str, value: impl Into<String>) -> Self {
        self.evidence.facts.push((label, value.into()));
        self
    }

    /// Says where the part that arrived is kept.
    #[must_use]
    pub fn kept(mut self, place: impl Into<String>) -> Self {
        self.evidence.kept = Some(place.into());
        self
    }

    /// Adds the place in the user's file.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.evidence.place = Some(Box::new(place));
        self
    }

    /// Names the catalogue entry that explains it.
    #[must_use]
    pub fn entry(mut self, id: EntryId) -> Self {
        self.evidence.entry = Some(id);
        self
    }

    /// Keeps the library error that caused it.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<anyhow::Error>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Whether trying the same thing again can help.
    #[must_use]
    pub fn retryable(&self) -> bool {
        self.evidence.retryable.unwrap_or(self.kind.row().retryable)
    }
}
