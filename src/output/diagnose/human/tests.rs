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
        summary: "Zscaler intercepts TLS to api.anthropic.com, and its certificate authority is unknown to this system; \
                  ask your network administrator"
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
                    "Zscaler intercepts TLS to api.anthropic.com, and its certificate authority is unknown to this system",
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

fn options(utf8: bool) -> ViewOptions {
    ViewOptions { paint: Paint::new(false), width: Some(80), utf8, verbose: false }
}

fn verbose(utf8: bool) -> ViewOptions {
    ViewOptions { verbose: true, ..options(utf8) }
}

#[test]
fn it_is_understood_at_a_glance_in_80_columns() {
    insta::assert_snapshot!(text(&report(), options(false)));
}

#[test]
fn every_check_is_there_when_asked_for() {
    insta::assert_snapshot!(text(&report(), verbose(false)));
}

#[test]
fn no_line_is_wider_than_the_terminal_and_none_obeys_a_server() {
    for look in [options(false), options(true), verbose(false), verbose(true)] {
        for line in text(&report(), look).lines() {
            assert!(measure_text_width(line) <= 80, "{line}");
            assert!(!line.contains('\u{1b}'));
        }
    }
}

/// A report with trouble everywhere, each with more to say than fits.
fn crowded() -> Report {
    let mut report = report();
    let long = "a sentence that is much longer than one line of a terminal can hold, and says more than anyone reads";
    report.verdict.summary = [long; 3].join(" ");
    report.verdict.fix = (0..6).map(|n| format!("{long}: claudectl diagnose --ca-file {n}.pem")).collect();
    let ids = [CheckId::LocalProxy, CheckId::LocalCa, CheckId::DnsA, CheckId::TcpV6, CheckId::ContextStatus];
    for id in ids {
        let evidence = (0..9).fold(Check::warn(id, long), |check, n| check.with(&format!("fact {n}"), long));
        report.checks.push(evidence);
    }
    report.checks.sort_by_key(|check| check.id);
    report
}

#[test]
fn the_whole_report_fits_a_small_terminal() {
    let shown = text(&crowded(), options(true));
    assert!(shown.lines().count() <= 22, "{}\n{shown}", shown.lines().count());
    let last = shown.lines().last().expect("lines");
    assert!(last.contains("claudectl diagnose --ca-file"), "{shown}");
}

#[test]
fn no_word_and_no_command_is_broken_in_a_narrow_terminal() {
    let shown = text(&report(), ViewOptions { width: Some(40), ..options(false) });
    let whole = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    // What is too long for a line goes on behind a backslash, as a shell reads it.
    let whole = whole.replace("\\ ", "");
    assert!(whole.contains("claudectl diagnose --ca-file company-ca.pem"), "{shown}");
    assert!(!shown.contains('…'), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 40), "{shown}");
}

#[test]
fn without_a_width_nothing_is_cut() {
    let all = text(&report(), ViewOptions { width: None, ..options(true) });
    assert!(all.contains("160.79.104.10, 2607:6bc0::10, and another address"));
}
