//! Durable batch runs: check, shard, journal, reconcile, collect, merge.
