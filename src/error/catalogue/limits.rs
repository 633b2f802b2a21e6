//! Limits and money: the four kinds of 429, and the spend limits and empty accounts that come as 400.

use super::entry::{Entry, Family, of};
use super::words::{CODES, DOCS, REPORTS};
use crate::error::ErrorKind as K;

const UNTIL: &str = "No. Retries fail until access returns.";

/// What passes with time.
pub(super) const RATES: Family = Family {
    title: "Rate limits",
    entries: &[
        Entry {
            id: "rate_limit_tokens",
            title: "A limit of tokens per minute is reached",
            cause: "The organization sends more tokens per minute than its tier allows for this model class. Only tokens that are not read \
                    from the cache count; max_tokens does not. The limit refills all the time.",
            fixes: &[
                "Wait {retry_after} seconds (retry-after); claudectl does so by itself up to --max-wait. || Wait as long as retry-after \
                 says; claudectl does so by itself up to --max-wait.",
                "Your limit is {limit} {unit} per minute: count the prompt first with claudectl send --count; one that is bigger never fits at \
                 this tier. || Count the prompt first: claudectl send --count",
                "Cache the part of the prompt that stays the same, or send bulk work as a batch: claudectl batches run FILE -o OUT",
                "Ask for more at platform.claude.com/settings/limits.",
            ],
            retry: "Yes, after retry-after; earlier tries fail.",
            source: DOCS,
            says: &[
                "[this request ]would exceed * rate limit * of {limit:n} {unit:t} per minute[* model: {model:w}]",
                "[this request ]would exceed * rate limit * {limit:n} {unit:t} per minute",
                "~exceed[s|ed] * organization* rate limit * {limit:n} {unit:t} per minute",
                "rate limit of {limit:n} (input|output) tokens per minute",
                "~{unit:t} per minute limit of {limit:n}",
                "~limit of {limit:n} {unit:t} per minute",
                "exceeded your organization* {limit:n} {unit:t} per minute",
            ],
            also: &["itpm", "otpm", "tpm"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "rate_limit_connections",
            title: "Too many connections or requests at the same time",
            cause: "More requests run at once than the organization may have open, even if the limits per minute are not reached.",
            fixes: &[
                "Run fewer workers at once, for example xargs -P 4.",
                "Send bulk work as a batch: claudectl batches run FILE -o OUT",
            ],
            retry: "Yes, once some of the others have ended.",
            source: REPORTS,
            says: &[
                "[the ]number of concurrent (connections|requests) [has |have ]exceeded your rate limit",
                "~number of concurrent (connections|requests) [has |have ]exceeded",
                "~too many concurrent (connections|requests)",
                "~concurrent (connections|requests) * exceed* rate limit",
            ],
            ..of(K::RateLimit)
        },
        Entry {
            id: "ramp_limit_exceeded",
            title: "Traffic grows faster than the API allows",
            cause: "An acceleration limit: usage rose too sharply within a short time, though the limits per minute are not reached.",
            fixes: &[
                "Wait {retry_after} seconds (retry-after); claudectl does so by itself. || Wait as long as retry-after says; claudectl does \
                 so by itself.",
                "Raise traffic slowly and keep it steady instead of starting all workers at once.",
                "Send bulk work as a batch: claudectl batches run FILE -o OUT",
            ],
            retry: "Yes, after retry-after, and then more slowly.",
            source: DOCS,
            codes: &["ramp_limit_exceeded"],
            says: &[
                "~acceleration limit",
                "~usage [has ]increas(ed|ing) too (quickly|fast|sharply)",
                "~ramp limit",
            ],
            ..of(K::RateLimit)
        },
        Entry {
            id: "rate_limit_claude_code",
            title: "The limit of the Claude Code workspace is reached",
            cause: "Traffic of Claude Code has a limit of its own, which comes as 429 with retry-after. Other API keys are not affected.",
            fixes: &[
                "Wait as long as retry-after says.",
                "Raise the limit of the Claude Code workspace in the Console, or use an API key of another workspace.",
            ],
            retry: "Yes, after retry-after.",
            source: DOCS,
            says: &["claude code (workspace|rate) * limit", "~limit * claude code workspace"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "fast_mode_limit",
            title: "The separate limit of fast mode is reached",
            cause: "speed: \"fast\" has rate limits of its own, smaller than the standard ones.",
            fixes: &[
                "Wait as long as retry-after says, or send this request at standard speed (drop speed).",
                "See the anthropic-fast-* headers: claudectl send -vv ...",
            ],
            retry: "Yes, after retry-after.",
            source: DOCS,
            says: &["~fast (mode|input|output) * (rate limit|tokens per minute)", "~rate limit * fast mode"],
            ..of(K::RateLimit)
        },
    ],
};

/// What only money or a date moves.
pub(super) const MONEY: Family = Family {
    title: "Credit and spend limits",
    entries: &[
        Entry {
            id: "credit_balance_too_low",
            title: "The prepaid credit is used up",
            cause: "The organization of this key has no credit left. It comes as 400, not 402. A subscription (Pro, Max) is no API credit, and \
                    credit of another organization does not count.",
            fixes: &[
                "Add credit or turn on auto-reload at platform.claude.com/settings/billing.",
                "Make sure the key belongs to the organization you paid for: claudectl diagnose shows organization and workspace.",
                "Check for free whether it works again: claudectl send --count \"Hello\"",
            ],
            retry: "No. It works again a few minutes after credit is added.",
            source: REPORTS,
            says: &[
                "~[your ]credit balance is too low",
                "~(insufficient|not enough|no) credits",
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
            says: &[
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
            says: &[
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
            says: &[
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
            says: &["~contract* spend limit"],
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
            says: &[
                "extra usage is required for long context[ requests]",
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
            says: &[
                "~(payment|card|charge) [was |has ](failed|declined)",
                "~payment method * (failed|declined|expired|required)",
                "~update your payment method",
            ],
            ..of(K::Billing)
        },
        Entry {
            id: "gateway_spend_cap",
            title: "A gateway in between has a spend cap of its own",
            cause: "The 429 came with x-should-retry: false and no request id of the API: a proxy of your company or a reseller counts \
                    what you spend.",
            fixes: &[
                "Ask whoever runs the gateway to raise the cap.",
                "See which address answers: claudectl diagnose",
            ],
            retry: "No. Waiting does not help.",
            source: DOCS,
            says: &["~(budget|spend cap) [has been ](exceeded|reached)", "~exceeded * budget"],
            ..of(K::Billing)
        },
    ],
};
