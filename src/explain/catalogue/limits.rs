//! Limits that pass with time: the kinds of 429 that are not about money.

use super::entry::{Entry, Family, of};
use super::words::{DOCS, REPORTS};
use crate::error::ErrorKind as K;

/// What passes with time.
pub(crate) const ALL: Family = Family {
    title: "Rate limits",
    entries: &[
        Entry {
            id: "rate_limit_tokens",
            title: "A limit of tokens per minute is reached",
            cause: "The organization sends more tokens per minute than its tier allows for this model class. Only tokens that are not read \
                    from the cache count; max_tokens does not. The limit refills all the time.",
            fixes: &[
                "Wait {retry_after} s (retry-after); claudectl does so by itself up to --max-wait. || Wait as long as retry-after \
                 says; claudectl does so by itself up to --max-wait.",
                "Your limit is {limit} {unit} per {per}: count the prompt first with claudectl send --count; one that is bigger never fits at \
                 this tier. || Count the prompt first: claudectl send --count",
                "Cache the part of the prompt that stays the same, or send bulk work as a batch: claudectl batches run FILE -o OUT",
                "Ask for more at platform.claude.com/settings/limits.",
            ],
            retry: "Yes, after retry-after; earlier tries fail.",
            source: DOCS,
            patterns: &[
                "[this request ]would exceed * rate limit * {limit:n} {unit:tokens} per {per:minute}[* model: {model:w}]",
                "~exceed[s|ed] * rate limit * {limit:n} {unit:tokens} per {per:minute}",
                "rate limit of {limit:n} {unit:tokens} per {per:minute}",
                "~{unit:tokens} per {per:minute} limit of {limit:n}",
                "~limit of {limit:n} {unit:tokens} per {per:minute}",
                "exceeded your organization* {limit:n} {unit:tokens} per {per:minute}",
                "number of [request |input |output ]tokens has exceeded your per-{per:minute} rate limit",
            ],
            also: &["itpm", "otpm", "tpm"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "rate_limit_requests",
            title: "A limit of requests per minute is reached",
            cause: "The organization sends more requests in a minute than its tier allows for this model class, however small they are. The limit \
                    refills all the time, and a short burst can trip it.",
            fixes: &[
                "Wait {retry_after} s (retry-after); claudectl does so by itself up to --max-wait. || Wait as long as retry-after \
                 says; claudectl does so by itself up to --max-wait.",
                "Your limit is {limit} requests per {per}: spread them, with fewer workers at once. || Spread the requests: fewer workers at once.",
                "Send bulk work as a batch: claudectl batches run FILE -o OUT",
                "Ask for more at platform.claude.com/settings/limits.",
            ],
            retry: "Yes, after retry-after; earlier tries fail.",
            source: DOCS,
            patterns: &[
                "[this request ]would exceed * rate limit * {limit:n} {unit:requests} per {per:minute}[* model: {model:w}]",
                "~exceed[s|ed] * rate limit * {limit:n} {unit:requests} per {per:minute}",
                "rate limit of {limit:n} {unit:requests} per {per:minute}",
                "~limit of {limit:n} {unit:requests} per {per:minute}",
                "number of requests has exceeded your per-{per:minute} rate limit",
            ],
            also: &["rpm"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "rate_limit_per_hour",
            title: "A limit per hour is reached",
            cause: "What was sent in the last hour is as much as is allowed. Quick retries cannot help.",
            fixes: &[
                "Wait {retry_after} s (retry-after). || Wait: your limit is {limit} {unit} per hour. || Wait; the limit counts a whole hour.",
                "Send less at once, or use a batch: claudectl batches run FILE -o OUT",
            ],
            retry: "Yes, but in an hour rather than in a minute.",
            source: REPORTS,
            patterns: &[
                "[this request ]would exceed * rate limit * {limit:n} {unit:units} per {per:hour}[* model: {model:w}]",
                "~limit of {limit:n} {unit:units} per {per:hour}",
                "~too many {unit:units} per {per:hour}",
                "~(exceeded|reached) your hourly [rate |usage |request |token ]limit",
            ],
            ..of(K::RateLimit)
        },
        Entry {
            id: "rate_limit_per_day",
            title: "A limit per day is reached",
            cause: "What was sent today is as much as is allowed in a day. Quick retries are refused and only count again.",
            fixes: &[
                "Stop until the next day, or ask for a higher limit per day: yours is {limit} {unit} per day. || Stop until the next day, or ask for a higher \
                 limit per day.",
                "On Amazon Bedrock raise it in Service Quotas; at a gateway ask whoever runs it.",
                "Use another model, which has a limit of its own: --fallback-model haiku",
            ],
            retry: "No. It works again the next day.",
            retryable: Some(false),
            source: REPORTS,
            patterns: &[
                "[this request ]would exceed * rate limit * {limit:n} {unit:units} per {per:day}[* model: {model:w}]",
                "~limit of {limit:n} {unit:units} per {per:day}",
                "~too many {unit:units} per {per:day}",
                "number of [request |input |output ]tokens has exceeded your {per:day} rate limit",
                "~(exceeded|reached) your {per:day} [rate |usage |request |token ]limit",
                "~rate limit exceeded: free-models-per-{per:day}",
                "~{unit:units} per {per:day} limit",
                "~{per:day} (token|request|usage) limit",
            ],
            also: &["daily_limit", "tpd", "rpd"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "rate_limit_acceleration",
            title: "Usage grows faster than the organization is allowed to",
            cause: "An acceleration limit: the tokens or requests per minute rose too sharply, though the limit itself is not reached.",
            fixes: &[
                "Wait {retry_after} s (retry-after). || Wait as long as retry-after says.",
                "Raise traffic slowly and keep it steady instead of starting all workers at once.",
            ],
            retry: "Yes, after retry-after, and then more slowly.",
            source: REPORTS,
            patterns: &[
                "[this request ]would exceed * maximum usage increase rate[ for {unit:units} per minute]",
            ],
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
            patterns: &[
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
                "Wait {retry_after} s (retry-after); claudectl does so by itself. || Wait as long as retry-after says; claudectl does \
                 so by itself.",
                "Raise traffic slowly and keep it steady instead of starting all workers at once.",
                "Send bulk work as a batch: claudectl batches run FILE -o OUT",
            ],
            retry: "Yes, after retry-after, and then more slowly.",
            source: DOCS,
            codes: &["ramp_limit_exceeded"],
            patterns: &[
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
            patterns: &["claude code (workspace|rate) * limit", "~limit * claude code workspace"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "fast_mode_limit",
            title: "The separate limit of fast mode is reached",
            cause: "speed: \"fast\" has rate limits of its own, smaller than the standard ones.",
            fixes: &[
                "Wait as long as retry-after says, or send this request at standard speed (drop speed).",
                "See the anthropic-fast-* headers with -vv.",
            ],
            retry: "Yes, after retry-after.",
            source: DOCS,
            patterns: &[
                "~fast (mode|input|output) * (rate limit|tokens per minute)",
                "~rate limit * fast mode",
            ],
            ..of(K::RateLimit)
        },
    ],
};
