//! What one model takes and another refuses: thinking, effort, sampling, and the form of the answer.

use serde_json::{Map, Value};

use super::check::{choice, integer, no_extra, object, required};
use super::purpose::Purpose;
use crate::sandbox::api::catalogue::{Model, Thinking};
use crate::sandbox::api::error::ApiError;
use crate::sandbox::api::gate::Caller;

/// Sampling parameters of older versions, which newer models refuse away from their defaults.
pub(super) fn sampling(body: &Map<String, Value>, model: &Model) -> Result<(), ApiError> {
    for (name, default) in [("temperature", 1.0), ("top_p", 1.0), ("top_k", 0.0)] {
        let Some(value) = body.get(name) else { continue };
        let number = value.as_f64().ok_or_else(|| ApiError::at(name, "Input should be a valid number"))?;
        if name != "top_k" && !(0.0..=1.0).contains(&number) {
            return Err(ApiError::at(name, "range: 0..1"));
        }
        // Only the literal default is let through, as it costs nothing.
        if !model.takes_sampling() && (number - default).abs() > f64::EPSILON {
            return Err(ApiError::new(400, format!("`{name}` is deprecated for this model.")));
        }
    }
    if model.generation == 45 && body.contains_key("temperature") && body.contains_key("top_p") {
        return Err(ApiError::new(
            400,
            "`temperature` and `top_p` cannot both be specified for this model. Please use only one.",
        ));
    }
    Ok(())
}

/// The most output a model gives, and whether it goes on from a beginning of its answer.
pub(super) fn room(max_tokens: u64, purpose: Purpose, prefill: bool, model: &Model) -> Result<(), ApiError> {
    if max_tokens > model.output && purpose != Purpose::Count {
        let most = format!(
            "{max_tokens} > {}, which is the maximum allowed number of output tokens for {}",
            model.output, model.id
        );
        return Err(ApiError::at("max_tokens", most));
    }
    if prefill && !model.takes_prefill() {
        return Err(ApiError::new(
            400,
            "This model does not support assistant message prefill. The conversation must end with a user message.",
        ));
    }
    Ok(())
}

/// Whether thoughts come with the answer, and then whether with their text.
pub(super) fn thinking(
    body: &Map<String, Value>,
    model: &Model,
    max_tokens: u64,
    caller: &Caller,
) -> Result<Option<bool>, ApiError> {
    let Some(value) = body.get("thinking") else { return Ok(None) };
    let thinking = object(value, "thinking")?;
    let kinds = ["adaptive", "between_tools", "disabled", "enabled"];
    let kind = choice(required(thinking, "thinking", "type")?, "thinking.type", &kinds)?;
    let display = thinking.get("display");
    let display = display
        .map(|value| choice(value, "thinking.display", &["summarized", "omitted", "updates"]))
        .transpose()?;
    let takes = model.thinking;
    if let Some(refusal) = refusal(kind, takes) {
        return Err(ApiError::new(400, refusal));
    }
    if kind == "enabled" {
        let path = "thinking.enabled.budget_tokens";
        let budget = integer(required(thinking, "thinking.enabled", "budget_tokens")?, path, 1024)?;
        if budget >= max_tokens && max_tokens > 0 {
            return Err(ApiError::new(400, "`max_tokens` must be greater than `thinking.budget_tokens`."));
        }
    }
    let mut known = vec!["type", "display"];
    known.extend((kind == "enabled").then_some("budget_tokens"));
    known.extend(caller.may_use("thinking-binding-controls-").then_some("block_binding"));
    no_extra(thinking, &format!("thinking.{kind}"), &known)?;
    effort(body, kind)?;
    Ok(match kind {
        "adaptive" | "enabled" => Some(display.map_or(!takes.omitted, |display| display != "omitted")),
        _ => None,
    })
}

