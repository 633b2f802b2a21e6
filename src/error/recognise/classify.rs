//! Which entry of the catalogue explains an error of our own.

use crate::error::catalogue::{self, Entry};
use crate::error::{Error, ErrorKind};

/// How an explanation was found; said aloud, so that nobody takes a guess by wording for a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// `error.details.error_code`, the stable cause.
    ErrorCode,
    /// `error.type`.
    Type,
    /// The HTTP status.
    Status,
    /// A kind of claudectl.
    Kind,
    /// An exit code of claudectl.
    ExitCode,
    /// The name of an SDK exception.
    Class,
    /// A response header.
    Header,
    /// The shape of a page that is not the API's.
    Page,
    /// The wording of a message.
    Message,
    /// The id of a catalogue entry.
    Entry,
}

impl By {
    /// Its name in `--json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ErrorCode => "error_code",
            Self::Type => "type",
            Self::Status => "status",
            Self::Kind => "kind",
            Self::ExitCode => "exit_code",
            Self::Class => "class",
            Self::Header => "header",
            Self::Page => "page",
            Self::Message => "message",
            Self::Entry => "entry",
        }
    }
}

/// The explanation of one failure.
#[derive(Clone, Debug)]
pub struct Recognition {
    /// What explains it.
    pub entry: &'static Entry,
    /// How that is known.
    pub by: By,
    /// Values read out of the failure, by name.
    pub values: Vec<(&'static str, String)>,
    /// What to do, with the values filled in.
    pub fixes: Vec<String>,
}

/// Explains an error of our own by its evidence.
#[must_use]
pub fn evidence(error: &Error) -> Recognition {
    let (entry, by) = choose(error);
    Recognition {
        entry,
        by,
        values: Vec::new(),
        fixes: entry.fixes.iter().map(|fix| (*fix).to_owned()).collect(),
    }
}

fn choose(error: &Error) -> (&'static Entry, By) {
    let facts = &error.evidence;
    let fits =
        |entry: &&'static Entry| entry.kind() == Some(error.kind) || error.kind == ErrorKind::Incomplete;
    if let Some(entry) = facts.entry.and_then(catalogue::find) {
        return (entry, By::Entry);
    }
    if let Some(entry) = facts.error_code.as_deref().and_then(catalogue::of_code).filter(fits) {
        return (entry, By::ErrorCode);
    }
    if let Some(entry) = facts.http_status.and_then(catalogue::of_status).filter(fits) {
        return (entry, By::Status);
    }
    (catalogue::of_kind(error.kind), By::Kind)
}
