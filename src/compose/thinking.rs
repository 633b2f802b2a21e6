//! Says "think" to each model in the words it takes.

use serde_json::{Value, json};

use super::request_options::Thinking;
use crate::api::models::Model;

/// The least budget the API takes.
pub(super) const LEAST_BUDGET: u64 = 1_024;

/// What is left for the answer when `max_tokens` has to grow around a thinking budget.
const ANSWER: u64 = 8_192;

/// The `thinking` field, and what the user should know about it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Translated {
    /// The field.
    pub field: Value,
    /// What was put differently than asked.
    pub note: Option<String>,
}

/// Translates `--thinking` for a model; `model` is `None` when nothing is known about it.
#[must_use]
pub(super) fn translate(asked: Thinking, model: Option<&Model>, max_tokens: u64, show: bool) -> Translated {
    let takes = |kind: &str| model.is_none_or(|model| model.thinking.takes(kind));
    let name = model.map_or("this model", |model| model.id);
    let plain = |field: Value| Translated { field, note: None };
    match asked {
        Thinking::On if takes("adaptive") => plain(adaptive(show)),
        Thinking::On => {
            let budget = (max_tokens / 2).max(LEAST_BUDGET);
            let note = format!("{name} thinks within a budget: {budget} tokens, half of max_tokens");
            Translated { field: enabled(budget), note: Some(note) }
        }
        Thinking::Off if takes("disabled") => plain(json!({"type": "disabled"})),
        Thinking::Off if takes("between_tools") => {
            let note = format!("{name} is told to think between tool calls only, its way of not thinking");
            Translated { field: json!({"type": "between_tools"}), note: Some(note) }
        }
        Thinking::Off => plain(json!({"type": "disabled"})),
        Thinking::Tokens(budget) if takes("enabled") => plain(enabled(u64::from(budget))),
        Thinking::Tokens(_) => {
            let note = format!("{name} takes no thinking budget and decides by itself; --effort steers it");
            Translated { field: adaptive(show), note: Some(note) }
        }
    }
}

/// `max_tokens` for a model when nobody named one: room for the thinking budget, where there is one.
#[must_use]
pub(super) fn room(default: u64, asked: Option<Thinking>, model: Option<&Model>) -> u64 {
    match (asked, model) {
        (Some(Thinking::Tokens(budget)), Some(model)) if model.thinking.takes("enabled") => {
            default.max(u64::from(budget) + ANSWER).min(model.max_output)
        }
        _ => default,
    }
}

fn adaptive(show: bool) -> Value {
    // Newer models leave the words of their thinking out unless asked for them.
    if show { json!({"type": "adaptive", "display": "summarized"}) } else { json!({"type": "adaptive"}) }
}

fn enabled(budget: u64) -> Value {
    json!({"type": "enabled", "budget_tokens": budget})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::models::model;

    fn said(asked: Thinking, name: &str) -> (Value, bool) {
        let translated = translate(asked, model(name), 32_000, false);
        (translated.field, translated.note.is_some())
    }

    #[test]
    fn every_model_is_told_in_its_own_words() {
        let adaptive = json!({"type":"adaptive"});
        let disabled = json!({"type":"disabled"});
        for (asked, name, field, noted) in [
            (Thinking::On, "claude-opus-5-5", adaptive.clone(), false),
            (Thinking::On, "unheard-of", adaptive.clone(), false),
            (Thinking::On, "claude-haiku-4-5", json!({"type":"enabled","budget_tokens":16_000}), true),
            (Thinking::Off, "claude-sonnet-5-5", json!({"type":"between_tools"}), true),
            (Thinking::Off, "claude-haiku-5-5", disabled.clone(), false),
            (Thinking::Off, "claude-opus-5-5", disabled.clone(), false),
            (Thinking::Off, "unheard-of", disabled, false),
            (
                Thinking::Tokens(2048),
                "claude-opus-4-5",
                json!({"type":"enabled","budget_tokens":2048}),
                false,
            ),
            (
                Thinking::Tokens(2048),
                "claude-opus-4-6",
                json!({"type":"enabled","budget_tokens":2048}),
                false,
            ),
            (Thinking::Tokens(2048), "claude-opus-4-8", adaptive, true),
            (Thinking::Tokens(2048), "unheard-of", json!({"type":"enabled","budget_tokens":2048}), false),
        ] {
            assert_eq!(said(asked, name), (field, noted), "{asked:?} {name}");
        }
    }

    #[test]
    fn the_default_makes_room_for_a_budget() {
        let with = |budget, name| room(32_000, Some(Thinking::Tokens(budget)), model(name));
        assert_eq!(with(2_000, "claude-opus-4-5"), 32_000);
        assert_eq!(with(40_000, "claude-opus-4-5"), 48_192);
        assert_eq!(with(63_000, "claude-opus-4-5"), 64_000);
        assert_eq!(with(40_000, "claude-opus-5-5"), 32_000);
        assert_eq!(room(8_192, None, None), 8_192);
    }
}
