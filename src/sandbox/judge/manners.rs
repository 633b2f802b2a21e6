//! What a client did wrong, from what was seen of it. Pure, so that every judgement can be tested.

use std::time::Duration;

use super::{Expected, Finding, Run, Sin, Trial};
use crate::sandbox::seen::Seen;

/// Clocks and schedulers are not exact; so much earlier than asked is in time.
const SLACK: Duration = Duration::from_millis(50);
/// A retry sooner than this after a failure is no backoff.
const AT_ONCE: Duration = Duration::from_millis(100);
/// So many tries in one trial are too many, whatever lies between them.
const TOO_MANY: usize = 40;
/// So many pauses in a row must have grown by the last one, unless they are long anyway.
const STEPS: usize = 5;
const LONG: Duration = Duration::from_secs(5);

/// Everything that can be said against the client in this trial.
pub(super) fn findings(trial: &Trial, run: &Run) -> Vec<Finding> {
    let mut found = vec![];
    let mut say = |sin: Sin, evidence: Option<String>| {
        found.extend(evidence.map(|evidence| Finding { sin, evidence }));
    };
    let tries = tries(run, trial.needs);
    if run.exit.is_none() {
        let patience = run.patience.as_secs_f64();
        say(Sin::Hung, Some(format!("it had not ended after {patience} s and was stopped")));
    }
    match trial.expected {
        Expected::Success => {
            let code = run.exit.filter(|code| *code != 0);
            say(
                Sin::FailsWhenAllIsWell,
                code.map(|code| format!("exit code {code} although nothing went wrong")),
            );
        }
        Expected::NoRetry => say(Sin::RetriedInVain, in_vain(&tries)),
        Expected::Slow => say(Sin::PaidTwice, impatient(&tries)),
        Expected::LostBatch => say(Sin::ResentBatch, resent(&tries)),
        Expected::Patience | Expected::Failure | Expected::Broken => {}
    }
    for (before, after) in pairs(&tries) {
        if let Some(asked) = before.retry_after {
            let waited = pause(before, after);
            let text =
                format!("asked to wait {} s, it waited {:.1} s", asked.as_secs_f64(), waited.as_secs_f64());
            if waited < asked / 2 {
                say(Sin::IgnoredRetryAfter, Some(text));
            } else if waited + SLACK < asked {
                say(Sin::RetriedTooEarly, Some(text));
            }
        }
    }
    if trial.expected != Expected::NoRetry {
        say(Sin::Hammered, hammered(&tries));
    }
    say(Sin::PaidTwice, again_after_whole(&tries));
    let claims = run.exit == Some(0) && !run.seen.is_empty() && !tries.iter().any(|seen| seen.whole);
    let broken = tries.iter().any(|seen| seen.carried_out);
    let claimed = claims.then(|| format!("exit code 0, but no answer was whole ({})", requests(tries.len())));
    match trial.expected {
        Expected::Success | Expected::LostBatch => {}
        Expected::Broken if broken => say(Sin::CutForWhole, claimed),
        _ => say(Sin::FalseSuccess, claimed),
    }
    found.sort_by_key(|finding| finding.sin);
    found.dedup_by_key(|finding| finding.sin);
    found
}

/// The requests that the trial is about, in the order of their arrival.
fn tries<'a>(run: &'a Run, operation: &str) -> Vec<&'a Seen> {
    let mut tries: Vec<&Seen> =
        run.seen.iter().filter(|seen| operation.is_empty() || seen.operation == operation).collect();
    tries.sort_by_key(|seen| seen.begun);
    tries
}

/// Each request with the next one that is the same again.
fn pairs<'a>(tries: &[&'a Seen]) -> Vec<(&'a Seen, &'a Seen)> {
    let again = |(index, before): (usize, &&'a Seen)| {
        let after = tries[index + 1..].iter().find(|after| after.is_again(before))?;
        Some((*before, *after))
    };
    tries.iter().enumerate().filter_map(again).collect()
}

fn pause(before: &Seen, after: &Seen) -> Duration {
    after.begun.saturating_duration_since(before.ended)
}

fn in_vain(tries: &[&Seen]) -> Option<String> {
    let retries: Vec<_> = pairs(tries)
        .into_iter()
        .filter(|(before, _)| before.status.is_some_and(|status| status >= 400))
        .collect();
    let status = retries.first()?.0.status?;
    Some(format!(
        "sent the same request {} after a {status} that no retry can change",
        times(retries.len(), "again")
    ))
}

/// The same request while the first one was still being answered.
fn impatient(tries: &[&Seen]) -> Option<String> {
    let (before, after) =
        pairs(tries).into_iter().find(|(before, after)| before.carried_out && after.begun < before.ended)?;
    let waited = after.begun.saturating_duration_since(before.begun).as_secs_f64();
    Some(format!(
        "gave up after {waited:.1} s on an answer that was being made, and sent the same request again"
    ))
}

fn again_after_whole(tries: &[&Seen]) -> Option<String> {
    let paid = pairs(tries)
        .into_iter()
        .filter(|(before, after)| before.whole && before.carried_out && after.begun >= before.ended);
    let count = paid.count();
    (count > 0)
        .then(|| format!("sent the same request {} after it had been answered whole", times(count, "again")))
}

fn resent(tries: &[&Seen]) -> Option<String> {
    let carried_out = tries.iter().filter(|seen| seen.carried_out).count();
    let first = tries.first().filter(|seen| seen.carried_out)?;
    let again = tries[1..].iter().filter(|seen| seen.is_again(first)).count();
    (again > 0).then(|| format!("created the same batch {carried_out} times: the first one existed already"))
}

