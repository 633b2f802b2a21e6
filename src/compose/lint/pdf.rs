//! What can be told of a PDF without reading it as one: whether it is locked, and how many pages it has.

use std::collections::HashSet;

/// How far around a word of a PDF its object is looked at.
const OBJECT: usize = 4_096;

/// Whether it is encrypted, which only its trailer says.
pub(super) fn is_encrypted(pdf: &[u8]) -> bool {
    find(pdf, b"/Encrypt").any(|at| {
        let rest = pdf[at + b"/Encrypt".len()..].trim_ascii_start();
        rest.starts_with(b"<<") || rest.first().is_some_and(u8::is_ascii_digit)
    })
}

/// How many pages it has: what its tree of pages says, or as many as are described, whichever is more. Objects may be
/// compressed and hide theirs, so there may be more, but hardly fewer.
pub(super) fn pages(pdf: &[u8]) -> usize {
    let mut described = HashSet::new();
    let mut said = 0;
    for at in find(pdf, b"/Type") {
        let rest = pdf[at + b"/Type".len()..].trim_ascii_start();
        match rest.strip_prefix(b"/Page") {
            Some([b's', ..]) => said = said.max(count(object(pdf, at)).unwrap_or(0)),
            Some([next, ..]) if next.is_ascii_alphanumeric() => {}
            // A later version of the same object replaces the earlier one.
            Some(_) => _ = described.insert(number(pdf, at).unwrap_or_else(|| format!("@{at}").into_bytes())),
            None => {}
        }
    }
    said.max(described.len())
}

/// The `/Count` of a node of the tree.
fn count(object: &[u8]) -> Option<usize> {
    let at = find(object, b"/Count").next()?;
    let rest = object[at + b"/Count".len()..].trim_ascii_start();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()
}

/// The object around an offset, as far as it is near.
fn object(pdf: &[u8], at: usize) -> &[u8] {
    let before = &pdf[at.saturating_sub(OBJECT)..at];
    let start = find(before, b"obj").last().map_or(at - before.len(), |found| at - before.len() + found);
    let after = &pdf[at..pdf.len().min(at + OBJECT)];
    let end = find(after, b"endobj").next().map_or(at + after.len(), |found| at + found);
    &pdf[start..end]
}

/// The number and generation in front of the object around an offset: `12 0`.
fn number(pdf: &[u8], at: usize) -> Option<Vec<u8>> {
    let before = &pdf[at.saturating_sub(OBJECT)..at];
    let head = &before[..find(before, b"obj").last()?];
    let head = head.trim_ascii_end();
    let length = head.iter().rev().take_while(|byte| byte.is_ascii_digit() || **byte == b' ').count();
    let name = head[head.len() - length..].trim_ascii();
    (!name.is_empty()).then(|| name.to_vec())
}

fn find<'a>(bytes: &'a [u8], word: &'static [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(word.len()).enumerate().filter(move |(_, window)| *window == word).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_by_their_objects_or_by_the_tree() {
        let two = b"3 0 obj <</Type /Page>> endobj\n4 0 obj <<\n/Type/Page/Parent 2 0 R>> endobj";
        assert_eq!(pages(two), 2);
        let again = [&two[..], b"\n3 0 obj <</Type/Page/Rotate 90>> endobj"].concat();
        assert_eq!(pages(&again), 2);
        assert_eq!(pages(b"2 0 obj <</Count 7 /Kids[] /Type/Pages>> endobj 9 0 obj <</Count 99>> endobj"), 7);
        assert_eq!(pages(b"<</Type /Page>> <</Type /Page>> <</Type /PageLabel>>"), 2);
        assert_eq!(pages(b"/Type"), 0);
    }

    #[test]
    fn only_the_entry_itself_means_a_lock() {
        assert!(is_encrypted(b"trailer <</Encrypt 9 0 R>>"));
        assert!(is_encrypted(b"/Encrypt<</Filter/Standard>>"));
        assert!(!is_encrypted(b"(the word /Encrypt in a text) /EncryptMetadata true"));
    }
}
