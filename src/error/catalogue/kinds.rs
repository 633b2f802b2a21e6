//! One entry per kind that is not an HTTP status: what to say when nothing more precise is known.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, DOCS, ONCE_FIXED};
use crate::error::ErrorKind as K;

/// Found before anything was sent, or about our own files.
pub(super) const LOCAL: Family = Family {
    title: "Found by claudectl itself",
    entries: &[
        Entry {
            id: "internal",
            title: "A bug in claudectl",
            cause: "claudectl met a state its authors thought impossible. Nothing you typed should be able to cause it.",
            fixes: &[
                "Report it with the command you ran, `claudectl --version` and the text above.",
                "Run the command again with -vv and attach what stderr says; keys are redacted.",
            ],
            retry: "No. It will most likely happen again.",
            source: CONTRACT,
            ..of(K::Internal)
        },
        Entry {
            id: "usage",
            title: "The command line could not be understood",
            cause: "An option or argument is unknown, missing, or clashes with another. Nothing was sent.",
            fixes: &[
                "Read the usage of that command: claudectl send --help",
                "If the prompt starts with a dash, put -- before it: claudectl send -- \"-5 + 3 = ?\"",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Usage)
        },
        Entry {
            id: "config",
            title: "A credential or setting is missing or malformed",
            cause: "No usable key was found, or a setting from the environment or a file cannot be right. Nothing was sent.",
            fixes: &[
                "See every source that was looked at and which one won: claudectl diagnose",
                "Set a key: export ANTHROPIC_API_KEY=... (create one at platform.claude.com/settings/keys)",
                "Try the tool without a key: claudectl --sandbox send \"Hello\"",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Config)
        },
        Entry {
            id: "input",
            title: "The prompt, a file or the request is not valid",
            cause: "A check on this machine found the input empty, unreadable, malformed, changed or too big. Nothing was sent \
                    and nothing is billed.",
            fixes: &[
                "Correct the place named in the message.",
                "Check a request file without sending it: claudectl send --request FILE --check",
                "Check a batch file line by line: claudectl batches check FILE",
                "If the check is wrong, send it anyway: add --no-check",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Input)
        },
        Entry {
            id: "output",
            title: "A result or state file could not be written or read",
            cause: "The disk is full, the folder does not allow writing, a state file is damaged, or another claudectl works on \
                    the same run.",
            fixes: &[
                "Check room and permissions of the target: df -h . && ls -ld .",
                "Write somewhere else: claudectl send -o OTHER/FILE ...",
                "If another process holds the run, wait for it or stop it, then run the same command again.",
            ],
            retry: "Once there is room and permission.",
            source: CONTRACT,
            ..of(K::Output)
        },
        Entry {
            id: "incomplete",
            title: "The answer or the results were cut",
            cause: "The connection ended, stalled or reported an error after part of the answer had arrived. What arrived is \
                    kept; it is not the whole answer. The tokens produced so far may be billed.",
            fixes: &[
                "Run it again. With --no-stream nothing is shown until the answer is whole, so claudectl can retry by itself.",
                "If it is always cut after the same time, a proxy or firewall on the way limits connections: claudectl diagnose",
                "For a batch, the same command goes on where it stopped: claudectl batches resume RUN",
            ],
            retry: "Yes. A new answer is generated and billed.",
            source: CONTRACT,
            also: &["cut"],
            ..of(K::Incomplete)
        },
        Entry {
            id: "partial",
            title: "Some items of a batch failed",
            cause: "The batch has ended and its results are saved, but some lines are errored, expired or canceled.",
            fixes: &[
                "Group the failures by cause: claudectl explain -f RESULTS.jsonl --request REQUESTS.jsonl",
                "Run the failed items again: `batches run` and `batches results` write them to a file of their own that can be fed back.",
            ],
            retry: "Those items only; the others are done and paid.",
            source: CONTRACT,
            ..of(K::Partial)
        },
        Entry {
            id: "pending",
            title: "The time limit of a wait ran out; the batch goes on",
            cause: "`--timeout` ended the waiting, not the batch. Most batches finish within an hour, all within 24 hours.",
            fixes: &[
                "Go on waiting: claudectl batches wait ID",
                "Or go on with the whole run: claudectl batches resume RUN",
            ],
            retry: "Later. Nothing is lost or paid twice.",
            source: CONTRACT,
            ..of(K::Pending)
        },
        Entry {
            id: "unknown",
            title: "A batch may exist whose reply was lost",
            cause: "The request that creates a batch was sent, but the connection broke before the API answered. Sending it again \
                    could start, and bill, the same work twice.",
            fixes: &[
                "Find out whether it exists: claudectl batches reconcile RUN",
                "Only when it is certain that it does not: claudectl batches reconcile RUN --resubmit",
            ],
            retry: "Reconcile first; do not resubmit.",
            source: CONTRACT,
            ..of(K::Unknown)
        },
    ],
};

/// The way to the API.
pub(super) const NETWORK: Family = Family {
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
                "If the base URL is not api.anthropic.com, start that gateway or unset ANTHROPIC_BASE_URL.",
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
            retry: "No. It fails the same way until trust or clock is mended.",
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
                "If no proxy is needed here: add --no-proxy",
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
                "Look at the base URL: it ends before /v1 (https://api.anthropic.com). Unset ANTHROPIC_BASE_URL to use the default.",
                "On a guest or hotel network open a browser and log in there first.",
            ],
            retry: "No. The same address gives the same page.",
            source: CONTRACT,
            ..of(K::NotTheApi)
        },
    ],
};

/// The answer arrived, but it is not what was wanted.
pub(super) const ANSWER: Family = Family {
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
                "Read stop_details: claudectl send --json ... shows category and explanation.",
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
