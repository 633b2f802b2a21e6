//! What a gateway refuses by itself: an answer in JSON without the API's marks, from a host that is not the API's.

use super::entry::{Entry, Family, of};
use super::words::{LATER, NO};
use crate::error::ErrorKind as K;

const MARKS: &str = "the answer has neither a request id nor the error object of the API";

/// One for each kind that a gateway decides by itself.
pub(crate) const ALL: Family = Family {
    title: "What a gateway answers by itself",
    entries: &[
        Entry {
            id: "gateway_authentication",
            title: "The gateway did not accept the credential",
            cause: "The answer is the gateway's own, not the Claude API's: it checks a key or token of its own, and the request did not \
                    bring one that it knows.",
            fixes: &[
                "Use the key that {gateway} gave you, in the header it reads (auth_header = \"bearer\" in the configuration file for Bearer). \
                 || Use the key that the gateway gave you, in the header it reads (auth_header = \"bearer\" in the configuration file for Bearer).",
                "If it wants a header of its own: --header 'Name: value', for example cf-aig-authorization at Cloudflare, \
                 Ocp-Apim-Subscription-Key at Azure.",
                "Show which key is sent and where to: claudectl diagnose",
            ],
            retry: NO,
            source: MARKS,
            patterns: &[
                "invalid proxy server token passed",
                "litellm virtual key expected",
                "invalid api key provided to ai gateway",
                "authentication error, no api key passed in",
                "access denied due to (missing|invalid) subscription key",
                "~no auth credentials found",
                "~user not found.$",
            ],
            ..of(K::Authentication)
        },
        Entry {
            id: "gateway_billing",
            title: "The gateway's own budget or credit is used up",
            cause: "The answer is the gateway's own, not the Claude API's: the budget, quota or credit that it keeps for this key is spent.",
            fixes: &[
                "Ask whoever runs {gateway} to raise the budget or add credit there. || Ask whoever runs the gateway to raise the budget or add \
                 credit there.",
                "Or use another key of that gateway.",
            ],
            retry: "No. Retries fail until the budget is raised or starts anew.",
            source: MARKS,
            ..of(K::Billing)
        },
        Entry {
            id: "gateway_permission",
            title: "The gateway does not allow this",
            cause: "The answer is the gateway's own, not the Claude API's: this key, model or path is not allowed there.",
            fixes: &[
                "Ask whoever runs {gateway} what this key may do. || Ask whoever runs the gateway what this key may do.",
                "See which models it offers: claudectl models",
            ],
            retry: NO,
            source: MARKS,
            patterns: &["~{model:w} requires moderation on openrouter"],
            ..of(K::Permission)
        },
        Entry {
            id: "gateway_not_found",
            title: "The gateway has no such model or path",
            cause: "The answer is the gateway's own, not the Claude API's: the base URL leads to the wrong path, or the gateway names its models \
                    differently.",
            fixes: &[
                "See which models it offers, and under which names: claudectl models",
                "Check the path of the base URL; /v1/messages is added to it: claudectl diagnose",
            ],
            retry: NO,
            source: MARKS,
            ..of(K::NotFound)
        },
        Entry {
            id: "gateway_rate_limit",
            title: "The gateway limits your requests",
            cause: "The answer is the gateway's own, not the Claude API's: it, or the provider behind it, counts requests or tokens for this key.",
            fixes: &[
                "Wait {retry_after} s; claudectl does so by itself up to --max-wait. || Wait, and run fewer requests at once.",
                "Ask whoever runs {gateway} for a higher limit. || Ask whoever runs the gateway for a higher limit.",
            ],
            retry: LATER,
            source: MARKS,
            patterns: &[
                "(rate|token) limit is exceeded. try again in {retry_after:n} seconds",
                "max parallel request limit reached",
                "deployment over user-defined ratelimit",
                "~crossed tpm / rpm",
            ],
            ..of(K::RateLimit)
        },
        Entry {
            id: "gateway_server_error",
            title: "The gateway failed",
            cause: "The answer is the gateway's own, not the Claude API's: it failed, or could not reach what is behind it.",
            fixes: &[
                "Look at the log of {gateway}; claudectl already retries. || Look at the log of the gateway; claudectl already retries.",
                "See whether the API itself works: https://status.claude.com",
            ],
            retry: LATER,
            source: MARKS,
            ..of(K::ServerError)
        },
        Entry {
            id: "error_type_unknown",
            title: "An error of a type that this version does not know",
            cause: "The list of error types may grow. Without a status beside it an unknown type counts as a fault of the server, which may pass; \
                    the message says what is known.",
            fixes: &[
                "Read the message; it is all there is to know.",
                "Look for a newer version of claudectl: claudectl --version",
            ],
            retry: LATER,
            source: "Claude API documentation, errors",
            ..of(K::ServerError)
        },
    ],
};
