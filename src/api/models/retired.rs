//! Models that are gone: calls fail, and the useful answer is the one that took over.

/// A model that can no longer be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Retired {
    /// What all its ids begin with; a date, `-latest` or `-0` may follow.
    pub stem: &'static str,
    /// The day it went; `YYYY-MM-DD`.
    pub on: Option<&'static str>,
    /// The current model of the same line.
    pub replacement: &'static str,
}

const fn gone(stem: &'static str, on: &'static str, replacement: &'static str) -> Retired {
    Retired { stem, on: Some(on), replacement }
}

const fn long_gone(stem: &'static str, replacement: &'static str) -> Retired {
    Retired { stem, on: None, replacement }
}

const OPUS: &str = "claude-opus-5-5";
const SONNET: &str = "claude-sonnet-5-5";
const HAIKU: &str = "claude-haiku-5-5";

/// Newest first. Source: the API's page on model deprecations.
pub(crate) const RETIRED: [Retired; 12] = [
    gone("claude-opus-4-1", "2026-08-05", OPUS),
    gone("claude-opus-4", "2026-06-15", OPUS),
    gone("claude-sonnet-4", "2026-06-15", SONNET),
    gone("claude-3-haiku", "2026-04-20", HAIKU),
    gone("claude-3-7-sonnet", "2026-02-19", SONNET),
    gone("claude-3-5-haiku", "2026-02-19", HAIKU),
    gone("claude-3-opus", "2026-01-05", OPUS),
    gone("claude-3-5-sonnet", "2025-10-28", SONNET),
    long_gone("claude-3-sonnet", SONNET),
    long_gone("claude-2.1", SONNET),
    long_gone("claude-2.0", SONNET),
    long_gone("claude-instant-1.2", HAIKU),
];

impl Retired {
    /// Whether an id means this model.
    #[must_use]
    pub(crate) fn is(&self, id: &str) -> bool {
        let Some(rest) = id.strip_prefix(self.stem) else { return false };
        let dated = |rest: &str| rest.len() == 9 && rest[1..].bytes().all(|byte| byte.is_ascii_digit());
        matches!(rest, "" | "-latest" | "-0") || (rest.starts_with('-') && dated(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_retired_models_are_told_from_their_successors() {
        let find = |id: &str| RETIRED.iter().find(|retired| retired.is(id)).map(|retired| retired.stem);
        assert_eq!(find("claude-opus-4-20250514"), Some("claude-opus-4"));
        assert_eq!(find("claude-opus-4-0"), Some("claude-opus-4"));
        assert_eq!(find("claude-opus-4-1-20250805"), Some("claude-opus-4-1"));
        assert_eq!(find("claude-3-5-sonnet-latest"), Some("claude-3-5-sonnet"));
        assert_eq!(find("claude-opus-4-5"), None);
        assert_eq!(find("claude-opus-4-8"), None);
        assert_eq!(find("claude-opus-4-ééééé"), None);
    }
}
