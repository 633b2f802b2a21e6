//! Too many tokens, bytes, pixels or pages.

use super::entry::{Entry, Family, of};
use super::words::{DOCS, NO, REPORTS};
use crate::error::ErrorKind as K;

/// Sizes.
pub(crate) const ALL: Family = Family {
    title: "Too much: tokens, bytes, images, pages",
    entries: &[
        Entry {
            id: "prompt_too_long",
            title: "The prompt has more tokens than the context window",
            cause: "System prompt, tools, history and files together are larger than what the model can read at once.",
            fixes: &[
                "It has {used} tokens and {max} fit: cut {over} tokens (about {over_percent}%). || Cut the prompt; count what is left for free: claudectl send --count",
                "Use a model with a larger window (claudectl models shows them): -m opus",
                "Leave out old turns, or have them summarised first.",
            ],
            retry: "No. Make it shorter first.",
            source: DOCS,
            patterns: &[
                "prompt is too long: {used:n} tokens > {max:n} maximum",
                "prompt is too long: {used:n}[ tokens] > {max:n}",
                "~prompt is too long",
                "~input is too long[ for requested model]",
                "~prompt * exceeds * context (window|length|limit)",
                "context limit reached · /compact",
                "~error during compaction: conversation too long",
            ],
            also: &["context_length_exceeded", "prompt is too long"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "context_limit_with_output",
            title: "Prompt and max_tokens together do not fit the context window",
            cause: "Older models reserve max_tokens in the window. The prompt alone would fit.",
            fixes: &[
                "At most {fits} tokens are left for the answer: --max-tokens {fits} || Lower --max-tokens, or shorten the prompt.",
                "Newer models (4.5 and later) accept it and stop when the window is full: -m opus",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "input length and max_tokens exceed context limit: {input:n} + {asked:n} > {window:n}",
                "input length and max_tokens exceed context limit",
                "~prompt tokens \\({input:n}\\) * max_tokens \\({asked:n}\\) * {window:n}",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "max_tokens_too_large",
            title: "max_tokens is more than this model can produce",
            cause: "Every model has a most it can write in one answer.",
            fixes: &[
                "The most {model} takes is {max}: --max-tokens {max} || The most this model takes is {max}: --max-tokens {max} || Leave --max-tokens out, and claudectl takes a value that fits.",
                "See the maximum of any model: claudectl models show MODEL",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "max_tokens: {asked:n} > {max:n}, which is the maximum allowed number of output tokens for {model:w}",
                "max_tokens: {asked:n} > {max:n}",
                "~max_tokens (must be|should be|cannot be|is) * {max:n}",
                "~maximum allowed number of output tokens",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "max_tokens_too_small",
            title: "max_tokens is below what is allowed",
            cause: "It must be at least 1 to get an answer (0 only warms the cache, and not in batches).",
            fixes: &["Give a positive number, or leave --max-tokens out, and claudectl takes 32,000."],
            retry: NO,
            source: DOCS,
            patterns: &["~max_tokens: * greater than or equal to {min:n}", "~max_tokens: * at least {min:n}"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "max_tokens_not_above_budget",
            title: "max_tokens leaves no room beside the thinking budget",
            cause: "Thinking counts towards max_tokens, so max_tokens must be greater than thinking.budget_tokens.",
            fixes: &[
                "Raise it, or think less: --max-tokens 32000 --thinking 16000",
                "On 4.6 and later let the model decide: --thinking on --effort medium",
            ],
            retry: NO,
            source: DOCS,
            patterns: &["max_tokens must be greater than thinking.budget_tokens"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "too_many_messages",
            title: "Too many messages in one request",
            cause: "A request takes 100,000 messages.",
            fixes: &["Join or drop old turns."],
            retry: NO,
            source: DOCS,
            patterns: &["~messages: list should have at most {max:n} items", "~too many messages"],
            ..of(K::InvalidRequest)
        },
    ],
};
