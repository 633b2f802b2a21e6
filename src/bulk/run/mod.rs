//! The run itself: starts calls as the limiter and the budget allow, takes what comes of them, and stops in good order.

mod call;
mod flying;
mod queue;
mod result;
mod settle;
mod stop;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::event::{Event, Held, Observer, Progress, Stopped, Summary};
use super::limiter::{Admission, Limiter, Rules};
use super::money::{Price, Purse};
use super::open::Opened;
use super::render::{Render, Table};
use crate::client::Client;
use crate::error::Error;
use crate::transport::event::Observe;
use call::{Call, Shared};
use flying::Flying;
use queue::Queue;
use stop::Stopping;

/// How often it is said where the run stands.
const TICK: Duration = Duration::from_millis(200);
/// Retries that a run as a whole can afford, in points.
const RETRY_BUDGET: u32 = 500;
/// A wait that is shorter is not worth a word.
const WORTH_A_WORD: Duration = Duration::from_secs(2);

/// Options of a run.
pub(crate) struct Options {
    /// How fast calls may be made.
    pub rules: Rules,
    /// `--max-cost`, in billionths of a dollar.
    pub max_cost: Option<u64>,
    /// `--price`.
    pub price: Option<Price>,
    /// Only so many items of the input.
    pub limit: Option<u64>,
    /// Stop once more have failed.
    pub max_errors: Option<MaxErrors>,
    /// Results in the order of the input.
    pub input_order: bool,
    /// How long calls in flight are waited for after a signal.
    pub drain: Duration,
    /// When the command's own time limit ends, and how long it is.
    pub deadline: Option<(Instant, Duration)>,
}

/// `--max-errors`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum MaxErrors {
    /// That many items.
    Count(u64),
    /// That many of a hundred that are done.
    Percent(f64),
}

/// What a run works with.
pub(crate) struct Ports<'a> {
    /// The API; its observer is replaced for each call.
    pub client: &'a Client<'a>,
    /// An observer for one call.
    pub watch: &'a dyn Fn() -> Box<dyn Observe + 'a>,
    /// Who is told.
    pub observer: Observer<'a>,
}

/// A run under way.
pub(crate) struct Run<'a> {
    ports: Ports<'a>,
    options: Options,
    opened: Opened,
    shared: Rc<Shared>,
    queue: Queue,
    purse: Purse,
    /// Points left for retries.
    points: u32,
    stop: Option<Stopping>,
    /// The last failure of a call.
    reason: String,
    calls: u64,
    /// When it was last said where the run stands, and until when it is known to be held back.
    told: Duration,
    held: Duration,
}

impl<'a> Run<'a> {
    /// # Errors
    /// Kind `input` when the requests cannot be read.
    pub(crate) fn new(opened: Opened, options: Options, ports: Ports<'a>) -> Result<Self, Error> {
        let queue = Queue::open(&opened.requests, options.price, options.limit)?;
        let spent = opened.journal.state().spent;
        let shared = Shared {
            limiter: RefCell::new(Limiter::new(options.rules.clone())),
            learned: Notify::new(),
            begun: Instant::now(),
        };
        Ok(Self {
            purse: Purse { most: options.max_cost, spent, reserved: 0 },
            ports,
            options,
            opened,
            shared: Rc::new(shared),
            queue,
            points: RETRY_BUDGET,
            stop: None,
            reason: String::new(),
            calls: 0,
            told: Duration::ZERO,
            held: Duration::ZERO,
        })
    }

    fn now(&self) -> Duration {
        self.shared.begun.elapsed()
    }

    fn tell(&self, event: Event) {
        (self.ports.observer)(event);
    }

    /// Works until every item has an outcome or something stops it, then writes the outputs. `signalled` resolves each
    /// time a signal asks to stop.
    ///
    /// # Errors
    /// Kind `output`: journal or outputs cannot be written. `input`: the requests cannot be read any more.
    pub(crate) async fn drive(
        mut self,
        table: Option<Table<'_>>,
        signalled: impl AsyncFnMut(),
    ) -> Result<Summary, Error> {
        let already_finished = self.opened.finished;
        if !already_finished {
            self.work(signalled).await?;
        }
        self.finish(table, already_finished).await
    }

    async fn work(&mut self, mut signalled: impl AsyncFnMut()) -> Result<(), Error> {
        let (client, watch) = (self.ports.client, self.ports.watch);
        let shared = Rc::clone(&self.shared);
        let mut flying = Flying::new();
        let mut calls = Vec::new();
        loop {
            let wake = self.start(&mut calls, flying.is_empty())?;
            for call in calls.drain(..) {
                flying.push(call.make(client, watch(), Rc::clone(&shared)));
            }
            self.progress();
            if flying.is_empty() && (self.stop.is_some() || self.queue.is_empty()) {
                break;
            }
            let until = self.wake_at(wake);
            tokio::select! {
                biased;
                () = signalled() => if self.signal() { break },
                Some(ended) = flying.next() => self.settle(ended)?,
                () = shared.learned.notified() => {}
                () = tokio::time::sleep_until(until) => {}
            }
            if self.out_of_time() {
                break;
            }
        }
        self.opened.journal.flush()
    }

