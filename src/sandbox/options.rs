//! How a server is started.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use super::{Keep, Spec};

/// The address, the faults and what is kept.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen on; loopback unless told otherwise, because the server believes everything it is told.
    pub host: IpAddr,
    /// The port; 0 picks a free one.
    pub port: u16,
    /// What is to go wrong.
    pub spec: Spec,
    /// A file that gets one JSON object a line for every request.
    pub record: Option<PathBuf>,
    /// What `recorded()` has of every request.
    pub keep: Keep,
    /// How many threads serve; more than one where a client is to be measured.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            spec: Spec::default(),
            record: None,
            keep: Keep::Bodies,
            threads: 1,
        }
    }
}
