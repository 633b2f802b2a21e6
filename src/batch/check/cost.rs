//! The most a request can cost, before it is sent.

use crate::api::models::{self, Model, Terms};
use crate::api::usage::Usage;

/// No text has more tokens than one for every two bytes; most has one for every four.
const BYTES_PER_TOKEN: u64 = 2;

/// Prices, with the model of the request before: most files name only one.
#[derive(Debug, Default)]
pub(super) struct Prices {
    name: String,
    model: Option<&'static Model>,
}

impl Prices {
    /// The most a request of this many bytes can cost in a batch, in billionths of a dollar; `None` if the model
    /// has no published price. What a request only refers to (a URL, a file id) is not in its bytes and not counted.
    pub(super) fn highest(&mut self, model: &str, bytes: u64, max_tokens: u64) -> Option<u64> {
        if self.name != model {
            model.clone_into(&mut self.name);
            self.model = models::model(model);
        }
        let model = self.model?;
        let usage = Usage {
            input_tokens: bytes.div_ceil(BYTES_PER_TOKEN).min(model.context),
            output_tokens: max_tokens.min(model.max_output),
            ..Usage::default()
        };
        models::cost(&usage, model, Terms { batch: true, ..Terms::default() }).map(|cost| cost.nanodollars)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_usual_price_for_all_that_fits() {
        let highest = |model: &str, bytes, tokens| Prices::default().highest(model, bytes, tokens);
        // 1,000 bytes are at most 500 tokens at $2 a million, and 100 tokens at $10 a million.
        assert_eq!(highest("claude-opus-5-5", 1_000, 100), Some(500 * 2_000 + 100 * 10_000));
        assert_eq!(highest("claude-opus-5-5", u64::MAX, 0), highest("claude-opus-5-5", 2_000_000, 0));
        assert_eq!(highest("my-own-model", 1_000, 100), None);
    }
}
