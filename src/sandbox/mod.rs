//! A local API that misbehaves on request. It shares no types with the client, so that it is an honest witness.
//!
//! `docs/sandbox.md` describes the fault grammar, the scenarios and the endpoints for users.

mod api;
mod clock;
mod connection;
mod http;
mod ids;
mod intake;
mod marker;
mod outcome;
mod record;
mod scenario;
mod server;
mod shared;
mod spec;

pub use api::BatchSeen;
pub use record::Recorded;
pub use scenario::{SCENARIOS, Scenario, ScenarioError};
pub use server::{Options, Server};
pub use spec::{Spec, SpecError, vocabulary};

/// A key of the right shape that opens nothing but this server.
pub const KEY: &str = "sk-ant-api03-claudectl-sandbox-needs-no-key-0000";

#[cfg(test)]
mod tests;
