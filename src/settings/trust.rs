//! Files of certificates: which are named, and whether one holds what it should.
//!
//! Only `ca_file` is ours. The variables that other programs use are listed because people set them and expect them
//! to count; which of them the system's own store honours is the transport's business.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Facts, Origin, Settings, Valued};
use crate::error::{Error, ErrorKind, Result};

/// Variables that name certificates to some program or other.
const VARIABLES: [&str; 7] = [
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "NODE_EXTRA_CA_CERTS",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "GIT_SSL_CAINFO",
    "AWS_CA_BUNDLE",
];

/// No bundle is larger; the system's own has about a quarter of a megabyte.
const MOST: u64 = 16 * 1024 * 1024;

/// Why a file is no bundle of certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaFault {
    /// There is no such file.
    Missing,
    /// It cannot be read; the system's words.
    Unreadable(String),
    /// It is a folder.
    Folder,
    /// It is binary, as Windows exports certificates.
    Der,
    /// It holds a private key and no certificate.
    PrivateKey,
    /// It holds no certificate at all.
    NoCertificate,
    /// A certificate, counted from 1, is damaged.
    Damaged(usize),
    /// It is far too large.
    TooBig,
}

impl fmt::Display for CaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("does not exist"),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::Folder => f.write_str("is a folder, not a file"),
            Self::Der => f.write_str("is binary (DER or PKCS#12), not PEM"),
            Self::PrivateKey => f.write_str("holds a private key and no certificate"),
            Self::NoCertificate => f.write_str("holds no certificate in PEM form"),
            Self::Damaged(number) => write!(f, "is damaged: certificate {number} cannot be decoded"),
            Self::TooBig => f.write_str("is too big to be a bundle of certificates"),
        }
    }
}

/// How many certificates a PEM file holds.
///
/// # Errors
/// What is wrong with the file.
pub fn certificates(path: &Path) -> Result<usize, CaFault> {
    let data = fs::metadata(path).map_err(|error| fault(&error))?;
    if data.is_dir() {
        return Err(CaFault::Folder);
    }
    if data.len() > MOST {
        return Err(CaFault::TooBig);
    }
    let bytes = fs::read(path).map_err(|error| fault(&error))?;
    // An ASN.1 sequence longer than 127 bytes begins so; PEM begins with a dash or a comment.
    if bytes.starts_with(&[0x30]) && bytes.get(1).is_some_and(|length| *length >= 0x80) {
        return Err(CaFault::Der);
    }
    count(&String::from_utf8_lossy(&bytes))
}

fn fault(error: &io::Error) -> CaFault {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => CaFault::Missing,
        _ => CaFault::Unreadable(error.to_string()),
    }
}

fn count(text: &str) -> Result<usize, CaFault> {
    let mut number = 0;
    for part in text.split("-----BEGIN ").skip(1) {
        let Some((label, rest)) = part.split_once("-----") else { continue };
        if !matches!(label, "CERTIFICATE" | "TRUSTED CERTIFICATE" | "X509 CERTIFICATE") {
            continue;
        }
        number += 1;
        let body = rest.split_once("-----END ").map(|(body, _)| body).ok_or(CaFault::Damaged(number))?;
        let body: String = body.split_whitespace().collect();
        let whole = STANDARD.decode(body).is_ok_and(|der| der.first() == Some(&0x30));
        if !whole {
            return Err(CaFault::Damaged(number));
        }
    }
    match number {
        0 if text.contains("PRIVATE KEY-----") => Err(CaFault::PrivateKey),
        0 => Err(CaFault::NoCertificate),
        number => Ok(number),
    }
}

/// The variables of other programs that name certificates.
///
/// # Errors
/// If one is not UTF-8: `config`, naming it.
pub fn named_by_environment(facts: &Facts) -> Result<Vec<Valued<PathBuf>>> {
    let mut named = Vec::new();
    for name in VARIABLES {
        if let Some(text) = facts.text(name)? {
            named.push(Valued::new(PathBuf::from(text), Origin::Env(name.to_owned())));
        }
    }
    Ok(named)
}

impl Settings {
    /// Makes sure that `ca_file`, if set, holds certificates.
    ///
    /// # Errors
    /// `config`, naming the file and who asked for it.
    pub fn check_ca_file(&self, facts: &Facts) -> Result<()> {
        let Some(named) = &self.ca_file else { return Ok(()) };
        certificates(&named.value).map(drop).map_err(|fault| {
            let shown = facts.shown(&named.value);
            let what = format!("the CA file {shown} ({}) {fault}", named.origin.describe());
            let error = Error::new(ErrorKind::Config, what);
            match fault {
                CaFault::Der => error.fix(format!(
                    "openssl x509 -inform der -in {shown} -out {shown}.pem, then use that file"
                )),
                _ => error,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Home, facts};
    use super::*;

    fn pem() -> String {
        rcgen::generate_simple_self_signed(vec!["ca.example".to_owned()]).expect("a certificate").cert.pem()
    }

    #[test]
    fn certificates_are_counted() {
        let home = Home::new();
        let one = home.file("one.pem", pem());
        let two =
            home.file("two.pem", format!("# company root\r\n{}\n{}", pem(), pem().replace('\n', "\r\n")));
        assert_eq!((certificates(&one), certificates(&two)), (Ok(1), Ok(2)));
    }

    #[test]
    fn files_that_are_no_bundle_say_why() {
        let home = Home::new();
        let check = |name: &str, content: &[u8]| certificates(&home.file(name, content));
        let half = pem()[..200].to_owned();
        assert_eq!(check("a", b""), Err(CaFault::NoCertificate));
        assert_eq!(check("b", b"<html>"), Err(CaFault::NoCertificate));
        assert_eq!(check("c", &[0x30, 0x82, 1, 2]), Err(CaFault::Der));
        assert_eq!(check("d", half.as_bytes()), Err(CaFault::Damaged(1)));
        assert_eq!(
            check("e", b"-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----"),
            Err(CaFault::PrivateKey)
        );
        assert_eq!(certificates(home.path()), Err(CaFault::Folder));
        assert_eq!(certificates(&home.path().join("none")), Err(CaFault::Missing));
    }

    #[test]
    fn variables_of_other_programs_are_listed() {
        let named = named_by_environment(&facts(&[("SSL_CERT_FILE", "/ca.pem"), ("CURL_CA_BUNDLE", " ")]));
        let named = named.expect("valid");
        assert_eq!(named, [Valued::new(PathBuf::from("/ca.pem"), Origin::Env("SSL_CERT_FILE".to_owned()))]);
    }
}
