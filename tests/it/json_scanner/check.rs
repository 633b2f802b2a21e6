//! What must hold of the JSON scanner for any bytes; the fuzzer and the test suite call the same function.

use super::{model, scanner};

/// What was read, or the column and the words of the fault.
type Judged = Result<Vec<String>, (u64, String)>;

/// Reads `data` with the scanner, in two pieces, and with its model, whole. The first byte says where the cut is.
///
/// # Panics
/// When the two disagree on a token, its place, or on what is wrong.
pub(super) fn json(data: &[u8]) {
    let Some((&cut, bytes)) = data.split_first() else { return };
    // Lines are cut before they are read, so only the scanner counts them.
    let bytes = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let (first, second) = bytes.split_at(usize::from(cut).min(bytes.len()));
    assert_eq!(scanned(first, second), modelled(bytes), "{}", String::from_utf8_lossy(bytes));
}

fn scanned(first: &[u8], second: &[u8]) -> Judged {
    let mut scanner = scanner::Scanner::default();
    let mut seen = Vec::new();
    let mut read = || {
        let mut sink = |at: scanner::At, token: scanner::Token<'_>| {
            seen.push(format!("{}@{} {token:?}", at.depth, at.column));
        };
        scanner.feed(first, &mut sink)?;
        scanner.feed(second, &mut sink)?;
        scanner.finish(&mut sink)
    };
    let end = read().map_err(|fault: scanner::Fault| (fault.column, fault.what));
    end.map(|()| seen)
}

fn modelled(bytes: &[u8]) -> Judged {
    let mut scanner = model::Scanner::default();
    let mut seen = Vec::new();
    let mut read = || {
        let mut sink = |at: model::At, token: model::Token<'_>| {
            seen.push(format!("{}@{} {token:?}", at.depth, at.column));
        };
        scanner.feed(bytes, &mut sink)?;
        scanner.finish(&mut sink)
    };
    let end = read().map_err(|fault: model::Fault| (fault.column, fault.what));
    end.map(|()| seen)
}
