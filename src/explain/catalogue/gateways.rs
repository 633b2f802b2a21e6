//! Error pages of gateways, load balancers and the edge.

use super::entry::{Entry, Family, of};
use super::words::LATER;
use crate::error::ErrorKind as K;

const FORM: &str = "the form of the page";

/// Gateways.
pub(crate) const ALL: Family = Family {
    title: "Error pages of gateways and the edge",
    entries: &[
        Entry {
            id: "page_too_large",
            title: "A gateway in between takes no request that big",
            cause: "The page is from a web server with a limit of its own (nginx: client_max_body_size, 1 MB unless set), not from the API.",
            fixes: &[
                "Raise the limit there, for example client_max_body_size 40m;",
                "Or send less: scale images down, split PDFs.",
            ],
            retry: "No. Make it smaller or raise the limit.",
            source: "gptpdf issue 33",
            patterns: &[
                "~413 request entity too large",
                "~413 payload too large",
                "~413 content too large",
                "~request entity too large",
                "~payloadtoolargeerror",
                "~client intended to send too large body: {bytes:n} bytes",
            ],
            ..of(K::RequestTooLarge)
        },
        Entry {
            id: "page_rate_limit",
            title: "A gateway or the edge limits your requests",
            cause: "The page is not the API's: a proxy of yours, or the edge (error 1015), counts requests from your address.",
            fixes: &["Wait, and run fewer requests at once.", "If it is your gateway, raise its limit."],
            retry: LATER,
            source: FORM,
            patterns: &["~error [code: ]1015", "~you are being rate limited"],
            ..of(K::RateLimit)
        },
        Entry {
            id: "page_server_error",
            title: "The error page of a gateway or of the edge",
            cause: "Something between you and the API failed, or could not reach what is behind it. The page has no request id.",
            fixes: &[
                "Try again in a minute; claudectl already retries.",
                "Look at status.claude.com; if the page is of your own gateway ({server}), look there. || Look at status.claude.com, then at your own gateway.",
                "Quote Ray ID {ray_id} if it is Cloudflare's.",
            ],
            retry: LATER,
            source: FORM,
            ..of(K::ServerOther)
        },
        Entry {
            id: "page_bad_gateway",
            title: "The 502 page of a gateway or of the edge",
            cause: "A proxy, load balancer or the edge could not reach the server behind it. The page has no request id.",
            fixes: &[
                "Try again in a minute; claudectl already retries.",
                "The page is from {server}: if that is your gateway, its upstream is down. || If the page is of your own gateway, its upstream is down.",
                "Look at status.claude.com.",
            ],
            retry: LATER,
            source: FORM,
            patterns: &[
                "~502 bad gateway",
                "~error code 502",
                "~bad gateway",
                "~connect\\(\\) failed * while connecting to upstream",
                "~no live upstreams while connecting to upstream",
            ],
            ..of(K::BadGateway)
        },
        Entry {
            id: "page_unavailable",
            title: "The 503 page of a gateway",
            cause: "A load balancer or proxy has no server behind it that answers.",
            fixes: &[
                "Try again in a minute; claudectl already retries.",
                "If it is your own gateway, look whether its upstream runs.",
                "Look at status.claude.com.",
            ],
            retry: LATER,
            source: FORM,
            patterns: &[
                "~503 service temporarily unavailable",
                "upstream connect error or disconnect/reset before headers",
                "no healthy upstream",
                "~503 service unavailable",
            ],
            ..of(K::Unavailable)
        },
        Entry {
            id: "page_gateway_timeout",
            title: "The 504 page of a gateway",
            cause: "A proxy or load balancer gave up waiting for the answer; its limit is shorter than the answer takes.",
            fixes: &[
                "Stream, so that bytes keep coming; claudectl always does.",
                "Raise the limit of the gateway, for example proxy_read_timeout 600s;",
                "Ask for less: --max-tokens N",
            ],
            retry: LATER,
            source: FORM,
            patterns: &[
                "~504 gateway time-out",
                "~504 gateway timeout",
                "~upstream request timeout",
                "~upstream timed out * while reading response",
            ],
            ..of(K::DeadlineExceeded)
        },
    ],
};
