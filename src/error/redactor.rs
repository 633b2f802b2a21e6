//! Takes the secrets of this run out of text, whatever their shape, besides everything shaped like one.
//!
//! It lives here because settings fill it and output uses it, and both may import this room.

use std::borrow::Cow;

use super::redact::{redact, stand_in};

/// A value that is secret in this run, and what is shown in its place.
type Known = (String, String);

/// Shorter values are left alone: replacing every `1` in a text helps nobody.
const SHORTEST_KNOWN: usize = 6;

/// Replaces the secrets of this run and everything shaped like one. Has no `Debug`: it holds the values.
#[derive(Clone, Default)]
pub struct Redactor {
    known: Vec<Known>,
}

impl Redactor {
    /// One that knows these values.
    #[must_use]
    pub fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Self {
        let mut redactor = Self::default();
        secrets.into_iter().for_each(|secret| redactor.learn(secret));
        redactor
    }

    /// Adds one more value, for example when the credential is read after the settings.
    pub fn learn(&mut self, secret: &str) {
        if secret.len() < SHORTEST_KNOWN || self.known.iter().any(|(value, _)| value == secret) {
            return;
        }
        self.known.push((secret.to_owned(), stand_in(secret)));
        // Longest first: a secret may contain another one.
        self.known.sort_by_key(|(value, _)| std::cmp::Reverse(value.len()));
    }

    /// The text without secrets.
    #[must_use]
    pub fn redact<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(text);
        for (value, shown) in &self.known {
            if text.contains(value.as_str()) {
                text = Cow::Owned(text.replace(value.as_str(), shown));
            }
        }
        match redact(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(clean) => Cow::Owned(clean),
        }
    }
}

/// What may be shown of a secret: its kind and, if it is long enough to spare them, its last four characters.
#[must_use]
pub fn fingerprint(secret: &str) -> String {
    let is =
        |prefix: &&str| secret.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let prefix = ["sk-ant-", "sk-"].into_iter().find(is).unwrap_or_default();
    let rest = &secret[prefix.len()..];
    let count = rest.chars().count();
    let tail: String = if count >= 16 { rest.chars().skip(count - 4).collect() } else { String::new() };
    format!("{prefix}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_shows_the_kind_and_four_characters_at_most() {
        assert_eq!(fingerprint("sk-ant-api03-abcdefghijklmnop1a2B"), "sk-ant-…1a2B");
        assert_eq!(fingerprint("sk-1234567890abcdef"), "sk-…cdef");
        assert_eq!(fingerprint("gateway-token-of-some-length"), "…ngth");
        assert_eq!(fingerprint("ollama"), "…", "a short one would be half given away");
        assert_eq!(fingerprint("sk-ant-short"), "sk-ant-…");
    }

    #[test]
    fn known_values_go_wherever_they_stand() {
        let redactor = Redactor::new(["hunter2hunter2hunter2", "hunter2"]);
        assert_eq!(redactor.redact("a hunter2hunter2hunter2 b hunter2 c"), "a [redacted] b [redacted] c");
        assert!(matches!(redactor.redact("nothing here"), Cow::Borrowed(_)));
    }

    #[test]
    fn very_short_values_are_not_hunted_for() {
        assert_eq!(Redactor::new(["1"]).redact("10 of 11"), "10 of 11");
    }
}
