//! The body of a create call: a range of a JSONL file in an envelope, read from disk while it is sent.
//!
//! Its last bytes are given out only when everything before them is what was announced in the journal. If the
//! file changed in the meantime the request stays incomplete, and the API never sees it.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::check::{READ_BYTES, Shard};
use super::clock::breathe;
use super::fingerprint::Fingerprint;
use super::joined::Joined;
use super::limits::ENVELOPE;
use crate::error::{Error, ErrorKind};

/// How to make one body, as often as it takes.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    path: PathBuf,
    shard: Shard,
    fingerprint: String,
}

impl Body {
    /// Reads the range once, and takes note of what it is.
    ///
    /// # Errors
    /// Kind `input` when the file cannot be read or is not what was checked.
    pub(crate) async fn measure(path: &Path, shard: Shard) -> Result<Self, Error> {
        let body = Self { path: path.to_owned(), shard, fingerprint: String::new() };
        let mut reader = Reader::open(&body).map_err(|error| unreadable(path, error))?;
        let mut buffer = vec![0; READ_BYTES];
        while reader.read(&mut buffer).map_err(|error| unreadable(path, error))? > 0 {
            breathe().await;
        }
        Ok(Self { fingerprint: reader.sum.unwrap_or_default(), ..body })
    }

    /// A range of which it is known already what it is. If the file is another by now, the request stays incomplete.
    #[must_use]
    pub(crate) fn known(path: &Path, shard: Shard, fingerprint: &str) -> Self {
        Self { path: path.to_owned(), shard, fingerprint: fingerprint.to_owned() }
    }

    /// Bytes of the body.
    #[must_use]
    pub(crate) fn length(&self) -> u64 {
        self.shard.body_bytes
    }

    /// What it is known by.
    #[must_use]
    pub(crate) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Opens it from its start.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub(crate) fn open(&self) -> io::Result<Reader> {
        Reader::open(self)
    }
}

/// By what it shows without being read that a file was written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    length: u64,
    modified: SystemTime,
}

impl Stamp {
    /// That of a file as it is now; `None` where the system does not say.
    #[must_use]
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let metadata = path.metadata().ok()?;
        Some(Self { length: metadata.len(), modified: metadata.modified().ok()? })
    }
}

fn unreadable(path: &Path, error: io::Error) -> Error {
    Error::new(ErrorKind::Input, format!("cannot send {}: {error}", path.display())).caused_by(error)
}

#[derive(Debug, PartialEq)]
enum Part {
    Head,
    Lines,
    Tail,
    Over,
}

/// A body being read.
#[derive(Debug)]
pub(crate) struct Reader {
    file: io::Take<File>,
    shard: Shard,
    expected: String,
    part: Part,
    raw: Vec<u8>,
    ready: Vec<u8>,
    taken: usize,
    lines: Joined,
    given: u64,
    hash: Fingerprint,
    sum: Option<String>,
}

impl Reader {
    fn open(body: &Body) -> io::Result<Self> {
        let mut file = File::open(&body.path)?;
        file.seek(SeekFrom::Start(body.shard.start))?;
        Ok(Self {
            file: file.take(body.shard.end - body.shard.start),
            shard: body.shard,
            expected: body.fingerprint.clone(),
            part: Part::Head,
            raw: vec![0; READ_BYTES],
            ready: Vec::with_capacity(READ_BYTES + 1),
            taken: 0,
            lines: Joined::default(),
            given: 0,
            hash: Fingerprint::fast(),
            sum: None,
        })
    }

    /// Makes more bytes ready; none at the end.
    fn refill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.taken = 0;
        match self.part {
            Part::Head => {
                self.ready.extend_from_slice(ENVELOPE.0);
                self.part = Part::Lines;
            }
            Part::Lines => {
                let length = self.file.read(&mut self.raw)?;
                if length == 0 {
                    self.part = Part::Tail;
                } else {
                    let ready = &mut self.ready;
                    self.lines.feed(&self.raw[..length], |bytes| ready.extend_from_slice(bytes));
                }
            }
            Part::Tail => {
                self.ready.extend_from_slice(ENVELOPE.1);
                self.part = Part::Over;
            }
            Part::Over => return Ok(()),
        }
        self.given += self.ready.len() as u64;
        self.hash.update(&self.ready);
        if self.part == Part::Over {
            self.verify()?;
        }
        Ok(())
    }

    fn verify(&mut self) -> io::Result<()> {
        let sum = self.hash.clone().finish();
        let as_planned = self.lines.count() == self.shard.count && self.given == self.shard.body_bytes;
        if !as_planned || (!self.expected.is_empty() && self.expected != sum) {
            self.ready.clear();
            return Err(io::Error::new(io::ErrorKind::InvalidData, "it changed since it was checked"));
        }
        self.sum = Some(sum);
        Ok(())
    }
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.ready.len() {
            if self.part == Part::Over {
                return Ok(0);
            }
            self.refill()?;
        }
        let length = buffer.len().min(self.ready.len() - self.taken);
        buffer[..length].copy_from_slice(&self.ready[self.taken..self.taken + length]);
        self.taken += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::check::{Limits, Planner};
    use crate::batch::testing::Scratch;

    fn shards(text: &str, requests: u64) -> Vec<Shard> {
        let mut planner = Planner::new(Limits { requests, ..Limits::default() });
        let mut at = 0;
        for line in text.split('\n') {
            let begin = line.len() - line.trim_start().len();
            if !line.trim().is_empty() {
                planner.add((at + begin) as u64, (at + line.len()) as u64);
            }
            at += line.len() + 1;
        }
        planner.finish()
    }

    fn measure(path: &Path, shard: Shard) -> Result<Body, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(Body::measure(path, shard))
    }

    fn read(body: &Body) -> String {
        let mut text = String::new();
        body.open().expect("opens").read_to_string(&mut text).expect("is whole");
        text
    }

    #[test]
    fn lines_become_elements_and_blanks_nothing() {
        let scratch = Scratch::new();
        let path = scratch.path("in.jsonl");
        let text = " {\"a\":1}\r\n\n  \t\n{\"b\": 2}  \n{\"c\":3}\n\n{\"d\":4}";
        std::fs::write(&path, text).expect("is written");
        let bodies: Vec<_> =
            shards(text, 3).into_iter().map(|shard| measure(&path, shard).expect("is sound")).collect();
        assert_eq!(bodies.len(), 2);
        assert_eq!(read(&bodies[0]), "{\"requests\":[{\"a\":1}\r,{\"b\": 2}  ,{\"c\":3}]}");
        assert_eq!(read(&bodies[1]), "{\"requests\":[{\"d\":4}]}");
        assert!(bodies.iter().all(|body| read(body).len() as u64 == body.length()));
    }

    #[test]
    fn a_file_that_changed_never_becomes_a_whole_body() {
        let scratch = Scratch::new();
        let path = scratch.path("in.jsonl");
        let text = "{\"a\":1}\n{\"b\":2}\n";
        std::fs::write(&path, text).expect("is written");
        let shard = shards(text, 10)[0];
        let body = measure(&path, shard).expect("is sound");
        for changed in ["{\"a\":1}\n{\"b\":3}\n", "{\"a\":1}\n\n{\"b\":2}", "{\"a\":1}\n"] {
            std::fs::write(&path, changed).expect("is written");
            let mut sent = Vec::new();
            body.open().expect("opens").read_to_end(&mut sent).expect_err("is not whole");
            assert!(!sent.ends_with(b"]}"), "{changed:?}");
            assert!(measure(&path, shard).is_err() || changed.len() == text.len());
        }
    }
}
