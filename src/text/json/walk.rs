//! Follows a path through a document as it streams by.
//!
//! The API's paths may hold steps that no key of the document stands for: the `type` of a block
//! (`content.1.image.source`), or an index into content that was sent as plain text. Such steps are passed over, and
//! the innermost value that exists wins.

use std::io::{self, Read};

use memchr::memchr;

use super::path::Step;
use super::scanner::{At, Nest, Scanner, Token};

/// How much is read at a time.
const READ_BYTES: usize = 64 * 1024;
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A value on the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Offset of its first byte.
    pub start: u64,
    /// Offset just after the value; the start again when the value has no end.
    pub end: u64,
    /// Line, from 1.
    pub line: u64,
    /// Column in characters, from 1.
    pub column: u64,
    /// Steps of the path that lead here.
    pub found: usize,
}

/// Follows `path` through one document. One that ends or stops being JSON still has what was found before.
pub(super) fn document<R: Read>(reader: &mut R, path: &[Step]) -> io::Result<Option<Hit>> {
    let mut follower = Follower::new(path);
    let mut scanner = Scanner::default();
    let mut pieces = Pieces::new(reader)?;
    let skipped = pieces.skipped;
    while let Some(piece) = pieces.next()? {
        if scanner.feed(piece, |at, token| follower.take(at, &token)).is_err() {
            return Ok(follower.hit(skipped, 1));
        }
    }
    let _ = scanner.finish(|at, token| follower.take(at, &token));
    Ok(follower.hit(skipped, 1))
}

/// Follows `path` through the `params` of the item whose `custom_id` is given, one item a line.
pub(super) fn batch_item<R: Read>(reader: &mut R, custom_id: &str, path: &[Step]) -> io::Result<Option<Hit>> {
    let mut pieces = Pieces::new(reader)?;
    let mut item = Item::new(custom_id, path);
    let (mut line, mut begin) = (1, pieces.skipped);
    let mut given = pieces.skipped;
    while let Some(piece) = pieces.next()? {
        given += piece.len() as u64;
        let mut rest = piece;
        while let Some(end) = memchr(b'\n', rest) {
            item.feed(&rest[..end]);
            if item.is_it() {
                return Ok(item.follower.hit(begin, line));
            }
            item = Item::new(custom_id, path);
            rest = &rest[end + 1..];
            (line, begin) = (line + 1, given - rest.len() as u64);
        }
        item.feed(rest);
    }
    Ok(if item.is_it() { item.follower.hit(begin, line) } else { None })
}

/// Follows `path` through the `params` of one item that is in memory; the column of what was found.
pub(super) fn column_in_item(item: &[u8], path: &[Step]) -> Option<u64> {
    let mut found = Item::new("", path);
    found.feed(item);
    found.follower.hit(0, 1).map(|hit| hit.column)
}

/// The pieces of a document behind its byte order mark.
struct Pieces<'a, R> {
    reader: &'a mut R,
    buffer: Vec<u8>,
    /// Bytes of the mark.
    skipped: u64,
    first: usize,
}

