//! Takes secrets out of any text we repeat: everything shaped like one, and those of this run whatever their shape.
//!
//! A gateway's key can look like any word, so the run has to say what is secret with [`keep_secret`]. That is one list
//! for the process on purpose: whoever repeats a text calls [`redact`], and nobody can have been given the wrong list.

use std::borrow::Cow;
use std::sync::{PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::redact::{by_shape, stand_in};

/// A value that is secret in this run, and what is shown in its place.
type Known = (String, String);

/// Shorter values are left alone: replacing every `1` in a text helps nobody.
const SHORTEST_KNOWN: usize = 8;

/// Ends of a secret from this many characters on are hidden like the whole.
const SHORTEST_END: usize = 12;

/// Replaces the secrets of this run and everything shaped like one. Has no `Debug`: it holds the values.
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    known: Vec<Known>,
}

static OF_THIS_RUN: RwLock<Redactor> = RwLock::new(Redactor { known: Vec::new() });

/// From now on [`redact`] hides this value too.
pub(crate) fn keep_secret(secret: &str) {
    OF_THIS_RUN.write().unwrap_or_else(PoisonError::into_inner).learn(secret);
}

/// Returns `text` with every secret replaced: `sk-ant-…1a2B` for a key of the Claude API, `[redacted]` for other
/// credentials, `://***@` for a login inside a URL.
#[must_use]
pub(crate) fn redact(text: &str) -> Cow<'_, str> {
    OF_THIS_RUN.read().unwrap_or_else(PoisonError::into_inner).redact(text)
}

/// The same with filler of equal length in the place of every secret, for text whose length has to stay.
#[must_use]
pub(crate) fn blank_out(text: &str) -> Cow<'_, str> {
    OF_THIS_RUN
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .replace(text, |hidden, _| "x".repeat(hidden.len()))
}

impl Redactor {
    /// One that knows these values.
    #[must_use]
    pub(crate) fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Self {
        let mut redactor = Self::default();
        secrets.into_iter().for_each(|secret| redactor.learn(secret));
        redactor
    }

    /// Adds one more value, for example when the credential is read after the settings.
    pub(crate) fn learn(&mut self, secret: &str) {
        if secret.len() < SHORTEST_KNOWN || self.known.iter().any(|(value, _)| value == secret) {
            return;
        }
        let shown = stand_in(secret);
        self.known.push((secret.to_owned(), shown.clone()));
        // As servers and proxies echo a credential: encoded, as in Basic logins, or turned round.
        let encoded = STANDARD_NO_PAD.encode(secret);
        self.known.push((encoded, shown.clone()));
        self.known.push((secret.chars().rev().collect(), shown));
        // Longest first: a secret may contain another one.
        self.known.sort_by_key(|(value, _)| std::cmp::Reverse(value.len()));
    }

    /// The text without secrets.
    #[must_use]
    pub(crate) fn redact<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.replace(text, |_, shown| shown.to_owned())
    }

    /// The text with `put` in the place of every secret, given the secret and what people are shown.
    fn replace<'a>(&self, text: &'a str, put: impl Fn(&str, &str) -> String) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(text);
        for (value, shown) in &self.known {
            if text.contains(value.as_str()) {
                text = Cow::Owned(text.replace(value.as_str(), &put(value, shown)));
            }
        }
        for (value, shown) in &self.known {
            if let Some(clean) = without_ends(&text, value, |hidden| put(hidden, shown)) {
                text = Cow::Owned(clean);
            }
        }
        match by_shape(&text, |hidden, shown| put(hidden, &shown)) {
            Cow::Borrowed(_) => text,
            Cow::Owned(clean) => Cow::Owned(clean),
        }
    }
}

/// The text without the ends of a secret that are long enough to help somebody guess the rest; `None` where it has none.
fn without_ends(text: &str, secret: &str, put: impl Fn(&str) -> String) -> Option<String> {
    let end = secret.char_indices().rev().nth(SHORTEST_END - 1).map(|(at, _)| &secret[at..])?;
    if end.len() == secret.len() || !text.contains(end) {
        return None;
    }
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(end) {
        let before: usize = rest[..at]
            .chars()
            .rev()
            .zip(secret[..secret.len() - end.len()].chars().rev())
            .take_while(|(found, known)| found == known)
            .map(|(found, _)| found.len_utf8())
            .sum();
        clean.push_str(&rest[..at - before]);
        clean.push_str(&put(&rest[at - before..at + end.len()]));
        rest = &rest[at + end.len()..];
    }
    clean.push_str(rest);
    Some(clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_go_wherever_they_stand() {
        let redactor = Redactor::new(["hunter22", "hunter22hunter22"]);
        assert_eq!(redactor.redact("a hunter22hunter22 b hunter22 c"), "a [redacted] b [redacted] c");
        assert!(matches!(redactor.redact("nothing here"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_secret_is_known_encoded_turned_round_and_by_its_end() {
        let redactor = Redactor::new(["gateway-token-of-some-length"]);
        let encoded = STANDARD_NO_PAD.encode("gateway-token-of-some-length");
        let reversed: String = "gateway-token-of-some-length".chars().rev().collect();
        for text in [encoded.as_str(), &reversed, "n-of-some-length", "token-of-some-length"] {
            assert_eq!(redactor.redact(&format!("<{text}>")), "<[redacted]>", "{text}");
        }
        assert_eq!(redactor.redact("some-length"), "some-length", "eleven characters are words");
        assert_eq!(redactor.redact("xtoken-of-some-length y"), "x[redacted] y");
        assert_eq!(
            redactor.redact("it began long before: token-of-some-length"),
            "it began long before: [redacted]"
        );
        assert_eq!(redactor.redact("<-some-length>"), "<[redacted]>", "twelve are enough to guess from");
    }

    #[test]
    fn a_secret_of_the_run_is_hidden_from_then_on() {
        assert_eq!(redact("open-sesame of one test"), "open-sesame of one test");
        keep_secret("open-sesame of one test");
        assert_eq!(redact("<open-sesame of one test>"), "<[redacted]>");
    }

    #[test]
    fn filler_is_as_long_as_what_it_hides() {
        let redactor = Redactor::new(["gateway-token-of-some-length"]);
        for text in
            ["a gateway-token-of-some-length b", "token-of-some-length", "sk-ant-api03-TESTKEYTEST-zz9Q é"]
        {
            let clean = redactor.replace(text, |hidden, _| "x".repeat(hidden.len()));
            assert_eq!(clean.len(), text.len(), "{clean}");
            assert!(!clean.contains("of-some-length") && !clean.contains("TESTKEY"), "{clean}");
        }
    }

    #[test]
    fn very_short_values_are_not_hunted_for() {
        assert_eq!(Redactor::new(["1", "ollama"]).redact("10 of ollama"), "10 of ollama");
    }
}
