//! The rows: ids, limits, prices and rules per model, newest first within a line.
//!
//! Sources: the API's pages on pricing, models, deprecations, thinking, effort and fast mode, read until the day in
//! [`super::AS_OF`].

use super::{Fast, Lifecycle, Line, Model, Prices, Pricing, Thinking};

/// Prices as the price page has them, in thousandths of a dollar per million tokens; cache writes for five minutes and
/// for an hour.
const fn prices(input: u64, write: [u64; 2], read: u64, output: u64) -> Prices {
    Prices { input, write_5m: write[0], write_1h: write[1], read, output }
}

const fn flat(base: Prices) -> Pricing {
    Pricing { base, above: None, fast_factor: None, cache_unconfirmed: false }
}

/// Fast mode has published input and output prices, both double; the cache is taken to double with them.
const fn flat_with_fast(base: Prices) -> Pricing {
    Pricing { fast_factor: Some(2), ..flat(base) }
}

const ALWAYS: Thinking = Thinking {
    types: &["adaptive"],
    on_by_default: true,
    budget_deprecated: false,
    off_needs_low_effort: false,
};
const ON: Thinking = Thinking { types: &["adaptive", "disabled"], ..ALWAYS };
const ON_OFF_AT_LOW_EFFORT: Thinking = Thinking { off_needs_low_effort: true, ..ON };
const ON_BETWEEN_TOOLS: Thinking =
    Thinking { types: &["adaptive", "between_tools"], off_needs_low_effort: true, ..ALWAYS };
const ON_WITH_BUDGET: Thinking = Thinking { types: &["adaptive", "enabled"], ..ALWAYS };
const OFF: Thinking = Thinking { on_by_default: false, ..ON };
const OFF_BUDGET_DEPRECATED: Thinking =
    Thinking { types: &["adaptive", "enabled", "disabled"], budget_deprecated: true, ..OFF };
const EXTENDED_ONLY: Thinking = Thinking { types: &["enabled", "disabled"], ..OFF };

const ALL_EFFORTS: &[&str] = &["low", "medium", "high", "xhigh", "max"];
const EFFORTS_WITHOUT_XHIGH: &[&str] = &["low", "medium", "high", "max"];
const EFFORTS_TO_HIGH: &[&str] = &["low", "medium", "high"];

/// What the rows have in common; each row names how it differs.
const CURRENT: Model = Model {
    id: "",
    dated: None,
    line: Line::Opus,
    lifecycle: Lifecycle::Active,
    context: 1_000_000,
    max_output: 128_000,
    pricing: None,
    fast: Fast::Refused,
    thinking: ALWAYS,
    efforts: ALL_EFFORTS,
    default_effort: Some("high"),
    prefill: false,
    forced_tools: true,
    sampling: false,
    geo: true,
    retires: None,
    retirement_announced: false,
};

const FABLE_5_2: Model = Model {
    id: "claude-fable-5-2",
    line: Line::Fable,
    pricing: Some(Pricing {
        cache_unconfirmed: true,
        ..flat_with_fast(prices(8_000, [10_000, 16_000], 200, 40_000))
    }),
    fast: Fast::Offered,
    forced_tools: false,
    ..CURRENT
};
const FABLE_5_1: Model = Model {
    id: "claude-fable-5-1",
    line: Line::Fable,
    pricing: Some(flat(prices(10_000, [12_500, 20_000], 250, 50_000))),
    forced_tools: false,
    retires: Some("2027-09-01"),
    ..CURRENT
};
const FABLE_5: Model = Model {
    id: "claude-fable-5",
    line: Line::Fable,
    pricing: Some(flat(prices(10_000, [12_500, 20_000], 1_000, 50_000))),
    retires: Some("2027-06-09"),
    ..CURRENT
};
const OPUS_4_8: Model = Model {
    id: "claude-opus-4-8",
    pricing: Some(flat_with_fast(prices(5_000, [6_250, 10_000], 500, 25_000))),
    fast: Fast::Preview,
    thinking: OFF,
    retires: Some("2027-05-28"),
    ..CURRENT
};
/// The generation with a dated id beside the alias, and the last one that can be prefilled.
const FOUR_FIVE: Model = Model {
    context: 200_000,
    max_output: 64_000,
    thinking: EXTENDED_ONLY,
    efforts: &[],
    default_effort: None,
    prefill: true,
    sampling: true,
    geo: false,
    ..CURRENT
};

