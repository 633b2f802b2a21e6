//! How an explanation was found; printed, so that nobody takes a guess by wording for a fact.

/// What led from a failure to its entry.
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
    /// The stop reason of a message.
    StopReason,
    /// The counters of a batch.
    Counts,
    /// The outcome of a batch item.
    Result,
    /// The shape of a page that is not the API's.
    Page,
    /// The wording of a message.
    Message,
    /// What curl says it ended with, which could be about anything.
    Curl,
    /// The id of a catalogue entry.
    Entry,
}

impl By {
    /// Its name in `--json` and in words for a person.
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
            Self::StopReason => "stop_reason",
            Self::Counts => "request_counts",
            Self::Result => "result",
            Self::Page => "page",
            Self::Message => "message",
            Self::Curl => "curl_message",
            Self::Entry => "entry",
        }
    }
}
