//! Message batches: the object that is polled, and the lines of its results.

use serde::Deserialize;

use super::lenient;

/// A batch. Keep the value it was read from for `--json`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(crate) struct MessageBatch {
    /// `msgbatch_…`
    pub id: String,
    /// Where it stands.
    #[serde(default)]
    pub processing_status: ProcessingStatus,
    /// How many items ended how; all but `processing` stay 0 until the whole batch has ended.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub request_counts: RequestCounts,
    /// RFC 3339.
    #[serde(default, deserialize_with = "lenient::option")]
    pub created_at: Option<String>,
    /// RFC 3339, 24 hours after creation.
    #[serde(default, deserialize_with = "lenient::option")]
    pub expires_at: Option<String>,
    /// RFC 3339.
    #[serde(default, deserialize_with = "lenient::option")]
    pub ended_at: Option<String>,
    /// RFC 3339.
    #[serde(default, deserialize_with = "lenient::option")]
    pub cancel_initiated_at: Option<String>,
    /// RFC 3339; from then on the results are gone.
    #[serde(default, deserialize_with = "lenient::option")]
    pub archived_at: Option<String>,
    /// Where the API says the results are; never followed to another host.
    #[serde(default, deserialize_with = "lenient::option")]
    pub results_url: Option<String>,
}

/// Where a batch stands; a status this program does not know counts as not ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Option<String>")]
pub(crate) enum ProcessingStatus {
    /// Being worked on.
    #[default]
    InProgress,
    /// A cancellation was asked for; some items may still complete.
    Canceling,
    /// Over; results can be read.
    Ended,
    /// Something new, or nothing.
    Other(String),
}

impl ProcessingStatus {
    /// The word on the wire.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::InProgress => "in_progress",
            Self::Canceling => "canceling",
            Self::Ended => "ended",
            Self::Other(word) => word,
        }
    }
}

impl From<Option<String>> for ProcessingStatus {
    fn from(word: Option<String>) -> Self {
        match word.as_deref() {
            Some("in_progress") => Self::InProgress,
            Some("canceling") => Self::Canceling,
            Some("ended") => Self::Ended,
            _ => Self::Other(word.unwrap_or_default()),
        }
    }
}

/// Items by outcome; they always sum to the size of the batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "the names are the API's and say it")]
pub(crate) struct RequestCounts {
    pub processing: u64,
    pub succeeded: u64,
    pub errored: u64,
    pub canceled: u64,
    pub expired: u64,
}

impl RequestCounts {
    /// The size of the batch.
    #[must_use]
    pub(crate) fn total(&self) -> u64 {
        [self.processing, self.succeeded, self.errored, self.canceled, self.expired]
            .into_iter()
            .fold(0, u64::saturating_add)
    }
}

/// The four documented ends of an item, and room for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It has a message, which may be a refusal.
    Succeeded,
    /// It has an error body.
    Errored,
    /// The batch was cancelled first; not billed.
    Canceled,
    /// 24 hours went by first; not billed.
    Expired,
    /// Something new.
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_status_is_not_ended() {
        let batch: MessageBatch = serde_json::from_str(
            r#"{"id":"msgbatch_1","processing_status":"resting","request_counts":{"processing":2,"errored":1},
                "ended_at":null}"#,
        )
        .expect("a batch");
        assert_eq!(batch.processing_status, ProcessingStatus::Other("resting".to_owned()));
        assert_eq!(batch.request_counts.total(), 3);
    }
}
