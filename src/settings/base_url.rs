//! The address of the API: what people write, made into what can be called, or refused with the corrected value.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use url::{Host, Url};

use super::{Origin, Topic, Warning};
use crate::error::{Error, ErrorKind, Result};

/// Where requests go unless somebody says otherwise.
pub(crate) const OFFICIAL: &str = "https://api.anthropic.com";

/// An address without login, query, fragment, trailing slash and the path of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BaseUrl(Url);

impl BaseUrl {
    /// The API's own address.
    #[must_use]
    #[allow(clippy::missing_panics_doc, reason = "a constant that is a URL")]
    pub(crate) fn official() -> Self {
        Self(Url::parse(OFFICIAL).expect("a constant that is a URL"))
    }

    /// The address as text, without a slash at its end.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// The address, parsed.
    #[must_use]
    pub(crate) fn url(&self) -> &Url {
        &self.0
    }

    /// Whether it is the API's own address.
    #[must_use]
    pub(crate) fn is_official(&self) -> bool {
        self.as_str() == OFFICIAL
    }

    /// Whether it names this machine, so that plain http is as good as https.
    #[must_use]
    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether a URL names this machine.
#[must_use]
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            name == "localhost" || name.ends_with(".localhost")
        }
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).to_canonical().is_loopback(),
        None => false,
    }
}

/// Reads an address and says what was changed about it.
///
/// # Errors
/// `config`, naming `origin` and the corrected value where there is one. The text is never repeated if it could hold
/// a login.
pub(super) fn read(text: &str, origin: &Origin, allow_http: bool) -> Result<(BaseUrl, Vec<Warning>)> {
    let refuse = |problem: &str| {
        Error::new(ErrorKind::Config, format!("the base URL from {} {problem}", origin.describe()))
            .why("it is the address that every request goes to, so it has to be whole")
    };
    let text = text.trim();
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>".contains(c)) {
        return Err(refuse("holds a blank, quote or control character").fix(correction(origin, OFFICIAL)));
    }
    let Some((scheme, _)) = text.split_once("://") else {
        return Err(without_scheme(
            text,
            origin,
            refuse("has no scheme")
                .why("an address says how to call it: https://, or http:// on this machine"),
        ));
    };
    let mut url = Url::parse(text)
        .map_err(|error| refuse(&format!("is not a URL: {error}")).fix(correction(origin, OFFICIAL)))?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(refuse(&format!("has the scheme {scheme}, which is neither https nor http")));
    }
    if url.domain().is_some_and(is_too_long) {
        return Err(refuse("holds a host name that is too long to exist").fix(correction(origin, OFFICIAL)));
    }
    if !url.username().is_empty() || url.password().is_some() {
        let why = "a login in the address would be sent to the API's host, and end up in logs";
        let _ = url.set_username("").and_then(|()| url.set_password(None));
        return Err(refuse("holds a login").why(why).fix(correction(origin, url.as_str())));
    }
    if url.query().is_some() || url.fragment().is_some() {
        url.set_query(None);
        url.set_fragment(None);
        return Err(refuse("holds a query or fragment")
            .why("every request adds its own path to the address")
            .fix(correction(origin, url.as_str())));
    }
    let mut warnings = Vec::new();
    if strip_endpoint(&mut url) {
        let used = url.as_str().trim_end_matches('/');
        let what = format!(
            "the base URL {text} from {} is corrected to {used}: each request adds its own path",
            origin.describe()
        );
        warnings.push(Warning::new(Topic::Address, what).fix(correction(origin, url.as_str())));
    }
    if url.scheme() == "http" && !is_loopback(&url) && !allow_http {
        return Err(plain(&url, origin, refuse("is plain http to another host")));
    }
    warnings.extend(web_site(&url, origin));
    Ok((BaseUrl(url), warnings))
}

/// Names have 253 characters at most, and 63 between two dots (RFC 1035).
fn is_too_long(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    host.len() > 253 || host.split('.').any(|label| label.len() > 63)
}

fn correction(origin: &Origin, url: &str) -> String {
    let url = url.trim_end_matches('/');
    match origin {
        Origin::Flag(flag) => format!("write {flag} {url}"),
        Origin::Env(name) => format!("export {name}={url}"),
        Origin::EnvFile { variable, .. } => format!("write {variable}={url}"),
        _ => format!("write base_url = \"{url}\""),
    }
}

fn without_scheme(text: &str, origin: &Origin, error: Error) -> Error {
    let local = Url::parse(&format!("http://{text}")).is_ok_and(|url| is_loopback(&url));
    let corrected = format!("{}://{text}", if local { "http" } else { "https" });
    match Url::parse(&corrected) {
        Ok(url) if url.username().is_empty() && url.password().is_none() => {
            error.fix(correction(origin, &corrected))
        }
        _ => error.fix(correction(origin, OFFICIAL)),
    }
}

fn plain(url: &Url, origin: &Origin, error: Error) -> Error {
    let error = error
        .fact("url", url.as_str().trim_end_matches('/'))
        .why("the key would travel unencrypted, readable for everybody on the way");
    let mut corrected = url.clone();
    // Servers print the address they listen on; 0.0.0.0 is reached as loopback.
    if url.host() == Some(Host::Ipv4(Ipv4Addr::UNSPECIFIED)) {
        return match corrected.set_ip_host(IpAddr::V4(Ipv4Addr::LOCALHOST)) {
            Ok(()) => error.fix(correction(origin, corrected.as_str())),
            Err(()) => error,
        };
    }
    match corrected.set_scheme("https") {
        Ok(()) => error.fix(correction(origin, corrected.as_str())),
        Err(()) => error,
    }
    .fix("if that host and the way to it are yours: add --allow-http")
}

