//! Messages of 401 and 403, and 400s about credentials and workspaces.

use super::entry::{Entry, Family, of};
use super::words::{DOCS, NO, REPORTS};
use crate::error::ErrorKind as K;

const REPLACE: &str = "No. Replace the credential first.";

/// The credential as the API sees it.
pub(crate) const ALL: Family = Family {
    title: "Credentials and access",
    entries: &[
        Entry {
            id: "invalid_api_key",
            title: "The API does not know this key",
            cause: "The key is mistyped, cut when it was copied, revoked, expired, or of another product. Often another variable than you think \
                    supplied it.",
            fixes: &[
                "See which source it came from and its last four characters: claudectl diagnose",
                "Compare with the list at platform.claude.com/settings/keys; create a new key if it is gone or expired.",
                "Send only one credential: remove x-api-key and authorization from ANTHROPIC_CUSTOM_HEADERS.",
            ],
            retry: REPLACE,
            source: REPORTS,
            patterns: &[
                "~invalid x-api-key",
                "invalid api key · (please run /login|fix external api key)",
                "~api key is invalid",
                "~invalid api key",
                "~incorrect api key",
                "~api key [has ](expired|been revoked)",
            ],
            ..of(K::Authentication)
        },
        Entry {
            id: "invalid_bearer_token",
            title: "The bearer token is not valid",
            cause: "An Authorization header with a token the API does not accept was sent. Very often ANTHROPIC_AUTH_TOKEN is left over from \
                    another tool, for example with the value \"ollama\".",
            fixes: &[
                "Unset it: unset ANTHROPIC_AUTH_TOKEN, and look for it in ~/.bashrc, ~/.zshrc and ~/.profile.",
                "See every credential that competes: claudectl diagnose",
            ],
            retry: REPLACE,
            source: "claude-code issue 34826",
            patterns: &["~invalid bearer token", "~invalid authorization header"],
            also: &["bearer"],
            ..of(K::Authentication)
        },
        Entry {
            id: "oauth_not_supported",
            title: "An OAuth token was sent without its beta",
            cause: "The API accepts OAuth tokens (sk-ant-oat01-...) only together with the beta oauth-2025-04-20, and subscription tokens only from \
                    Claude Code.",
            fixes: &[
                "With claudectl put the token into ANTHROPIC_AUTH_TOKEN or a profile; it then sends the beta by itself.",
                "For your own programs create an API key: platform.claude.com/settings/keys",
            ],
            retry: REPLACE,
            source: REPORTS,
            patterns: &["~oauth authentication is [currently ]not (supported|allowed)"],
            ..of(K::Authentication)
        },
        Entry {
            id: "oauth_token_expired",
            title: "The login has expired",
            cause: "The OAuth token is past its time or was revoked. claudectl does not renew tokens of other tools.",
            fixes: &["Log in again: ant auth login", "Or use an API key: export ANTHROPIC_API_KEY=..."],
            retry: "Once you have logged in again.",
            source: DOCS,
            patterns: &[
                "oauth token has expired. please obtain a new token",
                "oauth token has been revoked. please obtain a new token",
                "~oauth token [has |is |was ][been ](expired|revoked)",
                "~oauth token (revoked|expired)",
                "oauth token (revoked|expired|has expired) · please run /login",
                "~token has expired",
            ],
            ..of(K::Authentication)
        },
        Entry {
            id: "credential_revoked",
            title: "The credential is well-formed but no longer valid",
            cause: "It was revoked, or its user, account or organization is disabled. It is not about expiry.",
            fixes: &[
                "Create a new key: platform.claude.com/settings/keys",
                "Ask an admin whether your account is still active.",
                "See where the present one comes from: claudectl diagnose",
            ],
            retry: REPLACE,
            source: DOCS,
            patterns: &["~invalid authentication credentials"],
            ..of(K::Authentication)
        },
        Entry {
            id: "credential_missing",
            title: "The request carried no credential",
            cause: "Neither x-api-key nor Authorization reached the API: no key was set, or a proxy dropped the header.",
            fixes: &[
                "Set a key: export ANTHROPIC_API_KEY=...",
                "If it is set, a gateway drops the header. Ask for x-api-key to be forwarded, or set auth_header = \"bearer\" in the config file.",
            ],
            retry: REPLACE,
            source: REPORTS,
            patterns: &[
                "~x-api-key header is required",
                "~(missing|no) (api key|credentials|authentication)",
                "~authentication (header|credentials) (is |are )(required|missing)",
            ],
            ..of(K::Authentication)
        },
        Entry {
            id: "cors_not_allowed",
            title: "The request looked like one from a browser page",
            cause: "It carried an Origin header, and this organization does not allow calls from web pages. The key is not the problem.",
            fixes: &[
                "Send the request from a server, without an Origin header; claudectl never sends one.",
                "If a proxy or extension adds Origin, remove it there.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &["cors requests are not allowed[ for this organization][ because of {reason:t}]"],
            also: &["cors"],
            ..of(K::Authentication)
        },
        Entry {
            id: "token_exchange_failed",
            title: "The identity token was not accepted",
            cause: "Workload identity federation answers every failed exchange with the same words: wrong issuer, audience or subject, an expired \
                    token, an archived rule, or a clock that is off.",
            fixes: &[
                "Read the reason in the authentication history of the Console.",
                "Check the clock of this machine: date -u",
                "Check ANTHROPIC_FEDERATION_RULE_ID, ANTHROPIC_ORGANIZATION_ID and ANTHROPIC_SERVICE_ACCOUNT_ID.",
            ],
            retry: "Once the rule or the token is corrected.",
            source: DOCS,
            patterns: &[
                "~^authentication failed",
                "~token exchange failed",
                "exchange code for token: token endpoint returned",
            ],
            ..of(K::Authentication)
        },
        Entry {
            id: "web_identity_federation_disabled",
            title: "Outbound web identity federation is off in the AWS account",
            cause: "Claude Platform on AWS needs it to sign in.",
            fixes: &["Switch it on: aws iam enable-outbound-web-identity-federation"],
            retry: "Once it is switched on.",
            source: DOCS,
            patterns: &["outbound web identity federation is disabled"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "workspace_header_required",
            title: "This key works in several workspaces; say which",
            cause: "Personal and service-account keys can span workspaces, and then every request must name one.",
            fixes: &[
                "Name it: claudectl --workspace wrkspc_... send ... (ids at platform.claude.com/settings/workspaces)",
                "For good: export ANTHROPIC_WORKSPACE_ID=wrkspc_...",
            ],
            retry: NO,
            source: DOCS,
            patterns: &["anthropic-workspace-id is required"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "workspace_header_invalid",
            title: "The workspace id is malformed",
            cause: "anthropic-workspace-id must be an id that begins with wrkspc_, not a name.",
            fixes: &["Copy the id from platform.claude.com/settings/workspaces: --workspace wrkspc_..."],
            retry: NO,
            source: DOCS,
            patterns: &["anthropic-workspace-id header must be"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "workspace_not_found",
            title: "There is no such workspace for this key",
            cause: "The workspace does not exist, or the key has no access to it.",
            fixes: &[
                "Check {workspace} at platform.claude.com/settings/workspaces. || Check the id at platform.claude.com/settings/workspaces.",
                "Leave --workspace and ANTHROPIC_WORKSPACE_ID out if the key is bound to one workspace.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &["~workspace {workspace:w} not found"],
            ..of(K::NotFound)
        },
        Entry {
            id: "request_not_allowed",
            title: "Requests from this place are not served",
            cause: "The address the request came from is in a country that is not supported, or it is the exit of a VPN or proxy that is blocked.",
            fixes: &[
                "Switch the VPN off or choose an exit in a supported country: www.anthropic.com/supported-countries",
                "Compare with and without the proxy: claudectl diagnose --no-proxy",
            ],
            retry: NO,
            source: "claude-code issue 1613",
            patterns: &[
                "~request not allowed",
                "~(country|region|location|territory) [is ]not supported",
                "~not available in your (country|region)",
            ],
            ..of(K::Permission)
        },
        Entry {
            id: "key_lacks_permission",
            title: "The key may not use this resource",
            cause: "The key is valid, but its workspace or role has no access to the endpoint, model or file.",
            fixes: &[
                "See organization and workspace of the key: claudectl diagnose",
                "Ask an admin for access, or use a key of the right workspace.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~api key does not have permission",
                "~does not have (access|permission) to",
                "~you do not have (access|permission)",
                "your api key does not have permission to use the specified resource",
                "~not have permission to use the specified resource",
            ],
            ..of(K::Permission)
        },
        Entry {
            id: "admin_key_required",
            title: "This endpoint wants an Admin API key",
            cause: "Organization endpoints take keys that begin with sk-ant-admin01-, and those work nowhere else.",
            fixes: &[
                "Create one at platform.claude.com/settings/admin-keys and use it for that endpoint only.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &["~admin api key * required", "~requires an admin api key"],
            ..of(K::Permission)
        },
    ],
};
