//! One call: an attempt with an observer of its own, whose headers reach the limiter as soon as they arrive.

use std::cell::RefCell;
use std::rc::Rc;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::queue::Item;
use crate::bulk::limiter::{Limiter, Seen, Ticket};
use crate::client::Client;
use crate::client::messages::Answer;
use crate::transport::event::{Event, Observe};
use crate::transport::retry::{Attempt, Failed, Operation};

/// What a run and its calls have in common.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) limiter: RefCell<Limiter>,
    /// Headers have arrived: more may be allowed than before.
    pub(super) learned: Notify,
    pub(super) begun: Instant,
}

/// A call that may be made.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) item: Item,
    pub(super) ticket: Ticket,
}

/// A call that was made.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) item: Item,
    pub(super) ticket: Ticket,
    pub(super) result: Result<Answer, Failed>,
}

impl Call {
    pub(super) async fn make<'a>(
        self,
        client: &Client<'_>,
        watch: Box<dyn Observe + 'a>,
        shared: Rc<Shared>,
    ) -> Ended {
        let Self { item, ticket } = self;
        let recorder = Recorder { inner: watch, shared, ticket };
        let own = Client {
            http: client.http.clone(),
            access: client.access.clone(),
            limits: client.limits,
            deadline: None,
            observer: &recorder,
        };
        let attempt = Attempt {
            number: item.tries.calls + 1,
            possibly_billed: item.tries.billed,
            lost_tokens: (0, 0),
            deadline: None,
        };
        let result = own.message_once(item.request.body.clone(), attempt).await;
        if let Err(failed) = &result {
            recorder.event(&failed.event(Operation::Generate, attempt.number));
        }
        Ended { item, ticket, result }
    }
}

struct Recorder<'a> {
    inner: Box<dyn Observe + 'a>,
    shared: Rc<Shared>,
    ticket: Ticket,
}

impl Observe for Recorder<'_> {
    fn event(&self, event: &Event) {
        if let Event::Headers { headers, status, .. } = event
            && (*status < 300 || *status == 429)
        {
            let seen = Seen::read(headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let now = self.shared.begun.elapsed();
            self.shared.limiter.borrow_mut().seen(now, &self.ticket, &seen, *status != 429);
            if !seen.is_empty() {
                self.shared.learned.notify_one();
            }
        }
        self.inner.event(event);
    }

    fn wants_bodies(&self) -> bool {
        self.inner.wants_bodies()
    }
}
