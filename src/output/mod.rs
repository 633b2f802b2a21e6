//! What people and machines read: streams, style, reports, tables, progress.
//!
//! Everything that reaches stdout, stderr or an output file goes through here, so that escaping, redaction,
//! colour, `--quiet` and the end of a broken pipe are decided once. Results are written with [`Out`], words
//! about the work with [`Ui`].

mod activity;
pub mod batch_run;
pub mod batches;
pub mod diagnose;
pub mod ending;
pub mod escape;
pub mod exit_codes;
pub mod explain;
pub mod facts;
pub mod file;
pub mod log;
pub mod models;
pub mod number;
mod options;
pub mod progress;
pub mod report;
mod screen;
pub mod span;
mod stdout;
pub mod stream;
mod style;
pub mod table;
mod terminal;
#[cfg(test)]
mod testing;
mod ui;
pub mod usage;
pub mod watch;
mod wrap;

pub use activity::Working;
pub use options::{ColorChoice, UiOptions};
pub use stdout::Out;
pub use style::{Paint, Style};
pub use ui::Ui;
