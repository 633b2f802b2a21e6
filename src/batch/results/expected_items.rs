//! Which items a batch can have results for: those of a run are known, those of any other batch become known.

use std::sync::Arc;

use crate::batch::check::{Digest, IdMap};
use crate::batch::index::ShardIndex;

/// The items of one batch.
pub(crate) enum ExpectedItems {
    /// Known from the input.
    Known(Arc<ShardIndex>),
    /// Not known; the first lines to come take the places.
    Open {
        /// Those that came.
        places: IdMap,
        /// How many there can be.
        most: u64,
    },
}

impl ExpectedItems {
    /// So many items that nobody knows yet.
    #[must_use]
    pub(crate) fn open(most: u64) -> Self {
        Self::Open { places: IdMap::default(), most }
    }

    /// How many items there are.
    #[must_use]
    pub(crate) fn count(&self) -> u64 {
        match self {
            Self::Known(index) => index.count(),
            Self::Open { most, .. } => *most,
        }
    }

    /// The place of an item; `None` if it is not among them.
    pub(crate) fn place(&mut self, digest: Digest) -> Option<u32> {
        match self {
            Self::Known(index) => index.place(digest),
            Self::Open { places, most } => {
                let next = u32::try_from(places.len()).ok()?;
                if u64::from(next) < *most {
                    return Some(places.insert(digest, next).unwrap_or(next));
                }
                places.get(digest)
            }
        }
    }
}
