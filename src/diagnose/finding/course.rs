//! What watching brings: one probe after the other, and what they say together. Plain data and sums.

use std::collections::BTreeMap;

use crate::error::ErrorKind;

/// One probe of a watch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Probe {
    /// When it began, in seconds since 1970.
    pub at: i64,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// What `send` would have ended with; `None` if it went well.
    pub kind: Option<ErrorKind>,
    /// HTTP status, if an answer came.
    pub status: Option<u16>,
    /// `request-id` of the answer.
    pub request_id: Option<String>,
    /// In one line without a final stop.
    pub summary: String,
}

/// What happened between two probes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Nothing new.
    None,
    /// It failed after it had worked, or from the start.
    Broke,
    /// It works again; the seconds it did not.
    Recovered(i64),
}

/// A time in which probes failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Incident {
    /// The first failed probe, in seconds since 1970.
    pub from: i64,
    /// The first probe that went well again.
    pub to: Option<i64>,
    /// How many probes failed.
    pub failed: u32,
    /// The kind of the first failure.
    pub kind: ErrorKind,
}

/// All probes so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Course {
    /// How many there were.
    pub probes: u32,
    /// How many went well.
    pub well: u32,
    /// Failures by kind.
    pub classes: BTreeMap<ErrorKind, u32>,
    /// Incidents in order; the last one may go on.
    pub incidents: Vec<Incident>,
    latencies: Vec<u64>,
}

impl Course {
    /// Adds a probe and says whether it is a turn.
    pub(crate) fn add(&mut self, probe: &Probe) -> Turn {
        self.probes += 1;
        let open = self.incidents.last_mut().filter(|incident| incident.to.is_none());
        match (probe.kind, open) {
            (None, open) => {
                self.well += 1;
                let at = self.latencies.partition_point(|known| *known <= probe.ms);
                self.latencies.insert(at, probe.ms);
                match open {
                    Some(incident) => {
                        incident.to = Some(probe.at);
                        Turn::Recovered(probe.at - incident.from)
                    }
                    None => Turn::None,
                }
            }
            (Some(kind), open) => {
                *self.classes.entry(kind).or_default() += 1;
                if let Some(incident) = open {
                    incident.failed += 1;
                    return Turn::None;
                }
                self.incidents.push(Incident { from: probe.at, to: None, failed: 1, kind });
                Turn::Broke
            }
        }
    }

    /// The share of probes that went well, from 0 to 1.
    #[must_use]
    pub(crate) fn success_rate(&self) -> f64 {
        if self.probes == 0 { 0.0 } else { f64::from(self.well) / f64::from(self.probes) }
    }

    /// The latency in milliseconds that `percent` of the successful probes stayed at or below (nearest rank).
    #[must_use]
    pub(crate) fn percentile(&self, percent: usize) -> Option<u64> {
        let rank = (self.latencies.len() * percent).div_ceil(100).max(1);
        self.latencies.get(rank - 1).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probe(at: i64, ms: u64, kind: Option<ErrorKind>) -> Probe {
        Probe { at, ms, kind, status: None, request_id: None, summary: String::new() }
    }

    #[test]
    fn an_incident_begins_and_ends() {
        let mut course = Course::default();
        let turns: Vec<Turn> = [
            probe(0, 10, None),
            probe(10, 5, Some(ErrorKind::Overloaded)),
            probe(20, 5, Some(ErrorKind::ServerError)),
            probe(30, 30, None),
            probe(40, 5, Some(ErrorKind::Dns)),
        ]
        .iter()
        .map(|probe| course.add(probe))
        .collect();
        assert_eq!(turns, [Turn::None, Turn::Broke, Turn::None, Turn::Recovered(20), Turn::Broke]);
        assert_eq!(
            course.incidents[0],
            Incident { from: 10, to: Some(30), failed: 2, kind: ErrorKind::Overloaded }
        );
        assert_eq!(course.incidents[1].to, None);
        assert!((course.success_rate() - 0.4).abs() < 1e-9);
        assert_eq!(course.classes.len(), 3);
    }

    #[test]
    fn percentiles_are_of_the_successful_probes() {
        let mut course = Course::default();
        assert_eq!(course.percentile(50), None);
        for ms in (1..=100).rev() {
            course.add(&probe(0, ms, None));
        }
        course.add(&probe(0, 9_999, Some(ErrorKind::Timeout)));
        assert_eq!(
            (course.percentile(50), course.percentile(95), course.percentile(100)),
            (Some(50), Some(95), Some(100))
        );
        assert_eq!(course.percentile(0), Some(1));
    }
}
