//! The content of messages: which blocks there may be, what each must hold, and what is taken from it for the answer.

use serde_json::{Map, Value};

use super::check::{choice, either, join, list, object, required, required_string, string};
use crate::sandbox::api::error::ApiError;

/// What the content of a request amounts to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    /// The text of the last message of the user.
    pub prompt: String,
    pub images: u64,
    pub documents: u64,
    /// Whether the last message carries the result of a tool.
    pub tool_result: bool,
    /// Whether the last message is the assistant's.
    pub prefill: bool,
    /// An estimate of all input tokens.
    pub bytes: u64,
    pub image_tokens: u64,
}

const ROLES: &[&str] = &["user", "assistant", "system"];

const BLOCKS: &[&str] = &[
    "text",
    "image",
    "document",
    "search_result",
    "thinking",
    "redacted_thinking",
    "tool_use",
    "tool_result",
    "server_tool_use",
    "web_search_tool_result",
    "web_fetch_tool_result",
    "code_execution_tool_result",
    "bash_code_execution_tool_result",
    "text_editor_code_execution_tool_result",
    "tool_search_tool_result",
    "mcp_tool_use",
    "mcp_tool_result",
    "compaction",
    "container_upload",
];

/// Checks `messages` and takes from it what an answer needs.
pub(super) fn messages(value: &Value, newest: bool) -> Result<Seen, ApiError> {
    let messages = list(value, "messages")?;
    if messages.is_empty() {
        return Err(ApiError::new(400, "messages: at least one message is required"));
    }
    let mut seen = Seen::default();
    let mut calls: Vec<&str> = vec![];
    for (index, message) in messages.iter().enumerate() {
        let path = format!("messages.{index}");
        let message = object(message, &path)?;
        let role = choice(required(message, &path, "role")?, &join(&path, "role"), ROLES)?;
        if index == 0 && role == "assistant" {
            return Err(ApiError::new(400, "messages: first message must use the \"user\" role"));
        }
        let content = required(message, &path, "content")?;
        let last = index + 1 == messages.len();
        seen.prefill = role == "assistant";
        if role == "user" {
            seen.prompt.clear();
            seen.tool_result = false;
        }
        if content.as_str() == Some("") && !(last && seen.prefill) {
            return Err(ApiError::new(
                400,
                format!(
                    "{path}: all messages must have non-empty content except for the optional final assistant message"
                ),
            ));
        }
        blocks(content, &join(&path, "content"), role, newest, &mut seen)?;
        calls = answered(content, &path, &calls)?;
    }
    Ok(seen)
}

/// Every call of a tool must be answered in the message after it; returns the calls of this message.
fn answered<'v>(content: &'v Value, path: &str, calls: &[&str]) -> Result<Vec<&'v str>, ApiError> {
    let blocks = content.as_array().map(Vec::as_slice).unwrap_or_default();
    let ids = |kind: &str, field: &'static str| -> Vec<&'v str> {
        let of_kind = blocks.iter().filter(|block| block["type"] == kind);
        of_kind.filter_map(|block| block[field].as_str()).collect()
    };
    let results = ids("tool_result", "tool_use_id");
    if let Some(open) = calls.iter().find(|call| !results.contains(call)) {
        return Err(ApiError::new(
            400,
            format!(
                "{path}: `tool_use` ids were found without `tool_result` blocks immediately after: {open}. Each `tool_use` \
                 block must have a corresponding `tool_result` block in the next message."
            ),
        ));
    }
    if let Some(stray) = results.iter().find(|result| !calls.contains(result)) {
        return Err(ApiError::new(
            400,
            format!("{path}.content.0: unexpected `tool_use_id` found in `tool_result` blocks: {stray}."),
        ));
    }
    Ok(ids("tool_use", "id"))
}

