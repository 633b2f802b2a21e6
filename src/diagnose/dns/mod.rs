//! Name resolution, seen twice: as the system does it for every request, and as each resolver answers when asked directly.

mod ask;
mod classify;
mod files;
mod wire;

pub(crate) use ask::ask;
pub(crate) use classify::{Asked, Lookup, Observed, Role, classify};
pub(crate) use files::{ResolverFiles, hosts_entries, nameservers};
pub(crate) use wire::Kind;
