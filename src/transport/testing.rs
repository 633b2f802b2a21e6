//! An answer without a network, for unit tests: head and body as they were recorded, with pauses and a break on the clock
//! of the test.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame};
use reqwest::ResponseBuilderExt as _;
use tokio::time::{Instant, Sleep};

use super::config::{Config, Family, Timers};
use super::event::Timings;
use super::response::Response;

/// What a recorded body does next.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// These bytes arrive together.
    Bytes(Vec<u8>),
    /// Nothing arrives for so long.
    Pause(Duration),
    /// The connection breaks.
    Break,
}

impl From<&str> for Piece {
    fn from(text: &str) -> Self {
        Self::Bytes(text.as_bytes().to_vec())
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Self {
        Self::Bytes(text.into_bytes())
    }
}

struct Recorded {
    left: VecDeque<Piece>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Body for Recorded {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        loop {
            if let Some(pause) = &mut self.pause {
                std::task::ready!(pause.as_mut().poll(context));
                self.pause = None;
            }
            match self.left.pop_front() {
                Some(Piece::Bytes(bytes)) => return Poll::Ready(Some(Ok(Frame::data(bytes.into())))),
                Some(Piece::Pause(pause)) => self.pause = Some(Box::pin(tokio::time::sleep(pause))),
                Some(Piece::Break) => {
                    return Poll::Ready(Some(Err(io::Error::from(io::ErrorKind::ConnectionReset))));
                }
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Timers that no test runs into by accident.
pub(crate) const TIMERS: Timers = Timers {
    connect: Duration::from_secs(10),
    headers: Duration::from_mins(10),
    idle: Duration::from_mins(2),
    semantic_idle: Duration::from_mins(5),
    upload_stall: Duration::from_mins(1),
    download_stall: Duration::from_secs(30),
    total: None,
};

/// A configuration without a proxy and without TLS.
pub(crate) fn config() -> Config {
    Config { timers: TIMERS, family: Family::Any, proxy: None, ca_file: None, tls: false, recorder: None }
}

/// An answer that these headers and pieces make, as if it had just begun to arrive from this address.
pub(crate) fn answer_of(
    url: &str,
    status: u16,
    headers: &[(&str, &str)],
    pieces: Vec<Piece>,
    deadline: Option<Instant>,
) -> Response {
    let body = reqwest::Body::wrap(Recorded { left: pieces.into(), pause: None });
    let url = url::Url::parse(url).expect("a URL");
    let mut reply = hyper::Response::builder().status(status).url(url);
    for (name, value) in headers {
        reply = reply.header(*name, *value);
    }
    let reply = reqwest::Response::from(reply.body(body).expect("a head"));
    Response::new(reply, Instant::now(), Timings::default(), TIMERS, deadline, None)
}

/// An answer of the API.
pub(crate) fn answer(
    status: u16,
    headers: &[(&str, &str)],
    pieces: Vec<Piece>,
    deadline: Option<Instant>,
) -> Response {
    answer_of("https://api.anthropic.com/v1/messages", status, headers, pieces, deadline)
}
