//! Objects that tell of a failure without an error object: our own reports, messages that stopped early, batches and
//! their items.

use crate::api::stop::StopReason;
use crate::error::ErrorKind;
use crate::explain::by::By;
use crate::explain::catalogue;
use crate::explain::classify::classify;
use crate::explain::observation::{End, Observation};
use crate::explain::read::loose::Node;
use crate::explain::read::names;

/// What `claudectl --json` or its log wrote.
pub(crate) fn own_report(node: &Node) -> Option<Observation> {
    let error = match (node.get("error"), node.get("verdict")) {
        (Some(error), _) if error.has("exit_code") => error,
        (_, Some(verdict)) if verdict.has("exit_code") => verdict,
        _ if node.text_at("api_type").and_then(catalogue::of_type).is_some() => node,
        _ => return None,
    };
    let text = |name: &str| error.text_at(name).map(str::to_owned);
    let mut facts = Observation {
        kind: error.text_at("kind").and_then(ErrorKind::from_name),
        api_type: text("api_type"),
        error_code: text("error_code"),
        message: text("message").or_else(|| text("summary")),
        status: text("http_status").or_else(|| text("status")).and_then(|status| status.parse().ok()),
        ..Observation::default()
    };
    facts.envelope = facts.api_type.is_some();
    facts.known = error.text_at("entry").and_then(catalogue::find).map(|entry| (entry, By::Entry));
    names::note(&mut facts, "request-id", error.text_at("request_id").unwrap_or_default());
    names::note(&mut facts, "retry-after", error.text_at("retry_after_s").unwrap_or_default());
    (facts.kind.is_some() || facts.envelope).then_some(facts)
}

/// Whether this is the end of a run of Claude Code or of one of its attempts, and whether that failed.
pub(crate) fn of_claude_code(node: &Node) -> Option<bool> {
    match (node.text_at("type")?, node.text_at("subtype")) {
        ("result", Some(_)) if node.has("is_error") => {
            Some(node.text_at("is_error") == Some("true") || node.text_at("is_error") == Some("True"))
        }
        ("system", Some("api_retry" | "api_error")) => Some(node.has("error_status")),
        _ => None,
    }
}

/// What Cloudflare's gateway refuses by itself; its other APIs name the list `errors`.
pub(crate) fn of_cloudflare(node: &Node) -> Option<Observation> {
    let Some(Node::List(errors)) = node.get("error").filter(|_| node.has("success") && node.has("result"))
    else {
        return None;
    };
    let error = errors.first()?;
    let entry = match error.text_at("code")? {
        "2001" => "gateway_not_configured",
        "2003" => "gateway_rate_limit",
        "2005" => "gateway_provider_failed",
        "2009" => "gateway_authentication",
        "2016" | "2017" | "2029" | "2030" => "gateway_content_blocked",
        "2041" => "gateway_billing",
        code if code.len() == 4 && code.starts_with('2') => return Some(of_status(node, error)),
        _ => return None,
    };
    let known = catalogue::find(entry).map(|entry| (entry, By::ErrorCode));
    Some(Observation { known, ..Observation::default() })
}

/// A code of that gateway that says no more than the status it repeats.
fn of_status(node: &Node, error: &Node) -> Observation {
    let status = node.text_at("httpCode").and_then(names::status);
    let kind = status.and_then(ErrorKind::from_status).unwrap_or(ErrorKind::InvalidRequest);
    let entry = catalogue::of_gateway(kind).unwrap_or_else(|| catalogue::of_kind(kind));
    let known = Some((entry, By::Status));
    Observation {
        known,
        status,
        message: error.text_at("message").map(str::to_owned),
        ..Observation::default()
    }
}

/// A message, or the end of its stream, that did not stop by itself.
pub(crate) fn stopped(node: &Node) -> Option<Observation> {
    let holder = match node.text_at("type") {
        Some("message") if is_claude(node) => node,
        Some("message_delta") => node.get("delta")?,
        _ => return None,
    };
    let reason = holder.text_at("stop_reason")?;
    let end = End::Stopped(Some(StopReason::from(reason.to_owned())));
    let mut facts = Observation { end: Some(end), ..Observation::default() };
    facts.value("stop_reason", reason);
    let details = holder.get("stop_details");
    for name in ["category", "explanation"] {
        facts.value(name, details.and_then(|details| details.text_at(name)).unwrap_or_default());
    }
    facts.value("model", node.text_at("model").unwrap_or_default());
    classify(&facts).is_some().then_some(facts)
}

fn is_claude(node: &Node) -> bool {
    node.text_at("role") == Some("assistant")
        && (node.text_at("id").is_some_and(|id| id.starts_with("msg_"))
            || node.text_at("model").is_some_and(|model| model.starts_with("claude")))
}

/// A batch that has ended with failures.
pub(crate) fn ended_batch(node: &Node) -> Option<Observation> {
    if node.text_at("type") != Some("message_batch") {
        return None;
    }
    let counts = node.get("request_counts")?;
    let count = |name: &str| counts.text_at(name).and_then(|count| count.parse::<u64>().ok()).unwrap_or(0);
    let failed = count("errored") + count("expired") + count("canceled");
    if failed == 0 {
        return None;
    }
    let mut facts = Observation {
        known: catalogue::find("partial").map(|entry| (entry, By::Counts)),
        ..Observation::default()
    };
    facts.value("batch", node.text_at("id").unwrap_or_default());
    for name in ["succeeded", "errored", "expired", "canceled"] {
        facts.value(name, count(name).to_string());
    }
    Some(facts)
}

/// A line of batch results without an error object of its own.
pub(crate) fn batch_outcome(node: &Node) -> Option<Observation> {
    let result = node.get("result").filter(|_| node.has("custom_id"))?;
    let entry = match result.text_at("type")? {
        "expired" => "batch_item_expired",
        "canceled" => "batch_item_canceled",
        _ => return None,
    };
    let mut facts = Observation {
        known: catalogue::find(entry).map(|entry| (entry, By::Result)),
        ..Observation::default()
    };
    facts.value("custom_id", node.text_at("custom_id").unwrap_or_default());
    facts.known.is_some().then_some(facts)
}
