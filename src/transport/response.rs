//! A response whose body is read chunk by chunk, each under the idle timer and the command's own limit.

use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use hyper::body::Bytes;
use reqwest::header::HeaderMap;
use tokio::time::Instant;

use super::config::Timers;
use super::deadline::deadline_error;
use super::event::{Event, Observe, Timings};
use super::recording;
use crate::capture::{CaptureEnd, Recording};
use crate::error::{EntryId, Error, ErrorKind, span};

/// Most bytes of an error body that are kept.
pub(crate) const BODY_CAP: usize = 1024 * 1024;
/// When a terminal is told that nothing arrives.
const WARN_AFTER: Duration = Duration::from_secs(20);

/// How long the end of a complete body is waited for.
const TO_THE_END: Duration = Duration::from_millis(50);

/// Why a body ended before its end.
#[derive(Debug)]
pub(crate) enum Cut {
    /// The connection broke; the text says how.
    Lost(Error),
    /// Nothing arrived for the idle time.
    Idle(Error),
    /// The command's own time limit.
    Deadline(Error),
}

impl Cut {
    /// The error to report.
    #[must_use]
    pub(crate) fn into_error(self) -> Error {
        match self {
            Self::Lost(error) | Self::Idle(error) | Self::Deadline(error) => error,
        }
    }
}

/// An answer whose headers have arrived.
pub(crate) struct Response {
    reply: reqwest::Response,
    begun: Instant,
    timings: Timings,
    timers: Timers,
    deadline: Option<Instant>,
    bytes: u64,
    recording: Option<Recording>,
}

impl Response {
    pub(super) fn new(
        reply: reqwest::Response,
        begun: Instant,
        timings: Timings,
        timers: Timers,
        deadline: Option<Instant>,
        recording: Option<Recording>,
    ) -> Self {
        Self { reply, begun, timings, timers, deadline, bytes: 0, recording }
    }

    /// What it says is a failure, or it never came to its end.
    pub(crate) fn failed(&mut self, error: &Error) {
        if let Some(recording) = &mut self.recording {
            recording.failed(error);
        }
    }

    /// The HTTP status.
    #[must_use]
    pub(crate) fn status(&self) -> u16 {
        self.reply.status().as_u16()
    }

    /// The URL that answered.
    #[must_use]
    pub(crate) fn url(&self) -> &url::Url {
        self.reply.url()
    }

    /// All headers.
    #[must_use]
    pub(crate) fn headers(&self) -> &HeaderMap {
        self.reply.headers()
    }

