//! One entry per exception of the official SDKs.

use super::classes::CLASSES;
use super::entry::{Entry, Family, of};
use super::words::{NO, SDK};
use crate::error::ErrorKind as K;

/// The exceptions, in the order of their hierarchy.
pub(crate) const ALL: Family = Family {
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
    ],
};
