//! What the look-up and the resolvers' own answers mean together.

use std::net::{IpAddr, SocketAddr};

use super::wire::{Answer, Kind};
use crate::diagnose::finding::{Check, CheckId, Status, Who};
use crate::error::ErrorKind;

/// What the system's resolver said, which is what `send` goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lookup {
    /// Addresses, in its order of preference.
    Found(Vec<IpAddr>),
    /// There is no such name, or no address of the wanted family.
    Absent(String),
    /// The resolver could not say.
    Temporary(String),
    /// Nothing came within the connect timer.
    TimedOut(String),
}

/// One resolver's answer to one question.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Who was asked.
    pub server: SocketAddr,
    /// For what.
    pub kind: Kind,
    /// What it said.
    pub answer: Answer,
    /// How long that took.
    pub ms: u64,
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The API's own, which has public addresses only.
    Api,
    /// That of a base URL of one's own.
    BaseUrl,
    /// The proxy's.
    Proxy,
}

/// Everything seen about one name.
#[derive(Clone, Debug)]
pub(crate) struct Observed<'a> {
    /// The name.
    pub host: &'a str,
    /// Whose name it is.
    pub role: Role,
    /// The system's answer.
    pub lookup: Lookup,
    /// What the hosts file says.
    pub hosts: Vec<IpAddr>,
    /// The resolvers' answers.
    pub asked: Vec<Asked>,
}

/// What an unexpected address gives rise to.
const LEADS_TO: &[CheckId] =
    &[CheckId::TcpV4, CheckId::TcpV6, CheckId::ProxyTcp, CheckId::TlsHandshake, CheckId::ApiAnswer];

/// The three checks of the stage.
#[must_use]
pub(crate) fn classify(seen: &Observed<'_>) -> [Check; 3] {
    let (a, mut aaaa) = (direct(seen, Kind::A), direct(seen, Kind::Aaaa));
    if a.status == Status::Warn && a.summary == aaaa.summary {
        aaaa = Check {
            evidence: aaaa.evidence,
            ms: aaaa.ms,
            ..Check::skip(CheckId::DnsAaaa, "the same as for IPv4")
        };
    }
    [lookup(seen), a, aaaa]
}

fn lookup(seen: &Observed<'_>) -> Check {
    let check = match &seen.lookup {
        Lookup::Found(found) => found_well(seen, found),
        Lookup::Absent(reason) | Lookup::Temporary(reason) => failed(seen, ErrorKind::Dns, reason),
        Lookup::TimedOut(reason) => failed(seen, ErrorKind::Timeout, reason),
    };
    let check = check.with("name", seen.host);
    if seen.hosts.is_empty() { check } else { check.with("hosts file", list(&seen.hosts)) }
}

fn found_well(seen: &Observed<'_>, found: &[IpAddr]) -> Check {
    let (host, all) = (seen.host, list(found));
    let by_hosts = found.iter().all(|address| seen.hosts.contains(address));
    let check = match found.iter().find_map(|address| oddity(*address, seen.role == Role::Api)) {
        Some(oddity) => {
            let by = if by_hosts { "/etc/hosts".to_owned() } else { reporter(seen, found) };
            let fix = if by_hosts {
                format!("remove the line from /etc/hosts: sudo sed -i.bak '/{host}/d' /etc/hosts")
            } else {
                format!("ask whoever runs that resolver to allow {host}, or use another resolver")
            };
            Check::warn(CheckId::DnsLookup, format!("{by} answers {host} with {all}, {oddity}"))
                .fix(fix)
                .by(if by_hosts { Who::You } else { Who::Network })
                .causing(LEADS_TO)
        }
        None if by_hosts && seen.role == Role::Api => {
            Check::warn(CheckId::DnsLookup, format!("/etc/hosts pins {host} to {all}"))
                .fix(format!("remove the line from /etc/hosts: sudo sed -i.bak '/{host}/d' /etc/hosts"))
                .by(Who::You)
                .causing(LEADS_TO)
        }
        None if by_hosts => Check::pass(CheckId::DnsLookup, format!("{all}, from /etc/hosts")),
        None => Check::pass(CheckId::DnsLookup, all.clone()),
    };
    check.with("addresses", all)
}

