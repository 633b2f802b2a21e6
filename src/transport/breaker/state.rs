//! The breaker as a pure state machine: closed, open, half-open. Time comes in as Unix milliseconds, because
//! processes that share a file share no other clock.

use serde::{Deserialize, Serialize};

use crate::error::ErrorKind;

/// When the breaker opens, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// Transient failures in a row that open it.
    pub threshold: u32,
    /// How long it stays open before one call may probe, in milliseconds.
    pub cooldown_ms: u64,
}

/// What is kept between calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct State {
    /// Transient failures in a row.
    pub failures: u32,
    /// When it opened, in Unix milliseconds; absent while it is closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_ms: Option<u64>,
    /// When the one probe of the half-open state set out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probe_ms: Option<u64>,
    /// Name of the kind of the failure that opened it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// Whether a call may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Admission {
    /// Closed: go on.
    Go,
    /// Half-open: go on as the one probe.
    Probe,
    /// Open, or another probe is under way.
    Refused {
        /// The kind of the failure that opened it.
        kind: ErrorKind,
        /// Until the next probe may set out, in milliseconds.
        wait_ms: u64,
    },
}

/// How a call ended, for the breaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The API answered, be it with an error of the request's own.
    Up,
    /// A failure that may pass by itself.
    Down(ErrorKind),
    /// It says nothing about the API: ended by the user, or by something local.
    Silent,
}

impl State {
    /// Asks for permission; a probe is noted, so that only one sets out.
    #[must_use]
    pub(crate) fn admit(mut self, rule: Rule, now: u64) -> (Self, Admission) {
        let Some(opened) = self.opened_ms else { return (self, Admission::Go) };
        // A clock that was set back must not keep the breaker open for ever.
        let since = now.saturating_sub(opened.min(now));
        let kind = self.kind.as_deref().and_then(ErrorKind::from_name).unwrap_or(ErrorKind::Unavailable);
        if since < rule.cooldown_ms {
            return (self, Admission::Refused { kind, wait_ms: rule.cooldown_ms - since });
        }
        let probing = self.probe_ms.map(|at| now.saturating_sub(at.min(now)));
        match probing {
            Some(age) if age < rule.cooldown_ms => {
                (self, Admission::Refused { kind, wait_ms: rule.cooldown_ms - age })
            }
            _ => {
                self.probe_ms = Some(now);
                (self, Admission::Probe)
            }
        }
    }

    /// Takes the result of a call that was admitted.
    #[must_use]
    pub(crate) fn settle(mut self, rule: Rule, now: u64, admission: Admission, verdict: Verdict) -> Self {
        match verdict {
            Verdict::Up => Self::default(),
            Verdict::Silent => {
                if admission == Admission::Probe {
                    self.probe_ms = None;
                }
                self
            }
            // It set out before the breaker opened and tells nothing new.
            Verdict::Down(_) if self.opened_ms.is_some() && admission == Admission::Go => self,
            Verdict::Down(kind) => {
                self.failures = self.failures.saturating_add(1);
                if admission == Admission::Probe || self.failures >= rule.threshold {
                    self.opened_ms = Some(now);
                    self.probe_ms = None;
                    self.kind = Some(kind.name().to_owned());
                }
                self
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule { threshold: 3, cooldown_ms: 1000 };
    const DOWN: Verdict = Verdict::Down(ErrorKind::Overloaded);

    fn call(state: State, now: u64, verdict: Verdict) -> (State, Admission) {
        let (state, admission) = state.admit(RULE, now);
        let after = match admission {
            Admission::Refused { .. } => state,
            _ => state.settle(RULE, now, admission, verdict),
        };
        (after, admission)
    }

    fn open() -> State {
        (0..3).fold(State::default(), |state, now| call(state, now, DOWN).0)
    }

    #[test]
    fn it_opens_after_the_threshold_and_names_what_opened_it() {
        let (_, admission) = call(open(), 100, DOWN);
        assert_eq!(admission, Admission::Refused { kind: ErrorKind::Overloaded, wait_ms: 902 });
    }

    #[test]
    fn a_success_between_failures_starts_the_count_anew() {
        let mut state = State::default();
        for verdict in [DOWN, DOWN, Verdict::Up, DOWN, DOWN] {
            let (after, admission) = call(state, 5, verdict);
            assert_eq!(admission, Admission::Go);
            state = after;
        }
    }

    #[test]
    fn after_the_cooldown_one_probe_decides() {
        let (probing, admission) = open().admit(RULE, 1002);
        assert_eq!(admission, Admission::Probe);
        let (probing, second) = probing.admit(RULE, 1100);
        assert!(matches!(second, Admission::Refused { wait_ms: 902, .. }), "{second:?}");
        let closed = probing.clone().settle(RULE, 1200, admission, Verdict::Up);
        assert_eq!(closed, State::default());
        let reopened = probing.settle(RULE, 1200, admission, DOWN);
        assert!(matches!(call(reopened, 1300, DOWN).1, Admission::Refused { wait_ms: 900, .. }));
    }

    #[test]
    fn a_late_failure_changes_neither_the_time_nor_the_kind() {
        let late = open().settle(RULE, 900, Admission::Go, Verdict::Down(ErrorKind::RateLimit));
        assert_eq!(late, open());
    }

    #[test]
    fn a_probe_that_never_came_back_is_replaced_and_a_silent_one_too() {
        let (probing, admission) = open().admit(RULE, 1002);
        assert_eq!(probing.clone().admit(RULE, 2002).1, Admission::Probe);
        let silent = probing.settle(RULE, 1010, admission, Verdict::Silent);
        assert_eq!(silent.admit(RULE, 1011).1, Admission::Probe);
    }

    #[test]
    fn a_clock_set_back_delays_by_one_cooldown_at_most() {
        let state = State { opened_ms: Some(1_000_000), failures: 3, ..State::default() };
        assert!(matches!(state.admit(RULE, 5).1, Admission::Refused { wait_ms: 1000, .. }));
    }
}
