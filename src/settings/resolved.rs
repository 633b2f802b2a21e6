//! The settings of one run, as plain values with their origins.

use std::path::PathBuf;
use std::time::Duration;

use super::base_url::BaseUrl;
use super::credential::Sources;
use super::defaults;
use super::headers::Header;
use super::proxy::ProxyRules;
use super::{Origin, Valued, Warning};
use crate::error::Result;

/// Everything that holds for this run but the credential itself, which is read only when it is needed.
#[derive(Clone)]
pub(crate) struct Settings {
    /// Where requests go.
    pub base_url: Valued<BaseUrl>,
    /// The model of environment or file; `send -m` stands above it.
    pub model: Option<Valued<String>>,
    /// The longest answer of environment or file; `send --max-tokens` stands above it.
    pub max_tokens: Option<Valued<u32>>,
    /// The named times.
    pub timers: Timers,
    /// How often and how long to try again.
    pub retries: Retries,
    /// What decides about proxies; ask it for a URL.
    pub proxy: ProxyRules,
    /// A PEM file whose certificates are trusted besides the system's.
    pub ca_file: Option<Valued<PathBuf>>,
    /// Which addresses may be used.
    pub family: Valued<Family>,
    /// Beta features to ask for, each once.
    pub betas: Vec<Valued<String>>,
    /// Further headers, none of which is about credentials or framing.
    pub headers: Vec<Header>,
    /// The version of the API.
    pub api_version: Valued<String>,
    /// The workspace to work in, if it has to be said.
    pub workspace: Option<Valued<String>>,
    /// The header that API keys go into.
    pub auth_header: Valued<AuthHeader>,
    /// What may be spent, in billionths of a dollar.
    pub max_cost: Option<Valued<u64>>,
    /// What a token of a model without a published price costs, in and out, in billionths of a dollar.
    pub price: Option<Valued<(u64, u64)>>,
    /// Where events are logged.
    pub log: Log,
    /// The file of failing exchanges.
    pub capture: Capture,
    /// The shared circuit breaker, if one is wanted.
    pub breaker: Option<Breaker>,
    /// The faults of the sandbox (empty for none), if the run is to use it.
    pub sandbox: Option<Valued<String>>,
    /// The configuration file that was read, if there was one.
    pub config_file: Option<PathBuf>,
    /// What was odd about the settings.
    pub warnings: Vec<Warning>,
    pub(super) sources: Sources,
}

/// The named times of a call. A time that is `None` has no limit.
#[derive(Clone, Debug)]
pub(crate) struct Timers {
    /// Name resolution, TCP, proxy and TLS together.
    pub connect: Valued<Duration>,
    /// From the last byte sent to the response headers.
    pub headers: Valued<Duration>,
    /// Longest silence inside a body.
    pub idle: Valued<Duration>,
    /// Longest time in which a stream brings nothing but pings.
    pub semantic_idle: Valued<Duration>,
    /// Longest time in which the network takes no byte of the request body.
    pub upload_stall: Valued<Duration>,
    /// Longest stall of a download of batch results.
    pub download_stall: Valued<Duration>,
    /// The whole command, waits and retries included.
    pub total: Option<Valued<Duration>>,
}

/// What is at work: batches have more patience than a call somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// A call somebody waits for.
    Call,
    /// A batch, which takes hours anyway.
    Batch,
}

impl Work {
    fn of(self, times: defaults::ByWork) -> Duration {
        match self {
            Self::Call => times.call,
            Self::Batch => times.batch,
        }
    }
}

/// How often and how long to try again; the defaults depend on the work.
#[derive(Clone, Debug, Default)]
pub(crate) struct Retries {
    pub(super) times: Option<Valued<u32>>,
    pub(super) wait: Option<Valued<Duration>>,
    pub(super) span: Option<Valued<Duration>>,
}

impl Retries {
    /// Further attempts after the first; 0 for none.
    #[must_use]
    pub(crate) fn max_retries(&self) -> Valued<u32> {
        self.times.clone().unwrap_or(Valued::default(defaults::MAX_RETRIES))
    }

    /// The same, if anybody said so.
    #[must_use]
    pub(crate) fn wanted(&self) -> Option<u32> {
        self.times.as_ref().map(|times| times.value)
    }

    /// The longest single wait accepted when the server asks for one.
    #[must_use]
    pub(crate) fn max_wait(&self, work: Work) -> Valued<Duration> {
        let default = work.of(defaults::MAX_WAIT);
        self.wait.clone().unwrap_or(Valued::default(default))
    }

    /// The last moment at which an attempt after our own backoff may start.
    #[must_use]
    pub(crate) fn retry_max_time(&self, work: Work) -> Valued<Duration> {
        let default = work.of(defaults::RETRY_MAX_TIME);
        self.span.clone().unwrap_or(Valued::default(default))
    }
}

/// Which addresses may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Both, in the resolver's order.
    Any,
    /// IPv4 only.
    V4,
    /// IPv6 only.
    V6,
}

/// The header that an API key goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AuthHeader {
    /// `x-api-key`, which every gateway reads.
    ApiKey,
    /// `authorization: Bearer`.
    Bearer,
}

/// The file of failing exchanges.
#[derive(Clone, Debug, Default)]
pub(crate) struct Capture {
    /// The file that failing exchanges are appended to.
    pub file: Option<Valued<PathBuf>>,
    /// Whether the text of bodies is kept.
    pub bodies: bool,
}

/// The event log.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    /// The file that objects are appended to.
    pub file: Option<Valued<PathBuf>>,
    /// Whether bodies are logged too.
    pub bodies: bool,
    /// What marks the calls of this command.
    pub tag: Option<String>,
}

/// The circuit breaker that runs share.
#[derive(Clone, Debug)]
pub(crate) struct Breaker {
    /// The file that holds its state.
    pub file: Valued<PathBuf>,
    /// Transient failures in a row that open it.
    pub threshold: u32,
    /// How long it stays open before one call may probe.
    pub cooldown: Duration,
}

impl Settings {
    /// Points the run at a sandbox that has been started at `address`, for example `http://127.0.0.1:4100`.
    ///
    /// # Errors
    /// If that is no address.
    pub(crate) fn enter_sandbox(&mut self, address: &str) -> Result<()> {
        let (url, _) = super::base_url::read(address, &Origin::Sandbox, false)?;
        self.base_url = Valued::new(url, Origin::Sandbox);
        Ok(())
    }

    /// Everything secret that the settings themselves hold; a credential that is read later is not among it.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        let headers =
            self.headers.iter().filter(|header| header.may_be_secret()).map(|header| header.value.expose());
        headers.chain(self.proxy.passwords()).chain(self.sources.at_hand())
    }
}
