//! A body for `/v1/messages`, checked field by field as the API checks it, and what the answer needs of it.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::check::{
    boolean, choice, integer, join, list, no_extra, object, required, required_string, string,
};
use super::content::{self, Seen};
use super::purpose::Purpose;
use super::rules;
use crate::sandbox::api::catalogue::Model;
use crate::sandbox::api::error::ApiError;
use crate::sandbox::api::gate::Caller;

/// So much of the prompt is said back.
pub(super) const ECHO: usize = 200;

/// A request that passed.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is one switch of the request")]
pub(crate) struct Ask {
    pub model: &'static Model,
    pub max_tokens: u64,
    pub stream: bool,
    pub prompt: String,
    /// The size of the prompt, of which only the beginning may be here.
    pub prompt_bytes: usize,
    pub images: u64,
    pub documents: u64,
    pub has_system: bool,
    pub tool_result: bool,
    pub tools: Vec<Tool>,
    /// What `tool_choice` says; `auto` unless it says something else.
    pub choice: Choice,
    /// Whether thoughts were asked for, and whether their text is to be shown.
    pub thinking: Option<bool>,
    /// The schema that the answer must fit.
    pub schema: Option<Value>,
    pub stop_sequences: Vec<String>,
    pub input_tokens: u64,
    /// The model as the answer names it.
    pub shown_model: Cow<'static, str>,
    pub geo: Option<String>,
    pub speed: Option<&'static str>,
    pub beta: bool,
    pub diagnosed: bool,
}

/// A tool of the caller's own.
#[derive(Clone, Debug)]
pub(crate) struct Tool {
    pub name: String,
    pub schema: Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Auto,
    None,
    Any,
    Tool(String),
}

/// The fields of a body, and those that need a beta name in the header.
const FIELDS: &[&str] = &[
    "model",
    "max_tokens",
    "messages",
    "system",
    "stop_sequences",
    "stream",
    "metadata",
    "service_tier",
    "speed",
    "thinking",
    "output_config",
    "tools",
    "tool_choice",
    "cache_control",
    "container",
    "diagnostics",
    "inference_geo",
];
const COUNT_FIELDS: &[&str] = &[
    "model",
    "messages",
    "system",
    "tools",
    "tool_choice",
    "thinking",
    "output_config",
    "cache_control",
    "speed",
];
const BETA_FIELDS: &[(&str, &str)] = &[
    ("fallbacks", "server-side-fallback-"),
    ("fallback_credit_token", "fallback-credit-"),
    ("context_management", "context-management-"),
    ("compaction", "compact-"),
    ("thread", "message-threads-"),
    ("mcp_servers", "mcp-client-"),
    ("billing_policy", "user-profiles-billing-"),
    ("output_format", "structured-outputs-"),
];
const SAMPLING: &[&str] = &["temperature", "top_p", "top_k"];

impl Ask {
    /// Checks a body; the first thing that is wrong is the error, as with the API.
    pub(crate) fn check(body: &Value, purpose: Purpose, caller: &Caller) -> Result<Self, ApiError> {
        let body = body.as_object().ok_or_else(|| ApiError::new(400, "Input should be an object"))?;
        let name = required_string(body, "", "model")?;
        let max_tokens = max_tokens(body, purpose)?;
        let seen = content::messages(required(body, "", "messages")?, caller.is_newest_version)?;
        fields(body, purpose, caller)?;
        let system = body.get("system").map(content::system).transpose()?;
        let (model, shown_model) = served(name, caller.lenient)?;
        rules::sampling(body, model)?;
        rules::room(max_tokens, purpose, seen.prefill, model)?;
        let thinking = rules::thinking(body, model, max_tokens, caller)?;
        let (tools, tool_bytes) = tools(body)?;
        let choice = tool_choice(body, model)?;
        let input_tokens = tokens(seen.bytes + system.unwrap_or(0) + tool_bytes) + seen.image_tokens + 8;
        if input_tokens > model.input {
            return Err(ApiError::new(
                400,
                format!("prompt is too long: {input_tokens} tokens > {} maximum", model.input),
            ));
        }
        let Seen { prompt, images, documents, tool_result, .. } = seen;
        Ok(Self {
            model,
            max_tokens,
            stream: body.get("stream").map(|value| boolean(value, "stream")).transpose()?.unwrap_or(false),
            prompt_bytes: prompt.len(),
            prompt,
            images,
            documents,
            has_system: system.is_some(),
            tool_result,
            tools,
            choice,
            thinking,
            schema: rules::format(body)?,
            stop_sequences: stop_sequences(body)?,
            input_tokens,
            shown_model,
            geo: body.get("inference_geo").and_then(Value::as_str).map(str::to_owned),
            speed: body.get("speed").map(|speed| if speed == "fast" { "fast" } else { "standard" }),
            beta: caller.beta,
            diagnosed: body.get("diagnostics").is_some_and(|value| !value.is_null()),
        })
    }
}

