//! `/v1/messages/batches`: everything the API does with batches, in memory and in fast motion.

mod collect;
mod item;
mod results;
mod split;
mod store;

pub(crate) use collect::Collector;
pub(crate) use item::Item;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::error::ApiError;
use super::paging::Page;
use crate::sandbox::clock::Clock;
use crate::sandbox::http::{Head, Reply};
use crate::sandbox::ids::Ids;
use crate::sandbox::marker::Markers;
use crate::sandbox::spec::{Fault, Settings};
use store::Batch;

/// How long a batch takes unless the spec says otherwise: long enough to be seen in progress.
const LASTS: Duration = Duration::from_secs(1);

/// So many items of all batches together are kept: ten of the largest batches, about 200 MB at most.
const KEPT: usize = 1_000_000;

/// One batch as the server knows it, for tests to look at.
#[derive(Clone, Debug)]
pub struct BatchSeen {
    /// Its id.
    pub id: String,
    /// The ids of its items, in the order of creation.
    pub custom_ids: Vec<String>,
    /// `in_progress`, `canceling` or `ended`.
    pub status: &'static str,
    /// Whether it was put there by a fault instead of a request.
    pub lookalike: bool,
}

/// All batches of a server, oldest first.
#[derive(Debug)]
pub(crate) struct Batches {
    list: Mutex<Vec<Batch>>,
    markers: Mutex<Markers>,
    lasts: Duration,
    page_size: Option<usize>,
    lenient: bool,
}

