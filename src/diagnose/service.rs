//! The effects of HTTP: every request is made by the client that `send` uses, and written down as a check.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;

use super::caller::{Caller, Outcome};
use super::check_log::CheckLog;
use super::finding::{Check, CheckId, Status};
use super::plan::Plan;
use super::requests::{self, Arrivals, Listed, Recorded, ResponseRecorder};
use crate::api::endpoint::Endpoint;
use crate::api::headers;
use crate::client::Access;
use crate::client::models::segment;
use crate::error::{EntryId, Error, ErrorKind, Failure};
use crate::transport::Family;

/// How long the status page may take.
const STATUS_LIMIT: Duration = Duration::from_secs(4);
/// A name that no beta has: theirs end with a date.
const NO_BETA: &str = "claudectl-probe";

/// One probe of a watch: without the key until an answer has shown who is there, then as cheap as can be with it.
/// Returns whether the next one may begin with the key.
pub(super) async fn probe(
    plan: &Plan<'_>,
    trusted: bool,
) -> (Result<Option<String>, Error>, Option<u16>, bool) {
    let caller = match Caller::new(plan, None) {
        Ok(caller) => caller.once(),
        Err(error) => return (Err(error), None, false),
    };
    let (path, query) = (Endpoint::Models.path(), [("limit", "1")]);
    if !trusted || plan.keyed.is_none() {
        let (outcome, recorded) = caller.get(&plan.keyless, path, &query).await;
        let check = requests::answered(plan.place(), &outcome, &recorded);
        let refused = outcome.as_ref().err().and_then(|error| error.evidence.request_id.clone());
        let recorded_id = outcome.as_ref().ok().and_then(|reply| reply.request_id.clone()).or(refused);
        if check.status == Status::Fail {
            let kind = check.kind.unwrap_or(ErrorKind::NotTheApi);
            return (Err(Error::new(kind, check.summary)), recorded.status, false);
        }
        if plan.keyed.is_none() {
            return (Ok(recorded_id), recorded.status, true);
        }
    }
    let Some(keyed) = &plan.keyed else { return (Ok(None), None, false) };
    let (outcome, recorded) = caller.get(keyed, path, &query).await;
    let known =
        matches!(&outcome, Ok(_) | Err(Error { kind: ErrorKind::RateLimit | ErrorKind::Overloaded, .. }));
    match outcome {
        Ok(reply) => (Ok(reply.request_id), recorded.status, true),
        Err(error) => (Err(error), recorded.status, known),
    }
}

/// What the very first request came to: what `send` would meet, whatever the probes beneath it found.
pub(super) struct FirstAnswer {
    /// The answer that counts: without the key, or with it where that alone tells on a gateway.
    pub outcome: Outcome,
    recorded: Recorded,
    /// What a gateway answered without the key, if it was asked with it because of that.
    odd: Option<Error>,
    proxied: bool,
    begun: Instant,
    ms: u64,
}

impl FirstAnswer {
    /// Whether an answer of any kind arrived. A proxy's refusal has a status too, but comes from before the API.
    pub(super) fn arrived(&self) -> bool {
        match &self.outcome {
            Ok(_) => true,
            Err(error) => {
                error.evidence.http_status.is_some() && !(self.proxied && error.kind == ErrorKind::Proxy)
            }
        }
    }
}

/// Asks for the model list without the key. What a gateway answers to that says little about the calls that matter, so
/// an odd answer is followed by a question with the key.
pub(super) async fn first_request(plan: &Plan<'_>) -> FirstAnswer {
    let begun = Instant::now();
    let (outcome, recorded, odd) = match Caller::new(plan, None) {
        Err(error) => (Err(error), Recorded::default(), None),
        Ok(caller) => {
            let (path, query) = (Endpoint::Models.path(), [("limit", "1")]);
            let (keyless, recorded) = caller.get(&plan.keyless, path, &query).await;
            match keyless {
                Err(odd) if !plan.official() && is_odd(&odd) => {
                    (gateway_messages(plan, &caller).await, recorded, Some(odd))
                }
                outcome => (outcome, recorded, None),
            }
        }
    };
    let proxied = plan.transport.proxy.is_some();
    FirstAnswer {
        outcome,
        recorded,
        odd,
        proxied,
        begun,
        ms: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
    }
}

/// Whether an answer is not what the API says without a key, nor a connection that does not come about.
fn is_odd(error: &Error) -> bool {
    use ErrorKind as K;
    let answered = error.evidence.http_status.is_some() && error.kind != K::Proxy;
    let broke = matches!(error.kind, K::ConnectionLost | K::Incomplete | K::NotTheApi)
        || (error.kind == K::Timeout && error.evidence.entry != Some(EntryId::TIMEOUT_CONNECT));
    !requests::looks_like_the_api(error) && (answered || broke)
}

