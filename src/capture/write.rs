//! An exchange as a line of the file: without credentials, and without text unless that is wanted.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::compression::Coding;
use super::entry::{
    AnswerEntry, Bodies, Content, Entry, ErrorEntry, FORMAT, FirstLine, Framing, PieceEntry, RequestEntry,
    VERSION,
};
use super::exchange::{Answer, Exchange, Fault, Piece};
use super::headers;
use super::mask::{self, RequestText};
use crate::error::{blank_out, redact};

/// The first line of a new file.
pub(crate) fn first_line(bodies: Bodies) -> String {
    let note = match bodies {
        Bodies::Masked => {
            "model text is filler of equal length and quoted request text is masked; a replay is exact in form and \
             timing, not in words"
        }
        Bodies::Kept => "text is as it was, credentials excepted: read it before you pass it on",
    };
    line(&FirstLine {
        format: FORMAT.to_owned(),
        version: VERSION,
        bodies,
        program: concat!("claudectl/", env!("CARGO_PKG_VERSION")).to_owned(),
        note: note.to_owned(),
    })
}

/// Makes lines of exchanges.
#[derive(Clone, Debug)]
pub(crate) struct Writer {
    pub bodies: Bodies,
    /// The path of the base URL, which is no part of what a client asks for.
    pub prefix: String,
}

impl Writer {
    /// The exchange, on a line of its own.
    pub(crate) fn line(&self, exchange: &Exchange) -> String {
        let request = RequestText::of(&exchange.body, exchange.body_length);
        let headers = exchange.headers.iter().map(|(name, value)| {
            let value = value.as_deref().filter(|_| headers::harmless_in_request(name));
            (name.clone(), value.map(|value| redact(value).into_owned()))
        });
        let path = exchange.path.strip_prefix(&self.prefix).filter(|rest| rest.starts_with('/'));
        line(&Entry {
            at: format!("{:.3}", exchange.at),
            attempt: exchange.attempt,
            nth: exchange.nth,
            request: RequestEntry {
                method: exchange.method.clone(),
                path: redact(path.unwrap_or(&exchange.path)).into_owned(),
                host: redact(&exchange.host).into_owned(),
                headers: headers.collect(),
                body_bytes: exchange.body_length,
                body: self.request_body(exchange),
            },
            answer: exchange.answer.as_ref().map(|answer| self.answer(answer, &request)),
            end: exchange.end,
            end_ms: milliseconds(exchange.end_after),
            error: exchange.fault.as_ref().map(|fault| self.error(fault, &request)),
        })
    }

    fn request_body(&self, exchange: &Exchange) -> Option<Content> {
        let is_kept = self.bodies == Bodies::Kept && !exchange.body.is_empty();
        is_kept.then(|| content(&without_secrets(&exchange.body)))
    }

    fn answer(&self, answer: &Answer, request: &RequestText) -> AnswerEntry {
        let mut entry = AnswerEntry {
            status: answer.status,
            headers: answer.headers.iter().map(|(name, value)| kept(name, value)).collect(),
            head_ms: milliseconds(answer.after),
            framing: answer.framing,
            pieces: Vec::new(),
            left_out: answer.left_out,
            recoded: None,
        };
        let all: Vec<u8> = answer.pieces.iter().flat_map(|piece| &piece.bytes).copied().collect();
        let encoding = answer.headers.iter().find(|(name, _)| name == "content-encoding");
        let encoding = encoding.map(|(_, value)| value.trim().to_ascii_lowercase());
        match encoding.filter(|encoding| !matches!(encoding.as_str(), "" | "identity")) {
            Some(encoding) if self.bodies == Bodies::Masked => {
                self.recoded(&mut entry, answer, &encoding, &all, request);
            }
            _ => entry.pieces = cut(&answer.pieces, &self.masked(answer.status, all, request)),
        }
        entry
    }

    /// A compressed body that is to be masked is compressed anew, or not written at all.
    fn recoded(
        &self,
        entry: &mut AnswerEntry,
        answer: &Answer,
        encoding: &str,
        all: &[u8],
        request: &RequestText,
    ) {
        entry.recoded = Some(encoding.to_owned());
        let Some(coding) = Coding::named(encoding) else {
            entry.left_out += all.len() as u64;
            return;
        };
        let bytes = coding.done(&self.masked(answer.status, coding.undone(all), request));
        let announced = |name: &str| name == "content-length" && answer.framing == Framing::Length;
        for (_, value) in entry.headers.iter_mut().filter(|(name, _)| announced(name)) {
            // Of a body that was cut as much is missing as was.
            let missing = value.as_deref().and_then(|value| value.parse().ok()).unwrap_or(all.len());
            *value = Some((bytes.len() + missing.saturating_sub(all.len())).to_string());
        }
        let after = answer.pieces.iter().map(|piece| piece.after).sum();
        entry.pieces = vec![PieceEntry { ms: milliseconds(after), content: content(&bytes), left: 0 }];
    }

    fn masked(&self, status: u16, body: Vec<u8>, request: &RequestText) -> Vec<u8> {
        let mut body = body;
        if self.bodies == Bodies::Masked {
            mask::answer(status, &mut body, request);
        }
        without_secrets(&body)
    }

    fn error(&self, fault: &Fault, request: &RequestText) -> ErrorEntry {
        let said = match self.bodies {
            Bodies::Masked => mask::message(&fault.message, request),
            Bodies::Kept => fault.message.clone(),
        };
        ErrorEntry {
            kind: fault.kind.to_owned(),
            exit_code: fault.exit_code,
            http_status: fault.http_status,
            api_type: fault.api_type.clone(),
            error_code: fault.error_code.clone(),
            entry: fault.entry.map(str::to_owned),
            message: redact(&said).into_owned(),
            request_id: fault.request_id.clone(),
        }
    }
}

fn kept(name: &str, value: &str) -> (String, Option<String>) {
    let value = headers::harmless_in_answer(name).then(|| match value.split_once('?') {
        // The query of a login page is as good as a password.
        Some((page, query)) if name == "location" => {
            format!("{}?{}", blank_out(page), "x".repeat(query.len()))
        }
        _ => blank_out(value).into_owned(),
    });
    (name.to_owned(), value)
}

/// The bytes with filler of equal length for every secret.
fn without_secrets(bytes: &[u8]) -> Vec<u8> {
    let mut clean = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        clean.extend_from_slice(blank_out(chunk.valid()).as_bytes());
        clean.extend_from_slice(chunk.invalid());
    }
    clean
}

/// The bytes in the pieces in which they came.
fn cut(pieces: &[Piece], bytes: &[u8]) -> Vec<PieceEntry> {
    let mut at = 0;
    let one = |piece: &Piece| {
        let from = at;
        at += piece.bytes.len();
        PieceEntry { ms: milliseconds(piece.after), content: content(&bytes[from..at]), left: piece.left }
    };
    pieces.iter().map(one).collect()
}

fn content(bytes: &[u8]) -> Content {
    match std::str::from_utf8(bytes) {
        Ok(text) => Content::Text(text.to_owned()),
        Err(_) => Content::Base64(STANDARD.encode(bytes)),
    }
}

/// To the microsecond.
#[allow(clippy::cast_precision_loss, reason = "an exchange of three hundred years loses a microsecond")]
fn milliseconds(time: Duration) -> f64 {
    time.as_micros() as f64 / 1000.0
}

pub(super) fn line(value: &impl serde::Serialize) -> String {
    let mut line = serde_json::to_string(value).expect("strings and numbers always have a JSON form");
    line.push('\n');
    line
}
