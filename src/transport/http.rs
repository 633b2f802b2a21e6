//! The HTTP client of the program: one connection per request, no redirects, no retries of its own, no blanket timeout.
//!
//! HTTP/1.1 only: a process mostly makes one request at a time, so multiplexing buys nothing, and without connection
//! reuse there is no connection that the server may be closing at the moment a request is written to it. Only where many
//! calls follow each other are connections kept; whoever wants that deals with one that was closed meanwhile.

use std::sync::Arc;
use std::time::Duration;

use super::config::Config;
use super::resolve::Resolver;
use super::tls;
use crate::error::{Error, ErrorKind, Result};

/// First TCP keep-alive probe, and the time between probes: keeps NAT entries of silent streams alive.
const KEEP_ALIVE: Duration = Duration::from_mins(1);
/// Probes without an answer before the connection counts as dead.
const KEEP_ALIVE_PROBES: u32 = 5;

/// How long a kept connection may rest: shorter than the minute after which servers and their proxies close it.
const KEPT_IDLE: Duration = Duration::from_secs(30);

/// How the program names itself to servers.
pub(crate) const USER_AGENT: &str = concat!("claudectl/", env!("CARGO_PKG_VERSION"));

/// A client for one origin.
#[derive(Clone)]
pub(crate) struct Http {
    pub(super) client: reqwest::Client,
    pub(super) resolver: Resolver,
    pub(super) config: Config,
    keeps: bool,
}

impl Http {
    /// Sets up the client; reads the trust store if the origin is `https`, touches the network never.
    ///
    /// # Errors
    /// `config` for an unusable CA file or proxy URL, `tls` without a trust store.
    pub(crate) fn new(config: Config) -> Result<Self> {
        Self::keeping(config, 0)
    }

    /// The same, with up to `idle` connections kept for further requests.
    ///
    /// # Errors
    /// As [`Http::new`].
    pub(crate) fn keeping(config: Config, idle: usize) -> Result<Self> {
        let resolver = Resolver::new(config.family);
        let secure_proxy = config.proxy.as_ref().is_some_and(|proxy| proxy.url.starts_with("https:"));
        let tls = if config.tls || secure_proxy {
            tls::client_config(config.ca_file.as_deref())?
        } else {
            // It is not needed for this origin, but whoever named it should hear now that it cannot be used.
            config.ca_file.as_deref().map(tls::certificates).transpose()?;
            tls::no_tls()?
        };
        let mut builder = reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .http1_only()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .pool_max_idle_per_host(idle)
            .pool_idle_timeout(KEPT_IDLE)
            .connect_timeout(config.timers.connect)
            .tcp_nodelay(true)
            .tcp_keepalive(KEEP_ALIVE)
            .tcp_keepalive_interval(KEEP_ALIVE)
            .tcp_keepalive_retries(KEEP_ALIVE_PROBES)
            .dns_resolver(Arc::new(resolver.clone()))
            .tls_backend_preconfigured(tls)
            .referer(false)
            .no_proxy();
        if let Some(proxy) = &config.proxy {
            let parsed = reqwest::Proxy::all(&proxy.url).map_err(|_| {
                Error::new(ErrorKind::Config, format!("the proxy URL from {} cannot be used", proxy.origin))
                    .fix("write it as http://host:port, with user and password percent-encoded")
            })?;
            builder = builder.proxy(parsed);
        }
        let client = builder.build().map_err(|error| {
            Error::new(ErrorKind::Internal, "the HTTP client could not be set up").caused_by(error)
        })?;
        Ok(Self { client, resolver, config, keeps: idle > 0 })
    }

    /// Whether connections are kept for further requests.
    #[must_use]
    pub(crate) fn keeps_connections(&self) -> bool {
        self.keeps
    }

    /// The settings it was made with.
    #[must_use]
    pub(crate) fn config(&self) -> &Config {
        &self.config
    }
}
