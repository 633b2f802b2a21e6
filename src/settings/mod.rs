//! What holds for this run: flags over environment over file over default, each value with its origin.

pub mod access;
mod facts;
mod origin;
mod secret;
mod warning;

pub use facts::Facts;
pub use origin::{Origin, Valued};
pub use secret::Secret;
pub use warning::Warning;
