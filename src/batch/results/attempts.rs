//! What follows a reading of results that ended one way or the other. Pure.

use std::time::Duration;

use super::{Bad, Flaw};
use crate::error::{Error, ErrorKind};

/// Readings in a row that may bring no new line.
const MOST_FRUITLESS: u32 = 5;
/// The pause after the first of them; it doubles.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// How one reading ended.
#[derive(Debug)]
pub(super) enum Read {
    /// Every line is there.
    Whole,
    /// It ended as an answer should, but lines are missing.
    Short,
    /// It broke off.
    Cut(Error),
    /// A line does not belong.
    Bad(Bad),
    /// Every line is there, but not of the kinds that the batch counts.
    Differs(String),
    /// There was no answer to read.
    Refused(Error),
}

/// What follows.
#[derive(Debug)]
pub(super) enum Next {
    /// The results are complete.
    Keep,
    /// Read again after a pause; `discard` what is there, or go on from it.
    Again { pause: Duration, discard: bool },
    /// The batch is not ours.
    Foreign(Bad),
    /// Give up.
    Fail(Failed),
}

/// Why it is given up.
#[derive(Debug)]
pub(crate) enum Failed {
    /// Lines are still missing after a second reading.
    Short,
    /// It breaks off every time.
    Cut(Error),
    /// A line still does not belong after a second reading.
    Bad(Bad),
    /// The lines still are of other kinds than the batch counts.
    Differs(String),
    /// There is nothing to read.
    Refused(Error),
}

/// What happened so far.
#[derive(Debug, Default)]
pub(super) struct Attempts {
    fruitless: u32,
    short: bool,
    bad: bool,
    differs: bool,
}

impl Attempts {
    /// Decides after a reading that brought `news` lines.
    pub(super) fn after(&mut self, read: Read, news: u64) -> Next {
        match read {
            Read::Whole => Next::Keep,
            Read::Short if std::mem::replace(&mut self.short, true) => Next::Fail(Failed::Short),
            Read::Short => Next::Again { pause: FIRST_PAUSE, discard: false },
            // From now on such a line is kept as it is, so it is bad only once.
            Read::Bad(bad) if bad.flaw == Flaw::NoAnswer => Next::Again { pause: FIRST_PAUSE, discard: true },
            Read::Differs(what) if std::mem::replace(&mut self.differs, true) => {
                Next::Fail(Failed::Differs(what))
            }
            Read::Bad(bad) if std::mem::replace(&mut self.bad, true) => match bad.flaw {
                Flaw::Foreign => Next::Foreign(bad),
                Flaw::Broken | Flaw::NoResult | Flaw::Twice | Flaw::NoAnswer => Next::Fail(Failed::Bad(bad)),
            },
            Read::Differs(_) | Read::Bad(_) => Next::Again { pause: FIRST_PAUSE, discard: true },
            Read::Refused(error) if !error.retryable() => Next::Fail(Failed::Refused(error)),
            Read::Cut(error) => self.pause(news).unwrap_or(Next::Fail(Failed::Cut(error))),
            Read::Refused(error) => self.pause(news).unwrap_or(Next::Fail(Failed::Refused(error))),
        }
    }

    fn pause(&mut self, news: u64) -> Option<Next> {
        if news > 0 {
            self.fruitless = 0;
        }
        self.fruitless += 1;
        let pause = FIRST_PAUSE * 2u32.pow(self.fruitless - 1);
        (self.fruitless <= MOST_FRUITLESS).then_some(Next::Again { pause, discard: false })
    }
}

impl Failed {
    /// As the error to report, for results that are kept in `part` as far as they came.
    #[must_use]
    pub(crate) fn into_error(self, part: &std::path::Path, lines: u64, of: u64) -> Error {
        let kept = format!("{lines} of {of} lines are kept in {}", part.display());
        match self {
            Self::Short => Error::new(
                ErrorKind::Incomplete,
                format!("the results ended after {lines} of {of} lines, twice"),
            )
            .why("the API's own counters say that there are more")
            .kept(kept),
            Self::Cut(cause) => {
                let what = format!("the results were cut again and again: {cause}");
                let mut error = Error { kind: ErrorKind::Incomplete, ..cause };
                error.evidence.what = what;
                error.kept(kept)
            }
            Self::Bad(bad) => Error::new(
                ErrorKind::NotTheApi,
                format!("line {} of the results does not belong there, twice: {}", bad.line, bad.what),
            )
            .why("results have one line for each request; something between here and the API changes them")
            .kept(kept),
            Self::Differs(what) => Error::new(
                ErrorKind::NotTheApi,
                format!("the results do not agree with the counters of the batch, twice: {what}"),
            )
            .why(
                "something between here and the API changes one of the two, or the API is not done with them",
            )
            .kept(kept),
            Self::Refused(error) => error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut() -> Read {
        Read::Cut(Error::new(ErrorKind::ConnectionLost, "reset"))
    }

    fn bad(flaw: Flaw) -> Read {
        Read::Bad(Bad { line: 3, what: "odd".to_owned(), flaw })
    }

    #[test]
    fn short_or_wrong_results_get_one_more_reading() {
        let mut attempts = Attempts::default();
        assert!(matches!(attempts.after(Read::Short, 2), Next::Again { discard: false, .. }));
        assert!(matches!(attempts.after(bad(Flaw::Twice), 0), Next::Again { discard: true, .. }));
        assert!(matches!(attempts.after(bad(Flaw::Foreign), 0), Next::Foreign(_)));
        assert!(matches!(attempts.after(bad(Flaw::Broken), 0), Next::Fail(Failed::Bad(_))));
        assert!(matches!(attempts.after(Read::Short, 9), Next::Fail(Failed::Short)));
        assert!(matches!(attempts.after(Read::Whole, 0), Next::Keep));
        assert!(matches!(attempts.after(bad(Flaw::NoAnswer), 0), Next::Again { discard: true, .. }));
        assert!(matches!(attempts.after(Read::Differs(String::new()), 0), Next::Again { discard: true, .. }));
        assert!(matches!(attempts.after(Read::Differs(String::new()), 0), Next::Fail(Failed::Differs(_))));
    }

    #[test]
    fn cuts_are_endured_as_long_as_lines_come() {
        let mut attempts = Attempts::default();
        for _ in 0..100 {
            assert!(matches!(attempts.after(cut(), 1), Next::Again { pause: FIRST_PAUSE, discard: false }));
        }
        let pauses: Vec<u128> = (0..4)
            .map(|_| match attempts.after(cut(), 0) {
                Next::Again { pause, .. } => pause.as_millis(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(pauses, [1000, 2000, 4000, 8000]);
        let Next::Fail(failed) = attempts.after(cut(), 0) else { panic!("must end") };
        let error = failed.into_error(std::path::Path::new("x.part"), 7, 9);
        assert_eq!(error.kind, ErrorKind::Incomplete);
    }

    #[test]
    fn a_refusal_that_will_not_change_ends_it() {
        let refused = |kind| Read::Refused(Error::new(kind, "no"));
        let mut attempts = Attempts::default();
        assert!(matches!(attempts.after(refused(ErrorKind::Overloaded), 0), Next::Again { .. }));
        assert!(matches!(attempts.after(refused(ErrorKind::Permission), 0), Next::Fail(Failed::Refused(_))));
    }
}
