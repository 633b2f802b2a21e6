//! Whether result lines agree with the API's counters, kind by kind.

use std::fmt::Write as _;

use super::facts::Facts;
use crate::api::batch::Outcome;
use crate::batch::state::Counts;

/// How the items of some lines ended, in the API's own words for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds {
    known: Counts,
    /// Outcomes that have no counter.
    other: u64,
}

impl Kinds {
    pub(super) fn add(&mut self, facts: &Facts) {
        *match facts.outcome {
            Some(Outcome::Succeeded) => &mut self.known.succeeded,
            Some(Outcome::Errored) => &mut self.known.errored,
            Some(Outcome::Canceled) => &mut self.known.canceled,
            Some(Outcome::Expired) => &mut self.known.expired,
            Some(Outcome::Unknown) | None => &mut self.other,
        } += 1;
    }

    /// What disagrees with the counters of a batch whose lines are all there; an outcome that has no counter may
    /// have been counted as anything.
    #[must_use]
    pub(super) fn against(self, counted: Counts) -> Option<String> {
        let pairs = [
            ("succeeded", counted.succeeded, self.known.succeeded),
            ("errored", counted.errored, self.known.errored),
            ("canceled", counted.canceled, self.known.canceled),
            ("expired", counted.expired, self.known.expired),
        ];
        if pairs.iter().all(|(_, counted, lines)| lines <= counted)
            && self.known.total() + self.other == counted.total()
        {
            return None;
        }
        let mut what = String::new();
        for (kind, counted, lines) in pairs.into_iter().filter(|(_, counted, lines)| counted != lines) {
            let comma = if what.is_empty() { "" } else { ", " };
            // Writing to a string cannot fail.
            let _ = write!(what, "{comma}{lines} lines are `{kind}`, the batch counts {counted}");
        }
        Some(what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(outcomes: &[Outcome]) -> Kinds {
        let mut kinds = Kinds::default();
        for outcome in outcomes {
            kinds.add(&Facts { outcome: Some(*outcome), ..Facts::default() });
        }
        kinds
    }

    #[test]
    fn kinds_are_compared_one_by_one() {
        use Outcome::{Errored, Succeeded, Unknown};
        let counted = Counts { succeeded: 1, errored: 1, ..Counts::default() };
        assert_eq!(kinds(&[Succeeded, Errored]).against(counted), None);
        assert_eq!(
            kinds(&[Succeeded, Succeeded]).against(counted).as_deref(),
            Some("2 lines are `succeeded`, the batch counts 1, 0 lines are `errored`, the batch counts 1")
        );
        assert_eq!(kinds(&[Succeeded, Unknown]).against(counted), None);
        assert!(kinds(&[Errored, Errored]).against(counted).is_some());
        assert!(kinds(&[Succeeded]).against(counted).is_some());
    }
}
