//! What one error says about itself, wherever in a text it was found.

use crate::error::ErrorKind;
use crate::explain::catalogue::{Class, Entry};

/// The facts of one error. Absent facts stay `None`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// The HTTP status.
    pub status: Option<u16>,
    /// Whether the text around the status leaves no doubt that an answer had it.
    pub status_reported: bool,
    /// `error.type`.
    pub api_type: Option<String>,
    /// `error.details.error_code`.
    pub error_code: Option<String>,
    /// `error.message`.
    pub message: Option<String>,
    /// Whether it came as an error object, and thus as JSON.
    pub envelope: bool,
    /// The SDK exception it was raised as.
    pub class: Option<&'static Class>,
    /// The kind, if claudectl itself reported it.
    pub kind: Option<ErrorKind>,
    /// An entry that something other than names and wording pointed to, and what that was.
    pub known: Option<(&'static Entry, super::By)>,
    /// Text around it, for wording that no object holds.
    pub text: String,
    /// Values already read out, by name.
    pub values: Vec<(&'static str, String)>,
}

impl Facts {
    /// Keeps a value unless there is one of that name.
    pub(super) fn value(&mut self, name: &'static str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() && self.read(name).is_none() {
            self.values.push((name, value));
        }
    }

    /// A value by name.
    pub(super) fn read(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the headers say that a page follows.
    pub(super) fn announces_a_page(&self) -> bool {
        self.read("content_type").is_some_and(|content| content.contains("html"))
    }

    /// Whether both can be the same error told twice.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let same = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
        let message =
            |facts: &Self| facts.message.clone().map(|text| text.split_whitespace().collect::<String>());
        same(self.read("request_id"), other.read("request_id"))
            && same(self.read("custom_id"), other.read("custom_id"))
            && same(self.api_type.as_deref(), other.api_type.as_deref())
            && same(self.error_code.as_deref(), other.error_code.as_deref())
            && (self.status.is_none() || other.status.is_none() || self.status == other.status)
            && same(message(self).as_deref(), message(other).as_deref())
    }

    /// Takes over what the other knows and this does not.
    pub(super) fn absorb(&mut self, other: Self) {
        self.status = self.status.or(other.status);
        self.status_reported |= other.status_reported;
        self.api_type = self.api_type.take().or(other.api_type);
        self.error_code = self.error_code.take().or(other.error_code);
        self.message = self.message.take().or(other.message);
        self.envelope |= other.envelope;
        self.class = self.class.or(other.class);
        self.kind = self.kind.or(other.kind);
        self.known = self.known.or(other.known);
        for (name, value) in other.values {
            self.value(name, value);
        }
    }
}
