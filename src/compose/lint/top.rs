//! The fields at the top of a request: required, unknown, of the wrong type, or forbidden by the API version.

use serde_json::{Map, Value};

use super::super::finding::{Basis, Finding};
use super::{Mode, Report};
use crate::api::headers::forbids_sampling;

/// Fields every account can send.
const STABLE: [&str; 21] = [
    "model",
    "max_tokens",
    "messages",
    "system",
    "stop_sequences",
    "stream",
    "metadata",
    "service_tier",
    "speed",
    "thinking",
    "output_config",
    "tools",
    "tool_choice",
    "cache_control",
    "container",
    "diagnostics",
    "inference_geo",
    "temperature",
    "top_p",
    "top_k",
    "output_format",
];

/// Fields that need a beta, and how the names of their betas begin.
const BETA: [(&str, &[&str]); 7] = [
    ("fallbacks", &["server-side-fallback-"]),
    ("fallback_credit_token", &["fallback-credit-"]),
    ("context_management", &["context-management-", "compact-"]),
    ("compaction", &["compact-"]),
    ("thread", &["message-threads-"]),
    ("mcp_servers", &["mcp-client-"]),
    ("billing_policy", &[]),
];

/// What other APIs call these things.
const ELSEWHERE: [(&str, &str); 8] = [
    ("stop", "stop_sequences"),
    ("max_completion_tokens", "max_tokens"),
    ("max_output_tokens", "max_tokens"),
    ("functions", "tools"),
    ("function_call", "tool_choice"),
    ("response_format", "output_config.format"),
    ("reasoning_effort", "output_config.effort"),
    ("user", "metadata.user_id"),
];

/// The most messages of one request.
const MOST_MESSAGES: usize = 100_000;

pub(super) fn check(request: &Map<String, Value>, report: &mut Report<'_>) {
    if request.contains_key("custom_id") && request.contains_key("params") {
        let finding = Finding::fatal("", "this is a line of a batch, not a request");
        report.add(
            finding.fix("send its \"params\", or all lines as a batch: claudectl batches run FILE -o OUT"),
        );
        return;
    }
    required(request, report);
    unknown(request, report);
    sampling(request, report);
    types(request, report);
}

fn required(request: &Map<String, Value>, report: &mut Report<'_>) {
    match request.get("model") {
        Some(Value::String(name)) if !name.trim().is_empty() => {}
        Some(_) => {
            let finding = Finding::fatal("model", "it must be the id of a model");
            report.add(finding.fix("-m opus, or an id from: claudectl models list"));
        }
        None => report.add(missing("model").fix("add \"model\" to the request, or type -m MODEL")),
    }
    match (request.get("max_tokens"), report.rules.mode) {
        (_, Mode::Count) => {}
        (Some(value), _) if value.as_u64().is_some() => {}
        (Some(value), _) => {
            report.add(Finding::fatal("max_tokens", format!("{value} is no number of tokens")));
        }
        (None, _) => {
            report
                .add(missing("max_tokens").fix("add \"max_tokens\" to the request, or type --max-tokens N"));
        }
    }
    match request.get("messages") {
        Some(Value::Array(messages)) if messages.is_empty() => {
            report.add(Finding::fatal("messages", "there must be at least one message"));
        }
        Some(Value::Array(messages)) if messages.len() > MOST_MESSAGES => {
            let words = format!("{} messages are more than {MOST_MESSAGES}", messages.len());
            report.add(Finding::error("messages", words));
        }
        Some(Value::Array(_)) => {}
        Some(_) => report.add(Finding::fatal("messages", "it must be an array of messages")),
        None => report.add(missing("messages")),
    }
}

fn missing(field: &str) -> Finding {
    Finding::fatal("", format!("the request has no `{field}`"))
}

