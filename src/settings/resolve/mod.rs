//! Puts the settings of a run together from options, environment and files.

use std::time::Duration;

use url::{Host, Url};

use super::base_url::{self, BaseUrl};
use super::config::{self, Config};
use super::credential::{self, Selection, Sources};
use super::defaults;
use super::env_file::EnvFile;
use super::extras::Extras;
use super::lookup::{Lookup, count, positive, switch};
use super::proxy::ProxyRules;
use super::resolved::{AuthHeader, Breaker, Capture, Family, Log, Retries, Settings, Timers};
use super::screen::Screen;
use super::table::{self, Setting};
use super::{Facts, Origin, Topic, Valued, Warning, variables};
use crate::cli::{Global, duration, money};
use crate::error::{Error, ErrorKind, Result};

/// Resolves everything but the credential, which is only chosen.
///
/// Reads `--env-file` and the configuration file, each at most once, and a profile if one is used.
///
/// # Errors
/// `config` for whatever is missing or malformed, naming the variable or the place in the file; `usage` if it was
/// typed and can only have been a slip of the keyboard.
pub(crate) fn resolve(global: &Global, facts: &Facts) -> Result<Settings> {
    Screen::resolve(global, facts)?;
    let env_file = env_file(global, facts)?;
    let mut lookup = Lookup::new(facts, env_file.as_ref());
    let config = config::load(global.config.as_ref(), &lookup)?;
    let sandbox = sandbox(global, &lookup)?;
    let mut selection = match sandbox {
        Some(_) => Selection { sources: Sources::sandbox(), ..Selection::default() },
        None => credential::select(global, &lookup, &config)?,
    };
    lookup.env_file_trusted = selection.sources.in_env_file();
    let profile = selection.profile.take();
    lookup.profile = profile.as_ref();
    lookup.config = Some(&config.top);

    let mut warnings = variables::warnings(facts, env_file.as_ref());
    warnings.append(&mut selection.warnings);
    warnings.extend(barred(&lookup));
    let settings = Parts { global, lookup: &lookup, config: &config, sandbox };
    settings.put_together(selection.sources, warnings)
}

fn env_file(global: &Global, facts: &Facts) -> Result<Option<EnvFile>> {
    let named = Lookup::new(facts, None).path(table::ENV_FILE, global.env_file.as_ref())?;
    named.map(|named| EnvFile::read(&named, facts)).transpose()
}

/// The faults asked of the sandbox, if the run is to use it.
fn sandbox(global: &Global, lookup: &Lookup<'_>) -> Result<Option<Valued<String>>> {
    let Some(spec) = lookup.read(table::SANDBOX, global.sandbox.clone(), |text| Ok(text.to_owned()))? else {
        return Ok(None);
    };
    let plain = if spec.origin.is_flag() { None } else { switch(&spec.value).ok() };
    if plain == Some(false) {
        return Ok(None);
    }
    if global.base_url.is_some() {
        let what = format!(
            "the sandbox ({}) has its own address: --base-url cannot be used with it",
            spec.origin.describe()
        );
        return Err(Error::new(ErrorKind::Usage, what).fix("leave out one of the two"));
    }
    Ok(Some(if plain.is_some() { spec.map(|_| String::new()) } else { spec }))
}

fn barred(lookup: &Lookup<'_>) -> Vec<Warning> {
    let shown = lookup.env_file.map(EnvFile::shown).unwrap_or_default();
    let say = |(name, why)| Warning::new(Topic::Other, format!("{name} in {shown} is not used: {why}"));
    lookup.barred().into_iter().map(say).collect()
}

/// An address is of one family and needs no lookup, so nothing later would notice that it is the wrong one.
fn check_family(family: &Valued<Family>, base: &Url, proxy: &ProxyRules) -> Result<()> {
    let proxy = proxy.decide(base).proxy.and_then(|proxy| Url::parse(proxy.url.expose()).ok());
    let (whose, first) = match &proxy {
        Some(proxy) => ("the proxy", proxy),
        None => ("the base URL", base),
    };
    let (wanted, found) = match (family.value, first.host()) {
        (Family::V4, Some(Host::Ipv6(_))) => ("IPv4", "IPv6"),
        (Family::V6, Some(Host::Ipv4(_))) => ("IPv6", "IPv4"),
        _ => return Ok(()),
    };
    let asked = family.origin.describe();
    Err(Error::new(
        ErrorKind::Config,
        format!("{whose} is an {found} address, but {asked} allows {wanted} only"),
    )
    .why("an address of one family cannot be reached over the other")
    .fix(format!("leave out {asked}, or name a host that has an {wanted} address")))
}

