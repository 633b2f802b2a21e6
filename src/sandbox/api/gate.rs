//! What every request must show before it is looked at: credential, version, beta names, content type.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;

use super::error::ApiError;
use crate::sandbox::http::Head;

/// The versions of the API that this server speaks, newest first.
pub(crate) const VERSIONS: &[&str] = &["2026-10-21", "2023-06-01", "2023-01-01"];

/// What the headers of an admitted request said.
#[derive(Clone, Debug, Default)]
pub(crate) struct Caller {
    /// Sampling parameters and the like are gone from this version on.
    pub is_newest_version: bool,
    pub betas: Vec<String>,
    /// Stands for the key, which is kept nowhere.
    pub key: u64,
    /// Whether any key, any id and any model will do.
    pub lenient: bool,
    /// Whether the caller reads the beta form of answers.
    pub beta: bool,
}

impl Caller {
    /// Whether a beta name that begins like this came along.
    pub(crate) fn may_use(&self, beta: &str) -> bool {
        self.lenient || self.betas.iter().any(|own| own.starts_with(beta))
    }
}

/// Lets a request in, or says why not.
pub(crate) fn admit(head: &Head, has_body: bool, lenient: bool) -> Result<Caller, ApiError> {
    let betas = betas(head);
    credential(head, &betas, lenient)?;
    let version = match head.header("anthropic-version").map(str::trim) {
        None | Some("") => return Err(ApiError::new(400, "anthropic-version: header is required")),
        Some(version) => version,
    };
    if !VERSIONS.contains(&version) && !lenient {
        return Err(ApiError::new(400, format!("anthropic-version: \"{version}\" is not a valid version")));
    }
    let malformed: Vec<_> =
        betas.iter().filter(|beta| !is_beta_name(beta)).map(|beta| format!("`{beta}`")).collect();
    if !malformed.is_empty() && !lenient {
        return Err(ApiError::new(
            400,
            format!(
                "Unexpected value(s) {} for the `anthropic-beta` header. Please consult our documentation at \
                 platform.claude.com/docs or try again without the header.",
                malformed.join(", ")
            ),
        ));
    }
    let content_type = head.header("content-type").unwrap_or_default().to_ascii_lowercase();
    if has_body && !content_type.starts_with("application/json") {
        return Err(ApiError::new(400, "Content-Type: must be application/json"));
    }
    Ok(Caller {
        is_newest_version: version == VERSIONS[0],
        betas,
        key: key(head),
        lenient,
        beta: is_beta(head),
    })
}

/// A number that stands for the caller's key as long as the server runs.
pub(crate) fn key(head: &Head) -> u64 {
    let key = head.header("x-api-key").or_else(|| head.header("authorization")).unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    key.trim_start_matches("Bearer ").hash(&mut hasher);
    hasher.finish()
}

/// Calls of the beta interface say so in their query, or in their headers.
pub(crate) fn is_beta(head: &Head) -> bool {
    head.header("anthropic-beta").is_some()
        || head
            .target
            .split_once('?')
            .is_some_and(|(_, query)| query.split('&').any(|pair| pair == "beta=true"))
}

fn betas(head: &Head) -> Vec<String> {
    let values = head.headers.iter().filter(|(name, _)| name == "anthropic-beta");
    values.flat_map(|(_, value)| value.split(',')).map(|name| name.trim().to_owned()).collect()
}

/// Looks at a key's shape only; a key that ends in `-NNN` plays a key that gets that status.
fn credential(head: &Head, betas: &[String], lenient: bool) -> Result<(), ApiError> {
    if lenient && ["x-api-key", "authorization"].iter().any(|name| head.header(name).is_some()) {
        return Ok(());
    }
    if head.count("x-api-key") > 1 {
        return Err(ApiError::new(401, "API key is invalid."));
    }
    if let Some(key) = head.header("x-api-key") {
        return key_shape(key, "invalid x-api-key");
    }
    let Some(value) = head.header("authorization") else {
        return Err(ApiError::new(401, "x-api-key header is required"));
    };
    let Some(token) = value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("bearer ")) else {
        return Err(ApiError::new(401, "Invalid bearer token"));
    };
    if token.starts_with("sk-ant-oat") && !betas.iter().any(|beta| beta == "oauth-2025-04-20") {
        return Err(ApiError::new(401, "OAuth authentication is currently not supported."));
    }
    key_shape(token, "Invalid bearer token")
}

fn key_shape(key: &str, complaint: &str) -> Result<(), ApiError> {
    let known = ["sk-ant-api", "sk-ant-oat"].iter().any(|prefix| key.starts_with(prefix));
    if !known || !key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        return Err(ApiError::new(401, complaint));
    }
    let status = key.rsplit_once('-').map(|(_, end)| end).filter(|end| end.len() == 3);
    match status.and_then(|end| end.parse().ok()).filter(|status| (400..=599).contains(status)) {
        Some(401) => Err(ApiError::new(401, complaint)),
        Some(status) => {
            let fault = crate::sandbox::spec::Fault::default();
            Err(ApiError::of_fault(&fault, status))
        }
        None => Ok(()),
    }
}

