//! Why an answer ended, as an open list: the API may add reasons.

use serde::{Deserialize, Serialize};

use super::lenient;

/// `stop_reason` of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum StopReason {
    /// The model was done.
    EndTurn,
    /// `max_tokens` was reached; thinking counts too.
    MaxTokens,
    /// A custom stop sequence was hit.
    StopSequence,
    /// The model wants results of client tools.
    ToolUse,
    /// A server-tool loop paused; sending the turn back continues it.
    PauseTurn,
    /// A safety classifier declined.
    Refusal,
    /// The context window was filled.
    ContextWindow,
    /// The turn ended in a compaction (beta).
    Compaction,
    /// A reason this program does not know.
    Other(String),
}

impl StopReason {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::EndTurn => "end_turn",
            Self::MaxTokens => "max_tokens",
            Self::StopSequence => "stop_sequence",
            Self::ToolUse => "tool_use",
            Self::PauseTurn => "pause_turn",
            Self::Refusal => "refusal",
            Self::ContextWindow => "model_context_window_exceeded",
            Self::Compaction => "compaction",
            Self::Other(word) => word,
        }
    }

    /// Whether the answer was cut short, so that its last block may be unfinished. `length` is what gateways to other
    /// vendors' models say.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        matches!(self, Self::MaxTokens | Self::PauseTurn | Self::ContextWindow) || self.as_str() == "length"
    }

    /// Whether the model, or a filter of a gateway, declined.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        *self == Self::Refusal || self.as_str() == "content_filter"
    }

    /// Whether a gateway says so that what it had asked died in the middle of the answer.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.as_str() == "error"
    }

    /// Whether nothing is known of what it means.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Other(_)) && !self.is_truncated() && !self.is_refusal() && !self.is_failure()
    }
}

impl From<String> for StopReason {
    fn from(word: String) -> Self {
        match word.as_str() {
            "end_turn" => Self::EndTurn,
            "max_tokens" => Self::MaxTokens,
            "stop_sequence" => Self::StopSequence,
            "tool_use" => Self::ToolUse,
            "pause_turn" => Self::PauseTurn,
            "refusal" => Self::Refusal,
            "model_context_window_exceeded" => Self::ContextWindow,
            "compaction" => Self::Compaction,
            _ => Self::Other(word),
        }
    }
}

impl From<StopReason> for String {
    fn from(reason: StopReason) -> Self {
        reason.as_str().to_owned()
    }
}

/// `stop_details`, which comes with a refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct StopDetails {
    /// Which safety category; an open list.
    #[serde(default, deserialize_with = "lenient::option")]
    pub category: Option<String>,
    /// The reason in words, not stable.
    #[serde(default, deserialize_with = "lenient::option")]
    pub explanation: Option<String>,
    /// The model the API suggests instead (beta).
    #[serde(default, deserialize_with = "lenient::option")]
    pub recommended_model: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gateways_say_is_understood() {
        let meaning = |word: &str| {
            let reason = StopReason::from(word.to_owned());
            [reason.is_truncated(), reason.is_refusal(), reason.is_failure(), reason.is_unknown()]
        };
        for (word, expected) in [
            ("end_turn", [false; 4]),
            ("tool_use", [false; 4]),
            ("max_tokens", [true, false, false, false]),
            ("pause_turn", [true, false, false, false]),
            ("model_context_window_exceeded", [true, false, false, false]),
            ("length", [true, false, false, false]),
            ("refusal", [false, true, false, false]),
            ("content_filter", [false, true, false, false]),
            ("error", [false, false, true, false]),
            ("eos", [false, false, false, true]),
        ] {
            assert_eq!(meaning(word), expected, "{word}");
        }
    }

    #[test]
    fn every_reason_survives_the_round_trip() {
        for word in [
            "end_turn",
            "max_tokens",
            "stop_sequence",
            "tool_use",
            "pause_turn",
            "refusal",
            "model_context_window_exceeded",
            "compaction",
            "a_reason_of_next_year",
        ] {
            let reason = StopReason::from(word.to_owned());
            assert_eq!(reason.as_str(), word);
            assert_eq!(matches!(reason, StopReason::Other(_)), word.ends_with("year"));
        }
    }
}
