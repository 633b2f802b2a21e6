//! The paths of the API and how many bytes a request body may have on each.

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    /// One message.
    Messages,
    /// The number of input tokens of a message; free.
    CountTokens,
    /// What the key can use.
    Models,
    /// Message batches.
    Batches,
}

const MIB: u64 = 1024 * 1024;

impl Endpoint {
    /// The path below the base URL.
    #[must_use]
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Messages => "/v1/messages",
            Self::CountTokens => "/v1/messages/count_tokens",
            Self::Models => "/v1/models",
            Self::Batches => "/v1/messages/batches",
        }
    }

    /// The most bytes the request body may have; the documented "MB" read as MiB, so that nothing
    /// is refused here which the API would take.
    #[must_use]
    pub(crate) const fn body_limit(self) -> u64 {
        match self {
            Self::Messages | Self::CountTokens | Self::Models => 32 * MIB,
            Self::Batches => 256 * MIB,
        }
    }
}
