//! What a whole answer is worth: refused and truncated ones are failures unless the user says otherwise.

use crate::api::stop::StopReason;
use crate::cli::{FailOn, Send};
use crate::client::messages::Answer;
use crate::compose::Prepared;
use crate::error::{Error, ErrorKind};
use crate::explain::{End, Observation, classify};

/// The error a whole answer ends with, if its stop reason is one that fails.
pub(super) fn of(args: &Send, prepared: &Prepared, answer: &Answer, url: &str) -> Option<Error> {
    let verdict = classify(&observed(prepared, answer))?;
    let kind = verdict.kind?;
    let fails = match kind {
        ErrorKind::Refusal => args.fails_on(FailOn::Refusal),
        ErrorKind::Truncated => args.fails_on(FailOn::Truncated),
        _ => true,
    };
    fails.then(|| {
        let mut error = Error::new(kind, what(answer));
        verdict.record(&mut error);
        completed(error, answer, url)
    })
}

fn observed(prepared: &Prepared, answer: &Answer) -> Observation {
    let head = &answer.message.head;
    let model = answer.message.served_by().map(str::to_owned);
    let mut seen = Observation { model, ..Observation::ended(End::Stopped(head.stop_reason.clone())) };
    if let Some(had) = prepared.max_tokens {
        seen.value("max_tokens", had.to_string());
    }
    if let Some(suggested) = head.stop_details.as_ref().and_then(|details| details.recommended_model.as_ref())
    {
        seen.value("recommended_model", suggested.as_str());
    }
    seen
}

/// How it ended, in one line.
fn what(answer: &Answer) -> String {
    let head = &answer.message.head;
    let category = head.stop_details.as_ref().and_then(|details| details.category.as_deref());
    let Some(reason) = &head.stop_reason else {
        return "the answer ended without a stop reason, so nothing says that it is whole".to_owned();
    };
    match (reason, category) {
        (StopReason::MaxTokens, _) => "the answer stopped at max_tokens, before its end".to_owned(),
        (StopReason::PauseTurn, _) => "the answer paused in a loop of server tools (pause_turn)".to_owned(),
        (StopReason::ContextWindow, _) => "the answer stopped because the context window was full".to_owned(),
        (StopReason::Refusal, Some(category)) => {
            format!("the model declined to answer (refusal, category {category})")
        }
        (StopReason::Refusal, None) => "the model declined to answer (refusal)".to_owned(),
        (reason, _) => {
            let how = if reason.is_refusal() {
                "a content filter ended the answer"
            } else if reason.is_truncated() {
                "the answer was cut at a limit on its length"
            } else {
                "the server ended the answer"
            };
            format!("{how} (stop reason `{}`)", reason.as_str())
        }
    }
}

/// Facts that every verdict carries: the answer did arrive.
fn completed(mut error: Error, answer: &Answer, url: &str) -> Error {
    let evidence = &mut error.evidence;
    evidence.url = Some(url.to_owned());
    evidence.http_status = Some(200);
    evidence.request_id.clone_from(&answer.request_id);
    evidence.attempts = answer.attempts;
    evidence.elapsed = Some(answer.timings.total);
    let head = &answer.message.head;
    evidence.message = head.stop_details.as_ref().and_then(|details| details.explanation.clone());
    if let Some(reason) = &head.stop_reason {
        evidence.facts.push(("stop reason", reason.as_str().to_owned()));
    }
    evidence.facts.push(("output tokens", head.usage.output_tokens.to_string()));
    error
}
