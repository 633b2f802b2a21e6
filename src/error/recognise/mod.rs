//! From what is known of a failure to the entry that explains it, and to the kind it counts as.
//!
//! Status, type and code decide first; message text only where the API gives nothing better.

mod classify;
mod kind_of;
mod loose;
mod money;
mod pattern;

pub use classify::{By, Recognition, evidence};
pub use kind_of::{Answer, kind_of};
