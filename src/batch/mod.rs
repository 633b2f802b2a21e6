//! Durable batch runs: check, shard, journal, reconcile, collect, merge.

pub mod check;
pub mod limits;
pub mod scan;
