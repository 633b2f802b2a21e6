//! Something odd that does not stop the run; collected as a value, shown by whoever has a terminal.

/// One oddity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Warning {
    /// What is odd and what was done about it, in one line without final stop.
    pub what: String,
    /// The command or change that mends it, if there is one.
    pub fix: Option<String>,
}

impl Warning {
    /// A warning without a fix.
    #[must_use]
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), fix: None }
    }

    /// Adds what mends it.
    #[must_use]
    pub(crate) fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}
