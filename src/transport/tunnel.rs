//! A connection as bytes: TCP, through the proxy if there is one, TLS on top if the target speaks it. For passing
//! another program's requests through; our own requests go through the HTTP client.

use std::fmt::Write as _;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::Url;

use super::config::Config;
use super::tls;
use crate::error::{EntryId, Error, ErrorKind, Result, span};

/// Most bytes of a proxy's answer to CONNECT; real ones have a few hundred.
const LARGEST_ANSWER: usize = 16 * 1024;

/// A stream of bytes in both directions.
pub(crate) trait Duplex: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Duplex for T {}

/// Opens connections to one target.
#[derive(Clone)]
pub(crate) struct Tunnel {
    config: Config,
    host: String,
    port: u16,
    tls: Option<TlsConnector>,
}

impl Tunnel {
    /// Prepares connections to the origin of `url`; reads the trust store if it is `https`.
    ///
    /// # Errors
    /// `config` for an unusable CA file, `tls` without a trust store.
    pub(crate) fn new(config: Config, url: &Url) -> Result<Self> {
        let tls = if url.scheme() == "https" {
            Some(TlsConnector::from(Arc::new(tls::client_config(config.ca_file.as_deref())?)))
        } else {
            None
        };
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let port = url.port_or_known_default().unwrap_or(443);
        Ok(Self { config, host, port, tls })
    }

    /// Opens one connection within the connect timeout.
    ///
    /// # Errors
    /// `dns`, `connect`, `proxy`, `tls` or `timeout`.
    pub(crate) async fn open(&self) -> Result<Box<dyn Duplex>> {
        let limit = self.config.timers.connect;
        tokio::time::timeout(limit, self.connect()).await.unwrap_or_else(|_| {
            let what = format!("no connection to {}:{} within {}", self.host, self.port, span(limit));
            Err(Error::new(ErrorKind::Timeout, what).entry(EntryId::TIMEOUT_CONNECT))
        })
    }

    async fn connect(&self) -> Result<Box<dyn Duplex>> {
        let stream = match &self.config.proxy {
            None => self.tcp(&self.host, self.port).await?,
            Some(proxy) => self.through(&proxy.url, &proxy.shown).await?,
        };
        let Some(tls) = &self.tls else { return Ok(Box::new(stream)) };
        let name = ServerName::try_from(self.host.clone()).map_err(|error| {
            Error::new(ErrorKind::Config, format!("{} is no name for a certificate", self.host))
                .caused_by(error)
        })?;
        let secured = tls.connect(name, stream).await.map_err(|error| {
            Error::new(ErrorKind::Tls, format!("TLS with {} failed: {error}", self.host)).caused_by(error)
        })?;
        Ok(Box::new(secured))
    }

    async fn tcp(&self, host: &str, port: u16) -> Result<TcpStream> {
        let found = tokio::net::lookup_host((host, port)).await.map_err(|error| {
            Error::new(ErrorKind::Dns, format!("{host} does not resolve")).caused_by(error)
        })?;
        let addresses: Vec<SocketAddr> = found.filter(|address| self.config.family.admits(address)).collect();
        let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
        for address in addresses {
            match TcpStream::connect(address).await {
                Ok(stream) => {
                    let _ = stream.set_nodelay(true);
                    return Ok(stream);
                }
                Err(error) => last = error,
            }
        }
        let what = format!("cannot connect to {host}:{port}: {}", crate::text::error_text(&last));
        Err(Error::new(ErrorKind::Connect, what).caused_by(last))
    }

    async fn through(&self, url: &str, shown: &str) -> Result<TcpStream> {
        let refused = |what: String| Error::new(ErrorKind::Proxy, what);
        let proxy =
            Url::parse(url).map_err(|_| refused(format!("the proxy address {shown} cannot be used")))?;
        let host = proxy.host_str().unwrap_or_default().to_owned();
        let port = proxy.port_or_known_default().unwrap_or(1080);
        let mut stream =
            self.tcp(&host, port).await.map_err(|error| Error { kind: ErrorKind::Proxy, ..error })?;
        match proxy.scheme() {
            "http" => self.ask_http(&mut stream, &proxy, shown).await?,
            "socks5" | "socks5h" => self.ask_socks(&mut stream, &proxy, shown).await?,
            other => {
                return Err(refused(format!(
                    "a proxy of the kind {other}:// cannot carry a traced connection"
                ))
                .fix("name one that begins with http:// or socks5h://"));
            }
        }
        Ok(stream)
    }

