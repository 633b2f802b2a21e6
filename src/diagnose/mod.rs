//! Why a call fails: probes in dependency order, what they found, and the one cause behind it.
//!
//! Decisions are pure functions over what was seen; the few effects stand at the edge, one file per protocol.

pub mod dns;
pub mod finding;
pub mod graph;
pub mod ledger;
pub mod local;
pub mod requests;
pub mod tls;
pub mod verdict;
pub mod way;
