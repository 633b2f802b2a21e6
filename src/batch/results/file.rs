//! A verified results file, read again: where each line is and what it says.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use memchr::memchr;

use super::facts::{Facts, FactsReader};
use crate::batch::check::READ_BYTES;
use crate::batch::index::ShardIndex;
use crate::batch::store::failed;
use crate::error::{Error, ErrorKind};

/// A line of a results file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Located {
    /// Place of its request in the shard, from 0.
    pub place: u32,
    /// Its first byte.
    pub start: u64,
    /// Its bytes, without the newline.
    pub length: u64,
}

/// Reads the file once and hands out every line's place and facts.
///
/// # Errors
/// Kind `output`: the file cannot be read, or is not what was verified. What `each` returns.
pub(crate) fn each_line(
    path: &Path,
    index: &ShardIndex,
    each: &mut dyn FnMut(Located, &Facts) -> Result<(), Error>,
) -> Result<(), Error> {
    let unreadable = |error| failed("read", path, error);
    let mut file = File::open(path).map_err(unreadable)?;
    let mut buffer = vec![0; READ_BYTES];
    let mut reader = FactsReader::default();
    let (mut at, mut start, mut blank) = (0u64, 0u64, true);
    loop {
        let length = file.read(&mut buffer).map_err(unreadable)?;
        let mut rest = &buffer[..length];
        while !rest.is_empty() || (length == 0 && !blank) {
            let end = memchr(b'\n', rest);
            let part = &rest[..end.unwrap_or(rest.len())];
            blank &= part.iter().all(u8::is_ascii_whitespace);
            reader.feed(part).map_err(|_| damaged(path))?;
            at += part.len() as u64;
            rest = &rest[part.len()..];
            if end.is_none() && length > 0 {
                break;
            }
            if blank {
                reader.reset();
            } else {
                let facts = reader.finish().map_err(|_| damaged(path))?;
                let place = facts.digest().and_then(|digest| index.place(digest));
                let place = place.ok_or_else(|| damaged(path))?;
                each(Located { place, start, length: at - start }, facts)?;
                reader.reset();
                blank = true;
            }
            if end.is_some() {
                rest = &rest[1..];
                at += 1;
            }
            start = at;
        }
        if length == 0 {
            return Ok(());
        }
    }
}

fn damaged(path: &Path) -> Error {
    Error::new(ErrorKind::Output, format!("{} was changed after it had been verified", path.display()))
        .fix("download it again: claudectl batches results ID -o FILE; the ids are in the journal beside it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::results::part_file::testing::{index_of, line};
    use crate::batch::testing::Scratch;

    #[test]
    fn a_line_may_lie_across_the_buffer_or_be_longer_than_it() {
        let scratch = Scratch::new();
        let ids = ["a", "b", "c", "d"];
        let index = index_of(&scratch, &ids);
        let path = scratch.path("results.jsonl");
        let padded = |id: &str, length: usize| {
            let plain = line(id);
            let pad = "x".repeat(length - plain.len() - 9);
            plain.replacen('{', &format!("{{\"pad\":\"{pad}\","), 1)
        };
        for border in [READ_BYTES - 1, READ_BYTES, READ_BYTES + 1, READ_BYTES + 9] {
            let lines = [padded("a", border), padded("b", 3 * READ_BYTES), line("c"), line("d")];
            std::fs::write(&path, lines.join("\n")).expect("is written");
            let mut seen = Vec::new();
            each_line(&path, &index, &mut |located, _| {
                seen.push((located.place, located.start, located.length));
                Ok(())
            })
            .expect("is sound");
            let mut start = 0;
            let expected: Vec<_> = (0..)
                .zip(&lines)
                .map(|(place, line)| {
                    let length = line.len() as u64;
                    start += length + 1;
                    (place, start - length - 1, length)
                })
                .collect();
            assert_eq!(seen, expected, "{border}");
        }
    }

    #[test]
    fn every_line_is_found_with_or_without_a_last_newline() {
        let scratch = Scratch::new();
        let index = index_of(&scratch, &["a", "b", "c"]);
        for end in ["", "\n", "\r\n", "\n\n"] {
            let path = scratch.path("results.jsonl");
            let lines = [line("c"), line("a"), line("b")];
            let text = format!("{}\n{}\r\n{}{end}", lines[0], lines[1], lines[2]);
            std::fs::write(&path, &text).expect("is written");
            let mut seen = Vec::new();
            each_line(&path, &index, &mut |located, facts| {
                let from = usize::try_from(located.start).expect("small");
                let to = from + usize::try_from(located.length).expect("small");
                seen.push((located.place, facts.custom_id.clone(), text[from..to].trim_end().to_owned()));
                Ok(())
            })
            .expect("is sound");
            let expected = [(2, "c", 0), (0, "a", 1), (1, "b", 2)]
                .map(|(place, id, number)| (place, Some(id.to_owned()), lines[number].clone()));
            assert_eq!(seen, expected, "{end:?}");
        }
    }
}
