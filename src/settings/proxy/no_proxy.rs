//! The list of hosts that are reached without a proxy. Every program reads it a little differently; this follows
//! curl, and adds what others accept: `*.example.com`, ports, and address ranges.

use std::net::IpAddr;

use url::{Host, Url};

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub variable: String,
    /// As it stands in the list.
    pub written: String,
    target: Target,
    port: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Everything,
    /// A domain and all below it.
    Domain(String),
    /// Addresses whose first bits are these.
    Range(IpAddr, u8),
}

/// Reads the list; commas and blanks separate, what cannot be understood matches nothing.
pub(super) fn read(list: &str, variable: &str) -> Vec<Entry> {
    let words = list.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty());
    words.filter_map(|word| entry(word, variable)).collect()
}

fn entry(written: &str, variable: &str) -> Option<Entry> {
    let (host, port) = split_port(written);
    let target = if host == "*" {
        Target::Everything
    } else if let Some(range) = range(host) {
        range
    } else {
        let host = host.strip_prefix('*').unwrap_or(host);
        let domain = host.trim_matches('.').to_ascii_lowercase();
        if domain.is_empty() {
            return None;
        }
        Target::Domain(domain)
    };
    Some(Entry { variable: variable.to_owned(), written: written.to_owned(), target, port })
}

/// `host:port` and `[v6]:port`; a bare IPv6 address has more than one colon and no port.
fn split_port(word: &str) -> (&str, Option<u16>) {
    if let Some((host, rest)) = word.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return (host, rest.strip_prefix(':').and_then(|port| port.parse().ok()));
    }
    // What follows the first colon of a bare IPv6 address is no number.
    let port = word.split_once(':').and_then(|(host, port)| Some((host, port.parse().ok()?)));
    port.map_or((word, None), |(host, port)| (host, Some(port)))
}

fn range(host: &str) -> Option<Target> {
    let (address, bits) = match host.split_once('/') {
        Some((address, bits)) => (address, Some(bits.parse::<u8>().ok()?)),
        None => (host, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let widest = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.unwrap_or(widest);
    (bits <= widest).then_some(Target::Range(address, bits))
}

/// A part of the list that never matches what it seems to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Misread {
    /// The variable that holds the list.
    pub variable: String,
    /// As it stands in the list.
    pub written: String,
    /// Why it matches nothing, or not what was meant.
    pub problem: &'static str,
    /// What says what was probably meant.
    pub meant: Option<String>,
}

/// The parts of the list that never match what they seem to mean.
pub(super) fn misread(list: &str, variable: &str) -> Vec<Misread> {
    let words = list.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty());
    words
        .filter_map(|written| {
            let (problem, meant) = problem(written)?;
            Some(Misread { variable: variable.to_owned(), written: written.to_owned(), problem, meant })
        })
        .collect()
}

fn problem(word: &str) -> Option<(&'static str, Option<String>)> {
    if let Some(parts) = word.contains([';', '|']).then(|| word.replace([';', '|'], ",")) {
        return Some(("entries are separated by commas", Some(parts)));
    }
    if let Some((_, rest)) = word.split_once("://") {
        let host = rest.split('/').next().unwrap_or_default();
        return Some(("an entry is a host, without a scheme", Some(host.to_owned())));
    }
    if word.starts_with(['"', '\'']) || word.ends_with(['"', '\'']) {
        return Some(("quotes are part of the entry", Some(word.trim_matches(['"', '\'']).to_owned())));
    }
    let (host, port) = split_port(word);
    if port.is_none() && word.matches(':').count() == 1 {
        return Some(("behind the colon stands no port", Some(host.split(':').next()?.to_owned())));
    }
    if let Some((address, _)) = host.split_once('/') {
        let numeric = address.parse::<IpAddr>().is_ok();
        return match range(host) {
            Some(_) => None,
            None if numeric => Some(("there is no such address range", None)),
            None => Some(("an entry is a host, without a path", Some(address.to_owned()))),
        };
    }
    let inner = host.strip_prefix("*.").or_else(|| host.strip_prefix('*')).unwrap_or(host);
    if inner.contains(['*', '?', '$', '^']) {
        return Some(("a pattern inside a name or address never matches", wildcard_range(host)));
    }
    None
}

/// `10.*` as the range it means: `10.0.0.0/8`.
fn wildcard_range(host: &str) -> Option<String> {
    let known: Vec<&str> = host.split('.').take_while(|part| *part != "*").collect();
    let rest = host.split('.').skip(known.len()).all(|part| part == "*");
    let numbers = known.iter().all(|part| part.parse::<u8>().is_ok());
    if !rest || !numbers || !(1..=3).contains(&known.len()) {
        return None;
    }
    let zeros = vec!["0"; 4 - known.len()];
    Some(format!("{}/{}", [known.as_slice(), &zeros].concat().join("."), known.len() * 8))
}

