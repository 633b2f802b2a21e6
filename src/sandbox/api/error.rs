//! Errors as the API words them: status, type, code and message, and the body and event they travel in.

use serde_json::{Value, json};

use crate::sandbox::http::Reply;
use crate::sandbox::spec::Fault;

/// One error of the API.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ApiError {
    pub status: u16,
    pub kind: String,
    pub message: String,
    pub code: Option<String>,
    /// Seconds to wait, where waiting helps and the API says so.
    pub retry_after: Option<u64>,
}

impl ApiError {
    /// The ordinary error of a status.
    pub(crate) fn new(status: u16, message: impl Into<String>) -> Self {
        Self {
            status,
            kind: kind_of(status).to_owned(),
            message: message.into(),
            code: None,
            retry_after: None,
        }
    }

    /// A 400 about one place of the request.
    pub(crate) fn at(path: &str, problem: impl std::fmt::Display) -> Self {
        Self::new(400, format!("{path}: {problem}"))
    }

    /// The error a fault asks for; its status is an error's.
    pub(crate) fn of_fault(fault: &Fault, status: u16) -> Self {
        let usual = fault.code.as_deref().and_then(|code| CODES.iter().find(|(name, ..)| *name == code));
        let message = fault.message.clone().or_else(|| usual.map(|(_, message)| (*message).to_owned()));
        Self {
            status,
            kind: fault.error_type.clone().unwrap_or_else(|| kind_of(status).to_owned()),
            message: message.unwrap_or_else(|| message_of(kind_of(status)).to_owned()),
            code: fault.code.clone(),
            retry_after: None,
        }
    }

    /// The error named `TYPE` or `TYPE/CODE`, as events and batch results carry it.
    pub(crate) fn named(name: &str) -> Self {
        let (kind, code) = name.split_once('/').map_or((name, None), |(kind, code)| (kind, Some(code)));
        let usual = code.and_then(|code| CODES.iter().find(|(name, _)| *name == code));
        let message = usual.map_or_else(|| message_of(kind), |(_, message)| message);
        Self {
            status: 200,
            kind: kind.to_owned(),
            message: message.to_owned(),
            code: code.map(str::to_owned),
            retry_after: None,
        }
    }

    /// The JSON body; nested copies have no request id.
    pub(crate) fn body(&self, request_id: Option<&str>) -> Value {
        let mut error = json!({"type": self.kind, "message": self.message});
        if let Some(code) = &self.code {
            error["details"] = json!({"error_code": code});
            if code == "organization_on_hold" {
                error["details"]["appeal_url"] = json!("https://console.example/appeal");
            }
        }
        let mut body = json!({"type": "error", "error": error});
        if let Some(id) = request_id {
            body["request_id"] = json!(id);
        }
        body
    }

    pub(crate) fn reply(&self, request_id: &str) -> Reply {
        let reply = Reply::new(self.status, "application/json", self.body(Some(request_id)).to_string());
        match self.retry_after {
            Some(seconds) => reply.with("retry-after", seconds.to_string()),
            None => reply,
        }
    }

    /// The `error` event of a stream.
    pub(crate) fn event(&self) -> String {
        format!("event: error\ndata: {}\n\n", self.body(None))
    }
}

fn kind_of(status: u16) -> &'static str {
    match status {
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        409 => "conflict_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        529 => "overloaded_error",
        500.. => "api_error",
        _ => "invalid_request_error",
    }
}

fn message_of(kind: &str) -> &'static str {
    match kind {
        "authentication_error" => "invalid x-api-key",
        "billing_error" => {
            "There is a problem with your organization's billing. Please check your payment details."
        }
        "permission_error" => "Your API key does not have permission to use the specified resource.",
        "not_found_error" => "The requested resource could not be found.",
        "conflict_error" => "The resource was changed by another request. Please try again.",
        "request_too_large" => "Request exceeds the maximum size",
        "rate_limit_error" => {
            "This request would exceed your organization's rate limit of 2,000,000 input tokens per minute (org: 00000000-0000-4000-8000-000000005a4d, model: claude-opus-5-5)."
        }
        "timeout_error" => "The request timed out while it was processed. Consider streaming it.",
        "overloaded_error" => "Overloaded",
        "api_error" => "Internal server error",
        _ => "The request was invalid.",
    }
}

/// The message that usually comes with a code. Other codes are taken as well: the list of the API is open.
const CODES: &[(&str, &str)] = &[
    ("organization_on_hold", "Your organization is on hold. You can appeal this decision."),
    (
        "claude_code_key_creator_not_member",
        "The creator of this API key is no longer a member of the Claude Code workspace.",
    ),
    ("cmek_key_disabled", "The customer-managed encryption key of this workspace is disabled."),
    ("cmek_key_unreachable", "The customer-managed encryption key of this workspace cannot be reached."),
    ("cmek_context_unavailable", "The encryption settings of this workspace cannot be read right now."),
    ("request_body_encoding_unsupported", "The Content-Encoding of the request is not supported."),
    ("request_body_encoding_invalid", "The request body does not match its Content-Encoding."),
    ("thread_not_found", "No usable state was found for this thread."),
    ("linked_organization_billing_unavailable", "The linked organization cannot be billed."),
    ("linked_organization_spend_limit_reached", "The linked organization has reached its spend limit."),
    ("user_profile_billing_not_authorized", "The user has not authorized billing by this caller."),
    (
        "enforced_spend_limit_reached",
        "You have reached your API usage limits: your organization has crossed its monthly API usage threshold, and access is paused. You will regain access on 2026-12-01 at 00:00 UTC.",
    ),
    (
        "contract_spend_limit_reached",
        "You have reached your API usage limits: the spend limit of your contract is used up.",
    ),
    ("ramp_limit_exceeded", "Your usage is growing too fast. Please ramp up traffic more gradually."),
    ("compaction_unavailable", "Compaction is temporarily unavailable."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::Spec;

    fn of(spec: &str) -> ApiError {
        let fault = Spec::parse(spec).expect(spec).steps.remove(0).fault;
        let status = fault.status.expect("a status");
        ApiError::of_fault(&fault, status)
    }

    #[test]
    fn a_status_brings_its_type_and_a_code_its_message() {
        assert_eq!(
            of("529").body(Some("req_1")).to_string(),
            r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}"#
        );
        let error = of("429/enforced_spend_limit_reached");
        assert_eq!(error.kind, "rate_limit_error");
        assert!(error.message.contains("regain access"));
        assert_eq!(error.body(None)["error"]["details"]["error_code"], "enforced_spend_limit_reached");
        assert_eq!(of("418").kind, "invalid_request_error");
        assert_eq!(of("523").kind, "api_error");
        assert_eq!(of("403:type=forbidden:message='no, not you'").message, "no, not you");
    }

    #[test]
    fn an_appeal_comes_with_its_address() {
        assert!(of("400/organization_on_hold").body(None)["error"]["details"]["appeal_url"].is_string());
    }

    #[test]
    fn an_event_has_no_request_id() {
        assert_eq!(
            ApiError::named("overloaded_error").event(),
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"
        );
    }
}
