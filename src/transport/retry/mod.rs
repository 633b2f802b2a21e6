//! The one retry layer: a vocabulary, a pure decision, and the one loop that sleeps.

mod after;
mod decide;
mod policy;
mod run;

pub use after::server_wait;
pub use decide::{backoff, decide};
pub use policy::{Action, Budget, Limits, Operation, Outcome, Phase, Stop};
pub use run::{Attempt, Failed, Retrier, run};
