//! Durations as people read them, the same in errors and beside them.

pub use crate::error::span as human;
