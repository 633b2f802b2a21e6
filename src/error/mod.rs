//! What can go wrong: kinds with their exit codes, the evidence an error carries, and what to say about it.
//!
//! An error is made once, where the trouble arises, and travels unchanged to the one place that reports it.

mod entry;
mod failure;
mod kind;
mod redact;
mod redactor;

pub(crate) use crate::text::fix::{Command, Fix};
pub(crate) use crate::text::span;
pub(crate) use crate::text::values::ValueName;
#[allow(unreachable_pub, reason = "a part of what the integration tests read")]
pub use crate::text::values::Values;
pub(crate) use entry::EntryId;
pub(crate) use failure::{ApiBody, Error, Evidence, Failure, Result, Signal};
pub(crate) use kind::Remedy;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use kind::{ErrorKind, TABLE};
pub(crate) use redact::fingerprint;
pub(crate) use redactor::{Redactor, blank_out, keep_secret, redact};
