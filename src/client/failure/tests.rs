//! What answers that are no success become: words, facts, and the outcome that the retry layer decides on.

use std::sync::Arc;

use url::Url;

use super::*;
use crate::error::EntryId;
use crate::transport::Method;
use crate::transport::testing::{Piece, answer, answer_of};

const API: &str = "https://api.anthropic.com/v1/messages";
const GATEWAY: &str = "http://gw.example:8080/v1/messages";
const ID: (&str, &str) = ("request-id", "req_011CSHoEeqs5C35K2UUqR7Fy");
const JSON: (&str, &str) = ("content-type", "application/json");

fn access() -> Access {
    Access::new(Url::parse("https://api.anthropic.com").expect("a URL"), "2023-06-01", &[], None)
        .expect("access")
}

fn failed_at(url: &str, status: u16, headers: &[(&str, &str)], body: &str) -> Failed {
    from_body(None, &answer_of(url, status, headers, vec![], None), body.as_bytes(), &access())
}

fn failed(status: u16, headers: &[(&str, &str)], body: &str) -> Failed {
    failed_at(API, status, headers, body)
}

fn status(code: u16, envelope: bool, retryable: bool) -> Outcome {
    Outcome::Status { code, envelope, retryable }
}

const OVERLOADED: &str =
    r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_2"}"#;

