//! The same request for another model, when a fallback takes over: what that model is known to refuse is translated.

use serde_json::Value;

use super::Prepared;
use crate::api::models;
use crate::compose::edit;

impl Prepared {
    /// The id `name` stands for, and the body for it. Everything but the model stays as it was, except a limit above
    /// the other model's maximum, and a way of thinking or a level of effort it is known to refuse.
    #[must_use]
    pub(crate) fn for_model(&self, name: &str) -> (String, Vec<u8>) {
        let id = models::id_of(name);
        let mut body = edit::set(&self.body, &["model"], &Value::from(id).to_string());
        let Some(row) = models::model(id) else { return (id.to_owned(), body) };
        if self.max_tokens.is_some_and(|limit| limit > row.max_output) {
            body = edit::set(&body, &["max_tokens"], &row.max_output.to_string());
        }
        let sent: Value = serde_json::from_slice(&body).unwrap_or_default();
        let asked = sent["thinking"]["type"].as_str().unwrap_or_default();
        if !asked.is_empty() && !row.thinking.takes(asked) {
            let other = match asked {
                "disabled" => "between_tools",
                "between_tools" => "disabled",
                _ => "adaptive",
            };
            body = if row.thinking.takes(other) {
                edit::set(&body, &["thinking"], &format!("{{\"type\":\"{other}\"}}"))
            } else {
                edit::remove(&body, &["thinking"])
            };
        }
        let effort = sent["output_config"]["effort"].as_str();
        if effort.is_some_and(|level| !row.efforts.contains(&level)) {
            body = edit::remove(&body, &["output_config", "effort"]);
        }
        (id.to_owned(), body)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::api::endpoint::Endpoint;

    fn for_model(body: &Value, name: &str) -> (String, Value) {
        let prepared = Prepared {
            endpoint: Endpoint::Messages,
            body: body.to_string().into_bytes(),
            model: body["model"].as_str().map(str::to_owned),
            max_tokens: body["max_tokens"].as_u64(),
            findings: Vec::new(),
            notes: Vec::new(),
            chosen: Vec::new(),
            original: None,
            chat: None,
        };
        let (id, body) = prepared.for_model(name);
        (id, serde_json::from_slice(&body).expect("still JSON"))
    }

    #[test]
    fn only_the_model_changes_where_the_rest_fits() {
        let body = json!({"model":"claude-opus-5-5","max_tokens":100,"x":[1],"thinking":{"type":"adaptive"}});
        let (id, other) = for_model(&body, "sonnet");
        assert_eq!(id, "claude-sonnet-5-5");
        assert_eq!(other, json!({"model":id,"max_tokens":100,"x":[1],"thinking":{"type":"adaptive"}}));
    }

    #[test]
    fn what_the_other_model_refuses_is_translated() {
        let body = json!({"model":"claude-opus-5-5","max_tokens":128_000,"thinking":{"type":"adaptive"}});
        let (_, other) = for_model(&body, "claude-haiku-4-5");
        assert_eq!(other, json!({"model":"claude-haiku-4-5","max_tokens":64_000}));
        let body = json!({"model":"claude-sonnet-5","thinking":{"type":"disabled"}});
        let (_, other) = for_model(&body, "claude-sonnet-5-5");
        assert_eq!(other["thinking"], json!({"type":"between_tools"}));
        let body = json!({"model":"claude-sonnet-5","output_config":{"effort":"low"}});
        let (_, other) = for_model(&body, "claude-haiku-4-5");
        assert_eq!(other["output_config"], json!({}));
    }

    #[test]
    fn an_unknown_model_is_taken_at_its_word() {
        let (id, other) = for_model(&json!({"model":"a","max_tokens":1}), "my-model");
        assert_eq!((id.as_str(), &other), ("my-model", &json!({"model":"my-model","max_tokens":1})));
    }
}
