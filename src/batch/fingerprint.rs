//! What stands for a content so that it is known again: a fast hash for what only this program compares, SHA-256 for
//! what people are told and what older run folders hold.
//!
//! The fast one is no defence against somebody who wants two contents to look alike; who can change the input of a run
//! has easier ways.

use sha2::{Digest as _, Sha256};
use twox_hash::XxHash3_128;

use crate::text::hex;

/// How a fast hash begins where it is written down; SHA-256 stands without a name.
const FAST: &str = "xxh3-128:";

/// A content being read.
#[derive(Clone)]
pub(crate) enum Fingerprint {
    /// SHA-256.
    Sha256(Box<Sha256>),
    /// XXH3 with 128 bits.
    Fast(Box<XxHash3_128>),
}

impl Fingerprint {
    /// One that other programs know too.
    #[must_use]
    pub(crate) fn sha256() -> Self {
        Self::Sha256(Box::default())
    }

    /// One that takes next to no time.
    #[must_use]
    pub(crate) fn fast() -> Self {
        Self::Fast(Box::new(XxHash3_128::new()))
    }

    /// One of the kind that was written down before.
    #[must_use]
    pub(crate) fn like(recorded: &str) -> Self {
        if recorded.starts_with(FAST) { Self::fast() } else { Self::sha256() }
    }

    /// Takes the next bytes.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha256(hash) => hash.update(bytes),
            Self::Fast(hash) => hash.write(bytes),
        }
    }

    /// As it is written down.
    #[must_use]
    pub(crate) fn finish(self) -> String {
        match self {
            Self::Sha256(hash) => hex(&hash.finalize()),
            Self::Fast(hash) => format!("{FAST}{:032x}", hash.finish_128()),
        }
    }
}

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Fingerprint")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_down_says_how_it_was_made() {
        for mut first in [Fingerprint::sha256(), Fingerprint::fast()] {
            first.update(b"one");
            first.update(b" two");
            let written = first.finish();
            let mut again = Fingerprint::like(&written);
            again.update(b"one two");
            assert_eq!(again.finish(), written);
        }
    }

    #[test]
    fn both_are_the_published_ones() {
        assert_eq!(Fingerprint::fast().finish(), "xxh3-128:99aa06d3014798d86001c324468d497f");
        assert!(Fingerprint::sha256().finish().starts_with("e3b0c44298fc1c14"));
    }
}
