//! A call without a network: answers as they were recorded, and a reader that notes what it is handed.

use std::time::Duration;

use tokio::time::Instant;
use url::Url;

use super::{Answer, Ended, Sink};
use crate::api::accumulate::Step;
use crate::client::{Access, Client};
use crate::error::Failure;
use crate::transport::Http;
use crate::transport::event::{Event, Observe};
use crate::transport::retry::{Attempt, Failed, Limits};
use crate::transport::testing::{Piece, answer, config};

/// Watches nothing.
struct Nobody;

impl Observe for Nobody {
    fn event(&self, _event: &Event) {}
}

/// A reader that notes what it is handed.
#[derive(Default)]
pub(super) struct Notes {
    /// Each step in short, and `|` where it was written.
    pub taken: String,
    /// The raw JSON of each event.
    pub raw: Vec<String>,
    /// It never shows anything.
    pub is_hidden: bool,
    /// How long writing is blocked.
    pub blocks_for: Duration,
    /// Its output is gone.
    pub is_closed: bool,
    /// Bytes that wait.
    pub pending: usize,
    /// Something was written.
    pub is_visible: bool,
}

impl Sink for Notes {
    fn take(&mut self, raw: &str, step: &Step<'_>) {
        let short = match step {
            Step::Text(text) => {
                self.pending += text.len();
                // A long text stands for itself by its length.
                if text.len() > 99 { format!("{} bytes", text.len()) } else { text.to_string() }
            }
            Step::Thinking(text) => format!("({text})"),
            Step::Block(place) => format!("[{place}]"),
            Step::Done(_) => ".".to_owned(),
            Step::Quiet | Step::Late => String::new(),
        };
        self.taken.push_str(&short);
        self.raw.push(raw.to_owned());
    }

    fn pending(&self) -> usize {
        self.pending
    }

    async fn flush(&mut self) -> Result<(), Failure> {
        tokio::time::sleep(self.blocks_for).await;
        self.taken.push('|');
        self.pending = 0;
        self.is_visible = !self.is_hidden;
        if self.is_closed { Err(Failure::Signal(crate::error::Signal::Pipe)) } else { Ok(()) }
    }

    fn is_visible(&self) -> bool {
        self.is_visible
    }

    async fn restart(&mut self) -> Result<(), Failure> {
        Ok(())
    }
}

/// The attempt that an answer of a test belongs to.
pub(super) const ATTEMPT: Attempt =
    Attempt { number: 3, possibly_billed: 1, lost_tokens: (5, 2), deadline: None };

/// What came of reading an answer.
pub(super) struct Read {
    pub ended: Result<Ended, Failed>,
    pub notes: Notes,
}

impl Read {
    pub(super) fn answer(self) -> Answer {
        self.ended.expect("no failure").expect("not ended by the reader")
    }

    pub(super) fn failed(self) -> Failed {
        self.ended.expect_err("a failure")
    }
}

/// Reads these pieces as the answer to a message, on a clock that stands still but for pauses.
pub(super) fn read_until(
    limit: Option<Duration>,
    headers: &[(&str, &str)],
    pieces: Vec<Piece>,
    mut notes: Notes,
) -> Read {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    runtime.expect("a runtime").block_on(async {
        let base = Url::parse("https://api.anthropic.com").expect("a URL");
        let client = Client {
            http: Http::new(config()).expect("a client"),
            access: Access::new(base, "2023-06-01", &[], None).expect("access"),
            limits: Limits {
                max_retries: 0,
                max_wait: Duration::from_mins(1),
                retry_max_time: Duration::from_mins(1),
            },
            deadline: None,
            observer: &Nobody,
        };
        let deadline = limit.map(|limit| Instant::now() + limit);
        let mut response = answer(200, headers, pieces, deadline);
        let ended = client.read_message(&mut response, ATTEMPT, &mut notes).await;
        Read { ended, notes }
    })
}

/// The headers of a stream.
pub(super) const STREAM: &[(&str, &str)] = &[("content-type", "text/event-stream"), ("request-id", "req_1")];

/// Reads a stream of these pieces.
pub(super) fn stream(pieces: Vec<Piece>) -> Read {
    read_until(None, STREAM, pieces, Notes::default())
}
