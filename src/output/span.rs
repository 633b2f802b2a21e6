//! Durations as people read them, the same in errors and beside them.

pub(crate) use crate::error::span as human;
