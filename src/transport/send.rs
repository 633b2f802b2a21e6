//! One attempt up to the response headers, under the timers that belong to each phase.

use std::sync::Arc;
use std::time::Instant as StdInstant;

use tokio::time::{Duration, Instant};

use super::classify;
use super::deadline::deadline_error;
use super::event::{Event, Observe, Timings};
use super::http::Http;
use super::proxy_probe;
use super::recording;
use super::request::{Request, shown};
use super::response::Response;
use super::retry::{Attempt, Failed, Outcome, Phase};
use super::upload::Progress;
use crate::error::{EntryId, Error, ErrorKind, span};

/// How often the watchdog looks, and upload progress is told.
const TICK: Duration = Duration::from_millis(100);
/// How long after the connect timer the library is given to end by it itself: its error tells a silent proxy from a
/// silent host, ours cannot.
const BACKSTOP: Duration = Duration::from_millis(300);

/// Between a tunnel that was refused and the next CONNECT.
const TUNNEL_PAUSE: Duration = Duration::from_millis(300);
/// Bodies below this are gone before anybody could watch them go.
const WORTH_WATCHING: u64 = 1024 * 1024;

/// A timer that ran out before the headers came.
enum Fired {
    Connect,
    Upload,
    Headers,
    Deadline,
}

impl Http {
    /// Sends `request` once and waits for the response headers.
    ///
    /// # Errors
    /// [`Failed`] with the phase it got to; the caller asks the retry layer what follows.
    pub(crate) async fn send(
        &self,
        request: &Request,
        attempt: Attempt,
        observer: &dyn Observe,
    ) -> Result<Response, Failed> {
        // A tunnel that was refused once is asked for once more before its status is asked for: most such refusals pass,
        // and then one CONNECT serves both to find out and to go on. Nothing of the request was sent.
        if attempt.number == 1 && self.config.proxy.is_some() {
            match self.send_once(request, attempt, observer, true).await {
                Err(None) => tokio::time::sleep(TUNNEL_PAUSE).await,
                Err(Some(failed)) => return Err(failed),
                Ok(response) => return Ok(response),
            }
        }
        let sent = self.send_once(request, attempt, observer, false).await;
        sent.map_err(|failed| failed.unwrap_or_else(|| local_failure(&std::io::Error::other("no attempt"))))
    }

    /// Sends once; `None` for a tunnel that was refused, where `passing` asks for that to be told apart.
    async fn send_once(
        &self,
        request: &Request,
        attempt: Attempt,
        observer: &dyn Observe,
        passing: bool,
    ) -> Result<Response, Option<Failed>> {
        let begun = Instant::now();
        let (upload, progress) = request.body.open().map_err(|error| Some(local_failure(&error)))?;
        let stop = StopOnDrop(Arc::clone(&progress));
        announce(request, attempt, observer);
        let mut recording = recording::begin(&self.config, request, attempt);
        let building = self
            .client
            .request(request.method.into(), request.url.clone())
            .headers(request.headers_with_length())
            .body(reqwest::Body::wrap(upload));
        let mut sending = std::pin::pin!(building.send());
        let watch = Watch { http: self, request, attempt, begun, progress: &progress };
        let mut ticks = tokio::time::interval(TICK);
        let mut told = 0;
        let reply = loop {
            tokio::select! {
                biased;
                reply = &mut sending => break reply,
                _ = ticks.tick() => watch.tell_progress(&mut told, observer),
                () = at(attempt.deadline) => {}
            }
            if let Some(fired) = watch.fired() {
                let failed = watch.timed_out(&fired);
                recording::unanswered(recording, &failed);
                return Err(Some(failed));
            }
        };
        stop.disarm();
        let timings = watch.timings();
        match reply {
            Ok(reply) => {
                recording::answered(&mut recording, &reply, &progress);
                let timers = self.config.timers;
                let response = Response::new(reply, begun, timings, timers, attempt.deadline, recording);
                observer.event(&Event::Headers {
                    status: response.status(),
                    request_id: response.header("request-id").map(str::to_owned),
                    headers: shown(response.headers()),
                    timings,
                });
                Ok(response)
            }
            Err(error) if passing && proxy_probe::tunnel_refused(&error) => Err(None),
            Err(error) => {
                let failed = self.refused(&error, &watch).await;
                recording::unanswered(recording, &failed);
                Err(Some(failed))
            }
        }
    }

    /// Words a failed attempt; a proxy's refusal is looked into first, since the library keeps its status to itself.
    async fn refused(&self, error: &reqwest::Error, watch: &Watch<'_>) -> Failed {
        if watch.progress.source_failed() {
            let cause = std::io::Error::other(error.to_string());
            return local_failure(&cause);
        }
        let phase = watch.phase(error);
        let timings = watch.timings();
        let (outcome, error) = classify::classify(error, phase, watch.request, &self.config).await;
        Failed { phase, outcome, error, tokens: None, timings }
    }
}

/// The end of the command's own time, if it has one.
async fn at(deadline: Option<Instant>) {
    match deadline {
        Some(deadline) => tokio::time::sleep_until(deadline).await,
        None => std::future::pending().await,
    }
}

