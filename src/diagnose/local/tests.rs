//! The audit on stated facts.

use std::ffi::OsString;
use std::path::PathBuf;

use super::*;
use crate::diagnose::finding::{CheckId, Status};
use crate::settings;

const KEY: &str = "sk-ant-api03-TESTKEYTESTKEYTESTKEYTESTKEYTESTKEY-zz9Q";

#[allow(clippy::default_trait_access, reason = "this room does not know the command line")]
fn looked_at(vars: &[(&str, &str)]) -> Vec<Check> {
    let vars = vars.iter().map(|(name, value)| ((*name).to_owned(), OsString::from(value))).collect();
    let facts = Facts { vars, home: None, cwd: PathBuf::from("/nowhere"), now: 1_795_200_000, user: None };
    let settings = settings::resolve(&Default::default(), &facts);
    let credential = settings.as_ref().map(|settings| settings.credential(&facts));
    match (&settings, &credential) {
        (Ok(settings), Ok(credential)) => {
            audit(&Audit { facts: &facts, settings: Ok(settings), credential: credential.as_ref() })
        }
        (Err(error), _) => audit(&Audit { facts: &facts, settings: Err(error), credential: Err(error) }),
        (Ok(_), Err(_)) => Vec::new(),
    }
}

fn of(vars: &[(&str, &str)], id: CheckId) -> Check {
    looked_at(vars).into_iter().find(|check| check.id == id).expect("made")
}

#[test]
fn a_plain_environment_gives_no_alarm() {
    let checks = looked_at(&[("ANTHROPIC_API_KEY", KEY)]);
    for check in &checks {
        assert!(
            matches!(check.status, Status::Pass | Status::Skip),
            "{}: {}",
            check.id.name(),
            check.summary
        );
        assert!(!serde_json::to_string(check).expect("json").contains(KEY), "{}", check.id.name());
    }
    assert_eq!(checks.len(), 11);
}

#[test]
fn a_missing_key_shows_what_was_probably_meant() {
    let key = of(&[("CLAUDE_API_KEY", KEY)], CheckId::LocalKey);
    assert_eq!((key.status, key.kind), (Status::Fail, Some(crate::error::ErrorKind::Config)));
    let names = of(&[("CLAUDE_API_KEY", KEY)], CheckId::LocalNames);
    assert_eq!(names.summary, "CLAUDE_API_KEY is set, but nobody reads it");
    assert_eq!(names.relation.on, [CheckId::LocalKey]);
}

#[test]
fn two_credentials_are_shown_with_the_one_that_wins() {
    let check = of(&[("ANTHROPIC_API_KEY", KEY), ("ANTHROPIC_AUTH_TOKEN", "ollama")], CheckId::LocalRivals);
    assert_eq!(check.status, Status::Warn);
    assert!(check.summary.contains("ANTHROPIC_AUTH_TOKEN"), "{}", check.summary);
    assert_eq!(check.fix, ["unset ANTHROPIC_AUTH_TOKEN"]);
}

#[test]
fn a_broken_setting_fails_the_configuration_and_nothing_is_guessed() {
    let checks = looked_at(&[("ANTHROPIC_BASE_URL", "api.anthropic.com")]);
    let config = checks.iter().find(|check| check.id == CheckId::LocalConfig).expect("made");
    assert_eq!((config.status, config.kind), (Status::Fail, Some(crate::error::ErrorKind::Config)));
    assert!(config.fix[0].contains("https://api.anthropic.com"), "{:?}", config.fix);
    assert!(checks.iter().all(|check| check.id != CheckId::LocalKey));
}

#[test]
fn addresses_are_read_for_their_pitfalls() {
    let twice = of(&[("ANTHROPIC_BASE_URL", "https://gw.example/v1")], CheckId::LocalBaseUrl);
    assert_eq!(twice.status, Status::Warn);
    assert_eq!(twice.fix, ["export ANTHROPIC_BASE_URL=https://gw.example"]);
    let plain = [("ANTHROPIC_BASE_URL", "http://gw.example"), ("CLAUDECTL_ALLOW_HTTP", "1")];
    assert!(of(&plain, CheckId::LocalBaseUrl).summary.contains("unencrypted"));
}

#[test]
fn the_proxy_decision_names_what_decided() {
    let proxy = |vars: &[(&str, &str)]| of(vars, CheckId::LocalProxy);
    assert_eq!(proxy(&[]).summary, "no proxy: none is set");
    let via = proxy(&[("HTTPS_PROXY", "http://me:hunter2@proxy:3128")]);
    assert!(via.summary.contains("HTTPS_PROXY") && !via.summary.contains("hunter2"), "{}", via.summary);
    let out = proxy(&[("HTTPS_PROXY", "proxy:3128"), ("NO_PROXY", "x.test,.anthropic.com")]);
    assert!(out.summary.contains("entry .anthropic.com of NO_PROXY"), "{}", out.summary);
    assert!(out.relation.on.contains(&CheckId::TcpV4));
    let low = proxy(&[("https_proxy", "a:1"), ("HTTPS_PROXY", "b:1")]);
    assert_eq!(low.status, Status::Warn);
    assert!(low.summary.starts_with("https_proxy and HTTPS_PROXY differ"), "{}", low.summary);
    let plain = proxy(&[("HTTP_PROXY", "http://proxy:3128")]);
    assert!(plain.summary.contains("does not count for https"), "{}", plain.summary);
}

#[test]
fn certificate_files_that_cannot_be_used_are_named() {
    let gone = of(&[("SSL_CERT_FILE", "/nowhere/ca.pem")], CheckId::LocalCa);
    assert_eq!(gone.status, Status::Warn);
    assert!(gone.summary.contains("SSL_CERT_FILE names /nowhere/ca.pem"), "{}", gone.summary);
    let named = of(&[("CLAUDECTL_CA_FILE", "/nowhere/ca.pem")], CheckId::LocalCa);
    assert_eq!((named.status, named.kind), (Status::Fail, Some(crate::error::ErrorKind::Config)));
}

#[test]
fn a_clock_before_the_program_was_made_is_wrong() {
    assert_eq!(system::clock(1_795_200_000).status, Status::Pass);
    let check = system::clock(1_600_000_000);
    assert!(check.summary.starts_with("the clock says 2020-09-13"), "{}", check.summary);
    assert_eq!(check.relation.on, [CheckId::TlsHandshake, CheckId::ApiAnswer]);
}
