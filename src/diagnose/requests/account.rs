//! What counting tokens tells for free: whether the account may call the model, whether large requests get through,
//! and whether the beta header arrives.

use super::answer::{Target, not_answered};
use super::failure::{bare, failed, no_such_path, words};
use crate::api::models;
use crate::client::json::Reply;
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::error::{ApiBody, Error, ErrorKind};

/// Size of the large request: far above any packet, far below any documented limit.
pub(crate) const BULK_BYTES: usize = 32 * 1024;

type Outcome = Result<Reply, Error>;

/// The check `account.count`. `messages` is the answer to an empty message, asked only where counting is unknown.
#[must_use]
pub(crate) fn count(place: Target<'_>, model: &str, outcome: &Outcome, messages: Option<&Outcome>) -> Check {
    let id = CheckId::AccountCount;
    match outcome {
        Ok(reply) => {
            let tokens = reply.value["input_tokens"].as_u64();
            Check::pass(id, format!("the account may call {model}; counting tokens works"))
                .with("model", model)
                .with_some("input tokens", tokens)
                .with_some("request id", reply.request_id.clone())
        }
        Err(error) if !place.official && !about_the_account(error) => {
            without_counting(place, error, messages)
        }
        Err(error) if error.kind == ErrorKind::NotFound => {
            let check = failed(id, error, words(error)).by(Who::You);
            match models::nearest_known(model).filter(|near| *near != model) {
                Some(near) => check.fix(format!("export CLAUDECTL_MODEL={near}")),
                None => check,
            }
        }
        Err(error) => not_answered(id, place, error),
    }
}

/// Whether a refusal is the API's own about key, money or limits, which would meet a message just as well.
fn about_the_account(error: &Error) -> bool {
    use ErrorKind as K;
    let kind = matches!(error.kind, K::Authentication | K::Billing | K::Permission | K::RateLimit);
    let model = error.evidence.api_type.as_deref() == Some("not_found_error")
        && error.evidence.message.as_deref().is_some_and(|message| message.contains("model"));
    matches!(error.evidence.body, ApiBody::Json(_)) && (kind || model)
}

/// A server that cannot count may still answer messages: it says so when asked for an empty one.
fn without_counting(place: Target<'_>, error: &Error, messages: Option<&Outcome>) -> Check {
    let id = CheckId::AccountCount;
    let Some(messages) = messages else { return failed(id, error, words(error)) };
    let same = messages.as_ref().err().is_some_and(|refused| {
        refused.evidence.message.is_some() && refused.evidence.message == error.evidence.message
    });
    match messages {
        // What is said to both is about the account, not about counting.
        _ if same => not_answered(id, place, error),
        _ if takes_messages(messages, error) => {
            let what = format!("{} cannot count tokens, but it takes messages: {}", place.host, words(error));
            Check::warn(id, what).by(Who::Gateway)
        }
        Err(refused) if no_such_path(refused) => {
            bare(id, refused, format!("/v1/messages: {}", words(refused)))
                .by(Who::You)
                .fix("correct the base URL: it has to end before /v1")
        }
        Err(refused) => not_answered(id, place, refused),
        Ok(_) => Check::warn(id, format!("{} answers an empty message", place.host)).by(Who::Gateway),
    }
}

/// Whether the answer to an empty message shows that messages as such are understood. Some servers fail with 500 where a
/// field is missing; beside another failure of that kind it shows nothing.
pub(super) fn takes_messages(outcome: &Outcome, beside: &Error) -> bool {
    let broken = beside.evidence.http_status.is_some_and(|status| status >= 500);
    match outcome {
        Ok(_) => true,
        Err(error) => {
            let status = error.evidence.http_status;
            matches!(error.evidence.body, ApiBody::Json(_))
                && (matches!(status, Some(400 | 422)) || (status == Some(500) && !broken))
        }
    }
}

