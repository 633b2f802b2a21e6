//! A TLS server on loopback with a certificate of any kind, good or bad, and a goodbye of any kind.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection};

/// What is wrong with the certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Certificate {
    /// Nothing.
    Good,
    /// It ended in 2020.
    Expired,
    /// It begins in 2090.
    NotYetValid,
    /// It is for another name.
    WrongName,
}

/// How the server leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goodbye {
    /// With a close-notify alert.
    Proper,
    /// The TCP connection just closes.
    Silent,
    /// It closes in the middle of a TLS record.
    MidRecord,
}

/// A running TLS server.
pub(crate) struct Tls {
    port: u16,
    ca_pem: String,
    requests: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

impl Tls {
    /// Answers every request with `answer` and then leaves.
    pub(crate) fn start(certificate: Certificate, answer: Vec<u8>, goodbye: Goodbye) -> Self {
        Self::scripted(certificate, vec![(answer, goodbye)])
    }

    /// Answers connection `n` with answer `n` and leaves so, later ones as the last.
    pub(crate) fn scripted(certificate: Certificate, plays: Vec<(Vec<u8>, Goodbye)>) -> Self {
        let (config, ca_pem) = config(certificate);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("bound").port();
        let requests = Arc::new(AtomicUsize::new(0));
        let stop = Arc::new(AtomicBool::new(false));
        let connections = Arc::new(AtomicUsize::new(0));
        let (seen, dialled, stopped) = (Arc::clone(&requests), Arc::clone(&connections), Arc::clone(&stop));
        thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                if stopped.load(Ordering::Acquire) {
                    return;
                }
                let (answer, goodbye) = plays.get(number).or(plays.last()).expect("at least one play");
                if let Ok(stream) = stream {
                    dialled.fetch_add(1, Ordering::AcqRel);
                    let _ = serve(stream, Arc::clone(&config), answer, *goodbye, &seen);
                }
            }
        });
        Self { port, ca_pem, requests, connections, stop }
    }

    /// Its address as a base URL, by a name that the good certificate covers.
    pub(crate) fn url(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    /// The certificate of the authority that signed its own.
    pub(crate) fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    /// How many connections were made.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Acquire)
    }

    /// How many whole requests arrived.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::Acquire)
    }
}

impl Drop for Tls {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn config(certificate: Certificate) -> (Arc<ServerConfig>, String) {
    let mut authority = CertificateParams::new(Vec::new()).expect("no names");
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let issuer = CertifiedIssuer::self_signed(authority, KeyPair::generate().expect("a key")).expect("signs");
    let name = if certificate == Certificate::WrongName { "elsewhere.example" } else { "localhost" };
    let mut leaf = CertificateParams::new(vec![name.to_owned()]).expect("a name");
    match certificate {
        Certificate::Expired => {
            leaf.not_before = date_time_ymd(2019, 1, 1);
            leaf.not_after = date_time_ymd(2020, 1, 1);
        }
        Certificate::NotYetValid => {
            leaf.not_before = date_time_ymd(2090, 1, 1);
            leaf.not_after = date_time_ymd(2091, 1, 1);
        }
        Certificate::Good | Certificate::WrongName => {}
    }
    let key = KeyPair::generate().expect("a key");
    let signed = leaf.signed_by(&key, &issuer).expect("signs");
    let chain = vec![signed.der().clone(), issuer.der().clone()];
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(claudectl::for_tests::provider())
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("a matching pair");
    (Arc::new(config), issuer.pem())
}

fn serve(
    mut tcp: TcpStream,
    config: Arc<ServerConfig>,
    answer: &[u8],
    goodbye: Goodbye,
    seen: &AtomicUsize,
) -> Option<()> {
    let mut connection = ServerConnection::new(config).ok()?;
    let mut stream = rustls::Stream::new(&mut connection, &mut tcp);
    read_request(&mut stream)?;
    seen.fetch_add(1, Ordering::AcqRel);
    stream.write_all(answer).ok()?;
    stream.flush().ok()?;
    match goodbye {
        Goodbye::Proper => {
            connection.send_close_notify();
            connection.complete_io(&mut tcp).ok()?;
        }
        Goodbye::Silent => {}
        Goodbye::MidRecord => {
            connection.writer().write_all(&[b' '; 1000]).ok()?;
            let mut record = Vec::new();
            connection.write_tls(&mut record).ok()?;
            tcp.write_all(&record[..record.len() / 2]).ok()?;
        }
    }
    Some(())
}

fn read_request(stream: &mut impl Read) -> Option<()> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .and_then(|length| length.trim().parse().ok())
                .unwrap_or(0usize);
            if bytes.len() >= head.len() + 4 + length {
                return Some(());
            }
        }
        match stream.read(&mut piece) {
            Ok(count) if count > 0 => bytes.extend_from_slice(&piece[..count]),
            _ => return None,
        }
    }
}
