//! What is known about models without asking: one table with the date it was true.
//!
//! Live `/v1/models` data wins over it wherever both speak. The table feeds price estimates, defaults and warnings;
//! it is never a reason to refuse a request, because it can be older than the API.

mod nearest;
mod price;
mod retired;
mod table;

pub(crate) use nearest::{nearest, nearest_known};
pub(crate) use price::{Caveat, Cost, Terms, cost};
pub(crate) use retired::{RETIRED, Retired};
pub(crate) use table::TABLE;

/// The day the table's facts were true.
pub(crate) const AS_OF: &str = "2026-11-20";

/// The model used when none is named anywhere.
pub(crate) const DEFAULT_MODEL: &str = "claude-opus-5-5";

/// `max_tokens` when none is named and the model allows that much.
pub(crate) const DEFAULT_MAX_TOKENS: u64 = 32_000;

/// `max_tokens` when nothing is known about the model; every model since 2024 allows it.
pub(crate) const CAUTIOUS_MAX_TOKENS: u64 = 8_192;

/// A line of models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "names of products")]
pub(crate) enum Line {
    Fable,
    Mythos,
    Opus,
    Sonnet,
    Haiku,
}

impl Line {
    /// The line that a model's name says, with whatever a gateway or a cloud puts around it.
    #[must_use]
    pub(crate) fn of(model: &str) -> Option<Self> {
        let lower = model.to_ascii_lowercase();
        let named = |(word, line): (&str, Self)| lower.contains(word).then_some(line);
        [
            ("fable", Self::Fable),
            ("mythos", Self::Mythos),
            ("opus", Self::Opus),
            ("sonnet", Self::Sonnet),
            ("haiku", Self::Haiku),
        ]
        .into_iter()
        .find_map(named)
    }
}

/// Whether a model is meant to be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lifecycle {
    /// Yes.
    Active,
    /// It works, but its end is announced.
    Deprecated,
}

/// Every `thinking.type` there is.
pub(crate) const THINKING_TYPES: [&str; 4] = ["adaptive", "enabled", "disabled", "between_tools"];

/// What a model does with `thinking`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Thinking {
    /// The types it takes, of [`THINKING_TYPES`].
    pub types: &'static [&'static str],
    /// Whether it thinks when the request says nothing.
    pub on_by_default: bool,
    /// Takes `enabled` with a budget, but that is on its way out.
    pub budget_deprecated: bool,
    /// Refuses thinking off together with effort `xhigh` or `max`.
    pub off_needs_low_effort: bool,
}

impl Thinking {
    /// Whether a `thinking.type` is taken.
    #[must_use]
    pub(crate) fn takes(&self, kind: &str) -> bool {
        self.types.contains(&kind)
    }
}

/// What `speed: "fast"` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fast {
    /// An error.
    Refused,
    /// Nothing: standard speed is served without a word.
    Ignored,
    /// Works.
    Offered,
    /// Works with the beta header [`FAST_BETA`].
    Preview,
}

/// The beta that fast mode needs on models where it is a preview.
pub(crate) const FAST_BETA: &str = "fast-mode-2026-02-01";

/// Prices in billionths of a dollar per token, which is the same number as thousandths of a dollar per million.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Prices {
    /// Input outside the cache.
    pub input: u64,
    /// Written to the cache for five minutes.
    pub write_5m: u64,
    /// Written to the cache for an hour.
    pub write_1h: u64,
    /// Read from the cache.
    pub read: u64,
    /// Output.
    pub output: u64,
}

/// How a model is priced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pricing {
    /// The usual prices.
    pub base: Prices,
    /// Above this many prompt tokens, cached ones included, the whole request has these prices.
    pub above: Option<(u64, Prices)>,
    /// What fast mode multiplies all prices by, where it has a price.
    pub fast_factor: Option<u64>,
    /// Whether the cache prices come from agreeing third parties only.
    pub cache_unconfirmed: bool,
}

