//! The breaker of a run: where most calls fail the API is down, and everybody waits while one asks whether it is back.

use std::collections::VecDeque;
use std::time::Duration;

/// Outcomes that are looked at.
const WINDOW: usize = 100;
/// Below this many nothing is decided.
const ENOUGH: usize = 20;
/// The longest pause, as a multiple of the first.
const LONGEST: u32 = 20;
/// Calls that must succeed after the first probe before everybody goes on.
const SECOND_ROUND: u32 = 3;

/// Whether a call may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passage {
    Open,
    Probe,
    Until(Duration),
    /// The probes are out: wait for them.
    Full,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Closed,
    Paused(Duration),
    /// How many may go, how many are out, how many came back well.
    Probing {
        may: u32,
        out: u32,
        well: u32,
    },
}

#[derive(Debug)]
pub(super) struct Breaker {
    state: State,
    first: Duration,
    pause: Duration,
    /// The newest outcomes; whether each was a failure.
    outcomes: VecDeque<bool>,
    failures: usize,
    opened: bool,
    recovered: bool,
}

impl Breaker {
    pub(super) fn new(pause: Duration) -> Self {
        Self {
            state: State::Closed,
            first: pause,
            pause,
            outcomes: VecDeque::new(),
            failures: 0,
            opened: false,
            recovered: false,
        }
    }

    pub(super) fn passage(&mut self, now: Duration) -> Passage {
        if let State::Paused(until) = self.state {
            if now < until {
                return Passage::Until(until);
            }
            self.state = State::Probing { may: 1, out: 0, well: 0 };
        }
        match self.state {
            State::Probing { may, out, well } if out + well >= may => Passage::Full,
            State::Probing { .. } => Passage::Probe,
            State::Closed | State::Paused(_) => Passage::Open,
        }
    }

    /// A probe was sent.
    pub(super) fn sent(&mut self) {
        if let State::Probing { out, .. } = &mut self.state {
            *out += 1;
        }
    }

    /// A call ended: well, badly, or without a word about the API.
    pub(super) fn outcome(&mut self, now: Duration, probe: bool, well: Option<bool>) {
        match (&mut self.state, well) {
            (State::Closed, Some(well)) => self.note(now, !well),
            (State::Probing { out, .. }, None) if probe => *out = out.saturating_sub(1),
            (State::Probing { out, well, may }, Some(true)) if probe => {
                *out = out.saturating_sub(1);
                *well += 1;
                if *well >= *may {
                    let first_round = *may == 1;
                    self.state = if first_round {
                        State::Probing { may: SECOND_ROUND, out: 0, well: 0 }
                    } else {
                        self.close()
                    };
                }
            }
            (State::Probing { .. }, Some(false)) if probe => {
                self.pause = (self.pause * 2).min(self.first * LONGEST);
                self.state = State::Paused(now + self.pause);
            }
            _ => {}
        }
    }

    fn close(&mut self) -> State {
        self.pause = self.first;
        self.outcomes.clear();
        self.failures = 0;
        self.recovered = true;
        State::Closed
    }

    fn note(&mut self, now: Duration, failed: bool) {
        self.outcomes.push_back(failed);
        self.failures += usize::from(failed);
        if self.outcomes.len() > WINDOW {
            self.failures -= usize::from(self.outcomes.pop_front() == Some(true));
        }
        if self.outcomes.len() >= ENOUGH && self.failures * 2 >= self.outcomes.len() {
            self.state = State::Paused(now + self.pause);
            self.opened = true;
        }
    }

    /// Whether it opened since this was asked last.
    pub(super) fn take_opened(&mut self) -> bool {
        std::mem::take(&mut self.opened)
    }

    /// Whether it closed again since this was asked last.
    pub(super) fn recovered(&mut self) -> bool {
        std::mem::take(&mut self.recovered)
    }

    pub(super) fn is_open(&self) -> bool {
        self.state != State::Closed
    }
}
