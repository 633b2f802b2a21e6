//! Names of the headers the API reads and writes, and the API versions that exist.

/// Chooses the API version; required on every request.
pub(crate) const VERSION: &str = "anthropic-version";
/// Comma-separated beta features.
pub(crate) const BETA: &str = "anthropic-beta";
/// The workspace a request acts in; also on answers that passed authentication.
pub(crate) const WORKSPACE: &str = "anthropic-workspace-id";
/// The organization that was billed, on answers.
pub(crate) const ORGANIZATION: &str = "anthropic-organization-id";
/// Identifies one answer of the API; an answer without it did not come from the API.
pub(crate) const REQUEST_ID: &str = "request-id";
/// Carries an API key; every gateway reads it.
pub(crate) const API_KEY: &str = "x-api-key";
/// Carries a bearer token.
pub(crate) const AUTHORIZATION: &str = "authorization";
/// The server's own word on whether a retry makes sense.
pub(crate) const SHOULD_RETRY: &str = "x-should-retry";
/// Milliseconds to wait; more exact than [`RETRY_AFTER`].
pub(crate) const RETRY_AFTER_MS: &str = "retry-after-ms";
/// Seconds to wait, or an HTTP date.
pub(crate) const RETRY_AFTER: &str = "retry-after";
/// What all rate-limit headers begin with.
pub(crate) const RATE_LIMIT_PREFIX: &str = "anthropic-ratelimit-";

/// The version sent unless another one is asked for.
pub(crate) const DEFAULT_VERSION: &str = "2026-10-21";
/// The beta that an OAuth access token needs.
pub(crate) const OAUTH_BETA: &str = "oauth-2025-04-20";

/// Whether a version refuses `temperature`, `top_p` and `top_k` outright, for every model.
///
/// Versions are dates, so text order is time order. Source: the API's migration guide to 2026-10-21.
#[must_use]
pub(crate) fn forbids_sampling(version: &str) -> bool {
    version >= DEFAULT_VERSION
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_version_forbids_sampling() {
        assert!(forbids_sampling(DEFAULT_VERSION));
        assert!(!forbids_sampling("2023-06-01"));
    }
}
