//! Result files of every kind of damage, against a model that reads each line with `serde_json`.
//!
//! `CLAUDECTL_CASES=100000` makes the search longer.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use serde_json::Value;

use super::part_file::testing::index_of;
use super::{Download, ExpectedItems, PartFile, Stopped};
use crate::api::batch::MessageBatch;
use crate::batch::body::Body;
use crate::batch::clock::Clock;
use crate::batch::port::{self, BatchApi, Chunks, Creation, Listing, ResumePoint};
use crate::batch::state::Counts;
use crate::batch::store::Disk;
use crate::batch::testing::Scratch;
use crate::error::{Error, ErrorKind};

const IDS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// What one answer of the server holds, and whether it breaks off.
#[derive(Clone, Debug)]
struct Answer {
    text: Vec<u8>,
    cut: bool,
}

/// Gives one answer after the other, the last one for ever.
struct Scripted {
    answers: RefCell<Vec<Answer>>,
    given: Cell<usize>,
    piece: usize,
    /// Whether it can go on from a byte; otherwise it begins anew whatever is asked for.
    ranges: bool,
    /// From which byte each call asked.
    asked: RefCell<Vec<Option<u64>>>,
    /// How often it does not know the results yet.
    unknown: Cell<u32>,
}

impl Scripted {
    fn new(answers: Vec<Answer>, piece: usize, ranges: bool) -> Self {
        let asked = RefCell::default();
        Self {
            answers: RefCell::new(answers),
            given: Cell::new(0),
            piece,
            ranges,
            asked,
            unknown: Cell::new(0),
        }
    }
}

struct Pieces {
    answer: Answer,
    at: usize,
    piece: usize,
}

impl Chunks for Pieces {
    type Chunk = Vec<u8>;

    async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let left = &self.answer.text[self.at..];
        if left.is_empty() {
            let lost = || Error::new(ErrorKind::ConnectionLost, "reset");
            return if self.answer.cut { Err(lost()) } else { Ok(None) };
        }
        let piece = left[..left.len().min(self.piece)].to_vec();
        self.at += piece.len();
        Ok(Some(piece))
    }
}

impl BatchApi for Scripted {
    type Results = Pieces;

    async fn create(&self, _body: &Body) -> Creation {
        unreachable!("only results are read")
    }

    async fn list(&self, _after: Option<&str>, _limit: u32) -> Result<Listing, Error> {
        unreachable!("only results are read")
    }

    async fn get(&self, _id: &str) -> Result<MessageBatch, Error> {
        unreachable!("only results are read")
    }

    async fn results(&self, _id: &str, from: Option<&ResumePoint>) -> Result<port::Download<Pieces>, Error> {
        self.given.set(self.given.get() + 1);
        self.asked.borrow_mut().push(from.map(|point| point.at));
        if self.unknown.get() > 0 {
            self.unknown.set(self.unknown.get() - 1);
            return Err(Error::new(ErrorKind::NotFound, "not yet"));
        }
        let mut answers = self.answers.borrow_mut();
        let answer = if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() };
        let sum = answer.text.iter().fold(7u64, |sum, byte| sum.wrapping_mul(31) + u64::from(*byte));
        let etag = format!("\"{sum:x}\"");
        let point = from.filter(|point| self.ranges && point.etag == etag);
        let at = point.map_or(0, |point| usize::try_from(point.at).expect("small")).min(answer.text.len());
        let chunks = Pieces { answer, at, piece: self.piece };
        Ok(port::Download { chunks, resumed: point.is_some(), etag: Some(etag), length: None })
    }
}

/// A clock whose sleeps are over at once.
#[derive(Default)]
struct Ticking(Cell<Duration>);

impl Clock for Ticking {
    fn elapsed(&self) -> Duration {
        self.0.get()
    }

    async fn sleep(&self, duration: Duration) {
        self.0.set(self.0.get() + duration);
    }

    fn date(&self) -> String {
        String::new()
    }

