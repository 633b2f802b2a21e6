//! Whether each address accepts connections, and what it means when it does not.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::diagnose::finding::{CONNECTION_KINDS, Check, CheckId, Who};
use crate::error::{ErrorKind, Fix};
use crate::text::error_text;

/// How long the others are still waited for once one address has accepted: two SYNs and their way back.
const PATIENCE: Duration = Duration::from_millis(2_500);
/// How long a client that knows both families waits for one before it tries the other (RFC 8305, and hyper).
const FALLBACK_MS: u64 = 300;
/// A connection that takes this long was not slow: its first SYN was lost, and systems send the second after a second.
const SECOND_SYN_MS: u64 = 950;

/// Why an address did not accept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stuck {
    /// Nothing listens there, or a firewall says so.
    Refused,
    /// This machine has no route there.
    NoNetwork,
    /// A router, or the last neighbour, says that the host cannot be reached.
    NoHost,
    /// A firewall says that this is not allowed.
    Prohibited,
    /// Nothing came back in time.
    TimedOut,
    /// Something else; the system's words.
    Other(String),
}

/// One address that was tried.
#[derive(Clone, Debug)]
pub(crate) struct Dialled {
    /// The address.
    pub address: SocketAddr,
    /// What became of it.
    pub outcome: Result<(), Stuck>,
    /// How long it took.
    pub ms: u64,
}

/// What was dialled and why, for the words.
#[derive(Clone, Debug)]
pub(crate) struct Target<'a> {
    /// `host:port`.
    pub shown: &'a str,
    /// Whether it is the API's own host.
    pub official: bool,
    /// Whether it is this machine.
    pub loopback: bool,
    /// What chose the address, and how to get rid of it, for an address that is not the API's own.
    pub chosen: Option<(String, String)>,
}

/// Tries all addresses side by side. What needed a second SYN is tried once more, because the first packet to a
/// neighbour that has slept may get lost once.
pub(crate) async fn dial(addresses: &[SocketAddr], limit: Duration) -> Vec<Dialled> {
    let mut all = dial_once(addresses, limit).await;
    let slow = |one: &Dialled| one.outcome.is_ok() && one.ms >= SECOND_SYN_MS;
    let again: Vec<SocketAddr> = all.iter().filter(|one| slow(one)).map(|one| one.address).collect();
    if again.is_empty() {
        return all;
    }
    for second in dial_once(&again, limit).await {
        let first = all.iter_mut().find(|one| one.address == second.address && second.outcome.is_ok());
        if let Some(first) = first {
            first.ms = first.ms.min(second.ms);
        }
    }
    all
}

async fn dial_once(addresses: &[SocketAddr], limit: Duration) -> Vec<Dialled> {
    let begun = Instant::now();
    let mut set = JoinSet::new();
    for address in addresses.iter().copied() {
        set.spawn(async move {
            let outcome = match tokio::time::timeout(limit, TcpStream::connect(address)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(stuck(&error)),
                Err(_) => Err(Stuck::TimedOut),
            };
            Dialled { address, outcome, ms: millis(begun) }
        });
    }
    let mut all: Vec<Dialled> = Vec::new();
    let mut until = tokio::time::Instant::now() + limit;
    while let Ok(Some(done)) = tokio::time::timeout_at(until, set.join_next()).await {
        let Ok(done) = done else { continue };
        if done.outcome.is_ok() {
            until = until.min(tokio::time::Instant::now() + PATIENCE);
        }
        all.push(done);
    }
    set.abort_all();
    for address in addresses {
        if all.iter().all(|one| one.address != *address) {
            all.push(Dialled { address: *address, outcome: Err(Stuck::TimedOut), ms: millis(begun) });
        }
    }
    all.sort_by_key(|one| addresses.iter().position(|address| *address == one.address));
    all
}

