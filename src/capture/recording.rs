//! One exchange while it goes on: what passes is kept up to a limit, and handed over at its end if it failed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::entry::{End, Framing};
use super::exchange::{Answer, Exchange, Fault, Outcome, Piece, Record};
use super::selection::tells_of_failed_items;
use crate::error::{Error, ErrorKind};

/// Most bytes of an answer's body that are kept: far more than any error, and than all but the longest streams.
const MOST_OF_ANSWER: usize = 8 << 20;
/// What a piece costs beside its bytes, about: a body may come byte by byte.
const BESIDE: usize = 64;
/// Most bytes of a request's body that are kept, to find its text where an error quotes it.
const MOST_OF_REQUEST: usize = 1 << 20;

/// What is known of a request when it begins.
#[derive(Debug)]
pub(crate) struct Request {
    pub attempt: Option<u32>,
    pub method: String,
    pub path: String,
    pub host: String,
    pub headers: Vec<(String, Option<String>)>,
}

/// An exchange that goes on; when this is dropped it has ended.
pub(crate) struct Recording {
    recorder: Arc<dyn Record>,
    exchange: Option<Exchange>,
    /// When the last thing happened.
    last: Instant,
    kept: usize,
    has_ended: bool,
    is_wanted: bool,
}

/// A client that leaves after so long a silence has given up; one that leaves before that has seen enough.
const SILENCE: Duration = Duration::from_millis(500);

impl Recording {
    pub(crate) fn begin(recorder: Arc<dyn Record>, request: Request) -> Self {
        let repeats = request.attempt.is_some_and(|attempt| attempt > 1);
        let nth = if repeats { None } else { recorder.begun(&request.method, &request.path) };
        let exchange = Exchange {
            at: Timestamp::now(),
            attempt: request.attempt,
            nth,
            method: request.method,
            path: request.path,
            host: request.host,
            headers: request.headers,
            body: Vec::new(),
            body_length: 0,
            answer: None,
            end: End::Left,
            end_after: Duration::ZERO,
            fault: None,
        };
        Self {
            recorder,
            exchange: Some(exchange),
            last: Instant::now(),
            kept: 0,
            has_ended: false,
            is_wanted: false,
        }
    }

    /// The next bytes of the request's body.
    pub(crate) fn request_body(&mut self, bytes: &[u8]) {
        let Some(exchange) = &mut self.exchange else { return };
        exchange.body_length += bytes.len() as u64;
        let room = MOST_OF_REQUEST - exchange.body.len();
        exchange.body.extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.last = Instant::now();
    }

    /// A body of which only the length is known.
    pub(crate) fn request_length(&mut self, length: u64) {
        if let Some(exchange) = &mut self.exchange {
            exchange.body_length = length;
        }
    }

    /// When the connection stood, where that was found out later.
    pub(crate) fn connected_at(&mut self, at: Instant) {
        self.last = at.max(self.last);
    }

    /// The head of the answer.
    pub(crate) fn answered(&mut self, status: u16, headers: Vec<(String, String)>) {
        let after = self.lap();
        let value = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, value)| value);
        let framing = if value("transfer-encoding").is_some() {
            Framing::Chunked
        } else if value("content-length").is_some() || matches!(status, 204 | 304) {
            Framing::Length
        } else {
            Framing::Close
        };
        if let Some(exchange) = &mut self.exchange {
            exchange.answer =
                Some(Answer { status, headers, after, framing, pieces: Vec::new(), left_out: 0 });
        }
    }

    /// Bytes of the answer's body that came together, and how much of their chunk is still to come.
    pub(crate) fn piece(&mut self, bytes: &[u8], left: u64) {
        let after = self.lap();
        let Some(answer) = self.exchange.as_mut().and_then(|exchange| exchange.answer.as_mut()) else {
            return;
        };
        if answer.left_out > 0 || self.kept + bytes.len() + BESIDE > MOST_OF_ANSWER {
            answer.left_out += bytes.len() as u64;
        } else {
            self.kept += bytes.len() + BESIDE;
            answer.pieces.push(Piece { after, bytes: bytes.to_vec(), left });
        }
    }

    /// How much of the chunk of the last piece is still to come.
    pub(crate) fn left_of_chunk(&mut self, left: u64) {
        let answer = self.exchange.as_mut().and_then(|exchange| exchange.answer.as_mut());
        if let Some(piece) = answer.and_then(|answer| answer.pieces.last_mut()) {
            piece.left = left;
        }
    }

    /// The client closed the connection before the answer had ended.
    pub(crate) fn left_by_client(&mut self) {
        if self.last.elapsed() >= SILENCE {
            self.ended(End::Silent);
        }
    }

    /// It is kept although it went well.
    pub(crate) fn wanted(&mut self) {
        self.is_wanted = true;
    }

    /// How it ended; the first word counts.
    pub(crate) fn ended(&mut self, end: End) {
        if self.has_ended {
            return;
        }
        self.has_ended = true;
        let after = self.lap();
        if let Some(exchange) = &mut self.exchange {
            (exchange.end, exchange.end_after) = (end, after);
        }
    }

    /// It counts as failed.
    pub(crate) fn failed(&mut self, error: &Error) {
        if error.kind == ErrorKind::Timeout {
            self.ended(End::Silent);
        }
        if let Some(exchange) = &mut self.exchange {
            exchange.fault = Some(Fault::of(error));
        }
    }

    fn lap(&mut self) -> Duration {
        let now = Instant::now();
        now - std::mem::replace(&mut self.last, now)
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        let Some(mut exchange) = self.exchange.take() else { return };
        let status = exchange.answer.as_ref().map(|answer| answer.status);
        let good_status = status.is_some_and(|status| (200..300).contains(&status));
        let cut = self.has_ended && exchange.end != End::Whole;
        let failed = exchange.fault.is_some() || cut || (status.is_some() && !good_status);
        if !self.has_ended {
            exchange.end_after = self.last.elapsed();
            if exchange.fault.is_none() && status.is_some() {
                // Whoever reads stops at the end of the message, which comes before the end of the body.
                exchange.end = End::Whole;
            }
        }
        // The attempt that went well after others had failed belongs to their story.
        let last_of_several = status.is_some() && exchange.attempt.is_some_and(|attempt| attempt > 1);
        let badly = failed || last_of_several || self.is_wanted || tells_of_failed_items(&exchange);
        if badly {
            self.recorder.record(exchange, Outcome::Failed);
        } else if good_status {
            self.recorder.record(exchange, Outcome::Succeeded);
        }
    }
}
