//! Whether a further round is worth it, and its requests: copies of the lines that may fare better.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, Write};

use super::Run;
use crate::batch::check::{Digest, Entry, Planner};
use crate::batch::clock::{Clock, breathe};
use crate::batch::event::Event;
use crate::batch::index::{IndexWriter, ShardIndex};
use crate::batch::port::BatchApi;
use crate::batch::results::each_line;
use crate::batch::state::{Record, ShardName};
use crate::batch::store::{failed, private};
use crate::error::Error;

/// Whether another round may follow: `retries` have been made of `allowed`, and the newest of all rounds
/// brought `successes`. A retry that brought none is the last one.
pub(super) fn another(retries: u32, allowed: u32, successes: u64) -> bool {
    retries < allowed && (retries == 0 || successes > 0)
}

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// Plans another round if it is worth it; says whether it did.
    pub(super) async fn another_round(&mut self) -> Result<bool, Error> {
        let state = self.state();
        let last = u32::try_from(state.rounds.len()).unwrap_or(u32::MAX);
        let retries = last - 1 - state.retries_before;
        let successes = state
            .rounds
            .last()
            .map_or(0, |round| round.shards.iter().map(|shard| shard.counts.succeeded).sum());
        if !another(retries, self.pace.rounds_of_retries, successes) {
            return Ok(false);
        }
        let round = last + 1;
        let path = self.folder.requests(round);
        let out = private(&path).map_err(|error| failed("write", &path, error))?;
        let mut copy = Copy {
            out: BufWriter::new(out),
            index: IndexWriter::create(&self.folder.index(round))?,
            planner: Planner::new(self.pace.limits),
            written: 0,
            count: 0,
        };
        for shard in 1..=u32::try_from(self.state().rounds[last as usize - 1].shards.len()).unwrap_or(0) {
            self.copy_shard(ShardName { round: last, shard }, &mut copy)?;
            breathe().await;
        }
        let Copy { out, index, planner, count, .. } = copy;
        if count == 0 {
            // Nothing is worth it: the two empty files would only puzzle.
            let _ = std::fs::remove_file(&path);
            let _ = std::fs::remove_file(self.folder.index(round));
            return Ok(false);
        }
        let synced = out.into_inner().map_err(io::IntoInnerError::into_error);
        let synced = synced.and_then(|file| self.ports.disk.sync(&file));
        synced.map_err(|error| failed("write", &path, error))?;
        index.finish(self.ports.disk)?;
        let folder = self.folder.path();
        self.ports.disk.sync_folder(folder).map_err(|error| failed("sync", folder, error))?;
        let shards = planner.finish();
        let planned = shards.len() as u64;
        self.record(&Record::Planned { round, own_file: true, shards })?;
        self.tell(Event::Planned { round, requests: count, shards: planned, highest_cost: None });
        Ok(true)
    }

    /// Copies the requests of a shard that may fare better, in their order.
    fn copy_shard(&self, name: ShardName, copy: &mut Copy) -> Result<(), Error> {
        let plan = self.shard(name)?.plan;
        let index = ShardIndex::read(&self.folder.index(name.round), &plan)?;
        let mut again: Vec<(u32, Digest)> = Vec::new();
        let results = self.folder.results(name.round, name.shard);
        each_line(&results, &index, &mut |located, facts| {
            if facts.worth_another_try()
                && let Some(digest) = facts.digest()
            {
                again.push((located.place, digest));
            }
            Ok(())
        })?;
        again.sort_unstable_by_key(|(place, _)| *place);
        let path = self.requests(name.round);
        let unreadable = |error| failed("copy from", &path, error);
        let mut file = BufReader::new(File::open(&path).map_err(unreadable)?);
        for (place, digest) in again {
            let start = copy.written;
            copy_line(&mut file, index.start(place), &mut copy.out, &mut copy.written).map_err(unreadable)?;
            copy.planner.add(start, copy.written - 1);
            copy.count += 1;
            let entry = Entry { digest, line: index.line(place), start };
            copy.index.add(&entry).map_err(unreadable)?;
        }
        Ok(())
    }
}

/// The requests of a round being written.
struct Copy {
    out: BufWriter<File>,
    index: IndexWriter,
    planner: Planner,
    written: u64,
    count: u64,
}

/// Moves without dropping what is buffered.
pub(super) fn seek(file: &mut BufReader<File>, to: u64) -> io::Result<()> {
    let ahead = to.checked_signed_diff(file.stream_position()?);
    file.seek_relative(ahead.ok_or(io::ErrorKind::InvalidInput)?)
}

/// Copies the line that begins at `start`, with a newline at its end whether it has one or not.
pub(super) fn copy_line(
    from: &mut BufReader<File>,
    start: u64,
    to: &mut impl Write,
    written: &mut u64,
) -> io::Result<()> {
    seek(from, start)?;
    loop {
        let buffer = from.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        to.write_all(part)?;
        *written += part.len() as u64;
        let (taken, over) = (part.len(), end.is_some() || buffer.is_empty());
        from.consume(taken);
        if over {
            to.write_all(b"\n")?;
            *written += 1;
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::another;

    #[test]
    fn a_retry_without_success_is_the_last_one() {
        assert!(another(0, 3, 0));
        assert!(another(1, 3, 5));
        assert!(!another(1, 3, 0));
        assert!(!another(3, 3, 5));
        assert!(!another(0, 0, 5));
    }
}
