//! The rate-limit headers of one answer, read with suspicion: what makes no sense counts as absent.

/// What all of them begin with.
const PREFIX: &str = "anthropic-ratelimit-";
/// The four buckets, in the order they are kept in.
const NAMES: [&str; 4] = ["requests", "input-tokens", "output-tokens", "tokens"];

/// Limit per minute and what is left of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) limit: f64,
    pub(super) remaining: f64,
}

/// What the headers say of each bucket: requests, input tokens, output tokens, and the narrowest token limit in force.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Seen {
    pub(super) pairs: [Option<Pair>; 4],
}

impl Seen {
    /// Reads them; names are lower case.
    #[must_use]
    pub(crate) fn read<'a>(headers: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut parts = [(None, None); 4];
        for (name, value) in headers {
            let Some((bucket, part)) = name.strip_prefix(PREFIX).and_then(|rest| rest.rsplit_once('-'))
            else {
                continue;
            };
            let Some(at) = NAMES.iter().position(|known| *known == bucket) else { continue };
            match part {
                "limit" => parts[at].0 = number(value),
                "remaining" => parts[at].1 = number(value),
                _ => {}
            }
        }
        let pair = |(limit, remaining): (Option<f64>, Option<f64>)| {
            let (limit, remaining) = limit.filter(|limit| *limit > 0.0).zip(remaining)?;
            Some(Pair { limit, remaining: remaining.min(limit) })
        };
        Self { pairs: parts.map(pair) }
    }

    /// Whether no request is left.
    #[must_use]
    pub(super) fn says_empty(&self) -> bool {
        self.pairs[0].is_some_and(|pair| pair.remaining < 1.0)
    }

    /// Whether they say nothing at all.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.pairs.iter().all(Option::is_none)
    }
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(headers: &[(&str, &str)]) -> Seen {
        Seen::read(headers.iter().copied())
    }

    #[test]
    fn a_bucket_needs_a_limit_and_what_is_left() {
        let seen = read(&[
            ("anthropic-ratelimit-requests-limit", "50"),
            ("anthropic-ratelimit-requests-remaining", "49"),
            ("anthropic-ratelimit-input-tokens-limit", "1000"),
            ("anthropic-ratelimit-tokens-remaining", "7"),
        ]);
        assert_eq!(seen.pairs, [Some(Pair { limit: 50.0, remaining: 49.0 }), None, None, None]);
    }

    #[test]
    fn nonsense_counts_as_absent() {
        for value in ["", "many", "-1", "nan", "inf", "0x10"] {
            let seen = read(&[
                ("anthropic-ratelimit-requests-limit", value),
                ("anthropic-ratelimit-requests-remaining", "49"),
            ]);
            assert!(seen.is_empty(), "{value:?}");
        }
        let seen = read(&[
            ("anthropic-ratelimit-requests-limit", "0"),
            ("anthropic-ratelimit-requests-remaining", "0"),
            ("anthropic-ratelimit-unified-status", "ok"),
        ]);
        assert!(seen.is_empty());
    }
}
