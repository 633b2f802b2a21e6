//! The shape of one catalogue entry.

use crate::error::ErrorKind;

/// How a command ends that meets this: by a kind of failure, or by a code that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// A row of the exit-code table.
    Kind(ErrorKind),
    /// Success, or the death by a signal as a shell sees it.
    Code(u8),
}

/// Where an exception of the official SDKs stands in their hierarchy.
#[derive(Debug, PartialEq, Eq)]
pub struct Class {
    /// The name in the Python SDK, which the other languages follow.
    pub name: &'static str,
    /// The class it derives from; empty for the root.
    pub parent: &'static str,
    /// The HTTP statuses it stands for; empty when it carries none.
    pub statuses: &'static [u16],
    /// Its name elsewhere.
    pub elsewhere: &'static [&'static str],
    /// The one `error_code` it stands for; empty for the others.
    pub code: &'static str,
}

impl Class {
    /// The status it stands for, or the first of a range; `None` for those that carry none or any.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        let any = self.statuses.len() > 1 && self.statuses[0] < 500;
        self.statuses.first().copied().filter(|_| !any)
    }
}

/// One thing that can go wrong, and all that is known about it.
#[derive(Debug)]
pub struct Entry {
    /// Stable name, typed after `claudectl explain` and printed in `--json`.
    pub id: &'static str,
    /// What it is, in one line without a final stop.
    pub title: &'static str,
    /// The exit code and kind it leads to.
    pub ends: Ends,
    /// Why it happens, in whole sentences.
    pub cause: &'static str,
    /// What to do, the likeliest first, with the command to type. `{name}` stands for a value read out of the
    /// failure; ` || ` parts a wording that needs values from the one to use without them.
    pub fixes: &'static [&'static str],
    /// Whether to try again, in words.
    pub retry: &'static str,
    /// The same for machines; `None` takes the kind's answer.
    pub retryable: Option<bool>,
    /// Where the rule comes from.
    pub source: &'static str,
    /// The HTTP statuses this entry is the first explanation of.
    pub statuses: &'static [u16],
    /// The values of `error.type` it explains.
    pub types: &'static [&'static str],
    /// The values of `error.details.error_code` it explains.
    pub codes: &'static [&'static str],
    /// Message patterns it is recognised by; see `explain::pattern`.
    pub patterns: &'static [&'static str],
    /// Other names people look it up by.
    pub also: &'static [&'static str],
    /// The SDK exception it describes, for entries that are about one.
    pub class: Option<&'static Class>,
}

/// Entries that belong together, under one heading of the documentation.
#[derive(Debug)]
pub struct Family {
    /// The heading.
    pub title: &'static str,
    /// Its entries.
    pub entries: &'static [Entry],
}

impl Entry {
    /// The kind of failure, unless it is none.
    #[must_use]
    pub fn kind(&self) -> Option<ErrorKind> {
        match self.ends {
            Ends::Kind(kind) => Some(kind),
            Ends::Code(_) => None,
        }
    }

    /// The exit code a command ends with.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self.ends {
            Ends::Kind(kind) => kind.exit_code(),
            Ends::Code(code) => code,
        }
    }

    /// Whether trying the same thing again can help.
    #[must_use]
    pub fn retryable(&self) -> bool {
        self.retryable.unwrap_or_else(|| self.kind().is_some_and(|kind| kind.row().retryable))
    }
}

/// An entry of `kind` with nothing filled in, for `..of(kind)` in the tables.
pub(crate) const fn of(kind: ErrorKind) -> Entry {
    Entry {
        id: "",
        title: "",
        ends: Ends::Kind(kind),
        cause: "",
        fixes: &[],
        retry: "",
        retryable: None,
        source: "",
        statuses: &[],
        types: &[],
        codes: &[],
        patterns: &[],
        also: &[],
        class: None,
    }
}
