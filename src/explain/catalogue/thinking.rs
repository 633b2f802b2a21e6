//! Thinking, effort and the signatures of thinking blocks.

use super::entry::{Entry, Family, of};
use super::words::{NO, VALIDATION};
use crate::error::ErrorKind as K;

/// Thinking.
pub(crate) const ALL: Family = Family {
    title: "Thinking and effort",
    entries: &[
        Entry {
            id: "thinking_enabled_unsupported",
            title: "This model does not take a thinking budget",
            cause: "Models from 4.7 on decide themselves how much to think: thinking.type \"enabled\" is refused.",
            fixes: &[
                "claudectl: --thinking on --effort high",
                "In a request: \"thinking\": {\"type\": \"adaptive\"}, \"output_config\": {\"effort\": \"high\"}",
            ],
            retry: NO,
            source: VALIDATION,
            patterns: &[
                "thinking.type.enabled is not supported for this model",
                "~budget_tokens * not supported",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_adaptive_unsupported",
            title: "This model does not know adaptive thinking",
            cause: "Models up to 4.5 take a budget instead.",
            fixes: &[
                "claudectl: --thinking 16000",
                "In a request: \"thinking\": {\"type\": \"enabled\", \"budget_tokens\": 16000}",
            ],
            retry: NO,
            source: VALIDATION,
            patterns: &[
                "adaptive thinking is not supported on this model",
                "thinking.type.adaptive is not supported for this model",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_always_on",
            title: "Thinking cannot be switched off on this model",
            cause: "Fable, Mythos and Opus 5.5 always think.",
            fixes: &[
                "Leave thinking out, and lower the effort to save tokens: --effort low",
                "To hide the text: \"thinking\": {\"type\": \"adaptive\", \"display\": \"omitted\"}",
            ],
            retry: NO,
            source: VALIDATION,
            patterns: &["thinking.type.disabled is not supported for this model"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_defaults_to_adaptive",
            title: "Thinking cannot be switched off on Mythos Preview",
            cause: "It thinks adaptively unless told a budget.",
            fixes: &["Leave thinking out, or set a budget: --thinking 16000"],
            retry: NO,
            source: VALIDATION,
            patterns: &[
                "thinking.type.disabled is not supported for this model. thinking defaults to adaptive mode",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_between_tools_instead",
            title: "This model switches thinking off in another way",
            cause: "Sonnet 5.5 can only skip thinking before the answer; short notes between tool calls stay and come as thinking blocks.",
            fixes: &[
                "claudectl: --thinking off",
                "In a request: \"thinking\": {\"type\": \"between_tools\"}",
            ],
            retry: NO,
            source: VALIDATION,
            patterns: &[
                "thinking.type.disabled is not supported for this model. to turn thinking off * between_tools",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_between_tools_unsupported",
            title: "Only Sonnet 5.5 knows thinking between tools",
            cause: "thinking.type \"between_tools\" was sent to another model.",
            fixes: &["Switch it off or let the model decide: --thinking off, or --thinking on"],
            retry: NO,
            source: VALIDATION,
            patterns: &["thinking.type.between_tools is not supported for this model"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "effort_needs_thinking",
            title: "This effort needs thinking",
            cause: "With thinking off the model takes effort up to \"high\"; \"xhigh\" and \"max\" need it on.",
            fixes: &[
                "Lower the effort: --effort high",
                "Or switch thinking on: --thinking on --effort {effort} || Or switch thinking on: --thinking on",
            ],
            retry: NO,
            source: VALIDATION,
            patterns: &["output_config.effort {effort:w} is not supported when thinking is disabled"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "effort_changed",
            title: "The effort changes in the middle of a conversation without thinking",
            cause: "With thinking off all messages must have one effort.",
            fixes: &[
                "Keep effort \"{before}\" in every message, or switch thinking on. || Keep one effort in every message, or switch thinking on.",
            ],
            retry: NO,
            source: VALIDATION,
            patterns: &["output_config.effort {effort:w} differs from the {before:w} in effect before it"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "effort_unsupported",
            title: "This model does not take an effort, or not this one",
            cause: "Effort exists from Opus 4.5 on; xhigh and max only on some models.",
            fixes: &[
                "Leave --effort out, or use low, medium or high.",
                "See what it takes: claudectl models show MODEL",
            ],
            retry: NO,
            source: "Claude API documentation, thinking and effort",
            patterns: &[
                "~(does not|doesn't) support [the ]effort",
                "~effort * not supported (for|on|by) this model",
                "~output_config.effort: input should be",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_budget_too_small",
            title: "The thinking budget is below its minimum",
            cause: "thinking.budget_tokens must be at least 1,024.",
            fixes: &["Raise it: --thinking 1024 or more."],
            retry: NO,
            source: "official SDK source, thinking parameters",
            patterns: &[
                "budget_tokens: input should be greater than or equal to {min:n}",
                "~budget_tokens * at least {min:n}",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_with_forced_tool",
            title: "Thinking does not go with a forced tool",
            cause: "With thinking on the model must be free to answer without a tool.",
            fixes: &[
                "Use tool_choice auto, and say in the prompt which tool to use.",
                "Or switch thinking off: --thinking off",
            ],
            retry: NO,
            source: "Claude API documentation, tool use",
            patterns: &[
                "thinking may not be enabled when tool_choice forces tool use",
                "~thinking * tool_choice * (forces|force)",
            ],
            ..of(K::InvalidRequest)
        },
    ],
};
