//! What Claude Code says that the API does not: plans, logins, limits of subscriptions.

use super::entry::{Entry, Family, of};
use crate::error::ErrorKind as K;

const SOURCE: &str = "Claude Code error reference";

/// Claude Code.
pub(crate) const ALL: Family = Family {
    title: "What Claude Code says",
    entries: &[
        Entry {
            id: "subscription_limit",
            title: "The limit of a Claude subscription is reached",
            cause: "A plan (Pro, Max, Team) has limits for five hours and for a week, shared by the apps and Claude Code. API keys are not \
                    affected.",
            fixes: &[
                "Wait until it resets: {resets} || Wait until it resets; /usage in Claude Code shows when.",
                "Switch on extra usage in the settings of the plan, or use an API key: export ANTHROPIC_API_KEY=...",
                "Use a smaller model in Claude Code: /model",
            ],
            retry: "No. It works again after the reset.",
            retryable: Some(false),
            source: SOURCE,
            patterns: &[
                "you've (hit|reached) your [session |weekly |5-hour |monthly |usage |opus |sonnet |haiku |fable ]limit[ (·|∙|-) resets {resets:t}]",
                "claude [ai ]usage limit reached[. your limit will reset at {resets:t}]",
                "claude ai usage limit reached\\|{resets:n}",
                "(5-hour|session|weekly|opus weekly|sonnet weekly|opus) limit reached (·|∙) resets {resets:t}",
                "~you've reached your [session |weekly |5-hour |usage ]limit",
            ],
            also: &["session_limit", "weekly_limit", "usage_limit"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "not_logged_in",
            title: "Claude Code has no login and no key",
            cause: "Neither a login nor ANTHROPIC_API_KEY was found: a fresh container, another user, or a CI secret that is not set.",
            fixes: &[
                "In Claude Code: /login",
                "In CI set ANTHROPIC_API_KEY, or CLAUDE_CODE_OAUTH_TOKEN from: claude setup-token",
            ],
            retry: "Once there is a login or a key.",
            source: SOURCE,
            patterns: &[
                "not logged in · please run /login",
                "login expired · please run /login",
                "~invalid login · please run /login",
            ],
            ..of(K::Authentication)
        },
        Entry {
            id: "subscription_disabled",
            title: "The organization does not allow subscriptions in Claude Code",
            cause: "An admin decided that Claude Code is used with API keys there, not with the plan.",
            fixes: &["Use an API key: export ANTHROPIC_API_KEY=...", "Or ask an admin to enable it."],
            retry: "No. It needs a key or a change by an admin.",
            source: SOURCE,
            patterns: &["organization has disabled claude subscription access"],
            ..of(K::Permission)
        },
        Entry {
            id: "extra_usage_exhausted",
            title: "The extra usage of the plan is used up",
            cause: "The limits of the plan are reached, and the extra usage that is billed beyond them has no money left.",
            fixes: &[
                "Add more at claude.ai/settings/usage.",
                "Wait until the limit of the plan resets, or use an API key: export ANTHROPIC_API_KEY=...",
            ],
            retry: "No. It works again once extra usage is added or the plan resets.",
            source: SOURCE,
            patterns: &["you're out of extra usage", "~out of extra usage"],
            ..of(K::Billing)
        },
    ],
};
