//! Trust: the system's own store, plus the certificates of `--ca-file`. There is no way to switch verification off.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_name;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error as TlsError, RootCertStore, SignatureScheme,
};
use rustls_platform_verifier::Verifier;
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::error::{EntryId, Error, ErrorKind, Result};
use crate::text::error_text;

/// Most bytes of a CA file that are read; the store of a whole system has about a quarter of a megabyte.
const MOST: u64 = 16 * 1024 * 1024;

/// The crypto provider of every handshake in the program.
#[must_use]
pub fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

/// The TLS settings for an `https` origin; HTTP/1.1 is the only protocol offered.
///
/// # Errors
/// `config` when the CA file cannot be used, `tls` when the system has no trust store.
pub(crate) fn client_config(ca_file: Option<&Path>) -> Result<ClientConfig> {
    let extra = ca_file.map(certificates).transpose()?.unwrap_or_default();
    let verifier = Verifier::new_with_extra_roots(extra.clone(), provider()).map_err(no_trust_store)?;
    let verifier = WithNamed { inner: verifier, named: extra };
    let mut config = ClientConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .map_err(no_trust_store)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// TLS settings that trust nobody, for an origin without TLS: reading the store would be wasted work.
///
/// # Errors
/// `internal` when the provider offers no protocol version, which would be a bug.
pub(crate) fn no_tls() -> Result<ClientConfig> {
    let builder = ClientConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::new(ErrorKind::Internal, "TLS could not be set up").caused_by(error))?;
    Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
}

/// The certificates of a PEM bundle.
///
/// # Errors
/// `config` when the file cannot be read or holds no certificate.
pub(crate) fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let shown = path.display();
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes)).map_err(|error| {
        Error::new(ErrorKind::Config, format!("the CA file {shown} cannot be read: {error}"))
            .fix("name a readable PEM file: claudectl --ca-file /path/to/ca.pem …")
    })?;
    let found: Vec<_> = CertificateDer::pem_slice_iter(&bytes).collect::<Result<_, _>>().map_err(|_| {
        Error::new(ErrorKind::Config, format!("the CA file {shown} is damaged or cut off"))
            .fix("export the certificate as PEM (it starts with -----BEGIN CERTIFICATE-----)")
    })?;
    if found.is_empty() {
        let der = bytes.first() == Some(&0x30);
        let fix = if der {
            format!("it looks like DER; convert it: openssl x509 -inform der -in {shown} -out ca.pem")
        } else {
            "export the certificate as PEM (it starts with -----BEGIN CERTIFICATE-----)".into()
        };
        return Err(
            Error::new(ErrorKind::Config, format!("the CA file {shown} holds no certificate")).fix(fix)
        );
    }
    let mut probe = RootCertStore::empty();
    for certificate in &found {
        probe.add(certificate.clone()).map_err(|error| {
            Error::new(ErrorKind::Config, format!("a certificate in the CA file {shown} is damaged"))
                .caused_by(error)
                .fix("export the certificate again as PEM")
        })?;
    }
    Ok(found)
}

/// The variables that replace the system's store; the library that loads it reads them.
pub(crate) const STORE_VARIABLES: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// Where a variable names the store, the variable is what has to be corrected.
fn no_trust_store(error: rustls::Error) -> Error {
    let named = STORE_VARIABLES.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?)));
    let named: Vec<(&str, PathBuf)> = named.map(|(name, value)| (name, PathBuf::from(value))).collect();
    if let Some((name, path)) = named.first() {
        let problem = match std::fs::metadata(path) {
            Err(error) => error_text(&error),
            Ok(_) => "no root certificate could be loaded from it".to_owned(),
        };
        let what = format!("{name} names {}: {problem}; no server can be verified", path.display());
        let ours = Error::new(ErrorKind::Tls, what)
            .why("that variable replaces the system's certificate store, so nothing is left to trust the API by")
            .fix(format!("correct it, or go back to the system's store: unset {}", names(&named)))
            .entry(EntryId::TLS_NO_TRUST_STORE)
            .caused_by(error);
        return named.iter().fold(ours, |ours, (name, path)| ours.fact(name, path.display().to_string()));
    }
    Error::new(ErrorKind::Tls, "the system has no certificate store to trust the API by")
        .why("no root certificate could be loaded, so no server can be verified")
        // In the words of the catalogue, so that nobody reads them twice.
        .fix("Install it: apt-get install -y ca-certificates, or apk add ca-certificates")
        .fix("Or name one: --ca-file /path/ca.pem")
        .entry(EntryId::TLS_NO_TRUST_STORE)
        .caused_by(error)
}

fn names(named: &[(&str, PathBuf)]) -> String {
    named.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
}

/// The system's verifier, which also accepts a server whose own certificate is one of those named with `--ca-file`.
///
/// Such a certificate is trusted as it is, as curl does: a self-signed one mostly says that it is an authority, which
/// a verifier of chains refuses in a server's place.
#[derive(Debug)]
struct WithNamed {
    inner: Verifier,
    named: Vec<CertificateDer<'static>>,
}

impl ServerCertVerifier for WithNamed {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        let chain = self.inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        match chain {
            Err(_) if self.named.iter().any(|named| named.as_ref() == end_entity.as_ref()) => {
                verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)?;
                in_time(end_entity, now)?;
                Ok(ServerCertVerified::assertion())
            }
            other => other,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.inner.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.inner.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

/// Whether a certificate is valid now.
fn in_time(certificate: &CertificateDer<'_>, now: UnixTime) -> Result<(), TlsError> {
    let parsed = X509Certificate::from_der(certificate);
    let (_, parsed) = parsed.map_err(|_| TlsError::InvalidCertificate(CertificateError::BadEncoding))?;
    let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
    if now < parsed.validity().not_before.timestamp() {
        return Err(TlsError::InvalidCertificate(CertificateError::NotValidYet));
    }
    if now > parsed.validity().not_after.timestamp() {
        return Err(TlsError::InvalidCertificate(CertificateError::Expired));
    }
    Ok(())
}
