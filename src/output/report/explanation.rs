//! What is said about an error beyond its facts: why it happened and what to do.

use crate::error::{Error, ErrorKind, Fix};
use crate::explain::{self, Call};

use super::headline::{self, Headline};

/// The explanation of one error, from whoever knows best.
pub(super) struct Explained {
    /// The first line.
    pub headline: Headline,
    /// Why it happened, in prose.
    pub why: String,
    /// What to do, in order.
    pub fixes: Vec<String>,
    /// The catalogue entry that explains it.
    pub entry: &'static str,
    /// Whether trying again can help.
    pub retryable: bool,
}

impl Explained {
    /// The error's own words come first, then those of the catalogue. Advice that holds for a whole kind is left out
    /// where the error knows what to do itself: it would only bury the one line that helps.
    pub(super) fn of(error: &Error, call: &Call) -> Self {
        let evidence = &*error.evidence;
        let known = explain::evidence(error);
        let (later, mut fixes): (Vec<Fix>, Vec<Fix>) =
            evidence.fixes.iter().cloned().partition(|fix| fix.afterwards);
        if fixes.is_empty() || known.entry.id != error.kind.name() {
            fixes.extend(known.fixes);
        }
        fixes.splice(fixes.len().min(1)..fixes.len().min(1), later);
        let of_entry = known.entry.kind() == Some(error.kind) && error.kind != ErrorKind::Incomplete;
        Self {
            headline: headline::of(error, known.entry.title),
            why: evidence.why.clone().unwrap_or_else(|| known.entry.cause.to_owned()),
            fixes: if error.kind == ErrorKind::Proxy {
                call.through_a_proxy().render(&fixes)
            } else {
                call.render(&fixes)
            },
            entry: known.entry.id,
            retryable: if of_entry {
                evidence.retryable.unwrap_or_else(|| known.entry.retryable())
            } else {
                error.retryable()
            },
        }
    }
}
