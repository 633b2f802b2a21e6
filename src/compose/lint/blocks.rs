//! Content blocks, one by one: known types, their fields, and where each may stand.

use serde_json::{Map, Value};

use super::super::finding::{Basis, Finding};
use super::tally::Tally;
use super::{Report, media};
use crate::api::headers::DEFAULT_VERSION;

/// Blocks whose fields are checked; `type` and `cache_control` are understood.
const FIELDS: [(&str, &[&str]); 8] = [
    ("text", &["text", "citations"]),
    ("image", &["source", "transformations"]),
    ("document", &["source", "title", "context", "citations"]),
    ("search_result", &["source", "title", "content", "citations"]),
    ("thinking", &["thinking", "signature"]),
    ("redacted_thinking", &["data"]),
    ("tool_use", &["id", "name", "input", "caller", "toolset_name"]),
    ("tool_result", &["tool_use_id", "content", "is_error", "toolset_name"]),
];

/// Blocks that go back as they came and are not looked into.
const ECHOED: [&str; 9] = [
    "server_tool_use",
    "container_upload",
    "mcp_tool_use",
    "mcp_tool_result",
    "mcp_tool_listing",
    "compaction",
    "fallback",
    "tool_reference",
    "tool_search_tool_result",
];

/// What other APIs call these blocks.
const ELSEWHERE: [(&str, &str); 6] = [
    ("image_url", "image"),
    ("input_image", "image"),
    ("input_text", "text"),
    ("output_text", "text"),
    ("file", "document"),
    ("function_call", "tool_use"),
];

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    User,
    Assistant,
    System,
}

/// Checks one block. `nested` says that it lies inside another one.
pub(super) fn check(path: &str, block: &Value, at: (Role, bool), report: &mut Report<'_>, tally: &mut Tally) {
    let Some(fields) = block.as_object() else {
        report.add(Finding::error(path, "a content block must be an object"));
        return;
    };
    let kind = fields.get("type").and_then(Value::as_str).unwrap_or_default();
    tally.breakpoint(path, fields, report);
    let Some((_, known)) = FIELDS.iter().find(|(name, _)| *name == kind) else {
        unknown(path, kind, report);
        return;
    };
    extra(path, fields, known, report);
    place(path, kind, fields, at, report);
    match kind {
        "text" => text(path, fields, report),
        "image" if report.deep => media::image(path, &block["source"], report, tally),
        "document" => {
            if block["citations"]["enabled"] == Value::Bool(true) {
                tally.citations.get_or_insert_with(|| format!("{path}.citations"));
            }
            if report.deep {
                media::document(path, &block["source"], report, tally);
            }
            inner(&format!("{path}.source.content"), &block["source"]["content"], at.0, report, tally);
        }
        "thinking" | "redacted_thinking" if fields.get("cache_control").is_some_and(Value::is_object) => {
            let finding =
                Finding::error(&format!("{path}.cache_control"), "thinking cannot be cached by itself");
            report.add(finding.fix("move the breakpoint to the block after it"));
        }
        "thinking" if !fields.get("signature").is_some_and(Value::is_string) => {
            let finding =
                Finding::error(path, "a thinking block goes back with its signature, or not at all");
            report
                .add(finding.fix("send the assistant's turn back byte for byte, or leave its thinking out"));
        }
        "tool_use" => call(path, fields, report),
        "tool_result" => {
            if !fields.get("tool_use_id").is_some_and(Value::is_string) {
                report.add(Finding::error(path, "a tool_result names the call it answers in `tool_use_id`"));
            }
            inner(&format!("{path}.content"), &block["content"], at.0, report, tally);
        }
        "search_result" => inner(&format!("{path}.content"), &block["content"], at.0, report, tally),
        _ => {}
    }
}

fn inner(path: &str, content: &Value, role: Role, report: &mut Report<'_>, tally: &mut Tally) {
    for (index, block) in content.as_array().into_iter().flatten().enumerate() {
        check(&format!("{path}.{index}"), block, (role, true), report, tally);
    }
}

