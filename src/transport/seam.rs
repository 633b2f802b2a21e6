//! Where library errors become ours: the source chain is walked once, here, and nobody downcasts later.

use std::error::Error as StdError;
use std::io;

use rustls::{CertificateError, Error as TlsError};
use url::Url;

use super::config::Config;
use super::proxy_probe::{self, ProxyAnswer};
use super::request::Request;
use super::resolve::DnsFailure;
use super::retry::{Outcome, Phase};
use crate::error::{EntryId, Error, ErrorKind, span};

/// Turns a failed attempt into an outcome to decide on and an error to report.
pub(crate) async fn classify(
    error: &reqwest::Error,
    phase: Phase,
    request: &Request,
    config: &Config,
) -> (Outcome, Error) {
    let (outcome, mut ours) = match phase {
        Phase::Connect => before_sending(error, request, config).await,
        _ => after_sending(error, phase, request),
    };
    ours.evidence.url = Some(request.url.to_string());
    if let Some(proxy) = &config.proxy {
        ours = ours.fact("proxy", format!("{} (from {})", proxy.shown, proxy.origin));
    }
    (outcome, ours)
}

async fn before_sending(error: &reqwest::Error, request: &Request, config: &Config) -> (Outcome, Error) {
    let host = origin(&request.url);
    if let Some(proxy) = &config.proxy
        && let Some(found) = proxy_probe::after(error, proxy, request, config).await
    {
        return found;
    }
    if let Some(failure) = find::<DnsFailure>(error) {
        return dns(failure);
    }
    if let Some(failure) = tls_error(error) {
        return (Outcome::Tls, tls(failure, &host));
    }
    if error.is_timeout() {
        let what =
            format!("no connection to {host} within {} (connect timeout)", span(config.timers.connect));
        let ours = Error::new(ErrorKind::Timeout, what).entry(EntryId::TIMEOUT_CONNECT);
        return (Outcome::Connect, ours);
    }
    let io = find::<io::Error>(error);
    let (how, entry) = match io.map(io::Error::kind) {
        Some(io::ErrorKind::ConnectionRefused) => ("the connection was refused", EntryId::CONNECT_REFUSED),
        Some(io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable) => {
            ("the network cannot reach it", EntryId::CONNECT_UNREACHABLE)
        }
        Some(io::ErrorKind::ConnectionReset) => {
            ("the connection was reset at once", EntryId::CONNECTION_RESET)
        }
        Some(io::ErrorKind::UnexpectedEof) if request.url.scheme() == "https" => {
            let what = format!("{host} closed the connection during the TLS handshake");
            return (Outcome::Connect, Error::new(ErrorKind::Tls, what).entry(EntryId::TLS_HANDSHAKE));
        }
        _ => ("no connection could be made", EntryId::CONNECT_REFUSED),
    };
    let ours =
        Error::new(ErrorKind::Connect, format!("{host}: {how}")).entry(entry).fact("cause", chain(error));
    (Outcome::Connect, ours)
}

fn after_sending(error: &reqwest::Error, phase: Phase, request: &Request) -> (Outcome, Error) {
    let host = origin(&request.url);
    if let Some(failure) = find::<hyper::Error>(error)
        && failure.is_parse()
    {
        let ours = Error::new(ErrorKind::NotTheApi, format!("{host} did not answer in HTTP"))
            .entry(EntryId::PAGE_NOT_HTTP)
            .fact("cause", chain(error));
        return (Outcome::Garbage, ours);
    }
    let how = match find::<io::Error>(error).map(io::Error::kind) {
        Some(io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe) => "reset",
        _ => "closed",
    };
    let when = match phase {
        Phase::Upload => "while the request was being sent",
        _ => "after the request was sent, before an answer",
    };
    let ours = Error::new(ErrorKind::ConnectionLost, format!("{host}: connection {how} {when}"))
        .entry(EntryId::CONNECTION_LOST)
        .fact("cause", chain(error));
    (Outcome::Lost, ours)
}

/// Words a failed name resolution.
#[must_use]
pub(crate) fn dns(failure: &DnsFailure) -> (Outcome, Error) {
    let temporary = matches!(failure, DnsFailure::Temporary { .. });
    let entry = if temporary { EntryId::DNS_NO_ANSWER } else { EntryId::DNS_NO_SUCH_NAME };
    let mut error = Error::new(ErrorKind::Dns, failure.to_string()).entry(entry);
    error.evidence.retryable = Some(temporary);
    (Outcome::Dns { temporary }, error)
}

/// Words a failed handshake, by what the verifier or the peer said.
#[must_use]
pub(crate) fn tls(failure: &TlsError, host: &str) -> Error {
    use CertificateError as C;
    let (what, entry) = match failure {
        TlsError::InvalidCertificate(problem) => match problem {
            C::Expired | C::ExpiredContext { .. } => {
                (format!("the certificate of {host} has expired"), EntryId::TLS_EXPIRED)
            }
            C::NotValidYet | C::NotValidYetContext { .. } => {
                (format!("the certificate of {host} is not valid yet"), EntryId::TLS_NOT_YET_VALID)
            }
            C::NotValidForName | C::NotValidForNameContext { .. } => {
                (format!("the certificate of {host} is for another name"), EntryId::TLS_WRONG_NAME)
            }
            C::UnknownIssuer => (
                format!("the certificate of {host} comes from an issuer that is not trusted"),
                EntryId::TLS_UNTRUSTED,
            ),
            C::Revoked => (format!("the certificate of {host} was revoked"), EntryId::TLS_UNTRUSTED),
            _ => (format!("the certificate of {host} is not acceptable"), EntryId::TLS_UNTRUSTED),
        },
        _ => (format!("the TLS handshake with {host} failed"), EntryId::TLS_HANDSHAKE),
    };
    Error::new(ErrorKind::Tls, what).entry(entry).fact("cause", failure.to_string())
}

/// What the proxy itself answered, as an outcome and an error.
#[must_use]
pub(crate) fn proxy(
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

/// `host:port` of a URL.
#[must_use]
pub(crate) fn origin(url: &Url) -> String {
    let host = url.host_str().unwrap_or("?");
    url.port_or_known_default().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// The first error of type `T` in a source chain.
#[must_use]
pub(crate) fn find<'a, T: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(current) = next {
        if let Some(found) = current.downcast_ref::<T>() {
            return Some(found);
        }
        if let Some(inner) = current.downcast_ref::<io::Error>().and_then(io::Error::get_ref)
            && let Some(found) = find::<T>(inner)
        {
            return Some(found);
        }
        next = current.source();
    }
    None
}

fn tls_error<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a TlsError> {
    find::<TlsError>(error)
}

/// The innermost messages of a source chain, without URLs.
#[must_use]
pub(crate) fn chain(error: &(dyn StdError + 'static)) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut next = error.source();
    while let Some(current) = next {
        let text = current.to_string();
        if parts.last().is_none_or(|last| !last.contains(&text)) {
            parts.push(text);
        }
        next = current.source();
    }
    if parts.is_empty() { error.to_string() } else { parts.join(": ") }
}