#[test]
fn what_failed_is_said_without_a_word_of_the_servers_and_the_outcome_goes_to_the_retry_layer() {
    let limit = r#"{"type":"error","error":{"type":"rate_limit_error","message":"no","details":{"error_code":"enforced_spend_limit_reached"}}}"#;
    for (code, body, what, outcome) in [
        (529, OVERLOADED, "HTTP 529 overloaded_error", status(529, true, true)),
        (429, limit, "HTTP 429 enforced_spend_limit_reached", status(429, true, false)),
        (200, OVERLOADED, "HTTP 200 overloaded_error", status(529, true, true)),
        (400, r#"{"detail":"no"}"#, "HTTP 400", status(400, false, false)),
        (502, "<html>Bad gateway</html>", "HTTP 502", status(502, false, true)),
        (404, "<html>no</html>", "something other than the API answered", status(404, false, false)),
        (302, "", "something answered with a redirect, which the API never does", status(302, false, false)),
        (404, "", "the answer was empty", status(404, false, false)),
        (200, "", "the answer was empty", Outcome::NotTheApi),
        (200, "{\"data\":[{\"id\":", "the answer was cut: invalid JSON", Outcome::NotTheApi),
        (200, "{}", "something answered with JSON that is not the API's", Outcome::NotTheApi),
        (200, "<html>Hello</html>", "something other than the API answered", Outcome::NotTheApi),
    ] {
        let failed = failed(code, &[JSON], body);
        assert_eq!(failed.error.evidence.what, what, "{code} {body}");
        assert_eq!((failed.phase, failed.outcome), (Phase::Answered, outcome), "{code} {body}");
        assert_eq!(failed.error.evidence.http_status, Some(code));
    }
}

#[test]
fn a_body_that_is_cut_or_compressed_is_told() {
    let facts = |headers: &[(&str, &str)], body: &str| {
        let error = failed(400, headers, body).error;
        (error.evidence.facts, error.evidence.fixes.len())
    };
    let cut = r#"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is"#;
    let (told, _) = facts(&[JSON, ID], cut);
    let length = cut.len();
    assert_eq!(told, [("body", format!("the body was cut: {length} bytes of JSON that does not end"))]);
    let (told, fixes) = facts(&[JSON, ID, ("content-encoding", "GZip")], OVERLOADED);
    let unasked = "gzip, although the request asks for none: compressed unasked".to_owned();
    assert_eq!((told, fixes), (vec![("content encoding", unasked)], 1));
    assert_eq!(facts(&[JSON, ID], OVERLOADED), (vec![], 0));
    for (word, encoded) in
        [("gzip", true), (" br ", true), ("identity", false), (" Identity ", false), ("", false)]
    {
        assert_eq!(
            is_encoded(&answer(200, &[("content-encoding", word)], vec![], None)),
            encoded,
            "{word:?}"
        );
    }
    assert!(!is_encoded(&answer(200, &[], vec![], None)));
}

#[test]
fn what_came_of_a_body_is_evidence_however_it_ended() {
    struct Nobody;
    impl Observe for Nobody {
        fn event(&self, _event: &crate::transport::event::Event) {}
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    let read = runtime.expect("a runtime").block_on(async {
        let pieces = vec!["no".into(), Piece::Pause(Duration::from_secs(9)), " way".into(), Piece::Break];
        let mut response = answer(500, &[], pieces, None);
        body(&mut response, &Nobody).await
    });
    assert_eq!(read, b"no way");
}

#[test]
fn headers_say_who_answered() {
    let both = [ID, ("cf-ray", "8f2a1b3c4d5e6f70-FRA"), ("server", "cloudflare"), ("via", "1.1 x"), JSON];
    let error = failed(529, &both, OVERLOADED).error;
    assert_eq!(error.evidence.request_id.as_deref(), Some(ID.1), "the header before the body");
    assert_eq!(error.evidence.facts, [("Ray ID", "8f2a1b3c4d5e6f70-FRA".to_owned())]);
    let page =
        [("server", "nginx"), ("via", "1.1 x"), ("x-deny-reason", "host_not_allowed"), ("location", "/x")];
    let facts = failed(403, &page, "no").error.evidence.facts;
    let expected = [("deny reason", "host_not_allowed"), ("server", "nginx"), ("via", "1.1 x")];
    assert_eq!(facts, expected.map(|(label, value)| (label, value.to_owned())));
    let denied = failed(403, &[ID, ("x-deny-reason", "no"), ("server", "x")], "no").error.evidence.facts;
    assert_eq!(denied, [("deny reason", "no".to_owned())]);
    for code in [300, 307, 399] {
        let facts = failed(code, &[("location", "/x")], "").error.evidence.facts;
        assert_eq!(facts, [("redirects to", "/x".to_owned())], "{code}");
    }
    let error = failed(529, &[JSON, ("request-id", "")], OVERLOADED).error;
    assert_eq!(error.evidence.request_id.as_deref(), Some("req_2"), "an empty header says nothing");
    assert_eq!(error.evidence.url.as_deref(), Some(API));
}

#[test]
fn the_host_and_the_model_fill_the_fixes() {
    let value = |failed: &Failed, name| failed.error.evidence.values.get(name).map(str::to_owned);
    let error = failed_at(GATEWAY, 404, &[JSON], r#"{"detail":"no"}"#);
    assert_eq!(value(&error, ValueName::HOST).as_deref(), Some("gw.example:8080"));
    assert_eq!(value(&failed(404, &[JSON], "{}"), ValueName::HOST).as_deref(), Some("api.anthropic.com"));
    assert_eq!(value(&error, ValueName::MODEL), None);
    let asked = |body: &str| {
        let request = Request {
            method: Method::Post,
            url: Url::parse(API).expect("a URL"),
            headers: access().headers(true),
            body: Recipe::Bytes(Arc::from(body.as_bytes())),
        };
        let response = answer(404, &[JSON], vec![], None);
        value(&from_body(Some(&request), &response, b"{}", &access()), ValueName::MODEL)
    };
    assert_eq!(asked(r#"{"model":"claude-opus-5-5","messages":[]}"#).as_deref(), Some("claude-opus-5-5"));
    assert_eq!(asked("{}"), None);
}

#[test]
fn an_error_in_a_stream_is_the_apis_by_one_mark_of_it() {
    let failed = |headers: &[(&str, &str)], body: &str| {
        let said = ErrorBody::parse(body.as_bytes()).expect("an error");
        from_event(said, &answer_of(GATEWAY, 200, headers, vec![], None), &access())
    };
    let new =
        |rest: &str| format!(r#"{{"type":"error","error":{{"type":"new_error","message":"no"}}{rest}}}"#);
    let entry = |headers: &[(&str, &str)], rest: &str| failed(headers, &new(rest)).error.evidence.entry;
    let unknown = Some(EntryId::ERROR_TYPE_UNKNOWN);
    assert_eq!(entry(&[ID], ""), unknown);
    assert_eq!(entry(&[], r#","request_id":"req_2""#), unknown);
    assert_eq!(entry(&[], ""), Some(EntryId::listed("gateway_server_error")));
    let error = failed(&[ID], OVERLOADED);
    assert_eq!((error.phase, error.outcome), (Phase::Hidden, status(529, true, true)));
    assert_eq!(error.error.evidence.what, "the API ended the stream with overloaded_error");
    let nameless = failed(&[ID], r#"{"type":"error","error":{"message":"no"}}"#);
    assert_eq!(nameless.error.evidence.what, "the API ended the stream with an error without a type");
    assert_eq!(nameless.outcome, status(500, true, true));
}
