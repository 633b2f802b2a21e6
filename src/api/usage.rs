//! What a message used, in tokens.

use serde::{Deserialize, Serialize};

use super::lenient;

/// `usage` of a message. Everything but input and output may be null or absent, and gateways leave out those too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Usage {
    /// Input tokens that were neither written to nor read from the cache.
    #[serde(deserialize_with = "lenient::or_default")]
    pub input_tokens: u64,
    /// Output tokens, thinking included.
    #[serde(deserialize_with = "lenient::or_default")]
    pub output_tokens: u64,
    /// Input tokens written to the cache.
    #[serde(deserialize_with = "lenient::or_default")]
    pub cache_creation_input_tokens: u64,
    /// Input tokens read from the cache.
    #[serde(deserialize_with = "lenient::or_default")]
    pub cache_read_input_tokens: u64,
    /// The written tokens by lifetime.
    #[serde(deserialize_with = "lenient::option", skip_serializing_if = "Option::is_none")]
    pub cache_creation: Option<CacheCreation>,
    /// The output tokens by kind.
    #[serde(deserialize_with = "lenient::option", skip_serializing_if = "Option::is_none")]
    pub output_tokens_details: Option<OutputDetails>,
    /// Calls of server tools, which cost extra.
    #[serde(deserialize_with = "lenient::option", skip_serializing_if = "Option::is_none")]
    pub server_tool_use: Option<ServerToolUse>,
    /// `standard`, `priority` or `batch`.
    #[serde(deserialize_with = "lenient::option", skip_serializing_if = "Option::is_none")]
    pub service_tier: Option<String>,
    /// `standard` or `fast`: what was really served.
    #[serde(deserialize_with = "lenient::option", skip_serializing_if = "Option::is_none")]
    pub speed: Option<String>,
    /// Where it ran.
    #[serde(deserialize_with = "lenient::option", skip_serializing_if = "Option::is_none")]
    pub inference_geo: Option<String>,
}

/// Cache writes by lifetime, in tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CacheCreation {
    /// Written for five minutes.
    #[serde(deserialize_with = "lenient::or_default")]
    pub ephemeral_5m_input_tokens: u64,
    /// Written for an hour.
    #[serde(deserialize_with = "lenient::or_default")]
    pub ephemeral_1h_input_tokens: u64,
}

/// Output tokens by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutputDetails {
    /// Tokens of thinking, already counted in the output.
    #[serde(deserialize_with = "lenient::or_default")]
    pub thinking_tokens: u64,
}

/// Calls of server tools.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServerToolUse {
    /// Web searches.
    #[serde(deserialize_with = "lenient::or_default")]
    pub web_search_requests: u64,
    /// Web fetches.
    #[serde(deserialize_with = "lenient::or_default")]
    pub web_fetch_requests: u64,
}

impl Usage {
    /// All input tokens, cached or not; what price bands and rate limits look at.
    #[must_use]
    pub fn total_input(&self) -> u64 {
        self.input_tokens
            .saturating_add(self.cache_creation_input_tokens)
            .saturating_add(self.cache_read_input_tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nulls_and_wrong_types_count_as_absent() {
        let usage: Usage = serde_json::from_str(
            r#"{"input_tokens":3,"output_tokens":"many","cache_creation_input_tokens":null,
                "cache_creation":7,"server_tool_use":{"web_search_requests":2},"new":{}}"#,
        )
        .expect("tolerant");
        assert_eq!(usage.input_tokens, 3);
        assert_eq!(usage.output_tokens, 0);
        assert_eq!(usage.total_input(), 3);
        assert_eq!(usage.cache_creation, None);
        assert_eq!(usage.server_tool_use.map(|tools| tools.web_search_requests), Some(2));
    }
}
