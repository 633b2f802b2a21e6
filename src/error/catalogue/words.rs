//! Phrases that many entries share, so that the same advice always reads the same.

/// Retry advice: the request itself is wrong.
pub(super) const NO: &str = "No. The same request fails the same way.";
/// Retry advice: something on this machine must change first.
pub(super) const ONCE_FIXED: &str = "Once it is corrected.";
/// Retry advice: it may pass by itself.
pub(super) const LATER: &str = "Yes, after a short wait.";

/// Source: the public contract of this tool.
pub(super) const CONTRACT: &str = "claudectl, table of exit codes";
/// Source: the errors page and its neighbours.
pub(super) const DOCS: &str = "Claude API documentation";
/// Source: the source code of the official SDKs.
pub(super) const SDK: &str = "official SDK source, exception classes";
/// Source: statuses that only the SDKs name.
pub(super) const SDK_STATUS: &str = "official SDK source, status table";
/// Source: the codes the SDKs list.
pub(super) const CODES: &str = "official SDK source, error_code table";
/// Source: the section of common validation errors.
pub(super) const VALIDATION: &str = "Claude API documentation, common validation errors";
/// Source: wording reported by users, not documented.
pub(super) const REPORTS: &str = "user reports; the wording is not documented";
