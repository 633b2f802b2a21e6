//! What a message cost, as far as the price table knows; always an estimate, because the invoice is the API's.

use std::fmt;

use super::{Model, Prices};
use crate::api::usage::Usage;

/// Under which terms a request ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Terms {
    /// Fast mode was served.
    pub fast: bool,
    /// It was kept in the United States.
    pub us_only: bool,
    /// It ran in a batch.
    pub batch: bool,
}

impl Terms {
    /// The terms that the answer itself names.
    #[must_use]
    pub(crate) fn of(usage: &Usage) -> Self {
        Self {
            fast: usage.speed.as_deref() == Some("fast"),
            us_only: usage.inference_geo.as_deref() == Some("us"),
            batch: usage.service_tier.as_deref() == Some("batch"),
        }
    }
}

/// Why an estimate may be off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caveat {
    /// Server tools were called; their fees are not in it.
    ServerTools,
    /// The cache prices of this model are not confirmed.
    CachePrices,
}

/// An estimated cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    /// In billionths of a dollar.
    pub nanodollars: u64,
    /// Why it may be off.
    pub caveats: Vec<Caveat>,
}

/// Estimates the cost of `usage` on a model; `None` where no price is published.
#[must_use]
pub(crate) fn cost(usage: &Usage, model: &Model, terms: Terms) -> Option<Cost> {
    let pricing = model.pricing?;
    let mut prices = match pricing.above {
        Some((limit, above)) if usage.total_input() > limit => above,
        _ => pricing.base,
    };
    if terms.fast {
        prices = times(prices, pricing.fast_factor?);
    }
    let mut total = tokens_at(usage, prices);
    if terms.us_only && model.geo {
        total = total.saturating_mul(11) / 10;
    }
    if terms.batch {
        total /= 2;
    }
    Some(Cost { nanodollars: total, caveats: caveats(usage, pricing.cache_unconfirmed) })
}

fn tokens_at(usage: &Usage, prices: Prices) -> u64 {
    let written = usage.cache_creation_input_tokens;
    let hour = usage.cache_creation.map_or(0, |split| split.ephemeral_1h_input_tokens).min(written);
    [
        (usage.input_tokens, prices.input),
        (written - hour, prices.write_5m),
        (hour, prices.write_1h),
        (usage.cache_read_input_tokens, prices.read),
        (usage.output_tokens, prices.output),
    ]
    .into_iter()
    .fold(0, |sum: u64, (tokens, price)| sum.saturating_add(tokens.saturating_mul(price)))
}

fn times(prices: Prices, factor: u64) -> Prices {
    Prices {
        input: prices.input * factor,
        write_5m: prices.write_5m * factor,
        write_1h: prices.write_1h * factor,
        read: prices.read * factor,
        output: prices.output * factor,
    }
}

fn caveats(usage: &Usage, cache_unconfirmed: bool) -> Vec<Caveat> {
    let mut caveats = Vec::new();
    if usage.server_tool_use.is_some_and(|tools| tools.web_search_requests + tools.web_fetch_requests > 0) {
        caveats.push(Caveat::ServerTools);
    }
    if cache_unconfirmed && usage.total_input() > usage.input_tokens {
        caveats.push(Caveat::CachePrices);
    }
    caveats
}

impl fmt::Display for Cost {
    /// Dollars: cents from a dollar on, four decimals from a hundredth of a cent on, six below.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, digits) = match self.nanodollars {
            1_000_000_000.. => (10_000_000, 2),
            100_000.. => (100_000, 4),
            _ => (1_000, 6),
        };
        let rounded = (u128::from(self.nanodollars) + unit / 2) / unit;
        let whole = 1_000_000_000 / unit;
        write!(f, "${}.{:0digits$}", rounded / whole, rounded % whole)
    }
}

