//! What the server saw of one exchange from beginning to end: for the line at a terminal, and for judging a client.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, Instant};

use tokio::sync::mpsc::Sender;

use super::http::Head;

/// One exchange that has ended.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub method: String,
    pub path: String,
    /// The operation by the name that steps use.
    pub operation: &'static str,
    /// Stands for the body: the same for the same request sent again.
    pub body: u64,
    /// When its head had come, and when nothing more was to be done about it.
    pub begun: Instant,
    pub ended: Instant,
    /// The status of the answer; none when there was no HTTP answer.
    pub status: Option<u16>,
    /// The seconds that the answer asked to wait.
    pub retry_after: Option<Duration>,
    /// Whether the request was carried out, and so would have been paid for.
    pub carried_out: bool,
    /// Whether the answer was the API's own and went out to its end.
    pub whole: bool,
}

impl Seen {
    fn of(head: &Head, operation: &'static str) -> Self {
        let now = Instant::now();
        Self {
            method: head.method.clone(),
            path: head.path().to_owned(),
            operation,
            body: 0,
            begun: now,
            ended: now,
            status: None,
            retry_after: None,
            carried_out: false,
            whole: false,
        }
    }

    /// How long it took.
    pub(crate) fn took(&self) -> Duration {
        self.ended.saturating_duration_since(self.begun)
    }

    /// Whether `other` is the same request.
    pub(crate) fn is_again(&self, other: &Self) -> bool {
        (self.operation, self.body, &self.path) == (other.operation, other.body, &other.path)
    }
}

pub(super) fn fingerprint(body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    hasher.finish()
}

/// An exchange that somebody watches; when it is over, however that comes, the watcher is told. One that does not keep up
/// misses the rest.
#[derive(Debug)]
pub(super) struct Watched {
    told: Option<(Sender<Seen>, Seen)>,
}

impl Watched {
    pub(super) fn of(watch: Option<&Sender<Seen>>, head: &Head, operation: &'static str) -> Self {
        Self { told: watch.map(|watch| (watch.clone(), Seen::of(head, operation))) }
    }

    /// Adds what has become known, where there is somebody to tell.
    pub(super) fn note(&mut self, add: impl FnOnce(&mut Seen)) {
        if let Some((_, seen)) = &mut self.told {
            add(seen);
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some((watch, seen)) = self.told.take() {
            let _ = watch.try_send(Seen { ended: Instant::now(), ..seen });
        }
    }
}
