//! Hides text in JSON, whole or cut, without reading it into values: not a byte of its structure may change.

use super::FILLER;
use super::chars::of_json;
use super::quoted::{self, RequestText};

/// Fields of an answer whose text is the protocol's own.
const KEPT: [&[u8]; 32] = [
    b"archived_at",
    b"cancel_initiated_at",
    b"created_at",
    b"created",
    b"custom_id",
    b"display_name",
    b"ended_at",
    b"expires_at",
    b"finish_reason",
    b"first_id",
    b"id",
    b"inference_geo",
    b"last_id",
    b"message_id",
    b"model",
    b"next_page",
    b"object",
    b"previous_message_id",
    b"processing_status",
    b"request_id",
    b"results_url",
    b"role",
    b"service_tier",
    b"speed",
    b"status",
    b"stop_reason",
    b"system_fingerprint",
    b"thread_id",
    b"tool_use_id",
    b"trace_id",
    b"type",
    b"version",
];

/// What is hidden of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// Text, unless the field is known.
    Answer,
    /// What it quotes.
    Error,
    /// Everything but the shape: what a model wrote for a tool.
    Written,
    /// Nothing: a field of the protocol.
    Kept,
    /// Text that is itself JSON in pieces.
    Parts,
}

struct Open {
    is_object: bool,
    rule: Rule,
}

/// Goes through the lines of one body.
pub(super) struct Masker<'a> {
    request: &'a RequestText,
    whole: Rule,
    open: Vec<Open>,
    /// What holds for the value of the field that was read last.
    next: Rule,
    expects_key: bool,
    parts: Parts,
}

/// Where the JSON inside of `partial_json` is.
#[derive(Default)]
struct Parts {
    in_string: bool,
    escaped: bool,
}

impl<'a> Masker<'a> {
    pub(super) fn new(is_error: bool, request: &'a RequestText) -> Self {
        let whole = if is_error { Rule::Error } else { Rule::Answer };
        Self { request, whole, open: Vec::new(), next: whole, expects_key: false, parts: Parts::default() }
    }

    /// One line: of JSON, of JSON lines, or of a stream of events, each of which begins anew.
    pub(super) fn line(&mut self, line: &mut [u8]) {
        let is_field = [&b"event:"[..], b"id:", b"retry:"].iter().any(|field| line.starts_with(field));
        if is_field {
            return;
        }
        let from = if line.starts_with(b"data:") { 5 } else { 0 };
        if from > 0 || line.starts_with(b"{") {
            (self.open, self.next, self.expects_key) = (Vec::new(), self.whole, false);
        }
        if line.windows(21).any(|part| part == b"\"content_block_start\"") {
            self.parts = Parts::default();
        }
        if from > 0 && !matches!(line[from..].trim_ascii_start().first(), Some(b'{' | b'[' | b'"')) {
            // Not the API's: whatever it is, somebody wrote it.
            line[from..]
                .iter_mut()
                .filter(|byte| byte.is_ascii_alphanumeric())
                .for_each(|byte| *byte = FILLER);
            return;
        }
        self.json(&mut line[from..]);
    }

    fn json(&mut self, bytes: &mut [u8]) {
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'"' => {
                    let end = string_end(bytes, at + 1);
                    self.string(&mut bytes[at + 1..end]);
                    at = end;
                }
                open @ (b'{' | b'[') => {
                    let is_object = open == b'{';
                    let rule = if self.next == Rule::Kept { Rule::Answer } else { self.next };
                    self.open.push(Open { is_object, rule });
                    (self.expects_key, self.next) = (is_object, rule);
                }
                b'}' | b']' => {
                    self.open.pop();
                    self.expects_key = false;
                }
                b',' => {
                    let inner = self.open.last();
                    self.expects_key = inner.is_some_and(|open| open.is_object);
                    self.next = inner.map_or(self.whole, |open| open.rule);
                }
                b':' => self.expects_key = false,
                b'0'..=b'9' if self.next == Rule::Written => bytes[at] = b'1',
                _ => {}
            }
            at += 1;
        }
    }

    /// The inside of a string.
    fn string(&mut self, inside: &mut [u8]) {
        if self.expects_key {
            let around = self.open.last().map_or(self.whole, |open| open.rule);
            self.next = rule(around, inside);
            if around == Rule::Written {
                inside.fill(FILLER);
            }
            return;
        }
        match self.next {
            Rule::Kept => {}
            Rule::Answer | Rule::Written => fill(inside),
            Rule::Error => {
                let chars = of_json(inside);
                quoted::hide(inside, &chars, self.request);
            }
            Rule::Parts => {
                for one in of_json(inside) {
                    if let Some(filler) = self.parts.filler(one.char) {
                        inside[one.bytes].fill(filler);
                    }
                }
            }
        }
    }
}

impl Parts {
    /// What the next character of the inner JSON is hidden by.
    fn filler(&mut self, char: char) -> Option<u8> {
        if !self.in_string {
            self.in_string = char == '"';
            return char.is_ascii_digit().then_some(b'1');
        }
        if std::mem::take(&mut self.escaped) {
            return Some(FILLER);
        }
        self.escaped = char == '\\';
        self.in_string = char != '"';
        self.in_string.then_some(FILLER)
    }
}

/// Fills a string so that its text is as long as its bytes are: an escape stays one.
fn fill(inside: &mut [u8]) {
    let mut at = 0;
    while at < inside.len() {
        match (inside[at], inside.get(at + 1)) {
            (b'\\', Some(b'u')) if at + 6 <= inside.len() => {
                inside[at + 2..at + 6].copy_from_slice(b"0078");
                at += 6;
            }
            (b'\\', Some(_)) => at += 2,
            _ => {
                inside[at] = FILLER;
                at += 1;
            }
        }
    }
}

/// What holds for the value of a field.
fn rule(around: Rule, name: &[u8]) -> Rule {
    match around {
        Rule::Error | Rule::Written => around,
        _ if name == b"error" => Rule::Error,
        _ if name == b"input" => Rule::Written,
        _ if name == b"partial_json" => Rule::Parts,
        _ if KEPT.contains(&name) => Rule::Kept,
        _ => Rule::Answer,
    }
}

/// Where the string that begins at `from` ends: at its closing mark, or where the bytes do.
fn string_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}