impl Batches {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            list: Mutex::default(),
            markers: Mutex::default(),
            lasts: settings.batch_time.unwrap_or(LASTS),
            page_size: settings.page_size,
            lenient: settings.lenient,
        }
    }

    pub(crate) fn seen(&self) -> Vec<BatchSeen> {
        let show = |batch: &Batch| BatchSeen {
            id: batch.id.clone(),
            custom_ids: batch.items.iter().map(|item| item.custom_id.to_string()).collect(),
            status: batch.status(batch.is_ended()),
            lookalike: batch.lookalike,
        };
        self.lock().iter().map(show).collect()
    }

    pub(crate) fn create(
        &self,
        collected: &mut Collector,
        fault: &Fault,
        ids: &Ids,
        clock: Clock,
        base: &str,
    ) -> Result<Value, ApiError> {
        let mut items = collected.finish()?;
        if !self.has_room(items.len()) {
            return Err(ApiError::new(
                429,
                "Too many batch requests are waiting to be processed. Please try again later.",
            ));
        }
        for item in &mut items {
            self.obey(item);
        }
        let batch = self.batch(items, fault, ids.make("msgbatch_"), clock);
        let view = batch.view(base, fault);
        self.lock().push(batch);
        Ok(view)
    }

    /// Puts batches there that have as many items as the one being created, whatever becomes of that.
    pub(crate) fn seed(&self, collected: &Collector, count: u64, ids: &Ids, clock: Clock) {
        for number in 0..count {
            if !self.has_room(collected.items().len()) {
                return;
            }
            let alike = |(index, item): (usize, &Item)| Item {
                custom_id: format!("lookalike-{number}-{index}").into(),
                ask: item.ask.clone(),
                marker: None,
                fault: None,
            };
            let items = collected.items().iter().enumerate().map(alike).collect();
            let batch = Batch {
                lookalike: true,
                ..self.batch(items, &Fault::default(), ids.make("msgbatch_"), clock)
            };
            self.lock().push(batch);
        }
    }

    /// Whether so many more items can be kept; the oldest batches that have ended are forgotten for them.
    fn has_room(&self, more: usize) -> bool {
        let mut list = self.lock();
        let mut kept: usize = list.iter().map(|batch| batch.items.len() + 1).sum();
        list.retain(|batch| {
            let forgotten = kept + more > KEPT && batch.is_ended();
            kept -= if forgotten { batch.items.len() + 1 } else { 0 };
            !forgotten
        });
        kept + more <= KEPT
    }

    fn batch(&self, items: Vec<Item>, plan: &Fault, id: String, clock: Clock) -> Batch {
        Batch {
            id,
            items: Arc::new(items),
            plan: Arc::new(plan.clone()),
            created: clock.now(),
            begun: Instant::now(),
            lasts: self.lasts,
            canceled: None,
            lookalike: false,
        }
    }

    /// Turns the marker in an item's params into what happens to the item.
    fn obey(&self, item: &mut Item) {
        let Some(text) = item.marker.take() else { return };
        let mut markers = self.markers.lock().unwrap_or_else(PoisonError::into_inner);
        match markers.obey(&text, &item.custom_id) {
            Ok(fault) => item.fault = fault.map(Box::new),
            Err(error) => {
                let problem = format!("a [[sandbox:…]] marker in the params: {error}");
                item.ask = Err(Arc::new(ApiError::new(400, problem)));
            }
        }
    }

    pub(crate) fn list(&self, head: &Head, fault: &Fault, base: &str) -> Result<Value, ApiError> {
        let page = Page::of(&head.query(), self.page_size)?;
        let list = self.lock();
        let newest_first: Vec<&Batch> = list.iter().rev().collect();
        Ok(page.envelope(&newest_first, |batch| batch.id.clone(), |batch| batch.view(base, fault)))
    }

    pub(crate) fn get(&self, id: &str, fault: &Fault, base: &str) -> Result<Value, ApiError> {
        Ok(self.found(&mut self.lock(), id, true)?.view(base, fault))
    }

    pub(crate) fn results(&self, id: &str, head: &Head, fault: &Fault) -> Result<Reply, ApiError> {
        let mut list = self.lock();
        let batch = self.found(&mut list, id, true)?;
        if fault.archived {
            return Err(ApiError::new(
                404,
                format!("The results of Message Batch `{id}` are no longer available."),
            ));
        }
        if !batch.is_ended() {
            return Err(ApiError::new(
                404,
                format!("The results of Message Batch `{id}` are not yet available."),
            ));
        }
        Ok(results::reply(batch, head, fault))
    }

    pub(crate) fn cancel(&self, id: &str, fault: &Fault, base: &str) -> Result<Value, ApiError> {
        let mut list = self.lock();
        let batch = self.found(&mut list, id, false)?;
        if batch.is_ended() && !self.lenient {
            return Err(ApiError::new(
                409,
                format!("Message Batch `{id}` has already ended and cannot be canceled."),
            ));
        }
        batch.canceled.get_or_insert_with(Instant::now);
        Ok(batch.view(base, fault))
    }

    pub(crate) fn delete(&self, id: &str) -> Result<Value, ApiError> {
        let mut list = self.lock();
        if !self.found(&mut list, id, true)?.is_ended() && !self.lenient {
            return Err(ApiError::new(
                400,
                format!("Message Batch `{id}` cannot be deleted while it is processing. Cancel it first."),
            ));
        }
        list.retain(|batch| batch.id != id);
        Ok(json!({"id": id, "type": "message_batch_deleted"}))
    }

    /// The batch of this id. Where any id will do, one is made for it: with one item, and ended unless it is to be canceled.
    fn found<'a>(&self, list: &'a mut Vec<Batch>, id: &str, ended: bool) -> Result<&'a mut Batch, ApiError> {
        let place = match list.iter().position(|batch| batch.id == id) {
            Some(place) => place,
            None if self.lenient && list.len() < KEPT / 10 => {
                let mut batch =
                    self.batch(vec![Item::usual()], &Fault::default(), id.to_owned(), Clock::new(0, 1));
                if ended {
                    batch.lasts = Duration::ZERO;
                }
                list.push(batch);
                list.len() - 1
            }
            None => return Err(ApiError::new(404, format!("Message Batch `{id}` not found."))),
        };
        Ok(&mut list[place])
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Batch>> {
        // Every change to the list is a single one, so a panic elsewhere cannot have left half of it.
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
