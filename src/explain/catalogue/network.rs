//! The way to the API: names and connections.

use super::entry::{Entry, Family, of};
use super::words::LATER;
use crate::error::ErrorKind as K;

const GATEWAY: &str = "claude-code and SDK issues about connections";

/// Names and connections.
pub(crate) const ALL: Family = Family {
    title: "Names and connections",
    entries: &[
        Entry {
            id: "dns_no_such_name",
            title: "The name does not exist",
            cause: "The resolver answered, and says there is no such host: a typo in the base URL, or a company or blocking DNS that hides it.",
            fixes: &[
                "Check the host {host}; the default is api.anthropic.com: unset ANTHROPIC_BASE_URL || Check the host; the default is \
                 api.anthropic.com: unset ANTHROPIC_BASE_URL",
                "Ask another resolver: nslookup api.anthropic.com 1.1.1.1",
                "See what was asked and answered: claudectl diagnose",
            ],
            retry: "No, if the name is wrong.",
            retryable: Some(false),
            source: "claude-code issue 71824",
            says: &[
                "~getaddrinfo enotfound [{host:w}]",
                "~name or service not known",
                "~nodename nor servname provided",
                "~could not resolve host[name]: {host:w}",
                "~no such host",
                "~no such host is known",
                "~unknownhostexception: {host:w}",
                "~name does not resolve",
                "~failed to lookup address information",
                "~could not resolve host",
                "~the remote name could not be resolved",
                "~server with the specified hostname could not be found",
                "~nameresolutionerror",
                "~nxdomain",
                "~err_name_not_resolved",
            ],
            also: &["nxdomain", "EAI_NONAME"],
            ..of(K::Dns)
        },
        Entry {
            id: "dns_no_answer",
            title: "The resolver does not answer",
            cause: "The machine is offline, or the resolver in /etc/resolv.conf cannot be reached: a container, WSL after sleep, a VPN with its own DNS.",
            fixes: &[
                "In a container: docker run --dns 1.1.1.1 ...; in WSL: wsl --shutdown",
                "Behind a company VPN ask for api.anthropic.com to be resolvable.",
                "See whether any server answers: claudectl diagnose",
            ],
            retry: LATER,
            retryable: Some(true),
            source: "claude-code issue 71824",
            says: &[
                "~temporary failure in name resolution",
                "~getaddrinfo (eai_again|erefused|etimeout) [{host:w}]",
                "~(query|dns) [lookup ]timed out",
                "~server misbehaving",
                "~no address associated with hostname",
            ],
            also: &["EREFUSED", "SERVFAIL"],
            ..of(K::Dns)
        },
        Entry {
            id: "connect_refused",
            title: "Nothing listens at that address",
            cause: "The connection was refused. With a base URL on localhost the gateway there is not running; otherwise a firewall says no.",
            fixes: &[
                "See which base URL is used and where it was set: claudectl diagnose",
                "Start the local gateway, or unset ANTHROPIC_BASE_URL (look in ~/.bashrc, ~/.zshrc, ~/.profile).",
                "If the host is api.anthropic.com, ask for port 443 to be allowed.",
            ],
            retry: "Yes, if the gateway is just starting.",
            source: "claude-code issue 87259",
            says: &[
                "~connection refused",
                "~err_connection_refused",
                "~[connect ]econnrefused[ {address:w}]",
                "~actively refused it",
                "~connectionrefused",
                "~failed to connect to {host:w} port {port:n}* (connection refused|could not connect)",
                "~couldn't connect to server",
            ],
            ..of(K::Connect)
        },
        Entry {
            id: "connect_unreachable",
            title: "There is no way to the host",
            cause: "No route: the network is down, a VPN is half up, or only IPv6 was tried where it does not work.",
            fixes: &[
                "Try IPv4 only: add -4",
                "Check the network and the VPN: claudectl diagnose tries both families.",
            ],
            retry: LATER,
            source: GATEWAY,
            says: &[
                "~network is unreachable",
                "~err_(internet_disconnected|address_unreachable)",
                "~no route to host",
                "~[connect ](enetunreach|ehostunreach)",
                "~host is unreachable",
                "~host is down",
                "~unable to connect to api \\((enetunreach|ehostunreach)",
            ],
            ..of(K::Connect)
        },
        Entry {
            id: "connection_error",
            title: "The SDK could not reach the API and does not say why",
            cause: "\"Connection error.\" covers DNS, firewall, proxy, TLS and cuts alike. The reason stands in the chained exception above it.",
            fixes: &[
                "Explain the whole traceback instead of its last line: claudectl explain -f LOG",
                "Find the step that fails from this machine: claudectl diagnose",
            ],
            retry: "Yes, unless the name, certificate or proxy is wrong.",
            source: "official SDK source, exception classes",
            says: &[
                "~~~^connection error.",
                "api error \\(connection error",
                "~~~: connection error.",
                "~~~cannot connect to api",
                "~~~unable to connect to api",
                "~~~failed to connect to api",
                "~~~fetch failed",
                "~~~all connection attempts failed",
            ],
            ..of(K::Connect)
        },
        Entry {
            id: "connection_reset",
            title: "The connection was cut before an answer",
            cause: "The other side, or something on the way, reset the connection after the request was sent: a proxy, a firewall, broken IPv6, or a \
                    tunnel whose packets are too large.",
            fixes: &[
                "Try again; the first attempt may be billed. claudectl retries and counts such attempts.",
                "If curl works, IPv6 may be half broken: add -4",
                "If only large requests fail, lower the MTU of the VPN: ip link set dev DEV mtu 1280",
            ],
            retry: "Yes, but the lost attempt may be billed.",
            source: "claude-code issue 20240",
            says: &[
                "~[read |write ]econnreset",
                "~connection reset by peer",
                "~connection [was ]reset",
                "~socket hang up",
                "~server disconnected without sending a response",
                "~remote end closed connection without response",
                "~connection closed before message completed",
                "~connection aborted",
                "~empty reply from server",
                "~broken pipe",
                "~[write ]epipe",
                "~unexpected eof",
                "~forcibly closed by the remote host",
                "~unexpected end of stream on",
                "~recv failure",
                "~err_connection_(reset|closed|aborted)",
                "~other side closed",
                "~und_err_socket",
                "~stream was reset",
                "~http2: (server sent goaway|client connection lost)",
            ],
            also: &["reset"],
            ..of(K::ConnectionLost)
        },
    ],
};
