//! Which proxy the address gets, who decided that, and which proxy variables do not do what people think.

use super::shells;
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::settings::proxy::ProxyReason;
use crate::settings::{Facts, Settings};

/// A proxy that should not be used shows here.
const THROUGH: &[CheckId] = &[
    CheckId::DnsLookup,
    CheckId::ProxyTcp,
    CheckId::ProxyConnect,
    CheckId::TlsHandshake,
    CheckId::ApiAnswer,
];
/// A proxy that should be used but is not shows here.
const AROUND: &[CheckId] =
    &[CheckId::DnsLookup, CheckId::TcpV4, CheckId::TcpV6, CheckId::TlsHandshake, CheckId::ApiAnswer];

pub(super) fn proxy(facts: &Facts, settings: &Settings) -> Check {
    let id = CheckId::LocalProxy;
    let url = settings.base_url.value.url();
    let decision = settings.proxy.decide(url);
    let said = decision.describe();
    let check = match (&decision.proxy, &decision.reason) {
        (Some(proxy), _) => match twins(facts, &proxy.origin.name()) {
            Some((low, up)) => Check::warn(id, format!("{low} and {up} differ; {low} is used: {said}"))
                .fix(format!("keep one of them: unset {up}"))
                .explaining(THROUGH),
            None => Check::pass(id, said.as_str())
                .advise("if this network needs no proxy: claudectl diagnose --no-proxy")
                .explaining(THROUGH),
        },
        (None, ProxyReason::Exception { variable, entry }) => Check::pass(id, said.as_str())
            .advise(format!("if this network needs the proxy: take {entry} out of {variable}"))
            .explaining(AROUND),
        (None, ProxyReason::None) => unused(facts, url.scheme(), &said),
        (None, _) => Check::pass(id, said.as_str()),
    };
    check.by(Who::You).with("decision", said).with_some("variables", variables(facts))
}

/// A variable in lower case wins over its twin; that surprises when the two differ.
fn twins(facts: &Facts, name: &str) -> Option<(String, String)> {
    let (low, up) = (name.to_ascii_lowercase(), name.to_ascii_uppercase());
    let text = |name: &str| facts.text(name).ok().flatten();
    let (one, two) = (text(&low)?, text(&up)?);
    (low != up && one != two).then_some((low, up))
}

/// `HTTP_PROXY` says nothing about https.
fn unused(facts: &Facts, scheme: &str, said: &str) -> Check {
    let id = CheckId::LocalProxy;
    let set =
        ["http_proxy", "HTTP_PROXY"].into_iter().find(|name| facts.text(name).is_ok_and(|t| t.is_some()));
    match set {
        Some(name) if scheme == "https" => Check::warn(
            id,
            format!("{name} is set, but it does not count for https; nothing else names a proxy"),
        )
        .fix(format!("export HTTPS_PROXY=\"${name}\""))
        .explaining(AROUND),
        _ => Check::pass(id, said),
    }
}

/// The names of the proxy variables that are set, with their lines in start-up files.
fn variables(facts: &Facts) -> Option<String> {
    const NAMES: [&str; 8] = [
        "https_proxy",
        "HTTPS_PROXY",
        "http_proxy",
        "HTTP_PROXY",
        "all_proxy",
        "ALL_PROXY",
        "no_proxy",
        "NO_PROXY",
    ];
    let set: Vec<String> = NAMES
        .into_iter()
        .filter(|name| facts.text(name).is_ok_and(|text| text.is_some()))
        .map(|name| {
            let lines = shells::lines_setting(facts, name);
            if lines.is_empty() { name.to_owned() } else { format!("{name} ({})", lines.join(", ")) }
        })
        .collect();
    (!set.is_empty()).then(|| set.join(", "))
}
