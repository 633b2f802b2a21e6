//! Name resolution, seen twice: as the system does it for every request, and as each resolver answers when asked directly.

mod ask;
mod judge;
mod surroundings;
mod wire;

pub(crate) use ask::ask;
pub(crate) use judge::{Asked, Lookup, Observed, Role, judge};
pub(crate) use surroundings::{Surroundings, hosts_entries, nameservers};
pub(crate) use wire::Kind;
