//! Whether the key is accepted, as whom, and whether it can use the configured model.

use jiff::civil::Date;
use serde::Deserialize;

use super::account::takes_messages;
use super::answer::{Target, not_answered};
use super::failure::{bare, failed, words};
use crate::api::model::ModelInfo;
use crate::api::models::{self, Known};
use crate::client::json::Reply;
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::error::{Error, ErrorKind, Fix};

/// A retirement that is nearer is worth a warning: enough time to plan a change.
const SOON_DAYS: i32 = 60;

type Outcome = Result<Reply, Error>;

/// What the key can use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listed {
    /// The ids, if the server has a list.
    pub ids: Option<Vec<String>>,
}

/// The check `key.models`, and the list behind it.
#[must_use]
pub(crate) fn models(
    place: Target<'_>,
    credential: &str,
    outcome: &Outcome,
    messages: Option<&Outcome>,
) -> (Check, Listed) {
    let id = CheckId::KeyModels;
    match outcome {
        Ok(reply) => {
            let data = reply.value["data"].as_array();
            let ids: Option<Vec<String>> = data.map(|data| {
                data.iter().filter_map(|model| model["id"].as_str()).map(str::to_owned).collect()
            });
            let count = ids.as_ref().map_or(0, Vec::len);
            let (organization, workspace) = (reply.organization.clone(), reply.workspace.clone());
            let place = match (&organization, &workspace) {
                (Some(organization), Some(workspace)) => format!(" for {workspace} of {organization}"),
                (Some(one), None) | (None, Some(one)) => format!(" for {one}"),
                (None, None) => String::new(),
            };
            let check = Check::pass(id, format!("the key is accepted{place}; {count} models"))
                .with("credential", credential)
                .with_some("organization", organization)
                .with_some("workspace", workspace)
                .with("models", count)
                .with_some("request id", reply.request_id.clone());
            (check, Listed { ids })
        }
        Err(error) if messages.is_some_and(|messages| takes_messages(messages, error)) => {
            let what = format!(
                "{} takes messages, but its list of models cannot be read: {}",
                place.host,
                words(error)
            );
            let check =
                Check::warn(id, what).by(Who::Gateway).with_some("status", error.evidence.http_status);
            (check, Listed::default())
        }
        Err(error) => {
            // What `send` would meet is the answer to a message, where that was asked for.
            let met = messages.and_then(|messages| messages.as_ref().err()).unwrap_or(error);
            (refused(id, place, credential, met), Listed::default())
        }
    }
}

fn refused(id: CheckId, place: Target<'_>, credential: &str, error: &Error) -> Check {
    if error.kind == ErrorKind::Authentication {
        let what = format!("the key is not accepted ({credential}): {}", words(error));
        return failed(id, error, what).with("credential", credential).by(Who::You);
    }
    not_answered(id, place, error).with("credential", credential)
}

/// The check `key.model`. `outcome` is the answer for this one model; `alike` tells whether the server has answered
/// like the API so far, so that its word on a model counts.
#[must_use]
pub(crate) fn model(
    place: Target<'_>,
    alike: bool,
    name: &str,
    listed: &Listed,
    outcome: &Outcome,
    today: Date,
) -> Check {
    let id = CheckId::KeyModel;
    let model = models::id_of(name);
    let in_list = listed.ids.as_ref().is_some_and(|ids| ids.iter().any(|known| known == model));
    match outcome {
        Ok(reply) => match ModelInfo::deserialize(&reply.value) {
            Ok(info) => exists(model, &info, today),
            Err(_) => {
                Check::warn(id, format!("{model}: the answer is not a model of the API")).by(Who::Gateway)
            }
        },
        Err(error) if error.kind == ErrorKind::NotFound && (place.official || alike) => {
            missing(model, listed, error)
        }
        Err(_) if in_list => Check::pass(id, format!("{model} is in the list of models")),
        Err(error) if !place.official => {
            Check::warn(id, format!("{} does not tell whether it has {model}: {}", place.host, words(error)))
                .by(Who::You)
                .explaining(&[CheckId::AccountCount, CheckId::LiveMessage])
        }
        Err(error) => not_answered(id, place, error),
    }
}

