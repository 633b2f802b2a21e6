//! A local API that misbehaves on request. It shares no types with the client, so that it is an honest witness.
//!
//! `docs/sandbox.md` describes the fault grammar, the scenarios and the endpoints for users.

mod api;
mod clock;
mod connection;
mod http;
mod ids;
mod intake;
pub(crate) mod judge;
mod limits;
mod marker;
mod options;
mod outcome;
mod record;
mod replay;
mod scenario;
mod scenarios;
mod seen;
mod server;
mod shared;
mod spec;

#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use api::BatchSeen;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use options::Options;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use record::{Keep, Recorded};
pub(crate) use replay::{Part, PartAnswer, PartEnd, PartPiece, Parts, Replay, ReplayEvent, ReplayReport};
pub(crate) use scenario::ScenarioError;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use scenarios::SCENARIOS;
pub(crate) use scenarios::Scenario;
pub(crate) use seen::Seen;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use server::Server;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use spec::{Spec, vocabulary};

/// A key of the right shape that opens nothing but this server.
pub(crate) const KEY: &str = "sk-ant-api03-claudectl-sandbox-needs-no-key-0000";

#[cfg(test)]
mod tests;
