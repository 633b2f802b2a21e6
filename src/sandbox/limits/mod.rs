//! The limits of the API: requests and tokens in buckets, growth, money and load, and the headers that tell of them.

mod bucket;
mod growth;
mod response_headers;

pub(super) use response_headers::headers;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::spec::{self, Period, Rate};
use bucket::{Bucket, Size};
use growth::Growth;

/// Which requests share their buckets: the API counts these apart from one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pool {
    Messages,
    CountTokens,
    Batches,
}

/// Why a request may not pass now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Refused {
    /// A bucket has too little in it; the limit, its period, and the time until there is enough.
    Limit { what: &'static str, rate: Rate, wait: Duration },
    /// More requests than the growth of the traffic allows.
    Ramp { wait: Duration },
    /// The money of the month is used up.
    MonthlyCap,
    /// Too much at the same time.
    Overloaded,
}

/// What is set unless a spec says otherwise: more than one machine can send.
const ENOUGH: [Rate; 3] = [
    Rate { count: 1_000_000, per: Period::Minute, burst: None },
    Rate { count: 1_000_000_000, per: Period::Minute, burst: None },
    Rate { count: 1_000_000_000, per: Period::Minute, burst: None },
];
/// So many keys are told apart; with more, the longest unused one begins anew.
const KEYS: usize = 1024;

/// What has been used of the limits so far, for every key on its own.
#[derive(Debug)]
pub(super) struct Limits {
    set: spec::Limits,
    accounts: Mutex<BTreeMap<(u64, Pool), Account>>,
    /// Requests being worked on at this moment.
    working: Arc<AtomicU64>,
    told: AtomicU64,
}

/// What one key has used.
#[derive(Clone, Debug)]
struct Account {
    /// Requests, input tokens, output tokens.
    buckets: [Bucket; 3],
    growth: Growth,
    spent: u64,
    used: Duration,
}

/// The state of one bucket, for the headers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    pub limit: u64,
    pub left: f64,
    pub until_full: Duration,
}

/// One request being worked on; it counts until this is dropped.
#[derive(Debug)]
pub(super) struct Working(Arc<AtomicU64>);

impl Drop for Working {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Limits {
    pub(super) fn new(set: spec::Limits) -> Self {
        Self { set, accounts: Mutex::default(), working: Arc::default(), told: AtomicU64::new(0) }
    }

    pub(super) fn begin(&self) -> Working {
        self.working.fetch_add(1, Ordering::Relaxed);
        Working(Arc::clone(&self.working))
    }

    /// Takes what a request needs, or nothing at all and says why not.
    pub(super) fn admit(&self, key: u64, pool: Pool, input: u64, now: Duration) -> Result<(), Refused> {
        if self.set.overload.is_some_and(|most| self.working.load(Ordering::Relaxed) > most) {
            return Err(Refused::Overloaded);
        }
        let rates = self.rates(now);
        self.with(key, pool, now, |account| {
            if self.set.monthly_cap.is_some_and(|cap| account.spent >= cap) {
                return Err(Refused::MonthlyCap);
            }
            // Output is counted when there is some, so that a bucket in debt only has to be out of it.
            let needs = [("requests", 1.0), ("input tokens", exact(input)), ("output tokens", 1.0)];
            let counted = if pool == Pool::Messages { 3 } else { 1 };
            for (index, (what, need)) in needs.into_iter().enumerate().take(counted) {
                let rate = rates[index];
                if let Some(wait) = account.buckets[index].wait(size(rate), need) {
                    return Err(Refused::Limit { what, rate, wait });
                }
            }
            if let Some(more) = self.set.ramp.filter(|_| pool == Pool::Messages)
                && let Some(wait) = account.growth.wait(more, now)
            {
                return Err(Refused::Ramp { wait });
            }
            account.growth.count(now);
            account.buckets[0].take(1.0);
            account.buckets[1].take(if counted == 3 { exact(input) } else { 0.0 });
            Ok(())
        })
    }

    /// Books what an admitted request has produced and cost.
    pub(super) fn book(&self, key: u64, output: u64, cost: u64, now: Duration) {
        self.with(key, Pool::Messages, now, |account| {
            account.buckets[2].take(exact(output));
            account.spent = account.spent.saturating_add(cost);
        });
    }

    /// How the buckets of a key stand: requests, input tokens, output tokens.
    pub(super) fn standing(&self, key: u64, pool: Pool, now: Duration) -> [Standing; 3] {
        let rates = self.rates(now);
        self.with(key, pool, now, |account| {
            std::array::from_fn(|index| Standing {
                limit: rates[index].per_minute(),
                left: account.buckets[index].left(),
                until_full: account.buckets[index].until_full(size(rates[index])),
            })
        })
    }

    fn rates(&self, now: Duration) -> [Rate; 3] {
        let set = [&self.set.requests, &self.set.input_tokens, &self.set.output_tokens];
        std::array::from_fn(|index| set[index].at(now).unwrap_or(ENOUGH[index]))
    }

