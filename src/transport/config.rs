//! What the transport needs to know, as plain data: no flags, no environment, no files but the CA bundle's path.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::capture::Record;

/// The named times of one attempt. Every one has a flag; the reasons are in `docs/resilience.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Timers {
    /// Name resolution, TCP, proxy and TLS together.
    pub connect: Duration,
    /// From the last byte sent to the response headers.
    pub headers: Duration,
    /// Longest silence inside a body; any byte counts.
    pub idle: Duration,
    /// Longest time in which a stream brings nothing but pings.
    pub semantic_idle: Duration,
    /// Longest time in which the network takes no byte of the request body.
    pub upload_stall: Duration,
    /// How long the results of a batch may come at less than a byte a second.
    pub download_stall: Duration,
    /// The whole command; only for words, the moment it ends is handed over with each request.
    pub total: Option<Duration>,
}

/// Which addresses may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Family {
    /// Both, the resolver's order.
    #[default]
    Any,
    /// IPv4 only.
    V4,
    /// IPv6 only.
    V6,
}

/// The proxy of this run, with its credentials still inside the URL.
#[derive(Clone)]
pub(crate) struct Proxy {
    /// `http://`, `https://`, `socks5://` or `socks5h://`, user and password included.
    pub url: String,
    /// The same without user and password, for people.
    pub shown: String,
    /// Where it came from, for people: the flag or the variable.
    pub origin: String,
}

/// Everything the transport is told.
#[derive(Clone)]
pub(crate) struct Config {
    /// The named times.
    pub timers: Timers,
    /// Which addresses may be used.
    pub family: Family,
    /// The proxy for the one origin this run talks to.
    pub proxy: Option<Proxy>,
    /// A PEM file whose certificates are trusted besides the system's.
    pub ca_file: Option<PathBuf>,
    /// Whether the origin is `https`; the trust store is only read then.
    pub tls: bool,
    /// Who takes failing exchanges; mostly nobody.
    pub recorder: Option<Arc<dyn Record>>,
}
