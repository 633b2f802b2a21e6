//! How fast calls may be made: one value that is told what happens and says whether the next call may start.
//!
//! Four buckets are learned from the headers of the answers and govern while those headers can be used. Without them
//! the number of calls in flight is felt out, and the rate is measured between rejections. One gate holds everybody
//! back after a 429, and one breaker during an outage. No clock and no network in here: time comes in with each call.

mod breaker;
mod bucket;
mod gate;
mod pace;
mod seen;
mod window;

use std::time::Duration;

use breaker::{Breaker, Passage};
use bucket::Buckets;
use gate::Gate;
use pace::{Pace, Share};
use window::Window;

pub(crate) use seen::Seen;

/// What holds for the run.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    /// Most calls in flight.
    pub most: usize,
    /// `--no-limits`: only `most` and the server's own word count.
    pub unlimited: bool,
    /// The user's own share per minute: requests, input tokens, output tokens.
    pub shares: [Option<f64>; 3],
    /// First pause of the breaker; doubles up to twenty times as much.
    pub pause: Duration,
}

/// What a call is expected to use, in tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Need {
    /// Input tokens.
    pub input: f64,
    /// Output tokens.
    pub output: f64,
}

/// A call that was let through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ticket {
    /// Counts the calls from 1, in the order they started.
    pub order: u64,
    /// When it started.
    pub at: Duration,
    /// What it is expected to use.
    pub need: Need,
    /// Whether it was let through to see if an outage is over.
    pub probe: bool,
}

/// Whether the next call may start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Admission {
    /// Now.
    Go(Ticket),
    /// Not before this moment.
    At(Duration),
    /// Not before one in flight has ended.
    Full,
}

/// How a call ended, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Settled {
    /// With a whole answer: input tokens that count, output tokens.
    Answered(f64, f64),
    /// With an error of its own: the API is there.
    Refused,
    /// 429: how long the server asked to wait, and whether it is about growing too fast.
    Limited {
        /// The wait that was asked for.
        after: Option<Duration>,
        /// `ramp_limit_exceeded`.
        ramp: bool,
    },
    /// 529: the service is busy.
    Overloaded,
    /// Another failure that may pass by itself.
    Down,
    /// It was given up from this side.
    Dropped,
}

/// What a bar can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct View {
    /// Calls in flight.
    pub in_flight: usize,
    /// Most of them there may be just now.
    pub limit: usize,
    /// 429s so far.
    pub limited: u64,
    /// Until when everything is held back, and why.
    pub held: Option<(Duration, Held)>,
}

/// Why everything is held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// The server asked for it.
    RateLimit,
    /// The API is down.
    Outage,
}

/// The limiter of one run.
#[derive(Debug)]
pub(crate) struct Limiter {
    rules: Rules,
    order: u64,
    in_flight: usize,
    limited: u64,
    /// Answers in a row without usable headers.
    blind: u32,
    /// Accepted calls in a row whose headers said that nothing was left, and until when such headers are ignored.
    void: u32,
    ignored: Duration,
    buckets: Buckets,
    shares: [Option<Share>; 3],
    pace: Pace,
    window: Window,
    gate: Gate,
    breaker: Breaker,
    /// What input tokens really are, over what they were estimated to be.
    ratio: f64,
    /// What an answer has used of late, in output tokens.
    output: Option<f64>,
}

/// Answers without headers after which the buckets are forgotten: a gateway may have changed.
const BLIND: u32 = 8;
/// Calls accepted in a row although nothing is left: the headers do not mean what they say.
const VOID: u32 = 32;
/// How long they are ignored then.
const IGNORED: Duration = Duration::from_mins(5);
/// Weight of the newest value in a moving average.
const NEWEST: f64 = 0.1;

impl Limiter {
    /// One that knows nothing yet.
    #[must_use]
    pub(crate) fn new(rules: Rules) -> Self {
        let shares = rules.shares.map(|share| share.map(|per_minute| Share::new(per_minute / 60.0)));
        Self {
            window: Window::new(rules.most),
            breaker: Breaker::new(rules.pause),
            rules,
            order: 0,
            in_flight: 0,
            limited: 0,
            blind: 0,
            void: 0,
            ignored: Duration::ZERO,
            buckets: Buckets::default(),
            shares,
            pace: Pace::default(),
            gate: Gate::default(),
            ratio: 1.0,
            output: None,
        }
    }

    /// Asks whether a call that needs `need` may start now. `retry`: it was rejected before, and nothing new is asked.
    pub(crate) fn admit(&mut self, now: Duration, need: Need) -> Admission {
        let limit = self.limit(now);
        let probe = match self.breaker.passage(now) {
            Passage::Open => false,
            Passage::Probe => true,
            Passage::Until(at) => return Admission::At(at),
            Passage::Full => return Admission::Full,
        };
        if self.in_flight >= limit {
            return Admission::Full;
        }
        if let Some(at) = self.gate.closed_until(now) {
            return Admission::At(at);
        }
        let need = Need {
            input: need.input * self.ratio,
            output: self.output.map_or(need.output, |seen| seen.min(need.output)),
        };
        if !self.rules.unlimited
            && let Some(at) = self.wait_for(now, need)
        {
            return Admission::At(at);
        }
        self.order += 1;
        self.in_flight += 1;
        let ticket = Ticket { order: self.order, at: now, need, probe };
        self.gate.passed(now, limit);
        if probe {
            self.breaker.sent();
        }
        if !self.rules.unlimited {
            self.buckets.take(&ticket);
            self.pace.take();
            for (share, amount) in self.shares.iter_mut().zip([1.0, need.input, need.output]) {
                if let Some(share) = share {
                    share.take(now, amount);
                }
            }
        }
        Admission::Go(ticket)
    }