/// Every model that can be called, newest first within a line.
pub(crate) const TABLE: [Model; 19] = [
    FABLE_5_2,
    FABLE_5_1,
    FABLE_5,
    Model { id: "claude-mythos-5-2", line: Line::Mythos, ..FABLE_5_2 },
    Model { id: "claude-mythos-5-1", line: Line::Mythos, ..FABLE_5_1 },
    Model { id: "claude-mythos-5", line: Line::Mythos, ..FABLE_5 },
    Model {
        id: "claude-mythos-preview",
        line: Line::Mythos,
        lifecycle: Lifecycle::Deprecated,
        thinking: ON_WITH_BUDGET,
        efforts: EFFORTS_WITHOUT_XHIGH,
        default_effort: None,
        ..CURRENT
    },
    Model {
        id: "claude-opus-5-5",
        pricing: Some(flat_with_fast(prices(4_000, [5_000, 8_000], 200, 20_000))),
        fast: Fast::Offered,
        default_effort: Some("medium"),
        forced_tools: false,
        retires: Some("2027-09-22"),
        ..CURRENT
    },
    Model { id: "claude-opus-5", thinking: ON_OFF_AT_LOW_EFFORT, retires: Some("2027-07-24"), ..OPUS_4_8 },
    OPUS_4_8,
    Model {
        id: "claude-opus-4-7",
        pricing: Some(flat(prices(5_000, [6_250, 10_000], 500, 25_000))),
        fast: Fast::Refused,
        retires: Some("2027-04-16"),
        ..OPUS_4_8
    },
    Model {
        id: "claude-opus-4-6",
        pricing: Some(flat(prices(5_000, [6_250, 10_000], 500, 25_000))),
        fast: Fast::Ignored,
        thinking: OFF_BUDGET_DEPRECATED,
        efforts: EFFORTS_WITHOUT_XHIGH,
        sampling: true,
        retires: Some("2027-02-05"),
        ..CURRENT
    },
    Model {
        id: "claude-opus-4-5",
        dated: Some("claude-opus-4-5-20251101"),
        pricing: Some(flat(prices(5_000, [6_250, 10_000], 500, 25_000))),
        efforts: EFFORTS_TO_HIGH,
        default_effort: Some("high"),
        retires: Some("2026-11-24"),
        ..FOUR_FIVE
    },
    Model {
        id: "claude-sonnet-5-5",
        line: Line::Sonnet,
        pricing: Some(flat(prices(2_000, [2_500, 4_000], 100, 10_000))),
        thinking: ON_BETWEEN_TOOLS,
        forced_tools: false,
        retires: Some("2027-09-28"),
        ..CURRENT
    },
    Model {
        id: "claude-sonnet-5",
        line: Line::Sonnet,
        pricing: Some(flat(prices(2_000, [2_500, 4_000], 200, 10_000))),
        thinking: ON,
        retires: Some("2027-06-30"),
        ..CURRENT
    },
    Model {
        id: "claude-sonnet-4-6",
        line: Line::Sonnet,
        pricing: Some(flat(prices(3_000, [3_750, 6_000], 300, 15_000))),
        thinking: OFF_BUDGET_DEPRECATED,
        efforts: EFFORTS_WITHOUT_XHIGH,
        sampling: true,
        retires: Some("2027-02-17"),
        ..CURRENT
    },
    Model {
        id: "claude-sonnet-4-5",
        dated: Some("claude-sonnet-4-5-20250929"),
        line: Line::Sonnet,
        lifecycle: Lifecycle::Deprecated,
        pricing: Some(flat(prices(3_000, [3_750, 6_000], 300, 15_000))),
        retires: Some("2026-11-30"),
        retirement_announced: true,
        ..FOUR_FIVE
    },
    Model {
        id: "claude-haiku-5-5",
        line: Line::Haiku,
        pricing: Some(Pricing {
            above: Some((100_000, prices(500, [625, 1_000], 50, 2_500))),
            ..flat(prices(100, [125, 200], 10, 500))
        }),
        thinking: ON_OFF_AT_LOW_EFFORT,
        default_effort: Some("medium"),
        retires: Some("2027-10-07"),
        ..CURRENT
    },
    Model {
        id: "claude-haiku-4-5",
        dated: Some("claude-haiku-4-5-20251001"),
        line: Line::Haiku,
        pricing: Some(flat(prices(1_000, [1_250, 2_000], 100, 5_000))),
        retires: Some("2026-10-15"),
        ..FOUR_FIVE
    },
];
