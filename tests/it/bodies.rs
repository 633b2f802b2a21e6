//! How the exit code is chosen from status and body: every kind of body at every kind of status, through the binary.

use claudectl::for_tests::ErrorKind;
use serde_json::{Value, json};

use crate::support::Stage;
use crate::support::raw::{Do, Raw, answer, event, events_but_stop, stream_head};

/// The exit code and the error object that an answer of these bytes ends with.
fn ended(stage: &Stage, bytes: Vec<u8>) -> (i32, Value) {
    let server = Raw::start(vec![vec![Do::Read, Do::Send(bytes)]]);
    let output = stage
        .claudectl(&server.url())
        .args(["send", "Hello", "--max-retries", "0", "--json"])
        .output()
        .expect("the binary runs");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.stdout.is_empty(), "{stderr}");
    let last = stderr.lines().last().unwrap_or_default();
    let mut error: Value = serde_json::from_str(last).unwrap_or_else(|_| panic!("no object: {stderr}"));
    let code = output.status.code().expect("no signal");
    assert_eq!(error["error"]["exit_code"], code, "{stderr}");
    assert_eq!(server.seen().len(), 1, "{stderr}");
    (code, error["error"].take())
}

fn code_of(stage: &Stage, status: u16, content_type: &str, body: &str) -> (i32, Value) {
    let headers = [("content-type", content_type)];
    let headers = if content_type.is_empty() { &headers[..0] } else { &headers[..] };
    ended(stage, answer(&format!("{status} Answer"), headers, body))
}

fn envelope(api_type: &str, message: &str, error_code: Option<&str>) -> Value {
    let mut error = json!({"type": api_type, "message": message});
    if let Some(code) = error_code {
        error["details"] = json!({"error_code": code});
    }
    json!({"type": "error", "error": error, "request_id": "req_body"})
}

fn exit(kind: ErrorKind) -> i32 {
    i32::from(kind.exit_code())
}

fn of_status(status: u16) -> i32 {
    exit(ErrorKind::from_status(status).expect("an error status"))
}

#[test]
fn json_of_any_shape_keeps_the_code_of_its_status() {
    let stage = Stage::new();
    for status in [400, 404, 407, 413, 418, 429, 451, 499, 500, 503, 526, 530, 599] {
        for body in ["{}", "[]", "\"no\"", "{\"detail\":\"no\"}", "[{\"error\":{\"message\":\"no\"}}]"] {
            assert_eq!(code_of(&stage, status, "", body).0, of_status(status), "{status} {body}");
        }
        for body in ["null", "17", "true"] {
            let typed = code_of(&stage, status, "application/problem+json; charset=utf-8", body).0;
            assert_eq!(typed, of_status(status), "{status} {body}");
        }
    }
    assert_eq!(code_of(&stage, 404, "text/plain", "404").0, 16, "a bare word is a page");
}

#[test]
fn the_status_decides_whatever_type_and_content_type_say() {
    let stage = Stage::new();
    for status in [400, 401, 403, 404, 409, 413, 422, 425, 431, 500, 502, 504, 520, 529] {
        for api_type in ["overloaded_error", "authentication_error", "a_type_of_tomorrow"] {
            let body = envelope(api_type, "as told", None).to_string();
            for content_type in ["application/json", "text/html", "text/event-stream", ""] {
                let (code, error) = code_of(&stage, status, content_type, &body);
                assert_eq!(code, of_status(status), "{status} {api_type} {content_type}");
                assert_eq!((&error["http_status"], &error["api_type"]), (&json!(status), &json!(api_type)));
                assert_eq!(
                    (&error["message"], &error["request_id"]),
                    (&json!("as told"), &json!("req_body"))
                );
            }
        }
    }
}

#[test]
fn a_page_keeps_only_the_codes_that_gateways_and_the_edge_answer_with() {
    let stage = Stage::new();
    for status in [200, 201, 203, 299, 400, 401, 402, 403, 404, 407, 408, 413, 418, 429, 500, 503, 521, 529] {
        let expected = match status {
            402 => exit(ErrorKind::Billing),
            407 => exit(ErrorKind::Proxy),
            413 | 429 | 500.. => of_status(status),
            _ => exit(ErrorKind::NotTheApi),
        };
        for (content_type, body) in [
            ("text/html", "<html><title>Oops</title><body>secret markup</body></html>"),
            ("application/json", "<html><title>Oops</title></html>"),
            ("application/json", "{\"id\":\"msg_1\",\"err"),
            ("text/plain", "no"),
            ("", ""),
        ] {
            let (code, error) = code_of(&stage, status, content_type, body);
            assert_eq!(code, expected, "{status} {content_type} {body}");
            assert_eq!((&error["request_id"], &error["api_type"]), (&Value::Null, &Value::Null));
            assert!(!error["message"].as_str().expect("a message").contains('<'), "{error}");
        }
    }
}

