//! Identifiers in the shapes of the API: unique in a server's life and between servers, and made without randomness.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// The letters the API uses: no 0, O, I or l, so that they can be read aloud.
const LETTERS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Makes identifiers.
#[derive(Debug)]
pub(super) struct Ids {
    seed: u64,
    next: AtomicU64,
}

impl Ids {
    /// A maker whose identifiers differ from those of a server started at another moment or in another process.
    pub(super) fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            seed: now.as_secs() ^ u64::from(now.subsec_nanos()) << 34 ^ u64::from(std::process::id()) << 20,
            next: AtomicU64::new(1),
        }
    }

    /// `prefix` and 22 letters, such as `req_011CVq…`.
    pub(super) fn make(&self, prefix: &str) -> String {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let mut id = format!("{prefix}01");
        let mut state = self.seed.wrapping_add(number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        for _ in 0..2 {
            let mut bits = mix(&mut state);
            for _ in 0..10 {
                let letter = usize::try_from(bits % 58).unwrap_or_default();
                id.push(char::from(LETTERS[letter]));
                bits /= 58;
            }
        }
        id
    }
}

/// One step of splitmix64.
fn mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut bits = *state;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_are_alike() {
        let ids = Ids::new();
        let made: HashSet<_> = (0..20_000).map(|_| ids.make("req_")).collect();
        assert_eq!(made.len(), 20_000);
        assert!(made.iter().all(|id| id.len() == 26 && id.starts_with("req_01")));
    }
}