impl Entry {
    pub(super) fn matches(&self, url: &Url) -> bool {
        if self.port.is_some() && self.port != url.port_or_known_default() {
            return false;
        }
        match (&self.target, url.host()) {
            (Target::Everything, _) => true,
            (Target::Domain(domain), Some(Host::Domain(host))) => {
                let host = host.trim_end_matches('.').to_ascii_lowercase();
                let above = host.strip_suffix(domain.as_str());
                above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
            }
            (Target::Range(base, bits), Some(Host::Ipv4(ip))) => within(IpAddr::V4(ip), *base, *bits),
            (Target::Range(base, bits), Some(Host::Ipv6(ip))) => within(IpAddr::V6(ip), *base, *bits),
            _ => false,
        }
    }
}

fn within(address: IpAddr, base: IpAddr, bits: u8) -> bool {
    let bits = u32::from(bits);
    match (address.to_canonical(), base) {
        (IpAddr::V4(address), IpAddr::V4(base)) => {
            let differ = address.to_bits() ^ base.to_bits();
            differ.checked_shr(32 - bits).unwrap_or(0) == 0
        }
        (IpAddr::V6(address), IpAddr::V6(base)) => {
            let differ = address.to_bits() ^ base.to_bits();
            differ.checked_shr(128 - bits).unwrap_or(0) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(list: &str, url: &str) -> bool {
        let url = Url::parse(url).expect("a URL");
        read(list, "NO_PROXY").iter().any(|entry| entry.matches(&url))
    }

    #[test]
    fn names_match_themselves_and_everything_below() {
        for list in [
            "example.com",
            ".example.com",
            "*.example.com",
            "EXAMPLE.com.",
            "a.b, example.com",
            "a example.com",
        ] {
            assert!(matches(list, "https://example.com/v1"), "{list}");
            assert!(matches(list, "https://api.Example.com"), "{list}");
            assert!(!matches(list, "https://notexample.com"), "{list}");
            assert!(!matches(list, "https://example.com.evil.net"), "{list}");
        }
        assert!(matches("*", "https://anything"));
        assert!(!matches("", "https://anything") && !matches(" , .", "https://anything"));
    }

    #[test]
    fn a_wildcard_inside_an_address_means_a_range_only_behind_whole_numbers() {
        let meant = |word: &str| misread(word, "NO_PROXY").into_iter().next().and_then(|one| one.meant);
        assert_eq!(meant("10.*").as_deref(), Some("10.0.0.0/8"));
        assert_eq!(meant("10.20.30.*").as_deref(), Some("10.20.30.0/24"));
        for word in ["10.*.5", "ten.*", "10.300.*", "1.2.3.4.*", "a*b"] {
            assert_eq!(meant(word), None, "{word}");
        }
        for quoted in ["\"a.b", "a.b\"", "'a.b"] {
            assert_eq!(meant(quoted).as_deref(), Some("a.b"), "{quoted}");
        }
    }

    #[test]
    fn what_never_matches_is_found_with_what_was_meant() {
        let of = |list: &str| -> Vec<(String, Option<String>)> {
            misread(list, "NO_PROXY").into_iter().map(|one| (one.written, one.meant)).collect()
        };
        for (list, meant) in [
            ("10.*", Some("10.0.0.0/8")),
            ("192.168.*.*", Some("192.168.0.0/16")),
            ("a.test;b.test", Some("a.test,b.test")),
            ("http://host.test/x", Some("host.test")),
            ("host.test/x", Some("host.test")),
            ("host:x", Some("host")),
            ("\"host.test\"", Some("host.test")),
            ("10.0.0.0/33", None),
            ("api.*.com", None),
        ] {
            assert_eq!(of(list), [(list.to_owned(), meant.map(str::to_owned))], "{list}");
        }
        let fine = "localhost,127.0.0.1,::1,[::1]:80,.corp,*.corp.test,*corp.test,10.0.0.0/8,fd00::/8,host:8080,*, a b";
        assert_eq!(of(fine), []);
    }

    #[test]
    fn ports_narrow_an_entry() {
        assert!(matches("example.com:443", "https://example.com"));
        assert!(!matches("example.com:8080", "https://example.com"));
        assert!(matches("[::1]:8080", "http://[::1]:8080"));
        assert!(!matches("[::1]:8080", "http://[::1]:8081"));
    }

    #[test]
    fn addresses_match_exactly_or_by_range() {
        assert!(matches("10.1.2.3", "https://10.1.2.3") && !matches("10.1.2.3", "https://10.1.2.4"));
        assert!(matches("10.0.0.0/8", "https://10.9.9.9") && !matches("10.0.0.0/8", "https://11.0.0.1"));
        assert!(matches("0.0.0.0/0", "https://11.0.0.1") && !matches("0.0.0.0/0", "https://[fd00::1]"));
        assert!(matches("fd00::/8", "https://[fd12::1]") && !matches("fd00::/8", "https://[fe80::1]"));
        assert!(matches("fd00::1", "https://[fd00:0::1]"));
        assert!(matches("10.0.0.0/8", "https://[::ffff:10.1.1.1]"));
        assert!(!matches("10.0.0.0/33", "https://10.0.0.0"), "no such range");
        assert!(!matches("10.0.0.1", "https://x10.0.0.1.example"));
    }
}