impl<'a, R: Read> Pieces<'a, R> {
    fn new(reader: &'a mut R) -> io::Result<Self> {
        let mut buffer = vec![0; READ_BYTES];
        let mut first = 0;
        while first < BOM.len() {
            match reader.read(&mut buffer[first..BOM.len()]) {
                Ok(0) => break,
                Ok(count) => first += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let marked = &buffer[..first] == BOM;
        let skipped = if marked { BOM.len() as u64 } else { 0 };
        Ok(Self { reader, buffer, skipped, first: if marked { 0 } else { first } })
    }

    fn next(&mut self) -> io::Result<Option<&[u8]>> {
        let mut count = std::mem::take(&mut self.first);
        while count == 0 {
            match self.reader.read(&mut self.buffer) {
                Ok(0) => return Ok(None),
                Ok(read) => count = read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Some(&self.buffer[..count]))
    }
}

/// One line of a batch: its id, and the path through its `params`.
struct Item<'a> {
    custom_id: &'a str,
    scanner: Scanner,
    follower: Follower<'a>,
    field: ItemField,
    is_it: bool,
    broken: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum ItemField {
    Other,
    Id,
    Params,
}

impl<'a> Item<'a> {
    fn new(custom_id: &'a str, path: &'a [Step]) -> Self {
        Self {
            custom_id,
            scanner: Scanner::default(),
            follower: Follower::new(path),
            field: ItemField::Other,
            is_it: false,
            broken: false,
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        if self.broken {
            return;
        }
        let Self { custom_id, scanner, follower, field, is_it, broken } = self;
        *broken = scanner
            .feed(bytes, |at, token| match (at.depth, &token) {
                (1, Token::Key(name)) => {
                    *field = match name.start {
                        b"custom_id" => ItemField::Id,
                        b"params" => ItemField::Params,
                        _ => ItemField::Other,
                    }
                }
                (1, Token::Text(id)) if *field == ItemField::Id => {
                    *is_it = id.whole && id.start == custom_id.as_bytes();
                }
                (1.., _) if *field == ItemField::Params => {
                    follower.take(At { depth: at.depth - 1, ..at }, &token);
                }
                _ => {}
            })
            .is_err();
    }

    fn is_it(&self) -> bool {
        self.is_it && (self.broken || self.scanner.is_done())
    }
}

/// An object or array that the path leads through.
struct Level {
    /// Steps of the path that lead to it.
    found: usize,
    /// The element that is awaited next, of an array.
    next: Option<usize>,
}

/// Takes the tokens of a value and remembers the furthest point of a path in it.
struct Follower<'a> {
    path: &'a [Step],
    levels: Vec<Level>,
    /// How many steps lead to the value that follows a key, if the path goes there.
    key: Option<usize>,
    best: Option<(At, usize)>,
    /// Whether the best value so far is still open.
    open: bool,
}

impl<'a> Follower<'a> {
    fn new(path: &'a [Step]) -> Self {
        Self { path, levels: Vec::new(), key: None, best: None, open: false }
    }

    /// The furthest value, in a text that begins at this offset and line.
    fn hit(&self, offset: u64, line: u64) -> Option<Hit> {
        let (at, found) = self.best?;
        let end = if self.open { at.offset } else { at.end };
        Some(Hit {
            start: offset + at.offset,
            end: offset + end,
            line: at.line + line - 1,
            column: at.column,
            found,
        })
    }

    fn take(&mut self, at: At, token: &Token<'_>) {
        if let Token::Close(_) = token {
            if let Some((best, _)) =
                self.best.as_mut().filter(|(best, _)| self.open && best.depth == at.depth)
            {
                best.end = at.end;
                self.open = false;
            }
            self.levels.truncate(at.depth);
            return;
        }
        if at.depth > self.levels.len() {
            return;
        }
        if let Token::Key(name) = token {
            self.key = self.leads_to(name.whole.then_some(name.start));
            return;
        }
        if let Some(found) = self.steps_to_value(at) {
            self.value(at, token, found);
        }
    }

    /// How many steps lead to the value that begins, if the path goes there.
    fn steps_to_value(&mut self, at: At) -> Option<usize> {
        let Some(level) = self.levels.last_mut() else { return (at.depth == 0).then_some(0) };
        let Some(index) = level.next.as_mut() else { return self.key.take() };
        let here = *index;
        *index += 1;
        match self.path.get(level.found..)? {
            [Step::Index(wanted), ..] if *wanted == here => Some(level.found + 1),
            // The step before is the type of this block.
            [Step::Key(_), Step::Index(wanted), ..] if *wanted == here => Some(level.found + 2),
            _ => None,
        }
    }

    fn leads_to(&self, key: Option<&[u8]>) -> Option<usize> {
        let (key, found) = (key?, self.levels.last()?.found);
        let names = |step: Option<&Step>| matches!(step, Some(Step::Key(wanted)) if wanted.as_bytes() == key);
        let is_key = matches!(self.path.get(found), Some(Step::Key(_)));
        if names(self.path.get(found)) {
            Some(found + 1)
        } else {
            // The step before is the type of this block, not a key.
            (is_key && names(self.path.get(found + 1))).then_some(found + 2)
        }
    }

    fn value(&mut self, at: At, token: &Token<'_>, found: usize) {
        if self.best.is_none_or(|(_, before)| found > before) {
            self.best = Some((at, found));
            self.open = matches!(token, Token::Open(_));
        }
        if let (Token::Open(nest), true) = (token, found < self.path.len()) {
            self.levels.push(Level { found, next: (*nest == Nest::Array).then_some(0) });
        }
    }
}
