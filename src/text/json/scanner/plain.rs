//! Finds the end of a run of bytes that stand for themselves in a JSON string, eight at a time.

/// Bytes looked at in one step.
const WORD: usize = 8;
const LOWEST_BITS: u64 = 0x0101_0101_0101_0101;
const HIGHEST_BITS: u64 = LOWEST_BITS << 7;

/// How many bytes at the start of `bytes` are ASCII but for controls, the quote and the backslash.
#[inline]
pub(super) fn run(bytes: &[u8]) -> usize {
    run_until(bytes, |word| special(word) | word & HIGHEST_BITS, |byte| !is_special(byte) && byte < 0x80)
}

/// How many bytes at the start of `bytes` are neither controls nor quote nor backslash, whatever else they are.
#[inline]
pub(super) fn run_of_any(bytes: &[u8]) -> usize {
    run_until(bytes, special, |byte| !is_special(byte))
}

#[inline]
fn run_until(bytes: &[u8], ends: impl Fn(u64) -> u64, goes_on: impl Fn(u8) -> bool) -> usize {
    let (words, rest) = bytes.as_chunks::<WORD>();
    for (number, word) in words.iter().enumerate() {
        let found = ends(u64::from_le_bytes(*word));
        if found != 0 {
            return number * WORD + found.trailing_zeros() as usize / WORD;
        }
    }
    words.len() * WORD + rest.iter().take_while(|byte| goes_on(**byte)).count()
}

/// The highest bit of the first byte that is a control, a quote or a backslash; higher bits may be set without cause.
#[inline]
fn special(word: u64) -> u64 {
    // A byte below 0x80 less its bound borrows into its highest bit exactly if it is below the bound.
    let below = |word: u64, bound: u64| word.wrapping_sub(LOWEST_BITS * bound) & !word;
    let quote = below(word ^ (LOWEST_BITS * u64::from(b'"')), 1);
    let backslash = below(word ^ (LOWEST_BITS * u64::from(b'\\')), 1);
    (below(word, 0x20) | quote | backslash) & HIGHEST_BITS
}

fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// How many bytes continue a character of UTF-8.
#[inline]
pub(super) fn continuations(bytes: &[u8]) -> usize {
    // Counted in bytes and in pieces that cannot overflow one, so that the compiler can use wide registers.
    bytes
        .chunks(255)
        .map(|piece| usize::from(piece.iter().map(|byte| u8::from(byte & 0xC0 == 0x80)).sum::<u8>()))
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn runs_end_where_a_byte_by_byte_search_ends(
            bytes in prop::collection::vec(prop_oneof![8 => any::<u8>(), 20 => 0x20..0x7Fu8], 0..80),
        ) {
            let any = bytes.iter().take_while(|byte| !is_special(**byte)).count();
            let plain = bytes.iter().take_while(|byte| !is_special(**byte) && **byte < 0x80).count();
            prop_assert_eq!((run_of_any(&bytes), run(&bytes)), (any, plain));
            let continued = bytes.iter().filter(|byte| **byte & 0xC0 == 0x80).count();
            prop_assert_eq!(continuations(&bytes), continued);
        }
    }

    #[test]
    fn every_byte_is_judged_right_at_every_place() {
        for byte in 0..=255u8 {
            for place in 0..17 {
                let mut bytes = [b'a'; 17];
                bytes[place] = byte;
                let ends = is_special(byte) || byte >= 0x80;
                assert_eq!(run(&bytes), if ends { place } else { 17 }, "{byte:#x} at {place}");
            }
        }
    }
}
