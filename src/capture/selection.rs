//! Which exchanges of a run get into the file: those that failed, and of the others what a replay needs to get as far.

use std::collections::{BTreeMap, VecDeque};

use memchr::memmem;

use super::entry::LastLine;
use super::exchange::{Exchange, route};
use super::write::line;

/// So many bytes of lines wait for a failure; beyond that the oldest are given up.
const HELD: usize = 16 << 20;

/// What a run has sent so far, and the lines of exchanges that went well.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// How many requests of each counted kind have begun.
    begun: BTreeMap<String, u64>,
    held: VecDeque<Held>,
    held_bytes: usize,
    has_failed: bool,
}

#[derive(Debug)]
struct Held {
    request: String,
    line: String,
}

impl Selection {
    /// A request begins that repeats no other. Of calls of the model, which may be many, successes are only counted: any
    /// answer will do in their place.
    pub(crate) fn begun(&mut self, method: &str, path: &str) -> Option<u64> {
        let kind = counted(method, path)?;
        let count = self.begun.entry(kind).or_default();
        *count += 1;
        Some(*count)
    }

    /// An exchange went well; the lines to write now.
    pub(crate) fn passed(&mut self, exchange: &Exchange, written: impl FnOnce() -> String) -> String {
        if counted(&exchange.method, &exchange.path).is_some() {
            return String::new();
        }
        let request = format!("{} {}", exchange.method, exchange.path);
        let line = written();
        let poll = is_poll(&exchange.method, &exchange.path);
        if poll {
            // A batch is asked for hundreds of times, and only its last state leads on.
            self.held.retain(|held| {
                let goes = held.request == request;
                self.held_bytes -= if goes { held.line.len() } else { 0 };
                !goes
            });
        } else if self.has_failed {
            return line;
        }
        self.held_bytes += line.len();
        self.held.push_back(Held { request, line });
        while self.held_bytes > HELD
            && let Some(oldest) = self.held.pop_front()
        {
            self.held_bytes -= oldest.line.len();
        }
        String::new()
    }

    /// An exchange failed; the lines to write now, this one the last.
    pub(crate) fn failed(&mut self, line: &str) -> String {
        self.has_failed = true;
        self.released() + line
    }

    /// The run is over; the lines to write now.
    pub(crate) fn ended(&mut self) -> String {
        if !self.has_failed {
            return String::new();
        }
        let rest = self.released();
        rest + &line(&LastLine { requests: std::mem::take(&mut self.begun) })
    }

    fn released(&mut self) -> String {
        self.held_bytes = 0;
        self.held.drain(..).map(|held| held.line).collect()
    }
}

/// What calls of the model are counted under; `path` may have a base URL's path in front.
fn counted(method: &str, path: &str) -> Option<String> {
    let kinds = ["/v1/messages", "/v1/messages/count_tokens"];
    let kind = kinds.into_iter().find(|kind| method == "POST" && route(path).ends_with(kind))?;
    Some(format!("POST {kind}"))
}

/// Whether it asks for the state of a batch.
fn is_poll(method: &str, path: &str) -> bool {
    method == "GET" && path.rsplit_once("/v1/messages/batches/").is_some_and(|(_, rest)| !rest.contains('/'))
}

/// Whether it delivered results of a batch in which items failed: an answer that went well and tells of failures.
pub(super) fn tells_of_failed_items(exchange: &Exchange) -> bool {
    let Some(answer) = exchange.answer.as_ref().filter(|_| route(&exchange.path).ends_with("/results"))
    else {
        return false;
    };
    let body: Vec<u8> = answer.pieces.iter().flat_map(|piece| &piece.bytes).copied().collect();
    // In text of a model the quotes would be escaped.
    let words: [&[u8]; 3] = [b"\"errored\"", b"\"expired\"", b"\"canceled\""];
    words.into_iter().any(|word| memmem::find(&body, word).is_some())
}
