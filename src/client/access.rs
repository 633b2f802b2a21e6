//! Where requests go and what every one of them carries: address, credential, version, betas, workspace.

use reqwest::header::{ACCEPT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use url::Url;

use crate::api::headers;
use crate::error::{Error, ErrorKind, Result};

/// How to reach the API and as whom. Holds the credential only as a header value that is never printed.
#[derive(Clone)]
pub(crate) struct Access {
    base: Url,
    headers: HeaderMap,
    credential: Option<String>,
}

/// A header that carries a credential.
pub(crate) struct CredentialHeader<'a> {
    /// `x-api-key` or `authorization`.
    pub name: &'static str,
    /// The whole value, for a bearer token with its scheme.
    pub value: &'a str,
    /// Source and last four characters, for people.
    pub shown: String,
}

impl Access {
    /// Access to `base` with the headers every request needs.
    ///
    /// # Errors
    /// `config` when a value cannot stand in a header.
    pub(crate) fn new(base: Url, version: &str, betas: &[String], workspace: Option<&str>) -> Result<Self> {
        let mut access = Self { base, headers: HeaderMap::new(), credential: None };
        // Without the header a server may compress; an answer that streams would then arrive in lumps.
        access.add(ACCEPT_ENCODING.as_str(), "identity")?;
        access.add(headers::VERSION, version)?;
        if !betas.is_empty() {
            access.add(headers::BETA, &betas.join(","))?;
        }
        if let Some(workspace) = workspace {
            access.add(headers::WORKSPACE, workspace)?;
        }
        Ok(access)
    }

    /// Adds a header of the user's own; its value may be a gateway's token, so it is never shown.
    ///
    /// # Errors
    /// `config` when name or value cannot stand in a request.
    pub(crate) fn add_private(&mut self, name: &str, value: &str) -> Result<()> {
        let (name, mut value) = header(name, value)?;
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(())
    }

    fn add(&mut self, name: &str, value: &str) -> Result<()> {
        let (name, value) = header(name, value)?;
        self.headers.insert(name, value);
        Ok(())
    }

    /// Sets the one credential header.
    ///
    /// # Errors
    /// `config` when the credential cannot stand in a header; its value is not shown.
    pub(crate) fn sign(&mut self, credential: CredentialHeader<'_>) -> Result<()> {
        let mut value = HeaderValue::from_str(credential.value).map_err(|_| {
            let what = "the credential has characters that a header cannot carry";
            Error::new(ErrorKind::Config, what).fact("credential", credential.shown.clone())
        })?;
        value.set_sensitive(true);
        self.headers.insert(HeaderName::from_static(credential.name), value);
        self.credential = Some(credential.shown);
        Ok(())
    }

    /// Source and last four characters of the credential, if there is one.
    #[must_use]
    pub(crate) fn credential(&self) -> Option<&str> {
        self.credential.as_deref()
    }

    /// The URL of a path below the base, which may have a path of its own (a gateway's prefix).
    #[must_use]
    pub(crate) fn url(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.base.clone();
        let prefix = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{prefix}{path}"));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    /// The headers of a request; `json` when it has a body.
    #[must_use]
    pub(crate) fn headers(&self, json: bool) -> HeaderMap {
        let mut headers = self.headers.clone();
        if json {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        headers
    }
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue)> {
    let bad = |what: &str| Error::new(ErrorKind::Config, format!("the header {name:?} has {what}"));
    let parsed = name.parse().map_err(|_| bad("a name that HTTP does not allow"))?;
    let value = HeaderValue::from_str(value).map_err(|_| bad("a value that HTTP does not allow"))?;
    Ok((parsed, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access(base: &str) -> Access {
        Access::new(Url::parse(base).expect("url"), "2026-10-21", &["a".into(), "b".into()], None)
            .expect("access")
    }

    #[test]
    fn paths_are_put_below_a_gateways_prefix() {
        assert_eq!(access("http://h").url("/v1/models", &[]).as_str(), "http://h/v1/models");
        assert_eq!(
            access("http://h/gate/").url("/v1/models", &[("limit", "5"), ("after_id", "a b")]).as_str(),
            "http://h/gate/v1/models?limit=5&after_id=a+b"
        );
    }

    #[test]
    fn betas_share_one_header_and_a_credential_never_prints() {
        let mut access = access("http://h");
        let shown = "ANTHROPIC_API_KEY (…1a2B)".to_owned();
        access.sign(CredentialHeader { name: "x-api-key", value: "sk-ant-secret", shown }).expect("signs");
        let headers = access.headers(true);
        assert_eq!(headers["anthropic-beta"], "a,b");
        assert_eq!(headers["content-type"], "application/json");
        assert!(!format!("{headers:?}").contains("secret"));
    }

    #[test]
    fn a_bad_header_is_named_without_its_value() {
        let error = access("http://h").add_private("x", "a\nsecret").expect_err("refused");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
