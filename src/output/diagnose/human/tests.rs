//! What a diagnosis looks like at a terminal.

use super::*;
use crate::diagnose::finding::{CheckId, SCHEMA_VERSION, Verdict};
use crate::error::ErrorKind;

fn timed(check: Check, begun_ms: u64, ms: u64) -> Check {
    Check { ms, begun_ms, ..check }
}

pub(super) fn report() -> Report {
    let verdict = Verdict {
        status: Health::Fail,
        kind: Some(ErrorKind::Tls),
        exit_code: 13,
        summary: "Zscaler opens TLS connections on the way to api.anthropic.com, and this system does not trust it; \
                  whoever runs this network can mend it"
            .into(),
        fix: vec!["get its root certificate as PEM and trust it: claudectl diagnose --ca-file company-ca.pem".into()],
    };
    Report {
        schema_version: SCHEMA_VERSION,
        verdict,
        checks: vec![
            Check::pass(CheckId::LocalVersion, "claudectl 0.1.0, linux x86_64"),
            Check::warn(CheckId::LocalKeyFile, "others on this machine can open ~/key (mode 644)").with("mode", "644"),
            timed(Check::pass(CheckId::DnsLookup, "160.79.104.10, 2607:6bc0::10, and another address"), 1, 12),
            timed(Check::pass(CheckId::TcpV4, "1 of 1 addresses accept: 160.79.104.10:443"), 13, 20),
            Check::skip(CheckId::TcpV6, "this machine has no IPv6 route; the other family is used"),
            timed(
                Check::fail(
                    CheckId::TlsHandshake,
                    ErrorKind::Tls,
                    "Zscaler opens TLS connections on the way to api.anthropic.com, and this system does not trust it",
                )
                .with("issuer", "Zscaler Root CA \u{1b}[31m(Zscaler Inc.)")
                .with("certificates sent", 2),
                33,
                67,
            ),
            Check::blocked(CheckId::ApiAnswer, CheckId::TlsHandshake),
        ],
        target: Some("https://api.anthropic.com".into()),
        ms: 100,
        at: 0,
    }
}

fn look(utf8: bool) -> Look {
    Look { paint: Paint::new(false), width: Some(80), utf8, verbose: false }
}

#[test]
fn it_is_understood_at_a_glance_in_80_columns() {
    insta::assert_snapshot!(text(&report(), look(false)), @r"
    FAIL  Zscaler opens TLS connections on the way to api.anthropic.com, and this
          system does not trust it; whoever runs this network can mend it
          https://api.anthropic.com, 100ms, exit 13 (tls)

    what to do:
      1. get its root certificate as PEM and trust it:
         claudectl diagnose --ca-file company-ca.pem

    + PASS local.version  claudectl 0.1.0, linux x86_64
    ! WARN local.key_file others on this machine can open ~/key (mode 644)
             mode: 644
    + PASS dns.lookup     ##..............   12ms  160.79.104.10, 2607:6bc0::10, an…
    + PASS tcp.v4         ..###...........   20ms  1 of 1 addresses accept: 160.79.…
    - SKIP tcp.v6         this machine has no IPv6 route; the other family is used
    x FAIL tls.handshake  .....###########   67ms
           Zscaler opens TLS connections on the way to api.anthropic.com, and this
           system does not trust it
             issuer:            Zscaler Root CA \x1b[31m(Zscaler Inc.)
             certificates sent: 2
    - SKIP api.answer     not tried: needs tls.handshake
    ");
}

#[test]
fn no_line_is_wider_than_the_terminal_and_none_obeys_a_server() {
    for utf8 in [false, true] {
        for line in text(&report(), look(utf8)).lines() {
            assert!(measure_text_width(line) <= 80, "{line}");
            assert!(!line.contains('\u{1b}'));
        }
    }
}

#[test]
fn without_a_width_nothing_is_cut() {
    let all = text(&report(), Look { width: None, ..look(true) });
    assert!(all.contains("160.79.104.10, 2607:6bc0::10, and another address"));
}