/// Why an address is not what this name should have.
fn oddity(address: IpAddr, official: bool) -> Option<&'static str> {
    let address = address.to_canonical();
    if address.is_unspecified() || address.is_loopback() {
        return Some("as blocklists do");
    }
    let private = match address {
        IpAddr::V4(four) => {
            let shared = four.octets()[0] == 100 && (64..128).contains(&four.octets()[1]);
            four.is_private() || four.is_link_local() || shared
        }
        IpAddr::V6(six) => six.is_unique_local() || six.is_unicast_link_local(),
    };
    (official && private).then_some("a private address that the API does not have")
}

/// The resolver that gave these addresses.
fn reporter(seen: &Observed<'_>, found: &[IpAddr]) -> String {
    let said = |asked: &&Asked| match &asked.answer {
        Answer::Addresses(all) => all.iter().any(|address| found.contains(address)),
        _ => false,
    };
    match seen.asked.iter().find(said) {
        Some(asked) => format!("the resolver {}", shown(asked.server)),
        None => "the resolver of this system".into(),
    }
}

/// The flag that asks for a family which the name does not have, if that is what is wrong.
fn family_asked_for(reason: &str) -> Option<&'static str> {
    ["-4", "-6"].into_iter().find(|flag| reason.ends_with(&format!("{flag} asks for one")))
}

fn failed(seen: &Observed<'_>, kind: ErrorKind, reason: &str) -> Check {
    let host = seen.host;
    if let Some(flag) = family_asked_for(reason) {
        return Check::fail(CheckId::DnsLookup, kind, format!("{host}: {reason}")).by(Who::You).fix(format!(
            "leave out {flag}, or whatever sets it (CLAUDECTL_IPV4, CLAUDECTL_IPV6, the configuration)"
        ));
    }
    let best = seen.asked.iter().min_by_key(|asked| telling(&asked.answer));
    let Some(asked) = best else {
        return Check::fail(CheckId::DnsLookup, kind, format!("{host} cannot be looked up: {reason}"))
            .fix("check the network connection, then /etc/resolv.conf");
    };
    let server = shown(asked.server);
    let (what, fixes, who): (String, Vec<String>, Who) = match &asked.answer {
        Answer::Addresses(_) => (
            format!("the resolver {server} knows {host}, but the system's own look-up fails: {reason}"),
            vec![format!(
                "see which source the system asks: getent ahosts {host}; grep hosts /etc/nsswitch.conf"
            )],
            Who::You,
        ),
        Answer::NxDomain if seen.role == Role::Api => (
            format!("the resolver {server} says that {host} does not exist (NXDOMAIN), which is not so"),
            vec![
                format!("compare with another resolver: dig @1.1.1.1 {host}"),
                format!("ask whoever runs {server} to allow {host}"),
            ],
            Who::Network,
        ),
        Answer::NxDomain => (
            format!("{host} does not exist, says the resolver {server} (NXDOMAIN)"),
            vec![match seen.role {
                Role::Proxy => "correct the address of the proxy".into(),
                _ => "correct the base URL; the default is https://api.anthropic.com".into(),
            }],
            Who::You,
        ),
        Answer::NoData => {
            (format!("{host} exists but has no usable address ({reason})"), vec![], owner(seen))
        }
        Answer::Refused => (
            format!("the resolver {server} refuses to answer for {host} (REFUSED)"),
            vec![format!("ask whoever runs {server}, or use a resolver meant for this network")],
            Who::Network,
        ),
        Answer::ServFail | Answer::Code(_) | Answer::Garbled => (
            format!("the resolver {server} fails to look {host} up ({})", asked.answer.describe()),
            vec![format!("try again, or compare with another resolver: dig @1.1.1.1 {host}")],
            Who::Network,
        ),
        Answer::Silent | Answer::Unreachable(_) => silent(seen, asked),
    };
    let check = Check::fail(CheckId::DnsLookup, kind, what).by(who).with("system", reason);
    fixes.into_iter().fold(check, Check::fix)
}

