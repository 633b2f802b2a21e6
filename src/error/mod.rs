//! What can go wrong: kinds with their exit codes, the evidence an error carries, and what to say about it.
//!
//! An error is made once, where the trouble arises, and travels unchanged to the one place that reports it.

pub mod catalogue;
mod failure;
mod kind;
pub mod locate;
pub mod recognise;
mod redact;
mod redactor;
mod span;

pub use failure::{ApiBody, Error, Evidence, Failure, Place, Result, Signal};
pub use kind::{ErrorKind, Remedy, Row, TABLE};
pub use redactor::{Redactor, fingerprint, keep_secret, redact};
pub use span::span;
