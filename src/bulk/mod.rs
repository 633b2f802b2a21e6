//! Many calls now: within the limits, within a budget, and every item accounted for.
//!
//! The input is checked and made into a file of requests; each call is journalled before it is sent and after it is
//! answered; the outputs are rendered from the journal. Killed at any moment, the same command goes on.

pub(crate) mod event;
mod journal;
pub(crate) mod limiter;
pub(crate) mod money;
mod open;
pub(crate) mod prepare;
mod render;
mod requests;
pub(crate) mod run;
mod sync;

pub(crate) use open::{Opened, Start, open};
pub(crate) use render::Table;
pub(crate) use requests::{Survey, survey};
