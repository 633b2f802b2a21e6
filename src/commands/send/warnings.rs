//! What an answer that is no failure does not say of itself: what was not shown, what is odd, and who answered.

use crate::api::message::Block;
use crate::api::models::Line;
use crate::api::stop::StopReason;
use crate::client::messages::Answer;

use super::sink::Form;

/// Blocks that the API is known to send. Those of server tools are shown only in the message itself.
const KNOWN: [&str; 10] = [
    "text",
    "thinking",
    "redacted_thinking",
    "tool_use",
    "server_tool_use",
    "mcp_tool_use",
    "container_upload",
    "compaction",
    "fallback",
    "mcp_tool_listing",
];

/// Every warning that an answer of `asked` deserves, in the form it was shown in.
pub(super) fn of(asked: Option<&str>, answer: &Answer, form: Form) -> Vec<String> {
    let head = &answer.message.head;
    let mut warnings: Vec<String> = invalid_input(answer).collect();
    let skipped = skipped(answer, form);
    if skipped.is_empty() {
        warnings.extend(no_content(answer));
    }
    warnings.extend(skipped);
    if let Some(reason) = head.stop_reason.as_ref().filter(|reason| reason.is_unknown()) {
        let reason = reason.as_str();
        warnings.push(format!("the answer ended for a reason claudectl does not know: `{reason}`"));
    }
    warnings.extend(asked.and_then(|asked| another_model(asked, answer)));
    warnings
}

/// Tool calls whose input the model did not write as JSON. A cut answer ends so by itself.
fn invalid_input(answer: &Answer) -> impl Iterator<Item = String> {
    let is_cut = answer
        .message
        .head
        .stop_reason
        .as_ref()
        .is_none_or(|reason| reason.is_truncated() || reason.is_refusal() || reason.is_failure());
    let calls = answer.message.blocks().filter_map(move |block| match block {
        Block::ToolUse(call) if !is_cut && !call["input"].is_object() => Some(call),
        _ => None,
    });
    calls.map(|call| {
        let name = call["name"].as_str().unwrap_or_default();
        let how = if call["input"].is_string() {
            "the model wrote invalid JSON as its input, which is passed on as text"
        } else {
            "its input is no JSON object and is passed on as it came"
        };
        format!("tool call `{name}`: {how}")
    })
}

/// What came and was not shown, because nobody here knows what it is.
fn skipped(answer: &Answer, form: Form) -> Vec<String> {
    let mut warnings = Vec::new();
    let unknown = |kind: &&str| !KNOWN.contains(kind) && !kind.ends_with("_tool_result");
    let mut kinds: Vec<&str> = answer.message.blocks().filter_map(other).filter(unknown).collect();
    kinds.dedup();
    if form == Form::Text && !kinds.is_empty() {
        let what = if kinds.len() == 1 { "a block of an unknown type" } else { "blocks of unknown types" };
        let kinds = kinds.join(", ");
        warnings.push(format!("{what} was skipped: {kinds}; --json prints the message with it"));
    }
    if form != Form::Events && !answer.skipped.is_empty() {
        let what = answer.skipped.join(", ");
        warnings.push(format!(
            "parts of the answer of an unknown type were skipped: {what}; --events prints them"
        ));
    }
    warnings
}

fn other(block: Block<'_>) -> Option<&str> {
    match block {
        Block::Other { kind, .. } => Some(kind),
        _ => None,
    }
}

/// An answer that holds nothing for a person or a program. A refusal says so itself.
fn no_content(answer: &Answer) -> Option<String> {
    let head = &answer.message.head;
    let calls = answer.message.blocks().any(|block| matches!(block, Block::ToolUse(_)));
    let refused = head.stop_reason.as_ref().is_some_and(StopReason::is_refusal);
    (answer.counts.text == 0 && !calls && !refused).then(|| {
        let only = if answer.counts.thinking > 0 { ", only thinking" } else { "" };
        format!("the answer holds no text and no tool call{only}")
    })
}

/// The model that answered, if it is of another line than the one asked. A fallback that the API made itself is no
/// surprise: it was asked for.
fn another_model(asked: &str, answer: &Answer) -> Option<String> {
    let served = answer.message.served_by()?;
    let fell_back = answer.message.blocks().any(|block| matches!(block, Block::Fallback { .. }));
    let other = Line::of(asked).is_some_and(|line| Line::of(served) != Some(line));
    (other && !fell_back && !asked.eq_ignore_ascii_case(served))
        .then(|| format!("{served} answered, but {asked} was asked"))
}
