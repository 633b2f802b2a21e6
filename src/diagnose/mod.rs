//! Why a call fails: probes in dependency order, what they found, and the one cause behind it.
//!
//! Decisions are pure functions over what was seen (`local`, `dns`, `way`, `tls`, `requests`, `verdict`); the few
//! effects stand at the edge (`network`, `secure`, `service`), and `run` puts them in order.

mod caller;
pub mod dns;
pub mod finding;
pub mod graph;
mod ledger;
pub mod local;
mod network;
mod plain;
pub mod plan;
pub mod requests;
mod run;
mod secure;
mod service;
pub mod tls;
pub mod verdict;
mod watch;
pub mod way;

pub use plan::Plan;
pub use run::{offline, online};
pub use watch::watch;
