//! Something odd that does not stop the run; collected as a value, shown by whoever has a terminal.

/// What a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// The base URL.
    Address,
    /// Variables that are blank or misspelt.
    Names,
    /// A second credential beside the one that is used.
    Rivals,
    /// The credential itself.
    Key,
    /// The file that holds it.
    KeyFile,
    /// Any other setting.
    Other,
}

/// One oddity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Warning {
    /// What it is about.
    pub topic: Topic,
    /// What is odd and what was done about it, in one line without final stop.
    pub what: String,
    /// The command or change that fixes it, if there is one.
    pub fix: Option<String>,
}

impl Warning {
    /// A warning without a fix.
    #[must_use]
    pub(crate) fn new(topic: Topic, what: impl Into<String>) -> Self {
        Self { topic, what: what.into(), fix: None }
    }

    /// Adds what fixes it.
    #[must_use]
    pub(crate) fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}
