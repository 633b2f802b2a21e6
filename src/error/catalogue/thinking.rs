//! Thinking, effort and the signatures of thinking blocks.

use super::entry::{Entry, Family, of};
use super::words::{NO, VALIDATION};
use crate::error::ErrorKind as K;

/// Thinking.
pub(super) const ALL: Family = Family {
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
            says: &[
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
            says: &[
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
            says: &["thinking.type.disabled is not supported for this model"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_defaults_to_adaptive",
            title: "Thinking cannot be switched off on Mythos Preview",
            cause: "It thinks adaptively unless told a budget.",
            fixes: &["Leave thinking out, or set a budget: --thinking 16000"],
            retry: NO,
            source: VALIDATION,
            says: &[
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
            says: &[
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
            says: &["thinking.type.between_tools is not supported for this model"],
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
            says: &["output_config.effort {effort:w} is not supported when thinking is disabled"],
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
            says: &["output_config.effort {effort:w} differs from the {before:w} in effect before it"],
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
            says: &[
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
            says: &[
                "budget_tokens: input should be greater than or equal to {min:n}",
                "~budget_tokens * at least {min:n}",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_blocks_modified",
            title: "Thinking blocks were changed",
            cause: "The thinking of the latest assistant turn must come back exactly as it was: not edited, reordered, filtered or rebuilt, with empty and \
                    redacted blocks too.",
            fixes: &[
                "Append the assistant's content byte for byte as it came, then add your tool_result.",
                "Or begin a new turn without that assistant message.",
            ],
            retry: NO,
            source: VALIDATION,
            says: &[
                "thinking or redacted_thinking blocks in the latest assistant message cannot be modified",
                "~thinking blocks * cannot be modified",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_block_expected",
            title: "A turn with thinking must begin with its thinking block",
            cause: "Thinking is on, and the last assistant message has tool calls but not the thinking that led to them.",
            fixes: &[
                "Send the assistant's content back as it came, thinking blocks first.",
                "Or switch thinking off for this request: --thinking off",
            ],
            retry: NO,
            source: "user reports; the wording is not documented",
            says: &["expected thinking or redacted_thinking, but found", "~must start with a thinking block"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_bound_elsewhere",
            title: "A thinking block is bound to another conversation",
            cause: "System prompt, tools or an earlier message changed after that block was made, or a block in between was dropped. The API checks \
                    that what stands before a thinking block is what stood there when it was written.",
            fixes: &[
                "Keep the history append-only: change nothing before a thinking block.",
                "Or let the API drop such blocks: --beta thinking-binding-controls-2026-08-01, and in the request \"thinking\": {\"type\": \"adaptive\", \
                 \"block_binding\": {\"prefix_mismatch_behavior\": \"drop_block\"}}",
                "Or take that block ({path}) and every later thinking block out. || Or take that block and every later thinking block out.",
            ],
            retry: "No. The same body never succeeds.",
            source: VALIDATION,
            says: &[
                "invalid signature in thinking block. the block is bound to a different conversation",
                "block is bound to a different conversation",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "thinking_signature_damaged",
            title: "The signature of a thinking block is damaged or missing",
            cause: "The block was shortened, re-encoded or built by hand.",
            fixes: &[
                "Send the block back exactly as it came, or take it out ({path}). || Send the block back exactly as it came, or take it out.",
            ],
            retry: NO,
            source: VALIDATION,
            says: &["invalid signature in thinking block", "~thinking.signature: field required"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "block_binding_without_beta",
            title: "block_binding needs its beta",
            cause: "The field was sent without the header that makes it known, or a gateway dropped the header.",
            fixes: &["Add it: --beta thinking-binding-controls-2026-08-01"],
            retry: NO,
            source: VALIDATION,
            says: &["block_binding: extra inputs are not permitted"],
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
            says: &[
                "thinking may not be enabled when tool_choice forces tool use",
                "~thinking * tool_choice * (forces|force)",
            ],
            ..of(K::InvalidRequest)
        },
    ],
};