/// Lets no further byte of a body out once nobody waits for the answer any more, however the wait ended.
struct StopOnDrop(Arc<Progress>);

impl StopOnDrop {
    /// An answer came: what is still to be sent belongs to it.
    fn disarm(mut self) {
        self.0 = Arc::default();
    }
}

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// The view of one attempt while it is under way.
struct Watch<'a> {
    http: &'a Http,
    request: &'a Request,
    attempt: Attempt,
    begun: Instant,
    progress: &'a Arc<Progress>,
}

impl Watch<'_> {
    fn connected(&self) -> bool {
        self.progress.begun().is_some()
    }

    fn fired(&self) -> Option<Fired> {
        let timers = &self.http.config.timers;
        let now = Instant::now();
        if self.attempt.deadline.is_some_and(|deadline| now >= deadline) {
            return Some(Fired::Deadline);
        }
        let Some(last) = self.progress.last() else {
            return (now - self.begun >= timers.connect + BACKSTOP).then_some(Fired::Connect);
        };
        let silent = last.elapsed();
        if self.progress.finished() {
            (silent >= timers.headers).then_some(Fired::Headers)
        } else {
            (silent >= timers.upload_stall).then_some(Fired::Upload)
        }
    }

    fn phase(&self, error: &reqwest::Error) -> Phase {
        if error.is_connect() || !self.connected() {
            Phase::Connect
        } else if !self.progress.finished() {
            Phase::Upload
        } else {
            Phase::Sent
        }
    }

    fn timings(&self) -> Timings {
        let dns = self.http.resolver.take_duration();
        let connected = self.progress.begun().map(|at| since(self.begun, at));
        let connect = connected.map(|at| at.saturating_sub(dns.unwrap_or_default()));
        let total = self.begun.elapsed();
        Timings { dns, connect, first_byte: Some(total), total }
    }

    fn timed_out(&self, fired: &Fired) -> Failed {
        let timers = &self.http.config.timers;
        let host = super::source_chain::origin(&self.request.url);
        let (phase, outcome, what, fix) = match fired {
            Fired::Connect => (
                Phase::Connect,
                Outcome::Connect,
                format!("no connection to {host} within {} (connect timeout)", span(timers.connect)),
                "claudectl diagnose, or give it longer: --connect-timeout 30s",
            ),
            Fired::Upload => (
                Phase::Upload,
                Outcome::Lost,
                format!("the network took no byte for {} (upload timeout)", span(timers.upload_stall)),
                "claudectl diagnose; a firewall or a small MTU can swallow large requests",
            ),
            Fired::Headers => (
                Phase::Sent,
                Outcome::Lost,
                format!("{host} did not begin to answer within {} (headers timeout)", span(timers.headers)),
                "try again, or give it longer: --headers-timeout 5m",
            ),
            Fired::Deadline => return self.out_of_time(),
        };
        let entry = match fired {
            Fired::Connect => EntryId::TIMEOUT_CONNECT,
            Fired::Upload => EntryId::TIMEOUT_UPLOAD,
            _ => EntryId::TIMEOUT_HEADERS,
        };
        let mut error = Error::new(ErrorKind::Timeout, what).fix(fix).entry(entry);
        error.evidence.url = Some(self.request.url.to_string());
        Failed { phase, outcome, error, tokens: None, timings: self.timings() }
    }

    /// The command's own limit ran out; how far the request got decides what it may have cost.
    fn out_of_time(&self) -> Failed {
        let (phase, doing) = match (self.connected(), self.progress.finished()) {
            (false, _) => (Phase::Connect, "connecting"),
            (true, false) => (Phase::Upload, "sending the request"),
            (true, true) => (Phase::Sent, "waiting for an answer"),
        };
        let mut error = deadline_error(self.http.config.timers.total.unwrap_or(self.begun.elapsed()), doing);
        error.evidence.url = Some(self.request.url.to_string());
        Failed { phase, outcome: Outcome::Final, error, tokens: None, timings: self.timings() }
    }

    fn tell_progress(&self, told: &mut u64, observer: &dyn Observe) {
        let bytes = self.progress.bytes();
        let total = self.request.body.length();
        if bytes != *told && total >= WORTH_WATCHING {
            *told = bytes;
            observer.event(&Event::Uploaded { bytes, total });
        }
    }
}

fn local_failure(error: &std::io::Error) -> Failed {
    let what = format!("the request body could not be read: {error}");
    Failed {
        phase: Phase::Connect,
        outcome: Outcome::Final,
        error: Error::new(ErrorKind::Input, what).fix("check that the file still exists and did not change"),
        tokens: None,
        timings: Timings::default(),
    }
}

fn announce(request: &Request, attempt: Attempt, observer: &dyn Observe) {
    observer.event(&Event::Attempt {
        method: request.method.name(),
        url: request.url.to_string(),
        attempt: attempt.number,
        headers: shown(&request.headers),
        body_bytes: request.body.length(),
    });
}

fn since(begun: Instant, at: StdInstant) -> Duration {
    at.saturating_duration_since(begun.into_std())
}
