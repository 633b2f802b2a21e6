//! What requests can cost at most and at least, and what a budget still allows. Billionths of a dollar throughout.

use crate::api::models::{self, Terms};
use crate::api::usage::Usage;

/// No text has more tokens than one for every two bytes; most has one for every four.
const BYTES_PER_TOKEN: u64 = 2;
/// Hardly any text has fewer tokens than one for every twelve bytes.
const MOST_BYTES_PER_TOKEN: u64 = 12;

/// A price that the user names, per token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Price {
    /// Input.
    pub input: u64,
    /// Output.
    pub output: u64,
}

/// The most and the least that something can cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Range {
    /// At least.
    pub least: u64,
    /// At most.
    pub most: u64,
}

/// What one message of `bytes` can cost, answered with up to `max_tokens`; `None` where no price is known. What a
/// request only refers to (a URL, a file id) is not in its bytes and not counted.
#[must_use]
pub(crate) fn range(model: &str, bytes: u64, max_tokens: u64, named: Option<Price>) -> Option<Range> {
    let most = Usage {
        input_tokens: bytes.div_ceil(BYTES_PER_TOKEN),
        output_tokens: max_tokens,
        ..Usage::default()
    };
    let least =
        Usage { cache_read_input_tokens: bytes / MOST_BYTES_PER_TOKEN, output_tokens: 1, ..Usage::default() };
    let capped = models::model(model).map_or_else(
        || most.clone(),
        |known| Usage {
            input_tokens: most.input_tokens.min(known.context),
            output_tokens: most.output_tokens.min(known.max_output),
            ..Usage::default()
        },
    );
    Some(Range { least: cost(model, &least, named)?, most: cost(model, &capped, named)? })
}

/// What a message did cost; a price that was named holds for models without a published one.
#[must_use]
pub(crate) fn cost(model: &str, usage: &Usage, named: Option<Price>) -> Option<u64> {
    let published = models::model(model)
        .and_then(|known| models::cost(usage, known, Terms::of(usage)))
        .map(|cost| cost.nanodollars);
    published.or_else(|| {
        let price = named?;
        let input = usage.total_input().saturating_mul(price.input);
        Some(input.saturating_add(usage.output_tokens.saturating_mul(price.output)))
    })
}

/// An amount for people.
#[must_use]
pub(crate) fn dollars(nanodollars: u64) -> String {
    models::Cost { nanodollars, caveats: Vec::new() }.to_string()
}

/// The money of one run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Purse {
    /// The budget.
    pub(super) most: Option<u64>,
    /// What answers did cost, and what calls without an answer can have cost.
    pub(super) spent: u64,
    /// What the calls in flight can cost.
    pub(super) reserved: u64,
}

impl Purse {
    /// Whether one more call fits.
    pub(super) fn allows(&self, most: u64) -> bool {
        let after = self.spent.saturating_add(self.reserved).saturating_add(most);
        self.most.is_none_or(|budget| after <= budget)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_and_the_least() {
        // 1,200 bytes are at most 600 tokens at $4 a million, and at least 100 that are read from the cache.
        let found = range("claude-opus-5-5", 1_200, 100, None).expect("priced");
        assert_eq!(found.most, 600 * 4_000 + 100 * 20_000);
        assert!((20_000..100 * 4_000 + 20_000).contains(&found.least), "{found:?}");
    }

    #[test]
    fn a_named_price_is_for_models_without_one() {
        let named = Some(Price { input: 1, output: 2 });
        assert_eq!(range("my-own", 24, 5, None), None);
        assert_eq!(range("my-own", 24, 5, named), Some(Range { least: 2 + 2, most: 12 + 10 }));
        let published = range("claude-opus-5-5", 24, 5, None);
        assert_eq!(range("claude-opus-5-5", 24, 5, named), published);
    }

    #[test]
    fn an_amount_is_written_in_dollars() {
        assert_eq!(dollars(1_234_000_000), "$1.23");
    }

    #[test]
    fn what_is_in_flight_is_reserved() {
        let purse = Purse { most: Some(10), spent: 4, reserved: 3 };
        assert!(purse.allows(3) && !purse.allows(4));
        assert!(Purse::default().allows(u64::MAX));
    }
}