    /// Lets calls go until something holds the next one back; the moment at which that may be over.
    fn start(&mut self, calls: &mut Vec<Call>, none_in_flight: bool) -> Result<Option<Duration>, Error> {
        let mut wake = None;
        while self.stop.is_none() {
            let now = self.now();
            let Some(item) = self.queue.next(now, self.opened.journal.state())? else {
                wake = self.queue.due();
                break;
            };
            let most = item.request.cost.map(|cost| cost.most);
            if !self.purse.allows(most.unwrap_or(0)) {
                self.queue.put_back(item);
                if none_in_flight && calls.is_empty() {
                    self.halt(Stopped::Budget(self.purse.most.unwrap_or(0)));
                }
                break;
            }
            let admission = self.shared.limiter.borrow_mut().admit(now, item.request.need);
            let Admission::Go(ticket) = admission else {
                self.queue.put_back(item);
                wake = if let Admission::At(at) = admission { Some(at) } else { None };
                break;
            };
            if !self.affords(&item) {
                self.shared.limiter.borrow_mut().settle(now, &ticket, super::limiter::Settled::Dropped);
                self.over(item)?;
                continue;
            }
            self.opened.journal.sent(item.request.place, most)?;
            self.purse.reserved = self.purse.reserved.saturating_add(most.unwrap_or(0));
            calls.push(Call { item, ticket });
        }
        self.opened.journal.flush()?;
        Ok(wake)
    }

    fn wake_at(&self, wake: Option<Duration>) -> Instant {
        let tick = self.told + TICK;
        let times = [wake, self.queue.due().filter(|due| *due > self.now()), self.next_end()];
        self.shared.begun + times.into_iter().flatten().fold(tick, Duration::min)
    }

    /// Says where the run stands, if it is time to.
    fn progress(&mut self) {
        let now = self.now();
        // A short outage is over before the next tick, and should be heard of all the same.
        let view = self.shared.limiter.borrow_mut().view(now);
        if let Some((until, why)) = view.held
            && until > self.held
            && (why == Held::Outage || until > now + WORTH_A_WORD)
        {
            self.held = until;
            self.tell(Event::Held { time: until.saturating_sub(now), why, reason: self.reason.clone() });
        }
        if now < self.told + TICK {
            return;
        }
        self.told = now;
        let state = self.opened.journal.state();
        self.tell(Event::Progress(Progress {
            total: self.total(),
            done: state.done(),
            failed: state.failed,
            in_flight: view.in_flight,
            limit: view.limit,
            limited: view.limited,
            spent: (state.spent > 0).then_some(state.spent),
        }));
    }

    fn total(&self) -> u64 {
        self.options.limit.map_or(self.opened.count, |limit| limit.min(self.opened.count))
    }

    async fn finish(mut self, table: Option<Table<'_>>, already_finished: bool) -> Result<Summary, Error> {
        let now = self.now();
        let state = self.opened.journal.state();
        let left = self.opened.count - state.done().min(self.opened.count);
        let mut summary = Summary {
            run: self.opened.folder.name(),
            requests: self.opened.count,
            succeeded: state.succeeded,
            failed: state.failed,
            retryable: state.retryable,
            left,
            beyond_limit: (self.opened.count - self.total()).min(left),
            calls: self.calls,
            limited: self.shared.limiter.borrow_mut().view(now).limited,
            possibly_billed: state.in_doubt(),
            spent: state.spent,
            last_failure: (left > 0 && !self.reason.is_empty()).then(|| self.reason.clone()),
            elapsed: now,
            already_finished,
            ..Summary::default()
        };
        let out = self.opened.output.clone();
        if !already_finished || !out.exists() {
            self.opened.journal.sync()?;
            let render = Render {
                state: self.opened.journal.state(),
                journal: self.opened.journal.path(),
                requests: &self.opened.requests,
                folder: self.opened.folder.path(),
                out: &out,
                count: u32::try_from(self.opened.count).unwrap_or(u32::MAX),
                input_order: self.options.input_order,
                table,
            };
            render.write(&mut summary).await?;
            self.opened.journal.written(left == 0)?;
            self.opened.journal.sync()?;
        }
        summary.output = out;
        summary.stopped = self.stop.map(|stop| stop.why);
        Ok(summary)
    }
}
