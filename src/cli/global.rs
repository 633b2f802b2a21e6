//! The options that work with every command, before or after its name.
//!
//! Nothing here has a default: an absent option leaves the word to the environment and the configuration file.

use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgAction, Args, ValueEnum, ValueHint};

use super::{duration, money};

/// Where requests go and how they get there.
const CONNECTION: &str = "Connection";
/// Who is calling.
const CREDENTIAL: &str = "Credential and configuration";
/// How long to wait and how often to try.
const TIME: &str = "Time and retries";
/// What may be spent.
const MONEY: &str = "Money";
/// What is shown and where it is kept.
const OUTPUT: &str = "Output";

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// At a terminal that can show it.
    Auto,
    /// In pipes and files too.
    Always,
    /// Not at all.
    Never,
}

/// Options of every command, as typed.
#[derive(Args, Clone, Debug, Default)]
pub struct Global {
    /// Talk to this address instead of the Claude API's own [env: ANTHROPIC_BASE_URL]
    #[arg(long, value_name = "URL", help_heading = CONNECTION, value_hint = ValueHint::Url)]
    pub base_url: Option<String>,

    /// Use a local stand-in for the API, no key needed; SPEC makes it fail on request, as in --sandbox=529x2
    #[arg(
        long,
        value_name = "SPEC",
        help_heading = CONNECTION,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        conflicts_with = "base_url"
    )]
    pub sandbox: Option<String>,

    /// Go through this proxy: http://, https:// or socks5h://
    #[arg(long, value_name = "URL", help_heading = CONNECTION, value_hint = ValueHint::Url)]
    pub proxy: Option<String>,

    /// Go directly, whatever the environment says
    #[arg(long, help_heading = CONNECTION, conflicts_with = "proxy")]
    pub no_proxy: bool,

    /// Trust the certificates in this PEM file too
    #[arg(long, value_name = "PEM", help_heading = CONNECTION, value_hint = ValueHint::FilePath)]
    pub ca_file: Option<PathBuf>,

    /// Allow plain http to another host; the key then travels unencrypted
    #[arg(long, help_heading = CONNECTION)]
    pub allow_http: bool,

    /// Connect over IPv4 only
    #[arg(short = '4', long, help_heading = CONNECTION, conflicts_with = "ipv6")]
    pub ipv4: bool,

    /// Connect over IPv6 only
    #[arg(short = '6', long, help_heading = CONNECTION)]
    pub ipv6: bool,

    /// Ask for a beta feature by its header name; repeatable
    #[arg(long, value_name = "NAME", help_heading = CONNECTION, value_delimiter = ',')]
    pub beta: Vec<String>,

    /// Send a further header; repeatable
    #[arg(long, value_name = "NAME: VALUE", help_heading = CONNECTION)]
    pub header: Vec<String>,

    /// Speak this version of the API
    #[arg(long, value_name = "DATE", help_heading = CONNECTION)]
    pub api_version: Option<String>,

    /// Read the API key from this file
    #[arg(
        long,
        value_name = "PATH",
        help_heading = CREDENTIAL,
        value_hint = ValueHint::FilePath,
        conflicts_with_all = ["env_file", "profile"]
    )]
    pub api_key_file: Option<PathBuf>,

    /// Read ANTHROPIC_* and CLAUDECTL_* variables from this file
    #[arg(
        long,
        value_name = "PATH",
        help_heading = CREDENTIAL,
        value_hint = ValueHint::FilePath,
        conflicts_with = "profile"
    )]
    pub env_file: Option<PathBuf>,

    /// Use this profile of the configuration file or of the official ant CLI
    #[arg(long, value_name = "NAME", help_heading = CREDENTIAL)]
    pub profile: Option<String>,

    /// Work in this workspace
    #[arg(long, value_name = "ID", help_heading = CREDENTIAL)]
    pub workspace: Option<String>,

    /// Use this configuration file
    #[arg(long, value_name = "PATH", help_heading = CREDENTIAL, value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// Bound the whole command, waits and retries included
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse_nonzero)]
    pub timeout: Option<Duration>,

    /// Time for a connection: proxy, TCP and TLS together
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse_nonzero)]
    pub connect_timeout: Option<Duration>,

    /// Time until the answer begins, once the request is sent
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse_nonzero)]
    pub headers_timeout: Option<Duration>,

    /// Longest silence inside an answer
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse_nonzero)]
    pub idle_timeout: Option<Duration>,

    /// Longest stretch of an answer in which only keep-alive pings arrive
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse_nonzero)]
    pub semantic_idle_timeout: Option<Duration>,

    /// Longest time in which the other side takes no byte of an upload
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse_nonzero)]
    pub upload_timeout: Option<Duration>,

    /// Longest stall while batch results download
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse_nonzero)]
    pub download_timeout: Option<Duration>,

    /// Try again up to N times; 0 means never
    #[arg(long, value_name = "N", help_heading = TIME)]
    pub max_retries: Option<u32>,

    /// Longest wait asked for by the server that is accepted
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse)]
    pub max_wait: Option<Duration>,

    /// Start no further attempt of our own after this time
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse)]
    pub retry_max_time: Option<Duration>,

    /// Share a circuit breaker between runs in this file: no calls while the API is known to be down
    #[arg(long, value_name = "FILE", help_heading = TIME, value_hint = ValueHint::FilePath)]
    pub breaker: Option<PathBuf>,

    /// Failures in a row that open the breaker
    #[arg(long, value_name = "N", help_heading = TIME, value_parser = clap::value_parser!(u32).range(1..))]
    pub breaker_threshold: Option<u32>,

    /// Time until an open breaker lets one call probe
    #[arg(long, value_name = "DUR", help_heading = TIME, value_parser = duration::parse_nonzero)]
    pub breaker_cooldown: Option<Duration>,

    /// Refuse or stop what would cost more than this many dollars
    #[arg(long, value_name = "USD", help_heading = MONEY, value_parser = money::dollars)]
    pub max_cost: Option<u64>,

    /// Price of a model without a published one: dollars per million tokens in and out
    #[arg(long, value_name = "IN,OUT", help_heading = MONEY, value_parser = money::price)]
    pub price: Option<(u64, u64)>,

    /// Print one JSON value, and errors as JSON on standard error
    #[arg(long, help_heading = OUTPUT)]
    pub json: bool,

    /// When to use colour
    #[arg(long, value_name = "WHEN", help_heading = OUTPUT)]
    pub color: Option<Color>,

    /// Say nothing on standard error but errors
    #[arg(short, long, help_heading = OUTPUT, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say more: choices made, thinking and timings; twice for headers
    #[arg(short, long, help_heading = OUTPUT, action = ArgAction::Count)]
    pub verbose: u8,

    /// Append one JSON object per attempt, wait and outcome to this file
    #[arg(long, value_name = "PATH", help_heading = OUTPUT, value_hint = ValueHint::FilePath)]
    pub log_file: Option<PathBuf>,

    /// Mark the calls of this command in the log file, for claudectl usage
    #[arg(long, value_name = "NAME", help_heading = OUTPUT)]
    pub tag: Option<String>,

    /// Put request and answer bodies into the log file too
    #[arg(long, help_heading = OUTPUT)]
    pub log_bodies: bool,

    /// Append every failing exchange with the server to this file, redacted, for sandbox --replay
    #[arg(long, value_name = "FILE", help_heading = OUTPUT, value_hint = ValueHint::FilePath)]
    pub capture: Option<PathBuf>,

    /// Keep the text of requests and answers in the capture, credentials excepted
    #[arg(long, help_heading = OUTPUT)]
    pub capture_bodies: bool,
}