impl std::ops::AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        self.nanodollars = self.nanodollars.saturating_add(other.nanodollars);
        for caveat in other.caveats {
            if !self.caveats.contains(&caveat) {
                self.caveats.push(caveat);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::models::model;
    use crate::api::usage::{CacheCreation, ServerToolUse};

    fn dollars(name: &str, usage: &Usage, terms: Terms) -> String {
        cost(usage, model(name).expect("in the table"), terms).expect("priced").to_string()
    }

    fn tokens(input: u64, output: u64) -> Usage {
        Usage { input_tokens: input, output_tokens: output, ..Usage::default() }
    }

    #[test]
    fn a_million_tokens_cost_what_the_price_page_says() {
        let million = tokens(1_000_000, 1_000_000);
        let none = Terms::default();
        assert_eq!(dollars("claude-opus-5-5", &million, none), "$24.00");
        assert_eq!(dollars("claude-fable-5-2", &million, none), "$48.00");
        assert_eq!(dollars("claude-sonnet-4-6", &million, none), "$18.00");
        assert_eq!(dollars("claude-haiku-4-5", &million, none), "$6.00");
        assert_eq!(dollars("claude-opus-5-5", &million, Terms { batch: true, ..none }), "$12.00");
        assert_eq!(dollars("claude-opus-5-5", &million, Terms { us_only: true, ..none }), "$26.40");
        assert_eq!(dollars("claude-opus-5-5", &million, Terms { fast: true, ..none }), "$48.00");
        assert_eq!(dollars("claude-opus-4-8", &million, Terms { fast: true, ..none }), "$60.00");
    }

    #[test]
    fn a_large_prompt_moves_the_whole_request_to_the_upper_band() {
        let none = Terms::default();
        assert_eq!(dollars("haiku", &tokens(100_000, 1_000), none), "$0.0105");
        assert_eq!(dollars("haiku", &tokens(100_001, 1_000), none), "$0.0525");
        let cached = Usage { cache_read_input_tokens: 99_999, ..tokens(2, 0) };
        assert_eq!(dollars("haiku", &cached, none), "$0.0050");
    }

    #[test]
    fn cache_writes_are_split_by_lifetime() {
        let mut usage = Usage { cache_creation_input_tokens: 300_000, ..Usage::default() };
        assert_eq!(dollars("opus", &usage, Terms::default()), "$1.50");
        usage.cache_creation =
            Some(CacheCreation { ephemeral_5m_input_tokens: 200_000, ephemeral_1h_input_tokens: 100_000 });
        assert_eq!(dollars("opus", &usage, Terms::default()), "$1.80");
        usage.cache_read_input_tokens = 1_000_000;
        assert_eq!(dollars("opus", &usage, Terms::default()), "$2.00");
    }

    #[test]
    fn what_is_not_in_the_estimate_is_said() {
        let usage = Usage {
            server_tool_use: Some(ServerToolUse { web_search_requests: 1, web_fetch_requests: 0 }),
            cache_read_input_tokens: 5,
            ..tokens(1, 1)
        };
        let cost = cost(&usage, model("fable").expect("in the table"), Terms::of(&usage)).expect("priced");
        assert_eq!(cost.caveats, [Caveat::ServerTools, Caveat::CachePrices]);
        assert_eq!(cost.to_string(), "$0.000049");
    }

    #[test]
    fn no_price_is_no_cost() {
        let usage = tokens(1, 1);
        let price = |name: &str, terms| cost(&usage, model(name).expect("in the table"), terms);
        assert_eq!(price("claude-mythos-preview", Terms::default()), None);
        assert_eq!(price("claude-opus-4-7", Terms { fast: true, ..Terms::default() }), None);
    }

    #[test]
    fn absurd_counts_saturate() {
        let usage = Usage { cache_read_input_tokens: u64::MAX, ..tokens(u64::MAX, u64::MAX) };
        assert!(cost(&usage, model("opus").expect("in the table"), Terms::default()).is_some());
    }
}
