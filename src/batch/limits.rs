//! The limits of the batches API that can be held locally, so that a file fails here and not after an upload.
//!
//! Source: the API's page on batch processing; the reading of "MB" errs on the side of the smaller unit.

use std::time::Duration;

/// Most requests in one batch.
pub(crate) const MOST_REQUESTS: u64 = 100_000;

/// Most bytes in the body of one create call, the envelope included.
pub(crate) const MOST_BODY_BYTES: u64 = 256_000_000;

/// Longest `custom_id`, in characters.
pub(crate) const LONGEST_ID: usize = 64;

/// Most bytes of one line that the deeper check looks at; longer lines are checked for shape only, so that
/// memory stays bounded whatever the file holds.
pub(crate) const DEEP_CHECK_BYTES: usize = 4 * 1024 * 1024;

/// How long results can be downloaded, counted from creation.
pub(crate) const RESULTS_KEPT_DAYS: u32 = 29;

/// A batch may answer 404 for this long after its creation, until all of the service knows it.
pub(crate) const NOT_FOUND_GRACE: Duration = Duration::from_mins(2);

/// What stands around the requests in the body of a create call.
pub(crate) const ENVELOPE: (&[u8], &[u8]) = (b"{\"requests\":[", b"]}");

/// Whether `id` is what the API accepts as a `custom_id`: `^[a-zA-Z0-9_-]{1,64}$`.
#[must_use]
pub(crate) fn is_custom_id(id: &str) -> bool {
    (1..=LONGEST_ID).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_of_an_id() {
        assert!(is_custom_id("a"));
        assert!(is_custom_id(&"x".repeat(64)));
        assert!(!is_custom_id(&"x".repeat(65)));
        for bad in ["", " ", "a b", "a.b", "ä", "a/b", "a\n"] {
            assert!(!is_custom_id(bad), "{bad:?}");
        }
    }
}
