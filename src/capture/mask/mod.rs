//! Hides what people and models wrote in a body, in place and in equal length, and leaves its structure.
//!
//! The server's errors stay, but for what they quote of the request. Of everything else only fields stay that are known
//! to hold names of the protocol, numbers and times.

mod chars;
mod json;
mod quoted;

pub(super) use quoted::RequestText;

/// What stands in the place of every hidden byte.
const FILLER: u8 = b'x';

/// Hides text in the body of an answer with this status.
pub(super) fn answer(status: u16, body: &mut [u8], request: &RequestText) {
    if is_json(body) || (200..300).contains(&status) && is_stream(body) {
        let mut masker = json::Masker::new(status >= 300, request);
        for line in body.split_mut(|byte| *byte == b'\n') {
            masker.line(line);
        }
    } else {
        // A page of a proxy or a sentence of a gateway is an error as a whole.
        quoted::in_plain_text(body, request);
    }
}

/// A sentence of the server without what it quotes of the request.
pub(super) fn message(text: &str, request: &RequestText) -> String {
    let mut bytes = text.as_bytes().to_vec();
    quoted::in_plain_text(&mut bytes, request);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn start(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start()
}

fn is_json(body: &[u8]) -> bool {
    matches!(start(body).first(), Some(b'{' | b'['))
}

fn is_stream(body: &[u8]) -> bool {
    let start = start(body);
    [&b"event"[..], b"data", b"id", b"retry", b":"].iter().any(|field| start.starts_with(field))
}

#[cfg(test)]
mod tests;
