//! Numbers as people read them in a table: token counts and prices.

use crate::api::models::{Prices, Pricing};

/// A number of tokens: `1M`, `200k`, else all its digits in groups.
#[must_use]
pub(crate) fn tokens(count: u64) -> String {
    match count {
        1_000_000.. if count.is_multiple_of(1_000_000) => format!("{}M", count / 1_000_000),
        1_000..1_000_000 if count.is_multiple_of(1_000) => format!("{}k", count / 1_000),
        _ => grouped(count),
    }
}

/// All digits, in groups of three.
#[must_use]
pub(crate) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Thousandths of a dollar as dollars: at least two decimals unless whole, a third only where it counts.
#[must_use]
pub(crate) fn dollars(thousandths: u64) -> String {
    let (whole, rest) = (thousandths / 1_000, thousandths % 1_000);
    match rest {
        0 => format!("${whole}"),
        _ if rest.is_multiple_of(10) => format!("${whole}.{:02}", rest / 10),
        _ => format!("${whole}.{rest:03}"),
    }
}

/// One of a model's prices per million tokens; both bands where there are two.
#[must_use]
pub(crate) fn price(pricing: &Pricing, pick: impl Fn(&Prices) -> u64) -> String {
    let base = dollars(pick(&pricing.base));
    match &pricing.above {
        Some((_, above)) => format!("{base}/{}", dollars(pick(above))),
        None => base,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::models::model;

    #[test]
    fn counts_are_short_where_they_are_round() {
        for (count, text) in
            [(0, "0"), (999, "999"), (128_000, "128k"), (1_000_000, "1M"), (1_048_576, "1,048,576")]
        {
            assert_eq!(tokens(count), text);
        }
        assert_eq!(grouped(12_345), "12,345");
    }

    #[test]
    fn prices_have_the_decimals_they_need() {
        for (thousandths, text) in
            [(4_000, "$4"), (12_500, "$12.50"), (125, "$0.125"), (50, "$0.05"), (0, "$0")]
        {
            assert_eq!(dollars(thousandths), text);
        }
        let haiku = model("haiku").and_then(|model| model.pricing).expect("priced");
        assert_eq!(price(&haiku, |prices| prices.input), "$0.10/$0.50");
    }
}
