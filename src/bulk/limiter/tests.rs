//! The limiter against a simulated API, in virtual time: it neither starves nor hammers.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::*;

/// What the simulated API claims in its headers, as a factor of the truth; no headers at all; or always the same.
#[derive(Clone, Copy, Debug)]
enum Headers {
    Times(f64),
    Absent,
    Constant,
    Empty,
}

#[derive(Clone, Copy, Debug)]
struct Api {
    /// Requests a second, and how many may come at once.
    rate: f64,
    burst: f64,
    /// Until the first byte of an answer, in milliseconds.
    latency: u64,
    headers: Headers,
    /// From when to when it is down, in seconds.
    down: (f64, f64),
    /// The share that a second process takes.
    other: f64,
    /// A ramp limit rejects from this rate on, for as long as it is exceeded.
    ramp: Option<f64>,
}

const FIFTY: Api = Api {
    rate: 50.0,
    burst: 50.0,
    latency: 200,
    headers: Headers::Times(1.0),
    down: (0.0, 0.0),
    other: 0.0,
    ramp: None,
};

struct Server {
    api: Api,
    level: f64,
    at: f64,
    recent: VecDeque<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Reply {
    Ok,
    Limited { after: u64, ramp: bool },
    Down,
}

impl Server {
    fn take(&mut self, now: f64) -> (Reply, Seen) {
        let api = self.api;
        self.level = (self.level + (now - self.at) * api.rate * (1.0 - api.other)).min(api.burst);
        self.at = now;
        if (api.down.0..api.down.1).contains(&now) {
            return (Reply::Down, Seen::default());
        }
        self.recent.push_back(now);
        while self.recent.front().is_some_and(|first| now - first > 1.0) {
            self.recent.pop_front();
        }
        #[allow(clippy::cast_precision_loss, reason = "small")]
        let ramp = api.ramp.is_some_and(|most| self.recent.len() as f64 > most + now);
        let reply = if ramp {
            Reply::Limited { after: 5, ramp: true }
        } else if self.level >= 1.0 {
            self.level -= 1.0;
            Reply::Ok
        } else {
            Reply::Limited { after: 1, ramp: false }
        };
        let pair = |limit: f64, remaining: f64| {
            [
                ("anthropic-ratelimit-requests-limit", format!("{}", (limit * 60.0).round())),
                ("anthropic-ratelimit-requests-remaining", format!("{}", remaining.floor())),
            ]
        };
        let headers = match api.headers {
            Headers::Absent => return (reply, Seen::default()),
            Headers::Times(factor) => pair(api.rate * factor, self.level * factor),
            Headers::Constant => pair(api.rate, api.rate * 60.0),
            Headers::Empty => pair(api.rate, 0.0),
        };
        (reply, Seen::read(headers.iter().map(|(name, value)| (*name, value.as_str()))))
    }
}

#[derive(Debug, Default)]
struct Tally {
    answered: u64,
    limited: u64,
    failed: u64,
    seconds: f64,
    most_per_second: usize,
    early: u64,
}

/// Makes `items` calls through one limiter; each is repeated until it is answered.
fn simulate(api: Api, items: u64, most: usize) -> Tally {
    let rules = Rules { most, unlimited: false, shares: [None; 3], pause: Duration::from_secs(15) };
    simulate_with(Limiter::new(rules), api, items)
}

fn simulate_with(mut limiter: Limiter, api: Api, items: u64) -> Tally {
    let mut server = Server { api, level: api.burst, at: 0.0, recent: VecDeque::new() };
    let mut tally = Tally::default();
    let mut now = Duration::ZERO;
    let mut waiting = items;
    let mut flying: BinaryHeap<Reverse<(Duration, u64)>> = BinaryHeap::new();
    let mut calls: std::collections::HashMap<u64, (Ticket, Reply, Seen)> = std::collections::HashMap::new();
    let mut shut = Duration::ZERO;
    let mut starts: VecDeque<Duration> = VecDeque::new();
    let mut dice = 7u64;
    loop {
        assert!(now < Duration::from_hours(2), "it starves: {tally:?} {:?}", limiter.view(now));
        let mut next = flying.peek().map(|Reverse((at, _))| *at);
        while waiting > 0 {
            match limiter.admit(now, Need { input: 10.0, output: 10.0 }) {
                Admission::Go(ticket) => {
                    if now < shut {
                        tally.early += 1;
                    }
                    waiting -= 1;
                    starts.push_back(now);
                    while starts
                        .front()
                        .is_some_and(|first| now.saturating_sub(*first) > Duration::from_secs(1))
                    {
                        starts.pop_front();
                    }
                    tally.most_per_second = tally.most_per_second.max(starts.len());
                    // The network delays each request a little differently.
                    dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    let jitter = (dice >> 33) % 4;
                    let arrives = now + Duration::from_millis(1 + jitter);
                    let (reply, seen) = server.take(arrives.as_secs_f64());
                    let back =
                        arrives + Duration::from_millis(if reply == Reply::Ok { api.latency } else { 5 });
                    calls.insert(ticket.order, (ticket, reply, seen));
                    flying.push(Reverse((back, ticket.order)));
                    next = flying.peek().map(|Reverse((at, _))| *at);
                }
                Admission::At(at) => {
                    assert!(at > now, "it would spin");
                    next = Some(next.map_or(at, |next| next.min(at)));
                    break;
                }
                Admission::Full => {
                    assert!(!flying.is_empty(), "a deadlock: {:?}", limiter.view(now));
                    break;
                }
            }
        }
        let Some(at) = next else { break };
        now = at.max(now);
        while let Some(Reverse((back, order))) = flying.peek().copied()
            && back <= now
        {
            flying.pop();
            let (ticket, reply, seen) = calls.remove(&order).expect("in flight");
            if reply != Reply::Down {
                limiter.seen(now, &ticket, &seen, reply == Reply::Ok);
            }
            match reply {
                Reply::Ok => {
                    tally.answered += 1;
                    tally.seconds = now.as_secs_f64();
                    limiter.settle(now, &ticket, Settled::Answered(10.0, 10.0));
                }
                Reply::Limited { after, ramp } => {
                    tally.limited += 1;
                    waiting += 1;
                    let after = Duration::from_secs(after);
                    shut = shut.max(now + after);
                    limiter.settle(now, &ticket, Settled::Limited { after: Some(after), ramp });
                }
                Reply::Down => {
                    tally.failed += 1;
                    waiting += 1;
                    limiter.settle(now, &ticket, Settled::Down);
                }
            }
        }
    }
    tally
}

fn share(tally: &Tally) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "small")]
    let share = tally.limited as f64 / tally.answered as f64;
    share
}

