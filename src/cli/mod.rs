//! Everything that can be typed: one file per command, declared with clap and turned into plain values.
//!
//! Nothing is decided here but whether the words make sense together.

#![allow(clippy::doc_markdown, reason = "doc comments are help texts here, read at a terminal")]
#![allow(clippy::struct_excessive_bools, reason = "an option without value is a bool")]

mod batches;
mod bulk;
mod completions;
mod content;
mod diagnose;
pub(crate) mod duration;
mod explain;
mod global;
mod misuse;
mod models;
pub(crate) mod money;
mod parse;
mod root;
mod sandbox;
mod send;
mod trace;
mod tree;
mod usage;
mod words;

pub(crate) use batches::{
    BatchInput, BatchesCheck, BatchesCommand, BatchesCreate, BatchesReconcile, BatchesResults, BatchesResume,
    BatchesRun, BatchesWait, Order, Pace,
};
pub(crate) use bulk::{Bulk, MaxErrors};
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use completions::Shell;
pub(crate) use completions::{Completions, Man, ValueKind, Values};
pub(crate) use content::{Content, Thinking};
pub(crate) use diagnose::Diagnose;
pub(crate) use explain::Explain;
pub(crate) use global::{Color, Global};
pub(crate) use misuse::{Misuse, Stop, Why};
pub(crate) use models::{Models, ModelsCommand};
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use parse::{parse, wants_json};
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use root::{Cli, Command};
pub(crate) use sandbox::Sandbox;
pub(crate) use send::{FailOn, Send};
pub(crate) use trace::Trace;
pub(crate) use tree::EVERYWHERE;
pub(crate) use tree::options_of;
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use tree::{command, documented};
pub(crate) use usage::{By, Usage};

#[cfg(test)]
mod tests;
