//! Lets a call through the shared breaker, if there is one, and tells the breaker how it went.

use std::future::Future;

use super::context::Context;
use crate::error::Failure;
use crate::transport::breaker::{Breaker, Verdict};

/// Makes a call unless the breaker is open.
///
/// # Errors
/// The call's own, or that of the failure which opened the breaker.
pub async fn call<T>(
    context: &Context,
    work: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    let Some(wanted) = &context.settings.breaker else { return work.await };
    let breaker = Breaker::new(wanted.file.value.clone(), wanted.threshold, wanted.cooldown);
    let admission = breaker.admit()?;
    let ended = work.await;
    let verdict = match &ended {
        Ok(_) => Breaker::verdict(None),
        Err(Failure::Error(error)) => Breaker::verdict(Some(error)),
        Err(Failure::Signal(_)) => Verdict::Silent,
    };
    breaker.settle(admission, verdict)?;
    ended
}
