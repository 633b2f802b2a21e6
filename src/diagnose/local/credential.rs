//! The credential: which one, from where, in what form, beside which others.

use super::{Audit, shells, warned};
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::error::ErrorKind;
use crate::settings::{Origin, Settings, Topic, Warning, access::Access, near_misses};

/// A credential that is wrong, or the wrong one, comes to light here.
const LEADS_TO: &[CheckId] = &[CheckId::KeyModels, CheckId::AccountCount];
/// The kinds of failure that another credential could have spared.
const OF_A_KEY: &[ErrorKind] = &[
    ErrorKind::Authentication,
    ErrorKind::Permission,
    ErrorKind::Billing,
    ErrorKind::NotFound,
    ErrorKind::InvalidRequest,
];

pub(super) fn key(audit: &Audit<'_>, settings: &Settings, warnings: &[&Warning]) -> Check {
    let id = CheckId::LocalKey;
    let credential = match audit.credential {
        Ok(credential) => credential,
        Err(error) => {
            let mut check = Check::fail(id, ErrorKind::Config, error.evidence.what.as_str()).by(Who::You);
            let facts = &error.evidence.facts;
            for (at, (label, value)) in facts.iter().enumerate() {
                // One label can stand only once; most are different anyway.
                let again = facts.iter().filter(|(other, _)| other == label).count() > 1;
                let label = if again { format!("{label} {}", at + 1) } else { label.to_string() };
                check = check.with(&label, value.as_str());
            }
            return error.evidence.fixes.iter().cloned().fold(check, Check::fix);
        }
    };
    let (header, _) = credential.header();
    let fine = if settings.sandbox.is_some() {
        "the sandbox's own key".to_owned()
    } else {
        format!("{}, sent as {header}", credential.describe())
    };
    let check = warned(id, fine, warnings).by(Who::You).explaining(LEADS_TO).only(OF_A_KEY);
    check
        .with("source", credential.origin.describe())
        .with("fingerprint", credential.fingerprint())
        .with("length", credential.length())
        .with("header", header)
        .with_some("organization", credential.organization.clone())
}

pub(super) fn competitors(audit: &Audit<'_>, settings: &Settings) -> Check {
    let id = CheckId::LocalRivals;
    let facts = audit.facts;
    let rivals = &settings.competitors(facts);
    let Some(first) = rivals.first() else { return Check::pass(id, "no other credential is set") };
    let hidden = |origin: &Origin| matches!(origin, Origin::Env(_) | Origin::EnvFile { .. });
    let used = settings.warnings.iter().any(|warning| warning.topic == Topic::Rivals);
    let names: Vec<String> = rivals.iter().map(|rival| rival.origin.describe()).collect();
    let mut check = if used && hidden(&first.origin) {
        let winner =
            audit.credential.map_or_else(|_| "another one".into(), |credential| credential.origin.name());
        let set: Vec<String> = rivals.iter().map(|rival| rival.origin.name()).collect();
        let what = format!("{} is set too, but not used: {winner} comes first", set.join(", "));
        Check::warn(id, what).by(Who::You).explaining(LEADS_TO).only(OF_A_KEY)
    } else {
        Check::pass(id, format!("there too, but not used: {}", names.join(", ")))
    };
    for rival in rivals {
        let shown = rival.fingerprint.clone().unwrap_or_else(|| "not read".into());
        check = check.with(&rival.origin.describe(), shown);
        if let (true, Origin::Env(name)) = (used, &rival.origin) {
            check = check.fix(shells::unset(facts, name));
        }
    }
    check
}

/// Variables that nobody reads but that look as if somebody thought so.
pub(super) fn names(audit: &Audit<'_>, warnings: &[&Warning]) -> Check {
    let id = CheckId::LocalNames;
    let near = near_misses(audit.facts);
    let keyless = audit.settings.is_ok() && audit.credential.is_err();
    let env = audit.facts.cwd.join(".env").is_file();
    let check = match near.first() {
        Some(name) if keyless => Check::warn(id, format!("{name} is set, but nobody reads it"))
            .by(Who::You)
            .causing(&[CheckId::LocalKey])
            .fix(format!("export ANTHROPIC_API_KEY=\"${name}\"")),
        _ if !warnings.is_empty() => warned(id, "", warnings).by(Who::You),
        _ => Check::pass(id, "no variable is misspelt or blank"),
    };
    let check = if near.is_empty() { check } else { check.with("not read", near.join(", ")) };
    if keyless && env { check.with("not read unasked", ".env in the working directory") } else { check }
}

pub(super) fn file(audit: &Audit<'_>) -> Check {
    let id = CheckId::LocalKeyFile;
    let Some(Origin::KeyFile { file, .. }) = audit.credential.ok().map(|credential| &credential.origin)
    else {
        return Check::skip(id, "the credential is not from a file of its own");
    };
    match Access::of(&audit.facts.expanded(file)) {
        Ok(Some(access)) if access.open_to_others() => {
            Check::warn(id, format!("others on this machine can open {file} (mode {:03o})", access.mode))
                .by(Who::You)
                .with("mode", format!("{:03o}", access.mode))
                .fix(format!("chmod 600 {file}"))
        }
        Ok(Some(access)) => {
            Check::pass(id, format!("only its owner can open {file} (mode {:03o})", access.mode))
        }
        Ok(None) => Check::skip(id, "this system has no file modes"),
        Err(error) => Check::warn(id, format!("{file}: {error}")).by(Who::You),
    }
}
