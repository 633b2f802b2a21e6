//! One request as plain data, and the connection settings it is sent through.

use std::fmt;

use reqwest::header::{CONTENT_LENGTH, HeaderMap, HeaderValue};
use url::Url;

use super::upload::Recipe;

/// The HTTP methods the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Sends.
    Post,
    /// Removes.
    Delete,
}

impl Method {
    /// As written on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

impl From<Method> for reqwest::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Delete => Self::DELETE,
        }
    }
}

/// Everything one request needs; sent again as often as the retry layer asks.
#[derive(Clone)]
pub(crate) struct Request {
    /// The method.
    pub method: Method,
    /// The full URL; never with credentials in it.
    pub url: Url,
    /// Headers; the credential's value is marked sensitive.
    pub headers: HeaderMap,
    /// The body.
    pub body: Recipe,
}

impl Request {
    /// The headers; an empty body that servers may wait for is announced as empty.
    pub(super) fn headers_with_length(&self) -> HeaderMap {
        let mut headers = self.headers.clone();
        if self.method == Method::Post && self.body.length() == 0 {
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        headers
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method.name(), self.url)
    }
}

/// Headers for people: names with values, those marked sensitive left out.
#[must_use]
pub(crate) fn shown(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| {
        if value.is_sensitive() {
            "(not shown)".to_owned()
        } else {
            String::from_utf8_lossy(value.as_bytes()).into_owned()
        }
    };
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}