fn silent(seen: &Observed<'_>, asked: &Asked) -> (String, Vec<String>, Who) {
    let mut servers: Vec<String> = seen.asked.iter().map(|asked| shown(asked.server)).collect();
    servers.dedup();
    servers.truncate(3);
    let how = match &asked.answer {
        Answer::Unreachable(why) => format!("cannot be reached ({why})"),
        _ => "does not answer".into(),
    };
    let what = format!("no name can be looked up: the resolver {} {how}", servers.join(", "));
    let fixes = vec![
        "check that the network and any VPN are up".into(),
        "in a container set a resolver: docker run --dns 1.1.1.1 …; in WSL: wsl --shutdown".into(),
    ];
    (what, fixes, Who::Network)
}

fn owner(seen: &Observed<'_>) -> Who {
    if seen.role == Role::Api { Who::Network } else { Who::You }
}

/// The order in which answers tell something about a failure, the most telling first.
fn telling(answer: &Answer) -> u8 {
    match answer {
        Answer::Addresses(_) => 0,
        Answer::NxDomain => 1,
        Answer::NoData => 2,
        Answer::Refused => 3,
        Answer::ServFail => 4,
        Answer::Code(_) | Answer::Garbled => 5,
        Answer::Unreachable(_) => 6,
        Answer::Silent => 7,
    }
}

/// What the resolvers say about one kind of address. The look-up above decides whether that is fatal.
fn direct(seen: &Observed<'_>, kind: Kind) -> Check {
    let id = if kind == Kind::A { CheckId::DnsA } else { CheckId::DnsAaaa };
    let all: Vec<&Asked> = seen.asked.iter().filter(|asked| asked.kind == kind).collect();
    let said =
        |asked: &&&Asked| matches!(asked.answer, Answer::Addresses(_) | Answer::NoData | Answer::NxDomain);
    let helpful = all.iter().find(said);
    let works = matches!(seen.lookup, Lookup::Found(_));
    let check = match (helpful, all.iter().find(|asked| !said(asked))) {
        (Some(one), None) => Check::pass(id, format!("{}: {}", shown(one.server), one.answer.describe())),
        (Some(one), Some(other)) => Check::warn(
            id,
            format!(
                "the resolver {} gives {}, only {} helps: look-ups can be slow",
                shown(other.server),
                other.answer.describe(),
                shown(one.server)
            ),
        )
        .fix(format!("remove or repair {} in /etc/resolv.conf", shown(other.server)))
        .by(Who::Network),
        (None, Some(_)) if works && !seen.hosts.is_empty() => {
            Check::skip(id, "the hosts file answers; no resolver was needed")
        }
        (None, Some(other)) if works => {
            Check::warn(id, format!("the resolver {} gives {}", shown(other.server), other.answer.describe()))
                .fix("ask whoever runs the resolver; look-ups of one kind fail or are slow")
                .by(Who::Network)
                .explaining(&[CheckId::DnsLookup])
        }
        (None, Some(other)) => {
            Check::skip(id, format!("{}: {}", shown(other.server), other.answer.describe()))
        }
        (None, None) => Check::skip(id, "no resolver was asked"),
    };
    let slowest = all.iter().map(|asked| asked.ms).max().unwrap_or(0);
    let check = all.iter().fold(check, |check, asked| {
        check.with(&shown(asked.server), format!("{} in {} ms", asked.answer.describe(), asked.ms))
    });
    Check { ms: slowest, ..check }
}

fn shown(server: SocketAddr) -> String {
    server.ip().to_string()
}

