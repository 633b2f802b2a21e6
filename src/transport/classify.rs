//! Where library errors become ours: the source chain is walked once, here, and nobody downcasts later.

use std::error::Error as StdError;
use std::io;

use rustls::{CertificateError, Error as TlsError};

use super::config::Config;
use super::proxy_probe;
use super::request::Request;
use super::resolve::DnsFailure;
use super::retry::{Outcome, Phase};
use super::source_chain::{chain, find, origin};
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

fn tls_error<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a TlsError> {
    find::<TlsError>(error)
}