    fn chance(&self) -> f64 {
        0.5
    }
}

/// How an item ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Succeeded,
    Errored,
    Canceled,
    Expired,
}

fn good_line(id: &str, fate: Fate) -> String {
    let result = match fate {
        Fate::Succeeded => {
            r#"{"type":"succeeded","message":{"content":[{"type":"text","text":"é\n"}],"stop_reason":"end_turn"}}"#
        }
        Fate::Errored => r#"{"type":"errored","error":{"error":{"type":"api_error","message":"m"}}}"#,
        Fate::Canceled => r#"{"type":"canceled"}"#,
        Fate::Expired => r#"{"type":"expired"}"#,
    };
    format!(r#"{{"custom_id":"{id}","result":{result}}}"#)
}

/// What is done to the lines of an answer.
#[derive(Clone, Debug)]
enum Damage {
    Nothing,
    /// The line comes twice, in place of the next.
    Twice(usize),
    Foreign(usize),
    Missing(usize),
    /// A byte of the line is another one.
    Byte(usize, prop::sample::Index, u8),
    /// A success without what makes it one.
    Empty(usize, &'static str),
    /// The line tells of another end.
    Other(usize, Fate),
    Blank(usize),
    /// The answer ends here, as one should or with a reset.
    End(prop::sample::Index, bool),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = 0..IDS.len();
    let empty = prop::sample::select(vec![
        r#"{"type":"succeeded"}"#,
        r#"{"type":"succeeded","message":{"stop_reason":"end_turn"}}"#,
        r#"{"type":"succeeded","message":{"content":null,"stop_reason":"end_turn"}}"#,
        r#"{"type":"succeeded","message":{"content":[],"stop_reason":null}}"#,
    ]);
    prop_oneof![
        2 => Just(Damage::Nothing),
        1 => at.clone().prop_map(Damage::Twice),
        1 => at.clone().prop_map(Damage::Foreign),
        1 => at.clone().prop_map(Damage::Missing),
        1 => (at.clone(), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(at, index, byte)| Damage::Byte(at, index, byte)),
        2 => (at.clone(), empty).prop_map(|(at, empty)| Damage::Empty(at, empty)),
        2 => (at.clone(), fate()).prop_map(|(at, fate)| Damage::Other(at, fate)),
        1 => at.prop_map(Damage::Blank),
        2 => (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(index, cut)| Damage::End(index, cut)),
    ]
}

fn fate() -> impl Strategy<Value = Fate> {
    prop::sample::select(vec![Fate::Succeeded, Fate::Errored, Fate::Canceled, Fate::Expired])
}

fn answer(fates: &[Fate], damage: &Damage) -> Answer {
    let mut lines: Vec<Vec<u8>> =
        IDS.iter().zip(fates).map(|(id, fate)| good_line(id, *fate).into_bytes()).collect();
    let next = |at: usize| (at + 1) % IDS.len();
    let mut end = None;
    match damage {
        Damage::Nothing => {}
        Damage::Twice(at) => lines[next(*at)] = lines[*at].clone(),
        Damage::Foreign(at) => lines[*at] = good_line("stranger", fates[*at]).into_bytes(),
        Damage::Missing(at) => drop(lines.remove(*at)),
        Damage::Byte(at, index, byte) => {
            let place = index.index(lines[*at].len());
            lines[*at][place] = *byte;
        }
        Damage::Empty(at, result) => {
            lines[*at] = format!(r#"{{"custom_id":"{}","result":{result}}}"#, IDS[*at]).into_bytes();
        }
        Damage::Other(at, fate) => lines[*at] = good_line(IDS[*at], *fate).into_bytes(),
        Damage::Blank(at) => lines.insert(*at, b"  \r".to_vec()),
        Damage::End(index, cut) => end = Some((index, *cut)),
    }
    let mut text = lines.join(&b'\n');
    text.push(b'\n');
    let cut = end.is_some_and(|(index, cut)| {
        let place = index.index(text.len());
        text.truncate(place);
        cut
    });
    Answer { text, cut }
}

/// What the model says of one answer: its lines by id, or why they cannot be kept.
fn model(answer: &Answer, counted: Counts) -> Result<BTreeMap<String, String>, &'static str> {
    let mut lines = BTreeMap::new();
    let mut kinds = Counts::default();
    let text = String::from_utf8(answer.text.clone()).map_err(|_| "bytes")?;
    for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line).map_err(|_| "json")?;
        let id = value["custom_id"].as_str().ok_or("no id")?;
        *match value["result"]["type"].as_str().ok_or("no type")? {
            "succeeded" => &mut kinds.succeeded,
            "errored" => &mut kinds.errored,
            "canceled" => &mut kinds.canceled,
            "expired" => &mut kinds.expired,
            _ => return Err("a type nobody knows"),
        } += 1;
        let known = IDS.contains(&id);
        if !known || lines.insert(id.to_owned(), line.to_owned()).is_some() {
            return Err("not ours or twice");
        }
    }
    if lines.len() < IDS.len() {
        return Err("short");
    }
    if kinds == counted { Ok(lines) } else { Err("other kinds") }
}

