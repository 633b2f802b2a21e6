//! The network path to the API: direct, or through a proxy of any kind that `send` can use.

use std::io::{self, Read, Write};
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Instant;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use url::Url;

use super::socks::{self, Host, Refused};
use super::timed::{Duplex, Timed};
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::error::{Error, ErrorKind};
use crate::text::error_text;
use crate::transport::proxy_answer::{self, ProxyAnswer};
use crate::transport::proxy_probe;

/// Most bytes of a proxy's answer that are read.
const CAP: usize = 16 * 1024;

/// How to get to the API.
#[derive(Clone)]
pub(crate) struct NetworkPath {
    /// Where the API is.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Addresses of the API, or of the proxy if there is one; those that work first.
    pub addresses: Vec<SocketAddr>,
    /// The proxy, login included.
    pub proxy: Option<Url>,
    /// How to speak TLS to an `https://` proxy.
    pub tls: Option<Arc<ClientConfig>>,
}

/// Why there is no connection.
#[derive(Debug)]
pub(crate) enum Blocked {
    /// The first connection failed.
    Dial(io::Error),
    /// The API's name does not resolve here, and the proxy is not asked to.
    Name(io::Error),
    /// The proxy answered with another status than success.
    Status(ProxyAnswer),
    /// A SOCKS proxy refused.
    Socks(Refused),
    /// The proxy does not talk as it should.
    Talk(String),
    /// The proxy accepted the connection and then said nothing in time.
    Silent,
    /// TLS to the proxy itself failed.
    Tls(io::Error),
}

/// Opens it; blocks until `until` at most.
///
/// # Errors
/// [`Blocked`], for the first step that failed.
pub(crate) fn open(path: &NetworkPath, until: Instant) -> Result<Box<dyn Duplex>, Blocked> {
    let stream = Timed::connect(&path.addresses, until).map_err(Blocked::Dial)?;
    let Some(proxy) = &path.proxy else { return Ok(Box::new(stream)) };
    if proxy.scheme().starts_with("socks") {
        return through_socks(stream, proxy, path);
    }
    let mut stream: Box<dyn Duplex> = match &path.tls {
        Some(config) if proxy.scheme() == "https" => Box::new(secured(stream, config, proxy)?),
        _ => Box::new(stream),
    };
    let target = target(path);
    let answer = connect(&mut stream, proxy, &target).map_err(|error| talk(&error))?;
    if (200..300).contains(&answer.status) { Ok(stream) } else { Err(Blocked::Status(answer)) }
}

/// A conversation with the proxy that broke.
fn talk(error: &io::Error) -> Blocked {
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Blocked::Silent,
        io::ErrorKind::UnexpectedEof => Blocked::Talk("it closes the connection without an answer".into()),
        _ => Blocked::Talk(error_text(error)),
    }
}

fn target(path: &NetworkPath) -> String {
    if path.host.contains(':') {
        format!("[{}]:{}", path.host, path.port)
    } else {
        format!("{}:{}", path.host, path.port)
    }
}

fn secured(
    stream: Timed,
    config: &Arc<ClientConfig>,
    proxy: &Url,
) -> Result<StreamOwned<ClientConnection, Timed>, Blocked> {
    let host = proxy.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(host).map_err(|error| Blocked::Talk(error.to_string()))?;
    let mut config = ClientConfig::clone(config);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let session = ClientConnection::new(Arc::new(config), name)
        .map_err(|error| Blocked::Tls(io::Error::new(io::ErrorKind::InvalidData, error)))?;
    let mut stream = StreamOwned::new(session, stream);
    while stream.conn.is_handshaking() {
        stream.conn.complete_io(&mut stream.sock).map_err(Blocked::Tls)?;
    }
    Ok(stream)
}

fn connect(stream: &mut Box<dyn Duplex>, proxy: &Url, target: &str) -> io::Result<ProxyAnswer> {
    stream.write_all(proxy_probe::request(proxy, target).as_bytes())?;
    stream.flush()?;
    let mut answer = Vec::new();
    let mut one = [0; 1];
    // Byte by byte: what follows the head belongs to the tunnel.
    while !answer.ends_with(b"\r\n\r\n") && answer.len() < CAP && stream.read(&mut one)? == 1 {
        answer.push(one[0]);
    }
    if answer.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    proxy_probe::parse(&answer)
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "it does not answer in HTTP"))
}

fn through_socks(mut stream: Timed, proxy: &Url, path: &NetworkPath) -> Result<Box<dyn Duplex>, Blocked> {
    let host = match path.host.parse::<IpAddr>() {
        Ok(address) => Host::Address(address),
        // With socks5 the name is resolved here, with socks5h by the proxy.
        Err(_) if proxy.scheme() == "socks5" => {
            let found = (path.host.as_str(), path.port).to_socket_addrs().map_err(Blocked::Name)?;
            let first = found.map(|address| address.ip()).next();
            Host::Address(first.ok_or_else(|| Blocked::Name(io::ErrorKind::NotFound.into()))?)
        }
        Err(_) => Host::Name(path.host.clone()),
    };
    let login = proxy_probe::login(proxy);
    match socks::open(&mut stream, login.as_ref(), &host, path.port) {
        Ok(Ok(())) => Ok(Box::new(stream)),
        Ok(Err(refused)) => Err(Blocked::Socks(refused)),
        Err(error) => Err(talk(&error)),
    }
}