/// Checks a string or a list of blocks.
fn blocks(content: &Value, path: &str, role: &str, newest: bool, seen: &mut Seen) -> Result<(), ApiError> {
    if let Some(text) = content.as_str() {
        take_text(text, role, seen);
        return Ok(());
    }
    let blocks =
        content.as_array().ok_or_else(|| ApiError::at(path, "Input should be a valid string or list"))?;
    for (index, block) in blocks.iter().enumerate() {
        let path = format!("{path}.{index}");
        let block = object(block, &path)?;
        let kind = required_string(block, &path, "type")?;
        if !BLOCKS.contains(&kind) {
            return Err(ApiError::at(
                &path,
                format!(
                    "Input tag '{kind}' found using 'type' does not match any of the expected tags: {}",
                    either(BLOCKS)
                ),
            ));
        }
        one(block, kind, &format!("{path}.{kind}"), role, newest, seen)?;
    }
    Ok(())
}

fn take_text(text: &str, role: &str, seen: &mut Seen) {
    seen.bytes += text.len() as u64;
    if role == "user" {
        if !seen.prompt.is_empty() {
            seen.prompt.push('\n');
        }
        seen.prompt.push_str(text);
    }
}

fn one(
    block: &Map<String, Value>,
    kind: &str,
    path: &str,
    role: &str,
    newest: bool,
    seen: &mut Seen,
) -> Result<(), ApiError> {
    match kind {
        "text" => take_text(text(block, path, role, newest)?, role, seen),
        "image" => {
            source(block, path, &["image/jpeg", "image/png", "image/gif", "image/webp"])?;
            seen.images += 1;
            // What a picture of usual size costs.
            seen.image_tokens += 1_568;
        }
        "document" if newest && role == "assistant" => {
            return Err(ApiError::at(path, "`document` blocks are not permitted in assistant messages"));
        }
        "document" => {
            source(block, path, &["application/pdf", "text/plain"])?;
            seen.documents += 1;
            seen.bytes += block["source"]["data"].as_str().map_or(0, |data| data.len() as u64 / 4);
        }
        "tool_use" => {
            required_string(block, path, "id")?;
            required_string(block, path, "name")?;
            seen.bytes += object(required(block, path, "input")?, &join(path, "input"))?.len() as u64 * 16;
        }
        "tool_result" => {
            required_string(block, path, "tool_use_id")?;
            seen.tool_result = true;
            if let Some(content) = block.get("content") {
                blocks(content, &join(path, "content"), "tool", newest, seen)?;
            }
        }
        "thinking" => {
            required_string(block, path, "thinking")?;
            if required_string(block, path, "signature")?.is_empty() {
                let place = path.trim_end_matches(".thinking");
                return Err(ApiError::at(place, "Invalid `signature` in `thinking` block"));
            }
        }
        _ => {}
    }
    Ok(())
}

/// The text of a text block.
fn text<'v>(
    block: &'v Map<String, Value>,
    path: &str,
    role: &str,
    newest: bool,
) -> Result<&'v str, ApiError> {
    let text = required_string(block, path, "text")?;
    if text.is_empty() {
        return Err(ApiError::new(400, "messages: text content blocks must be non-empty"));
    }
    if text.trim().is_empty() {
        return Err(ApiError::new(400, "messages: text content blocks must contain non-whitespace text"));
    }
    let citations = block.get("citations").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    if newest && role == "user" && citations {
        return Err(ApiError::at(&join(path, "citations"), "Extra inputs are not permitted"));
    }
    Ok(text)
}

/// The source of an image or a document.
fn source(block: &Map<String, Value>, path: &str, media: &[&str]) -> Result<(), ApiError> {
    let path = join(path, "source");
    let source = object(required(block, path.trim_end_matches(".source"), "source")?, &path)?;
    let kind = required_string(source, &path, "type")?;
    let path = format!("{path}.{kind}");
    match kind {
        "base64" => {
            choice(required(source, &path, "media_type")?, &join(&path, "media_type"), media)?;
            let data = required_string(source, &path, "data")?;
            let valid =
                data.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
            if !valid || data.len() % 4 != 0 {
                return Err(ApiError::at(&join(&path, "data"), "Invalid base64 data"));
            }
        }
        "text" => {
            required_string(source, &path, "data")?;
        }
        "url" => {
            required_string(source, &path, "url")?;
        }
        "file" => {
            required_string(source, &path, "file_id")?;
        }
        "content" => {
            required(source, &path, "content")?;
        }
        _ => {
            return Err(ApiError::at(
                &path,
                "Input tag does not match any of the expected tags: 'base64', 'url' or 'file'",
            ));
        }
    }
    Ok(())
}