fn millis(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn stuck(error: &io::Error) -> Stuck {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Stuck::Refused,
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::AddrNotAvailable => Stuck::NoNetwork,
        io::ErrorKind::HostUnreachable => Stuck::NoHost,
        io::ErrorKind::PermissionDenied => Stuck::Prohibited,
        io::ErrorKind::TimedOut => Stuck::TimedOut,
        _ => Stuck::Other(error_text(error)),
    }
}

/// Port 80 that answers where 443 does not is how a captive portal behaves.
pub(crate) fn captive(check: &mut Check, host: &str, portal: Option<&str>) {
    let Some(portal) = portal else { return };
    let what = format!("a captive portal answers for {host}: port 80 {portal}");
    check.evidence.insert("port 443".into(), std::mem::replace(&mut check.summary, what).into());
    let found = check.clone().without_fixes().by(Who::You);
    *check = found.fix("log in to the network first: open http://neverssl.com in a browser");
}

/// The check `proxy.tcp`.
#[must_use]
pub(crate) fn proxy_check(shown: &str, from: &str, all: &[Dialled]) -> Check {
    let id = CheckId::ProxyTcp;
    let open = all.iter().find(|one| one.outcome.is_ok());
    let failed = all.iter().find_map(|one| one.outcome.as_ref().err().map(|stuck| (one.address, stuck)));
    let check = match (open, failed) {
        (Some(one), _) => retransmitted(id, &[one], None)
            .unwrap_or_else(|| Check::pass(id, format!("{shown} accepts connections ({})", one.address))),
        (None, Some((address, stuck))) => {
            let how = match stuck {
                Stuck::Refused => "refuses connections",
                Stuck::NoNetwork | Stuck::NoHost => "cannot be reached: no route to host",
                Stuck::Prohibited => "is blocked by a firewall (administratively prohibited)",
                Stuck::TimedOut => "does not answer",
                Stuck::Other(words) => words,
            };
            Check::fail(
                id,
                ErrorKind::Proxy,
                format!("the proxy {shown} {how} ({address}); it comes from {from}"),
            )
            .by(Who::You)
            .fix(format!("start the proxy, or correct its address in {from}"))
        }
        (None, None) => Check::fail(id, ErrorKind::Proxy, format!("the proxy {shown} has no address")),
    };
    check.with("proxy", shown).with("from", from)
}

/// The checks `tcp.v4` and `tcp.v6`.
#[must_use]
pub(crate) fn classify(target: &Target<'_>, all: &[Dialled]) -> [Check; 2] {
    let (v4, v6): (Vec<&Dialled>, Vec<&Dialled>) = all.iter().partition(|one| one.address.is_ipv4());
    [family(CheckId::TcpV4, "IPv4", target, &v4, &v6), family(CheckId::TcpV6, "IPv6", target, &v6, &v4)]
}

