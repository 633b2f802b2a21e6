//! A pretended API and a clock that does not wait, for the tests of whole runs.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io::Read as _;
use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::api::batch::{MessageBatch, ProcessingStatus, RequestCounts};
use crate::batch::body::Body;
use crate::batch::clock::Clock;
use crate::batch::port::{BatchApi, Chunks, Creation, Download, Listing, ResumePoint};
use crate::batch::store::testing::Dying;
use crate::error::{Error, ErrorKind};

/// What a create call does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum OnCreate {
    /// Created, but the reply is lost.
    LostAfter,
    /// Not created, and the reply is lost.
    LostBefore,
    /// Refused.
    Refuse(ErrorKind),
}

/// What a results call does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum OnResults {
    /// Breaks off after so many bytes.
    Cut(usize),
    /// Ends well after so many lines.
    Short(usize),
    /// Has its first line twice, in the place of the last.
    Twice,
    /// Has a line of someone else.
    Foreign,
    /// Has a line that is not JSON.
    Garbage,
    /// Refused.
    Refuse(ErrorKind),
}

/// One batch of the pretended API.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) id: String,
    pub(super) ids: Vec<String>,
    pub(super) looks_left: u32,
    pub(super) archived: bool,
    pub(super) results_url: Option<String>,
    pub(super) forgotten: bool,
    number: usize,
}

/// How an item fares in its batch: by custom id and the number of the batch, from 1.
pub(super) type Fate = Rc<dyn Fn(&str, usize) -> Value>;

/// The pretended API.
pub(super) struct FakeApi {
    pub(super) clock: Ticking,
    pub(super) batches: RefCell<Vec<Held>>,
    pub(super) creates: Cell<u32>,
    pub(super) on_create: RefCell<VecDeque<OnCreate>>,
    pub(super) on_results: RefCell<VecDeque<OnResults>>,
    pub(super) list_fails: Cell<u32>,
    /// How often the list was read, and how many it shows at once.
    pub(super) lists: Cell<u32>,
    pub(super) on_a_page: usize,
    pub(super) get_fails: RefCell<VecDeque<ErrorKind>>,
    pub(super) looks: u32,
    pub(super) fate: Fate,
    pub(super) ranges: bool,
    pub(super) disk: Option<Rc<Dying>>,
    pub(super) resumed: Cell<u32>,
}

impl FakeApi {
    pub(super) fn new() -> Self {
        Self {
            clock: Ticking::default(),
            batches: RefCell::default(),
            creates: Cell::new(0),
            on_create: RefCell::default(),
            on_results: RefCell::default(),
            list_fails: Cell::new(0),
            lists: Cell::new(0),
            on_a_page: usize::MAX,
            get_fails: RefCell::default(),
            looks: 1,
            fate: Rc::new(|_, _| {
                json!({"type":"succeeded","message":{"model":"claude-opus-5-5","content":[],
                "stop_reason":"end_turn","usage":{"input_tokens":10,"output_tokens":2}}})
            }),
            ranges: true,
            disk: None,
            resumed: Cell::new(0),
        }
    }

    pub(super) fn hold(&self, ids: Vec<String>) -> String {
        let mut batches = self.batches.borrow_mut();
        let number = batches.len() + 1;
        let id = format!("msgbatch_{number:03}");
        batches.push(Held {
            id: id.clone(),
            ids,
            looks_left: self.looks,
            archived: false,
            results_url: None,
            forgotten: false,
            number,
        });
        id
    }

    pub(super) fn change(&self, at: usize, change: impl FnOnce(&mut Held)) {
        change(&mut self.batches.borrow_mut()[at]);
    }

    fn view(&self, held: &Held) -> MessageBatch {
        let total = held.ids.len() as u64;
        let ended = held.looks_left == 0;
        let mut counts = RequestCounts { processing: total, ..RequestCounts::default() };
        if ended {
            counts = RequestCounts::default();
            for id in &held.ids {
                match (self.fate)(id, held.number)["type"].as_str() {
                    Some("succeeded") => counts.succeeded += 1,
                    Some("errored") => counts.errored += 1,
                    Some("canceled") => counts.canceled += 1,
                    _ => counts.expired += 1,
                }
            }
        }
        MessageBatch {
            id: held.id.clone(),
            processing_status: if ended { ProcessingStatus::Ended } else { ProcessingStatus::InProgress },
            request_counts: counts,
            created_at: Some("2026-11-20T10:00:00Z".to_owned()),
            archived_at: held.archived.then(|| "2026-12-20T10:00:00Z".to_owned()),
            results_url: held.results_url.clone(),
            ..MessageBatch::default()
        }
    }

    fn lines(&self, held: &Held) -> Vec<String> {
        let ids = held.ids.iter().rev();
        ids.map(|id| json!({"custom_id":id,"result":(self.fate)(id, held.number)}).to_string()).collect()
    }

    fn alive(&self) {
        let dead = self.disk.as_ref().is_some_and(|disk| disk.dead.get());
        assert!(!dead, "a dead process makes no calls");
    }
}

fn refuse<T>(kind: ErrorKind) -> Result<T, Error> {
    Err(Error::new(kind, "pretended"))
}

impl BatchApi for FakeApi {
    type Results = Pieces;

