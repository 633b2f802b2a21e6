//! What a diagnosis is given: the very settings, trust and limits that `send` would have, and what to look at.

use jiff::civil::Date;
use tokio::time::Instant;
use url::Host;

use super::dns::ResolverFiles;
use super::requests::Target;
use crate::api::models;
use crate::client::Access;
use crate::error::Error;
use crate::explain::Call;
use crate::settings::{Credential, Facts, Settings, base_url};
use crate::transport::Config;
use crate::transport::event::Observe;
use crate::transport::retry::Limits;

/// The host of the API's own address.
pub(crate) const OFFICIAL_HOST: &str = "api.anthropic.com";

/// Everything a diagnosis needs.
pub(crate) struct Plan<'a> {
    /// Environment, home, clock.
    pub facts: &'a Facts,
    /// What holds.
    pub settings: &'a Settings,
    /// The credential, or why there is none.
    pub credential: Result<Credential, Error>,
    /// Timers, proxy, trust: as for every request.
    pub transport: Config,
    /// Address and headers without a credential.
    pub keyless: Access,
    /// The same with the credential.
    pub keyed: Option<Access>,
    /// Betas that requests ask for anyway.
    pub betas: Vec<String>,
    /// How often to try again.
    pub limits: Limits,
    /// When the command's own time limit ends.
    pub deadline: Option<Instant>,
    /// What was typed and has to be repeated in commands that are recommended.
    pub call: Call,
    /// The log.
    pub log: &'a dyn Observe,
    /// Whether messages may be sent, which cost tokens.
    pub live: bool,
    /// The files that say how names are resolved.
    pub files: ResolverFiles,
}

impl Plan<'_> {
    /// The host of the base URL, an IPv6 address without brackets.
    #[must_use]
    pub(crate) fn host(&self) -> &str {
        self.settings.base_url.value.url().host_str().unwrap_or_default().trim_matches(['[', ']'])
    }

    /// The port of the base URL.
    #[must_use]
    pub(crate) fn port(&self) -> u16 {
        self.settings.base_url.value.url().port_or_known_default().unwrap_or(443)
    }

    /// Whether the base URL is the API's own host, whatever its path.
    #[must_use]
    pub(crate) fn official(&self) -> bool {
        self.host().eq_ignore_ascii_case(OFFICIAL_HOST)
    }

    /// Whether the base URL is this machine.
    #[must_use]
    pub(crate) fn loopback(&self) -> bool {
        base_url::is_loopback(self.settings.base_url.value.url())
    }

    /// Which server it is, for the words.
    #[must_use]
    pub(crate) fn place(&self) -> Target<'_> {
        Target { host: self.host(), official: self.official(), sandbox: self.settings.sandbox.is_some() }
    }

    /// The name that has to be resolved: the proxy's if there is one.
    #[must_use]
    pub(crate) fn name_and_port(&self) -> (String, u16) {
        let proxy = self.transport.proxy.as_ref().and_then(|proxy| url::Url::parse(&proxy.url).ok());
        match proxy {
            Some(url) => {
                let host = match url.host() {
                    Some(Host::Domain(name)) => name.to_owned(),
                    Some(Host::Ipv4(four)) => four.to_string(),
                    Some(Host::Ipv6(six)) => six.to_string(),
                    None => String::new(),
                };
                (host, url.port_or_known_default().unwrap_or(1080))
            }
            None => (self.host().to_owned(), self.port()),
        }
    }

    /// The model that `send` would use.
    #[must_use]
    pub(crate) fn model(&self) -> &str {
        let named = self.settings.model.as_ref().map_or(models::DEFAULT_MODEL, |model| model.value.as_str());
        models::id_of(named)
    }

    /// Today in UTC.
    #[must_use]
    pub(crate) fn today(&self) -> Date {
        let now = jiff::Timestamp::from_second(self.facts.now).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        now.to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    /// The time a connection may take, cut to what is left of the whole command.
    #[must_use]
    pub(crate) fn connect_limit(&self) -> std::time::Duration {
        let connect = self.transport.timers.connect;
        match self.deadline {
            Some(deadline) => connect.min(deadline.saturating_duration_since(Instant::now())),
            None => connect,
        }
    }
}
