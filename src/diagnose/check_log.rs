//! Where checks are written down as they are made: timed, redacted in this one place, and shown to whoever watches.

use std::cell::RefCell;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::finding::{Check, CheckId, Stage, Status};
use super::graph;
use crate::error::{Fix, redact};
use crate::explain::Call;

/// A check that takes longer is worth a look even when it passes; people wait about as long before they wonder.
const SLOW: Duration = Duration::from_secs(4);

/// The checks made so far.
pub(super) struct CheckLog<'a> {
    begun: Instant,
    checks: RefCell<Vec<Check>>,
    home: Option<String>,
    call: Call,
    watch: &'a dyn Fn(&Check),
}

impl<'a> CheckLog<'a> {
    /// An empty log; its clock starts now.
    #[must_use]
    pub(super) fn new(home: Option<&Path>, call: &Call, watch: &'a dyn Fn(&Check)) -> Self {
        let home = home.map(|home| home.display().to_string()).filter(|home| home.len() > 1);
        Self { begun: Instant::now(), checks: RefCell::default(), home, call: call.clone(), watch }
    }

    /// Writes down a check that began at `begun` and ends now.
    pub(super) fn record(&self, check: Check, begun: Instant) {
        let took = begun.elapsed();
        self.write(Check { ms: millis(took), begun_ms: millis(begun - self.begun), ..check });
    }

    /// Writes down a check that brings its own duration and began at `begun`.
    pub(super) fn record_timed(&self, check: Check, begun: Instant) {
        self.write(Check { begun_ms: millis(begun - self.begun), ..check });
    }

    fn write(&self, check: Check) {
        let mut check = check;
        let waits = matches!(check.stage, Stage::Local | Stage::Live);
        if check.status == Status::Pass && !waits && u128::from(check.ms) > SLOW.as_millis() {
            check.status = Status::Warn;
            check.summary =
                format!("slow ({:.1} s): {}", Duration::from_millis(check.ms).as_secs_f64(), check.summary);
        }
        self.clean(&mut check);
        (self.watch)(&check);
        self.checks.borrow_mut().push(check);
    }

    /// The failed check because of which `id` makes no sense.
    #[must_use]
    pub(super) fn blocker(&self, id: CheckId) -> Option<CheckId> {
        graph::blocker(id, &self.checks.borrow())
    }

    /// How a check ended, if it was made.
    #[must_use]
    pub(super) fn status(&self, id: CheckId) -> Option<Status> {
        self.checks.borrow().iter().find(|check| check.id == id).map(|check| check.status)
    }

    /// Whether any check has failed.
    #[must_use]
    pub(super) fn any_failed(&self) -> bool {
        self.checks.borrow().iter().any(|check| check.status == Status::Fail)
    }

    /// Lets what came to light later change what was written down earlier.
    pub(super) fn amend(&self, change: impl FnOnce(&mut Vec<Check>)) {
        change(&mut self.checks.borrow_mut());
    }

    /// Time since the log was opened, in milliseconds.
    #[must_use]
    pub(super) fn ms(&self) -> u64 {
        millis(self.begun.elapsed())
    }

    /// All checks, in the order they were written down.
    #[must_use]
    pub(super) fn into_checks(self) -> Vec<Check> {
        self.checks.into_inner()
    }

    fn clean(&self, check: &mut Check) {
        check.summary = self.safe(&check.summary);
        let rendered =
            |fixes: &[Fix]| self.call.render(fixes).iter().map(|line| self.safe(line)).collect::<Vec<_>>();
        check.fix = rendered(&check.fixes);
        check.advice = rendered(&check.advice).into_iter().map(Fix::from).collect();
        for value in check.evidence.values_mut() {
            if let Value::String(text) = value {
                *text = self.safe(text);
            }
        }
    }

    /// Without keys, logins, and the name of the home folder; on one line.
    fn safe(&self, text: &str) -> String {
        let text = redact(text).into_owned();
        let text = match &self.home {
            Some(home) => text.replace(&format!("{home}/"), "~/"),
            None => text,
        };
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_written_down_is_redacted() {
        let home = Path::new("/home/me");
        let log = CheckLog::new(Some(home), &Call::default(), &|_| {});
        let check = Check::warn(CheckId::LocalKeyFile, "/home/me/key is readable by others")
            .with("proxy", "http://me:hunter2@proxy:3128")
            .with("key", "sk-ant-api03-TESTKEYTESTKEYTESTKEY-zz9Q")
            .fix("chmod 600 /home/me/key");
        log.record(check, Instant::now());
        let made = log.into_checks().remove(0);
        assert_eq!(made.summary, "~/key is readable by others");
        assert_eq!(made.fix, ["chmod 600 ~/key"]);
        assert_eq!(made.evidence["proxy"], "http://***@proxy:3128");
        assert_eq!(made.evidence["key"], "sk-ant-…zz9Q");
    }

    #[test]
    fn a_slow_pass_is_a_warning_but_a_slow_failure_stays_one() {
        let log = CheckLog::new(None, &Call::default(), &|_| {});
        let slow = |check| Check { ms: 5_000, ..check };
        log.record_timed(slow(Check::pass(CheckId::TcpV4, "open")), Instant::now());
        log.record_timed(slow(Check::skip(CheckId::TcpV6, "no route")), Instant::now());
        log.record_timed(slow(Check::pass(CheckId::LiveStream, "whole")), Instant::now());
        let made = log.into_checks();
        assert_eq!((made[0].status, made[0].summary.as_str()), (Status::Warn, "slow (5.0 s): open"));
        assert_eq!(made[1].status, Status::Skip);
        assert_eq!(made[2].status, Status::Pass);
    }
}
