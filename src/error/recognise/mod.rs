//! From what is known of a failure to the entry that explains it, and to the kind it counts as.
//!
//! Status, type and code decide first; message text only where the API gives nothing better.
//!
//! A text goes through these hands: `log` reads lines, `prefilter` passes over those that cannot matter, `records` cuts
//! what belongs together, `sight` reads the facts of each error in it (`objects`, `lines`, `page`), `judge` finds the
//! entry, `values` works out what the fixes need.

mod by;
mod classify;
mod exception;
mod facts;
mod judge;
mod kind_of;
mod lines;
mod log;
mod lookup;
mod loose;
mod money;
mod names;
mod objects;
mod outcomes;
mod page;
mod pattern;
mod plain;
mod prefilter;
mod records;
mod sight;
mod stamp;
mod status;
mod unescape;
mod values;
mod words;

pub use by::By;
pub use classify::{Recognition, evidence, evidence_with};
pub use kind_of::{Answer, kind_of};
pub use log::{Match, read_log, read_text};
pub use lookup::{look_up, nearest};
pub use values::{Knowledge, Nothing};
