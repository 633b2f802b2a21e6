//! Whether it is the API that answers: judged by an answer to a request without the key.

use super::failure::{bare, facts, failed, no_such_path, words};
use super::page::responder;
use super::recorder::Recorded;
use crate::client::json::Reply;
use crate::diagnose::connection::use_family;
use crate::diagnose::finding::{CONNECTION_KINDS, Check, CheckId, Who};
use crate::error::{ApiBody, Error, ErrorKind};
use crate::explain::Marks;

/// Which server was asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target<'a> {
    /// Its name.
    pub host: &'a str,
    /// Whether it is the API's own.
    pub official: bool,
    /// Whether it is the sandbox.
    pub sandbox: bool,
}

/// What one request came to.
type Outcome = Result<Reply, Error>;

/// How the API refuses a request without key: 401 as JSON, with a request id.
#[must_use]
pub(crate) fn looks_like_the_api(error: &Error) -> bool {
    error.evidence.http_status == Some(401) && Marks::of(error).prove_the_api()
}

/// The check `api.answer` for a gateway that answered oddly without the key: what it says to an empty message decides.
#[must_use]
pub(crate) fn odd_gateway(place: Target<'_>, odd: &Error, messages: &Outcome, with_key: bool) -> Check {
    let host = place.host;
    let oddity = words(odd);
    match messages {
        Err(refused) if !is_json(refused) => {
            // Without a key nothing else is to be expected; whether the key would do cannot be known.
            let closed = !with_key && matches!(refused.evidence.http_status, Some(401 | 403));
            if closed {
                return gateway(place, &format!("answers without a key: {oddity}"));
            }
            not_answered(CheckId::ApiAnswer, place, refused).with("without the key", oddity)
        }
        // Whether it is a refusal of the key is for the checks of the key to say.
        _ => {
            let what = format!("{host} answers the API's calls, but oddly to one without a key: {oddity}");
            Check::warn(CheckId::ApiAnswer, what).by(Who::Gateway)
        }
    }
}

fn is_json(error: &Error) -> bool {
    matches!(error.evidence.body, ApiBody::Json(_))
}

/// A failed request as a check: by who answered, if that was not the API, else in the error's words.
pub(super) fn not_answered(id: CheckId, place: Target<'_>, error: &Error) -> Check {
    if error.kind == ErrorKind::NotTheApi && !is_json(error) {
        let (what, who) = responder(error, place.host, place.official);
        return failed(id, error, what).by(who);
    }
    let what = if place.official { words(error) } else { format!("{}: {}", place.host, words(error)) };
    if !place.official && no_such_path(error) {
        return bare(id, error, what).by(Who::You).fix("correct the base URL: it has to end before /v1");
    }
    failed(id, error, what)
}

/// The check `api.answer`.
#[must_use]
pub(crate) fn answered(place: Target<'_>, outcome: &Outcome, recorded: &Recorded) -> Check {
    let id = CheckId::ApiAnswer;
    if let Some(refusal) = outcome.as_ref().err().filter(|error| looks_like_the_api(error)) {
        let request = refusal.evidence.request_id.clone();
        let what = if place.official || place.sandbox {
            "the Claude API answers: 401 without a key, as it should".to_owned()
        } else {
            format!("{} answers like the Claude API", place.host)
        };
        return noted(Check::pass(id, what), recorded).with("status", 401).with_some("request id", request);
    }
    match outcome {
        Ok(_) if place.official => not_answered(
            CheckId::ApiAnswer,
            place,
            &Error::new(ErrorKind::NotTheApi, "the model list came without a key, which the API never gives"),
        ),
        Ok(_) => noted(gateway(place, "needs no key to list models"), recorded),
        Err(error) => refused(place, error, recorded),
    }
}

fn refused(place: Target<'_>, error: &Error, recorded: &Recorded) -> Check {
    let id = CheckId::ApiAnswer;
    let json = is_json(error);
    let Some(status) = error.evidence.http_status else {
        return if error.kind == ErrorKind::NotTheApi {
            not_answered(CheckId::ApiAnswer, place, error)
        } else {
            failed(id, error, error.evidence.what.as_str())
        };
    };
    if !json && error.kind == ErrorKind::NotTheApi {
        return not_answered(CheckId::ApiAnswer, place, error);
    }
    if !json {
        return server_side(place, error);
    }
    if !place.official {
        return facts(gateway(place, &format!("answers HTTP {status} without a key")), error);
    }
    match (status, error.evidence.request_id.is_some()) {
        (401, false) => {
            let what = format!("something answers in place of {}: its refusal has no request id", place.host);
            let ours =
                Error { kind: ErrorKind::NotTheApi, ..Error::new(ErrorKind::NotTheApi, what.as_str()) };
            facts(failed(id, &ours, what), error).by(Who::Network)
        }
        (403, _) => failed(id, error, format!("the API does not serve this place: {}", words(error)))
            .by(Who::Network)
            .fix("see the supported countries: https://www.anthropic.com/supported-countries")
            .fix("try without VPN or proxy, or from another network"),
        _ => {
            let check = server_side(place, error);
            if recorded.failures.len() > 1 {
                check.with("attempts", recorded.failures.join(", "))
            } else {
                check
            }
        }
    }
}

fn server_side(place: Target<'_>, error: &Error) -> Check {
    let what = if place.official { words(error) } else { format!("{} fails: {}", place.host, words(error)) };
    failed(CheckId::ApiAnswer, error, what)
}

/// Any JSON will do at an address of one's own, but it is worth knowing that it is not the API's.
fn gateway(place: Target<'_>, how: &str) -> Check {
    let what = format!("{} answers in JSON, but not as the Claude API does: it {how}", place.host);
    Check::warn(CheckId::ApiAnswer, what).by(Who::Gateway)
}

/// A pass that needed more than one attempt is worth a look.
fn noted(check: Check, recorded: &Recorded) -> Check {
    let Some(first) = recorded.failures.first().filter(|_| recorded.failures.len() > 1) else { return check };
    let check = Check { status: crate::diagnose::finding::Status::Warn, ..check };
    let summary = format!("{}, but only after {first}", check.summary);
    Check { summary, ..check }.with("attempts", recorded.failures.join(", "))
}

/// The checks `api.v4` and `api.v6`: an HTTP answer over each family, when both accept connections. Whether a family
/// is broken is judged by the other one: if neither answers, it is not the family.
#[must_use]
pub(crate) fn families(v4: &Outcome, v6: &Outcome) -> [Check; 2] {
    let arrived = |outcome: &Outcome| match outcome {
        Ok(_) => true,
        Err(error) => error.evidence.http_status.is_some(),
    };
    [
        family(CheckId::ApiV4, "IPv4", "-6", v4, arrived(v4), arrived(v6)),
        family(CheckId::ApiV6, "IPv6", "-4", v6, arrived(v6), arrived(v4)),
    ]
}

fn family(id: CheckId, name: &str, flag: &str, own: &Outcome, arrived: bool, other: bool) -> Check {
    let what = own.as_ref().err().map(|error| error.evidence.what.clone()).unwrap_or_default();
    if arrived {
        return Check::pass(id, format!("an answer comes over {name}"));
    }
    if !other {
        return Check::skip(id, format!("no answer over {name} either: {what}"));
    }
    Check::warn(id, format!("{name} connects but brings no answer, while the other family works: {what}"))
        .by(Who::Network)
        .fix(use_family(flag))
        .causing(&[CheckId::ApiAnswer, CheckId::TlsHandshake, CheckId::KeyModels])
        .only(CONNECTION_KINDS)
}

#[cfg(test)]
mod tests;