/// An empty message, with the key if there is one: a server that can answer messages says what is missing in it.
async fn gateway_messages(plan: &Plan<'_>, caller: &Caller<'_>) -> Outcome {
    let access = plan.keyed.as_ref().unwrap_or(&plan.keyless);
    caller.post(access, Endpoint::Messages, Arc::from(&b"{}"[..])).await
}

/// The checks `api.answer` and `api.clock`.
pub(super) fn write_answer(plan: &Plan<'_>, log: &CheckLog<'_>, truth: &FirstAnswer) {
    let check = match &truth.odd {
        Some(odd) => requests::odd_gateway(plan.place(), odd, &truth.outcome, plan.keyed.is_some()),
        None => requests::answered(plan.place(), &truth.outcome, &truth.recorded),
    };
    log.record_timed(Check { ms: truth.ms, ..check }, truth.begun);
    if truth.arrived() {
        log.record_timed(requests::clock(truth.recorded.header("date"), plan.facts.now), truth.begun);
    }
}

/// The checks `api.v4` and `api.v6`, made only when both families accept connections.
pub(super) async fn families(plan: &Plan<'_>, log: &CheckLog<'_>) {
    let begun = Instant::now();
    let (Ok(v4), Ok(v6)) = (Caller::new(plan, Some(Family::V4)), Caller::new(plan, Some(Family::V6))) else {
        return;
    };
    let (path, query) = (Endpoint::Models.path(), [("limit", "1")]);
    let timed = async |caller: &Caller<'_>| {
        let begun = Instant::now();
        let (outcome, _) = caller.get(&plan.keyless, path, &query).await;
        (outcome, u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX))
    };
    let ((one, one_ms), (two, two_ms)) = tokio::join!(timed(&v4), timed(&v6));
    let [mut v4, mut v6] = requests::families(&one, &two);
    (v4.ms, v6.ms) = (one_ms, two_ms);
    for check in [v4, v6] {
        if log.blocker(check.id).is_none() {
            log.record_timed(check, begun);
        }
    }
}

/// The stages `key`, `account` and `live`; only called once it is known who answers.
pub(super) async fn with_key(plan: &Plan<'_>, log: &CheckLog<'_>) {
    let (Some(keyed), Ok(caller)) = (&plan.keyed, Caller::new(plan, None)) else { return };
    let listed = key(plan, log, &caller, keyed).await;
    if log.blocker(CheckId::KeyModel).is_some() {
        return;
    }
    model(plan, log, &caller, keyed, &listed).await;
    if log.blocker(CheckId::AccountCount).is_some() {
        return;
    }
    count(plan, log, &caller, keyed).await;
    if log.blocker(CheckId::AccountBulk).is_some() {
        return;
    }
    tokio::join!(bulk(plan, log, &caller, keyed), beta(plan, log, &caller, keyed));
    if log.blocker(CheckId::LiveMessage).is_none() {
        live(plan, log, &caller, keyed).await;
    }
}

async fn key(plan: &Plan<'_>, log: &CheckLog<'_>, caller: &Caller<'_>, keyed: &Access) -> Listed {
    let begun = Instant::now();
    let (outcome, _) = caller.get(keyed, Endpoint::Models.path(), &[("limit", "1000")]).await;
    let credential = keyed.credential().unwrap_or_default();
    // On a gateway the list of models is a convenience: what counts is whether messages are taken.
    let messages =
        if outcome.is_err() && !plan.official() { Some(gateway_messages(plan, caller).await) } else { None };
    let (check, listed) = requests::models(plan.place(), credential, &outcome, messages.as_ref());
    log.record(check, begun);
    listed
}

async fn model(plan: &Plan<'_>, log: &CheckLog<'_>, caller: &Caller<'_>, keyed: &Access, listed: &Listed) {
    let begun = Instant::now();
    if log.status(CheckId::KeyModels) == Some(Status::Warn) && listed.ids.is_none() {
        log.record(Check::skip(CheckId::KeyModel, "there is no list of models to look in"), begun);
        return;
    }
    let path = format!("{}/{}", Endpoint::Models.path(), segment(plan.model()));
    let (outcome, _) = caller.get(keyed, &path, &[]).await;
    let alike = log.status(CheckId::ApiAnswer) == Some(Status::Pass);
    let check = requests::model(plan.place(), alike, plan.model(), listed, &outcome, plan.today());
    log.record(check, begun);
}

/// A message of `bytes` bytes or a few more.
fn question(model: &str, bytes: usize) -> Arc<[u8]> {
    let text = "ping ".repeat((bytes / 5).max(1));
    let body = json!({"model": model, "messages": [{"role": "user", "content": text.trim_end()}]});
    Arc::from(body.to_string().into_bytes())
}

