//! Parameters, headers and features that a model, version or account does not take.

use super::entry::{Entry, Family, of};
use super::words::{DOCS, NO, REPORTS};
use crate::error::ErrorKind as K;

/// Parameters and features.
pub(crate) const ALL: Family = Family {
    title: "Parameters, versions and betas",
    entries: &[
        Entry {
            id: "sampling_unsupported",
            title: "temperature, top_p and top_k are not taken",
            cause: "API version 2026-10-21 has no sampling parameters at all, and models from 4.7 on refuse values other than the default in older versions too.",
            fixes: &[
                "Leave {parameter} out of the request. || Leave temperature, top_p and top_k out of the request.",
                "If an older model needs it: --api-version 2023-06-01 -m sonnet-4-6 in a --request body",
            ],
            retry: NO,
            source: "Claude API documentation, migration to 2026-10-21",
            patterns: &[
                "{parameter:w} is deprecated for this model",
                "~temperature: extra inputs are not permitted",
                "~top_p: extra inputs are not permitted",
                "~top_k: extra inputs are not permitted",
                "~(temperature|top_p|top_k)[ is| are] not (supported|allowed|permitted)",
                "~sampling parameters",
            ],
            also: &["temperature", "top_p", "top_k"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "temperature_and_top_p",
            title: "temperature and top_p must not be sent together",
            cause: "The 4.5 models take one of the two.",
            fixes: &["Leave one of them out."],
            retry: NO,
            source: DOCS,
            patterns: &[
                "temperature and top_p cannot both be specified for this model",
                "~temperature and top_p cannot both be specified",
                "~temperature * top_p * (both|together)",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "sampling_with_thinking",
            title: "Thinking limits temperature, top_p and top_k",
            cause: "With thinking on, temperature must be 1, top_k is not taken and top_p must be at least 0.95.",
            fixes: &["Leave the sampling parameters out."],
            retry: NO,
            source: DOCS,
            patterns: &[
                "temperature may only be set to 1 when thinking",
                "top_p must be greater than or equal to 0.95",
                "top_k must be unset when thinking",
                "~temperature * thinking is enabled",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "cache_too_many_breakpoints",
            title: "More than four cache breakpoints",
            cause: "A request takes four blocks with cache_control; one at the top level counts too.",
            fixes: &["Keep the four that save most: tools, system, and the ends of two turns."],
            retry: NO,
            source: DOCS,
            patterns: &[
                "[a ]maximum of {max:n} blocks with cache_control may be provided[. Found {used:n}]",
                "~too many * cache_control",
                "~cache_control * breakpoints",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "cache_ttl_order",
            title: "Cache breakpoints with a longer life must come first",
            cause: "A block with ttl 1h stands behind one with 5m, or a top-level cache_control has another ttl than the last block.",
            fixes: &["Put 1h before 5m (tools, system, messages is the order), or use one ttl."],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~ttl=1h * must not come after * ttl=5m",
                "~cache_control.ttl",
                "~[a ]ttl * cache_control block must not come after",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "inference_geo_unsupported",
            title: "This model does not take inference_geo",
            cause: "Choosing the place of inference exists from the 4.6 models on.",
            fixes: &["Leave inference_geo out, or use a newer model: -m opus"],
            retry: NO,
            source: DOCS,
            patterns: &["~inference_geo", "~inference_geo * not supported for this model"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "task_budget_too_small",
            title: "The task budget is below its minimum",
            cause: "output_config.task_budget.total must be at least 20,000 tokens.",
            fixes: &["Raise it to 20000 or leave it out."],
            retry: NO,
            source: DOCS,
            patterns: &["~task_budget"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "fast_mode_unsupported",
            title: "This model has no fast mode, or needs a beta for it",
            cause: "Opus 5.5 has it; Opus 5 and 4.8 need --beta fast-mode-2026-02-01; others do not know it. Batches and priority tier exclude it.",
            fixes: &["Leave speed out, or use -m opus.", "For Opus 5 and 4.8: --beta fast-mode-2026-02-01"],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~fast mode is not (supported|available)",
                "~speed: extra inputs are not permitted",
                "~(does not|doesn't) support fast mode",
                "~speed * not supported",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "system_message_place",
            title: "A system message stands in a wrong place",
            cause: "Inside messages it may not be first; it follows a user turn and stands before an assistant turn or at the end.",
            fixes: &["Move it there, or use the system field: -s \"...\""],
            retry: NO,
            source: DOCS,
            patterns: &["~system * (message|role) * (must|may|can) * (follow|after|first|before)"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "fallbacks_beta_date",
            title: "fallbacks needs the right beta",
            cause: "The field works with server-side-fallback-2026-07-01 (lists also with 2026-06-01) and no other date.",
            fixes: &[
                "Use --beta server-side-fallback-2026-07-01",
                "Or let claudectl do it: --fallback-model MODEL",
            ],
            retry: NO,
            source: DOCS,
            patterns: &["fallbacks: extra inputs are not permitted", "~fallbacks * server-side-fallback"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "fallback_credit",
            title: "The fallback credit cannot be redeemed",
            cause: "The token lives five minutes, works once, needs --beta fallback-credit-2026-07-01, and the body must be the one that was refused.",
            fixes: &[
                "Send exactly the same body with the token, or leave fallback_credit_token out and pay in full.",
            ],
            retry: "Only if the message says temporarily.",
            retryable: Some(false),
            source: DOCS,
            patterns: &[
                "~fallback_credit_token",
                "~request body * does not match",
                "~redemption [is ]temporarily unavailable",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "reserved_keyword",
            title: "The system prompt holds a reserved word",
            cause: "A text that Claude Code puts into its own requests was copied along.",
            fixes: &[
                "Take that line out of the system prompt ({path}). || Take that line out of the system prompt.",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &["~{word:w} is a reserved keyword"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "anthropic_gateway_model_option",
            title: "A gateway refuses a parameter before the API sees it",
            cause: "A proxy such as LiteLLM checks parameters against its own list.",
            fixes: &[
                "Drop the parameter, update the gateway, or switch its check off (LiteLLM: drop_params=True).",
                "Call the API directly to compare: unset ANTHROPIC_BASE_URL",
            ],
            retry: NO,
            source: "litellm documentation",
            patterns: &["~unsupportedparamserror", "~does not support parameters: {names:t}"],
            ..of(K::InvalidRequest)
        },
    ],
};
