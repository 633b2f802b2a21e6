//! Answers that are not the API's: pages, portals, redirects, gateways.

use super::entry::{Entry, Family, of};
use super::words::{DOCS, LATER};
use crate::error::ErrorKind as K;

const SAME_PAGE: &str = "No. The same request gets the same page.";
const FORM: &str = "the form of the page";

/// Not the API.
pub(super) const ALL: Family = Family {
    title: "Answers that are not the API's",
    entries: &[
        Entry {
            id: "page_html",
            title: "An HTML page, which the API never sends",
            cause: "A gateway, firewall, portal or web server answered in place of the API. It has no request id.",
            fixes: &[
                "Find out who answers, and which base URL is used: claudectl diagnose",
                "The page says: \"{title}\". Ask whoever runs that server. || Read the title of the page and ask whoever runs that server.",
            ],
            retry: SAME_PAGE,
            source: FORM,
            says: &[
                "~unexpected token '<'",
                "~unexpected token < in json",
                "~is not valid json",
                "~jsondecodeerror",
                "~expecting value: line 1 column 1",
                "~invalid character '<' looking for beginning of value",
                "~expected value at line 1 column 1",
                "~unrecognized token 'html'",
                "~use jsonreader.setlenient",
            ],
            also: &["html"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_portal",
            title: "The login page of a guest network",
            cause: "A hotel, train or guest Wi-Fi catches every connection until you have logged in.",
            fixes: &[
                "Open http://neverssl.com in a browser, log in, and try again.",
                "Or use another network.",
            ],
            retry: "Once you have logged in to the network.",
            source: FORM,
            also: &["captive_portal"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_blocked_by_filter",
            title: "The block page of a web filter",
            cause: "A company filter or security gateway does not let the request through.",
            fixes: &["Ask IT to allow api.anthropic.com.", "See who answers: claudectl diagnose"],
            retry: SAME_PAGE,
            source: FORM,
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_cloudflare_block",
            title: "Cloudflare blocked the request before it reached the API",
            cause: "The edge rejected it by the reputation of your address or by a rule about its content, for example text that looks like an attack.",
            fixes: &[
                "Quote Ray ID {ray_id} when you ask support.claude.com. || Quote the Ray ID at the foot of the page when you ask support.claude.com.",
                "Try another exit: without VPN or proxy, or --no-proxy",
                "If only one prompt is blocked, something in its text triggers the rule; send it as a file or change it.",
            ],
            retry: SAME_PAGE,
            source: "claude-code issue 30437",
            says: &[
                "~sorry, you have been blocked",
                "~edge ip restricted",
                "~error code: (1006|1007|1008|1009|1010|1012|1020)",
                "~access denied * cloudflare",
            ],
            also: &["cloudflare", "ray_id"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_cloudflare_challenge",
            title: "Cloudflare wants a browser to prove it is one",
            cause: "Your address looks suspicious to the edge (a VPN, a data centre, a shared exit), so it sends a challenge that no program can pass.",
            fixes: &[
                "Use another exit: without VPN or proxy, or --no-proxy",
                "If the base URL is your own gateway, switch the challenge off for API paths there.",
                "Quote Ray ID {ray_id} when you ask for help. || Quote the Ray ID of the page when you ask for help.",
            ],
            retry: SAME_PAGE,
            source: "claude-code issue 30437",
            says: &["~just a moment...", "~enable javascript and cookies to continue"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_egress_denied",
            title: "The sandbox or proxy this runs in does not allow the host",
            cause: "The answer has the header x-deny-reason: a policy for outgoing traffic stopped it, not the API.",
            fixes: &["Allow api.anthropic.com in that policy.", "The reason it gave: {deny_reason}"],
            retry: "Once the policy is changed.",
            source: DOCS,
            says: &["~host_not_allowed", "~x-deny-reason: {deny_reason:w}"],
            also: &["host_not_allowed", "x_deny_reason"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_redirect",
            title: "A redirect, which the API never sends",
            cause: "A portal, a login gateway or a base URL with http or an old host sends you elsewhere. claudectl follows none: the key would go along.",
            fixes: &[
                "It points to {location}: use that as the base URL only if it is your gateway. || See where it points to: claudectl diagnose",
                "Write https in the base URL: export ANTHROPIC_BASE_URL=https://HOST",
            ],
            retry: SAME_PAGE,
            source: FORM,
            statuses: &[300, 301, 302, 303, 304, 305, 307, 308],
            says: &[
                "~301 moved permanently",
                "~302 found",
                "~307 temporary redirect",
                "~308 permanent redirect",
            ],
            also: &["redirect"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_base_url_path",
            title: "Nothing at this path: the base URL is wrong",
            cause: "A plain \"not found\" without an error object is not the API's. The path is doubled (/v1/v1/messages) or /v1 is missing.",
            fixes: &[
                "The base URL ends before /v1: export ANTHROPIC_BASE_URL=https://api.anthropic.com",
                "See the full URL that is called: claudectl send -vv ...",
            ],
            retry: SAME_PAGE,
            source: "claude-code issue 50229",
            says: &["~404 page not found", "~/v1/v1/messages", "~cannot post /"],
            also: &["404_page"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_not_http",
            title: "What answered does not speak HTTP, or not the API's",
            cause: "Another service listens on that host and port, or the answer was cut in its headers.",
            fixes: &["Check host and port of the base URL: claudectl diagnose"],
            retry: SAME_PAGE,
            source: FORM,
            says: &[
                "~malformed http (response|status code)",
                "~received http/0.9 when not allowed",
                "~parse error: expected http/",
                "~invalid http version",
                "~hpe_invalid",
                "~illegal status line",
                "~bad status line",
                "~badstatusline",
                "~remoteprotocolerror: illegal",
            ],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_empty",
            title: "An empty answer",
            cause: "A gateway answered 200 or 204 without a body.",
            fixes: &[
                "See who answers: claudectl diagnose",
                "Try without the gateway: unset ANTHROPIC_BASE_URL",
            ],
            retry: "Once; then look at the gateway.",
            source: "Claude Code changelog 2.1.117",
            statuses: &[204],
            says: &[
                "~unexpected end of json input",
                "~request ended without sending any chunks",
                "~(empty|no) response body",
                "~stream ended without producing",
            ],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_wrong_shape",
            title: "The answer is JSON, but not the API's",
            cause: "A gateway for another vendor's format answered, or one that wraps answers in its own.",
            fixes: &[
                "Check that the base URL speaks the Claude Messages API: claudectl diagnose",
                "Update the SDK or the gateway.",
            ],
            retry: SAME_PAGE,
            source: "official SDK source, exception classes",
            says: &["~data returned by api invalid for expected schema"],
            ..of(K::NotTheApi)
        },
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
            says: &[
                "~413 request entity too large",
                "~413 payload too large",
                "~413 content too large",
                "~request entity too large",
                "~payloadtoolargeerror",
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
            says: &["~error [code: ]1015", "~you are being rate limited"],
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
            says: &["~502 bad gateway", "~error code 502", "~bad gateway"],
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
            says: &[
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
            says: &["~504 gateway time-out", "~504 gateway timeout", "~upstream request timeout"],
            ..of(K::DeadlineExceeded)
        },
    ],
};
