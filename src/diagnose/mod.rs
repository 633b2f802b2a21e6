//! Why a call fails: probes in dependency order, what they found, and the one cause behind it.
//!
//! Decisions are pure functions over what was seen (`local`, `dns`, `connection`, `tls`, `requests`, `verdict`); the few
//! effects stand at the edge (`network`, `secure`, `service`), and `run` puts them in order.

mod caller;
mod check_log;
pub(crate) mod connection;
pub(crate) mod dns;
pub(crate) mod finding;
pub(crate) mod graph;
pub(crate) mod local;
mod network;
mod plain_http;
pub(crate) mod plan;
pub(crate) mod requests;
mod run;
mod service;
pub(crate) mod tls;
mod tls_probe;
pub(crate) mod verdict;
mod watch;

pub(crate) use plan::Plan;
pub(crate) use run::{offline, online};
pub(crate) use watch::watch;
