//! What a message used and about what it cost, in a sentence. Programs take the message of `--json` or the log file.

use std::fmt::Write as _;

use super::escape::foreign_line;
use super::number::grouped;
use crate::api::headers::RATE_LIMIT_PREFIX;
use crate::api::models::{self, Caveat, Cost, Terms};
use crate::api::usage::Usage;

/// The line of `--usage`. `model` is the one that answered.
#[must_use]
pub(crate) fn line(model: &str, usage: &Usage) -> String {
    let model = &foreign_line(model);
    let terms = Terms::of(usage);
    let cost = models::model(model).and_then(|model| models::cost(usage, model, terms));
    let mut line =
        format!("usage: {} tokens in, {} out", grouped(usage.input_tokens), grouped(usage.output_tokens));
    if let Some(thinking) = usage.output_tokens_details.map(|split| split.thinking_tokens).filter(|&n| n > 0)
    {
        let _ = write!(line, " ({} thinking)", grouped(thinking));
    }
    for (count, what) in [
        (usage.cache_creation_input_tokens, "written to the cache"),
        (usage.cache_read_input_tokens, "read from the cache"),
    ] {
        if count > 0 {
            let _ = write!(line, ", {} {what}", grouped(count));
        }
    }
    line + &price(cost.as_ref(), model, terms)
}

/// `; about $0.0012 for MODEL at the prices of 2026-11-20`, and what is not in it.
fn price(cost: Option<&Cost>, model: &str, terms: Terms) -> String {
    let Some(cost) = cost else { return format!("; no price is known for {model}") };
    let mut text = format!("; about {cost} for {model} at the prices of {}", models::AS_OF);
    for (holds, what) in
        [(terms.fast, "fast mode"), (terms.us_only, "United States only"), (terms.batch, "batch")]
    {
        if holds {
            let _ = write!(text, ", {what}");
        }
    }
    for caveat in &cost.caveats {
        text.push_str(match caveat {
            Caveat::ServerTools => ", without the fees of server tools",
            Caveat::CachePrices => ", cache prices unconfirmed",
        });
    }
    text
}

/// What is left of the rate limits, by the headers of an answer; `None` if they say nothing.
#[must_use]
pub(crate) fn headroom(headers: &[(String, String)]) -> Option<String> {
    let value = |bucket: &str, part: &str| {
        let name = format!("{RATE_LIMIT_PREFIX}{bucket}-{part}");
        headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    };
    let mut parts = Vec::new();
    let mut full: Option<&str> = None;
    for (bucket, noun) in BUCKETS {
        let number = |part| value(bucket, part).and_then(|text| text.parse::<u64>().ok());
        if let Some((left, limit)) = number("remaining").zip(number("limit")) {
            parts.push(format!("{} of {} {noun}", grouped(left), grouped(limit)));
            full = full.max(value(bucket, "reset"));
        }
    }
    let full = full.map(|moment| format!("; full again at {}", clock(moment))).unwrap_or_default();
    (!parts.is_empty()).then(|| format!("left of the rate limits: {}{full}", parts.join(", ")))
}

/// A moment as people write it: `14:03:12 UTC`, with the day where it is not within the next minutes.
fn clock(moment: &str) -> String {
    let Ok(time) = moment.parse::<jiff::Timestamp>() else { return foreign_line(moment) };
    let near = time.duration_since(jiff::Timestamp::now()).as_hours().abs() < 12;
    time.strftime(if near { "%H:%M:%S UTC" } else { "%Y-%m-%d %H:%M:%S UTC" }).to_string()
}

/// The buckets of the limits, and what is in them.
const BUCKETS: [(&str, &str); 4] = [
    ("requests", "requests"),
    ("input-tokens", "input tokens"),
    ("output-tokens", "output tokens"),
    ("tokens", "tokens in all"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::usage::{OutputDetails, ServerToolUse};

    #[test]
    fn the_line_names_tokens_cost_and_the_day_of_the_prices() {
        let usage = Usage { input_tokens: 1_234, output_tokens: 500, ..Usage::default() };
        let text = line("claude-opus-5-5", &usage).replace(models::AS_OF, "DAY");
        assert_eq!(
            text,
            "usage: 1,234 tokens in, 500 out; about $0.0149 for claude-opus-5-5 at the prices of DAY"
        );
    }

    #[test]
    fn cache_thinking_terms_and_caveats_are_named() {
        let usage = Usage {
            input_tokens: 10,
            output_tokens: 20,
            cache_creation_input_tokens: 30,
            cache_read_input_tokens: 40,
            output_tokens_details: Some(OutputDetails { thinking_tokens: 5 }),
            server_tool_use: Some(ServerToolUse { web_search_requests: 1, web_fetch_requests: 0 }),
            inference_geo: Some("us".into()),
            ..Usage::default()
        };
        let text = line("claude-opus-5-5", &usage);
        assert!(text.starts_with(
            "usage: 10 tokens in, 20 out (5 thinking), 30 written to the cache, 40 read from the cache; about $0.00"
        ));
        assert!(text.ends_with(", United States only, without the fees of server tools"), "{text}");
    }

    #[test]
    fn an_unknown_model_has_no_cost() {
        let text = line("my-model", &Usage::default());
        assert_eq!(text, "usage: 0 tokens in, 0 out; no price is known for my-model");
    }
}
