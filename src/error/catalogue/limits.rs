//! Limits and money: the four kinds of 429, and the spend limits that come as 400.

use super::entry::{Entry, Family, of};
use super::words::DOCS;
use crate::error::ErrorKind as K;

/// The four kinds of 429 and what is about money.
pub(super) const ALL: Family = Family {
    title: "Limits and money",
    entries: &[
        Entry {
            id: "ramp_limit_exceeded",
            title: "Traffic grows faster than the API allows",
            cause: "An acceleration limit: usage rose too sharply within a short time, though the limits per minute are not reached.",
            fixes: &[
                "Wait as long as retry-after says; claudectl does so by itself.",
                "Raise traffic slowly and keep it steady instead of starting all workers at once.",
                "Send bulk work as a batch: claudectl batches run FILE -o OUT",
            ],
            retry: "Yes, after retry-after, and then more slowly.",
            source: DOCS,
            codes: &["ramp_limit_exceeded"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "enforced_spend_limit_reached",
            title: "The monthly spend cap of your tier is reached",
            cause: "The organization has spent what its tier allows in a month. It comes as 429, but without retry-after, and no \
                    retry gets through before the date in the message.",
            fixes: &[
                "Move to a higher tier at platform.claude.com/settings/limits.",
                "Or wait: access returns {access_returns} ({time_left} from now). || Or wait: access returns on the 1st of \
                 next month at 00:00 UTC.",
            ],
            retry: "No. Retries fail until access returns.",
            source: DOCS,
            codes: &["enforced_spend_limit_reached"],
            ..of(K::Billing)
        },
        Entry {
            id: "contract_spend_limit_reached",
            title: "The spend limit of your contract is reached",
            cause: "The organization has used up the amount agreed in its contract. It comes as 429 without retry-after.",
            fixes: &[
                "Ask whoever manages the contract to raise the limit, or write to your account team at Anthropic.",
            ],
            retry: "No. Retries fail until the limit is raised.",
            source: DOCS,
            codes: &["contract_spend_limit_reached"],
            ..of(K::Billing)
        },
    ],
};
