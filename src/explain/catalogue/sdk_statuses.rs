//! The exceptions of the official SDKs that stand for one HTTP status.

use super::classes::CLASSES;
use super::entry::{Entry, Family, of};
use super::words::{LATER, NO, SDK};
use crate::error::ErrorKind as K;

/// Exceptions with a status.
pub(crate) const ALL: Family = Family {
    title: "Exceptions of the official SDKs for one status",
    entries: &[
        Entry {
            id: "BadRequestError",
            title: "HTTP 400: the API rejected the request",
            cause: "A field is missing, unknown or not allowed for this model; or the account is out of credit, over its own spend limit, \
                    on hold or disabled. The message says which.",
            fixes: &[
                "Explain the whole text: claudectl explain \"MESSAGE\"",
                "Show the field in your file: claudectl explain --request FILE \"MESSAGE\"",
            ],
            retry: NO,
            source: SDK,
            class: Some(&CLASSES[7]),
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "AuthenticationError",
            title: "HTTP 401: the credential was not accepted",
            cause: "The key is mistyped, cut, revoked or expired, or a leftover ANTHROPIC_AUTH_TOKEN or custom header is sent instead.",
            fixes: &[
                "See which credential is used and where it comes from: claudectl diagnose",
                "Compare its last four characters with platform.claude.com/settings/keys.",
            ],
            retry: "No. Replace the credential first.",
            source: SDK,
            class: Some(&CLASSES[8]),
            ..of(K::Authentication)
        },
        Entry {
            id: "PermissionDeniedError",
            title: "HTTP 403: this key or this place is not allowed to",
            cause: "The key lacks access to the resource or feature, the country is not supported, or a firewall page was taken for an \
                    answer.",
            fixes: &[
                "Look at the body: JSON with a request id is the API, HTML is a firewall. claudectl explain -f LOG tells them apart.",
                "See organization and workspace of the key: claudectl diagnose",
            ],
            retry: NO,
            source: SDK,
            class: Some(&CLASSES[9]),
            ..of(K::Permission)
        },
        Entry {
            id: "NotFoundError",
            title: "HTTP 404: no such model, batch, file or path",
            cause: "A model id is mistyped or retired, an id belongs to another workspace, or the base URL has a doubled or missing /v1.",
            fixes: &[
                "List the models your key can use: claudectl models",
                "The base URL ends before /v1: https://api.anthropic.com",
            ],
            retry: "No, except in the first two minutes after creating a batch.",
            source: SDK,
            class: Some(&CLASSES[10]),
            ..of(K::NotFound)
        },
        Entry {
            id: "ConflictError",
            title: "HTTP 409: something else changed the same thing",
            cause: "Two requests touched one resource at once, or a name that must be unique is taken.",
            fixes: &["Look at the present state of the resource, then try again."],
            retry: "Yes; the SDK already tried twice.",
            source: SDK,
            class: Some(&CLASSES[11]),
            ..of(K::Conflict)
        },
        Entry {
            id: "RequestTooLargeError",
            title: "HTTP 413: the request has too many bytes",
            cause: "Messages take 32 MB, batches 256 MB. Base64 makes images and PDFs a third larger than the files.",
            fixes: &[
                "Scale images down, split PDFs, or upload them once with the Files API.",
                "Check before sending: claudectl send --request FILE --check",
            ],
            retry: "No. Make it smaller first.",
            source: SDK,
            class: Some(&CLASSES[12]),
            ..of(K::RequestTooLarge)
        },
        Entry {
            id: "UnprocessableEntityError",
            title: "HTTP 422: understood, but not acceptable",
            cause: "Rare from the Claude API; gateways that validate requests themselves send it.",
            fixes: &["Read the message, then check who answered: claudectl diagnose"],
            retry: NO,
            source: SDK,
            class: Some(&CLASSES[13]),
            ..of(K::Unprocessable)
        },
        Entry {
            id: "RateLimitError",
            title: "HTTP 429: a limit is used up",
            cause: "A limit per minute (retry-after is sent), traffic that grows too fast (ramp_limit_exceeded), or the monthly spend cap, \
                    which no retry gets past. The message and error_code say which.",
            fixes: &[
                "Explain the whole text to learn which limit: claudectl explain -f LOG",
                "Wait as long as retry-after says; the SDK retries only twice by default (max_retries).",
                "Send bulk work as a batch: claudectl batches run FILE -o OUT",
            ],
            retry: "Yes after retry-after; no when it is about spend.",
            source: SDK,
            class: Some(&CLASSES[14]),
            ..of(K::RateLimit)
        },
        Entry {
            id: "InternalServerError",
            title: "HTTP 500 or another 5xx: the server failed",
            cause: "A fault on the other side. With a request id it is the API's; an HTML body comes from a gateway in between.",
            fixes: &[
                "Try again; look at status.claude.com if it lasts.",
                "Quote the request id to support.claude.com.",
            ],
            retry: LATER,
            source: SDK,
            class: Some(&CLASSES[15]),
            ..of(K::ServerError)
        },
        Entry {
            id: "ServiceUnavailableError",
            title: "HTTP 503: temporarily not available",
            cause: "The API, or the key server of a customer-managed encryption key, cannot serve for the moment; gateways send it while \
                    they restart.",
            fixes: &["Try again in a few minutes.", "Check who answered: claudectl diagnose"],
            retry: LATER,
            source: SDK,
            class: Some(&CLASSES[16]),
            ..of(K::Unavailable)
        },
        Entry {
            id: "DeadlineExceededError",
            title: "HTTP 504: processing took too long",
            cause: "The API or a gateway gave up waiting for the answer; long answers without streaming do that.",
            fixes: &[
                "Set stream: true; claudectl send always streams.",
                "Ask for less (max_tokens, effort) or use a batch: claudectl batches run FILE -o OUT",
            ],
            retry: LATER,
            source: SDK,
            class: Some(&CLASSES[17]),
            ..of(K::DeadlineExceeded)
        },
        Entry {
            id: "OverloadedError",
            title: "HTTP 529: the whole service is busy",
            cause: "Too many people use the API at this moment. Neither your limits nor your key are the reason.",
            fixes: &[
                "Wait and try again with growing pauses.",
                "Let another model take over: --fallback-model sonnet",
                "Look at status.claude.com.",
            ],
            retry: "Yes, with growing pauses.",
            source: SDK,
            class: Some(&CLASSES[18]),
            ..of(K::Overloaded)
        },
        Entry {
            id: "RequestTimeoutError",
            title: "HTTP 408: the server waited too long for the request",
            cause: "The request did not arrive in time, most often because the upload was slow or the connection stalled.",
            fixes: &["Try again.", "Give a slow line more time: --upload-timeout 5m"],
            retry: "Yes.",
            retryable: Some(true),
            source: SDK,
            class: Some(&CLASSES[19]),
            ..of(K::ClientError)
        },
    ],
};
