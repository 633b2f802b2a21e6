//! The one integration binary: the real `claudectl` against servers that behave and misbehave.

mod ant_profiles;
mod architecture;
mod batches;
mod blocks;
mod bodies;
mod bulk;
mod capture;
mod cli;
mod codes;
mod completions;
mod damage;
mod decoder;
mod diagnose;
mod documents;
mod examples;
mod explain;
mod faults;
mod first_fix;
mod generated;
mod json_scanner;
mod judge;
#[cfg(target_os = "linux")]
mod memory;
mod models;
mod options;
mod output;
mod process;
mod prompt;
mod refusals;
mod sandbox;
mod secrets;
mod send;
mod settings;
#[allow(dead_code, reason = "the stage is set before the first play")]
mod support;
mod terminal;
mod trace;

mod usage;
mod verdicts;
mod ways;
