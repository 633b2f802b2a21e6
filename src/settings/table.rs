//! The table of everything that can be set: its option, its variables, its key in the configuration file.
//!
//! Lookup, the check for unknown keys and variables, and the tables in `docs/configuration.md` all read it.

use super::defaults::{self, DefaultValue, DefaultValue as D};
use crate::api::{headers, models};

/// What a value looks like in the configuration file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A string.
    Text,
    /// A string like `"30s"`, or a number of seconds.
    Duration,
    /// A whole number.
    Count,
    /// `true` or `false`.
    Switch,
    /// A list of strings, separated by commas in a variable.
    Words,
    /// A list of strings, one a line in a variable.
    Lines,
}

/// One thing that can be set.
#[derive(Debug)]
pub struct Setting {
    /// Its key in the configuration file.
    pub key: &'static str,
    /// Its option; empty if there is none.
    pub flag: &'static str,
    /// Its variables, the first one that is set wins.
    pub variables: &'static [&'static str],
    /// Whether the configuration file and its profiles may set it.
    pub in_file: bool,
    /// Its form in the configuration file.
    pub form: Form,
    /// What it does, in a few words.
    pub meaning: &'static str,
    /// What holds when nobody sets it.
    pub default: DefaultValue,
}

macro_rules! settings {
    ($($name:ident $key:literal $flag:literal $variables:expr, $file:literal $form:ident $default:expr => $meaning:literal;)*) => {
        $(pub(super) const $name: &Setting = &Setting {
            key: $key, flag: $flag, variables: &$variables, in_file: $file,
            form: Form::$form, meaning: $meaning, default: $default,
        };)*
        /// Everything that can be set.
        pub const ALL: &[&Setting] = &[$($name),*];
    };
}

settings! {
    BASE_URL "base_url" "--base-url" ["CLAUDECTL_BASE_URL", "ANTHROPIC_BASE_URL"], true Text D::Text("https://api.anthropic.com") => "address of the API";
    SANDBOX "sandbox" "--sandbox" ["CLAUDECTL_SANDBOX"], false Text D::Words("off") => "talk to a local stand-in";
    PROXY "proxy" "--proxy" ["CLAUDECTL_PROXY"], true Text D::Words("as the environment says") => "go through this proxy";
    NO_PROXY "no_proxy" "--no-proxy" ["CLAUDECTL_NO_PROXY"], true Switch D::Off => "use no proxy at all";
    CA_FILE "ca_file" "--ca-file" ["CLAUDECTL_CA_FILE"], true Text D::Words("none") => "trust these certificates too";
    ALLOW_HTTP "allow_http" "--allow-http" ["CLAUDECTL_ALLOW_HTTP"], true Switch D::Off => "allow plain http to other hosts";
    IPV4 "ipv4" "--ipv4" ["CLAUDECTL_IPV4"], true Switch D::Off => "connect over IPv4 only";
    IPV6 "ipv6" "--ipv6" ["CLAUDECTL_IPV6"], true Switch D::Off => "connect over IPv6 only";
    BETA "beta" "--beta" ["CLAUDECTL_BETA"], true Words D::Words("none") => "beta features to ask for";
    HEADER "header" "--header" ["CLAUDECTL_HEADER", "ANTHROPIC_CUSTOM_HEADERS"], true Lines D::Words("none") => "further headers";
    API_VERSION "api_version" "--api-version" ["CLAUDECTL_API_VERSION"], true Text D::Text(headers::DEFAULT_VERSION) => "version of the API";
    API_KEY_FILE "api_key_file" "--api-key-file" ["CLAUDECTL_API_KEY_FILE"], true Text D::Words("none") => "file that holds the key";
    KEY_COMMAND "key_command" "" [], true Text D::Words("none") => "command that prints the key";
    AUTH_HEADER "auth_header" "" ["CLAUDECTL_AUTH_HEADER"], true Text D::Text("x-api-key") => "header for API keys: x-api-key or bearer";
    ENV_FILE "env_file" "--env-file" ["CLAUDECTL_ENV_FILE"], false Text D::Words("none") => "file to read variables from";
    PROFILE "profile" "--profile" ["CLAUDECTL_PROFILE", "ANTHROPIC_PROFILE"], false Text D::Words("none") => "profile to use";
    WORKSPACE "workspace" "--workspace" ["CLAUDECTL_WORKSPACE"], true Text D::Words("the key's own") => "workspace to work in";
    CONFIG "config" "--config" ["CLAUDECTL_CONFIG"], false Text D::Text("~/.config/claudectl/config.toml") => "configuration file";
    MODEL "model" "--model" ["CLAUDECTL_MODEL"], true Text D::Text(models::DEFAULT_MODEL) => "model of send";
    MAX_TOKENS "max_tokens" "--max-tokens" ["CLAUDECTL_MAX_TOKENS"], true Count D::Tokens(models::DEFAULT_MAX_TOKENS) => "longest answer";
    TIMEOUT "timeout" "--timeout" ["CLAUDECTL_TIMEOUT"], true Duration D::Text("none") => "bound of the whole command";
    CONNECT_TIMEOUT "connect_timeout" "--connect-timeout" ["CLAUDECTL_CONNECT_TIMEOUT"], true Duration D::Time(defaults::CONNECT_TIMEOUT) => "proxy, TCP and TLS together";
    HEADERS_TIMEOUT "headers_timeout" "--headers-timeout" ["CLAUDECTL_HEADERS_TIMEOUT"], true Duration D::Time(defaults::HEADERS_TIMEOUT) => "until the answer begins";
    IDLE_TIMEOUT "idle_timeout" "--idle-timeout" ["CLAUDECTL_IDLE_TIMEOUT"], true Duration D::Time(defaults::IDLE_TIMEOUT) => "silence inside an answer";
    SEMANTIC_IDLE_TIMEOUT "semantic_idle_timeout" "--semantic-idle-timeout" ["CLAUDECTL_SEMANTIC_IDLE_TIMEOUT"], true Duration D::Time(defaults::SEMANTIC_IDLE_TIMEOUT) => "nothing but pings";
    UPLOAD_TIMEOUT "upload_timeout" "--upload-timeout" ["CLAUDECTL_UPLOAD_TIMEOUT"], true Duration D::Time(defaults::UPLOAD_TIMEOUT) => "no byte of an upload is taken";
    DOWNLOAD_TIMEOUT "download_timeout" "--download-timeout" ["CLAUDECTL_DOWNLOAD_TIMEOUT"], true Duration D::Time(defaults::DOWNLOAD_TIMEOUT) => "batch results stall";
    MAX_RETRIES "max_retries" "--max-retries" ["CLAUDECTL_MAX_RETRIES"], true Count D::Count(defaults::MAX_RETRIES) => "further attempts";
    MAX_WAIT "max_wait" "--max-wait" ["CLAUDECTL_MAX_WAIT"], true Duration D::TimeByWork(defaults::MAX_WAIT) => "longest wait the server may ask for";
    RETRY_MAX_TIME "retry_max_time" "--retry-max-time" ["CLAUDECTL_RETRY_MAX_TIME"], true Duration D::TimeByWork(defaults::RETRY_MAX_TIME) => "no attempt of our own after this";
    BREAKER "breaker" "--breaker" ["CLAUDECTL_BREAKER"], true Text D::Words("none") => "file of the shared circuit breaker";
    BREAKER_THRESHOLD "breaker_threshold" "--breaker-threshold" ["CLAUDECTL_BREAKER_THRESHOLD"], true Count D::Count(defaults::BREAKER_THRESHOLD) => "failures that open the breaker";
    BREAKER_COOLDOWN "breaker_cooldown" "--breaker-cooldown" ["CLAUDECTL_BREAKER_COOLDOWN"], true Duration D::Time(defaults::BREAKER_COOLDOWN) => "until an open breaker probes";
    MAX_COST "max_cost" "--max-cost" ["CLAUDECTL_MAX_COST"], true Text D::Words("none") => "budget in dollars";
    PRICE "price" "--price" ["CLAUDECTL_PRICE"], true Text D::Words("as published") => "dollars per million tokens in and out";
    JSON "json" "--json" ["CLAUDECTL_JSON"], false Switch D::Off => "JSON output";
    COLOR "color" "--color" ["CLAUDECTL_COLOR"], false Text D::Text("auto") => "auto, always or never";
    QUIET "quiet" "--quiet" ["CLAUDECTL_QUIET"], false Switch D::Off => "only errors on standard error";
    VERBOSE "verbose" "--verbose" ["CLAUDECTL_VERBOSE"], false Count D::Count(0) => "0, 1 or 2";
    LOG_FILE "log_file" "--log-file" ["CLAUDECTL_LOG_FILE"], true Text D::Words("none") => "one JSON object per event";
    TAG "tag" "--tag" ["CLAUDECTL_TAG"], true Text D::Words("none") => "mark of the calls in the log file";
    LOG_BODIES "log_bodies" "--log-bodies" ["CLAUDECTL_LOG_BODIES"], true Switch D::Off => "bodies in the log file";
    CAPTURE "capture" "--capture" ["CLAUDECTL_CAPTURE"], true Text D::Words("none") => "failing exchanges, for a replay";
    CAPTURE_BODIES "capture_bodies" "--capture-bodies" ["CLAUDECTL_CAPTURE_BODIES"], true Switch D::Off => "text of bodies in the capture";
}

