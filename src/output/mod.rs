//! What people and machines read: streams, style, reports, tables, progress.
//!
//! Everything that reaches stdout, stderr or an output file goes through here, so that escaping, redaction,
//! colour, `--quiet` and the end of a broken pipe are decided once. Results are written with [`Out`], words
//! about the work with [`Ui`].

mod activity;
pub(crate) mod batch_run;
pub(crate) mod batches;
pub(crate) mod bulk;
pub(crate) mod closed;
pub(crate) mod diagnose;
pub(crate) mod ending;
pub(crate) mod escape;
pub(crate) mod exit_codes;
pub(crate) mod explain;
pub(crate) mod facts;
pub(crate) mod file;
pub(crate) mod log;
pub(crate) mod models;
pub(crate) mod number;
mod options;
mod patience;
pub(crate) mod progress;
pub(crate) mod report;
mod screen;
pub(crate) mod span;
mod spinner;
mod stdout;
pub(crate) mod stream;
mod style;
pub(crate) mod table;
mod terminal;
#[cfg(test)]
mod testing;
pub(crate) mod trace;
mod ui;
pub(crate) mod usage;
pub(crate) mod usage_report;
pub(crate) mod watch;
mod wrap;
mod write;

pub(crate) use options::{ColorChoice, UiOptions, WATCHED};
pub(crate) use patience::PATIENCE;
pub(crate) use ui::Ui;
