//! Names of headers and fields, in whatever spelling a log or an object has them, and the value each stands for.

use crate::explain::by::By;
use crate::explain::catalogue;
use crate::explain::observation::Observation;

/// Takes note of a header or a field with its value; anything unknown is passed over.
pub(crate) fn note(facts: &mut Observation, name: &str, value: &str) {
    let name = name.to_ascii_lowercase().replace('_', "-");
    let value = value.trim().trim_matches(['"', '\'']).trim();
    match name.as_str() {
        "request-id" | "requestid" | "-request-id" | "anthropic-request-id" if is_request_id(value) => {
            facts.value("request_id", value);
        }
        "cf-ray" | "ray-id" | "rayid" | "cloudflare-ray-id" if is_ray(value) => facts.value("ray_id", value),
        "retry-after" if is_wait(value) => facts.value("retry_after", value),
        "x-should-retry" => facts.value("x_should_retry", value),
        "x-deny-reason" => {
            facts.value("deny_reason", value);
            facts.known =
                facts.known.or(catalogue::find("page_egress_denied").map(|entry| (entry, By::Header)));
        }
        "location" => facts.value("location", value),
        "server" => facts.value("server", value),
        "content-type" => facts.value("content_type", value),
        "anthropic-organization-id" | "organization-id" => facts.value("organization", value),
        "anthropic-workspace-id" => facts.value("workspace", value),
        "status" | "statuscode" | "status-code" | "http-status" | "httpstatus" | "http-status-code"
        | "http-code" | "code" => {
            facts.status = facts.status.or_else(|| status(value));
        }
        _ => {}
    }
}

/// A status that is no success, as a number or as some languages name it.
pub(crate) fn status(text: &str) -> Option<u16> {
    let digits = text.get(..3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(digits) = digits {
        let more = text[3..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
        return digits.parse().ok().filter(|status| !more && (300..600).contains(status));
    }
    let folded: String =
        text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    Some(match folded.as_str() {
        "badrequest" => 400,
        "unauthorized" => 401,
        "paymentrequired" => 402,
        "forbidden" => 403,
        "notfound" => 404,
        "conflict" => 409,
        "requestentitytoolarge" | "payloadtoolarge" | "contenttoolarge" => 413,
        "unprocessableentity" => 422,
        "toomanyrequests" => 429,
        "internalservererror" => 500,
        "badgateway" => 502,
        "serviceunavailable" => 503,
        "gatewaytimeout" => 504,
        _ => return None,
    })
}

/// `req_` and a long tail; other vendors' ids with that prefix are shorter.
pub(crate) fn is_request_id(text: &str) -> bool {
    text.strip_prefix("req_").is_some_and(|tail| {
        tail.len() >= 16
            && tail.len() <= 64
            && tail.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

/// Sixteen hexadecimal digits, with or without the airport.
pub(crate) fn is_ray(text: &str) -> bool {
    let (id, airport) = text.split_once('-').unwrap_or((text, ""));
    id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) && airport.len() <= 4
}

fn is_wait(text: &str) -> bool {
    text.len() < 40 && text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_matter() {
        let mut facts = Observation::default();
        note(&mut facts, "Request_ID", "req_018EeWyXxfu5pfWkrYcMdjWG");
        note(&mut facts, "CF-Ray", "8f2a1b3c4d5e6f70-FRA");
        note(&mut facts, "statusCode", "529");
        assert_eq!(facts.values.named("request_id"), Some("req_018EeWyXxfu5pfWkrYcMdjWG"));
        assert_eq!(facts.values.named("ray_id"), Some("8f2a1b3c4d5e6f70-FRA"));
        assert_eq!(facts.status, Some(529));
    }

    #[test]
    fn statuses_are_three_digits_or_a_name() {
        assert_eq!(status("429"), Some(429));
        assert_eq!(status("429,"), Some(429));
        assert_eq!(status("TooManyRequests"), Some(429));
        assert_eq!(status("4290"), None);
        assert_eq!(status("429.5"), None);
        assert_eq!(status("200"), None);
        assert_eq!(status("ok"), None);
    }

    #[test]
    fn ids_of_other_vendors_are_not_ours() {
        assert!(!is_request_id("req_Nw1Gk4c1oQm7sU"));
        assert!(!is_request_id("request"));
        assert!(is_request_id("req_011CSHoEeqs5C35K2UUqR7Fy"));
    }
}
