//! claudectl calls the Claude API and, when that fails, says what is wrong, whose fault it is and what to do.
//!
//! The rooms, in the order data flows through them; `CONTRIBUTING.md` has the map and the arrows.

pub mod api;
pub mod batch;
pub mod cli;
pub mod client;
pub mod commands;
pub mod diagnose;
pub mod error;
pub mod output;
pub mod sandbox;
pub mod settings;
pub mod transport;
