//! Durable batch runs: check, shard, journal, reconcile, collect, merge.

pub(crate) mod body;
pub(crate) mod check;
pub(crate) mod clock;
pub(crate) mod event;
pub(crate) mod fingerprint;
pub(crate) mod index;
mod joined;
pub(crate) mod journal;
pub(crate) mod limits;
pub(crate) mod live;
pub(crate) mod poll;
pub(crate) mod port;
pub(crate) mod reconcile;
pub(crate) mod results;
pub(crate) mod run;
pub(crate) mod state;
pub(crate) mod steps;
pub(crate) mod store;
pub(crate) mod template;

#[cfg(test)]
pub(crate) mod testing;
