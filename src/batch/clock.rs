//! Time and chance, as a value: tests have their own.

use std::time::Duration;

/// What a run asks of the time.
pub(crate) trait Clock {
    /// Time since some moment of the past; never goes back, whatever happens to the date.
    fn elapsed(&self) -> Duration;

    /// Waits.
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()>;

    /// The date, RFC 3339 in UTC; for people only, nothing is decided by it.
    fn date(&self) -> String;

    /// A number from 0 to 1 that nobody can foresee.
    fn chance(&self) -> f64;
}

/// What is left of `--timeout`, and what was typed: words name the latter.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limit {
    pub left: Duration,
    pub typed: Duration,
}

/// Runs `work` for at most `limit`; `None` when that is over.
pub(crate) async fn within<T>(
    clock: &impl Clock,
    limit: Option<Limit>,
    work: impl Future<Output = T>,
) -> Option<T> {
    let over = async {
        match limit {
            Some(limit) => clock.sleep(limit.left).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        biased;
        done = work => Some(done),
        () = over => None,
    }
}

/// Lets signals and limits of time have their turn during long work that never waits.
pub(crate) async fn breathe() {
    tokio::task::yield_now().await;
}

/// The clock of the system.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemClock {
    began: tokio::time::Instant,
}

impl SystemClock {
    /// A clock that begins now.
    #[must_use]
    pub(crate) fn start() -> Self {
        Self { began: tokio::time::Instant::now() }
    }
}

impl Clock for SystemClock {
    fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }

    fn date(&self) -> String {
        jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    fn chance(&self) -> f64 {
        use std::hash::{BuildHasher, RandomState};
        let bits = u32::try_from(RandomState::new().hash_one(0u8) >> 32).unwrap_or(0);
        f64::from(bits) / f64::from(u32::MAX)
    }
}
