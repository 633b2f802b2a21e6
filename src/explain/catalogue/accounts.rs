//! Codes and messages about the account: holds, encryption keys, profiles, what an organization may use.

use super::entry::{Entry, Family, of};
use super::words::{CODES, DOCS, LATER, NO};
use crate::error::ErrorKind as K;

/// The account behind the key.
pub(crate) const ALL: Family = Family {
    title: "The account behind the key",
    entries: &[
        Entry {
            id: "organization_on_hold",
            title: "The organization is on hold for trust and safety",
            cause: "Anthropic has stopped this organization pending review. It is not about billing and not about this request.",
            fixes: &[
                "Appeal at {appeal_url} || Appeal through the link in the Console or the mail you got.",
                "If you have several organizations, make sure the key is of the one you mean: claudectl diagnose",
            ],
            retry: "No. Nothing gets through until the hold is lifted.",
            source: CODES,
            codes: &["organization_on_hold"],
            patterns: &["~[this |your |the ]organization * (is |been )[placed |put ]on hold"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "organization_disabled",
            title: "The organization of this key has been disabled",
            cause: "Most often an old key of a former employer or a closed organization overrides the one you mean. It can also be a real \
                    suspension.",
            fixes: &[
                "See which source the key came from and its last four characters: claudectl diagnose",
                "Unset it or put the right key in its place: unset ANTHROPIC_API_KEY",
                "If the right key says the same, write to support.claude.com.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~[this |your |the ]organization has been disabled",
                "~organization is disabled",
                "~account has been disabled",
                "~[your ]anthropic_api_key belongs to a disabled organization",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "api_key_auth_disabled",
            title: "The organization does not allow API keys",
            cause: "An admin switched off authentication by API key; people log in and services use workload identity.",
            fixes: &[
                "Log in: ant auth login, then claudectl --profile NAME send ...",
                "Or ask the admin to allow API keys.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~disabled api( |-)key authentication",
                "~api( |-)key authentication (is|has been) disabled",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "claude_code_key_creator_not_member",
            title: "The person who made this Claude Code key has left",
            cause: "The key lives in the Claude Code workspace, and its creator is no longer a member of the organization or workspace.",
            fixes: &["Create a new key with a present member: platform.claude.com/settings/keys"],
            retry: NO,
            source: CODES,
            codes: &["claude_code_key_creator_not_member"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "claude_code_version_too_old",
            title: "This version of Claude Code is too old",
            cause: "The caller says it is a Claude Code below the minimum version.",
            fixes: &[
                "Update Claude Code: claude update",
                "If it is not Claude Code, do not send its user agent.",
            ],
            retry: NO,
            source: CODES,
            codes: &["claude_code_version_too_old"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "change_outcome_unknown",
            title: "It is not known whether the whole change was saved",
            cause: "The change was interrupted; part of it may have been saved. The same request again finishes it.",
            fixes: &["Send the same request once more.", "Then look at the present state of the resource."],
            retry: "Yes. The same request finishes the change.",
            retryable: Some(true),
            source: CODES,
            codes: &["change_outcome_unknown"],
            ..of(K::Unavailable)
        },
        Entry {
            id: "registration_pending",
            title: "The registration is not finished yet",
            cause: "The organization or resource has just been created and is still being set up.",
            fixes: &["Try again in a few minutes."],
            retry: LATER,
            source: CODES,
            codes: &["registration_pending"],
            ..of(K::Unavailable)
        },
        Entry {
            id: "user_profile_required",
            title: "Billing a user profile needs to be told which one",
            cause: "billing_policy.bill_to says user_profile, but the request has no anthropic-user-profile-id header.",
            fixes: &[
                "Name the profile: --header 'anthropic-user-profile-id: ID'",
                "Or leave out billing_policy.",
            ],
            retry: NO,
            source: CODES,
            codes: &["user_profile_required"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "user_profile_not_found",
            title: "The user profile is missing or inactive",
            cause: "The id in the anthropic-user-profile-id header names no active profile of this organization.",
            fixes: &["Correct the id in --header 'anthropic-user-profile-id: ID', or activate the profile."],
            retry: NO,
            source: CODES,
            codes: &["user_profile_not_found"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "user_profile_billing_not_authorized",
            title: "The customer has not allowed you to bill them",
            cause: "The profile's owner never agreed to be billed by this caller, or has ended it.",
            fixes: &[
                "Ask the customer to authorize billing.",
                "Bill the request to yourself: leave out billing_policy.",
            ],
            retry: NO,
            source: CODES,
            codes: &["user_profile_billing_not_authorized"],
            ..of(K::Permission)
        },
        Entry {
            id: "user_profile_not_billable",
            title: "This caller may not bill that profile",
            cause: "The profile exists, but not for this organization or purpose.",
            fixes: &["Use a profile that belongs to this organization, or leave out billing_policy."],
            retry: NO,
            source: CODES,
            codes: &["user_profile_not_billable"],
            ..of(K::Permission)
        },
        Entry {
            id: "invalid_metadata",
            title: "The metadata is not acceptable",
            cause: "A key or value in metadata is too long, of the wrong type or not allowed.",
            fixes: &["Send only metadata.user_id with an opaque id; no mail address, no name."],
            retry: NO,
            source: CODES,
            codes: &["invalid_metadata"],
            patterns: &["~metadata[.user_id]: {reason:t}"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "concurrent_membership_change",
            title: "The members changed at the same moment",
            cause: "Two changes to the members of an organization or workspace met.",
            fixes: &["Read the present members and try again."],
            retry: "Yes, once.",
            source: CODES,
            codes: &["concurrent_membership_change"],
            ..of(K::Conflict)
        },
        Entry {
            id: "memory_path_conflict",
            title: "Two memory entries want the same path",
            cause: "A memory file was created or moved at the same time, or the path is taken.",
            fixes: &["Read the store again and choose another path."],
            retry: "Yes, after reading the present state.",
            source: "official SDK source, error types",
            types: &["memory_path_conflict_error"],
            ..of(K::Conflict)
        },
    ],
};