    /// One header, if it is there and readable.
    #[must_use]
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.reply.headers().get(name)?.to_str().ok()
    }

    /// Phases so far; `total` runs on.
    #[must_use]
    pub(crate) fn timings(&self) -> Timings {
        Timings { total: self.begun.elapsed(), ..self.timings }
    }

    /// The next piece of the body, `None` at its end. The idle timer runs only while this is awaited.
    ///
    /// # Errors
    /// [`Cut`] when the connection breaks or a timer fires.
    pub(crate) async fn chunk(&mut self, observer: &dyn Observe) -> Result<Option<Bytes>, Cut> {
        let begun = Instant::now();
        let idle_at = begun + self.timers.idle;
        let warn_at = begun + WARN_AFTER;
        let stop_at = self.deadline.map_or(idle_at, |deadline| deadline.min(idle_at));
        if warn_at < stop_at {
            match tokio::time::timeout_at(warn_at, self.reply.chunk()).await {
                Ok(read) => return self.count(read),
                Err(_) => observer.event(&Event::Silence { since: WARN_AFTER }),
            }
        }
        let read = match tokio::time::timeout_at(stop_at, self.reply.chunk()).await {
            Ok(read) => return self.count(read),
            Err(_) if stop_at < idle_at => {
                let limit = self.timers.total.unwrap_or(self.begun.elapsed());
                Cut::Deadline(deadline_error(limit, "reading the answer"))
            }
            Err(_) => Cut::Idle(self.idle_error()),
        };
        self.ended(CaptureEnd::Silent);
        Err(read)
    }

    /// The next piece if it is at hand already, without a look at any clock; `None` when it has to be waited for. The
    /// connection's own task gets one turn to hand over what it has read.
    ///
    /// # Errors
    /// As [`Response::chunk`].
    pub(crate) async fn ready(&mut self) -> Option<Result<Option<Bytes>, Cut>> {
        let read = {
            let mut read = std::pin::pin!(self.reply.chunk());
            let mut at_hand = poll_once(read.as_mut()).await;
            if at_hand.is_none() {
                tokio::task::yield_now().await;
                at_hand = poll_once(read.as_mut()).await;
            }
            at_hand
        };
        read.map(|read| self.count(read))
    }

    fn count(&mut self, read: reqwest::Result<Option<Bytes>>) -> Result<Option<Bytes>, Cut> {
        let chunk = match read {
            Ok(chunk) => chunk,
            Err(error) => {
                let error = lost(&error);
                self.ended(recording::cut(&error.evidence.facts));
                return Err(Cut::Lost(error));
            }
        };
        match (&chunk, &mut self.recording) {
            (_, None) => {}
            (Some(bytes), Some(recording)) => recording.piece(bytes, 0),
            (None, Some(recording)) => recording.ended(CaptureEnd::Whole),
        }
        self.bytes += chunk.as_ref().map_or(0, Bytes::len) as u64;
        Ok(chunk)
    }

    fn ended(&mut self, end: CaptureEnd) {
        if let Some(recording) = &mut self.recording {
            recording.ended(end);
        }
    }

    fn idle_error(&self) -> Error {
        let idle = span(self.timers.idle);
        Error::new(ErrorKind::Timeout, format!("nothing arrived for {idle} (idle timeout)"))
            .why("the connection still stood, but no byte came; a firewall or NAT may have dropped it silently")
            .entry(EntryId::TIMEOUT_IDLE)
    }

    /// Reads the end of a body whose content is complete, so that its connection can be used again.
    pub(crate) async fn drain(&mut self) {
        let rest = async { while let Ok(Some(_)) = self.reply.chunk().await {} };
        // If it does not come, the connection is closed instead.
        let _ = tokio::time::timeout(TO_THE_END, rest).await;
    }

    /// Reads the rest of the body into `all`, until that holds `cap` bytes and for at most `limit`; what lies beyond
    /// is left unread.
    ///
    /// # Errors
    /// The [`Cut`] that ended the body; what did arrive is in `all`.
    pub(crate) async fn collect(
        &mut self,
        all: &mut Vec<u8>,
        cap: usize,
        limit: Duration,
        observer: &dyn Observe,
    ) -> Result<(), Cut> {
        let until = Instant::now() + limit;
        loop {
            let Ok(read) = tokio::time::timeout_at(until, self.chunk(observer)).await else {
                return Err(Cut::Idle(endless(limit)));
            };
            match read {
                Ok(Some(chunk)) => {
                    let room = cap.saturating_sub(all.len());
                    all.extend_from_slice(&chunk[..chunk.len().min(room)]);
                    if all.len() >= cap {
                        return Ok(());
                    }
                }
                Ok(None) => return Ok(()),
                Err(cut) => return Err(cut),
            }
        }
    }
}

/// Words a body that kept coming, but never to its end.
fn endless(limit: Duration) -> Error {
    let what = format!("the answer did not end within {} (semantic idle timeout)", span(limit));
    Error::new(ErrorKind::Timeout, what).entry(EntryId::TIMEOUT_SEMANTIC_IDLE)
}

/// Words a body that broke off, by what the connection did.
fn lost(error: &reqwest::Error) -> Error {
    let chain = super::source_chain::chain(error);
    let how = if chain.contains("reset") {
        "the connection was reset"
    } else if chain.contains("close_notify") {
        "the TLS connection was closed without the proper goodbye"
    } else if chain.contains("decrypt") || chain.contains("corrupt") {
        "the TLS connection was damaged on the way"
    } else if chain.contains("chunk") {
        "the answer is not valid chunked HTTP"
    } else {
        "the connection was closed"
    };
    Error::new(ErrorKind::ConnectionLost, format!("{how} before the end of the answer"))
        .entry(EntryId::STREAM_CUT)
        .fact("cause", chain)
}

/// What a future gives without waiting.
async fn poll_once<T>(mut future: Pin<&mut impl Future<Output = T>>) -> Option<T> {
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => Poll::Ready(None),
    })
    .await
}
