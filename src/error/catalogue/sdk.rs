//! One entry per exception of the official SDKs.

use super::classes::CLASSES;
use super::entry::{Entry, Family, of};
use super::words::{LATER, NO, SDK};
use crate::error::ErrorKind as K;

/// The exceptions, in the order of their hierarchy.
pub(super) const ALL: Family = Family {
    title: "Exceptions of the official SDKs",
    entries: &[
        Entry {
            id: "AnthropicError",
            title: "The root of every exception of the SDK",
            cause: "Everything the SDK raises derives from it. Raised by itself it is about the client, not the API: most often \
                    no credential was found, or an option was wrong. It carries no status.",
            fixes: &[
                "Read the message: \"Could not resolve authentication method\" means that no key reached the client.",
                "See which sources of a key exist on this machine: claudectl diagnose",
                "Catch a more precise class first and keep this one as the last resort.",
            ],
            retry: "No. Correct the client first.",
            source: SDK,
            class: Some(&CLASSES[0]),
            ..of(K::Config)
        },
        Entry {
            id: "APIError",
            title: "Something failed while talking to the API",
            cause: "The parent of connection and status errors. Raised by itself it is an error event inside a stream that had begun \
                    with HTTP 200: no status then, only error.type in the body.",
            fixes: &[
                "Read error.type in the body and explain that: claudectl explain overloaded_error",
                "Explain the whole text: claudectl explain -f LOG",
                "Before text was shown, try again; afterwards keep what arrived and say that it is cut.",
            ],
            retry: "As the error.type in its body says.",
            source: SDK,
            class: Some(&CLASSES[1]),
            ..of(K::ServerError)
        },
        Entry {
            id: "APIStatusError",
            title: "The API answered with a 4xx or 5xx status",
            cause: "The parent of all classes that stand for one status. Raised by itself the status has no class of its own, such \
                    as 405, 408, 412 or 431.",
            fixes: &[
                "Look at status_code and explain it: claudectl explain STATUS",
                "Print request_id and response.text with the error; support asks for the id.",
            ],
            retry: "408 yes, the others no.",
            source: SDK,
            class: Some(&CLASSES[2]),
            ..of(K::ClientError)
        },
        Entry {
            id: "APIConnectionError",
            title: "No answer: the connection could not be made or broke",
            cause: "DNS, a refused or blocked connection, a proxy, TLS, or a cut before the answer. The SDK says only \"Connection \
                    error.\"; the reason is in the chained exception (__cause__ in Python, cause in TypeScript). It carries no status.",
            fixes: &[
                "Explain the whole traceback, not only its last line: claudectl explain -f LOG",
                "Find the step that fails from this machine: claudectl diagnose",
                "Behind a company proxy set HTTPS_PROXY, and --ca-file or SSL_CERT_FILE for its certificate.",
            ],
            retry: "Yes, unless the name, certificate or proxy is wrong.",
            source: SDK,
            class: Some(&CLASSES[3]),
            ..of(K::Connect)
        },
        Entry {
            id: "APITimeoutError",
            title: "The SDK gave up waiting",
            cause: "Connecting took longer than 5 seconds, or the whole call longer than the client's timeout (10 minutes unless \
                    set). A long answer without streaming does that. It carries no status.",
            fixes: &[
                "Stream the answer; claudectl send always does.",
                "Give the client more time: Anthropic(timeout=1200), or claudectl send --idle-timeout 10m",
                "See where the time goes: claudectl diagnose",
            ],
            retry: "Yes. The API may have worked on the first try, so it may be billed.",
            source: SDK,
            class: Some(&CLASSES[4]),
            ..of(K::Timeout)
        },
        Entry {
            id: "APIUserAbortError",
            title: "Your own code aborted the request",
            cause: "The AbortSignal of the call fired, or the stream was closed with abort(). TypeScript only; it carries no status.",
            fixes: &[
                "Look for the AbortController, timer or closed browser tab that ended the call.",
                "If it was meant, catch it and go on; tokens streamed until then are billed.",
            ],
            retry: "If the abort was not meant.",
            retryable: Some(false),
            source: SDK,
            class: Some(&CLASSES[5]),
            ..of(K::Incomplete)
        },
        Entry {
            id: "APIResponseValidationError",
            title: "The answer does not have the shape the SDK expects",
            cause: "Something other than the API answered with 200 (a gateway, a portal), or the SDK is older than the answer.",
            fixes: &["Find out who answered: claudectl diagnose", "Update the SDK: pip install -U anthropic"],
            retry: NO,
            source: SDK,
            class: Some(&CLASSES[6]),
            ..of(K::NotTheApi)
        },
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
                "Let another model take over: claudectl send --fallback-model sonnet ...",
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
            fixes: &[
                "Try again.",
                "On a slow line send less at once: claudectl send --upload-timeout 5m ...",
            ],
            retry: "Yes.",
            retryable: Some(true),
            source: SDK,
            class: Some(&CLASSES[19]),
            ..of(K::ClientError)
        },
    ],
};