/// Answered in all, at most this share rejected, within this factor of the ideal time, and never against the gate.
fn holds(api: Api, items: u64, most: usize, rejected: f64, factor: f64) {
    let tally = simulate(api, items, most);
    assert_eq!(tally.answered, items, "{api:?}");
    assert_eq!(tally.early, 0, "{api:?}");
    #[allow(clippy::cast_precision_loss, reason = "small")]
    let ideal = (items as f64 - api.burst) / (api.rate * (1.0 - api.other));
    assert!(share(&tally) <= rejected, "{:.4} rejected: {api:?} {tally:?}", share(&tally));
    assert!(tally.seconds <= ideal * factor, "{:.3} of ideal: {api:?} {tally:?}", tally.seconds / ideal);
}

#[test]
fn honest_headers_are_followed_to_the_last_request() {
    for most in [16, 64, 256] {
        holds(FIFTY, 1_500, most, 0.01, 1.05);
    }
    holds(FIFTY, 180_000, 64, 0.001, 1.01);
    holds(Api { rate: 50.0 / 60.0, burst: 50.0, ..FIFTY }, 500, 64, 0.01, 1.06);
    holds(Api { rate: 400.0, burst: 24_000.0, latency: 50, ..FIFTY }, 40_000, 64, 0.01, 1.05);
    holds(Api { latency: 3_000, rate: 10.0, burst: 600.0, ..FIFTY }, 3_000, 64, 0.01, 1.06);
}

#[test]
fn headers_that_are_wrong_by_two_are_found_out() {
    for factor in [0.5, 2.0] {
        for most in [16, 64, 256] {
            holds(Api { headers: Headers::Times(factor), ..FIFTY }, 1_500, most, 0.05, 1.25);
        }
    }
}

#[test]
fn without_headers_the_rate_is_felt_out() {
    for most in [16, 64, 256] {
        holds(Api { headers: Headers::Absent, ..FIFTY }, 1_500, most, 0.05, 1.25);
        // Headers that never change say nothing: all may be in flight when the first is rejected.
        holds(Api { headers: Headers::Constant, ..FIFTY }, 1_500, most.min(64), 0.06, 1.3);
        holds(Api { headers: Headers::Empty, ..FIFTY }, 1_500, most.min(64), 0.06, 1.3);
    }
    holds(Api { headers: Headers::Absent, ..FIFTY }, 60_000, 64, 0.02, 1.1);
}

