//! The buckets that the headers of answers tell of: what is left now, and when there will be enough.
//!
//! A header says what was left when its request arrived, so the newest one is the one whose request started last. What
//! started after that is taken off, what has flowed in since is added. What one request takes is measured from one
//! header to the next: more than one, where the claims are too high or another process uses the same key.

use std::collections::VecDeque;
use std::time::Duration;

use super::seen::{Pair, Seen};
use super::{Need, Ticket};

/// Part of a bucket that is never used: requests do not arrive in the order they were sent in.
const RESERVE: f64 = 0.03;
/// Headers are compared once this much was taken between them, in what they are rounded to.
const ENOUGH: f64 = 5.0;
/// The least time, in seconds, over which it shows that far more flows in than is claimed.
const MEASURED_OVER: f64 = 0.2;
/// What must have been taken for a measurement to count in full, in the same unit, and the most that one counts.
const FULL_WEIGHT: (f64, f64) = (30.0, 0.7);
/// What one request can be found to take: from less than half to ten times of what it should.
const BOUNDS: (f64, f64) = (0.4, 10.0);
/// A bucket at this share of the most it ever held may flow over: what flowed in cannot be told.
const FULL: f64 = 0.95;
/// Input of a request that is larger than a whole bucket is let through at this share of it.
const WHOLE: f64 = 0.9;

/// When something is taken from a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Charge {
    /// When the request arrives.
    AtStart,
    /// While the answer is written.
    AtEnd,
}

/// Something taken that the newest header does not know of.
#[derive(Clone, Copy, Debug)]
struct Taken {
    ticket: u64,
    at: Duration,
    /// A header of a request that started after this one knows of it; none as long as the call is in flight.
    known_after: Option<u64>,
    amount: f64,
}

#[derive(Debug)]
struct Bucket {
    charge: Charge,
    /// What its headers are rounded to.
    grain: f64,
    /// Per second, as claimed.
    claimed: f64,
    /// As claimed by the newest header.
    remaining: f64,
    /// When the newest header was true, and the number of its request.
    at: Duration,
    newest: u64,
    /// The most that was ever claimed to be left.
    ceiling: f64,
    /// What one of ours takes, by the claims; 1 where they are true.
    unit: f64,
    /// How much more flows in than is claimed; 1 unless the claims are out of all proportion.
    scale: f64,
    taken: VecDeque<Taken>,
    /// Where a measurement began: when, with how much, and what was taken since.
    mark: (Duration, f64, f64),
}

impl Bucket {
    fn new(index: usize, pair: Pair, ticket: &Ticket, at: Duration) -> Self {
        Self {
            charge: CHARGES[index],
            grain: if index == 0 { 1.0 } else { 1_000.0 },
            claimed: pair.limit / 60.0,
            remaining: pair.remaining,
            at,
            newest: ticket.order,
            ceiling: pair.remaining.max(1.0),
            unit: 1.0,
            scale: 1.0,
            taken: VecDeque::new(),
            mark: (at, pair.remaining, 0.0),
        }
    }

    fn rate(&self, ease: f64) -> f64 {
        (self.claimed * self.scale / self.unit * ease).max(1e-6)
    }

    /// The most it holds.
    fn whole(&self) -> f64 {
        self.ceiling / self.unit
    }

    fn level(&self, now: Duration, ease: f64) -> f64 {
        let (mut level, mut at) = (self.remaining / self.unit, self.at);
        for taken in &self.taken {
            level = self.flowed(level, at, taken.at, ease) - taken.amount;
            at = at.max(taken.at);
        }
        self.flowed(level, at, now, ease)
    }

    fn flowed(&self, level: f64, from: Duration, to: Duration, ease: f64) -> f64 {
        let whole = self.whole();
        (level + self.rate(ease) * to.saturating_sub(from).as_secs_f64()).clamp(-whole, whole)
    }

    fn reserve(&self) -> f64 {
        (self.whole() * RESERVE).max(1.0).min(self.whole() * (1.0 - WHOLE))
    }

    /// Seconds until `amount` can be taken.
    fn wait(&self, now: Duration, amount: f64, ease: f64) -> f64 {
        let wanted = amount.min(self.whole() * WHOLE) + self.reserve();
        let missing = wanted - self.level(now, ease);
        if missing <= 0.0 { 0.0 } else { missing / self.rate(ease) }
    }

    fn take(&mut self, ticket: &Ticket, amount: f64) {
        let known_after = (self.charge == Charge::AtStart).then_some(ticket.order - 1);
        self.taken.push_back(Taken { ticket: ticket.order, at: ticket.at, known_after, amount });
        self.mark.2 += if self.charge == Charge::AtStart { amount } else { 0.0 };
    }

    /// A call has ended; `order` is the number of the newest call.
    fn ended(&mut self, ticket: u64, order: u64, used: Option<f64>) {
        if self.charge == Charge::AtStart {
            return;
        }
        if let Some(taken) = self.taken.iter_mut().find(|taken| taken.ticket == ticket) {
            taken.known_after = Some(order);
            // Without an answer nothing was written.
            taken.amount = used.unwrap_or(0.0);
        }
    }

