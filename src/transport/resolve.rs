//! Name resolution by the system's resolver, timed, with one address family if the user asked for it.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::config::Family;

/// Why a name has no address, in the two cases that call for different advice.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DnsFailure {
    /// The name does not exist, or has no address of the wanted family.
    #[error("{host} does not resolve: {reason}")]
    Absent {
        /// The name.
        host: String,
        /// In the resolver's or our own words.
        reason: String,
    },
    /// The resolver itself could not answer.
    #[error("{host} could not be looked up: {reason}")]
    Temporary {
        /// The name.
        host: String,
        /// In the resolver's words.
        reason: String,
    },
}

/// The system's resolver.
#[derive(Clone, Default)]
pub(crate) struct Resolver {
    family: Family,
    took: Arc<Mutex<Option<Duration>>>,
}

impl Resolver {
    /// A resolver that keeps the addresses of one family, or all.
    #[must_use]
    pub(crate) fn new(family: Family) -> Self {
        Self { family, took: Arc::default() }
    }

    /// How long the last look-up took; taken, so that each attempt sees only its own.
    #[must_use]
    pub(crate) fn take_duration(&self) -> Option<Duration> {
        self.took.lock().ok()?.take()
    }
}

impl Family {
    /// Whether an address is of this family.
    #[must_use]
    pub(crate) fn admits(self, address: &SocketAddr) -> bool {
        match self {
            Self::Any => true,
            Self::V4 => address.is_ipv4(),
            Self::V6 => address.is_ipv6(),
        }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let Self { family, took } = self.clone();
        let host = name.as_str().to_owned();
        Box::pin(async move {
            let begun = Instant::now();
            let found = lookup(&host, family).await;
            if let Ok(mut slot) = took.lock() {
                *slot = Some(begun.elapsed());
            }
            Ok(Box::new(found?.into_iter()) as Addrs)
        })
    }
}

/// Looks a name up as every request does; the ports are 0.
///
/// # Errors
/// When the name has no address of the family, or the resolver cannot say.
pub(crate) async fn lookup(host: &str, family: Family) -> Result<Vec<SocketAddr>, DnsFailure> {
    let found = tokio::net::lookup_host((host, 0)).await;
    select(host, found.map(Iterator::collect), family)
}

/// Keeps the addresses of one family and words what is missing.
fn select(
    host: &str,
    found: io::Result<Vec<SocketAddr>>,
    family: Family,
) -> Result<Vec<SocketAddr>, DnsFailure> {
    let host = host.to_owned();
    let found = found.map_err(|error| failure(host.clone(), &error))?;
    let any = !found.is_empty();
    let kept: Vec<_> = found.into_iter().filter(|address| family.admits(address)).collect();
    if !kept.is_empty() {
        return Ok(kept);
    }
    let reason = match (family, any) {
        (Family::V4, true) => "it has no IPv4 address, and -4 asks for one",
        (Family::V6, true) => "it has no IPv6 address, and -6 asks for one",
        _ => "it has no address",
    };
    Err(DnsFailure::Absent { host, reason: reason.into() })
}

/// The resolver's error code is only in its text: "Temporary failure" is the one that may pass.
fn failure(host: String, error: &io::Error) -> DnsFailure {
    let text = error.to_string();
    let reason =
        text.strip_prefix("failed to lookup address information: ").unwrap_or(&text).trim().to_owned();
    let lower = reason.to_ascii_lowercase();
    if lower.contains("temporary") || lower.contains("try again") || lower.contains("system error") {
        DnsFailure::Temporary { host, reason }
    } else {
        DnsFailure::Absent { host, reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_without_addresses_is_named() {
        let both = || Ok(vec!["127.0.0.1:0".parse().expect("literal")]);
        assert_eq!(select("x", both(), Family::V4).expect("kept").len(), 1);
        let error = select("x", both(), Family::V6).expect_err("no v6");
        assert!(error.to_string().contains("no IPv6 address"), "{error}");
    }

    #[test]
    fn only_a_failing_resolver_is_temporary() {
        let of = |text: &str| failure("x".into(), &io::Error::other(text));
        let prefix = "failed to lookup address information: ";
        assert!(matches!(
            of(&format!("{prefix}Temporary failure in name resolution")),
            DnsFailure::Temporary { .. }
        ));
        assert!(matches!(of(&format!("{prefix}Name or service not known")), DnsFailure::Absent { .. }));
        assert!(matches!(
            of(&format!("{prefix}No address associated with hostname")),
            DnsFailure::Absent { .. }
        ));
    }
}