/// Why a model does not take this kind of thinking, in the words of the API.
fn refusal(kind: &str, takes: Thinking) -> Option<&'static str> {
    Some(match kind {
        "adaptive" if !takes.adaptive => "adaptive thinking is not supported on this model",
        "enabled" if !takes.enabled => {
            "\"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\" and \
             \"output_config.effort\" to control thinking behavior."
        }
        "disabled" if !takes.disabled && takes.between_tools => {
            "\"thinking.type.disabled\" is not supported for this model. To turn thinking off on this model, send \
             \"thinking\": {\"type\": \"between_tools\"} instead of {\"type\": \"disabled\"}. The model does not think \
             before responding. The short updates it writes between tool calls come back as thinking blocks."
        }
        "disabled" if !takes.disabled => {
            "\"thinking.type.disabled\" is not supported for this model. Use \"thinking.type.adaptive\" and \
             \"output_config.effort\" to control thinking behavior."
        }
        "between_tools" if !takes.between_tools => {
            "\"thinking.type.between_tools\" is not supported for this model."
        }
        _ => return None,
    })
}

/// The highest efforts make no sense where thinking is switched off.
fn effort(body: &Map<String, Value>, thinking: &str) -> Result<(), ApiError> {
    let effort = body.get("output_config").and_then(|config| config["effort"].as_str()).unwrap_or_default();
    if matches!(thinking, "disabled" | "between_tools") && matches!(effort, "xhigh" | "max") {
        return Err(ApiError::new(
            400,
            format!(
                "output_config.effort '{effort}' is not supported when thinking is disabled on this model. Use effort 'high' \
                 or below, or enable thinking."
            ),
        ));
    }
    Ok(())
}

/// The schema of `output_config.format`, where there is one.
pub(super) fn format(body: &Map<String, Value>) -> Result<Option<Value>, ApiError> {
    let Some(config) = body.get("output_config") else { return Ok(None) };
    let config = object(config, "output_config")?;
    no_extra(config, "output_config", &["effort", "format", "task_budget"])?;
    if let Some(effort) = config.get("effort") {
        choice(effort, "output_config.effort", &["low", "medium", "high", "xhigh", "max"])?;
    }
    let Some(format) = config.get("format").filter(|format| !format.is_null()) else { return Ok(None) };
    let path = "output_config.format";
    let format = object(format, path)?;
    choice(required(format, path, "type")?, "output_config.format.type", &["json_schema"])?;
    let schema = required(format, path, "schema")?;
    object(schema, "output_config.format.schema")?;
    Ok(Some(schema.clone()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn thinking_of(model: &str, thinking: &Value) -> Result<Option<bool>, String> {
        let body = json!({ "thinking": thinking });
        let model = Model::serving(model).expect("known");
        super::thinking(body.as_object().expect("an object"), model, 2000, &Caller::default())
            .map_err(|error| error.message)
    }

    #[test]
    fn models_differ_in_the_thinking_they_take() {
        let enabled = json!({"type": "enabled", "budget_tokens": 1024});
        assert!(
            thinking_of("claude-opus-5-5", &enabled)
                .expect_err("refused")
                .starts_with("\"thinking.type.enabled\" is not")
        );
        assert_eq!(thinking_of("claude-sonnet-4-6", &enabled), Ok(Some(true)));
        assert_eq!(
            thinking_of("claude-haiku-4-5", &json!({"type": "adaptive"})),
            Err("adaptive thinking is not supported on this model".into())
        );
        assert_eq!(thinking_of("claude-opus-5-5", &json!({"type": "adaptive"})), Ok(Some(false)));
        assert_eq!(
            thinking_of("claude-opus-5-5", &json!({"type": "adaptive", "display": "summarized"})),
            Ok(Some(true))
        );
        assert!(
            thinking_of("claude-sonnet-5-5", &json!({"type": "disabled"}))
                .expect_err("refused")
                .contains("between_tools")
        );
        assert_eq!(thinking_of("claude-sonnet-5-5", &json!({"type": "between_tools"})), Ok(None));
        let block = json!({"type": "adaptive", "block_binding": {}});
        assert_eq!(
            thinking_of("claude-opus-5-5", &block),
            Err("thinking.adaptive.block_binding: Extra inputs are not permitted".into())
        );
        let large = json!({"type": "enabled", "budget_tokens": 4000});
        assert_eq!(
            thinking_of("claude-sonnet-4-6", &large),
            Err("`max_tokens` must be greater than `thinking.budget_tokens`.".into())
        );
    }
}