#[test]
fn a_redirect_is_not_the_api_whatever_its_body_claims() {
    let stage = Stage::new();
    let claim = envelope("invalid_request_error", "credit balance is too low", None).to_string();
    for status in
        ["300 Choices", "301 Moved", "302 Found", "303 Other", "305 Proxy", "307 Moved", "308 Moved"]
    {
        for body in ["", "{}", "<html>", claim.as_str()] {
            let headers = [("content-type", "application/json"), ("location", "https://elsewhere.example/x")];
            let (code, error) = ended(&stage, answer(status, &headers, body));
            assert_eq!((code, &error["retryable"]), (16, &json!(false)), "{status} {body}");
        }
    }
}

#[test]
fn an_error_in_the_apis_envelope_inside_a_200_counts_even_when_its_type_is_new() {
    let stage = Stage::new();
    let said = envelope("a_type_of_tomorrow", "as told", None).to_string();
    let in_json = code_of(&stage, 200, "application/json", &said);
    let in_stream = ended(&stage, [stream_head(), event("error", &said)].concat());
    for (code, error) in [in_json, in_stream] {
        assert_eq!((code, &error["api_type"]), (50, &json!("a_type_of_tomorrow")), "{error}");
    }
    assert_eq!(code_of(&stage, 200, "application/json", "{\"error\":\"no\"}").0, 16, "nobody we know");
}

#[test]
fn inside_a_stream_the_code_speaks_before_the_type() {
    let stage = Stage::new();
    for (api_type, error_code, message, exit) in [
        ("rate_limit_error", None, "slow down", 49),
        ("rate_limit_error", Some("enforced_spend_limit_reached"), "stop", 42),
        ("api_error", Some("ramp_limit_exceeded"), "slow down", 49),
        ("api_error", Some("cmek_key_unreachable"), "no key", 53),
        ("api_error", Some("a_code_of_tomorrow"), "no", 50),
        ("invalid_request_error", None, "Your credit balance is too low", 42),
        ("invalid_request_error", Some("organization_on_hold"), "on hold, about credit", 40),
        ("permission_error", None, "Your credit balance is too low", 43),
        ("api_error", None, "Your credit balance is too low", 50),
        ("request_too_large", None, "too large", 46),
        ("timeout_error", None, "too slow", 54),
    ] {
        let said = envelope(api_type, message, error_code).to_string();
        let first = ended(&stage, [stream_head(), event("error", &said)].concat());
        let start = events_but_stop("").first().cloned().expect("message_start");
        let later = ended(&stage, [stream_head(), start, event("error", &said)].concat());
        for (code, error) in [first, later] {
            assert_eq!(code, exit, "{api_type} {error_code:?}");
            assert_eq!((&error["api_type"], &error["error_code"]), (&json!(api_type), &json!(error_code)));
        }
    }
}

#[test]
fn money_is_told_from_what_only_sounds_like_it() {
    let stage = Stage::new();
    for (message, about_money) in [
        ("Your credit balance is too low to access the Anthropic API.", true),
        ("You have reached your specified workspace API usage limits.", true),
        ("Monthly cap reached", true),
        ("Extra usage is required for long context requests.", true),
        ("Spend limit exceeded for this organization", true),
        ("You have run out of credits", true),
        ("This request would exceed your organization's rate limit of 30,000 input tokens per minute", false),
        ("messages.0.content.0.text: my credit balance is too low", false),
        ("Invalid value: 'spend limit reached'", false),
        ("fallback_credit_token: Extra inputs are not permitted", false),
        ("This organization has been disabled.", false),
    ] {
        for status in [400, 429] {
            let body = envelope("invalid_request_error", message, None).to_string();
            let (code, error) = code_of(&stage, status, "application/json", &body);
            let expected = if about_money { 42 } else { of_status(status) };
            assert_eq!(code, expected, "{status} {message}");
            assert!(!about_money || error["retryable"] == false, "{status} {message}");
        }
        let body = envelope("permission_error", message, None).to_string();
        assert_eq!(code_of(&stage, 403, "application/json", &body).0, 43, "a 403 stays one: {message}");
    }
}

#[test]
fn bytes_that_are_no_text_are_only_counted() {
    let stage = Stage::new();
    let server =
        Raw::start(vec![vec![Do::Read, Do::Send(answer("503 Busy", &[], "\u{1f}\u{8b}\0\u{1}\u{2}"))]]);
    let output = stage.claudectl(&server.url()).args(["send", "Hello", "--max-retries", "0"]).output();
    let stderr = String::from_utf8_lossy(&output.expect("the binary runs").stderr).into_owned();
    assert!(stderr.starts_with("error[unavailable]: 6 bytes that are no text (HTTP 503)\n"), "{stderr}");
}
