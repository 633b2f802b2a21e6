//! What a run keeps on disk: its folder, its manifest, its lock, and the operations that outlast a power cut.

mod disk;
mod folder;
mod lock;
mod manifest;

#[cfg(test)]
pub(crate) use disk::testing;
pub(crate) use disk::{Disk, Durable, failed};
pub(crate) use disk::{fresh_part, owner_only, part_is_ours, private, replace};
pub(crate) use folder::{Folder, Shelf};
pub(crate) use lock::{Held, Taken, lock};
pub(crate) use manifest::{Identity, Manifest, Mode, TemplateOf, VERSION};
