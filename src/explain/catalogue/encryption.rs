//! Codes about a workspace's own encryption keys.

use super::entry::{Entry, Family, of};
use super::words::{CODES, LATER};
use crate::error::ErrorKind as K;

/// Customer-managed encryption.
pub(crate) const ALL: Family = Family {
    title: "Encryption keys of the workspace",
    entries: &[
        Entry {
            id: "cmek_key_disabled",
            title: "The workspace's own encryption key is disabled or revoked",
            cause: "The workspace encrypts its data with a key that you manage, and the key server says that key is disabled.",
            fixes: &[
                "Enable the key again in your key management service.",
                "Check that the grant for Anthropic still exists.",
            ],
            retry: "Once the key is enabled.",
            source: CODES,
            codes: &["cmek_key_disabled"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "cmek_key_network_blocked",
            title: "Network rules keep the API from the workspace's encryption key",
            cause: "The key may be healthy, but a firewall or endpoint policy of your key management service refuses the API.",
            fixes: &[
                "Allow Anthropic's outbound addresses (160.79.104.0/21) in the policy of the key service.",
            ],
            retry: "Once the rule is changed.",
            source: CODES,
            codes: &["cmek_key_network_blocked"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "cmek_key_unreachable",
            title: "The workspace's encryption key cannot be reached at the moment",
            cause: "The key management service did not answer in time.",
            fixes: &[
                "Try again in a few minutes; claudectl already retries.",
                "If it lasts, look at the status of your key service.",
            ],
            retry: LATER,
            source: CODES,
            codes: &["cmek_key_unreachable"],
            ..of(K::Unavailable)
        },
        Entry {
            id: "cmek_context_unavailable",
            title: "The workspace's encryption settings cannot be read at the moment",
            cause: "A passing fault on the side of the API.",
            fixes: &["Try again in a few minutes; claudectl already retries."],
            retry: LATER,
            source: CODES,
            codes: &["cmek_context_unavailable"],
            ..of(K::Unavailable)
        },
        Entry {
            id: "skill_read_blocked_undecryptable",
            title: "A custom skill cannot be decrypted",
            cause: "It was encrypted under a customer-managed key that is not usable now.",
            fixes: &["Enable that key again, or upload the skill anew."],
            retry: "Once the key is enabled.",
            retryable: Some(false),
            source: CODES,
            codes: &["skill_read_blocked_undecryptable"],
            ..of(K::Conflict)
        },
    ],
};
