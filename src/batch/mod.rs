//! Durable batch runs: check, shard, journal, reconcile, collect, merge.

pub mod body;
pub mod check;
pub mod clock;
pub mod index;
pub mod journal;
pub mod limits;
pub mod poll;
pub mod port;
pub mod reconcile;
pub mod results;
pub mod scan;
pub mod state;
pub mod store;

#[cfg(test)]
mod testing;
