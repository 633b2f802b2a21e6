//! Which kind a failed answer counts as: rules 2 to 5 of "How the code is chosen" in docs/exit-codes, and whether trying
//! again can help.

use crate::error::ErrorKind;
use crate::explain::catalogue::{self, Entry};
use crate::explain::classify::money;
use crate::explain::observation::Observation;

/// The kind of a failed answer. Rule 1 (text already shown) is the caller's.
#[must_use]
pub(crate) fn kind_of(seen: &Observation) -> ErrorKind {
    let named = named_kind(seen).or_else(|| seen.body_status.and_then(ErrorKind::from_status));
    // Below 400 an error of the API stands inside a stream or in a 200, and its names stand for the status. The API
    // never redirects, so a redirect is another server's whatever its body claims.
    let status = seen.status.filter(|status| *status >= 300 || !seen.envelope);
    if is_about_money(seen, status, named) {
        return ErrorKind::Billing;
    }
    match status {
        Some(300..400) => ErrorKind::NotTheApi,
        Some(status) if seen.is_json() => ErrorKind::from_status(status).unwrap_or(ErrorKind::NotTheApi),
        Some(status) => page_kind(status),
        // The list of types may grow: a new one inside a stream counts as a fault of the server.
        None => named.unwrap_or(ErrorKind::ServerError),
    }
}

/// Rule 2: 402, and a 400 or 429 whose code, type or text is about money. Without a status the kind its names stand
/// for is the one that counts. A known code says all there is to say, so the text beside it does not count.
fn is_about_money(seen: &Observation, status: Option<u16>, named: Option<ErrorKind>) -> bool {
    let kind = match status {
        Some(status) => ErrorKind::from_status(status),
        None => named,
    };
    // A gateway's own type, unknown to us, comes without a status only in streams and pasted bodies.
    let unnamed = status.is_none() && named.is_none();
    match kind {
        Some(ErrorKind::Billing) => true,
        Some(ErrorKind::InvalidRequest | ErrorKind::RateLimit) => says_money(seen),
        None if unnamed => says_money(seen),
        _ => false,
    }
}

fn says_money(seen: &Observation) -> bool {
    let names = [seen.error_code.as_deref(), seen.api_type.as_deref()];
    names.into_iter().flatten().any(money::in_code)
        || seen.error_code.as_deref().and_then(catalogue::of_code).is_none()
            && seen.message.as_deref().is_some_and(money::in_text)
}

/// Rule 4: the kind that code or type normally come with; the code is the more precise of the two.
fn named_kind(seen: &Observation) -> Option<ErrorKind> {
    let by_code = seen.error_code.as_deref().and_then(catalogue::of_code);
    by_code.or_else(|| seen.api_type.as_deref().and_then(catalogue::of_type))?.kind()
}

/// Rule 5: a page that is not JSON. Gateways and the edge answer some statuses for the API; the rest is not the API.
fn page_kind(status: u16) -> ErrorKind {
    match status {
        407 => ErrorKind::Proxy,
        413 => ErrorKind::RequestTooLarge,
        429 => ErrorKind::RateLimit,
        500..=599 => ErrorKind::from_status(status).unwrap_or(ErrorKind::NotTheApi),
        _ => ErrorKind::NotTheApi,
    }
}