fn unknown(path: &str, kind: &str, report: &mut Report<'_>) {
    if ECHOED.contains(&kind) || kind.ends_with("_tool_result") {
        return;
    }
    let foreign = ELSEWHERE.iter().any(|(foreign, _)| *foreign == kind);
    let near = FIELDS.iter().map(|(own, _)| *own).find(|own| strsim::osa_distance(own, kind) <= 2);
    let finding = match kind {
        "" => Finding::error(path, "a content block needs a `type`"),
        kind if foreign => Finding::error(path, format!("`{kind}` is another API's kind of content block")),
        // A new type is not called nearly as an old one.
        kind if near.is_some() => Finding::error(path, format!("`{kind}` is no type of a content block")),
        kind => Finding::warning(path, format!("`{kind}` is no content block this version knows")),
    };
    let meant = ELSEWHERE.iter().find(|(foreign, _)| *foreign == kind).map(|(_, own)| *own);
    report.add(match meant.or(near) {
        Some(own) if !kind.is_empty() => finding.fix(format!("did you mean `{own}`?")),
        _ => finding,
    });
}

fn extra(path: &str, fields: &Map<String, Value>, known: &[&str], report: &mut Report<'_>) {
    // A beta sent along may well bring fields of its own.
    if !report.rules.betas.is_empty() {
        return;
    }
    let is_known = |key: &str| key == "type" || key == "cache_control" || known.contains(&key);
    for key in fields.keys().filter(|key| !is_known(key)) {
        report.add(Finding::error(&format!("{path}.{key}"), "the API knows no such field"));
    }
}

fn place(path: &str, kind: &str, fields: &Map<String, Value>, at: (Role, bool), report: &mut Report<'_>) {
    let (role, nested) = at;
    if role == Role::System && !nested && kind != "text" {
        report.add(Finding::error(path, format!("a system prompt holds text, not `{kind}`")));
    }
    let speaker = match kind {
        "tool_use" | "thinking" | "redacted_thinking" if role == Role::User => "assistant",
        "tool_result" if role == Role::Assistant => "user",
        _ => "",
    };
    if !speaker.is_empty() {
        report.add(Finding::error(path, format!("`{kind}` belongs into a message of role {speaker}")));
    }
    if report.rules.api_version < DEFAULT_VERSION {
        return;
    }
    if kind == "document" && role == Role::Assistant && !nested {
        let words =
            format!("the API version {DEFAULT_VERSION} takes no document straight in an assistant message");
        report.add(Finding::error(path, words).on(Basis::Version));
    }
    let cited = fields.get("citations").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    if kind == "text" && role == Role::User && cited {
        let words = format!("the API version {DEFAULT_VERSION} takes no citations on the user's text");
        report.add(Finding::error(&format!("{path}.citations"), words).on(Basis::Version).fix("remove them"));
    }
}

fn text(path: &str, fields: &Map<String, Value>, report: &mut Report<'_>) {
    match fields.get("text").and_then(Value::as_str) {
        None => report.add(Finding::error(path, "a text block needs a string `text`")),
        Some(text) if text.trim().is_empty() => {
            let finding = Finding::error(&format!("{path}.text"), "text must hold more than blanks");
            report.add(finding.fix("leave the block out"));
        }
        Some(_) => {}
    }
}

fn call(path: &str, fields: &Map<String, Value>, report: &mut Report<'_>) {
    for name in ["id", "name"] {
        if !fields.get(name).is_some_and(Value::is_string) {
            report.add(Finding::error(path, format!("a tool_use needs a string `{name}`")));
        }
    }
    if !fields.get("input").is_some_and(Value::is_object) {
        let finding = Finding::error(path, "the `input` of a tool_use must be an object");
        report.add(finding.fix("parse it first if it is JSON in a string"));
    }
}
