//! Finds what an error quotes of the request, and hides it.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hasher as _};

use memchr::memmem;
use serde_json::Value;

use super::FILLER;
use super::chars::{Spelled, of_text, text};
use crate::error::redact;

/// So many characters that stand in the request too are a quotation without any marks: shorter ones are words that
/// everybody uses.
const UNMARKED: usize = 24;

/// So many quotations of one sentence are looked up; a page full of attributes quotes nobody.
const MOST_QUOTED: usize = 256;

/// Fields of a request whose values are words of the protocol.
const PROTOCOL: [&str; 8] =
    ["type", "role", "model", "media_type", "id", "tool_use_id", "service_tier", "effort"];

/// The text of a request.
#[derive(Debug)]
pub(in crate::capture) struct RequestText {
    /// Everything that people wrote in it, or all of it if it could not be read.
    text: String,
    /// Hashes of every stretch of [`UNMARKED`] bytes of the text, made when they are first needed: a page of a megabyte
    /// and a request of a megabyte must not be compared word by word.
    stretches: OnceCell<HashSet<u64>>,
    /// The words of the protocol in it, which may be quoted.
    words: BTreeSet<String>,
    /// Whether this is all: a body that is read from a file, or is longer than was kept, may hold more.
    complete: bool,
}

impl RequestText {
    /// From the body as far as it was kept, and its length.
    pub(in crate::capture) fn of(body: &[u8], length: u64) -> Self {
        let complete = body.len() as u64 == length;
        let mut all =
            Self { text: String::new(), stretches: OnceCell::new(), words: BTreeSet::new(), complete };
        match serde_json::from_slice::<Value>(body) {
            Ok(value) if complete => all.take("", &value),
            _ => all.text = String::from_utf8_lossy(body).replace("\\n", "\n").replace("\\\"", "\""),
        }
        all
    }

    fn take(&mut self, name: &str, value: &Value) {
        match value {
            Value::String(word) if PROTOCOL.contains(&name) => drop(self.words.insert(word.clone())),
            Value::String(text) => {
                self.text.push_str(text);
                self.text.push('\0');
            }
            Value::Array(values) => values.iter().for_each(|value| self.take(name, value)),
            Value::Object(fields) => fields.iter().for_each(|(name, value)| self.take(name, value)),
            _ => {}
        }
    }

    /// Whether this stands in quotation marks because it stands in the request.
    fn has(&self, quoted: &str) -> bool {
        let quoted = quoted.trim_end_matches("...").trim_end_matches('…');
        if quoted.is_empty() || self.words.contains(quoted) {
            return false;
        }
        self.find(quoted).is_some() || !self.complete && !is_a_name(quoted)
    }

    fn find(&self, part: &str) -> Option<usize> {
        memmem::find(self.text.as_bytes(), part.as_bytes())
    }

    /// How many bytes of `said` stand in the request one after the other, if that are enough to be a quotation.
    fn quoted(&self, said: &str) -> Option<usize> {
        let start = said.as_bytes().get(..UNMARKED)?;
        let stretches =
            self.stretches.get_or_init(|| self.text.as_bytes().windows(UNMARKED).map(hash).collect());
        if !stretches.contains(&hash(start)) {
            return None;
        }
        let at = memmem::find(self.text.as_bytes(), start)?;
        let same = said.bytes().zip(self.text[at..].bytes()).take_while(|(said, asked)| said == asked);
        Some(same.count())
    }
}

fn hash(stretch: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(stretch);
    hasher.finish()
}

/// A path, a field or another word of the protocol.
fn is_a_name(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.:/[]$^{}+*\\".contains(c))
}

/// Hides what plain text quotes.
pub(super) fn in_plain_text(bytes: &mut [u8], request: &RequestText) {
    let chars = of_text(bytes);
    hide(bytes, &chars, request);
}

/// Hides what these characters quote of the request, and every secret that only shows once escapes are resolved.
pub(super) fn hide(bytes: &mut [u8], chars: &[Spelled], request: &RequestText) {
    let plain = text(chars);
    if redact(&plain) != plain && plain.len() != bytes.len() {
        bytes.fill(FILLER);
        return;
    }
    let quoted = marked(chars).into_iter().filter(|(from, to)| request.has(&text(&chars[*from..*to])));
    for (from, to) in quoted.chain(unmarked(chars, &plain, request)) {
        bytes[chars[from].bytes.start..chars[to - 1].bytes.end].fill(FILLER);
    }
}

/// Stretches between quotation marks.
fn marked(chars: &[Spelled]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (open, close) in [('\'', '\''), ('"', '"'), ('`', '`'), ('“', '”'), ('‘', '’'), ('«', '»')]
    {
        let mut from = None;
        for (at, one) in chars.iter().enumerate() {
            match from {
                None if one.char == open => from = Some(at + 1),
                Some(begin) if one.char == close => {
                    if at > begin && found.len() < MOST_QUOTED {
                        found.push((begin, at));
                    }
                    // A mark that closes may open the next one too, as after an apostrophe.
                    from = (open == close && !request_like(chars, begin, at)).then_some(at + 1);
                }
                _ => {}
            }
        }
    }
    found
}

/// Whether the stretch between two marks looks like one quotation: it does not begin or end with a blank.
fn request_like(chars: &[Spelled], from: usize, to: usize) -> bool {
    from < to && chars[from].char != ' ' && chars[to - 1].char != ' '
}

/// Long stretches that stand in the request too, from the start of a word.
fn unmarked(chars: &[Spelled], plain: &str, request: &RequestText) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    // Where in the text the character is, and which it is.
    let (mut byte, mut at) = (0, 0);
    while at < chars.len() {
        let starts_word = at == 0 || !chars[at - 1].char.is_alphanumeric();
        let length = starts_word.then(|| request.quoted(&plain[byte..])).flatten().unwrap_or(0);
        let from = at;
        let end = byte + length.max(1);
        while at < chars.len() && byte < end {
            byte += chars[at].char.len_utf8();
            at += 1;
        }
        if length > 0 {
            found.push((from, at));
        }
    }
    found
}