/// One model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "a row of independent facts, each of them yes or no")]
pub(crate) struct Model {
    /// The id to send.
    pub id: &'static str,
    /// The same model under its dated id.
    pub dated: Option<&'static str>,
    /// Its line.
    pub line: Line,
    /// Whether it is meant to be used.
    pub lifecycle: Lifecycle,
    /// The context window in tokens.
    pub context: u64,
    /// The most output tokens of one answer.
    pub max_output: u64,
    /// What it costs, if published.
    pub pricing: Option<Pricing>,
    /// What fast mode does.
    pub fast: Fast,
    /// Thinking modes.
    pub thinking: Thinking,
    /// The effort levels it takes; empty when it takes none.
    pub efforts: &'static [&'static str],
    /// The effort in force when the request names none.
    pub default_effort: Option<&'static str>,
    /// Takes a last message of role `assistant` to continue.
    pub prefill: bool,
    /// Takes `tool_choice` of type `any` or `tool`.
    pub forced_tools: bool,
    /// Takes sampling parameters, under API versions that have them.
    pub sampling: bool,
    /// Takes `inference_geo`.
    pub geo: bool,
    /// The day it retires, or the day before which it does not; `YYYY-MM-DD`.
    pub retires: Option<&'static str>,
    /// Whether `retires` is announced, not only the earliest day.
    pub retirement_announced: bool,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// A model that can be called.
    Model(&'static Model),
    /// A model that is gone.
    Retired(&'static Retired),
    /// Not in the table: a newer model, a gateway's own name, or a typing error.
    Unknown,
}

/// The words that stand for the newest active model of a line.
pub(crate) const ALIASES: [(&str, Line); 4] =
    [("opus", Line::Opus), ("sonnet", Line::Sonnet), ("haiku", Line::Haiku), ("fable", Line::Fable)];

/// The newest active model of a line. The table is in that order.
#[must_use]
pub(crate) fn newest(line: Line) -> Option<&'static Model> {
    TABLE.iter().find(|model| model.line == line && model.lifecycle == Lifecycle::Active)
}

/// The id to send for a name as typed: aliases become ids, everything else stays.
#[must_use]
pub(crate) fn id_of(name: &str) -> &str {
    let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
    alias.and_then(|(_, line)| newest(*line)).map_or(name, |model| model.id)
}

/// Looks a name up: an id, a dated id or an alias.
#[must_use]
pub(crate) fn find(name: &str) -> Known {
    let id = id_of(name);
    if let Some(model) = TABLE.iter().find(|model| model.id == id || model.dated == Some(id)) {
        return Known::Model(model);
    }
    RETIRED.iter().find(|retired| retired.is(id)).map_or(Known::Unknown, Known::Retired)
}

/// The row of a model that can be called.
#[must_use]
pub(crate) fn model(name: &str) -> Option<&'static Model> {
    if let Known::Model(model) = find(name) { Some(model) } else { None }
}

/// `max_tokens` for a model when nobody named one.
#[must_use]
pub(crate) fn default_max_tokens(name: &str) -> u64 {
    model(name).map_or(CAUTIOUS_MAX_TOKENS, |model| DEFAULT_MAX_TOKENS.min(model.max_output))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_the_newest_active_of_their_line() {
        for (alias, id) in [
            ("opus", "claude-opus-5-5"),
            ("sonnet", "claude-sonnet-5-5"),
            ("haiku", "claude-haiku-5-5"),
            ("fable", "claude-fable-5-2"),
            ("gpt", "gpt"),
        ] {
            assert_eq!(id_of(alias), id);
        }
        assert!(model(DEFAULT_MODEL).is_some());
    }

    #[test]
    fn dated_ids_and_retired_ids_are_found() {
        assert_eq!(model("claude-opus-4-5-20251101").map(|model| model.id), Some("claude-opus-4-5"));
        assert!(matches!(find("claude-3-5-haiku-latest"), Known::Retired(_)));
        assert_eq!(find("claude-opus-9"), Known::Unknown);
    }

    #[test]
    fn max_tokens_follows_the_model() {
        assert_eq!(default_max_tokens("opus"), 32_000);
        assert_eq!(default_max_tokens("my-gateway-model"), 8_192);
    }

    #[test]
    fn the_table_agrees_with_itself() {
        for (index, model) in TABLE.iter().enumerate() {
            assert!(TABLE[index + 1..].iter().all(|other| other.id != model.id), "{} twice", model.id);
            assert!(RETIRED.iter().all(|retired| !retired.is(model.id)), "{} is retired too", model.id);
            assert!(model.max_output < model.context, "{}", model.id);
            assert!(
                model.default_effort.is_none_or(|effort| model.efforts.contains(&effort)),
                "{}",
                model.id
            );
            assert!(model.thinking.types.iter().all(|kind| THINKING_TYPES.contains(kind)), "{}", model.id);
            assert!(model.thinking.takes("adaptive") || model.thinking.takes("enabled"), "{}", model.id);
            if let Some(pricing) = model.pricing {
                let prices = pricing.base;
                assert!(prices.read < prices.input && prices.input < prices.output, "{}", model.id);
                assert_eq!(prices.write_5m * 4, prices.input * 5, "{}", model.id);
                assert_eq!(prices.write_1h, prices.input * 2, "{}", model.id);
            }
        }
        for retired in &RETIRED {
            assert!(model(retired.replacement).is_some(), "{}", retired.replacement);
        }
    }
}