/// Whether trying the same thing again can help. Money, a refused credential and a missing permission never pass by
/// themselves; else the server's own word counts, then what is known of the cause, then the status.
#[must_use]
pub(crate) fn retryable(kind: Option<ErrorKind>, entry: &Entry, seen: &Observation) -> bool {
    use ErrorKind::{Authentication, Billing, Permission};
    match (kind, seen.should_retry) {
        (Some(Billing | Authentication | Permission), _) => false,
        (_, Some(word)) => word,
        (Some(kind), None) if entry.kind() != Some(kind) => {
            let of_status = seen.status.and_then(catalogue::of_status);
            of_status
                .filter(|entry| entry.kind() == Some(kind))
                .map_or(kind.row().retryable, Entry::retryable)
        }
        (_, None) => entry.retryable(),
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorKind as K;
    use super::*;
    use crate::explain::observation::Body;

    /// What matters of an answer here.
    #[derive(Clone, Copy, Default)]
    struct Answer<'a> {
        status: Option<u16>,
        api_type: Option<&'a str>,
        error_code: Option<&'a str>,
        message: Option<&'a str>,
        json: bool,
    }

    fn kind_of(answer: &Answer<'_>) -> ErrorKind {
        super::kind_of(&Observation {
            status: answer.status,
            api_type: answer.api_type.map(str::to_owned),
            error_code: answer.error_code.map(str::to_owned),
            message: answer.message.map(str::to_owned),
            envelope: answer.json && answer.api_type.is_some(),
            body: if answer.json { Body::Json } else { Body::Text },
            ..Observation::default()
        })
    }

    fn json(status: u16, api_type: &str, message: &str) -> ErrorKind {
        kind_of(&Answer {
            status: Some(status),
            api_type: Some(api_type),
            message: Some(message),
            json: true,
            ..Answer::default()
        })
    }

    fn page(status: u16) -> ErrorKind {
        kind_of(&Answer {
            status: Some(status),
            message: Some("<html>no credit left</html>"),
            ..Answer::default()
        })
    }

    fn inside(api_type: Option<&str>, error_code: Option<&str>, message: &str) -> ErrorKind {
        let answer = Answer { api_type, error_code, message: Some(message), json: true, status: None };
        let in_stream = kind_of(&Answer { status: Some(200), ..answer });
        assert_eq!(in_stream, kind_of(&answer), "a 200 stream and a batch line agree");
        in_stream
    }

    #[test]
    fn whether_trying_again_can_help() {
        let of = |kind: Option<ErrorKind>, entry: &str, status: Option<u16>, word: Option<bool>| {
            let seen = Observation { status, should_retry: word, ..Observation::default() };
            retryable(kind, catalogue::find(entry).expect(entry), &seen)
        };
        for kind in [K::Billing, K::Authentication, K::Permission] {
            assert!(
                !of(Some(kind), "overloaded", Some(529), Some(true)),
                "{kind:?}: whatever the server says"
            );
        }
        for word in [true, false] {
            assert_eq!(of(Some(K::Overloaded), "overloaded", Some(529), Some(word)), word);
            assert_eq!(of(Some(K::InvalidRequest), "invalid_request", Some(400), Some(word)), word);
        }
        assert!(of(Some(K::Overloaded), "overloaded", None, None));
        assert!(!of(Some(K::InvalidRequest), "invalid_request", None, None));
        for entry in catalogue::all().filter(|entry| entry.kind().is_some()) {
            let pays = matches!(entry.kind(), Some(K::Billing | K::Authentication | K::Permission));
            let own = retryable(entry.kind(), entry, &Observation::default());
            assert_eq!(own, entry.retryable() && !pays, "{}: its own word counts", entry.id);
        }
        // An explanation of another kind says nothing of this one: then the status does, or the kind.
        assert!(!of(Some(K::InvalidRequest), "overloaded", None, None));
        assert!(of(Some(K::Overloaded), "invalid_request", None, None));
        assert!(of(Some(K::ClientError), "invalid_request", Some(408), None));
        assert!(!of(Some(K::ClientError), "overloaded", Some(418), None));
        assert!(!of(Some(K::ServerOther), "overloaded", Some(501), None));
        assert!(of(None, "overloaded", None, None));
    }

    #[test]
    fn a_gateways_own_type_is_judged_by_its_words() {
        let pasted = |api_type: Option<&str>| {
            kind_of(&Answer {
                api_type,
                message: Some("credit balance is too low"),
                json: true,
                ..Answer::default()
            })
        };
        assert_eq!(pasted(Some("a_type_of_its_own")), K::Billing);
        assert_ne!(pasted(Some("overloaded_error")), K::Billing, "a type that is known says what it is");
    }

    #[test]
    fn the_status_decides_whatever_the_type_says() {
        for status in 400..600 {
            if status != 402 {
                let expected = ErrorKind::from_status(status).expect("every 4xx and 5xx has a kind");
                assert_eq!(json(status, "overloaded_error", "Overloaded"), expected, "{status}");
            }
        }
        assert_eq!(json(403, "invalid_request_error", "no"), K::Permission);
        assert_eq!(json(529, "invalid_request_error", "no"), K::Overloaded);
    }

    #[test]
    fn a_json_body_keeps_its_status_even_without_an_api_error() {
        for status in [400, 401, 403, 404, 407, 413, 418, 429, 500, 503, 529] {
            let answer = Answer { status: Some(status), json: true, ..Answer::default() };
            assert_eq!(kind_of(&answer), ErrorKind::from_status(status).expect("mapped"), "{status}");
        }
    }

    #[test]
    fn a_page_keeps_only_what_gateways_and_the_edge_answer_for_the_api() {
        for status in 100..600 {
            let expected = match status {
                402 => K::Billing,
                407 => K::Proxy,
                413 => K::RequestTooLarge,
                500..=599 => ErrorKind::from_status(status).expect("mapped"),
                _ => K::NotTheApi,
            };
            let answer = Answer { status: Some(status), ..Answer::default() };
            if status == 429 {
                assert_eq!(kind_of(&answer), K::RateLimit);
            } else {
                assert_eq!(kind_of(&answer), expected, "{status}");
            }
        }
        assert_eq!(page(200), K::NotTheApi);
        assert_eq!(page(302), K::NotTheApi);
        assert_eq!(page(403), K::NotTheApi);
    }

    #[test]
    fn a_json_answer_that_is_no_error_of_the_api_is_something_else() {
        for status in [200, 201, 204, 301, 307] {
            let answer = Answer { status: Some(status), json: true, ..Answer::default() };
            assert_eq!(kind_of(&answer), K::NotTheApi, "{status}");
        }
    }

    #[test]
    fn money_is_42_at_400_402_and_429_and_nowhere_else() {
        let low = "Your credit balance is too low to access the Anthropic API.";
        assert_eq!(json(400, "invalid_request_error", low), K::Billing);
        assert_eq!(json(402, "billing_error", "whatever"), K::Billing);
        assert_eq!(json(429, "rate_limit_error", low), K::Billing);
        assert_eq!(json(403, "permission_error", low), K::Permission);
        assert_eq!(json(401, "authentication_error", low), K::Authentication);
        assert_eq!(json(500, "api_error", low), K::ServerError);
        for code in ["enforced_spend_limit_reached", "contract_spend_limit_reached"] {
            let answer = Answer {
                status: Some(429),
                api_type: Some("rate_limit_error"),
                error_code: Some(code),
                message: Some("Stop."),
                json: true,
            };
            assert_eq!(kind_of(&answer), K::Billing, "{code}");
        }
    }

    #[test]
    fn inside_a_stream_code_and_type_stand_for_their_status() {
        assert_eq!(inside(Some("overloaded_error"), None, "Overloaded"), K::Overloaded);
        assert_eq!(inside(Some("rate_limit_error"), None, "slow down"), K::RateLimit);
        assert_eq!(inside(Some("rate_limit_error"), None, "You are out of credits"), K::Billing);
        assert_eq!(inside(Some("api_error"), None, "Your credit balance is too low"), K::ServerError);
        assert_eq!(inside(Some("billing_error"), None, "x"), K::Billing);
        assert_eq!(inside(Some("timeout_error"), None, "x"), K::DeadlineExceeded);
        assert_eq!(inside(Some("request_too_large"), None, "x"), K::RequestTooLarge);
        assert_eq!(inside(Some("invalid_request_error"), Some("ramp_limit_exceeded"), "x"), K::RateLimit);
    }

    #[test]
    fn an_account_on_hold_is_a_400() {
        assert!(
            catalogue::of_code("organization_on_hold")
                .is_none_or(|entry| entry.kind() == Some(K::InvalidRequest))
        );
        let hold = "This organization is on hold. Contact support about billing or credit.";
        let answer = Answer {
            status: Some(400),
            api_type: Some("invalid_request_error"),
            error_code: Some("organization_on_hold"),
            message: Some(hold),
            json: true,
        };
        assert_eq!(kind_of(&answer), K::InvalidRequest);
        assert_eq!(
            json(400, "invalid_request_error", "This organization has been disabled."),
            K::InvalidRequest
        );
    }
}
