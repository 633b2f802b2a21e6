//! Answers without a key, official and otherwise.

use serde_json::json;

use super::*;
use crate::diagnose::finding::Status;

const OFFICIAL: Target<'_> = Target { host: "api.anthropic.com", official: true, sandbox: false };
const OWN: Target<'_> = Target { host: "gw.example", official: false, sandbox: false };

fn error(kind: ErrorKind, status: u16, json_body: bool, request_id: Option<&str>) -> Outcome {
    let mut error = Error::new(kind, format!("HTTP {status}"));
    error.evidence.http_status = Some(status);
    error.evidence.request_id = request_id.map(str::to_owned);
    error.evidence.message = Some("words".into());
    if json_body {
        error.evidence.api_type = Some("authentication_error".into());
        error.evidence.body = ApiBody::Json(json!({}));
    }
    Err(error)
}

#[allow(clippy::unnecessary_wraps, reason = "the shape of an outcome")]
fn reply() -> Outcome {
    Ok(Reply {
        value: json!({"data": []}),
        request_id: None,
        organization: None,
        workspace: None,
        date: None,
    })
}

fn of(place: Target<'_>, outcome: &Outcome) -> Check {
    answered(place, outcome, &Recorded::default())
}

#[test]
fn only_the_apis_own_refusal_passes_at_its_address() {
    use ErrorKind as K;
    assert_eq!(of(OFFICIAL, &error(K::Authentication, 401, true, Some("req_1"))).status, Status::Pass);
    for (outcome, kind) in [
        (error(K::Authentication, 401, true, None), K::NotTheApi),
        (error(K::NotTheApi, 200, false, None), K::NotTheApi),
        (error(K::NotTheApi, 302, false, None), K::NotTheApi),
        (error(K::BadGateway, 502, false, None), K::BadGateway),
        (error(K::Overloaded, 529, true, Some("req_1")), K::Overloaded),
        (error(K::Permission, 403, true, Some("req_1")), K::Permission),
        (reply(), K::NotTheApi),
    ] {
        let check = of(OFFICIAL, &outcome);
        assert_eq!((check.status, check.kind), (Status::Fail, Some(kind)), "{}", check.summary);
    }
}

#[test]
fn any_json_will_do_at_an_address_of_ones_own() {
    use ErrorKind as K;
    assert_eq!(of(OWN, &error(K::Authentication, 401, true, Some("req_1"))).status, Status::Pass);
    for outcome in [
        reply(),
        error(K::Authentication, 401, true, None),
        error(K::NotFound, 404, true, None),
        error(K::ServerError, 500, true, None),
    ] {
        assert_eq!(of(OWN, &outcome).status, Status::Warn);
    }
    let page = of(OWN, &error(K::NotTheApi, 404, false, None));
    assert_eq!((page.status, page.kind), (Status::Fail, Some(K::NotTheApi)));
    assert_eq!(of(OWN, &error(K::BadGateway, 502, false, None)).kind, Some(K::BadGateway));
}

#[test]
fn a_second_attempt_is_mentioned() {
    let recorded = Recorded { failures: vec!["HTTP 529".into(), "HTTP 401".into()], ..Recorded::default() };
    let check = answered(OFFICIAL, &error(ErrorKind::Authentication, 401, true, Some("req_1")), &recorded);
    assert_eq!(check.status, Status::Warn);
    assert!(check.summary.ends_with("only after HTTP 529"), "{}", check.summary);
}

#[test]
fn a_family_is_broken_only_if_the_other_one_works() {
    let good = || error(ErrorKind::Authentication, 401, true, Some("req_1"));
    let lost = || -> Outcome { Err(Error::new(ErrorKind::ConnectionLost, "reset")) };
    let [v4, v6] = families(&good(), &lost());
    assert_eq!((v4.status, v6.status), (Status::Pass, Status::Warn));
    assert!(v6.fix[0].contains("claudectl -4"));
    let [v4, v6] = families(&lost(), &lost());
    assert_eq!((v4.status, v6.status), (Status::Skip, Status::Skip));
}
