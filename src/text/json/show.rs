//! Cuts the line around a value out of a file, as a compiler would show it.

use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path as FilePath;

use super::walk::Hit;
use crate::text::Place;

/// Characters shown before the value; enough to see its key.
const BEFORE: usize = 40;
/// Characters shown from the value on; the whole fits a terminal of 100 columns with a margin.
const AFTER: usize = 50;
/// No character of UTF-8 is longer.
const LONGEST_CHAR: usize = 4;

/// The place of `hit`, with the text of its line cut around it.
pub(super) fn place<R: Read + Seek>(reader: &mut R, file: &FilePath, hit: &Hit) -> io::Result<Place> {
    let back = (BEFORE * LONGEST_CHAR) as u64;
    let from = hit.start.saturating_sub(back);
    reader.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    reader.take(back + (AFTER * LONGEST_CHAR) as u64).read_to_end(&mut bytes)?;
    let split = usize::try_from(hit.start - from).unwrap_or(0).min(bytes.len());
    let (before, after) = bytes.split_at(split);
    let before = last_line(before);
    let value_length = usize::try_from(hit.end.saturating_sub(hit.start)).unwrap_or(usize::MAX);
    let after = after.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let value = &after[..value_length.min(after.len())];

    let head: Vec<char> = shown(before);
    let head = &head[head.len().saturating_sub(BEFORE)..];
    let tail: Vec<char> = shown(after).into_iter().take(AFTER).collect();
    let width = shown(value).len().clamp(1, tail.len().max(1));
    Ok(Place {
        file: file.to_owned(),
        line: hit.line,
        column: hit.column,
        text: head.iter().chain(&tail).collect(),
        caret: head.len(),
        width,
    })
}

/// What of `bytes` stands on its last line, without a byte order mark or half a character at its start.
fn last_line(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = &bytes[start..];
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let whole = line.iter().position(|byte| !(0x80..=0xBF).contains(byte)).unwrap_or(line.len());
    &line[whole..]
}

/// The characters of a line: a tab takes one column, a carriage return none, as columns are counted.
fn shown(bytes: &[u8]) -> Vec<char> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_end_matches(['\r', char::REPLACEMENT_CHARACTER]);
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).collect()
}
