//! Models that are unknown, retired or withdrawn.

use super::entry::{Entry, Family, of};
use super::words::{NO, REPORTS};
use crate::error::ErrorKind as K;

/// Models.
pub(crate) const ALL: Family = Family {
    title: "Models",
    entries: &[
        Entry {
            id: "model_not_found",
            title: "The API does not know this model, or not for you",
            cause: "The id is mistyped (a dot for a dash), retired, of Bedrock or Vertex, or your workspace has no access to it.",
            fixes: &[
                "{model} was retired on {retired}: use -m {nearest_model} || The nearest live one is {nearest_model}: -m {nearest_model} || Use an alias that is always live: -m opus, -m sonnet or -m haiku",
                "List what your key can use: claudectl models",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "~^model: {model:w}",
                "~model {model:w} (not found|does not exist)",
                "~model not found[: {model:w}]",
                "~unknown model[: {model:w}]",
                "~[the requested ]model {model:w} * (not found|does not exist|not exist)",
                "~model {model:w} * may not exist or you may not have access",
                "~there's an issue with the selected model \\({model:w}\\)",
            ],
            also: &["model"],
            ..of(K::NotFound)
        },
        Entry {
            id: "model_not_available",
            title: "The model has been withdrawn for this account",
            cause: "It exists, but this organization may not use it (any more).",
            fixes: &[
                "Use {suggestion} instead. || List what your key can use: claudectl models",
                "Ask an admin or your account team for access.",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "~{model:t} is not available. please use {suggestion:w}",
                "~model * is not available (for|to|in) * (account|organization|workspace)",
                "~{model:t} is not available with the claude {plan:w} plan",
            ],
            ..of(K::NotFound)
        },
        Entry {
            id: "model_retired",
            title: "The model has been retired",
            cause: "Its time is over; calls fail for good.",
            fixes: &[
                "Use -m {nearest_model} || Use the newest of the same line: -m opus, -m sonnet or -m haiku",
                "See dates of all models: claudectl models",
            ],
            retry: NO,
            source: "Claude API documentation, model deprecations",
            patterns: &[
                "~model {model:w} (has been|was|is) (retired|deprecated|discontinued)",
                "~this model has been (retired|discontinued)",
                "~[access denied. ]this model is marked by provider as legacy",
                "~this model version has reached the end of its life",
                "~the model {model:w} is deprecated and (will reach|has reached|reached) end(-| )of(-| )life",
            ],
            ..of(K::NotFound)
        },
        Entry {
            id: "model_unsupported_feature",
            title: "This model does not offer a feature of the request",
            cause: "The model is older or newer than the feature, for example images, PDFs, structured output or a tool.",
            fixes: &["See what it can do: claudectl models show MODEL", "Use another model: -m opus"],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "~{model:w} does not support {feature:t}",
                "~{feature:t} (is|are) not supported (for|by|on|with) this model",
                "~not supported by {model:w}",
            ],
            ..of(K::InvalidRequest)
        },
    ],
};
