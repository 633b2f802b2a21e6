//! Codes of endpoints that manage organizations, workspaces, keys and environments.
//!
//! Sending messages never leads to them, so class, status and one line about the code are enough.

use super::entry::{Entry, Family, of};
use super::words::{CODES, LATER, NO};
use crate::error::ErrorKind as K;

const AGAIN: &str = "After a look at the present state.";

const fn refused(kind: K, retry: &'static str, codes: &'static [&'static str], title: &'static str) -> Entry {
    Entry {
        id: codes[0],
        title,
        cause: "An endpoint that manages organizations, workspaces or environments answered with this code. Sending messages does not \
                lead to it.",
        fixes: &[
            "Read the message beside the code: it names what to change.",
            "Change it at platform.claude.com/settings, or ask an admin of the organization.",
        ],
        retry,
        source: CODES,
        codes,
        ..of(kind)
    }
}

/// The same where trying again cannot help although the status says so.
const fn never(kind: K, codes: &'static [&'static str], title: &'static str) -> Entry {
    Entry { retryable: Some(false), ..refused(kind, NO, codes, title) }
}

/// Managing organizations.
#[rustfmt::skip]
pub(crate) const ALL: Family = Family {
    title: "Codes of endpoints for admins",
    entries: &[
        refused(K::InvalidRequest, NO, &["already_member"], "That person is already a member"),
        refused(K::InvalidRequest, NO, &["approval_required"], "The change needs an approval first"),
        refused(K::InvalidRequest, NO, &["bundle_attachment_not_supported"], "This bundle cannot be attached there"),
        refused(K::InvalidRequest, NO, &["bundle_on_call"], "The bundle is in use by a call"),
        refused(K::InvalidRequest, NO, &["cannot_invite_emails_with_unverified_domains"], "An invited address is of a domain that is not verified"),
        refused(K::InvalidRequest, NO, &["cannot_remove_last_member"], "The last member cannot be removed"),
        refused(K::InvalidRequest, NO, &["cannot_sign_out_primary_owner"], "The primary owner cannot be signed out"),
        refused(K::InvalidRequest, NO, &["cannot_sign_out_self"], "You cannot sign yourself out this way"),
        refused(K::InvalidRequest, NO, &["cmek_feature_unsupported"], "This feature does not work with a customer-managed encryption key"),
        refused(K::InvalidRequest, NO, &["cmek_not_approved"], "Customer-managed encryption is not approved for this organization"),
        refused(K::InvalidRequest, NO, &["email_domain_not_allowed"], "The domain of an address is not allowed"),
        refused(K::InvalidRequest, NO, &["environment_archived"], "The environment has been archived"),
        refused(K::InvalidRequest, NO, &["external_key_in_workspace_policy"], "The external key is still part of a workspace policy"),
        refused(K::InvalidRequest, NO, &["external_key_not_found"], "There is no such external encryption key"),
        refused(K::InvalidRequest, NO, &["external_key_provider_mismatch"], "The external key belongs to another key provider"),
        refused(K::InvalidRequest, NO, &["external_key_validation_failed"], "The external key could not be validated"),
        refused(K::InvalidRequest, NO, &["external_key_validation_timed_out"], "Validating the external key took too long"),
        refused(K::InvalidRequest, NO, &["external_storage_in_use"], "The external storage is still in use"),
        refused(K::InvalidRequest, NO, &["external_storage_in_workspace_policy"], "The external storage is still part of a workspace policy"),
        refused(K::InvalidRequest, NO, &["external_storage_not_available"], "External storage is not available to this organization"),
        refused(K::InvalidRequest, NO, &["gcp_project_not_verified"], "The Google Cloud project is not verified"),
        refused(K::InvalidRequest, NO, &["grant_required"], "A grant is missing"),
        refused(K::InvalidRequest, NO, &["human_review_not_available"], "Human review is not available to this organization"),
        refused(K::InvalidRequest, NO, &["human_review_on_with_external_storage"], "Human review and external storage exclude each other"),
        refused(K::InvalidRequest, NO, &["invalid_config_type_change"], "The type of a configuration cannot be changed"),
        refused(K::InvalidRequest, NO, &["invalid_storage_arn"], "The ARN of the storage is not valid"),
        refused(K::InvalidRequest, NO, &["invite_already_exists"], "There is an open invitation for that address"),
        refused(K::InvalidRequest, NO, &["key_profile_mismatch"], "The key does not belong to this profile"),
        refused(K::InvalidRequest, NO, &["org_api_key_limit_exceeded"], "The organization has as many API keys as it may"),
        refused(K::InvalidRequest, NO, &["org_member_limit_exceeded"], "The organization has as many members as it may"),
        refused(K::InvalidRequest, NO, &["organization_not_eligible"], "The organization is not eligible for this"),
        refused(K::InvalidRequest, NO, &["provider_not_allowed"], "This provider is not allowed"),
        refused(K::InvalidRequest, NO, &["rbac_group_grants_owner_access"], "The group would grant owner access"),
        refused(K::InvalidRequest, NO, &["rbac_group_order_limit_exceeded"], "There are as many ordered groups as there may be"),
        refused(K::InvalidRequest, NO, &["rbac_group_owner_access_unconfirmed"], "Owner access through this group must be confirmed"),
        refused(K::InvalidRequest, NO, &["region_not_supported"], "This region is not supported"),
        refused(K::InvalidRequest, NO, &["scan_failed"], "The scan found a problem or failed"),
        refused(K::InvalidRequest, NO, &["settings_document_limit_exceeded"], "The settings have reached their largest size or number"),
        refused(K::InvalidRequest, NO, &["settings_history_limit_exceeded"], "The history of the settings is full"),
        refused(K::InvalidRequest, NO, &["slack_channel_set_up_settings_refused"], "The settings for the Slack channel were refused"),
        refused(K::InvalidRequest, NO, &["storage_attach_limit_reached"], "As many storages are attached as may be"),
        refused(K::InvalidRequest, NO, &["storage_not_approved"], "The storage is not approved"),
        refused(K::InvalidRequest, NO, &["storage_not_attachable"], "The storage cannot be attached"),
        refused(K::InvalidRequest, NO, &["storage_profile_mismatch"], "The storage does not belong to this profile"),
        refused(K::InvalidRequest, NO, &["storage_profile_still_required"], "The storage profile is still needed"),
        refused(K::InvalidRequest, NO, &["storage_verification_failed"], "The storage could not be verified"),
        refused(K::InvalidRequest, NO, &["transcripts_storage_required"], "Storage for transcripts is missing"),
        refused(K::InvalidRequest, NO, &["unsupported_region"], "This region is not supported here"),
        refused(K::InvalidRequest, NO, &["workspace_api_key_limit_exceeded"], "The workspace has as many API keys as it may"),
        refused(K::InvalidRequest, NO, &["workspace_human_review_disabled"], "Human review is switched off for this workspace"),
        refused(K::InvalidRequest, NO, &["workspace_member_limit_exceeded"], "The workspace has as many members as it may"),
        refused(K::InvalidRequest, NO, &["workspace_policy_violation"], "The change is against a policy of the workspace"),
        refused(K::Permission, NO, &["cannot_sign_out_managed_member"], "A managed member cannot be signed out here"),
        refused(K::Permission, NO, &["cannot_sign_out_membership_admin"], "An admin of memberships cannot be signed out by this role"),
        refused(K::Permission, NO, &["cannot_sign_out_owner"], "An owner cannot be signed out by this role"),
        refused(K::Permission, NO, &["cannot_sign_out_privileged_member"], "A privileged member cannot be signed out by this role"),
        refused(K::Permission, NO, &["claude_tag_writes_not_enabled"], "Writing tags is not enabled for this organization"),
        refused(K::Permission, NO, &["compliance_configuration_restricted"], "The compliance configuration may not be changed by this key"),
        refused(K::Permission, NO, &["environment_create_disabled"], "Creating environments is switched off"),
        refused(K::Permission, NO, &["environment_update_disabled"], "Changing environments is switched off"),
        refused(K::Permission, NO, &["spend_limits_admin_api_writes_not_enabled"], "Setting spend limits through the Admin API is not enabled"),
        refused(K::NotFound, NO, &["environment_not_found"], "There is no such environment"),
        refused(K::NotFound, NO, &["rbac_group_managed_settings_not_found"], "The group has no managed settings"),
        refused(K::NotFound, NO, &["rbac_group_not_found"], "There is no such group"),
        refused(K::NotFound, NO, &["rbac_role_not_found"], "There is no such role"),
        refused(K::NotFound, NO, &["slack_channel_set_up_environment_not_found"], "The environment of the Slack channel does not exist"),
        refused(K::Conflict, AGAIN, &["external_key_changed"], "The external key was changed at the same time"),
        never(K::Conflict, &["gcp_project_controlled_by_another_organization"], "The Google Cloud project belongs to another organization"),
        never(K::Conflict, &["plugin_name_taken"], "A plugin of that name exists already"),
        refused(K::Conflict, AGAIN, &["scan_pending"], "The scan has not finished yet"),
        never(K::Conflict, &["skill_name_taken"], "A skill of that name exists already"),
        refused(K::Conflict, AGAIN, &["slack_channel_set_up_settings_conflict"], "The settings of the Slack channel were changed at the same time"),
        never(K::Conflict, &["storage_already_registered"], "The storage is registered already"),
        refused(K::Conflict, AGAIN, &["storage_attached_during_archive"], "The storage was attached while it was being archived"),
        refused(K::Conflict, AGAIN, &["storage_changed_concurrently"], "The storage was changed at the same time"),
        never(K::Conflict, &["storage_in_use"], "The storage is in use"),
        refused(K::Conflict, AGAIN, &["workspace_changed_concurrently"], "The workspace was changed at the same time"),
        refused(K::Unavailable, LATER, &["authorization_check_unavailable"], "The check of permissions is not available for the moment"),
        never(K::Unavailable, &["workspace_created_incomplete"], "The workspace was created, but not completely"),
    ],
};