/// Takes slashes and endpoints off the end of the path; says whether there was an endpoint.
fn strip_endpoint(url: &mut Url) -> bool {
    const ENDPOINTS: [&str; 6] = [
        "/v1/messages/count_tokens",
        "/v1/messages/batches",
        "/v1/messages",
        "/v1/models",
        "/v1/complete",
        "/v1",
    ];
    let mut path = url.path().trim_end_matches('/');
    let mut stripped = false;
    while let Some(shorter) = ENDPOINTS.iter().find_map(|endpoint| path.strip_suffix(endpoint)) {
        path = shorter.trim_end_matches('/');
        stripped = true;
    }
    let path = path.to_owned();
    url.set_path(&path);
    stripped
}

/// Addresses that people copy from the browser.
fn web_site(url: &Url, origin: &Origin) -> Option<Warning> {
    const SITES: [&str; 7] = [
        "anthropic.com",
        "www.anthropic.com",
        "console.anthropic.com",
        "docs.anthropic.com",
        "platform.claude.com",
        "claude.ai",
        "claude.com",
    ];
    let host = url.host_str().filter(|host| SITES.contains(host))?;
    Some(
        Warning::new(Topic::Address, format!("{host} ({}) is a web site, not the API", origin.describe()))
            .fix(correction(origin, OFFICIAL)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin() -> Origin {
        Origin::Env("ANTHROPIC_BASE_URL".to_owned())
    }

    fn ok(text: &str) -> (String, usize) {
        let (url, warnings) = read(text, &origin(), false).expect(text);
        (url.to_string(), warnings.len())
    }

    fn refused(text: &str) -> (String, String) {
        let error = read(text, &origin(), false).expect_err(text);
        assert_eq!(error.kind, ErrorKind::Config);
        (
            error.to_string(),
            error.evidence.fixes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        )
    }

    #[test]
    fn endpoints_and_slashes_are_taken_off() {
        for (text, url, warnings) in [
            ("https://api.anthropic.com", "https://api.anthropic.com", 0),
            ("https://api.anthropic.com/", "https://api.anthropic.com", 0),
            ("https://api.anthropic.com/v1", "https://api.anthropic.com", 1),
            ("https://api.anthropic.com//v1/", "https://api.anthropic.com", 1),
            ("https://api.anthropic.com/v1/v1/messages", "https://api.anthropic.com", 1),
            ("https://gw.example/anthropic/v1/messages/", "https://gw.example/anthropic", 1),
            ("HTTPS://GW.example:8443/Anthropic", "https://gw.example:8443/Anthropic", 0),
            ("http://localhost:8080", "http://localhost:8080", 0),
            ("http://127.1.2.3", "http://127.1.2.3", 0),
            ("http://[::1]:1", "http://[::1]:1", 0),
            ("https://console.anthropic.com", "https://console.anthropic.com", 1),
        ] {
            assert_eq!(ok(text), (url.to_owned(), warnings), "{text}");
        }
    }

    #[test]
    fn a_missing_scheme_is_refused_with_the_corrected_value() {
        let (what, fix) = refused("api.anthropic.com");
        assert!(what.contains("ANTHROPIC_BASE_URL") && what.contains("no scheme"), "{what}");
        assert_eq!(fix, "export ANTHROPIC_BASE_URL=https://api.anthropic.com");
        assert_eq!(refused("localhost:8080").1, "export ANTHROPIC_BASE_URL=http://localhost:8080");
        assert_eq!(refused("gw.example:8080/x").1, "export ANTHROPIC_BASE_URL=https://gw.example:8080/x");
    }

    #[test]
    fn plain_http_needs_permission_unless_it_stays_here() {
        let (what, fix) = refused("http://gw.example/x");
        assert!(what.contains("plain http"), "{what}");
        assert!(fix.contains("https://gw.example/x") && fix.contains("--allow-http"), "{fix}");
        assert!(refused("http://0.0.0.0:4000").1.contains("http://127.0.0.1:4000"));
        refused("http://127.0.0.1.example.com");
        refused("http://localhost.example.com");
        assert!(read("http://gw.example", &origin(), true).is_ok());
    }

    #[test]
    fn logins_never_come_back_out() {
        for text in ["https://me:hunter2@gw.example", "me:hunter2@gw.example", "ftp://me:hunter2@x"] {
            let (what, fix) = refused(text);
            assert!(!what.contains("hunter2") && !fix.contains("hunter2"), "{what} {fix}");
        }
    }

    #[test]
    fn what_is_no_base_is_refused() {
        for text in ["https://x/?a=b", "https://x/#a", "https://a b", "\"https://x\"", "https://", "ws://x"] {
            refused(text);
        }
        let long = |label: usize, labels: usize| {
            format!("https://{}example", format!("{}.", "x".repeat(label)).repeat(labels))
        };
        assert!(read(&long(63, 3), &origin(), false).is_ok());
        assert!(refused(&long(64, 1)).0.contains("too long") && refused(&long(63, 4)).0.contains("too long"));
    }
}
