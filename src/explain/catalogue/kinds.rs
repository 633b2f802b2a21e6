//! One entry per kind about the way to the API and about the answer itself.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, DOCS};
use crate::error::ErrorKind as K;

/// The way to the API.
pub(crate) const NETWORK: Family = Family {
    title: "The way to the API",
    entries: &[
        Entry {
            id: "dns",
            title: "The name of the API does not resolve",
            cause: "The machine has no network, its resolver does not answer or knows no such name, or the base URL has a typo.",
            fixes: &[
                "See which resolver was asked and what it said: claudectl diagnose",
                "Look at the host: the default is api.anthropic.com; ANTHROPIC_BASE_URL and --base-url override it.",
                "In a container set a resolver (docker run --dns 1.1.1.1 ...); in WSL run: wsl --shutdown",
            ],
            retry: "Yes, unless the name does not exist.",
            source: CONTRACT,
            also: &["ENOTFOUND", "EAI_AGAIN"],
            ..of(K::Dns)
        },
        Entry {
            id: "connect",
            title: "The connection was refused or the host cannot be reached",
            cause: "A firewall, a VPN or a broken route is in the way, or the base URL points to a gateway that is not running.",
            fixes: &[
                "Find the step that fails: claudectl diagnose",
                "If the base URL is not api.anthropic.com, start that gateway.",
                "Or go without the gateway: unset ANTHROPIC_BASE_URL",
                "If curl works and claudectl does not, IPv6 may be half broken: add -4",
                "Ask for port 443 to api.anthropic.com (160.79.104.0/23, 2607:6bc0::/48) to be allowed.",
            ],
            retry: "Yes; claudectl does by itself.",
            source: CONTRACT,
            also: &["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"],
            ..of(K::Connect)
        },
        Entry {
            id: "timeout",
            title: "A time limit ran out",
            cause: "Connecting, the first byte, the next byte of a stream, or the whole command took longer than its timer allows. \
                    The message says which timer it was and how long it waited.",
            fixes: &[
                "Give that step more time: --connect-timeout, --headers-timeout, --idle-timeout or --timeout, for example --idle-timeout 5m",
                "See where the time goes: claudectl diagnose",
                "For very long work use a batch: claudectl batches run FILE -o OUT",
            ],
            retry: "Yes. If the request had been sent, the first try may be billed.",
            source: CONTRACT,
            also: &["ETIMEDOUT"],
            ..of(K::Timeout)
        },
        Entry {
            id: "tls",
            title: "The secure connection could not be trusted or set up",
            cause: "The certificate is unknown, expired, not yet valid or for another name. Most often a company proxy re-signs \
                    the traffic with its own authority, or the clock is wrong.",
            fixes: &[
                "See who issued the certificate: claudectl diagnose",
                "Trust your company's authority: add --ca-file company-ca.pem (PEM, the whole chain)",
                "Check the clock: date -u",
            ],
            retry: "No. It fails the same way until trust or clock is corrected.",
            source: CONTRACT,
            ..of(K::Tls)
        },
        Entry {
            id: "proxy",
            title: "The proxy refused, wants a login or is down",
            cause: "The proxy from --proxy, HTTPS_PROXY or ALL_PROXY did not open a tunnel to the API.",
            fixes: &[
                "See which proxy is used and why: claudectl diagnose",
                "Give a login, percent-encoded: --proxy http://USER:PASSWORD@HOST:PORT",
                "If no proxy is needed here: --no-proxy",
            ],
            retry: "No, unless the proxy was down for a moment.",
            source: CONTRACT,
            ..of(K::Proxy)
        },
        Entry {
            id: "connection_lost",
            title: "The connection broke after the request was sent, before an answer",
            cause: "The request left this machine, then the connection was reset or closed. The API may have worked on it, so it \
                    may be billed.",
            fixes: &[
                "Run it again; claudectl already retries this and says how many attempts may be billed.",
                "If large requests fail and small ones work, lower the MTU of the VPN or tunnel.",
                "If it happens after the same time again and again, a middlebox cuts idle connections: claudectl diagnose",
            ],
            retry: "Yes, but the lost attempt may be billed.",
            source: CONTRACT,
            also: &["ECONNRESET", "EPIPE"],
            ..of(K::ConnectionLost)
        },
        Entry {
            id: "not_the_api",
            title: "Something other than the Claude API answered",
            cause: "The answer is no JSON of the API: a login page, a block page, a redirect, another service under that \
                    address, or a gateway that rewrites answers. Every answer of the API carries a request-id header; this one does not.",
            fixes: &[
                "Find out who answered: claudectl diagnose",
                "Look at the base URL: it ends before /v1 (https://api.anthropic.com).",
                "Use the default: unset ANTHROPIC_BASE_URL",
                "On a guest or hotel network open a browser and log in there first.",
            ],
            retry: "No. The same address gives the same page.",
            source: CONTRACT,
            ..of(K::NotTheApi)
        },
    ],
};

/// The answer arrived, but it is not what was wanted.
pub(crate) const ANSWER: Family = Family {
    title: "The answer itself",
    entries: &[
        Entry {
            id: "truncated",
            title: "The answer stopped before its end",
            cause: "The model reached max_tokens (thinking counts too), a server tool loop paused (pause_turn), or the context \
                    window is full. The text so far is whole and billed.",
            fixes: &[
                "Allow more: --max-tokens N (claudectl models show MODEL prints the maximum)",
                "Think less: --effort low",
                "Accept cut answers in a script: --fail-on refusal",
            ],
            retry: "No. The same request stops at the same place; change it first.",
            source: CONTRACT,
            also: &["max_tokens", "pause_turn", "model_context_window_exceeded"],
            ..of(K::Truncated)
        },
        Entry {
            id: "refusal",
            title: "The model declined to answer",
            cause: "A safety classifier stopped the answer (HTTP 200, stop_reason \"refusal\"). Text that had arrived should be \
                    thrown away. Depending on the category it is billed.",
            fixes: &[
                "Ask the model that the API suggests: -m {recommended_model}",
                "Say what the text is for, or leave out the part that was refused.",
                "Try another model: -m sonnet",
                "Accept refusals in a script: --fail-on truncated",
            ],
            retry: "No. The same request is refused again.",
            source: DOCS,
            ..of(K::Refusal)
        },
    ],
};
