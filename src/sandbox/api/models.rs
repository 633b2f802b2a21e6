//! `GET /v1/models` and `GET /v1/models/{id}`.

use serde_json::{Value, json};

use super::catalogue::{MODELS, Model};
use super::error::ApiError;
use super::gate::is_beta;
use super::paging::Page;
use crate::sandbox::http::Head;
use crate::sandbox::spec::Settings;

pub(crate) fn list(head: &Head, settings: &Settings) -> Result<Value, ApiError> {
    let query = head.query();
    let page = Page::of(&query, settings.page_size)?;
    let mut lifecycles: Vec<&str> = vec![];
    for (_, value) in query.iter().filter(|(name, _)| name == "lifecycle[]" || name == "lifecycle") {
        if !["active", "deprecated", "retired"].contains(&value.as_str()) {
            return Err(ApiError::at("lifecycle.0", "Input should be 'active', 'deprecated' or 'retired'"));
        }
        lifecycles.push(value);
    }
    if lifecycles.is_empty() {
        lifecycles = vec!["active", "deprecated"];
    }
    let shown: Vec<&Model> = MODELS.iter().filter(|model| lifecycles.contains(&model.lifecycle)).collect();
    let beta = is_beta(head);
    Ok(page.envelope(&shown, |model| model.id.to_owned(), |model| view(model, settings.old_models, beta)))
}

pub(crate) fn get(id: &str, head: &Head, settings: &Settings) -> Result<Value, ApiError> {
    match Model::find(id) {
        Some(model) => Ok(view(model, settings.old_models, is_beta(head))),
        None if settings.lenient => {
            let mut view = view(Model::usual(), settings.old_models, is_beta(head));
            view["id"] = json!(id);
            Ok(view)
        }
        None => Err(ApiError::new(404, format!("model: {id}"))),
    }
}

/// The object of one model; `old` leaves out what older servers do not know.
fn view(model: &Model, old: bool, beta: bool) -> Value {
    let midnight = |date: &str| format!("{date}T00:00:00Z");
    let basic = json!({
        "type": "model",
        "id": model.id,
        "display_name": model.name,
        "created_at": midnight(model.created),
    });
    if old {
        return basic;
    }
    let mut view = basic;
    view["lifecycle"] = json!(model.lifecycle);
    view["deprecated_at"] = json!((model.lifecycle != "active").then(|| midnight("2026-06-01")));
    view["retires_at"] = json!(model.retires.map(midnight));
    view["line"] = json!(model.line);
    view["max_input_tokens"] = json!(model.input);
    view["max_tokens"] = json!(model.output);
    view["capabilities"] = capabilities(model);
    if beta {
        view["allowed_fallback_models"] = Value::Null;
    }
    view
}

fn capabilities(model: &Model) -> Value {
    let yes = |supported: bool| json!({"supported": supported});
    let newer = model.generation >= 46;
    let thinking = model.thinking;
    json!({
        "batch": yes(true),
        "citations": yes(true),
        "code_execution": yes(model.generation >= 45),
        "image_input": yes(true),
        "pdf_input": yes(true),
        "structured_outputs": yes(model.generation >= 45),
        "context_management": {
            "supported": true,
            "clear_thinking_20251015": yes(true),
            "clear_tool_uses_20250919": yes(true),
            "compact_20260112": yes(newer),
        },
        "effort": {
            "supported": newer,
            "low": yes(newer),
            "medium": yes(newer),
            "high": yes(newer),
            "xhigh": yes(model.generation >= 47),
            "max": yes(newer),
        },
        "server_tools": {"supported": true, "web_search": yes(true), "code_execution": yes(true)},
        "thinking": {
            "supported": true,
            "types": {
                "adaptive": yes(thinking.adaptive),
                "between_tools": yes(thinking.between_tools),
                "disabled": yes(thinking.disabled),
                "enabled": yes(thinking.enabled),
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(target: &str) -> Vec<String> {
        let head = Head { target: target.into(), ..Head::default() };
        let list = list(&head, &Settings::default()).expect("valid");
        let data = list["data"].as_array().expect("a list");
        data.iter().map(|model| model["id"].as_str().expect("an id").to_owned()).collect()
    }

    #[test]
    fn retired_models_are_listed_only_when_asked_for() {
        assert!(ids("/v1/models?limit=1000").iter().all(|id| !id.starts_with("claude-3")));
        assert!(ids("/v1/models?lifecycle[]=retired").contains(&"claude-3-haiku-20240307".to_owned()));
        assert_eq!(
            ids("/v1/models?lifecycle%5B%5D=deprecated"),
            ["claude-opus-4-5-20251101", "claude-sonnet-4-5-20250929"]
        );
    }

    #[test]
    fn the_list_is_newest_first_without_doubles() {
        let created: Vec<_> = MODELS.iter().map(|model| model.created).collect();
        assert!(created.is_sorted_by(|a, b| a >= b));
        let mut ids: Vec<_> = MODELS.iter().map(|model| model.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), MODELS.len());
    }

    #[test]
    fn an_alias_shows_the_model_and_a_slip_is_not_found() {
        let (settings, head) = (Settings::default(), Head::default());
        assert_eq!(
            get("claude-opus-4-5", &head, &settings).expect("known")["id"],
            "claude-opus-4-5-20251101"
        );
        let error = get("claude-opus-9", &head, &settings).expect_err("unknown");
        assert_eq!((error.status, error.message.as_str()), (404, "model: claude-opus-9"));
        let lenient = Settings { lenient: true, ..settings.clone() };
        assert_eq!(get("claude-opus-9", &head, &lenient).expect("anything goes")["id"], "claude-opus-9");
        let old = Settings { old_models: true, ..settings };
        assert!(get("claude-opus-5", &head, &old).expect("known").get("lifecycle").is_none());
    }
}
