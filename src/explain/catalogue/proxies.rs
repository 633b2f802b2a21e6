//! Proxies between here and the API.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, LATER};
use crate::error::ErrorKind as K;

/// Proxies.
pub(crate) const ALL: Family = Family {
    title: "Proxies",
    entries: &[
        Entry {
            id: "proxy_login",
            title: "The proxy wants a login",
            cause: "It answered 407. The login is missing, wrong, not percent-encoded, or the proxy wants NTLM or Kerberos, which few tools speak.",
            fixes: &[
                "Give user and password before the host, percent-encoded: --proxy USER:PASSWORD@HOST:PORT",
                "For NTLM or Kerberos run a local helper such as px or cntlm and point --proxy to it.",
                "See what the proxy offers: claudectl diagnose",
            ],
            retry: "Once the login is right.",
            source: "claude-code issue 4560",
            statuses: &[407],
            patterns: &[
                "~407 proxy authentication required",
                "~err_tunnel_connection_failed",
                "~proxy authentication required",
                "~proxy authorization required",
                "~received http code 407 from proxy",
                "~tunnel connection failed: 407",
                "~tunneling socket could not be established, statuscode=407",
                "~connect tunnel failed, response 407",
                "~proxy tunneling failed: proxy authentication required",
                "~tcp_denied/407 * connect",
            ],
            ..of(K::Proxy)
        },
        Entry {
            id: "proxy_refused",
            title: "The proxy does not let this host through",
            cause: "It answered the request for a tunnel with 403 or a policy error.",
            fixes: &[
                "Ask for api.anthropic.com:443 to be allowed.",
                "If this network needs no proxy: --no-proxy",
            ],
            retry: "Once the policy is changed.",
            source: CONTRACT,
            patterns: &[
                "~received http code 403 from proxy",
                "~tunnel connection failed: 403",
                "~proxy connect * (403|forbidden)",
                "~tunneling socket could not be established, statuscode=403",
                "~connect tunnel failed, response 403",
                "~proxy tunneling failed: forbidden",
                "~tcp_denied/403 * connect",
                "~proxy * (denied|refused|blocked) * (connect|tunnel|request)",
            ],
            ..of(K::Proxy)
        },
        Entry {
            id: "proxy_cannot_reach",
            title: "The proxy cannot reach the API",
            cause: "It answered the request for a tunnel with 502, 503 or 504: its own way out or its DNS is broken.",
            fixes: &["Try again, then tell whoever runs the proxy.", "Try without it: --no-proxy"],
            retry: LATER,
            retryable: Some(true),
            source: CONTRACT,
            patterns: &[
                "~received http code (502|503|504) from proxy",
                "~(none_none|none|tcp_tunnel|tcp_miss)/(500|502|503|504) * connect",
                "~tunnel connection failed: (502|503|504)",
                "~tunneling socket could not be established, statuscode=5",
                "~connect tunnel failed, response (502|503|504)",
                "~proxy tunneling failed: (bad gateway|service unavailable|gateway)",
            ],
            ..of(K::Proxy)
        },
        Entry {
            id: "proxy_down",
            title: "The proxy itself cannot be reached",
            cause: "The proxy variable names a host or port where nothing answers: it is stale, or only valid inside another network.",
            fixes: &[
                "See which variable it came from: claudectl diagnose",
                "Go without it, if this network needs none: --no-proxy",
                "Unset it for good: unset HTTPS_PROXY",
            ],
            retry: "Once the proxy runs or is left out.",
            source: CONTRACT,
            patterns: &[
                "~proxyconnect tcp: dial tcp {proxy:w} (connect: connection refused|connect: no route to host|i/o timeout|connect: network is unreachable)",
                "~proxyconnect tcp: dial tcp[: lookup {proxy:w}]",
                "~could not resolve proxy[: {host:w}]",
                "~cannot connect to proxy",
                "~proxyerror",
                "~err_proxy_connection_failed",
                "~unable to connect to proxy",
                "~proxy connection failed",
                "~tunneling socket could not be established, cause=",
                "~failed to connect to proxy",
            ],
            ..of(K::Proxy)
        },
        Entry {
            id: "proxy_setting",
            title: "The proxy setting is not understood",
            cause: "The value lacks its scheme, uses one that is not supported (for example socks in a tool without it), or upper and lower case \
                    variables differ.",
            fixes: &[
                "Write it in full: export HTTPS_PROXY=http://HOST:PORT",
                "See the proxy chosen for this URL, and the NO_PROXY entry that matched: claudectl diagnose",
            ],
            retry: "Once it is corrected.",
            source: "anthropic-sdk-python issue 923",
            patterns: &[
                "~unknown scheme for proxy url",
                "~unsupported proxy",
                "~invalid proxy",
                "~proxy url * scheme",
                "~using socks proxy, but",
                "~proxy protocol must be either",
            ],
            ..of(K::Proxy)
        },
        Entry {
            id: "proxy_socks_failed",
            title: "The SOCKS proxy failed",
            cause: "It refused the connection or could not reach the host.",
            fixes: &[
                "Try socks5h:// so that the proxy resolves the name: --proxy socks5h://HOST:PORT",
                "Check that it runs: nc -vz HOST PORT",
            ],
            retry: LATER,
            source: CONTRACT,
            patterns: &[
                "~socks[4|5] (error|connect|connection|handshake|authentication|proxy) * (failed|refused|rejected|error)",
                "~general socks server failure",
                "~cannot complete socks[4|5] connection",
                "~can't complete socks[4|5] connection",
            ],
            ..of(K::Proxy)
        },
    ],
};