    fn with<T>(&self, key: u64, pool: Pool, now: Duration, act: impl FnOnce(&mut Account) -> T) -> T {
        let sizes = self.rates(now).map(size);
        let mut accounts = self.lock();
        if accounts.len() >= KEYS && !accounts.contains_key(&(key, pool)) {
            let oldest = accounts.iter().min_by_key(|(_, account)| account.used).map(|(key, _)| *key);
            oldest.map(|key| accounts.remove(&key));
        }
        let account = accounts.entry((key, pool)).or_insert_with(|| Account {
            buckets: sizes.map(|size| Bucket::full(size, now)),
            growth: Growth::default(),
            spent: 0,
            used: now,
        });
        account.used = now;
        for (bucket, size) in account.buckets.iter_mut().zip(sizes) {
            bucket.refill(size, now);
        }
        act(account)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<(u64, Pool), Account>> {
        // Every account is valid after every single statement.
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn size(rate: Rate) -> Size {
    let seconds = if rate.per == Period::Second { 1.0 } else { 60.0 };
    Size { most: exact(rate.burst()), per_second: exact(rate.count) / seconds }
}

/// Counts of requests and tokens lie far below the 52 bits that a double holds.
#[allow(clippy::cast_precision_loss, reason = "see above")]
fn exact(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::Spec;

    fn limits(spec: &str) -> Limits {
        Limits::new(Spec::parse(spec).expect(spec).settings.limits)
    }

    const START: Duration = Duration::ZERO;

    #[test]
    fn fifty_a_second_with_a_burst_of_fifty() {
        let limits = limits("rps=50/50");
        let at = |millis| limits.admit(1, Pool::Messages, 10, Duration::from_millis(millis));
        assert!((0..50).all(|_| at(0).is_ok()));
        let Err(Refused::Limit { what, wait, .. }) = at(0) else { panic!("refused") };
        assert_eq!((what, wait), ("requests", Duration::from_millis(20)));
        assert!(at(20).is_ok() && at(20).is_err());
        // Another key and another kind of request have buckets of their own.
        assert!(limits.admit(2, Pool::Messages, 10, START).is_ok());
        assert!(limits.admit(1, Pool::CountTokens, 10, START).is_ok());
    }

    #[test]
    fn tokens_are_taken_in_and_out() {
        let limits = limits("itpm=1000,otpm=600");
        assert!(limits.admit(1, Pool::Messages, 900, START).is_ok());
        let refused = limits.admit(1, Pool::Messages, 200, START);
        assert!(matches!(refused, Err(Refused::Limit { what: "input tokens", .. })));
        assert!(limits.admit(1, Pool::Messages, 100, START).is_ok());
        limits.book(1, 700, 0, START);
        let refused = limits.admit(1, Pool::Messages, 0, START);
        let Err(Refused::Limit { what: "output tokens", wait, .. }) = refused else { panic!("{refused:?}") };
        // A hundred tokens of debt and the one that is needed, at ten a second.
        assert_eq!(wait, Duration::from_millis(10_100));
        assert!(limits.admit(1, Pool::Messages, 0, wait).is_ok());
    }

    #[test]
    fn money_load_and_change() {
        let limited = limits("monthly-cap=0.01");
        limited.book(1, 10, 10_000_000, START);
        assert_eq!(limited.admit(1, Pool::Messages, 1, START), Err(Refused::MonthlyCap));
        assert!(limited.admit(2, Pool::Messages, 1, START).is_ok());
        let limited = limits("overload=1");
        let one = limited.begin();
        assert!(limited.admit(1, Pool::Messages, 1, START).is_ok());
        let two = limited.begin();
        assert_eq!(limited.admit(1, Pool::Messages, 1, START), Err(Refused::Overloaded));
        drop((one, two));
        assert!(limited.admit(1, Pool::Messages, 1, START).is_ok());
        let limited = limits("rpm=100,rpm=1@10s");
        assert!(limited.admit(1, Pool::Messages, 1, START).is_ok());
        let later = Duration::from_secs(10);
        assert!(limited.admit(1, Pool::Messages, 1, later).is_ok());
        assert!(limited.admit(1, Pool::Messages, 1, later).is_err());
    }

    #[test]
    fn traffic_may_only_grow_so_fast() {
        let limits = limits("ramp=5");
        let passed = |second: u64| {
            let now = Duration::from_secs(second);
            (0..100).filter(|_| limits.admit(1, Pool::Messages, 1, now).is_ok()).count()
        };
        assert_eq!((passed(0), passed(1), passed(2), passed(9)), (5, 10, 15, 5));
    }

    #[test]
    fn no_number_of_keys_takes_more_memory() {
        let limits = limits("rpm=1");
        for key in 0..5_000 {
            assert!(limits.admit(key, Pool::Messages, 1, Duration::from_millis(key)).is_ok());
        }
        assert_eq!(limits.lock().len(), KEYS);
    }
}
