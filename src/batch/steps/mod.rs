//! The single steps: wait for batches, download results, and bear with a batch that is too new to be known.

mod results;
mod wait;

pub(crate) use results::{Wanted, fetch};
pub(crate) use results::{gone, led_away};
pub(crate) use wait::{Wait, wait};

use std::time::Duration;

use super::clock::Clock;
use super::event::{Event, Observer};
use super::journal::noted_at;
use super::limits::NOT_FOUND_GRACE;
use super::store::Shelf;
use crate::error::{Error, ErrorKind};

/// The pause between two tries while a batch is not known yet.
const PAUSE: Duration = Duration::from_secs(2);

/// How long a batch may still be unknown to the API: two minutes from when a run of this machine created it;
/// nothing for a batch that no run of this machine created, or that this machine deleted. `now` is the local clock in seconds since 1970.
#[must_use]
pub(crate) fn grace(shelf: &Shelf, batch_id: &str, now: i64) -> Duration {
    if shelf.deleted(batch_id).is_some() {
        return Duration::ZERO;
    }
    let noted = shelf.all().iter().find_map(|folder| noted_at(&folder.journal(), batch_id));
    let Some(noted) = noted.and_then(|at| super::reconcile::seconds(&at)) else { return Duration::ZERO };
    let age = Duration::from_secs(u64::try_from(now.saturating_sub(noted)).unwrap_or(0));
    NOT_FOUND_GRACE.saturating_sub(age)
}

/// Tries `call` again while it says that the batch does not exist and `grace` is not over.
///
/// # Errors
/// Those of the call.
pub(crate) async fn patiently<T>(
    clock: &impl Clock,
    grace: Duration,
    observer: Observer<'_>,
    mut call: impl AsyncFnMut() -> Result<T, Error>,
) -> Result<T, Error> {
    let began = clock.elapsed();
    loop {
        match call().await {
            Err(error)
                if error.kind == ErrorKind::NotFound && clock.elapsed().saturating_sub(began) < grace =>
            {
                observer(Event::LookFailed { what: format!("not known yet: {error}") });
                clock.sleep(PAUSE).await;
            }
            ended => return ended,
        }
    }
}
