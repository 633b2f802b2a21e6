//! Waits until batches have ended.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::api::batch::{MessageBatch, ProcessingStatus};
use crate::batch::clock::{Clock, Limit, within};
use crate::batch::event::{Counts, Event, Observer};
use crate::batch::poll;
use crate::batch::port::BatchApi;
use crate::error::{Error, ErrorKind, Fix, span};

/// The most the list gives on one page.
const PAGE: u32 = 1000;

/// What is waited for, and how.
pub(crate) struct Wait<'a> {
    /// Ids of the batches.
    pub ids: &'a [String],
    /// A fixed time between looks.
    pub poll_interval: Option<Duration>,
    /// The longest the wait may take.
    pub limit: Option<Limit>,
    /// How long each may still be unknown.
    pub grace: &'a dyn Fn(&str) -> Duration,
    /// Who is told.
    pub observer: Observer<'a>,
}

/// Waits until all have ended.
///
/// # Errors
/// Kind `pending` when the time is over; `not_found` for a batch the API does not know; a refusal of the API.
/// Failures that may pass are waited out.
pub(crate) async fn wait(api: &impl BatchApi, clock: &impl Clock, wanted: &Wait<'_>) -> Result<(), Error> {
    let mut left: BTreeSet<&str> = wanted.ids.iter().map(String::as_str).collect();
    let looked = within(clock, wanted.limit, looks(api, clock, wanted, &mut left)).await;
    looked.unwrap_or_else(|| {
        let limit = wanted.limit.unwrap_or_default().typed;
        let what = match left.len() {
            1 => format!("{} has not ended within {}", left.first().unwrap_or(&"it"), span(limit)),
            many => format!("{many} batches have not ended within {}", span(limit)),
        };
        let ids = left.into_iter().collect::<Vec<_>>().join(" ");
        let mut error = Error::new(ErrorKind::Pending, what).fact("still running", ids.clone());
        error.evidence.elapsed = Some(limit);
        let wait = ["batches", "wait"].into_iter().chain(ids.split(' '));
        Err(error.fix(Fix::run(wait).to("wait on")))
    })
}

async fn looks<'a>(
    api: &impl BatchApi,
    clock: &impl Clock,
    wanted: &Wait<'a>,
    left: &mut BTreeSet<&'a str>,
) -> Result<(), Error> {
    let began = clock.elapsed();
    let (mut reached, mut odd) = (false, BTreeSet::new());
    for looks in 0.. {
        match one_look(api, wanted, left, clock.elapsed().saturating_sub(began), &mut odd).await {
            Ok(()) => reached = true,
            Err(error) if error.kind == ErrorKind::NotFound || poll::ends_the_wait(&error, reached) => {
                return Err(error);
            }
            Err(error) => (wanted.observer)(Event::LookFailed { what: error.to_string() }),
        }
        if left.is_empty() {
            break;
        }
        let since = clock.elapsed().saturating_sub(began);
        let next = poll::interval(looks, since, wanted.poll_interval, clock.chance());
        (wanted.observer)(Event::Waiting { batches: left.len() as u64, requests: 0, waited: since, next });
        clock.sleep(next).await;
    }
    Ok(())
}

/// One look: a single list call shows most of them.
async fn one_look<'a>(
    api: &impl BatchApi,
    wanted: &Wait<'a>,
    left: &mut BTreeSet<&'a str>,
    since: Duration,
    odd: &mut BTreeSet<String>,
) -> Result<(), Error> {
    let listed = if left.len() > 1 { api.list(None, PAGE).await?.batches } else { Vec::new() };
    for id in left.clone() {
        let found = match listed.iter().find(|batch| batch.id == id) {
            Some(batch) => batch.clone(),
            None => match api.get(id).await {
                Err(error) if error.kind == ErrorKind::NotFound && since < (wanted.grace)(id) => {
                    (wanted.observer)(Event::LookFailed { what: format!("{id} is not known yet: {error}") });
                    continue;
                }
                found => found.map_err(|error| named(error, id))?,
            },
        };
        if ended(&found, wanted, odd) {
            left.remove(id);
        }
    }
    Ok(())
}

fn ended(batch: &MessageBatch, wanted: &Wait<'_>, odd: &mut BTreeSet<String>) -> bool {
    let batch_id = batch.id.clone();
    match &batch.processing_status {
        ProcessingStatus::Ended => {
            let counts = Counts::from(batch.request_counts);
            (wanted.observer)(Event::Ended { batch_id, counts });
            true
        }
        ProcessingStatus::Other(status) => {
            if odd.insert(status.clone()) {
                (wanted.observer)(Event::OddStatus { batch_id, status: status.clone() });
            }
            false
        }
        ProcessingStatus::InProgress | ProcessingStatus::Canceling => false,
    }
}

/// Adds which of several batches an error is about.
fn named(mut error: Error, id: &str) -> Error {
    if error.kind == ErrorKind::NotFound {
        error.evidence.what = format!("{id}: {}", error.evidence.what);
        error = error.fix(Fix::run(["batches", "list"]).to("see what there is"));
    }
    error
}