fn cases() -> u32 {
    std::env::var("CLAUDECTL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn results_are_kept_exactly_when_they_are_whole(
        fates in prop::collection::vec(fate(), IDS.len()), damages in prop::collection::vec(damage(), 1..4),
        piece in 1..200usize, ranges in any::<bool>(),
    ) {
        let scratch = Scratch::new();
        let mut counted = Counts::default();
        for fate in &fates {
            *match fate {
                Fate::Succeeded => &mut counted.succeeded,
                Fate::Errored => &mut counted.errored,
                Fate::Canceled => &mut counted.canceled,
                Fate::Expired => &mut counted.expired,
            } += 1;
        }
        let answers: Vec<Answer> = damages.iter().map(|damage| answer(&fates, damage)).collect();
        let served: BTreeSet<Vec<u8>> =
            answers.iter().flat_map(|answer| answer.text.split(|byte| *byte == b'\n')).map(<[u8]>::to_vec).collect();
        let last = answers.last().expect("one").clone();
        let api = Scripted::new(answers, piece, ranges);
        let items = ExpectedItems::Known(Arc::new(index_of(&scratch, &IDS)));
        let part_file: PartFile = PartFile::open(&scratch.path("r.part"), items).expect("opens");
        let download = Download { api: &api, clock: &Ticking::default(), observer: &|_| {}, id: "msgbatch_1", counted, grace: Duration::ZERO };
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let (part_file, end) = runtime.block_on(download.fill(part_file, None, &mut |_| Ok(()))).expect("the disk holds");
        part_file.finish(&scratch.path("r"), &Disk).expect("is kept");
        let kept = std::fs::read(scratch.path("r")).expect("is there");
        let lines: Vec<&[u8]> = kept.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
        // Whatever happens, nothing is kept that was not served.
        prop_assert!(lines.iter().all(|line| served.contains(*line)), "{}", String::from_utf8_lossy(&kept));
        match end {
            Ok(()) => {
                let kept = Answer { text: kept.clone(), cut: false };
                let held = model(&kept, counted);
                prop_assert!(held.is_ok() || held == Err("a type nobody knows"), "{held:?}");
            }
            Err(Stopped::Failed(error)) => {
                prop_assert!(matches!(error.kind, ErrorKind::Incomplete | ErrorKind::NotTheApi), "{error:?}");
                let early = api.given.get() < damages.len();
                prop_assert!(early || last.cut || model(&last, counted).is_err(), "{error:?} for whole results");
            }
            Err(Stopped::Foreign(_)) => {
                prop_assert!(api.given.get() < damages.len() || model(&last, counted).is_err());
            }
        }
    }
}

mod downloads;
