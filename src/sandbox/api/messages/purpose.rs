//! What a request body is for.

/// Each has fields of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Create,
    Count,
    /// The `params` of one item of a batch.
    Batch,
}
