//! What is said about an error beyond its facts: why it happened and what to do.

use crate::error::Error;

/// The explanation of one error, from whoever knows best.
pub(super) struct Told {
    /// Why it happened, in prose.
    pub why: String,
    /// What to do, in order.
    pub fixes: Vec<String>,
}

impl Told {
    /// The error's own words come first; where it has none, those of its kind.
    pub fn of(error: &Error) -> Self {
        let why = error.evidence.why.clone().unwrap_or_else(|| error.kind.row().meaning.to_owned());
        Self { why, fixes: error.evidence.fixes.clone() }
    }
}
