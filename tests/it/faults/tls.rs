//! Rows A5 and A6, and the ways a TLS connection can end.

use super::*;
use crate::support::tls::{Certificate, Goodbye, Tls};

/// Runs `send` against a TLS server whose authority is trusted if `trusted`.
fn play(server: &Tls, trusted: bool, args: &[&str]) -> Ran {
    let stage = Stage::new();
    let mut command = stage.claudectl(&server.url());
    if trusted {
        command.arg("--ca-file").arg(stage.file("ca.pem", server.ca_pem()));
    }
    ran(command.args(["send", "Hello"]).args(args))
}

#[test]
fn a5_a_bad_certificate_is_told_apart_and_not_tried_again() {
    for (certificate, trusted, words, fix) in [
        (Certificate::Expired, true, "has expired", ""),
        (Certificate::NotYetValid, true, "is not valid yet", "clock"),
        (Certificate::WrongName, true, "is for another name", ""),
        (Certificate::Good, false, "issuer that is not trusted", "--ca-file"),
    ] {
        let server = Tls::start(certificate, whole(TEXT), Goodbye::Proper);
        let ran = play(&server, trusted, &[]);
        let ran = ran.ends(13).says(&["error[tls]", words, "localhost", "attempts: 1", fix]);
        assert_eq!(ran.stdout, "");
        assert_eq!((server.connections(), server.requests()), (1, 0), "{certificate:?}");
    }
}

#[test]
fn a5_a_good_certificate_of_a_trusted_authority_is_fine() {
    let server = Tls::start(Certificate::Good, whole(TEXT), Goodbye::Proper);
    let ran = play(&server, true, &[]);
    let ran = ran.ends(0);
    assert_eq!((ran.stdout.as_str(), server.requests()), ("one two three\n", 1));
}

#[test]
fn a6_a_handshake_that_stalls_is_a_connect_timeout() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Hold]]);
    let url = format!("https://localhost:{}", server.port());
    let ran = send(&stage, &url, &["--connect-timeout", "300ms", "--max-retries", "1"]);
    let ran = ran.ends(12).says(&["connect timeout", "300ms", "attempts: 2"]);
    assert!(!ran.stderr.contains("billed"), "nothing was sent\n{}", ran.stderr);
    assert_eq!(server.connections(), 2);
}

#[test]
fn a6_a_handshake_that_breaks_off_is_tried_again() {
    let stage = Stage::new();
    for end in [vec![], vec![Do::ReadBytes, Do::Reset]] {
        let server = Raw::start(vec![end]);
        let url = format!("https://localhost:{}", server.port());
        let ran = send(&stage, &url, &["--max-retries", "1"]);
        assert!(matches!(ran.code, Some(11 | 13)), "{:?} {}", ran.code, ran.stderr);
        assert_eq!(server.connections(), 2, "{}", ran.stderr);
    }
}

#[test]
fn a6_plain_text_in_place_of_a_handshake_is_named() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Send(answer("400 Bad", &[], "plain"))]]);
    let url = format!("https://localhost:{}", server.port());
    send(&stage, &url, &[]).ends(13).says(&["error[tls]", "handshake"]);
    assert_eq!(server.connections(), 1);
}

#[test]
fn c8_a_missing_goodbye_after_the_end_is_nothing() {
    for goodbye in [Goodbye::Silent, Goodbye::MidRecord] {
        let server = Tls::start(Certificate::Good, whole(TEXT), goodbye);
        let ran = play(&server, true, &[]);
        let ran = ran.ends(0);
        assert_eq!((ran.stdout.as_str(), server.requests()), ("one two three\n", 1), "{goodbye:?}");
    }
}

#[test]
fn c7_a_connection_cut_inside_tls_is_incomplete_live_and_retried_when_held() {
    for goodbye in [Goodbye::Proper, Goodbye::Silent, Goodbye::MidRecord] {
        let plays = || vec![(stream_of(5), goodbye), (whole(TEXT), Goodbye::Proper)];
        let server = Tls::scripted(Certificate::Good, plays());
        let ran = play(&server, true, &[]);
        let ran = ran.ends(6).says(&["the answer is incomplete"]);
        assert_eq!((ran.stdout.as_str(), server.requests()), ("one two \n", 1), "{goodbye:?}");

        let server = Tls::scripted(Certificate::Good, plays());
        let ran = play(&server, true, &["--no-stream"]);
        let ran = ran.ends(0);
        assert_eq!((ran.stdout.as_str(), server.requests()), ("one two three\n", 2), "{goodbye:?}");
    }
}

#[test]
fn a8_a_tls_connection_closed_before_an_answer_is_retried() {
    let plays = vec![(Vec::new(), Goodbye::Silent), (whole(TEXT), Goodbye::Proper)];
    let server = Tls::scripted(Certificate::Good, plays);
    play(&server, true, &[]).ends(0).says(&["retrying", "may have been billed"]);
    assert_eq!(server.requests(), 2);
}
