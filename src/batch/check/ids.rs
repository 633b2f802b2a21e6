//! The compact set of ids: nine bytes stand for each, and four for its line.

use sha2::{Digest as _, Sha256};

/// The first 96 bits of the SHA-256 of a `custom_id`: among ten million ids the chance that two share it
/// is below one in a thousand billion, and nobody can make two that do.
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

/// Parts of a table; each grows by itself, so that growing never needs much memory beside what is there.
const PARTS: usize = 256;
/// Slots of a part when it begins. The parts begin with different sizes, so that they do not all grow at once.
const FIRST_SLOTS: usize = 64;
/// Slots beyond the last place of a part, for what is pushed on from there.
const SPARE: usize = 16;

/// Ids and a number for each, in at most seventeen bytes per id once there are many.
///
/// Digests are spread evenly, so that a digest itself says about where it stands in a sorted list: each part is one,
/// with gaps. Of a digest 80 bits are used: among ten million ids the chance that two share them is below one in ten
/// billion.
#[derive(Debug, Default)]
pub(crate) struct IdMap {
    parts: Vec<Part>,
    length: usize,
}

#[derive(Debug, Default)]
struct Part {
    slots: Vec<Slot>,
    used: usize,
}

/// Made of bytes, so that nothing is lost to alignment.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// What follows the first byte of the digest, which chose the part.
    key: [u8; 9],
    /// One more than the number; 0 is a gap.
    value: [u8; 4],
}

impl Slot {
    fn new(digest: Digest, number: u32) -> Self {
        let mut key = [0; 9];
        key.copy_from_slice(&digest.0[1..10]);
        Self { key, value: number.saturating_add(1).to_ne_bytes() }
    }

    fn is_gap(&self) -> bool {
        self.value == [0; 4]
    }

    fn number(&self) -> u32 {
        u32::from_ne_bytes(self.value).saturating_sub(1)
    }

    /// Where it belongs among so many places: a digest that is higher never belongs lower.
    fn home(&self, places: usize) -> usize {
        let [a, b, c, d, ..] = self.key;
        let within = u64::from(u32::from_be_bytes([a, b, c, d]));
        usize::try_from((within * places as u64) >> 32).unwrap_or(0)
    }
}

impl IdMap {
    /// How many there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// The number of an id.
    #[must_use]
    pub(crate) fn get(&self, digest: Digest) -> Option<u32> {
        let wanted = Slot::new(digest, 0);
        let part = self.parts.get(usize::from(digest.0[0]))?;
        let found = part.slots.get(part.find(&wanted))?;
        (!found.is_gap() && found.key == wanted.key).then(|| found.number())
    }

    /// Adds an id with its number; returns the number that it has already.
    pub(crate) fn insert(&mut self, digest: Digest, number: u32) -> Option<u32> {
        if self.parts.is_empty() {
            self.parts.resize_with(PARTS, Part::default);
        }
        let before = self.parts.get_mut(usize::from(digest.0[0]))?.insert(Slot::new(digest, number));
        self.length += usize::from(before.is_none());
        before
    }
}

impl Part {
    fn places(&self) -> usize {
        self.slots.len().saturating_sub(SPARE)
    }

    /// The place of a slot's digest, or the one it would have to take.
    fn find(&self, wanted: &Slot) -> usize {
        let mut at = wanted.home(self.places());
        while self.slots.get(at).is_some_and(|slot| !slot.is_gap() && slot.key < wanted.key) {
            at += 1;
        }
        at
    }

    fn insert(&mut self, new: Slot) -> Option<u32> {
        // Nine tenths: beyond that, runs without a gap become long.
        if self.used * 10 >= self.places() * 9 {
            self.grow(new.key[0]);
        }
        loop {
            let at = self.find(&new);
            if let Some(found) = self.slots.get(at).filter(|slot| !slot.is_gap() && slot.key == new.key) {
                return Some(found.number());
            }
            if self.put(at, new) {
                self.used += 1;
                return None;
            }
            self.grow(new.key[0]);
        }
    }

    /// Puts a slot at its place and pushes the others on to the next gap; `false` if there is none.
    fn put(&mut self, at: usize, new: Slot) -> bool {
        let gap = self.slots.iter().skip(at).position(Slot::is_gap);
        let Some(gap) = gap.map(|distance| at + distance) else { return false };
        self.slots.copy_within(at..gap, at + 1);
        self.slots[at] = new;
        true
    }

    /// Makes a fifth more room: what is there keeps its order, so it is one walk through both.
    fn grow(&mut self, seed: u8) {
        let places = self.places();
        let first = FIRST_SLOTS + usize::from(seed) * FIRST_SLOTS / (5 * 256);
        let places = (places + places / 5).max(first);
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![Slot::default(); places + SPARE];
        let mut next = 0;
        for slot in old.into_iter().filter(|slot| !slot.is_gap()) {
            next = next.max(slot.home(places));
            if next >= self.slots.len() {
                self.slots.resize(next + SPARE, Slot::default());
            }
            self.slots[next] = slot;
            next += 1;
        }
    }
}

/// The ids of a file and the line of each.
#[derive(Debug, Default)]
pub(crate) struct IdSet {
    lines: IdMap,
}

impl IdSet {
    /// Adds an id; returns the line that has it already.
    pub(crate) fn insert(&mut self, digest: Digest, line: u64) -> Option<u64> {
        self.lines.insert(digest, u32::try_from(line).unwrap_or(u32::MAX - 1)).map(u64::from)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_line_is_remembered() {
        let mut set = IdSet::default();
        for line in 1..=10_000u64 {
            assert_eq!(set.insert(Digest::of(&format!("id-{line}")), line), None);
        }
        assert_eq!(set.insert(Digest::of("id-77"), 20_000), Some(77));
    }

    #[test]
    fn many_ids_take_seventeen_bytes_each() {
        let mut map = IdMap::default();
        let count = 1_000_000u32;
        for number in 0..count {
            let spread = u128::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
            let mut digest = [0; 12];
            digest.copy_from_slice(&spread.to_be_bytes()[..12]);
            map.insert(Digest(digest), number);
        }
        let bytes: usize = map.parts.iter().map(|part| part.slots.capacity() * size_of::<Slot>()).sum();
        assert_eq!(map.len(), count as usize);
        assert!(bytes <= 17 * count as usize, "{} bytes per id", bytes / count as usize);
    }

    proptest! {
        #[test]
        fn a_map_with_few_bits_behaves_like_any_other(
            ids in prop::collection::vec((0..4u8, any::<u8>(), 0..3u8), 0..2_000),
        ) {
            let mut map = IdMap::default();
            let mut model = HashMap::new();
            for (number, (first, second, last)) in (0..).zip(ids) {
                let mut digest = [0; 12];
                (digest[0], digest[1], digest[9]) = (first * 85, second, last);
                let digest = Digest(digest);
                prop_assert_eq!(map.get(digest), model.get(&digest).copied());
                let before = model.get(&digest).copied();
                model.entry(digest).or_insert(number);
                prop_assert_eq!(map.insert(digest, number), before);
            }
            prop_assert_eq!(map.len(), model.len());
            for (digest, number) in model {
                prop_assert_eq!(map.get(digest), Some(number));
            }
        }
    }
}
