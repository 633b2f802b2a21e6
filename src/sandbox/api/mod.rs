//! The API this server plays: which call it is, who calls, and the honest answer to it. Faults come on top, elsewhere.

mod catalogue;
mod error;
mod gate;
mod messages;
mod models;
mod operation;
mod paging;

pub(super) use error::ApiError;
pub(super) use operation::Operation;

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;

use super::clock::{Clock, rfc3339_seconds};
use super::http::{Head, Reply};
use super::ids::Ids;
use super::spec::{Fault, Settings};

/// The largest body of a message, in bytes; over it an edge answers before the API does.
pub(super) const MESSAGE_LIMIT: u64 = 32 << 20;

/// The organization and the workspace that every admitted caller belongs to.
const ORGANIZATION: &str = "00000000-0000-4000-8000-000000005a4d";
const WORKSPACE: &str = "wrkspc_01SandboxSandboxSandbox";

/// The state of the API behind all connections.
#[derive(Debug)]
pub(super) struct Api {
    settings: Settings,
    pub clock: Clock,
    pub ids: Ids,
    /// How many requests counted against the limit on requests.
    counted: AtomicU64,
}

/// One request that has arrived whole.
#[derive(Debug)]
pub(super) struct Request<'a> {
    pub operation: &'a Operation,
    pub head: &'a Head,
    pub body: &'a [u8],
    pub id: &'a str,
}

impl Api {
    pub(super) fn new(settings: Settings) -> Self {
        let clock = Clock::new(settings.clock_ms.unwrap_or(0));
        Self { settings, clock, ids: Ids::new(), counted: AtomicU64::new(0) }
    }

    /// Carries a request out and answers it, errors included.
    pub(super) fn answer(&self, request: &Request<'_>, fault: &Fault) -> Reply {
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

    fn try_answer(&self, request: &Request<'_>, fault: &Fault) -> Result<Reply, ApiError> {
        let Request { operation, head, body, .. } = request;
        match operation {
            Operation::Unknown => return Err(ApiError::new(404, "Not Found")),
            Operation::WrongMethod => return Err(ApiError::new(405, "Method Not Allowed")),
            _ => {}
        }
        let takes_json =
            matches!(operation, Operation::Messages | Operation::CountTokens | Operation::BatchesCreate);
        let caller = gate::admit(head, takes_json)?;
        match operation {
            Operation::Messages => messages::create(&json(body)?, &caller, fault, self.ids.make("msg_")),
            Operation::CountTokens => messages::count(&json(body)?, &caller).map(|value| ok(&value)),
            Operation::ModelsList => models::list(head, &self.settings).map(|value| ok(&value)),
            Operation::ModelsGet(id) => models::get(id, &self.settings).map(|value| ok(&value)),
            _ => Err(ApiError::new(404, "Not Found")),
        }
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

fn ok(value: &Value) -> Reply {
    Reply::new(200, "application/json", value.to_string())
}

fn json(body: &[u8]) -> Result<Value, ApiError> {
    serde_json::from_slice(body)
        .map_err(|error| ApiError::new(400, format!("The request body is not valid JSON: {error}")))
}