#[test]
fn two_processes_on_one_key_share_it() {
    holds(Api { other: 0.5, ..FIFTY }, 1_500, 64, 0.02, 1.1);
    holds(Api { other: 0.9, ..FIFTY }, 1_500, 64, 0.02, 1.1);
}

#[test]
fn an_outage_pauses_everything_and_ends_by_itself() {
    let tally = simulate(Api { down: (5.0, 185.0), ..FIFTY }, 1_500, 64);
    assert_eq!(tally.answered, 1_500);
    assert!(tally.failed < 100, "{tally:?}");
    // Three minutes, at most one pause more, and the half speed after it.
    assert!(tally.seconds < 29.0 + 180.0 + 130.0, "{tally:?}");
    let never = simulate(Api { down: (0.0, 3_000.0), ..FIFTY }, 100, 64);
    assert!(never.failed < 100, "{never:?}");
}

#[test]
fn a_ramp_limit_slows_everything_down() {
    let tally = simulate(Api { rate: 200.0, burst: 400.0, ramp: Some(40.0), ..FIFTY }, 3_000, 64);
    assert_eq!((tally.answered, tally.early), (3_000, 0), "{tally:?}");
    assert!(share(&tally) < 0.05, "{tally:?}");
}

#[test]
fn a_share_of_ones_own_is_kept() {
    let rules = Rules {
        most: 64,
        unlimited: false,
        shares: [Some(600.0), None, None],
        pause: Duration::from_secs(15),
    };
    let tally = simulate_with(Limiter::new(rules), FIFTY, 300);
    assert_eq!((tally.answered, tally.limited), (300, 0));
    assert!((29.0..31.0).contains(&tally.seconds) && tally.most_per_second <= 21, "{tally:?}");
}

#[test]
fn without_limits_only_the_number_in_flight_and_the_servers_word_count() {
    let rules = Rules { most: 8, unlimited: true, shares: [None; 3], pause: Duration::from_secs(15) };
    let tally = simulate_with(Limiter::new(rules), Api { rate: 1e6, burst: 1e6, ..FIFTY }, 400);
    assert_eq!((tally.answered, tally.early), (400, 0));
    assert!((10.0..10.4).contains(&tally.seconds), "{tally:?}");
}

#[test]
fn an_answer_larger_than_the_bucket_is_let_through_when_that_is_full() {
    let rules = Rules { most: 4, unlimited: false, shares: [None; 3], pause: Duration::from_secs(15) };
    let mut limiter = Limiter::new(rules);
    let need = Need { input: 90_000.0, output: 10.0 };
    let Admission::Go(first) = limiter.admit(Duration::ZERO, need) else { panic!("the first goes") };
    let seen = Seen::read(
        [
            ("anthropic-ratelimit-input-tokens-limit", "30000"),
            ("anthropic-ratelimit-input-tokens-remaining", "0"),
        ]
        .into_iter(),
    );
    limiter.seen(Duration::from_secs(1), &first, &seen, true);
    limiter.settle(Duration::from_secs(2), &first, Settled::Answered(90_000.0, 10.0));
    let mut now = Duration::from_secs(2);
    for _ in 0..1_000 {
        match limiter.admit(now, need) {
            Admission::Go(_) => return,
            Admission::At(at) => now = at,
            Admission::Full => panic!("nothing is in flight"),
        }
    }
    panic!("it starves");
}

mod model {
    //! Whatever the API does, every item is answered once it is up, nothing starts against a gate, nothing spins.

    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;

    /// Seeds that failed once and are tried first.
    const FAILED_ONCE: FileFailurePersistence =
        FileFailurePersistence::Direct("tests/fixtures/limiter_seeds.txt");

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 64, failure_persistence: Some(Box::new(FAILED_ONCE)), ..ProptestConfig::default()
        })]
        #[test]
        fn it_neither_starves_nor_hammers(
            rate in 1.0f64..200.0, burst in 1.0f64..400.0, latency in 1u64..3_000, factor in 0.3f64..4.0,
            kind in 0u8..3, most in 1usize..128, down in 0.0f64..30.0, other in 0.0f64..0.9,
        ) {
            let headers = match kind {
                0 => Headers::Times(factor),
                1 => Headers::Absent,
                _ => Headers::Constant,
            };
            let api = Api { rate, burst, latency, headers, down: (2.0, 2.0 + down), other, ramp: None };
            let tally = simulate(api, 400, most);
            prop_assert_eq!(tally.answered, 400);
            prop_assert_eq!(tally.early, 0);
            prop_assert!(tally.limited <= 320, "{:?}", tally);
        }
    }
}