/// The check `account.bulk`, after the small request has passed.
#[must_use]
pub(crate) fn bulk(place: Target<'_>, outcome: &Outcome) -> Check {
    let id = CheckId::AccountBulk;
    let size = format!("{} kB", BULK_BYTES / 1024);
    let Err(error) = outcome else { return Check::pass(id, format!("{size} get through")) };
    match error.kind {
        ErrorKind::Timeout | ErrorKind::ConnectionLost | ErrorKind::Connect => {
            bare(id, error, format!("small requests pass, but {size} get stuck: {}", words(error)))
                .by(Who::Network)
                .fix("lower the MTU of the VPN, tunnel or container: sudo ip link set dev INTERFACE mtu 1280")
                .fix("or let the gateway clamp the segment size: iptables … -j TCPMSS --clamp-mss-to-pmtu")
        }
        ErrorKind::RequestTooLarge => bare(
            id,
            error,
            format!("a body of {size} is too large for something on the network path: {}", words(error)),
        )
        .by(if place.official { Who::Proxy } else { Who::Gateway })
        .fix("raise its limit (nginx: client_max_body_size 32m; squid: request_body_max_size 32 MB)"),
        ErrorKind::NotTheApi => {
            bare(id, error, format!("a filter answers a body of {size} instead of the API: {}", words(error)))
                .by(if place.official { Who::Network } else { Who::Gateway })
        }
        ErrorKind::RateLimit | ErrorKind::Overloaded => {
            Check::skip(id, format!("could not be tried now: {}", words(error)))
        }
        _ if !place.official && error.kind == ErrorKind::InvalidRequest => {
            Check::warn(id, format!("{size} arrive, but the server refuses them: {}", words(error)))
                .by(Who::Gateway)
        }
        _ => failed(id, error, format!("{size}: {}", words(error))),
    }
}

/// The check `account.beta`: the API refuses a beta that does not exist, so silence means that nobody recorded of it.
#[must_use]
pub(crate) fn beta(place: Target<'_>, outcome: &Outcome) -> Check {
    let id = CheckId::AccountBeta;
    match outcome {
        Err(error) if error.kind == ErrorKind::InvalidRequest => {
            Check::pass(id, "the anthropic-beta header arrives (an invented name is refused)")
        }
        Ok(_) => Check::warn(
            id,
            format!("{} drops or ignores anthropic-beta: an invented name is accepted", place.host),
        )
        .by(Who::Gateway)
        .fix("have the gateway forward the anthropic-beta header if you use beta features"),
        Err(error) => Check::skip(id, format!("could not be tried: {}", words(error))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diagnose::finding::Status;

    const OFFICIAL: Target<'_> = Target { host: "api.anthropic.com", official: true, sandbox: false };
    const OWN: Target<'_> = Target { host: "gw.example", official: false, sandbox: false };

    #[allow(clippy::unnecessary_wraps, reason = "the shape of an outcome")]
    fn fine() -> Outcome {
        let value = json!({"input_tokens": 8});
        Ok(Reply { value, request_id: None, organization: None, workspace: None, date: None })
    }

    fn refusal(kind: ErrorKind, status: u16, json: bool) -> Outcome {
        let mut error = Error::new(kind, format!("HTTP {status}"));
        error.evidence.http_status = (status > 0).then_some(status);
        if json {
            error.evidence.body = ApiBody::Json(json!({}));
        }
        Err(error)
    }

    #[test]
    fn money_and_limits_come_to_light_without_costing_anything() {
        assert_eq!(count(OFFICIAL, "m", &fine(), None).status, Status::Pass);
        let credit = count(OFFICIAL, "m", &refusal(ErrorKind::Billing, 400, true), None);
        assert_eq!((credit.status, credit.kind), (Status::Fail, Some(ErrorKind::Billing)));
    }

    #[test]
    fn a_gateway_that_cannot_count_is_asked_for_an_empty_message() {
        let absent = refusal(ErrorKind::NotFound, 404, true);
        let said = |messages: &Outcome| count(OWN, "m", &absent, Some(messages));
        assert_eq!(said(&refusal(ErrorKind::InvalidRequest, 400, true)).status, Status::Warn);
        let gone = said(&refusal(ErrorKind::NotFound, 404, true));
        assert_eq!((gone.status, gone.kind), (Status::Fail, Some(ErrorKind::NotFound)));
        assert_eq!(count(OFFICIAL, "m", &absent, None).kind, Some(ErrorKind::NotFound));
    }

    #[test]
    fn what_stops_large_requests_is_told_apart() {
        assert_eq!(bulk(OFFICIAL, &fine()).status, Status::Pass);
        let stuck = bulk(OFFICIAL, &refusal(ErrorKind::Timeout, 0, false));
        assert!(stuck.summary.contains("32 kB get stuck") && stuck.fix[0].contains("MTU"), "{stuck:?}");
        let limit = bulk(OWN, &refusal(ErrorKind::RequestTooLarge, 413, false));
        assert_eq!((limit.kind, limit.who), (Some(ErrorKind::RequestTooLarge), Some(Who::Gateway)));
        assert_eq!(bulk(OFFICIAL, &refusal(ErrorKind::RateLimit, 429, true)).status, Status::Skip);
    }

    #[test]
    fn an_invented_beta_tells_whether_the_header_arrives() {
        assert_eq!(beta(OWN, &refusal(ErrorKind::InvalidRequest, 400, true)).status, Status::Pass);
        assert_eq!(beta(OWN, &fine()).status, Status::Warn);
        assert_eq!(beta(OWN, &refusal(ErrorKind::RateLimit, 429, true)).status, Status::Skip);
    }
}