/// The model that answers, and the name under which it does.
fn served(name: &str, lenient: bool) -> Result<(&'static Model, Cow<'static, str>), ApiError> {
    match Model::serving(name) {
        Some(model) => Ok((model, model.id.into())),
        None if lenient => Ok((Model::usual(), name.to_owned().into())),
        None => Err(ApiError::new(404, format!("model: {name}"))),
    }
}

impl Ask {
    /// The same with no more of the prompt than an answer repeats, for keeping many of them.
    pub(crate) fn shortened(mut self) -> Self {
        self.prompt.truncate(self.prompt.floor_char_boundary(ECHO));
        self.prompt.shrink_to_fit();
        self
    }
}

/// Three and a half bytes to a token, which is about right for English.
pub(crate) fn tokens(bytes: u64) -> u64 {
    (bytes * 2).div_ceil(7)
}

fn max_tokens(body: &Map<String, Value>, purpose: Purpose) -> Result<u64, ApiError> {
    if purpose == Purpose::Count {
        return Ok(0);
    }
    integer(required(body, "", "max_tokens")?, "max_tokens", u64::from(purpose == Purpose::Batch))
}

/// Refuses fields that do not exist, do not exist any more, or need a beta name.
fn fields(body: &Map<String, Value>, purpose: Purpose, caller: &Caller) -> Result<(), ApiError> {
    let mut known = if purpose == Purpose::Count { COUNT_FIELDS.to_vec() } else { FIELDS.to_vec() };
    let betas = BETA_FIELDS
        .iter()
        .filter(|(_, prefix)| caller.lenient || caller.betas.iter().any(|beta| beta.starts_with(prefix)));
    known.extend(betas.map(|(field, _)| *field));
    if !caller.is_newest_version {
        known.extend(SAMPLING);
    }
    if purpose == Purpose::Batch {
        let refused = |field: &&str| body.get(*field).is_some_and(|value| *value != Value::Bool(false));
        if let Some(field) = ["stream", "speed", "fallbacks"].iter().find(|field| refused(field)) {
            return Err(ApiError::at(field, "is not supported in batches"));
        }
    }
    no_extra(body, "", &known)?;
    if let Some(metadata) = body.get("metadata") {
        no_extra(object(metadata, "metadata")?, "metadata", &["user_id"])?;
    }
    if let Some(tier) = body.get("service_tier") {
        choice(tier, "service_tier", &["auto", "standard_only"])?;
    }
    if let Some(speed) = body.get("speed") {
        choice(speed, "speed", &["standard", "fast"])?;
    }
    Ok(())
}

/// The caller's tools, and the size of all of them.
fn tools(body: &Map<String, Value>) -> Result<(Vec<Tool>, u64), ApiError> {
    let Some(value) = body.get("tools") else { return Ok((vec![], 0)) };
    let mut tools: Vec<Tool> = vec![];
    for (index, tool) in list(value, "tools")?.iter().enumerate() {
        let path = format!("tools.{index}");
        let tool = object(tool, &path)?;
        if tool.get("type").and_then(Value::as_str).is_some_and(|kind| kind != "custom") {
            // Anthropic's own tools run on the server; this one has none.
            continue;
        }
        let path = format!("{path}.custom");
        let name = required_string(tool, &path, "name")?;
        let valid = (1..=128).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        if !valid {
            return Err(ApiError::at(
                &join(&path, "name"),
                "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
            ));
        }
        let schema = object(required(tool, &path, "input_schema")?, &join(&path, "input_schema"))?;
        let schema_path = join(&path, "input_schema");
        choice(required(schema, &schema_path, "type")?, &join(&schema_path, "type"), &["object"])?;
        if tools.iter().any(|other| other.name == name) {
            return Err(ApiError::new(400, "tools: Tool names must be unique."));
        }
        tools.push(Tool { name: name.to_owned(), schema: Value::Object(schema.clone()) });
    }
    Ok((tools, value.to_string().len() as u64))
}

fn tool_choice(body: &Map<String, Value>, model: &Model) -> Result<Choice, ApiError> {
    let Some(value) = body.get("tool_choice") else { return Ok(Choice::Auto) };
    let choice_object = object(value, "tool_choice")?;
    let kind = choice(
        required(choice_object, "tool_choice", "type")?,
        "tool_choice.type",
        &["auto", "any", "none", "tool"],
    )?;
    if !body.contains_key("tools") && kind != "none" {
        return Err(ApiError::new(400, "tool_choice: may only be specified while providing tools"));
    }
    if matches!(kind, "any" | "tool") && !model.forced_tools {
        return Err(ApiError::new(
            400,
            "tool_choice: type \"tool\" and \"any\" are not supported for this model.",
        ));
    }
    Ok(match kind {
        "none" => Choice::None,
        "any" => Choice::Any,
        "tool" => Choice::Tool(required_string(choice_object, "tool_choice.tool", "name")?.to_owned()),
        _ => Choice::Auto,
    })
}

