//! The compact set of ids: twelve bytes stand for each, and four for its line.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use sha2::{Digest as _, Sha256};

/// The first 96 bits of the SHA-256 of a `custom_id`: among ten million ids the chance that two share it
/// is below one in a thousand billion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Digest([u8; 12]);

impl Digest {
    /// Bytes of one digest.
    pub(crate) const LENGTH: usize = 12;

    /// The digest of an id.
    #[must_use]
    pub(crate) fn of(id: &str) -> Self {
        let whole = Sha256::digest(id.as_bytes());
        let mut first = [0; 12];
        first.copy_from_slice(&whole[..12]);
        Self(first)
    }

    /// As it is stored.
    #[must_use]
    pub(crate) fn to_bytes(self) -> [u8; 12] {
        self.0
    }

    /// As it was stored.
    #[must_use]
    pub(crate) fn from_bytes(bytes: [u8; 12]) -> Self {
        Self(bytes)
    }
}

/// A digest is already spread evenly; hashing it again would be work for nothing.
#[derive(Debug, Default)]
pub(crate) struct FirstBytes(u64);

impl Hasher for FirstBytes {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes.iter().take(8) {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }

    fn write_usize(&mut self, _length: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Ids and a number for each.
pub(crate) type IdMap = HashMap<Digest, u32, BuildHasherDefault<FirstBytes>>;

/// The ids of a file and the line of each.
#[derive(Debug, Default)]
pub(crate) struct IdSet {
    lines: IdMap,
}

impl IdSet {
    /// Adds an id; returns the line that has it already.
    pub(crate) fn insert(&mut self, digest: Digest, line: u64) -> Option<u64> {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        match self.lines.entry(digest) {
            std::collections::hash_map::Entry::Occupied(first) => Some(u64::from(*first.get())),
            std::collections::hash_map::Entry::Vacant(slot) => {
                slot.insert(line);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_remembered() {
        let mut set = IdSet::default();
        for line in 1..=10_000u64 {
            assert_eq!(set.insert(Digest::of(&format!("id-{line}")), line), None);
        }
        assert_eq!(set.insert(Digest::of("id-77"), 20_000), Some(77));
    }
}
