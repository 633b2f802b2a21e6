//! One handshake over an open connection, and what became of it.

use std::io::{self, Read, Write};
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, Error as TlsError};

use crate::transport::source_chain;

/// A handshake that came to an end our own trust agrees with.
#[derive(Clone, Debug)]
pub(crate) struct Handshake {
    /// `TLS 1.3`.
    pub version: Option<String>,
    /// The protocol agreed on, `http/1.1`.
    pub protocol: Option<String>,
    /// What the server showed, its own certificate first.
    pub chain: Vec<CertificateDer<'static>>,
}

/// Why a handshake came to nothing.
#[derive(Clone, Debug)]
pub(crate) enum HandshakeError {
    /// TLS itself objected: a certificate, an alert, a message that is none.
    Tls(TlsError),
    /// The other side closed the connection.
    Closed,
    /// The connection was reset.
    Reset,
    /// Nothing came in time.
    TimedOut,
    /// Something else; the system's words.
    Other(String),
}

/// Shakes hands over `stream`.
///
/// # Errors
/// [`HandshakeError`], for whatever reason there is no session.
pub(crate) fn handshake(
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
    stream: &mut (impl Read + Write),
) -> Result<Handshake, HandshakeError> {
    let mut session = ClientConnection::new(config, name).map_err(HandshakeError::Tls)?;
    while session.is_handshaking() {
        session.complete_io(stream).map_err(|error| handshake_error(&error))?;
    }
    Ok(Handshake {
        version: session.protocol_version().map(|version| version_name(&format!("{version:?}"))),
        protocol: session.alpn_protocol().map(|name| String::from_utf8_lossy(name).into_owned()),
        chain: session
            .peer_certificates()
            .unwrap_or_default()
            .iter()
            .map(|one| one.clone().into_owned())
            .collect(),
    })
}

/// `TLSv1_3` as people write it.
fn version_name(debug: &str) -> String {
    debug.replace("TLSv", "TLS ").replace('_', ".")
}

/// Classifies what broke a handshake.
#[must_use]
pub(crate) fn handshake_error(error: &io::Error) -> HandshakeError {
    if let Some(tls) = source_chain::find::<TlsError>(error) {
        return HandshakeError::Tls(tls.clone());
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => HandshakeError::Closed,
        io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionAborted => {
            HandshakeError::Reset
        }
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => HandshakeError::TimedOut,
        _ => HandshakeError::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_written_as_people_do() {
        assert_eq!(version_name("TLSv1_3"), "TLS 1.3");
    }

    #[test]
    fn what_broke_a_handshake_is_told_apart() {
        let of = |kind: io::ErrorKind| handshake_error(&kind.into());
        assert!(matches!(of(io::ErrorKind::UnexpectedEof), HandshakeError::Closed));
        assert!(matches!(of(io::ErrorKind::ConnectionReset), HandshakeError::Reset));
        assert!(matches!(of(io::ErrorKind::WouldBlock), HandshakeError::TimedOut));
        let tls = io::Error::new(io::ErrorKind::InvalidData, TlsError::DecryptError);
        assert!(matches!(handshake_error(&tls), HandshakeError::Tls(TlsError::DecryptError)));
    }
}
