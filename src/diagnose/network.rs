//! The effects below HTTP: look the name up, dial, speak to the proxy, shake hands; each check written down as it ends.

use std::net::{IpAddr, SocketAddr};
use std::time::Instant;

use tokio::task::JoinSet;
use url::Url;

use super::check_log::CheckLog;
use super::connection::{self, Blocked, NetworkPath, Target};
use super::dns::{self, Asked, Kind, Lookup, Observed, Role};
use super::finding::{Check, CheckId, Status};
use super::plain_http;
use super::plan::Plan;
use super::{local, tls_probe};
use crate::transport::resolve::{self, DnsFailure};
use crate::transport::{Family, Proxy};

/// As many resolvers as the C library asks.
const MOST_RESOLVERS: usize = 3;

/// Goes as far as the network lets it. Returns the addresses that accepted connections, best first.
pub(super) async fn explore(plan: &Plan<'_>, log: &CheckLog<'_>) -> Vec<SocketAddr> {
    let (name, port) = plan.name_and_port();
    let addresses = names(plan, log, &name).await;
    if addresses.is_empty() {
        return Vec::new();
    }
    let addresses: Vec<SocketAddr> = addresses.into_iter().map(|ip| SocketAddr::new(ip, port)).collect();
    match &plan.transport.proxy {
        None => {
            log.record(Check::skip(CheckId::ProxyTcp, "no proxy is used"), Instant::now());
            log.record(Check::skip(CheckId::ProxyConnect, "no proxy is used"), Instant::now());
            let open = direct(plan, log, &addresses).await;
            if !open.is_empty() {
                tls_probe::run(plan, log, &path_to(plan, open.clone(), None)).await;
            }
            open
        }
        Some(proxy) => {
            through(plan, log, proxy, addresses).await;
            Vec::new()
        }
    }
}

/// The stage `dns`; addresses in the resolver's order, empty when there are none.
async fn names(plan: &Plan<'_>, log: &CheckLog<'_>, name: &str) -> Vec<IpAddr> {
    let begun = Instant::now();
    if let Ok(address) = name.parse::<IpAddr>() {
        for id in [CheckId::DnsLookup, CheckId::DnsA, CheckId::DnsAaaa] {
            log.record(Check::skip(id, "the address is a number; no name is looked up"), begun);
        }
        return vec![address];
    }
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let local = name.eq_ignore_ascii_case("localhost") || name.to_lowercase().ends_with(".localhost");
    let mut servers = dns::nameservers(&read(&plan.files.resolv_conf));
    servers.truncate(if local { 0 } else { MOST_RESOLVERS });
    let (lookup, asked) = tokio::join!(look_up(plan, name), ask_all(&servers, name));
    let seen = Observed {
        host: name,
        role: match (&plan.transport.proxy, plan.official()) {
            (Some(_), _) => Role::Proxy,
            (None, true) => Role::Api,
            (None, false) => Role::BaseUrl,
        },
        lookup: lookup.0,
        hosts: if local { Vec::new() } else { dns::hosts_entries(&read(&plan.files.hosts), name) },
        asked,
    };
    let found = match &seen.lookup {
        Lookup::Found(found) if local => {
            log.record_timed(
                Check { ms: lookup.1, ..Check::pass(CheckId::DnsLookup, "this machine") },
                begun,
            );
            for id in [CheckId::DnsA, CheckId::DnsAaaa] {
                log.record_timed(Check::skip(id, "no resolver is asked for this machine's name"), begun);
            }
            return found.clone();
        }
        Lookup::Found(found) => found.clone(),
        _ => Vec::new(),
    };
    let [mut first, a, aaaa] = dns::classify(&seen);
    first.ms = lookup.1;
    for check in [first, a, aaaa] {
        log.record_timed(check, begun);
    }
    found
}

async fn look_up(plan: &Plan<'_>, name: &str) -> (Lookup, u64) {
    let begun = Instant::now();
    let limit = plan.connect_limit();
    let found = tokio::time::timeout(limit, resolve::lookup(name, plan.transport.family)).await;
    let lookup = match found {
        Ok(Ok(found)) => {
            let mut once: Vec<IpAddr> = Vec::new();
            for address in found {
                if !once.contains(&address.ip()) {
                    once.push(address.ip());
                }
            }
            Lookup::Found(once)
        }
        Ok(Err(DnsFailure::Absent { reason, .. })) => Lookup::Absent(reason),
        Ok(Err(DnsFailure::Temporary { reason, .. })) => Lookup::Temporary(reason),
        Err(_) => {
            Lookup::TimedOut(format!("nothing came within {} s (connect timeout)", limit.as_secs_f64()))
        }
    };
    (lookup, millis(begun))
}

