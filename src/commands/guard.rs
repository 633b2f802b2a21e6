//! Lets a call through the shared breaker, if there is one, and tells the breaker how it went.

use std::future::Future;
use std::time::Duration;

use super::context::Context;
use super::thread::on_a_thread;
use crate::error::{Error, Failure};
use crate::transport::breaker::{Admission, Breaker, Verdict};

/// Longest wait for the file's lock while a signal ends the process; well below the 200 ms it may take.
const BRIEFLY: Duration = Duration::from_millis(50);

/// Makes a call unless the breaker is open.
///
/// # Errors
/// The call's own, or that of the failure which opened the breaker; `output` when its file cannot be used, before
/// anything was sent.
pub(super) async fn call<T, E: Into<Failure>>(
    context: &Context,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, Failure> {
    let work = async { work.await.map_err(Into::into) };
    let Some(wanted) = &context.settings.breaker else { return work.await };
    let breaker = Breaker::new(wanted.file.value.clone(), wanted.threshold, wanted.cooldown);
    let admission = context.within("the breaker file was locked", asked(&breaker, Breaker::admit)).await?;
    let mut pass = Pass { breaker, admission, is_open: true };
    let ended = work.await;
    let verdict = match &ended {
        Ok(_) => Breaker::verdict(None),
        Err(Failure::Error(error)) => Breaker::verdict(Some(error)),
        Err(Failure::Signal(_)) => Verdict::Silent,
    };
    pass.is_open = false;
    let settled = asked(&pass.breaker, move |breaker| breaker.settle(admission, verdict)).await;
    if let Err(error) = settled {
        // The answer is there and may have been paid for: a broken breaker must not spoil it.
        context.ui.warn(&format!("{error}; the breaker does not know how this call went"));
    }
    ended
}

/// Another process may hold the lock, and waiting for it must not keep signals and timers from being noticed.
async fn asked<T: Send + 'static>(
    breaker: &Breaker,
    act: impl FnOnce(&Breaker) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let breaker = breaker.clone();
    on_a_thread(move || act(&breaker)).await
}

/// A call that was let through and has not been settled.
struct Pass {
    breaker: Breaker,
    admission: Admission,
    is_open: bool,
}

impl Drop for Pass {
    fn drop(&mut self) {
        if self.is_open && self.admission == Admission::Probe {
            // A signal ended the one probe: without this nobody could probe for a whole cool-down.
            let _ = self.breaker.clone().patient(BRIEFLY).settle(self.admission, Verdict::Silent);
        }
    }
}
