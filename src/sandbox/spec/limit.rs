//! The limits of the server as they are written: `rpm=1000`, `rps=50/50`, `itpm=2000000@30s`, and how truly they are told.

use std::time::Duration;

use super::value;

/// All limits of one server. What is not set is so large that nobody meets it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    pub requests: Changing,
    pub input_tokens: Changing,
    pub output_tokens: Changing,
    /// So many more requests in a second than in the second before.
    pub ramp: Option<u64>,
    /// The most that may be spent, in billionths of a dollar.
    pub monthly_cap: Option<u64>,
    /// With more requests than this at the same time, the service is overloaded.
    pub overload: Option<u64>,
    pub headers: Option<Told>,
}

/// What the headers say about the limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Told {
    #[default]
    True,
    Absent,
    /// That nothing has been used, whatever was.
    Full,
    /// That nothing is left, whatever is.
    Empty,
    /// Twice of everything.
    Double,
    /// Half of everything.
    Half,
    /// Something else with every answer: the truth, nothing, a tenth of the limit.
    Changing,
}

/// A limit that may change while the server runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Changing(Vec<(Duration, Rate)>);

/// So many in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    pub count: u64,
    pub per: Period,
    /// How many may come at once; the count unless it is said.
    pub burst: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    Second,
    Minute,
}

impl Rate {
    pub(crate) fn burst(self) -> u64 {
        self.burst.unwrap_or(self.count)
    }

    /// As the API's headers say it, whatever the period it is enforced over.
    pub(crate) fn per_minute(self) -> u64 {
        match self.per {
            Period::Second => self.count.saturating_mul(60),
            Period::Minute => self.count,
        }
    }
}

impl Changing {
    /// Reads `COUNT`, `COUNT/BURST`, either with `@DUR` behind it, and keeps it beside the others.
    pub(super) fn add(&mut self, text: &str, per: Period) -> Option<()> {
        let (text, from) = match text.split_once('@') {
            Some((text, from)) => (text, value::duration(from)?),
            None => (text, Duration::ZERO),
        };
        let (count, burst) = text.split_once('/').map_or((text, None), |(count, burst)| (count, Some(burst)));
        let positive =
            |text: &str| text.parse().ok().filter(|number| (1..=1_000_000_000_000).contains(number));
        let burst = burst.map(|burst| positive(burst).ok_or(())).transpose().ok()?;
        self.0.retain(|(own, _)| *own != from);
        self.0.push((from, Rate { count: positive(count)?, per, burst }));
        self.0.sort_by_key(|(from, _)| *from);
        Some(())
    }

    /// The limit that holds at this time.
    pub(crate) fn at(&self, now: Duration) -> Option<Rate> {
        self.0.iter().rev().find(|(from, _)| *from <= now).map(|(_, rate)| *rate)
    }

    fn or(self, other: Self) -> Self {
        if self.0.is_empty() { other } else { self }
    }
}

impl Told {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "true" => Self::True,
            "absent" => Self::Absent,
            "full" => Self::Full,
            "empty" => Self::Empty,
            "double" => Self::Double,
            "half" => Self::Half,
            "changing" => Self::Changing,
            _ => return None,
        })
    }
}

/// Dollars, with cents or less, as billionths of a dollar.
pub(super) fn dollars(text: &str) -> Option<u64> {
    let dollars: f64 = text.trim_start_matches('$').parse().ok()?;
    // Within these bounds a double is exact enough to the billionth that nobody notices.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded in the same line")]
    (dollars > 0.0 && dollars <= 1e9).then_some((dollars * 1e9) as u64)
}

impl Limits {
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            requests: self.requests.or(other.requests),
            input_tokens: self.input_tokens.or(other.input_tokens),
            output_tokens: self.output_tokens.or(other.output_tokens),
            ramp: self.ramp.or(other.ramp),
            monthly_cap: self.monthly_cap.or(other.monthly_cap),
            overload: self.overload.or(other.overload),
            headers: self.headers.or(other.headers),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_has_a_burst_and_may_change() {
        let mut limit = Changing::default();
        limit.add("50/10", Period::Second).expect("valid");
        limit.add("5@10s", Period::Second).expect("valid");
        let at = |seconds| limit.at(Duration::from_secs(seconds)).expect("a limit");
        assert_eq!((at(0).count, at(0).burst(), at(9).count), (50, 10, 50));
        assert_eq!((at(10).count, at(10).burst()), (5, 5));
        for bad in ["", "0", "-1", "1/0", "1/", "5@soon", "x"] {
            assert_eq!(Changing::default().add(bad, Period::Minute), None, "{bad}");
        }
    }

    #[test]
    fn money_is_read_to_the_cent() {
        assert_eq!(dollars("2.50"), Some(2_500_000_000));
        assert_eq!(dollars("$1"), Some(1_000_000_000));
        assert_eq!((dollars("0"), dollars("x")), (None, None));
    }
}
