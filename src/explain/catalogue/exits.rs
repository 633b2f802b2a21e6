//! Endings that are no row of the exit-code table, and HTTP statuses that share a row.

use super::entry::{Ends, Entry, Family, of};
use super::words::{CONTRACT, LATER, NO, SDK_STATUS};
use crate::error::ErrorKind as K;

const fn ending(code: u8) -> Entry {
    Entry { ends: Ends::Code(code), retryable: Some(false), source: CONTRACT, ..of(K::Internal) }
}

/// Success and signals.
pub(crate) const ENDINGS: Family = Family {
    title: "Exit codes that are no failure",
    entries: &[
        Entry {
            id: "exit_0",
            title: "Done",
            cause: "The command did what was asked. For send it means that the end-of-message event arrived and the answer is whole.",
            fixes: &["Nothing to do."],
            retry: "There is no need to.",
            ..ending(0)
        },
        Entry {
            id: "exit_130",
            title: "Ended by Ctrl-C (SIGINT)",
            cause: "You, or the terminal, interrupted the command. It tidied up and then died by the signal, so that a shell loop stops too.",
            fixes: &[
                "Run it again. A batch run goes on where it stopped: claudectl batches resume RUN",
                "A batch that was submitted is still being worked on; interrupting the wait never cancels it.",
            ],
            retry: "Whenever you like.",
            also: &["SIGINT"],
            ..ending(130)
        },
        Entry {
            id: "exit_143",
            title: "Asked to end (SIGTERM)",
            cause: "Another program, often a job scheduler or `timeout`, asked the command to stop. It tidied up first.",
            fixes: &[
                "Look at the time limit of the CI job, container or scheduler that runs it.",
                "Let claudectl keep the limit itself: --timeout 10m",
            ],
            retry: "Once whatever stopped it allows more time.",
            also: &["SIGTERM"],
            ..ending(143)
        },
        Entry {
            id: "exit_141",
            title: "The reader of standard output went away (SIGPIPE)",
            cause: "A program behind a pipe, such as head, stopped reading. That is how pipes end; nothing failed.",
            fixes: &[
                "Nothing to do, unless `set -o pipefail` makes your script stop: then allow 141 there.",
                "Keep the whole answer in a file: -o FILE",
            ],
            retry: "There is no need to.",
            also: &["SIGPIPE"],
            ..ending(141)
        },
        Entry {
            id: "http_200",
            title: "HTTP 200: the API answered, but that is not the whole story",
            cause: "A stream begins with 200 and can still fail: an error event, a cut, a refusal or a stop at max_tokens come after the \
                    headers. A 200 with HTML is not the API at all.",
            fixes: &[
                "Explain the body, not the status: claudectl explain -f BODY",
                "Take success from the end-of-message event, as claudectl does; its exit code says which case it was.",
            ],
            retry: "It depends on what the body says.",
            statuses: &[200, 201, 202],
            ..ending(0)
        },
    ],
};

/// Statuses without a row of their own.
pub(crate) const STATUSES: Family = Family {
    title: "Other HTTP statuses",
    entries: &[
        Entry {
            id: "http_405",
            title: "HTTP 405: the path exists, but not for this method",
            cause: "Most often the base URL points to a page or another service, or a proxy turned POST into GET on a redirect.",
            fixes: &[
                "Look at the base URL: claudectl diagnose",
                "Use https in it, not http: redirects drop the body.",
            ],
            retry: NO,
            source: SDK_STATUS,
            statuses: &[405],
            ..of(K::ClientError)
        },
        Entry {
            id: "http_408",
            title: "HTTP 408: the server waited too long for the request",
            cause: "The request did not arrive in time: the upload was slow or stalled.",
            fixes: &["Try again; claudectl already does.", "Give a slow line more time: --upload-timeout 5m"],
            retry: "Yes.",
            retryable: Some(true),
            source: SDK_STATUS,
            statuses: &[408],
            ..of(K::ClientError)
        },
        Entry {
            id: "http_412",
            title: "HTTP 412: a precondition does not hold any more",
            cause: "The resource changed since it was read. Used by managed agents and memory, not by messages.",
            fixes: &["Read the present state and send the change again."],
            retry: "Not as it is; read the present state first.",
            source: SDK_STATUS,
            statuses: &[412],
            types: &["memory_precondition_failed_error"],
            codes: &["heartbeat_precondition_failed"],
            ..of(K::ClientError)
        },
        Entry {
            id: "http_425",
            title: "HTTP 425: too early",
            cause: "A server refused data sent before the handshake was confirmed. The request was not worked on.",
            fixes: &["Try again; claudectl already does."],
            retry: "Yes.",
            retryable: Some(true),
            source: CONTRACT,
            statuses: &[425],
            ..of(K::ClientError)
        },
        Entry {
            id: "http_431",
            title: "HTTP 431: the request headers are too large",
            cause: "A custom header, a long list of betas or a cookie added by a proxy makes the headers too big.",
            fixes: &[
                "Look at what is sent: -vv prints the headers, redacted.",
                "Remove headers from ANTHROPIC_CUSTOM_HEADERS and --header.",
            ],
            retry: NO,
            source: SDK_STATUS,
            statuses: &[431],
            ..of(K::ClientError)
        },
        Entry {
            id: "http_451",
            title: "HTTP 451: not available for legal reasons",
            cause: "A network on the path, or the service, may not serve this place.",
            fixes: &["Use an exit in a supported country.", "Ask whoever runs the network."],
            retry: NO,
            source: CONTRACT,
            statuses: &[451],
            ..of(K::ClientError)
        },
        Entry {
            id: "http_499",
            title: "HTTP 499: the client went away before the answer",
            cause: "A gateway saw your side close the connection: a timeout in your client, or a load balancer with a shorter limit.",
            fixes: &[
                "Give the client more time, or stream so that bytes keep coming.",
                "Compare the idle limits of every proxy in between with your longest answer.",
            ],
            retry: "Once the limit that ended it is longer. The answer may have been billed.",
            source: SDK_STATUS,
            statuses: &[499],
            ..of(K::ClientError)
        },
        Entry {
            id: "http_501",
            title: "HTTP 501: the server does not know this call",
            cause: "Something other than the API answered, or a gateway that does not forward this path.",
            fixes: &["Look at the base URL: claudectl diagnose"],
            retry: NO,
            retryable: Some(false),
            source: SDK_STATUS,
            statuses: &[501],
            ..of(K::ServerOther)
        },
        Entry {
            id: "http_505",
            title: "HTTP 505: the server does not speak this HTTP version",
            cause: "An old proxy or gateway is in between.",
            fixes: &["See who answers: claudectl diagnose", "Go around the proxy: --no-proxy"],
            retry: NO,
            retryable: Some(false),
            source: CONTRACT,
            statuses: &[505],
            ..of(K::ServerOther)
        },
        Entry {
            id: "http_52x",
            title: "HTTP 520 to 526: Cloudflare could not talk to the server behind it",
            cause: "The edge in front of the API, or of your gateway, got no usable answer: the origin is down (521), timed out (522, 524), \
                    cannot be reached (523) or has a bad certificate (525, 526).",
            fixes: &[
                "Try again in a minute; claudectl already retries.",
                "Look at status.claude.com.",
                "If the base URL is your own gateway, its origin server is the one that fails.",
            ],
            retry: LATER,
            source: "Cloudflare documentation",
            patterns: &["~^error code: (520|521|522|523|524|525|526)"],
            statuses: &[520, 521, 522, 523, 524, 525, 526, 527],
            ..of(K::ServerOther)
        },
    ],
};
