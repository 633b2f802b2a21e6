//! Exchanges that were captured elsewhere, and which of them answers a request.

mod play;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::api::{Api, Operation};
use super::spec::Settings;
pub(super) use play::serve;

/// One exchange to be played.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Where it stands, for people: `line 2`.
    pub place: String,
    /// Which attempt of its request it answered, where that is known.
    pub attempt: Option<u32>,
    /// Which of the requests of its kind it answered, where they were counted.
    pub nth: Option<u64>,
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
    /// A request went well when the rest was captured, and the sandbox answered it.
    WentWell(String),
    /// A request is not in the capture.
    Unmatched(String),
}

/// Who is told.
pub(crate) type Tell = Box<dyn Fn(ReplayEvent) + Send + Sync>;

/// Everything that was captured.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub parts: Vec<Part>,
    /// How many requests of a kind there were in all, by `POST /v1/messages`.
    pub requests: BTreeMap<String, u64>,
}

/// All exchanges, and what became of them.
pub(crate) struct Replay {
    all: Parts,
    state: Mutex<State>,
    /// What answers requests that went well.
    api: Api,
    tell: Tell,
}

#[derive(Default)]
struct State {
    asked: Vec<bool>,
    unmatched: u64,
    went_well: u64,
    /// How many requests of a kind have come, repetitions not counted.
    come: BTreeMap<String, u64>,
    /// The attempt that a request was answered with last, by method, path and body.
    attempts: HashMap<(String, u64), u32>,
}

/// How a replay went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReplayReport {
    /// Requests that are not in the capture.
    pub unmatched: u64,
    /// Requests that the sandbox answered, because they went well.
    pub went_well: u64,
    /// What was never asked for.
    pub unasked: Vec<String>,
}

/// What answers a request.
#[derive(Debug)]
enum Next<'a> {
    Part(&'a Part),
    Own,
    Nothing(String),
}

impl Replay {
    pub(crate) fn new(all: Parts, tell: Tell) -> Self {
        // Any key and any model that went well then goes well now.
        let api = Api::new(Settings { lenient: true, ..Settings::default() });
        let state = State { asked: vec![false; all.parts.len()], ..State::default() };
        Self { all, state: Mutex::new(state), api, tell }
    }

    /// How it went so far.
    pub(crate) fn report(&self) -> ReplayReport {
        let state = self.lock();
        let left = self.all.parts.iter().zip(&state.asked).filter(|(_, asked)| !**asked);
        ReplayReport {
            unmatched: state.unmatched,
            went_well: state.went_well,
            unasked: left.map(|(part, _)| named(part)).collect(),
        }
    }