async fn ask_all(servers: &[SocketAddr], name: &str) -> Vec<Asked> {
    let mut set = JoinSet::new();
    for (at, server) in servers.iter().copied().enumerate() {
        for kind in [Kind::A, Kind::Aaaa] {
            let name = name.to_owned();
            set.spawn(async move {
                let begun = Instant::now();
                let answer = dns::ask(server, &name, kind).await;
                (at, Asked { server, kind, answer, ms: millis(begun) })
            });
        }
    }
    let mut all = set.join_all().await;
    all.sort_by_key(|(at, asked)| (*at, asked.kind.name().len()));
    all.into_iter().map(|(_, asked)| asked).collect()
}

/// The stage `tcp`; the addresses that accept.
async fn direct(plan: &Plan<'_>, log: &CheckLog<'_>, addresses: &[SocketAddr]) -> Vec<SocketAddr> {
    let begun = Instant::now();
    let dialled = connection::dial(addresses, plan.connect_limit()).await;
    let origin = &plan.settings.base_url.origin;
    let own = !plan.official() && plan.settings.sandbox.is_none();
    let shown = format!("{}:{}", plan.host(), plan.port());
    let target = Target {
        shown: &shown,
        official: plan.official(),
        loopback: plan.loopback(),
        chosen: own.then(|| (origin.describe(), local::drop_it(plan.facts, origin))),
    };
    let [mut v4, mut v6] = connection::classify(&target, &dialled);
    match plan.transport.family {
        Family::V4 => v6 = Check::skip(CheckId::TcpV6, "IPv4 only is asked for"),
        Family::V6 => v4 = Check::skip(CheckId::TcpV4, "IPv6 only is asked for"),
        Family::Any => {}
    }
    let open = dialled.iter().any(|one| one.outcome.is_ok());
    if !open && plan.official() && plan.port() == 443 {
        let portal = plain_http::ask(plan, addresses).await.portal;
        for check in [&mut v4, &mut v6].into_iter().filter(|check| check.status == Status::Fail) {
            connection::captive(check, plan.host(), portal.as_deref());
        }
    }
    log.record_timed(v4, begun);
    log.record_timed(v6, begun);
    dialled.iter().filter(|one| one.outcome.is_ok()).map(|one| one.address).collect()
}

/// The stage `proxy`, then the handshake through it.
async fn through(plan: &Plan<'_>, log: &CheckLog<'_>, proxy: &Proxy, addresses: Vec<SocketAddr>) {
    for id in [CheckId::TcpV4, CheckId::TcpV6] {
        log.record(Check::skip(id, "the proxy makes the connection"), Instant::now());
    }
    let Ok(url) = Url::parse(&proxy.url) else { return };
    let begun = Instant::now();
    let dialled = connection::dial(&addresses, plan.connect_limit()).await;
    let open: Vec<SocketAddr> =
        dialled.iter().filter(|one| one.outcome.is_ok()).map(|one| one.address).collect();
    let check = connection::proxy_check(&proxy.shown, &proxy.origin, &dialled);
    log.record_timed(Check { ms: dialled.iter().map(|one| one.ms).max().unwrap_or(0), ..check }, begun);
    if open.is_empty() {
        return;
    }
    if !plan.transport.tls {
        let why = "plain http is handed to the proxy as it is; no tunnel is needed";
        log.record(Check::skip(CheckId::ProxyConnect, why), Instant::now());
        return;
    }
    if url.scheme().starts_with("socks4") {
        for id in [CheckId::ProxyConnect, CheckId::TlsHandshake, CheckId::TlsIssuer] {
            log.record(Check::skip(id, "SOCKS4 is left to the first request"), Instant::now());
        }
        return;
    }
    let path = path_to(plan, open, Some(url));
    let begun = Instant::now();
    let until = begun + plan.connect_limit();
    let trial = path.clone();
    let tried = tokio::task::spawn_blocking(move || connection::open(&trial, until).map(drop)).await;
    let outcome = tried.unwrap_or_else(|error| Err(Blocked::Talk(error.to_string())));
    let check = connection::tunnel_check(&path, &proxy.shown, &proxy.origin, outcome.as_ref().copied());
    let opened = check.status == Status::Pass;
    log.record(check, begun);
    if opened {
        tls_probe::run(plan, log, &path).await;
    }
}

fn path_to(plan: &Plan<'_>, addresses: Vec<SocketAddr>, proxy: Option<Url>) -> NetworkPath {
    let secure = proxy.as_ref().is_some_and(|proxy| proxy.scheme() == "https");
    let tls = if secure { tls_probe::config(plan).ok() } else { None };
    NetworkPath { host: plan.host().to_owned(), port: plan.port(), addresses, proxy, tls }
}

fn millis(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
}
