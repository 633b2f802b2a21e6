//! What `/v1/models` says about a model. Older servers and gateways leave out most of it, so all but the id is optional.

use serde::Deserialize;
use serde_json::Value;

use super::lenient;

/// One model. Read it with `ModelInfo::deserialize(&value)` and keep the value for `--json`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(crate) struct ModelInfo {
    /// The id to send.
    pub id: String,
    /// The name for people.
    #[serde(default, deserialize_with = "lenient::option")]
    pub display_name: Option<String>,
    /// RFC 3339; may be the epoch when not known.
    #[serde(default, deserialize_with = "lenient::option")]
    pub created_at: Option<String>,
    /// `active`, `deprecated`, `retired`, or something new.
    #[serde(default, deserialize_with = "lenient::option")]
    pub lifecycle: Option<String>,
    /// RFC 3339.
    #[serde(default, deserialize_with = "lenient::option")]
    pub deprecated_at: Option<String>,
    /// RFC 3339; a past date on a deprecated model means overdue, not retired.
    #[serde(default, deserialize_with = "lenient::option")]
    pub retires_at: Option<String>,
    /// `haiku`, `sonnet`, `opus`, `fable`, `mythos`; not to be inferred from the id.
    #[serde(default, deserialize_with = "lenient::option")]
    pub line: Option<String>,
    /// The context window in tokens.
    #[serde(default, deserialize_with = "lenient::option")]
    pub max_input_tokens: Option<u64>,
    /// The most output tokens of one answer.
    #[serde(default, deserialize_with = "lenient::option")]
    pub max_tokens: Option<u64>,
    /// What it can do, as it came; ask with [`ModelInfo::supports`].
    #[serde(default)]
    pub capabilities: Value,
}

impl ModelInfo {
    /// Whether the server says the model has a capability, for example `["thinking", "types", "adaptive"]`;
    /// `None` when the server does not say.
    #[must_use]
    pub(crate) fn supports(&self, path: &[&str]) -> Option<bool> {
        let node = path.iter().try_fold(&self.capabilities, |node, name| node.get(name))?;
        node.as_bool().or_else(|| node.get("supported").and_then(Value::as_bool))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_gateway_model_is_enough() {
        let model: ModelInfo =
            serde_json::from_str(r#"{"id":"m","created_at":17,"object":"model"}"#).expect("a model");
        assert_eq!((model.id.as_str(), model.created_at), ("m", None));
    }

    #[test]
    fn capabilities_are_asked_by_path() {
        let model: ModelInfo = serde_json::from_str(
            r#"{"id":"m","capabilities":{"batch":{"supported":true},
                "thinking":{"supported":true,"types":{"enabled":{"supported":false}}}}}"#,
        )
        .expect("a model");
        assert_eq!(model.supports(&["batch"]), Some(true));
        assert_eq!(model.supports(&["thinking", "types", "enabled"]), Some(false));
        assert_eq!(model.supports(&["effort", "max"]), None);
    }
}