/// Retries without a pause, pauses that never grow, or no end of them.
fn hammered(tries: &[&Seen]) -> Option<String> {
    let failures: Vec<Duration> = pairs(tries)
        .into_iter()
        .filter(|(before, _)| !before.whole && before.retry_after.is_none())
        .map(|(before, after)| pause(before, after))
        .collect();
    if tries.len() > TOO_MANY && failures.len() > TOO_MANY / 2 {
        return Some(format!("sent the same request {} times", tries.len()));
    }
    let at_once = failures.iter().filter(|pause| **pause < AT_ONCE).count();
    // One quick retry may be a stale connection; a second one is a habit.
    if at_once > 1 {
        return Some(format!("{} within {} ms of a failure", times(at_once, "retried"), AT_ONCE.as_millis()));
    }
    let (first, last) = (failures.first()?, failures.last()?);
    let flat = failures.len() >= STEPS && *last < *first * 3 / 2 && *last < LONG;
    flat.then(|| format!("{} retries, always about {:.1} s apart", failures.len(), last.as_secs_f64()))
}

fn times(count: usize, what: &str) -> String {
    if count == 1 { what.to_owned() } else { format!("{what} {count} times") }
}

fn requests(count: usize) -> String {
    if count == 1 { "1 request".to_owned() } else { format!("{count} requests") }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::super::TRIALS;
    use super::*;

    /// One exchange: when it began and ended in milliseconds, and what came of it.
    fn seen(start: Instant, from: u64, to: u64, status: Option<u16>, whole: bool) -> Seen {
        Seen {
            method: "POST".into(),
            path: "/v1/messages".into(),
            operation: "messages",
            body: 1,
            begun: start + Duration::from_millis(from),
            ended: start + Duration::from_millis(to),
            status,
            retry_after: None,
            carried_out: status == Some(200),
            whole,
        }
    }

    fn sins(trial: &str, exit: Option<i32>, seen: Vec<Seen>) -> Vec<Sin> {
        let trial = TRIALS.iter().find(|own| own.name == trial).expect("a trial");
        let run = Run { seen, exit, patience: Duration::from_secs(30) };
        findings(trial, &run).into_iter().map(|finding| finding.sin).collect()
    }

    #[test]
    fn a_wait_is_kept_or_not() {
        let start = Instant::now();
        let run = |next: u64| {
            let mut first = seen(start, 0, 5, Some(429), false);
            first.retry_after = Some(Duration::from_secs(2));
            sins("rate-limit", Some(0), vec![first, seen(start, next, next + 5, Some(200), true)])
        };
        assert_eq!(run(2_010), []);
        assert_eq!(run(1_970), []);
        assert_eq!(run(1_500), [Sin::RetriedTooEarly]);
        assert_eq!(run(300), [Sin::IgnoredRetryAfter]);
    }

    #[test]
    fn backoff_grows_and_ends() {
        let start = Instant::now();
        let run = |at: &[u64]| {
            sins("outage", Some(1), at.iter().map(|at| seen(start, *at, *at + 1, Some(529), false)).collect())
        };
        assert_eq!(run(&[0, 500, 1_500]), []);
        assert_eq!(run(&[0, 20]), []);
        assert_eq!(run(&[0, 20, 40]), [Sin::Hammered]);
        assert_eq!(run(&[0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000]), [Sin::Hammered]);
        assert_eq!(run(&[0, 500, 1_500, 3_500, 7_500, 15_500]), []);
        let start = Instant::now();
        let lied = vec![seen(start, 0, 1, Some(529), false)];
        assert_eq!(sins("outage", Some(0), lied), [Sin::FalseSuccess]);
    }

    #[test]
    fn what_cannot_work_and_what_was_paid() {
        let start = Instant::now();
        let twice = |status: u16, whole: bool| {
            vec![seen(start, 0, 1, Some(status), whole), seen(start, 900, 901, Some(status), whole)]
        };
        assert_eq!(sins("wrong-key", Some(1), twice(401, false)), [Sin::RetriedInVain]);
        assert_eq!(sins("wrong-key", Some(1), vec![seen(start, 0, 1, Some(401), false)]), []);
        assert_eq!(sins("slow", Some(0), twice(200, true)), [Sin::PaidTwice]);
        let impatient =
            vec![seen(start, 0, 8_000, Some(200), false), seen(start, 3_000, 3_005, Some(200), true)];
        assert_eq!(sins("slow", Some(0), impatient), [Sin::PaidTwice]);
    }

    #[test]
    fn a_cut_answer_is_no_success_and_an_end_must_come() {
        let start = Instant::now();
        let cut = || vec![seen(start, 0, 1, Some(200), false)];
        assert_eq!(sins("cut", Some(0), cut()), [Sin::CutForWhole]);
        assert_eq!(sins("cut", Some(1), cut()), []);
        assert_eq!(sins("stall", None, cut()), [Sin::Hung]);
        let page = Seen { carried_out: false, ..seen(start, 0, 1, Some(200), false) };
        assert_eq!(sins("portal", Some(0), vec![page]), [Sin::FalseSuccess]);
        assert_eq!(sins("all-is-well", Some(3), vec![]), [Sin::FailsWhenAllIsWell]);
    }

    #[test]
    fn a_batch_is_created_once() {
        let start = Instant::now();
        let create = |at| Seen {
            operation: "batches.create",
            carried_out: true,
            ..seen(start, at, at + 5, None, false)
        };
        assert_eq!(sins("lost-batch", Some(1), vec![create(0)]), []);
        assert_eq!(sins("lost-batch", Some(0), vec![create(0), create(900)]), [Sin::ResentBatch]);
    }
}