    /// What answers a request with this body; what is told of it.
    fn next(&self, method: &str, target: &str, body: u64) -> Next<'_> {
        let (event, next) = self.chosen(method, target, body);
        (self.tell)(event);
        next
    }

    fn chosen(&self, method: &str, target: &str, body: u64) -> (ReplayEvent, Next<'_>) {
        let kind = format!("{method} {}", route(target));
        let mut state = self.lock();
        let found = self.found(&mut state, &kind, target, body);
        if let Some(at) = found {
            let part = &self.all.parts[at];
            state.asked[at] = true;
            if let Some(attempt) = part.attempt {
                state.attempts.insert((kind, body), attempt);
            }
            return (ReplayEvent::Played(named(part)), Next::Part(part));
        }
        let come = state.come.get(&kind).copied().unwrap_or_default();
        if self.count(&kind).is_some_and(|count| come <= count) {
            state.went_well += 1;
            return (ReplayEvent::WentWell(kind), Next::Own);
        }
        state.unmatched += 1;
        let expected = self.all.parts.iter().zip(&state.asked).find(|(_, asked)| !**asked);
        let expected = expected.map_or_else(
            || "all that was captured has been asked for".to_owned(),
            |(part, _)| format!("expected {}", named(part)),
        );
        let problem = format!("the capture has no answer for {method} {target}; {expected}");
        (ReplayEvent::Unmatched(problem.clone()), Next::Nothing(problem))
    }

    /// The exchange for a request: the next attempt of one that was answered before; of requests that were counted the one
    /// whose turn it is; of others the first that was not asked for, the same query before another one.
    fn found(&self, state: &mut State, kind: &str, target: &str, body: u64) -> Option<usize> {
        let open: Vec<usize> = (0..self.all.parts.len())
            .filter(|at| !state.asked[*at] && kind_of(&self.all.parts[*at]) == kind)
            .collect();
        let part = |at: &usize| &self.all.parts[*at];
        if let Some(attempt) = state.attempts.remove(&(kind.to_owned(), body)) {
            let again = open.iter().find(|at| part(at).attempt == Some(attempt + 1));
            if again.is_some() {
                return again.copied();
            }
        }
        let come = state.come.entry(kind.to_owned()).or_default();
        *come += 1;
        if self.count(kind).is_some() {
            return open.iter().find(|at| part(at).nth.is_some_and(|nth| nth <= *come)).copied();
        }
        let next = open.iter().find(|at| part(at).path == target).or(open.first());
        next.copied().or_else(|| self.state_again(state, target))
    }

    /// The last state of a batch once more: how often it is asked for is a matter of time.
    fn state_again(&self, state: &State, target: &str) -> Option<usize> {
        let is_state = |part: &Part| {
            let answered = part.answer.as_ref().is_some_and(|answer| answer.status == 200);
            let whole = answered && part.end == PartEnd::Whole;
            whole && matches!(Operation::of(&part.method, &part.path), Operation::BatchesGet(_))
        };
        let same = |at: &usize| self.all.parts[*at].path == target && is_state(&self.all.parts[*at]);
        (0..self.all.parts.len()).filter(|at| state.asked[*at]).rfind(same)
    }

    /// How many requests of this kind there were, where they were counted; of a run that was killed as many as are known.
    fn count(&self, kind: &str) -> Option<u64> {
        let known =
            self.all.parts.iter().filter(|part| kind_of(part) == kind).filter_map(|part| part.nth).max();
        self.all.requests.get(kind).copied().max(known)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Replay").field("all", &self.all).finish_non_exhaustive()
    }
}

/// `POST /v1/messages (line 2)`
fn named(part: &Part) -> String {
    format!("{} {} ({})", part.method, part.path, part.place)
}

fn kind_of(part: &Part) -> String {
    format!("{} {}", part.method, route(&part.path))
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
            attempt: None,
            nth: None,
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
        let replay = Replay::new(Parts { parts, ..Parts::default() }, Box::new(|_| {}));
        let place = |method, path| answered(&replay, method, path, 0);
        assert_eq!(place("GET", "/v1/models?limit=2").as_deref(), Ok("line 4"));
        assert_eq!(place("GET", "/v1/models").as_deref(), Ok("line 3"));
        assert_eq!(
            place("GET", "/v1/models").expect_err("asked twice"),
            "the capture has no answer for GET /v1/models; expected POST /v1/messages (line 2)"
        );
        assert_eq!(
            replay.report(),
            ReplayReport {
                unmatched: 1,
                went_well: 0,
                unasked: vec!["POST /v1/messages (line 2)".to_owned()]
            }
        );
    }

    /// The place of what answers, `own` for the sandbox, or why nothing does.
    fn answered(replay: &Replay, method: &str, path: &str, body: u64) -> Result<String, String> {
        match replay.next(method, path, body) {
            Next::Part(part) => Ok(part.place.clone()),
            Next::Own => Ok("own".to_owned()),
            Next::Nothing(problem) => Err(problem),
        }
    }

    #[test]
    fn counted_requests_fail_where_they_failed_and_repetitions_are_known_by_their_body() {
        let counted =
            |line, nth, attempt| Part { nth, attempt: Some(attempt), ..part("POST", "/v1/messages", line) };
        // The second of four requests needed three attempts, the fourth failed for good.
        let parts =
            vec![counted(2, Some(2), 1), counted(3, None, 2), counted(4, Some(4), 1), counted(5, None, 3)];
        let requests = BTreeMap::from([("POST /v1/messages".to_owned(), 4)]);
        let replay = Replay::new(Parts { parts, requests }, Box::new(|_| {}));
        let place = |body| answered(&replay, "POST", "/v1/messages", body);
        let came = [1, 2, 3, 2, 2, 4].map(|body| place(body).expect("captured"));
        assert_eq!(came, ["own", "line 2", "own", "line 3", "line 5", "line 4"]);
        assert!(place(5).expect_err("a fifth").contains("all that was captured has been asked for"));
        assert_eq!(replay.report().went_well, 2);
    }
}
