//! Every time limit, ours and those of SDKs and gateways.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, LATER};
use crate::error::ErrorKind as K;

const BILLED: &str = "Yes. The first attempt may be billed.";

/// Timers.
pub(crate) const ALL: Family = Family {
    title: "Time limits",
    entries: &[
        Entry {
            id: "timeout_connect",
            title: "Connecting took too long",
            cause: "Name lookup, TCP, proxy and TLS together did not finish within --connect-timeout. A firewall that drops packets silently, a \
                    broken IPv6 route or a slow proxy does that.",
            fixes: &[
                "Find the slow step: claudectl diagnose",
                "Try IPv4 only: --ipv4",
                "On a slow line: --connect-timeout 30s",
            ],
            retry: LATER,
            source: CONTRACT,
            patterns: &[
                "~connecttimeout",
                "~err_connection_timed_out",
                "~connect[ion] timed out",
                "~timed out while connecting",
                "~und_err_connect_timeout",
                "~connection timeout",
                "~failed to connect to {host:w} port {port:n} after * timed out",
                "~dial tcp * i/o timeout",
                "~[connect |read ]etimedout",
                "~failed to connect to {host:w} port {port:n} after * timeout was reached",
                "~connection timed out after {waited_ms:n} milliseconds",
                "~ssl connection timeout",
                "~net::opentimeout",
                "~a connection attempt failed because the connected party did not",
                "~wsaetimedout",
                "~winerror 10060",
                "~[die ]wartezeit f* die verbindung ist abgelaufen",
                "~ein verbindungsversuch ist fehlgeschlagen, da die gegenstelle",
                "~connexion termin* par expiration du d",
                "~tiempo de conexi* agotado",
                "~connecttimeouterror",
                "~timed out while * connecting",
            ],
            also: &["connect_timeout"],
            ..of(K::Timeout)
        },
        Entry {
            id: "timeout_upload",
            title: "The upload stalled",
            cause: "For --upload-timeout (60 s) the network took no further byte of the request. Tunnels whose packets are too large stop like this after \
                    the first kilobytes.",
            fixes: &[
                "Lower the MTU of the VPN or tunnel: ip link set dev DEV mtu 1280",
                "On a very slow line: --upload-timeout 5m",
                "Send less: scale images down, or use the Files API.",
            ],
            retry: "Yes.",
            source: CONTRACT,
            patterns: &["~writetimeout", "~write timed out", "~the write operation timed out"],
            also: &["upload_timeout"],
            ..of(K::Timeout)
        },
        Entry {
            id: "timeout_headers",
            title: "No answer began in time",
            cause: "The request was sent, but within --headers-timeout not even the headers of an answer came. A gateway that collects the \
                    whole answer first does that.",
            fixes: &[
                "Give it more time: --headers-timeout 5m",
                "If a gateway is in between, switch off its buffering.",
                "Look at status.claude.com.",
            ],
            retry: BILLED,
            source: CONTRACT,
            patterns: &["~und_err_headers_timeout", "~headers timeout", "~timeout awaiting response headers"],
            also: &["headers_timeout", "first_byte"],
            ..of(K::Timeout)
        },
        Entry {
            id: "timeout_idle",
            title: "No data came for the idle timeout",
            cause: "For --idle-timeout no byte came, not even a ping. A firewall or NAT forgot the connection, or a proxy stalled. The socket looks \
                    open but is dead.",
            fixes: &[
                "Run it again so that claudectl retries by itself: --no-stream",
                "If it happens after the same time again and again, a device on the network path cuts idle connections: ask for a longer limit.",
                "If long thinking is normal for you: --idle-timeout 10m",
            ],
            retry: BILLED,
            source: "claude-code issue 61001",
            patterns: &[
                "~stream idle timeout",
                "~partial response received",
                "~und_err_body_timeout",
                "~body timeout",
                "~readtimeout",
                "~read timed out",
                "~the read operation timed out",
                "~sockettimeoutexception",
                "~i/o timeout",
                "~inactivity timeout",
                "~idle timeout",
                "~response stalled mid-stream",
            ],
            also: &["idle_timeout", "stall"],
            ..of(K::Timeout)
        },
        Entry {
            id: "timeout_semantic_idle",
            title: "The stream sent nothing but pings",
            cause: "For --semantic-idle-timeout (10 min) the connection was alive, but no part of the answer came.",
            fixes: &[
                "Run it again.",
                "If such pauses are normal for your work: --semantic-idle-timeout 30m",
                "Look at status.claude.com.",
            ],
            retry: BILLED,
            source: CONTRACT,
            also: &["semantic_idle_timeout"],
            ..of(K::Timeout)
        },
        Entry {
            id: "timeout_total",
            title: "The time for the whole command ran out",
            cause: "--timeout covers everything: connecting, waiting, retries and the answer itself.",
            fixes: &[
                "Give it more: --timeout 10m, or leave it out; it has no default.",
                "See with -v what took so long.",
            ],
            retry: BILLED,
            source: CONTRACT,
            patterns: &["~operation timed out after {waited:n} milliseconds"],
            ..of(K::Timeout)
        },
        Entry {
            id: "timeout_results",
            title: "The download of batch results is too slow",
            cause: "Less than a byte a second came for half a minute.",
            fixes: &["Go on where it stopped: claudectl batches resume RUN"],
            retry: "Yes; nothing is lost.",
            source: CONTRACT,
            ..of(K::Timeout)
        },
        Entry {
            id: "timeout_sdk",
            title: "The SDK gave up waiting",
            cause: "The client's own timeout (10 minutes unless set) ran out. It covers the time to the headers; a long answer without streaming hits it.",
            fixes: &[
                "Stream the answer; claudectl send always does.",
                "Give the client more time: Anthropic(timeout=1200)",
            ],
            retry: BILLED,
            source: "official SDK source, exception classes",
            patterns: &[
                "~~~request timed out",
                "~~~operation timed out",
                "api error \\(request timed out",
                "~~~the request timed out",
                "~pooltimeout",
                "~read error \\(connection timed out\\) in headers",
                "~~~context deadline exceeded",
                "~~~timeouterror: ",
                "~~~interruptedioexception: timeout",
                "~aborterror: the operation was aborted due to timeout",
                "~~~request timed out or interrupted",
                "~connection timed out after {seconds:w} seconds",
                "~the request was canceled due to the configured httpclient.timeout of {seconds:n} seconds",
                "~request timed out ({seconds:w})",
                "~source: timedout",
                "~~~the operation has timed out",
                "~litellm.timeout: ",
            ],
            also: &["pool_timeout"],
            ..of(K::Timeout)
        },
    ],
};
