//! The answer of `count_tokens`.

use serde::Deserialize;

/// How many input tokens a request would have; an estimate by the API's own word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct TokenCount {
    /// Tokens of the whole input: system, tools and messages.
    pub input_tokens: u64,
}
