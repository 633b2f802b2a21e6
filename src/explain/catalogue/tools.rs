//! Tools, their results, their schemas, and structured output.

use super::entry::{Entry, Family, of};
use super::words::{CODES, DOCS, NO, REPORTS, VALIDATION};
use crate::error::ErrorKind as K;

/// Tools.
pub(crate) const ALL: Family = Family {
    title: "Tools and structured output",
    entries: &[
        Entry {
            id: "tool_result_missing",
            title: "A tool call has no result",
            cause: "After an assistant message with tool_use blocks, the next user message must begin with one tool_result for each.",
            fixes: &[
                "Add a tool_result for {ids} at the start of the next user message. || Add a tool_result for every id the message names, at the start of the next user message.",
                "If a tool failed, send its result with \"is_error\": true instead of none.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "tool_use ids were found without tool_result blocks immediately after[: {ids:t}.]",
                "~each tool_use block must have a corresponding tool_result",
                "~[400 ]due to tool use concurrency issues",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "tool_result_unexpected",
            title: "A tool result belongs to no call",
            cause: "Its tool_use_id is not among the calls of the message just before; that message was cut, changed or dropped.",
            fixes: &[
                "Keep the assistant message with the call, or drop the result {ids}. || Keep the assistant message with the call, or drop the result.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "unexpected tool_use_id found in tool_result blocks[: {ids:w}]",
                "tool_result block\\(s\\) provided when previous message does not contain any tool_use blocks",
                "~tool_result * must have a corresponding tool_use",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "tool_ids_repeated",
            title: "Two tool calls have the same id",
            cause: "A call was sent twice, or two histories were joined.",
            fixes: &["Send each tool_use and tool_result once."],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "tool_use ids must be unique",
                "~multiple tool_result blocks with id",
                "each tool_use must have a single result",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "server_tool_result_missing",
            title: "The result of a server tool is missing",
            cause: "The assistant message was sent back without the result block of a search or fetch, or the tool is no longer in tools.",
            fixes: &[
                "Send the assistant's content back whole.",
                "Keep the same tools in every request of the conversation.",
                "A user message after a server tool may hold only tool_result blocks.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "{tool:w} tool use with id {ids:w} was found without a corresponding",
                "~but no {tool:w} tool was provided",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "forced_tool_unsupported",
            title: "This model cannot be forced to use a tool",
            cause: "Opus 5.5, Sonnet 5.5, Fable and Mythos 5.1 and later take tool_choice auto and none only, in token counting too.",
            fixes: &[
                "Use \"tool_choice\": {\"type\": \"auto\"} and say in the prompt which tool to use.",
                "For a fixed form of the answer: --schema FILE",
            ],
            retry: NO,
            source: VALIDATION,
            patterns: &[
                "tool_choice: type tool and any are not supported for this model",
                "~tool_choice * not supported for this model",
                "~forced tool use is not supported",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "tool_type_unsupported",
            title: "The model does not offer this version of a built-in tool",
            cause: "Each version of a tool such as computer or text_editor works with some models only.",
            fixes: &[
                "Use {suggestion} instead of {tool}. || Use a version the message suggests in place of {tool}. || Use a version the message suggests.",
                "Drop the beta header of the old version.",
            ],
            retry: NO,
            source: VALIDATION,
            patterns: &[
                "{model:w} does not support tool types: {tool:w}[* did you mean one of {suggestion:t}]",
                "does not support tool types: {tool:t}",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "tool_name_invalid",
            title: "The name of a tool is not allowed",
            cause: "Names are 1 to 64 letters, digits, underscores or dashes (128 on newer versions), and must be unique.",
            fixes: &["Rename the tool at {path}. || Rename the tool."],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "~custom.name: string should match pattern",
                "~tools.{index:n}.name: string should match pattern",
                "~tool names must be unique",
                "~custom.name: string should have at most",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "tools_all_deferred",
            title: "Every tool is deferred",
            cause: "With tool search at least one tool must be loaded from the start.",
            fixes: &["Take defer_loading off the search tool and one more."],
            retry: NO,
            source: DOCS,
            patterns: &["all tools have defer_loading[: true]", "~at least one tool must be non-deferred"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "deferred_tool_cached",
            title: "A deferred tool has a cache mark",
            cause: "defer_loading and cache_control cannot stand on the same tool.",
            fixes: &["Move cache_control to the last tool that is loaded at once."],
            retry: NO,
            source: DOCS,
            patterns: &["~defer_loading * cache_control", "~cache_control * defer_loading"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "search_domains_conflict",
            title: "A search both allows and blocks domains",
            cause: "allowed_domains and blocked_domains exclude each other.",
            fixes: &["Keep one of the two lists."],
            retry: NO,
            source: DOCS,
            patterns: &["~allowed_domains * blocked_domains", "~blocked_domains * allowed_domains"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "search_callers",
            title: "This model can only call the search itself",
            cause: "It lacks programmatic tool calling, so the search tool must say that only the model calls it.",
            fixes: &["Add \"allowed_callers\": [\"direct\"] to the search tool."],
            retry: NO,
            source: DOCS,
            patterns: &["~allowed_callers"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "encrypted_content_changed",
            title: "The encrypted content of a search result was changed",
            cause: "Results of server tools must come back exactly as they were.",
            fixes: &["Send encrypted_content back byte for byte, or drop the whole result block."],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~encrypted_content * (invalid|modified|changed|decrypt)",
                "~invalid encrypted_content",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "available_tools_limit_exceeded",
            title: "Too many or too large tools at one point of the conversation",
            cause: "Tools added in messages count together with those at the top.",
            fixes: &["Remove tools that are not needed any more, or use tool search."],
            retry: NO,
            source: CODES,
            codes: &["available_tools_limit_exceeded"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "tool_name_conflict",
            title: "Two tools want the same name",
            cause: "A tool added in messages has the name of one of another kind or of an MCP server.",
            fixes: &["Rename one of them."],
            retry: NO,
            source: CODES,
            codes: &["tool_name_conflict"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "tool_reference_unresolved",
            title: "A tool is referred to before it is defined",
            cause: "A tool change or MCP listing names something that does not exist at that point of the conversation.",
            fixes: &["Define the tool first, or drop the reference."],
            retry: NO,
            source: CODES,
            codes: &["tool_reference_unresolved"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "mcp_server_failed",
            title: "An MCP server could not be used",
            cause: "The server named in mcp_servers did not answer, refused its token or is not reachable from the API.",
            fixes: &[
                "Check url and authorization_token of the server; it must be reachable from the internet over https.",
                "Try without it.",
            ],
            retry: "If the server was down for a moment.",
            retryable: Some(false),
            source: REPORTS,
            patterns: &[
                "~mcp server * (failed|error|connect|authentication)",
                "~error [while ]communicating with mcp server",
                "~failed to connect to mcp server",
                "~connection to mcp server",
            ],
            ..of(K::InvalidRequest)
        },
    ],
};
