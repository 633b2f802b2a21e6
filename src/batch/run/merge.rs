//! Puts the verified results of all batches together: each item once, its last word, byte for byte.

use std::fs::File;
use std::io::{self, BufReader, Read as _};
use std::path::PathBuf;

use super::output::{Output, outputs};
use super::retry::{copy_line, seek};
use super::{Run, Summary};
use crate::batch::clock::{Clock, breathe};
use crate::batch::event::Event;
use crate::batch::index::ShardIndex;
use crate::batch::port::BatchApi;
use crate::batch::results::{Facts, Located, each_line};
use crate::batch::state::{Finish, Record, ShardName};
use crate::batch::store::failed;
use crate::error::{Error, ErrorKind};

/// A line that goes into one of the outputs.
struct Item {
    /// Line of the input; the order of the output where that is wanted.
    line: u64,
    /// Where its result is.
    located: Located,
    succeeded: bool,
    /// Whether it was paid for; then its request is not offered to be sent again.
    paid: bool,
}

/// One shard's results, open for copying.
struct Opened {
    items: std::vec::IntoIter<Item>,
    results: BufReader<File>,
    results_path: PathBuf,
    index: ShardIndex,
    requests_path: PathBuf,
    requests: Option<BufReader<File>>,
}

/// The shards of a round, one in memory at a time.
struct Round {
    number: u32,
    next_shard: u32,
    shards: u32,
    open: Option<Opened>,
    head: Option<Item>,
}

/// The files being written.
struct Files {
    results: Output,
    failed_requests: Output,
    failed_results: Output,
}

