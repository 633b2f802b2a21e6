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
