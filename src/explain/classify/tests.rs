//! The verdict on answers: kind, entry, what led there, and whether to try again, by host, status, headers and body.

use super::*;
use crate::explain::answer::HttpAnswer;

const API: &str = "api.anthropic.com";
const GATEWAY: &str = "gw.example:8080";

type Headers = &'static [(&'static str, &'static str)];

const PAGE: Headers = &[("content-type", "text/html")];
const JSON: Headers = &[("content-type", "application/json")];
const WITH_ID: Headers =
    &[("content-type", "application/json"), ("request-id", "req_011CSHoEeqs5C35K2UUqR7Fy")];

fn read(host: &str, status: u16, headers: Headers, body: &str) -> Observation {
    let header =
        |name: &str| headers.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let answer =
        HttpAnswer { status, header: &header, body: body.as_bytes(), host, model: Some("claude-opus-5-5") };
    answer.read().seen
}

fn said(verdict: &Verdict) -> String {
    let kind = verdict.kind.map_or("none", ErrorKind::name);
    let again = if verdict.retryable { "again" } else { "never" };
    format!("{kind} {} by {}, {again}", verdict.entry.id, verdict.by.name())
}

/// Holds rows of status, headers, body and verdict.
fn hold(host: &str, rows: &[(u16, Headers, &str, &str)]) {
    for (status, headers, body, expected) in rows {
        let verdict = classify(&read(host, *status, headers, body)).expect("certain");
        assert_eq!(said(&verdict), *expected, "{host} {status} {headers:?} {body}");
    }
}

/// An error object of the API.
fn error(kind: &str, code: Option<&str>, message: &str) -> String {
    let details = code.map(|code| serde_json::json!({"error_code": code}));
    serde_json::json!({"type":"error","error":{"type":kind,"message":message,"details":details}}).to_string()
}

#[test]
fn an_error_of_the_api_is_explained_by_code_then_wording_then_type_then_status() {
    for (status, kind, code, message, expected) in [
        (400, "invalid_request_error", None, "no", "invalid_request invalid_request by type, never"),
        (
            400,
            "invalid_request_error",
            None,
            "prompt is too long: 208310 tokens > 200000 maximum",
            "invalid_request prompt_too_long by message, never",
        ),
        (
            400,
            "invalid_request_error",
            None,
            "Your credit balance is too low to access the Anthropic API.",
            "billing credit_balance_too_low by message, never",
        ),
        (
            400,
            "invalid_request_error",
            Some("organization_on_hold"),
            "prompt is too long: 2 tokens > 1 maximum",
            "invalid_request organization_on_hold by error_code, never",
        ),
        (
            400,
            "invalid_request_error",
            Some("new_code"),
            "no",
            "invalid_request invalid_request by type, never",
        ),
        (
            401,
            "authentication_error",
            None,
            "invalid x-api-key",
            "authentication invalid_api_key by message, never",
        ),
        (402, "billing_error", None, "no", "billing billing by type, never"),
        (402, "new_error", None, "no", "billing billing by status, never"),
        (
            403,
            "permission_error",
            None,
            "Your credit balance is too low",
            "permission permission by type, never",
        ),
        (409, "conflict_error", None, "no", "conflict conflict by type, again"),
        (409, "new_error", None, "no", "conflict conflict by status, again"),
        (418, "new_error", None, "no", "client_error client_error by status, never"),
        (429, "rate_limit_error", None, "no", "rate_limit rate_limit by type, again"),
        (429, "rate_limit_error", None, "Rate limited", "rate_limit rate_limit by type, again"),
        (
            429,
            "rate_limit_error",
            Some("enforced_spend_limit_reached"),
            "Stop.",
            "billing enforced_spend_limit_reached by error_code, never",
        ),
        (429, "rate_limit_error", None, "You reached the tier cap", "billing billing by message, never"),
        (500, "new_error", None, "no", "server_error server_error by status, again"),
        (501, "new_error", None, "no", "server_other http_501 by status, never"),
        (529, "api_error", None, "no", "overloaded overloaded by status, again"),
        (529, "overloaded_error", None, "Overloaded", "overloaded overloaded by type, again"),
        (200, "overloaded_error", None, "Overloaded", "overloaded overloaded by type, again"),
        (200, "new_error", None, "no", "server_error error_type_unknown by type, again"),
        (
            200,
            "new_error",
            None,
            "credit balance is too low",
            "billing credit_balance_too_low by message, never",
        ),
        (200, "new_error", Some("new_code"), "You reached the tier cap", "billing billing by message, never"),
    ] {
        hold(API, &[(status, WITH_ID, &error(kind, code, message), expected)]);
    }
    hold(API, &[(402, JSON, "{}", "billing billing by status, never")]);
}