/// What has been read, waiting to become settings.
struct Parts<'a> {
    global: &'a Global,
    lookup: &'a Lookup<'a>,
    config: &'a Config,
    sandbox: Option<Valued<String>>,
}

impl Parts<'_> {
    fn put_together(self, sources: Sources, mut warnings: Vec<Warning>) -> Result<Settings> {
        let (global, lookup) = (self.global, self.lookup);
        let text = |text: &str| Ok(text.to_owned());
        let allow_http = self.on(table::ALLOW_HTTP, global.allow_http)?;
        let base_url = self.base_url(allow_http.value, &mut warnings)?;
        let mut extras = Extras::read(global, lookup)?;
        warnings.append(&mut extras.warnings);
        if self.sandbox.is_some() {
            extras.workspace = None;
        }
        let proxy = match &self.sandbox {
            Some(_) => ProxyRules::default(),
            None => ProxyRules::read(global, lookup, base_url.value.url())?,
        };
        if !allow_http.value {
            proxy.keep_plain_http_here(base_url.value.url())?;
        }
        let family = self.family()?;
        if self.sandbox.is_none() {
            check_family(&family, base_url.value.url(), &proxy)?;
        }
        Ok(Settings {
            base_url,
            model: lookup.read(table::MODEL, None, text)?,
            max_tokens: lookup.read(table::MAX_TOKENS, None, positive)?,
            timers: self.timers()?,
            retries: Retries {
                times: lookup.read(table::MAX_RETRIES, global.max_retries, count)?,
                wait: lookup.read(table::MAX_WAIT, global.max_wait, duration::parse)?,
                span: lookup.read(table::RETRY_MAX_TIME, global.retry_max_time, duration::parse)?,
            },
            proxy,
            ca_file: lookup.path(table::CA_FILE, global.ca_file.as_ref())?,
            family,
            betas: extras.betas,
            headers: extras.headers,
            api_version: extras.api_version,
            workspace: extras.workspace,
            auth_header: self.auth_header()?,
            max_cost: lookup.read(table::MAX_COST, global.max_cost, money::dollars)?,
            price: lookup.read(table::PRICE, global.price, money::price)?,
            log: Log {
                tag: lookup.read(table::TAG, global.tag.clone(), text)?.map(|tag| tag.value),
                file: lookup.path(table::LOG_FILE, global.log_file.as_ref())?,
                bodies: self.on(table::LOG_BODIES, global.log_bodies)?.value,
            },
            capture: Capture {
                file: lookup.path(table::CAPTURE, global.capture.as_ref())?,
                bodies: self.on(table::CAPTURE_BODIES, global.capture_bodies)?.value,
            },
            breaker: self.breaker()?,
            config_file: self.config.file.clone(),
            sandbox: self.sandbox,
            warnings,
            sources,
        })
    }

    /// A switch: typed, or set to true somewhere.
    fn on(&self, setting: &'static Setting, typed: bool) -> Result<Valued<bool>> {
        let read = self.lookup.read(setting, typed.then_some(true), switch)?;
        Ok(read.unwrap_or(Valued::default(false)))
    }

    fn base_url(&self, allow_http: bool, warnings: &mut Vec<Warning>) -> Result<Valued<BaseUrl>> {
        if let Some(spec) = &self.sandbox {
            return Ok(Valued::new(BaseUrl::official(), spec.origin.clone()));
        }
        let words = self.lookup.every(table::BASE_URL)?;
        let typed = self.global.base_url.as_deref().filter(|typed| !typed.trim().is_empty());
        let (text, origin) = match (typed, words.first()) {
            (Some(typed), _) => (typed.to_owned(), Origin::Flag(table::BASE_URL.flag)),
            (None, Some(found)) => (found.text.clone(), found.origin.clone()),
            (None, None) => return Ok(Valued::default(BaseUrl::official())),
        };
        let (url, odd) = base_url::read(&text, &origin, allow_http)?;
        warnings.extend(odd);
        let profile = words.iter().find(|found| matches!(found.origin, Origin::Profile { .. }));
        if let Some(profile) = profile.filter(|profile| profile.origin != origin && !origin.is_flag()) {
            let what = format!(
                "the base URL of {} is not used, because {} is set too",
                profile.origin.describe(),
                origin.name()
            );
            warnings.push(Warning::new(Topic::Address, what).fix(format!("unset {}", origin.name())));
        }
        Ok(Valued::new(url, origin))
    }

    fn timers(&self) -> Result<Timers> {
        let global = self.global;
        let read =
            |setting, typed: Option<Duration>| self.lookup.read(setting, typed, duration::parse_nonzero);
        let or = |setting, typed, default| -> Result<Valued<Duration>> {
            Ok(read(setting, typed)?.unwrap_or(Valued::default(default)))
        };
        Ok(Timers {
            connect: or(table::CONNECT_TIMEOUT, global.connect_timeout, defaults::CONNECT_TIMEOUT)?,
            headers: or(table::HEADERS_TIMEOUT, global.headers_timeout, defaults::HEADERS_TIMEOUT)?,
            idle: or(table::IDLE_TIMEOUT, global.idle_timeout, defaults::IDLE_TIMEOUT)?,
            semantic_idle: or(
                table::SEMANTIC_IDLE_TIMEOUT,
                global.semantic_idle_timeout,
                defaults::SEMANTIC_IDLE_TIMEOUT,
            )?,
            upload_stall: or(table::UPLOAD_TIMEOUT, global.upload_timeout, defaults::UPLOAD_TIMEOUT)?,
            download_stall: or(table::DOWNLOAD_TIMEOUT, global.download_timeout, defaults::DOWNLOAD_TIMEOUT)?,
            total: read(table::TIMEOUT, global.timeout)?,
        })
    }

    fn family(&self) -> Result<Valued<Family>> {
        let global = self.global;
        // A typed family replaces whatever is configured, the opposite one included.
        let typed = global.ipv4 || global.ipv6;
        let ask = |setting: &'static Setting, on: bool| {
            if typed && !on { Ok(Valued::default(false)) } else { self.on(setting, on) }
        };
        let (v4, v6) = (ask(table::IPV4, global.ipv4)?, ask(table::IPV6, global.ipv6)?);
        match (v4.value, v6.value) {
            (true, true) => {
                let both = format!("{} and {}", v4.origin.describe(), v6.origin.describe());
                Err(Error::new(
                    ErrorKind::Config,
                    format!("{both} allow no address at all: one of IPv4 and IPv6 only"),
                ))
            }
            (true, false) => Ok(Valued::new(Family::V4, v4.origin)),
            (false, true) => Ok(Valued::new(Family::V6, v6.origin)),
            (false, false) => Ok(Valued::default(Family::Any)),
        }
    }

    fn auth_header(&self) -> Result<Valued<AuthHeader>> {
        let read =
            self.lookup.read(table::AUTH_HEADER, None, |text| match text.to_ascii_lowercase().as_str() {
                "x-api-key" => Ok(AuthHeader::ApiKey),
                "bearer" => Ok(AuthHeader::Bearer),
                _ => Err("it must be \"x-api-key\" or \"bearer\"".to_owned()),
            })?;
        Ok(read.unwrap_or(Valued::default(AuthHeader::ApiKey)))
    }

    fn breaker(&self) -> Result<Option<Breaker>> {
        let (global, lookup) = (self.global, self.lookup);
        let threshold = lookup.read(table::BREAKER_THRESHOLD, global.breaker_threshold, positive)?;
        let cooldown =
            lookup.read(table::BREAKER_COOLDOWN, global.breaker_cooldown, duration::parse_nonzero)?;
        let file = lookup.path(table::BREAKER, global.breaker.as_ref())?;
        Ok(file.map(|file| Breaker {
            file,
            threshold: threshold.map_or(defaults::BREAKER_THRESHOLD, |threshold| threshold.value),
            cooldown: cooldown.map_or(defaults::BREAKER_COOLDOWN, |cooldown| cooldown.value),
        }))
    }
}

#[cfg(test)]
mod tests;