fn unknown(request: &Map<String, Value>, report: &mut Report<'_>) {
    for key in request.keys().filter(|key| !STABLE.contains(&key.as_str())) {
        if let Some((_, betas)) = BETA.iter().find(|(field, _)| field == key) {
            if !betas.is_empty() && !betas.iter().any(|beta| report.has_beta(beta)) {
                let finding = Finding::error(key, "it needs a beta header");
                report.add(finding.fix(format!("--beta {}…, with the date the API documents", betas[0])));
            }
            continue;
        }
        // A beta sent along may well bring fields of its own.
        if !report.rules.betas.is_empty() {
            continue;
        }
        let finding = Finding::error(key, "the API knows no such field");
        let elsewhere = ELSEWHERE.iter().find(|(foreign, _)| foreign == key).map(|(_, own)| *own);
        let near = || STABLE.into_iter().find(|field| strsim::osa_distance(field, key) <= 2);
        report.add(match elsewhere.or_else(near) {
            Some(meant) => finding.fix(format!("did you mean `{meant}`?")),
            None => finding,
        });
    }
    if request.contains_key("output_format") {
        let finding = Finding::warning("output_format", "it is the old name of `output_config.format`");
        report.add(finding.fix("move it to output_config.format"));
    }
}

fn sampling(request: &Map<String, Value>, report: &mut Report<'_>) {
    let sent = |name: &str| request.get(name).filter(|value| !value.is_null());
    let forbidden = forbids_sampling(report.rules.api_version);
    for name in ["temperature", "top_p", "top_k"] {
        let Some(value) = sent(name) else { continue };
        if forbidden {
            let words = format!("the API version {} has no `{name}`", report.rules.api_version);
            let fix = "leave it out, or send under an older version to a model that takes it: \
                       --api-version 2023-06-01 -m claude-sonnet-4-6";
            report.add(Finding::fatal(name, words).on(Basis::Version).fix(fix));
        } else if let Some(model) = report.facts.row().filter(|model| !model.sampling)
            && (name == "top_k" || value.as_f64() != Some(1.0))
        {
            let finding = Finding::error(name, format!("{} takes no `{name}` but the default", model.id));
            report.add_on(Basis::Table, finding.fix("leave it out"));
        }
    }
    if !forbidden && sent("temperature").is_some() && sent("top_p").is_some() {
        let fix = "leave out one of the two";
        if let Some(model) = report.facts.row().filter(|model| model.id.ends_with("-4-5")) {
            let words = format!("{} does not take `temperature` and `top_p` together", model.id);
            report.add_on(Basis::Table, Finding::error("top_p", words).fix(fix));
        } else {
            let words = "some models refuse `temperature` and `top_p` together";
            report.add(Finding::warning("top_p", words).fix(fix));
        }
    }
    if sent("temperature").and_then(Value::as_f64).is_some_and(|value| !(0.0..=1.0).contains(&value)) {
        report.add(Finding::error("temperature", "it must lie between 0 and 1"));
    }
}

fn types(request: &Map<String, Value>, report: &mut Report<'_>) {
    let wrong = |name: &'static str, is: fn(&Value) -> bool| {
        request.get(name).is_some_and(|value| !value.is_null() && !is(value)).then_some(name)
    };
    let found = [
        wrong("stream", Value::is_boolean).map(|name| (name, "true or false")),
        wrong("metadata", Value::is_object).map(|name| (name, "an object")),
        wrong("output_config", Value::is_object).map(|name| (name, "an object")),
        wrong("thinking", Value::is_object).map(|name| (name, "an object")),
        wrong("service_tier", |value| value == "auto" || value == "standard_only")
            .map(|name| (name, "\"auto\" or \"standard_only\"")),
        wrong("speed", |value| value == "standard" || value == "fast")
            .map(|name| (name, "\"standard\" or \"fast\"")),
        wrong("stop_sequences", |value| {
            value.as_array().is_some_and(|texts| texts.iter().all(Value::is_string))
        })
        .map(|name| (name, "an array of strings")),
        wrong("system", |value| value.is_string() || value.is_array())
            .map(|name| (name, "a string or an array of text blocks")),
    ];
    for (name, expected) in found.into_iter().flatten() {
        report.add(Finding::error(name, format!("it must be {expected}")));
    }
    let stops = request.get("stop_sequences").and_then(Value::as_array).into_iter().flatten();
    for (index, _) in
        stops.enumerate().filter(|(_, stop)| stop.as_str().is_some_and(|stop| stop.trim().is_empty()))
    {
        report.add(Finding::error(&format!("stop_sequences.{index}"), "it must hold more than blanks"));
    }
    if let Some(user) = request.get("metadata").and_then(Value::as_object) {
        for key in user.keys().filter(|key| *key != "user_id") {
            report.add(Finding::error(&format!("metadata.{key}"), "the API knows only `user_id` here"));
        }
    }
}
