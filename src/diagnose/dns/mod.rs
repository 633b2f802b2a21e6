//! Name resolution, seen twice: as the system does it for every request, and as each resolver answers when asked directly.

mod ask;
mod judge;
mod surroundings;
mod wire;

pub use ask::ask;
pub use judge::{Asked, Lookup, Observed, Role, judge};
pub use surroundings::{Surroundings, hosts_entries, nameservers};
pub use wire::{Answer, Kind};