#[test]
fn what_a_gateway_refuses_by_itself_is_not_explained_as_the_apis() {
    let long = r#"{"error":{"message":"prompt is too long: 208310 tokens > 200000 maximum"}}"#;
    hold(
        GATEWAY,
        &[
            (
                401,
                JSON,
                r#"{"error":{"message":"invalid x-api-key"}}"#,
                "authentication gateway_authentication by status, never",
            ),
            (403, JSON, long, "permission gateway_permission by status, never"),
            (400, JSON, long, "invalid_request prompt_too_long by message, never"),
            (
                401,
                JSON,
                r#"{"error":{"message":"Authentication Error, LiteLLM Virtual Key expected"}}"#,
                "authentication gateway_authentication by message, never",
            ),
            (404, JSON, r#"{"detail":"Not Found"}"#, "not_found gateway_not_found by status, never"),
            (429, JSON, r#"{"error":"slow down"}"#, "rate_limit gateway_rate_limit by status, again"),
            (500, JSON, r#"{"error":"no"}"#, "server_error gateway_server_error by status, again"),
            (500, PAGE, "", "server_error gateway_server_error by status, again"),
            (400, JSON, r#"{"error":"no"}"#, "invalid_request invalid_request by status, never"),
            (529, JSON, r#"{"error":"no"}"#, "overloaded overloaded by status, again"),
        ],
    );
    let key = error("authentication_error", None, "invalid x-api-key");
    hold(GATEWAY, &[(401, JSON, &key, "authentication invalid_api_key by message, never")]);
    hold(API, &[(500, PAGE, "", "server_error server_error by status, again")]);
}

#[test]
fn what_is_not_the_apis_is_told_by_its_form() {
    let elsewhere: Headers = &[("location", "http://portal.hotel.example/")];
    let same: Headers = &[("location", "https://api.anthropic.com/x")];
    let ray: Headers = &[("cf-ray", "8f2a1b3c4d5e6f70-FRA")];
    let denied: Headers = &[("x-deny-reason", "host_not_allowed")];
    hold(
        API,
        &[
            (200, JSON, "{}", "not_the_api not_the_api by kind, never"),
            (200, &[], "", "not_the_api page_empty by page, never"),
            (404, &[], "", "not_the_api not_the_api by kind, never"),
            (200, JSON, "{\"data\":[{\"id\":", "not_the_api answer_cut by page, never"),
            (302, elsewhere, "", "not_the_api page_portal by page, never"),
            (302, same, "", "not_the_api page_redirect by status, never"),
            (403, ray, "no", "not_the_api page_cloudflare_block by page, never"),
            (404, ray, "no", "not_the_api page_base_url_path by page, never"),
            (403, PAGE, "no", "not_the_api page_html by page, never"),
            (403, denied, "no", "not_the_api page_egress_denied by header, never"),
            (403, PAGE, "<title>Access denied</title>", "not_the_api page_blocked_by_filter by page, never"),
            (429, PAGE, "<title>Access denied</title>", "rate_limit page_rate_limit by page, again"),
            (407, PAGE, "<html><title>x</title>", "proxy proxy_login by page, never"),
        ],
    );
    hold(
        GATEWAY,
        &[
            (302, elsewhere, "", "not_the_api page_redirect by status, never"),
            (401, JSON, "{\"detail\": \"no", "not_the_api answer_cut by page, never"),
            (500, JSON, "{\"detail\": \"no", "server_error server_error by status, again"),
            (403, PAGE, "<html><title>Hello</title>", "not_the_api page_html by page, never"),
            (502, PAGE, "<html><title>Hello</title>", "bad_gateway page_bad_gateway by page, again"),
            (502, &[], "bad", "bad_gateway page_bad_gateway by page, again"),
            (429, &[], "slow", "rate_limit page_rate_limit by page, again"),
            (413, &[], "large", "request_too_large page_too_large by page, never"),
            (200, PAGE, "<html><title>Hello</title>", "not_the_api page_html by page, never"),
        ],
    );
}

#[test]
fn values_are_kept_whatever_led_to_the_entry_and_those_of_the_answer_come_first() {
    let long = error("invalid_request_error", None, "prompt is too long: 208310 tokens > 200000 maximum");
    let verdict = classify(&read(API, 400, WITH_ID, &long)).expect("certain");
    for (name, value) in [
        (ValueName::USED, "208310"),
        (ValueName::MODEL, "claude-opus-5-5"),
        (ValueName::HOST, API),
        (ValueName::REQUEST_ID, "req_011CSHoEeqs5C35K2UUqR7Fy"),
    ] {
        assert_eq!(verdict.values.get(name), Some(value));
    }
    let mut recorded = Error::new(ErrorKind::InvalidRequest, "no");
    verdict.record(&mut recorded);
    let evidence = &recorded.evidence;
    assert_eq!(evidence.entry, Some(EntryId::listed("prompt_too_long")));
    assert_eq!(evidence.retryable, Some(false));
    assert_eq!(evidence.values.get(ValueName::USED), Some("208310"));
}

#[test]
fn how_an_answer_ended_is_a_failure_of_its_own() {
    use crate::api::stop::StopReason;
    use crate::explain::observation::End;
    let ended = |end: End| classify(&Observation::ended(end)).map(|verdict| verdict.entry.id);
    let stopped = |word: &str| ended(End::Stopped(Some(StopReason::from(word.to_owned()))));
    for (word, entry) in [
        ("max_tokens", "stopped_at_max_tokens"),
        ("length", "stopped_at_max_tokens"),
        ("pause_turn", "stopped_at_pause_turn"),
        ("model_context_window_exceeded", "stopped_at_context_window"),
        ("refusal", "refusal"),
        ("content_filter", "refusal"),
        ("error", "stopped_by_error"),
    ] {
        assert_eq!(stopped(word), Some(entry), "{word}");
    }
    for word in ["end_turn", "stop_sequence", "tool_use", "compaction", "a_reason_of_next_year"] {
        assert_eq!(stopped(word), None, "{word}");
    }
    for (end, entry) in [
        (End::Stopped(None), "stopped_without_reason"),
        (End::Cut, "stream_cut"),
        (End::Damaged, "stream_out_of_order"),
        (End::OnlyPings, "timeout_semantic_idle"),
        (End::OtherFormat, "page_wrong_shape"),
    ] {
        assert_eq!(ended(end), Some(entry));
    }
}
