//! One entry per kind that is an HTTP status of the API.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, DOCS, LATER, NO};
use crate::error::ErrorKind as K;

/// What the API's own statuses mean.
pub(crate) const KINDS: Family = Family {
    title: "Answers of the API by HTTP status",
    entries: &[
        Entry {
            id: "invalid_request",
            title: "The API rejected the request as invalid",
            cause: "A field is missing, unknown, out of range or not allowed for this model. The message begins with the place, for \
                    example messages.3.content.0. Some account problems come as 400 too.",
            fixes: &[
                "Read the field named at the start of the message and correct it.",
                "Show it in your file: claudectl explain --request FILE \"MESSAGE\"",
                "Check the request before sending: claudectl send --request FILE --check",
            ],
            retry: NO,
            source: DOCS,
            statuses: &[400],
            types: &["invalid_request_error"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "authentication",
            title: "The credential was not accepted",
            cause: "The key is mistyped, cut, revoked, expired or of the wrong kind, or another variable than you think supplied it.",
            fixes: &[
                "See which source the key came from and its last four characters: claudectl diagnose",
                "Compare with platform.claude.com/settings/keys; create a new key there if it is gone or expired.",
                "Unset leftovers: unset ANTHROPIC_AUTH_TOKEN",
            ],
            retry: "No. Replace the credential first.",
            source: DOCS,
            statuses: &[401],
            types: &["authentication_error"],
            ..of(K::Authentication)
        },
        Entry {
            id: "billing",
            title: "It is about money: credit, a spend limit or a payment",
            cause: "The organization's credit is used up, a spend limit is reached, or a payment failed. The API reports this as \
                    402, 400 or 429.",
            fixes: &[
                "Look at platform.claude.com/settings/billing (credit, auto-reload) and /settings/limits.",
                "Make sure the key belongs to the organization and workspace that has the credit: claudectl diagnose",
            ],
            retry: "No. Every try fails until the account is settled or the limit ends.",
            source: DOCS,
            statuses: &[402],
            types: &["billing_error"],
            ..of(K::Billing)
        },
        Entry {
            id: "permission",
            title: "This credential or this place is not allowed to do that",
            cause: "The key has no access to the resource, the account lacks the feature, or requests from this country or network \
                    are not served.",
            fixes: &[
                "See organization and workspace of the key: claudectl diagnose",
                "Ask an admin for access, or use a key of the right workspace: --workspace ID",
                "If you use a VPN or proxy, try another exit; the supported countries are listed in the documentation.",
            ],
            retry: NO,
            source: DOCS,
            statuses: &[403],
            types: &["permission_error", "forbidden"],
            ..of(K::Permission)
        },
        Entry {
            id: "not_found",
            title: "No such model, batch, file or path",
            cause: "The id is mistyped, belongs to another workspace or is gone (a retired model), or the base URL has a wrong path.",
            fixes: &[
                "List the models your key can use: claudectl models",
                "List the batches of this workspace: claudectl batches list",
                "The base URL ends before /v1: https://api.anthropic.com",
            ],
            retry: "No, except in the first two minutes after creating a batch.",
            source: DOCS,
            statuses: &[404],
            types: &["not_found_error"],
            ..of(K::NotFound)
        },
        Entry {
            id: "conflict",
            title: "Something else changed the same thing at the same time",
            cause: "Two requests touched one resource, or a name that must be unique is taken.",
            fixes: &["Look at the present state, then try again.", "If a name is taken, choose another."],
            retry: "Yes, at most twice; then look.",
            source: DOCS,
            statuses: &[409],
            types: &["conflict_error"],
            ..of(K::Conflict)
        },
        Entry {
            id: "request_too_large",
            title: "The request has too many bytes",
            cause: "Messages and token counting take 32 MB, batches 256 MB, files 500 MB. Base64 makes files a third larger. The \
                    edge answers this before the API sees the request, often without JSON.",
            fixes: &[
                "See the size without sending: add --dry-run and count the bytes (wc -c).",
                "Scale images down to 1568 pixels, split PDFs, or upload once with the Files API and refer to the id.",
                "Let a batch file be split by itself: claudectl batches run FILE -o OUT",
                "If the page is from nginx or another proxy, its own limit (client_max_body_size) is lower: raise it there.",
            ],
            retry: "No. Make it smaller first.",
            source: DOCS,
            statuses: &[413],
            types: &["request_too_large"],
            patterns: &[
                "~request exceeds the maximum (allowed number of bytes|size)",
                "~request * too large",
                "~request too large \\(max {max_mb:n}mb\\)",
            ],
            ..of(K::RequestTooLarge)
        },
        Entry {
            id: "unprocessable",
            title: "The request was understood but cannot be processed",
            cause: "The body is well-formed but its meaning is not acceptable. The Claude API rarely uses 422; gateways with their own validation do.",
            fixes: &[
                "Read the message: it names the field.",
                "Check whether a gateway answered: claudectl diagnose",
            ],
            retry: NO,
            source: "official SDK, status table",
            statuses: &[422],
            ..of(K::Unprocessable)
        },
        Entry {
            id: "client_error",
            title: "The request was rejected with an unusual 4xx status",
            cause: "A status between 400 and 499 without a row of its own, more often sent by a gateway than by the API.",
            fixes: &[
                "Explain the status itself: claudectl explain STATUS",
                "Check whether a gateway answered: claudectl diagnose",
            ],
            retry: "No, but for 408 and 425.",
            source: CONTRACT,
            ..of(K::ClientError)
        },
        Entry {
            id: "rate_limit",
            title: "Too many requests or tokens for now",
            cause: "The organization's limit of requests, input tokens or output tokens per minute is used up for this model class. \
                    Limits refill continuously; a short burst can trip them too.",
            fixes: &[
                "Wait as long as retry-after says; claudectl does so by itself up to --max-wait.",
                "See your limits at platform.claude.com/settings/limits.",
                "Send less at once, cache long prompts (cache reads do not count), or use a batch: claudectl batches run FILE -o OUT",
                "Let another model take over: --fallback-model sonnet",
            ],
            retry: "Yes, after the time in retry-after; earlier tries fail.",
            source: DOCS,
            statuses: &[429],
            types: &["rate_limit_error"],
            patterns: &[
                "~rate limit exceeded",
                "~too many requests",
                "~exceed * rate limit",
                "~rate limit reached",
                "~server is temporarily limiting requests",
                "~{model:w} is temporarily rate-limited upstream",
                "this request would exceed your account's rate limit",
                "this request would exceed the rate limit for your organization* please reduce",
            ],
            ..of(K::RateLimit)
        },
        Entry {
            id: "server_error",
            title: "The API failed",
            cause: "A fault on the side of the API. With a request id it is Anthropic's; an HTML page without one comes from a gateway.",
            fixes: &[
                "Try again in a minute; claudectl already retries with growing pauses.",
                "Look at status.claude.com.",
                "If it lasts, write to support.claude.com and quote the request id.",
            ],
            retry: LATER,
            source: DOCS,
            statuses: &[500],
            types: &["api_error"],
            patterns: &["~internal server error"],
            ..of(K::ServerError)
        },
        Entry {
            id: "server_other",
            title: "The server failed with an unusual 5xx status",
            cause: "A status between 500 and 599 without a row of its own. 520 to 526 come from Cloudflare, 501 and 505 from a \
                    server that does not know the call.",
            fixes: &[
                "Explain the status itself: claudectl explain STATUS",
                "Look at status.claude.com, then check who answered: claudectl diagnose",
            ],
            retry: "Yes, but not 501 and 505.",
            source: CONTRACT,
            ..of(K::ServerOther)
        },
        Entry {
            id: "bad_gateway",
            title: "A gateway got no good answer from behind it",
            cause: "A proxy, load balancer or the edge could not reach the server behind it, or got nonsense from it.",
            fixes: &[
                "Try again in a minute; claudectl already retries.",
                "If the page names nginx or your company, its upstream is down: check that gateway.",
                "Or go without the gateway: unset ANTHROPIC_BASE_URL",
                "Look at status.claude.com.",
            ],
            retry: LATER,
            source: CONTRACT,
            statuses: &[502],
            ..of(K::BadGateway)
        },
        Entry {
            id: "unavailable",
            title: "Temporarily not available",
            cause: "The API or something it needs, for example the key server of a customer-managed encryption key, cannot serve \
                    for the moment. Gateways send 503 while they restart.",
            fixes: &[
                "Try again in a few minutes; claudectl already retries.",
                "Look at status.claude.com.",
                "If the answer has no request id, look at the gateway in between: claudectl diagnose",
            ],
            retry: LATER,
            source: "official SDK, status table",
            statuses: &[503],
            ..of(K::Unavailable)
        },
        Entry {
            id: "deadline_exceeded",
            title: "Processing took too long",
            cause: "The API or a gateway gave up waiting for the answer. Long answers without streaming run into this.",
            fixes: &[
                "Try again; claudectl already retries with growing pauses.",
                "Ask for less: --effort low",
                "Use a batch for very long work: claudectl batches run FILE -o OUT",
                "In code that uses an SDK set stream to true, as claudectl always does.",
            ],
            retry: LATER,
            source: DOCS,
            statuses: &[504],
            types: &["timeout_error"],
            patterns: &["~^timeout error"],
            ..of(K::DeadlineExceeded)
        },
        Entry {
            id: "overloaded",
            title: "The whole service is busy",
            cause: "Too many people use the API at this moment. It is not your limit and not your key.",
            fixes: &[
                "Wait a little; claudectl retries with growing pauses.",
                "Let another model take over: --fallback-model sonnet",
                "Look at status.claude.com. Bulk work is safer as a batch: claudectl batches run FILE -o OUT",
            ],
            retry: "Yes, with growing pauses.",
            source: DOCS,
            statuses: &[529],
            types: &["overloaded_error"],
            patterns: &[
                "~^overloaded",
                "~: overloaded",
                "~repeated 529 overloaded errors",
                "~{model:w} is experiencing high load, please use /model",
            ],
            ..of(K::Overloaded)
        },
    ],
};
