//! Speaks to a proxy directly: one CONNECT without any of our headers, to learn its status and the logins it offers.
//!
//! The HTTP library reports a refused tunnel without the proxy's status, and the status decides whether waiting helps.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use url::Url;

use super::config::{Config, Proxy};
use super::proxy_answer::{ProxyAnswer, explained};
use super::request::Request;
use super::retry::Outcome;
use super::source_chain::{chain, find, origin};
use crate::error::{EntryId, Error, ErrorKind, Fix};

/// Most bytes of a proxy's answer that are read.
const CAP: usize = 16 * 1024;

/// Whether the proxy answered CONNECT with a refusal whose status the library keeps to itself.
#[must_use]
pub(super) fn tunnel_refused(error: &reqwest::Error) -> bool {
    let chain = chain(error);
    chain.contains("tunnel error")
        && !chain.contains("failed to create underlying connection")
        && !chain.contains("authorization required")
}

/// Looks into a failed connection through `proxy`; `None` when the proxy is not what failed.
pub(super) async fn after(
    error: &reqwest::Error,
    proxy: &Proxy,
    request: &Request,
    config: &Config,
) -> Option<(Outcome, Error)> {
    let url = Url::parse(&proxy.url).ok()?;
    let target = origin(&request.url);
    let chain = chain(error);
    let no_connection = chain.contains("failed to create underlying connection");
    if chain.contains("authorization required") {
        // A login that was refused is not tried again, not even to ask what would be accepted: accounts get locked.
        let answer = ProxyAnswer { status: 407, schemes: Vec::new() };
        let sent = login(&url).is_some();
        return Some(explained(&answer, &proxy.shown, &proxy.origin, &target, sent));
    }
    if chain.contains("tunnel error") && !no_connection {
        let answer = tokio::time::timeout(config.timers.connect, connect(&url, &target)).await;
        if let Ok(Ok(answer)) = &answer
            && !(200..300).contains(&answer.status)
        {
            return Some(explained(answer, &proxy.shown, &proxy.origin, &target, login(&url).is_some()));
        }
        if let Ok(Err(problem)) = answer {
            let what = format!("{} does not answer like a proxy", proxy.shown);
            let ours = Error::new(ErrorKind::Proxy, what)
                .entry(EntryId::PROXY_REFUSED)
                .fact("cause", problem.to_string())
                .fix(format!("check address, port and scheme of the proxy in {}", proxy.origin));
            return Some((Outcome::ProxyRefused, ours));
        }
        let answer = ProxyAnswer { status: 502, schemes: Vec::new() };
        return Some(explained(&answer, &proxy.shown, &proxy.origin, &target, false));
    }
    if chain.to_ascii_lowercase().contains("socks") && !no_connection {
        let what = format!("the proxy {} did not connect to {target}", proxy.shown);
        let ours = Error::new(ErrorKind::Proxy, what).entry(EntryId::PROXY_SOCKS_FAILED).fact("cause", chain);
        return Some((Outcome::ProxyRefused, ours));
    }
    down(error, proxy, &url, config).await
}

/// Tells a proxy that is down or unknown from a target that is: only the proxy is ever dialled here.
async fn down(error: &reqwest::Error, proxy: &Proxy, url: &Url, config: &Config) -> Option<(Outcome, Error)> {
    let reached = tokio::time::timeout(config.timers.connect, dial(url)).await;
    if matches!(reached, Ok(Ok(_))) {
        return None;
    }
    let shown = &proxy.shown;
    let (what, entry) = if find::<super::resolve::DnsFailure>(error).is_some() {
        (format!("the name of the proxy {shown} does not resolve"), EntryId::PROXY_DOWN)
    } else {
        (format!("the proxy {shown} cannot be reached"), EntryId::PROXY_DOWN)
    };
    let ours = Error::new(ErrorKind::Proxy, what)
        .entry(entry)
        .fact("cause", chain(error))
        .fix(Fix::again(["--no-proxy"]).to(format!("check the address in {}, or go without", proxy.origin)));
    Some((Outcome::ProxyDown, ours))
}

/// Opens a TCP connection to the proxy.
///
/// # Errors
/// When its name does not resolve or nothing listens.
pub(crate) async fn dial(proxy: &Url) -> io::Result<TcpStream> {
    let host = proxy.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let port = proxy.port_or_known_default().unwrap_or(1080);
    TcpStream::connect((host, port)).await
}

/// Sends one CONNECT for `target` (`host:port`) and reads the answer's head.
///
/// # Errors
/// When the proxy cannot be reached or does not answer in HTTP.
pub(crate) async fn connect(proxy: &Url, target: &str) -> io::Result<ProxyAnswer> {
    connect_over(dial(proxy).await?, proxy, target).await
}

async fn connect_over(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    proxy: &Url,
    target: &str,
) -> io::Result<ProxyAnswer> {
    stream.write_all(request(proxy, target).as_bytes()).await?;
    let mut answer = Vec::new();
    while !answer.windows(4).any(|four| four == b"\r\n\r\n") && answer.len() < CAP {
        if stream.read_buf(&mut answer).await? == 0 {
            break;
        }
    }
    parse(&answer).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "not an HTTP answer"))
}

/// The request for a tunnel to `target` (`host:port`), with the login of the proxy's URL.
#[must_use]
pub(crate) fn request(proxy: &Url, target: &str) -> String {
    let mut head = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n");
    if let Some((user, password)) = login(proxy) {
        head.push_str("Proxy-Authorization: Basic ");
        head.push_str(&STANDARD.encode(format!("{user}:{password}")));
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    head
}

/// User and password of a proxy URL, percent-decoded.
#[must_use]
pub(crate) fn login(proxy: &Url) -> Option<(String, String)> {
    let decode = |text: &str| -> String {
        url::form_urlencoded::parse(format!("v={}", text.replace('+', "%2B").replace('&', "%26")).as_bytes())
            .next()
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    let user = proxy.username();
    let password = proxy.password().unwrap_or_default();
    (!user.is_empty() || !password.is_empty()).then(|| (decode(user), decode(password)))
}

/// Reads the head of a proxy's answer; `None` if it is not HTTP.
#[must_use]
pub(crate) fn parse(answer: &[u8]) -> Option<ProxyAnswer> {
    let mut slots = [httparse::EMPTY_HEADER; 64];
    let mut response = httparse::Response::new(&mut slots);
    response.parse(answer).ok()?;
    let status = response.code?;
    let schemes = response
        .headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case("proxy-authenticate"))
        .filter_map(|header| std::str::from_utf8(header.value).ok())
        .filter_map(|value| value.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    Some(ProxyAnswer { status, schemes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_and_the_offered_schemes_are_read() {
        let answer = parse(
            b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nproxy-authenticate: Basic realm=\"x\"\r\n\r\n",
        );
        let wanted = ProxyAnswer { status: 407, schemes: vec!["Negotiate".into(), "Basic".into()] };
        assert_eq!(answer, Some(wanted));
        assert_eq!(parse(b"SSH-2.0-x\r\n\r\n"), None);
    }

    #[test]
    fn a_login_is_percent_decoded() {
        let url = Url::parse("http://me%40home:p%3Aw+1&2@proxy:3128").expect("url");
        assert_eq!(login(&url), Some(("me@home".into(), "p:w+1&2".into())));
        assert_eq!(login(&Url::parse("http://proxy:3128").expect("url")), None);
    }
}
