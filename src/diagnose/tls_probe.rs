//! The effects of the stage `tls`: a handshake as `send` makes it, and after a refusal a look at who is there.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, Error as TlsError};
use rustls_platform_verifier::Verifier;

use super::check_log::CheckLog;
use super::connection::{self, Blocked, NetworkPath};
use super::finding::{CONNECTION_KINDS, Check, CheckId, Status};
use super::plain_http;
use super::plan::Plan;
use super::tls::{self, Certificate, Clock, Handshake, HandshakeError, Recorder, Seen, Trust};
use crate::error::Result;
use crate::transport::tls as trust;

/// The TLS settings of `send`.
///
/// # Errors
/// `config` for an unusable CA file, `tls` without a trust store.
pub(super) fn config(plan: &Plan<'_>) -> Result<Arc<ClientConfig>> {
    trust::client_config(plan.transport.ca_file.as_deref()).map(Arc::new)
}

/// The checks `tls.handshake` and `tls.issuer`.
pub(super) async fn run(plan: &Plan<'_>, log: &CheckLog<'_>, path: &NetworkPath) {
    let begun = Instant::now();
    if !plan.transport.tls {
        for id in [CheckId::TlsHandshake, CheckId::TlsIssuer] {
            log.record(Check::skip(id, "the base URL is plain http"), begun);
        }
        return;
    }
    let config = match config(plan) {
        Ok(config) => config,
        Err(error) => {
            let check = Check::fail(CheckId::TlsHandshake, error.kind, error.evidence.what.as_str());
            let check = error.evidence.fixes.iter().cloned().fold(check, Check::fix);
            log.record(check.by(super::finding::Who::You), begun);
            return;
        }
    };
    let Ok(name) = ServerName::try_from(plan.host().to_owned()) else { return };
    let paths = by_family(path);
    let mut outcomes = Vec::new();
    let mut set = tokio::task::JoinSet::new();
    for (at, path) in paths.iter().cloned().enumerate() {
        let (config, name, limit) = (Arc::clone(&config), name.clone(), plan.connect_limit());
        set.spawn(async move { (at, attempt(path, config, name, limit).await) });
    }
    while let Some(Ok(one)) = set.join_next().await {
        outcomes.push(one);
    }
    outcomes.sort_by_key(|(at, _)| *at);
    let outcomes: Vec<_> = outcomes.into_iter().map(|(_, outcome)| outcome).collect();
    let best = outcomes.iter().position(std::result::Result::is_ok).unwrap_or(0);
    let Some(outcome) = outcomes.get(best).cloned() else { return };
    let seen = look(plan, &paths[best], &name, outcome).await;
    let (handshake, issuer) = tls::classify(&seen);
    log.record(halved(handshake, &paths, &outcomes), begun);
    if let Some(issuer) = issuer {
        log.record(issuer, Instant::now());
    }
}

/// One path per address family, so that a handshake that only one family swallows is seen.
fn by_family(path: &NetworkPath) -> Vec<NetworkPath> {
    let only = |wanted: &dyn Fn(&SocketAddr) -> bool| {
        let addresses: Vec<_> = path.addresses.iter().copied().filter(|address| wanted(address)).collect();
        (!addresses.is_empty()).then(|| NetworkPath { addresses, ..path.clone() })
    };
    if path.proxy.is_some() {
        return vec![path.clone()];
    }
    let first_is_v6 = path.addresses.first().is_some_and(SocketAddr::is_ipv6);
    let mut paths: Vec<NetworkPath> =
        [only(&SocketAddr::is_ipv4), only(&SocketAddr::is_ipv6)].into_iter().flatten().collect();
    if first_is_v6 {
        paths.reverse();
    }
    paths
}

async fn attempt(
    path: NetworkPath,
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
    limit: Duration,
) -> std::result::Result<Handshake, HandshakeError> {
    let until = Instant::now() + limit;
    let tried = tokio::task::spawn_blocking(move || {
        let mut stream = connection::open(&path, until).map_err(|blocked| match blocked {
            Blocked::Dial(error) | Blocked::Tls(error) | Blocked::Name(error) => tls::handshake_error(&error),
            Blocked::Silent => HandshakeError::TimedOut,
            Blocked::Talk(words) => HandshakeError::Other(words),
            Blocked::Status(answer) => {
                HandshakeError::Other(format!("the proxy now answers {}", answer.status))
            }
            Blocked::Socks(refused) => HandshakeError::Other(format!("the proxy {}", refused.words())),
        })?;
        tls::handshake(config, name, &mut stream)
    });
    tried.await.unwrap_or_else(|error| Err(HandshakeError::Other(error.to_string())))
}

