//! One file per command: settings to client to view. No policy, no printing.

pub mod completions;
pub mod man;
pub mod misuse;
