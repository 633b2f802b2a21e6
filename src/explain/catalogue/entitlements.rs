//! What an account may not use: betas, scopes, features that an admin or a regulation excludes.

use super::entry::{Entry, Family, of};
use super::words::{CODES, DOCS, NO, REPORTS};
use crate::error::ErrorKind as K;

/// Features of accounts.
pub(crate) const ALL: Family = Family {
    title: "What the account may use",
    entries: &[
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
                "Use a key of an organization of the right type; see the present one: claudectl diagnose",
            ],
            retry: NO,
            source: CODES,
            codes: &["organization_type_not_supported", "parent_organization_required"],
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
            patterns: &["~[oauth token ]does not meet scope requirement[ {scope:w}]"],
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
            id: "data_retention_required",
            title: "The model needs data retention to be switched on",
            cause: "Fable and Mythos models keep requests for 30 days; this organization or workspace has retention off.",
            fixes: &[
                "Switch retention on for the workspace at platform.claude.com/settings/privacy.",
                "Or use another model: -m opus",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "[in order to access this model, your organization or workspace ]must have data retention enabled",
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
            patterns: &[
                "[the requested features are ]not available for hipaa-regulated organizations[* retention: {features:t}]",
            ],
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
            patterns: &[
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
            patterns: &["only authorized for use with claude code"],
            ..of(K::InvalidRequest)
        },
    ],
};
