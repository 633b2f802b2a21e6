//! The two files that say how names are resolved: `resolv.conf` and `hosts`.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// Where the system keeps them; a value, so that tests have their own.
#[derive(Clone, Debug)]
pub(crate) struct ResolverFiles {
    /// The resolvers.
    pub resolv_conf: PathBuf,
    /// Names that never reach a resolver.
    pub hosts: PathBuf,
}

impl Default for ResolverFiles {
    fn default() -> Self {
        Self { resolv_conf: "/etc/resolv.conf".into(), hosts: "/etc/hosts".into() }
    }
}

/// The resolvers a `resolv.conf` names, in its order.
///
/// Link-local addresses are left out: they are nothing without the interface, which only the system knows.
#[must_use]
pub(crate) fn nameservers(text: &str) -> Vec<SocketAddr> {
    text.lines()
        .filter_map(|line| {
            let mut words = line.split(['#', ';']).next()?.split_whitespace();
            (words.next()? == "nameserver").then_some(())?;
            let address: IpAddr = words.next()?.parse().ok()?;
            Some(SocketAddr::new(address, 53))
        })
        .collect()
}

/// The addresses that a `hosts` file gives a name.
#[must_use]
pub(crate) fn hosts_entries(text: &str, host: &str) -> Vec<IpAddr> {
    text.lines()
        .filter_map(|line| {
            let mut words = line.split('#').next()?.split_whitespace();
            let address: IpAddr = words.next()?.parse().ok()?;
            words.any(|name| name.eq_ignore_ascii_case(host)).then_some(address)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolvers_are_read_in_order() {
        let text =
            "# one\nsearch lan\nnameserver 10.0.0.1 # main\n nameserver ::1\nnameserver fe80::1%eth0\n";
        let found: Vec<String> = nameservers(text).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["10.0.0.1:53", "[::1]:53"]);
        assert!(nameservers("options timeout:1").is_empty());
    }

    #[test]
    fn a_name_in_the_hosts_file_is_found() {
        let text = "127.0.0.1 localhost\n0.0.0.0 ads API.anthropic.com # block\n#1.2.3.4 api.anthropic.com\n";
        assert_eq!(hosts_entries(text, "api.anthropic.com"), ["0.0.0.0".parse::<IpAddr>().expect("ip")]);
        assert!(hosts_entries(text, "anthropic.com").is_empty());
    }
}