/// Checks `system`: a string or text blocks. Returns its size.
pub(super) fn system(value: &Value) -> Result<u64, ApiError> {
    if let Some(text) = value.as_str() {
        return Ok(text.len() as u64);
    }
    let blocks =
        value.as_array().ok_or_else(|| ApiError::at("system", "Input should be a valid string or list"))?;
    let mut bytes = 0;
    for (index, block) in blocks.iter().enumerate() {
        let path = format!("system.{index}");
        let block = object(block, &path)?;
        choice(required(block, &path, "type")?, &join(&path, "type"), &["text"])?;
        let text = string(required(block, &path, "text")?, &join(&path, "text"))?;
        if text.is_empty() {
            return Err(ApiError::new(400, "system: text content blocks must be non-empty"));
        }
        bytes += text.len() as u64;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn problem(value: &Value) -> String {
        messages(value, true).expect_err("invalid").message
    }

    #[test]
    fn complaints_name_the_place() {
        assert_eq!(problem(&json!("x")), "messages: Input should be a valid list");
        assert_eq!(problem(&json!([])), "messages: at least one message is required");
        assert_eq!(problem(&json!([{"role": "user"}])), "messages.0.content: Field required");
        assert_eq!(
            problem(&json!([{"role": "bot", "content": "x"}])),
            "messages.0.role: Input should be 'user', 'assistant' or 'system'"
        );
        assert_eq!(
            problem(&json!([{"role": "user", "content": 1}])),
            "messages.0.content: Input should be a valid string or list"
        );
        assert_eq!(
            problem(&json!([{"role": "user", "content": [{"type": "text"}]}])),
            "messages.0.content.0.text.text: Field required"
        );
        assert_eq!(
            problem(&json!([{"role": "user", "content": [{"type": "text", "text": ""}]}])),
            "messages: text content blocks must be non-empty"
        );
        assert!(
            problem(&json!([{"role": "user", "content": [{"type": "txt"}]}]))
                .starts_with("messages.0.content.0: Input tag 'txt' found using 'type'")
        );
        assert!(
            problem(&json!([{"role": "user", "content": ""}]))
                .starts_with("messages.0: all messages must have non-empty content")
        );
        let image =
            json!({"type": "image", "source": {"type": "base64", "media_type": "image/bmp", "data": "AAAA"}});
        assert!(problem(&json!([{"role": "user", "content": [image]}])).starts_with(
            "messages.0.content.0.image.source.base64.media_type: Input should be 'image/jpeg'"
        ));
    }

    #[test]
    fn calls_and_results_must_pair_up() {
        let call = json!({"role": "assistant", "content": [{"type": "tool_use", "id": "t1", "name": "n", "input": {}}]});
        let user = json!({"role": "user", "content": "x"});
        assert!(
            problem(&json!([user, call, user])).starts_with("messages.2: `tool_use` ids were found without")
        );
        let result = json!({"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "content": "ok"}]});
        assert!(messages(&json!([user, call, result]), true).expect("valid").tool_result);
        assert!(problem(&json!([user, result])).contains("unexpected `tool_use_id`"));
    }

    #[test]
    fn the_last_prompt_is_taken_whole() {
        let seen = messages(
            &json!([{"role": "user", "content": "old"}, {"role": "assistant", "content": "a"}, {"role": "user", "content": [{"type": "text", "text": "x"}, {"type": "text", "text": "y"}]}]),
            true,
        );
        assert_eq!(seen.expect("valid").prompt, "x\ny");
    }
}