fn stop_sequences(body: &Map<String, Value>) -> Result<Vec<String>, ApiError> {
    let Some(value) = body.get("stop_sequences") else { return Ok(vec![]) };
    let mut sequences = vec![];
    for (index, value) in list(value, "stop_sequences")?.iter().enumerate() {
        let text = string(value, &format!("stop_sequences.{index}"))?;
        if text.trim().is_empty() {
            return Err(ApiError::new(400, "stop_sequences: each stop sequence must contain non-whitespace"));
        }
        sequences.push(text.to_owned());
    }
    Ok(sequences)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(patch: &Value, newest: bool) -> Result<Ask, ApiError> {
        let mut body = json!({"model": "claude-opus-5-5", "max_tokens": 100, "messages": [{"role": "user", "content": "Hello"}]});
        for (name, value) in patch.as_object().expect("an object") {
            if value == "(absent)" {
                body.as_object_mut().map(|body| body.remove(name))
            } else {
                body.as_object_mut().and_then(|body| body.insert(name.clone(), value.clone())).map(Some)
            };
        }
        Ask::check(&body, Purpose::Create, &Caller { is_newest_version: newest, ..Caller::default() })
    }

    fn problem(patch: &Value) -> String {
        check(patch, true).expect_err("invalid").message
    }

    #[test]
    fn an_ordinary_request_passes() {
        let ask = check(&json!({"stream": true, "system": "s"}), true).expect("valid");
        assert!(ask.stream && ask.has_system);
        assert_eq!((ask.prompt.as_str(), ask.model.id, ask.max_tokens), ("Hello", "claude-opus-5-5", 100));
    }

    #[test]
    fn fields_are_missing_wrong_or_unknown() {
        for (patch, message) in [
            (json!({"model": "(absent)"}), "model: Field required"),
            (json!({"max_tokens": "(absent)"}), "max_tokens: Field required"),
            (json!({"messages": "(absent)"}), "messages: Field required"),
            (json!({"model": 5}), "model: Input should be a valid string"),
            (json!({"max_tokens": "5"}), "max_tokens: Input should be a valid integer"),
            (json!({"max_tokens": -1}), "max_tokens: Input should be greater than or equal to 0"),
            (
                json!({"max_tokens": 128_001}),
                "max_tokens: 128001 > 128000, which is the maximum allowed number of output tokens for claude-opus-5-5",
            ),
            (json!({"temperature": 1.0}), "temperature: Extra inputs are not permitted"),
            (json!({"fallbacks": "default"}), "fallbacks: Extra inputs are not permitted"),
            (json!({"model": "claude-opus-9"}), "model: claude-opus-9"),
            (json!({"stream": 1}), "stream: Input should be a valid boolean"),
            (
                json!({"tools": [{"name": "a b", "input_schema": {"type": "object"}}]}),
                "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
            ),
            (json!({"tools": [{"name": "a"}]}), "tools.0.custom.input_schema: Field required"),
            (
                json!({"tools": [], "tool_choice": {"type": "any"}}),
                "tool_choice: type \"tool\" and \"any\" are not supported for this model.",
            ),
        ] {
            assert_eq!(problem(&patch), message);
        }
        assert!(problem(&json!({"messages": [{"role": "user", "content": "x"}, {"role": "assistant", "content": "y"}]})).starts_with("This model does not support assistant message prefill."));
    }

    #[test]
    fn older_versions_know_sampling_but_newer_models_do_not() {
        assert!(check(&json!({"model": "claude-sonnet-4-6", "temperature": 0.5}), false).is_ok());
        assert_eq!(
            check(&json!({"temperature": 0.5}), false).expect_err("gone").message,
            "`temperature` is deprecated for this model."
        );
    }

    #[test]
    fn a_prompt_can_be_too_long() {
        let long = "x".repeat(800_000);
        let message =
            problem(&json!({"model": "claude-haiku-4-5", "messages": [{"role": "user", "content": long}]}));
        assert_eq!(message, "prompt is too long: 228580 tokens > 200000 maximum");
    }

    #[test]
    fn a_batch_refuses_some_fields_and_a_count_others() {
        let body = json!({"model": "claude-opus-5-5", "max_tokens": 1, "stream": true, "messages": [{"role": "user", "content": "x"}]});
        let caller = Caller { is_newest_version: true, ..Caller::default() };
        assert_eq!(
            Ask::check(&body, Purpose::Batch, &caller).expect_err("stream").message,
            "stream: is not supported in batches"
        );
        assert_eq!(
            Ask::check(&body, Purpose::Count, &caller).expect_err("extra").message,
            "max_tokens: Extra inputs are not permitted"
        );
    }
}
