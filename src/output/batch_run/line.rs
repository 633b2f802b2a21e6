//! The words for one event or problem.

use super::super::number::grouped;
use super::super::span;
use crate::api::models::{self, Cost};
use crate::batch::event::{Counts, Event, Gravity, Problem};

/// `FILE:LINE:COLUMN: what`, as editors understand it.
#[must_use]
pub(crate) fn problem(file: &str, problem: &Problem) -> String {
    let Problem { line, column, what, gravity } = problem;
    let word = match gravity {
        Gravity::Fault => "",
        Gravity::Doubt => "doubtful: ",
        Gravity::Remark => "note: ",
    };
    format!("{file}:{line}:{column}: {word}{what}")
}

/// What the log says of an event; nothing of those that only move a bar.
#[must_use]
pub(crate) fn words(event: &Event) -> Option<String> {
    match event {
        Event::Checking { .. } | Event::Downloading { .. } | Event::Problem(_) => None,
        Event::LookFailed { what } => Some(format!("a look failed: {what}")),
        Event::Waiting { next, .. } => Some(format!("{}, next look in {}", of(event), span::human(*next))),
        _ => Some(of(event)),
    }
}

/// One line for an event.
pub(super) fn of(event: &Event) -> String {
    match event {
        Event::Opened { run, resumed: true, .. } => format!("going on with the run {run}"),
        Event::Opened { run, resumed: false, .. } => format!("run: {run}"),
        Event::LeftBehind { run, batches, unknown } => left_behind(run, batches, *unknown),
        Event::Planned { round: 1, requests, shards, highest_cost } => {
            format!("{} in {}{}", count(*requests, "request"), many(*shards), cost(*highest_cost))
        }
        Event::Planned { requests, shards, .. } => {
            format!("trying {} again in {}", count(*requests, "request"), many(*shards))
        }
        Event::Queued { pid: Some(pid) } => {
            format!("process {pid} is creating a batch; waiting for its turn to end")
        }
        Event::Queued { pid: None } => {
            "another process is creating a batch; waiting for its turn to end".to_owned()
        }
        Event::Creating { shard, of, requests, bytes } => {
            let size = indicatif::HumanBytes(*bytes);
            format!("creating batch {} of {of}: {}, {size}", shard.shard, count(*requests, "request"))
        }
        Event::Created { batch_id, .. } => format!("created {batch_id}"),
        Event::Full { what, .. } => {
            format!("there is no room for another batch now ({what}); those that run come first")
        }
        Event::Lost { what, .. } => format!("{what}; nothing is sent again until that is known"),
        Event::Looking { within, .. } => {
            format!("looking for it in the list, for up to {}", span::human(*within))
        }
        Event::Adopted { batch_id, .. } => format!("it exists: {batch_id}"),
        Event::Absent { .. } => "it does not exist, so it can be sent".to_owned(),
        Event::Disowned { batch_id, .. } => format!("{batch_id} is someone else's after all"),
        Event::Waiting { batches, requests: 0, .. } => format!("waiting for {}", many(*batches)),
        Event::Waiting { batches, requests, .. } => {
            format!("waiting for {} with {}", many(*batches), count(*requests, "request"))
        }
        Event::OddStatus { batch_id, status } => {
            format!("{batch_id} is {status:?}, which this version does not know; it counts as running")
        }
        Event::Ended { batch_id, counts } => format!("{batch_id} has ended: {}", outcomes(counts)),
        Event::ReadAgain { batch_id, what, wait } => {
            format!("reading the results of {batch_id} again in {}: {what}", span::human(*wait))
        }
        Event::Collected { shard, lines } => format!("batch {shard}: {} verified", count(*lines, "result")),
        Event::Merging => "putting the results together".to_owned(),
        Event::Written { path, lines } => format!("{} in {}", count(*lines, "result"), path.display()),
        Event::Checking { .. } | Event::Downloading { .. } | Event::Problem(_) | Event::LookFailed { .. } => {
            String::new()
        }
    }
}

fn left_behind(run: &str, batches: &[String], unknown: bool) -> String {
    let mut text = format!("leaving the run {run} behind");
    if !batches.is_empty() {
        text = format!("{text}; its batches go on and are paid for: {}", batches.join(" "));
    }
    if unknown {
        text.push_str("; one more may exist whose reply was lost");
    }
    text
}

/// `at most $1.20`, if every price is known.
fn cost(highest: Option<u64>) -> String {
    highest.map_or(String::new(), |nanodollars| {
        let cost = Cost { nanodollars, caveats: Vec::new() };
        format!(", at most {cost} at the prices of {}", models::AS_OF)
    })
}

/// The outcomes there are.
fn outcomes(counts: &Counts) -> String {
    let words = [
        (counts.succeeded, "succeeded"),
        (counts.errored, "errored"),
        (counts.expired, "expired"),
        (counts.canceled, "canceled"),
    ];
    let words = words.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = words.map(|(count, word)| format!("{} {word}", grouped(*count))).collect();
    if words.is_empty() { "nothing in it".to_owned() } else { words.join(", ") }
}

/// `1 request`, `2 requests`.
pub(super) fn count(count: u64, word: &str) -> String {
    format!("{} {word}{}", grouped(count), if count == 1 { "" } else { "s" })
}

fn many(batches: u64) -> String {
    if batches == 1 { "1 batch".to_owned() } else { format!("{} batches", grouped(batches)) }
}
