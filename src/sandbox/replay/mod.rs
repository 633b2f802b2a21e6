//! Exchanges that were captured elsewhere, and which of them answers a request.

mod play;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub(super) use play::serve;

/// One exchange to be played.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Where it stands, for people: `line 2`.
    pub place: String,
    pub method: String,
    /// Path and query.
    pub path: String,
    /// `None` when nothing is to come back.
    pub answer: Option<PartAnswer>,
    pub end: PartEnd,
    /// From the last thing that goes out to the end.
    pub end_after: Duration,
}

/// What goes out, byte for byte.
#[derive(Clone, Debug)]
pub(crate) struct PartAnswer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    /// From the end of the request to the head.
    pub after: Duration,
    pub chunked: bool,
    /// Whether the end of the connection ends the body.
    pub to_end: bool,
    pub pieces: Vec<PartPiece>,
}

/// Bytes of a body that go out together.
#[derive(Clone, Debug)]
pub(crate) struct PartPiece {
    /// Since the piece before it, or the head.
    pub after: Duration,
    pub bytes: Vec<u8>,
    /// How much of its chunk is still to come.
    pub left: u64,
}

/// How an exchange ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartEnd {
    /// The body comes to its end.
    Whole,
    /// The connection is closed.
    Closed,
    /// The connection is reset.
    Reset,
    /// Something comes that is not HTTP.
    Garbled,
    /// Nothing more comes until the client leaves.
    Silent,
}

/// What is told while a replay goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReplayEvent {
    /// A request was answered as captured.
    Played(String),
    /// A request is not in the capture.
    Unmatched(String),
}

/// Who is told.
pub(crate) type Tell = Box<dyn Fn(ReplayEvent) + Send + Sync>;

/// All exchanges, and what became of them.
pub(crate) struct Replay {
    parts: Vec<Part>,
    state: Mutex<State>,
    tell: Tell,
}

struct State {
    asked: Vec<bool>,
    unmatched: u64,
}

/// How a replay went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReplayReport {
    /// Requests that are not in the capture.
    pub unmatched: u64,
    /// What was never asked for.
    pub unasked: Vec<String>,
}

impl Replay {
    pub(crate) fn new(parts: Vec<Part>, tell: Tell) -> Self {
        let state = State { asked: vec![false; parts.len()], unmatched: 0 };
        Self { parts, state: Mutex::new(state), tell }
    }

    /// How it went so far.
    pub(crate) fn report(&self) -> ReplayReport {
        let state = self.lock();
        let left = self.parts.iter().zip(&state.asked).filter(|(_, asked)| !**asked);
        ReplayReport { unmatched: state.unmatched, unasked: left.map(|(part, _)| named(part)).collect() }
    }

    /// The exchange that answers a request: the first that was not asked for yet, the same query before another one.
    fn next(&self, method: &str, target: &str) -> Result<&Part, String> {
        let mut state = self.lock();
        let open = |at: &usize| {
            let part = &self.parts[*at];
            !state.asked[*at] && part.method == method && route(&part.path) == route(target)
        };
        let found: Vec<usize> = (0..self.parts.len()).filter(open).collect();
        let exact = found.iter().find(|at| self.parts[**at].path == target).or(found.first()).copied();
        if let Some(at) = exact {
            state.asked[at] = true;
            drop(state);
            (self.tell)(ReplayEvent::Played(named(&self.parts[at])));
            return Ok(&self.parts[at]);
        }
        state.unmatched += 1;
        let expected = self.parts.iter().zip(&state.asked).find(|(_, asked)| !**asked);
        let expected = expected.map_or_else(
            || "all that was captured has been asked for".to_owned(),
            |(part, _)| format!("expected {}", named(part)),
        );
        drop(state);
        let problem = format!("the capture has no answer for {method} {target}; {expected}");
        (self.tell)(ReplayEvent::Unmatched(problem.clone()));
        Err(problem)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Replay").field("parts", &self.parts).finish_non_exhaustive()
    }
}

/// `POST /v1/messages (line 2)`
fn named(part: &Part) -> String {
    format!("{} {} ({})", part.method, part.path, part.place)
}

fn route(target: &str) -> &str {
    target.split('?').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(method: &str, path: &str, line: u32) -> Part {
        Part {
            place: format!("line {line}"),
            method: method.to_owned(),
            path: path.to_owned(),
            answer: None,
            end: PartEnd::Closed,
            end_after: Duration::ZERO,
        }
    }

    #[test]
    fn requests_are_matched_by_method_and_path_each_exchange_once() {
        let parts = vec![
            part("POST", "/v1/messages", 2),
            part("GET", "/v1/models?limit=1", 3),
            part("GET", "/v1/models?limit=2", 4),
        ];
        let replay = Replay::new(parts, Box::new(|_| {}));
        let place = |method, path| replay.next(method, path).map(|part| part.place.clone());
        assert_eq!(place("GET", "/v1/models?limit=2").as_deref(), Ok("line 4"));
        assert_eq!(place("GET", "/v1/models").as_deref(), Ok("line 3"));
        assert_eq!(
            place("GET", "/v1/models").expect_err("asked twice"),
            "the capture has no answer for GET /v1/models; expected POST /v1/messages (line 2)"
        );
        assert_eq!(
            replay.report(),
            ReplayReport { unmatched: 1, unasked: vec!["POST /v1/messages (line 2)".to_owned()] }
        );
    }
}