impl<A: BatchApi, C: Clock> Run<'_, A, C> {
    /// Writes the outputs and notes the end.
    pub(super) async fn merge(&mut self) -> Result<Summary, Error> {
        let out = self.output()?;
        self.tell(Event::Merging);
        let names = outputs(&out, self.folder.path());
        super::output::check(&out, self.manifest.replace || self.state().wrote)?;
        let mut files = Files {
            results: Output::create(&names.results)?,
            failed_requests: Output::create(&names.failed_requests)?,
            failed_results: Output::create(&names.failed_results)?,
        };
        let mut summary = Summary { run: self.folder.name(), ..Summary::default() };
        self.copy_all(&mut files, &mut summary).await?;
        let Files { mut results, mut failed_requests, mut failed_results } = files;
        let disk = self.ports.disk;
        results.sync(disk)?;
        failed_requests.sync(disk)?;
        failed_results.sync(disk)?;
        // What an earlier end of this very run left there is no longer true.
        if summary.failed == summary.unanswered && self.state().wrote {
            let _ = std::fs::remove_file(&names.failed_requests);
        }
        if summary.failed == 0 && self.state().wrote {
            let _ = std::fs::remove_file(&names.failed_results);
        }
        self.record(&Record::Writing)?;
        failed_requests.publish(disk, false)?;
        failed_results.publish(disk, false)?;
        let lines = results.lines;
        results.publish(disk, true)?;
        let Summary { succeeded, failed, retryable, .. } = summary;
        if self.state().finished.is_none() {
            self.record(&Record::Finished(Finish { succeeded, failed, retryable }))?;
        }
        self.tell(Event::Written { path: out, lines });
        self.complete(&mut summary);
        Ok(summary)
    }

    /// The numbers of a run whose output is in place.
    pub(super) async fn summary(&self) -> Result<Summary, Error> {
        let mut summary = Summary { run: self.folder.name(), ..Summary::default() };
        let names: Vec<ShardName> = self.state().shards().map(|(name, _)| name).collect();
        for name in names {
            self.open_shard(name, &mut summary)?;
            breathe().await;
        }
        self.complete(&mut summary);
        Ok(summary)
    }

    /// The file the results belong in.
    pub(super) fn output(&self) -> Result<PathBuf, Error> {
        let none = || Error::new(ErrorKind::Internal, "a run without an output");
        self.manifest.identity.output.clone().ok_or_else(none)
    }

    fn complete(&self, summary: &mut Summary) {
        summary.output.clone_from(&self.manifest.identity.output);
        if let (Some(out), true) = (&summary.output, summary.failed > 0) {
            let names = outputs(out, self.folder.path());
            summary.failed_requests = (summary.failed > summary.unanswered).then_some(names.failed_requests);
            summary.failed_results = Some(names.failed_results);
        }
        summary.rounds = u32::try_from(self.state().rounds.len()).unwrap_or(u32::MAX);
        summary.batches = self.state().shards().filter_map(|(_, shard)| shard.batch_id.clone()).collect();
    }

    async fn copy_all(&self, files: &mut Files, summary: &mut Summary) -> Result<(), Error> {
        let mut rounds: Vec<Round> = (1u32..)
            .zip(&self.state().rounds)
            .map(|(number, round)| Round {
                number,
                next_shard: 1,
                shards: u32::try_from(round.shards.len()).unwrap_or(u32::MAX),
                open: None,
                head: None,
            })
            .collect();
        for round in &mut rounds {
            self.advance(round, summary)?;
        }
        while let Some(at) = self.lowest(&rounds) {
            breathe().await;
            let round = &mut rounds[at];
            if let (Some(item), Some(open)) = (round.head.take(), round.open.as_mut()) {
                copy(&item, open, files)?;
            }
            self.advance(round, summary)?;
        }
        Ok(())
    }

    /// The round whose next item comes first.
    fn lowest(&self, rounds: &[Round]) -> Option<usize> {
        let heads = rounds.iter().enumerate().filter_map(|(at, round)| Some((round.head.as_ref()?.line, at)));
        if self.manifest.input_order { heads.min().map(|(_, at)| at) } else { heads.map(|(_, at)| at).next() }
    }

    /// Moves a round on to its next item, opening its next shard when one is used up.
    fn advance(&self, round: &mut Round, summary: &mut Summary) -> Result<(), Error> {
        loop {
            round.head = round.open.as_mut().and_then(|open| open.items.next());
            if round.head.is_some() || round.next_shard > round.shards {
                return Ok(());
            }
            let name = ShardName { round: round.number, shard: round.next_shard };
            round.next_shard += 1;
            round.open = None;
            round.open = Some(self.open_shard(name, summary)?);
        }
    }

    /// Reads what each line of a shard says, and counts those that are the last word on their item.
    fn open_shard(&self, name: ShardName, summary: &mut Summary) -> Result<Opened, Error> {
        let plan = self.shard(name)?.plan;
        let last_round = name.round as usize == self.state().rounds.len();
        let index = ShardIndex::read(&self.folder.index(name.round), &plan)?;
        let results_path = self.folder.results(name.round, name.shard);
        let mut items = Vec::with_capacity(usize::try_from(plan.count).unwrap_or(0));
        each_line(&results_path, &index, &mut |located, facts: &Facts| {
            let line = index.line(located.place);
            // Whatever is worth another try had it in the next round.
            if last_round || !facts.worth_another_try() {
                summary.item(facts, line);
                items.push(Item { line, located, succeeded: facts.succeeded(), paid: facts.paid() });
            }
            Ok(())
        })?;
        if self.manifest.input_order {
            items.sort_unstable_by_key(|item| item.line);
        }
        let file = File::open(&results_path).map_err(|error| failed("read", &results_path, error))?;
        Ok(Opened {
            items: items.into_iter(),
            results: BufReader::new(file),
            results_path,
            index,
            requests_path: self.requests(name.round),
            requests: None,
        })
    }
}

/// Copies one item into the files it belongs to.
fn copy(item: &Item, open: &mut Opened, files: &mut Files) -> Result<(), Error> {
    let Located { start, length, place } = item.located;
    let Opened { results, results_path, index, requests_path, requests, .. } = open;
    seek(results, start).map_err(|error| failed("read", results_path, error))?;
    let target = if item.succeeded { &mut files.results } else { &mut files.failed_results };
    target.line(|to| {
        let copied = io::copy(&mut results.by_ref().take(length), to)?;
        if copied != length {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the collected results became shorter"));
        }
        to.write_all(b"\n")
    })?;
    if item.paid {
        return Ok(());
    }
    let source = if let Some(open) = requests {
        open
    } else {
        let file = File::open(&*requests_path).map_err(|error| failed("read", requests_path, error))?;
        requests.insert(BufReader::new(file))
    };
    files.failed_requests.line(|mut to| copy_line(source, index.start(place), &mut to, &mut 0))
}
