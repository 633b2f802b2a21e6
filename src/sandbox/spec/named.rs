//! What people type first: kinds of failure, error types and codes by name, as the steps they stand for.

/// A name and the words it stands for. It holds for every request unless the step says how often.
const NAMES: &[(&str, &str)] = &[
    // The kinds of claudectl's exit codes.
    ("invalid_request", "400"),
    ("authentication", "401"),
    ("billing", "credit"),
    ("permission", "403"),
    ("not_found", "404"),
    ("conflict", "409"),
    ("request_too_large", "413"),
    ("unprocessable", "422"),
    ("client_error", "418"),
    ("rate_limit", "429"),
    ("server_error", "500"),
    ("server_other", "520"),
    ("bad_gateway", "502:html"),
    ("unavailable", "503"),
    ("deadline_exceeded", "504"),
    ("overloaded", "529"),
    ("not_the_api", "html"),
    ("connection_lost", "close"),
    ("connect", "reset=accept"),
    ("timeout", "stall"),
    ("incomplete", "cut"),
    ("proxy", "407:html"),
    ("partial", "errored"),
    ("unknown", "lost-reply"),
    // The words of HTTP, and of people.
    ("bad_request", "400"),
    ("unauthorized", "401"),
    ("auth", "401"),
    ("payment_required", "402"),
    ("too_large", "413"),
    ("too_many_requests", "429"),
    ("ratelimit", "429"),
    ("throttled", "429"),
    ("internal_server_error", "500"),
    ("service_unavailable", "503"),
    ("gateway_timeout", "504"),
    ("down", "reset=accept"),
    ("offline", "reset=accept"),
    ("hang", "stall"),
    ("max_tokens", "truncated"),
    // The types of the API.
    ("invalid_request_error", "400"),
    ("authentication_error", "401"),
    ("billing_error", "402"),
    ("permission_error", "403"),
    ("not_found_error", "404"),
    ("conflict_error", "409"),
    ("rate_limit_error", "429"),
    ("api_error", "500"),
    ("timeout_error", "504"),
    ("overloaded_error", "529"),
    // The codes of the API.
    ("organization_on_hold", "400/organization_on_hold"),
    ("claude_code_key_creator_not_member", "400/claude_code_key_creator_not_member"),
    ("claude_code_version_too_old", "400/claude_code_version_too_old"),
    ("cmek_key_disabled", "400/cmek_key_disabled"),
    ("cmek_key_network_blocked", "400/cmek_key_network_blocked"),
    ("image_dimensions_too_large", "400/image_dimensions_too_large"),
    ("thread_already_continued", "400/thread_already_continued"),
    ("thread_continue_in_flight", "400/thread_continue_in_flight"),
    ("thread_not_found", "404/thread_not_found"),
    ("linked_organization_billing_unavailable", "402/linked_organization_billing_unavailable"),
    ("linked_organization_spend_limit_reached", "402/linked_organization_spend_limit_reached"),
    ("user_profile_billing_not_authorized", "403/user_profile_billing_not_authorized"),
    ("user_profile_not_billable", "403/user_profile_not_billable"),
    ("enforced_spend_limit_reached", "429/enforced_spend_limit_reached"),
    ("contract_spend_limit_reached", "429/contract_spend_limit_reached"),
    ("ramp_limit_exceeded", "429/ramp_limit_exceeded:retry-after=1"),
    ("cmek_key_unreachable", "503/cmek_key_unreachable"),
    ("cmek_context_unavailable", "503/cmek_context_unavailable"),
    ("compaction_unavailable", "529/compaction_unavailable"),
];

/// Failures that no server can play, and why.
const NEVER: &[(&str, &str)] = &[
    ("dns", "happens before there is a connection; the sandbox has no name to resolve"),
    ("tls", "happens before HTTP; the sandbox speaks plain HTTP on the loopback address"),
    ("internal", "is a fault of the program, not of a server"),
    ("usage", "is a fault of the command line, not of a server"),
    ("config", "is a fault of the configuration, not of a server"),
    ("input", "is a fault of the input, not of a server"),
    ("output", "is a fault of the output, not of a server"),
    ("pending", "is no fault; batch-time=1h keeps a batch in progress"),
];

/// The words that a name stands for; names may be written with hyphens.
pub(super) fn words(name: &str) -> Option<&'static str> {
    find(NAMES, name)
}

/// Why a failure of this name cannot be played.
pub(super) fn never(name: &str) -> Option<&'static str> {
    find(NEVER, name)
}

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

fn find(table: &'static [(&str, &str)], name: &str) -> Option<&'static str> {
    let plain = name.replace('-', "_").to_ascii_lowercase();
    table.iter().find(|(own, _)| *own == plain).map(|(_, text)| *text)
}
