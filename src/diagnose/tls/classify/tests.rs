//! The judgements on synthetic handshakes.

use super::*;
use crate::diagnose::finding::Status;

const NOW: i64 = 1_795_000_000;

fn leaf(issuer: &str) -> Certificate {
    Certificate {
        subject: "api.anthropic.com".into(),
        issuer: issuer.into(),
        self_signed: false,
        not_before: NOW - 86_400,
        not_after: NOW + 86_400 * 60,
        names: vec!["api.anthropic.com".into()],
    }
}

fn seen(outcome: Result<Trust, HandshakeError>, chain: Vec<Certificate>) -> Seen<'static> {
    Seen {
        host: "api.anthropic.com",
        official: true,
        outcome,
        agreed: vec!["TLS 1.3".into(), "http/1.1".into()],
        chain,
        clock: Clock { now: NOW, ahead: None },
        portal: None,
    }
}

fn refused(problem: CertificateError, chain: Vec<Certificate>) -> Check {
    classify(&seen(Err(HandshakeError::Tls(TlsError::InvalidCertificate(problem))), chain)).0
}

#[test]
fn a_public_issuer_is_as_it_should_be() {
    let (handshake, issuer) = classify(&seen(Ok(Trust::System), vec![leaf("WE1 (Google Trust Services)")]));
    assert_eq!(handshake.status, Status::Pass);
    assert!(handshake.summary.starts_with("TLS 1.3, http/1.1, trusted by the system's store"));
    assert_eq!(issuer.expect("judged").status, Status::Pass);
}

#[test]
fn trusted_interception_is_a_warning_with_a_name() {
    let warning = |issuer: &str, official| {
        let mut all = seen(Ok(Trust::System), vec![leaf(issuer)]);
        all.official = official;
        classify(&all).1.expect("judged")
    };
    let named = warning("Zscaler Intermediate Root CA (Zscaler Inc.)", true);
    assert_eq!(named.status, Status::Warn);
    assert!(named.summary.starts_with("Zscaler intercepts TLS"), "{}", named.summary);
    assert_eq!(warning("Example Corp CA", true).status, Status::Warn);
    assert_eq!(warning("Example Corp CA", false).status, Status::Pass, "a company's own gateway");
}

#[test]
fn an_unknown_issuer_is_told_by_its_name() {
    for (issuer, words, who) in [
        ("ca.example.goskope.com (Netskope Inc.)", "Netskope intercepts TLS", Who::Network),
        (
            "Example Corp CA",
            "issued by Example Corp CA, an unknown certificate authority; or the server leaves out an intermediate",
            Who::Network,
        ),
        ("E7 (Let's Encrypt)", "without the intermediate of E7", Who::Network),
    ] {
        let check = refused(CertificateError::UnknownIssuer, vec![leaf(issuer)]);
        assert_eq!((check.kind, check.who), (Some(ErrorKind::Tls), Some(who)));
        assert!(check.summary.contains(words), "{}", check.summary);
    }
    let old_store = vec![leaf("E7 (Let's Encrypt)"), leaf("ISRG Root X1 (Internet Security Research Group)")];
    let check = refused(CertificateError::UnknownIssuer, old_store);
    assert_eq!(check.who, Some(Who::You));
    let own = Certificate { self_signed: true, ..leaf("api.anthropic.com") };
    assert!(
        refused(CertificateError::UnknownIssuer, vec![own])
            .summary
            .contains("presents a self-signed certificate")
    );
    assert!(
        refused(CertificateError::UnknownIssuer, vec![]).summary.contains("unknown certificate authority")
    );
}

#[test]
fn the_servers_clock_tells_an_old_certificate_from_a_wrong_clock() {
    let mut all = seen(
        Err(HandshakeError::Tls(TlsError::InvalidCertificate(CertificateError::NotValidYet))),
        vec![leaf("WE1 (Google Trust Services)")],
    );
    all.clock.ahead = Some(-86_400 * 400);
    let check = classify(&all).0;
    assert!(check.summary.contains("clock is 400 days behind the server's"), "{}", check.summary);
    assert_eq!(check.who, Some(Who::You));
    all.clock.ahead = Some(2);
    let check = classify(&all).0;
    assert!(check.summary.contains("is not valid yet (clock checked"), "{}", check.summary);
    assert_eq!(check.who, Some(Who::Network));
    all.clock.ahead = None;
    assert!(classify(&all).0.summary.contains("this machine's date is 2026-"));
}

#[test]
fn another_name_points_to_another_server() {
    let portal = Certificate { names: vec!["portal.hotel.example".into()], ..leaf("E7 (Let's Encrypt)") };
    let check = refused(CertificateError::NotValidForName, vec![portal]);
    assert!(check.summary.contains("certificate is for portal.hotel.example"), "{}", check.summary);
    assert!(check.fix[0].contains("browser"));
}

#[test]
fn a_broken_handshake_has_the_kind_that_send_gives_it() {
    let kind = |handshake_error: HandshakeError| classify(&seen(Err(handshake_error), vec![])).0.kind;
    assert_eq!(kind(HandshakeError::Closed), Some(ErrorKind::Tls));
    assert_eq!(kind(HandshakeError::Reset), Some(ErrorKind::Connect));
    assert_eq!(kind(HandshakeError::TimedOut), Some(ErrorKind::Timeout));
    let http = TlsError::InvalidMessage(rustls::InvalidMessage::InvalidContentType);
    let check = classify(&seen(Err(HandshakeError::Tls(http)), vec![])).0;
    assert!(check.summary.contains("does not speak TLS"), "{}", check.summary);
}
