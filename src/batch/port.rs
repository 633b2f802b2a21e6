//! What a run needs of the API, as traits: the real client stands behind them, and in tests a pretended one.

use serde_json::Value;

use crate::api::batch::MessageBatch;
use crate::error::Error;

use super::body::Body;

/// The calls of the batches API. Each retries what is safe to retry before it answers.
pub(crate) trait BatchApi {
    /// The body of a results answer.
    type Results: Chunks;

    /// Creates a batch; called with one body at a time.
    fn create(&self, body: &Body) -> impl Future<Output = Creation>;

    /// One page of the list, newest first, after the batch with this id.
    fn list(&self, after: Option<&str>, limit: u32) -> impl Future<Output = Result<Listing, Error>>;

    /// One batch.
    fn get(&self, id: &str) -> impl Future<Output = Result<MessageBatch, Error>>;

    /// The results of a batch, from its path below the base URL and never from its `results_url`.
    fn results(
        &self,
        id: &str,
        from: Option<&ResumePoint>,
    ) -> impl Future<Output = Result<Download<Self::Results>, Error>>;
}

/// A body that arrives in pieces.
pub(crate) trait Chunks {
    /// One piece; it is checked on another thread while the next one arrives.
    type Chunk: AsRef<[u8]> + Send + 'static;

    /// The next piece, `None` at the end.
    fn next(&mut self) -> impl Future<Output = Result<Option<Self::Chunk>, Error>>;
}

/// What came of a create call.
#[derive(Debug)]
pub(crate) enum Creation {
    /// It exists.
    Created {
        /// The batch.
        batch: Box<MessageBatch>,
        /// The same as it came.
        value: Value,
        /// Id of the answer.
        request_id: Option<String>,
    },
    /// It certainly does not exist: the API refused it, or nothing whole was ever sent.
    Rejected(Error),
    /// It may exist: all was sent and no answer came that settles it.
    Unknown(Error),
}

/// One page of the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    /// Newest first.
    pub batches: Vec<MessageBatch>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    /// Why the list cannot be taken for complete, if it cannot.
    pub flaw: Option<&'static str>,
    /// Whose list it is, if the answer says so.
    pub account: Option<String>,
    /// The server's clock, in seconds since 1970.
    pub server_time: Option<i64>,
}

/// Where to go on with results that were cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ResumePoint {
    /// First byte that is missing.
    pub at: u64,
    /// The version that the bytes before it belong to.
    pub etag: String,
}

/// An answer whose body is the results.
#[derive(Debug)]
pub(crate) struct Download<C> {
    /// The body.
    pub chunks: C,
    /// Whether it begins at the resume point; else it begins at the start.
    pub resumed: bool,
    /// The version of the results, if the server names one and offers ranges of it.
    pub etag: Option<String>,
    /// Bytes to come, if known.
    pub length: Option<u64>,
}