    fn seen(&mut self, pair: Pair, ticket: &Ticket, at: Duration) {
        if ticket.order <= self.newest {
            return;
        }
        self.newest = ticket.order;
        self.at = self.at.max(at);
        self.remaining = pair.remaining;
        self.ceiling = self.ceiling.max(pair.remaining);
        self.taken.retain(|taken| taken.known_after.is_none_or(|known| known >= ticket.order));
        self.claimed = pair.limit / 60.0;
        if self.charge == Charge::AtStart {
            self.measure(pair);
        }
    }

    /// What was left, plus what flowed in, less what is left now, was taken; it should be what we took.
    fn measure(&mut self, pair: Pair) {
        let (since, before, taken) = self.mark;
        let pending: f64 = self.taken.iter().map(|taken| taken.amount).sum();
        let ours = (taken - pending) / self.grain;
        if ours < ENOUGH {
            return;
        }
        let over = self.at.saturating_sub(since).as_secs_f64();
        let flowed_in = pair.remaining - before + taken - pending;
        let most = self.claimed * self.scale * over / BOUNDS.0;
        if over >= MEASURED_OVER && flowed_in > most + ENOUGH * self.grain {
            self.scale = flowed_in / over / self.claimed;
        }
        let flowed = self.claimed * self.scale * over;
        let unit = (before + flowed - pair.remaining) / (taken - pending);
        let flows_over = pair.remaining.max(before) >= self.ceiling * FULL;
        if !flows_over || unit < self.unit || flowed < ENOUGH {
            let weight = (ours / FULL_WEIGHT.0).min(FULL_WEIGHT.1);
            self.unit = (self.unit + weight * (unit - self.unit)).clamp(BOUNDS.0, BOUNDS.1);
        }
        self.mark = (self.at, pair.remaining, pending);
    }
}

/// The buckets that are known.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    list: [Option<Bucket>; 4],
    /// Calls in flight, from which a bucket that becomes known takes what its first header cannot know.
    open: VecDeque<Ticket>,
    /// The shortest time to the headers of late.
    fastest: Option<Duration>,
}

/// By what share of the difference the shortest time forgets.
const FORGETS: u32 = 100;

const CHARGES: [Charge; 4] = [Charge::AtStart, Charge::AtStart, Charge::AtEnd, Charge::AtEnd];

fn amounts(need: Need) -> [f64; 4] {
    [1.0, need.input, need.output, need.input + need.output]
}

impl Buckets {
    /// Whether any is known.
    pub(super) fn known(&self) -> bool {
        self.list.iter().any(Option::is_some)
    }

    /// Seconds until all of them have enough.
    pub(super) fn wait(&self, now: Duration, need: Need, ease: f64) -> f64 {
        let waits = self.list.iter().zip(amounts(need));
        waits
            .filter_map(|(bucket, amount)| Some(bucket.as_ref()?.wait(now, amount, ease)))
            .fold(0.0, f64::max)
    }

    pub(super) fn take(&mut self, ticket: &Ticket) {
        self.open.push_back(*ticket);
        for (bucket, amount) in self.list.iter_mut().zip(amounts(ticket.need)) {
            if let Some(bucket) = bucket {
                bucket.take(ticket, amount);
            }
        }
    }

    pub(super) fn ended(&mut self, ticket: &Ticket, order: u64, used: Option<f64>) {
        self.open.retain(|open| open.order != ticket.order);
        for (index, bucket) in self.list.iter_mut().enumerate() {
            if let Some(bucket) = bucket {
                let used = used.map(|output| if index == 3 { output + ticket.need.input } else { output });
                bucket.ended(ticket.order, order, used);
            }
        }
    }

    pub(super) fn seen(&mut self, now: Duration, ticket: &Ticket, seen: &Seen) {
        // A request that took longer than others may have waited before it was counted.
        let took = now.saturating_sub(ticket.at);
        let fastest =
            self.fastest.map_or(took, |fastest| took.min(fastest + took.saturating_sub(fastest) / FORGETS));
        self.fastest = Some(fastest);
        let at = now.saturating_sub(fastest);
        for (index, pair) in seen.pairs.iter().enumerate() {
            let Some(pair) = *pair else { continue };
            if let Some(bucket) = &mut self.list[index] {
                bucket.seen(pair, ticket, at);
                continue;
            }
            let mut bucket = Bucket::new(index, pair, ticket, at);
            let unknown = |open: &&Ticket| bucket.charge == Charge::AtEnd || open.order > ticket.order;
            let open: Vec<Ticket> = self.open.iter().filter(unknown).copied().collect();
            for open in &open {
                bucket.take(open, amounts(open.need)[index]);
            }
            self.list[index] = Some(bucket);
        }
    }

    /// Whether one of them was empty by its own header, which is reason enough for a 429.
    pub(super) fn explain(&self) -> bool {
        let empty = |bucket: &Bucket| bucket.remaining <= (bucket.ceiling * RESERVE).max(2.0);
        self.list.iter().flatten().any(empty)
    }
}
