//! Whether a URL is reached directly or through a proxy, and who decided that.

use url::Url;

use super::base_url::is_loopback;
use super::found::Found;
use super::lookup::{Lookup, switch};
use super::table;
use super::{Origin, Secret};
use crate::cli::Global;
use crate::error::{Error, ErrorKind, Result};

mod address;
mod no_proxy;

pub(crate) use address::Proxy;
use no_proxy::Entry;
pub(crate) use no_proxy::Misread;

/// What was said about proxies; ask it for a URL with [`ProxyRules::decide`].
#[derive(Clone, Default)]
pub(crate) struct ProxyRules {
    /// Why no proxy is used whatever the URL, if so.
    off: Option<Origin>,
    /// For every URL, from option, our own variable, or file.
    own: Option<Proxy>,
    https: Option<Proxy>,
    http: Option<Proxy>,
    all: Option<Proxy>,
    exceptions: Vec<Entry>,
    misread: Vec<Misread>,
}

/// Direct or through a proxy, with the reason.
#[derive(Clone)]
pub(crate) struct ProxyDecision {
    /// The proxy, unless the way is direct.
    pub proxy: Option<Proxy>,
    /// What decided.
    pub reason: ProxyReason,
}

/// What decided about a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ProxyReason {
    /// Somebody named one.
    Given(Origin),
    /// Somebody switched proxies off.
    Off(Origin),
    /// The URL is this machine, which no proxy of the environment may stand before.
    Loopback,
    /// An entry of the list of exceptions matches.
    Exception {
        /// The variable that holds the list.
        variable: String,
        /// The entry as it is written there.
        entry: String,
    },
    /// Nobody named one.
    None,
}

impl ProxyRules {
    /// Reads options, our own settings and the variables all programs share.
    ///
    /// Of the shared variables only the one that decides for `base` has to be right: desktops set all of them, and one
    /// that nobody uses must not stop the run.
    ///
    /// # Errors
    /// For an address that no proxy can have: `usage` if it was typed, else `config`, naming the variable.
    pub(super) fn read(global: &Global, lookup: &Lookup<'_>, base: &Url) -> Result<Self> {
        let mut rules = Self::default();
        if let Some(typed) = &global.proxy {
            rules.own = Some(Proxy::read(typed, Origin::Flag(table::PROXY.flag))?);
            return Ok(rules);
        }
        let off = lookup.read(table::NO_PROXY, global.no_proxy.then_some(true), |text| {
            switch(text).map_err(|problem| format!("{problem}; a list of hosts goes into NO_PROXY"))
        })?;
        if let Some(off) = off.filter(|off| off.value) {
            rules.off = Some(off.origin);
            return Ok(rules);
        }
        rules.own = lookup.find(table::PROXY)?.map(Proxy::from_found).transpose()?;
        if let Some(list) = first(lookup, &["no_proxy", "NO_PROXY"])? {
            rules.exceptions = no_proxy::read(&list.text, &list.origin.name());
            rules.misread = no_proxy::misread(&list.text, &list.origin.name());
        }
        if rules.own.is_none() {
            rules.share(lookup, base)?;
        }
        Ok(rules)
    }

    fn share(&mut self, lookup: &Lookup<'_>, base: &Url) -> Result<()> {
        let shared = |names: &[&str]| Ok(first(lookup, names)?.map(Proxy::from_found));
        let mut https = shared(&["https_proxy", "HTTPS_PROXY"])?;
        // Under CGI a request header named "Proxy" arrives as HTTP_PROXY, so there it is not the user's word.
        let cgi = lookup.facts.raw("REQUEST_METHOD").is_some();
        let mut http = shared(if cgi { &["http_proxy"] } else { &["http_proxy", "HTTP_PROXY"] })?;
        let mut all = shared(&["all_proxy", "ALL_PROXY"])?;
        let direct = is_loopback(base) || self.exceptions.iter().any(|entry| entry.matches(base));
        let of_scheme = if base.scheme() == "http" { &mut http } else { &mut https };
        let decisive = if of_scheme.is_some() { of_scheme } else { &mut all };
        if let Some(Err(error)) = decisive.take_if(|proxy| proxy.is_err() && !direct) {
            return Err(error);
        }
        self.https = https.and_then(Result::ok);
        self.http = http.and_then(Result::ok);
        self.all = all.and_then(Result::ok);
        Ok(())
    }

