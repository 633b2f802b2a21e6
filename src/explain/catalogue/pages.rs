//! Answers that are not the API's: pages, portals, redirects, gateways.

use super::entry::{Entry, Family, of};
use super::words::DOCS;
use crate::error::ErrorKind as K;

const SAME_PAGE: &str = "No. The same request gets the same page.";
const FORM: &str = "the form of the page";

/// Not the API.
pub(crate) const ALL: Family = Family {
    title: "Answers that are not the API's",
    entries: &[
        Entry {
            id: "page_html",
            title: "An HTML page, which the API never sends",
            cause: "A gateway, firewall, portal or web server answered in place of the API. It has no request id.",
            fixes: &[
                "Find out who answers, and which base URL is used: claudectl diagnose",
                "Correct the base URL if {gateway} is not the gateway you mean: it has to end before /v1. || \
                 Open a browser on this network: a login page or a message of a filter may wait there.",
                "The page says: \"{title}\". Ask whoever runs that server. || Read the title of the page and ask whoever runs that server.",
            ],
            retry: SAME_PAGE,
            source: FORM,
            patterns: &[
                "~unexpected token '<'",
                "~unexpected token < in json",
                "~invalid character '<' looking for beginning of value",
                "~unrecognized token 'html'",
            ],
            also: &["html"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "answer_not_json",
            title: "The answer could not be read as JSON",
            cause: "The program expected JSON and got something else: a page, plain text, nothing, or an answer that was cut or changed on the way. \
                    The parser does not say which.",
            fixes: &[
                "Look at the answer itself: curl -i BASE_URL/v1/models",
                "Find out who answers, and which base URL is used: claudectl diagnose",
                "Behind a gateway look for one that rewrites or buffers answers.",
            ],
            retry: "Once; then look at what answers.",
            source: "the JSON parsers of Python, JavaScript, Go, Java and Rust",
            patterns: &[
                "~~jsondecodeerror: ",
                "~~is not valid json",
                "~~reqwest::error \\{ kind: decode",
                "~~expecting value: line {line:n} column {column:n}",
                "~~expected value at line {line:n} column {column:n}",
                "~~unterminated string starting at",
                "~~unexpected (end of json input|non-whitespace character after json)",
                "~~use jsonreader.setlenient",
                "~~eof while parsing",
            ],
            also: &["JSONDecodeError"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "answer_cut",
            title: "The answer was cut: invalid JSON",
            cause: "The answer begins as JSON and breaks off, or is damaged in the middle. A proxy, VPN, virus scanner or gateway on the way cut or changed it.",
            fixes: &[
                "Try without the proxy: --no-proxy",
                "Look at the log of {gateway} and its limits on the size of answers. || Try again: a connection may break once.",
                "Try without VPN or virus scanner, which may cut answers.",
            ],
            retry: "Once; a connection may break. Then look at what stands in between.",
            source: "the form of the answer",
            also: &["invalid_json"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "results_unreadable",
            title: "A line of the batch results could not be read as JSON",
            cause: "The SDK reads the results line by line, and one line is no JSON: the download was cut, or a gateway answered with something else.",
            fixes: &[
                "Fetch them again and count the lines: claudectl batches results ID -o OUT",
                "See who answers: claudectl diagnose",
            ],
            retry: "Once; the results stay for 29 days.",
            source: "official SDK source, JSONL decoder",
            patterns: &["~_decoders/jsonl.py", "~decoders/line * is not valid json"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_squid",
            title: "A page of the Squid proxy",
            cause: "The proxy answered by itself: it does not allow the address, or could not reach or resolve it.",
            fixes: &[
                "Ask whoever runs the proxy to allow api.anthropic.com:443, and quote the page.",
                "If this network needs no proxy: --no-proxy",
            ],
            retry: SAME_PAGE,
            source: FORM,
            also: &["squid"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_portal",
            title: "A login page of this network, or of a gateway",
            cause: "A hotel, train or guest Wi-Fi catches every connection until you have logged in. Behind a base URL of your own it may be the login of the gateway.",
            fixes: &[
                "Open http://neverssl.com in a browser on this network, log in, and try again.",
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
            fixes: &[
                "Ask whoever runs this network to allow {host}. || Ask IT to allow api.anthropic.com.",
                "See who answers: claudectl diagnose",
            ],
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
                "Try another exit: without the VPN, or from another network.",
                "Try without the proxy: --no-proxy",
                "If only one prompt is blocked, something in its text triggers the rule; send it as a file or change it.",
            ],
            retry: SAME_PAGE,
            source: "claude-code issue 30437",
            patterns: &[
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
                "Use another exit: without the VPN, or from another network.",
                "Try without the proxy: --no-proxy",
                "If the base URL is your own gateway, switch the challenge off for API paths there.",
                "Quote Ray ID {ray_id} when you ask for help. || Quote the Ray ID of the page when you ask for help.",
            ],
            retry: SAME_PAGE,
            source: "claude-code issue 30437",
            patterns: &["~just a moment...", "~enable javascript and cookies to continue"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_egress_denied",
            title: "The sandbox or proxy this runs in does not allow the host",
            cause: "The answer has the header x-deny-reason: a policy for outgoing traffic stopped it, not the API.",
            fixes: &[
                "Allow {host} in the network policy of this sandbox or container. || Allow api.anthropic.com in that policy.",
                "The reason it gave: {deny_reason}",
            ],
            retry: "Once the policy is changed.",
            source: DOCS,
            patterns: &["~host_not_allowed", "~x-deny-reason: {deny_reason:w}"],
            also: &["host_not_allowed", "x_deny_reason"],
            ..of(K::NotTheApi)
        },
        Entry {
            id: "page_redirect",
            title: "A redirect, which the API never sends",
            cause: "A portal, a login gateway or a base URL with http or an old host sends you elsewhere. claudectl follows none: the key would go along.",
            fixes: &[
                "It points to {location}: correct scheme or path of the base URL, or use that as the base URL if it is your gateway. || \
                 See where it points to: claudectl diagnose",
                "Write https in the base URL: export ANTHROPIC_BASE_URL=https://HOST",
            ],
            retry: SAME_PAGE,
            source: FORM,
            statuses: &[300, 301, 302, 303, 304, 305, 307, 308],
            patterns: &[
                "~301 moved permanently",
                "~302 found",
                "~307 temporary redirect",
                "~308 permanent redirect",
                "~maximum \\({redirects:n}\\) redirects followed",
                "~too many redirects",
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
                "See the full URL that is called with -vv.",
            ],
            retry: SAME_PAGE,
            source: "claude-code issue 50229",
            patterns: &["~404 page not found", "~/v1/v1/messages", "~cannot post /"],
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
            patterns: &[
                "~malformed http (response|status code)",
                "~received http/0.9 when not allowed",
                "~parse error: expected http/",
                "~invalid http version",
                "~hpe_invalid",
                "~illegal status line",
                "~bad status line",
                "~badstatusline",
                "~remoteprotocolerror: illegal",
                "~weird server reply",
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
            patterns: &[
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
                "Use the gateway's address for the Claude API (POST /v1/messages), not the one for another vendor's.",
                "See what answers there: claudectl diagnose",
                "Update the SDK or the gateway.",
            ],
            retry: SAME_PAGE,
            source: "official SDK source, exception classes",
            patterns: &[
                "~data returned by api invalid for expected schema",
                "~unrecognized content encoding",
            ],
            ..of(K::NotTheApi)
        },
    ],
};
