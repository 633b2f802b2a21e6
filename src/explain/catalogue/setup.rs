//! What is wrong with credentials and settings before anything is sent.

use super::entry::{Entry, Family, of};
use super::words::{CONTRACT, ONCE_FIXED};
use crate::error::ErrorKind as K;

/// Credentials and settings.
pub(crate) const ALL: Family = Family {
    title: "Keys and settings on this machine",
    entries: &[
        Entry {
            id: "key_missing",
            title: "No credential was found",
            cause: "The variable is not exported, the .env file is not loaded, or the program runs without your shell's environment: cron, systemd, \
                    a container, a GUI.",
            fixes: &[
                "Set it in this shell: export ANTHROPIC_API_KEY=... (create one at platform.claude.com/settings/keys)",
                "From a file: claudectl --api-key-file PATH send ... or claudectl --env-file .env send ...",
                "See every source that was looked at: claudectl diagnose",
                "Try without a key: claudectl --sandbox send \"Hello\"",
            ],
            retry: ONCE_FIXED,
            source: "SDK source and issues",
            patterns: &[
                "could not resolve authentication method. expected either api( |_|)key or auth( |_|)token to be set",
                "could not resolve authentication method. expected one of api( |_|)key, auth( |_|)token",
                "~could not resolve authentication method",
                "~[the ]api_key client option must be set",
                "~api_key * (must be set|is required|not set)",
                "the anthropic_api_key environment variable is (missing|not set|empty)",
                "~anthropic_api_key * (not set|missing|not found|is required|unset)",
                "~(missing|no) * anthropic_api_key",
                "~anthropic api key (is missing|not found)",
                "~missing anthropic api key",
                "~missing api key - a call is being made to anthropic",
                "~apikey or authtoken is required",
                "~did not find anthropic_api_key",
                "~[please ]set [the |your ]anthropic_api_key",
                "~keyerror: 'anthropic_api_key'",
                "~environment variable anthropic_api_key",
                "~[your ]anthropic api key [is ]not (set|configured|provided)",
                "~no credentials found: set anthropic_api_key",
                "~no credential configured[ (—|-) set anthropic_api_key]",
                "profile {profile:w} (not configured|configured but not logged in) (—|-) run ant auth login",
                "~not logged in \\(profile {profile:w}\\)",
                "~no key found - add one using 'llm keys set anthropic'",
                "~either anthropic_api_key or claude_code_oauth_token is required",
                "~anthropic_api_key[ or {other:w}] is required",
            ],
            also: &["no_api_key"],
            ..of(K::Config)
        },
        Entry {
            id: "key_blank",
            title: "The variable for the key is set, but empty",
            cause: "A CI secret that is not defined, `export ANTHROPIC_API_KEY=`, or a shell file that exports an empty ANTHROPIC_AUTH_TOKEN. Some SDK \
                    versions then send an empty header.",
            fixes: &[
                "Look: env | grep -c '^ANTHROPIC_API_KEY=.' prints 0 when it is empty.",
                "Define the secret in the CI system; secrets are not handed to builds of forks.",
                "Unset empty ones: unset ANTHROPIC_AUTH_TOKEN",
            ],
            retry: ONCE_FIXED,
            source: "anthropic-sdk-python issue 1640",
            patterns: &["~illegal header value b'Bearer '$"],
            ..of(K::Config)
        },
        Entry {
            id: "key_malformed",
            title: "The key holds characters that no key has",
            cause: "A line break at its end (a secret made with echo, a .env with Windows line ends), quotation marks, blanks, a BOM, `Bearer ` in \
                    front, or a placeholder.",
            fixes: &[
                "Store it without the line break: printf %s \"$KEY\" | tr -d '\\r\\n' > key.txt && claudectl --api-key-file key.txt send ...",
                "On Windows: set ANTHROPIC_API_KEY=sk-ant-... without quotation marks.",
                "See what is wrong, without showing the key: claudectl diagnose",
            ],
            retry: ONCE_FIXED,
            source: "SDK issues",
            patterns: &[
                "~invalid header value",
                "~invalid header field value for {header:w}",
                "~illegal header value",
                "invalid character in header content \\[x-api-key\\]",
                "~invalid character in header content \\[{header:w}\\]",
                "~unexpected char 0x0(a|d) at",
                "~invalid header value char",
                "~header [name or ]value must be (a valid|ascii)",
                "~(x-api-key|authorization) * (not a legal|invalid) * header value",
                "~(is not a legal http header value|is not a valid bytestring)",
                "~cannot convert argument to a bytestring",
                "~is an invalid header value",
                "~invalid request header value",
                "~header {header:w} has invalid value",
                "~'(ascii|latin-1)' codec can't encode character * in position",
                "~header field value cannot include cr/lf",
                "~invalid leading whitespace, reserved character\\(s\\), or return character\\(s\\) in header value",
                "~failed to parse header value",
            ],
            also: &["invalid_header"],
            ..of(K::Config)
        },
        Entry {
            id: "key_wrong_kind",
            title: "This credential is not an API key",
            cause: "Keys that begin with sk-ant-oat are login tokens of a subscription, sk-ant-admin are for organization endpoints. Messages need \
                    sk-ant-api03-....",
            fixes: &[
                "Create an API key: platform.claude.com/settings/keys",
                "Put a login token into ANTHROPIC_AUTH_TOKEN or a profile instead.",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            also: &["admin_key", "oauth_token"],
            ..of(K::Config)
        },
        Entry {
            id: "credentials_conflict",
            title: "Two credentials at once",
            cause: "A token (ANTHROPIC_AUTH_TOKEN) and a key (ANTHROPIC_API_KEY) are both set, or a custom header repeats the credential. Since July \
                    2026 the API rejects a doubled x-api-key.",
            fixes: &[
                "Keep one: unset ANTHROPIC_AUTH_TOKEN",
                "Remove x-api-key and authorization from ANTHROPIC_CUSTOM_HEADERS.",
                "See which one wins and why: claudectl diagnose",
            ],
            retry: ONCE_FIXED,
            source: "claude-code-router issue 214",
            patterns: &[
                "auth conflict: ",
                "~both * anthropic_auth_token * anthropic_api_key",
                "~pass at most one of api_key, auth_token",
            ],
            ..of(K::Config)
        },
        Entry {
            id: "token_expired",
            title: "The login token of the profile has expired",
            cause: "The profile of the official ant CLI holds a token that is past its time. claudectl never renews it.",
            fixes: &["Log in again: ant auth login", "Or use a key: export ANTHROPIC_API_KEY=..."],
            retry: "Once you have logged in again.",
            source: CONTRACT,
            patterns: &[
                "~access token at {file:w} has expired and no refresh is available",
                "token for profile {profile:w} (expires|expired) at {expired:w} and (no refresh_token is stored|refresh failed|refresh was not sent)",
            ],
            ..of(K::Config)
        },
        Entry {
            id: "profile_unusable",
            title: "A profile is missing, ambiguous or readable by others",
            cause: "The profile name is unknown, occurs both in the claudectl config and in that of the ant CLI, or its file may be changed by others.",
            fixes: &[
                "List the profiles: ant profile list, and look into ~/.config/claudectl/config.toml.",
                "Give a profile a name of its own.",
                "Tighten the file: chmod 600 {file} || Tighten the file: chmod 600 ~/.config/anthropic/credentials/NAME.json",
            ],
            retry: ONCE_FIXED,
            source: "official SDK source, credentials",
            patterns: &[
                "~config file not found at {file:w} \\(profile {profile:w}\\)",
                "~config file at {file:w} (is|must|could|has) ",
                "~credentials file (not found |)at {file:w}[ (is|must|could|has) ]",
                "~anthropic_profile names the profile {profile:w}",
                "~anthropic_profile {profile:w} * (has leading or trailing whitespace|must not)",
                "~anthropic_profile * (has leading or trailing whitespace|must not|must not be empty)",
                "~profile {profile:w} could not be resolved",
                "~profile {profile:w} [was |is ](not found|not defined|unknown)",
                "~profile {profile:w} does not exist",
                "~(no such|unknown) profile[: ]{profile:w}",
                "~(failed to read|failed to parse) (config|credentials) file {file:w}",
                "~config file {file:w} is missing",
                "~profile name * (is empty|is not allowed|contains disallowed|must not contain)",
            ],
            ..of(K::Config)
        },
        Entry {
            id: "identity_token_unusable",
            title: "The identity token for federation cannot be used",
            cause: "Workload identity federation reads a token of your platform from a file or variable, and that is missing, empty, unreadable or \
                    no token. In Kubernetes the projected volume is not mounted, or its audience is wrong.",
            fixes: &[
                "Check the file: ls -l {path} || Check the file that ANTHROPIC_IDENTITY_TOKEN_FILE names.",
                "In Kubernetes mount a projected serviceAccountToken with the audience of the federation rule.",
                "See which credential would be used: claudectl diagnose",
            ],
            retry: ONCE_FIXED,
            source: "official SDK source, credentials",
            patterns: &[
                "~identity token file not found at {path:w}",
                "~identity token file at {path:w} ",
                "~identity token path {path:w} is a directory",
                "~failed to read identity token file at {path:w}: ",
                "~identity token (file path|value) is empty",
                "~identity token (is|assertion is) {size:w} ",
                "~no identity token file path given",
                "~anthropic_identity_token is not set",
                "~environment variable {variable:w} is not set. set it or pass an explicit credentials",
                "~identity_token source ",
            ],
            also: &["IdentityTokenFileError", "identity_token"],
            ..of(K::Config)
        },
        Entry {
            id: "federation_incomplete",
            title: "Something is missing for workload identity federation",
            cause: "Federation needs a rule, an organization and an identity token; the profile and the environment do not supply all of them.",
            fixes: &[
                "Set ANTHROPIC_FEDERATION_RULE_ID, ANTHROPIC_ORGANIZATION_ID, ANTHROPIC_SERVICE_ACCOUNT_ID and ANTHROPIC_IDENTITY_TOKEN_FILE.",
                "Or fill them into the profile under ~/.config/anthropic/configs.",
            ],
            retry: ONCE_FIXED,
            source: "official SDK source, credentials",
            patterns: &[
                "~oidc_federation config requires {missing:w}",
                "federation is partially configured and will not be used until fully set",
                "~user_oauth config requires",
                "~unknown authentication.type {type:w}",
                "~authentication.type {type:w} is not a known",
            ],
            ..of(K::Config)
        },
        Entry {
            id: "browser_blocked",
            title: "The SDK refuses to run in a browser",
            cause: "A key in a web page is readable by everyone who opens it, so the SDK stops. Test runners with a fake browser look like one too.",
            fixes: &[
                "Call the API from a server and let the page ask that server.",
                "In a test that only simulates a browser set dangerouslyAllowBrowser: true.",
            ],
            retry: ONCE_FIXED,
            source: "official SDK source, client",
            patterns: &[
                "it looks like you're running in a browser-like environment",
                "~this is disabled by default, as it risks exposing your secret api credentials to attackers[. if you understand the risks and have appropriate mitigations in place, you can set the dangerouslyallowbrowser option to true]",
            ],
            ..of(K::Config)
        },
        Entry {
            id: "browser_cors",
            title: "A browser was not allowed to call the API",
            cause: "A page calls the API itself. Browsers ask first (CORS), and the API says no to pages; a key in a page would be public anyway.",
            fixes: &["Call the API from a server and let the page ask that server."],
            retry: ONCE_FIXED,
            source: "Claude API documentation, CORS",
            patterns: &[
                "~access to {what:w} at {url:w} from origin {origin:w} has been blocked by cors policy",
                "~has been blocked by cors policy",
                "~cross-origin request blocked",
            ],
            ..of(K::Usage)
        },
        Entry {
            id: "sdk_not_installed",
            title: "The SDK is not installed where the program runs",
            cause: "Another Python or Node, a fresh virtual environment, or a container image without the package.",
            fixes: &[
                "Python: python3 -m pip install anthropic, with the python3 that runs the program.",
                "Node: npm install @anthropic-ai/sdk",
            ],
            retry: ONCE_FIXED,
            source: "Python and Node, import errors",
            patterns: &[
                "~no module named 'anthropic'",
                "~cannot find (package|module) '@anthropic-ai/{package:w}'",
                "~cannot load such file -- anthropic",
                "~could not find a declaration file for module '@anthropic-ai",
            ],
            ..of(K::Usage)
        },
        Entry {
            id: "base_url_invalid",
            title: "The base URL cannot be right",
            cause: "It has no scheme, ends in /v1 or a full path, or is plain http to another machine, which would send the key in clear.",
            fixes: &[
                "Write scheme and host only: export ANTHROPIC_BASE_URL=https://api.anthropic.com",
                "For a gateway you trust on a closed network: add --allow-http",
                "See where it was set: claudectl diagnose",
            ],
            retry: ONCE_FIXED,
            source: "claude-code issue 441",
            patterns: &[
                "~^invalid url",
                "~failed to parse url",
                "~url * must * (http|https)://",
                "~relative url without a base",
                "~request url is missing",
                "~request url has an unsupported protocol",
                "~unsupported protocol scheme",
                "~invalid url * no scheme supplied",
                "~invalid url {url:w}",
                "~only absolute urls are supported",
                "~expected url scheme 'http' or 'https' but no",
                "~first path segment in url cannot contain colon",
                "~relativeurlwithoutbase",
                "~protocol {scheme:w} [is ]not supported",
                "~url using bad/illegal format",
                "~url rejected: ",
                "~invalid uri: the format",
                "~{source:w} {url:w} is missing a scheme",
                "~invalid port: ",
                "~no connection adapters were found for",
            ],
            also: &["base_url", "invalid_url"],
            ..of(K::Config)
        },
        Entry {
            id: "config_file_invalid",
            title: "The config file cannot be read",
            cause: "It is no TOML, has a key claudectl does not know, or a value of the wrong type.",
            fixes: &[
                "Correct the line named in the message; unknown keys come with the nearest known one.",
                "Try without it: --config /dev/null",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Config)
        },
    ],
};
