//! The address of a proxy, with its login kept apart from everything that is shown.

use url::Url;

use super::super::base_url::is_loopback;
use super::super::found::Found;
use super::super::{Origin, Secret};
use super::refuse;
use crate::error::Result;

/// The schemes that the transport can speak to a proxy.
const SCHEMES: [&str; 6] = ["http", "https", "socks5", "socks5h", "socks4", "socks4a"];

/// One proxy. Has no `Debug`: the URL may hold a password.
#[derive(Clone)]
pub(crate) struct Proxy {
    /// The whole URL, user and password included.
    pub url: Secret,
    /// The same without user and password.
    pub shown: String,
    /// Who named it.
    pub origin: Origin,
    /// Whether it runs on this machine.
    pub local: bool,
    /// The password, as it is written and as it is sent.
    pub(super) password: Vec<Secret>,
}

impl Proxy {
    pub(super) fn from_found(found: Found) -> Result<Self> {
        Self::read(&found.text, found.origin)
    }

    /// Reads an address; without a scheme it is `http://`, as everywhere.
    pub(super) fn read(text: &str, origin: Origin) -> Result<Self> {
        let text = text.trim();
        if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(refuse(&origin, "holds a blank or control character"));
        }
        // Desktops write socks://, and mean version 5 with names resolved by the proxy.
        let full = match text.split_once("://") {
            Some(("socks", rest)) => format!("socks5h://{rest}"),
            Some(_) => text.to_owned(),
            None => format!("http://{text}"),
        };
        let url = Url::parse(&full).map_err(|error| unreadable(&full, &origin, error))?;
        if !SCHEMES.contains(&url.scheme()) {
            let problem =
                format!("has the unsupported scheme {}; known are {}", url.scheme(), SCHEMES.join(", "));
            return Err(refuse(&origin, &problem));
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(refuse(&origin, "has no host"));
        }
        // A password with a bare "/" or "#" ends the address early and leaves an "@" behind it.
        let rest = [Some(url.path()), url.query(), url.fragment()];
        if rest.into_iter().flatten().any(|part| part.contains('@')) {
            return Err(encode(refuse(&origin, "seems to hold a password with unescaped characters")));
        }
        let mut shown = url.clone();
        let login = !url.username().is_empty() || url.password().is_some();
        if login {
            let _ = shown.set_username("").and_then(|()| shown.set_password(None));
        }
        let shown = shown.as_str().trim_end_matches('/').to_owned();
        let shown = if login { shown.replacen("://", "://***@", 1) } else { shown };
        let mut password: Vec<String> =
            url.password().into_iter().flat_map(|text| [text.to_owned(), decoded(text)]).collect();
        password.dedup();
        let password = password.into_iter().map(Secret::new).collect();
        let local = is_loopback(&url);
        Ok(Self { url: Secret::new(url.as_str()), shown, origin, local, password })
    }
}

/// A part of a URL without its percent signs.
fn decoded(text: &str) -> String {
    let query = format!("v={}", text.replace('+', "%2B").replace('&', "%26"));
    url::form_urlencoded::parse(query.as_bytes()).map(|(_, value)| value.into_owned()).collect()
}

fn unreadable(full: &str, origin: &Origin, error: url::ParseError) -> crate::error::Error {
    let refused = refuse(origin, &format!("is not a URL: {error}"));
    if full.contains('@') { encode(refused) } else { refused }
}

fn encode(error: crate::error::Error) -> crate::error::Error {
    error.fix("write / as %2F, # as %23, @ as %40 and : as %3A inside user and password")
}
