//! A local API that misbehaves on request. It shares no types with the client, so that it is an honest witness.
//!
//! `docs/sandbox.md` describes the fault grammar, the scenarios and the endpoints for users.

mod connection;
#[allow(dead_code, reason = "the skeleton records nothing yet")]
mod record;
mod server;
#[allow(dead_code, unused_imports, reason = "the grammar is whole before the server obeys all of it")]
mod spec;

pub use record::Recorded;
pub use server::{Options, Server};
pub use spec::{Spec, SpecError};