/// Whether this is a beta name at all: words and a date, `output-128k-2025-02-19` or the older `claude-code-20250219`.
/// The list of the API grows every week, so a name that is not known here is not wrong.
fn is_beta_name(name: &str) -> bool {
    let date = name.len().checked_sub(11).and_then(|at| name.get(at..)).filter(|end| is_date(end, true));
    let old = name.len().checked_sub(9).and_then(|at| name.get(at..)).filter(|end| is_date(end, false));
    let Some(end) = date.or(old) else { return false };
    let words = &name[..name.len() - end.len()];
    words.split('-').all(|word| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// `-2025-02-19` or `-20250219`
fn is_date(text: &str, dashes: bool) -> bool {
    let form: &[u8] = if dashes { b"-dddd-dd-dd" } else { b"-dddddddd" };
    let fits = text.len() == form.len()
        && text.bytes().zip(form).all(|(byte, form)| match form {
            b'd' => byte.is_ascii_digit(),
            form => byte == *form,
        });
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    fits && digits.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(headers: &[(&str, &str)]) -> (u16, String) {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        match admit(&Head { headers, ..Head::default() }, false, false) {
            Ok(_) => (200, String::new()),
            Err(error) => (error.status, error.message),
        }
    }

    const KEY: (&str, &str) = ("x-api-key", "sk-ant-api03-x");
    const VERSION: (&str, &str) = ("anthropic-version", "2026-10-21");

    #[test]
    fn a_key_of_the_right_shape_is_let_in_either_way() {
        assert_eq!(refused(&[KEY, VERSION]).0, 200);
        assert_eq!(refused(&[("authorization", "Bearer sk-ant-api03-x"), VERSION]).0, 200);
        assert_eq!(
            refused(&[
                ("authorization", "Bearer sk-ant-oat01-x"),
                ("anthropic-beta", "oauth-2025-04-20"),
                VERSION
            ])
            .0,
            200
        );
    }

    #[test]
    fn the_wrong_credential_is_told_apart() {
        assert_eq!(refused(&[VERSION]), (401, "x-api-key header is required".into()));
        assert_eq!(refused(&[("x-api-key", "sk-ant-admin01-x"), VERSION]), (401, "invalid x-api-key".into()));
        assert_eq!(refused(&[("x-api-key", "\"sk-ant-api03-x\""), VERSION]).0, 401);
        assert_eq!(
            refused(&[("authorization", "Bearer ollama"), VERSION]),
            (401, "Invalid bearer token".into())
        );
        assert_eq!(refused(&[("authorization", "Basic x"), VERSION]).0, 401);
        assert_eq!(
            refused(&[("authorization", "Bearer sk-ant-oat01-x"), VERSION]).1,
            "OAuth authentication is currently not supported."
        );
        assert_eq!(refused(&[KEY, KEY, VERSION]).1, "API key is invalid.");
    }

    #[test]
    fn a_key_can_play_a_status() {
        for status in [401, 402, 403, 429, 529] {
            assert_eq!(refused(&[("x-api-key", &format!("sk-ant-api03-x-{status}")), VERSION]).0, status);
        }
    }

    #[test]
    fn version_and_beta_names_must_be_known() {
        assert_eq!(refused(&[KEY]), (400, "anthropic-version: header is required".into()));
        assert_eq!(
            refused(&[KEY, ("anthropic-version", "2020-01-01")]).1,
            "anthropic-version: \"2020-01-01\" is not a valid version"
        );
        assert!(
            refused(&[KEY, VERSION, ("anthropic-beta", "oauth-2025-04-20,nope")])
                .1
                .starts_with("Unexpected value(s) `nope` for")
        );
        assert!(refused(&[KEY, VERSION, ("anthropic-beta", "")]).1.contains("``"));
        for name in [
            "context-1m-2025-08-07",
            "effort-2025-11-24",
            "claude-code-20250219",
            "something-nobody-has-heard-of-2031-12-31",
        ] {
            assert_eq!(refused(&[KEY, VERSION, ("anthropic-beta", name)]).0, 200, "{name}");
        }
        for name in [
            "context-1m",
            "2025-08-07",
            "-2025-08-07",
            "a--b-2025-08-07",
            "A-2025-08-07",
            "a-2025-13-07",
            "a-2025-8-7",
        ] {
            assert_eq!(refused(&[KEY, VERSION, ("anthropic-beta", name)]).0, 400, "{name}");
        }
    }
}
