//! Follows a path through a document as it streams by.
//!
//! The API's paths may hold steps that no key of the document stands for: the `type` of a block
//! (`content.1.image.source`), or an index into content that was sent as plain text. Such steps are passed over, and
//! the innermost value that exists wins.

use std::io::{self, Read};

use super::path::Step;
use super::scan::{Mark, Scan, Scanner, Stop};

/// A value on the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub start: Mark,
    /// Offset just after the value; the start again when the value has no end.
    pub end: u64,
    /// Steps of the path that lead here.
    pub found: usize,
}

/// Follows `path` through one document.
pub(super) fn document<R: Read>(scanner: &mut Scanner<R>, path: &[Step]) -> io::Result<Option<Hit>> {
    let mut best = None;
    done(value(scanner, path, 0, &mut best)).map(|_| best)
}

/// Follows `path` through the `params` of the item whose `custom_id` is given, one item after the other.
pub(super) fn batch_item<R: Read>(
    scanner: &mut Scanner<R>,
    custom_id: &str,
    path: &[Step],
) -> io::Result<Option<Hit>> {
    loop {
        let mut best = None;
        let Some(id) = done(item(scanner, path, &mut best))? else { return Ok(None) };
        if id.as_deref() == Some(custom_id) {
            return Ok(best);
        }
    }
}

/// A document that ends or stops being JSON is no failure of reading: what was found before counts.
fn done<T>(scan: Scan<T>) -> io::Result<Option<T>> {
    match scan {
        Ok(value) => Ok(Some(value)),
        Err(Stop::NotJson) => Ok(None),
        Err(Stop::Io(error)) => Err(error),
    }
}

fn item<R: Read>(scanner: &mut Scanner<R>, path: &[Step], best: &mut Option<Hit>) -> Scan<Option<String>> {
    let mut custom_id = None;
    scanner.blanks()?;
    scanner.expect(b'{')?;
    members(scanner, |scanner, key| {
        match key {
            Some("params") => value(scanner, path, 0, best)?,
            Some("custom_id") if scanner.peek()? == Some(b'"') => {
                scanner.expect(b'"')?;
                custom_id = scanner.string()?;
            }
            _ => scanner.skip_value()?,
        }
        Ok(())
    })?;
    Ok(custom_id)
}

/// Reads one value whole, remembering the furthest point of `path` in it.
fn value<R: Read>(scanner: &mut Scanner<R>, path: &[Step], found: usize, best: &mut Option<Hit>) -> Scan<()> {
    scanner.blanks()?;
    if scanner.peek()?.is_none() {
        return Err(Stop::NotJson);
    }
    let start = scanner.mark();
    let further = best.is_none_or(|hit| found > hit.found);
    if further {
        *best = Some(Hit { start, end: start.offset, found });
    }
    match (scanner.peek()?, path.first()) {
        (Some(b'{'), Some(_)) => object(scanner, path, found, best)?,
        (Some(b'['), Some(_)) => array(scanner, path, found, best)?,
        _ => scanner.skip_value()?,
    }
    let end = scanner.mark().offset;
    if let Some(hit) = best.as_mut().filter(|hit| hit.start == start) {
        hit.end = end;
    }
    Ok(())
}

fn object<R: Read>(
    scanner: &mut Scanner<R>,
    path: &[Step],
    found: usize,
    best: &mut Option<Hit>,
) -> Scan<()> {
    scanner.expect(b'{')?;
    members(scanner, |scanner, key| match key {
        Some(key) if path.first().is_some_and(|step| names(step, key)) => {
            value(scanner, &path[1..], found + 1, best)
        }
        // The step before is the type of this block, not a key.
        Some(key) if is_key(path.first()) && path.get(1).is_some_and(|step| names(step, key)) => {
            value(scanner, &path[2..], found + 2, best)
        }
        _ => scanner.skip_value(),
    })
}

fn array<R: Read>(scanner: &mut Scanner<R>, path: &[Step], found: usize, best: &mut Option<Hit>) -> Scan<()> {
    let (wanted, skipped) = match path {
        [Step::Index(index), ..] => (Some(*index), 1),
        [Step::Key(_), Step::Index(index), ..] => (Some(*index), 2),
        _ => (None, 0),
    };
    scanner.expect(b'[')?;
    scanner.blanks()?;
    if scanner.peek()? == Some(b']') {
        return scanner.expect(b']');
    }
    for index in 0_usize.. {
        if wanted == Some(index) {
            value(scanner, &path[skipped..], found + skipped, best)?;
        } else {
            scanner.skip_value()?;
        }
        scanner.blanks()?;
        match scanner.next()? {
            b',' => {}
            b']' => break,
            _ => return Err(Stop::NotJson),
        }
    }
    Ok(())
}

/// Calls `each` with every key of the object whose brace was just read; it must read the value.
fn members<R: Read>(
    scanner: &mut Scanner<R>,
    mut each: impl FnMut(&mut Scanner<R>, Option<&str>) -> Scan<()>,
) -> Scan<()> {
    scanner.blanks()?;
    if scanner.peek()? == Some(b'}') {
        return scanner.expect(b'}');
    }
    loop {
        scanner.blanks()?;
        scanner.expect(b'"')?;
        let key = scanner.string()?;
        scanner.blanks()?;
        scanner.expect(b':')?;
        scanner.blanks()?;
        each(scanner, key.as_deref())?;
        scanner.blanks()?;
        match scanner.next()? {
            b',' => {}
            b'}' => return Ok(()),
            _ => return Err(Stop::NotJson),
        }
    }
}

fn names(step: &Step, key: &str) -> bool {
    match step {
        Step::Key(wanted) => wanted == key,
        Step::Index(_) => false,
    }
}

fn is_key(step: Option<&Step>) -> bool {
    matches!(step, Some(Step::Key(_)))
}
