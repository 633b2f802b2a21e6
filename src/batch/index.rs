//! The index of a round's requests: id, line and place of each, in records of one size.
//!
//! It lets results be told apart, reported by line and put in order without the input being read again, and
//! only one shard's part of it is ever in memory.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::check::{Digest, Entry, IdMap, Shard};
use super::store::{Durable, failed, private};
use crate::error::Error;

/// Digest, line and offset.
const RECORD: usize = Digest::LENGTH + 4 + 8;

/// An index being written.
#[derive(Debug)]
pub(crate) struct IndexWriter {
    path: PathBuf,
    file: BufWriter<File>,
}

impl IndexWriter {
    /// Begins an empty one.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn create(path: &Path) -> Result<Self, Error> {
        let file = private(path).map_err(|error| failed("write", path, error))?;
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file) })
    }

    /// Adds the next request.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn add(&mut self, entry: &Entry) -> io::Result<()> {
        let mut record = [0; RECORD];
        let (digest, rest) = record.split_at_mut(Digest::LENGTH);
        digest.copy_from_slice(&entry.digest.to_bytes());
        let (line, start) = rest.split_at_mut(4);
        line.copy_from_slice(&u32::try_from(entry.line).unwrap_or(u32::MAX).to_le_bytes());
        start.copy_from_slice(&entry.start.to_le_bytes());
        self.file.write_all(&record)
    }

    /// Waits until it is on disk.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn finish(mut self, disk: &dyn Durable) -> Result<(), Error> {
        let synced = self.file.flush().and_then(|()| disk.sync(self.file.get_ref()));
        synced.map_err(|error| failed("write", &self.path, error))
    }
}

/// The part of an index that belongs to one shard.
#[derive(Debug, Default)]
pub(crate) struct ShardIndex {
    places: IdMap,
    lines: Vec<u32>,
    starts: Vec<u64>,
}

impl ShardIndex {
    /// Reads it.
    ///
    /// # Errors
    /// Kind `output` when the index cannot be read or is too short.
    pub(crate) fn read(path: &Path, shard: &Shard) -> Result<Self, Error> {
        Self::read_part(path, shard).map_err(|error| failed("read", path, error))
    }

    fn read_part(path: &Path, shard: &Shard) -> io::Result<Self> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(shard.first * RECORD as u64))?;
        let mut file = io::BufReader::with_capacity(RECORD * 1024, file);
        let mut index = Self::default();
        let count = usize::try_from(shard.count).map_err(io::Error::other)?;
        index.lines.reserve_exact(count);
        index.starts.reserve_exact(count);
        let mut record = [0; RECORD];
        for place in 0..u32::try_from(count).map_err(io::Error::other)? {
            file.read_exact(&mut record)?;
            let (digest, rest) = record.split_at(Digest::LENGTH);
            let (line, start) = rest.split_at(4);
            let mut bytes = [0; Digest::LENGTH];
            bytes.copy_from_slice(digest);
            index.places.insert(Digest::from_bytes(bytes), place);
            index.lines.push(u32::from_le_bytes(line.try_into().map_err(io::Error::other)?));
            index.starts.push(u64::from_le_bytes(start.try_into().map_err(io::Error::other)?));
        }
        Ok(index)
    }

    /// Number of requests.
    #[must_use]
    pub(crate) fn count(&self) -> u64 {
        self.lines.len() as u64
    }

    /// The place of an id in the shard, from 0.
    #[must_use]
    pub(crate) fn place(&self, digest: Digest) -> Option<u32> {
        self.places.get(digest)
    }

    /// The line of the user's input at a place.
    #[must_use]
    pub(crate) fn line(&self, place: u32) -> u64 {
        self.lines.get(place as usize).copied().map_or(0, u64::from)
    }

    /// The first byte of the request at a place.
    #[must_use]
    pub(crate) fn start(&self, place: u32) -> u64 {
        self.starts.get(place as usize).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::store::Disk;
    use crate::batch::testing::Scratch;

    #[cfg(target_os = "linux")]
    #[test]
    fn what_does_not_reach_the_disk_is_an_error() {
        let mut writer = IndexWriter::create(Path::new("/dev/full")).expect("begins");
        writer.add(&Entry { digest: Digest::of("a"), line: 1, start: 0 }).expect("is kept for later");
        let error = writer.finish(&Disk).expect_err("nothing can be written there");
        assert_eq!(error.kind, crate::error::ErrorKind::Output);
    }

    #[test]
    fn an_index_that_does_not_reach_the_disk_is_an_error() {
        let scratch = Scratch::new();
        let writer = IndexWriter::create(&scratch.path("requests-1.idx")).expect("begins");
        let error =
            writer.finish(&crate::batch::store::testing::Dying::after(0)).expect_err("nothing is sent on it");
        assert_eq!(error.kind, crate::error::ErrorKind::Output);
    }

    #[test]
    fn a_shard_reads_its_own_part() {
        let scratch = Scratch::new();
        let path = scratch.path("requests-1.idx");
        let mut writer = IndexWriter::create(&path).expect("begins");
        for number in 0..10u32 {
            let digest = Digest::of(&format!("id-{number}"));
            let entry = Entry { digest, line: u64::from(number) + 1, start: u64::from(number) * 50 };
            writer.add(&entry).expect("is written");
        }
        writer.finish(&Disk).expect("is on disk");
        let shard = Shard { first: 4, count: 3, ..Shard::default() };
        let index = ShardIndex::read(&path, &shard).expect("is read");
        assert_eq!(index.count(), 3);
        assert_eq!(index.place(Digest::of("id-3")), None);
        let place = index.place(Digest::of("id-5")).expect("is there");
        assert_eq!((place, index.line(place), index.start(place)), (1, 6, 250));
        let beyond = Shard { first: 9, count: 2, ..Shard::default() };
        assert!(ShardIndex::read(&path, &beyond).is_err());
    }
}
