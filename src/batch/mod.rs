//! Durable batch runs: check, shard, journal, reconcile, collect, merge.

pub mod body;
pub mod check;
pub mod clock;
pub mod event;
pub mod index;
pub mod journal;
pub mod limits;
pub mod live;
pub mod poll;
pub mod port;
pub mod reconcile;
pub mod results;
pub mod run;
pub mod scan;
pub mod state;
pub mod steps;
pub mod store;
pub mod template;

#[cfg(test)]
mod testing;
