//! The certificate files named anywhere: those we read, which must be usable, and those that only other programs read.

use std::path::{Path, PathBuf};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::diagnose::finding::{Check, CheckId, Who};
use crate::error::Fix;
use crate::settings::{Facts, Settings};
use crate::text::error_text;
use crate::transport::tls;

/// Read by us through the system's store.
const OURS: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];
/// Read by other programs only; a sign that this network needs an authority of its own.
const THEIRS: [&str; 3] = ["NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"];

pub(super) fn ca(facts: &Facts, settings: &Settings) -> Check {
    let id = CheckId::LocalCa;
    let mut lines: Vec<(String, String)> = Vec::new();
    if let Some(file) = &settings.ca_file {
        let shown = facts.shown(&file.value);
        match tls::certificates(&file.value) {
            Ok(found) => {
                lines.push((file.origin.describe(), format!("{shown}: {}", certificates(found.len()))));
            }
            Err(error) => {
                let check = Check::fail(id, error.kind, error.evidence.what.as_str()).by(Who::You);
                return error.evidence.fixes.iter().cloned().fold(check, Check::fix);
            }
        }
    }
    let mut problem = None;
    for name in OURS {
        let Some(path) = path(facts, name) else { continue };
        let (said, bad) = if name == "SSL_CERT_DIR" { folder(&path) } else { bundle(&path) };
        if bad {
            problem.get_or_insert_with(|| format!("{name} names {}: {said}", facts.shown(&path)));
        }
        lines.push((name.to_owned(), format!("{}: {said}", facts.shown(&path))));
    }
    let mut hint = None;
    for name in THEIRS {
        let Some(path) = path(facts, name) else { continue };
        let (said, bad) = bundle(&path);
        if !bad {
            let file = path.display().to_string();
            hint = Some(
                Fix::run(["diagnose".to_owned(), "--ca-file".to_owned(), file])
                    .to(format!("claudectl does not read {name}; try")),
            );
        }
        lines.push((name.to_owned(), format!("{}: {said} (not read by claudectl)", facts.shown(&path))));
    }
    let check = match problem {
        Some(problem) => Check::warn(id, problem).by(Who::You).fix("correct or unset that variable"),
        None if lines.is_empty() => Check::pass(id, "only the system's store is used"),
        None => Check::pass(
            id,
            lines
                .iter()
                .map(|(name, said)| format!("{name} {}", after_path(said)))
                .collect::<Vec<_>>()
                .join("; "),
        ),
    };
    let check =
        hint.into_iter().fold(check, Check::advise).explaining(&[CheckId::TlsHandshake, CheckId::ApiAnswer]);
    lines.into_iter().fold(check, |check, (name, said)| check.with(&name, said))
}

/// What a line says behind the path it begins with.
fn after_path(said: &str) -> &str {
    said.split_once(": ").map_or(said, |(_, rest)| rest)
}

fn path(facts: &Facts, name: &str) -> Option<PathBuf> {
    facts.text(name).ok().flatten().map(PathBuf::from)
}

fn certificates(count: usize) -> String {
    if count == 1 { "1 certificate".into() } else { format!("{count} certificates") }
}

/// What a PEM file holds, and whether that is a problem.
fn bundle(path: &Path) -> (String, bool) {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return (error_text(&error), true),
    };
    let found = CertificateDer::pem_slice_iter(&bytes).flatten().count();
    match (found, bytes.first()) {
        (0, Some(0x30)) => ("DER, not PEM".into(), true),
        (0, _) => ("no certificate in it".into(), true),
        (count, _) => (certificates(count), false),
    }
}

/// Whether the folders of `SSL_CERT_DIR` are there.
fn folder(paths: &Path) -> (String, bool) {
    let all: Vec<PathBuf> = std::env::split_paths(paths).collect();
    match all.iter().find(|path| !path.is_dir()) {
        Some(missing) => (format!("{} is no folder", missing.display()), true),
        None => ("a folder".into(), false),
    }
}
