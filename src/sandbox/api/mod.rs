//! The API this server plays: which call it is, who calls, and the honest answer to it. Faults come on top, elsewhere.

mod batches;
mod catalogue;
mod error;
mod gate;
mod messages;
mod models;
mod operation;
mod paging;

#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use batches::BatchSeen;
pub(super) use batches::Collector;
pub(super) use error::ApiError;
pub(super) use operation::Operation;

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;

use super::clock::{Clock, rfc3339_seconds};
use super::http::{Head, Reply};
use super::ids::Ids;
use super::spec::{Fault, Settings};
use batches::Batches;
use gate::Caller;

/// The largest body of a message, in bytes; over it an edge answers before the API does.
pub(super) const MESSAGE_LIMIT: u64 = 32 << 20;
/// The largest body of a batch, in bytes.
pub(super) const BATCH_LIMIT: u64 = 256_000_000;

/// The organization and the workspace that every admitted caller belongs to.
const ORGANIZATION: &str = "00000000-0000-4000-8000-000000005a4d";
const WORKSPACE: &str = "wrkspc_01SandboxSandboxSandbox";

/// The state of the API behind all connections.
#[derive(Debug)]
pub(super) struct Api {
    settings: Settings,
    pub clock: Clock,
    pub ids: Ids,
    batches: Batches,
    /// How many requests counted against the limit on requests.
    counted: AtomicU64,
}

/// One request that has arrived whole.
#[derive(Debug)]
pub(super) struct Request<'a> {
    pub operation: &'a Operation,
    pub head: &'a Head,
    pub body: Payload<'a>,
    pub id: &'a str,
}

/// The body of a request.
#[derive(Debug)]
pub(super) enum Payload<'a> {
    Bytes(&'a [u8]),
    Batch(&'a mut Collector),
}

impl Api {
    pub(super) fn new(settings: Settings) -> Self {
        let clock = Clock::new(settings.clock_ms.unwrap_or(0));
        Self {
            batches: Batches::new(&settings),
            settings,
            clock,
            ids: Ids::new(),
            counted: AtomicU64::new(0),
        }
    }

    /// The batches there are, oldest first.
    pub(super) fn batches(&self) -> Vec<BatchSeen> {
        self.batches.seen()
    }

    /// Does what happens beside a request, whether or not that is carried out.
    pub(super) fn beside(&self, request: &Request<'_>, fault: &Fault) {
        if let Payload::Batch(collected) = &request.body {
            self.batches.seed(collected, fault.lookalikes, &self.ids, self.clock);
        }
    }

    /// Carries a request out and answers it, errors included.
    pub(super) fn answer(&self, request: &mut Request<'_>, fault: &Fault) -> Reply {
        let mut reply = self.try_answer(request, fault).unwrap_or_else(|error| error.reply(request.id));
        self.dress(&mut reply, request);
        reply
    }

    /// Answers with an error that the fault asked for.
    pub(super) fn refuse(&self, request: &Request<'_>, error: &ApiError) -> Reply {
        let mut reply = error.reply(request.id);
        self.dress(&mut reply, request);
        reply
    }

    fn try_answer(&self, request: &mut Request<'_>, fault: &Fault) -> Result<Reply, ApiError> {
        let Request { operation, head, body, .. } = request;
        if *operation == &Operation::Unknown {
            return Err(ApiError::new(404, "Not Found"));
        }
        let takes_json =
            matches!(operation, Operation::Messages | Operation::CountTokens | Operation::BatchesCreate);
        let caller = gate::admit(head, takes_json)?;
        let base = format!("http://{}", head.header("host").unwrap_or("127.0.0.1"));
        let value = match operation {
            Operation::Messages => {
                return messages::create(&json(body)?, &caller, fault, self.ids.make("msg_"));
            }
            Operation::BatchesResults(id) => return self.batches.results(id, head, fault),
            Operation::CountTokens => messages::count(&json(body)?, &caller),
            Operation::ModelsList => models::list(head, &self.settings),
            Operation::ModelsGet(id) => models::get(id, &self.settings),
            Operation::BatchesCreate => match body {
                Payload::Batch(collected) => {
                    self.batches.create(collected, fault, &self.ids, self.clock, &base)
                }
                Payload::Bytes(_) => Err(ApiError::at("requests", "Field required")),
            },
            Operation::BatchesList => self.batches.list(head, fault, &base),
            Operation::BatchesGet(id) => self.batches.get(id, fault, &base),
            Operation::BatchesCancel(id) => self.batches.cancel(id, fault, &base),
            Operation::BatchesDelete(id) => self.batches.delete(id),
            Operation::WrongMethod | Operation::Unknown => Err(ApiError::new(405, "Method Not Allowed")),
        };
        value.map(|value| Reply::new(200, "application/json", value.to_string()))
    }

    /// The headers that every answer of the API has, and those that only some have.
    fn dress(&self, reply: &mut Reply, request: &Request<'_>) {
        reply.set("request-id", request.id);
        reply.set("server", "claudectl-sandbox");
        if reply.status == 401 {
            // Nobody knows yet whose request this is.
            return;
        }
        reply.set("anthropic-organization-id", ORGANIZATION);
        reply.set("anthropic-workspace-id", WORKSPACE);
        if matches!(request.operation, Operation::Messages | Operation::BatchesCreate)
            && matches!(reply.status, 200 | 429)
        {
            self.limits(reply);
        }
    }

    /// The rate-limit family: one request less every time, and the bucket full again in a minute.
    fn limits(&self, reply: &mut Reply) {
        let used = self.counted.fetch_add(1, Ordering::Relaxed) % 1000 + 1;
        let exhausted = reply.status == 429;
        let reset = self.clock.now().checked_add(jiff::SignedDuration::from_secs(60)).unwrap_or_default();
        for (name, limit, left) in [
            ("requests", 1000, 1000 - used),
            ("tokens", 2_400_000, 2_400_000 - used * 1000),
            ("input-tokens", 2_000_000, if exhausted { 0 } else { 2_000_000 - used * 1000 }),
            ("output-tokens", 400_000, 400_000),
        ] {
            reply.set(&format!("anthropic-ratelimit-{name}-limit"), limit.to_string());
            reply.set(&format!("anthropic-ratelimit-{name}-remaining"), left.to_string());
            reply.set(&format!("anthropic-ratelimit-{name}-reset"), rfc3339_seconds(reset));
        }
    }
}

/// The caller as its headers say, for checking items while they arrive; what is wrong with the headers is told later.
pub(super) fn caller(head: &Head) -> Caller {
    gate::admit(head, true).unwrap_or_default()
}

fn json(body: &Payload<'_>) -> Result<Value, ApiError> {
    let Payload::Bytes(body) = body else { return Ok(Value::Null) };
    serde_json::from_slice(body)
        .map_err(|error| ApiError::new(400, format!("The request body is not valid JSON: {error}")))
}
