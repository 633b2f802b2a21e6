//! Probing again and again, so that one can see an incident begin and end.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::{Instant, sleep_until};

use super::finding::Probe;
use super::plan::Plan;
use super::service;
use crate::error::{Failure, redact};

/// Probes every `pause`, counted from the start of one probe to that of the next, until `--timeout` ends it or `tell`
/// does.
///
/// # Errors
/// Whatever `tell` fails with.
pub(crate) async fn watch(
    plan: &Plan<'_>,
    pause: Duration,
    mut tell: impl FnMut(Probe) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut trusted = false;
    loop {
        let begun = Instant::now();
        let at = now();
        let (outcome, status, known) = service::probe(plan, trusted).await;
        trusted = known;
        let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        if plan.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            return Ok(());
        }
        let (kind, request_id, summary) = match outcome {
            Ok(request_id) => (None, request_id, "ok".to_owned()),
            Err(error) => (Some(error.kind), error.evidence.request_id.clone(), error.evidence.what),
        };
        tell(Probe { at, ms, kind, status, request_id, summary: redact(&summary).into_owned() })?;
        let next = begun + pause;
        match plan.deadline {
            Some(deadline) if deadline <= next => {
                sleep_until(deadline).await;
                return Ok(());
            }
            _ => sleep_until(next).await,
        }
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
