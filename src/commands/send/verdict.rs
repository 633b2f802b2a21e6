//! What a whole answer is worth: refused and truncated ones are failures unless the user says otherwise.

use crate::api::models;
use crate::api::stop::StopReason;
use crate::cli::{FailOn, Send};
use crate::client::messages::Answer;
use crate::compose::Prepared;
use crate::error::{EntryId, Error, ErrorKind, Fix};

/// The error a whole answer ends with, if its stop reason is one that fails. Without one nobody has said that it is
/// whole, and asking again would be paid again.
pub(super) fn of(args: &Send, prepared: &Prepared, answer: &Answer, url: &str) -> Option<Error> {
    let error = match answer.message.head.stop_reason.as_ref() {
        None => return Some(completed(unexplained(), answer, url)),
        Some(reason) if reason.is_failure() => return Some(completed(failed(), answer, url)),
        Some(reason) if reason.is_refusal() => refused(reason, answer),
        Some(reason) if reason.is_truncated() => truncated(reason, prepared, answer),
        Some(_) => return None,
    };
    let verdict = if error.kind == ErrorKind::Refusal { FailOn::Refusal } else { FailOn::Truncated };
    args.fails_on(verdict).then(|| completed(error, answer, url))
}

fn unexplained() -> Error {
    Error::new(ErrorKind::Incomplete, "the answer ended without a stop reason, so nothing says that it is whole")
        .why("the API gives every whole answer a stop reason; a gateway left it out, or cut the answer and hid that")
        .fix(Fix::again(["--events"]).to("see what was sent"))
        .fix(Fix::shell("unset ANTHROPIC_BASE_URL").to("try without the gateway"))
}

fn failed() -> Error {
    Error::new(ErrorKind::Incomplete, "the server ended the answer with the stop reason `error`")
        .why("a gateway says so when the server behind it fails in the middle of an answer")
        .fix("send it again; a new answer is generated and billed")
        .fix(Fix::shell("unset ANTHROPIC_BASE_URL").to("try without the gateway"))
}

fn refused(reason: &StopReason, answer: &Answer) -> Error {
    let details = answer.message.head.stop_details.as_ref();
    let category = details.and_then(|details| details.category.as_deref());
    let what = match category {
        _ if *reason != StopReason::Refusal => {
            format!("a content filter ended the answer (stop reason `{}`)", reason.as_str())
        }
        Some(category) => format!("the model declined to answer (refusal, category {category})"),
        None => "the model declined to answer (refusal)".to_owned(),
    };
    let mut error = Error::new(ErrorKind::Refusal, what).entry(EntryId::REFUSAL);
    if let Some(details) = details {
        error.evidence.message.clone_from(&details.explanation);
        if let Some(model) = &details.recommended_model {
            error = error.fix(format!("the API suggests another model: -m {model}"));
        }
    }
    error
}

fn truncated(reason: &StopReason, prepared: &Prepared, answer: &Answer) -> Error {
    let (entry, what) = match reason {
        StopReason::MaxTokens => {
            (EntryId::STOPPED_AT_MAX_TOKENS, "the answer stopped at max_tokens, before its end")
        }
        StopReason::Other(_) => (
            EntryId::STOPPED_AT_MAX_TOKENS,
            "the answer was cut at a limit on its length (stop reason `length`)",
        ),
        StopReason::PauseTurn => {
            (EntryId::STOPPED_AT_PAUSE_TURN, "the answer paused in a loop of server tools (pause_turn)")
        }
        _ => (EntryId::STOPPED_AT_CONTEXT_WINDOW, "the answer stopped because the context window was full"),
    };
    let error = Error::new(ErrorKind::Truncated, what).entry(entry);
    let fix = (*reason == StopReason::MaxTokens).then(|| more_room(prepared, answer)).flatten();
    fix.into_iter().fold(error, Error::fix)
}

/// The limit that would have given the answer all the room there is, if it had less.
fn more_room(prepared: &Prepared, answer: &Answer) -> Option<String> {
    let model = models::model(answer.message.served_by()?)?;
    let had = prepared.max_tokens.filter(|had| *had < model.max_output)?;
    let most = model.max_output;
    Some(format!("--max-tokens {most} is the most {} can write; this answer had {had}", model.id))
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
    if let Some(reason) = &head.stop_reason {
        evidence.facts.push(("stop reason", reason.as_str().to_owned()));
    }
    evidence.facts.push(("output tokens", head.usage.output_tokens.to_string()));
    error
}
