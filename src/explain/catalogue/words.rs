//! Phrases that many entries share, so that the same advice always reads the same.

/// Retry advice: the request itself is wrong.
pub(crate) const NO: &str = "No. The same request fails the same way.";
/// Retry advice: something on this machine must change first.
pub(crate) const ONCE_FIXED: &str = "Once it is corrected.";
/// Retry advice: it may pass by itself.
pub(crate) const LATER: &str = "Yes, after a short wait.";

/// Source: the public contract of this tool.
pub(crate) const CONTRACT: &str = "claudectl, table of exit codes";
/// Source: the errors page and its neighbours.
pub(crate) const DOCS: &str = "Claude API documentation";
/// Source: the source code of the official SDKs.
pub(crate) const SDK: &str = "official SDK source, exception classes";
/// Source: statuses that only the SDKs name.
pub(crate) const SDK_STATUS: &str = "official SDK source, status table";
/// Source: the codes the SDKs list.
pub(crate) const CODES: &str = "official SDK source, error_code table";
/// Source: the section of common validation errors.
pub(crate) const VALIDATION: &str = "Claude API documentation, common validation errors";
/// Source: wording reported by users, not documented.
pub(crate) const REPORTS: &str = "user reports; the wording is not documented";
