//! Trust: the system's own store, plus the certificates of `--ca-file`. There is no way to switch verification off.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use crate::error::{EntryId, Error, ErrorKind, Result};

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
    let verifier = Verifier::new_with_extra_roots(extra, provider()).map_err(no_trust_store)?;
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

fn no_trust_store(error: rustls::Error) -> Error {
    Error::new(ErrorKind::Tls, "the system has no certificate store to trust the API by")
        .why("no root certificate could be loaded, so no server can be verified")
        // In the words of the catalogue, so that nobody reads them twice.
        .fix("Install it: apt-get install -y ca-certificates, or apk add ca-certificates")
        .fix("Or name one: --ca-file /path/ca.pem")
        .entry(EntryId::TLS_NO_TRUST_STORE)
        .caused_by(error)
}
