//! Which proxy the address gets, who decided that, and which proxy variables do not do what people think.

use super::shells;
use crate::diagnose::finding::{Check, CheckId, Status, Who};
use crate::error::{ErrorKind, Fix};
use crate::settings::proxy::{Misread, ProxyReason};
use crate::settings::{Facts, Settings};

const ID: CheckId = CheckId::LocalProxy;
/// How a connection fails that a proxy would have made.
const NO_CONNECTION: &[ErrorKind] =
    &[ErrorKind::Dns, ErrorKind::Connect, ErrorKind::Timeout, ErrorKind::ConnectionLost, ErrorKind::Tls];
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
    let url = settings.base_url.value.url();
    let decision = settings.proxy.decide(url);
    let said = decision.describe();
    let check = match (&decision.proxy, &decision.reason) {
        (Some(proxy), _) => match twins(facts, &proxy.origin.name()) {
            Some((low, up)) => Check::warn(ID, format!("{low} and {up} differ; {low} is used: {said}"))
                .fix(format!("keep one of them: unset {up}"))
                .explaining(THROUGH),
            None => Check::pass(ID, said.as_str())
                .advise(Fix::run(["diagnose", "--no-proxy"]).to("if this network needs no proxy"))
                .explaining(THROUGH),
        },
        (None, ProxyReason::Exception { variable, entry }) => Check::pass(ID, said.as_str())
            .aside(format!("a proxy is set, but entry {entry} of {variable} keeps this address off it"))
            .advise(format!("if this network needs the proxy: take {entry} out of {variable}"))
            .explaining(AROUND),
        (None, ProxyReason::None) => unused(facts, url.scheme(), &said),
        (None, _) => Check::pass(ID, said.as_str()),
    };
    let check = misnamed(facts, url.scheme(), check);
    let check = match settings.proxy.misread() {
        [] => check,
        all => unreadable(facts, check, all),
    };
    check.by(Who::You).with("decision", said).with_some("variables", variables(facts))
}

/// A finding becomes the warning, or one more fact of the warning there is.
fn noted(check: Check, what: String) -> Check {
    if check.status == Status::Pass {
        return Check { status: Status::Warn, summary: what, aside: None, ..check };
    }
    let name = format!("also {}", check.evidence.len() + 1);
    check.with(&name, what)
}

/// Parts of `NO_PROXY` that match nothing.
fn unreadable(facts: &Facts, check: Check, all: &[Misread]) -> Check {
    let words =
        |one: &Misread| format!("entry {} of {} never matches: {}", one.written, one.variable, one.problem);
    let check = all.iter().fold(check, |check, one| noted(check, words(one)));
    let Some(first) = all.first() else { return check };
    let list = facts.text(&first.variable).ok().flatten().unwrap_or_default();
    let corrected: Vec<String> = list
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .filter_map(|word| match all.iter().find(|one| one.written == word) {
            Some(one) => one.meant.clone(),
            None => Some(word.to_owned()),
        })
        .collect();
    check.fix(format!("correct the list: export {}={}", first.variable, quoted(&corrected.join(","))))
}

/// Variables that are meant for a proxy but that nobody reads, where the right one is not set.
fn misnamed(facts: &Facts, scheme: &str, check: Check) -> Check {
    let mut check = check;
    for (found, right) in misspelt(facts) {
        let right = if right == "HTTP_PROXY" && scheme == "https" { "HTTPS_PROXY" } else { right };
        let set = |name: &str| facts.text(name).is_ok_and(|text| text.is_some());
        if set(right) || set(&right.to_ascii_lowercase()) {
            continue;
        }
        let warned = noted(check, format!("{found} is set, but no program reads it; the name is {right}"))
            .fix(format!("export {right}=\"${found}\""));
        // With a proxy in use it is the list of exceptions that is missing.
        check =
            if warned.relation.on.is_empty() { warned.causing(AROUND).only(NO_CONNECTION) } else { warned };
    }
    check
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
    let set =
        ["http_proxy", "HTTP_PROXY"].into_iter().find(|name| facts.text(name).is_ok_and(|t| t.is_some()));
    match set {
        Some(name) if scheme == "https" => Check::warn(
            ID,
            format!("{name} is set, but it does not count for https; nothing else names a proxy"),
        )
        .fix(format!("export HTTPS_PROXY=\"${name}\""))
        .causing(AROUND)
        .only(NO_CONNECTION),
        _ => match ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
            .into_iter()
            .find(|name| facts.is_blank(name))
        {
            Some(blank) => {
                let what = format!("no proxy: {blank} is set but blank, so it counts as not set");
                Check::pass(ID, what.as_str()).aside(what).explaining(AROUND)
            }
            None => Check::pass(ID, said),
        },
    }
}

/// The variables that programs read for proxies.
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

/// Variables that are meant for a proxy but that nobody reads, each with the name that is read.
fn misspelt(facts: &Facts) -> Vec<(String, &'static str)> {
    // Without underscores and in upper case, as people write them; the right name stands beside it.
    const MEANT: [(&str, &str); 14] = [
        ("HTTPSPROXY", "HTTPS_PROXY"),
        ("HTTPSPROXYS", "HTTPS_PROXY"),
        ("HTTPSPROXIES", "HTTPS_PROXY"),
        ("HTTPSPROXYURL", "HTTPS_PROXY"),
        ("HTTPSPROXYHOST", "HTTPS_PROXY"),
        ("HTTPPROXY", "HTTP_PROXY"),
        ("HTTPPROXYURL", "HTTP_PROXY"),
        ("ALLPROXY", "ALL_PROXY"),
        ("ALLPROXIES", "ALL_PROXY"),
        ("NOPROXY", "NO_PROXY"),
        ("NOPROXIES", "NO_PROXY"),
        ("SOCKSPROXY", "ALL_PROXY"),
        ("SOCKS5PROXY", "ALL_PROXY"),
        ("PROXYURL", "HTTPS_PROXY"),
    ];
    let meant = |name: &String| {
        if NAMES.contains(&name.as_str()) || facts.is_blank(name) {
            return None;
        }
        let plain: String =
            name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
        let by_table = MEANT.iter().find(|(known, _)| *known == plain).map(|(_, right)| *right);
        // One letter off: HTTPS_PROXI, HTTPS_PORXY. Shorter names have too many neighbours.
        let near = || strsim::damerau_levenshtein(&name.to_ascii_uppercase(), "HTTPS_PROXY") == 1;
        let right = by_table.or_else(|| near().then_some("HTTPS_PROXY"))?;
        Some((name.clone(), right))
    };
    facts.vars.keys().filter_map(meant).collect()
}

/// The names of the proxy variables that are set, with their lines in start-up files.
fn variables(facts: &Facts) -> Option<String> {
    let set: Vec<String> = NAMES
        .into_iter()
        .filter(|name| facts.text(name).is_ok_and(|text| text.is_some()))
        .map(|name| {
            let lines = shells::lines_setting(facts, name);
            if lines.is_empty() { name.to_owned() } else { format!("{name} ({})", lines.join(", ")) }
        })
        .collect();
    let misspelt =
        misspelt(facts).into_iter().map(|(name, right)| format!("{name} (read by nobody; {right} is)"));
    let set: Vec<String> = set.into_iter().chain(misspelt).collect();
    (!set.is_empty()).then(|| set.join(", "))
}

/// As one word of a shell.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".,:/-_".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
