//! From what is known of a failure to the entry that explains it, and to the kind it counts as.
//!
//! Status, type and code decide first; message text only where the API gives nothing better.

pub(crate) mod judge;
pub(crate) mod kind_of;
pub(crate) mod money;
pub(crate) mod pattern;
pub(crate) mod words;
