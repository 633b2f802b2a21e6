//! What a whole answer is worth: refused and truncated ones are failures unless the user says otherwise.

use crate::api::stop::StopReason;
use crate::cli::{FailOn, Send};
use crate::client::messages::Answer;
use crate::error::{Error, ErrorKind};

/// The error a whole answer ends with, if its stop reason is one that fails.
pub fn of(args: &Send, answer: &Answer) -> Option<Error> {
    let reason = answer.message.head.stop_reason.as_ref()?;
    let error = match reason {
        StopReason::Refusal => refused(answer),
        reason if reason.is_truncated() => truncated(reason),
        _ => return None,
    };
    let verdict = if error.kind == ErrorKind::Refusal { FailOn::Refusal } else { FailOn::Truncated };
    args.fails_on(verdict).then(|| completed(error, answer))
}

fn refused(answer: &Answer) -> Error {
    let details = answer.message.head.stop_details.as_ref();
    let category = details.and_then(|details| details.category.as_deref());
    let what = match category {
        Some(category) => format!("the model declined to answer (refusal, category {category})"),
        None => "the model declined to answer (refusal)".to_owned(),
    };
    let mut error = Error::new(ErrorKind::Refusal, what).entry("refusal");
    if let Some(details) = details {
        error.evidence.message.clone_from(&details.explanation);
        if let Some(model) = &details.recommended_model {
            error = error.fix(format!("the API suggests another model: -m {model}"));
        }
    }
    error
}

fn truncated(reason: &StopReason) -> Error {
    let (entry, what, fix) = match reason {
        StopReason::MaxTokens => (
            "stopped_at_max_tokens",
            "the answer stopped at max_tokens, before its end",
            "allow a longer answer with --max-tokens, or ask for less; lower --effort spends fewer on thinking",
        ),
        StopReason::PauseTurn => (
            "stopped_at_pause_turn",
            "the answer paused in a loop of server tools (pause_turn)",
            "send the answer back as the assistant's turn with --request, and the model goes on",
        ),
        _ => (
            "stopped_at_context_window",
            "the answer stopped because the context window was full",
            "send a shorter prompt or fewer files, or take a model with a larger window: claudectl models",
        ),
    };
    Error::new(ErrorKind::Truncated, what).fix(fix).entry(entry)
}

/// Facts that every verdict carries: the answer did arrive.
fn completed(mut error: Error, answer: &Answer) -> Error {
    let evidence = &mut error.evidence;
    evidence.http_status = Some(200);
    evidence.request_id.clone_from(&answer.request_id);
    evidence.attempts = answer.attempts;
    evidence.elapsed = Some(answer.timings.total);
    let head = &answer.message.head;
    if let Some(reason) = &head.stop_reason {
        evidence.facts.push(("stop reason", reason.as_str().to_owned()));
    }
    evidence.facts.push(("output tokens", head.usage.output_tokens.to_string()));
    error
}
