//! A reply before any fault has touched it: status, headers, and a body in pieces.

use std::borrow::Cow;
use std::time::Duration;

/// What goes back for one request.
pub(crate) struct Reply {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<Header>,
    pub body: Body,
    /// How long it takes to be made.
    pub delay: Option<Duration>,
}

/// A name in lower case, and a value.
pub(crate) type Header = (Cow<'static, str>, String);

/// A body, made while it is sent.
pub(crate) struct Body {
    pub pieces: Pieces,
    /// The number of bytes, where it is known beforehand and is to be announced.
    pub length: Option<u64>,
}

/// The pieces of a body, in order.
pub(crate) type Pieces = Box<dyn Iterator<Item = Piece> + Send>;

/// One event of a stream, one line of results, or a whole body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub mark: Mark,
    pub bytes: Vec<u8>,
    /// A rest before it is sent.
    pub pause: Option<Duration>,
}

/// What a piece is, as far as faults can name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    MessageStart,
    /// A delta of a stream or a line of results: what faults count.
    Counted,
    MessageDelta,
    MessageStop,
    /// A body that has no pieces.
    Whole,
    Other,
}

impl Piece {
    pub(crate) fn new(mark: Mark, bytes: impl Into<Vec<u8>>) -> Self {
        Self { mark, bytes: bytes.into(), pause: None }
    }
}

impl Body {
    pub(crate) fn whole(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let length = Some(bytes.len() as u64);
        Self { pieces: Box::new(std::iter::once(Piece::new(Mark::Whole, bytes))), length }
    }

    pub(crate) fn pieces(pieces: impl Iterator<Item = Piece> + Send + 'static) -> Self {
        Self { pieces: Box::new(pieces), length: None }
    }

    /// So many bytes of nothing much, made while they are sent.
    pub(crate) fn filler(size: u64) -> Self {
        Self { pieces: Box::new(filler(size)), length: Some(size) }
    }
}

/// Pieces that add up to `size` bytes without ever being in memory together.
pub(crate) fn filler(size: u64) -> impl Iterator<Item = Piece> + Send {
    const PART: u64 = 64 << 10;
    let parts = size.div_ceil(PART);
    (0..parts).map(move |index| {
        let length = PART.min(size - index * PART);
        Piece::new(Mark::Other, vec![b'x'; usize::try_from(length).unwrap_or(0)])
    })
}

impl Reply {
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type".into(), content_type.to_owned())];
        Self { status, headers, body: Body::whole(body), delay: None }
    }

    /// A reply without a body.
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, headers: vec![], body: Body::whole(""), delay: None }
    }

    #[must_use]
    pub(crate) fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Sets a header, in place of an earlier one of its name.
    pub(crate) fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        let name = name.into();
        self.headers.retain(|(own, _)| *own != name);
        self.headers.push((name, value.into()));
    }
}

/// The words that go with a status on the status line.
pub(crate) fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Payload Too Large",
        416 => "Range Not Satisfiable",
        422 => "Unprocessable Entity",
        425 => "Too Early",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        529 => "Overloaded",
        _ => "Unassigned",
    }
}