    async fn create(&self, body: &Body) -> Creation {
        self.alive();
        self.creates.set(self.creates.get() + 1);
        let next = self.on_create.borrow_mut().pop_front();
        if let Some(OnCreate::Refuse(kind)) = next {
            return Creation::Rejected(Error::new(kind, "pretended"));
        }
        let lost = || Creation::Unknown(Error::new(ErrorKind::Unknown, "the reply was lost"));
        if next == Some(OnCreate::LostBefore) {
            return lost();
        }
        let mut text = String::new();
        body.open().expect("opens").read_to_string(&mut text).expect("is whole");
        assert_eq!(text.len() as u64, body.length());
        let value: Value = serde_json::from_str(&text).expect("is JSON");
        let requests = value["requests"].as_array().expect("requests");
        let ids = requests.iter().map(|one| one["custom_id"].as_str().expect("an id").to_owned()).collect();
        let id = self.hold(ids);
        if next == Some(OnCreate::LostAfter) {
            return lost();
        }
        let batch = Box::new(MessageBatch { id, ..MessageBatch::default() });
        Creation::Created { batch, value: Value::Null, request_id: Some("req_1".to_owned()) }
    }

    async fn list(&self, after: Option<&str>, limit: u32) -> Result<Listing, Error> {
        self.alive();
        self.lists.set(self.lists.get() + 1);
        if self.list_fails.get() > 0 {
            self.list_fails.set(self.list_fails.get() - 1);
            return refuse(ErrorKind::Overloaded);
        }
        for held in self.batches.borrow_mut().iter_mut() {
            held.looks_left = held.looks_left.saturating_sub(1);
        }
        let batches = self.batches.borrow();
        let newest: Vec<&Held> = batches.iter().rev().filter(|held| !held.forgotten).collect();
        let from = after.map_or(0, |id| newest.iter().position(|held| held.id == id).expect("a cursor") + 1);
        let page: Vec<MessageBatch> = newest[from..]
            .iter()
            .take(self.on_a_page.min(limit as usize))
            .map(|held| self.view(held))
            .collect();
        let next = (from + page.len() < newest.len()).then(|| page.last().expect("a page").id.clone());
        Ok(Listing { batches: page, next, server_time: Some(1_795_168_800), ..Listing::default() })
    }

    async fn get(&self, id: &str) -> Result<MessageBatch, Error> {
        self.alive();
        if let Some(kind) = self.get_fails.borrow_mut().pop_front() {
            return refuse(kind);
        }
        let mut batches = self.batches.borrow_mut();
        let held = batches.iter_mut().find(|held| held.id == id && !held.forgotten);
        let Some(held) = held else { return refuse(ErrorKind::NotFound) };
        held.looks_left = held.looks_left.saturating_sub(1);
        Ok(self.view(held))
    }

    async fn results(&self, id: &str, from: Option<&ResumePoint>) -> Result<Download<Pieces>, Error> {
        self.alive();
        let batches = self.batches.borrow();
        let held = batches.iter().find(|held| held.id == id).expect("a batch");
        let mut lines = self.lines(held);
        let mut cut = None;
        match self.on_results.borrow_mut().pop_front() {
            None => {}
            Some(OnResults::Refuse(kind)) => return refuse(kind),
            Some(OnResults::Cut(at)) => cut = Some(at),
            Some(OnResults::Short(count)) => lines.truncate(count),
            Some(OnResults::Twice) => *lines.last_mut().expect("lines") = lines[0].clone(),
            Some(OnResults::Foreign) => {
                lines[0] = lines[0].replacen(&held.ids[held.ids.len() - 1], "stranger", 1);
            }
            Some(OnResults::Garbage) => lines[0].truncate(9),
        }
        let text = lines.join("\n") + "\n";
        let at = from.filter(|_| self.ranges).map_or(0, |point| usize::try_from(point.at).expect("small"));
        if at > 0 {
            self.resumed.set(self.resumed.get() + 1);
        }
        let end = cut.map_or(text.len(), |cut| cut.max(at).min(text.len()));
        let chunks = Pieces { bytes: text.into_bytes()[at..end].to_vec(), at: 0, cut: cut.is_some() };
        let etag = self.ranges.then(|| format!("\"{id}\""));
        Ok(Download { chunks, resumed: at > 0, etag, length: None })
    }
}

/// A body in pieces of seven bytes.
#[derive(Debug)]
pub(super) struct Pieces {
    bytes: Vec<u8>,
    at: usize,
    cut: bool,
}

impl Chunks for Pieces {
    type Chunk = Vec<u8>;

    async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        if self.at == self.bytes.len() {
            return if self.cut { refuse(ErrorKind::ConnectionLost) } else { Ok(None) };
        }
        let end = (self.at + 7).min(self.bytes.len());
        let piece = self.bytes[self.at..end].to_vec();
        self.at = end;
        Ok(Some(piece))
    }
}

/// A clock whose sleeps are over at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Ticking {
    now: Rc<Cell<Duration>>,
}

impl Clock for Ticking {
    fn elapsed(&self) -> Duration {
        self.now.get()
    }

    async fn sleep(&self, duration: Duration) {
        self.now.set(self.now.get() + duration);
        // Whoever is waited for gets a turn.
        tokio::task::yield_now().await;
    }

    fn date(&self) -> String {
        "2026-11-20T10:00:00Z".to_owned()
    }

    fn chance(&self) -> f64 {
        0.5
    }
}
