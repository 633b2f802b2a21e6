//! Codes and messages about the account: holds, encryption keys, profiles, what an organization may use.

use super::entry::{Entry, Family, of};
use super::words::{CODES, DOCS, LATER, NO, REPORTS};
use crate::error::ErrorKind as K;

/// The account behind the key.
pub(super) const ALL: Family = Family {
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
            says: &["~[this |your |the ]organization * (is |been )[placed |put ]on hold"],
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
            says: &[
                "~[this |your |the ]organization has been disabled",
                "~organization is disabled",
                "~account has been disabled",
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
            says: &[
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
            id: "organization_not_enrolled_in_beta",
            title: "The organization does not take part in this beta",
            cause: "The feature needs an invitation or an opt-in that this organization does not have.",
            fixes: &["Ask your account team for access, or leave the feature and its --beta out."],
            retry: NO,
            source: CODES,
            codes: &["organization_not_enrolled_in_beta"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "organization_type_not_supported",
            title: "This call is not offered to this type of organization",
            cause: "The endpoint is only for some types of organizations, for example Enterprise or those with a parent organization.",
            fixes: &[
                "Use a key of an organization of the right type: claudectl diagnose shows the present one.",
            ],
            retry: NO,
            source: CODES,
            codes: &["organization_type_not_supported", "parent_organization_required"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "invalid_metadata",
            title: "The metadata is not acceptable",
            cause: "A key or value in metadata is too long, of the wrong type or not allowed.",
            fixes: &["Send only metadata.user_id with an opaque id; no mail address, no name."],
            retry: NO,
            source: CODES,
            codes: &["invalid_metadata"],
            says: &["~metadata[.user_id]: {reason:t}"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "api_key_scope_missing",
            title: "The key lacks a scope this call needs",
            cause: "The key or token was made for fewer things than this call does.",
            fixes: &[
                "Create a key with the scope, or log in again with it: ant auth login",
                "See what the key can do: claudectl diagnose",
            ],
            retry: NO,
            source: CODES,
            codes: &["api_key_scope_missing", "organization_level_scoped_api_key_required"],
            says: &["~does not meet scope requirement[ {scope:w}]"],
            ..of(K::Permission)
        },
        Entry {
            id: "sandbox_egress_restricted",
            title: "The sandbox this runs in may not call out",
            cause: "A managed sandbox limits which addresses its programs may reach.",
            fixes: &["Allow api.anthropic.com in the network settings of the sandbox."],
            retry: NO,
            source: CODES,
            codes: &["sandbox_egress_restricted"],
            ..of(K::Permission)
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
        Entry {
            id: "data_retention_required",
            title: "The model needs data retention to be switched on",
            cause: "Fable and Mythos models keep requests for 30 days; this organization or workspace has retention off.",
            fixes: &[
                "Switch retention on for the workspace at platform.claude.com/settings/privacy.",
                "Or use another model: -m opus",
            ],
            retry: NO,
            source: DOCS,
            says: &[
                "must have data retention enabled",
                "~data retention * (required|enabled) * access this model",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "hipaa_feature",
            title: "A feature is not offered to HIPAA-regulated organizations",
            cause: "Without zero data retention some features may not be used by such an organization.",
            fixes: &[
                "Leave out: {features} || Leave out the features the message names.",
                "Or ask for zero data retention.",
            ],
            retry: NO,
            source: DOCS,
            says: &["not available for hipaa-regulated organizations[* retention: {features:t}]"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "web_search_disabled",
            title: "Web search is switched off for this organization",
            cause: "An admin has to allow the server tool before requests may use it.",
            fixes: &[
                "Ask an admin to enable web search at platform.claude.com/settings/privacy.",
                "Or leave the tool out of tools.",
            ],
            retry: NO,
            source: DOCS,
            says: &[
                "~web search * (not enabled|disabled)",
                "~web search is not (available|allowed) for (this|your) organization",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "subscription_token_only",
            title: "This token is only for Claude Code",
            cause: "An OAuth token of a subscription (sk-ant-oat01-...) was sent. It works in Claude Code and nowhere else.",
            fixes: &[
                "Create an API key: platform.claude.com/settings/keys, then export ANTHROPIC_API_KEY=...",
                "Unset the token: unset ANTHROPIC_AUTH_TOKEN",
            ],
            retry: NO,
            source: REPORTS,
            says: &["only authorized for use with claude code"],
            ..of(K::InvalidRequest)
        },
    ],
};