/// The default of the setting that an option sets, for help and man pages; `None` where there is nothing to say.
#[must_use]
pub fn shown_default(option: &str) -> Option<String> {
    let setting = ALL.iter().find(|setting| setting.flag.strip_prefix("--") == Some(option))?;
    match setting.default {
        DefaultValue::Off | DefaultValue::Words(_) | DefaultValue::Count(0) => None,
        default => Some(default.to_string()),
    }
}

/// The word among `known` that was probably meant, if one is near enough.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(&word, &known.to_lowercase()), known))
        .filter(|(distance, known)| *distance <= (known.len() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_variables_and_keys_share_one_name() {
        for setting in ALL {
            let name = setting.key.to_uppercase();
            if let Some(first) = setting.variables.first() {
                assert_eq!(*first, format!("CLAUDECTL_{name}"));
            }
            if !setting.flag.is_empty() {
                assert_eq!(setting.flag, format!("--{}", setting.key.replace('_', "-")));
            }
        }
    }

    #[test]
    fn every_option_that_works_everywhere_is_in_the_table() {
        use clap::Args;
        let command = crate::cli::Global::augment_args(clap::Command::new("all"));
        for argument in command.get_arguments() {
            let Some(long) = argument.get_long() else { continue };
            let known = ALL.iter().any(|setting| setting.flag == format!("--{long}"));
            assert!(known, "--{long} has no row");
        }
    }

    #[test]
    fn the_nearest_word_is_near() {
        let keys = || ALL.iter().map(|setting| setting.key);
        assert_eq!(nearest("modle", keys()), Some("model"));
        assert_eq!(nearest("conect_timeout", keys()), Some("connect_timeout"));
        assert_eq!(nearest("MAX-RETRIES", keys()), Some("max_retries"));
        assert_eq!(nearest("xyzzy", keys()), None);
    }
}
