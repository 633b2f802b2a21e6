//! What the public status page says. It only adds context: it never fails, and it is silent when it cannot be read.

use crate::client::json::Reply;
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::error::Error;

/// Where it is.
pub(crate) const STATUS_PAGE: &str = "https://status.claude.com";
/// Its summary for machines.
pub(crate) const SUMMARY: &str = "/api/v2/summary.json";

/// The check `context.status`.
#[must_use]
pub(crate) fn status(outcome: &Result<Reply, Error>) -> Check {
    let id = CheckId::ContextStatus;
    let Ok(reply) = outcome else { return Check::skip(id, "the status page cannot be read from here") };
    let value = &reply.value;
    let Some(said) = value["status"]["description"].as_str() else {
        return Check::skip(id, "the status page says nothing that can be read");
    };
    let incidents: Vec<&str> =
        value["incidents"].as_array().into_iter().flatten().filter_map(|one| one["name"].as_str()).collect();
    if value["status"]["indicator"] == "none" && incidents.is_empty() {
        return Check::pass(id, said);
    }
    let what = match incidents.first() {
        Some(first) => format!("the status page reports: {said} ({first})"),
        None => format!("the status page reports: {said}"),
    };
    let check = Check::warn(id, what).by(Who::Api).fix(format!("follow it: {STATUS_PAGE}")).causing(&[
        CheckId::ApiAnswer,
        CheckId::KeyModels,
        CheckId::AccountCount,
        CheckId::LiveMessage,
        CheckId::LiveStream,
    ]);
    if incidents.is_empty() { check } else { check.with("incidents", incidents.join("; ")) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::diagnose::finding::Status;
    use crate::error::ErrorKind;

    fn of(value: Value) -> Check {
        status(&Ok(Reply { value, request_id: None, organization: None, workspace: None, date: None }))
    }

    #[test]
    fn it_informs_and_never_fails() {
        let calm =
            of(json!({"status":{"indicator":"none","description":"All Systems Operational"},"incidents":[]}));
        assert_eq!((calm.status, calm.summary.as_str()), (Status::Pass, "All Systems Operational"));
        let storm = of(json!({"status":{"indicator":"major","description":"Partial outage"},
            "incidents":[{"name":"Elevated errors"}]}));
        assert_eq!(storm.summary, "the status page reports: Partial outage (Elevated errors)");
        assert_eq!(storm.status, Status::Warn);
        assert_eq!(of(json!({})).status, Status::Skip);
        assert_eq!(status(&Err(Error::new(ErrorKind::Dns, "no"))).status, Status::Skip);
    }
}