    async fn ask_http(&self, stream: &mut TcpStream, proxy: &Url, shown: &str) -> Result<()> {
        let lost = |error: io::Error| {
            Error::new(ErrorKind::Proxy, format!("the proxy {shown} ended the connection")).caused_by(error)
        };
        let target = if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        };
        let mut request = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n");
        if let Some((user, password)) = login(proxy) {
            let login = STANDARD.encode(format!("{user}:{password}"));
            let _ = write!(request, "Proxy-Authorization: Basic {login}\r\n");
        }
        request.push_str("\r\n");
        stream.write_all(request.as_bytes()).await.map_err(lost)?;
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") && answer.len() < LARGEST_ANSWER {
            // Byte by byte: what follows the head belongs to the target.
            answer.push(stream.read_u8().await.map_err(lost)?);
        }
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut head = httparse::Response::new(&mut headers);
        let status = head.parse(&answer).ok().and(head.code);
        match status {
            Some(200..=299) => Ok(()),
            Some(407) => Err(Error::new(ErrorKind::Proxy, format!("the proxy {shown} wants a login (407)"))),
            Some(status) => Err(Error::new(
                ErrorKind::Proxy,
                format!("the proxy {shown} refused to connect to {target} (HTTP {status})"),
            )),
            None => Err(Error::new(ErrorKind::Proxy, format!("{shown} does not answer as a proxy"))),
        }
    }

    /// RFC 1928, with the login of RFC 1929; the proxy looks the name up.
    async fn ask_socks(&self, stream: &mut TcpStream, proxy: &Url, shown: &str) -> Result<()> {
        let lost = |error: io::Error| {
            Error::new(ErrorKind::Proxy, format!("the proxy {shown} ended the connection")).caused_by(error)
        };
        let refused = |why: &str| Error::new(ErrorKind::Proxy, format!("the proxy {shown} {why}"));
        let login = login(proxy);
        let method = if login.is_some() { 2 } else { 0 };
        stream.write_all(&[5, 1, method]).await.map_err(lost)?;
        let mut chosen = [0; 2];
        stream.read_exact(&mut chosen).await.map_err(lost)?;
        match (chosen, login) {
            ([5, 0], _) => {}
            ([5, 2], Some((user, password))) => {
                let mut request = vec![1];
                for word in [user, password] {
                    let word = word.as_bytes();
                    let word = &word[..word.len().min(255)];
                    request.push(u8::try_from(word.len()).unwrap_or(u8::MAX));
                    request.extend_from_slice(word);
                }
                stream.write_all(&request).await.map_err(lost)?;
                let mut verdict = [0; 2];
                stream.read_exact(&mut verdict).await.map_err(lost)?;
                if verdict[1] != 0 {
                    return Err(refused("rejected the user name or password"));
                }
            }
            ([5, _], _) => return Err(refused("wants a login")),
            _ => return Err(refused("does not speak SOCKS 5")),
        }
        let name = self.host.as_bytes();
        let length = u8::try_from(name.len()).map_err(|_| refused("cannot be given so long a name"))?;
        let mut request = vec![5, 1, 0, 3, length];
        request.extend_from_slice(name);
        request.extend_from_slice(&self.port.to_be_bytes());
        stream.write_all(&request).await.map_err(lost)?;
        let mut reply = [0; 4];
        stream.read_exact(&mut reply).await.map_err(lost)?;
        if reply[1] != 0 {
            return Err(refused(&format!("cannot connect to {} (SOCKS error {})", self.host, reply[1])));
        }
        let rest = match reply[3] {
            1 => 4 + 2,
            4 => 16 + 2,
            _ => usize::from(stream.read_u8().await.map_err(lost)?) + 2,
        };
        let mut bound = vec![0; rest];
        stream.read_exact(&mut bound).await.map_err(lost)?;
        Ok(())
    }
}

/// User and password of a proxy's address, decoded.
fn login(proxy: &Url) -> Option<(String, String)> {
    let decoded = |text: &str| {
        url::form_urlencoded::parse(format!("x={}", text.replace('+', "%2B")).as_bytes())
            .next()
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    (!proxy.username().is_empty())
        .then(|| (decoded(proxy.username()), decoded(proxy.password().unwrap_or_default())))
}
