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
            says: &[
                "could not resolve authentication method. expected either api( |_|)key or auth( |_|)token to be set",
                "~could not resolve authentication method",
                "~api_key * (must be set|is required|not set)",
                "the anthropic_api_key environment variable is (missing|not set|empty)",
                "~anthropic_api_key * (not set|missing|not found|is required|unset)",
                "~(missing|no) * anthropic_api_key",
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
            says: &["illegal header value b'Bearer '"],
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
            says: &[
                "~invalid header value",
                "~invalid header field value for {header:w}",
                "~illegal header value",
                "~invalid character in header content [\"{header:w}\"]",
                "~unexpected char 0x0(a|d) at",
                "~invalid header value char",
                "~header value must be (a valid|ascii)",
                "~(x-api-key|authorization) * (not a legal|invalid) * header value",
                "~(is not a legal http header value|is not a valid bytestring)",
                "~cannot convert argument to a bytestring",
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
            says: &["auth conflict: ", "~both * anthropic_auth_token * anthropic_api_key"],
            ..of(K::Config)
        },
        Entry {
            id: "token_expired",
            title: "The login token of the profile has expired",
            cause: "The profile of the official ant CLI holds a token that is past its time. claudectl never renews it.",
            fixes: &["Log in again: ant auth login", "Or use a key: export ANTHROPIC_API_KEY=..."],
            retry: "Once you have logged in again.",
            source: CONTRACT,
            ..of(K::Config)
        },
        Entry {
            id: "profile_unusable",
            title: "A profile is missing, ambiguous or readable by others",
            cause: "The profile name is unknown, occurs both in the claudectl config and in that of the ant CLI, or its file may be changed by others.",
            fixes: &[
                "List the profiles: ant profile list, and look into ~/.config/claudectl/config.toml.",
                "Give a profile a name of its own.",
                "Tighten the file: chmod 600 ~/.config/anthropic/credentials/NAME.json",
            ],
            retry: ONCE_FIXED,
            source: CONTRACT,
            ..of(K::Config)
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
            says: &[
                "~^invalid url",
                "~failed to parse url",
                "~url * must * (http|https)://",
                "~relative url without a base",
                "~request url is missing",
                "~unsupported protocol scheme",
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
