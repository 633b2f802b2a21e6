//! Makes whole requests with the client that `send` uses, and tries once more where that separates a transient failure from a fault.

use std::sync::Arc;
use std::time::Duration;

use super::plan::Plan;
use super::requests::{Recorded, ResponseRecorder};
use crate::api::endpoint::Endpoint;
use crate::client::json::Reply;
use crate::client::{Access, Client};
use crate::error::{Error, ErrorKind};
use crate::transport::retry::{Limits, Operation};
use crate::transport::{Config, Family, Http, Method, Recipe};

/// Pause before the second try; long enough for a transient failure to pass.
const PAUSE: Duration = Duration::from_millis(300);
/// Longest wait a server may ask for before that.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// What one request comes to.
pub(super) type Outcome = Result<Reply, Error>;

/// Makes requests and remembers what was recorded.
pub(super) struct Caller<'a> {
    plan: &'a Plan<'a>,
    http: Http,
    again: bool,
}

impl<'a> Caller<'a> {
    /// The client of this run, for the address families that the run allows or for one of them.
    pub(super) fn new(plan: &'a Plan<'a>, family: Option<Family>) -> Result<Self, Error> {
        let family = family.unwrap_or(plan.transport.family);
        let http = Http::new(Config { family, ..plan.transport.clone() })?;
        Ok(Self { plan, http, again: plan.limits.max_retries > 0 })
    }

    /// The same without a second try.
    pub(super) fn once(self) -> Self {
        Self { again: false, ..self }
    }

    /// The model that `send` would use.
    pub(super) fn model(&self) -> &str {
        self.plan.model()
    }

    /// A client that tries once.
    pub(super) fn client<'w>(&self, access: &Access, recorder: &'w ResponseRecorder<'_>) -> Client<'w> {
        Client {
            http: self.http.clone(),
            access: access.clone(),
            limits: Limits { max_retries: 0, ..self.plan.limits },
            deadline: self.plan.deadline,
            observer: recorder,
        }
    }

    /// Reads a JSON object.
    pub(super) async fn get(
        &self,
        access: &Access,
        path: &str,
        query: &[(&str, &str)],
    ) -> (Outcome, Recorded) {
        let recorder = ResponseRecorder::new(self.plan.log);
        let client = self.client(access, &recorder);
        let outcome = self.tried(async || client.get(path, query).await).await;
        (outcome, recorder.recorded())
    }

    /// Sends a JSON object and reads one.
    pub(super) async fn post(&self, access: &Access, endpoint: Endpoint, body: Arc<[u8]>) -> Outcome {
        let recorder = ResponseRecorder::new(self.plan.log);
        let client = self.client(access, &recorder);
        self.tried(async || {
            let body = Recipe::Bytes(Arc::clone(&body));
            client.json(Operation::Read, Method::Post, endpoint.path(), &[], body).await
        })
        .await
    }

    async fn tried(&self, mut ask: impl AsyncFnMut() -> Outcome) -> Outcome {
        let outcome = ask().await;
        match outcome.as_ref().err().and_then(wait_before_second_try) {
            Some(wait) if self.again => {
                tokio::time::sleep(wait).await;
                ask().await
            }
            _ => outcome,
        }
    }
}

/// How long to wait before asking again, where asking again can tell anything: what did not connect or answer in time
/// has its own probes, and would only take that time once more.
fn wait_before_second_try(error: &Error) -> Option<Duration> {
    use ErrorKind as K;
    let own_probe = matches!(error.kind, K::Timeout | K::Connect | K::Dns | K::Tls | K::Proxy);
    let wait = error.evidence.retry_after.unwrap_or(PAUSE);
    (error.retryable() && !own_probe && wait <= LONGEST_WAIT).then_some(wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_transient_is_asked_again() {
        let wait = |kind| wait_before_second_try(&Error::new(kind, "x"));
        assert_eq!(wait(ErrorKind::Overloaded), Some(PAUSE));
        assert_eq!(wait(ErrorKind::ConnectionLost), Some(PAUSE));
        assert_eq!(wait(ErrorKind::Timeout), None);
        assert_eq!(wait(ErrorKind::Authentication), None);
        let mut error = Error::new(ErrorKind::RateLimit, "x");
        error.evidence.retry_after = Some(Duration::from_secs(2));
        assert_eq!(wait_before_second_try(&error), Some(Duration::from_secs(2)));
        error.evidence.retry_after = Some(Duration::from_mins(1));
        assert_eq!(wait_before_second_try(&error), None);
    }
}
