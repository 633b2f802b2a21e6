//! Which header values may stand in a file that is passed on: those known to be harmless, and no others.

/// Headers of a request.
const OF_REQUESTS: [&str; 11] = [
    "accept",
    "accept-encoding",
    "anthropic-beta",
    "anthropic-version",
    "content-length",
    "content-type",
    "expect",
    "if-range",
    "range",
    "transfer-encoding",
    "user-agent",
];
/// Headers of an answer.
const OF_ANSWERS: [&str; 33] = [
    "accept-ranges",
    "allow",
    "apim-request-id",
    "cache-control",
    "cf-cache-status",
    "cf-mitigated",
    "cf-ray",
    "connection",
    "content-encoding",
    "content-length",
    "content-range",
    "content-type",
    "date",
    "etag",
    "keep-alive",
    "location",
    "proxy-authenticate",
    "request-id",
    "retry-after",
    "retry-after-ms",
    "server",
    "strict-transport-security",
    "transfer-encoding",
    "vary",
    "via",
    "www-authenticate",
    "x-amzn-errortype",
    "x-amzn-requestid",
    "x-cache",
    "x-deny-reason",
    "x-envoy-upstream-service-time",
    "x-request-id",
    "x-should-retry",
];
/// Names that begin so.
const BEGINNINGS: [&str; 2] = ["anthropic-ratelimit-", "x-stainless-"];

/// Whether the value of a request's header may be kept.
pub(super) fn harmless_in_request(name: &str) -> bool {
    OF_REQUESTS.contains(&name) || begins(name)
}

/// Whether the value of an answer's header may be kept.
pub(super) fn harmless_in_answer(name: &str) -> bool {
    OF_ANSWERS.contains(&name) || begins(name)
}

fn begins(name: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}
