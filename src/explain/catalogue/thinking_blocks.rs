//! Thinking blocks that come back changed, and their signatures.

use super::entry::{Entry, Family, of};
use super::words::{NO, VALIDATION};
use crate::error::ErrorKind as K;

/// Thinking blocks.
pub(crate) const ALL: Family = Family {
    title: "Thinking blocks and signatures",
    entries: &[
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
            patterns: &[
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
            patterns: &[
                "expected thinking or redacted_thinking, but found",
                "~must start with a thinking block",
            ],
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
            patterns: &[
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
            patterns: &["invalid signature in thinking block", "~thinking.signature: field required"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "block_binding_without_beta",
            title: "block_binding needs its beta",
            cause: "The field was sent without the header that makes it known, or a gateway dropped the header.",
            fixes: &["Add it: --beta thinking-binding-controls-2026-08-01"],
            retry: NO,
            source: VALIDATION,
            patterns: &["block_binding: extra inputs are not permitted"],
            ..of(K::InvalidRequest)
        },
    ],
};
