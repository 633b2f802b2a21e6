//! The one retry layer: a vocabulary, a pure decision, and the one loop that sleeps.

mod after;
mod decide;
mod policy;
mod run;

pub(crate) use after::server_wait;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use decide::decide;
pub(crate) use policy::Stop;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use policy::{Action, Budget, Limits, Operation, Outcome, Phase};
pub(crate) use run::{Attempt, Failed, Retrier, dice, may_be_billed, reason, run};
