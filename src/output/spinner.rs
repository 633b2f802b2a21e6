//! What stands in the one line at the bottom of a terminal, as plain data.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use indicatif::ProgressBar;

/// What stands in that line; a wait can speak over a spinner for a while.
#[derive(Default)]
pub(super) struct Activity {
    pub spinner: Option<Spinner>,
    /// A wait's own line, where no spinner runs.
    pub wait: Option<ProgressBar>,
}

pub(super) struct Spinner {
    pub bar: ProgressBar,
    pub message: String,
    pub shows_time: Arc<AtomicBool>,
}
