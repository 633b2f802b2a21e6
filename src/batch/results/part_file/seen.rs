//! One bit for each request of a shard.

/// A set of places.
#[derive(Clone, Debug)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn none(count: u64) -> Self {
        Self(vec![0; usize::try_from(count.div_ceil(64)).unwrap_or(0)])
    }

    /// Sets a bit; says whether it was clear.
    pub(super) fn set(&mut self, place: u32) -> bool {
        let (word, bit) = (place as usize / 64, 1 << (place % 64));
        let clear = self.0[word] & bit == 0;
        self.0[word] |= bit;
        clear
    }
}