/// What the proxy's answer to our wish for a tunnel means.
#[must_use]
pub(crate) fn tunnel_check(
    path: &NetworkPath,
    shown: &str,
    from: &str,
    outcome: Result<(), &Blocked>,
) -> Check {
    let id = CheckId::ProxyConnect;
    let target = target(path);
    let fail = |what: String| Check::fail(id, ErrorKind::Proxy, what).by(Who::Proxy);
    let check = match outcome {
        Ok(()) => Check::pass(id, format!("{shown} connects to {target}")),
        Err(Blocked::Status(answer)) => refused(path, answer, shown, from, &target),
        Err(Blocked::Silent) => fail(format!(
            "the proxy {shown} accepts the connection, but gives no answer when asked for {target}"
        ))
        .fix(format!("ask whoever runs the proxy whether it can resolve and reach {target}"))
        .fix(format!("or check address, port and scheme of the proxy in {from}")),
        Err(Blocked::Socks(refused)) => {
            let login = matches!(refused, Refused::Login | Refused::Password);
            let check = fail(format!("the proxy {shown} {} (asked for {target})", refused.words()));
            if *refused == Refused::Password {
                check.by(Who::You).fix(format!("correct user and password in {from}, percent-encoded"))
            } else if login {
                check
                    .by(Who::You)
                    .fix("put user and password into its address: socks5h://USER:PASSWORD@HOST:PORT")
            } else {
                check
            }
        }
        Err(Blocked::Tls(error)) => {
            fail(format!("no TLS with the proxy {shown} itself: {}", error_text(error)))
                .fix("if the proxy speaks plain http, write http:// in its address")
        }
        Err(Blocked::Dial(error)) => {
            fail(format!("the proxy {shown} cannot be reached: {}", error_text(error)))
        }
        Err(Blocked::Name(error)) => {
            Check::fail(id, ErrorKind::Dns, format!("{}: {}", path.host, error_text(error)))
                .by(Who::You)
                .fix("let the proxy resolve names: write socks5h:// instead of socks5://")
        }
        Err(Blocked::Talk(how)) => fail(format!("{shown} does not behave like a proxy: {how}"))
            .by(Who::You)
            .fix(format!("check address, port and scheme of the proxy in {from}")),
    };
    check.with("proxy", shown).with("from", from).with("target", target)
}

fn refused(path: &NetworkPath, answer: &ProxyAnswer, shown: &str, from: &str, target: &str) -> Check {
    let login_sent = path.proxy.as_ref().is_some_and(|proxy| proxy_probe::login(proxy).is_some());
    let (_, error): (_, Error) = proxy_answer::explained(answer, shown, from, target, login_sent);
    let schemes = answer.schemes.join(", ");
    let basic = answer.schemes.iter().any(|scheme| scheme.eq_ignore_ascii_case("basic"));
    let what = match answer.status {
        // What is no proxy does not know the method.
        400 | 404 | 405 | 501 => format!(
            "{shown} answers CONNECT with HTTP {}: it is probably a web server, not a proxy",
            answer.status
        ),
        500..=599 => format!("the proxy {shown} could not reach {target} (HTTP {})", answer.status),
        _ => error.evidence.what.clone(),
    };
    let check = Check::fail(CheckId::ProxyConnect, ErrorKind::Proxy, what)
        .with("status", answer.status)
        .with_some("login schemes", Some(schemes.clone()).filter(|schemes| !schemes.is_empty()));
    match answer.status {
        407 if login_sent && (basic || schemes.is_empty()) => {
            error.evidence.fixes.iter().cloned().fold(check.by(Who::You), Check::fix)
        }
        400 | 404 | 405 | 501 => {
            check.by(Who::You).fix(format!("check address, port and scheme of the proxy in {from}"))
        }
        407 if basic || schemes.is_empty() => check.by(Who::You).fix(
            "give user and password, percent-encoded: export HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT",
        ),
        407 => check
            .by(Who::You)
            .fix(format!("it wants {schemes}, which needs a helper on this machine, such as px or cntlm"))
            .fix("then point the proxy setting at the helper: export HTTPS_PROXY=http://127.0.0.1:3128"),
        500..=599 => check
            .by(Who::Proxy)
            .fix(format!("ask whoever runs the proxy whether it can resolve and reach {target}")),
        _ => check.by(Who::Proxy).fix(format!("ask whoever runs the proxy to allow {target}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(outcome: Result<(), &Blocked>) -> Check {
        let path = NetworkPath {
            host: "api.anthropic.com".into(),
            port: 443,
            addresses: Vec::new(),
            proxy: None,
            tls: None,
        };
        tunnel_check(&path, "http://proxy:3128", "HTTPS_PROXY", outcome)
    }

    fn status(status: u16, schemes: &[&str]) -> Check {
        let schemes = schemes.iter().map(|&scheme| scheme.to_owned()).collect();
        check(Err(&Blocked::Status(ProxyAnswer { status, schemes })))
    }

    #[test]
    fn a_login_is_asked_for_in_a_way_we_have_or_not() {
        assert!(status(407, &["Basic"]).fix[0].contains("percent-encoded"));
        let negotiate = status(407, &["Negotiate", "NTLM"]);
        assert!(negotiate.fix[0].contains("Negotiate, NTLM"), "{:?}", negotiate.fix);
        assert_eq!(negotiate.who, Some(Who::You));
    }

    #[test]
    fn policy_and_reach_are_the_proxys_business() {
        assert!(status(403, &[]).summary.contains("refused to connect to api.anthropic.com:443 (HTTP 403)"));
        assert!(status(503, &[]).summary.contains("could not reach"));
        assert_eq!(status(503, &[]).kind, Some(ErrorKind::Proxy));
    }

    #[test]
    fn the_kinds_of_trouble_are_worded() {
        assert!(check(Err(&Blocked::Socks(Refused::Connect(2)))).summary.contains("by its rules"));
        assert!(check(Err(&Blocked::Talk("x".into()))).summary.contains("does not behave like a proxy"));
        assert!(check(Ok(())).summary.ends_with("connects to api.anthropic.com:443"));
    }
}