    /// The parts of the list of exceptions that never match what they seem to mean, if there is a proxy at all.
    #[must_use]
    pub(crate) fn misread(&self) -> &[Misread] {
        let named = [&self.own, &self.https, &self.http, &self.all].into_iter().any(Option::is_some);
        if named { &self.misread } else { &[] }
    }

    /// Decides for one URL.
    #[must_use]
    pub(crate) fn decide(&self, url: &Url) -> ProxyDecision {
        let direct = |reason| ProxyDecision { proxy: None, reason };
        if let Some(origin) = &self.off {
            return direct(ProxyReason::Off(origin.clone()));
        }
        let of_scheme = if url.scheme() == "http" { &self.http } else { &self.https };
        let Some(proxy) = self.own.as_ref().or(of_scheme.as_ref()).or(self.all.as_ref()) else {
            return direct(ProxyReason::None);
        };
        let through =
            || ProxyDecision { proxy: Some(proxy.clone()), reason: ProxyReason::Given(proxy.origin.clone()) };
        if proxy.origin.is_flag() {
            return through();
        }
        if is_loopback(url) {
            return direct(ProxyReason::Loopback);
        }
        match self.exceptions.iter().find(|entry| entry.matches(url)) {
            Some(entry) => {
                let (variable, entry) = (entry.variable.clone(), entry.written.clone());
                direct(ProxyReason::Exception { variable, entry })
            }
            None => through(),
        }
    }

    /// Makes sure that a key that may travel unencrypted on this machine does not leave it through a typed proxy.
    ///
    /// # Errors
    /// `config`: the address is plain http on this machine, the proxy is elsewhere.
    pub(super) fn keep_plain_http_here(&self, base: &Url) -> Result<()> {
        let Some(proxy) = self.decide(base).proxy.filter(|proxy| base.scheme() == "http" && !proxy.local)
        else {
            return Ok(());
        };
        let what = format!(
            "{base} is plain http, and the proxy from {} is not on this machine",
            proxy.origin.describe()
        );
        Err(Error::new(ErrorKind::Config, what)
            .fact("proxy", proxy.shown)
            .why("the key would travel unencrypted to the proxy, readable for everybody on the way")
            .fix("leave the proxy out: an address on this machine needs none")
            .fix("if that proxy and the way to it are yours: add --allow-http"))
    }

    /// The passwords of all proxies, for the redactor.
    pub(super) fn passwords(&self) -> impl Iterator<Item = &str> {
        let proxies = [&self.own, &self.https, &self.http, &self.all].into_iter().flatten();
        proxies.flat_map(|proxy| &proxy.password).map(Secret::expose)
    }
}

impl ProxyDecision {
    /// The decision in words, without secrets.
    #[must_use]
    pub(crate) fn describe(&self) -> String {
        match (&self.proxy, &self.reason) {
            (Some(proxy), _) => format!("proxy {} (from {})", proxy.shown, proxy.origin.describe()),
            (None, ProxyReason::Off(origin)) => format!("no proxy ({})", origin.describe()),
            (None, ProxyReason::Loopback) => {
                "no proxy: loopback addresses are always reached directly".to_owned()
            }
            (None, ProxyReason::Exception { variable, entry }) => {
                format!("no proxy: entry {entry} of {variable} matches")
            }
            (None, ProxyReason::None | ProxyReason::Given(_)) => "no proxy: none is set".to_owned(),
        }
    }
}

fn first(lookup: &Lookup<'_>, names: &[&str]) -> Result<Option<Found>> {
    for name in names {
        if let Some(found) = lookup.environment(name)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The error for an address that no proxy can have.
fn refuse(origin: &Origin, problem: &str) -> Error {
    let kind = if origin.is_flag() { ErrorKind::Usage } else { ErrorKind::Config };
    let error = Error::new(kind, format!("the proxy from {} {problem}", origin.describe()))
        .why("a proxy is named by scheme, host and port; claudectl goes through it or not at all");
    match origin {
        Origin::Env(name) => error.fix(format!("export {name}=http://proxy.example:3128")),
        Origin::Flag(flag) => error.fix(format!("write {flag} http://proxy.example:3128")),
        _ => error.fix("write proxy = \"http://proxy.example:3128\""),
    }
}

#[cfg(test)]
mod tests;
