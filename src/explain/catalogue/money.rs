//! Credit and spend limits, which come as 402, 400 or 429.

use super::entry::{Entry, Family, of};
use super::words::{CODES, DOCS, REPORTS};
use crate::error::ErrorKind as K;

const UNTIL: &str = "No. Retries fail until access returns.";

/// What only money or a date moves.
pub(crate) const ALL: Family = Family {
    title: "Credit and spend limits",
    entries: &[
        Entry {
            id: "credit_balance_too_low",
            title: "The prepaid credit is used up",
            cause: "The organization of this key has no credit left. It comes as 400, not 402. A subscription (Pro, Max) is no API credit, and \
                    credit of another organization does not count.",
            fixes: &[
                "Add credit or turn on auto-reload at platform.claude.com/settings/billing.",
                "Make sure the key belongs to the organization you paid for; see organization and workspace: claudectl diagnose",
                "Check for free whether it works again: claudectl send --count \"Hello\"",
            ],
            retry: "No. It works again a few minutes after credit is added.",
            source: REPORTS,
            patterns: &[
                "~[your ]credit balance [is ]too low",
                "~(insufficient|not enough) credits",
                "~no [more |prepaid ]credits (left|remaining|available|in |on |for )",
                "~has no [more |prepaid ]credits",
                "~out of credits",
                "~purchase credits",
                "~credit balance * (exhausted|insufficient|depleted|used up|zero)",
                "~credits * (exhausted|depleted|used up|ran out|run out)",
            ],
            also: &["credit", "insufficient_credits"],
            ..of(K::Billing)
        },
        Entry {
            id: "own_spend_limit",
            title: "A spend limit that your own organization set is reached",
            cause: "Someone in the organization limited what it may spend in a month. It comes as 400 and lasts until the limit is raised or the \
                    month ends.",
            fixes: &[
                "Raise or remove the limit at platform.claude.com/settings/limits.",
                "Or wait: access returns {access_returns}, in {time_left}. || Or wait: access returns {access_returns}. || Or wait until the 1st \
                 of next month, 00:00 UTC.",
            ],
            retry: UNTIL,
            source: DOCS,
            patterns: &[
                "[you have |you've ]reached your specified api usage limits[. You will regain access on {access_returns:d}]",
                "~[you have |you've ]reached (your|the) * spend[ing] limit[* access on {access_returns:d}]",
                "~spend[ing] limit (reached|exceeded|hit)",
            ],
            also: &["spend_limit"],
            ..of(K::Billing)
        },
        Entry {
            id: "own_workspace_spend_limit",
            title: "A spend limit set for this workspace is reached",
            cause: "The workspace of this key has a monthly limit of its own. Other workspaces of the organization still work.",
            fixes: &[
                "Raise the limit at platform.claude.com/settings/workspaces, or use a key of another workspace.",
                "Or wait: access returns {access_returns}, in {time_left}. || Or wait: access returns {access_returns}. || Or wait until the 1st \
                 of next month, 00:00 UTC.",
            ],
            retry: UNTIL,
            source: DOCS,
            patterns: &[
                "[you have |you've ]reached your specified workspace api usage limits[. You will regain access on {access_returns:d}]",
                "~workspace * spend[ing] limit * reached[* access on {access_returns:d}]",
            ],
            ..of(K::Billing)
        },
        Entry {
            id: "enforced_spend_limit_reached",
            title: "The monthly spend cap of your tier is reached",
            cause: "The organization has spent what its tier allows in a month. It comes as 429, but without retry-after, and no retry gets \
                    through before the date in the message.",
            fixes: &[
                "Move to a higher tier at platform.claude.com/settings/limits.",
                "Or wait: access returns {access_returns}, in {time_left}. || Or wait: access returns {access_returns}. || Or wait: access \
                 returns on the 1st of next month, 00:00 UTC.",
            ],
            retry: UNTIL,
            source: DOCS,
            codes: &["enforced_spend_limit_reached"],
            patterns: &[
                "[you have |you've ]reached your api usage limits[* regain access on {access_returns:d}]",
                "crossed its monthly api usage threshold[* regain access on {access_returns:d}]",
                "~monthly (spend |spending |usage )(cap|limit|threshold)[* access on {access_returns:d}]",
                "~monthly cap",
            ],
            also: &["monthly_cap", "tier_cap"],
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
            source: CODES,
            codes: &["contract_spend_limit_reached"],
            patterns: &["~contract* spend limit"],
            ..of(K::Billing)
        },
        Entry {
            id: "extra_usage_required",
            title: "Long prompts need extra usage to be switched on",
            cause: "The account may use the model, but prompts beyond the standard context are billed as extra usage, which is off. It comes as \
                    429 and does not pass by waiting.",
            fixes: &[
                "Switch on extra usage for the account, or use an API key instead of a subscription token.",
                "Make the prompt shorter: claudectl send --count shows its tokens.",
            ],
            retry: "No. Waiting does not help.",
            source: REPORTS,
            patterns: &[
                "extra usage is required for (long context|1m context)[ requests]",
                "~extra usage is required[ for {feature:t}]",
                "~(enable|turn on|requires) extra usage",
            ],
            ..of(K::Billing)
        },
        Entry {
            id: "linked_organization_billing_unavailable",
            title: "The linked customer organization cannot be billed",
            cause: "This request should be paid by another organization, and that is not possible at the moment. The reason is not told.",
            fixes: &[
                "Ask that organization to look at its billing page.",
                "Bill the request to yourself: leave out billing_policy.",
            ],
            retry: "No. It needs a change in that organization.",
            source: CODES,
            codes: &["linked_organization_billing_unavailable"],
            ..of(K::Billing)
        },
        Entry {
            id: "linked_organization_spend_limit_reached",
            title: "The linked customer organization is at its spend limit",
            cause: "The organization that should pay has reached its own limit or has no credit left.",
            fixes: &[
                "Ask that organization to raise its limit or add credit.",
                "Bill the request to yourself: leave out billing_policy.",
            ],
            retry: "No. It needs a change in that organization.",
            source: CODES,
            codes: &["linked_organization_spend_limit_reached"],
            ..of(K::Billing)
        },
        Entry {
            id: "payment_failed",
            title: "A payment failed",
            cause: "The card or invoice of the organization was not paid.",
            fixes: &["Look at platform.claude.com/settings/billing and settle the payment."],
            retry: "No. Settle the payment first.",
            source: DOCS,
            patterns: &[
                "~(payment|card|charge) [was |has ](failed|declined)",
                "~payment method * (failed|declined|expired|required)",
                "~update your payment method",
            ],
            ..of(K::Billing)
        },
        Entry {
            id: "gateway_spend_cap",
            title: "A gateway in between has a spend cap of its own",
            cause: "The answer has no request id of the API: a gateway of your company or a reseller counts what you spend, and its budget \
                    for this key or team is used up.",
            fixes: &[
                "Ask whoever runs the gateway to raise the cap.",
                "See which address answers: claudectl diagnose",
            ],
            retry: "No. Waiting does not help.",
            source: DOCS,
            patterns: &[
                "budget has been exceeded! *current cost: {cost:w}, max budget: {max_budget:w}",
                "exceededbudget: * over budget. spend={cost:w}, budget={max_budget:w}",
                "exceededbudget: ",
                "~crossed budget",
                "~insufficient_quota",
                "~[you ]exceeded your current quota, please check your plan and billing",
                "~exceeded budget for model",
                "~(budget|spend cap) [has been ](exceeded|reached)",
                "~exceeded * budget",
            ],
            also: &["budget_exceeded", "insufficient_quota"],
            ..of(K::Billing)
        },
    ],
};