    /// The moment at which buckets, shares and the measured rate allow the call; `None` if that is now.
    fn wait_for(&mut self, now: Duration, need: Need) -> Option<Duration> {
        let ease = self.window.ease(now);
        let mut wait = self.buckets.wait(now, need, ease);
        wait = wait.max(self.pace.wait(now, ease));
        for (share, amount) in self.shares.iter().zip([1.0, need.input, need.output]) {
            wait = wait.max(share.as_ref().map_or(0.0, |share| share.wait(now, amount)));
        }
        (wait > 0.0).then(|| now + Duration::from_secs_f64(wait.clamp(0.001, 60.0)))
    }

    /// Most calls in flight just now.
    fn limit(&mut self, now: Duration) -> usize {
        if self.rules.unlimited {
            return self.rules.most.min(self.window.eased(now, self.rules.most));
        }
        if self.buckets.known() {
            return self.window.eased(now, self.rules.most);
        }
        self.window.limit(now)
    }

    /// The headers of an answer have arrived; `accepted` unless it was a 429.
    pub(crate) fn seen(&mut self, now: Duration, ticket: &Ticket, seen: &Seen, accepted: bool) {
        self.void = if accepted && seen.says_empty() { self.void + 1 } else { 0 };
        if self.void >= VOID {
            self.ignored = now + IGNORED;
            self.buckets = Buckets::default();
        }
        if now < self.ignored {
            return;
        }
        if seen.is_empty() {
            self.blind += 1;
            if self.blind >= BLIND {
                self.buckets = Buckets::default();
            }
            return;
        }
        self.blind = 0;
        self.buckets.seen(now, ticket, seen);
    }

    /// A call has ended.
    pub(crate) fn settle(&mut self, now: Duration, ticket: &Ticket, how: Settled) {
        self.in_flight = self.in_flight.saturating_sub(1);
        let used = match how {
            Settled::Answered(input, output) => {
                self.learn(ticket, input, output);
                Some(output)
            }
            _ => None,
        };
        self.buckets.ended(ticket, self.order, used);
        match how {
            Settled::Answered(..) => {
                self.pace.accepted(now);
                self.gate.cleared();
                self.window.answered(ticket.order);
                self.breaker.outcome(now, ticket.probe, Some(true));
            }
            Settled::Refused => {
                self.pace.accepted(now);
                self.breaker.outcome(now, ticket.probe, Some(true));
            }
            Settled::Limited { after, ramp } => self.rejected(now, ticket, after, ramp),
            Settled::Overloaded => {
                self.window.overloaded(now, self.order, ticket.order);
                self.breaker.outcome(now, ticket.probe, Some(false));
            }
            Settled::Down => self.breaker.outcome(now, ticket.probe, Some(false)),
            Settled::Dropped => self.breaker.outcome(now, ticket.probe, None),
        }
        if self.breaker.recovered() {
            self.window.halve(now);
        }
    }

    fn rejected(&mut self, now: Duration, ticket: &Ticket, after: Option<Duration>, ramp: bool) {
        self.limited += 1;
        // The API is there, whatever it says.
        self.breaker.outcome(now, ticket.probe, Some(true));
        let fresh = self.gate.close(now, after, ticket);
        if ramp {
            if fresh {
                self.window.ramp(now);
                self.pace.ramp(now);
            }
        } else if fresh {
            self.window.rejected(now, self.order);
            self.pace.exhausted(now, self.buckets.explain());
        }
    }

    fn learn(&mut self, ticket: &Ticket, input: f64, output: f64) {
        if input > 0.0 && ticket.need.input > 0.0 {
            let factor = (input / ticket.need.input).clamp(0.2, 5.0);
            self.ratio = (self.ratio * (1.0 + NEWEST * (factor - 1.0))).clamp(0.05, 20.0);
        }
        self.output = Some(match self.output {
            None => output,
            Some(before) => before + NEWEST * (output - before),
        });
    }

    /// Whether the breaker opened since this was asked last: failures before it were the outage's.
    pub(crate) fn outage_began(&mut self) -> bool {
        self.breaker.take_opened()
    }

    /// Whether an outage is going on.
    #[must_use]
    pub(crate) fn in_outage(&self) -> bool {
        self.breaker.is_open()
    }

    /// What a bar can show.
    pub(crate) fn view(&mut self, now: Duration) -> View {
        let held = match self.breaker.passage(now) {
            Passage::Until(at) => Some((at, Held::Outage)),
            _ => self.gate.shut(now).map(|at| (at, Held::RateLimit)),
        };
        View { in_flight: self.in_flight, limit: self.limit(now), limited: self.limited, held }
    }
}

#[cfg(test)]
mod tests;