fn exists(model: &str, info: &ModelInfo, today: Date) -> Check {
    let id = CheckId::KeyModel;
    let table = models::model(model);
    let announced = info.retires_at.as_deref().and_then(day);
    let successor = models::nearest_known(model).filter(|near| *near != model);
    let newest = table.and_then(|model| models::newest(model.line)).map(|model| model.id);
    let instead = newest.or(successor).filter(|other| *other != model);
    let check = match (info.lifecycle.as_deref(), announced) {
        (Some("retired"), _) => {
            Check::fail(id, ErrorKind::NotFound, format!("{model} is retired; calls fail")).by(Who::You)
        }
        (_, Some(day)) if soon(today, day) => {
            Check::warn(id, format!("{model} works, but retires on {day}")).by(Who::You)
        }
        (Some("deprecated"), _) => Check::warn(id, format!("{model} works, but is deprecated")).by(Who::You),
        (_, Some(day)) => Check::pass(id, format!("{model} is there, not retiring before {day}")),
        _ => Check::pass(id, format!("{model} is there")),
    };
    let check = match instead {
        Some(instead) if check.status != crate::diagnose::finding::Status::Pass => {
            check.fix(format!("move to its successor: export CLAUDECTL_MODEL={instead}"))
        }
        _ => check,
    };
    check
        .with("model", model)
        .with_some("lifecycle", info.lifecycle.clone())
        .with_some("retires", announced.map(|day| day.to_string()))
        .with_some("longest input", info.max_input_tokens)
        .with_some("longest answer", info.max_tokens)
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

fn soon(today: Date, day: Date) -> bool {
    (day - today).get_days() <= SOON_DAYS
}

fn missing(model: &str, listed: &Listed, error: &Error) -> Check {
    let id = CheckId::KeyModel;
    if let Known::Retired(retired) = models::find(model) {
        let when = retired.on.map(|day| format!(" on {day}")).unwrap_or_default();
        return Check::fail(id, ErrorKind::NotFound, format!("{model} was retired{when}; calls fail"))
            .by(Who::You)
            .fix(format!("export CLAUDECTL_MODEL={}", retired.replacement));
    }
    let live = listed.ids.iter().flatten().map(String::as_str);
    let near = models::nearest(model, live).or_else(|| models::nearest_known(model));
    let mut check = bare(id, error, format!("there is no model {model} for this key")).by(Who::You);
    if let Some(near) = near {
        check = check.fix(format!("export CLAUDECTL_MODEL={near}"));
    }
    check.fix(Fix::run(["models"]).to("see what there is"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::diagnose::finding::Status;

    const OFFICIAL: Target<'_> = Target { host: "api.anthropic.com", official: true, sandbox: false };
    const OWN: Target<'_> = Target { host: "gw.example", official: false, sandbox: false };

    #[allow(clippy::unnecessary_wraps, reason = "the shape of an outcome")]
    fn reply(value: Value) -> Result<Reply, Error> {
        let (organization, workspace) = (Some("org_1".into()), Some("wrkspc_1".into()));
        Ok(Reply { value, request_id: None, organization, workspace, date: None })
    }

    fn refusal(kind: ErrorKind, status: u16) -> Result<Reply, Error> {
        let mut error = Error::new(kind, format!("HTTP {status}"));
        error.evidence.http_status = Some(status);
        Err(error)
    }

    fn today() -> Date {
        jiff::civil::date(2026, 11, 20)
    }

    #[test]
    fn an_accepted_key_shows_where_it_belongs() {
        let (check, listed) =
            models(OFFICIAL, "sk-ant-…zz9Q", &reply(json!({"data":[{"id":"a"},{"id":"b"}]})), None);
        assert_eq!(check.summary, "the key is accepted for wrkspc_1 of org_1; 2 models");
        assert_eq!(listed.ids.expect("a list").len(), 2);
    }

    #[test]
    fn a_refused_key_is_named_by_its_fingerprint() {
        let (check, _) = models(OFFICIAL, "sk-ant-…zz9Q", &refusal(ErrorKind::Authentication, 401), None);
        assert_eq!((check.status, check.kind), (Status::Fail, Some(ErrorKind::Authentication)));
        assert!(check.summary.contains("sk-ant-…zz9Q"), "{}", check.summary);
    }

    #[test]
    fn on_a_gateway_it_counts_whether_messages_are_taken() {
        let taken = understood();
        for odd in [
            refusal(ErrorKind::NotFound, 404),
            refusal(ErrorKind::ServerError, 500),
            refusal(ErrorKind::NotTheApi, 401),
        ] {
            assert_eq!(models(OWN, "k", &odd, Some(&taken)).0.status, Status::Warn);
            assert_eq!(models(OFFICIAL, "k", &odd, None).0.status, Status::Fail);
        }
        let absent = refusal(ErrorKind::NotFound, 404);
        let closed = models(OWN, "k", &absent, Some(&refusal(ErrorKind::Authentication, 401))).0;
        assert_eq!(
            (closed.status, closed.kind),
            (Status::Fail, Some(ErrorKind::Authentication)),
            "as `send` would be"
        );
    }

    fn understood() -> Result<Reply, Error> {
        let mut error = Error::new(ErrorKind::InvalidRequest, "HTTP 400");
        error.evidence.http_status = Some(400);
        error.evidence.body = crate::error::ApiBody::Json(json!({}));
        Err(error)
    }

    fn judged(name: &str, outcome: &Result<Reply, Error>) -> Check {
        let ids = Some(vec!["claude-opus-5-5".to_owned(), "claude-haiku-5-5".to_owned()]);
        model(OFFICIAL, true, name, &Listed { ids }, outcome, today())
    }

    #[test]
    fn a_models_life_is_told() {
        let at = |retires: &str, lifecycle: &str| {
            judged(
                "claude-sonnet-4-5",
                &reply(json!({"id":"claude-sonnet-4-5","lifecycle":lifecycle,"retires_at":retires})),
            )
        };
        assert_eq!(at("2028-01-01T00:00:00Z", "active").status, Status::Pass);
        let soon = at("2026-11-30T00:00:00Z", "deprecated");
        assert_eq!(soon.summary, "claude-sonnet-4-5 works, but retires on 2026-11-30");
        assert_eq!(soon.fix, ["move to its successor: export CLAUDECTL_MODEL=claude-sonnet-5-5"]);
        let gone = at("2026-10-30T00:00:00Z", "retired");
        assert_eq!((gone.status, gone.kind), (Status::Fail, Some(ErrorKind::NotFound)));
    }

    #[test]
    fn a_model_that_is_not_there_has_a_near_miss() {
        let not_found = refusal(ErrorKind::NotFound, 404);
        assert_eq!(judged("claude-opus-55", &not_found).fix[0], "export CLAUDECTL_MODEL=claude-opus-5-5");
        let retired = judged("claude-3-opus-20240229", &not_found);
        assert!(retired.summary.contains("was retired on 2026-01-05"), "{}", retired.summary);
        assert_eq!(model(OWN, false, "llama", &Listed::default(), &not_found, today()).status, Status::Warn);
    }
}
