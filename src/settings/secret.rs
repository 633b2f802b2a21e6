//! A value that cannot be printed by accident.

use crate::error::fingerprint;

/// A credential or password. It has neither `Debug` nor `Display`; whoever needs the value has to ask for it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(String);

impl Secret {
    /// Takes a value out of circulation.
    #[must_use]
    pub(crate) fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself, for the one header it goes into.
    #[must_use]
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// What may be shown: `sk-ant-…1a2B`.
    #[must_use]
    pub(crate) fn fingerprint(&self) -> String {
        fingerprint(&self.0)
    }
}
