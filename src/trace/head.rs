//! Heads of requests and answers: where they end, what they say, and the one thing that is changed in a request.

use super::framing::Framing;

/// Most bytes of a head; servers refuse more.
pub(super) const LARGEST: usize = 256 * 1024;
/// Most headers of a head.
const MOST: usize = 256;

/// The head of a request.
pub(super) struct RequestHead {
    pub method: String,
    pub path: String,
    /// How long its body is.
    pub framing: Framing,
    /// The head as it goes on.
    pub rewritten: Vec<u8>,
}

/// The head of an answer.
pub(super) struct ResponseHead {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub framing: Framing,
}

/// Where the head at the start of `bytes` ends, behind its empty line.
pub(super) fn end(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == b'\n') {
        let next = from + at + 1;
        match &bytes[next..] {
            [b'\n', ..] => return Some(next + 1),
            [b'\r', b'\n', ..] => return Some(next + 2),
            _ => from = next,
        }
    }
    None
}

/// Reads a whole request head; `authority` and `prefix` are where it is to go.
pub(super) fn request(head: &[u8], authority: &str, prefix: &str) -> Option<RequestHead> {
    let mut headers = [httparse::EMPTY_HEADER; MOST];
    let mut parsed = httparse::Request::new(&mut headers);
    parsed.parse(head).ok().filter(httparse::Status::is_complete)?;
    let (method, path) = (parsed.method?.to_owned(), parsed.path?.to_owned());
    let framing = Framing::of_request(parsed.headers);
    let mut rewritten = Vec::with_capacity(head.len() + 64);
    for (number, line) in head.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let end = line.len() - line.iter().rev().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if number == 0 && !prefix.is_empty() {
            let at = line.iter().position(|byte| *byte == b' ').map_or(0, |at| at + 1);
            rewritten.extend_from_slice(&line[..at]);
            rewritten.extend_from_slice(prefix.as_bytes());
            rewritten.extend_from_slice(&line[at..]);
        } else if number > 0 && line.len() > 5 && line[..5].eq_ignore_ascii_case(b"host:") {
            rewritten.extend_from_slice(&line[..5]);
            rewritten.push(b' ');
            rewritten.extend_from_slice(authority.as_bytes());
            rewritten.extend_from_slice(&line[end..]);
        } else {
            rewritten.extend_from_slice(line);
        }
    }
    Some(RequestHead { method, path, framing, rewritten })
}

/// The headers of a whole request head.
pub(super) fn request_headers(head: &[u8]) -> Vec<(String, Option<String>)> {
    let mut headers = [httparse::EMPTY_HEADER; MOST];
    let mut parsed = httparse::Request::new(&mut headers);
    let _ = parsed.parse(head);
    let text = |header: &httparse::Header<'_>| {
        let value = String::from_utf8_lossy(header.value).trim().to_owned();
        (header.name.to_ascii_lowercase(), Some(value))
    };
    parsed.headers.iter().filter(|header| !header.name.is_empty()).map(text).collect()
}

/// Reads a whole head of an answer to a request with `method`.
pub(super) fn response(head: &[u8], method: &str) -> Option<ResponseHead> {
    let mut headers = [httparse::EMPTY_HEADER; MOST];
    let mut parsed = httparse::Response::new(&mut headers);
    parsed.parse(head).ok().filter(httparse::Status::is_complete)?;
    let status = parsed.code?;
    let framing = Framing::of_response(parsed.headers, status, method);
    let text = |header: &httparse::Header<'_>| {
        (header.name.to_ascii_lowercase(), String::from_utf8_lossy(header.value).trim().to_owned())
    };
    Some(ResponseHead { status, headers: parsed.headers.iter().map(text).collect(), framing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_address_changes() {
        let head =
            b"POST /v1/messages HTTP/1.1\r\nhost:   127.0.0.1:1\r\nX-Api-Key: k\r\nContent-Length: 2\r\n\r\n";
        let read = request(head, "gw.example:8443", "/anthropic").expect("a head");
        assert_eq!((read.method.as_str(), read.path.as_str()), ("POST", "/v1/messages"));
        assert_eq!(
            String::from_utf8_lossy(&read.rewritten),
            "POST /anthropic/v1/messages HTTP/1.1\r\nhost: gw.example:8443\r\nX-Api-Key: k\r\nContent-Length: 2\r\n\r\n"
        );
    }

    #[test]
    fn a_head_ends_at_its_empty_line() {
        assert_eq!(end(b"GET / HTTP/1.1\r\na: b\r\n\r\nrest"), Some(24));
        assert_eq!(end(b"GET / HTTP/1.1\na: b\n\nrest"), Some(21));
        assert_eq!(end(b"GET / HTTP/1.1\r\na: b\r\n"), None);
    }
}