fn list(addresses: &[IpAddr]) -> String {
    addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("literal")
    }

    fn asked(server: &str, kind: Kind, answer: Answer) -> Asked {
        Asked { server: SocketAddr::new(ip(server), 53), kind, answer, ms: 3 }
    }

    fn observed(lookup: Lookup, asked: Vec<Asked>) -> Observed<'static> {
        Observed { host: "api.anthropic.com", role: Role::Api, lookup, hosts: Vec::new(), asked }
    }

    fn of(answer: Answer) -> Check {
        let both = vec![asked("10.0.0.1", Kind::A, answer.clone()), asked("10.0.0.1", Kind::Aaaa, answer)];
        lookup(&observed(Lookup::Temporary("Temporary failure in name resolution".into()), both))
    }

    #[test]
    fn a_failed_lookup_is_told_by_what_the_resolver_says() {
        for (answer, words) in [
            (Answer::NxDomain, "10.0.0.1 says that api.anthropic.com does not exist (NXDOMAIN)"),
            (Answer::ServFail, "10.0.0.1 fails to look api.anthropic.com up (SERVFAIL)"),
            (Answer::Refused, "10.0.0.1 refuses to answer for api.anthropic.com (REFUSED)"),
            (Answer::Silent, "the resolver 10.0.0.1 does not answer"),
            (Answer::Unreachable("refused".into()), "cannot be reached (refused)"),
            (Answer::Addresses(vec![ip("1.2.3.4")]), "but the system's own look-up fails"),
        ] {
            let check = of(answer);
            assert_eq!((check.status, check.kind), (Status::Fail, Some(ErrorKind::Dns)));
            assert!(check.summary.contains(words), "{}", check.summary);
        }
    }

    #[test]
    fn a_typo_in_ones_own_base_url_is_ones_own_business() {
        let mut seen =
            observed(Lookup::Absent("unknown".into()), vec![asked("10.0.0.1", Kind::A, Answer::NxDomain)]);
        seen.role = Role::BaseUrl;
        assert_eq!(lookup(&seen).who, Some(Who::You));
    }

    #[test]
    fn blocklist_addresses_and_private_ones_are_suspects() {
        for (address, suspect) in [
            ("0.0.0.0", true),
            ("::", true),
            ("127.0.0.1", true),
            ("::ffff:127.0.0.1", true),
            ("10.1.2.3", true),
            ("fd00::1", true),
            ("160.79.104.10", false),
            ("2607:6bc0::10", false),
        ] {
            let found = Lookup::Found(vec![ip(address)]);
            let answers = vec![asked("10.0.0.1", Kind::A, Answer::Addresses(vec![ip(address)]))];
            let check = lookup(&observed(found, answers));
            assert_eq!(check.status == Status::Warn, suspect, "{address}");
            assert_eq!(check.relation.on.contains(&CheckId::TcpV4), suspect);
            assert!(
                !suspect || check.summary.starts_with("the resolver 10.0.0.1 answers"),
                "{}",
                check.summary
            );
        }
        assert_eq!(oddity(ip("10.1.2.3"), false), None, "a company's gateway may well be private");
    }

    #[test]
    fn the_hosts_file_is_named() {
        let mut seen = observed(Lookup::Found(vec![ip("192.0.2.1")]), Vec::new());
        seen.hosts = vec![ip("192.0.2.1")];
        let check = lookup(&seen);
        assert_eq!(check.status, Status::Warn);
        assert!(check.summary.contains("/etc/hosts pins"), "{}", check.summary);
        seen.role = Role::BaseUrl;
        assert_eq!(lookup(&seen).status, Status::Pass);
    }

    #[test]
    fn one_dead_resolver_of_two_is_worth_a_look() {
        let seen = observed(
            Lookup::Found(vec![ip("160.79.104.10")]),
            vec![
                asked("10.0.0.1", Kind::A, Answer::Silent),
                asked("10.0.0.2", Kind::A, Answer::Addresses(vec![ip("160.79.104.10")])),
                asked("10.0.0.2", Kind::Aaaa, Answer::NoData),
            ],
        );
        let [lookup, a, aaaa] = classify(&seen);
        assert_eq!((lookup.status, a.status, aaaa.status), (Status::Pass, Status::Warn, Status::Pass));
        assert!(a.summary.contains("10.0.0.1 gives no answer, only 10.0.0.2 helps"), "{}", a.summary);
        assert_eq!(aaaa.summary, "10.0.0.2: no such record");
    }
}
