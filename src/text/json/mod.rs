//! The place in the user's file that an API message is about: file, line, column and the text to show.
//!
//! Files are read as a stream, so that a request of any size costs no memory; only the shown line is kept.

mod path;
pub(crate) mod scanner;
mod show;
pub(crate) mod spans;
mod walk;

use std::io::{Read, Seek};
use std::path::Path as FilePath;

use super::Place;
pub(crate) use path::Path;
pub(crate) use path::begins_with_a_field;
use walk::Hit;

/// What of a path was found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Located {
    /// The value the path leads to, or the innermost one on the way that exists.
    pub place: Place,
    /// How many steps of the path were found.
    pub found: usize,
    /// How many steps the path has.
    pub steps: usize,
}

/// Finds `path` in one JSON document. `None` when not even its first step exists, or the document is no JSON up to
/// there.
///
/// # Errors
/// Those of reading.
pub(crate) fn in_json<R: Read + Seek>(
    mut reader: R,
    file: &FilePath,
    path: &Path,
) -> std::io::Result<Option<Located>> {
    let hit = walk::document(&mut reader, path.steps())?;
    hit.map(|hit| located(&mut reader, file, hit, path)).transpose()
}

/// Finds `path` inside `params` of the batch item with this `custom_id`, in a file of one item a line.
///
/// # Errors
/// Those of reading.
pub(crate) fn in_batch<R: Read + Seek>(
    mut reader: R,
    file: &FilePath,
    custom_id: &str,
    path: &Path,
) -> std::io::Result<Option<Located>> {
    let hit = walk::batch_item(&mut reader, custom_id, path.steps())?;
    hit.map(|hit| located(&mut reader, file, hit, path)).transpose()
}

/// The column of the value at `path` below the `params` of one item, or of the deepest part of the path that exists.
#[must_use]
pub(crate) fn column_in_item(item: &[u8], path: &str) -> u64 {
    let steps = Path::any(path);
    walk::column_in_item(item, steps.steps()).unwrap_or(1)
}

/// Finds the place an API message names, in a request document, or in a batch file when `custom_id` is known.
/// `None` when the message names none or the file has no such place.
///
/// # Errors
/// Those of reading.
pub(crate) fn for_message<R: Read + Seek>(
    reader: R,
    file: &FilePath,
    custom_id: Option<&str>,
    message: &str,
) -> std::io::Result<Option<Place>> {
    let Some(path) = Path::in_message(message) else { return Ok(None) };
    let located = match custom_id {
        Some(id) => in_batch(reader, file, id, &path)?,
        None => in_json(reader, file, &path)?,
    };
    let says_missing = ["required", "missing", "must be provided"].iter().any(|word| message.contains(word));
    Ok(located.filter(|located| located.found > 0 || says_missing).map(|located| located.place))
}

fn located<R: Read + Seek>(
    reader: &mut R,
    file: &FilePath,
    hit: Hit,
    path: &Path,
) -> std::io::Result<Located> {
    let place = show::place(reader, file, &hit)?;
    Ok(Located { place, found: hit.found, steps: path.steps().len() })
}

#[cfg(test)]
mod tests;
