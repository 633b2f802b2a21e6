//! What gateways and routers say by themselves: `LiteLLM`, `OpenRouter`, Cloudflare, Azure API Management.

use super::entry::{Entry, Family, of};
use super::words::{LATER, NO};
use crate::error::ErrorKind as K;

const LITELLM: &str = "LiteLLM proxy, user reports";
const OPENROUTER: &str = "OpenRouter documentation and user reports";
const SEVERAL: &str = "documentation of LiteLLM, OpenRouter, Cloudflare and Azure";

/// Gateways by their words.
pub(crate) const ALL: Family = Family {
    title: "Gateways and routers by their words",
    entries: &[
        Entry {
            id: "gateway_not_configured",
            title: "The gateway does not exist or is not set up",
            cause: "The address names an account or gateway that Cloudflare does not know.",
            fixes: &[
                "Check account id and gateway name in the base URL, and create the gateway in the dashboard.",
            ],
            retry: NO,
            source: "Cloudflare AI Gateway documentation",
            patterns: &["please configure ai gateway in the cloudflare dashboard"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "gateway_content_blocked",
            title: "A rule of the gateway blocked the prompt or the answer",
            cause: "Guardrails or data loss prevention at the gateway found something that its rules forbid. The Claude API did not refuse it; a \
                    blocked answer was generated and is billed.",
            fixes: &[
                "See which rule it was in the log of the gateway, under Guardrails or DLP, and change the prompt.",
                "Ask whoever runs the gateway to flag such content instead of blocking it.",
            ],
            retry: NO,
            source: "Cloudflare AI Gateway documentation",
            patterns: &[
                "(prompt|response) blocked due to security configurations",
                "(request|prompt|response)[ content] blocked due to dlp",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "gateway_provider_failed",
            title: "The gateway got no answer from the provider behind it",
            cause: "The gateway sent the request on, and the connection to the provider failed or its answer could not be used. The gateway hides what \
                    the provider said.",
            fixes: &[
                "Try again; see in the log of the gateway what the provider answered.",
                "Try without the gateway: unset ANTHROPIC_BASE_URL",
            ],
            retry: LATER,
            source: "Cloudflare AI Gateway, user reports",
            patterns: &["~failed to get response from provider"],
            ..of(K::BadGateway)
        },
        Entry {
            id: "gateway_quota",
            title: "The quota of this key at the gateway is used up",
            cause: "Azure API Management counts calls or bytes per subscription over a longer time; waiting a moment does not help.",
            fixes: &[
                "Ask whoever runs the gateway for a higher quota, or wait until it is replenished: {replenished} || Ask whoever runs the gateway for a higher quota.",
            ],
            retry: "No. It comes back with the next period.",
            source: "Azure API Management documentation",
            patterns: &[
                "out of (call volume|bandwidth) quota[. quota will be replenished in {replenished:w}]",
            ],
            ..of(K::Permission)
        },
        Entry {
            id: "gateway_no_deployment",
            title: "The gateway has no deployment left for this model",
            cause: "LiteLLM put every deployment of the model on hold after errors or limits; it tries them again after the cooldown.",
            fixes: &[
                "Wait {retry_after} s. || Wait for the cooldown.",
                "Look into the log of the gateway for the error that came before.",
            ],
            retry: LATER,
            source: LITELLM,
            patterns: &[
                "no deployments available for selected model[, try again in {retry_after:n} seconds]",
            ],
            ..of(K::RateLimit)
        },
        Entry {
            id: "gateway_model_unknown",
            title: "The gateway has no model of this name",
            cause: "Gateways name models themselves; this one is none of theirs, or is not open to this key.",
            fixes: &[
                "List what the gateway offers: curl BASE_URL/v1/models, or look at its configuration.",
                "OpenRouter writes anthropic/claude-..., with dots in versions.",
            ],
            retry: NO,
            source: SEVERAL,
            patterns: &[
                "invalid model name passed in model={model:w}",
                "~llm provider not provided. pass in the llm provider you are trying to call[. you passed model={model:w}]",
                "~no endpoints found for {model:w}.",
                "~no endpoints found (matching|that) ",
                "~{model:w} is not a valid model id",
                "~no allowed providers are available for the selected model",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "gateway_model_forbidden",
            title: "The key of the gateway may not use this model",
            cause: "Keys and teams of LiteLLM are limited to some models; the message lists them.",
            fixes: &[
                "Use one of {models}, or ask for {model} to be added. || Use a model the message lists, or ask for this one to be added.",
            ],
            retry: NO,
            source: LITELLM,
            patterns: &[
                "(key|team) not allowed to access model[. this (key|team) can only access models=\\[{models:t}\\][. tried to access {model:w}]]",
            ],
            ..of(K::Authentication)
        },
        Entry {
            id: "openrouter_credits",
            title: "The credits at OpenRouter do not cover this request",
            cause: "OpenRouter reserves the price of max_tokens before it sends the request on. It is its own account, not the Anthropic Console.",
            fixes: &[
                "Ask for less: --max-tokens {fits} (at most {affordable} can be paid for) || Ask for less: --max-tokens N",
                "Add credits: openrouter.ai/settings/credits",
            ],
            retry: "No. Ask for fewer tokens or add credits first.",
            source: OPENROUTER,
            patterns: &[
                "this request requires more credits, or fewer max_tokens[. you requested up to {asked:n} tokens, but can only afford {affordable:n}]",
                "insufficient credits. add more using https://openrouter.ai",
                "insufficient credits. this account never purchased credits",
                "~openrouter * insufficient credits",
            ],
            ..of(K::Billing)
        },
        Entry {
            id: "gateway_key_limit",
            title: "The key has reached the limit it was given at the gateway",
            cause: "The key has a spend limit of its own at OpenRouter; other keys of the account still work.",
            fixes: &["Raise the limit of the key: openrouter.ai/settings/keys"],
            retry: "No. Raise the limit first.",
            source: OPENROUTER,
            patterns: &[
                "key limit exceeded[ \\({period:w} limit\\)]. manage it using https://openrouter.ai",
                "~key limit exceeded",
            ],
            ..of(K::Billing)
        },
    ],
};