async fn count(plan: &Plan<'_>, log: &CheckLog<'_>, caller: &Caller<'_>, keyed: &Access) {
    let begun = Instant::now();
    let outcome = caller.post(keyed, Endpoint::CountTokens, question(plan.model(), 0)).await;
    let messages =
        if outcome.is_err() && !plan.official() { Some(gateway_messages(plan, caller).await) } else { None };
    log.record(requests::count(plan.place(), plan.model(), &outcome, messages.as_ref()), begun);
}

async fn bulk(plan: &Plan<'_>, log: &CheckLog<'_>, caller: &Caller<'_>, keyed: &Access) {
    let begun = Instant::now();
    if log.status(CheckId::AccountCount) == Some(Status::Warn) && !plan.official() {
        log.record(Check::skip(CheckId::AccountBulk, "this server does not count tokens"), begun);
        return;
    }
    let outcome =
        caller.post(keyed, Endpoint::CountTokens, question(plan.model(), requests::BULK_BYTES)).await;
    log.record(requests::bulk(plan.place(), &outcome), begun);
}

async fn beta(plan: &Plan<'_>, log: &CheckLog<'_>, caller: &Caller<'_>, keyed: &Access) {
    let begun = Instant::now();
    let id = CheckId::AccountBeta;
    if plan.official() {
        log.record(Check::skip(id, "nothing stands before the API that could drop the header"), begun);
        return;
    }
    let mut access = keyed.clone();
    let names = [&plan.betas[..], &[NO_BETA.to_owned()]].concat().join(",");
    if let Err(error) = access.add_private(headers::BETA, &names) {
        log.record(Check::skip(id, error.evidence.what.as_str()), begun);
        return;
    }
    let outcome = caller.post(&access, Endpoint::CountTokens, question(plan.model(), 0)).await;
    log.record(requests::beta(plan.place(), &outcome), begun);
}

async fn live(plan: &Plan<'_>, log: &CheckLog<'_>, caller: &Caller<'_>, keyed: &Access) {
    if !plan.live {
        let why = "costs tokens; asked for with --live";
        log.record(Check::skip(CheckId::LiveMessage, why), Instant::now());
        log.record(Check::skip(CheckId::LiveStream, why), Instant::now());
        return;
    }
    let begun = Instant::now();
    let recorder = ResponseRecorder::new(plan.log);
    let (ended, _) = say(caller, keyed, &recorder, "ping", 1).await;
    let check = requests::message(plan.model(), ended.as_ref().copied(), &recorder.recorded());
    let answered = check.status != Status::Fail;
    log.record(check, begun);
    if !answered {
        return;
    }
    let begun = Instant::now();
    let recorder = ResponseRecorder::new(plan.log);
    let text = "Count from 1 to 60, numbers separated by blanks, nothing else.";
    let (ended, arrivals) = say(caller, keyed, &recorder, text, 512).await;
    log.record(requests::stream(ended.as_ref().copied(), &arrivals), begun);
}

async fn say(
    caller: &Caller<'_>,
    keyed: &Access,
    recorder: &ResponseRecorder<'_>,
    text: &str,
    max_tokens: u32,
) -> (Result<(), Error>, Arrivals) {
    let body = json!({
        "model": caller.model(), "max_tokens": max_tokens, "stream": true,
        "messages": [{"role": "user", "content": text}],
    });
    let mut arrivals = Arrivals::default();
    let client = caller.client(keyed, recorder);
    let ended = client.message(Arc::from(body.to_string().into_bytes()), &[], &mut arrivals).await;
    let ended = match ended {
        Ok(_) => Ok(()),
        Err(Failure::Error(error)) => Err(error),
        Err(Failure::Signal(_)) => Err(Error::new(ErrorKind::Internal, "ended by a signal")),
    };
    (ended, arrivals)
}

/// The check `context.status`; only for the API itself, and never a failure.
pub(super) async fn status_page(plan: &Plan<'_>, log: &CheckLog<'_>) {
    let begun = Instant::now();
    let id = CheckId::ContextStatus;
    if !plan.official() {
        log.record(Check::skip(id, "only asked about the API's own address"), begun);
        return;
    }
    let outcome = tokio::time::timeout(STATUS_LIMIT, ask_status_page(plan)).await;
    let outcome = outcome.unwrap_or_else(|_| Err(Error::new(ErrorKind::Timeout, "too slow")));
    log.record(requests::status(&outcome), begun);
}

async fn ask_status_page(plan: &Plan<'_>) -> Outcome {
    let url = url::Url::parse(requests::STATUS_PAGE)
        .map_err(|error| Error::new(ErrorKind::Internal, "the status page's address").caused_by(error))?;
    let caller = Caller::new(plan, None)?.once();
    let access = Access::new(url, headers::DEFAULT_VERSION, &[], None)?;
    caller.get(&access, requests::SUMMARY, &[]).await.0
}