/// Completes what one handshake showed: after a refusal by a second one that only looks.
async fn look<'a>(
    plan: &'a Plan<'_>,
    path: &NetworkPath,
    name: &ServerName<'static>,
    outcome: std::result::Result<Handshake, HandshakeError>,
) -> Seen<'a> {
    let mut seen = Seen {
        host: plan.host(),
        official: plan.official(),
        outcome: Ok(Trust::System),
        agreed: Vec::new(),
        chain: Vec::new(),
        clock: Clock { now: plan.facts.now, ahead: None },
        portal: None,
    };
    match outcome {
        Ok(shake) => {
            seen.agreed = [shake.version, shake.protocol].into_iter().flatten().collect();
            seen.chain = shake.chain.iter().filter_map(|der| Certificate::read(der)).collect();
            let by_system = plan.transport.ca_file.is_none() || trusted_by_system(&shake.chain, name);
            seen.outcome = Ok(if by_system { Trust::System } else { Trust::CaFile });
        }
        Err(handshake_error) => {
            if let HandshakeError::Tls(TlsError::InvalidCertificate(_)) = &handshake_error {
                seen.chain = record(plan, path, name).await;
            }
            if plan.official() && path.proxy.is_none() && plan.port() == 443 {
                let answer = plain_http::ask(plan, &path.addresses).await;
                (seen.clock.ahead, seen.portal) = (answer.ahead, answer.portal);
            } else if out_of_time(&handshake_error) && path.proxy.is_none() && plan.port() == 443 {
                seen.clock.ahead = plain_http::ask(plan, &path.addresses).await.ahead;
            }
            seen.outcome = Err(handshake_error);
        }
    }
    seen
}

fn out_of_time(problem: &HandshakeError) -> bool {
    use CertificateError as C;
    let HandshakeError::Tls(TlsError::InvalidCertificate(problem)) = problem else { return false };
    matches!(problem, C::Expired | C::ExpiredContext { .. } | C::NotValidYet | C::NotValidYetContext { .. })
}

/// Whether the system's own store would do, without `--ca-file`.
fn trusted_by_system(chain: &[CertificateDer<'static>], name: &ServerName<'static>) -> bool {
    let (Some((leaf, rest)), Ok(verifier)) = (chain.split_first(), Verifier::new(trust::provider())) else {
        return false;
    };
    verifier.verify_server_cert(leaf, rest, name, &[], UnixTime::now()).is_ok()
}

async fn record(plan: &Plan<'_>, path: &NetworkPath, name: &ServerName<'static>) -> Vec<Certificate> {
    let recorder = Recorder::new(trust::provider());
    let builder =
        ClientConfig::builder_with_provider(trust::provider()).with_safe_default_protocol_versions();
    let Ok(builder) = builder else { return Vec::new() };
    let verifier: Arc<dyn ServerCertVerifier> = Arc::<Recorder>::clone(&recorder);
    let config = builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth();
    // The recorder refuses every server, so this always fails; what counts is what it saw.
    let _ = attempt(path.clone(), Arc::new(config), name.clone(), plan.connect_limit()).await;
    recorder.seen().iter().filter_map(|der| Certificate::read(der)).collect()
}

/// A handshake that works over one family only is a warning, and the reason if `send` takes the other one.
fn halved(
    check: Check,
    paths: &[NetworkPath],
    outcomes: &[std::result::Result<Handshake, HandshakeError>],
) -> Check {
    let works = outcomes.iter().any(std::result::Result::is_ok);
    let broken = outcomes.iter().zip(paths).find_map(|(outcome, path)| Some((outcome.as_ref().err()?, path)));
    let (true, Some((handshake_error, path))) = (works, broken) else { return check };
    let v6 = path.addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (name, flag) = if v6 { ("IPv6", "-4") } else { ("IPv4", "-6") };
    let how = match handshake_error {
        HandshakeError::Closed => "is closed".into(),
        HandshakeError::Reset => "is reset".into(),
        HandshakeError::TimedOut => "gets no answer".into(),
        HandshakeError::Tls(error) => format!("fails: {error}"),
        HandshakeError::Other(how) => format!("fails: {how}"),
    };
    let summary = format!("over {name} the TLS handshake {how}, over the other family it works");
    Check { status: Status::Warn, summary, ..check }
        .by(super::finding::Who::Network)
        .fix(connection::use_family(flag))
        .causing(&[CheckId::ApiAnswer, CheckId::KeyModels])
        .only(CONNECTION_KINDS)
}
