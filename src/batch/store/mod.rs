//! What a run keeps on disk: its folder, its manifest, its lock, and the operations that outlast a power cut.

mod disk;
mod folder;
mod lock;
mod manifest;

#[cfg(test)]
pub(crate) use disk::testing;
pub use disk::{Disk, Durable, failed, replace};
pub(crate) use disk::{owner_only, private};
pub use folder::{Folder, Shelf};
pub use lock::{Held, Taken, lock};
pub use manifest::{Identity, Manifest, Mode, TemplateOf, VERSION};