fn family(id: CheckId, name: &str, target: &Target<'_>, own: &[&Dialled], other: &[&Dialled]) -> Check {
    let open = own.iter().filter(|one| one.outcome.is_ok()).count();
    let failed = own.iter().find_map(|one| one.outcome.as_ref().err().map(|stuck| (one.address, stuck)));
    // A machine without a route gives up at once; a dead neighbour or router takes its time, on every connection.
    let no_route = |all: &[&Dialled]| {
        let quick = |one: &&Dialled| {
            matches!(one.outcome, Err(Stuck::NoNetwork | Stuck::NoHost | Stuck::Prohibited))
                && one.ms < FALLBACK_MS / 2
        };
        !all.is_empty() && all.iter().all(quick)
    };
    let elsewhere = other.iter().any(|one| one.outcome.is_ok());
    let fast_elsewhere = other.iter().any(|one| one.outcome.is_ok() && one.ms < SECOND_SYN_MS);
    let check = match failed {
        None if own.is_empty() => Check::skip(id, format!("{} has no {name} address", target.shown)),
        None => retransmitted(id, own, fast_elsewhere.then_some(name)).unwrap_or_else(|| {
            Check::pass(id, format!("{} of {} addresses accept: {}", open, own.len(), own[0].address))
        }),
        Some((_, stuck)) if no_route(own) && !other.is_empty() && !no_route(other) => {
            let why = match stuck {
                Stuck::NoNetwork => format!("this machine has no {name} route"),
                _ => format!("{name} is rejected at once ({})", how(stuck)),
            };
            Check::skip(id, format!("{why}; the other family is used"))
        }
        Some((address, stuck)) if open > 0 => {
            Check::warn(id, format!("{open} of {} addresses accept; {address}: {}", own.len(), how(stuck)))
                .by(Who::Network)
                .causing(&[CheckId::TlsHandshake, CheckId::ApiAnswer])
                .only(CONNECTION_KINDS)
        }
        Some(_) if elsewhere => half(id, name, own),
        Some((address, stuck)) => closed(id, target, address, stuck),
    };
    let slowest = own.iter().map(|one| one.ms).max().unwrap_or(0);
    let check = own.iter().fold(check, |check, one| {
        let shown = one.outcome.as_ref().map_or_else(how, |()| "open".into());
        check.with(&one.address.to_string(), format!("{shown} after {} ms", one.ms))
    });
    Check { ms: slowest, ..check }
}

fn how(stuck: &Stuck) -> String {
    match stuck {
        Stuck::Refused => "refused".into(),
        Stuck::NoNetwork => "network unreachable".into(),
        Stuck::NoHost => "no route to host".into(),
        Stuck::Prohibited => "administratively prohibited".into(),
        Stuck::TimedOut => "no answer".into(),
        Stuck::Other(words) => words.clone(),
    }
}

/// The words for using only the other family, now and for good.
fn other_family(name: &str) -> [Fix; 2] {
    let (flag, variable) = if name == "IPv6" { ("-4", "CLAUDECTL_IPV4") } else { ("-6", "CLAUDECTL_IPV6") };
    [
        super::use_family(flag),
        Fix::shell(format!("export {variable}=1")).to("or for every command of this shell"),
    ]
}

/// One family is dead and the other one works: slow, and fatal for programs that do not try both.
fn half(id: CheckId, name: &str, own: &[&Dialled]) -> Check {
    let slowest = own.iter().filter(|one| one.outcome.is_err()).max_by_key(|one| one.ms);
    let Some((one, Err(stuck))) = slowest.map(|one| (one, &one.outcome)) else {
        return Check::skip(id, "no address failed");
    };
    let lost = one.ms.min(FALLBACK_MS);
    let words = if lost >= FALLBACK_MS / 2 {
        format!("; each connection loses up to {lost} ms before the other family is tried")
    } else {
        String::new()
    };
    let what = format!(
        "{name} does not get through ({}: {} after {} ms); the other family does{words}",
        one.address,
        how(stuck),
        one.ms
    );
    let check = Check::warn(id, what)
        .by(Who::Network)
        .causing(&[CheckId::TlsHandshake, CheckId::ApiAnswer])
        .only(CONNECTION_KINDS)
        .with("ms lost on each connection", lost);
    other_family(name).into_iter().fold(check, Check::fix)
}

/// The warning for connections that came about only after a SYN was sent again. `only` is the family, if the other
/// one has no such trouble.
fn retransmitted(id: CheckId, own: &[&Dialled], only: Option<&str>) -> Option<Check> {
    let slow =
        own.iter().filter(|one| one.outcome.is_ok() && one.ms >= SECOND_SYN_MS).max_by_key(|one| one.ms)?;
    let what = format!(
        "connecting to {} took {} ms: the first SYN got no answer and was sent again",
        slow.address, slow.ms
    );
    let check = Check::warn(id, what)
        .by(Who::Network)
        .causing(&[CheckId::TlsHandshake, CheckId::ApiAnswer])
        .only(CONNECTION_KINDS)
        .with("ms to connect", slow.ms);
    let check = match only {
        Some(name) => other_family(name).into_iter().fold(check, Check::fix),
        None => check,
    };
    Some(check.fix("ask for packet loss and limits on new connections to be looked for on the path"))
}

