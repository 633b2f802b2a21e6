//! Whether another attempt is made: one pure function over what was asked, how far it got and how it went.
//!
//! The rules come from measurements on clients that repeat paid work or wait for hours in silence;
//! `docs/resilience.md` has them as a table.

use std::time::Duration;

use super::policy::{Action, Budget, Limits, Operation, Outcome, Phase, Stop};

/// A conflict either passes at once or is real.
const MOST_CONFLICTS: u32 = 2;
/// A portal or a gateway's page may be a passing fault once, not twice.
const MOST_STRANGERS: u32 = 1;
/// First backoff; doubles with every attempt.
const FIRST_BACKOFF: Duration = Duration::from_millis(500);
/// Longest backoff of our own.
const LONGEST_BACKOFF: Duration = Duration::from_secs(8);
/// Never hammer, whatever the dice say.
const SHORTEST_BACKOFF: Duration = Duration::from_millis(200);
/// After 529 the whole service is busy: start higher.
const FIRST_OVERLOAD_BACKOFF: Duration = Duration::from_secs(1);

/// What an outcome allows, before budgets are looked at.
enum Verdict {
    Retry,
    No,
    Unknown,
}

/// Decides what follows an attempt that ended in `outcome` during `phase`.
#[must_use]
pub fn decide(
    operation: Operation,
    phase: Phase,
    outcome: Outcome,
    limits: &Limits,
    budget: &Budget,
) -> Action {
    if phase == Phase::Visible {
        return Action::GiveUp(Stop::Visible);
    }
    match verdict(operation, phase, outcome, budget) {
        Verdict::No => Action::GiveUp(Stop::Pointless),
        Verdict::Unknown => Action::Reconcile,
        Verdict::Retry => within_budget(outcome, limits, budget),
    }
}

#[allow(clippy::match_same_arms, reason = "one arm per row of the published table")]
fn verdict(operation: Operation, phase: Phase, outcome: Outcome, budget: &Budget) -> Verdict {
    let create = operation == Operation::Create;
    match outcome {
        Outcome::Dns { temporary: true } | Outcome::Connect | Outcome::ProxyDown => Verdict::Retry,
        Outcome::Lost | Outcome::Broken | Outcome::Final if create && phase > Phase::Upload => {
            Verdict::Unknown
        }
        Outcome::Dns { temporary: false } | Outcome::Tls | Outcome::ProxyRefused | Outcome::Final => {
            Verdict::No
        }
        Outcome::Lost | Outcome::Broken => Verdict::Retry,
        Outcome::Garbage | Outcome::NotTheApi if create => Verdict::Unknown,
        Outcome::Garbage => Verdict::Retry,
        Outcome::NotTheApi if budget.strangers > MOST_STRANGERS => Verdict::No,
        Outcome::NotTheApi => Verdict::Retry,
        // The answer that was lost did it, in all likelihood: a look tells, a repeat only conflicts again.
        Outcome::Status { code: 409, .. } if operation == Operation::Stop && budget.lost > 0 => Verdict::No,
        Outcome::Status { code, envelope, retryable } => status(create, code, envelope, retryable, budget),
    }
}

/// Whether trying again helps is known already; what is left is whether a create may have been done all the same.
fn status(create: bool, code: u16, envelope: bool, retryable: bool, budget: &Budget) -> Verdict {
    let refused = envelope && matches!(code, 503 | 529);
    match code {
        409 if create || budget.conflicts > MOST_CONFLICTS => Verdict::No,
        408 | 500..=599 if create && !refused && !matches!(code, 501 | 505) => Verdict::Unknown,
        _ if retryable => Verdict::Retry,
        _ => Verdict::No,
    }
}

fn within_budget(outcome: Outcome, limits: &Limits, budget: &Budget) -> Action {
    if budget.attempts > limits.max_retries {
        return Action::GiveUp(Stop::Attempts);
    }
    let (delay, asked) = match budget.asked {
        Some(asked) => (asked, true),
        None => (backoff(outcome, budget.attempts, budget.jitter), false),
    };
    if asked && delay > limits.max_wait {
        return Action::GiveUp(Stop::WaitTooLong(delay));
    }
    if budget.left.is_some_and(|left| delay >= left) {
        return Action::GiveUp(Stop::WaitDoesNotFit(delay));
    }
    if !asked && budget.spent + delay > limits.retry_max_time {
        return Action::GiveUp(Stop::Time);
    }
    Action::Retry { delay, asked }
}

