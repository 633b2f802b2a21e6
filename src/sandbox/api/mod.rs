//! The API this server plays: which call it is, who calls, and the honest answer to it. Faults come on top, elsewhere.

mod batches;
mod cache;
mod catalogue;
mod error;
mod gate;
mod limited;
mod messages;
mod models;
mod operation;
mod paging;
mod threads;

#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use batches::BatchSeen;
pub(super) use batches::Collector;
pub(super) use error::ApiError;
pub(super) use operation::Operation;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use memchr::memmem;
use serde_json::Value;

use super::clock::Clock;
use super::http::{Head, Reply};
use super::ids::Ids;
use super::limits::{self, Limits, Pool};
use super::spec::{Fault, Settings, unit};
use batches::Batches;
use cache::Cache;
use gate::Caller;
use messages::{Message, Usage};
use threads::Threads;

/// The largest body of a message, in bytes; over it an edge answers before the API does.
pub(super) const MESSAGE_LIMIT: u64 = 32 << 20;
/// The largest body of a batch, in bytes.
pub(super) const BATCH_LIMIT: u64 = 256_000_000;

/// The organization and the workspace that every admitted caller belongs to.
const ORGANIZATION: &str = "00000000-0000-4000-8000-000000005a4d";
const WORKSPACE: &str = "wrkspc_01SandboxSandboxSandbox";

/// The header that a met limit on input tokens shows in.
const INPUT_LEFT: &str = "anthropic-ratelimit-input-tokens-remaining";

/// The state of the API behind all connections.
#[derive(Debug)]
pub(super) struct Api {
    settings: Settings,
    pub clock: Clock,
    pub ids: Ids,
    pub limits: Limits,
    batches: Batches,
    threads: Threads,
    cache: Cache,
    /// How many answers have been given a time.
    answered: AtomicU64,
    /// When the first request came: the time from which everything is counted.
    first: OnceLock<Duration>,
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

impl Payload<'_> {
    /// Whether these letters stand anywhere in the body; searching for them is faster than looking at every block.
    fn mentions(&self, letters: &str) -> bool {
        matches!(self, Payload::Bytes(body) if memmem::find(body, letters.as_bytes()).is_some())
    }
}

impl Api {
    pub(super) fn new(settings: Settings) -> Self {
        let clock = Clock::new(settings.clock_ms.unwrap_or(0), settings.clock_speed.unwrap_or(1));
        Self {
            batches: Batches::new(&settings),
            limits: Limits::new(settings.limits.clone()),
            settings,
            clock,
            ids: Ids::new(),
            threads: Threads::default(),
            cache: Cache::default(),
            answered: AtomicU64::new(0),
            first: OnceLock::new(),
        }
    }

    /// The time since the first request, by the server's clock.
    pub(super) fn time(&self) -> Duration {
        let now = self.clock.elapsed();
        now.saturating_sub(*self.first.get_or_init(|| now))
    }

    /// How long the first byte of the next answer takes.
    pub(super) fn latency(&self) -> Option<Duration> {
        let (from, to) = self.settings.latency?;
        let number = self.answered.fetch_add(1, Ordering::Relaxed);
        let chance = unit(self.settings.seed.unwrap_or(0) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        Some(from + to.saturating_sub(from).mul_f64(chance))
    }

    /// The caller as its headers say, for checking items while they arrive; what is wrong with the headers is told later.
    pub(super) fn caller(&self, head: &Head) -> Caller {
        gate::admit(head, true, self.settings.lenient).unwrap_or_default()
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
        if reply.status == 429 && reply.headers.iter().any(|(name, _)| name == INPUT_LEFT) {
            // A limit that was only said to be met looks as if it were.
            reply.set(INPUT_LEFT, "0");
        }
        reply
    }

    fn try_answer(&self, request: &mut Request<'_>, fault: &Fault) -> Result<Reply, ApiError> {
        let Request { operation, head, body, .. } = request;
        if *operation == &Operation::Unknown {
            return Err(ApiError::new(404, "Not Found"));
        }
        let takes_json =
            matches!(operation, Operation::Messages | Operation::CountTokens | Operation::BatchesCreate);
        let caller = gate::admit(head, takes_json, self.settings.lenient)?;
        let base = format!("http://{}", head.header("host").unwrap_or("127.0.0.1"));
        if operation.is_about_batches() {
            self.admit(&caller, Pool::Batches, 0, None)?;
        }
        let value = match operation {
            Operation::Messages => return self.message(body, &caller, fault),
            Operation::BatchesResults(id) => return self.batches.results(id, head, fault),
            Operation::CountTokens => {
                let count = messages::count(&json(body)?, &caller)?;
                self.admit(&caller, Pool::CountTokens, 0, None)?;
                Ok(count)
            }
            Operation::ModelsList => models::list(head, &self.settings),
            Operation::ModelsGet(id) => models::get(id, head, &self.settings),
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
        let pool = match request.operation {
            Operation::Messages => Pool::Messages,
            Operation::BatchesCreate => Pool::Batches,
            _ => return,
        };
        if matches!(reply.status, 200 | 429) {
            let standing = self.limits.standing(gate::key(request.head), pool, self.time());
            limits::headers(&self.limits, standing, self.clock.now(), reply);
        }
    }

    fn message(&self, payload: &Payload<'_>, caller: &Caller, fault: &Fault) -> Result<Reply, ApiError> {
        let body = json(payload)?;
        let continued = self.threads.completed(&body, caller.lenient, self.time())?;
        let whole = continued.as_ref().unwrap_or(&body);
        let ask = messages::checked(whole, caller)?;
        let mut usage = Usage { input: ask.input_tokens, ..Usage::default() };
        if continued.is_some() || payload.mentions("cache_control") {
            usage = self.cache.divide(whole, caller.key, ask.model, ask.input_tokens, self.time())?;
        }
        let counted = usage.input + usage.cache_5m + usage.cache_1h;
        self.admit(caller, Pool::Messages, counted, Some(ask.model.id))?;
        let mut message = Message::to(&ask, fault, self.ids.make("msg_"));
        message.usage = Usage { output: message.usage.output, thinking: message.usage.thinking, ..usage };
        let cost = limited::cost(&message, ask.model);
        self.limits.book(caller.key, message.usage.output, cost, self.time());
        if body.get("thread").is_some() {
            self.threads.keep(&body, whole, &messages::object(&message, fault), self.time());
        }
        Ok(messages::reply(&message, ask.stream, fault, self.settings.token_rate))
    }

    fn admit(&self, caller: &Caller, pool: Pool, input: u64, model: Option<&str>) -> Result<(), ApiError> {
        let admitted = self.limits.admit(caller.key, pool, input, self.time());
        admitted.map_err(|refused| limited::error(refused, model, self.clock.now()))
    }
}

fn json(body: &Payload<'_>) -> Result<Value, ApiError> {
    let Payload::Bytes(body) = body else { return Ok(Value::Null) };
    serde_json::from_slice(body)
        .map_err(|error| ApiError::new(400, format!("The request body is not valid JSON: {error}")))
}
