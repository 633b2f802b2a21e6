//! What a proxy's answer to CONNECT means.

use super::retry::Outcome;
use crate::error::{EntryId, Error, ErrorKind};

/// What a proxy answered to CONNECT.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProxyAnswer {
    /// Its HTTP status.
    pub status: u16,
    /// The login schemes it offers, from `Proxy-Authenticate`.
    pub schemes: Vec<String>,
}

/// What the proxy itself answered, as an outcome and an error.
#[must_use]
pub(crate) fn explained(
    answer: &ProxyAnswer,
    shown: &str,
    from: &str,
    target: &str,
    login_sent: bool,
) -> (Outcome, Error) {
    let basic =
        answer.schemes.is_empty() || answer.schemes.iter().any(|scheme| scheme.eq_ignore_ascii_case("basic"));
    let (outcome, what, entry) = match answer.status {
        407 if login_sent && basic => (
            Outcome::ProxyRefused,
            format!("the proxy {shown} rejected the user name or password (407)"),
            EntryId::PROXY_LOGIN,
        ),
        407 if login_sent => (
            Outcome::ProxyRefused,
            format!(
                "the proxy {shown} wants a login (HTTP 407), but only by {}, not the user name and password that were sent",
                answer.schemes.join(" or ")
            ),
            EntryId::PROXY_LOGIN,
        ),
        407 => (
            Outcome::ProxyRefused,
            format!("the proxy {shown} wants a login (HTTP 407)"),
            EntryId::PROXY_LOGIN,
        ),
        502..=504 => (
            Outcome::ProxyDown,
            format!("the proxy {shown} could not reach {target} (HTTP {})", answer.status),
            EntryId::PROXY_CANNOT_REACH,
        ),
        status => (
            Outcome::ProxyRefused,
            format!("the proxy {shown} refused to connect to {target} (HTTP {status})"),
            EntryId::PROXY_REFUSED,
        ),
    };
    let mut error = Error::new(ErrorKind::Proxy, what).entry(entry).fact("proxy from", from);
    error.evidence.http_status = Some(answer.status);
    if answer.status == 407 && login_sent && basic {
        error = error.fix(format!(
            "correct user and password in {from}; inside them write @ as %40, : as %3A, / as %2F and # as %23"
        ));
    }
    if !answer.schemes.is_empty() {
        error = error.fact("login schemes", answer.schemes.join(", "));
    }
    (outcome, error)
}