/// Our own wait after the `attempts`-th attempt: doubling, capped, spread over its last half.
#[must_use]
pub(crate) fn backoff(outcome: Outcome, attempts: u32, jitter: f64) -> Duration {
    let overloaded = matches!(outcome, Outcome::Status { code: 529, .. });
    let first = if overloaded { FIRST_OVERLOAD_BACKOFF } else { FIRST_BACKOFF };
    let doublings = attempts.saturating_sub(1).min(16);
    let full = first.saturating_mul(1 << doublings).min(LONGEST_BACKOFF);
    let share = 1.0 - 0.5 * jitter.clamp(0.0, 1.0);
    full.mul_f64(share).max(SHORTEST_BACKOFF)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::policy::{Operation as Op, Outcome as Out};
    use super::*;

    /// Those that hold unless somebody sets others.
    const LIMITS: Limits =
        Limits { max_retries: 4, max_wait: Duration::from_mins(5), retry_max_time: Duration::from_mins(2) };

    fn first() -> Budget {
        Budget { attempts: 1, jitter: 0.5, ..Budget::default() }
    }

    fn retryable(code: u16) -> bool {
        matches!(code, 408 | 409 | 425 | 429 | 500 | 502..=504 | 520..=599)
    }

    fn status(code: u16) -> Outcome {
        Out::Status { code, envelope: true, retryable: retryable(code) }
    }

    fn page(code: u16) -> Outcome {
        Out::Status { code, envelope: false, retryable: retryable(code) }
    }

    fn what(op: Op, phase: Phase, outcome: Outcome) -> &'static str {
        match decide(op, phase, outcome, &LIMITS, &first()) {
            Action::Retry { .. } => "retry",
            Action::GiveUp(_) => "no",
            Action::Reconcile => "unknown",
        }
    }

    #[test]
    fn the_table_of_outcomes_holds_row_by_row() {
        let rows: &[(Phase, Outcome, &str, &str, &str)] = &[
            (Phase::Connect, Out::Connect, "retry", "retry", "retry"),
            (Phase::Connect, Out::ProxyDown, "retry", "retry", "retry"),
            (Phase::Connect, Out::Dns { temporary: true }, "retry", "retry", "retry"),
            (Phase::Connect, Out::Dns { temporary: false }, "no", "no", "no"),
            (Phase::Connect, Out::Tls, "no", "no", "no"),
            (Phase::Connect, Out::ProxyRefused, "no", "no", "no"),
            (Phase::Upload, Out::Lost, "retry", "retry", "retry"),
            (Phase::Sent, Out::Lost, "retry", "retry", "unknown"),
            (Phase::Sent, Out::Garbage, "retry", "retry", "unknown"),
            (Phase::Answered, status(400), "no", "no", "no"),
            (Phase::Answered, status(401), "no", "no", "no"),
            (Phase::Answered, status(403), "no", "no", "no"),
            (Phase::Answered, status(404), "no", "no", "no"),
            (Phase::Answered, status(408), "retry", "retry", "unknown"),
            (Phase::Answered, status(409), "retry", "retry", "no"),
            (Phase::Answered, status(413), "no", "no", "no"),
            (Phase::Answered, status(425), "retry", "retry", "retry"),
            (Phase::Answered, status(429), "retry", "retry", "retry"),
            (Phase::Answered, status(500), "retry", "retry", "unknown"),
            (Phase::Answered, status(501), "no", "no", "no"),
            (Phase::Answered, page(502), "retry", "retry", "unknown"),
            (Phase::Answered, status(503), "retry", "retry", "retry"),
            (Phase::Answered, page(503), "retry", "retry", "unknown"),
            (Phase::Answered, status(504), "retry", "retry", "unknown"),
            (Phase::Answered, status(505), "no", "no", "no"),
            (Phase::Answered, page(520), "retry", "retry", "unknown"),
            (Phase::Answered, status(529), "retry", "retry", "retry"),
            (Phase::Answered, page(529), "retry", "retry", "unknown"),
            (Phase::Answered, page(307), "no", "no", "no"),
            (Phase::Answered, Out::NotTheApi, "retry", "retry", "unknown"),
            (Phase::Hidden, Out::Broken, "retry", "retry", "unknown"),
            (Phase::Visible, Out::Broken, "no", "no", "no"),
        ];
        for (phase, outcome, read, generate, create) in rows {
            assert_eq!(what(Op::Read, *phase, *outcome), *read, "read {phase:?} {outcome:?}");
            assert_eq!(what(Op::Generate, *phase, *outcome), *generate, "generate {phase:?} {outcome:?}");
            assert_eq!(what(Op::Create, *phase, *outcome), *create, "create {phase:?} {outcome:?}");
        }
    }

    #[test]
    fn the_verdict_decides_but_for_what_may_exist() {
        let with =
            |code, retryable, op| what(op, Phase::Answered, Out::Status { code, envelope: true, retryable });
        assert_eq!(with(400, true, Op::Generate), "retry");
        assert_eq!(with(529, false, Op::Generate), "no");
        assert_eq!(with(500, true, Op::Create), "unknown");
        assert_eq!(with(500, false, Op::Create), "unknown");
    }

    #[test]
    fn our_own_waits_double_up_to_a_limit_and_lie_in_their_upper_half() {
        let waits = |outcome, jitter| {
            (1..=7).map(move |attempts| backoff(outcome, attempts, jitter).as_millis()).collect::<Vec<_>>()
        };
        assert_eq!(waits(status(500), 0.0), [500, 1000, 2000, 4000, 8000, 8000, 8000]);
        assert_eq!(waits(status(500), 1.0), [250, 500, 1000, 2000, 4000, 4000, 4000]);
        assert_eq!(waits(status(529), 0.0), [1000, 2000, 4000, 8000, 8000, 8000, 8000]);
        assert_eq!(backoff(Out::Lost, u32::MAX, 0.5), Duration::from_secs(6));
        assert_eq!(backoff(Out::Lost, 0, 7.0), Duration::from_millis(250), "dice that lie change nothing");
    }

    #[test]
    fn a_conflict_after_a_lost_reply_to_a_stop_is_not_repeated() {
        let after = |op, lost| {
            let budget = Budget { attempts: 2, conflicts: 1, lost, ..first() };
            matches!(decide(op, Phase::Answered, status(409), &LIMITS, &budget), Action::Retry { .. })
        };
        assert!(!after(Op::Stop, 1) && after(Op::Stop, 0) && after(Op::Generate, 1));
        let out_of_time = |phase| decide(Op::Create, phase, Out::Final, &LIMITS, &first());
        assert_eq!(out_of_time(Phase::Upload), Action::GiveUp(Stop::Pointless), "not sent whole");
        assert_eq!(out_of_time(Phase::Sent), Action::Reconcile);
    }

    #[test]
    fn budgets_end_it_and_say_which() {
        let limits = LIMITS;
        let ask = |budget: Budget| decide(Op::Read, Phase::Answered, status(529), &limits, &budget);
        let wait = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(ask(Budget { attempts: 5, ..first() }), Action::GiveUp(Stop::Attempts));
        assert_eq!(
            ask(Budget { asked: wait(301), ..first() }),
            Action::GiveUp(Stop::WaitTooLong(Duration::from_secs(301)))
        );
        assert_eq!(
            ask(Budget { asked: wait(171), left: wait(60), ..first() }),
            Action::GiveUp(Stop::WaitDoesNotFit(Duration::from_secs(171)))
        );
        assert_eq!(ask(Budget { spent: Duration::from_mins(2), ..first() }), Action::GiveUp(Stop::Time));
        assert_eq!(
            ask(Budget { spent: Duration::from_mins(2), asked: wait(9), ..first() }),
            Action::Retry { delay: Duration::from_secs(9), asked: true }
        );
        // Each limit itself is still within.
        let exact = |budget: Budget| matches!(ask(budget), Action::Retry { .. });
        assert!(exact(Budget { attempts: 4, ..first() }) && exact(Budget { asked: wait(300), ..first() }));
        let own = backoff(status(529), 1, 0.5);
        let all = Duration::from_mins(2).saturating_sub(own);
        assert!(exact(Budget { spent: all, ..first() }));
        assert!(!exact(Budget { spent: all + Duration::from_nanos(1), ..first() }));
        assert!(!exact(Budget { left: Some(own), ..first() }), "no time would be left for the attempt");
        assert!(exact(Budget { left: Some(own + Duration::from_nanos(1)), ..first() }));
        let conflict = |conflicts| {
            decide(Op::Read, Phase::Answered, status(409), &limits, &Budget { conflicts, ..first() })
        };
        assert!(matches!(conflict(2), Action::Retry { .. }));
        assert_eq!(conflict(3), Action::GiveUp(Stop::Pointless));
    }

    proptest! {
        #[test]
        fn never_earlier_than_asked_never_later_than_there_is_time(
            attempts in 1u32..6, spent in 0u64..150, left in proptest::option::of(0u64..10_000),
            asked in proptest::option::of(1u64..10_000_000), jitter in -1.0f64..2.0, code in 300u16..600,
        ) {
            let budget = Budget {
                attempts,
                spent: Duration::from_secs(spent),
                left: left.map(Duration::from_secs),
                asked: asked.map(Duration::from_millis),
                jitter,
                ..Budget::default()
            };
            let limits = LIMITS;
            if let Action::Retry { delay, asked } =
                decide(Op::Generate, Phase::Answered, status(code), &limits, &budget)
            {
                prop_assert!(attempts <= limits.max_retries);
                prop_assert_eq!(asked, budget.asked.is_some());
                if let Some(wanted) = budget.asked {
                    prop_assert!(delay >= wanted && delay <= limits.max_wait);
                } else {
                    prop_assert!(delay >= SHORTEST_BACKOFF && delay <= LONGEST_BACKOFF);
                }
                if let Some(left) = budget.left {
                    prop_assert!(delay < left);
                }
            }
        }

        #[test]
        fn what_was_seen_is_never_repeated(code in 300u16..600, attempts in 1u32..9) {
            let budget = Budget { attempts, ..first() };
            let action = decide(Op::Generate, Phase::Visible, status(code), &LIMITS, &budget);
            prop_assert_eq!(action, Action::GiveUp(Stop::Visible));
        }
    }
}
