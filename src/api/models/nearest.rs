//! The model somebody most likely meant by a name that does not exist.

use super::{ALIASES, Known, RETIRED, TABLE, find, newest};

/// The nearest of `candidates`, or `None` when nothing is near enough to be worth saying.
///
/// Spelling habits of other platforms (`anthropic.claude-…-v1:0`, `claude-…@20251101`, dots for dashes) are undone
/// before distances are compared.
#[must_use]
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = plain(name);
    let allowed = (plain.len() / 4).clamp(1, 6);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&plain, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The nearest id of the table that can be called; a retired name gives what replaced it.
#[must_use]
pub(crate) fn nearest_known(name: &str) -> Option<&'static str> {
    let plain = plain(name);
    if let Some(id) = callable(&plain) {
        return Some(id);
    }
    let bare = plain.strip_prefix("claude-").unwrap_or(&plain);
    let bare = bare.strip_suffix("-latest").unwrap_or(bare);
    if let Some((_, line)) = ALIASES.iter().find(|(alias, _)| *alias == bare) {
        return newest(*line).map(|model| model.id);
    }
    let ids = TABLE.iter().flat_map(|model| [Some(model.id), model.dated]).flatten();
    let stems = RETIRED.iter().map(|retired| retired.stem);
    nearest(&plain, ids.chain(stems)).and_then(callable)
}

fn callable(name: &str) -> Option<&'static str> {
    match find(name) {
        Known::Model(model) => Some(model.id),
        Known::Retired(retired) => Some(retired.replacement),
        Known::Unknown => None,
    }
}

/// A name in the API's own spelling.
fn plain(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let start = lower.find("claude").unwrap_or(0);
    let rest = &lower[start..];
    let rest = rest.split(['@', ':']).next().unwrap_or(rest);
    let rest = rest.trim_end_matches("-v1").trim_end_matches("-v2");
    let spelled: String = rest.chars().map(|c| if matches!(c, '.' | '_' | ' ') { '-' } else { c }).collect();
    let line = spelled.split('-').next().unwrap_or_default();
    if ALIASES.iter().any(|(alias, _)| line.starts_with(alias)) {
        format!("claude-{spelled}")
    } else {
        spelled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_finds_what_they_meant() {
        for (typed, meant) in [
            ("claude-opus-5.5", "claude-opus-5-5"),
            ("claude-opus-55", "claude-opus-5-5"),
            ("opus-5-5", "claude-opus-5-5"),
            ("claude-opus", "claude-opus-5-5"),
            ("claude-sonnet-latest", "claude-sonnet-5-5"),
            ("Claude Sonnet 5", "claude-sonnet-5"),
            ("claude-3.5-haiku", "claude-haiku-5-5"),
            ("claude-3-5-sonnet-20241022", "claude-sonnet-5-5"),
            ("us.anthropic.claude-opus-4-5-20251101-v1:0", "claude-opus-4-5"),
            ("claude-haiku-4-5@20251001", "claude-haiku-4-5"),
            ("anthropic/claude-fable-5-2", "claude-fable-5-2"),
            ("cluade-sonet-5-5", "claude-sonnet-5-5"),
        ] {
            assert_eq!(nearest_known(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn other_vendors_models_are_near_nothing() {
        for typed in ["gpt-5", "gemini-3-pro", "llama-4", "", "x", "Σ"] {
            assert_eq!(nearest_known(typed), None, "{typed}");
        }
    }

    #[test]
    fn live_ids_can_be_the_candidates() {
        assert_eq!(nearest("claude-opus-6.1", ["claude-opus-6-1", "claude-opus-6"]), Some("claude-opus-6-1"));
    }
}