fn closed(id: CheckId, target: &Target<'_>, address: SocketAddr, stuck: &Stuck) -> Check {
    let shown = target.shown;
    let kind = if *stuck == Stuck::TimedOut { ErrorKind::Timeout } else { ErrorKind::Connect };
    let owner = if target.official { Who::Network } else { Who::Gateway };
    let what = match stuck {
        Stuck::Refused if target.loopback => format!("nothing listens at {shown} on this machine"),
        Stuck::Refused => format!("{shown} refuses connections ({address})"),
        Stuck::NoNetwork => {
            format!("no route to {shown} ({address}): this machine has no network beyond its own")
        }
        Stuck::NoHost => format!(
            "no route to host {shown} ({address}): a router rejects it, or a firewall blocks it (administratively prohibited)"
        ),
        Stuck::Prohibited => {
            format!("{shown} is blocked by a firewall (administratively prohibited, {address})")
        }
        Stuck::TimedOut => {
            format!("{shown} does not answer ({address}): a firewall drops the packets, or the host is down")
        }
        Stuck::Other(words) => format!("{shown}: {words} ({address})"),
    };
    let what = match &target.chosen {
        Some((from, _)) => format!("{what}; the address comes from {from}"),
        None => what,
    };
    let check = Check::fail(id, kind, what).by(if target.loopback { Who::You } else { owner });
    let check = match stuck {
        Stuck::NoNetwork => check.fix("check that the network and any VPN are up: ip route"),
        _ if target.official => {
            check.fix(format!("ask for {shown} to be allowed (160.79.104.0/23, 2607:6bc0::/48)"))
        }
        _ if target.loopback => check.fix(format!("start the program that should listen at {shown}")),
        _ => check,
    };
    match &target.chosen {
        Some((_, fix)) => check.fix(format!("or use the API itself: {fix}")),
        None => check,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::finding::Status;

    const OPEN: Result<(), Stuck> = Ok(());

    fn one(address: &str, outcome: Result<(), Stuck>) -> Dialled {
        Dialled { address: address.parse().expect("literal"), outcome, ms: 5 }
    }

    fn official(all: &[Dialled]) -> [Check; 2] {
        classify(
            &Target { shown: "api.anthropic.com:443", official: true, loopback: false, chosen: None },
            all,
        )
    }

    const V4: &str = "160.79.104.10:443";
    const V6: &str = "[2607:6bc0::10]:443";

    #[test]
    fn a_machine_without_ipv6_is_no_fault() {
        let [v4, v6] = official(&[one(V6, Err(Stuck::NoNetwork)), one(V4, OPEN)]);
        assert_eq!((v4.status, v6.status), (Status::Pass, Status::Skip));
    }

    #[test]
    fn a_family_that_drops_packets_is_a_warning_and_a_suspect() {
        let [_, v6] = official(&[one(V6, Err(Stuck::TimedOut)), one(V4, OPEN)]);
        assert_eq!(v6.status, Status::Warn);
        assert!(v6.summary.starts_with("IPv6 does not get through"), "{}", v6.summary);
        assert!(v6.fix[0].contains("claudectl -4"));
    }

    #[test]
    fn time_lost_on_every_connection_is_counted() {
        let late = |address: &str, outcome, ms| Dialled { ms, ..one(address, outcome) };
        let [_, v6] = official(&[late(V6, Err(Stuck::NoHost), 3_060), one(V4, OPEN)]);
        assert_eq!(v6.status, Status::Warn, "a dead neighbour is no missing route");
        assert!(
            v6.summary.contains("after 3060 ms") && v6.summary.contains("loses up to 300 ms"),
            "{}",
            v6.summary
        );
        let [v4, v6] = official(&[late(V6, OPEN, 1_031), one(V4, OPEN)]);
        assert_eq!((v4.status, v6.status), (Status::Pass, Status::Warn));
        assert!(v6.summary.contains("took 1031 ms") && v6.fix[0].contains("claudectl -4"), "{v6:?}");
        let [v4, _] = official(&[late(V4, OPEN, 1_031)]);
        assert!(v4.status == Status::Warn && !v4.fix[0].contains("claudectl"), "{v4:?}");
        let [_, v6] = official(&[late(V6, Err(Stuck::NoHost), 1), one(V4, OPEN)]);
        assert_eq!(v6.status, Status::Skip, "nothing is lost");
    }

    #[test]
    fn kinds_follow_the_way_it_failed() {
        for (stuck, kind, words) in [
            (Stuck::Refused, ErrorKind::Connect, "refuses connections"),
            (Stuck::NoHost, ErrorKind::Connect, "no route to host"),
            (Stuck::Prohibited, ErrorKind::Connect, "administratively prohibited"),
            (Stuck::NoNetwork, ErrorKind::Connect, "no route to"),
            (Stuck::TimedOut, ErrorKind::Timeout, "does not answer"),
        ] {
            let [v4, v6] = official(&[one(V4, Err(stuck))]);
            assert_eq!((v4.status, v4.kind), (Status::Fail, Some(kind)));
            assert!(v4.summary.contains(words), "{}", v4.summary);
            assert_eq!(v6.status, Status::Skip);
        }
    }

    #[test]
    fn the_family_without_a_route_is_not_the_cause() {
        let [v4, v6] = official(&[one(V4, Err(Stuck::TimedOut)), one(V6, Err(Stuck::NoNetwork))]);
        assert_eq!((v4.status, v6.status), (Status::Fail, Status::Skip));
        let [v4, _] = official(&[one(V4, Err(Stuck::NoNetwork)), one(V6, Err(Stuck::NoNetwork))]);
        assert_eq!(v4.status, Status::Fail, "but without any route something has to be");
    }

    #[test]
    fn a_dead_local_gateway_is_told_with_the_variable_that_names_it() {
        let chosen =
            Some(("environment variable ANTHROPIC_BASE_URL".into(), "unset ANTHROPIC_BASE_URL".into()));
        let target = Target { shown: "127.0.0.1:4000", official: false, loopback: true, chosen };
        let [v4, _] = classify(&target, &[one("127.0.0.1:4000", Err(Stuck::Refused))]);
        assert!(v4.summary.contains("ANTHROPIC_BASE_URL"), "{}", v4.summary);
        assert_eq!(v4.fix[1], "or use the API itself: unset ANTHROPIC_BASE_URL");
        assert_eq!(v4.who, Some(Who::You));
    }

    #[test]
    fn a_dead_proxy_is_a_proxy_failure_however_it_is_dead() {
        let of = |outcome| proxy_check("http://proxy:3128", "HTTPS_PROXY", &[one("10.0.0.1:3128", outcome)]);
        assert_eq!(of(OPEN).status, Status::Pass);
        for stuck in [Stuck::Refused, Stuck::TimedOut, Stuck::NoHost] {
            let check = of(Err(stuck));
            assert_eq!((check.kind, check.who), (Some(ErrorKind::Proxy), Some(Who::You)));
            assert!(check.fix[0].contains("HTTPS_PROXY"));
        }
    }

    #[test]
    fn some_addresses_of_several_are_a_warning() {
        let [v4, _] = official(&[one("192.0.2.1:443", Err(Stuck::Refused)), one(V4, OPEN)]);
        assert_eq!(v4.status, Status::Warn);
        assert!(v4.summary.starts_with("1 of 2 addresses accept; 192.0.2.1:443: refused"), "{}", v4.summary);
    }
}
