//! The head of a request: request line and headers, and what they say about the body.

use std::io;

use super::Wire;

/// The most bytes a request's head may have, as at common edges.
const MOST: usize = 64 << 10;

/// The head of one request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub length: Length,
    /// Whether the connection ends with this exchange, because the client wants it or speaks HTTP/1.0.
    pub last: bool,
    /// HTTP/1.0 knows no chunks.
    pub old: bool,
}

/// How much body follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Length {
    #[default]
    None,
    Known(u64),
    Chunked,
}

/// What came instead of a head.
#[derive(Debug)]
pub(crate) enum NoHead {
    /// The client has finished.
    End,
    /// It is not HTTP, or too much of it; the status and a sentence to answer with.
    Bad(u16, &'static str),
}

impl Head {
    /// The first header of this name, given in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// How many headers of this name there are.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.headers.iter().filter(|(own, _)| own == name).count()
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split(['?', '#']).next().unwrap_or_default()
    }

    /// The query's pairs, decoded.
    pub(crate) fn query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    /// Reads the next head off the connection.
    pub(crate) async fn read(wire: &mut Wire) -> Result<Self, NoHead> {
        loop {
            match parse(&wire.ahead) {
                Ok(Some((head, used))) => {
                    wire.ahead.drain(..used);
                    return Ok(head);
                }
                Ok(None) if wire.ahead.len() > MOST => {
                    return Err(NoHead::Bad(431, "Request Header Fields Too Large"));
                }
                Ok(None) => match wire.fill().await {
                    Ok(1..) => {}
                    Ok(0) | Err(_) => return Err(NoHead::End),
                },
                Err(reason) => return Err(NoHead::Bad(400, reason)),
            }
        }
    }
}

/// Reads a head from the start of `bytes`; none when it is not complete yet.
fn parse(bytes: &[u8]) -> Result<Option<(Head, usize)>, &'static str> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let mut headers = [httparse::EMPTY_HEADER; 100];
    let mut request = httparse::Request::new(&mut headers);
    let used = match request.parse(bytes) {
        Ok(httparse::Status::Complete(used)) => used,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(_) => return Err("Bad Request"),
    };
    let mut head = Head {
        method: request.method.unwrap_or_default().to_owned(),
        target: request.path.unwrap_or_default().to_owned(),
        old: request.version == Some(0),
        headers: Vec::with_capacity(request.headers.len()),
        ..Head::default()
    };
    for header in request.headers.iter() {
        let value = String::from_utf8_lossy(header.value).trim().to_owned();
        head.headers.push((header.name.to_ascii_lowercase(), value));
    }
    let connection = head.header("connection").unwrap_or_default().to_ascii_lowercase();
    head.last = if head.old { connection != "keep-alive" } else { connection.contains("close") };
    head.length = length(&head)?;
    Ok(Some((head, used)))
}

fn length(head: &Head) -> Result<Length, &'static str> {
    if head.header("transfer-encoding").is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"))
    {
        return Ok(Length::Chunked);
    }
    match head.header("content-length") {
        None => Ok(Length::None),
        Some(text) => match text.parse() {
            Ok(0) => Ok(Length::None),
            Ok(length) => Ok(Length::Known(length)),
            Err(_) => Err("Bad Content-Length"),
        },
    }
}

/// Not an error of the connection, but of the request on it.
pub(crate) fn cut_short() -> io::Error {
    io::ErrorKind::UnexpectedEof.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_once_it_is_complete() {
        let bytes =
            b"POST /v1/messages?beta=true&x=a%20b HTTP/1.1\r\nX-Api-Key: k\r\nContent-Length: 12\r\n\r\n{";
        for cut in 0..bytes.len() - 1 {
            assert!(parse(&bytes[..cut]).expect("so far fine").is_none());
        }
        let (head, used) = parse(bytes).expect("valid").expect("complete");
        assert_eq!(used, bytes.len() - 1);
        assert_eq!(
            (head.path(), head.header("x-api-key"), head.length),
            ("/v1/messages", Some("k"), Length::Known(12))
        );
        assert_eq!(head.query()[1], ("x".to_owned(), "a b".to_owned()));
        assert!(!head.last);
    }

    #[test]
    fn what_is_not_http_is_refused() {
        for bytes in [
            &b"\x16\x03\x01\x02\x00"[..],
            b"GET / HTTP/1.1\r\ncontent-length: x\r\n\r\n",
            b"\0\0\0\0 \r\n\r\n",
        ] {
            assert!(parse(bytes).is_err());
        }
    }

    #[test]
    fn old_clients_end_after_one_exchange() {
        let (head, _) = parse(b"GET / HTTP/1.0\r\n\r\n").expect("valid").expect("complete");
        assert!(head.last && head.old);
    }
}
