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
    match word.split_once(':') {
        Some((host, port)) if !port.contains(':') => match port.parse() {
            Ok(port) => (host, Some(port)),
            Err(_) => (word, None),
        },
        _ => (word, None),
    }
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
